//! Warnings: valid requests that are likely to fail or to be misused.

use std::fmt;

/// Something that S3 allows and that will probably surprise somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Warning {
    /// What kind of surprise.
    pub code: WarningCode,
    /// The same for people: what is at stake, and what to do.
    pub message: String,
}

impl fmt::Display for Warning {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.code.as_str(), self.message)
    }
}

/// The stable name of a [`Warning`], the same in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WarningCode {
    /// Clients resolve the segments `.` and `..` before they send, which breaks the signature.
    KeyNotUrlSafe,
    /// The bucket's dots do not match S3's wildcard certificate.
    DottedBucket,
    /// The URL, token included, travels in the clear.
    InsecureEndpoint,
    /// The credentials are temporary and may end long before the URL.
    UnknownCredentialLifetime,
    /// A temporary access key without its session token.
    MissingSessionToken,
    /// A long-lived access key with a session token, which is probably stale.
    UnexpectedSessionToken,
    /// An upload of any size and content.
    UnboundedUpload,
    /// A form of a scoped signer leaves the end of its key to the sender.
    OpenKey,
    /// The URL ends with the temporary credentials that signed it.
    TemporaryCredentials,
    /// The URL holds a session token.
    SessionTokenInUrl,
    /// The signing time lies ahead of the clock.
    SignedAhead,
    /// A life that S3 does not accept.
    ExpiryNotAccepted,
    /// Signature Version 2.
    LegacySignature,
    /// The region of the host, or what its store takes, is not the signature's.
    RegionMismatch,
    /// The signature is for another service than S3.
    ServiceMismatch,
    /// The URL is for another bucket than the one that was named.
    BucketMismatch,
    /// The bucket is named in the host and again at the beginning of the path, or twice in the path.
    BucketNamedTwice,
    /// A website of a bucket, which takes no signed request.
    WebsiteEndpoint,
    /// Something that the store of this host is known not to take.
    NotSupportedByStore,
    /// A header's value outside ASCII, which clients send in other bytes than were signed.
    HeaderNotAscii,
    /// A header with an empty value, which some clients leave out.
    EmptyHeader,
    /// A header that browsers set by themselves or drop.
    HeaderSetByBrowsers,
    /// A content type that is not of the form `type/subtype`.
    MalformedContentType,
    /// An object lock that S3 refuses without what belongs to it.
    IncompleteObjectLock,
    /// An access control list, which needs a permission of its own, and which most buckets take from nobody.
    AclMayBeRefused,
    /// A header in the query, where the conditions of policies are not known to see it.
    NotSeenByPolicies,
    /// What begins an upload in parts and its parts do not send, though policies may ask for it.
    PartsWithoutHeaders,
    /// An override of the response's headers in a request that is not signed.
    OverrideNotSigned,
    /// A header in the query, where S3 ignores it or stores disagree.
    IgnoredInQuery,
    /// A checksum of no content, which an SDK added by itself.
    EmptyBodyChecksum,
    /// The signature fixes the body's hash.
    SignedPayload,
}

impl WarningCode {
    /// The code as text, such as `"DottedBucket"`.
    pub fn as_str(self) -> &'static str {
        match self {
            WarningCode::KeyNotUrlSafe => "KeyNotUrlSafe",
            WarningCode::DottedBucket => "DottedBucket",
            WarningCode::InsecureEndpoint => "InsecureEndpoint",
            WarningCode::UnknownCredentialLifetime => "UnknownCredentialLifetime",
            WarningCode::MissingSessionToken => "MissingSessionToken",
            WarningCode::UnexpectedSessionToken => "UnexpectedSessionToken",
            WarningCode::UnboundedUpload => "UnboundedUpload",
            WarningCode::OpenKey => "OpenKey",
            WarningCode::TemporaryCredentials => "TemporaryCredentials",
            WarningCode::SessionTokenInUrl => "SessionTokenInUrl",
            WarningCode::SignedAhead => "SignedAhead",
            WarningCode::ExpiryNotAccepted => "ExpiryNotAccepted",
            WarningCode::LegacySignature => "LegacySignature",
            WarningCode::RegionMismatch => "RegionMismatch",
            WarningCode::ServiceMismatch => "ServiceMismatch",
            WarningCode::BucketMismatch => "BucketMismatch",
            WarningCode::BucketNamedTwice => "BucketNamedTwice",
            WarningCode::WebsiteEndpoint => "WebsiteEndpoint",
            WarningCode::NotSupportedByStore => "NotSupportedByStore",
            WarningCode::HeaderNotAscii => "HeaderNotAscii",
            WarningCode::EmptyHeader => "EmptyHeader",
            WarningCode::HeaderSetByBrowsers => "HeaderSetByBrowsers",
            WarningCode::MalformedContentType => "MalformedContentType",
            WarningCode::IncompleteObjectLock => "IncompleteObjectLock",
            WarningCode::AclMayBeRefused => "AclMayBeRefused",
            WarningCode::NotSeenByPolicies => "NotSeenByPolicies",
            WarningCode::PartsWithoutHeaders => "PartsWithoutHeaders",
            WarningCode::OverrideNotSigned => "OverrideNotSigned",
            WarningCode::IgnoredInQuery => "IgnoredInQuery",
            WarningCode::EmptyBodyChecksum => "EmptyBodyChecksum",
            WarningCode::SignedPayload => "SignedPayload",
        }
    }

    pub(crate) fn says(self, message: impl Into<String>) -> Warning {
        Warning { code: self, message: message.into() }
    }
}
