//! Answers of servers, written by hand after "Error responses" of the S3 API
//! reference, and what is said of them.
#![allow(clippy::unwrap_used)]

use s3presign::{
    Certainty, Credentials, Diagnosis, ErrorCode, FindingCode, PresignedRequest, Refusal, Request,
    SentRequest, Signer, diagnose,
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
    assert_eq!(first(&alone), (FindingCode::SignatureDiffers, Certainty::Likely));
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
            "NotImplemented" => Certainty::Likely,
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

/// The first finding of an answer to a request of another signer.
fn of_url(url: &str, headers: &[(&str, &str)], answer: &str) -> (FindingCode, Certainty, String) {
    let refusal = Refusal::new(answer).signed("PUT", url, headers.iter().copied()).unwrap();
    let diagnosis = refusal.diagnose().unwrap();
    let (code, certainty) = first(&diagnosis);
    (code, certainty, diagnosis.to_string())
}

const SCOPE: &str = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIA%2F20260102%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20260102T030405Z&X-Amz-Expires=900";

fn url_at(host: &str, more: &str, signed_headers: &str) -> String {
    format!("https://{host}/a.png?{SCOPE}{more}&X-Amz-SignedHeaders={signed_headers}&X-Amz-Signature=3eb1")
}

#[test]
fn the_words_of_a_store_mean_what_they_mean_there() {
    use Certainty::{Likely, Possible, Shown};
    use FindingCode as Is;
    for (host, answer, finding, certainty) in [
        (
            "storage.googleapis.com",
            error("ExpiredToken", "Invalid argument.", "<Details>Request has expired: 1767323945</Details>"),
            Is::Expired,
            Likely,
        ),
        ("h", error("ExpiredToken", "The provided token has expired.", ""), Is::CredentialsExpired, Shown),
        (
            "h",
            error(
                "AccessDenied",
                "Forbidden: Invalid signature",
                "<Resource>/a.png</Resource><Region>garage</Region>",
            ),
            Is::SignatureDiffers,
            Likely,
        ),
        (
            "h",
            error(
                "AccessDenied",
                "Forbidden: No such key: AKIA",
                "<Resource>/a.png</Resource><Region>garage</Region>",
            ),
            Is::AccessKeyUnknown,
            Shown,
        ),
        (
            "h",
            error(
                "AccessDenied",
                "Forbidden: Invalid signature",
                "<Resource>/b.png</Resource><Region>garage</Region>",
            ),
            Is::PathChanged,
            Shown,
        ),
        (
            "h",
            error(
                "AuthorizationHeaderMalformed",
                "Authorization header malformed, unexpected scope: '20260102/eu-west-1/s3/aws4_request', expected: '20260102/garage/s3/aws4_request'",
                "<Resource>/a.png</Resource><Region>garage</Region>",
            ),
            Is::RegionWrong,
            Shown,
        ),
        (
            "h",
            error(
                "AuthorizationHeaderMalformed",
                "Authorization header malformed, unexpected scope: '20260102/x/s3/aws4_request', expected: '20260102/eu-west-1/s3/aws4_request'",
                "<Resource>/a.png</Resource><Region>eu-west-1</Region>",
            ),
            Is::QueryChanged,
            Shown,
        ),
        (
            "x.r2.cloudflarestorage.com",
            error(
                "InvalidRegionName",
                "The region name 'eu-west-1' is not valid. Must be one of: wnam, enam, weur, eeur, apac, oc, auto",
                "",
            ),
            Is::RegionWrong,
            Shown,
        ),
        (
            "x.r2.cloudflarestorage.com",
            error("Unauthorized", "Unauthorized", ""),
            Is::AccessKeyUnknown,
            Likely,
        ),
        (
            "b.oss-cn-beijing.aliyuncs.com",
            error("SecondLevelDomainForbidden", "Please use virtual hosted style to access.", ""),
            Is::HostRewritten,
            Likely,
        ),
        (
            "h",
            error("MalformedHeader", "Authorization header or signature is not valid", ""),
            Is::Expired,
            Possible,
        ),
        (
            "h",
            error(
                "NotImplemented",
                "A header you provided implies functionality that is not implemented",
                "<Header>Transfer-Encoding</Header>",
            ),
            Is::LengthMissing,
            Shown,
        ),
        (
            "h",
            error(
                "InvalidRequest",
                "Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters",
                "",
            ),
            Is::HeaderMissing,
            Shown,
        ),
        (
            "h",
            error(
                "AuthorizationQueryParametersError",
                "Error parsing the X-Amz-Credential parameter; the Credential is mal-formed; expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".",
                "",
            ),
            Is::MalformedAuthorization,
            Shown,
        ),
        ("h", error("MalformedXML", "", ""), Is::PartsMismatch, Likely),
        ("h", error("ServiceUnavailable", "Please reduce your request rate.", ""), Is::TryAgain, Likely),
        ("h", error("KeyTooLongError", "Your key is too long", ""), Is::KeyRefused, Likely),
        (
            "h",
            error("InvalidStorageClass", "The storage class you specified is not valid", ""),
            Is::ValueRefused,
            Likely,
        ),
        (
            "h",
            error(
                "MethodNotAllowed",
                "The specified method is not allowed against this resource.",
                "<Method>POST</Method>",
            ),
            Is::MethodChanged,
            Shown,
        ),
    ] {
        let (code, sure, text) = of_url(&url_at(host, "", "host"), &[], &answer);
        assert_eq!((code, sure), (finding, certainty), "{host} {answer}: {text}");
    }
}

#[test]
fn what_the_request_shows_comes_first() {
    use FindingCode as Is;
    let silent = "<Error><Code>AccessDenied</Code><Message></Message><RequestId>tx000007ba733844db378e1-006957431d-1012-default</RequestId><HostId>x</HostId></Error>";
    for (from, to, finding) in [
        ("X-Amz-Expires=900", "X-Amz-Expires=0", Is::Expired),
        ("X-Amz-Expires=900", "X-Amz-Expires=-9", Is::MalformedAuthorization),
        ("X-Amz-Expires=900", "X-Amz-Expires=604801", Is::ExpiryTooLong),
        ("X-Amz-Expires=900", "X-Amz-Expires=9e2", Is::MalformedAuthorization),
        ("%2Fs3%2F", "%2Fec2%2F", Is::MalformedAuthorization),
        ("AWS4-HMAC-SHA256", "AWS4-HMAC-SHA1", Is::SignatureVersion),
        // The id of the request holds the server's clock: 2026-01-02T04:04:45Z.
        ("X-Amz-Expires=900", "X-Amz-Expires=300", Is::Expired),
        ("T030405Z", "T050405Z", Is::ClockSkewed),
    ] {
        let (code, certainty, text) = of_url(&url_at("h", "", "host").replace(from, to), &[], silent);
        assert_eq!((code, certainty), (finding, Certainty::Shown), "{to}: {text}");
    }
    let lasting = url_at("h", "", "host").replace("Expires=900", "Expires=86400");
    let (_, _, text) = of_url(&lasting, &[], silent);
    assert!(!text.contains("has expired"), "{text}");
    // What comes after the signature was found right is not its fault.
    let digest = error("BadDigest", "The Content-MD5 you specified did not match what we received.", "");
    let (code, ..) = of_url(&lasting.replace("%2Fs3%2F", "%2Fec2%2F"), &[], &digest);
    assert_eq!(code, Is::ChecksumMismatch);
}

#[test]
fn an_answer_that_the_request_contradicts_shows_nothing() {
    use FindingCode as Is;
    let garage = "<Resource>/a.png</Resource><Region>eu-west-1</Region>";
    let in_time = "<RequestId>tx1978ecc5b6ca409e96e7a-0069573525</RequestId>";
    let of_another = "<Expires>2026-01-02T03:00:00Z</Expires>";
    let version_4 =
        "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.";
    for (code, message, more, finding) in [
        ("AccessDenied", "Forbidden: No such key: AKIB", garage, Is::AccessKeyUnknown),
        ("InvalidRequest", "Bad request: Header `range` should be signed", garage, Is::HeaderNotSigned),
        (
            "InvalidRequest",
            "Bad request: signed header `x-amz-acl` is not present",
            garage,
            Is::HeaderMissing,
        ),
        ("AccessDenied", "Request has expired", in_time, Is::Expired),
        ("AccessDenied", "Request has expired", of_another, Is::Expired),
        ("InvalidRequest", version_4, "", Is::SignatureVersion),
    ] {
        let answer = error(code, message, more);
        let url = url_at("h", "", "host%3Brange");
        let refusal = Refusal::new(&answer).signed("GET", &url, [("range", "bytes=0-1")]).unwrap();
        let diagnosis = refusal.diagnose().unwrap();
        assert_eq!(first(&diagnosis), (Is::QueryChanged, Certainty::Likely), "{answer}: {diagnosis}");
        assert!(codes(&diagnosis).contains(&finding), "{answer}: {diagnosis}");
    }
}

#[test]
fn a_url_of_version_2_is_told() {
    let url = "https://h/a?AWSAccessKeyId=AKIA&Expires=1767323945&Signature=ab%3D";
    let (_, _, text) = of_url(url, &[], &error("AccessDenied", "Request has expired", ""));
    assert!(text.contains("the URL has expired") && text.contains("Version 2"), "{text}");
}

#[test]
fn a_payload_hash_that_is_signed_is_no_difference() {
    let hash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    let url = url_at("h", "", "host%3Bx-amz-content-sha256");
    let seen = format!(
        "PUT\n/a.png\n{}\nhost:h\nx-amz-content-sha256:{hash}\n\nhost;x-amz-content-sha256\n{hash}",
        url_at("h", "", "host%3Bx-amz-content-sha256")
            .split_once('?')
            .unwrap()
            .1
            .split_once("&X-Amz-Signature")
            .unwrap()
            .0
    );
    let answer = mismatch(&seen);
    let (code, certainty, text) = of_url(&url, &[("x-amz-content-sha256", hash)], &answer);
    assert_eq!((code, certainty), (FindingCode::SecretWrong, Certainty::Likely), "{text}");
}

#[test]
fn a_remedy_does_no_harm() {
    let login = "<ArgumentName>Authorization</ArgumentName><ArgumentValue>";
    let url = url_at("h", "", "host");
    for (value, says) in [("AWS4-HMAC-SHA256 Credential=x", "a proxy, CDN or SDK"), ("Bearer x", "the login")]
    {
        let answer = error(
            "InvalidArgument",
            "Unsupported Authorization Type",
            &format!("{login}{value}</ArgumentValue>"),
        );
        let (code, certainty, text) = of_url(&url, &[], &answer);
        assert_eq!((code, certainty), (FindingCode::AuthenticatedTwice, Certainty::Shown), "{text}");
        assert!(text.contains(says), "{text}");
    }
    let digest = error("BadDigest", "The CRC32 you specified did not match the calculated checksum.", "");
    let of_sdk = url_at("h", "", "host").replace(
        "&X-Amz-SignedHeaders",
        "&x-amz-checksum-crc32=AAAAAA%3D%3D&x-amz-sdk-checksum-algorithm=CRC32&X-Amz-SignedHeaders",
    );
    assert!(of_url(&of_sdk, &[], &digest).2.contains("leave x-amz-sdk-checksum-algorithm"));
    let form = of("PutObject", "a.png", |seen| seen.replace("image/png", "multipart/form-data; boundary=x"));
    assert!(form.to_string().contains("send the file itself"), "{form}");
}

#[test]
fn two_requests_show_what_differs() {
    let signed = url_at("h", "", "content-type%3Bhost");
    let told = |method: &str, url: &str, headers: &[(&str, &str)]| {
        let refusal = Refusal::new("").signed("PUT", &signed, [("content-type", "image/png")]).unwrap();
        codes(&refusal.sent(method, url, headers.iter().copied()).unwrap().diagnose().unwrap())
    };
    let own = ("Content-Type", "image/png");
    assert_eq!(told("POST", &signed, &[own]), [FindingCode::MethodChanged]);
    assert_eq!(told("PUT", &signed, &[]), [FindingCode::HeaderMissing]);
    assert_eq!(told("PUT", &signed, &[own, ("x-amz-acl", "private")]), [FindingCode::HeaderNotSigned]);
    assert_eq!(told("PUT", &signed, &[own, ("Authorization", "x")]), [FindingCode::AuthenticatedTwice]);
    assert_eq!(told("PUT", &signed.replace("//h/", "//i/"), &[own]), [FindingCode::HostRewritten]);
    assert_eq!(told("PUT", &signed.replace("=3eb1", "=3eb2"), &[own]), [FindingCode::MalformedAuthorization]);
    assert_eq!(told("PUT", &signed.replace('&', "&amp;"), &[own]), [FindingCode::QueryChanged]);
    // What is the same says nothing, and the answer is all there is.
    assert_eq!(told("PUT", &signed, &[own, ("User-Agent", "x")])[0], FindingCode::MethodChanged);
}

#[test]
fn without_a_body_the_request_is_all_there_is() {
    let url = url_at("h", "", "host");
    let told = |method: &str, url: &str, answer: &str| {
        let refusal = Refusal::new(answer).signed(method, url, []).unwrap();
        first(&refusal.diagnose().unwrap())
    };
    let dated = "HTTP/1.1 403 Forbidden\r\nDate: Fri, 02 Jan 2026 04:04:05 GMT\r\n\r\n";
    assert_eq!(told("GET", &url, ""), (FindingCode::MethodChanged, Certainty::Likely));
    assert_eq!(told("HEAD", &url, ""), (FindingCode::ObjectMissing, Certainty::Possible));
    assert_eq!(told("HEAD", &url, dated), (FindingCode::Expired, Certainty::Shown));
    let damaged = url.replace('&', "&amp;");
    assert_eq!(
        told("GET", &damaged, "<html>no</html>"),
        (FindingCode::MalformedAuthorization, Certainty::Shown)
    );
}

/// The credentials of [`presigned`], as names and texts.
const CREDENTIALS: [(&str, &str); 3] = [
    ("access-key-id", "ASIAIOSFODNN7EXAMPLE"),
    ("secret-access-key", "secret"),
    ("session-token", "hush/token"),
];

fn with_the_secret(url: &str, more: &[(&str, &str)]) -> Result<Diagnosis, ErrorCode> {
    let request = [("method", "GET"), ("url", url)];
    let pairs = request.into_iter().chain(CREDENTIALS).chain(more.iter().copied());
    Diagnosis::from_pairs(pairs).map_err(|error| error.code())
}

#[test]
fn the_secret_proves_what_was_signed() {
    let presigned = presigned("GetObject", "a.png");
    let answer = error("SignatureDoesNotMatch", "The request signature we calculated does not match.", "");
    let sent = presigned.url().replace("/a.png?", "/s3/a.png?utm_source=mail&");
    for more in [&[][..], &[("answer", answer.as_str())]] {
        let diagnosis = with_the_secret(&sent, more).unwrap();
        assert!(diagnosis.hypotheses() > 1);
        let mut found = codes(&diagnosis);
        found.sort_by_key(|code| code.as_str());
        assert_eq!(found, [FindingCode::PathChanged, FindingCode::QueryChanged], "{diagnosis}");
        assert!(diagnosis.findings().iter().all(|finding| finding.certainty == Certainty::Shown));
        let told = format!("{diagnosis} {diagnosis:?}");
        assert!(!told.contains("hush") && !told.contains("secret\""), "{told}");
    }
}

#[test]
fn a_right_signature_says_that_the_server_saw_something_else() {
    let presigned = presigned("GetObject", "a.png");
    let alone = with_the_secret(presigned.url(), &[]).unwrap();
    assert_eq!((codes(&alone), alone.hypotheses()), (vec![FindingCode::SignatureRight], 1));
    let answer = mismatch(&presigned.canonical_request().replace("host:photos.", "host:other."));
    let diagnosis = with_the_secret(presigned.url(), &[("answer", &answer)]).unwrap();
    assert_eq!(codes(&diagnosis), [FindingCode::SignatureRight, FindingCode::HostRewritten], "{diagnosis}");
}

#[test]
fn nothing_is_tried_with_the_secret_of_another_access_key() {
    let url = presigned("GetObject", "a.png").url().replace("ASIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN8EXAMPLE");
    let diagnosis = with_the_secret(&url, &[]).unwrap();
    assert_eq!(first(&diagnosis), (FindingCode::NothingTried, Certainty::Shown));
    assert!(diagnosis.to_string().contains("\"AKIAIOSFODNN8EXAMPLE\""), "{diagnosis}");
    assert_eq!(diagnosis.hypotheses(), 0);
}

#[test]
fn a_secret_needs_a_request_and_its_access_key() {
    let code = |pairs: &[(&str, &str)]| Diagnosis::from_pairs(pairs.iter().copied()).unwrap_err().code();
    assert_eq!(code(&CREDENTIALS), ErrorCode::MissingOption);
    assert_eq!(code(&[("method", "GET"), ("url", "https://h/")]), ErrorCode::MissingOption);
    let [_, secret, _] = CREDENTIALS;
    assert_eq!(code(&[secret, ("method", "GET"), ("url", "https://h/")]), ErrorCode::MissingOption);
    let pasted = ("secret-access-key", "secret\n");
    let [id, _, _] = CREDENTIALS;
    assert_eq!(code(&[id, pasted, ("method", "GET"), ("url", "https://h/")]), ErrorCode::InvalidCredentials);
}
