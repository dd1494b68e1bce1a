//! How signers encode: S3's own way, and the ways of others.

use crate::sigv4::{encode_bytes, encode_path_bytes};
use crate::zeroizing::Zeroizing;
use percent_encoding::percent_decode;

/// A part of a canonical request; a token may be in it, so it is wiped.
pub(super) type Text = Zeroizing<Vec<u8>>;

pub(super) fn text(bytes: impl Into<Vec<u8>>) -> Text {
    Zeroizing::new(bytes.into())
}

/// Bytes with their percent signs read; those that two hex digits do not follow stay.
pub(super) fn decoded(written: &[u8]) -> Vec<u8> {
    percent_decode(written).collect()
}

/// A path as S3 signs it: decoded, encoded once, its slashes kept.
pub(super) fn canonical_path(written: &[u8]) -> Text {
    text(encode_path_bytes(&decoded(written)))
}

/// A query's name or value as S3 signs it.
pub(super) fn canonical_value(written: &[u8]) -> Text {
    text(encode_bytes(&decoded(written)))
}

/// Decoded bytes, encoded.
pub(super) fn encoded_value(bytes: &[u8]) -> Text {
    text(encode_bytes(bytes))
}

/// Every `from` replaced.
pub(super) fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut rest = bytes;
    let mut out = Vec::with_capacity(bytes.len());
    while let Some((first, others)) = rest.split_first() {
        if let Some(after) = rest.strip_prefix(from) {
            out.extend_from_slice(to);
            rest = after;
        } else {
            out.push(*first);
            rest = others;
        }
    }
    out
}

/// Each byte as the character of its number, in UTF-8: Latin-1 read rightly, or UTF-8
/// read as Latin-1.
pub(super) fn from_latin1(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().map(|byte| char::from(*byte)).collect::<String>().into_bytes()
}

/// UTF-8 as Latin-1, where that has all of its characters and they are not all ASCII.
pub(super) fn to_latin1(bytes: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(bytes).ok().filter(|text| !text.is_ascii())?;
    text.chars().map(|character| u8::try_from(u32::from(character)).ok()).collect()
}

/// A way to encode that is not S3's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    /// JavaScript's `encodeURIComponent`, PHP's and Python's older `quote`.
    KeepsMarks,
    /// What RFC 3986 allows in a path.
    KeepsReserved,
    /// A slash, in a query's value.
    KeepsSlash,
    /// Before RFC 3986, `~` was encoded.
    EncodesTilde,
    LowerCaseHex,
    /// As forms do.
    BlankAsPlus,
    EncodesNothing,
}

impl Dialect {
    pub(super) const ALL: [Dialect; 7] = [
        Dialect::KeepsMarks,
        Dialect::KeepsReserved,
        Dialect::KeepsSlash,
        Dialect::EncodesTilde,
        Dialect::LowerCaseHex,
        Dialect::BlankAsPlus,
        Dialect::EncodesNothing,
    ];

    /// What S3 has encoded (slashes of a path are not), in this way.
    pub(super) fn of(self, canonical: &[u8]) -> Vec<u8> {
        let kept: &[u8] = match self {
            Dialect::KeepsMarks => b"!'()*",
            Dialect::KeepsReserved => b"!$&'()*+,;=:@",
            Dialect::KeepsSlash => b"/",
            Dialect::EncodesTilde => return replaced(canonical, b"~", b"%7E"),
            Dialect::BlankAsPlus => return replaced(canonical, b"%20", b"+"),
            Dialect::EncodesNothing => return decoded(canonical),
            Dialect::LowerCaseHex => b"",
        };
        let mut out = Vec::with_capacity(canonical.len());
        let mut rest = canonical;
        while let Some((first, others)) = rest.split_first() {
            match (first, rest.split_at_checked(3)) {
                (b'%', Some((escape, after))) => {
                    match decoded(escape).as_slice() {
                        [byte] if kept.contains(byte) => out.push(*byte),
                        _ if self == Dialect::LowerCaseHex => out.extend(escape.to_ascii_lowercase()),
                        _ => out.extend_from_slice(escape),
                    }
                    rest = after;
                }
                _ => {
                    out.push(*first);
                    rest = others;
                }
            }
        }
        out
    }
}

/// A decoded path, encoded.
pub(super) fn encoded_path(bytes: &[u8]) -> Vec<u8> {
    encode_path_bytes(bytes).into_bytes()
}
