//! What a server's code means for a presigned request, as a table: code, a part
//! of the message where one code has several meanings, and what to do
//! ("Error responses", S3 API reference).

use super::finding::FindingCode;

/// One meaning of a code.
pub(super) struct Meaning {
    code: &'static str,
    /// In lower case; `""` for any message.
    message: &'static str,
    pub(super) finding: FindingCode,
    pub(super) sentence: &'static str,
}

/// The first meaning that fits.
pub(super) fn meaning(code: &str, message: &str) -> Option<&'static Meaning> {
    let message = message.to_lowercase();
    MEANINGS.iter().find(|meaning| meaning.code == code && message.contains(meaning.message))
}

const fn meaning_of(
    code: &'static str,
    message: &'static str,
    finding: FindingCode,
    sentence: &'static str,
) -> Meaning {
    Meaning { code, message, finding, sentence }
}

use FindingCode::{
    AccessDeniedByPolicy, AccessKeyUnknown, AuthenticatedTwice, BucketElsewhere, BucketMissing,
    ChecksumMismatch, ClockSkewed, CredentialsExpired, EncryptionKeyRefused, EntitySize, Expired,
    ExpiryTooLong, HeaderMissing, HeaderNotSigned, LengthMissing, MalformedAuthorization, MethodChanged,
    NotImplemented, ObjectMissing, PartsMismatch, PolicyConditionFailed, PreconditionFailed, RegionWrong,
    SessionTokenInvalid, SignatureVersion, TryAgain,
};

