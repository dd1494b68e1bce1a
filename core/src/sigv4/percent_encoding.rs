//! `UriEncode` of the Signature Version 4 specification: every byte outside
//! `A-Z a-z 0-9 - . _ ~` becomes `%XX` in upper-case hex; a path keeps its `/`.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode, utf8_percent_encode};
use std::borrow::Cow;

const QUERY: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
const PATH: &AsciiSet = &QUERY.remove(b'/');

/// A query name or value, encoded; borrowed where it stays as it is.
pub(crate) fn encode_query(text: &str) -> Cow<'_, str> {
    utf8_percent_encode(text, QUERY).into()
}

/// A path, encoded; its slashes stay. Borrowed where it stays as it is.
pub(crate) fn encode_path(path: &str) -> Cow<'_, str> {
    utf8_percent_encode(path, PATH).into()
}

/// Bytes that came from a query, encoded again.
pub(crate) fn encode_bytes(bytes: &[u8]) -> String {
    percent_encode(bytes, QUERY).to_string()
}

/// Bytes that came from a path, encoded again; their slashes stay.
pub(crate) fn encode_path_bytes(bytes: &[u8]) -> String {
    percent_encode(bytes, PATH).to_string()
}

/// A path that is to be encoded, measured once.
///
/// Most keys need no encoding, so whether one does is counted without the
/// crate: its iterator, run twice, was a tenth of the time of a whole URL.
#[derive(Clone, Copy)]
pub(crate) struct EncodedPath<'p> {
    raw: &'p [u8],
    length: usize,
}

impl<'p> EncodedPath<'p> {
    #[inline]
    pub(crate) fn new(path: &'p str) -> EncodedPath<'p> {
        let length = path.bytes().map(|byte| usize::from(length_in_path(byte))).sum();
        EncodedPath { raw: path.as_bytes(), length }
    }

    /// The most bytes that a path may become.
    #[inline]
    pub(crate) fn longest(path: &str) -> usize {
        path.len().saturating_mul("%XX".len())
    }

    /// How many bytes [`EncodedPath::write`] writes.
    #[inline]
    pub(crate) fn len(self) -> usize {
        self.length
    }

    /// Writes the path, encoded, piece by piece and without an allocation.
    #[inline]
    pub(crate) fn write(self, mut push: impl FnMut(&[u8])) {
        if self.length == self.raw.len() {
            return push(self.raw);
        }
        // Cut where something must be encoded: most of a path stays as it is.
        for stretch in self.raw.chunk_by(|byte, next| length_in_path(*byte) == length_in_path(*next)) {
            match stretch.first() {
                Some(&first) if length_in_path(first) == 1 => push(stretch),
                _ => {
                    stretch.iter().for_each(|byte| push(&[b'%', upper_hex(byte >> 4), upper_hex(byte & 15)]))
                }
            }
        }
    }
}

#[inline]
fn upper_hex(number: u8) -> u8 {
    let after_nine = if number > 9 { b'A' - b'9' - 1 } else { 0 };
    number.wrapping_add(b'0').wrapping_add(after_nine)
}

/// How many bytes a byte becomes: one, or three.
///
/// Looked up, since a branch for each class of bytes is one that the processor guesses wrong in real
/// names: it was a third of the time of a URL for a UUID.
#[inline]
fn length_in_path(byte: u8) -> u8 {
    LENGTHS_IN_PATH.get(usize::from(byte)).copied().unwrap_or(3)
}

// Indexed while it is compiled, where an index out of range is an error.
#[allow(clippy::indexing_slicing, clippy::arithmetic_side_effects)]
static LENGTHS_IN_PATH: [u8; 256] = {
    let mut lengths = [3; 256];
    let mut byte = 0;
    while byte < lengths.len() {
        let stays =
            matches!(byte as u8, b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/');
        if stays {
            lengths[byte] = 1;
        }
        byte += 1;
    }
    lengths
};

#[cfg(test)]
mod tests {
    use super::{EncodedPath, encode_path, encode_query};
    use proptest::prelude::*;

    #[test]
    fn keeps_unreserved_bytes_and_the_slashes_of_a_path() {
        assert_eq!(encode_path("AZaz09-._~/"), "AZaz09-._~/");
        assert_eq!(encode_query("a/b"), "a%2Fb");
        assert_eq!(encode_path("!*'() +%é"), "%21%2A%27%28%29%20%2B%25%C3%A9");
    }

    proptest! {
        #[test]
        fn decodes_back_to_the_input(text in any::<String>()) {
            let encoded = encode_path(&text);
            let mut written = Vec::new();
            EncodedPath::new(&text).write(|piece| written.extend_from_slice(piece));
            prop_assert_eq!(EncodedPath::new(&text).len(), encoded.len());
            prop_assert_eq!(written, encoded.as_bytes());
            prop_assert!(encoded.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~/%".contains(&byte)));
            let decoded = percent_encoding::percent_decode_str(&encoded).decode_utf8().map(|text| text.into_owned());
            prop_assert_eq!(decoded, Ok(text));
        }
    }
}
