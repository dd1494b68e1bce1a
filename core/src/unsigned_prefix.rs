//! A path that stands before the one that is signed: a proxy before the store removes it and
//! leaves the host as it is, so that the store sees just what was signed.

use crate::zeroizing::Zeroizing;
use crate::{
    error::Error,
    object_key::check_safe,
    pairs::invalid_option,
    received::{ReceivedUrl, without_fragment},
    sigv4::encode_path,
};

/// What the prefix is called wherever one is given.
const NAME: &str = "unsigned-path-prefix";

/// A path such as `/storage`, raw like a key: a slash first and none at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct UnsignedPrefix(String);

impl UnsignedPrefix {
    /// Reads a path; slashes at its end count for nothing, as in an endpoint.
    ///
    /// # Errors
    ///
    /// `InvalidOption` for what a client or a proxy could take for another path.
    pub(crate) fn parse(text: &str) -> Result<UnsignedPrefix, Error> {
        let path = text.trim_end_matches('/');
        match path.strip_prefix('/') {
            Some(segments) if check_safe(segments).is_ok() && !path.contains(['?', '#']) => {
                Ok(UnsignedPrefix(path.into()))
            }
            _ => {
                Err(invalid_option(NAME, text, "a path such as /storage, with nothing that clients rewrite"))
            }
        }
    }

    /// As it was given.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// As a URL has it.
    pub(crate) fn encoded(&self) -> String {
        encode_path(&self.0).into_owned()
    }

    /// The URL as the store sees it.
    ///
    /// # Errors
    ///
    /// `InvalidOption` for a URL whose path does not begin so.
    pub(crate) fn removed_from(&self, url: &ReceivedUrl) -> Result<ReceivedUrl, Error> {
        url.without_path_prefix(&self.0)
            .ok_or_else(|| invalid_option(NAME, &self.0, "what the path of the URL begins with"))
    }

    /// The text of the URL as the store sees it; one that is damaged stays as it is, since more
    /// is to be said of it.
    ///
    /// # Errors
    ///
    /// Those of [`UnsignedPrefix::removed_from`].
    pub(crate) fn removed_from_text(&self, url: &str) -> Result<Zeroizing<String>, Error> {
        let Ok(parts) = ReceivedUrl::parse(without_fragment(url)) else {
            return Ok(Zeroizing::new(url.into()));
        };
        let ReceivedUrl { scheme, authority, path, .. } = self.removed_from(&parts)?;
        let origin = match (scheme, authority) {
            (Some(scheme), Some(authority)) => format!("{scheme}://{authority}"),
            _ => String::new(),
        };
        let query = url.find(['?', '#']).and_then(|start| url.get(start..)).unwrap_or_default();
        Ok(Zeroizing::new(format!("{origin}{path}{query}")))
    }
}

#[cfg(test)]
mod tests {
    use super::UnsignedPrefix;
    use crate::{ErrorCode, received::ReceivedUrl};
    use proptest::prelude::*;

    #[test]
    fn a_prefix_is_a_path_that_nobody_rewrites() {
        for (text, encoded) in
            [("/storage", "/storage"), ("/a/b/", "/a/b"), ("/a b%", "/a%20b%25"), ("/é//", "/%C3%A9")]
        {
            assert_eq!(UnsignedPrefix::parse(text).unwrap().encoded(), encoded);
        }
        for text in [
            "",
            "/",
            "//",
            "storage",
            "a/b",
            "/a//b",
            "//a",
            "/.",
            "/a/..",
            "/a\\b",
            "/a\n",
            "/a?b",
            "/a#b",
            "https://h/a",
        ] {
            let error = UnsignedPrefix::parse(text).unwrap_err();
            assert_eq!(error.code(), ErrorCode::InvalidOption, "{text:?}");
        }
    }

    #[test]
    fn it_is_removed_once_and_whole() {
        let prefix = UnsignedPrefix::parse("/a b").unwrap();
        let removed = |path: &str| {
            prefix
                .removed_from(&ReceivedUrl::parse(path).unwrap())
                .map(|url| url.path)
                .map_err(|error| error.code())
        };
        assert_eq!(removed("/a%20b/bucket/k"), Ok("/bucket/k".into()));
        assert_eq!(removed("/%61%20b/a%20b/k"), Ok("/a%20b/k".into()));
        assert_eq!(removed("/a%20b"), Ok("/".into()));
        assert_eq!(removed("https://h/a%20b//k?x"), Ok("//k".into()));
        for path in ["/", "/a%20bc/k", "/a", "/a%2520b/k", "/x/a%20b/k", "/a%20b%2Fk"] {
            assert_eq!(removed(path), Err(ErrorCode::InvalidOption), "{path}");
        }
    }

    #[test]
    fn the_rest_of_a_url_stays_as_it_was() {
        let prefix = UnsignedPrefix::parse("/a").unwrap();
        let removed = |url: &str| prefix.removed_from_text(url).map(|url| url.to_string());
        assert_eq!(removed("HTTPS://H:1/a/%6b?b=/a&c=+#d").unwrap(), "https://H:1/%6b?b=/a&c=+#d");
        assert_eq!(removed("/a/k?x").unwrap(), "/k?x");
        assert_eq!(removed("https://h/a/%?x").unwrap(), "https://h/a/%?x");
        assert!(removed("https://h/b/k").is_err());
    }

    proptest! {
        #[test]
        fn what_is_put_before_a_path_comes_off_again(prefix in "(/[^/\\\\?#\\p{C}]{1,8}){1,3}", key in "\\PC{0,20}") {
            if let Ok(prefix) = UnsignedPrefix::parse(&prefix) {
                let path = crate::sigv4::encode_path(&format!("/{key}")).into_owned();
                let url = ReceivedUrl::parse(&format!("{}{path}", prefix.encoded())).unwrap();
                prop_assert_eq!(prefix.removed_from(&url).unwrap().path, path);
            }
        }

        #[test]
        fn takes_any_text(text in any::<String>(), path in "(/|%2F|%41|A|é|a){0,8}") {
            if let (Ok(prefix), Ok(url)) = (UnsignedPrefix::parse(&text), ReceivedUrl::parse(&format!("/{path}"))) {
                let _ = prefix.removed_from(&url);
            }
        }
    }
}
