//! What may have happened to a request whose signature came out otherwise, where the
//! answer does not show it: what that request gives occasion to, in order of
//! likelihood.

use super::{
    comparison::quoted,
    finding::{Finding, FindingCode},
};
use crate::sent_request::SentRequest;

/// The suspects.
pub(super) fn of(request: &SentRequest) -> Vec<Finding> {
    let method = request.method();
    let own: Vec<&str> =
        request.query().signed_headers.iter().map(String::as_str).filter(|name| *name != "host").collect();
    let mut suspects = vec![FindingCode::MethodChanged.possible(format!("it was not sent with {method}"))];
    if !own.is_empty() {
        let names = own.join(", ");
        suspects.push(
            FindingCode::HeaderChanged
                .possible(format!("a signed header was sent with another value, or twice: {names}")),
        );
        suspects.push(FindingCode::HeaderMissing.possible(format!("a signed header was not sent: {names}")));
    }
    if request.query().session_token.is_some() {
        suspects.push(
            FindingCode::SessionTokenInvalid
                .possible("the session token is not the one of the access key, or has ended"),
        );
    }
    suspects.extend([
        FindingCode::QueryChanged.possible("a parameter was added to the URL, or changed or cut from it"),
        FindingCode::PathChanged.possible("the path was encoded, decoded or changed on its way"),
        FindingCode::HostRewritten
            .possible(format!("the server saw another host than {}, as behind a proxy", quoted(request.host()))),
        FindingCode::SecretWrong.possible(format!(
            "the secret is not the one of access key {}",
            quoted(&request.query().access_key_id)
        )),
        FindingCode::HeaderNotSigned.possible(
            "a header that must be signed, such as a session token or another of x-amz-*, was sent and is not",
        ),
    ]);
    suspects.push(
        FindingCode::RegionWrong
            .possible(format!("the server is in another region than {}", quoted(request.query().region()))),
    );
    suspects.push(
        FindingCode::SignatureTextChanged.possible("the signature itself was cut or changed on its way"),
    );
    suspects.push(
        FindingCode::AuthenticatedTwice
            .possible("an Authorization header was sent beside the signature of the URL"),
    );
    suspects
}

/// The suspects where a form was sent, of which nothing is known.
pub(super) fn of_form() -> Vec<Finding> {
    vec![
        FindingCode::PolicyConditionFailed.possible(
            "the policy, or another field, did not arrive as it was signed, or came behind the file",
        ),
        FindingCode::MalformedAuthorization.possible(
            "a field of the form's signature did not arrive as it was signed, or came behind the file",
        ),
        FindingCode::SecretWrong.possible("the secret is not the one of the access key"),
        FindingCode::AccessKeyUnknown.possible("the server does not know the access key"),
        FindingCode::SessionTokenInvalid
            .possible("the session token is not the one of the access key, or has ended"),
        FindingCode::RegionWrong.possible("the server is in another region than the form is signed for"),
    ]
}

/// The suspects where the server shows that it saw just what was signed. What the signer
/// wrote need not be what it signed, so without the secret nobody can tell.
pub(super) fn of_equals(request: &SentRequest) -> Vec<Finding> {
    let key = quoted(&request.query().access_key_id);
    let mut suspects = vec![FindingCode::SecretWrong.likely(format!(
        "the server saw just what the URL says, so the secret is likely not the one of access key {key}: check it for missing or stray characters",
    ))];
    let folded = request.headers().any(|(_, value)| value.trim() != value || value.contains("  "));
    if folded {
        suspects.push(FindingCode::HeaderChanged.likely(
            "a signed header has blanks at an end, or several in a row, which the server folds into one and some signers do not: sign it without them",
        ));
    }
    suspects
        .push(FindingCode::AccessKeyUnknown.possible(format!(
            "the server has no access key {key}: some compute with an empty secret then",
        )));
    suspects.push(FindingCode::SignatureDiffers.possible(
        "the signer signed something else than the URL says, as some do with a raw + in the query, %25 or // in the path, and a port: compare with its canonical request",
    ));
    suspects
}
