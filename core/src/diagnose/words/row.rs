//! One row of a store's table, and when it fits an answer.

use crate::diagnose::finding::{Certainty, FindingCode};

/// What one refusal means.
pub(in crate::diagnose) struct Row {
    pub(in crate::diagnose) code: &'static str,
    /// The whole message, with a `*` for each text that varies; none for any message.
    pub(in crate::diagnose) words: Option<&'static str>,
    pub(in crate::diagnose) finding: FindingCode,
    pub(in crate::diagnose) certainty: Certainty,
    /// `{}` is the first of the texts that vary.
    sentence: &'static str,
    /// Of which requests it holds.
    when: When,
}

/// Of which requests a row holds.
#[derive(Clone, Copy)]
pub(in crate::diagnose) enum When {
    Always,
    /// Where no request is known, as where a form was sent.
    Form,
    /// Where the request is known.
    Request,
    /// Where other headers may be signed.
    SignsMore,
    /// Where this header is signed.
    Signs(&'static str),
    /// Where the request is known, and this header is not signed.
    SignsNot(&'static str),
}

/// What a server said, and to what.
#[derive(Clone, Copy)]
pub(in crate::diagnose) struct Told<'a> {
    pub(in crate::diagnose) code: &'a str,
    pub(in crate::diagnose) message: &'a str,
    pub(in crate::diagnose) to: To<'a>,
}

/// To what a server said it.
#[derive(Clone, Copy)]
pub(in crate::diagnose) enum To<'a> {
    Form,
    /// A request whose URL is damaged.
    Damaged,
    /// A request with these signed headers.
    Request(&'a [String]),
}

impl When {
    fn holds(self, to: To<'_>) -> bool {
        let host_alone = |names: &[String]| names.iter().all(|name| name == "host");
        match (self, to) {
            (When::Always, _) | (When::Form, To::Form) | (When::Request, To::Damaged | To::Request(_)) => {
                true
            }
            (When::SignsMore, To::Request(names)) => !host_alone(names),
            (When::SignsMore, To::Form | To::Damaged) => true,
            (When::Signs(header), To::Request(names)) => names.iter().any(|name| name == header),
            (When::SignsNot(header), To::Request(names)) => !names.iter().any(|name| name == header),
            (When::Form, To::Damaged | To::Request(_))
            | (When::Request, To::Form)
            | (When::Signs(_) | When::SignsNot(_), To::Form | To::Damaged) => false,
        }
    }
}

impl Row {
    const fn new(
        code: &'static str,
        words: Option<&'static str>,
        finding: FindingCode,
        certainty: Certainty,
        sentence: &'static str,
    ) -> Row {
        Row { code, words, finding, certainty, sentence, when: When::Always }
    }

    /// A row that holds of some requests.
    pub(super) const fn when(mut self, when: When) -> Row {
        self.when = when;
        self
    }

    /// Whether the answer says these words.
    pub(super) fn is_said(&self, told: Told<'_>) -> bool {
        self.code == told.code && self.when.holds(told.to) && self.has_words(told.message)
    }

    /// Whether the answer has this code, whatever it says.
    pub(super) fn is_of_code_alone(&self, told: Told<'_>) -> bool {
        self.code == told.code && self.when.holds(told.to) && self.words.is_none()
    }

    pub(super) fn has_words(&self, message: &str) -> bool {
        self.words.is_some_and(|words| holes(words, message).is_some())
    }

    /// The first of the texts that vary, where the sentence names it.
    pub(in crate::diagnose) fn named<'m>(&self, message: &'m str) -> Option<&'m str> {
        let words = self.words.filter(|_| self.sentence.contains("{}"))?;
        holes(words, message)?.first().copied()
    }

    /// The sentence, with the text that it names.
    pub(in crate::diagnose) fn sentence(&self, message: &str, shown: impl Fn(&str) -> String) -> String {
        let named = self.named(message).map(shown);
        self.sentence.replace("{}", &named.unwrap_or_default())
    }
}

