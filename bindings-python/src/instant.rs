//! Instants and durations: Python's aware `datetime` and `timedelta` there, whole
//! seconds and `OffsetDateTime` here.

use crate::{arguments::unexpected, errors::raised};
use pyo3::{
    exceptions::PyAttributeError,
    intern,
    prelude::*,
    sync::PyOnceLock,
    types::{PyDict, PyType},
};
use time::OffsetDateTime;

/// The signing time that was passed, or the clock's, read once.
pub(crate) fn signing_time(given: Option<&Bound<'_, PyAny>>) -> PyResult<OffsetDateTime> {
    instant_argument("signing-time", given)
}

/// The clock beside a signing time that was passed: what scoped signers count from.
pub(crate) fn clock_beside(given: Option<&Bound<'_, PyAny>>) -> PyResult<Option<OffsetDateTime>> {
    given.map(|_| signing_time(None)).transpose()
}

/// The instant that was passed under this name, or the clock's, read once.
pub(crate) fn instant_argument(name: &str, given: Option<&Bound<'_, PyAny>>) -> PyResult<OffsetDateTime> {
    let Some(given) = given else { return Python::attach(now) };
    if !is_datetime(given)? {
        return Err(unexpected(name, given, "an aware datetime"));
    }
    let seconds = unix_seconds(name, given)?;
    OffsetDateTime::from_unix_timestamp(seconds).map_err(|_| {
        let message = format!("{name} {seconds} (Unix seconds) is out of range");
        raised(given.py(), "InvalidSigningTime", &message)
    })
}

/// What `time.time()` says at this call, so that tests which freeze Python's clock freeze this one: some put
/// another function in its place (freezegun), some change what it does (time-machine). It is looked up in the
/// module's namespace, which is faster than to ask the module for it.
fn now(python: Python<'_>) -> PyResult<OffsetDateTime> {
    static NAMES: PyOnceLock<Py<PyDict>> = PyOnceLock::new();
    let names =
        NAMES.get_or_try_init(python, || python.import("time").map(|module| module.dict().unbind()))?;
    let time = names.bind(python).get_item(intern!(python, "time"))?;
    let time = time.ok_or_else(|| PyAttributeError::new_err("time.time is gone"))?;
    let seconds: f64 = time.call0()?.extract()?;
    // A cast that saturates: an absurd clock is out of range.
    OffsetDateTime::from_unix_timestamp(seconds.floor() as i64).map_err(|_| {
        raised(python, "InvalidSigningTime", &format!("the clock's time {seconds} is out of range"))
    })
}

/// Whole seconds since 1970 of an aware `datetime`, rounded down.
///
/// By subtraction, which is exact; the float of `timestamp()` is not in far years.
pub(crate) fn unix_seconds(name: &str, datetime: &Bound<'_, PyAny>) -> PyResult<i64> {
    let python = datetime.py();
    if datetime.call_method0(intern!(python, "utcoffset"))?.is_none() {
        let message = format!(
            "{name} is a naive datetime, which names no instant; pass an aware one, such as datetime.now(timezone.utc)",
        );
        return Err(raised(python, "InvalidOption", &message));
    }
    static EPOCH: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let epoch = EPOCH.get_or_try_init(python, || self::datetime(python, 0).map(Bound::unbind))?;
    whole_seconds(&datetime.sub(epoch)?)
}

/// Whole seconds of a `timedelta`, rounded down: its microseconds are never negative.
pub(crate) fn whole_seconds(timedelta: &Bound<'_, PyAny>) -> PyResult<i64> {
    let python = timedelta.py();
    let days: i64 = timedelta.getattr(intern!(python, "days"))?.extract()?;
    let seconds: i64 = timedelta.getattr(intern!(python, "seconds"))?.extract()?;
    Ok(days.saturating_mul(86_400).saturating_add(seconds))
}

/// The aware `datetime` in UTC of Unix seconds.
pub(crate) fn datetime(python: Python<'_>, unix_seconds: i64) -> PyResult<Bound<'_, PyAny>> {
    static UTC: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let utc = UTC.get_or_try_init(python, || -> PyResult<Py<PyAny>> {
        Ok(python.import("datetime")?.getattr("timezone")?.getattr("utc")?.unbind())
    })?;
    datetime_class(python)?.call_method1(intern!(python, "fromtimestamp"), (unix_seconds, utc))
}

pub(crate) fn is_datetime(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    value.is_instance(datetime_class(value.py())?)
}

pub(crate) fn is_timedelta(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    value.is_instance(CLASS.import(value.py(), "datetime", "timedelta")?)
}

/// The class itself, even while a test has put a subclass of its own in its place: the one that
/// has an hour.
fn datetime_class(python: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let class = CLASS.get_or_try_init(python, || -> PyResult<Py<PyType>> {
        let found = python.import("datetime")?.getattr("datetime")?.cast_into::<PyType>()?;
        for base in found.mro() {
            if base.getattr("__dict__")?.contains("hour")? {
                return Ok(base.cast_into::<PyType>()?.unbind());
            }
        }
        Ok(found.unbind())
    })?;
    Ok(class.bind(python))
}
