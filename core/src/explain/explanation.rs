//! The explanation of one URL: its parts as data.

use super::signed_aspect::SignedAspect;
use crate::{
    endpoint::{ParsedHost, Style},
    operation::Operation,
    permission::Permissions,
    warning::Warning,
};
use time::OffsetDateTime;

/// The parts of a presigned URL of any signer that can be told without a
/// secret. Everything in it is what the URL claims: only a server that knows
/// the secret can say whether the signature is right.
///
/// Its `Display` is the same for people, and holds neither signature nor token.
#[derive(Clone, Debug)]
pub struct Explanation {
    pub(super) signed: Signed,
    pub(super) operations: Vec<&'static Operation>,
    pub(super) method_is_known: bool,
    /// None of a bare target.
    pub(super) scheme: Option<&'static str>,
    pub(super) host: String,
    /// Decoded, with the slash at its beginning.
    pub(super) path: String,
    pub(super) place: ParsedHost,
    pub(super) aspects: Vec<SignedAspect>,
    pub(super) permissions: Permissions,
    pub(super) warnings: Vec<Warning>,
    pub(super) now: Option<i64>,
}

/// What the signature says of itself.
#[derive(Clone, Debug)]
pub(super) struct Signed {
    pub(super) version: &'static str,
    pub(super) access_key_id: String,
    pub(super) region: Option<String>,
    pub(super) service: Option<String>,
    pub(super) signed_at: Option<i64>,
    pub(super) expires_at: i64,
    /// Seconds, where the signature says so.
    pub(super) expires_in: Option<i64>,
    /// Without `host`.
    pub(super) headers: Vec<String>,
    pub(super) has_token: bool,
}

/// Whether a URL works at an instant, as far as time decides it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrlState {
    /// It was signed for an instant that has not come.
    NotYetValid,
    /// It works.
    Valid,
    /// It does not work any more.
    Expired,
}

impl UrlState {
    /// `"not-yet-valid"`, `"valid"` or `"expired"`.
    pub fn as_str(self) -> &'static str {
        match self {
            UrlState::NotYetValid => "not-yet-valid",
            UrlState::Valid => "valid",
            UrlState::Expired => "expired",
        }
    }
}

