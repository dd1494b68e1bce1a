//! Whether a signature is one of the request: recomputed from what came, in
//! S3's own form first.

use super::received_request::ReceivedRequest;
use crate::{
    credentials::Credentials,
    error::Error,
    received::UNSIGNED_PAYLOAD,
    sigv4::{CanonicalHeaders, CredentialScope, SigningKey, canonical_request},
};
use std::iter::once_with;

/// SHA-256 of no body, which some signers sign instead of leaving it open.
const EMPTY_PAYLOAD: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/// The payload hash that the signature covers: the one that the request states,
/// in its query or in a header, and `UNSIGNED-PAYLOAD` where it states none
/// ("Authenticating Requests: Using Query Parameters", S3 API reference).
///
/// Other hashes are tried only to say what is wrong: a server that believed what
/// is stated would check the body against a hash that nobody signed, and one
/// that believed the signature against a hash that no sender ever saw.
pub(super) fn payload_hash(
    request: &ReceivedRequest,
    credentials: &Credentials,
    scope: CredentialScope,
) -> Result<String, Error> {
    let stated = [request.query.payload_hash.as_deref(), request.header("x-amz-content-sha256")];
    let stated = || stated.into_iter().flatten();
    if !stated().all(is_payload_hash) {
        return Err(Error::MalformedRequest {
            problem: "X-Amz-Content-Sha256 is neither UNSIGNED-PAYLOAD nor a SHA-256 in lower-case hex"
                .into(),
        });
    }
    let possible = stated().chain([UNSIGNED_PAYLOAD, EMPTY_PAYLOAD]);
    let signed = signed_payload_hash(request, &key(credentials, scope)?, possible)?;
    if let Some(other) = stated().find(|hash| *hash != signed) {
        return Err(Error::PayloadHashMismatch { stated: other.into() });
    }
    if stated().next().is_none() && signed != UNSIGNED_PAYLOAD {
        return Err(Error::PayloadHashNotStated {});
    }
    Ok(signed.into())
}

/// The payload hash under which the signature is right.
///
/// S3's canonical form comes first. Signers read its specification in two other
/// ways, which tie the signature to the same bytes or to more: the path as it
/// was sent (`%2F` stays), and blanks within header values as they were sent.
/// Forms that would let one signature fit two requests, such as a path with its
/// dot segments resolved, are never tried.
fn signed_payload_hash<'p>(
    request: &ReceivedRequest,
    key: &SigningKey,
    possible: impl Iterator<Item = &'p str> + Clone,
) -> Result<&'p str, Error> {
    let signed = request.signed_headers()?;
    let signed = || signed.iter().map(|(name, value)| (*name, value.as_str()));
    let query = request.url.canonical_query();
    // Nearly every signature is right in the first form, so the others are made when they are needed.
    let as_sent = || request.url.path.clone();
    for path in once_with(|| request.url.canonical_path()).chain(once_with(as_sent)) {
        let as_sent = || CanonicalHeaders::as_sent(signed());
        for headers in once_with(|| CanonicalHeaders::new(signed())).chain(once_with(as_sent)) {
            for payload in possible.clone() {
                let canonical = canonical_request(&request.method, &path, &query, &headers, payload);
                if key.verifies(&request.query.timestamp, &canonical, &request.query.signature) {
                    return Ok(payload);
                }
            }
        }
    }
    Err(Error::SignatureMismatch {})
}

/// What a payload's hash can be in a presigned request, whose body comes in one piece.
fn is_payload_hash(text: &str) -> bool {
    let is_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    text == UNSIGNED_PAYLOAD || text.len() == 64 && text.bytes().all(is_hex)
}

/// The key that the signature must have been made with.
pub(super) fn key(credentials: &Credentials, scope: CredentialScope) -> Result<SigningKey, Error> {
    let secret = credentials.secret_access_key.clone();
    SigningKey::new(&credentials.access_key_id, secret, scope).ok_or(Error::InvalidCredentials {
        part: "secret-access-key",
        problem: "gives no key for Signature Version 4A",
    })
}

#[cfg(test)]
mod tests {
    use super::{EMPTY_PAYLOAD, key};
    use crate::{
        Credentials, ErrorCode, ReceivedRequest, Verifier,
        sigv4::{CanonicalHeaders, CredentialScope, Regions, canonical_request, string_to_sign},
    };
    use time::{OffsetDateTime, macros::datetime};

