//! What senders cannot send as it was signed: headers that clients leave out, set by
//! themselves or write in other bytes. Tried with 44 set-ups of HTTP clients in nine languages.

use crate::{
    parameters::Header,
    warning::{Warning, WarningCode},
};

/// Headers that a browser sets by itself or does not let a page set ("forbidden request-header",
/// Fetch Standard), without the two that it sets to what was signed: `content-length` and `host`.
const SET_BY_BROWSERS: [&str; 13] = [
    "accept-charset",
    "accept-encoding",
    "access-control-request-headers",
    "access-control-request-method",
    "cookie",
    "cookie2",
    "date",
    "dnt",
    "expect",
    "origin",
    "referer",
    "set-cookie",
    "via",
];

/// Warns of signed headers that some senders cannot send.
pub(crate) fn warn_of_headers(operation: &str, headers: &[Header], warnings: &mut Vec<Warning>) {
    for Header { name, value } in headers {
        if !value.is_ascii() {
            warnings.push(WarningCode::HeaderNotAscii.says(format!(
                "the value of {name} is not ASCII: half of the HTTP clients send it in other bytes than were signed (Latin-1, ?) or not at all; percent-encode it, or use a form",
            )));
        }
        if value.is_empty() {
            warnings.push(WarningCode::EmptyHeader.says(format!(
                "the value of {name} is empty: clients such as libcurl leave such a header out, which breaks the signature; leave it out, too",
            )));
        }
        if name == "content-type" && !value.is_empty() && !is_media_type(value) {
            warnings.push(WarningCode::MalformedContentType.says(
                "the content type has no slash: some clients refuse to send it or send another one; sign one such as image/png",
            ));
        }
        warnings.extend(set_by_browsers(name));
    }
    warnings.extend(incomplete_object_lock(operation, headers));
}

/// The warning for a header, its name in lower case, that pages in a browser cannot send.
pub(crate) fn set_by_browsers(name: &str) -> Option<Warning> {
    let set = SET_BY_BROWSERS.contains(&name) || name.starts_with("sec-") || name.starts_with("proxy-");
    set.then(|| {
        WarningCode::HeaderSetByBrowsers.says(format!(
            "{} is signed, and browsers drop it or set it by themselves, which breaks the signature there; leave it out",
            name.escape_debug(),
        ))
    })
}

/// S3 wants both headers of a lock, and a checksum of what it locks ("Managing Object Lock", S3 User
/// Guide: "Content-MD5 OR x-amz-checksum- HTTP header is required").
fn incomplete_object_lock(operation: &str, headers: &[Header]) -> Option<Warning> {
    let has = |name: &str| headers.iter().any(|header| header.name == name);
    let (mode, date) = (has("x-amz-object-lock-mode"), has("x-amz-object-lock-retain-until-date"));
    let checked =
        has("content-md5") || headers.iter().any(|header| header.name.starts_with("x-amz-checksum-"));
    let says = |message| Some(WarningCode::IncompleteObjectLock.says(message));
    match (mode, date) {
        (true, false) => says("S3 refuses ObjectLockMode without ObjectLockRetainUntilDate; pass both"),
        (false, true) => says("S3 refuses ObjectLockRetainUntilDate without ObjectLockMode; pass both"),
        _ if operation == "PutObject" && (mode || has("x-amz-object-lock-legal-hold")) && !checked => says(
            "S3 refuses an upload with an object lock that has no checksum; pass ContentMD5 or one such as ChecksumSHA256",
        ),
        _ => None,
    }
}

/// `type/subtype`, whatever parameters follow (RFC 9110, 8.3.1).
fn is_media_type(value: &str) -> bool {
    let essence = value.split(';').next().unwrap_or_default().trim_end();
    essence.split_once('/').is_some_and(|(kind, subtype)| !kind.is_empty() && !subtype.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{set_by_browsers, warn_of_headers};
    use crate::{parameters::Header, warning::WarningCode};

    fn codes(headers: &[(&str, &str)]) -> Vec<WarningCode> {
        let header = |(name, value): &(&str, &str)| Header {
            name: String::from(*name),
            value: String::from(*value).into(),
        };
        let headers: Vec<Header> = headers.iter().map(header).collect();
        let mut warnings = Vec::new();
        warn_of_headers("PutObject", &headers, &mut warnings);
        warnings.iter().map(|warning| warning.code).collect()
    }

    #[test]
    fn warns_of_what_clients_send_otherwise() {
        assert_eq!(codes(&[("x-amz-meta-name", "Jörg")]), [WarningCode::HeaderNotAscii]);
        assert_eq!(codes(&[("x-amz-meta-name", "")]), [WarningCode::EmptyHeader]);
        assert_eq!(codes(&[("date", "x")]), [WarningCode::HeaderSetByBrowsers]);
        for (kind, expected) in [("png", 1), ("/png", 1), ("image/", 1), ("image/png; a=b", 0), ("a/b", 0)] {
            assert_eq!(codes(&[("content-type", kind)]).len(), expected, "{kind}");
        }
        assert!(
            codes(&[("content-length", "3"), ("x-amz-meta-name", "J%C3%B6rg"), ("range", "bytes=0-1")])
                .is_empty()
        );
        assert!(set_by_browsers("sec-fetch-mode").is_some() && set_by_browsers("host").is_none());
    }

    #[test]
    fn warns_of_a_lock_that_s3_refuses() {
        let (mode, date) =
            (("x-amz-object-lock-mode", "COMPLIANCE"), ("x-amz-object-lock-retain-until-date", "d"));
        let digest = ("x-amz-checksum-crc32", "AAAAAA==");
        let lock = [WarningCode::IncompleteObjectLock];
        for headers in
            [&[mode][..], &[date], &[mode, date], &[mode, digest], &[("x-amz-object-lock-legal-hold", "ON")]]
        {
            assert_eq!(codes(headers), lock, "{headers:?}");
        }
        assert!(codes(&[mode, date, digest]).is_empty());
        assert!(codes(&[mode, date, ("content-md5", "x")]).is_empty());
    }
}
