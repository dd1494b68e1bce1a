//! Whatever has `__arrow_c_stream__` or `__arrow_c_array__`: the arrays that it hands over.

use super::interface::{
    ARRAY_CAPSULE, ArrowArray, ArrowArrayStream, ArrowSchema, Released, SCHEMA_CAPSULE, STREAM_CAPSULE,
};
use pyo3::{
    exceptions::{PyRuntimeError, PyValueError},
    intern,
    prelude::*,
    types::{PyCapsule, PyTuple},
};
use std::{
    ffi::{CStr, CString},
    mem,
};

/// Arrays of one type.
pub(crate) struct Producer {
    pub(super) schema: ArrowSchema,
    arrays: Arrays,
}

enum Arrays {
    One(Option<ArrowArray>),
    Stream(ArrowArrayStream),
}

impl Producer {
    /// What `value` hands over; `None` if it is no producer of Arrow arrays. The stream is asked for first: some
    /// libraries copy all their chunks into one for the array.
    pub(crate) fn of(value: &Bound<'_, PyAny>) -> PyResult<Option<Producer>> {
        let python = value.py();
        if let Some(method) = value.getattr_opt(intern!(python, "__arrow_c_stream__"))? {
            let capsule = method.call0()?;
            let mut stream = taken(&capsule, STREAM_CAPSULE, ArrowArrayStream::RELEASED)?;
            let schema = stream.schema()?;
            return Ok(Some(Producer { schema, arrays: Arrays::Stream(stream) }));
        }
        if let Some(method) = value.getattr_opt(intern!(python, "__arrow_c_array__"))? {
            let (schema, array): (Bound<'_, PyAny>, Bound<'_, PyAny>) =
                method.call0()?.cast_into::<PyTuple>().map_err(PyErr::from)?.extract()?;
            let schema = taken(&schema, SCHEMA_CAPSULE, ArrowSchema::RELEASED)?;
            let array = taken(&array, ARRAY_CAPSULE, ArrowArray::RELEASED)?;
            return Ok(Some(Producer { schema, arrays: Arrays::One(Some(array)) }));
        }
        Ok(None)
    }

    /// The next array, or `None` at the end.
    pub(super) fn next(&mut self) -> PyResult<Option<ArrowArray>> {
        match &mut self.arrays {
            Arrays::One(array) => Ok(array.take()),
            Arrays::Stream(stream) => stream.next(),
        }
    }
}

/// Moves a struct out of its capsule, which is left with a released one.
fn taken<T: Released>(capsule: &Bound<'_, PyAny>, name: &CStr, released: T) -> PyResult<T> {
    let content = capsule.cast::<PyCapsule>().map_err(PyErr::from)?.pointer_checked(Some(name))?;
    // SAFETY: a capsule of this name holds this struct (PyCapsule interface of Arrow), and while the
    // interpreter lock is held nobody else moves it.
    let content = unsafe { content.cast::<T>().as_mut() };
    if content.is_released() {
        return Err(PyValueError::new_err(
            "the Arrow data was taken already, or released; ask its owner for it anew",
        ));
    }
    Ok(mem::replace(content, released))
}

impl ArrowArrayStream {
    fn schema(&mut self) -> PyResult<ArrowSchema> {
        let mut schema = ArrowSchema::RELEASED;
        // SAFETY: the stream is not released, and the callback fills a released schema.
        let status = self.get_schema.map_or(0, |get_schema| unsafe { get_schema(self, &mut schema) });
        self.check(status)?;
        Ok(schema)
    }

    fn next(&mut self) -> PyResult<Option<ArrowArray>> {
        let mut array = ArrowArray::RELEASED;
        // SAFETY: the stream is not released, and the callback fills a released array.
        let status = self.get_next.map_or(0, |get_next| unsafe { get_next(self, &mut array) });
        self.check(status)?;
        Ok(Some(array).filter(|array| array.release.is_some()))
    }

    /// The producer's own error, which it words.
    fn check(&mut self, status: i32) -> PyResult<()> {
        if status == 0 {
            return Ok(());
        }
        // SAFETY: the stream is not released.
        let text = self.get_last_error.map(|get_last_error| unsafe { get_last_error(self) });
        let text = text.filter(|text| !text.is_null());
        // SAFETY: a text that is not NULL ends with NUL and lives until the next call.
        let text = text.map_or_else(CString::default, |text| unsafe { CStr::from_ptr(text) }.into());
        Err(PyRuntimeError::new_err(format!("the Arrow stream failed: {}", text.to_string_lossy())))
    }
}
