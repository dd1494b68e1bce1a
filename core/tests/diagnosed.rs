//! Answers of servers, written by hand after "Error responses" of the S3 API
//! reference, and what is said of them.
#![allow(clippy::unwrap_used)]

use s3presign::{
    Certainty, Credentials, Diagnosis, ErrorCode, FindingCode, PresignedRequest, Request, SentRequest,
    Signer, diagnose,
};
use time::{OffsetDateTime, macros::datetime};

const NOW: OffsetDateTime = datetime!(2026-01-02 03:04:05 UTC);

fn presigned(operation: &str, key: &str) -> PresignedRequest {
    let credentials = Credentials::new("ASIAIOSFODNN7EXAMPLE", "secret").unwrap();
    let credentials = credentials.with_session_token("hush/token").unwrap();
    let signer = Signer::new(credentials, "eu-west-1").unwrap();
    let mut request = Request::new(operation).bucket("photos");
    if operation == "PutObject" {
        request = request.with("ContentType", "image/png").with("Metadata", [("owner", "ada")]);
    } else {
        request = request.with("ResponseContentDisposition", "attachment; filename=a b.txt");
    }
    signer.presign(&request, key, NOW).unwrap()
}

fn sent(presigned: &PresignedRequest) -> SentRequest {
    SentRequest::new(presigned.method(), presigned.url(), presigned.headers()).unwrap()
}

/// The answer of a server that saw this canonical request, whose own text is
/// masked where S3 shows the token.
fn mismatch(canonical_request: &str) -> String {
    let seen = canonical_request.replace("REDACTED", "hush%2Ftoken");
    let escaped = seen.replace('&', "&amp;").replace('<', "&lt;");
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the signature you provided. Check your key and signing method.</Message><AWSAccessKeyId>ASIAIOSFODNN7EXAMPLE</AWSAccessKeyId><CanonicalRequest>{escaped}</CanonicalRequest><RequestId>4442587FB7D0A2F9</RequestId></Error>"
    )
}

fn error(code: &str, message: &str, more: &str) -> String {
    let message = message.replace('<', "&lt;");
    format!("<Error><Code>{code}</Code><Message>{message}</Message>{more}</Error>")
}

fn of(operation: &str, key: &str, change: impl Fn(&str) -> String) -> Diagnosis {
    let presigned = presigned(operation, key);
    let answer = mismatch(&change(&presigned.canonical_request()));
    let diagnosis = diagnose(Some(&sent(&presigned)), &answer).unwrap();
    let told = format!("{diagnosis} {:?} {diagnosis:?}", diagnosis.to_pairs());
    assert!(!told.contains("hush"), "{told}");
    diagnosis
}

fn codes(diagnosis: &Diagnosis) -> Vec<FindingCode> {
    diagnosis.findings().iter().map(|finding| finding.code).collect()
}

fn first(diagnosis: &Diagnosis) -> (FindingCode, Certainty) {
    let finding = diagnosis.findings().first().unwrap();
    (finding.code, finding.certainty)
}

#[test]
fn a_changed_header_is_named_with_both_values() {
    let diagnosis = of("PutObject", "a.png", |seen| seen.replace("image/png", "text/html"));
    assert_eq!(codes(&diagnosis), [FindingCode::HeaderChanged]);
    let sentence = diagnosis.to_string();
    assert!(sentence.contains("\"text/html\"") && sentence.contains("\"image/png\""), "{sentence}");
    let other = of("PutObject", "a.png", |seen| seen.replace("x-amz-meta-owner:ada", "x-amz-meta-owner:eve"));
    assert_eq!(codes(&other), [FindingCode::HeaderChanged]);
    let missing = of("PutObject", "a.png", |seen| {
        seen.replace("x-amz-meta-owner:ada\n", "").replace(";x-amz-meta-owner", "")
    });
    assert_eq!(codes(&missing), [FindingCode::HeaderMissing]);
    let more = of("PutObject", "a.png", |seen| seen.replace("host:", "content-length:5\nhost:"));
    assert_eq!(codes(&more), [FindingCode::HeaderNotSigned]);
}

