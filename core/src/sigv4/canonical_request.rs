//! The canonical request: the six lines that both sides hash.

use crate::zeroizing::Zeroizing;

/// The headers of a request as they are signed: sorted, with their values
/// trimmed and runs of blanks within them collapsed.
///
/// An encryption key may be among them, so they are wiped when they are dropped.
#[derive(Default)]
pub(crate) struct CanonicalHeaders {
    lines: Zeroizing<String>,
    names: String,
}

impl CanonicalHeaders {
    /// `headers` are pairs of lower-case name and value, one for each name,
    /// sorted by name.
    pub(crate) fn new<'a>(headers: impl IntoIterator<Item = (&'a str, &'a str)>) -> CanonicalHeaders {
        let headers: Vec<(&str, &str)> = headers.into_iter().collect();
        let lengths =
            headers.iter().map(|(name, value)| [name.len(), value.len(), 2].into_iter().sum::<usize>());
        let mut canonical = CanonicalHeaders::default();
        // Room for all of it, so that growing leaves no copies behind.
        canonical.lines.reserve(lengths.sum());
        for (name, value) in headers {
            canonical.push(name, value);
        }
        canonical
    }

    /// The same with the blanks within values as they were sent, which is how
    /// some signers read the specification.
    pub(crate) fn as_sent<'a>(headers: impl IntoIterator<Item = (&'a str, &'a str)>) -> CanonicalHeaders {
        let mut canonical = CanonicalHeaders::default();
        for (name, value) in headers {
            canonical.push_name(name);
            canonical.lines.push_str(value.trim_matches([' ', '\t']));
            canonical.lines.push('\n');
        }
        canonical
    }

    fn push_name(&mut self, name: &str) {
        if !self.names.is_empty() {
            self.names.push(';');
        }
        self.names.push_str(name);
        self.lines.push_str(name);
        self.lines.push(':');
    }

    fn push(&mut self, name: &str, value: &str) {
        self.push_name(name);
        for (index, word) in value.split([' ', '\t']).filter(|word| !word.is_empty()).enumerate() {
            if index > 0 {
                self.lines.push(' ');
            }
            self.lines.push_str(word);
        }
        self.lines.push('\n');
    }

    /// `host;range`: the value of `X-Amz-SignedHeaders`, unencoded.
    pub(crate) fn names(&self) -> &str {
        &self.names
    }

    /// The canonical request's last lines, from the first header to the payload hash.
    pub(crate) fn to_payload(&self, payload_hash: &str) -> Zeroizing<String> {
        let parts = [self.lines.as_str(), "\n", &self.names, "\n", payload_hash];
        Zeroizing::new(parts.concat())
    }
}

/// The whole canonical request, for people: the signer itself hashes these
/// lines without joining them.
///
/// `canonical_query` is sorted and has no signature.
pub(crate) fn canonical_request(
    method: &str,
    encoded_path: &str,
    canonical_query: &str,
    headers: &CanonicalHeaders,
    payload_hash: &str,
) -> String {
    let last_lines = headers.to_payload(payload_hash);
    [method, "\n", encoded_path, "\n", canonical_query, "\n", &last_lines].concat()
}

#[cfg(test)]
mod tests {
    use super::CanonicalHeaders;

    #[test]
    fn trims_values_and_collapses_blanks() {
        let headers = CanonicalHeaders::new([("a", "  x \t  y  "), ("b", "")]);
        assert_eq!(*headers.to_payload("hash"), "a:x y\nb:\n\na;b\nhash");
        assert_eq!(headers.names(), "a;b");
    }
}
