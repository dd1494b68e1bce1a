//! What a signer is confined to, for the part of a program that deals with
//! users' input: one bucket, a key prefix, a few operations, a longest life.

use crate::{
    error::Error,
    object_key::check_safe,
    operation::{Location, Operation, Resource},
    pairs::{Given, invalid_option, same_name},
    parameters::Header,
    request::Request,
};
use percent_encoding::percent_decode_str;
use std::{borrow::Cow, sync::Arc, time::Duration};

/// A confinement of a [`Signer`](crate::Signer); see
/// [`Signer::scoped`](crate::Signer::scoped).
///
/// ```
/// use s3presign::{Credentials, Request, Scope, Signer};
/// use std::time::Duration;
/// use time::macros::datetime;
///
/// let credentials = Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret")?;
/// let scope = Scope::new("photos", ["GetObject", "PutObject"])
///     .key_prefix("users/42/")
///     .max_expires_in(Duration::from_secs(900));
/// let signer = Signer::new(credentials, "eu-west-1")?.scoped(&scope)?;
///
/// let now = datetime!(2026-01-02 03:04:05 UTC);
/// let download = Request::new("GetObject").bucket("photos");
/// assert!(signer.presign(&download, "users/42/cat.png", now).is_ok());
/// for (key, code) in [("users/43/cat.png", "KeyOutsideScope"), ("users/42/../43/cat.png", "UnsafeKey")] {
///     assert_eq!(signer.presign(&download, key, now).unwrap_err().code().as_str(), code);
/// }
/// # Ok::<(), s3presign::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Scope {
    bucket: String,
    key_prefix: Option<String>,
    operations: Vec<String>,
    maximum_expiry: Option<i64>,
}

impl Scope {
    /// Confines to a bucket, by exactly this name, and to operations by S3's
    /// names in any case convention. Uploads by forms count as `PutObject`.
    pub fn new<T: Into<String>>(bucket: impl Into<String>, operations: impl IntoIterator<Item = T>) -> Scope {
        Scope {
            bucket: bucket.into(),
            key_prefix: None,
            operations: operations.into_iter().map(Into::into).collect(),
            maximum_expiry: None,
        }
    }

    /// Confines to keys that begin so. It must end with a slash, since
    /// `users/42` would let `users/421` in.
    ///
    /// Operations on the bucket are then refused, for they reach any key, but
    /// for lists whose `Prefix` lies within.
    pub fn key_prefix(mut self, prefix: impl Into<String>) -> Scope {
        self.key_prefix = Some(prefix.into());
        self
    }

    /// The longest life of a URL, windows and back-dating included, in whole
    /// seconds.
    pub fn max_expires_in(mut self, duration: Duration) -> Scope {
        self.maximum_expiry = Some(i64::try_from(duration.as_secs()).unwrap_or(i64::MAX));
        self
    }

