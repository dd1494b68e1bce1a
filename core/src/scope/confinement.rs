//! What a checked scope refuses.

use super::{
    copy_source::{named_alike, readings},
    permission::Permissions,
};
use crate::{
    error::Error,
    object_key::{check_safe, check_safe_around_file_name, fixed_beginning},
    operation::{Location, Operation, Resource},
    pairs::{bare_name, same_name},
    parameters::Header,
    request::Request,
};
use std::borrow::Cow;

/// One bucket, operations, and where they are given a key prefix and a longest
/// life.
#[derive(Clone, Debug)]
pub(crate) struct Confinement {
    pub(super) bucket: String,
    /// Ends with a slash.
    pub(super) key_prefix: Option<String>,
    /// On the bucket or its objects; at least one.
    pub(super) operations: Vec<&'static Operation>,
    /// At least one second.
    pub(super) maximum_expiry: Option<i64>,
    pub(super) permissions: Permissions,
}

impl Confinement {
    /// The longest `X-Amz-Expires`, if the scope has one.
    pub(super) fn maximum_expiry(&self) -> Option<i64> {
        self.maximum_expiry
    }

    /// Refuses an operation or a bucket outside, and whatever could turn the
    /// request into another one.
    #[inline(never)]
    pub(crate) fn check_request(
        &self,
        operation: &'static Operation,
        request: &Request,
    ) -> Result<(), Error> {
        self.check_operation(operation.name)?;
        self.check_bucket(request.bucket.as_deref().unwrap_or_default())?;
        for (name, text) in &request.parameters {
            if let Some(header) = header_of(operation, name, text) {
                self.permissions.check_header(operation, &header)?;
            }
        }
        for (name, _) in &request.headers {
            self.permissions.check_header(operation, name)?;
        }
        for (name, _) in &request.query {
            self.permissions.check_query(operation, name)?;
        }
        match (operation.resource, &self.key_prefix) {
            (Resource::Bucket, prefix) => check_list(operation, request, prefix.as_deref()),
            // It takes another object away, and S3 does not say how that is written.
            (_, Some(prefix)) if operation.parameter("RenameSource").is_some() => {
                Err(Error::KeyOutsideScope { key: operation.name.into(), prefix: prefix.as_str().into() })
            }
            _ => Ok(()),
        }
    }

    /// Refuses to read an object outside for a copy, under any reading of what its
    /// source says.
    #[inline(never)]
    pub(crate) fn check_sources(&self, headers: &[Header]) -> Result<(), Error> {
        let sources = headers.iter().filter(|header| header.name == "x-amz-copy-source");
        sources.flat_map(|header| readings(&header.value)).try_for_each(|source| {
            if source.bucket != named_alike(&self.bucket) {
                return Err(self.bucket_outside(&source.bucket));
            }
            self.check_key(&source.key)
        })
    }

