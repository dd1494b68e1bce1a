//! One thing that may have been otherwise when the request was signed.

use super::{base::Line, claim::Scope, difference::Difference, encoding::Text};

/// A part of the canonical request that was another one.
#[derive(Clone)]
pub(super) enum Edit {
    /// A whole line.
    Line(Line, Text),
    /// The value of a pair of the query, or none: it was not signed.
    Pair(usize, Option<Text>),
    /// A pair that was signed and is not in the URL.
    Added(Text, Text),
    /// The value of a header, or none: it was not signed.
    Header(usize, Option<Text>),
}

impl Edit {
    /// The line that it is of.
    pub(super) fn line(&self) -> Line {
        match self {
            Edit::Line(line, _) => *line,
            Edit::Pair(..) | Edit::Added(..) => Line::Query,
            Edit::Header(..) => Line::Headers,
        }
    }
}

/// Another key than the one that the URL's credential and the secret make.
#[derive(Clone, Default)]
pub(super) struct KeyChange {
    /// What the key was made for.
    pub(super) key: Option<Scope>,
    /// What the string to sign said.
    pub(super) said: Option<Scope>,
    /// Which form of the secret.
    pub(super) secret: Option<usize>,
}

impl KeyChange {
    /// The same with another one; none where both change one part of the scope. `base` is
    /// the scope of the URL.
    pub(super) fn with(&self, other: &KeyChange, base: &Scope) -> Option<KeyChange> {
        if self.said.is_some() || other.said.is_some() {
            return None;
        }
        let key = match (&self.key, &other.key) {
            (Some(own), Some(other)) => Some(own.with(other, base)?),
            (own, other) => own.as_ref().or(other.as_ref()).cloned(),
        };
        Some(KeyChange { key, said: None, secret: self.secret.or(other.secret) })
    }

    pub(super) fn is_none(&self) -> bool {
        self.key.is_none() && self.said.is_none() && self.secret.is_none()
    }
}

/// A hypothesis, and how it would be told.
pub(super) struct Alteration {
    pub(super) edits: Vec<Edit>,
    pub(super) key: KeyChange,
    pub(super) difference: Difference,
    /// Too rare to be tried together with another.
    pub(super) alone: bool,
}

impl Alteration {
    pub(super) fn of(difference: Difference, edits: impl IntoIterator<Item = Edit>) -> Alteration {
        Alteration { edits: edits.into_iter().collect(), key: KeyChange::default(), difference, alone: false }
    }

    pub(super) fn of_key(difference: Difference, key: KeyChange) -> Alteration {
        Alteration { edits: Vec::new(), key, difference, alone: false }
    }

    /// The same, tried by itself only.
    pub(super) fn alone(self) -> Alteration {
        Alteration { alone: true, ..self }
    }
}

/// All that are tried, with a bound on the bytes that they take, so that a URL of
/// thousands of pairs or slashes cannot fill the memory.
pub(super) struct Alterations {
    list: Vec<Alteration>,
    room: usize,
}

/// The bytes of all texts of one list.
const MOST_BYTES: usize = 4 << 20;

impl Alterations {
    pub(super) fn new() -> Alterations {
        Alterations { list: Vec::new(), room: MOST_BYTES }
    }

    pub(super) fn push(&mut self, alteration: Alteration) {
        let bytes = alteration.edits.iter().map(|edit| match edit {
            Edit::Line(_, text) | Edit::Added(_, text) => text.len(),
            Edit::Pair(_, value) | Edit::Header(_, value) => value.as_ref().map_or(0, |value| value.len()),
        });
        let bytes = bytes.sum::<usize>().saturating_add(size_of::<Alteration>());
        match self.room.checked_sub(bytes) {
            Some(room) => {
                self.room = room;
                self.list.push(alteration);
            }
            None => self.room = 0,
        }
    }

    /// Whether more would be kept.
    pub(super) fn has_room(&self) -> bool {
        self.room > 0
    }

    pub(super) fn into_list(self) -> Vec<Alteration> {
        self.list
    }
}
