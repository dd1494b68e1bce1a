//! The search on requests that were signed here and then altered.

use super::{Base, Claim, Outcome, Plus, Proof, Search, Searched, prove, search::MOST_HYPOTHESES};
use crate::{
    PresignedRequest, Request, Signer,
    credentials::Credentials,
    diagnose::{Certainty, FindingCode},
};
use proptest::prelude::*;
use time::macros::datetime;

const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
const TOKEN: &str = "IQoJb3JpZ2luX2VjEXAMPLE//token+/==";

fn credentials(secret: &str) -> Credentials {
    let credentials = Credentials::new("ASIAIOSFODNN7EXAMPLE", secret).unwrap();
    credentials.with_session_token(TOKEN).unwrap()
}

fn signed(request: Request, key: &str) -> PresignedRequest {
    let signer = Signer::new(credentials(SECRET), "eu-west-1").unwrap();
    signer.presign(&request.bucket("photos"), key, datetime!(2026-01-02 03:04:05 UTC)).unwrap()
}

fn proved(method: &str, url: &str, headers: &[(&str, &str)], secret: &str) -> Proof {
    prove(&Searched::new(method, url, headers.iter().copied()), None, &credentials(secret))
}

fn codes(proof: &Proof) -> Vec<FindingCode> {
    proof.findings.iter().map(|finding| finding.code).collect()
}

fn told(proof: &Proof) -> Vec<(FindingCode, Certainty)> {
    proof.findings.iter().map(|finding| (finding.code, finding.certainty)).collect()
}

/// What is said of a URL of AWS that no hypothesis fits.
const NOTHING_FITS: [(FindingCode, Certainty); 3] = [
    (FindingCode::NothingFits, Certainty::Shown),
    (FindingCode::SecretWrong, Certainty::Likely),
    (FindingCode::RequestChanged, Certainty::Possible),
];

#[test]
fn what_was_not_altered_is_right() {
    let url = signed(Request::new("GetObject"), "a b+c.png").url().to_owned();
    let proof = proved("GET", &url, &[], SECRET);
    assert_eq!((codes(&proof), proof.hypotheses), (vec![FindingCode::SignatureRight], 1));
}

#[test]
fn one_alteration_is_named() {
    let url = signed(Request::new("GetObject").with("VersionId", "v 1"), "a/b c.png").url().to_owned();
    for (from, to, code, word) in [
        ("c.png", "c.png/", FindingCode::PathChanged, "slash"),
        ("/a/b", "/s3/a/b", FindingCode::PathChanged, "segment"),
        ("%20c.png", "%2520c.png", FindingCode::PathEncodedTwice, "twice"),
        ("%20c.png", "+c.png", FindingCode::PathChanged, "%20"),
        ("eu-west-1.amazonaws.com/", "eu-west-1.amazonaws.com:8443/", FindingCode::HostRewritten, "port"),
        (
            "photos.s3.eu-west-1.amazonaws.com/",
            "s3.eu-west-1.amazonaws.com/photos/",
            FindingCode::HostRewritten,
            "virtual",
        ),
        ("Expires=900", "Expires=86400", FindingCode::QueryChanged, "900"),
        ("versionId=v%201", "versionId=v%25201", FindingCode::QueryChanged, "versionId"),
        ("versionId=v%201", "versionId=v+1", FindingCode::QueryChanged, "+"),
        ("versionId=", "utm_source=mail&versionId=", FindingCode::QueryChanged, "utm_source"),
    ] {
        let altered = url.replace(from, to);
        assert_ne!(altered, url);
        let proof = proved("GET", &altered, &[], SECRET);
        assert_eq!(codes(&proof), [code], "{altered}: {proof:?}");
        assert!(proof.findings[0].sentence.contains(word), "{proof:?}");
    }
    assert_eq!(codes(&proved("HEAD", &url, &[], SECRET)), [FindingCode::MethodChanged]);
}

#[test]
fn headers_that_were_signed_are_found() {
    let upload =
        signed(Request::new("PutObject").with("ContentType", "image/png").with("ACL", "public-read"), "a");
    for (headers, word) in [
        ([("content-type", "image/png; charset=utf-8"), ("x-amz-acl", "public-read")], "content-type"),
        ([("content-type", "text/plain"), ("x-amz-acl", "public-read")], "image/png"),
        ([("content-type", "image/png"), ("x-amz-acl", "private")], "public-read"),
    ] {
        let proof = proved("PUT", upload.url(), &headers, SECRET);
        assert_eq!(codes(&proof), [FindingCode::HeaderChanged], "{proof:?}");
        assert!(proof.findings[0].sentence.contains(word), "{proof:?}");
    }
    // Neither is known.
    let proof = proved("PUT", upload.url(), &[], SECRET);
    assert_eq!(codes(&proof), [FindingCode::HeaderChanged; 2], "{proof:?}");
}