    /// Builds a scope from names and texts, as every other language does:
    /// `bucket`, `operations` (separated by commas, or the name repeated),
    /// `key-prefix`, `max-expires-in` (seconds).
    ///
    /// # Errors
    ///
    /// `UnknownOption`, `MissingOption`, `DuplicateOption`, `InvalidOption`.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Scope, Error> {
        Given::read("the scope", pairs, Scope::read)
    }

    pub(crate) fn read(given: &mut Given<'_>) -> Result<Scope, Error> {
        let mut scope = Scope::new(given.required("bucket"), Vec::<String>::new());
        let operations = given.all("operations");
        scope.key_prefix = given.text("key-prefix").map(String::from);
        scope.maximum_expiry = given.seconds("max-expires-in");
        if operations.is_empty() {
            return Err(Error::MissingOption { of: "the scope", name: "operations" });
        }
        let names = operations.into_iter().flat_map(|text| text.split(','));
        scope.operations.extend(names.map(|name| name.trim().into()));
        Ok(scope)
    }

    /// Checks the scope itself, before a signer takes it.
    pub(crate) fn check(&self) -> Result<(), Error> {
        if self.operations.is_empty() {
            return Err(Error::MissingOption { of: "the scope", name: "operations" });
        }
        for name in &self.operations {
            let operation = Operation::named(name)?;
            if matches!(operation.resource, Resource::Service | Resource::Fixed(_)) {
                return Err(invalid_option("operations", name, "operations on a bucket or an object"));
            }
        }
        match &self.key_prefix {
            Some(prefix) if !prefix.ends_with('/') => {
                return Err(invalid_option(
                    "key-prefix",
                    prefix,
                    "text that ends with a slash, such as users/42/",
                ));
            }
            Some(prefix) => check_safe(prefix)?,
            None => {}
        }
        match self.maximum_expiry {
            Some(seconds) if seconds < 1 => {
                Err(invalid_option("max-expires-in", &seconds.to_string(), "at least 1 second"))
            }
            _ => crate::endpoint::check_name(&self.bucket),
        }
    }

    /// The longest `X-Amz-Expires`, if the scope has one.
    pub(crate) fn maximum_expiry(&self) -> Option<i64> {
        self.maximum_expiry
    }

    /// Refuses an operation or a bucket outside, and whatever could turn the
    /// request into another one.
    pub(crate) fn check_request(
        &self,
        operation: &'static Operation,
        request: &Request,
    ) -> Result<(), Error> {
        self.check_operation(operation.name)?;
        self.check_bucket(request.bucket.as_deref().unwrap_or_default())?;
        // `?acl` makes PutObjectAcl of PutObject, x-amz-copy-source CopyObject.
        let extra = request.query.iter().map(|(name, _)| name);
        let extra = extra.chain(
            request
                .headers
                .iter()
                .map(|(name, _)| name)
                .filter(|name| name.to_ascii_lowercase().starts_with("x-amz-")),
        );
        if let Some(name) = extra.into_iter().next() {
            return Err(Error::NameOutsideScope { name: name.as_str().into() });
        }
        match (operation.resource, &self.key_prefix) {
            (Resource::Bucket, Some(prefix)) => check_list(operation, request, prefix),
            // It takes another object away, and S3 does not say how that is written.
            (_, Some(prefix)) if operation.parameter("RenameSource").is_some() => {
                Err(Error::KeyOutsideScope { key: operation.name.into(), prefix: prefix.as_str().into() })
            }
            _ => Ok(()),
        }
    }

    /// Refuses to read an object outside for a copy.
    pub(crate) fn check_sources(&self, headers: &[Header]) -> Result<(), Error> {
        let sources = headers.iter().filter(|header| header.name == "x-amz-copy-source");
        sources.into_iter().try_for_each(|header| self.check_source(&header.value))
    }

    /// Refuses a bucket outside.
    pub(crate) fn check_bucket(&self, bucket: &str) -> Result<(), Error> {
        if bucket == self.bucket {
            return Ok(());
        }
        Err(Error::BucketOutsideScope { bucket: bucket.into(), allowed: self.bucket.as_str().into() })
    }

    /// Refuses an operation outside.
    pub(crate) fn check_operation(&self, name: &'static str) -> Result<(), Error> {
        if self.operations.iter().any(|allowed| same_name(allowed, name)) {
            return Ok(());
        }
        Err(Error::OperationOutsideScope { operation: name, allowed: self.operations.join(", ") })
    }

    /// Refuses a key outside, and one that clients or file systems could take
    /// for another.
    pub(crate) fn check_key(&self, key: &str) -> Result<(), Error> {
        check_safe(key)?;
        match &self.key_prefix {
            Some(prefix) if !key.starts_with(prefix.as_str()) => {
                Err(Error::KeyOutsideScope { key: key.into(), prefix: prefix.as_str().into() })
            }
            _ => Ok(()),
        }
    }

    /// `bucket/key?versionId=...`, percent-encoded. A plus sign may mean a
    /// space to the server, and a question mark may be part of the key: every
    /// reading must lie within.
    fn check_source(&self, source: &str) -> Result<(), Error> {
        let source = source.strip_prefix('/').unwrap_or(source);
        let (bucket, whole) = source.split_once('/').unwrap_or((source, ""));
        let key = whole.split('?').next().unwrap_or_default();
        let decode = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
        self.check_bucket(&decode(bucket))?;
        for reading in [key, whole, &key.replace('+', " ")] {
            self.check_key(&decode(reading))?;
        }
        Ok(())
    }
}

