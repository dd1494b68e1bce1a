//! S3's message of a denial, in its parts: `User: PRINCIPAL is not authorized to perform: ACTION on resource: "ARN"
//! REASON`, where the resource and the reason may be missing ("Troubleshoot access denied (403 Forbidden) errors in
//! Amazon S3", S3 User Guide).

use super::layer::Layer;

/// What S3 says of a denial.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Denial<'m> {
    pub(super) principal: &'m str,
    pub(super) action: &'m str,
    pub(super) resource: Option<&'m str>,
    pub(super) reason: Reason<'m>,
    /// By which IAM tells more, for 24 hours.
    pub(super) authorization_id: Option<&'m str>,
}

/// Why.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Reason<'m> {
    /// No policy of this layer allows it.
    NotAllowed(Layer),
    /// One of this layer denies it: which, where S3 says so.
    Denied(Layer, Option<&'m str>),
    /// Block Public Access, by the name of its setting.
    PublicAccess(&'static str),
    /// The bucket takes no keys of customers (SSE-C).
    CustomerKeys,
    /// What is not said, or not known here.
    Unsaid,
}

const PERFORMS: &str = " is not authorized to perform: ";
const ON_RESOURCE: &str = " on resource: ";

impl<'m> Denial<'m> {
    /// Reads a message, if it is one of this grammar.
    pub(super) fn read(message: &'m str) -> Option<Denial<'m>> {
        let message = message.trim().trim_end_matches('.');
        let rest = message.strip_prefix("User")?;
        let (principal, rest) = rest.split_once(PERFORMS)?;
        let (what, reason) = rest.split_at(reason_starts(rest));
        let (action, resource) = match what.split_once(ON_RESOURCE) {
            Some((action, resource)) => (action, Some(unquoted(resource))),
            None => (what.split(' ').next().unwrap_or_default(), None),
        };
        let principal = principal.trim_start_matches(':').trim();
        let action = action.trim().trim_end_matches(',');
        if principal.is_empty() || action.is_empty() {
            return None;
        }
        Some(Denial {
            principal,
            action,
            resource: resource.filter(|resource| !resource.is_empty()),
            reason: Reason::read(reason),
            authorization_id: authorization_id(reason),
        })
    }
}

/// Where the reason begins: a key may hold the same words before it.
fn reason_starts(text: &str) -> usize {
    let begins =
        [" because ", " with an explicit deny ", " Go to https://", " Encoded authorization failure"];
    // The first of the two ends that only a reason has, else any.
    let known = begins.iter().take(2).filter_map(|words| text.rfind(words)).max();
    let or_any = || begins.iter().filter_map(|words| text.find(words)).min();
    known.or_else(or_any).unwrap_or(text.len())
}

fn unquoted(text: &str) -> &str {
    let text = text.trim().trim_end_matches([',', '.']);
    text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text)
}

impl<'m> Reason<'m> {
    fn read(words: &'m str) -> Reason<'m> {
        if words.contains("BlockPublicAcls") {
            return Reason::PublicAccess("BlockPublicAcls");
        }
        if words.contains("BlockPublicPolicy") {
            return Reason::PublicAccess("BlockPublicPolicy");
        }
        if words.contains("(SSE-C)") {
            return Reason::CustomerKeys;
        }
        let Some(layer) = Layer::named_in(words) else { return Reason::Unsaid };
        if words.contains("explicit deny") {
            Reason::Denied(layer, policy_arn(words))
        } else {
            Reason::NotAllowed(layer)
        }
    }
}

/// `, with policy ARN: ARN` as S3 writes it, and `: ARN` as IAM does.
fn policy_arn(words: &str) -> Option<&str> {
    let arn = words.split([' ', '"']).find(|word| word.starts_with("arn:"))?;
    Some(arn.trim_end_matches([',', '.', ';']))
}

/// `authorization id: ID`, or the end of the console's address.
fn authorization_id(words: &str) -> Option<&str> {
    let behind =
        |words: &'static str| move |text: &'_ str| text.find(words).map(|at| at.saturating_add(words.len()));
    let starts = behind("authorization id: ")(words).or_else(|| behind("/authorization-details/")(words))?;
    let id = words.get(starts..)?;
    let end = id.find(|character: char| !character.is_ascii_lowercase() && !character.is_ascii_digit());
    let id = id.get(..end.unwrap_or(id.len()))?;
    (!id.is_empty()).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::{super::layer::Layer, Denial, Reason};
    use proptest::prelude::*;

    fn reason(words: &str) -> Reason<'_> {
        let message = Box::leak(
            format!("User: arn:aws:iam::1:user/a is not authorized to perform: s3:GetObject{words}")
                .into_boxed_str(),
        );
        Denial::read(message).unwrap().reason
    }

    #[test]
    fn a_message_is_read_in_its_parts() {
        let whole = "User: arn:aws:sts::123456789012:assumed-role/web/i-0a is not authorized to perform: s3:PutObject on resource: \"arn:aws:s3:::photos/a because b.jpg\" because no identity-based policy allows the s3:PutObject action";
        let denial = Denial {
            principal: "arn:aws:sts::123456789012:assumed-role/web/i-0a",
            action: "s3:PutObject",
            resource: Some("arn:aws:s3:::photos/a because b.jpg"),
            reason: Reason::NotAllowed(Layer::Identity),
            authorization_id: None,
        };
        assert_eq!(Denial::read(whole), Some(denial));
        let short =
            Denial::read("User arn:aws:iam::1:user/a is not authorized to perform: s3:GetObject.").unwrap();
        assert_eq!((short.principal, short.action), ("arn:aws:iam::1:user/a", "s3:GetObject"));
        assert_eq!((short.resource, short.reason), (None, Reason::Unsaid));
        for other in ["Access Denied", "User: x", "User:  is not authorized to perform: s3:GetObject", ""] {
            assert_eq!(Denial::read(other), None, "{other}");
        }
    }

    #[test]
    fn each_reason_is_known() {
        assert_eq!(
            reason(
                " with an explicit deny in a service control policy, with policy ARN: arn:aws:organizations::1:policy/o/p"
            ),
            Reason::Denied(Layer::ServiceControl, Some("arn:aws:organizations::1:policy/o/p"))
        );
        assert_eq!(
            reason(" with an explicit deny in an identity-based policy: arn:aws:iam::1:policy/p."),
            Reason::Denied(Layer::Identity, Some("arn:aws:iam::1:policy/p"))
        );
        assert_eq!(
            reason(" with an explicit deny in a resource-based policy"),
            Reason::Denied(Layer::Resource, None)
        );
        assert_eq!(
            reason(
                " because public ACLs are prevented by the BlockPublicAcls setting in S3 Block Public Access."
            ),
            Reason::PublicAccess("BlockPublicAcls")
        );
        assert_eq!(
            reason(
                " because this bucket has blocked upload requests that specify Server Side Encryption with Customer provided keys (SSE-C)."
            ),
            Reason::CustomerKeys
        );
        assert_eq!(reason(" because it rains"), Reason::Unsaid);
    }

    #[test]
    fn an_id_of_the_authorization_is_found() {
        for words in [
            " because no identity-based policy allows the s3:GetObject action. Go to https://eu-west-1.console.aws.amazon.com/iam/home#/authorization-details/ab12 for details, authorization id: ab12",
            " because no identity-based policy allows the s3:GetObject action (authorization id: ab12)",
        ] {
            let message = format!("User: a is not authorized to perform: s3:GetObject{words}");
            assert_eq!(Denial::read(&message).unwrap().authorization_id, Some("ab12"), "{message}");
        }
    }

    proptest! {
        #[test]
        fn takes_any_message(rest in "[ a-z:\",.é]{0,40}", end in "\\PC{0,20}") {
            for message in [format!("User: {rest}"), format!("User: a is not authorized to perform: {rest} on resource: {end}")] {
                let _ = Denial::read(&message);
            }
        }
    }
}
