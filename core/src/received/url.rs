//! A URL as it arrived: taken apart without repairing anything, since what was
//! signed is what was sent. Verifying, explaining and diagnosing start here.

use crate::sigv4::{encode_bytes, encode_path_bytes};
use crate::sorted;
use percent_encoding::percent_decode;
use std::borrow::Cow;

/// The longest URL that is read, in bytes. S3 takes about 8 KiB of request
/// line; session tokens of other stores are longer.
const LONGEST_URL: usize = 65_536;

/// A URL, or the target of a request (`/path?query`), in parts.
#[derive(Clone)]
pub(crate) struct ReceivedUrl {
    /// `http` or `https`; none for a request's target.
    pub(crate) scheme: Option<&'static str>,
    /// Host and port as they were written; none for a request's target.
    pub(crate) authority: Option<String>,
    /// Raw, beginning with a slash.
    pub(crate) path: String,
    /// In the order they were sent.
    pub(crate) query: Vec<ReceivedPair>,
}

/// A pair of a query, decoded. What is not UTF-8 stays bytes.
#[derive(Clone)]
pub(crate) struct ReceivedPair {
    pub(crate) name: Vec<u8>,
    pub(crate) value: Vec<u8>,
}

/// What is sent of a URL: all before its fragment (RFC 9110, section 7.1). A server never receives one.
pub(crate) fn without_fragment(url: &str) -> &str {
    url.split_once('#').map_or(url, |(sent, _)| sent)
}

impl ReceivedUrl {
    /// Takes apart a URL that anybody may have written; the error says what is wrong with it.
    pub(crate) fn parse(url: &str) -> Result<ReceivedUrl, &'static str> {
        if url.len() > LONGEST_URL {
            return Err("is longer than 65536 bytes");
        }
        ReceivedUrl::take_apart(url)
    }

    /// Takes a URL apart that was written here, whatever its length.
    pub(crate) fn take_apart(url: &str) -> Result<ReceivedUrl, &'static str> {
        if url.contains(|character: char| character.is_control() || character == ' ') {
            return Err("has spaces or control characters, which no request line can carry");
        }
        let (scheme, rest) = match url.split_once("://") {
            _ if url.starts_with('/') => (None, url),
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("https") => (Some("https"), rest),
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") => (Some("http"), rest),
            _ => return Err("is neither an http or https URL nor a path"),
        };
        if rest.contains('#') {
            return Err("has a fragment, which is never sent");
        }
        let (address, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (authority, path) = match scheme {
            None => (None, address),
            Some(_) => {
                let (authority, path) = address.split_at(address.find('/').unwrap_or(address.len()));
                if authority.is_empty() || authority.contains('@') {
                    return Err("has no host, or a user name before it");
                }
                (Some(String::from(authority)), path)
            }
        };
        if !is_encoded(path) || !is_encoded(query) {
            return Err("has a % that two hex digits do not follow");
        }
        let pairs = query.split('&').filter(|pair| !pair.is_empty()).map(ReceivedPair::decode);
        Ok(ReceivedUrl {
            scheme,
            authority,
            path: if path.is_empty() { "/".into() } else { path.into() },
            query: pairs.collect(),
        })
    }

    /// The values of a query parameter, decoded, in order.
    pub(crate) fn values<'u>(&'u self, name: &'static str) -> impl Iterator<Item = &'u [u8]> {
        self.query.iter().filter(move |pair| pair.name == name.as_bytes()).map(|pair| pair.value.as_slice())
    }

    /// The first value of a query parameter, if it is UTF-8.
    pub(crate) fn text(&self, name: &'static str) -> Option<&str> {
        self.values(name).next().and_then(|value| std::str::from_utf8(value).ok())
    }

    /// The host that a client sends for this URL: without the port that is its
    /// scheme's default (RFC 9110, 7.2).
    pub(crate) fn host(&self) -> Option<&str> {
        let authority = self.authority.as_deref()?;
        let default = if self.scheme == Some("https") { ":443" } else { ":80" };
        Some(authority.strip_suffix(default).unwrap_or(authority))
    }

    /// The path as S3 signs it: decoded, then encoded once; its slashes stay
    /// and nothing is normalised.
    pub(crate) fn canonical_path(&self) -> String {
        encode_path_bytes(&self.decoded_path())
    }

    /// The same URL without whole segments before its path, however they were encoded; nothing
    /// where the path does not begin so. A raw text, such as `/storage`.
    pub(crate) fn without_path_prefix(&self, prefix: &str) -> Option<ReceivedUrl> {
        let path = self.path.as_bytes();
        let mut end = 0_usize;
        for expected in prefix.bytes() {
            let from = path.get(end..)?;
            let written = if from.first() == Some(&b'%') { 3 } else { 1 };
            if percent_decode(from.get(..written)?).next() != Some(expected) {
                return None;
            }
            end = end.saturating_add(written);
        }
        let rest = self.path.get(end..).filter(|rest| rest.is_empty() || rest.starts_with('/'))?;
        let path = if rest.is_empty() { "/" } else { rest };
        Some(ReceivedUrl { path: path.into(), ..self.clone() })
    }

    /// The path, decoded.
    pub(crate) fn decoded_path(&self) -> Vec<u8> {
        percent_decode(self.path.as_bytes()).collect()
    }

    /// The query as S3 signs it: without the signature, decoded, encoded once
    /// and sorted.
    pub(crate) fn canonical_query(&self) -> String {
        let signed = self.query.iter().filter(|pair| pair.name != b"X-Amz-Signature");
        let mut pairs: Vec<(String, String)> =
            signed.map(|pair| (encode_bytes(&pair.name), encode_bytes(&pair.value))).collect();
        sorted::sort(&mut pairs);
        let lengths =
            pairs.iter().map(|(name, value)| name.len().saturating_add(value.len()).saturating_add(2));
        let mut query = String::with_capacity(lengths.sum());
        for (name, value) in &pairs {
            let separator = if query.is_empty() { "" } else { "&" };
            query.extend([separator, name, "=", value]);
        }
        query
    }
}

