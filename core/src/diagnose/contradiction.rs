//! What an answer says that the signed request does not bear out: then it is not that
//! request which arrived, and nothing is shown but that.

use super::{
    answer::ErrorResponse,
    finding::{Certainty, Finding, FindingCode},
};
use crate::sent_request::SentRequest;
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

/// How far two clocks may be apart, in seconds, before S3 refuses.
const APART: u64 = 900;

/// The finding itself, or that it is only likely, and what contradicts it. `named` is what
/// the server's words name: a header or an access key.
pub(super) fn weighed(
    finding: Finding,
    named: Option<&str>,
    error: &ErrorResponse,
    request: &SentRequest,
    clock: Option<i64>,
) -> Vec<Finding> {
    let query = request.query();
    let signs = |name: &str| {
        let name = name.trim_matches(['`', '\'', '"']).to_ascii_lowercase();
        query.signed_headers.contains(&name)
    };
    let problem = match finding.code {
        _ if finding.certainty < Certainty::Shown => None,
        FindingCode::Expired => {
            let told = error.element("Expires").and_then(|text| OffsetDateTime::parse(text, &Rfc3339).ok());
            let another_end = told.is_some_and(|told| told.unix_timestamp() != query.expires_at());
            let lasts = clock.is_some_and(|clock| clock < query.expires_at());
            (another_end || lasts).then_some(
                "the signed URL has not expired by the server's clock: X-Amz-Date or X-Amz-Expires was changed on its way, or given twice; send the URL as it is",
            )
        }
        FindingCode::ClockSkewed => clock.filter(|clock| clock.abs_diff(query.signed_at) < APART).map(|_| {
            "the signing time is near the server's clock: X-Amz-Date was changed on its way, or given twice; send the URL as it is"
        }),
        FindingCode::HeaderNotSigned => {
            let names = named.or_else(|| error.element("HeadersNotSigned"));
            names.filter(|names| names.split(',').any(|name| signs(name.trim()))).map(|_| {
                "the header that the server misses in the signature is signed: X-Amz-SignedHeaders was changed on its way; send the URL as it is"
            })
        }
        FindingCode::HeaderMissing => named.filter(|name| !signs(name)).map(|_| {
            "the header that the server misses is not signed: X-Amz-SignedHeaders was changed on its way; send the URL as it is"
        }),
        FindingCode::AccessKeyUnknown => {
            let key = error.element("AWSAccessKeyId").or(named);
            key.filter(|key| *key != query.access_key_id).map(|_| {
                "the access key that the server does not know is not the one of the URL: X-Amz-Credential was changed on its way; send the URL as it is"
            })
        }
        FindingCode::SignatureVersion if query.is_symmetric() => Some(
            "the URL is signed with AWS4-HMAC-SHA256: X-Amz-Algorithm was changed or cut on its way; send the URL as it is",
        ),
        _ => None,
    };
    let Some(problem) = problem else { return vec![finding] };
    let malformed = (finding.code == FindingCode::SignatureVersion)
        .then(|| FindingCode::MalformedAuthorization.likely(problem));
    let changed = FindingCode::QueryChanged.likely(problem);
    [Some(changed), malformed, Some(finding.code.likely(finding.sentence))].into_iter().flatten().collect()
}
