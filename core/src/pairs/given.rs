//! The names and texts that a caller gave, taken one by one by the code that
//! uses them: a name is declared where it is read, and nowhere else.

use super::{
    name::{SaidType, initial, same_name, split_name, typed_name},
    other_names::suggestion,
    value::{bytes_for_text, other_type, parse_boolean, parse_instant},
};
use crate::{
    error::{Error, Suggestion},
    redact::secrets_of,
};
use time::OffsetDateTime;

/// What was given to one reader, such as the one of a scope's options.
///
/// A reader asks for each name that it knows, always for all of them, and only
/// then makes something of the texts. Mistakes are kept until it is done, so
/// that every reader reports them in one order: first a name that nobody asked
/// for, since a misspelt name explains a missing one; then, in the order in
/// which the reader asks, a text that is missing, given twice or not a value;
/// then what cannot be made of them all.
pub(crate) struct Given<'a> {
    /// Whose options they are, as messages say it: `the scope`.
    of: &'static str,
    pairs: Vec<Pair<'a>>,
    mistake: Option<Error>,
    /// Every name that was asked for, where somebody wants to know.
    asked: Option<Vec<&'static str>>,
}

/// A name, up to its colon and behind it, and its text.
struct Pair<'a> {
    full_name: &'a str,
    said: SaidType,
    /// The name itself, whatever is said of its value.
    name: &'a str,
    kind: &'a str,
    /// What the kind begins with, which tells most names apart.
    initial: Option<u8>,
    entry: Option<&'a str>,
    text: &'a str,
    taken: bool,
}

impl<'a> Pair<'a> {
    fn of((full_name, text): (&'a str, &'a str)) -> Pair<'a> {
        let (said, name) = typed_name(full_name);
        let (kind, entry) = split_name(name).map_or((name, None), |(kind, entry)| (kind, Some(entry)));
        Pair { full_name, said, name, kind, initial: initial(kind), entry, text, taken: false }
    }
}

