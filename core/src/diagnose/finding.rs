//! One thing that is wrong, under a stable name, and how sure it is.

use std::fmt;

/// How sure a [`Finding`] is: what is shown is surest, and the order says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Certainty {
    /// Nothing speaks against it.
    Possible,
    /// The response is what servers answer to it, though to something else, too.
    Likely,
    /// The response or the request shows it.
    Shown,
}

impl Certainty {
    /// The certainty as text, such as `"shown"`.
    pub fn as_str(self) -> &'static str {
        match self {
            Certainty::Possible => "possible",
            Certainty::Likely => "likely",
            Certainty::Shown => "shown",
        }
    }
}

impl fmt::Display for Certainty {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// What differed, and what to change.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// What kind of difference.
    pub code: FindingCode,
    /// How sure it is.
    pub certainty: Certainty,
    /// The same for people.
    pub sentence: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}: {}", self.certainty, self.code.as_str(), self.sentence)
    }
}

/// Declares [`FindingCode`] with its names, so that the two cannot drift apart.
macro_rules! finding_codes {
    ($($(#[$doc:meta])* $variant:ident,)+) => {
        /// The stable name of a [`Finding`], the same in every language.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum FindingCode {
            $($(#[$doc])* $variant,)+
        }

        impl FindingCode {
            /// The code as text, such as `"HeaderChanged"`.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(FindingCode::$variant => stringify!($variant),)+
                }
            }
        }
    };
}

finding_codes! {
    /// The access key is not known to the server.
    AccessKeyUnknown,
    /// The signature is right, and a policy forbids the request.
    AccessDeniedByPolicy,
    /// The access control list asks for a permission of its own, or the bucket takes none.
    AclRefused,
    /// An Authorization header came beside the query.
    AuthenticatedTwice,
    /// The bucket lives in another region, or at another endpoint.
    BucketElsewhere,
    /// The bucket does not exist.
    BucketMissing,
    /// The content is not the one that its checksum says.
    ChecksumMismatch,
    /// A clock is wrong.
    ClockSkewed,
    /// The credentials of the signer have ended.
    CredentialsExpired,
    /// A policy's condition may be what forbids it, as on a header, the network or the signature's age.
    DeniedByCondition,
    /// The file is larger or smaller than is allowed.
    EntitySize,
    /// The URL has expired.
    Expired,
    /// The life in the URL is longer than the server takes.
    ExpiryTooLong,
    /// A header was sent with another value than was signed.
    HeaderChanged,
    /// A signed header did not arrive.
    HeaderMissing,
    /// A header arrived that must be signed and is not.
    HeaderNotSigned,
    /// A proxy or client sent another host than was signed.
    HostRewritten,
    /// The encryption key of the object, or the right to use it, is missing.
    EncryptionKeyRefused,
    /// The server cannot have an object of this key.
    KeyRefused,
    /// The length of the body was not sent.
    LengthMissing,
    /// The parameters of the signature are malformed.
    MalformedAuthorization,
    /// The request was sent with another method.
    MethodChanged,
    /// With the secret, no hypothesis on what was signed makes the URL's signature.
    NothingFits,
    /// No hypothesis was tried: the secret is not that of the URL's access key, or the URL
    /// cannot be read.
    NothingTried,
    /// The server does not do what was asked.
    NotImplemented,
    /// The response is not one of a store, but of something before it.
    NotFromStore,
    /// The object is archived, and must be restored before it is read.
    ObjectArchived,
    /// The object's version is locked against deletion.
    ObjectLocked,
    /// The object, its version or its upload does not exist.
    ObjectMissing,
    /// A parameter asks for an action that whoever signed may not do.
    ParameterNotAllowed,
    /// A list of parts that does not fit the upload.
    PartsMismatch,
    /// The path that arrived is another one.
    PathChanged,
    /// The path was encoded once more on its way.
    PathEncodedTwice,
    /// Segments `.` and `..` of the path were resolved, as many clients do, or its `//` merged,
    /// which no client is known to do by itself, but proxies are.
    PathNormalised,
    /// The hash of the body that was signed is another one.
    PayloadHashChanged,
    /// A form does not meet its policy.
    PolicyConditionFailed,
    /// A condition such as `If-None-Match: *` does not hold.
    PreconditionFailed,
    /// Block Public Access forbids what would be public.
    PublicAccessBlocked,
    /// A pair of the query was added, dropped or changed.
    QueryChanged,
    /// The signature is for another region.
    RegionWrong,
    /// What was signed is not what the URL says; it is what the server saw, where that is known.
    RequestChanged,
    /// The signing key was made for another day or service than the URL says.
    ScopeChanged,
    /// The secret that signed is this one in another form, such as with a newline.
    SecretSpoilt,
    /// The secret access key is not the one of the access key.
    SecretWrong,
    /// The session token is missing or not valid.
    SessionTokenInvalid,
    /// The signature differs, and the answer does not show why.
    SignatureDiffers,
    /// The signature follows from the request and the secret.
    SignatureRight,
    /// The signature arrived as another text.
    SignatureTextChanged,
    /// The signature's version or algorithm is not taken.
    SignatureVersion,
    /// Another identity signed than one thinks.
    SignerUnexpected,
    /// The server is busy or broken; the request may be right.
    TryAgain,
    /// A header, field or parameter has a value that the server does not take.
    ValueRefused,
    /// An answer that this version does not know.
    Unknown,
}

impl FindingCode {
    /// What the response or the request shows.
    pub(super) fn shown(self, sentence: impl Into<String>) -> Finding {
        self.at(Certainty::Shown, sentence)
    }

    /// What the response is most often the answer to.
    pub(super) fn likely(self, sentence: impl Into<String>) -> Finding {
        self.at(Certainty::Likely, sentence)
    }

    /// What nothing speaks against.
    pub(super) fn possible(self, sentence: impl Into<String>) -> Finding {
        self.at(Certainty::Possible, sentence)
    }

    pub(super) fn at(self, certainty: Certainty, sentence: impl Into<String>) -> Finding {
        Finding { code: self, certainty, sentence: sentence.into() }
    }

    /// Whether a server says so only of a request whose signature it found right.
    pub(super) fn comes_after_the_signature(self) -> bool {
        use FindingCode::{
            ChecksumMismatch, EncryptionKeyRefused, EntitySize, KeyRefused, ObjectArchived, ObjectMissing,
            PartsMismatch, PreconditionFailed,
        };
        matches!(
            self,
            ChecksumMismatch
                | EncryptionKeyRefused
                | EntitySize
                | KeyRefused
                | ObjectArchived
                | ObjectMissing
                | PartsMismatch
                | PreconditionFailed
        )
    }
}
