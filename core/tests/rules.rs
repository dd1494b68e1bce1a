//! The eleven rules of the signer (docs/design.md), one test or more each. The
//! shared vectors prove the same in every host; this is where a Rust developer
//! reads what is promised.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

use s3presign::{
    Addressing, Credentials, ErrorCode, FindingCode, Known, LimitedBy, PostPolicy, PresignedRequest, Refusal,
    Request, Scope, Signer, WarningCode, explain_with, redact,
};
use std::time::Duration;
use time::{OffsetDateTime, macros::datetime};

const NOW: OffsetDateTime = datetime!(2026-01-02 03:04:05 UTC);
const SECRET: &str = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

fn credentials() -> Credentials {
    Credentials::new("AKIAIOSFODNN7EXAMPLE", SECRET).unwrap()
}

fn temporary() -> Credentials {
    Credentials::new("ASIAIOSFODNN7EXAMPLE", SECRET).unwrap().with_session_token("t0ken/+=").unwrap()
}

fn signer() -> Signer {
    Signer::new(credentials(), "eu-west-1").unwrap()
}

fn get() -> Request {
    Request::new("GetObject").bucket("photos")
}

fn put() -> Request {
    Request::new("PutObject").bucket("photos")
}

fn presign(request: &Request) -> PresignedRequest {
    signer().presign(request, "a/b.txt", NOW).unwrap()
}

fn refusal(request: &Request) -> ErrorCode {
    signer().presign(request, "a/b.txt", NOW).unwrap_err().code()
}

fn warnings(presigned: &PresignedRequest) -> Vec<WarningCode> {
    presigned.warnings().iter().map(|warning| warning.code).collect()
}

fn query(url: &str) -> Vec<&str> {
    url.split_once('?').unwrap().1.split('&').collect()
}

#[test]
fn rule_1_parameters_carry_s3s_own_names_in_any_case_convention() {
    let urls = ["ContentType", "contentType", "content_type", "content-type"]
        .map(|name| presign(&put().with(name, "image/png")).url().to_owned());
    assert!(urls.iter().all(|url| *url == urls[0]));

    let misspelled = signer().presign(&put().with("ContentTyp", "x"), "k", NOW).unwrap_err();
    assert_eq!(misspelled.code(), ErrorCode::UnknownParameter);
    assert_eq!(
        misspelled.to_string(),
        "PutObject has no parameter \"ContentTyp\"; did you mean \"ContentType\"?"
    );
    assert_eq!(refusal(&Request::new("GetObjects").bucket("b")), ErrorCode::UnknownOperation);
    assert_eq!(refusal(&Request::new("UploadPart").bucket("b")), ErrorCode::MissingParameter);
    // How a host passes a list or a map in which there is nothing.
    assert_eq!(presign(&put().with("Metadata:", "")).headers().count(), 0);
    let empty = signer().presign(&put().with("content_length:", ""), "k", NOW).unwrap_err();
    assert_eq!(empty.code(), ErrorCode::WrongType);
    assert_eq!(empty.to_string(), "\"ContentLength\" is an empty list or map; pass a value, or leave it out");
    // How a host passes what no text says: where it belongs counts before its type.
    let nested =
        |name: &str| refusal(&Request::new("PutObjectTagging").bucket("b").with(name, "a map; pass text"));
    assert_eq!(nested("type:Tagging:TagSet"), ErrorCode::BodyParameter);
    assert_eq!(nested("type:Nonsense"), ErrorCode::UnknownParameter);
    assert_eq!(nested("type:ContentMD5"), ErrorCode::WrongType);
    assert_eq!(
        refusal(&Request::new("PutObjectTagging").bucket("b").with("Tagging", "x")),
        ErrorCode::BodyParameter
    );
}