#[test]
fn a_rewritten_host_is_named() {
    let diagnosis = of("GetObject", "a.png", |seen| {
        seen.replace("host:photos.s3.eu-west-1.amazonaws.com", "host:minio:9000")
    });
    assert_eq!(codes(&diagnosis), [FindingCode::HostRewritten]);
    assert!(diagnosis.to_string().contains("\"minio:9000\""), "{diagnosis}");
}

#[test]
fn what_happened_to_the_path_is_told() {
    for (key, from, to, code) in [
        ("a b.png", "/a%20b.png", "/a%2520b.png", FindingCode::PathEncodedTwice),
        ("a//b.png", "/a//b.png", "/a/b.png", FindingCode::PathNormalised),
        ("a/../b.png", "/a/../b.png", "/b.png", FindingCode::PathNormalised),
        ("a.png", "/a.png", "/photos/a.png", FindingCode::PathChanged),
        ("a.png", "/a.png", "/A.png", FindingCode::PathChanged),
    ] {
        let diagnosis = of("GetObject", key, |seen| seen.replacen(from, to, 1));
        assert_eq!(codes(&diagnosis), [code], "{to}: {diagnosis}");
    }
}

#[test]
fn what_happened_to_the_query_is_told() {
    let changed = of("GetObject", "a", |seen| seen.replace("a%20b.txt", "a%2Bb.txt"));
    assert_eq!(codes(&changed), [FindingCode::QueryChanged]);
    assert!(changed.to_string().contains("filename=a b.txt"), "{changed}");
    let added = of("GetObject", "a", |seen| seen.replace("&X-Amz-Date", "&utm_source=mail&X-Amz-Date"));
    assert!(added.to_string().contains("\"utm_source\""), "{added}");
    let cut = of("GetObject", "a", |seen| {
        let (before, after) = seen.split_once("&response-content-disposition=").unwrap();
        format!("{before}\n{}", after.split_once('\n').unwrap().1)
    });
    assert!(cut.to_string().contains("did not arrive"), "{cut}");
    let token = of("GetObject", "a", |seen| seen.replace("REDACTED", "other-token"));
    assert!(token.to_string().contains("REDACTED") && !token.to_string().contains("other-token"), "{token}");
}

#[test]
fn method_and_payload_are_compared() {
    let head = of("GetObject", "a", |seen| seen.replacen("GET", "HEAD", 1));
    assert_eq!(codes(&head), [FindingCode::MethodChanged]);
    let payload = of("GetObject", "a", |seen| seen.replace("UNSIGNED-PAYLOAD", &"0".repeat(64)));
    assert_eq!(codes(&payload), [FindingCode::PayloadHashChanged]);
}

#[test]
fn where_all_is_the_same_the_secret_is_likely_wrong() {
    let diagnosis = of("PutObject", "a.png", |seen| seen.into());
    // Nobody can know without the secret.
    assert_eq!(first(&diagnosis), (FindingCode::SecretWrong, Certainty::Likely));
    assert!(diagnosis.to_string().contains("ASIAIOSFODNN7EXAMPLE"), "{diagnosis}");
}

#[test]
fn a_string_to_sign_alone_is_compared_too() {
    let presigned = presigned("GetObject", "a");
    let ours = presigned.string_to_sign();
    let told = |string_to_sign: &str| {
        let more = format!("<StringToSign>{string_to_sign}</StringToSign>");
        let answer = error("SignatureDoesNotMatch", "", &more);
        first(&diagnose(Some(&sent(&presigned)), &answer).unwrap())
    };
    let shown = |code: FindingCode| (code, Certainty::Shown);
    assert_eq!(told(&ours), (FindingCode::SecretWrong, Certainty::Likely));
    assert_eq!(told(&ours.replace('\n', " ")), (FindingCode::SecretWrong, Certainty::Likely));
    assert_eq!(told(&ours.replace("eu-west-1", "us-east-1")), shown(FindingCode::RegionWrong));
    assert_eq!(told(&ours.replace("/s3/", "/ec2/")), shown(FindingCode::MalformedAuthorization));
    assert_eq!(told(&ours.replace("T030405Z", "T030406Z")), shown(FindingCode::ClockSkewed));
    assert_eq!(told(&ours.replace("HMAC", "HMAC2")), shown(FindingCode::SignatureVersion));
    let (head, _) = ours.rsplit_once('\n').unwrap();
    let other = told(&format!("{head}\n{}", "0".repeat(64)));
    assert_eq!(other, (FindingCode::SignatureDiffers, Certainty::Likely));
}

