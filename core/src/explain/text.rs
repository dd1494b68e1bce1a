//! The explanation for people: short aligned lines, the warnings at the end.

use super::explanation::{Explanation, UrlState};
use crate::{expiry::rfc3339, permission::Need};
use std::fmt;

/// Bytes of a bucket's or a key's text that are shown.
const SHOWN: usize = 300;

impl fmt::Display for Explanation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut lines: Vec<(&str, String)> = vec![("operation", self.request())];
        let assumed = if self.addressing() == "path-assumed" { " (as the path has it)" } else { "" };
        lines.extend(self.bucket().map(|bucket| ("bucket", format!("{}{assumed}", shown(bucket)))));
        if self.addressing() == "unknown" {
            let path = shown(&self.path);
            lines.push((
                "path",
                format!("{path} (the host does not say whose bucket: name it to know the key)"),
            ));
        }
        lines.extend(self.key().map(|key| ("key", shown(key))));
        lines.push(("host", shown(&self.host)));
        let scope = match (self.region(), self.service()) {
            (Some(region), Some(service)) => format!(" for {} in {}", shown(service), shown(region)),
            _ => String::new(),
        };
        let version = self.signature_version();
        lines.push((
            "signed by",
            format!("{}{scope}, Signature Version {version}", shown(self.access_key_id())),
        ));
        lines.extend(self.signed.signed_at.map(|instant| ("signed at", rfc3339(instant))));
        lines.push(("expires at", format!("{}{}", rfc3339(self.signed.expires_at), self.remaining())));
        let headers: Vec<String> = self.headers().map(shown).collect();
        if !headers.is_empty() {
            lines.push(("must be sent", headers.join(", ")));
        }
        for aspect in self.aspects() {
            let kind = if aspect.bound { "bound" } else { "not bound" };
            lines.push((kind, format!("{}: {}", aspect.aspect, aspect.detail)));
        }
        for permission in self.permissions().iter() {
            let likely = if permission.need() == Need::Likely { ", likely" } else { "" };
            let (action, resource) = (permission.action(), shown(permission.resource()));
            lines.push(("signer needs", format!("{action} on {resource}{likely}")));
        }
        for warning in self.warnings() {
            lines.push(("warning", format!("{}: {}", warning.code.as_str(), warning.message)));
        }
        for (index, (name, value)) in lines.iter().enumerate() {
            let end = if index > 0 { "\n" } else { "" };
            write!(formatter, "{end}{name:<13} {value}")?;
        }
        Ok(())
    }
}

impl Explanation {
    /// What is asked of S3, as far as the URL tells.
    fn request(&self) -> String {
        let operations: Vec<&str> = self.possible_operations().collect();
        let several = match operations.as_slice() {
            [] => return "no operation of S3 that is known".into(),
            [operation] => return (*operation).into(),
            [others @ .., last] => format!("{} or {last}", others.join(", ")),
        };
        if self.method_is_known {
            format!("{several} (the URL does not say more)")
        } else {
            format!("a request of unknown method: {several}")
        }
    }

    /// ` (in 5 seconds)`, as far as the clock is known.
    fn remaining(&self) -> String {
        let Some(now) = self.now else { return String::new() };
        let seconds = self.signed.expires_at.saturating_sub(now);
        match self.state() {
            Some(UrlState::Expired) => {
                format!(" ({} seconds ago: it does not work any more)", seconds.saturating_neg())
            }
            _ => format!(" (in {seconds} seconds)"),
        }
    }
}

/// Text of the URL, escaped so that it cannot forge a line, and cut where it is
/// long.
fn shown(text: &str) -> String {
    let escaped: String = text.chars().take(SHOWN).flat_map(char::escape_debug).collect();
    if text.chars().count() > SHOWN { escaped + "..." } else { escaped }
}

#[cfg(test)]
mod tests {
    use crate::{
        Credentials, ErrorCode, Explanation, Known, Request, Signer, UrlState, WarningCode, explain,
        explain_with,
    };
    use proptest::prelude::*;
    use std::time::Duration;
    use time::{OffsetDateTime, macros::datetime};

    const NOW: OffsetDateTime = datetime!(2026-01-02 03:04:05 UTC);

    fn presigned(operation: &str, key: &str) -> String {
        let credentials = Credentials::new("ASIAIOSFODNN7EXAMPLE", "secret").unwrap();
        let credentials = credentials.with_session_token("hush/token").unwrap();
        let signer = Signer::new(credentials, "eu-west-1").unwrap();
        let request = Request::new(operation).bucket("photos").with("ContentType", "image/png");
        signer.presign(&request, key, NOW).unwrap().url().into()
    }

    fn codes(explained: &Explanation) -> Vec<WarningCode> {
        explained.warnings().iter().map(|warning| warning.code).collect()
    }

    fn url(query: &str) -> String {
        format!(
            "https://photos.s3.eu-west-1.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIA%2F20260102%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20260102T030405Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=5ec{query}"
        )
    }