/// An operation on the bucket reaches every key, unless it lists a prefix.
fn check_list(operation: &'static Operation, request: &Request, prefix: &str) -> Result<(), Error> {
    let lists = operation.parameter("Prefix").is_some_and(|parameter| {
        operation.method == "GET" && matches!(parameter.location, Location::Query(_))
    });
    let given = request.parameters.iter().find(|(name, _)| same_name(name, "Prefix"));
    let given = given.map(|(_, text)| text.as_str()).filter(|_| lists).unwrap_or_default();
    if given.starts_with(prefix) {
        return Ok(());
    }
    Err(Error::KeyOutsideScope { key: given.into(), prefix: prefix.into() })
}

/// All scopes of a signer: each was made from the one before, and all apply.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scopes(Vec<Arc<Scope>>);

impl Scopes {
    /// One scope more.
    pub(crate) fn with(&self, scope: Scope) -> Scopes {
        let mut scopes = self.clone();
        scopes.0.push(Arc::new(scope));
        scopes
    }

    /// Whether every scope agrees.
    pub(crate) fn all(&self, mut check: impl FnMut(&Scope) -> Result<(), Error>) -> Result<(), Error> {
        self.0.iter().try_for_each(|scope| check(scope))
    }

    /// The shortest of the longest lives.
    pub(crate) fn maximum_expiry(&self) -> Option<i64> {
        self.0.iter().filter_map(|scope| scope.maximum_expiry()).min()
    }

    /// Each option of each scope, by the names of [`Scope::from_pairs`].
    pub(crate) fn describe(&self) -> impl Iterator<Item = (Cow<'static, str>, String)> {
        self.0.iter().flat_map(|scope| {
            let required =
                [("scope:bucket", scope.bucket.clone()), ("scope:operations", scope.operations.join(","))];
            let prefix = scope.key_prefix.clone().map(|prefix| ("scope:key-prefix", prefix));
            let expiry = scope.maximum_expiry.map(|seconds| ("scope:max-expires-in", seconds.to_string()));
            let named = required.into_iter().chain(prefix).chain(expiry);
            named.map(|(name, text)| (Cow::Borrowed(name), text))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Scope;
    use crate::{Credentials, ErrorCode, MultipartUpload, PostPolicy, Request, Signer};
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
    fn nothing_extra_turns_one_operation_into_another() {
        let put = || Request::new("PutObject").bucket("photos");
        let outside = Some(ErrorCode::NameOutsideScope);
        assert_eq!(code(put().query("acl", ""), Some("users/42/a")), outside);
        assert_eq!(code(put().query("anything", ""), Some("users/42/a")), outside);
        assert_eq!(code(put().header("X-Amz-Copy-Source", "other/key"), Some("users/42/a")), outside);
        assert_eq!(code(put().header("x-custom", "1"), Some("users/42/a")), None);
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
    fn a_scope_itself_is_checked() {
        let code = |pairs: &[(&str, &str)]| {
            let scope = Scope::from_pairs(pairs.iter().copied());
            scope.and_then(|scope| signer().scoped(&scope)).err().map(|error| error.code())
        };
        let good = [("bucket", "photos"), ("operations", "GetObject, put-object")];
        assert_eq!(code(&good), None);
        assert_eq!(
            code(&[("bucket", "photos"), ("operations", "GetObject"), ("operations", "PutObject")]),
            None
        );
        assert_eq!(code(&good[..1]), Some(ErrorCode::MissingOption));
        assert_eq!(code(&good[1..]), Some(ErrorCode::MissingOption));
        for (name, value, expected) in [
            ("key-prefix", "users/42", ErrorCode::InvalidOption),
            ("key-prefix", "", ErrorCode::InvalidOption),
            ("key-prefix", "users/../", ErrorCode::UnsafeKey),
            ("max-expires-in", "0", ErrorCode::InvalidOption),
            ("operations", "ListBuckets", ErrorCode::InvalidOption),
            ("operations", "GetObjects", ErrorCode::UnknownOperation),
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