/// A row whose words show its finding.
pub(super) const fn shows(
    code: &'static str,
    words: &'static str,
    finding: FindingCode,
    sentence: &'static str,
) -> Row {
    Row::new(code, Some(words), finding, Certainty::Shown, sentence)
}

/// A row whose words are likely to mean its finding.
pub(super) const fn suggests(
    code: &'static str,
    words: &'static str,
    finding: FindingCode,
    sentence: &'static str,
) -> Row {
    Row::new(code, Some(words), finding, Certainty::Likely, sentence)
}

/// A row whose words may mean its finding, among others.
pub(super) const fn allows(
    code: &'static str,
    words: &'static str,
    finding: FindingCode,
    sentence: &'static str,
) -> Row {
    Row::new(code, Some(words), finding, Certainty::Possible, sentence)
}

/// A row of a code alone.
pub(super) const fn code_suggests(code: &'static str, finding: FindingCode, sentence: &'static str) -> Row {
    Row::new(code, None, finding, Certainty::Likely, sentence)
}

/// A row of a code alone that has many meanings.
pub(super) const fn code_allows(code: &'static str, finding: FindingCode, sentence: &'static str) -> Row {
    Row::new(code, None, finding, Certainty::Possible, sentence)
}

/// The texts that stand where the words have a `*`, if all else is the same: case, a
/// full stop at the end and the kind of quotes do not count.
fn holes<'m>(words: &str, message: &'m str) -> Option<Vec<&'m str>> {
    let message = message.trim().trim_end_matches('.');
    let words = words.trim_end_matches('.');
    let (first, rest) = words.split_once('*').map_or((words, None), |(first, rest)| (first, Some(rest)));
    let mut behind = starts(message, first)?;
    let Some(rest) = rest else { return behind.is_empty().then(Vec::new) };
    let mut found = Vec::new();
    let mut pieces = rest.split('*').peekable();
    while let Some(piece) = pieces.next() {
        let last = pieces.peek().is_none();
        let at = if last { behind.len().checked_sub(piece.len())? } else { find(behind, piece)? };
        found.push(behind.get(..at)?);
        behind = starts(behind.get(at..)?, piece)?;
    }
    behind.is_empty().then_some(found)
}

/// What follows such a beginning.
fn starts<'m>(text: &'m str, beginning: &str) -> Option<&'m str> {
    let start = text.as_bytes().get(..beginning.len())?;
    same(start, beginning.as_bytes()).then(|| text.get(beginning.len()..)).flatten()
}

fn find(text: &str, piece: &str) -> Option<usize> {
    text.as_bytes().windows(piece.len().max(1)).position(|window| same(window, piece.as_bytes()))
}

fn same(text: &[u8], words: &[u8]) -> bool {
    let plain = |byte: &u8| if *byte == b'"' { b'\'' } else { byte.to_ascii_lowercase() };
    text.iter().map(plain).eq(words.iter().map(plain))
}

#[cfg(test)]
mod tests {
    use super::holes;
    use proptest::prelude::*;

    #[test]
    fn words_fit_whole_messages() {
        assert_eq!(holes("Access Denied", "access denied."), Some(vec![]));
        assert_eq!(holes("", ""), Some(vec![]));
        assert_eq!(holes("Access Denied", "Access Denied because"), None);
        assert_eq!(
            holes("the region '*' is wrong; expecting '*'", "The region \"a\" is wrong; expecting 'b'."),
            Some(vec!["a", "b"])
        );
        assert_eq!(holes("header `*` should be signed", "header `é` should be signed"), Some(vec!["é"]));
        assert_eq!(holes("a*", "a"), Some(vec![""]));
        assert_eq!(holes("*b", "ab"), Some(vec!["a"]));
        assert_eq!(holes("a*b", "a"), None);
    }

    proptest! {
        #[test]
        fn takes_any_text(words in "[a*'é ]{0,8}", message in any::<String>()) {
            if let Some(found) = holes(&words, &message) {
                prop_assert_eq!(found.len(), words.matches('*').count());
            }
        }
    }
}
