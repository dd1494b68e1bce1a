//! Text and lists that come in: pointer and length to checked Rust text, none
//! of it in the buffer for the answer.

use crate::{
    answer::{Answer, span},
    failure::Failure,
};
use std::{
    ffi::{CStr, c_char},
    slice, str,
};

/// `S3PRESIGN_STRLEN` of the header: the text ends at its NUL.
pub const STRLEN: usize = usize::MAX;

/// The bytes of an argument; `(NULL, 0)` are none.
///
/// # Safety
///
/// `start` is `NULL` or points to `len` bytes (to a NUL-terminated string if
/// `len` is [`STRLEN`]) that nobody changes during `'a`.
pub(crate) unsafe fn bytes<'a>(
    answer: &Answer,
    argument: &'static str,
    start: *const c_char,
    len: usize,
) -> Result<&'a [u8], Failure> {
    if start.is_null() {
        return if len == 0 { Ok(&[]) } else { Err(Failure::NullPointer { argument }) };
    }
    let bytes = if len == STRLEN {
        // SAFETY: the caller promises a NUL-terminated string for this length.
        unsafe { CStr::from_ptr(start) }.to_bytes()
    } else {
        check_length(argument, start, len)?;
        // SAFETY: not NULL, not longer than any memory can be, and the caller promises these bytes.
        unsafe { slice::from_raw_parts(start.cast(), len) }
    };
    answer.check_apart(argument, span(bytes))?;
    Ok(bytes)
}

/// Refuses lengths that no memory has, which are a negative number somewhere.
pub(crate) fn check_length(argument: &str, start: *const c_char, len: usize) -> Result<(), Failure> {
    if is_possible(start.addr(), len) {
        return Ok(());
    }
    Err(Failure::malformed(format!(
        "\"{argument}\" has a length of {len}, more than any memory; pass its bytes"
    )))
}

/// Whether so many bytes can be there.
pub(crate) fn is_possible(start: usize, len: usize) -> bool {
    isize::try_from(len).is_ok() && start.checked_add(len).is_some()
}

/// The text of an argument; `(NULL, 0)` is the empty text.
///
/// # Safety
///
/// As for every text in the header: `start` is `NULL` or points to `len` bytes
/// (to a NUL-terminated string if `len` is [`STRLEN`]) that nobody changes
/// during `'a`.
pub unsafe fn text<'a>(
    answer: &Answer,
    argument: &'static str,
    start: *const c_char,
    len: usize,
) -> Result<&'a str, Failure> {
    // SAFETY: the caller promises what this function asks for.
    let bytes = unsafe { bytes(answer, argument, start, len) }?;
    str::from_utf8(bytes).map_err(|_| Failure::InvalidUtf8 { place: format!("\"{argument}\"") })
}

/// The key of an object; `(NULL, 0)` is none.
///
/// # Safety
///
/// As for [`text`].
pub unsafe fn key<'a>(answer: &Answer, start: *const c_char, len: usize) -> Result<Option<&'a str>, Failure> {
    if start.is_null() && len == 0 {
        return Ok(None);
    }
    // SAFETY: the caller promises what this function asks for.
    unsafe { text(answer, "key", start, len) }.map(Some)
}

/// The pairs of a parameter list.
///
/// # Safety
///
/// As for [`text`].
pub unsafe fn pairs<'a>(
    answer: &Answer,
    argument: &'static str,
    start: *const c_char,
    len: usize,
    count: usize,
) -> Result<impl Iterator<Item = (&'a str, &'a str)> + use<'a>, Failure> {
    // SAFETY: the caller promises what this function asks for.
    let joined = unsafe { joined(answer, argument, start, len, count) }?;
    let joined = str::from_utf8(joined).map_err(|error| not_utf8(joined, error.valid_up_to()))?;
    let mut strings = joined.split('\0');
    let mut next = move || strings.next().unwrap_or_default();
    // As many as were counted, so that whoever collects them knows.
    Ok((0..count / 2).map(move |_| (next(), next())))
}