#[test]
fn rule_2_what_you_pass_is_signed_and_what_you_do_not_pass_is_neither() {
    let plain = presign(&put());
    assert_eq!(plain.headers().count(), 0);
    let names: Vec<&str> = query(plain.url()).iter().map(|pair| pair.split_once('=').unwrap().0).collect();
    assert_eq!(
        names,
        [
            "X-Amz-Algorithm",
            "X-Amz-Credential",
            "X-Amz-Date",
            "X-Amz-Expires",
            "X-Amz-SignedHeaders",
            "X-Amz-Signature"
        ]
    );

    let bound = put()
        .with("ContentType", "image/png")
        .with("ContentLength", 5)
        .with("ACL", "private")
        .with("Metadata", [("Owner", " ada  l ")])
        .with("ChecksumSHA256", [0; 32])
        .header("X-Custom", "v")
        .create_only();
    let presigned = presign(&bound);
    assert_eq!(
        presigned.headers().collect::<Vec<_>>(),
        [
            ("content-length", "5"),
            ("content-type", "image/png"),
            ("if-none-match", "*"),
            ("x-amz-acl", "private"),
            ("x-amz-checksum-sha256", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="),
            ("x-amz-meta-owner", "ada  l"),
            ("x-custom", "v"),
        ]
    );
    assert!(presigned.canonical_request().contains("\nx-amz-meta-owner:ada l\n"));
}

#[test]
fn rule_2_only_headers_that_s3_honours_move_into_the_query() {
    let moved = presign(&put().with("ACL", "private").with("Metadata", [("a", "b")]).headers_in_query());
    assert_eq!(moved.headers().count(), 0);
    assert!(moved.url().contains("&x-amz-acl=private&x-amz-meta-a=b&X-Amz-Signature="));
    for (name, value) in
        [("ContentType", "a/b"), ("ContentLength", "1"), ("CacheControl", "no-store"), ("Tagging", "a=b")]
    {
        assert_eq!(
            refusal(&put().with(name, value).headers_in_query()),
            ErrorCode::HeaderNotAllowedInQuery,
            "{name}"
        );
    }
}

#[test]
fn rule_2_single_headers_move_by_their_own_name_or_their_parameters() {
    let request = || {
        let request = put().with("ACL", "private").with("ContentType", "a/b");
        request.with("Metadata", [("a", "b"), ("c", "d")]).header("x-amz-meta-own", "e")
    };
    for (names, left, right) in [
        (&["ACL"][..], 4, "&x-amz-acl=private&X-Amz-Signature="),
        (&["X-Amz-Acl", "acl"], 4, "&x-amz-acl=private&X-Amz-Signature="),
        (&["metadata"], 2, "&x-amz-meta-a=b&x-amz-meta-c=d&x-amz-meta-own=e&X-Amz-Signature="),
        (&["x-amz-meta-c", "storage_class", "x-amz-grant-read"], 4, "&x-amz-meta-c=d&X-Amz-Signature="),
        (&["X-AMZ-META-OWN"], 4, "&x-amz-meta-own=e&X-Amz-Signature="),
        (&["GrantRead"], 5, "X-Amz-SignedHeaders=content-type"),
    ] {
        let presigned =
            presign(&names.iter().fold(request(), |request, name| request.header_in_query(*name)));
        assert!(presigned.url().contains(right), "{names:?}: {}", presigned.url());
        assert_eq!(presigned.headers().count(), left, "{names:?}");
    }
    for (name, code) in [
        ("content-type", ErrorCode::HeaderNotAllowedInQuery),
        ("ContentType", ErrorCode::HeaderNotAllowedInQuery),
        ("CacheControl", ErrorCode::HeaderNotAllowedInQuery),
        ("SSECustomerKey", ErrorCode::HeaderNotAllowedInQuery),
        ("x-amz-acll", ErrorCode::InvalidOption),
        ("Body", ErrorCode::InvalidOption),
        ("", ErrorCode::InvalidOption),
        ("true", ErrorCode::InvalidOption),
    ] {
        assert_eq!(refusal(&request().header_in_query(name)), code, "{name:?}");
    }
    let read = |texts: &[&str]| {
        let pairs = [("operation", "PutObject"), ("bucket", "photos"), ("acl", "private")].into_iter();
        let request = Request::from_pairs(pairs.chain(texts.iter().map(|text| ("HeadersInQuery", *text))));
        presign(&request.unwrap()).headers().count()
    };
    assert_eq!([read(&["true"]), read(&["false"]), read(&["acl", "x-amz-acl"]), read(&[])], [0, 1, 0, 1]);
}

#[test]
fn rule_2_a_download_can_be_signed_for_head() {
    let presigned = presign(&get().with("ResponseContentType", "a/b").method("head"));
    assert_eq!((presigned.operation(), presigned.method()), ("GetObject", "HEAD"));
    assert!(presigned.canonical_request().starts_with("HEAD\n/"), "{}", presigned.canonical_request());
    assert!(presigned.curl().starts_with("curl --head "), "{}", presigned.curl());
    assert!(presigned.cors_rule("*").unwrap().to_json().contains("\"HEAD\""));
    assert_eq!(presign(&put().method("PUT")).url(), presign(&put()).url());
    for request in [get().method("PUT"), get().method(""), put().method("HEAD"), put().method("POST")] {
        assert_eq!(refusal(&request), ErrorCode::InvalidOption);
    }
}

#[test]
fn rule_2_the_end_of_a_url_can_name_a_format() {
    let plain = presign(&get());
    let hinted = presign(&get().url_hint("/a b?.parquet"));
    assert_eq!(hinted.url(), format!("{}#/a%20b%3F.parquet", plain.url()));
    assert_eq!(hinted.canonical_request(), plain.canonical_request());
    assert_eq!(hinted.string_to_sign(), plain.string_to_sign());
    for hint in ["", "a\n", &"x".repeat(256)] {
        assert_eq!(refusal(&get().url_hint(hint)), ErrorCode::InvalidOption, "{hint:?}");
    }
}

#[test]
fn rule_2_a_checksum_needs_its_value() {
    assert_eq!(refusal(&put().with("ChecksumAlgorithm", "SHA256")), ErrorCode::ChecksumWithoutValue);
    assert_eq!(
        refusal(&put().with("ChecksumAlgorithm", "SHA256").with("ChecksumSHA1", [0; 20])),
        ErrorCode::ChecksumWithoutValue
    );
    assert_eq!(refusal(&put().with("ChecksumSHA256", [0; 31])), ErrorCode::InvalidChecksum);
    assert_eq!(refusal(&put().with("ContentMD5", "not base64")), ErrorCode::InvalidChecksum);
    let both = put().with("ChecksumSHA1", [0; 20]).with("ChecksumCRC32", [0; 4]);
    assert_eq!(refusal(&both), ErrorCode::ConflictingOptions);
    presign(&put().with("ChecksumAlgorithm", "sha1").with("ChecksumSHA1", [0; 20]));
}

#[test]
fn rule_2_an_encryption_key_stays_out_of_the_url() {
    let key = [b'k'; 32];
    let request = put().with("SSECustomerAlgorithm", "AES256").with("SSECustomerKey", key);
    let presigned = presign(&request);
    let base64 = "a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2s=";
    assert!(presigned.headers().any(|(name, value)| name.ends_with("-customer-key") && value == base64));
    assert!(presigned.headers().any(|(name, _)| name.ends_with("-customer-key-md5")));
    for shown in [presigned.url(), &format!("{presigned:?}"), &presigned.canonical_request()] {
        assert!(!shown.contains("a2tra2"), "{shown}");
    }
    let raw = put().with("SSECustomerAlgorithm", "AES256").with("SSECustomerKey", "k".repeat(32));
    assert_eq!(presign(&raw).url(), presigned.url());
    assert_eq!(refusal(&put().with("SSECustomerKey", key)), ErrorCode::MissingParameter);
    assert_eq!(refusal(&put().with("SSECustomerAlgorithm", "AES256")), ErrorCode::MissingParameter);
    assert_eq!(
        refusal(&put().with("SSECustomerAlgorithm", "AES256").with("SSECustomerKey", [0; 16])),
        ErrorCode::InvalidEncryptionKey
    );
}

#[test]
fn rule_3_the_path_is_signed_as_s3_sees_it() {
    let signer = signer();
    for (key, path) in [
        ("a b+c", "/a%20b%2Bc"),
        ("/lead//x/../y", "//lead//x/../y"),
        ("100%/%2F", "/100%25/%252F"),
        ("é!*'()", "/%C3%A9%21%2A%27%28%29"),
    ] {
        let url = signer.presign(&get(), key, NOW).unwrap().url().to_owned();
        let expected = format!("https://photos.s3.eu-west-1.amazonaws.com{path}?");
        assert!(url.starts_with(&expected), "{url}");
        assert!(url.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~/:?&=%".contains(&byte)));
    }
}

#[test]
fn rule_4_expiry_is_checked_and_never_clamped() {
    for seconds in [0, 604_801] {
        assert_eq!(refusal(&get().expires_in(Duration::from_secs(seconds))), ErrorCode::ExpiryOutOfRange);
    }
    assert!(presign(&get()).url().contains("&X-Amz-Expires=900&"));
    let at = presign(&get().expires_at(datetime!(2026-01-02 03:05:05 UTC)));
    assert!(at.url().contains("&X-Amz-Expires=60&"));

    let longer = Signer::builder(credentials()).region("r").max_expires_in(Duration::from_secs(2_592_000));
    let month = get().expires_in(Duration::from_secs(2_592_000));
    assert!(longer.build().unwrap().presign(&month, "k", NOW).is_ok());
}

#[test]
fn rule_4_the_result_says_when_the_credentials_end_first() {
    let ending = temporary().with_expiration(datetime!(2026-01-02 03:10:00 UTC));
    let signer = Signer::new(ending, "eu-west-1").unwrap();
    let presigned = signer.presign(&get(), "k", NOW).unwrap();
    assert_eq!(presigned.limited_by(), LimitedBy::Credentials);
    assert_eq!(presigned.expires_at(), datetime!(2026-01-02 03:10:00 UTC));
    let strict = signer.presign(&get().require_full_lifetime(), "k", NOW).unwrap_err();
    assert_eq!(strict.code(), ErrorCode::CredentialsExpireFirst);
    let late = signer.presign(&get(), "k", datetime!(2026-01-02 03:10:00 UTC)).unwrap_err();
    assert_eq!(late.code(), ErrorCode::CredentialsExpired);
}

#[test]
fn rule_5_a_stable_url_is_the_same_all_through_its_window() {
    let request = get().stable_for(Duration::from_secs(3600));
    let url = |time| signer().presign(&request, "k", time).unwrap().url().to_owned();
    assert_eq!(url(datetime!(2026-01-02 03:00:00 UTC)), url(datetime!(2026-01-02 03:59:59 UTC)));
    assert_ne!(url(datetime!(2026-01-02 03:59:59 UTC)), url(datetime!(2026-01-02 04:00:00 UTC)));
    assert!(url(NOW).contains("&X-Amz-Date=20260102T030000Z&X-Amz-Expires=4500&"));

    let backdated = presign(&get().backdate(Duration::from_secs(60)));
    assert!(backdated.url().contains("&X-Amz-Date=20260102T030305Z&X-Amz-Expires=960&"));
    assert_eq!(backdated.expires_at(), NOW + Duration::from_secs(900));
}

#[test]
fn rule_6_the_url_is_for_the_host_that_its_user_calls() {
    let url = |endpoint: &str, addressing| {
        let signer =
            Signer::builder(credentials()).region("us-east-1").endpoint(endpoint).addressing(addressing);
        signer.build().unwrap().presign(&get(), "k", NOW).unwrap().url().split_once('?').unwrap().0.to_owned()
    };
    assert_eq!(url("http://minio:9000", Addressing::Path), "http://minio:9000/photos/k");
    assert_eq!(url("https://h:443/base", Addressing::Path), "https://h/base/photos/k");
    assert_eq!(
        url("https://s3.example.com:8443", Addressing::Virtual),
        "https://photos.s3.example.com:8443/k"
    );
    assert_eq!(url("https://cdn.example.com", Addressing::BucketHost), "https://cdn.example.com/k");
    assert_eq!(url("http://[::1]:9000", Addressing::Auto), "http://[::1]:9000/photos/k");

    let region = |region: &str| Signer::new(credentials(), region).map(drop).map_err(|error| error.code());
    assert_eq!(region(""), Err(ErrorCode::MissingRegion));
    assert_eq!(region("not a region"), Err(ErrorCode::InvalidRegion));
    assert_eq!(region("zz-nowhere-9"), Ok(()));
    let other =
        Signer::builder(credentials()).region("us-east-1").endpoint("https://s3.ca-central-1.amazonaws.com");
    assert_eq!(other.build().unwrap_err().code(), ErrorCode::EndpointRegionMismatch);
}

#[test]
fn rule_7_secrets_do_not_leak() {
    let signer = Signer::new(temporary(), "eu-west-1").unwrap();
    let template = signer.template(&get()).unwrap();
    let presigned = template.presign("k", NOW).unwrap();
    let signature = presigned.url().rsplit_once('=').unwrap().1;
    let shown = [
        format!("{signer:?}"),
        format!("{template:?}"),
        format!("{presigned:?}"),
        presigned.canonical_request(),
    ];
    for text in shown {
        assert!(!text.contains("wJalr") && !text.contains("t0ken") && !text.contains(signature), "{text}");
    }
    assert!(presigned.url().contains("&X-Amz-Security-Token=t0ken%2F%2B%3D&"));
    assert!(redact(presigned.url()).ends_with("&X-Amz-Signature=REDACTED"));
    assert!(redact(presigned.url()).contains("&X-Amz-Security-Token=REDACTED&"));
    let stray = Credentials::new("AKIAIOSFODNN7EXAMPLE", "s3cret value\n").unwrap_err();
    assert!(!stray.to_string().contains("s3cret"));
}

#[test]
fn rule_8_messages_name_the_parameter_quote_the_value_and_say_what_to_do() {
    let part = Request::new("UploadPart").bucket("b").with("PartNumber", 10_001).with("UploadId", "u");
    let error = signer().presign(&part, "k", NOW).unwrap_err();
    assert_eq!(error.code().as_str(), "InvalidParameter");
    assert_eq!(
        error.to_string(),
        "\"PartNumber\" of UploadPart is \"10001\"; expected a part number from 1 to 10000"
    );
    let forged = signer().presign(&put().with("x\nlevel=info", "v"), "k", NOW).unwrap_err();
    assert!(!forged.to_string().contains('\n'));
}

#[test]
fn rule_9_warnings_are_data() {
    assert_eq!(warnings(&presign(&get())), []);
    assert_eq!(warnings(&presign(&put())), [WarningCode::UnboundedUpload]);
    assert_eq!(warnings(&presign(&put().with("ContentLength", 1))), []);
    for key in ["/a", "a//b", "a..b/.c"] {
        assert_eq!(warnings(&signer().presign(&get(), key, NOW).unwrap()), [], "{key}");
    }
    for key in ["a/./b", "..", "a/.."] {
        assert_eq!(
            warnings(&signer().presign(&get(), key, NOW).unwrap()),
            [WarningCode::KeyNotUrlSafe],
            "{key}"
        );
    }
    let http = Signer::builder(credentials()).region("r").endpoint("http://minio:9000").build().unwrap();
    assert_eq!(warnings(&http.presign(&get(), "k", NOW).unwrap()), [WarningCode::InsecureEndpoint]);
    let dotted =
        Signer::builder(credentials()).region("eu-west-1").addressing(Addressing::Virtual).build().unwrap();
    let presigned = dotted.presign(&Request::new("GetObject").bucket("a.b.c"), "k", NOW).unwrap();
    assert_eq!(warnings(&presigned), [WarningCode::DottedBucket]);

    let temporary = Signer::new(temporary(), "eu-west-1").unwrap();
    let week = get().expires_in(Duration::from_secs(604_800));
    assert_eq!(
        warnings(&temporary.presign(&week, "k", NOW).unwrap()),
        [WarningCode::UnknownCredentialLifetime]
    );
    let stale = credentials().with_session_token("t").unwrap();
    let stale = Signer::new(stale, "eu-west-1").unwrap().presign(&get(), "k", NOW).unwrap();
    assert_eq!(warnings(&stale), [WarningCode::UnexpectedSessionToken]);
    let without = || Credentials::new("ASIAIOSFODNN7EXAMPLE", SECRET).unwrap();
    let aws = Signer::new(without(), "eu-west-1").unwrap().presign(&get(), "k", NOW).unwrap_err();
    assert_eq!(aws.code(), ErrorCode::MissingSessionToken);
    let elsewhere =
        Signer::builder(without()).region("r").endpoint("https://minio.example.com").build().unwrap();
    assert_eq!(warnings(&elsewhere.presign(&get(), "k", NOW).unwrap()), [WarningCode::MissingSessionToken]);
}

#[test]
fn rule_10_limits_are_checked_before_signing() {
    let key = |key: &str| signer().presign(&get(), key, NOW).map(drop).map_err(|error| error.code());
    assert_eq!(key(""), Err(ErrorCode::InvalidKey));
    assert_eq!(key(&"é".repeat(512)), Ok(()));
    assert_eq!(key(&"é".repeat(513)), Err(ErrorCode::InvalidKey));
    for value in ["a\r\nb", "a\0b", "\x7f"] {
        assert_eq!(refusal(&put().with("ContentType", value)), ErrorCode::InvalidHeader);
        assert_eq!(refusal(&put().with("Metadata", [("a", value)])), ErrorCode::InvalidHeader);
        assert_eq!(refusal(&get().with("ResponseContentType", value)), ErrorCode::InvalidParameter);
    }
    assert_eq!(refusal(&put().with("ContentLength", -1)), ErrorCode::InvalidParameter);
    assert_eq!(
        refusal(&put().with("Metadata", [("a", "x".repeat(2048).as_str())])),
        ErrorCode::MetadataTooLarge
    );
    for bucket in ["", "a/b", "my bucket", "bücket", &"b".repeat(256)] {
        assert_eq!(refusal(&Request::new("GetObject").bucket(bucket)), ErrorCode::InvalidBucketName);
    }
    assert_eq!(refusal(&Request::new("GetObject")), ErrorCode::MissingBucket);
    assert_eq!(refusal(&Request::new("ListBuckets")), ErrorCode::UnexpectedKey);
    let list = Request::new("ListObjectsV2").bucket("b");
    assert!(signer().presign(&list, None, NOW).is_ok());
    assert_eq!(signer().presign(&get(), None, NOW).unwrap_err().code(), ErrorCode::MissingKey);
}

/// What the code of a signer that does I/O would have to name; its examples may,
/// in comments. `ffi-c` proves the same of the built library by watching its
/// system calls.
#[test]
fn rule_11_the_signer_does_no_io() {
    let reaches_out = [
        "std::fs",
        "std::net",
        "std::env",
        "env::var",
        "std::process",
        "std::thread",
        "std::io",
        "SystemTime",
        "Instant::now",
        "now_utc",
        "now_local",
        "thread_local",
    ];
    let mut folders = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))];
    let mut read = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if !path.ends_with("suite.rs") {
                let source = std::fs::read_to_string(&path).unwrap();
                let code = || source.lines().filter(|line| !line.trim_start().starts_with("//"));
                let is_named = |name: &&&str| code().any(|line| line.contains(**name));
                let named: Vec<_> = reaches_out.iter().filter(is_named).collect();
                assert!(named.is_empty(), "{} names {named:?}", path.display());
                read += 1;
            }
        }
    }
    assert!(read > 20, "only {read} files were read");
}

