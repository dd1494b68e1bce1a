//! The canonical request that the URL claims, in the parts that may have been others
//! ("Create a signed AWS API request", IAM User Guide).

use super::{
    alteration::Edit,
    claim::Claim,
    encoding::{Text, canonical_path, canonical_value, replaced, text},
};
use crate::received::UNSIGNED_PAYLOAD;
use crate::sorted;

/// What a plus sign in a query stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Plus {
    /// As forms have it, and S3.
    IsBlank,
    /// As RFC 3986 has it.
    IsPlus,
}

/// A line of a canonical request; its headers, their names included, count as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    Method,
    Path,
    Query,
    Headers,
    Payload,
}

impl Line {
    pub(super) const ALL: [Line; 5] = [Line::Method, Line::Path, Line::Query, Line::Headers, Line::Payload];
}

/// A canonical request in parts.
pub(super) struct Base {
    pub(super) plus: Plus,
    pub(super) method: Text,
    pub(super) path: Text,
    /// In the order of the URL, encoded as S3 does.
    pub(super) pairs: Vec<(Text, Text)>,
    /// Sorted by name.
    pub(super) headers: Vec<(String, Text)>,
    pub(super) payload: Text,
}

impl Base {
    pub(super) fn of(claim: &Claim<'_>, plus: Plus) -> Base {
        let canonical = |written: &str| match plus {
            Plus::IsBlank => canonical_value(&replaced(written.as_bytes(), b"+", b"%20")),
            Plus::IsPlus => canonical_value(written.as_bytes()),
        };
        let pairs =
            claim.pairs.iter().map(|pair| (canonical(pair.name), canonical(pair.value.unwrap_or_default())));
        let headers = claim.signed_headers.iter().map(|name| {
            let value = if name == "host" { Some(claim.host().into()) } else { claim.header(name) };
            (name.clone(), text(collapsed(&value.unwrap_or_default())))
        });
        let stated = claim.pairs.iter().find(|pair| pair.is_named("x-amz-content-sha256"));
        let stated = stated.map(|pair| pair.decoded_value());
        let payload = stated.or_else(|| {
            claim.signed_headers.iter().any(|name| name == "x-amz-content-sha256").then_some(())?;
            claim.header("x-amz-content-sha256")
        });
        Base {
            plus,
            method: text(claim.method.as_str()),
            path: canonical_path(claim.path.as_bytes()),
            pairs: pairs.collect(),
            headers: headers.collect(),
            payload: text(payload.unwrap_or_else(|| UNSIGNED_PAYLOAD.into())),
        }
    }

    /// Where a header stands.
    pub(super) fn header(&self, name: &str) -> Option<usize> {
        self.headers.iter().position(|(known, _)| known == name)
    }

    /// A line with these edits; none where two of them meet.
    pub(super) fn line(&self, line: Line, edits: &[&Edit]) -> Option<Text> {
        let whole: Vec<&Text> = edits
            .iter()
            .filter_map(|edit| match edit {
                Edit::Line(of, text) if *of == line => Some(text),
                _ => None,
            })
            .collect();
        match (whole.as_slice(), edits.iter().filter(|edit| edit.line() == line).count()) {
            ([text], 1) => return Some((*text).clone()),
            ([], _) => {}
            _ => return None,
        }
        Some(match line {
            Line::Method => self.method.clone(),
            Line::Path => self.path.clone(),
            Line::Query => self.query(edits)?,
            Line::Headers => self.header_lines(edits)?,
            Line::Payload => self.payload.clone(),
        })
    }

    fn query(&self, edits: &[&Edit]) -> Option<Text> {
        let mut pairs: Vec<Option<(&Text, &Text)>> =
            self.pairs.iter().map(|(name, value)| Some((name, value))).collect();
        let mut edited = vec![false; self.pairs.len()];
        for edit in edits {
            match edit {
                Edit::Pair(at, value) => {
                    if std::mem::replace(edited.get_mut(*at)?, true) {
                        return None;
                    }
                    let pair = pairs.get_mut(*at)?;
                    *pair = value.as_ref().and_then(|value| Some(((*pair)?.0, value)));
                }
                Edit::Added(name, value) => pairs.push(Some((name, value))),
                Edit::Line(..) | Edit::Header(..) => {}
            }
        }
        let mut pairs: Vec<(&Text, &Text)> = pairs.into_iter().flatten().collect();
        sorted::sort_by(&mut pairs, |a, b| in_order(*a, *b));
        Some(joined(pairs))
    }

    fn header_lines(&self, edits: &[&Edit]) -> Option<Text> {
        let mut headers: Vec<(&str, Option<&Text>)> =
            self.headers.iter().map(|(name, value)| (name.as_str(), Some(value))).collect();
        let mut edited = vec![false; self.headers.len()];
        for edit in edits {
            if let Edit::Header(at, value) = edit {
                if std::mem::replace(edited.get_mut(*at)?, true) {
                    return None;
                }
                headers.get_mut(*at)?.1 = value.as_ref();
            }
        }
        let present = headers.into_iter().filter_map(|(name, value)| Some((name, value?)));
        let length =
            self.headers.iter().map(|(name, value)| name.len().saturating_mul(2).saturating_add(value.len()));
        let mut lines = Vec::with_capacity(length.sum::<usize>().saturating_add(128));
        let mut names = Vec::new();
        for (name, value) in present {
            for piece in [name.as_bytes(), b":", value, b"\n"] {
                lines.extend_from_slice(piece);
            }
            names.push(name);
        }
        lines.push(b'\n');
        lines.extend_from_slice(names.join(";").as_bytes());
        Some(text(lines))
    }
}

/// S3's order of pairs: by encoded name, then by value.
pub(super) fn in_order(a: (&Text, &Text), b: (&Text, &Text)) -> std::cmp::Ordering {
    (a.0.as_slice(), a.1.as_slice()).cmp(&(b.0.as_slice(), b.1.as_slice()))
}

/// Pairs in the order given.
pub(super) fn joined<'a>(pairs: impl IntoIterator<Item = (&'a Text, &'a Text)>) -> Text {
    let pairs: Vec<(&Text, &Text)> = pairs.into_iter().collect();
    let length = pairs.iter().map(|(name, value)| name.len().saturating_add(value.len()).saturating_add(2));
    let mut query = Vec::with_capacity(length.sum());
    for (index, (name, value)) in pairs.into_iter().enumerate() {
        if index > 0 {
            query.push(b'&');
        }
        for piece in [name.as_slice(), b"=", value] {
            query.extend_from_slice(piece);
        }
    }
    text(query)
}

/// A header's value trimmed, with runs of blanks as one.
pub(super) fn collapsed(value: &str) -> String {
    value.split([' ', '\t']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