    /// Refuses a form outside, by its key, which may hold the file's name, and the
    /// names of its fields and conditions, those that S3 knows and the application's own.
    pub(crate) fn check_form<'f>(
        &self,
        put_object: &'static Operation,
        key: &str,
        mut fields: impl Iterator<Item = &'f str>,
        mut own_fields: impl Iterator<Item = &'f str>,
    ) -> Result<(), Error> {
        check_safe_around_file_name(key)?;
        self.check_prefix(fixed_beginning(key))?;
        fields.try_for_each(|name| self.permissions.check_field(put_object, name))?;
        own_fields.try_for_each(|name| self.permissions.check_own_field(put_object, name))
    }

    /// Refuses a bucket outside.
    pub(crate) fn check_bucket(&self, bucket: &str) -> Result<(), Error> {
        if bucket == self.bucket { Ok(()) } else { Err(self.bucket_outside(bucket)) }
    }

    /// Refuses an operation outside.
    pub(crate) fn check_operation(&self, name: &'static str) -> Result<(), Error> {
        let mut allowed = self.operations.iter().map(|operation| operation.name);
        if allowed.any(|allowed| allowed == name) {
            return Ok(());
        }
        let allowed: Vec<&str> = self.operations.iter().map(|operation| operation.name).collect();
        Err(Error::OperationOutsideScope { operation: name, allowed: allowed.join(", ") })
    }

    /// Refuses a key outside, and one that clients or file systems could take
    /// for another.
    pub(crate) fn check_key(&self, key: &str) -> Result<(), Error> {
        check_safe(key)?;
        self.check_prefix(key)
    }

    /// Each option, by the names of [`Scope::from_pairs`](super::Scope::from_pairs).
    pub(super) fn describe(&self) -> Vec<(Cow<'static, str>, String)> {
        let mut pairs: Vec<(Cow<'static, str>, String)> = vec![("scope:bucket".into(), self.bucket.clone())];
        let operations = self.operations.iter().map(|operation| operation.name.into());
        pairs.extend(operations.map(|name| ("scope:operations".into(), name)));
        pairs.extend(self.key_prefix.clone().map(|prefix| ("scope:key-prefix".into(), prefix)));
        let longest = self.maximum_expiry.map(|seconds| seconds.to_string());
        pairs.extend(longest.map(|seconds| ("scope:max-expires-in".into(), seconds)));
        pairs.extend(self.permissions.iter().map(|allowed| ("scope:allow".into(), allowed.to_string())));
        pairs
    }

    fn check_prefix(&self, key: &str) -> Result<(), Error> {
        match &self.key_prefix {
            Some(prefix) if !key.starts_with(prefix.as_str()) => {
                Err(Error::KeyOutsideScope { key: key.into(), prefix: prefix.as_str().into() })
            }
            _ => Ok(()),
        }
    }

    fn bucket_outside(&self, bucket: &str) -> Error {
        Error::BucketOutsideScope { bucket: bucket.into(), allowed: self.bucket.as_str().into() }
    }
}