// A table: one meaning a paragraph, where rustfmt would break each argument.
#[rustfmt::skip]
static MEANINGS: [Meaning; 66] = [
    meaning_of("AccessDenied", "request has expired", Expired,
        "the URL has expired: sign a new one, with a longer expiry if it must live longer"),
    meaning_of("AccessDenied", "not valid yet", ClockSkewed,
        "the server's clock is behind the signing time: set the signer's clock, or sign with backdate"),
    meaning_of("AccessDenied", "were not signed", HeaderNotSigned,
        "a header was sent that must be signed and is not: leave it out, or sign it"),
    meaning_of("AccessDenied", "policy expired", Expired,
        "the form's policy has expired: sign a new form"),
    meaning_of("AccessDenied", "policy condition failed", PolicyConditionFailed,
        "the form does not meet a condition of its policy: send every field as it was signed"),
    meaning_of("AccessDenied", "extra input fields", PolicyConditionFailed,
        "the form has a field that its policy does not name: leave it out, or sign a form with it"),
    meaning_of("AccessDenied", "invalid according to policy", PolicyConditionFailed,
        "the form does not meet its policy: send every field as it was signed, and the file last"),
    meaning_of("AccessDenied", "query-string authentication", MalformedAuthorization,
        "a parameter of the signature did not arrive: something cut the URL, often an & in HTML or a shell; send it whole"),
    meaning_of("AccessDenied", "headers were not sent", HeaderMissing,
        "a signed header did not arrive: send every header that the signer listed"),
    meaning_of("AccessDenied", "", AccessDeniedByPolicy,
        "the signature is right, but whoever signed may not do this: look at the policies of the access key's user or role, of the bucket and of the encryption key; a missing object is answered so too where the signer may not list the bucket"),
    meaning_of("AllAccessDisabled", "", AccessDeniedByPolicy,
        "the bucket or account is disabled: ask its owner"),
    meaning_of("AccountProblem", "", AccessDeniedByPolicy,
        "something is wrong with the account of the signer: ask its owner"),
    meaning_of("AuthorizationQueryParametersError", "week", ExpiryTooLong,
        "the URL's life is longer than 7 days (604800 seconds): sign for less"),
    meaning_of("AuthorizationQueryParametersError", "604800", ExpiryTooLong,
        "the URL's life is longer than 7 days (604800 seconds): sign for less"),
    meaning_of("AuthorizationQueryParametersError", "region", RegionWrong,
        "the signature is for another region than the bucket's: make the signer with the bucket's region"),
    meaning_of("AuthorizationQueryParametersError", "expecting", RegionWrong,
        "the credential scope is not the one that the server expects: make the signer with its region"),
    meaning_of("AuthorizationQueryParametersError", "", MalformedAuthorization,
        "the parameters of the signature did not arrive as they were signed: something cut or decoded the URL; send it whole and as it is"),
    meaning_of("AuthorizationHeaderMalformed", "region", RegionWrong,
        "the signature is for another region than the bucket's: make the signer with the bucket's region"),
    meaning_of("AuthorizationHeaderMalformed", "", AuthenticatedTwice,
        "the request has an Authorization header, which takes the place of the URL's signature: send none"),
    meaning_of("MissingFields", "", MalformedAuthorization,
        "the server cannot read the credential scope: the region or service is not its own; make the signer with its region"),
    meaning_of("CredMalformed", "", MalformedAuthorization,
        "the server cannot read the credential scope: the region or service is not its own; make the signer with its region"),
    meaning_of("IllegalLocationConstraintException", "", RegionWrong,
        "the request reached another region than the signature is for: make the signer with the bucket's region"),
    meaning_of("PermanentRedirect", "", BucketElsewhere,
        "the bucket is in another region: make the signer with that region"),
    meaning_of("TemporaryRedirect", "", BucketElsewhere,
        "the bucket is answered for elsewhere until its name is known everywhere: make the signer with the bucket's region, not with the global endpoint"),
    meaning_of("Redirect", "", BucketElsewhere,
        "the bucket is answered for elsewhere: make the signer with the bucket's region"),
    meaning_of("InvalidAccessKeyId", "", AccessKeyUnknown,
        "the server does not know the access key: it was deleted, is of another account or store, or is temporary (ASIA...) and its session token is missing"),
    meaning_of("NotSignedUp", "", AccessKeyUnknown,
        "the server does not know the access key: check it, and the endpoint"),
    meaning_of("InvalidToken", "", SessionTokenInvalid,
        "the session token is malformed or belongs to another access key: pass the three parts of one set of credentials"),
    meaning_of("InvalidTokenId", "", SessionTokenInvalid,
        "the server did not issue the session token: pass the three parts of one set of credentials"),
    meaning_of("ExpiredToken", "", CredentialsExpired,
        "the temporary credentials that signed have ended, and the URL with them: sign a new one with fresh or long-lived credentials"),
    meaning_of("TokenRefreshRequired", "", CredentialsExpired,
        "the temporary credentials that signed must be renewed: sign a new URL with fresh ones"),
    meaning_of("RequestTimeTooSkewed", "", ClockSkewed,
        "the signing time and the server's clock are too far apart: set the signer's clock"),
    meaning_of("RequestExpired", "", Expired,
        "the URL has expired: sign a new one"),
    meaning_of("ExpiredPresignRequest", "", Expired,
        "the URL has expired: sign a new one"),
    meaning_of("InvalidArgument", "only one auth mechanism", AuthenticatedTwice,
        "the request has an Authorization header beside the URL's signature: send none"),
    meaning_of("InvalidArgument", "unsupported authorization", AuthenticatedTwice,
        "the request has an Authorization header that S3 does not know: send none"),
    meaning_of("InvalidRequest", "aws4-hmac-sha256", SignatureVersion,
        "the region takes Signature Version 4 only, and the URL is of Version 2: sign with Version 4"),
    meaning_of("InvalidRequest", "missing required header", HeaderMissing,
        "a header that the operation needs did not arrive: send every header that the signer listed"),
    meaning_of("InvalidRequest", "authorization mechanism", SignatureVersion,
        "the server does not take this version of the signature: sign with Version 4"),
    meaning_of("InvalidRequest", "checksum", ChecksumMismatch,
        "the checksum headers do not fit together: sign one checksum with its value, and send it"),
    meaning_of("MissingContentLength", "", LengthMissing,
        "the client did not send the length of the body: set Content-Length, and send no chunked body"),
    meaning_of("MissingRequestBodyError", "", LengthMissing,
        "the body is empty: send the content, or the list of parts that completes an upload"),
    meaning_of("IncompleteBody", "", EntitySize,
        "fewer bytes arrived than Content-Length says: the connection broke, or the length was wrong"),
    meaning_of("RequestTimeout", "", TryAgain,
        "the body did not arrive in time: try again with the same URL"),
    meaning_of("EntityTooLarge", "", EntitySize,
        "the file is larger than is allowed: by the form's content-length-range, or beyond 5 GiB for one request (upload it in parts)"),
    meaning_of("EntityTooSmall", "", EntitySize,
        "the file, or a part that is not the last, is smaller than is allowed: parts have 5 MiB at least"),
    meaning_of("BadDigest", "", ChecksumMismatch,
        "the content that arrived is not the one that its checksum says: sign the checksum of what is sent"),
    meaning_of("InvalidDigest", "", ChecksumMismatch,
        "the checksum is not one: the value must be base64 of the digest's bytes; or the SDK that signed hashed an empty body"),
    meaning_of("XAmzContentSHA256Mismatch", "", ChecksumMismatch,
        "X-Amz-Content-Sha256 is not the hash of the body: do not send it with a presigned URL"),
    meaning_of("XAmzContentChecksumMismatch", "", ChecksumMismatch,
        "the content that arrived is not the one that its checksum says: sign the checksum of what is sent"),
    meaning_of("PreconditionFailed", "", PreconditionFailed,
        "a condition does not hold: with create-only (If-None-Match: *) an object of this key exists already, which is what it protects"),
    meaning_of("ConditionalRequestConflict", "", PreconditionFailed,
        "another upload to the key was under way: try again"),
    meaning_of("NoSuchBucket", "", BucketMissing,
        "the bucket does not exist at this endpoint: check its name, the endpoint and the addressing style"),
    meaning_of("InvalidBucketName", "", BucketMissing,
        "the server took something else for the bucket: check the addressing style (virtual or path) that it speaks"),
    meaning_of("NoSuchKey", "", ObjectMissing,
        "the signature is right, and no object has this key: check it, its case and its encoding"),
    meaning_of("NoSuchVersion", "", ObjectMissing,
        "the signature is right, and the object has no such version"),
    meaning_of("NoSuchUpload", "", ObjectMissing,
        "the upload does not exist: it was completed or aborted, or the id is another one's"),
    meaning_of("InvalidPart", "", PartsMismatch,
        "a part that the list names did not arrive, or with another ETag: send each part's ETag as it was answered"),
    meaning_of("InvalidPartOrder", "", PartsMismatch,
        "the list of parts is not in the order of their numbers: sort it"),
    meaning_of("MethodNotAllowed", "", MethodChanged,
        "the resource does not take this method: send the method that was signed"),
    meaning_of("MalformedPOSTRequest", "", PolicyConditionFailed,
        "the form is not multipart/form-data that S3 can read: send each field once, and the file last"),
    meaning_of("InvalidPolicyDocument", "", PolicyConditionFailed,
        "the form does not fit its policy, or the policy did not arrive whole: send every field as it was signed"),
    meaning_of("NotImplemented", "", NotImplemented,
        "the server does not do what a header or the operation asks for: other stores leave some of S3 out, such as forms on Cloudflare R2"),
    meaning_of("KMS.DisabledException", "", EncryptionKeyRefused,
        "the KMS key of the object is disabled: enable it"),
    meaning_of("SlowDown", "", TryAgain,
        "the server asks for fewer requests: try again later with the same URL"),
    meaning_of("InternalError", "", TryAgain,
        "the server failed, and the request may be right: try again"),
];

#[cfg(test)]
mod tests {
    use super::{MEANINGS, meaning};

    #[test]
    fn no_meaning_is_hidden_by_one_before_it() {
        for (index, later) in MEANINGS.iter().enumerate() {
            let hidden = MEANINGS[..index]
                .iter()
                .any(|earlier| earlier.code == later.code && later.message.contains(earlier.message));
            assert!(!hidden, "{} {}", later.code, later.message);
            assert_eq!(later.message, later.message.to_lowercase());
            assert!(meaning(later.code, later.message).is_some());
        }
    }
}
