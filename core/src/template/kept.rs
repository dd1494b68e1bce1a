//! The templates that a signer keeps: whoever signs one request after another mostly asks for the same again, for
//! another key, and then all that is left to do is the signature.

use super::Template;
use crate::{error::Error, redact::is_secret, request::Request};
use arc_swap::ArcSwapOption;
use std::{
    hash::{DefaultHasher, Hash, Hasher},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

/// How many requests are remembered: a program has a handful of kinds, and each template takes one or two kB.
const PLACES: usize = 8;

/// The templates of the requests that were asked for more than once. Any number of threads read them without a lock.
#[derive(Default)]
pub(crate) struct KeptTemplates {
    places: [Place; PLACES],
}

/// Where the requests of some hashes belong.
#[derive(Default)]
struct Place {
    /// The hash of the last request without a template here: the second one like it leaves its own, so that
    /// requests that never come again cost no copy.
    seen: AtomicU64,
    kept: ArcSwapOption<Kept>,
}

struct Kept {
    request: Request,
    template: Template,
}

impl KeptTemplates {
    /// What `sign` makes of the request's template, which `make` makes unless it was kept.
    pub(super) fn with<Signed>(
        &self,
        request: &Request,
        make: impl FnOnce() -> Result<Template, Error>,
        sign: impl FnOnce(&Template) -> Result<Signed, Error>,
    ) -> Result<Signed, Error> {
        let hash = hash_of(request);
        let Some(place) = self.places.get(hash as usize % PLACES) else {
            return sign(&make()?);
        };
        if let Some(kept) = place.kept.load().as_ref().filter(|kept| kept.request.parts() == request.parts())
        {
            return sign(&kept.template);
        }
        let template = make()?;
        let signed = sign(&template);
        // No encryption key of a caller's outlives the call.
        let again = place.seen.swap(hash, Ordering::Relaxed) == hash;
        if again && !request.names().any(is_secret) {
            place.keep(request, template);
        }
        signed
    }
}

impl Place {
    #[inline(never)]
    fn keep(&self, request: &Request, template: Template) {
        self.kept.store(Some(Arc::new(Kept { request: request.clone(), template })));
    }
}

/// Two requests with the same hash are still compared, so whoever finds such a pair has gained nothing.
fn hash_of(request: &Request) -> u64 {
    let mut hasher = DefaultHasher::new();
    request.parts().hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::KeptTemplates;
    use crate::{Credentials, Request, Scope, Signer};
    use std::{cell::Cell, time::Duration};
    use time::{OffsetDateTime, macros::datetime};

    const NOW: OffsetDateTime = datetime!(2026-01-02 03:04:05 UTC);

    fn signer() -> Signer {
        Signer::new(Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret").unwrap(), "eu-west-1").unwrap()
    }

    fn requests() -> [Request; 12] {
        let get = || Request::new("GetObject").bucket("photos");
        let put = || Request::new("PutObject").bucket("photos");
        [
            get(),
            get().bucket("films"),
            get().expires_in(Duration::from_secs(60)),
            get().expires_at(NOW + Duration::from_secs(60)),
            get().method("HEAD"),
            get().download_as("a.jpg"),
            get().url_hint("a.jpg"),
            get().query("x-id", "GetObject"),
            put(),
            put().with("ContentType", "image/png"),
            put().header("x-amz-meta-owner", "ada"),
            put().create_only(),
        ]
    }

    /// How often each round of signing had to make the template.
    fn made(kept: &KeptTemplates, request: &Request, rounds: usize) -> Vec<usize> {
        let signer = signer();
        let made = Cell::new(0);
        let make = || {
            made.set(made.get() + 1);
            signer.template(request)
        };
        let round = |_| {
            kept.with(request, make, |template| template.url("1.jpg", NOW)).unwrap();
            made.get()
        };
        (0..rounds).map(round).collect()
    }

    #[test]
    fn what_is_asked_for_twice_in_a_row_is_kept() {
        let kept = KeptTemplates::default();
        let request = Request::new("GetObject").bucket("photos");
        assert_eq!(made(&kept, &request, 5), [1, 2, 2, 2, 2]);
    }

    #[test]
    fn an_encryption_key_is_not_kept() {
        let key = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
        let request = Request::new("GetObject").bucket("photos");
        let request = request.with("SSECustomerAlgorithm", "AES256").with("SSECustomerKey", key);
        let kept = KeptTemplates::default();
        assert_eq!(made(&kept, &request, 4), [1, 2, 3, 4]);
        assert!(kept.places.iter().all(|place| place.kept.load().is_none()));
    }

    #[test]
    fn no_request_gets_the_template_of_another() {
        let signer = signer();
        for round in 0..4 {
            for request in requests() {
                let expected = signer.template(&request).unwrap().presign("1.jpg", NOW).unwrap();
                let presigned = signer.presign(&request, "1.jpg", NOW).unwrap();
                assert_eq!(presigned.to_pairs(), expected.to_pairs(), "round {round}");
            }
            for request in &requests() {
                let expected = signer.template(request).unwrap().url("2.jpg", NOW).unwrap();
                for _ in 0..3 {
                    assert_eq!(signer.presign(request, "2.jpg", NOW).unwrap().url(), expected);
                }
            }
        }
    }

    #[test]
    fn a_scope_keeps_its_own() {
        let signer = signer();
        let films = Request::new("GetObject").bucket("films");
        for _ in 0..3 {
            signer.presign(&films, "1.mp4", NOW).unwrap();
        }
        let scoped = signer.scoped(&Scope::new("photos", ["GetObject"])).unwrap();
        assert!(scoped.presign(&films, "1.mp4", NOW).is_err());
    }
}