impl ReceivedPair {
    /// A plus sign in a query is a space, to S3 as to HTML forms.
    fn decode(pair: &str) -> ReceivedPair {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        ReceivedPair { name: ReceivedPair::decode_text(name), value: ReceivedPair::decode_text(value) }
    }

    fn decode_text(text: &str) -> Vec<u8> {
        let spaced = if text.contains('+') { text.replace('+', " ").into() } else { Cow::Borrowed(text) };
        Cow::from(percent_decode(spaced.as_bytes())).into_owned()
    }
}

/// Whether two hex digits follow each percent sign.
fn is_encoded(text: &str) -> bool {
    text.split('%').skip(1).all(|rest| {
        let mut digits = rest.bytes().take(2);
        let mut is_hex = || digits.next().is_some_and(|digit| digit.is_ascii_hexdigit());
        is_hex() && is_hex()
    })
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_URL, ReceivedUrl};
    use proptest::prelude::*;

    #[test]
    fn takes_urls_and_targets_apart() {
        let url = ReceivedUrl::parse("https://h:443/a%2fb?b=x+y&a=%7E&X-Amz-Signature=1").unwrap();
        assert_eq!((url.scheme, url.host()), (Some("https"), Some("h")));
        assert_eq!(url.canonical_path(), "/a/b");
        assert_eq!(url.canonical_query(), "a=~&b=x%20y");

        let target = ReceivedUrl::parse("/bucket/key?list-type=2").unwrap();
        assert_eq!((target.scheme, target.host()), (None, None));
        assert_eq!(target.text("list-type"), Some("2"));
        assert_eq!(ReceivedUrl::parse("http://h:8080").unwrap().path, "/");
    }

    #[test]
    fn refuses_what_no_request_carries() {
        let long = format!("/{}", "a".repeat(LONGEST_URL));
        for url in [
            "",
            "h",
            "ftp://h/",
            "//",
            "https://",
            "https://a@h/",
            "/a b",
            "/a\n",
            "/#x",
            "/%",
            "/?a=%2",
            "/%g0",
            &long,
        ] {
            assert!(ReceivedUrl::parse(url).is_err() || url == "//", "{url}");
        }
    }

    #[test]
    fn the_longest_url_is_read_in_no_time() {
        let url = format!("/?{}", "&".repeat(LONGEST_URL - 2));
        assert_eq!(ReceivedUrl::parse(&url).unwrap().query.len(), 0);
        let url = format!("/?{}", "a&".repeat(LONGEST_URL / 2 - 2));
        assert_eq!(ReceivedUrl::parse(&url).unwrap().query.len(), LONGEST_URL / 2 - 2);
    }

    proptest! {
        #[test]
        fn takes_any_text(url in any::<String>()) {
            let _ = ReceivedUrl::parse(&url);
        }

        #[test]
        fn what_we_encode_is_canonical(key in "\\PC{0,40}") {
            let path = crate::sigv4::encode_path(&key).into_owned();
            let url = ReceivedUrl::parse(&format!("/{path}")).unwrap();
            prop_assert_eq!(url.canonical_path(), format!("/{path}"));
        }
    }
}