/// The header that carries a parameter, as it was named by the caller; none for a
/// map in which there is nothing.
fn header_of(operation: &'static Operation, name: &str, text: &str) -> Option<Cow<'static, str>> {
    let name = bare_name(name);
    let (name, entry) = name.split_once(':').unwrap_or((name, ""));
    match operation.parameter(name)?.location {
        Location::Header(header) => Some(header.into()),
        Location::HeaderPrefix(_) if entry.is_empty() && text.is_empty() => None,
        Location::HeaderPrefix(prefix) => Some(format!("{prefix}{entry}").into()),
        Location::Query(_) | Location::HostLabel(_) | Location::Body => None,
    }
}

/// An operation on the bucket reaches every key, unless it lists a prefix; and a
/// prefix is the beginning of keys, so it is as safe as one.
fn check_list(
    operation: &'static Operation,
    request: &Request,
    key_prefix: Option<&str>,
) -> Result<(), Error> {
    let lists = operation.parameter("Prefix").is_some_and(|parameter| {
        operation.method == "GET" && matches!(parameter.location, Location::Query(_))
    });
    let given = request.parameters.iter().find(|(name, _)| same_name(name, "Prefix"));
    let given = given.map(|(_, text)| text.as_str()).filter(|_| lists).unwrap_or_default();
    if !given.is_empty() {
        check_safe(given)?;
    }
    match key_prefix {
        Some(prefix) if !given.starts_with(prefix) => {
            Err(Error::KeyOutsideScope { key: given.into(), prefix: prefix.into() })
        }
        _ => Ok(()),
    }
}
#[cfg(test)]
mod tests {
    use crate::{Credentials, ErrorCode, MultipartUpload, PostPolicy, Request, Scope, Signer, WarningCode};
    use percent_encoding::percent_decode_str;
    use proptest::prelude::*;
    use std::time::Duration;
    use time::{OffsetDateTime, macros::datetime};

    const NOW: OffsetDateTime = datetime!(2026-01-02 03:04:05 UTC);

    fn signer() -> Signer {
        Signer::new(Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret").unwrap(), "eu-west-1").unwrap()
    }

    fn scoped() -> Signer {
        let operations = ["GetObject", "PutObject", "CopyObject", "ListObjectsV2", "DeleteObjects"];
        let scope = Scope::new("photos", operations)
            .key_prefix("users/42/")
            .max_expires_in(Duration::from_secs(1000));
        signer().scoped(&scope).unwrap()
    }

    fn code(request: Request, key: Option<&str>) -> Option<ErrorCode> {
        scoped().presign(&request, key, NOW).err().map(|error| error.code())
    }

    fn get() -> Request {
        Request::new("GetObject").bucket("photos")
    }

    #[test]
    fn keys_lie_under_the_prefix_and_are_safe() {
        for (key, expected) in [
            ("users/42/a.png", None),
            ("users/42/", None),
            ("users/42/a/", None),
            ("users/421/a.png", Some(ErrorCode::KeyOutsideScope)),
            ("users/42", Some(ErrorCode::KeyOutsideScope)),
            ("Users/42/a", Some(ErrorCode::KeyOutsideScope)),
            ("other", Some(ErrorCode::KeyOutsideScope)),
            ("users/42/../43/a", Some(ErrorCode::UnsafeKey)),
            ("users/42/..", Some(ErrorCode::UnsafeKey)),
            ("users/42/./a", Some(ErrorCode::UnsafeKey)),
            ("users/42//a", Some(ErrorCode::UnsafeKey)),
            ("users/42/a//", Some(ErrorCode::UnsafeKey)),
            ("/users/42/a", Some(ErrorCode::UnsafeKey)),
            ("users/42/a\\..\\b", Some(ErrorCode::UnsafeKey)),
            ("users/42/a\0", Some(ErrorCode::UnsafeKey)),
            ("users/42/a\n", Some(ErrorCode::UnsafeKey)),
            ("users/42/\u{85}", Some(ErrorCode::UnsafeKey)),
        ] {
            assert_eq!(code(get(), Some(key)), expected, "{key:?}");
            let template = scoped().template(&get()).unwrap();
            assert_eq!(template.url(key, NOW).err().map(|error| error.code()), expected);
            let mut buffer = [0; 2048];
            let written = template.url_into(key, NOW, &mut buffer);
            assert_eq!(written.err().map(|error| error.code()), expected);
            let plain = scoped().object_url("photos", key);
            assert_eq!(plain.err().map(|error| error.code()), expected);
        }
    }

    #[test]
    fn only_these_operations_on_this_bucket() {
        let outside = Some(ErrorCode::OperationOutsideScope);
        assert_eq!(code(Request::new("DeleteObject").bucket("photos"), Some("users/42/a")), outside);
        assert_eq!(code(Request::new("ListBuckets"), None), outside);
        assert_eq!(code(Request::new("get-object").bucket("photos"), Some("users/42/a")), None);
        let bucket = Some(ErrorCode::BucketOutsideScope);
        assert_eq!(code(Request::new("GetObject").bucket("Photos"), Some("users/42/a")), bucket);
        assert_eq!(code(Request::new("GetObject").bucket("arn:aws:s3:::photos"), Some("users/42/a")), bucket);
        assert!(scoped().object_url("other", "users/42/a").is_err());
    }

    #[test]
    fn operations_on_the_bucket_stay_under_the_prefix() {
        let list = |prefix: &str| {
            let request = Request::new("ListObjectsV2").bucket("photos").with("Prefix", prefix);
            code(request, None)
        };
        assert_eq!(list("users/42/"), None);
        assert_eq!(list("users/42/2026/"), None);
        assert_eq!(list("users/4"), Some(ErrorCode::KeyOutsideScope));
        assert_eq!(list(""), Some(ErrorCode::KeyOutsideScope));
        for prefix in ["users/42/../", "users/42/..", "users/42//a", "users/42/a\\"] {
            assert_eq!(list(prefix), Some(ErrorCode::UnsafeKey), "{prefix}");
        }
        let all = Request::new("ListObjectsV2").bucket("photos");
        assert_eq!(code(all, None), Some(ErrorCode::KeyOutsideScope));
        let delete = Request::new("DeleteObjects").bucket("photos");
        assert_eq!(code(delete, None), Some(ErrorCode::KeyOutsideScope));
    }

    #[test]
    fn nothing_outside_is_copied() {
        let copy = |source: &str| {
            let request = Request::new("CopyObject").bucket("photos").with("CopySource", source);
            code(request, Some("users/42/copy"))
        };
        assert_eq!(copy("photos/users/42/a"), None);
        assert_eq!(copy("/photos/users/42/a%20b?versionId=1"), None);
        assert_eq!(copy("photos/users/43/a"), Some(ErrorCode::KeyOutsideScope));
        assert_eq!(copy("other/users/42/a"), Some(ErrorCode::BucketOutsideScope));
        assert_eq!(copy("photos/users/42/%2E%2E/43/a"), Some(ErrorCode::UnsafeKey));
        assert_eq!(copy("photos/users%2F42%2Fa"), None);
        assert_eq!(copy("//photos/users/42/a"), Some(ErrorCode::BucketOutsideScope));
        assert_eq!(copy("photos/users/42/a?/../../43/a"), Some(ErrorCode::UnsafeKey));
        assert_eq!(copy("photos/users/42/a+b"), None);
        assert_eq!(copy("photos/users/42/a/..#b"), Some(ErrorCode::UnsafeKey));
        assert_eq!(copy("photos%2Fusers%2F42%2Fa"), None);
        assert_eq!(copy("photos%2Fusers%2F43%2Fa"), Some(ErrorCode::KeyOutsideScope));
        assert_eq!(
            copy("arn:aws:s3:eu-west-1:123456789012:accesspoint/x/object/users/42/a"),
            Some(ErrorCode::BucketOutsideScope),
        );
        let parts = Request::new("CopyObject")
            .bucket("photos")
            .with("CopySource", [("Bucket", "photos"), ("Key", "users/43/a")]);
        assert_eq!(code(parts, Some("users/42/copy")), Some(ErrorCode::KeyOutsideScope));
    }

    #[test]
    fn nothing_is_copied_past_an_access_point() {
        for arn in [
            "arn:aws:s3:eu-west-1:123456789012:accesspoint/films",
            "arn:aws:s3:eu-west-1:123456789012:accesspoint:films",
            "arn:aws:s3-outposts:eu-west-1:123456789012:outpost/op-01234567890123456/accesspoint/films",
        ] {
            let scope = Scope::new(arn, ["CopyObject"]).key_prefix("object/");
            let signer = signer().scoped(&scope).unwrap();
            let code =
                |copy: Request| signer.presign(&copy, "object/copy", NOW).err().map(|error| error.code());
            let copy = |source: &str| code(Request::new("CopyObject").bucket(arn).with("CopySource", source));
            assert_eq!(copy(&format!("{arn}/object/object/a")), None);
            assert_eq!(copy(&format!("{arn}/object/object%2Fa?versionId=1")), None);
            assert_eq!(
                copy(
                    &arn.replace(':', "%3A")
                        .replace('/', "%2F")
                        .replace("films", "films%2Fobject%2Fobject%2Fa")
                ),
                None
            );
            assert_eq!(copy(&format!("{arn}/object/users/43/a")), Some(ErrorCode::KeyOutsideScope));
            assert_eq!(copy(&format!("{arn}/object/object/../a")), Some(ErrorCode::UnsafeKey));
            assert_eq!(copy(&format!("{arn}/other/object/a")), Some(ErrorCode::BucketOutsideScope));
            assert_eq!(copy(&format!("{arn}s/object/object/a")), Some(ErrorCode::BucketOutsideScope));
            let parts = |key: &str| {
                let source = [("Bucket", arn), ("Key", key)];
                code(Request::new("CopyObject").bucket(arn).with("CopySource", source))
            };
            assert_eq!(parts("object/a"), None);
            assert_eq!(parts("users/43/a"), Some(ErrorCode::KeyOutsideScope));
        }
    }

    #[test]
    fn nothing_extra_turns_one_operation_into_another() {
        let put = || Request::new("PutObject").bucket("photos");
        let outside = Some(ErrorCode::NameOutsideScope);
        assert_eq!(code(put().query("acl", ""), Some("users/42/a")), outside);
        assert_eq!(code(put().query("anything", ""), Some("users/42/a")), outside);
        assert_eq!(code(put().header("X-Amz-Copy-Source", "other/key"), Some("users/42/a")), outside);
        assert_eq!(code(put().header("x-custom", "1"), Some("users/42/a")), outside);
        assert_eq!(code(put().header("X-Amz-Meta-Example-Snowball", "1"), Some("users/42/a")), outside);
        assert_eq!(code(put().with("Metadata", [("mode", "1")]), Some("users/42/a")), outside);
        assert_eq!(code(put().with("metadata:Symlink", "1"), Some("users/42/a")), outside);
        let moved = put().with("Metadata", [("x-own", "1")]).headers_in_query();
        assert_eq!(code(moved, Some("users/42/a")), outside);
        assert_eq!(code(put().with("website_redirect_location", "/other"), Some("users/42/a")), outside);
        let harmless = put()
            .header("x-amz-meta-owner", "ada")
            .header("X-Amz-Storage-Class", "STANDARD")
            .with("ContentType", "image/png")
            .with("Metadata", [("album_id", "7")]);
        assert_eq!(code(harmless, Some("users/42/a")), None);
        assert_eq!(code(put().with("Metadata:", ""), Some("users/42/a")), None);
        assert_eq!(code(put().with("Metadata:", "a"), Some("users/42/a")), outside);
    }

    #[test]
    fn a_permission_lets_one_name_pass() {
        let permitted = |permission: &str| {
            let scope = Scope::new("photos", ["PutObject"]).allow(permission);
            signer().scoped(&scope).unwrap()
        };
        let put = || Request::new("PutObject").bucket("photos");
        for (permission, request) in [
            ("header:X-Example", put().header("x-example", "1")),
            ("query:example", put().query("example", "1")),
            ("metadata:Mode", put().with("Metadata", [("mode", "1")])),
            ("parameter:WebsiteRedirectLocation", put().with("WebsiteRedirectLocation", "/a")),
        ] {
            assert!(permitted(permission).presign(&request, "a", NOW).is_ok(), "{permission}");
            let error = permitted("header:x-other").presign(&request, "a", NOW).unwrap_err();
            assert_eq!(error.code(), ErrorCode::NameOutsideScope, "{permission}");
            assert!(error.to_string().contains("\"allow\""), "{error}");
        }
        let query = put().query("Example", "1");
        assert!(permitted("query:example").presign(&query, "a", NOW).is_err());
        let copy = put().header("x-amz-copy-source", "other/a");
        let error = permitted("header:x-amz-copy-source").presign(&copy, "a", NOW).unwrap_err();
        assert_eq!(error.code(), ErrorCode::BucketOutsideScope);
        let both = permitted("header:x-example").scoped(&Scope::new("photos", ["PutObject"])).unwrap();
        assert!(both.presign(&put().header("x-example", "1"), "a", NOW).is_err());
    }

    #[test]
    fn nothing_is_signed_ahead_of_the_clock() {
        let minutes = |count: u64| Duration::from_secs(60 * count);
        let ahead = ErrorCode::SigningTimeOutsideScope;
        let later = |request: Request| {
            scoped().presign(&request, "users/42/a", NOW + minutes(20)).err().map(|error| error.code())
        };
        assert_eq!(later(get().expires_in(minutes(1))), None);
        assert_eq!(later(get().expires_in(minutes(1)).clock(NOW)), Some(ahead));
        assert_eq!(
            later(get().expires_in(minutes(2)).clock(NOW + minutes(5))),
            Some(ErrorCode::ExpiryOutsideScope)
        );
        assert_eq!(later(get().expires_in(minutes(1)).clock(NOW + minutes(6))), None);
        let template = scoped().template(&get().expires_in(minutes(1)).clock(NOW)).unwrap();
        assert!(template.url("users/42/a", NOW).is_ok());
        assert_eq!(template.url("users/42/a", NOW + minutes(16)).unwrap_err().code(), ahead);
        let form = PostPolicy::new("photos", "users/42/a").expires_in(minutes(1)).clock(NOW);
        let error = scoped().presign_post(&form, NOW + minutes(20)).unwrap_err();
        assert_eq!(error.code(), ahead);
        let unscoped = signer().presign(&get().clock(NOW), "a", NOW + minutes(60));
        assert!(unscoped.is_ok());
        let scope = Scope::new("videos", ["UploadPart", "CompleteMultipartUpload"]);
        let upload = MultipartUpload::with_part_count("videos", "id", 1).unwrap().clock(NOW);
        let signer = signer().scoped(&scope).unwrap();
        let error = signer.presign_multipart(&upload, "a", NOW + minutes(20)).unwrap_err();
        assert_eq!(error.code(), ahead);
    }

    #[test]
    fn no_url_lives_longer() {
        let longer = Some(ErrorCode::ExpiryOutsideScope);
        assert_eq!(code(get().expires_in(Duration::from_secs(1000)), Some("users/42/a")), None);
        assert_eq!(code(get().expires_in(Duration::from_secs(1001)), Some("users/42/a")), longer);
        assert_eq!(code(get().stable_for(Duration::from_secs(101)), Some("users/42/a")), longer);
        let later = NOW + Duration::from_secs(1001);
        assert_eq!(code(get().expires_at(later), Some("users/42/a")), longer);
    }

    #[test]
    fn a_narrower_scope_keeps_the_wider_one() {
        let wider = Scope::new("photos", ["GetObject", "DeleteObject"]).key_prefix("users/");
        let narrower = scoped().scoped(&wider).unwrap();
        let code = |operation: &str, key: &str| {
            let request = Request::new(operation).bucket("photos");
            narrower.presign(&request, key, NOW).err().map(|error| error.code())
        };
        assert_eq!(code("GetObject", "users/42/a"), None);
        assert_eq!(code("GetObject", "users/43/a"), Some(ErrorCode::KeyOutsideScope));
        assert_eq!(code("DeleteObject", "users/42/a"), Some(ErrorCode::OperationOutsideScope));
        assert_eq!(code("PutObject", "users/42/a"), Some(ErrorCode::OperationOutsideScope));
        assert!(format!("{narrower:?}").contains("users/42/"));
        assert!(!format!("{:?}", signer()).contains("scopes"));
    }

    #[test]
    fn forms_and_uploads_are_confined_too() {
        let post = |bucket: &str, key: &str| {
            scoped().presign_post(&PostPolicy::new(bucket, key), NOW).err().map(|error| error.code())
        };
        assert_eq!(post("photos", "users/42/${filename}"), None);
        assert_eq!(post("photos", "users/43/${filename}"), Some(ErrorCode::KeyOutsideScope));
        assert_eq!(post("photos", "users/${filename}"), Some(ErrorCode::KeyOutsideScope));
        assert_eq!(post("photos", "users/42/../${filename}"), Some(ErrorCode::UnsafeKey));
        assert_eq!(post("photos", "users/42/${filename}/../a"), Some(ErrorCode::UnsafeKey));
        assert_eq!(post("photos", "users/42/${filename}//a"), Some(ErrorCode::UnsafeKey));
        assert_eq!(post("other", "users/42/a"), Some(ErrorCode::BucketOutsideScope));
        let long = PostPolicy::new("photos", "users/42/a").expires_in(Duration::from_secs(1001));
        let error = scoped().presign_post(&long, NOW).unwrap_err();
        assert_eq!(error.code(), ErrorCode::ExpiryOutsideScope);
        let reader = signer().scoped(&Scope::new("photos", ["GetObject"])).unwrap();
        let error = reader.presign_post(&PostPolicy::new("photos", "a"), NOW).unwrap_err();
        assert_eq!(error.code(), ErrorCode::OperationOutsideScope);
        let upload = MultipartUpload::with_part_count("photos", "id", 2).unwrap();
        let error = scoped().presign_multipart(&upload, "users/42/a", NOW).unwrap_err();
        assert_eq!(error.code(), ErrorCode::OperationOutsideScope);
    }

    #[test]
    fn a_form_has_no_field_that_leads_outside() {
        let code = |name: &str| {
            let field = PostPolicy::new("photos", "users/42/a").field(name, "/a");
            let open = PostPolicy::new("photos", "users/42/a").starts_with(name, "");
            [field, open].map(|form| scoped().presign_post(&form, NOW).err().map(|error| error.code()))
        };
        let outside = [Some(ErrorCode::NameOutsideScope); 2];
        for name in [
            "x-amz-copy-source",
            "x-amz-meta-mode",
            "metadata:x-own",
            "x-amz-meta-",
            "WebsiteRedirectLocation",
            "x-amz-example",
        ] {
            assert_eq!(code(name), outside, "{name}");
        }
        for name in ["x-amz-meta-owner", "acl", "x-amz-storage-class", "Content-Type"] {
            assert_eq!(code(name), [None; 2], "{name}");
        }
        let scope = Scope::new("photos", ["PutObject"]).allow("header:x-amz-example");
        let form = PostPolicy::new("photos", "a").field("x-amz-example", "1");
        assert!(signer().scoped(&scope).unwrap().presign_post(&form, NOW).is_ok());
    }

    #[test]
    fn a_field_of_ones_own_needs_a_permission() {
        let fixed = || PostPolicy::new("photos", "users/42/a").own_field("Album", "7");
        let open = || PostPolicy::new("photos", "users/42/a").own_starts_with("Album", "");
        for form in [fixed(), open()] {
            let error = scoped().presign_post(&form, NOW).unwrap_err();
            assert_eq!(error.code(), ErrorCode::NameOutsideScope);
            assert!(error.to_string().contains("field:album"), "{error}");
            let scope = Scope::new("photos", ["PutObject"]).allow("field:album");
            assert!(signer().scoped(&scope).unwrap().presign_post(&form, NOW).is_ok());
        }
    }

    #[test]
    fn an_open_key_is_told() {
        let warned = |signer: &Signer, form: PostPolicy| {
            let presigned = signer.presign_post(&form, NOW).unwrap();
            presigned.warnings().iter().any(|warning| warning.code == WarningCode::OpenKey)
        };
        let open = || PostPolicy::new("photos", "users/42/${filename}");
        assert!(warned(&scoped(), open()));
        assert!(!warned(&scoped(), open().allow_open_key()));
        assert!(!warned(&scoped(), PostPolicy::new("photos", "users/42/a").starts_with("key", "users/")));
        assert!(!warned(&signer(), open()));
        let whole_bucket = signer().scoped(&Scope::new("photos", ["PutObject"])).unwrap();
        assert!(warned(&whole_bucket, PostPolicy::new("photos", "${filename}")));
        let by_prefix = PostPolicy::from_pairs([("bucket", "photos"), ("starts-with:key", "")]).unwrap();
        assert!(warned(&whole_bucket, by_prefix));
    }

    #[test]
    fn scopes_upon_scopes_all_apply() {
        let scope = Scope::new("photos", ["GetObject", "PutObject"]).key_prefix("users/");
        let mut signer = scoped();
        for _ in 0..20_000 {
            signer = signer.scoped(&scope).unwrap();
        }
        let get = get();
        assert!(signer.presign(&get, "users/42/a", NOW).is_ok());
        assert!(signer.presign(&get, "users/43/a", NOW).is_err());
        assert_eq!(signer.describe().len(), 2 + 8 + 20_000 * 4);
        let (one, other) = (signer.clone(), signer);
        drop(one);
        assert!(other.presign(&get, "users/42/a", NOW).is_ok());
    }

    #[test]
    fn a_scope_itself_is_checked() {
        let code = |pairs: &[(&str, &str)]| {
            let scope = Scope::from_pairs(pairs.iter().copied());
            scope.and_then(|scope| signer().scoped(&scope)).err().map(|error| error.code())
        };
        let good = [("bucket", "photos"), ("operations", "put-object")];
        assert_eq!(code(&good), None);
        assert_eq!(
            code(&[("bucket", "photos"), ("operations", "GetObject"), ("operations", "PutObject")]),
            None
        );
        assert_eq!(code(&[good[0], good[1], ("allow:", "")]), Some(ErrorCode::WrongType));
        let joined = signer().scoped(&Scope::new("photos", ["GetObject,PutObject"])).unwrap_err();
        assert!(joined.to_string().contains("once for each"), "{joined}");
        assert_eq!(code(&good[..1]), Some(ErrorCode::MissingOption));
        assert_eq!(code(&good[1..]), Some(ErrorCode::MissingOption));
        for (name, value, expected) in [
            ("key-prefix", "users/42", ErrorCode::InvalidOption),
            ("key-prefix", "", ErrorCode::InvalidOption),
            ("key-prefix", "users/../", ErrorCode::UnsafeKey),
            ("max-expires-in", "0", ErrorCode::InvalidOption),
            ("operations", "ListBuckets", ErrorCode::InvalidOption),
            ("operations", "GetObjects", ErrorCode::UnknownOperation),
            ("operations", "GetObject,PutObject", ErrorCode::InvalidOption),
            ("operations:a", "PutObject", ErrorCode::WrongType),
            ("allow", "x-example", ErrorCode::InvalidOption),
            ("allow", "parameter:ACL", ErrorCode::InvalidOption),
            ("bucket", "photos", ErrorCode::DuplicateOption),
            ("prefix", "a/", ErrorCode::UnknownOption),
        ] {
            let pairs = [good[0], good[1], (name, value)];
            assert_eq!(code(&pairs), Some(expected), "{name} {value}");
        }
        let unnamed = Scope::new("a/b", ["GetObject"]);
        assert!(signer().scoped(&unnamed).is_err());
        assert!(signer().scoped(&Scope::new("photos", Vec::<String>::new())).is_err());
    }

    proptest! {
        #[test]
        fn no_key_that_is_signed_lies_outside(key in "(users/42/)?[a-z./%2ef]{1,16}") {
            if let Ok(presigned) = scoped().presign(&get(), key.as_str(), NOW) {
                prop_assert!(key.starts_with("users/42/"));
                prop_assert!(presigned.warnings().is_empty(), "{:?}", presigned.warnings());
            }
        }

        #[test]
        fn nothing_that_is_copied_lies_outside(source in "/{0,2}photos/(users/42/)?[a-z./%25ef?#+]{1,16}") {
            let copy = Request::new("CopyObject").bucket("photos").with("CopySource", source.as_str());
            if scoped().presign(&copy, "users/42/copy", NOW).is_ok() {
                let decoded = percent_decode_str(source.trim_start_matches('/')).decode_utf8_lossy();
                prop_assert!(decoded.starts_with("photos/users/42/"));
                prop_assert!(!decoded.contains("/../") && !decoded.contains("//"));
            }
        }
    }
}
