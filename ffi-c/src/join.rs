//! Joining C strings into a parameter list, for programs that have arrays of
//! them.

use crate::{
    answer::{Answer, span},
    failure::Failure,
    guard,
};
use std::{
    ffi::{CStr, c_char},
    iter, slice,
};

/// Join C strings (name, value, name, value, ...) into a parameter list.
///
/// `strings` is an array of NUL-terminated strings with NULL behind the last.
/// The answer is their text with one NUL between two of them. If the length
/// that this returns is less than the capacity, pass the text on with it and
/// with the number of strings in the array; if not, there is no list yet.
///
/// A NULL buffer with a capacity of 0 asks for the length, as everywhere.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn s3presign_join(
    strings: *const *const c_char,
    params: *mut c_char,
    capacity: usize,
) -> i64 {
    let body = |answer: &mut Answer| {
        if strings.is_null() {
            return Err(Failure::NullPointer { argument: "strings" });
        }
        let mut next = strings;
        // SAFETY: the array ends with NULL, and `from_fn` is not asked again behind that.
        let strings = iter::from_fn(move || unsafe {
            let here = slice::from_ref(&*next);
            let string = *next;
            if string.is_null() {
                return None;
            }
            next = next.add(1);
            Some((here, CStr::from_ptr(string).to_bytes()))
        })
        .fuse();
        for (pointer, string) in strings.clone() {
            answer.check_apart("strings", span(pointer))?;
            answer.check_apart("strings", span(string))?;
        }
        answer.joined(strings.map(|(_, string)| string))
    };
    // SAFETY: the caller keeps the rules of the header.
    unsafe { guard::answering("params", params, capacity, body) }
}
