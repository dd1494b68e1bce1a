//! Permissions as every other language asks for them and receives them: names and texts.

use super::{
    asked::{A_FORM, AN_UPLOAD, Asked},
    required::Permissions,
    surroundings::Surroundings,
};
use crate::{
    error::Error,
    multipart::MultipartUpload,
    operation::Operation,
    pairs::{Given, same_name},
    post::PostPolicy,
    received::{ReceivedUrl, without_fragment},
    request::Request,
    scope::Scope,
    sent_request::GivenRequest,
    unsigned_prefix::UnsignedPrefix,
};
use std::borrow::Cow;

/// What is asked for, as messages say it.
const THE_PERMISSIONS: &str = "the permissions";

impl Permissions {
    /// Of what names and texts describe, as every other language does: those of [`Surroundings`] (`region`,
    /// `account`, `partition`, `kms-key`, `source-kms-key`, `access-point`, `supporting-access-point`,
    /// `outpost-bucket`, `role`, `function`, `table-bucket`, and `assume` once for each condition), and one of
    ///
    /// - those of a [`Request`] with `key`, for an operation;
    /// - `operation` as `PostObject`, and those of a [`PostPolicy`], for a form;
    /// - `operation` as `Multipart`, and those of a request or of a [`MultipartUpload`] with `key`, for all steps of
    ///   an upload in parts;
    /// - those of a [`Scope`], with `operations` for a scope's whole reach;
    /// - those of a result, with `url`: the region is then the signature's, and `bucket` tells where it stands.
    ///
    /// # Errors
    ///
    /// Those of [`Permissions::of_request`] and of what is described, and `UnknownOption`, `MissingOption`,
    /// `DuplicateOption`.
    ///
    /// ```
    /// use s3presign::Permissions;
    ///
    /// let permissions = Permissions::from_pairs([
    ///     ("operation", "DeleteObject"),
    ///     ("region", "cn-north-1"),
    ///     ("bucket", "photos"),
    ///     ("key", "what?.jpg"),
    ///     ("version-id", "v1"),
    /// ])?;
    /// let deletion = permissions.iter().next().unwrap();
    /// assert_eq!(deletion.action(), "s3:DeleteObjectVersion");
    /// assert_eq!(deletion.resource(), "arn:aws-cn:s3:::photos/what${?}.jpg");
    /// # Ok::<(), s3presign::Error>(())
    /// ```
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Permissions, Error> {
        Given::read(THE_PERMISSIONS, pairs, Permissions::read)
    }

    pub(crate) fn read(given: &mut Given<'_>) -> Result<Permissions, Error> {
        let mut surroundings = Surroundings::read(given);
        if given.peek("operations").is_some() {
            return Permissions::of_scope(&Scope::read(given)?, &surroundings);
        }
        if given.peek("url").is_some() {
            let asked = read_result(given, &mut surroundings)?;
            return Permissions::of(asked, &surroundings);
        }
        let is = |name: &str| given.peek("operation").is_some_and(|given| same_name(given, name));
        if is(A_FORM) {
            given.text("operation");
            return Permissions::of_form(&PostPolicy::read(given)?, &surroundings);
        }
        let is_upload = is(AN_UPLOAD);
        let key = given.text("key");
        if is_upload {
            MultipartUpload::read_own(given);
        }
        let request = Request::read(given)?;
        match is_upload {
            true => Permissions::of_whole_upload(&request, key, &surroundings),
            false => Permissions::of_request(&request, key, &surroundings),
        }
    }

    /// The permissions as names and texts, as every other language receives them. Each begins with `action`; `resource`,
    /// `because`, `certainty` (`needed` or `likely`) and `source` follow, and `only-where` if something narrows it. Then
    /// `condition:NAME` with what it says;
    /// `optional` with an action, `resource` and `effect`; `unknown:BECAUSE` with what nobody documents;
    /// `open:OPTION` with the resource in which a `*` stands for it.
    pub fn to_pairs(&self) -> Vec<(Cow<'_, str>, Cow<'_, str>)> {
        let mut pairs: Vec<(Cow<'_, str>, Cow<'_, str>)> = Vec::new();
        for permission in self.iter() {
            pairs.extend([
                ("action".into(), permission.action().into()),
                ("resource".into(), permission.resource().into()),
                ("because".into(), permission.because().into()),
                ("certainty".into(), permission.need().as_str().into()),
                ("source".into(), permission.source().into()),
            ]);
            pairs.extend(permission.only_where().map(|only_where| ("only-where".into(), only_where.into())));
        }
        let named = |kind: &str, name: &str| Cow::from([kind, ":", name].concat());
        pairs.extend(self.conditions().map(|(name, words)| (named("condition", name), words.into())));
        for optional in self.optional() {
            pairs.extend([
                ("optional".into(), optional.action.into()),
                ("resource".into(), optional.resource.as_str().into()),
                ("effect".into(), optional.effect.into()),
            ]);
        }
        pairs.extend(self.doubts().map(|(because, words)| (named("unknown", because), words.into())));
        let open = self.open_places().iter();
        pairs.extend(open.map(|place| (named("open", place.option), place.resource.as_str().into())));
        pairs
    }
}

