//! The statuses: core's error codes, and what only a caller of pointers can
//! get wrong.

use std::ffi::{CStr, c_char};

/// What a call returns if it fails, always negative. Numbers are never reused;
/// new ones may appear. s3presign_status_name gives the name that all languages
/// share, such as "InvalidKey"; the message beside a status says what to do.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(non_camel_case_types)]
pub enum Status {
    /// Success. Where an answer is returned, its length says so too: it is 0 or more.
    S3PRESIGN_OK = 0,
    /// A pointer that must not be NULL is.
    S3PRESIGN_NULL_POINTER = -1,
    /// A length, a count or the form of a list is wrong, or two arguments overlap.
    S3PRESIGN_MALFORMED_PARAMETERS = -2,
    /// Text is not UTF-8.
    S3PRESIGN_INVALID_UTF8 = -3,
    /// A signer option that this version does not know.
    S3PRESIGN_UNKNOWN_OPTION = -10,
    /// An option that every signer or request needs was not given.
    S3PRESIGN_MISSING_OPTION = -11,
    /// The same option was given twice.
    S3PRESIGN_DUPLICATE_OPTION = -12,
    /// An option's value is outside its domain.
    S3PRESIGN_INVALID_OPTION = -13,
    /// Two options exclude each other.
    S3PRESIGN_CONFLICTING_OPTIONS = -14,
    /// No region was given. It is never guessed.
    S3PRESIGN_MISSING_REGION = -15,
    /// The region cannot be part of a host name.
    S3PRESIGN_INVALID_REGION = -16,
    /// Credentials that no S3 accepts: empty, or with stray white space.
    S3PRESIGN_INVALID_CREDENTIALS = -17,
    /// A temporary access key without the session token that belongs to it.
    S3PRESIGN_MISSING_SESSION_TOKEN = -18,
    /// The endpoint is not a URL that can be signed for.
    S3PRESIGN_INVALID_ENDPOINT = -19,
    /// An AWS endpoint names another region than the signer.
    S3PRESIGN_ENDPOINT_REGION_MISMATCH = -20,
    /// The AWS partition of the region lacks a feature that was asked for.
    S3PRESIGN_UNSUPPORTED_BY_PARTITION = -21,
    /// An option that makes no sense for this operation.
    S3PRESIGN_OPTION_NOT_APPLICABLE = -22,
    /// S3 has no operation of this name.
    S3PRESIGN_UNKNOWN_OPERATION = -30,
    /// The operation has no parameter of this name.
    S3PRESIGN_UNKNOWN_PARAMETER = -31,
    /// A parameter that the operation requires was not given.
    S3PRESIGN_MISSING_PARAMETER = -32,
    /// The parameter travels in the request's body, which a URL cannot hold.
    S3PRESIGN_BODY_PARAMETER = -33,
    /// The same parameter was given twice.
    S3PRESIGN_DUPLICATE_PARAMETER = -34,
    /// A parameter's value is outside its domain.
    S3PRESIGN_INVALID_PARAMETER = -35,
    /// A header that cannot be sent or cannot be signed.
    S3PRESIGN_INVALID_HEADER = -36,
    /// A query pair that would collide with the signature's own or with a parameter.
    S3PRESIGN_INVALID_QUERY = -37,
    /// S3 does not honour this header as a query parameter.
    S3PRESIGN_HEADER_NOT_ALLOWED_IN_QUERY = -38,
    /// A checksum algorithm without the checksum: a presigned request has no body to hash.
    S3PRESIGN_CHECKSUM_WITHOUT_VALUE = -39,
    /// A checksum that is not the base64 form of a digest of the right length.
    S3PRESIGN_INVALID_CHECKSUM = -40,
    /// User metadata over S3's limit.
    S3PRESIGN_METADATA_TOO_LARGE = -41,
    /// An SSE-C key that is not 32 bytes. Its value is never shown.
    S3PRESIGN_INVALID_ENCRYPTION_KEY = -42,
    /// A directory bucket's session needs session credentials.
    S3PRESIGN_MISSING_SESSION = -43,
    /// The operation acts on a bucket and none was given.
    S3PRESIGN_MISSING_BUCKET = -50,
    /// The operation acts on no bucket and one was given.
    S3PRESIGN_UNEXPECTED_BUCKET = -51,
    /// Not a name that S3 allows for a bucket.
    S3PRESIGN_INVALID_BUCKET_NAME = -52,
    /// Not an ARN that names a bucket or an access point.
    S3PRESIGN_INVALID_ARN = -53,
    /// The operation acts on an object and no key was given.
    S3PRESIGN_MISSING_KEY = -54,
    /// The operation acts on no object and a key was given.
    S3PRESIGN_UNEXPECTED_KEY = -55,
    /// An object key that S3 cannot store.
    S3PRESIGN_INVALID_KEY = -56,
    /// A life outside what Signature Version 4 (or the signer's own limit) allows.
    S3PRESIGN_EXPIRY_OUT_OF_RANGE = -60,
    /// The credentials had already ended at the signing time.
    S3PRESIGN_CREDENTIALS_EXPIRED = -61,
    /// The credentials end before the URL would, and the request forbids that.
    S3PRESIGN_CREDENTIALS_EXPIRE_FIRST = -62,
    /// A signing time that cannot be written in four digits of year.
    S3PRESIGN_INVALID_SIGNING_TIME = -63,
    /// A form of this kind of bucket would never be accepted.
    S3PRESIGN_FORM_NOT_SUPPORTED = -100,
    /// Not a form field that S3 knows.
    S3PRESIGN_UNKNOWN_FORM_FIELD = -101,
    /// A form field that is not the caller's to set, or whose value cannot be sent.
    S3PRESIGN_INVALID_FORM_FIELD = -102,
    /// The same form field, or the same condition, was given twice.
    S3PRESIGN_DUPLICATE_FORM_FIELD = -103,
    /// A condition that no form can meet.
    S3PRESIGN_INVALID_CONDITION = -104,
    /// A size range that no file can meet.
    S3PRESIGN_INVALID_CONTENT_LENGTH_RANGE = -105,
    /// A form longer than S3 reads.
    S3PRESIGN_FORM_TOO_LARGE = -106,
    /// An object larger than S3 stores.
    S3PRESIGN_OBJECT_TOO_LARGE = -120,
    /// A part size outside S3's limits.
    S3PRESIGN_INVALID_PART_SIZE = -121,
    /// More parts than an upload can have.
    S3PRESIGN_TOO_MANY_PARTS = -122,
    /// Not the number of a part.
    S3PRESIGN_INVALID_PART_NUMBER = -123,
    /// A part that the upload does not have.
    S3PRESIGN_PART_OUTSIDE_PLAN = -124,
    /// The same part was given twice.
    S3PRESIGN_DUPLICATE_PART = -125,
    /// An upload without parts cannot be completed.
    S3PRESIGN_NO_PARTS = -126,
    /// Not an ETag as S3 answers one.
    S3PRESIGN_INVALID_ETAG = -127,
    /// Not a presigned URL.
    S3PRESIGN_NOT_PRESIGNED = -170,
    /// Not a server's error document.
    S3PRESIGN_NOT_AN_ERROR_RESPONSE = -171,
    /// A bucket outside the scope of the signer.
    S3PRESIGN_BUCKET_OUTSIDE_SCOPE = -160,
    /// An operation outside the scope of the signer.
    S3PRESIGN_OPERATION_OUTSIDE_SCOPE = -161,
    /// A key outside the prefix that the signer is confined to, or an operation that reaches such keys.
    S3PRESIGN_KEY_OUTSIDE_SCOPE = -162,
    /// A key that clients or file systems could take for another one.
    S3PRESIGN_UNSAFE_KEY = -163,
    /// A longer life than the scope of the signer allows.
    S3PRESIGN_EXPIRY_OUTSIDE_SCOPE = -164,
    /// A header or query pair beyond the operation's own, which could turn it into another one.
    S3PRESIGN_NAME_OUTSIDE_SCOPE = -165,
    /// Not an origin as browsers send it.
    S3PRESIGN_INVALID_ORIGIN = -110,
    /// Not a presigned request that can be read: a parameter of the signature is missing, repeated or malformed.
    S3PRESIGN_MALFORMED_REQUEST = -130,
    /// Nobody knows the access key of the signature.
    S3PRESIGN_UNKNOWN_ACCESS_KEY = -131,
    /// The request came after its expiry.
    S3PRESIGN_REQUEST_EXPIRED = -132,
    /// The request was signed for an instant that has not come, beyond the clock skew allowed.
    S3PRESIGN_REQUEST_NOT_YET_VALID = -133,
    /// A header that was signed did not come.
    S3PRESIGN_SIGNED_HEADER_MISSING = -134,
    /// A header came that must be signed and is not.
    S3PRESIGN_HEADER_NOT_SIGNED = -135,
    /// The signature is for another region.
    S3PRESIGN_WRONG_REGION = -136,
    /// The signature is for another service.
    S3PRESIGN_WRONG_SERVICE = -137,
    /// The signature is not the one of this request.
    S3PRESIGN_SIGNATURE_MISMATCH = -138,
    /// The session token is missing, stale or another one's.
    S3PRESIGN_SESSION_TOKEN_MISMATCH = -139,
    /// A form does not meet a condition of its policy.
    S3PRESIGN_POLICY_CONDITION_FAILED = -140,
    /// A form has a field that no condition of its policy allows.
    S3PRESIGN_FIELD_WITHOUT_CONDITION = -141,
    /// A mistake in s3presign itself. The process is intact; please report it.
    S3PRESIGN_INTERNAL = -99,
}

