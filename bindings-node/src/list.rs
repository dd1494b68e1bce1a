//! Lists as JavaScript passes them: an array of strings, read into one piece of memory, since each
//! crossing costs more than the few bytes of a name or a text.

use napi::{
    Result, Status,
    bindgen_prelude::{FromNapiValue, TypeName, ValidateNapiValue},
    check_status, sys,
};
use std::ptr;

/// Enough for most lists.
const ROOM: usize = 512;
/// The most bytes that a character has.
const WIDEST: usize = 4;

/// Names and texts, one after the other.
pub struct List {
    strings: String,
    ends: Vec<usize>,
}

impl List {
    pub fn strings(&self) -> impl Iterator<Item = &str> {
        let mut start = 0;
        self.ends.iter().map(move |&end| {
            let string = self.strings.get(start..end).unwrap_or_default();
            start = end;
            string
        })
    }

    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        let mut strings = self.strings();
        std::iter::from_fn(move || Some((strings.next()?, strings.next()?)))
    }
}

impl TypeName for List {
    fn type_name() -> &'static str {
        "Array<string>"
    }

    fn value_type() -> napi::ValueType {
        napi::ValueType::Object
    }
}

impl ValidateNapiValue for List {}

impl FromNapiValue for List {
    unsafe fn from_napi_value(env: sys::napi_env, array: sys::napi_value) -> Result<List> {
        let mut count = 0;
        // SAFETY: both are those of the call that is under way, here as below.
        check_status!(unsafe { sys::napi_get_array_length(env, array, &mut count) })?;
        let (mut bytes, mut written) = (vec![0; ROOM], 0);
        let mut ends = Vec::with_capacity(count as usize);
        for index in 0..count {
            let mut string = ptr::null_mut();
            // SAFETY: as above.
            check_status!(unsafe { sys::napi_get_element(env, array, index, &mut string) })?;
            // SAFETY: as above.
            written = unsafe { add(env, string, &mut bytes, written) }?;
            ends.push(written);
        }
        bytes.truncate(written);
        let strings = String::from_utf8(bytes)
            .map_err(|_| napi::Error::new(Status::StringExpected, "a string that is not UTF-8"))?;
        Ok(List { strings, ends })
    }
}

/// Writes a string behind those that are written, and says where it ends.
///
/// # Safety
///
/// The value is one of the environment's.
unsafe fn add(
    env: sys::napi_env,
    string: sys::napi_value,
    bytes: &mut Vec<u8>,
    written: usize,
) -> Result<usize> {
    loop {
        let room = bytes.get_mut(written..).unwrap_or_default();
        let mut length = 0;
        // SAFETY: no more is written than there is room for, with a NUL at the end.
        check_status!(unsafe {
            sys::napi_get_value_string_utf8(env, string, room.as_mut_ptr().cast(), room.len(), &mut length)
        })?;
        // What does not fit is cut before a character.
        if length.saturating_add(WIDEST) < room.len() {
            return Ok(written.saturating_add(length));
        }
        let longer = bytes.len().saturating_mul(2);
        bytes.resize(longer, 0);
    }
}