#[test]
fn two_alterations_are_both_named() {
    let url = signed(Request::new("GetObject"), "a.png").url().to_owned();
    let altered = url.replace("/a.png?", "/a.png/?v=3&");
    let proof = proved("HEAD", &url.replace("Expires=900", "Expires=60"), &[], SECRET);
    assert_eq!(codes(&proof), [FindingCode::MethodChanged, FindingCode::QueryChanged]);
    let mut found = codes(&proved("GET", &altered, &[], SECRET));
    found.sort_by_key(|code| code.as_str());
    assert_eq!(found, [FindingCode::PathChanged, FindingCode::QueryChanged]);
}

#[test]
fn another_secret_is_another() {
    let url = signed(Request::new("GetObject"), "a.png").url().to_owned();
    let proof = proved("GET", &url, &[], "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEZ");
    assert_eq!(told(&proof), NOTHING_FITS);
    assert!(proof.hypotheses > 10_000 && proof.hypotheses <= MOST_HYPOTHESES);
    assert!(proof.findings[0].sentence.contains(&proof.hypotheses.to_string()));
    // One character less is a form of this secret.
    let proof = proved("GET", &url, &[], &format!("{SECRET}x"));
    assert_eq!(codes(&proof), [FindingCode::SecretSpoilt]);
}

#[test]
fn with_the_right_secret_no_other_is_shown() {
    let upload = signed(Request::new("PutObject").with("ContentType", "application/x-of-our-own"), "a");
    let rare = proved("PUT", upload.url(), &[("content-type", "image/png")], SECRET);
    assert_eq!(told(&rare), NOTHING_FITS);
    let url = signed(Request::new("GetObject"), "a.png").url().to_owned();
    assert_eq!(told(&proved("GET", &url.replace("/a.png?", "/b.png?"), &[], SECRET)), NOTHING_FITS);
}

#[test]
fn a_host_that_cannot_be_guessed_is_asked_for() {
    let signer = Signer::builder(credentials(SECRET)).region("eu-west-1").endpoint("http://10.0.0.7:9000");
    let request = Request::new("GetObject").bucket("photos");
    let signer = signer.build().unwrap();
    let url = signer.presign(&request, "a.png", datetime!(2026-01-02 03:04:05 UTC)).unwrap();
    let sent = url.url().replace("http://10.0.0.7:9000", "https://files.example.com");
    let proof = proved("GET", &sent, &[], SECRET);
    let mut expected = NOTHING_FITS.to_vec();
    expected.insert(2, (FindingCode::HostRewritten, Certainty::Likely));
    assert_eq!(told(&proof), expected);
    assert!(proof.findings[2].sentence.contains("\"files.example.com\""), "{proof:?}");
    // As the sentence says.
    let proof = proved("GET", &sent, &[("host", "10.0.0.7:9000")], SECRET);
    assert_eq!(told(&proof), [(FindingCode::HostRewritten, Certainty::Shown)]);
    assert!(proof.findings[0].sentence.contains("\"10.0.0.7:9000\""), "{proof:?}");
}

#[test]
fn a_secret_is_tried_for_its_own_access_key_alone() {
    let url = signed(Request::new("GetObject"), "a.png").url().to_owned();
    let of_another = Credentials::new("AKIAIOSFODNN8EXAMPLE", SECRET).unwrap();
    let proof = prove(&Searched::new("GET", &url, []), None, &of_another);
    assert_eq!((codes(&proof), proof.hypotheses), (vec![FindingCode::NothingTried], 0));
    assert!(proof.findings[0].sentence.contains("\"ASIAIOSFODNN7EXAMPLE\""), "{proof:?}");
    assert!(!format!("{proof:?}").contains("8EXAMPLE"), "{proof:?}");
}