/// Every status and its name.
pub(crate) const NAMES: [(Status, &CStr); 79] = [
    (Status::S3PRESIGN_OK, c"Ok"),
    (Status::S3PRESIGN_NULL_POINTER, c"NullPointer"),
    (Status::S3PRESIGN_MALFORMED_PARAMETERS, c"MalformedParameters"),
    (Status::S3PRESIGN_INVALID_UTF8, c"InvalidUtf8"),
    (Status::S3PRESIGN_UNKNOWN_OPTION, c"UnknownOption"),
    (Status::S3PRESIGN_MISSING_OPTION, c"MissingOption"),
    (Status::S3PRESIGN_DUPLICATE_OPTION, c"DuplicateOption"),
    (Status::S3PRESIGN_INVALID_OPTION, c"InvalidOption"),
    (Status::S3PRESIGN_CONFLICTING_OPTIONS, c"ConflictingOptions"),
    (Status::S3PRESIGN_MISSING_REGION, c"MissingRegion"),
    (Status::S3PRESIGN_INVALID_REGION, c"InvalidRegion"),
    (Status::S3PRESIGN_INVALID_CREDENTIALS, c"InvalidCredentials"),
    (Status::S3PRESIGN_MISSING_SESSION_TOKEN, c"MissingSessionToken"),
    (Status::S3PRESIGN_INVALID_ENDPOINT, c"InvalidEndpoint"),
    (Status::S3PRESIGN_ENDPOINT_REGION_MISMATCH, c"EndpointRegionMismatch"),
    (Status::S3PRESIGN_UNSUPPORTED_BY_PARTITION, c"UnsupportedByPartition"),
    (Status::S3PRESIGN_OPTION_NOT_APPLICABLE, c"OptionNotApplicable"),
    (Status::S3PRESIGN_UNKNOWN_OPERATION, c"UnknownOperation"),
    (Status::S3PRESIGN_UNKNOWN_PARAMETER, c"UnknownParameter"),
    (Status::S3PRESIGN_MISSING_PARAMETER, c"MissingParameter"),
    (Status::S3PRESIGN_BODY_PARAMETER, c"BodyParameter"),
    (Status::S3PRESIGN_DUPLICATE_PARAMETER, c"DuplicateParameter"),
    (Status::S3PRESIGN_INVALID_PARAMETER, c"InvalidParameter"),
    (Status::S3PRESIGN_INVALID_HEADER, c"InvalidHeader"),
    (Status::S3PRESIGN_INVALID_QUERY, c"InvalidQuery"),
    (Status::S3PRESIGN_HEADER_NOT_ALLOWED_IN_QUERY, c"HeaderNotAllowedInQuery"),
    (Status::S3PRESIGN_CHECKSUM_WITHOUT_VALUE, c"ChecksumWithoutValue"),
    (Status::S3PRESIGN_INVALID_CHECKSUM, c"InvalidChecksum"),
    (Status::S3PRESIGN_METADATA_TOO_LARGE, c"MetadataTooLarge"),
    (Status::S3PRESIGN_INVALID_ENCRYPTION_KEY, c"InvalidEncryptionKey"),
    (Status::S3PRESIGN_MISSING_SESSION, c"MissingSession"),
    (Status::S3PRESIGN_MISSING_BUCKET, c"MissingBucket"),
    (Status::S3PRESIGN_UNEXPECTED_BUCKET, c"UnexpectedBucket"),
    (Status::S3PRESIGN_INVALID_BUCKET_NAME, c"InvalidBucketName"),
    (Status::S3PRESIGN_INVALID_ARN, c"InvalidArn"),
    (Status::S3PRESIGN_MISSING_KEY, c"MissingKey"),
    (Status::S3PRESIGN_UNEXPECTED_KEY, c"UnexpectedKey"),
    (Status::S3PRESIGN_INVALID_KEY, c"InvalidKey"),
    (Status::S3PRESIGN_EXPIRY_OUT_OF_RANGE, c"ExpiryOutOfRange"),
    (Status::S3PRESIGN_CREDENTIALS_EXPIRED, c"CredentialsExpired"),
    (Status::S3PRESIGN_CREDENTIALS_EXPIRE_FIRST, c"CredentialsExpireFirst"),
    (Status::S3PRESIGN_INVALID_SIGNING_TIME, c"InvalidSigningTime"),
    (Status::S3PRESIGN_FORM_NOT_SUPPORTED, c"FormNotSupported"),
    (Status::S3PRESIGN_UNKNOWN_FORM_FIELD, c"UnknownFormField"),
    (Status::S3PRESIGN_INVALID_FORM_FIELD, c"InvalidFormField"),
    (Status::S3PRESIGN_DUPLICATE_FORM_FIELD, c"DuplicateFormField"),
    (Status::S3PRESIGN_INVALID_CONDITION, c"InvalidCondition"),
    (Status::S3PRESIGN_INVALID_CONTENT_LENGTH_RANGE, c"InvalidContentLengthRange"),
    (Status::S3PRESIGN_FORM_TOO_LARGE, c"FormTooLarge"),
    (Status::S3PRESIGN_OBJECT_TOO_LARGE, c"ObjectTooLarge"),
    (Status::S3PRESIGN_INVALID_PART_SIZE, c"InvalidPartSize"),
    (Status::S3PRESIGN_TOO_MANY_PARTS, c"TooManyParts"),
    (Status::S3PRESIGN_INVALID_PART_NUMBER, c"InvalidPartNumber"),
    (Status::S3PRESIGN_PART_OUTSIDE_PLAN, c"PartOutsidePlan"),
    (Status::S3PRESIGN_DUPLICATE_PART, c"DuplicatePart"),
    (Status::S3PRESIGN_NO_PARTS, c"NoParts"),
    (Status::S3PRESIGN_INVALID_ETAG, c"InvalidEtag"),
    (Status::S3PRESIGN_NOT_PRESIGNED, c"NotPresigned"),
    (Status::S3PRESIGN_NOT_AN_ERROR_RESPONSE, c"NotAnErrorResponse"),
    (Status::S3PRESIGN_BUCKET_OUTSIDE_SCOPE, c"BucketOutsideScope"),
    (Status::S3PRESIGN_OPERATION_OUTSIDE_SCOPE, c"OperationOutsideScope"),
    (Status::S3PRESIGN_KEY_OUTSIDE_SCOPE, c"KeyOutsideScope"),
    (Status::S3PRESIGN_UNSAFE_KEY, c"UnsafeKey"),
    (Status::S3PRESIGN_EXPIRY_OUTSIDE_SCOPE, c"ExpiryOutsideScope"),
    (Status::S3PRESIGN_NAME_OUTSIDE_SCOPE, c"NameOutsideScope"),
    (Status::S3PRESIGN_INVALID_ORIGIN, c"InvalidOrigin"),
    (Status::S3PRESIGN_MALFORMED_REQUEST, c"MalformedRequest"),
    (Status::S3PRESIGN_UNKNOWN_ACCESS_KEY, c"UnknownAccessKey"),
    (Status::S3PRESIGN_REQUEST_EXPIRED, c"RequestExpired"),
    (Status::S3PRESIGN_REQUEST_NOT_YET_VALID, c"RequestNotYetValid"),
    (Status::S3PRESIGN_SIGNED_HEADER_MISSING, c"SignedHeaderMissing"),
    (Status::S3PRESIGN_HEADER_NOT_SIGNED, c"HeaderNotSigned"),
    (Status::S3PRESIGN_WRONG_REGION, c"WrongRegion"),
    (Status::S3PRESIGN_WRONG_SERVICE, c"WrongService"),
    (Status::S3PRESIGN_SIGNATURE_MISMATCH, c"SignatureMismatch"),
    (Status::S3PRESIGN_SESSION_TOKEN_MISMATCH, c"SessionTokenMismatch"),
    (Status::S3PRESIGN_POLICY_CONDITION_FAILED, c"PolicyConditionFailed"),
    (Status::S3PRESIGN_FIELD_WITHOUT_CONDITION, c"FieldWithoutCondition"),
    (Status::S3PRESIGN_INTERNAL, c"Internal"),
];