impl<'a> Given<'a> {
    /// Reads pairs, names in any case convention.
    ///
    /// # Errors
    ///
    /// `UnknownOption`, `MissingOption`, `DuplicateOption`, `InvalidOption`,
    /// `WrongType` and what the reader itself refuses.
    pub(crate) fn read<T>(
        of: &'static str,
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
        reader: fn(&mut Given<'a>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let mut given = Given::of(of, pairs);
        let made = reader(&mut given);
        match given.refused(&|| names(reader)) {
            Some(error) => Err(error),
            None => made.map_err(|error| given.concealed(error)),
        }
    }

    fn of(of: &'static str, pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Given<'a> {
        Given { of, pairs: pairs.into_iter().map(Pair::of).collect(), mistake: None, asked: None }
    }

    /// What is wrong with what was given, whatever the reader made of it. Of one type for all readers: the library is
    /// smaller so.
    fn refused(&mut self, names: &dyn Fn() -> Vec<&'static str>) -> Option<Error> {
        let error = match self.pairs.iter().find(|pair| !pair.taken) {
            Some(Pair { name, kind, .. }) => Error::UnknownOption {
                of: self.of,
                name: (*name).into(),
                nearest: suggestion(kind, &names()),
            },
            None => self.mistake.take()?,
        };
        Some(self.concealed(error))
    }

    /// A secret may have been passed a second time, in the place of something else.
    fn concealed(&self, error: Error) -> Error {
        error.without(&secrets_of(self.pairs.iter().map(|pair| (pair.name, pair.text))))
    }

    /// A text that is given once at the most.
    pub(crate) fn text(&mut self, name: &'static str) -> Option<&'a str> {
        let mut found = None;
        self.each(name, |mistake, text| {
            if found.replace(text).is_some() {
                mistake.get_or_insert(Error::DuplicateOption { name: name.into() });
            }
        });
        found
    }

    /// The first text of a name, left for the reader that asks for it: what tells which reader that is.
    pub(crate) fn peek(&self, name: &'static str) -> Option<&'a str> {
        self.pairs.iter().find(|pair| !pair.taken && same_name(pair.kind, name)).map(|pair| pair.text)
    }

    /// A text that must be given.
    pub(crate) fn required(&mut self, name: &'static str) -> &'a str {
        let found = self.text(name);
        if found.is_none() {
            self.refuse_missing(name);
        }
        found.unwrap_or_default()
    }

    /// Refuses that a name is missing. A reader that takes the rest has no name that nobody asked for, so what is
    /// left and means this one is refused in its place.
    pub(crate) fn refuse_missing(&mut self, name: &'static str) {
        let meant =
            |pair: &&Pair<'_>| !pair.taken && suggestion(pair.kind, &[name]) == Suggestion::Name(name);
        self.refuse(match self.pairs.iter().find(meant) {
            Some(pair) => {
                Error::UnknownOption { of: self.of, name: pair.name.into(), nearest: Suggestion::Name(name) }
            }
            None => Error::missing_option(self.of, name),
        });
    }

    /// `true` or `false`.
    pub(crate) fn boolean(&mut self, name: &'static str) -> Option<bool> {
        self.parsed(name, "true or false", parse_boolean)
    }

    /// A duration in whole seconds.
    pub(crate) fn seconds(&mut self, name: &'static str) -> Option<i64> {
        self.parsed(name, "whole seconds", |text| text.parse().ok())
    }

    /// An instant.
    pub(crate) fn instant(&mut self, name: &'static str) -> Option<OffsetDateTime> {
        self.parsed(name, "an instant such as 2026-01-02T03:04:05Z, or Unix seconds", parse_instant)
    }

    /// A size or length.
    pub(crate) fn bytes<T: std::str::FromStr>(&mut self, name: &'static str) -> Option<T> {
        self.parsed(name, "whole bytes", |text| text.parse().ok())
    }

    /// A value of any kind; `expected` says in a message which ones there are.
    pub(crate) fn parsed<T>(
        &mut self,
        name: &'static str,
        expected: &'static str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.text(name)?;
        let value = parse(text);
        if value.is_none() {
            self.refuse(Error::InvalidOption { name, value: text.into(), expected });
        }
        value
    }

    /// The texts of a name that may be given many times, in their order.
    pub(crate) fn all(&mut self, name: &'static str) -> Vec<&'a str> {
        let mut found = Vec::new();
        self.each(name, |_, text| found.push(text));
        found
    }

    /// Names and texts of a kind in their order, each given as `KIND:NAME`; `KIND:`
    /// with an empty text is how hosts pass a map in which there is nothing.
    pub(crate) fn entries(&mut self, kind: &'static str) -> Vec<(&'a str, &'a str)> {
        self.ask(kind);
        let (mut entries, most) = (Vec::new(), self.pairs.len());
        for pair in named(&mut self.pairs, kind) {
            // Of most kinds there is none.
            entries.reserve(if entries.is_empty() { most } else { 0 });
            match pair.said {
                SaidType::Text => {}
                SaidType::Bytes => {
                    self.mistake.get_or_insert(bytes_for_text(kind));
                }
                SaidType::Other => {
                    pair.taken = true;
                    self.mistake.get_or_insert(other_type(kind, pair.text));
                }
            }
            if let Some(entry) = pair.entry {
                pair.taken = true;
                if !entry.is_empty() || !pair.text.is_empty() {
                    entries.push((entry, pair.text));
                }
            }
        }
        entries
    }

    /// All that was not asked for until now, for a reader whose other names are
    /// somebody else's, such as the parameters of an operation.
    pub(crate) fn rest(&mut self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.take(|_| true)
    }

    /// Refuses what was given, unless something was refused before.
    pub(crate) fn refuse(&mut self, mistake: Error) {
        self.mistake.get_or_insert(mistake);
    }

    /// Takes each text of a name; what finds a mistake in it keeps it, unless there
    /// was one before.
    fn each(&mut self, name: &'static str, mut found: impl FnMut(&mut Option<Error>, &'a str)) {
        self.ask(name);
        for pair in named(&mut self.pairs, name) {
            pair.taken = true;
            match (pair.said, pair.entry) {
                (SaidType::Other, _) => {
                    self.mistake.get_or_insert(other_type(name, pair.text));
                }
                (SaidType::Bytes, None) => {
                    self.mistake.get_or_insert(bytes_for_text(name));
                }
                (SaidType::Text, None) => found(&mut self.mistake, pair.text),
                // How hosts pass an entry of a map, and a list or map in which there is nothing.
                (_, Some(entry)) => {
                    let given = if entry.is_empty() { "an empty list or map" } else { "a map" };
                    let (given, expected) = (given.into(), "one value, or leave it out".into());
                    self.mistake.get_or_insert(Error::WrongType { name: name.into(), given, expected });
                }
            }
        }
    }

    fn take(&mut self, wanted: impl Fn(&Pair<'a>) -> bool) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.pairs.iter_mut().filter(move |pair| !pair.taken && wanted(pair)).map(|pair| {
            pair.taken = true;
            (pair.full_name, pair.text)
        })
    }

    fn ask(&mut self, name: &'static str) {
        self.asked.iter_mut().for_each(|asked| asked.push(name));
    }
}

/// The pairs of a name that were not asked for until now.
fn named<'p, 'a>(
    pairs: &'p mut [Pair<'a>],
    name: &'static str,
) -> impl Iterator<Item = &'p mut Pair<'a>> + use<'p, 'a> {
    let initial = initial(name);
    let is_of_name =
        move |pair: &Pair<'_>| pair.initial == initial && !pair.taken && same_name(pair.kind, name);
    pairs.iter_mut().filter(move |pair| is_of_name(pair))
}

/// Every name that a reader asks for: those of entries, such as `header`, stand
/// for `header:NAME`.
pub(crate) fn names<'a, T>(reader: fn(&mut Given<'a>) -> Result<T, Error>) -> Vec<&'static str> {
    let mut given = Given { of: "", pairs: Vec::new(), mistake: None, asked: Some(Vec::new()) };
    // It asks for all names before it finds that nothing was given.
    let _ = reader(&mut given);
    given.asked.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Given, names};
    use crate::{Error, ErrorCode};
    use proptest::prelude::*;

    #[derive(Debug, PartialEq)]
    struct Read {
        region: String,
        fips: Option<bool>,
        operations: Vec<String>,
        headers: Vec<(String, String)>,
    }

    fn read(given: &mut Given<'_>) -> Result<Read, Error> {
        let owned = |(name, text): (&str, &str)| (String::from(name), String::from(text));
        Ok(Read {
            region: given.required("region").into(),
            fips: given.boolean("use-fips"),
            operations: given.all("operations").into_iter().map(String::from).collect(),
            headers: given.entries("header").into_iter().map(owned).collect(),
        })
    }

    fn error(pairs: &[(&str, &str)]) -> Error {
        Given::read("the test", pairs.iter().copied(), read).unwrap_err()
    }

    #[test]
    fn takes_names_in_any_case_convention() {
        let pairs = [
            ("Operations", "a"),
            ("useFIPS", "True"),
            ("HEADER:X-One", "1"),
            ("re-gi_on", "eu"),
            ("operations", "b"),
        ];
        let expected = Read {
            region: "eu".into(),
            fips: Some(true),
            operations: vec!["a".into(), "b".into()],
            headers: vec![("X-One".into(), "1".into())],
        };
        assert_eq!(Given::read("the test", pairs, read), Ok(expected));
    }

    #[test]
    fn says_of_what_a_name_is_unknown_and_which_is_nearest() {
        let message = error(&[("regoin", "eu")]).to_string();
        assert!(message.contains("the test has no option") && message.contains("\"region\""), "{message}");
        let message = error(&[("heeder:hidden", "x"), ("region", "eu")]).to_string();
        assert!(message.contains("\"header\"") && !message.contains("hidden"), "{message}");
    }

    #[test]
    fn reports_mistakes_in_one_order() {
        for (pairs, code) in [
            (&[("use-fips", "x"), ("unknown", "")][..], ErrorCode::UnknownOption),
            (&[("use-fips", "x")], ErrorCode::MissingOption),
            (&[("use-fips", "x"), ("region", "a"), ("region", "b")], ErrorCode::DuplicateOption),
            (&[("region", "a"), ("use-fips", "x")], ErrorCode::InvalidOption),
            (&[("bytes:region", "YQ==")], ErrorCode::WrongType),
            (&[("region", "a"), ("Bytes:use-fips", "dHJ1ZQ==")], ErrorCode::WrongType),
            (&[("region", "a"), ("bytes:operations", "YQ==")], ErrorCode::WrongType),
            (&[("region", "a"), ("bytes:header:x", "YQ==")], ErrorCode::WrongType),
            (&[("region", "a"), ("bytes:other", "YQ==")], ErrorCode::UnknownOption),
            (&[("type:region", "a map; pass text")], ErrorCode::WrongType),
            (&[("type:region:x", "a map; pass text"), ("region", "a")], ErrorCode::WrongType),
            (&[("region", "a"), ("type:header", "a list; pass a map")], ErrorCode::WrongType),
            (&[("region", "a"), ("Type:Header:x", "a list; pass text")], ErrorCode::WrongType),
            (&[("region", "a"), ("type:operations", "null; pass text")], ErrorCode::WrongType),
            (&[("region", "a"), ("type:other:x", "a list; pass text")], ErrorCode::UnknownOption),
            (&[("region:x", "a"), ("region", "b")], ErrorCode::WrongType),
            (&[("region", "b"), ("use-fips:", "")], ErrorCode::WrongType),
            (&[("region", "a"), ("header", "b")], ErrorCode::UnknownOption),
            (&[("region", "a"), ("operations:", "")], ErrorCode::WrongType),
        ] {
            assert_eq!(error(pairs).code(), code, "{pairs:?}");
        }
    }

    #[test]
    fn the_name_of_a_wrong_type_is_the_one_that_is_asked_for() {
        for (name, told) in [
            ("type:Use_FIPS", "use-fips"),
            ("type:header:x", "header"),
            ("bytes:header:x", "header"),
            ("type:otther:x", "otther"),
            ("bytes:otther", "otther"),
        ] {
            assert_eq!(error(&[("region", "a"), (name, "a list; pass text")]).parameter(), Some(told));
        }
    }

    #[test]
    fn knows_every_name_that_is_asked_for() {
        assert_eq!(names(read), ["region", "use-fips", "operations", "header"]);
    }

    proptest! {
        #[test]
        fn every_pair_is_used_or_refused(
            list in prop::collection::vec(("(region|use-fips|operations|header:a|other)", "(true|x)"), 0..6),
        ) {
            let pairs = list.iter().map(|(name, text)| (name.as_str(), text.as_str()));
            if let Ok(read) = Given::read("the test", pairs, read) {
                let used = 1 + usize::from(read.fips.is_some()) + read.operations.len() + read.headers.len();
                prop_assert_eq!(used, list.len());
            }
        }
    }
}