/// The pairs of a list that need not be UTF-8.
///
/// # Safety
///
/// As for [`text`].
pub unsafe fn byte_pairs<'a>(
    answer: &Answer,
    argument: &'static str,
    start: *const c_char,
    len: usize,
    count: usize,
) -> Result<impl Iterator<Item = (&'a [u8], &'a [u8])> + use<'a>, Failure> {
    // SAFETY: the caller promises what this function asks for.
    let joined = unsafe { joined(answer, argument, start, len, count) }?;
    let mut strings = joined.split(|byte| *byte == 0);
    Ok(std::iter::from_fn(move || Some((strings.next()?, strings.next()?))))
}

/// The text of a list, whose strings are as many as the caller says.
///
/// That number comes from the caller's own list, never from the text: a NUL
/// inside a value makes one string more, and the call fails.
///
/// # Safety
///
/// As for [`text`].
unsafe fn joined<'a>(
    answer: &Answer,
    argument: &'static str,
    start: *const c_char,
    len: usize,
    count: usize,
) -> Result<&'a [u8], Failure> {
    if len == STRLEN && !start.is_null() {
        return Err(Failure::malformed(format!(
            "\"{argument}_len\" is S3PRESIGN_STRLEN, but a list holds NULs; pass its length in bytes, as s3presign_join answers it",
        )));
    }
    // SAFETY: the caller promises what this function asks for.
    let joined = unsafe { bytes(answer, argument, start, len) }?;
    let separators = joined.iter().filter(|byte| **byte == 0).count();
    let found = if joined.is_empty() && count == 0 { 0 } else { separators.saturating_add(1) };
    if found != count {
        return Err(Failure::malformed(format!(
            "\"{argument}\" holds {found} strings but \"{argument}_count\" is {count}; a NUL belongs between two strings, not into one or behind the last",
        )));
    }
    if found % 2 != 0 {
        return Err(Failure::malformed(format!(
            "\"{argument}\" holds {found} strings; each name needs its value"
        )));
    }
    Ok(joined)
}

/// Says which parameter is not UTF-8 without showing its value.
fn not_utf8(joined: &[u8], position: usize) -> Failure {
    let before = joined.get(..position).unwrap_or_default();
    let index = before.iter().filter(|byte| **byte == 0).count();
    let name = joined.split(|byte| *byte == 0).nth(index.saturating_sub(1)).unwrap_or_default();
    let place = if index % 2 == 0 {
        format!("the name of parameter {}", (index / 2).saturating_add(1))
    } else {
        format!("the value of {:?}", String::from_utf8_lossy(name))
    };
    Failure::InvalidUtf8 { place }
}

#[cfg(test)]
mod tests {
    use super::{STRLEN, byte_pairs, key, pairs, text};
    use crate::{answer::Answer, failure::Failure, status::Status};
    use std::ptr;

    fn no_answer() -> Answer {
        // SAFETY: no buffer is a buffer of no capacity.
        unsafe { Answer::new("answer", ptr::null_mut(), 0) }.unwrap()
    }

    fn list(joined: &[u8], count: usize) -> Result<Vec<(&str, &str)>, Failure> {
        // SAFETY: pointer and length are those of a slice.
        unsafe { pairs(&no_answer(), "rules", joined.as_ptr().cast(), joined.len(), count) }
            .map(Iterator::collect)
    }

    #[test]
    fn reads_names_and_values() {
        assert_eq!(list(b"a\0b\0c\0", 4).unwrap(), [("a", "b"), ("c", "")]);
        assert_eq!(list(b"\0", 2).unwrap(), [("", "")]);
        assert_eq!(list(b"", 0).unwrap(), []);
        // SAFETY: NULL with no length is the empty list.
        assert_eq!(unsafe { pairs(&no_answer(), "rules", ptr::null(), 0, 0) }.unwrap().count(), 0);
    }

