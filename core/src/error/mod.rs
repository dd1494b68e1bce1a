//! Every way a request can be refused, in one table: code, number, and a
//! message that names the input, quotes it (never a secret) and says what to do.

mod quoted;
mod suggestion;

pub use quoted::{Quoted, QuotedName};
pub use suggestion::Suggestion;

use quoted::Conceal;

/// Declares [`Error`] and [`ErrorCode`] from one list, so that a code, its
/// number and its message cannot drift apart.
macro_rules! error_table {
    ($(
        $(#[doc = $meaning:literal])+
        $status:literal $variant:ident { $($(#[$field_doc:meta])* $field:ident: $kind:ty),* $(,)? }
            => $message:literal;
    )+) => {
        /// Why a request was refused, before anything was signed.
        ///
        /// The message (`Display`) names the input, quotes the offending value
        /// unless it is a secret, and says what to do. [`Error::code`] is the
        /// same in every language and never changes its meaning.
        ///
        /// ```
        /// use s3presign::{Credentials, ErrorCode, Signer};
        ///
        /// let credentials = Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret")?;
        /// let error = Signer::new(credentials, "").unwrap_err();
        /// assert_eq!(error.code(), ErrorCode::MissingRegion);
        /// assert_eq!(error.code().as_str(), "MissingRegion");
        /// # Ok::<(), s3presign::Error>(())
        /// ```
        #[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
        #[non_exhaustive]
        pub enum Error {
            $(
                $(#[doc = $meaning])+
                #[error($message)]
                $variant { $($(#[$field_doc])* #[allow(missing_docs)] $field: $kind),* },
            )+
        }

        /// The stable name and number of an [`Error`], the same in every language.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        #[repr(i32)]
        pub enum ErrorCode {
            $($(#[doc = $meaning])+ $variant = $status,)+
        }

        impl Error {
            /// The same error, quoting nothing that holds one of these secrets: where one
            /// was passed a second time, in the place of something else.
            pub(crate) fn without(mut self, secrets: &[&str]) -> Error {
                match &mut self {
                    $(Error::$variant { $($field),* } => { $($field.conceal(secrets);)* })+
                }
                self
            }

            /// The fields, by which [`Error::parameter`] finds what is wrong.
            fn fields(&self) -> Vec<(&'static str, Option<&str>)> {
                match self {
                    $(Error::$variant { $($field),* } => vec![$((stringify!($field), $field.as_name())),*],)+
                }
            }

            /// The stable code of this error.
            pub fn code(&self) -> ErrorCode {
                match self {
                    $(Error::$variant { .. } => ErrorCode::$variant,)+
                }
            }
        }

        impl ErrorCode {
            /// Every code there is, in the order of their numbers' table.
            pub const ALL: &'static [ErrorCode] = &[$(ErrorCode::$variant),+];

            /// The code as text, such as `"InvalidKey"`: what bindings put in `.code`.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(ErrorCode::$variant => stringify!($variant),)+
                }
            }

            /// What the code says, whatever the request was: for the documentation
            /// of other languages, where [`Error`] cannot be read.
            pub fn meaning(self) -> &'static str {
                match self {
                    $(ErrorCode::$variant => concat!($($meaning),+).trim_ascii(),)+
                }
            }
        }
    };
}

error_table! {
    // -1 to -9 belong to the C ABI: what only a caller of pointers can get wrong.

    /// A name that this version does not know, of a signer, a form, a scope or whatever else was given by names.
    -10 UnknownOption { of: &'static str, name: QuotedName, nearest: Suggestion }
        => "{of} has no option {name}; {nearest}";
    /// A text that is needed was not given.
    -11 MissingOption { of: &'static str, name: &'static str, remedy: String }
        => "\"{name}\" of {of} is missing; {remedy}";
    /// The same option was given twice.
    -12 DuplicateOption { name: Quoted }
        => "{name} is given twice; pass it once";
    /// An option's value is outside its domain.
    -13 InvalidOption { name: &'static str, value: Quoted, expected: &'static str }
        => "\"{name}\" is {value}; expected {expected}";
    /// Two options exclude each other.
    -14 ConflictingOptions { first: String, second: String, remedy: &'static str }
        => "{first} cannot be combined with {second}; {remedy}";
    /// No region was given. It is never guessed.
    -15 MissingRegion { name: &'static str }
        => "\"{name}\" is missing: S3 signatures are made for one region; give the bucket's region, such as \"eu-north-1\" (\"auto\" for Cloudflare R2)";
    /// The region cannot be part of a host name.
    -16 InvalidRegion { name: &'static str, region: Quoted }
        => "\"{name}\" is {region}; expected a name such as \"eu-north-1\": letters, digits and inner hyphens, at most 63";
    /// Credentials that no S3 accepts: empty, or with stray white space.
    -17 InvalidCredentials { part: &'static str, problem: &'static str }
        => "\"{part}\" {problem}; copy it again as it was issued";
    /// A temporary access key without the session token that belongs to it.
    -18 MissingSessionToken { access_key_id: Quoted }
        => "access key {access_key_id} is temporary and needs its session token: S3 would answer InvalidAccessKeyId; pass \"session-token\" too";
    /// The endpoint is not a URL that can be signed for.
    -19 InvalidEndpoint { name: &'static str, endpoint: Quoted, problem: &'static str }
        => "{name} {endpoint} {problem}; pass a URL such as \"https://s3.example.com\" or \"http://localhost:9000\"";
    /// An AWS endpoint names another region than the signer.
    -20 EndpointRegionMismatch { endpoint: Quoted, endpoint_region: Quoted, region: Quoted }
        => "endpoint {endpoint} is in region {endpoint_region} but the signer's region is {region}; make them the same";
    /// The AWS partition of the region lacks a feature that was asked for.
    -21 UnsupportedByPartition { feature: &'static str, partition: &'static str, region: Quoted }
        => "{feature} does not exist in region {region} (partition {partition}); leave it off";

    /// An option that makes no sense for this operation.
    -22 OptionNotApplicable { name: &'static str, operation: &'static str, expected: &'static str }
        => "\"{name}\" does not apply to {operation}; it is for {expected}";
    /// A value of a type that the argument does not take, such as an empty list for one text. It is
    /// what hosts say too of values of their own types, and shows the type alone.
    -23 WrongType { name: QuotedName, given: String, expected: String }
        => "{name} is {given}; pass {expected}";

    /// An environment variable that is not Unicode. Its value is never shown.
    -24 VariableNotUnicode { name: &'static str }
        => "environment variable {name} is not valid Unicode; set it again in UTF-8";

    /// An endpoint of a known store names a bucket already, beside the one that was passed.
    -25 EndpointNamesBucket { endpoint: Quoted, named: Quoted, bucket: Quoted }
        => "endpoint {endpoint} names the bucket {named} already, so that objects of {bucket} would be stored elsewhere; pass the store's endpoint alone, or set \"addressing\" to \"bucket-host\" and \"bucket\" to the same name";

    /// S3 has no operation of this name.
    -30 UnknownOperation { name: Quoted, nearest: Suggestion }
        => "unknown operation {name}; {nearest}";
    /// The operation has no parameter of this name.
    -31 UnknownParameter { operation: &'static str, name: QuotedName, nearest: Suggestion }
        => "{operation} has no parameter {name}; {nearest}";
    /// A parameter that the operation requires was not given.
    -32 MissingParameter { operation: &'static str, name: &'static str }
        => "{operation} needs the parameter \"{name}\"; pass it";
    /// The parameter travels in the request's body, which a URL cannot hold.
    -33 BodyParameter { operation: &'static str, name: &'static str }
        => "\"{name}\" of {operation} travels in the request body, not in a URL; leave it out here and send it as the body";
    /// The same parameter was given twice.
    -34 DuplicateParameter { operation: &'static str, name: QuotedName }
        => "{name} of {operation} is given twice; pass it once";
    /// A parameter's value is outside its domain.
    -35 InvalidParameter { operation: &'static str, name: &'static str, value: Quoted, expected: &'static str }
        => "\"{name}\" of {operation} is {value}; expected {expected}";
    /// A header that cannot be sent or cannot be signed.
    -36 InvalidHeader { name: Quoted, problem: &'static str }
        => "header {name} {problem}";
    /// A query pair that would collide with the signature's own or with a parameter.
    -37 InvalidQuery { name: Quoted, problem: &'static str }
        => "query parameter {name} {problem}";
    /// S3 does not honour this header as a query parameter.
    -38 HeaderNotAllowedInQuery { name: Quoted, reason: &'static str }
        => "header {name} cannot move into the query: {reason}; leave it out, or let the sender send it as a header";
    /// A checksum algorithm without the checksum: a presigned request has no body to hash.
    -39 ChecksumWithoutValue { operation: &'static str, algorithm: Quoted, parameter: Quoted }
        => "ChecksumAlgorithm {algorithm} of {operation} needs a value: there is no body to hash when a URL is signed; pass {parameter} (base64), or leave the algorithm out";
    /// A checksum that is not the base64 form of a digest of the right length.
    -40 InvalidChecksum { name: &'static str, value: Quoted, bytes: usize }
        => "\"{name}\" is {value}; expected the base64 form of a {bytes}-byte digest";
    /// User metadata over S3's limit.
    -41 MetadataTooLarge { bytes: usize }
        => "Metadata is {bytes} bytes of names and values; S3 stores at most 2048: shorten it";
    /// An SSE-C key that is not 32 bytes. Its value is never shown.
    -42 InvalidEncryptionKey { name: &'static str, problem: &'static str }
        => "\"{name}\" {problem}; pass the 32-byte key raw or in base64";
    /// A directory bucket's session needs session credentials.
    -43 MissingSession { bucket: Quoted }
        => "directory bucket {bucket} is signed with session credentials; presign CreateSession, send it, and make a signer with what it returns, or set \"disable-s3-express-session-auth\"";

    /// The operation acts on a bucket and none was given.
    -50 MissingBucket { operation: &'static str }
        => "{operation} acts on a bucket; pass \"bucket\"";
    /// The operation acts on no bucket and one was given.
    -51 UnexpectedBucket { operation: &'static str, bucket: Quoted }
        => "{operation} acts on no bucket, but \"bucket\" is {bucket}; leave it out";
    /// Not a name that S3 allows for a bucket.
    -52 InvalidBucketName { bucket: Quoted, problem: &'static str }
        => "bucket {bucket} {problem}; bucket names have 1 to 255 characters of A-Z a-z 0-9 . - _";
    /// Not an ARN that names a bucket or an access point.
    -53 InvalidArn { arn: Quoted, problem: String }
        => "ARN {arn}: {problem}";
    /// The operation acts on an object and no key was given.
    -54 MissingKey { operation: &'static str }
        => "{operation} acts on an object; pass its key";
    /// The operation acts on no object and a key was given.
    -55 UnexpectedKey { operation: &'static str, key: Quoted }
        => "{operation} acts on no object, but the key is {key}; leave it out";
    /// An object key that S3 cannot store.
    -56 InvalidKey { key: Quoted, problem: &'static str }
        => "key {key} {problem}; keys have 1 to 1024 bytes of UTF-8";

    /// A life outside what Signature Version 4 (or the signer's own limit) allows.
    -60 ExpiryOutOfRange { seconds: i64, maximum: i64 }
        => "the URL would live {seconds} seconds; expected 1 to {maximum} (Signature Version 4 allows 7 days, windows and back-dating included)";
    /// The credentials had already ended at the signing time.
    -61 CredentialsExpired { expired_at: String, signing_time: String }
        => "the credentials expired at {expired_at}, before the signing time {signing_time}; fetch new ones";
    /// The credentials end before the URL would, and the request forbids that.
    -62 CredentialsExpireFirst { credentials_expire_at: String, expires_at: String }
        => "the URL should work until {expires_at} but its credentials end at {credentials_expire_at}; sign with longer-lived ones, shorten the expiry, or leave \"require-full-lifetime\" off";
    /// A signing time that cannot be written in four digits of year.
    -63 InvalidSigningTime { unix_time: i64 }
        => "signing time {unix_time} (Unix seconds) lies outside the years 0000 to 9999; pass seconds, not milliseconds";

    /// Something that only a signature can give, of a signer without credentials.
    -64 CredentialsNeeded { what: &'static str }
        => "{what} takes a signature, and the signer is anonymous; make one with credentials, or leave it out";

    /// A form of this kind of bucket would never be accepted.
    -100 FormNotSupported { reason: &'static str }
        => "{reason}; presign a PutObject instead";
    /// Not a form field that S3 knows.
    -101 UnknownFormField { name: QuotedName, nearest: Suggestion }
        => "S3 knows no form field {name}, and one of your own goes among \"own-fields\"; {nearest}";
    /// A form field that is not the caller's to set, or whose value cannot be sent.
    -102 InvalidFormField { name: QuotedName, problem: &'static str }
        => "form field {name} {problem}";
    /// The same form field, or the same condition, was given twice.
    -103 DuplicateFormField { name: Quoted }
        => "{name} is given twice; a form has each field once";
    /// A condition that no form can meet.
    -104 InvalidCondition { condition: Quoted, problem: &'static str }
        => "condition {condition} {problem}";
    /// A size range that no file can meet.
    -105 InvalidContentLengthRange { minimum: i64, maximum: i64 }
        => "the file would have {minimum} to {maximum} bytes; expected 0 or more, the smaller first, and at most 5368709120 (5 GiB, S3's limit for one upload)";
    /// A form longer than S3 reads.
    -106 FormTooLarge { bytes: usize }
        => "the form's fields have {bytes} bytes; S3 reads at most 20480 besides the file: shorten their values";

    /// An object larger than S3 stores.
    -120 ObjectTooLarge { bytes: u64 }
        => "the object has {bytes} bytes; S3 stores at most 53687091200000 (10000 parts of 5 GiB): split it";
    /// A part size outside S3's limits.
    -121 InvalidPartSize { bytes: u64 }
        => "the parts would have {bytes} bytes; expected 5242880 (5 MiB) to 5368709120 (5 GiB), or leave the size out";
    /// More parts than an upload can have.
    -122 TooManyParts { parts: u64, part_size: u64 }
        => "the object would have {parts} parts; S3 takes at most 10000: make them {part_size} bytes or larger, or leave the size out";
    /// Not the number of a part.
    -123 InvalidPartNumber { number: Quoted }
        => "{number} is not a part number; expected 1 to 10000";
    /// A part that the upload does not have.
    -124 PartOutsidePlan { number: u32, parts: u32 }
        => "part {number} is not one of the upload's {parts}; leave it out, or add the part";
    /// The same part was given twice.
    -125 DuplicatePart { number: u32 }
        => "part {number} is given twice; pass the ETag of its last upload once";
    /// An upload without parts cannot be completed.
    -126 NoParts {}
        => "no part is given; pass the ETag of each part, or abort the upload";
    /// Not an ETag as S3 answers one.
    -127 InvalidEtag { number: u32, etag: Quoted }
        => "the ETag of part {number} is {etag}; pass the ETag header of the part's response unchanged (a page may read it if the bucket's CORS rule exposes it)";

    /// Not the response to CreateMultipartUpload.
    -128 NoUploadId { problem: &'static str }
        => "the text is not the response to CreateMultipartUpload: {problem}; pass the body of the response unchanged";

    /// Not a presigned URL.
    -170 NotPresigned { problem: String }
        => "not a presigned URL: {problem}; pass the whole URL, with its query";
    /// Not a server's error response.
    -171 NotAnErrorResponse { problem: &'static str }
        => "the text is not an error response of S3: {problem}; pass the body of the response unchanged";
    /// A bucket outside the scope of the signer.
    -160 BucketOutsideScope { bucket: Quoted, allowed: Quoted }
        => "bucket {bucket} is outside the signer's scope, which is {allowed}; use a signer that may reach it";
    /// An operation outside the scope of the signer.
    -161 OperationOutsideScope { operation: &'static str, allowed: String }
        => "{operation} is outside the signer's scope, which allows {allowed}; use a signer that may do it";
    /// A key outside the prefix that the signer is confined to, or an operation that reaches such keys.
    -162 KeyOutsideScope { key: Quoted, prefix: Quoted }
        => "{key} is outside the signer's scope, whose keys begin with {prefix}; use a key below it";
    /// A key that clients or file systems could take for another one.
    -163 UnsafeKey { key: Quoted, problem: &'static str }
        => "key {key} {problem}; scoped signers refuse it, and so do verifiers that ask for safe keys: rename the object";
    /// A longer life than the scope of the signer allows.
    -164 ExpiryOutsideScope { seconds: i64, maximum: i64 }
        => "the URL would live {seconds} seconds from now or from its signing time on (windows and back-dating included); the signer's scope allows {maximum}";
    /// A name that could lead outside the scope: a store may move, copy, unpack or redirect by it.
    -165 NameOutsideScope { name: Quoted }
        => "{name} is not known to stay within the signer's scope on every store; leave it out, or permit it when you make the scope: pass \"allow\" with {name}";
    /// A signing time that lies ahead of the clock, by which a signature would outlive its scope.
    -166 SigningTimeOutsideScope { signing_time: String, clock: String }
        => "the signing time {signing_time} lies more than 15 minutes ahead of the clock, {clock}; sign for now, or set the clock";

    /// Not an origin as browsers send it.
    -110 InvalidOrigin { origin: Quoted, problem: &'static str }
        => "origin {origin} {problem}; pass one such as \"https://app.example.com\"";

    // What a verifier answers. -99 belongs to the C ABI.

    /// Not a presigned request that can be read: a parameter of the signature is missing, repeated or malformed.
    -130 MalformedRequest { problem: String }
        => "not a presigned request: {problem}; answer it with 400";
    /// Nobody knows the access key of the signature.
    -131 UnknownAccessKey { access_key_id: Quoted }
        => "access key {access_key_id} is not known here; sign with a key of this store";
    /// The request came after its expiry.
    -132 RequestExpired { expired_at: String, now: String }
        => "the request expired at {expired_at}, and it is {now}; ask for a new one";
    /// The request was signed for an instant that has not come, beyond the clock skew allowed.
    -133 RequestNotYetValid { signed_at: String, now: String }
        => "the request is valid from {signed_at} on, and it is {now}; set the signer's clock";
    /// A header that was signed did not come.
    -134 SignedHeaderMissing { name: Quoted }
        => "the signed header {name} is missing; send it with the value that was signed";
    /// A header came that must be signed and is not.
    -135 HeaderNotSigned { name: Quoted }
        => "the header {name} is not signed; leave it out, or sign it";
    /// The signature is for another region.
    -136 WrongRegion { region: Quoted, expected: Quoted }
        => "the request is signed for region {region}; sign it for {expected}";
    /// The signature is for another service.
    -137 WrongService { service: Quoted, expected: &'static str }
        => "the request is signed for service {service}; sign it for \"{expected}\"";
    /// The signature is not the one of this request.
    -138 SignatureMismatch {}
        => "the signature is not the one of this request: the method, host, path, query, a signed header or the secret differs; send exactly what was signed";
    /// The session token is missing, stale or another one's.
    -139 SessionTokenMismatch { problem: &'static str }
        => "the session token {problem}; sign with the token that belongs to the access key";
    /// A form does not meet a condition of its policy.
    -140 PolicyConditionFailed { condition: Quoted }
        => "the form does not meet its policy's condition {condition}; send what the policy allows";
    /// A form has a field that no condition of its policy allows.
    -141 FieldWithoutCondition { name: Quoted }
        => "the form's field {name} has no condition in its policy; leave it out, or sign a policy that names it";
    /// The request states another payload hash than the one that its signature covers.
    -142 PayloadHashMismatch { stated: Quoted }
        => "the request states the payload hash {stated}, and its signature covers another one; state the hash that was signed, or none where UNSIGNED-PAYLOAD was";
    /// The signature covers the hash of an empty payload, which the request does not state.
    -143 PayloadHashNotStated {}
        => "the signature covers the hash of an empty payload, and the request does not state it; sign UNSIGNED-PAYLOAD, or state the hash in X-Amz-Content-Sha256";
    /// The request came with an `Authorization` header beside the signature in its query.
    -144 AuthorizationBesideQuery {}
        => "the request has an Authorization header beside the signature in its query; send only one of them";
    /// A form came without a key, or with an empty one.
    -145 FormWithoutKey {}
        => "the form has no key, or an empty one; send the field \"key\" before the file";
    /// A form's policy does not fix the bucket.
    -146 PolicyWithoutBucket {}
        => "the form's policy does not say exactly which bucket it is for; sign a policy with a condition such as {{\"bucket\": \"photos\"}}";
    /// A form's policy has a name twice, of which readers would take either.
    -147 DuplicatePolicyName { name: Quoted }
        => "the form's policy has the name {name} twice in one object; sign a policy that has it once";
}

impl Error {
    /// A text of whatever was given by names, which must be passed.
    pub(crate) fn missing_option(of: &'static str, name: &'static str) -> Error {
        Error::MissingOption { of, name, remedy: "pass it".into() }
    }

    /// Whether the key is what is wrong, so that another one may be signed for: of many keys, the others.
    ///
    /// ```
    /// # use s3presign::{Credentials, Request, Signer};
    /// # let signer = Signer::new(Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret")?, "eu-west-1")?;
    /// # let now = time::macros::datetime!(2026-01-02 03:04:05 UTC);
    /// let download = signer.template(&Request::new("GetObject").bucket("photos"))?;
    /// assert!(download.url("", now).unwrap_err().is_of_key());
    /// assert!(!download.url("k", time::OffsetDateTime::UNIX_EPOCH.replace_year(-5).unwrap()).unwrap_err().is_of_key());
    /// # Ok::<(), s3presign::Error>(())
    /// ```
    pub fn is_of_key(&self) -> bool {
        matches!(
            self,
            Error::MissingKey { .. }
                | Error::InvalidKey { .. }
                | Error::KeyOutsideScope { .. }
                | Error::UnsafeKey { .. }
        )
    }

    /// The name of the option, parameter, header or field that is wrong, as the message has it, such
    /// as `"VersioningConfiguration"` or `"expires-in"`; nothing where it is about several, or about
    /// none. Of a name that nothing has, it is that name.
    ///
    /// ```
    /// # use s3presign::{Credentials, Request, Signer};
    /// # let signer = Signer::new(Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret")?, "eu-west-1")?;
    /// let request = Request::new("PutObject").bucket("photos").with("Body", "text");
    /// assert_eq!(signer.template(&request).err().unwrap().parameter(), Some("Body"));
    /// # Ok::<(), s3presign::Error>(())
    /// ```
    pub fn parameter(&self) -> Option<&str> {
        let name = match self.code() {
            ErrorCode::UnknownOperation | ErrorCode::OperationOutsideScope => "operation",
            ErrorCode::MissingSessionToken => "session-token",
            ErrorCode::MissingBucket | ErrorCode::InvalidArn => "bucket",
            ErrorCode::MissingKey | ErrorCode::FormWithoutKey => "key",
            ErrorCode::MetadataTooLarge => "Metadata",
            ErrorCode::ExpiryOutOfRange | ErrorCode::ExpiryOutsideScope => "expires-in",
            ErrorCode::InvalidSigningTime => "signing-time",
            ErrorCode::InvalidContentLengthRange => "max-content-length",
            ErrorCode::InvalidPartSize => "part-size",
            ErrorCode::InvalidPartNumber | ErrorCode::DuplicatePart | ErrorCode::InvalidEtag => "part",
            ErrorCode::NotPresigned => "url",
            ErrorCode::NotAnErrorResponse => "answer",
            ErrorCode::NoUploadId => "response",
            _ => {
                return self.fields().iter().find_map(|(field, text)| match *field {
                    "name" | "part" | "parameter" => *text,
                    "bucket" | "key" | "endpoint" | "origin" => Some(*field),
                    _ => None,
                });
            }
        };
        Some(name)
    }
}

#[cfg(test)]
mod tests {
    use super::{Error, ErrorCode, Suggestion};
    use std::collections::HashSet;

    #[test]
    fn the_name_of_what_is_wrong_is_data() {
        let unknown = |name: &str| Error::UnknownParameter {
            operation: "GetObject",
            name: name.into(),
            nearest: Suggestion::Name("VersionId"),
        };
        for (error, name) in [
            (unknown("Tpyo"), Some("Tpyo")),
            (unknown("Tpyo:entry"), Some("Tpyo")),
            (Error::BodyParameter { operation: "PutObject", name: "Body" }, Some("Body")),
            (
                Error::UnknownOperation {
                    name: "GetObjekt".into(),
                    nearest: Suggestion::Example("GetObject"),
                },
                Some("operation"),
            ),
            (Error::InvalidKey { key: "".into(), problem: "is empty" }, Some("key")),
            (Error::MissingRegion { name: "region" }, Some("region")),
            (Error::InvalidCredentials { part: "access-key-id", problem: "is empty" }, Some("access-key-id")),
            (Error::ExpiryOutOfRange { seconds: 0, maximum: 9 }, Some("expires-in")),
            (Error::SignatureMismatch {}, None),
        ] {
            assert_eq!(error.parameter(), name, "{error}");
        }
        let secret = unknown("wJalrXUtnFEMI").without(&["wJalrXUtnFEMI"]);
        assert_ne!(secret.parameter(), Some("wJalrXUtnFEMI"));
    }

    #[test]
    fn numbers_are_negative_and_unique() {
        let numbers: HashSet<i32> = ErrorCode::ALL.iter().map(|code| *code as i32).collect();
        assert_eq!(numbers.len(), ErrorCode::ALL.len());
        assert!(numbers.iter().all(|number| *number <= -10 && *number != -99));
    }
}