impl Explanation {
    /// The operation, where the URL (with the method, if it was passed) leaves
    /// no other.
    pub fn operation(&self) -> Option<&'static str> {
        match self.operations.as_slice() {
            [operation] => Some(operation.name),
            _ => None,
        }
    }

    /// Every operation that the URL may be for, the likeliest first.
    pub fn possible_operations(&self) -> impl Iterator<Item = &'static str> {
        self.operations.iter().map(|operation| operation.name)
    }

    /// The host that the request goes to, in lower case, with a port if it has
    /// one of its own.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The bucket: its name, or an access point's ARN or alias. Nothing where it
    /// may stand in the host as well as in the path.
    pub fn bucket(&self) -> Option<&str> {
        self.place.bucket.as_deref()
    }

    /// The object's key, decoded. Nothing where it is not known where the bucket stands.
    pub fn key(&self) -> Option<&str> {
        self.place.key.as_deref()
    }

    /// Where the bucket was found: `"virtual"` in the host, `"path"` in the
    /// path, `"bucket-host"` nowhere, so that the host is the bucket that was named,
    /// `"path-assumed"` in the path of a host that does not tell, `"unknown"`
    /// where what the path has may be a bucket or a key.
    pub fn addressing(&self) -> &'static str {
        match self.place.style {
            Style::Virtual => "virtual",
            Style::Path => "path",
            Style::PathAssumed => "path-assumed",
            Style::BucketHost => "bucket-host",
            Style::Unknown => "unknown",
        }
    }

    /// Who signed.
    pub fn access_key_id(&self) -> &str {
        &self.signed.access_key_id
    }

    /// `"4"`, `"4A"` or the legacy `"2"`.
    pub fn signature_version(&self) -> &'static str {
        self.signed.version
    }

    /// The region of the signature; a set such as `*` in Version 4A, none in 2.
    pub fn region(&self) -> Option<&str> {
        self.signed.region.as_deref()
    }

    /// The service of the signature, such as `s3`; none in Version 2.
    pub fn service(&self) -> Option<&str> {
        self.signed.service.as_deref()
    }

    /// When it was signed; Version 2 does not say.
    pub fn signed_at(&self) -> Option<OffsetDateTime> {
        self.signed.signed_at.and_then(|seconds| OffsetDateTime::from_unix_timestamp(seconds).ok())
    }

    /// When it stops working, if not before with its credentials.
    pub fn expires_at(&self) -> OffsetDateTime {
        // Both numbers have been read from texts with four digits of year or bounded length.
        OffsetDateTime::from_unix_timestamp(self.signed.expires_at).unwrap_or(OffsetDateTime::UNIX_EPOCH)
    }

    /// Whether it works at the instant that was passed, as far as time decides.
    pub fn state(&self) -> Option<UrlState> {
        let now = self.now?;
        Some(if now >= self.signed.expires_at {
            UrlState::Expired
        } else if self.signed.signed_at.is_some_and(|signed_at| signed_at > now) {
            UrlState::NotYetValid
        } else {
            UrlState::Valid
        })
    }

    /// The headers that must be sent with the values that were signed, besides
    /// `host`: names in lower case.
    pub fn headers(&self) -> impl Iterator<Item = &str> + Clone {
        self.signed.headers.iter().map(String::as_str)
    }

    /// What the signature fixes of the request, and what it leaves to the sender.
    pub fn aspects(&self) -> &[SignedAspect] {
        &self.aspects
    }

    /// What whoever signed must be allowed to do, where the URL (with the method, if it was passed) leaves one
    /// operation, at S3 and at stores with policies like its own; else nothing. A header is taken for any value, since
    /// a URL does not say it.
    ///
    /// ```
    /// # use s3presign::{Credentials, Request, Signer, explain};
    /// # let signer = Signer::new(Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret")?, "eu-west-1")?;
    /// # let now = time::macros::datetime!(2026-01-02 03:04:05 UTC);
    /// let upload = Request::new("PutObject").bucket("photos").with("Tagging", "owner=ada");
    /// let presigned = signer.presign(&upload, "1.jpg", now)?;
    /// let explained = explain(presigned.url(), Some("PUT"), None)?;
    /// let actions: Vec<_> = explained.permissions().iter().map(|needed| needed.action()).collect();
    /// assert_eq!(actions, ["s3:PutObject", "s3:PutObjectTagging"]);
    /// # Ok::<(), s3presign::Error>(())
    /// ```
    pub fn permissions(&self) -> &Permissions {
        &self.permissions
    }

    /// What will probably surprise somebody.
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// The same as names and texts, as every other language receives it:
    /// `signature-version`, `operation`, `possible-operation` (repeated, where
    /// there are several, the likeliest first), `host`, `bucket`, `key`, `addressing`,
    /// `access-key-id`, `region`, `service`, `signed-at`, `expires-at`, `state`,
    /// `header` (repeated), `bound:ASPECT`, `unbound:ASPECT`, `warning:CODE`, `text`, which names
    /// what the signer needs as well. What is not known is left out.
    pub fn to_pairs(&self) -> Vec<(String, String)> {
        let mut pairs: Vec<(String, String)> = Vec::new();
        let mut add = |name: &str, value: Option<String>| {
            // A NUL, which a key may hold, would end a text of C.
            pairs.extend(value.map(|value| (name.into(), value.replace('\0', "\u{fffd}"))));
        };
        add("signature-version", Some(self.signature_version().into()));
        add("operation", self.operation().map(String::from));
        if self.operation().is_none() {
            self.possible_operations().for_each(|name| add("possible-operation", Some(name.into())));
        }
        add("host", Some(self.host.clone()));
        add("bucket", self.bucket().map(String::from));
        add("key", self.key().map(String::from));
        add("addressing", Some(self.addressing().into()));
        add("access-key-id", Some(self.access_key_id().into()));
        add("region", self.region().map(String::from));
        add("service", self.service().map(String::from));
        add("signed-at", self.signed.signed_at.map(|seconds| seconds.to_string()));
        add("expires-at", Some(self.signed.expires_at.to_string()));
        add("state", self.state().map(|state| state.as_str().into()));
        self.headers().for_each(|header| add("header", Some(header.into())));
        for aspect in &self.aspects {
            let kind = if aspect.bound { "bound" } else { "unbound" };
            add(&format!("{kind}:{}", aspect.aspect), Some(aspect.detail.clone()));
        }
        for warning in &self.warnings {
            add(&format!("warning:{}", warning.code.as_str()), Some(warning.message.clone()));
        }
        add("text", Some(self.to_string()));
        pairs
    }
}