    #[test]
    fn says_all_that_is_known_and_no_secret() {
        let url = presigned("PutObject", "2026/logo\u{7}.png");
        let explained = explain(&url, Some("put"), Some(NOW + Duration::from_secs(60))).unwrap();
        let text = explained.to_string();
        for line in [
            "operation     PutObject",
            "bucket        photos",
            "key           2026/logo\\u{7}.png",
            "signed by     ASIAIOSFODNN7EXAMPLE for s3 in eu-west-1, Signature Version 4",
            "signed at     2026-01-02T03:04:05Z",
            "expires at    2026-01-02T03:19:05Z (in 840 seconds)",
            "must be sent  content-type",
            "bound         content-type: the header content-type must be sent as it was signed",
            "not bound     content-length: ",
            "warning       SessionTokenInUrl: ",
        ] {
            assert!(text.contains(line), "{line}\n{text}");
        }
        let signature = url.rsplit_once("X-Amz-Signature=").unwrap().1;
        let pairs = format!("{:?} {explained:?}", explained.to_pairs());
        for shown in [&text, &pairs] {
            assert!(!shown.contains("hush") && !shown.contains(signature), "{shown}");
        }
    }

    #[test]
    fn time_decides_the_state() {
        let state = |offset: i64| {
            let now = NOW + time::Duration::seconds(offset);
            let explained = explain(&url(""), None, Some(now)).unwrap();
            (explained.state().unwrap(), codes(&explained).contains(&WarningCode::SignedAhead))
        };
        assert_eq!(state(0), (UrlState::Valid, false));
        assert_eq!(state(899), (UrlState::Valid, false));
        assert_eq!(state(900), (UrlState::Expired, false));
        assert_eq!(state(-1), (UrlState::NotYetValid, true));
        assert_eq!(explain(&url(""), None, None).unwrap().state(), None);
    }

    #[test]
    fn warns_of_what_hurts() {
        for (query, method, code) in [
            ("&x-amz-tagging=a%3Db", "PUT", WarningCode::IgnoredInQuery),
            ("&Content-Type=image%2Fpng", "PUT", WarningCode::IgnoredInQuery),
            (
                "&x-amz-checksum-sha256=47DEQpj8HBSa%2B%2FTImW%2B5JCeuQeRkm5NMpJWZG3hSuFU%3D",
                "PUT",
                WarningCode::EmptyBodyChecksum,
            ),
            ("&X-Amz-Content-Sha256=abc", "PUT", WarningCode::SignedPayload),
            ("&X-Amz-Security-Token=t", "GET", WarningCode::TemporaryCredentials),
            ("", "PUT", WarningCode::UnboundedUpload),
        ] {
            let explained = explain(&url(query), Some(method), None).unwrap();
            assert!(codes(&explained).contains(&code), "{query}: {:?}", codes(&explained));
        }
        for (from, to, code) in [
            ("https", "http", WarningCode::InsecureEndpoint),
            ("photos.s3", "my.photos.s3", WarningCode::DottedBucket),
            ("/k?", "/a/../b?", WarningCode::KeyNotUrlSafe),
            ("eu-west-1.amazonaws", "us-east-1.amazonaws", WarningCode::RegionMismatch),
            ("Expires=900", "Expires=604801", WarningCode::ExpiryNotAccepted),
            ("Expires=900", "Expires=0", WarningCode::ExpiryNotAccepted),
            ("Credential=AKIA", "Credential=ASIA", WarningCode::MissingSessionToken),
        ] {
            let explained = explain(&url("").replacen(from, to, 1), Some("GET"), None).unwrap();
            assert!(codes(&explained).contains(&code), "{to}: {:?}", codes(&explained));
        }
        assert!(codes(&explain(&url(""), Some("GET"), Some(NOW)).unwrap()).is_empty());
    }

    #[test]
    fn a_url_without_its_method_may_be_for_several() {
        let explained = explain(&url(""), None, None).unwrap();
        assert_eq!(explained.operation(), None);
        let possible: Vec<&str> = explained.possible_operations().collect();
        assert_eq!(possible, ["GetObject", "PutObject", "HeadObject", "DeleteObject"]);
        let heading = "a request of unknown method: GetObject, PutObject, HeadObject or DeleteObject";
        assert!(explained.to_string().contains(heading), "{explained}");
        let part = explain(&url("&partNumber=2&uploadId=x"), Some("PUT"), None).unwrap();
        assert_eq!(part.operation(), Some("UploadPart"));
        let named = explain(&url("&x-id=GetObject"), None, None).unwrap();
        assert_eq!(named.operation(), Some("GetObject"));
    }

