//! Two credential scopes beside each other: the one that a server reads and the one
//! that it expects.

use super::{
    comparison::quoted,
    finding::{Finding, FindingCode},
};
use crate::sent_request::SentRequest;

/// The scopes in a message that quotes two of them, as Garage's does: what came, and
/// what was expected.
pub(super) fn quoted_in(message: &str) -> Option<(&str, &str)> {
    let mut quoted = message.split(['\'', '"', '`']).skip(1).step_by(2);
    // No secret has the form of one.
    let is_scope = |text: &&str| {
        let (day, rest) = text.split_once('/').unwrap_or_default();
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"/-_".contains(&byte);
        day.len() == 8
            && day.bytes().all(|byte| byte.is_ascii_digit())
            && rest.ends_with("_request")
            && rest.bytes().all(plain)
    };
    let (came, expected) = (quoted.next()?, quoted.next()?);
    (is_scope(&came) && is_scope(&expected)).then_some((came, expected))
}

/// What differs between the scope that came and the one that was expected.
pub(super) fn compare(came: &str, expected: &str, signed: Option<&SentRequest>) -> Finding {
    let both = format!(
        "the scope of the signature that arrived is {}, and the server expects {}",
        quoted(came),
        quoted(expected)
    );
    let own = signed.map(|request| {
        let [_, _, scope, _] = request.string_to_sign_lines();
        scope
    });
    if own.is_some_and(|own| own == expected) {
        return FindingCode::QueryChanged.shown(format!(
            "{both}, which is what was signed: X-Amz-Credential was changed on its way; send the URL as it is"
        ));
    }
    let (came_parts, expected_parts): (Vec<&str>, Vec<&str>) =
        (came.split('/').collect(), expected.split('/').collect());
    match (came_parts.as_slice(), expected_parts.as_slice()) {
        ([day, region, service, end], [their_day, their_region, their_service, their_end])
            if (day, service, end) == (their_day, their_service, their_end) && region != their_region =>
        {
            FindingCode::RegionWrong
                .shown(format!("{both}: make the signer with the region {}", quoted(their_region)))
        }
        ([day, _, _, _], [their_day, _, _, _]) if day != their_day => FindingCode::MalformedAuthorization
            .shown(format!(
                "{both}: the credential is of another day than X-Amz-Date; send the URL as it was signed"
            )),
        ([_, _, service, _], [_, _, their_service, _]) if service != their_service => {
            FindingCode::MalformedAuthorization
                .shown(format!("{both}: make the signer with the service {}", quoted(their_service)))
        }
        _ => FindingCode::MalformedAuthorization.shown(format!(
            "{both}: it must be DATE/REGION/SERVICE/aws4_request; send the URL as it was signed"
        )),
    }
}
