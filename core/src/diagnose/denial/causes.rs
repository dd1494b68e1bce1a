//! A denial without a reason, as S3 answers other accounts and to every HEAD: what this request gives occasion to, by how
//! often people report it of presigned requests.

use super::{asking::Asking, conditions::conditions};
use crate::{
    diagnose::{
        comparison::quoted,
        finding::{Certainty, Finding, FindingCode},
    },
    permission::{Permission, statement_of, statements_in_lines},
    sent_request::SentRequest,
};

/// Canned ACLs that Block Public Access counts as public ("Blocking public access to your Amazon S3 storage", S3 User
/// Guide).
const PUBLIC: [&str; 3] = ["public-read", "public-read-write", "authenticated-read"];

/// The groups of a grant that stand for everybody.
const EVERYBODY: [&str; 2] = ["/AllUsers", "/AuthenticatedUsers"];

/// The causes, the likeliest first, and of what such words mean anywhere the rest.
pub(super) fn findings(asking: &Asking<'_>, words: Vec<Finding>) -> Vec<Finding> {
    let named = words.iter().find(|finding| finding.code == FindingCode::AccessDeniedByPolicy);
    let certainty = named.map_or(Certainty::Possible, |finding| finding.certainty);
    let lacking = FindingCode::AccessDeniedByPolicy.at(
        certainty,
        format!("the signature may well be right, and whoever signed may not do this: {}", needed(asking)),
    );
    let causes = [
        Some(lacking),
        acl(asking, certainty),
        parameters(asking, certainty),
        Some(signer(asking.request)),
        Some(
            FindingCode::DeniedByCondition
                .possible(format!("a policy denies it by a condition: {}", conditions(Some(asking)))),
        ),
        missing(asking),
        public(asking),
        keys(asking, certainty),
        owner(asking),
        locked(asking),
    ];
    let others = words.into_iter().filter(|finding| finding.code != FindingCode::AccessDeniedByPolicy);
    causes.into_iter().flatten().chain(others).collect()
}

/// What whoever signed may lack, where the answer has no body to say so.
pub(in crate::diagnose) fn lacking(request: &SentRequest) -> Option<String> {
    Asking::of(request).filter(|asking| asking.place.is_aws()).map(|asking| needed(&asking))
}

/// The statements that the operation itself needs.
fn needed(asking: &Asking<'_>) -> String {
    let own = asking.own();
    if own.is_empty() {
        return "look at the policies of the access key's user or role, and of the bucket".into();
    }
    let exactly =
        match own.iter().any(|permission| permission.resource().ends_with('*') || is_of_bucket(permission)) {
            true => "",
            false => "; the bucket's ARN alone does not stand for its objects",
        };
    format!(
        "its user or role needs {}{exactly}; another account's bucket must allow it in its own policy, too",
        statements(&own)
    )
}

fn is_of_bucket(permission: &Permission) -> bool {
    !permission.resource().contains('/')
}

fn statements(permissions: &[&Permission]) -> String {
    statements_in_lines(permissions).join(" and ")
}

/// An ACL asks for an action of its own, and most buckets take none.
fn acl(asking: &Asking<'_>, certainty: Certainty) -> Option<Finding> {
    let besides = asking.besides();
    let of_acl: Vec<&Permission> =
        besides.iter().filter(|(name, _)| asking.is_acl(name)).map(|(_, permission)| *permission).collect();
    let (name, _) = besides.iter().find(|(name, _)| asking.is_acl(name))?;
    Some(FindingCode::AclRefused.at(certainty, format!(
        "{name} asks for more than the upload: sign without it, or allow {}; buckets whose ownership is enforced take no ACL, whatever policies allow",
        statements(&of_acl),
    )))
}

