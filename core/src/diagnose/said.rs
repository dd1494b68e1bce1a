//! What the answer says: the meaning of its words, with what its other elements add to
//! that, or make of it.

use super::{
    answer::ErrorResponse,
    comparison::{quoted, quoted_words},
    contradiction::weighed,
    finding::{Certainty, Finding, FindingCode},
    scope,
    store::Store,
    words::{self, To, Told},
};
use crate::{expiry::rfc3339, sent_request::SentRequest, sigv4::QUERY_PARAMETERS};
use base64::{Engine, engine::general_purpose::STANDARD};

/// What the answer's words mean, with the particulars of the answer.
pub(super) fn said(
    store: Option<Store>,
    error: &ErrorResponse,
    to: To<'_>,
    request: Option<&SentRequest>,
    clock: Option<i64>,
) -> Vec<Finding> {
    if let Some((came, expected)) = scope::quoted_in(error.message()) {
        return vec![scope::compare(came, expected, request)];
    }
    let of_form = || matches!(to, To::Form).then(|| policy_text(error)).flatten();
    if let Some(finding) = argument(error).or_else(of_form) {
        return vec![finding];
    }
    let told = Told { code: error.code(), message: error.message(), to };
    let rows = words::meanings(store, told);
    let of = |(row, certainty): (&words::Row, Certainty)| {
        let sentence = row.sentence(error.message(), |text| quoted_words(text).to_string());
        let finding = refined(row.finding.at(certainty, sentence), error, request);
        let weighed = |request| weighed(finding.clone(), row.named(error.message()), error, request, clock);
        match (request, finding.code, certainty) {
            (Some(request), ..) => weighed(request),
            // Fields that came behind the file are malformed, too, to the server.
            (None, FindingCode::MalformedAuthorization, Certainty::Shown) if matches!(to, To::Form) => {
                vec![finding.code.likely(finding.sentence)]
            }
            (None, ..) => vec![finding],
        }
    };
    rows.into_iter().flat_map(of).collect()
}

/// The argument that an answer names, where it is of the signature.
fn argument(error: &ErrorResponse) -> Option<Finding> {
    let name = error.element("ArgumentName")?;
    let value = error.element("ArgumentValue").unwrap_or_default();
    if name.eq_ignore_ascii_case("Authorization") {
        return Some(signed_twice(value));
    }
    let of_signature = QUERY_PARAMETERS.iter().find(|known| known.eq_ignore_ascii_case(name))?;
    Some(FindingCode::MalformedAuthorization.shown(format!(
        "the parameter {of_signature} of the signature did not arrive as it must be: send the URL whole and as it was signed",
    )))
}

/// A second signature, and who may have added it.
pub(super) fn signed_twice(authorization: &str) -> Finding {
    FindingCode::AuthenticatedTwice.shown(if authorization.starts_with("AWS4-HMAC-SHA256") {
        "the request has an Authorization header with a signature of its own beside the one of the URL: a proxy, CDN or SDK on its way signed it too; let that pass presigned requests on as they are"
    } else {
        "the request has an Authorization header beside the signature of the URL, often the login of an HTTP client: send none to the store"
    })
}