/// A result of ours, by its URL; it says its region itself.
fn read_result(given: &mut Given<'_>, surroundings: &mut Surroundings) -> Result<Asked, Error> {
    let bucket = given.text("bucket");
    let result = GivenRequest::read(given);
    let prefix = result.unsigned_path_prefix().map(UnsignedPrefix::parse).transpose()?;
    let operation = result.operation.ok_or_else(|| Error::missing_option(THE_PERMISSIONS, "operation"))?;
    let operation = Operation::named(operation)?;
    let not_presigned = |problem: &str| Error::NotPresigned { problem: problem.into() };
    let url = ReceivedUrl::parse(without_fragment(result.url.unwrap_or_default())).map_err(not_presigned)?;
    let url = prefix.map_or(Ok(url.clone()), |prefix| prefix.removed_from(&url))?;
    if surroundings.region.is_empty() {
        let region = url.text("X-Amz-Credential").and_then(|credential| credential.rsplit('/').nth(2));
        surroundings.region = region.unwrap_or_default().into();
    }
    Asked::result(operation, &url, &result.headers, bucket)
}

#[cfg(test)]
mod tests {
    use super::Permissions;
    use crate::{
        Credentials, ErrorCode, MultipartUpload, Request, Scope, Signer, Surroundings, operation_names,
    };
    use proptest::prelude::*;
    use time::macros::datetime;

    fn read(pairs: &[(&str, &str)]) -> Permissions {
        Permissions::from_pairs(pairs.iter().copied()).unwrap()
    }

    fn grants(permissions: &Permissions) -> Vec<(&str, &str)> {
        permissions.iter().map(|permission| (permission.action(), permission.resource())).collect()
    }