/// The name of a status, such as "InvalidKey", for logs and for the exceptions
/// of other languages. "Ok" for 0 and above, "Unknown" for a number that this
/// version does not know. The text is static: never NULL, never to be freed.
#[unsafe(no_mangle)]
pub extern "C" fn s3presign_status_name(status: i32) -> *const c_char {
    let status = status.min(0);
    let known = NAMES.iter().find(|(known, _)| *known as i32 == status);
    known.map_or(c"Unknown", |(_, name)| name).as_ptr()
}

#[cfg(test)]
mod tests {
    use super::{NAMES, s3presign_status_name};
    use s3presign::ErrorCode;
    use std::ffi::CStr;

    fn name_of(status: i32) -> &'static str {
        // SAFETY: the text is static and ends with a NUL.
        unsafe { CStr::from_ptr(s3presign_status_name(status)) }.to_str().unwrap()
    }

    #[test]
    fn every_error_code_is_a_status() {
        for code in ErrorCode::ALL {
            assert_eq!(
                name_of(*code as i32),
                code.as_str(),
                "core's codes and the header's statuses have drifted"
            );
        }
        let of_the_abi = ["Ok", "NullPointer", "MalformedParameters", "InvalidUtf8", "Internal"];
        assert_eq!(NAMES.len(), ErrorCode::ALL.len() + of_the_abi.len());
        for (status, name) in NAMES {
            let shouted = format!("{status:?}").replace("S3PRESIGN", "").replace('_', "").to_lowercase();
            assert_eq!(shouted, name.to_str().unwrap().to_lowercase());
            assert!(status as i32 <= 0);
        }
    }

    #[test]
    fn any_number_has_a_name() {
        assert_eq!(name_of(0), "Ok");
        assert_eq!(name_of(412), "Ok");
        assert_eq!(name_of(i32::MAX), "Ok");
        assert_eq!(name_of(-98), "Unknown");
        assert_eq!(name_of(i32::MIN), "Unknown");
    }
}