    #[test]
    fn a_smuggled_nul_changes_the_count() {
        for (joined, count) in [
            (&b"bucket\0photos\0bucket\0other"[..], 2),
            (b"bucket\0photos\0", 2),
            (b"bucket", 2),
            (b"bucket", 1),
            (b"", 1),
            (b"", 2),
            (b"a\0b\0c", 3),
            (b"a\0b", usize::MAX),
        ] {
            let failure = list(joined, count).unwrap_err();
            assert_eq!(
                failure.status(),
                Status::S3PRESIGN_MALFORMED_PARAMETERS as i32,
                "{joined:?}, {count}"
            );
            assert!(failure.to_string().contains("\"rules\""), "{failure}");
        }
    }

    #[test]
    fn says_what_is_not_utf8_but_not_what_it_is() {
        let failure = list(b"region\0x\0secret-access-key\0hush\xff", 4).unwrap_err();
        assert_eq!(failure.to_string(), "the value of \"secret-access-key\" is not UTF-8; encode it so");
        let failure = list(b"region\0x\0\xff\0x", 4).unwrap_err();
        assert_eq!(failure.to_string(), "the name of parameter 2 is not UTF-8; encode it so");
    }

    #[test]
    fn bytes_are_taken_as_they_are() {
        let joined = b"a\xff\0\xfe\0b\0";
        // SAFETY: pointer and length are those of a slice.
        let pairs = unsafe { byte_pairs(&no_answer(), "variables", joined.as_ptr().cast(), joined.len(), 4) };
        assert_eq!(pairs.unwrap().collect::<Vec<_>>(), [(&b"a\xff"[..], &b"\xfe"[..]), (b"b", b"")]);
        // SAFETY: as above.
        let odd = unsafe { byte_pairs(&no_answer(), "variables", joined.as_ptr().cast(), joined.len(), 3) };
        assert_eq!(odd.map(drop).unwrap_err().status(), Status::S3PRESIGN_MALFORMED_PARAMETERS as i32);
    }

    #[test]
    fn no_key_is_not_the_empty_key() {
        // SAFETY: each is NULL, or as long as said.
        unsafe {
            assert_eq!(key(&no_answer(), ptr::null(), 0).unwrap(), None);
            assert_eq!(key(&no_answer(), c"".as_ptr(), 0).unwrap(), Some(""));
            assert_eq!(key(&no_answer(), c"a".as_ptr(), STRLEN).unwrap(), Some("a"));
        }
    }

    #[test]
    fn nothing_is_read_from_the_buffer_for_the_answer() {
        let mut memory = *b"a\0b";
        let buffer = memory.as_mut_ptr().cast();
        // SAFETY: all of them are in the array, which nothing writes.
        unsafe {
            let answer = Answer::new("answer", buffer, memory.len()).unwrap();
            for refused in [
                text(&answer, "key", buffer, 1).unwrap_err(),
                text(&answer, "key", buffer, STRLEN).unwrap_err(),
                pairs(&answer, "key", buffer, memory.len(), 2).map(drop).unwrap_err(),
            ] {
                assert_eq!(refused.status(), Status::S3PRESIGN_MALFORMED_PARAMETERS as i32);
                assert!(refused.to_string().contains("\"key\" overlaps"), "{refused}");
            }
        }
    }

    #[test]
    fn absurd_lengths_are_refused_unread() {
        for len in [usize::MAX - 1, isize::MAX as usize + 1, isize::MAX as usize] {
            // SAFETY: refused before a byte is read; the middle of the addresses plus this length wraps.
            let refused =
                unsafe { text(&no_answer(), "key", ptr::without_provenance(usize::MAX / 2 + 2), len) };
            assert_eq!(refused.unwrap_err().status(), Status::S3PRESIGN_MALFORMED_PARAMETERS as i32);
        }
        // SAFETY: NULL is refused unread.
        let refused = unsafe { text(&no_answer(), "key", ptr::null(), 1) };
        assert_eq!(refused.unwrap_err().status(), Status::S3PRESIGN_NULL_POINTER as i32);
    }
}