    #[test]
    fn a_result_needs_what_its_request_does() {
        let signer =
            Signer::new(Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret").unwrap(), "eu-west-1").unwrap();
        let now = datetime!(2026-01-02 03:04:05 UTC);
        let surroundings = Surroundings::new("eu-west-1");
        let arn = "arn:aws:s3:eu-west-1:123456789012:accesspoint/reports";
        for (request, key) in [
            (Request::new("GetObject").bucket("photos").with("VersionId", "v1"), Some("a b?.jpg")),
            (
                Request::new("PutObject").bucket("photos").with("ACL", "private").with("Tagging", "a=b"),
                Some("k"),
            ),
            (
                Request::new("PutObject").bucket(arn).with("ACL", "public-read").header_in_query("ACL"),
                Some("k"),
            ),
            (
                Request::new("CopyObject").bucket("photos").with("CopySource", "a/b%20c?versionId=1"),
                Some("k"),
            ),
            (Request::new("ListObjectsV2").bucket("photos").with("FetchOwner", true), None),
            (Request::new("ListBuckets"), None),
        ] {
            let presigned = signer.presign(&request, key, now).unwrap();
            let of_request = Permissions::of_request(&request, key, &surroundings).unwrap();
            let of_result = Permissions::of_presigned(&presigned, None, &surroundings).unwrap();
            assert_eq!(grants(&of_result), grants(&of_request), "{}", presigned.url());
            let pairs = presigned.to_pairs();
            let of_pairs =
                Permissions::from_pairs(pairs.iter().map(|(name, text)| (name.as_ref(), text.as_ref())));
            assert_eq!(of_pairs.unwrap().to_pairs(), of_request.to_pairs());
        }
        let other = Signer::builder(Credentials::new("minioadmin", "minioadmin").unwrap())
            .region("us-east-1")
            .endpoint("https://s3.example.com")
            .build()
            .unwrap();
        let presigned = other.presign(&Request::new("GetObject").bucket("photos"), "a/b", now).unwrap();
        let named = Permissions::of_presigned(&presigned, Some("photos"), &surroundings).unwrap();
        assert_eq!(grants(&named), [("s3:GetObject", "arn:aws:s3:::photos/a/b")]);
    }

    #[test]
    fn what_was_left_open_says_its_option() {
        let pairs = [("operation", "GetObject"), ("region", "us-east-1"), ("bucket", "a--use1-az4--x-s3")];
        let open = read(&pairs);
        let open: Vec<_> = open.open_places().iter().map(|place| (place.part, place.option)).collect();
        assert_eq!(open, [("account", "account")]);
        let closed = read(&[pairs[0], pairs[1], pairs[2], ("account", "123456789012")]);
        assert!(closed.open_places().is_empty());
        let of_any = read(&[("operation", "GetObject"), ("region", "us-east-1"), ("bucket", "photos")]);
        assert_eq!(of_any.open_places()[0].option, "key");
    }

    #[test]
    fn what_nobody_documents_is_told_and_not_granted() {
        let write = [("operation", "PutObject"), ("region", "us-east-1"), ("bucket", "photos"), ("key", "k")];
        let doubtful = read(&[&write[..], &[("if-match", "\"9b2c\"")]].concat());
        assert_eq!(grants(&doubtful), [("s3:PutObject", "arn:aws:s3:::photos/k")]);
        assert_eq!(doubtful.doubts().map(|(because, _)| because).collect::<Vec<_>>(), ["IfMatch"]);
        assert_eq!(read(&[&write[..], &[("if-none-match", "*")]].concat()).doubts().count(), 0);
        let nowhere =
            [("operation", "GetBucketCors"), ("region", "us-east-1"), ("bucket", "a--use1-az4--x-s3")];
        let nothing = read(&nowhere);
        assert_eq!((nothing.iter().count(), nothing.doubts().count()), (0, 1));
        assert_eq!(nothing.policy().unwrap_err().code(), ErrorCode::MissingOption);
    }

    #[test]
    fn an_alias_of_a_key_is_a_condition() {
        let policy = read(&[
            ("operation", "PutObject"),
            ("region", "us-east-1"),
            ("bucket", "photos"),
            ("key", "k"),
            ("server-side-encryption", "aws:kms"),
            ("ssekms-key-id", "alias/photos"),
        ])
        .policy()
        .unwrap();
        let condition =
            r#""Condition": {"ForAnyValue:StringEquals": {"kms:ResourceAliases": "alias/photos"}}"#;
        assert!(policy.as_str().contains(condition), "{}", policy.as_str());
        assert!(policy.as_str().contains(r#""arn:aws:kms:us-east-1:*:key/*""#));
    }

    #[test]
    fn a_scope_reaches_its_prefix_alone() {
        let scope =
            Scope::new("photos", ["GetObject", "CopyObject", "ListObjectsV2"]).key_prefix("users/4*/");
        let permissions = Permissions::of_scope(&scope, &Surroundings::new("us-east-1")).unwrap();
        let below = "arn:aws:s3:::photos/users/4${*}/*";
        let expected = [
            ("s3:GetObject", below),
            ("s3:PutObject", below),
            ("s3:GetObjectAnnotation", below),
            ("s3:PutObjectAnnotation", below),
            ("s3:ListBucket", "arn:aws:s3:::photos"),
        ];
        assert_eq!(grants(&permissions), expected);
        let policy = permissions.policy().unwrap();
        assert!(policy.as_str().contains(r#"{"StringLike": {"s3:prefix": "users/4${*}/*"}}"#));
    }

    #[test]
    fn an_upload_goes_on_without_what_began_it() {
        let upload = MultipartUpload::with_part_count("photos", "id", 2).unwrap();
        let surroundings = Surroundings::new("us-east-1").assume("upload-encryption");
        let permissions = Permissions::of_upload(&upload, "k", &surroundings).unwrap();
        let actions: Vec<_> = permissions.iter().map(|permission| permission.action()).collect();
        let expected = [
            "s3:PutObject",
            "kms:GenerateDataKey",
            "kms:Decrypt",
            "s3:AbortMultipartUpload",
            "s3:ListMultipartUploadParts",
        ];
        assert_eq!(actions, expected);
    }

    #[test]
    fn what_is_named_holds_without_being_assumed() {
        let role = "arn:aws:iam::123456789012:role/replicator";
        let pairs = [("operation", "PutBucketReplication"), ("region", "us-east-1"), ("bucket", "photos")];
        assert_eq!(read(&pairs).iter().count(), 1);
        let named = read(&[&pairs[..], &[("role", role)]].concat());
        assert_eq!(grants(&named)[1], ("iam:PassRole", role));
    }

    proptest! {
        #[test]
        fn any_operation_on_any_bucket_is_answered(
            index in 0_usize..116,
            bucket in "([a-z0-9.-]{1,20}|[a-z]{3}--use1-az4--xa?-s3|arn:aws:s3:us-east-1:123456789012:accesspoint/[a-z]{1,5})",
            key in "\\PC{0,20}",
            value in "[a-z*:/?=]{0,20}",
        ) {
            let operation = operation_names().nth(index).unwrap();
            let pairs = [("operation", operation), ("region", "us-east-1"), ("bucket", &bucket), ("key", &key)];
            for extra in ["acl", "copy-source", "if-match", "version-id", "ssekms-key-id"] {
                let pairs = pairs.into_iter().chain([("server-side-encryption", "aws:kms"), (extra, &value)]);
                if let Ok(permissions) = Permissions::from_pairs(pairs) {
                    let _ = (permissions.to_pairs(), permissions.policy().map(|policy| policy.size()));
                }
            }
        }
    }
}