/// A prefix that a proxy removes is in the URL and not in what was signed, whoever reads it.
#[test]
fn an_unsigned_path_prefix_is_known_to_every_reader() {
    let credentials =
        Credentials::new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY").unwrap();
    let builder = || Signer::builder(credentials.clone()).region("eu-west-1");
    let signer = builder().endpoint("https://example.com").unsigned_path_prefix("/storage").build().unwrap();
    let presigned = signer.presign(&Request::new("GetObject").bucket("photos"), "1.jpg", NOW).unwrap();
    assert!(presigned.url().starts_with("https://photos.example.com/storage/1.jpg?"));
    assert_eq!(signer.object_url("photos", "1.jpg").unwrap(), "https://photos.example.com/storage/1.jpg");

    let known = Known { bucket: Some("photos"), unsigned_path_prefix: Some("/storage"), ..Known::default() };
    let explained = explain_with(presigned.url(), &known).unwrap();
    assert_eq!((explained.bucket(), explained.key()), (Some("photos"), Some("1.jpg")));
    let other = Known { unsigned_path_prefix: Some("/other"), ..known };
    assert_eq!(explain_with(presigned.url(), &other).unwrap_err().code(), ErrorCode::InvalidOption);

    // With the secret, nothing is found where all is as it should be: the prefix is no difference.
    let proved = |prefix: bool| {
        let refusal = Refusal::without_answer();
        let refusal = if prefix { refusal.unsigned_path_prefix("/storage").unwrap() } else { refusal };
        let refusal = refusal.signed("GET", presigned.url(), []).unwrap();
        refusal.credentials(credentials.clone()).diagnose().unwrap().findings()[0].code
    };
    assert_eq!(proved(true), FindingCode::SignatureRight);
    assert_eq!(proved(false), FindingCode::PathChanged);

    for (endpoint, prefix, code) in [
        (None, "/storage", ErrorCode::MissingOption),
        (Some("https://example.com"), "storage", ErrorCode::InvalidOption),
        (Some("https://example.com"), "", ErrorCode::InvalidOption),
        (Some("https://example.com"), "/a/../b", ErrorCode::InvalidOption),
    ] {
        let builder = builder().unsigned_path_prefix(prefix);
        let built = endpoint.map_or(builder.clone(), |url| builder.endpoint(url)).build();
        assert_eq!(built.unwrap_err().code(), code, "{prefix}");
    }
}

