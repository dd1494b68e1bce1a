//! A canonical request in its lines, also where its line ends were lost: a browser
//! shows them as blanks, and a log as `\n`.

use super::answer::ErrorResponse;
use crate::redact::is_secret;
use crate::zeroizing::Zeroizing;
use std::{borrow::Cow, collections::BTreeMap};

/// The lines of a canonical request ("Create a signed AWS API request", IAM User Guide).
pub(super) struct Canonical {
    pub(super) method: String,
    pub(super) path: String,
    pub(super) query: String,
    /// In the order of their names.
    pub(super) headers: BTreeMap<String, String>,
    pub(super) payload: String,
}

impl Canonical {
    /// What the server saw, if it says so: from its bytes, which are exact, or from its
    /// text.
    pub(super) fn seen(answer: &ErrorResponse) -> Option<Canonical> {
        let of_bytes = || {
            let text = String::from_utf8(bytes(answer.element("CanonicalRequestBytes")?)?).ok()?;
            Canonical::of(&text)
        };
        let text = answer.element("CanonicalRequest");
        of_bytes().or_else(|| Canonical::of(text?))
    }

    /// Takes one apart; none where it has no path and no payload.
    pub(super) fn of(text: &str) -> Option<Canonical> {
        let text = text.trim();
        let escaped = !text.contains('\n') && text.contains("\\n");
        let text: Cow<'_, str> = if escaped { text.replace("\\n", "\n").into() } else { text.into() };
        let canonical = if text.contains('\n') { of_lines(&text) } else { of_one_line(&text) };
        canonical.filter(|canonical| canonical.path.starts_with('/') && !canonical.payload.is_empty())
    }

    /// The pairs of the query as they are encoded.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        let pairs = self.query.split('&').filter(|pair| !pair.is_empty());
        pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")))
    }

    /// The whole text again.
    pub(super) fn text(&self) -> Zeroizing<String> {
        let lines: Vec<String> =
            self.headers.iter().map(|(name, value)| format!("{name}:{value}\n")).collect();
        let names: Vec<&str> = self.headers.keys().map(String::as_str).collect();
        let (headers, names) = (lines.concat(), names.join(";"));
        let Canonical { method, path, query, payload, .. } = self;
        Zeroizing::new(format!("{method}\n{path}\n{query}\n{headers}\n{names}\n{payload}"))
    }

    /// The values that stand under the names of secrets.
    pub(super) fn secrets(&self) -> Vec<Zeroizing<String>> {
        let headers = self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let named = self.pairs().chain(headers).filter(|(name, _)| is_secret(name));
        named.map(|(_, value)| Zeroizing::new(value.into())).collect()
    }
}

fn of_lines(text: &str) -> Option<Canonical> {
    let mut lines = text.split('\n').map(|line| line.trim_end_matches('\r'));
    let (method, path, query) = (lines.next()?, lines.next()?, lines.next()?);
    let mut headers = BTreeMap::new();
    // An empty line ends them.
    for line in lines.by_ref() {
        let Some((name, value)) = line.split_once(':') else { break };
        headers.insert(name.to_owned(), value.to_owned());
    }
    let _signed_headers = lines.next()?;
    let payload = lines.next().unwrap_or_default().trim();
    Some(Canonical {
        method: method.into(),
        path: path.into(),
        query: query.into(),
        headers,
        payload: payload.into(),
    })
}

/// What is between the query and the list of signed headers can only be told by that
/// list, since values have blanks of their own.
fn of_one_line(text: &str) -> Option<Canonical> {
    let (method, rest) = text.split_once(' ')?;
    let (path, rest) = rest.split_once(' ')?;
    let (query, rest) = rest.split_once(' ')?;
    let (rest, payload) = rest.trim_end().rsplit_once(' ')?;
    let (mut rest, names) = rest.trim_end().rsplit_once(' ').unwrap_or(("", rest));
    let mut headers = BTreeMap::new();
    for name in names.rsplit(';') {
        let at = rest
            .rfind(&format!("{name}:"))
            .filter(|at| rest.get(..*at).is_some_and(|before| before.is_empty() || before.ends_with(' ')));
        if let Some((before, header)) = at.and_then(|at| rest.split_at_checked(at)) {
            let value = header.split_once(':').map_or("", |(_, value)| value);
            headers.insert(name.to_owned(), value.trim().to_owned());
            rest = before;
        }
    }
    Some(Canonical {
        method: method.into(),
        path: path.into(),
        query: query.into(),
        headers,
        payload: payload.into(),
    })
}

/// Bytes in hex, however they are grouped.
fn bytes(digits: &str) -> Option<Vec<u8>> {
    let digits: String = digits.split_ascii_whitespace().collect();
    hex::decode(digits).ok()
}

#[cfg(test)]
mod tests {
    use super::Canonical;
    use proptest::prelude::*;

    const TEXT: &str = "PUT\n/a%20b\nX-Amz-Date=x&X-Amz-Security-Token=hush\ncontent-type:a b: c\nhost:h:9000\nx-amz-meta-a:\n\ncontent-type;host;x-amz-meta-a\nUNSIGNED-PAYLOAD";

    fn lines(canonical: &Canonical) -> (String, String, String, Vec<(String, String)>, String) {
        let headers = canonical.headers.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
        let Canonical { method, path, query, payload, .. } = canonical;
        (method.clone(), path.clone(), query.clone(), headers, payload.clone())
    }

    #[test]
    fn lines_are_found_where_their_ends_were_lost() {
        let whole = lines(&Canonical::of(TEXT).unwrap());
        assert_eq!(whole.3.len(), 3);
        for text in [
            TEXT.replace('\n', "\r\n"),
            TEXT.replace('\n', " "),
            TEXT.replace("\n\n", " ").replace('\n', " "),
            TEXT.replace('\n', "\\n"),
            format!("\n{TEXT}\n"),
        ] {
            let canonical = Canonical::of(&text).unwrap();
            assert_eq!(lines(&canonical), whole, "{text}");
            assert_eq!(*canonical.text(), TEXT);
        }
    }

    #[test]
    fn what_is_none_is_none() {
        for text in ["", "PUT", "PUT /a", "PUT\n/a\nb=c", "PUT\na\nb=c\nhost:h\n\nhost\nx", "a b c"] {
            assert!(Canonical::of(text).is_none(), "{text}");
        }
    }

    #[test]
    fn its_secrets_are_known_by_their_names() {
        let secrets = Canonical::of(TEXT).unwrap().secrets();
        assert_eq!(secrets.iter().map(|secret| secret.as_str()).collect::<Vec<_>>(), ["hush"]);
    }

    proptest! {
        #[test]
        fn takes_any_text(text in "[a:;/ \n\\\\=&]{0,40}") {
            let _ = Canonical::of(&text);
        }
    }
}
