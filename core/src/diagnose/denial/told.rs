//! A denial with its reason: what S3 says, in our words, and held against the request.

use super::{
    asking::Asking,
    conditions::conditions,
    layer::Layer,
    message::{Denial, Reason},
};
use crate::{
    diagnose::{
        comparison::{quoted, quoted_words},
        finding::{Finding, FindingCode},
    },
    endpoint::{Place, PlaceKind},
    error::Quoted,
    operation::{Operation, Resource},
    permission::{Permission, escaped, may_need, statement_of},
    redact::quotable_words,
    sent_request::SentRequest,
};
use percent_encoding::percent_decode_str;

/// What the message shows.
pub(super) fn findings(
    denial: &Denial<'_>,
    request: Option<&SentRequest>,
    asking: Option<&Asking<'_>>,
) -> Vec<Finding> {
    let mut findings = vec![by_policy(denial, asking)];
    findings.extend(of_reason(denial, asking));
    findings.extend(of_key(denial, asking));
    if let Some(asking) = asking {
        findings.extend(of_action(denial, asking));
        findings.extend(of_resource(denial, asking));
    }
    findings.extend(request.and_then(|request| of_signer(denial, request)));
    findings
}

/// Who may not do what, and which policy says so.
fn by_policy(denial: &Denial<'_>, asking: Option<&Asking<'_>>) -> Finding {
    let who = quoted_words(denial.principal);
    let what = match denial.resource {
        Some(resource) => format!("{} on {}", quoted_words(denial.action), quoted_words(resource)),
        None => quoted_words(denial.action).to_string(),
    };
    let why = match denial.reason {
        Reason::NotAllowed(layer) => not_allowed(layer, denial, asking),
        Reason::Denied(layer, arn) => {
            let which = arn.map_or_else(String::new, |arn| format!(", {}", quoted_words(arn)));
            let also = match layer {
                Layer::Resource => " (RestrictPublicBuckets of Block Public Access reads so, too)",
                _ => "",
            };
            format!(
                "{} denies it{which}: look at {}, since nothing outweighs a denial{also}",
                layer.one(),
                layer.owner()
            )
        }
        Reason::PublicAccess(setting) => format!("Block Public Access forbids it ({setting})"),
        Reason::CustomerKeys => "the bucket takes no upload under a key of the customer (SSE-C)".into(),
        Reason::Unsaid => format!(
            "look at what it may do, and at the policies of the bucket and of the encryption key{}",
            to_add(denial, asking)
                .map_or_else(String::new, |statement| format!("; what it needs is {statement}")),
        ),
    };
    let more = denial.authorization_id.map_or_else(String::new, |id| {
        format!("; IAM may tell more of the authorization id {} for 24 hours (iam:GetRequestAuthorizationDetails)", quoted(id))
    });
    FindingCode::AccessDeniedByPolicy.shown(format!("{who}, who signed, may not do {what}: {why}{more}"))
}

fn not_allowed(layer: Layer, denial: &Denial<'_>, asking: Option<&Asking<'_>>) -> String {
    let (name, owner) = (layer.name(), layer.owner());
    let Some(statement) = to_add(denial, asking) else {
        return format!("no {name} allows it: look at {owner}");
    };
    match layer {
        Layer::Identity => format!("no {name} allows it: add {statement} to {owner}"),
        Layer::Resource => format!(
            "no {name} allows it, which a signer of another account needs (IgnorePublicAcls takes a public ACL's grants away, too): add {statement} with the signer as Principal to {owner}",
        ),
        _ => format!(
            "no {name} allows it, and what it leaves out nothing else can grant: add {statement} to {owner}"
        ),
    }
}

/// The statement that allows what was denied.
fn to_add(denial: &Denial<'_>, asking: Option<&Asking<'_>>) -> Option<String> {
    let is_action = |text: &str| {
        text.contains(':') && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b":-".contains(&byte))
    };
    let named = denial.resource.filter(|text| text.starts_with("arn:") && quotable_words(text) == *text);
    let known = || {
        asking.and_then(|asking| asked_for(denial.action, asking)).map(|found| found.resource().to_owned())
    };
    let resource = named.map(escaped).or_else(known)?;
    is_action(denial.action).then(|| statement_of(denial.action, &resource))
}

/// The permission of the request with this action.
fn asked_for<'a>(action: &str, asking: &'a Asking<'_>) -> Option<&'a Permission> {
    let (of_keys, _) = asking.of_keys();
    let mut all = asking.permissions.iter().chain(of_keys);
    all.find(|permission| permission.action().eq_ignore_ascii_case(action))
}

fn of_reason(denial: &Denial<'_>, asking: Option<&Asking<'_>>) -> Option<Finding> {
    match denial.reason {
        Reason::PublicAccess("BlockPublicPolicy") => Some(FindingCode::PublicAccessBlocked.shown(
            "BlockPublicPolicy of Block Public Access forbids a policy that lets everybody in: name who may",
        )),
        Reason::PublicAccess(setting) => Some(FindingCode::PublicAccessBlocked.shown(format!(
            "{setting} of Block Public Access forbids a public ACL, whatever policies allow: sign without {}",
            acl_of(asking),
        ))),
        Reason::CustomerKeys => Some(FindingCode::EncryptionKeyRefused.shown(
            "the bucket blocks keys of customers (SSE-C): sign without SSECustomerKey, and with ServerSideEncryption \"aws:kms\" if it must be a key of your own",
        )),
        Reason::Denied(..) => Some(FindingCode::DeniedByCondition.likely(format!(
            "such a denial mostly has a condition: {}",
            conditions(asking),
        ))),
        Reason::NotAllowed(_) | Reason::Unsaid => None,
    }
}