/// Tags, locks and what else asks for an action of its own.
fn parameters(asking: &Asking<'_>, certainty: Certainty) -> Option<Finding> {
    let besides = asking.besides();
    let others = || besides.iter().filter(|(name, _)| !asking.is_acl(name));
    let mut names: Vec<&str> = others().map(|(name, _)| *name).collect();
    names.dedup();
    let is_said = names.iter().any(|name| asking.says(name));
    let permissions: Vec<&Permission> = others().map(|(_, permission)| *permission).collect();
    let certainty = if is_said { certainty } else { Certainty::Possible };
    let remedy = if is_said { "sign without it" } else { "sign with another value than the default" };
    (!names.is_empty()).then(|| {
        FindingCode::ParameterNotAllowed.at(
            certainty,
            format!(
                "{} asks for an action besides: {remedy}, or allow {}",
                names.join(" and "),
                statements(&permissions),
            ),
        )
    })
}

/// Whose key it is.
fn signer(request: &SentRequest) -> Finding {
    let query = request.query();
    let ends = match query.session_token {
        Some(_) => ", and a session may do less than its role",
        None => "",
    };
    FindingCode::SignerUnexpected.possible(format!(
        "another identity signed than you think: ask whose the access key {} is (aws sts get-caller-identity with the signer's credentials){ends}",
        quoted(&query.access_key_id),
    ))
}

/// Without the right to list, a missing object is forbidden ("GetObject", S3 API Reference).
fn missing(asking: &Asking<'_>) -> Option<Finding> {
    let optional = asking.permissions.optional();
    let list = optional.iter().find(|optional| optional.action.ends_with(":ListBucket"))?;
    let source = asking.sent("x-amz-copy-source");
    let (what, name) = match source {
        Some(source) => ("the source of the copy", source),
        None => ("the object", asking.place.key.as_deref().unwrap_or_default()),
    };
    Some(FindingCode::ObjectMissing.possible(format!(
        "{what} does not exist, which S3 does not tell to whom may not list the bucket: check {}; {} makes that a 404",
        quoted(name),
        statement_of(list.action, &list.resource),
    )))
}

fn public(asking: &Asking<'_>) -> Option<Finding> {
    let is_public = |(_, value): &(&str, &str)| {
        PUBLIC.contains(value) || EVERYBODY.iter().any(|group| value.contains(group))
    };
    let (name, _) = asking.acl().into_iter().find(is_public)?;
    Some(FindingCode::PublicAccessBlocked.possible(format!(
        "{name} makes the object public, which Block Public Access forbids on most buckets: sign without it",
    )))
}

/// Customer managed keys of KMS.
fn keys(asking: &Asking<'_>, certainty: Certainty) -> Option<Finding> {
    let (permissions, is_said) = asking.of_keys();
    if permissions.is_empty() {
        return None;
    }
    let (what, certainty) = match is_said {
        true => ("the request is for a key of KMS", certainty),
        false => (
            "if a customer managed key of KMS encrypts what is there, or all that comes into the bucket",
            Certainty::Possible,
        ),
    };
    Some(FindingCode::EncryptionKeyRefused.at(certainty, format!(
        "{what}: the signer's user or role needs {}, and the key's policy must allow it; the bucket's policy cannot",
        statements(&permissions),
    )))
}

fn owner(asking: &Asking<'_>) -> Option<Finding> {
    let owner = asking.sent("x-amz-expected-bucket-owner")?;
    Some(FindingCode::ValueRefused.possible(format!(
        "the bucket's owner is another account than ExpectedBucketOwner, {}",
        quoted(owner),
    )))
}

/// A locked version cannot be deleted; a delete without a version only marks it ("Object Lock", S3 User Guide).
fn locked(asking: &Asking<'_>) -> Option<Finding> {
    let names_version = asking.request.has_parameter("versionId");
    (asking.operation.name == "DeleteObject" && names_version).then(|| {
        FindingCode::ObjectLocked.possible(
            "Object Lock protects this version: wait until its retention ends, or, in governance mode, sign with BypassGovernanceRetention; a legal hold must be taken off",
        )
    })
}