#[test]
fn where_the_answer_shows_nothing_the_likely_comes_first() {
    let presigned = presigned("PutObject", "a");
    let diagnosis = diagnose(Some(&sent(&presigned)), &error("SignatureDoesNotMatch", "", "")).unwrap();
    assert_eq!(first(&diagnosis), (FindingCode::SignatureDiffers, Certainty::Likely));
    assert!(diagnosis.findings().iter().skip(1).all(|finding| finding.certainty == Certainty::Possible));
    assert_eq!(diagnosis.findings().len(), 10);
    assert!(diagnosis.to_string().contains("content-type, x-amz-meta-owner"), "{diagnosis}");
    let alone = diagnose(None, &error("SignatureDoesNotMatch", "", "")).unwrap();
    assert_eq!(codes(&alone), [FindingCode::SignatureDiffers]);
}

#[test]
fn every_other_answer_has_its_meaning() {
    let presigned = presigned("GetObject", "a");
    for (code, message, more, finding, says) in [
        (
            "AccessDenied",
            "Request has expired",
            "<X-Amz-Expires>900</X-Amz-Expires><Expires>2026-01-02T03:19:05Z</Expires><ServerTime>2026-01-02T04:00:00Z</ServerTime>",
            FindingCode::Expired,
            "2026-01-02T04:00:00Z",
        ),
        ("AccessDenied", "Request has expired", "", FindingCode::Expired, "2026-01-02T03:19:05Z"),
        ("AccessDenied", "Request is not valid yet", "", FindingCode::ClockSkewed, "set the signer's clock"),
        (
            "AccessDenied",
            "There were headers present in the request which were not signed",
            "<HeadersNotSigned>x-amz-acl</HeadersNotSigned>",
            FindingCode::HeaderNotSigned,
            "\"x-amz-acl\"",
        ),
        (
            "AccessDenied",
            "Invalid according to Policy: Policy Condition failed: [\"starts-with\", \"$key\", \"u/\"]",
            "",
            FindingCode::PolicyConditionFailed,
            "$key",
        ),
        (
            "AccessDenied",
            "Invalid according to Policy: Policy expired.",
            "",
            FindingCode::Expired,
            "sign a new form",
        ),
        (
            "AccessDenied",
            "Access Denied",
            "",
            FindingCode::AccessDeniedByPolicy,
            "signature may well be right",
        ),
        (
            "AuthorizationQueryParametersError",
            "Error parsing the X-Amz-Credential parameter; the region 'eu-west-1' is wrong; expecting 'us-east-1'",
            "<Region>us-east-1</Region>",
            FindingCode::RegionWrong,
            "the server expects \"us-east-1\", and the signature is for \"eu-west-1\"",
        ),
        (
            "AuthorizationQueryParametersError",
            "X-Amz-Expires must be less than a week (in seconds) that is, the given X-Amz-Expires must be less than 604800 seconds",
            "",
            FindingCode::ExpiryTooLong,
            "7 days",
        ),
        (
            "PermanentRedirect",
            "The bucket you are attempting to access must be addressed using the specified endpoint.",
            "<Endpoint>photos.s3.us-west-2.amazonaws.com</Endpoint><Bucket>photos</Bucket>",
            FindingCode::BucketElsewhere,
            "us-west-2",
        ),
        (
            "InvalidAccessKeyId",
            "The AWS Access Key Id you provided does not exist in our records.",
            "",
            FindingCode::AccessKeyUnknown,
            "session token is missing",
        ),
        ("ExpiredToken", "The provided token has expired.", "", FindingCode::CredentialsExpired, "fresh"),
        (
            "InvalidToken",
            "The provided token is malformed or otherwise invalid.",
            "",
            FindingCode::SessionTokenInvalid,
            "one set",
        ),
        (
            "RequestTimeTooSkewed",
            "The difference between the request time and the current time is too large.",
            "<ServerTime>2026-01-02T05:00:00Z</ServerTime>",
            FindingCode::ClockSkewed,
            "05:00:00",
        ),
        (
            "InvalidArgument",
            "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified",
            "",
            FindingCode::AuthenticatedTwice,
            "send none",
        ),
        (
            "InvalidRequest",
            "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.",
            "",
            FindingCode::SignatureVersion,
            "Version 4",
        ),
        (
            "PreconditionFailed",
            "At least one of the pre-conditions you specified did not hold",
            "<Condition>If-None-Match</Condition>",
            FindingCode::PreconditionFailed,
            "If-None-Match",
        ),
        (
            "EntityTooLarge",
            "Your proposed upload exceeds the maximum allowed size",
            "",
            FindingCode::EntitySize,
            "5 GiB",
        ),
        ("BadDigest", "", "", FindingCode::ChecksumMismatch, "checksum"),
        (
            "NoSuchKey",
            "The specified key does not exist.",
            "",
            FindingCode::ObjectMissing,
            "no object has this key",
        ),
        ("NoSuchUpload", "", "", FindingCode::ObjectMissing, "aborted"),
        ("InvalidPartOrder", "", "", FindingCode::PartsMismatch, "sort"),
        (
            "NotImplemented",
            "A header you provided implies functionality that is not implemented.",
            "",
            FindingCode::NotImplemented,
            "R2",
        ),
        ("Teapot", "I am one.", "", FindingCode::Unknown, "Teapot"),
    ] {
        let diagnosis = diagnose(Some(&sent(&presigned)), &error(code, message, more)).unwrap();
        let certainty = match code {
            _ if message.is_empty() => Certainty::Likely,
            "Teapot" => Certainty::Possible,
            _ if message == "Access Denied" => Certainty::Likely,
            _ => Certainty::Shown,
        };
        assert_eq!(first(&diagnosis), (finding, certainty), "{code} {message}");
        assert!(diagnosis.to_string().contains(says), "{code}: {diagnosis}");
        assert_eq!((diagnosis.code(), diagnosis.message()), (code, message));
        // A form has no request to compare with.
        assert_eq!(
            first(&diagnose(None, &error(code, message, more)).unwrap()),
            (finding, certainty),
            "{code}"
        );
    }
}