#[test]
fn what_the_server_saw_is_tried() {
    let upload = signed(Request::new("PutObject").with("Metadata", [("owner", "ada")]), "a.png");
    let seen = upload.canonical_request().replace("REDACTED", &crate::sigv4::encode_query(TOKEN));
    let proof = prove(&Searched::new("PUT", upload.url(), []), Some(&seen), &credentials(SECRET));
    assert_eq!(codes(&proof), [FindingCode::RequestChanged], "{proof:?}");
}

#[test]
fn the_longest_urls_end_in_bounds() {
    let url = signed(Request::new("GetObject"), "a.png").url().to_owned();
    let room = 65_000 - url.len();
    let proof = proved("GET", &url.replace("/a.png", &"/a".repeat(room / 2)), &[], SECRET);
    assert_eq!(told(&proof), NOTHING_FITS);
    assert!(proof.findings[0].sentence.ends_with("too long to try more"), "{proof:?}");
    assert!(proof.hypotheses <= MOST_HYPOTHESES);
    let added = format!("{url}&a={}", "%20".repeat(room / 4));
    assert_eq!(codes(&proved("GET", &added, &[], SECRET)), [FindingCode::QueryChanged]);
    for altered in [
        format!("{url}{}", "&a".repeat(room / 2)),
        url.replace(
            "SignedHeaders=host",
            &format!("SignedHeaders=host{}", (0..300).map(|n| format!(";{n}")).collect::<String>()),
        ),
        format!("{url}{}", "a".repeat(65_536)),
    ] {
        assert_eq!(codes(&proved("GET", &altered, &[], SECRET)), [FindingCode::NothingTried]);
    }
}

#[test]
fn many_headers_are_no_hindrance() {
    let metadata: [(String, &str); 100] = std::array::from_fn(|number| (format!("{number:03}"), "v"));
    let metadata = metadata.each_ref().map(|(name, value)| (name.as_str(), *value));
    let upload = signed(Request::new("PutObject").with("Metadata", metadata), "a.png");
    let headers: Vec<(&str, &str)> = upload.headers().collect();
    assert_eq!(codes(&proved("PUT", upload.url(), &headers, SECRET)), [FindingCode::SignatureRight]);
    assert_eq!(codes(&proved("POST", upload.url(), &headers, SECRET)), [FindingCode::MethodChanged]);
}

fn any_url(host: &str, path: &str, query: &str, signature: &str) -> String {
    format!(
        "https://{host}{path}?X-Amz-Credential=ASIAIOSFODNN7EXAMPLE/20260102/eu-west-1/s3/aws4_request&X-Amz-Date=20260102T030405Z&X-Amz-Security-Token={TOKEN}&{query}&X-Amz-Signature={signature}"
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_url_is_read(
        host in "[a-zA-Z0-9.:\\[\\]-]{0,20}",
        path in "(/|\\.|%|%2[0F5]|%[EFf]9|[a-z+é])*",
        query in "([&=+a-z]|%2[0B5]|%[EFf]9| )*",
        signature in "[0-9a-fA-F]{16,70}",
    ) {
        let url = any_url(&host, &path, &query, &signature);
        let searched = Searched::new("GET", &url, [("content-type", "é; é")]);
        let credentials = credentials(SECRET);
        if let Ok(claim) = Claim::read(&searched, Some("GET\n/\n\nhost:a\n\nhost\n-"), &credentials) {
            for plus in [Plus::IsBlank, Plus::IsPlus] {
                let found = Search::new(&claim, &credentials).one_at_a_time(&Base::of(&claim, plus));
                prop_assert!(matches!(found, Outcome::None(_)));
            }
        }
    }

    #[test]
    fn no_sentence_shows_a_secret(query in "(&(a|X-Amz-Expires|versionId|X-Amz-Security-Token)=[a-z]?){0,3}", path in "(/|a|//|%20|\\+){0,6}") {
        let url = signed(Request::new("GetObject"), "a b/c+d").url().to_owned();
        let url = url.replace(".com/", &format!(".com/{path}")) + &query;
        let searched = Searched::new("GET", &url, []);
        let credentials = credentials(SECRET);
        if let Ok(claim) = Claim::read(&searched, None, &credentials) {
            let base = Base::of(&claim, Plus::IsBlank);
            if let Outcome::Found(found) = Search::new(&claim, &credentials).one_at_a_time(&base) {
                let said: String = found.iter().map(|difference| difference.to_string()).collect();
                prop_assert!(!said.contains(&SECRET[..8]) && !said.contains(&TOKEN[..8]), "{said}");
            }
        }
    }
}