    const NOW: OffsetDateTime = datetime!(2026-01-02 03:04:05 UTC);
    const UNSIGNED: &str = "UNSIGNED-PAYLOAD";
    /// SHA-256 of `a`.
    const OTHER: &str = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";

    /// The verdict on a request that states these hashes, in query and header, and is
    /// signed over another text.
    fn verdict(query: &[&str], header: Option<&str>, signed: &str) -> Result<String, ErrorCode> {
        let credentials = Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret").unwrap();
        let stated: String = query.iter().map(|hash| format!("&X-Amz-Content-Sha256={hash}")).collect();
        let names = if header.is_some() { "host%3Bx-amz-content-sha256" } else { "host" };
        let url = |signature: &str| {
            format!(
                "https://h/k?X-Amz-Algorithm=AWS4-HMAC-SHA256\
                 &X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260102%2Feu-west-1%2Fs3%2Faws4_request\
                 &X-Amz-Date=20260102T030405Z&X-Amz-Expires=900&X-Amz-SignedHeaders={names}{stated}\
                 &X-Amz-Signature={signature}"
            )
        };
        let headers = || header.map(|hash| ("x-amz-content-sha256", hash));
        let read = |url: &str| ReceivedRequest::new("PUT", url, headers()).map_err(|error| error.code());
        let unsigned = read(&url("0"))?;
        let scope = CredentialScope { regions: Regions::One("eu-west-1".into()), service: "s3" };
        let canonical = canonical_request(
            "PUT",
            "/k",
            &unsigned.url.canonical_query(),
            &CanonicalHeaders::new([("host", "h")].into_iter().chain(headers())),
            signed,
        );
        let timestamp = unsigned.query.timestamp;
        let text = string_to_sign(&timestamp, &scope.regions, scope.service, &canonical).join("\n");
        let signature = key(&credentials, scope).unwrap().sign_text(&timestamp, text.as_bytes());
        let verified = Verifier::new().verify(&read(&url(&signature))?, &credentials, NOW);
        verified.map(|verified| verified.payload_hash().into()).map_err(|error| error.code())
    }

    #[test]
    fn the_hash_that_is_signed_is_the_one_that_is_stated() {
        for hash in [UNSIGNED, EMPTY_PAYLOAD, OTHER] {
            assert_eq!(verdict(&[hash], None, hash).as_deref(), Ok(hash));
            assert_eq!(verdict(&[], Some(hash), hash).as_deref(), Ok(hash));
            assert_eq!(verdict(&[hash], Some(hash), hash).as_deref(), Ok(hash));
        }
        assert_eq!(verdict(&[], None, UNSIGNED).as_deref(), Ok(UNSIGNED));
    }

    #[test]
    fn says_what_is_wrong_with_another() {
        let mismatch = Err(ErrorCode::PayloadHashMismatch);
        for (stated, signed) in
            [(OTHER, UNSIGNED), (OTHER, EMPTY_PAYLOAD), (EMPTY_PAYLOAD, UNSIGNED), (UNSIGNED, EMPTY_PAYLOAD)]
        {
            assert_eq!(verdict(&[stated], None, signed), mismatch, "{stated} {signed}");
            assert_eq!(verdict(&[], Some(stated), signed), mismatch, "{stated} {signed}");
            assert_eq!(verdict(&[stated], Some(signed), signed), mismatch, "{stated} {signed}");
            assert_eq!(verdict(&[signed], Some(stated), signed), mismatch, "{stated} {signed}");
        }
        assert_eq!(verdict(&[], None, EMPTY_PAYLOAD), Err(ErrorCode::PayloadHashNotStated));
        // What nobody signed is not looked for.
        assert_eq!(verdict(&[], None, OTHER), Err(ErrorCode::SignatureMismatch));
        assert_eq!(verdict(&[UNSIGNED], None, OTHER), Err(ErrorCode::SignatureMismatch));
        let malformed = Err(ErrorCode::MalformedRequest);
        assert_eq!(verdict(&[OTHER, OTHER], None, OTHER), malformed);
        for hash in ["", "unsigned-payload", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", &OTHER.to_uppercase()] {
            assert_eq!(verdict(&[hash], None, hash), malformed, "{hash}");
            assert_eq!(verdict(&[], Some(hash), hash), malformed, "{hash}");
        }
    }
}
