//! Whether a signature is one of the request: recomputed from what came, in
//! S3's own form first.

use super::received_request::ReceivedRequest;
use crate::{
    credentials::Credentials,
    error::Error,
    presigned_query::UNSIGNED_PAYLOAD,
    sigv4::{CanonicalHeaders, CredentialScope, SigningKey, canonical_request},
};

/// SHA-256 of no body, which some signers sign instead of leaving it open.
const EMPTY_PAYLOAD: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/// The payload hash under which the signature is right.
///
/// S3's canonical form comes first. Signers read its specification in two other
/// ways, which tie the signature to the same bytes or to more: the path as it
/// was sent (`%2F` stays), and blanks within header values as they were sent.
/// Forms that would let one signature fit two requests, such as a path with its
/// dot segments resolved, are never tried.
pub(super) fn payload_hash(
    request: &ReceivedRequest,
    credentials: &Credentials,
    scope: CredentialScope,
) -> Result<String, Error> {
    let signed = request.signed_headers()?;
    let signed = || signed.iter().map(|(name, value)| (*name, value.as_str()));
    let key = key(credentials, scope)?;
    let query = request.url.canonical_query();

    let stated = request
        .header("x-amz-content-sha256")
        .map(String::from)
        .or_else(|| request.url.text("X-Amz-Content-Sha256").map(String::from));
    let payloads = match stated {
        Some(stated) if !is_payload_hash(&stated) => {
            return Err(Error::MalformedRequest {
                problem: "X-Amz-Content-Sha256 is neither UNSIGNED-PAYLOAD nor a SHA-256 in lower-case hex"
                    .into(),
            });
        }
        Some(stated) => vec![stated, UNSIGNED_PAYLOAD.into()],
        None => vec![UNSIGNED_PAYLOAD.into(), EMPTY_PAYLOAD.into()],
    };
    let paths = [request.url.canonical_path(), request.url.path.clone()];
    let header_forms = [CanonicalHeaders::new(signed()), CanonicalHeaders::as_sent(signed())];
    for path in &paths {
        for headers in &header_forms {
            for payload in &payloads {
                let canonical = canonical_request(&request.method, path, &query, headers, payload);
                if key.verifies(&request.query.timestamp, &canonical, &request.query.signature) {
                    return Ok(payload.clone());
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
