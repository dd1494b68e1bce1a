//! Presigned requests as a server receives them, and the rules by which they are
//! judged.

use crate::{
    joined::{borrowed, pairs_of},
    promises::{accepted, check_error, credentials, now},
};
use s3presign::{ReceivedRequest, Verifier, explain};

/// Whatever is verified can be explained, and says the same there.
pub(crate) fn received_request(bytes: &[u8]) {
    let pairs = pairs_of(bytes);
    let Some(request) = accepted(ReceivedRequest::from_pairs(borrowed(&pairs))) else { return };
    let Ok(known) = credentials() else { return };
    for credentials in &known {
        let Some(verified) = accepted(Verifier::new().verify(&request, credentials, now())) else { continue };
        assert_eq!(verified.access_key_id(), request.access_key_id());
        assert!(verified.signed_headers().any(|(name, _)| name == "host"));
        let url = borrowed(&pairs).find(|(name, _)| *name == "url").map_or("", |(_, url)| url);
        if url.starts_with('/') {
            continue;
        }
        let explained = explain(url, None, Some(now()));
        assert!(explained.is_ok(), "verified, and not explained: {:?}", explained.err());
        if let Ok(explained) = explained {
            assert_eq!(explained.access_key_id(), verified.access_key_id());
            assert_eq!(explained.expires_at(), verified.expires_at());
        }
    }
    let nobody = Verifier::new().verify(&request, None, now());
    assert!(nobody.is_err(), "verified without a secret");
    if let Err(error) = nobody {
        check_error(&error);
    }
}

/// Rules and credentials by name.
pub(crate) fn verifier(bytes: &[u8]) {
    let pairs = pairs_of(bytes);
    if let Some((verifier, credentials)) = accepted(Verifier::from_pairs(borrowed(&pairs))) {
        let shown = format!("{verifier:?} {credentials:?}");
        let secrets = ["secretaccesskey", "sessiontoken"];
        for (name, secret) in borrowed(&pairs).filter(|(_, text)| text.len() > 12) {
            let name = name.to_ascii_lowercase().replace(['-', '_'], "");
            let elsewhere = pairs.iter().filter(|(_, text)| text.contains(secret)).count() > 1;
            assert!(
                elsewhere || !secrets.contains(&name.as_str()) || !shown.contains(secret),
                "{name} is shown: {shown}"
            );
        }
    }
}
