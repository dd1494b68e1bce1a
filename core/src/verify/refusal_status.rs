//! How a server answers a refusal: the HTTP status and the code that S3 has for it, so
//! that every client of S3 understands it.

use crate::{
    error::{Error, ErrorCode},
    pairs::Given,
};

impl ErrorCode {
    /// The HTTP status with which a server answers a request that a [`Verifier`](crate::Verifier)
    /// refused: 400 or 403, as S3 does ("Error responses", S3 API reference). 500 for any other
    /// code, since then the server's own call is wrong and not the request.
    ///
    /// ```
    /// use s3presign::ErrorCode;
    ///
    /// assert_eq!(ErrorCode::RequestExpired.http_status(), 403);
    /// assert_eq!(ErrorCode::RequestExpired.s3_code(), "AccessDenied");
    /// ```
    pub fn http_status(self) -> u16 {
        answered(self).0
    }

    /// The `Code` of the XML with which S3 answers such a request, such as
    /// `SignatureDoesNotMatch`; `InternalError` where the status is 500.
    pub fn s3_code(self) -> &'static str {
        answered(self).1
    }

    /// The status and S3's code for names and texts, as every other language asks: `code`. A name that
    /// is none of these codes is answered as a mistake of the server's own.
    ///
    /// # Errors
    ///
    /// `UnknownOption`, `MissingOption`, `DuplicateOption`.
    ///
    /// ```
    /// use s3presign::ErrorCode;
    ///
    /// assert_eq!(ErrorCode::answer_from_pairs([("code", "UnknownAccessKey")])?, (403, "InvalidAccessKeyId"));
    /// # Ok::<(), s3presign::Error>(())
    /// ```
    pub fn answer_from_pairs<'a>(
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<(u16, &'static str), Error> {
        Given::read("the refusal", pairs, ErrorCode::read_answer)
    }

    pub(crate) fn read_answer(given: &mut Given<'_>) -> Result<(u16, &'static str), Error> {
        let name = given.required("code");
        let known = ErrorCode::ALL.iter().find(|code| code.as_str() == name);
        Ok(known.map_or((500, "InternalError"), |code| answered(*code)))
    }
}

/// The status and the code. Where S3 has no refusal of this kind, the nearest one.
fn answered(code: ErrorCode) -> (u16, &'static str) {
    use ErrorCode as Code;
    match code {
        Code::MalformedRequest | Code::ExpiryOutOfRange | Code::WrongRegion | Code::WrongService => {
            (400, "AuthorizationQueryParametersError")
        }
        Code::AuthorizationBesideQuery | Code::FormWithoutKey => (400, "InvalidArgument"),
        Code::UnknownAccessKey => (403, "InvalidAccessKeyId"),
        Code::CredentialsExpired => (400, "ExpiredToken"),
        Code::SessionTokenMismatch => (400, "InvalidToken"),
        Code::SignatureMismatch | Code::SignedHeaderMissing | Code::PayloadHashNotStated => {
            (403, "SignatureDoesNotMatch")
        }
        Code::PayloadHashMismatch => (400, "XAmzContentSHA256Mismatch"),
        Code::DuplicatePolicyName => (400, "InvalidPolicyDocument"),
        Code::UnsafeKey => (400, "InvalidRequest"),
        Code::RequestExpired
        | Code::RequestNotYetValid
        | Code::HeaderNotSigned
        | Code::PolicyConditionFailed
        | Code::FieldWithoutCondition
        | Code::PolicyWithoutBucket => (403, "AccessDenied"),
        _ => (500, "InternalError"),
    }
}

#[cfg(test)]
mod tests {
    use crate::ErrorCode;

    #[test]
    fn every_refusal_of_a_verifier_has_an_answer_and_nothing_else_blames_the_client() {
        // The numbers of what a verifier answers, and its three codes that signing has, too.
        let of_verifier = |code: ErrorCode| {
            (-147..=-130).contains(&(code as i32))
                || matches!(
                    code,
                    ErrorCode::ExpiryOutOfRange | ErrorCode::CredentialsExpired | ErrorCode::UnsafeKey
                )
        };
        for code in ErrorCode::ALL {
            let refused = matches!(code.http_status(), 400 | 403);
            assert_eq!(refused, of_verifier(*code), "{code:?}");
            assert_eq!(code.s3_code() == "InternalError", !refused, "{code:?}");
        }
    }
}