/// Without credentials nothing is signed, nothing ends, and what needs a signature is refused.
#[test]
fn an_anonymous_signer_signs_nothing() {
    let signer = Signer::anonymous().region("eu-west-1").build().unwrap();
    let get = || Request::new("GetObject").bucket("photos");
    let presigned = signer.presign(&get().with("ResponseContentType", "a/b"), "a b", NOW).unwrap();
    assert_eq!(
        presigned.url(),
        "https://photos.s3.eu-west-1.amazonaws.com/a%20b?response-content-type=a%2Fb"
    );
    assert_eq!(presigned.warnings()[0].code, WarningCode::OverrideNotSigned);
    assert_eq!(
        (presigned.limited_by(), presigned.expires_at()),
        (LimitedBy::Nothing, datetime!(9999-12-31 23:59:59 UTC))
    );
    assert_eq!((presigned.canonical_request(), presigned.string_to_sign()), (String::new(), String::new()));
    assert!(presigned.curl().starts_with("curl 'https://photos."));
    assert_eq!(presigned.cors_rule("*").unwrap().allowed_methods().collect::<Vec<_>>(), ["GET"]);

    let template = signer.template(&get()).unwrap();
    let mut buffer = [0; 64];
    let length = template.url_into("1.jpg", NOW, &mut buffer).unwrap();
    assert_eq!(&buffer[..length], b"https://photos.s3.eu-west-1.amazonaws.com/1.jpg");
    assert_eq!(template.url_into("1.jpg", NOW, &mut []).unwrap(), length);
    assert_eq!(format!("{signer:?}"), r#"Signer { anonymous: "true", region: "eu-west-1" }"#);

    let needed = |request: Request| signer.presign(&request, "k", NOW).map(|_| ()).unwrap_err().code();
    let minute = Duration::from_secs(60);
    for request in [
        get().expires_in(Duration::from_secs(900)),
        get().expires_at(NOW + minute),
        get().stable_for(minute),
        get().backdate(minute),
        get().require_full_lifetime(),
        Request::new("GetObject").bucket("b--usw2-az1--x-s3"),
        Request::new("GetObject").bucket("arn:aws:s3::123456789012:accesspoint:mfzwi23gnjvgw.mrap"),
    ] {
        assert_eq!(needed(request.clone()), ErrorCode::CredentialsNeeded, "{request:?}");
    }
    let form = signer.presign_post(&PostPolicy::new("photos", "k"), NOW).unwrap_err();
    assert_eq!(form.code(), ErrorCode::CredentialsNeeded);
    let scope = || Scope::new("photos", ["GetObject"]).key_prefix("open/");
    let scoped = signer.scoped(&scope()).unwrap();
    assert!(scoped.presign(&get(), "open/a", NOW).is_ok());
    assert_eq!(scoped.presign(&get(), "a", NOW).unwrap_err().code(), ErrorCode::KeyOutsideScope);
    let short = signer.scoped(&scope().max_expires_in(minute)).unwrap();
    assert_eq!(short.presign(&get(), "open/a", NOW).unwrap_err().code(), ErrorCode::CredentialsNeeded);
}
