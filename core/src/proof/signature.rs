//! The signature's text in the URL: whole, or damaged on its way. So many of its digits
//! are there that none can come out by chance.

use super::difference::Difference;
use crate::sigv4::{HexDigest, hex_digest};

/// A signature's length in hex digits.
const WHOLE: usize = 64;

/// The least digits of a signature that was cut: one in 2^64 signatures begins so.
const LEAST: usize = 16;

/// The least digits in their places of one that was altered: one in 2^67 signatures
/// has so many in common with another.
const LEAST_IN_PLACE: usize = 32;

/// A signature as the URL has it.
pub(super) struct Signature {
    /// In lower case.
    text: Vec<u8>,
    has_capitals: bool,
    /// The bytes that its digits stand for, as far as they do: they tell most hypotheses
    /// to be wrong.
    bytes: [u8; 32],
}

impl Signature {
    /// None where there is too little of it.
    pub(super) fn of(text: &str) -> Option<Signature> {
        let text = text.trim();
        let digits: Vec<u8> =
            text.bytes().map(|digit| char::from(digit).to_digit(16).unwrap_or(0) as u8).collect();
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks(2)) {
            *byte = pair.iter().fold(0, |byte, digit| byte << 4 | digit);
        }
        (text.len() >= LEAST).then(|| Signature {
            text: text.to_ascii_lowercase().into_bytes(),
            has_capitals: text.bytes().any(|digit| digit.is_ascii_uppercase()),
            bytes,
        })
    }

    /// The digits of a signature, if this text is what became of it.
    pub(super) fn made_of(&self, right: &[u8; 32]) -> Option<HexDigest> {
        let in_place: u32 = self.bytes.iter().zip(right).map(|(a, b)| u32::from(a == b)).sum();
        // One in a hundred of the wrong ones is looked at more closely.
        let near = in_place > 1 || self.bytes.first() == right.first() || self.text.len() != WHOLE;
        near.then(|| hex_digest(right)).filter(|digits| self.is_of(digits))
    }

    fn is_of(&self, right: &HexDigest) -> bool {
        let in_place = self.text.iter().zip(right).filter(|(a, b)| a == b).count();
        let first = self.text.iter().zip(right).take_while(|(a, b)| a == b).count();
        let last = self.text.iter().rev().zip(right.iter().rev()).take_while(|(a, b)| a == b).count();
        // Digits may be lost, doubled or cut off at one place.
        in_place >= LEAST_IN_PLACE || first.saturating_add(last) >= self.text.len().min(LEAST_IN_PLACE)
    }

    /// What became of a signature.
    pub(super) fn damage(&self, right: &HexDigest) -> Option<Difference> {
        if self.text == right {
            return self.has_capitals.then_some(Difference::SignatureInCapitals);
        }
        Some(if right.starts_with(&self.text) {
            Difference::SignatureCut(self.text.len())
        } else if self.text.starts_with(right) {
            Difference::SignatureContinued
        } else {
            Difference::SignatureAltered
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Difference, Signature};

    const RIGHT: &[u8; 64] = b"d6f7a9ba5dc7a2e35febd79a842305af26f5fb643c472ce63a6994077120aaa8";

    #[test]
    fn knows_what_became_of_a_signature() {
        let right = std::str::from_utf8(RIGHT).unwrap();
        for (text, damage) in [
            (right.to_owned(), None),
            (right.to_uppercase(), Some(Difference::SignatureInCapitals)),
            (right[..63].into(), Some(Difference::SignatureCut(63))),
            (right[..16].into(), Some(Difference::SignatureCut(16))),
            (format!("{right}\">"), Some(Difference::SignatureContinued)),
            (right.replace("643c", "643d"), Some(Difference::SignatureAltered)),
            (right.replace("643c", "63c"), Some(Difference::SignatureAltered)),
            (right.replace("643c", "634c"), Some(Difference::SignatureAltered)),
            (right[1..].into(), Some(Difference::SignatureAltered)),
        ] {
            let signature = Signature::of(&text).unwrap();
            assert!(signature.is_of(RIGHT), "{text}");
            assert_eq!(signature.damage(RIGHT), damage, "{text}");
        }
        assert!(Signature::of(&right[..15]).is_none());
        let other: String = right.chars().rev().collect();
        assert!(!Signature::of(&other).unwrap().is_of(RIGHT));
    }
}
