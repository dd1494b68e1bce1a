//! What no finding may show: the secrets of the request and of the answer, wherever a
//! text from outside repeats them, or a part of them.

use super::{answer::Answer, canonical::Canonical, finding::Finding, presented::Presented};
use crate::zeroizing::Zeroizing;
use crate::{
    credentials::Credentials,
    redact::{MASK, secrets_of},
};
use percent_encoding::percent_decode_str;

/// As many bytes of a secret are masked; fewer are in many words.
const SHORTEST: usize = 8;

/// The secrets, in their pieces.
pub(super) struct Confidential {
    secrets: Vec<Zeroizing<String>>,
}

impl Confidential {
    /// What the requests and the answer hold under the names of secrets, and the
    /// credentials.
    pub(super) fn of<'a>(
        requests: impl Iterator<Item = &'a Presented>,
        answer: Option<&Answer>,
        credentials: Option<&Credentials>,
    ) -> Confidential {
        let mut secrets = Vec::new();
        if let Some(Credentials { secret_access_key, session_token, .. }) = credentials {
            secrets.push(Zeroizing::new(secret_access_key.to_string()));
            secrets.extend(session_token.clone());
        }
        for request in requests.filter_map(Presented::whole) {
            let query = request.query();
            secrets.push(Zeroizing::new(query.signature.clone()));
            secrets.extend(query.session_token.iter().map(|(_, token)| token.clone()));
            secrets.extend(
                secrets_of(request.headers()).into_iter().map(|secret| Zeroizing::new(secret.into())),
            );
        }
        let error = answer.and_then(Answer::error);
        for (name, text) in error.into_iter().flat_map(|error| error.elements()) {
            secrets.extend(
                secrets_of(std::iter::once((name, text)))
                    .into_iter()
                    .map(|secret| Zeroizing::new(secret.into())),
            );
        }
        if let Some(seen) = error.and_then(Canonical::seen) {
            secrets.extend(seen.secrets());
        }
        secrets.retain(|secret| secret.len() >= SHORTEST);
        let decoded: Vec<Zeroizing<String>> = secrets
            .iter()
            .filter(|secret| secret.contains('%'))
            .map(|secret| Zeroizing::new(percent_decode_str(secret).decode_utf8_lossy().into_owned()))
            .collect();
        secrets.extend(decoded);
        Confidential { secrets }
    }

    /// Masks them in what was found.
    pub(super) fn mask(&self, findings: &mut [Finding]) {
        if self.secrets.is_empty() {
            return;
        }
        let pieces = Pieces::of(&self.secrets);
        for finding in findings {
            if let Some(masked) = masked(&finding.sentence, &pieces) {
                finding.sentence = masked;
            }
        }
    }
}

/// The pieces of secrets, which most texts are told from by four bytes.
struct Pieces<'s> {
    secrets: &'s [Zeroizing<String>],
    /// A bit for what four bytes are reduced to.
    begins: Vec<u64>,
}

impl Pieces<'_> {
    fn of(secrets: &[Zeroizing<String>]) -> Pieces<'_> {
        let mut pieces = Pieces { secrets, begins: vec![0; 1_024] };
        for window in secrets.iter().flat_map(|secret| secret.as_bytes().windows(SHORTEST)) {
            let (word, bit) = place(window);
            if let Some(word) = pieces.begins.get_mut(word) {
                *word |= bit;
            }
        }
        pieces
    }

    fn contain(&self, window: &[u8]) -> bool {
        let (word, bit) = place(window);
        let may_be = self.begins.get(word).is_some_and(|word| word & bit != 0);
        may_be
            && self
                .secrets
                .iter()
                .any(|secret| secret.as_bytes().windows(SHORTEST).any(|piece| piece == window))
    }
}

/// Where the bit of a piece is.
fn place(piece: &[u8]) -> (usize, u64) {
    let begins = piece.first_chunk::<4>().map_or(0, |begins| u32::from_le_bytes(*begins));
    let reduced = begins.wrapping_mul(0x9e37_79b1) >> 16;
    (reduced as usize / 64, 1 << (reduced % 64))
}

/// The text without the pieces, if it has any.
fn masked(text: &str, pieces: &Pieces<'_>) -> Option<String> {
    let mut shown = String::new();
    // Up to where the text is copied, and up to where it is masked.
    let (mut copied, mut secret_end) = (0_usize, 0_usize);
    for (start, window) in text.as_bytes().windows(SHORTEST).enumerate() {
        if !pieces.contain(window) {
            continue;
        }
        if start >= secret_end {
            shown.push_str(text.get(copied..boundary_before(text, start)).unwrap_or_default());
            shown.push_str(MASK);
        }
        secret_end = start.saturating_add(SHORTEST);
        copied = boundary_behind(text, secret_end);
    }
    if copied == 0 {
        return None;
    }
    shown.push_str(text.get(copied..).unwrap_or_default());
    Some(shown)
}

fn boundary_before(text: &str, mut index: usize) -> usize {
    while !text.is_char_boundary(index) {
        index = index.saturating_sub(1);
    }
    index
}

fn boundary_behind(text: &str, mut index: usize) -> usize {
    while !text.is_char_boundary(index) {
        index = index.saturating_add(1);
    }
    index
}

#[cfg(test)]
mod tests {
    use super::{Pieces, masked};
    use crate::zeroizing::Zeroizing;

    #[test]
    fn any_part_of_a_secret_is_masked() {
        let secrets = [Zeroizing::new(String::from("FwoGZXIvYXdzEDMaDF"))];
        let pieces = Pieces::of(&secrets);
        assert_eq!(masked("é FwoGZXIvYXdzEDMaDF é", &pieces).as_deref(), Some("é REDACTED é"));
        assert_eq!(masked("a IvYXdzED, IvYXdzEDM", &pieces).as_deref(), Some("a REDACTED, REDACTED"));
        assert_eq!(masked("FwoGZXI", &pieces), None);
        assert_eq!(masked("", &pieces), None);
    }
}
