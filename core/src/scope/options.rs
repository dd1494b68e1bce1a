//! A scope as it is asked for, before it is checked.

use super::{confinement::Confinement, permission::Permission};
use crate::{
    error::Error,
    object_key::check_safe,
    operation::{Operation, Resource},
    pairs::{Given, invalid_option},
};
use std::time::Duration;

/// Not AWS's credential scope: a confinement of a [`Signer`](crate::Signer); see
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
    allowed: Vec<String>,
}

impl Scope {
    /// Confines to a bucket, by exactly this name, and to operations by S3's
    /// names in any case convention. Uploads by forms count as `PutObject`.
    ///
    /// What a request's body says is its sender's: to let a signer restore or
    /// delete many objects is to let the sender name them, so with a prefix
    /// `DeleteObjects` is refused.
    pub fn new<T: Into<String>>(bucket: impl Into<String>, operations: impl IntoIterator<Item = T>) -> Scope {
        Scope {
            bucket: bucket.into(),
            key_prefix: None,
            operations: operations.into_iter().map(Into::into).collect(),
            maximum_expiry: None,
            allowed: Vec::new(),
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

    /// The longest life of a URL from now on, windows and back-dating included,
    /// in whole seconds. Now is the signing time, or the request's own
    /// [`clock`](crate::Request::clock).
    pub fn max_expires_in(mut self, duration: Duration) -> Scope {
        self.maximum_expiry = Some(i64::try_from(duration.as_secs()).unwrap_or(i64::MAX));
        self
    }

    /// Lets a name pass that is not known to stay within the scope:
    /// `header:NAME`, `query:NAME`, `metadata:NAME`, `field:NAME` (of a form, one of the application's own), or
    /// `parameter:WebsiteRedirectLocation`. Call it once for each name.
    ///
    /// Without it a scoped signer signs the operation's own parameters, the
    /// headers of HTTP itself (`content-type`, `cache-control`, `if-match`, ...) and
    /// metadata whose name is letters, digits, hyphens and underscores and not one
    /// that a store reserves (`snowball-auto-extract` has MinIO unpack the upload
    /// into many keys). Know what your store does with a name before you let it
    /// pass: `query:acl` makes PutObjectAcl of PutObject.
    ///
    /// ```
    /// # use s3presign::{Credentials, ErrorCode, Request, Scope, Signer};
    /// # let credentials = Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret")?;
    /// # let signer = Signer::new(credentials, "eu-west-1")?;
    /// # let now = time::macros::datetime!(2026-01-02 03:04:05 UTC);
    /// let scope = Scope::new("photos", ["PutObject"]);
    /// let upload = Request::new("PutObject").bucket("photos").header("x-example", "1");
    /// let refused = signer.scoped(&scope)?.presign(&upload, "a", now).unwrap_err();
    /// assert_eq!(refused.code(), ErrorCode::NameOutsideScope);
    /// assert!(signer.scoped(&scope.allow("header:x-example"))?.presign(&upload, "a", now).is_ok());
    /// # Ok::<(), s3presign::Error>(())
    /// ```
    pub fn allow(mut self, name: impl Into<String>) -> Scope {
        self.allowed.push(name.into());
        self
    }

    /// Builds a scope from names and texts, as every other language does:
    /// `bucket`, `operations` (the name once for each), `key-prefix`,
    /// `max-expires-in` (seconds), `allow` (the name once for each).
    ///
    /// # Errors
    ///
    /// `UnknownOption`, `MissingOption`, `DuplicateOption`, `InvalidOption`.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Scope, Error> {
        Given::read("the scope", pairs, Scope::read)
    }

    pub(crate) fn read(given: &mut Given<'_>) -> Result<Scope, Error> {
        let (bucket, operations) = (given.required("bucket"), given.all("operations"));
        let mut scope = Scope::new(bucket, operations);
        scope.key_prefix = given.text("key-prefix").map(String::from);
        scope.maximum_expiry = given.seconds("max-expires-in");
        scope.allowed = given.all("allow").into_iter().map(String::from).collect();
        if scope.operations.is_empty() {
            return Err(missing_operations());
        }
        Ok(scope)
    }

    /// The bucket, the operations and the key prefix, checked.
    pub(crate) fn reach(&self) -> Result<(&str, Vec<&'static Operation>, Option<&str>), Error> {
        let operations = self.confinement()?.operations;
        Ok((&self.bucket, operations, self.key_prefix.as_deref()))
    }

    /// The scope with everything in it checked.
    pub(super) fn confinement(&self) -> Result<Confinement, Error> {
        if self.operations.is_empty() {
            return Err(missing_operations());
        }
        let operations = self.operations.iter().map(|name| operation(name)).collect::<Result<_, Error>>()?;
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
        if let Some(seconds) = self.maximum_expiry.filter(|seconds| *seconds < 1) {
            return Err(invalid_option("max-expires-in", &seconds.to_string(), "at least 1 second"));
        }
        let permissions =
            self.allowed.iter().map(|text| Permission::parse(text)).collect::<Result<_, Error>>()?;
        crate::endpoint::check_name(&self.bucket)?;
        Ok(Confinement {
            bucket: self.bucket.clone(),
            key_prefix: self.key_prefix.clone(),
            operations,
            maximum_expiry: self.maximum_expiry,
            permissions,
        })
    }
}

fn missing_operations() -> Error {
    Error::missing_option("the scope", "operations")
}

/// An operation that can be confined to a bucket.
fn operation(name: &str) -> Result<&'static Operation, Error> {
    if name.contains(',') {
        return Err(invalid_option(
            "operations",
            name,
            "one operation; give the name once for each operation",
        ));
    }
    let operation = Operation::named(name)?;
    match operation.resource {
        Resource::Bucket | Resource::Object => Ok(operation),
        Resource::Service | Resource::Fixed(_) => {
            Err(invalid_option("operations", name, "operations on a bucket or an object"))
        }
    }
}
