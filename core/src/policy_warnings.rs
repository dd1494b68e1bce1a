//! Warnings of what policies make of a request: what needs a permission more than it seems, and what their conditions do
//! not see.

use crate::warning::{Warning, WarningCode};

/// The one ACL that a bucket takes whose ownership is enforced ("Controlling ownership of objects", S3 User Guide).
const TAKEN_ANYWHERE: &str = "bucket-owner-full-control";

/// What begins an upload and policies are known to ask for, so that a condition on it refuses the parts.
const OF_WHOLE_UPLOADS: [&str; 5] = [
    "x-amz-acl",
    "x-amz-server-side-encryption",
    "x-amz-server-side-encryption-aws-kms-key-id",
    "x-amz-storage-class",
    "x-amz-tagging",
];

/// Warns of what a request to AWS takes with it: its headers, and the pairs of its query.
pub(crate) fn warn_of_policies<'r>(
    operation: &str,
    headers: impl Iterator<Item = (&'r str, &'r str)> + Clone,
    query: impl Iterator<Item = (&'r str, &'r str)> + Clone,
    warnings: &mut Vec<Warning>,
) {
    if matches!(operation, "PutObject" | "CopyObject" | "CreateMultipartUpload") {
        let acl = headers.clone().chain(query.clone()).find(|(name, _)| is_of_acl(name));
        warnings.extend(acl.map(|(_, value)| acl_warning(value)));
    }
    let moved: Vec<&str> = query.map(|(name, _)| name).filter(|name| is_judged(name)).collect();
    if !moved.is_empty() {
        warnings.push(WarningCode::NotSeenByPolicies.says(format!(
            "conditions of policies are not known to see {} in the query: a policy that asks for it refuses the request, and one that forbids it may let it pass; sign it as a header where a policy looks at it",
            moved.join(", "),
        )));
    }
    if operation != "CreateMultipartUpload" {
        return;
    }
    let mut headers = headers;
    if let Some((name, _)) = headers.find(|(name, _)| OF_WHOLE_UPLOADS.contains(name)) {
        warnings.push(WarningCode::PartsWithoutHeaders.says(format!(
            "the parts of this upload do not send {name}: a policy that asks every upload for it must ask only where s3:ObjectCreationOperation is true, or it refuses them",
        )));
    }
}

/// The warning for an access control list, which is this one or a grant.
pub(crate) fn acl_warning(value: &str) -> Warning {
    WarningCode::AclMayBeRefused.says(match value {
        TAKEN_ANYWHERE => {
            "an ACL needs s3:PutObjectAcl besides, and does nothing where ownership is enforced, as in new buckets; leave it out unless a policy asks for it"
        }
        _ => {
            "an ACL needs s3:PutObjectAcl besides, and where ownership is enforced, as in new buckets, it is refused whatever policies allow (AccessControlListNotSupported); leave it out unless the bucket is known to take it"
        }
    })
}

fn is_of_acl(name: &str) -> bool {
    name == "x-amz-acl" || name.starts_with("x-amz-grant-")
}

/// Whether policies have a condition on it ("Policy keys for Amazon S3", Service Authorization Reference).
fn is_judged(name: &str) -> bool {
    is_of_acl(name) || name == "x-amz-storage-class"
}

#[cfg(test)]
mod tests {
    use super::warn_of_policies;
    use crate::warning::WarningCode;

    fn codes(operation: &str, headers: &[(&str, &str)], query: &[(&str, &str)]) -> Vec<WarningCode> {
        let mut warnings = Vec::new();
        warn_of_policies(operation, headers.iter().copied(), query.iter().copied(), &mut warnings);
        warnings.iter().map(|warning| warning.code).collect()
    }

    #[test]
    fn each_warning_is_due_where_it_matters() {
        use WarningCode::{AclMayBeRefused, NotSeenByPolicies, PartsWithoutHeaders};
        let (acl, encryption) = (("x-amz-acl", "private"), ("x-amz-server-side-encryption", "AES256"));
        assert_eq!(codes("PutObject", &[acl], &[]), [AclMayBeRefused]);
        assert_eq!(codes("PutObject", &[("x-amz-grant-read", "id=1")], &[]), [AclMayBeRefused]);
        assert_eq!(codes("PutObject", &[], &[acl]), [AclMayBeRefused, NotSeenByPolicies]);
        assert_eq!(codes("PutObjectAcl", &[acl], &[]), []);
        assert_eq!(codes("PutObject", &[], &[("x-amz-meta-owner", "ada")]), []);
        assert_eq!(codes("PutObject", &[encryption], &[]), []);
        assert_eq!(codes("CreateMultipartUpload", &[encryption], &[]), [PartsWithoutHeaders]);
        assert_eq!(codes("CreateMultipartUpload", &[("content-type", "a/b")], &[]), []);
        assert_eq!(codes("UploadPart", &[], &[]), []);
    }
}
