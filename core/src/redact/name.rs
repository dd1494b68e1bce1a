//! The names of secrets, and what a name is compared by.

use super::Glyph;

/// How the names of secrets end, in lower case and without what joins words:
/// `X-Amz-Signature`, `X-Amz-Security-Token`, `X-Amz-S3session-Token`,
/// `aws_secret_access_key`, `x-amz-copy-source-server-side-encryption-customer-key`,
/// `SSECustomerKey`, `Proxy-Authorization`, and what other languages make of them.
pub(super) const ENDINGS: [&str; 8] = [
    "xamzsignature",
    "securitytoken",
    "sessiontoken",
    "secretaccesskey",
    "secretkey",
    "encryptioncustomerkey",
    "ssecustomerkey",
    "authorization",
];

/// Names of secrets that are too short to be an ending: of Signature Version 2, and
/// of the header `Authorization`; and of S3's response to a wrong one.
pub(super) const WHOLE_NAMES: [&str; 2] = ["signature", "signatureprovided"];

/// More letters than any name or ending has that is looked for.
const MOST_LETTERS: usize = 32;

/// What a name is compared by: its letters and digits, decoded, in lower case; of a
/// long name only the last.
#[derive(Default)]
pub(super) struct Letters {
    last: [u8; MOST_LETTERS],
    count: usize,
}

impl Letters {
    pub(super) fn of(name: &str) -> Letters {
        Letters::between(name.as_bytes(), 0, name.len())
    }

    /// Those of the name that begins and ends at these places of a text.
    pub(super) fn between(text: &[u8], mut place: usize, end: usize) -> Letters {
        let mut letters = Letters::default();
        while place < end
            && let Some(glyph) = Glyph::at(text, place)
        {
            if glyph.byte.is_ascii_alphanumeric() {
                letters.push(glyph.byte.to_ascii_lowercase());
            }
            place = glyph.end;
        }
        letters
    }

    fn push(&mut self, letter: u8) {
        if self.last.get(self.count).is_none() {
            self.last.rotate_left(1);
            self.count = MOST_LETTERS.saturating_sub(1);
        }
        if let Some(free) = self.last.get_mut(self.count) {
            *free = letter;
            self.count = self.count.saturating_add(1);
        }
    }

    fn as_bytes(&self) -> &[u8] {
        self.last.get(..self.count).unwrap_or_default()
    }

    pub(super) fn are(&self, name: &str) -> bool {
        self.as_bytes() == name.as_bytes()
    }

    pub(super) fn end_with(&self, ending: &str) -> bool {
        self.as_bytes().ends_with(ending.as_bytes())
    }

    /// Whether whatever ends so is the name of a secret.
    pub(super) fn end_like_secret(&self) -> bool {
        ENDINGS.into_iter().any(|ending| self.end_with(ending))
    }

    /// Whether they are the name of a secret that is too short to be an ending.
    pub(super) fn are_short_secret(&self) -> bool {
        WHOLE_NAMES.into_iter().any(|name| self.are(name))
    }
}

#[cfg(test)]
mod tests {
    use super::{ENDINGS, Letters, MOST_LETTERS, WHOLE_NAMES};

    #[test]
    fn the_last_letters_tell_a_secret_however_long_its_name_is() {
        for length in [0, 1, 10, 100, 10_000] {
            for ending in ENDINGS {
                assert!(Letters::of(&format!("{}-{ending}", "a".repeat(length))).end_like_secret());
            }
            for name in WHOLE_NAMES {
                let long = format!("{}{name}", "-a".repeat(length));
                assert_eq!(Letters::of(&long).are_short_secret(), length == 0, "{long}");
            }
        }
        assert!(ENDINGS.into_iter().chain(WHOLE_NAMES).all(|name| name.len() < MOST_LETTERS));
    }
}
