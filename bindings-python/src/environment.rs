//! Environment variables as bytes, which need not be Unicode.

use crate::arguments::unexpected;
use pyo3::{
    intern,
    prelude::*,
    types::{PyBytes, PyMapping, PyString},
};
use zeroize::Zeroizing;

type Bytes = Zeroizing<Vec<u8>>;

/// The variables of a mapping such as `os.environ`. `None` is one that is not set.
pub(crate) fn variables(environment: &Bound<'_, PyAny>) -> PyResult<Vec<(Bytes, Bytes)>> {
    let expected = "a mapping of names to values";
    let mapping =
        environment.cast::<PyMapping>().map_err(|_| unexpected("environ", environment, expected))?;
    let mut variables = Vec::new();
    for item in mapping.items()?.iter() {
        let (name, value): (Bound<'_, PyAny>, Bound<'_, PyAny>) = item.extract()?;
        if !value.is_none() {
            let named = || name.to_string();
            variables.push((bytes(|| "environ".into(), &name)?, bytes(named, &value)?));
        }
    }
    Ok(variables)
}

/// In UTF-8, except lone surrogates, by which Python writes bytes that are not:
/// they stay what no UTF-8 holds, and the core refuses them where it reads them.
fn bytes(what: impl Fn() -> String, value: &Bound<'_, PyAny>) -> PyResult<Bytes> {
    let python = value.py();
    let text = value.cast::<PyString>().map_err(|_| unexpected(&what(), value, "str"))?;
    let encoded = text.call_method1(
        intern!(python, "encode"),
        (intern!(python, "utf-8"), intern!(python, "surrogatepass")),
    )?;
    Ok(Zeroizing::new(encoded.cast::<PyBytes>()?.as_bytes().into()))
}