/// What the request calls its ACL.
fn acl_of(asking: Option<&Asking<'_>>) -> String {
    let names: Vec<&str> = asking.into_iter().flat_map(Asking::acl).map(|(name, _)| name).collect();
    if names.is_empty() { "an ACL".into() } else { names.join(", ") }
}

/// The key of KMS that may not be used.
fn of_key(denial: &Denial<'_>, asking: Option<&Asking<'_>>) -> Option<Finding> {
    if !denial.action.starts_with("kms:") {
        return None;
    }
    let key = denial.resource.map_or_else(String::new, |key| format!(" {}", quoted_words(key)));
    let named = asking.and_then(|asking| asking.sent("x-amz-server-side-encryption-aws-kms-key-id"));
    let whose = match (asking, named) {
        (None, _) => String::new(),
        (_, Some(named)) => format!("; the request names {}", quoted_words(named)),
        (Some(_), None) => "; the request names no key, so it is the object's or the bucket's default".into(),
    };
    let statement = to_add(denial, asking).unwrap_or_else(|| quoted_words(denial.action).to_string());
    Some(FindingCode::EncryptionKeyRefused.shown(format!(
        "whoever signed may not use the key{key}{whose}: its user or role needs {statement}, and the key's policy must allow it; the bucket's policy cannot",
    )))
}

/// What of the request asked for the action.
fn of_action(denial: &Denial<'_>, asking: &Asking<'_>) -> Option<Finding> {
    let action = denial.action;
    let is = |known: &str| known.eq_ignore_ascii_case(action);
    let found = asked_for(action, asking);
    if let Some(permission) = found {
        let parameter = asking.parameter_of(permission)?;
        let (code, owned) = match asking.is_acl(parameter) {
            true => (
                FindingCode::AclRefused,
                "; buckets whose ownership is enforced take no ACL, whatever policies allow",
            ),
            false => (FindingCode::ParameterNotAllowed, ""),
        };
        let remedy = match asking.says(parameter) {
            true => "sign without it, or allow it",
            false => "sign with another value than the default, or allow it",
        };
        return Some(code.shown(format!(
            "{action} is asked for by {parameter}, and not by {} itself: {remedy}{owned}",
            asking.operation.name,
        )));
    }
    if asking.permissions.optional().iter().any(|optional| is(optional.action) && is("s3:ListBucket")) {
        let key = asking.place.key.as_deref().unwrap_or_default();
        return Some(FindingCode::ObjectMissing.shown(format!(
            "S3 asks {} for s3:ListBucket only where nothing is there: no object has the key {}, or not the version; check it, and allow the action if that shall be a 404",
            asking.operation.name,
            quoted(key),
        )));
    }
    let is_known = action.starts_with("kms:")
        || may_need(asking.operation.name, action)
        || matches!(denial.reason, Reason::PublicAccess(_));
    (!is_known).then(|| of_another(action, asking))
}

/// An action that the request does not ask for: S3 judged another one.
fn of_another(action: &str, asking: &Asking<'_>) -> Finding {
    let same_method = |operation: &&Operation| operation.method == asking.operation.method;
    let by_same_method =
        Operation::all().iter().filter(same_method).any(|operation| may_need(operation.name, action));
    let code = if by_same_method { FindingCode::QueryChanged } else { FindingCode::MethodChanged };
    code.likely(format!(
        "{} does not ask for {}: this is the answer to another request than the one that was passed",
        asking.operation.name,
        quoted_words(action),
    ))
}

/// Another object or bucket than the URL is for.
fn of_resource(denial: &Denial<'_>, asking: &Asking<'_>) -> Option<Finding> {
    let resource = denial.resource?;
    let (_, theirs) = resource.split_once(":s3:::")?;
    let (bucket, key) = theirs.split_once('/').unwrap_or((theirs, ""));
    let ours = asking.place.bucket.as_deref()?;
    // What stands behind an access point is not told by its name.
    let is_bucket = Place::parse(ours).is_ok_and(|place| place.kind == PlaceKind::Bucket);
    let mut all = asking.permissions.iter();
    if !is_bucket || all.any(|permission| permission.resource() == escaped(resource)) {
        return None;
    }
    let differs = |what: &str, theirs: Quoted, ours: Quoted, also: &str| {
        FindingCode::PathChanged.shown(format!(
            "S3 was asked for the {what} {theirs}, and the URL is for {ours}: {also}send the URL as it was signed, or sign for this {what}",
        ))
    };
    if bucket != ours {
        return Some(differs("bucket", quoted_words(bucket), quoted(ours), ""));
    }
    let ours = asking.place.key.as_deref().filter(|_| asking.operation.resource == Resource::Object)?;
    if key.is_empty() || key == ours {
        return None;
    }
    let decoded = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    let is_encoded = decoded(key) == ours || decoded(ours) == key;
    let also = if is_encoded { "one of them is percent-encoded once more than the other; " } else { "" };
    Some(differs("key", quoted_words(key), quoted(ours), also))
}

/// A long-lived access key is a user's or the account's, and no session's ("IAM identifiers", IAM User Guide).
fn of_signer(denial: &Denial<'_>, request: &SentRequest) -> Option<Finding> {
    let key = &request.query().access_key_id;
    let is_session =
        [":assumed-role/", ":federated-user/"].iter().any(|kind| denial.principal.contains(kind));
    (key.starts_with("AKIA") && is_session).then(|| {
        FindingCode::SignerUnexpected.shown(format!(
            "the URL's access key {} is a long-lived one of a user, and S3 judged the session {}: another request than this URL arrived, such as one that a proxy or SDK signed itself",
            quoted(key),
            quoted_words(denial.principal),
        ))
    })
}