#[test]
fn wrong_input_is_refused() {
    let code = |pairs: &[(&str, &str)]| Diagnosis::from_pairs(pairs.iter().copied()).unwrap_err().code();
    let answer = error("AccessDenied", "", "");
    assert_eq!(code(&[]), ErrorCode::MissingOption);
    assert_eq!(code(&[("answer", &answer), ("method", "GET")]), ErrorCode::MissingOption);
    assert_eq!(code(&[("answer", &answer), ("url", "https://h/")]), ErrorCode::MissingOption);
    let sent = [("answer", answer.as_str()), ("sent-url", "https://h/")];
    assert_eq!(code(&sent), ErrorCode::MissingOption);
    for method in ["", "P\tT", "GET /", &"A".repeat(21)] {
        let url = presigned("GetObject", "a").url().to_owned();
        let pairs = [("answer", answer.as_str()), ("method", method), ("url", &url)];
        assert_eq!(code(&pairs), ErrorCode::InvalidOption, "{method:?}");
    }
    for value in ["a\nb", "a\r", "a\0"] {
        let url = presigned("GetObject", "a").url().to_owned();
        let pairs = [("answer", answer.as_str()), ("method", "GET"), ("url", &url), ("header:x", value)];
        assert_eq!(code(&pairs), ErrorCode::InvalidHeader, "{value:?}");
    }
    assert_eq!(code(&[("answer", &answer), ("Answer", &answer)]), ErrorCode::DuplicateOption);
    assert_eq!(code(&[("answer", &answer), ("status", "403")]), ErrorCode::UnknownOption);
    let long = "x".repeat(262_145);
    assert_eq!(code(&[("answer", &long)]), ErrorCode::NotAnErrorResponse);
}
