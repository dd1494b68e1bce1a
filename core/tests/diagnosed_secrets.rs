//! No finding shows a secret: a session token and an encryption key are planted in every
//! field of every kind of answer, and searched, whole and in parts, in all that is told.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

use base64::{Engine, engine::general_purpose::STANDARD};
use proptest::prelude::*;
use s3presign::{Credentials, Diagnosis, Refusal, Request, Signer};
use std::collections::HashSet;
use time::{OffsetDateTime, macros::datetime};

const NOW: OffsetDateTime = datetime!(2026-01-02 03:04:05 UTC);

/// As many characters of a secret may not be shown together.
const PART: usize = 8;

#[derive(Debug)]
struct Planted {
    token: String,
    key: String,
}

impl Planted {
    fn parts(&self) -> HashSet<&[u8]> {
        [&self.token, &self.key].into_iter().flat_map(|secret| secret.as_bytes().windows(PART)).collect()
    }

    fn upload(&self) -> s3presign::PresignedRequest {
        let options = [
            ("access-key-id", "ASIAIOSFODNN7EXAMPLE"),
            ("secret-access-key", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
            ("session-token", &self.token),
            ("region", "eu-west-1"),
        ];
        let request = Request::new("PutObject")
            .bucket("photos")
            .with("SSECustomerAlgorithm", "AES256")
            .with("SSECustomerKey", self.key.as_str());
        Signer::from_pairs(options).unwrap().presign(&request, "a.png", NOW).unwrap()
    }
}

fn planted() -> impl Strategy<Value = Planted> {
    ("[A-Za-z0-9/+]{60,200}", prop::array::uniform32(any::<u8>()))
        .prop_map(|(token, key)| Planted { token, key: STANDARD.encode(key) })
}

/// Codes that take every way through the diagnosis.
const CODES: [&str; 12] = [
    "AccessDenied",
    "AuthorizationHeaderMalformed",
    "AuthorizationQueryParametersError",
    "BadDigest",
    "InvalidArgument",
    "InvalidRequest",
    "MethodNotAllowed",
    "NotImplemented",
    "PermanentRedirect",
    "PreconditionFailed",
    "SignatureDoesNotMatch",
    "Teapot",
];

/// Messages with a place for anything.
const MESSAGES: [&str; 8] = [
    "{}",
    "Request has expired",
    "Invalid according to Policy: Policy Condition failed: {}",
    "Error parsing the X-Amz-Credential parameter; the region 'x' is wrong; expecting '{}'",
    "Bad request: Header `{}` should be signed",
    "Authorization header malformed, unexpected scope: '{}/s3/aws4_request', expected: '1/2/{}/aws4_request'",
    "An error occurred when parsing the HTTP request {} at '/a'",
    "There were headers present in the request which were not signed",
];

const ELEMENTS: [&str; 17] = [
    "ArgumentName",
    "ArgumentValue",
    "CanonicalRequest",
    "Condition",
    "Endpoint",
    "Expires",
    "Header",
    "HeadersNotSigned",
    "HostId",
    "Key",
    "Method",
    "Region",
    "RequestId",
    "Resource",
    "ServerTime",
    "SignatureProvided",
    "StringToSign",
];

fn answers(secret: &str, code: &str) -> Vec<String> {
    let mut answers = vec![
        format!("<html>{secret}</html>"),
        format!("{{\"message\": \"{secret}\"}}"),
        format!("An error occurred ({code}) when calling the PutObject operation: {secret}"),
        format!("<Error><Code>{secret}</Code></Error>"),
    ];
    for message in MESSAGES {
        let message = message.replace("{}", secret);
        answers.push(format!("<Error><Code>{code}</Code><Message>{message}</Message></Error>"));
        for element in ELEMENTS {
            answers.push(format!(
                "<Error><Code>{code}</Code><Message>{message}</Message><{element}>{secret}</{element}></Error>"
            ));
        }
    }
    answers
}

/// A canonical request in which the secret stands at each place.
fn seen(canonical: &str, secret: &str) -> Vec<String> {
    let lines: Vec<&str> = canonical.lines().collect();
    let with = |index: usize, line: String| {
        let mut lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        lines[index] = line;
        lines.join("\n")
    };
    let mut seen = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        seen.push(with(index, format!("{line}{secret}")));
        seen.push(with(index, line.replace("REDACTED", secret)));
    }
    seen.push(with(1, format!("/{secret}")));
    seen.push(with(2, format!("{}&a={secret}", lines[2])));
    seen
}

