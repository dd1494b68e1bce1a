//! A signature that came out otherwise: what the answer shows of the request that the
//! server saw, beside the one that was signed.

use super::{
    answer::ErrorResponse,
    canonical::Canonical,
    comparison::{Seen, compare, compare_resources, compare_signatures, compare_strings_to_sign},
    finding::{Certainty, Finding, FindingCode},
    store::Store,
    suspects,
};
use crate::sent_request::SentRequest;

/// Where a signature came out otherwise: what the answer shows of the request that the
/// server saw, or else what that request gives occasion to.
pub(super) fn mismatch(
    request: &SentRequest,
    store: Option<Store>,
    error: &ErrorResponse,
    words: &[Finding],
) -> Vec<Finding> {
    let seen = Canonical::seen(error);
    let mut differs = words.iter().any(|finding| finding.code == FindingCode::SignatureDiffers);
    differs |= seen.is_some();
    // radosgw says it with no word at all.
    differs |=
        error.code() == "AccessDenied" && error.message().is_empty() && error.text("Message").is_some();
    if !differs {
        return Vec::new();
    }
    let ours = Canonical::of(&request.unmasked_canonical_request());
    if let Some((ours, theirs)) = ours.zip(seen.as_ref()) {
        let findings = compare(&ours, theirs, request.stated_payload(), Seen::ByTheServer);
        if !findings.is_empty() {
            return findings;
        }
    }
    let provided = error.element("SignatureProvided");
    if let Some(finding) =
        provided.and_then(|provided| compare_signatures(&request.query().signature, provided))
    {
        return vec![finding];
    }
    let string_to_sign = error.element("StringToSign");
    let differs = string_to_sign.map(|theirs| compare_strings_to_sign(request, theirs));
    match differs {
        Some(Some(finding)) if finding.certainty == Certainty::Shown => return vec![finding],
        // Whoever shows the rest shows the signature, too, if it got one.
        Some(_) if seen.is_some() && provided.is_none() && error.element("AWSAccessKeyId").is_some() => {
            return vec![FindingCode::SignatureTextChanged.shown(
                "the server shows what it saw of the signature's parameters, and no signature among them: it did not arrive; send the URL whole",
            )];
        }
        Some(None) => return suspects::of_equals(request),
        _ if seen.is_some() => return suspects::of_equals(request),
        _ => {}
    }
    if let Some(finding) = compare_resources(request, store, error) {
        return vec![finding];
    }
    suspects::of(request)
}