    #[test]
    fn the_legacy_version_is_told() {
        let url = "https://photos.s3.amazonaws.com/k?AWSAccessKeyId=AKIA&Signature=hush&Expires=1767323945";
        let explained = explain(url, Some("GET"), Some(NOW)).unwrap();
        assert_eq!((explained.signature_version(), explained.access_key_id()), ("2", "AKIA"));
        assert_eq!((explained.region(), explained.signed_at()), (None, None));
        assert_eq!(codes(&explained), [WarningCode::LegacySignature]);
        assert_eq!(explained.state(), Some(UrlState::Valid));
        assert!(!explained.to_string().contains("hush"));
        let query = explained.aspects().iter().find(|aspect| aspect.aspect == "query").unwrap();
        assert!(!query.bound && query.detail.contains("other pairs can be added"), "{explained}");

        let upload = explain(&format!("{url}&marker=x&versionId=1"), Some("PUT"), None).unwrap();
        let told: Vec<(&str, bool)> =
            upload.aspects().iter().map(|aspect| (aspect.aspect, aspect.bound)).collect();
        for aspect in [("content-type", true), ("headers", true), ("checksum", false), ("query", false)] {
            assert!(told.contains(&aspect), "{aspect:?}: {told:?}");
        }
        let text = upload.to_string();
        assert!(text.contains("which anybody can change: marker"), "{text}");
        assert!(codes(&upload).contains(&WarningCode::UnboundedUpload));
    }

    #[test]
    fn a_host_that_does_not_tell_leads_to_no_conclusion() {
        let elsewhere = |host: &str, path: &str| {
            url("").replace("photos.s3.eu-west-1.amazonaws.com", host).replace("/k?", &format!("{path}?"))
        };
        let upload = explain(&elsewhere("files.example.com", "/cat.png"), Some("PUT"), None).unwrap();
        let possible: Vec<&str> = upload.possible_operations().collect();
        assert_eq!(possible, ["PutObject", "CreateBucket"]);
        assert_eq!((upload.operation(), upload.bucket(), upload.key()), (None, None, None));
        assert!(codes(&upload).contains(&WarningCode::UnboundedUpload));
        assert!(
            upload.to_string().contains("path          /cat.png (the host does not say whose"),
            "{upload}"
        );

        let of_r2 = elsewhere("photos.0123.r2.cloudflarestorage.com", "/cat.png");
        let upload = explain(&of_r2, Some("PUT"), None).unwrap();
        let told = (upload.operation(), upload.bucket(), upload.key());
        assert_eq!(told, (Some("PutObject"), Some("photos"), Some("cat.png")));
        let list = explain(&(elsewhere("files.example.com", "/photos") + "&list-type=2"), Some("GET"), None);
        let list = list.unwrap();
        assert_eq!((list.operation(), list.bucket()), (Some("ListObjectsV2"), Some("photos")));
    }

    #[test]
    fn warns_of_a_place_and_a_scope_that_are_not_meant() {
        let r2 = "photos.0123.r2.cloudflarestorage.com";
        let website = "photos.s3-website-eu-west-1.amazonaws.com";
        for (from, to, code) in [
            ("photos.s3.eu-west-1.amazonaws.com", r2, WarningCode::RegionMismatch),
            ("photos.s3.eu-west-1.amazonaws.com", website, WarningCode::WebsiteEndpoint),
            ("%2Fs3%2Faws4", "%2Fec2%2Faws4", WarningCode::ServiceMismatch),
            ("/k?", "/photos/k?", WarningCode::BucketNamedTwice),
            ("Headers=host", "Headers=date%3Bhost", WarningCode::HeaderSetByBrowsers),
        ] {
            let explained = explain(&url("").replacen(from, to, 1), Some("GET"), None).unwrap();
            assert!(codes(&explained).contains(&code), "{to}: {:?}", codes(&explained));
        }
        let known = Known { bucket: Some("videos"), ..Known::default() };
        let explained = explain_with(&url(""), &known).unwrap();
        assert_eq!(
            (explained.bucket(), codes(&explained)),
            (Some("photos"), vec![WarningCode::BucketMismatch])
        );
    }

    #[test]
    fn what_is_no_presigned_url_is_refused() {
        let endless = format!("https://h/?{}", "a".repeat(100_000));
        for url in ["", "photos", "/k?X-Amz-Signature=1", "https://h/k", &url("&X-Amz-Date=x"), &endless] {
            assert_eq!(explain(url, None, None).unwrap_err().code(), ErrorCode::NotPresigned, "{url:.80}");
        }
        let code =
            |pairs: &[(&str, &str)]| Explanation::from_pairs(pairs.iter().copied()).unwrap_err().code();
        assert_eq!(code(&[]), ErrorCode::MissingOption);
        assert_eq!(code(&[("url", "u"), ("URL", "u")]), ErrorCode::DuplicateOption);
        assert_eq!(code(&[("url", "u"), ("secret", "s")]), ErrorCode::UnknownOption);
        assert_eq!(code(&[("url", "u"), ("now", "soon")]), ErrorCode::InvalidOption);
    }

    #[test]
    fn the_longest_url_is_explained_in_no_time() {
        let longest = url(&"&acl=".repeat(12_900));
        assert!(explain(&longest, None, None).is_ok());
    }

    proptest! {
        #[test]
        fn takes_any_query(query in "[&=%a-zA-Z0-9.;/-]{0,80}", key in "\\PC{0,20}") {
            if let Ok(explained) = explain(&url(&format!("&{query}")), None, Some(NOW)) {
                prop_assert!(!explained.to_string().contains("5ec"));
            }
            let key = format!("k{key}");
            let explained = explain(&presigned("PutObject", &key), None, None).unwrap();
            prop_assert_eq!(explained.key(), Some(key.as_str()));
        }
    }
}