fn shows_nothing(diagnosis: &Diagnosis, parts: &HashSet<&[u8]>, of: &str) -> Result<(), TestCaseError> {
    let sentences: Vec<&str> = diagnosis.findings().iter().map(|finding| finding.sentence.as_str()).collect();
    let told = format!("{} {diagnosis}", sentences.join(" "));
    let shown = told.as_bytes().windows(PART).any(|part| parts.contains(part));
    prop_assert!(!shown, "{of}: {told}");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2))]

    #[test]
    fn no_finding_holds_what_the_request_holds(planted in planted()) {
        let (presigned, parts) = (planted.upload(), planted.parts());
        for secret in [&planted.token, &planted.key] {
            let canonical = seen(&presigned.canonical_request(), secret);
            let shown = canonical.iter().map(|seen| {
                let seen = seen.replace('&', "&amp;");
                format!("<Error><Code>SignatureDoesNotMatch</Code><CanonicalRequest>{seen}</CanonicalRequest></Error>")
            });
            for answer in CODES.iter().flat_map(|code| answers(secret, code)).chain(shown) {
                let refusal = Refusal::new(&answer).signed(presigned.method(), presigned.url(), presigned.headers());
                shows_nothing(&refusal.unwrap().diagnose().unwrap(), &parts, &answer)?;
            }
        }
    }

    #[test]
    fn no_finding_holds_what_has_the_shape_of_a_secret(planted in planted()) {
        // Long enough to be told from what people write.
        let parts = planted.parts();
        let secrets = [planted.key.clone(), planted.token.repeat(2)];
        for secret in &secrets {
            for answer in CODES.iter().flat_map(|code| answers(secret, code)) {
                shows_nothing(&Refusal::new(&answer).diagnose().unwrap(), &parts, &answer)?;
            }
        }
    }

    #[test]
    fn no_finding_holds_what_the_search_knows(planted in planted()) {
        let (presigned, parts) = (planted.upload(), planted.parts());
        let credentials = Credentials::new("ASIAIOSFODNN7EXAMPLE", &planted.key).unwrap();
        let credentials = credentials.with_session_token(&*planted.token).unwrap();
        for url in [
            presigned.url().to_owned(),
            presigned.url().replace("/a.png?", &format!("/a.png/?{}&", planted.token)),
            presigned.url().replace("https://", &format!("https://{}.", planted.key)),
        ] {
            let refusal = Refusal::without_answer().signed("GET", &url, [("x-amz-meta-a", planted.token.as_str())]);
            shows_nothing(&refusal.unwrap().credentials(credentials.clone()).diagnose().unwrap(), &parts, &url)?;
        }
    }

    #[test]
    fn no_finding_holds_what_was_sent(planted in planted()) {
        let (presigned, parts) = (planted.upload(), planted.parts());
        let url = presigned.url().replace("a.png", "b.png");
        for header in ["x-amz-security-token", "x-amz-server-side-encryption-customer-key", "authorization"] {
            let headers = [(header, planted.token.as_str())];
            let refusal = Refusal::new("<Error><Code>SignatureDoesNotMatch</Code></Error>")
                .signed(presigned.method(), presigned.url(), presigned.headers()).unwrap()
                .sent("POST", &url, headers).unwrap();
            shows_nothing(&refusal.diagnose().unwrap(), &parts, header)?;
        }
    }
}