/// What other elements of the answer add to a finding, or make of it.
fn refined(finding: Finding, error: &ErrorResponse, request: Option<&SentRequest>) -> Finding {
    let Finding { code, certainty, mut sentence } = finding;
    match code {
        FindingCode::RegionWrong | FindingCode::BucketElsewhere => {
            let expected = error.element("Region").or_else(|| expecting(error.message()));
            if let Some(region) = expected.filter(|region| is_region(region)) {
                let signed = request.map(|request| request.query().region());
                if signed == Some(region) && code == FindingCode::RegionWrong {
                    return FindingCode::QueryChanged.at(certainty, format!(
                        "the server expects the region {}, which is what was signed: X-Amz-Credential was changed on its way; send the URL as it is",
                        quoted(region),
                    ));
                }
                sentence.push_str(&format!("; the server expects {}", quoted(region)));
                if let Some(signed) = signed {
                    sentence.push_str(&format!(", and the signature is for {}", quoted(signed)));
                }
            }
            if let Some(endpoint) = error.element("Endpoint") {
                sentence.push_str(&format!("; its endpoint is {}", quoted_words(endpoint)));
            }
        }
        FindingCode::HeaderNotSigned => {
            if let Some(names) = error.element("HeadersNotSigned") {
                sentence.push_str(&format!("; it is {}", quoted_words(names)));
            }
        }
        FindingCode::Expired => {
            let ended = request.map(|request| rfc3339(request.query().expires_at()));
            if let Some(ended) = error.element("Expires").map(String::from).or(ended) {
                sentence.push_str(&format!("; it ended at {}", quoted_words(&ended)));
            }
            sentence.push_str(&server_clock(error));
        }
        FindingCode::ClockSkewed => sentence.push_str(&server_clock(error)),
        FindingCode::ChecksumMismatch => {
            let of_sdk = request.is_some_and(|request| {
                let mut headers = request.headers();
                headers.any(|(name, _)| name == "x-amz-sdk-checksum-algorithm")
                    || request.has_parameter("x-amz-sdk-checksum-algorithm")
            });
            if of_sdk {
                sentence.push_str("; an SDK signed a checksum of a body that it did not have: leave x-amz-sdk-checksum-algorithm and its checksum out (requestChecksumCalculation \"WHEN_REQUIRED\")");
            }
        }
        FindingCode::PreconditionFailed => {
            if let Some(condition) = error.element("Condition") {
                sentence.push_str(&format!("; the condition is {}", quoted_words(condition)));
            }
        }
        FindingCode::PolicyConditionFailed => {
            let condition = error.message().split_once("failed: ").map(|(_, condition)| condition);
            let condition = condition.or_else(|| error.element("Condition"));
            if let Some(condition) = condition.filter(|_| !sentence.contains("the condition \"")) {
                sentence.push_str(&format!("; the condition is {}", quoted_words(condition)));
            }
        }
        FindingCode::NotImplemented => {
            if let Some(header) = error.element("Header") {
                if header.eq_ignore_ascii_case("Transfer-Encoding") {
                    return FindingCode::LengthMissing.shown("the body was sent in chunks, without a length: send a Content-Length, and no Transfer-Encoding");
                }
                sentence.push_str(&format!("; the header is {}", quoted_words(header)));
            }
        }
        FindingCode::MethodChanged => {
            let in_words =
                error.message().split_once("HTTP request ").and_then(|(_, rest)| rest.split(' ').next());
            let came = error.element("Method").or(in_words);
            if let Some((came, request)) =
                came.zip(request).filter(|(came, request)| *came != request.method())
            {
                let signed = request.method();
                sentence.push_str(&format!("; {} came, and {signed} is signed", quoted_words(came)));
                return code.shown(sentence);
            }
        }
        _ => {}
    }
    code.at(certainty, sentence)
}

fn server_clock(error: &ErrorResponse) -> String {
    let time = error.element("ServerTime");
    time.map_or_else(String::new, |time| format!("; the server's clock says {}", quoted_words(time)))
}

/// `eu-west-1` of `the region 'us-east-1' is wrong; expecting 'eu-west-1'`.
fn expecting(message: &str) -> Option<&str> {
    let (_, rest) = message.split_once("expecting '")?;
    rest.split_once('\'').map(|(region, _)| region)
}

fn is_region(text: &str) -> bool {
    (1..=63).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
}

/// The policy of a form that a server shows as what it signed: whether it is one.
fn policy_text(error: &ErrorResponse) -> Option<Finding> {
    let policy = error.element("StringToSign")?;
    let bytes = STANDARD.decode(policy).ok()?;
    let document: Result<serde_json::Value, _> = serde_json::from_slice(&bytes);
    document.is_err().then(|| {
        FindingCode::PolicyConditionFailed
            .shown("the policy that arrived is not JSON: send the field as it was signed, in base64")
    })
}
