//! Names that stay within a scope on every store, and the permission that any
//! other needs.
//!
//! A header, a query pair or a name of metadata can make a store do more than
//! the operation says: write elsewhere, read elsewhere, or unpack what is
//! uploaded into many keys. Nobody can list them all, so the names that are
//! known to do nothing of the kind are listed, and no other is signed unasked.

use crate::{
    error::Error,
    operation::{Location, Operation},
    pairs::{invalid_option, same_name},
};
use std::{collections::BTreeSet, fmt};

/// The headers of HTTP itself (RFC 9110, RFC 9111, RFC 6266) that say what a
/// content is, which part of it is asked for, under which condition, and who asks.
const HARMLESS_HEADERS: [&str; 19] = [
    "accept",
    "accept-encoding",
    "accept-language",
    "cache-control",
    "content-disposition",
    "content-encoding",
    "content-language",
    "content-length",
    "content-md5",
    "content-type",
    "expires",
    "if-match",
    "if-modified-since",
    "if-none-match",
    "if-range",
    "if-unmodified-since",
    "origin",
    "range",
    "user-agent",
];

/// What no name of metadata may hold, for some store or tool reserves it:
///
/// * `snowball`: MinIO and AIStor unpack an upload with `snowball-auto-extract`,
///   under the prefix in `minio-snowball-prefix` (`internal/http/headers.go`);
///   RustFS takes any name that ends in `snowball-prefix`; AWS Snowball does the
///   same with what is imported ("Batching small files", Snowball developer guide);
/// * `minio`, `rustfs`: `x-minio-internal-` and `x-rustfs-internal-` are these
///   stores' own metadata (`cmd/generic-handlers.go`; `crates/filemeta`);
/// * `seaweed`: entries of SeaweedFS keep `x-seaweedfs-` and `Seaweed-` beside the
///   user's own (`weed/s3api/s3_constants`);
/// * `rgw`: Ceph's object gateway marks what it moved to another cloud with `rgwx-`
///   ("Cloud Transition", Ceph documentation);
/// * `goog-`: Google's command line keeps `goog-reserved-file-is-symlink` and its
///   like (`gcloud storage` and `gsutil`);
/// * `symlink`: Cloud Storage FUSE follows `gcsfuse_symlink_target` ("Semantics",
///   gcsfuse documentation);
/// * `amz`: the encryption clients of AWS's SDKs keep keys in `x-amz-key` and
///   others ("Amazon S3 Encryption Client" developer guide).
///
/// Garage, Alibaba Cloud OSS, Cloudflare R2 and OpenStack Swift reserve no name of
/// metadata: what makes them link, copy, create or unpack are headers and query
/// pairs of their own (`x-oss-symlink-target`, `x-oss-process`,
/// `cf-create-bucket-if-missing`, `extract-archive`), which are not listed here.
const RESERVED_IN_METADATA: [&str; 8] =
    ["snowball", "minio", "rustfs", "seaweed", "rgw", "goog-", "symlink", "amz"];

/// A name of metadata that s3fs takes for the type of a file, a symbolic link
/// among them (s3fs-fuse, `src/metaheader.cpp`).
const TYPE_OF_FILE: &str = "mode";

/// An operation's own parameters that lead a reader elsewhere, with their header:
/// a website answers a request for the object with a redirect ("Configuring a
/// webpage redirect", S3 User Guide).
const REDIRECTS: [(&str, &str); 1] = [("WebsiteRedirectLocation", "x-amz-website-redirect-location")];

/// What the headers of metadata begin with.
const METADATA: &str = "x-amz-meta-";

/// A name that a scope lets pass although it is not known to stay within.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Permission {
    /// A header, in lower case.
    Header(String),
    /// A query pair, whose name has a case.
    Query(String),
    /// An entry of the metadata, in lower case.
    Metadata(String),
    /// A parameter by S3's name.
    Parameter(&'static str),
    /// A field of a form that S3 does not know, in lower case.
    Field(String),
}

impl Permission {
    /// Reads `header:NAME`, `query:NAME`, `metadata:NAME`, `field:NAME` or `parameter:NAME`.
    pub(super) fn parse(text: &str) -> Result<Permission, Error> {
        let expected =
            "header:NAME, query:NAME, metadata:NAME, field:NAME or parameter:WebsiteRedirectLocation";
        let invalid = || invalid_option("allow", text, expected);
        let (kind, name) = text.split_once(':').filter(|(_, name)| !name.is_empty()).ok_or_else(invalid)?;
        if same_name(kind, "header") {
            Ok(Permission::for_header(name))
        } else if same_name(kind, "query") {
            Ok(Permission::Query(name.into()))
        } else if same_name(kind, "metadata") {
            Ok(Permission::Metadata(name.to_ascii_lowercase()))
        } else if same_name(kind, "field") {
            Ok(Permission::Field(name.to_ascii_lowercase()))
        } else {
            let redirect = REDIRECTS.iter().find(|(known, _)| same_name(known, name));
            let (parameter, _) = redirect.filter(|_| same_name(kind, "parameter")).ok_or_else(invalid)?;
            Ok(Permission::Parameter(parameter))
        }
    }

    /// What a header of this name needs, unless it is known to stay within.
    fn for_header(name: &str) -> Permission {
        let name = name.to_ascii_lowercase();
        if let Some((parameter, _)) = REDIRECTS.iter().find(|(_, header)| *header == name) {
            return Permission::Parameter(parameter);
        }
        match name.strip_prefix(METADATA) {
            Some(entry) => Permission::Metadata(entry.into()),
            None => Permission::Header(name),
        }
    }

    /// Whether the name stays within the scope on every store: metadata of a plain
    /// shape, headers of HTTP itself, and the operation's own.
    fn is_needless(&self, operation: &Operation) -> bool {
        match self {
            Permission::Header(name) => {
                let is_own = |location| matches!(location, Location::Header(own) if own == name);
                HARMLESS_HEADERS.contains(&name.as_str())
                    || operation.parameters.iter().any(|parameter| is_own(parameter.location))
            }
            Permission::Metadata(name) => is_plain(name),
            Permission::Query(_) | Permission::Parameter(_) | Permission::Field(_) => false,
        }
    }
}

/// As [`Permission::parse`] reads it.
impl fmt::Display for Permission {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Permission::Header(name) => write!(formatter, "header:{name}"),
            Permission::Query(name) => write!(formatter, "query:{name}"),
            Permission::Metadata(name) => write!(formatter, "metadata:{name}"),
            Permission::Parameter(name) => write!(formatter, "parameter:{name}"),
            Permission::Field(name) => write!(formatter, "field:{name}"),
        }
    }
}

/// What a scope lets pass besides.
#[derive(Clone, Debug, Default)]
pub(super) struct Permissions(BTreeSet<Permission>);

impl Permissions {
    /// Refuses a header that could lead outside.
    pub(super) fn check_header(&self, operation: &Operation, name: &str) -> Result<(), Error> {
        self.check(operation, Permission::for_header(name))
    }

    /// Refuses a field of a form that could lead outside. Those without
    /// `x-amz-` are listed where forms are made; one of the others goes by another
    /// name in a header (`x-amz-sdk-checksum-algorithm`).
    pub(super) fn check_field(&self, put_object: &Operation, name: &str) -> Result<(), Error> {
        if !name.starts_with("x-amz-") || name == "x-amz-checksum-algorithm" {
            return Ok(());
        }
        self.check_header(put_object, name)
    }

    /// Refuses a field that S3 does not know: some stores act on such fields (`callback`, Alibaba
    /// Cloud OSS).
    pub(super) fn check_own_field(&self, put_object: &Operation, name: &str) -> Result<(), Error> {
        self.check(put_object, Permission::Field(name.to_ascii_lowercase()))
    }

    /// Refuses a query pair: `?acl` makes PutObjectAcl of PutObject.
    pub(super) fn check_query(&self, operation: &Operation, name: &str) -> Result<(), Error> {
        self.check(operation, Permission::Query(name.into()))
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Permission> {
        self.0.iter()
    }

    fn check(&self, operation: &Operation, needed: Permission) -> Result<(), Error> {
        if needed.is_needless(operation) || self.0.contains(&needed) {
            return Ok(());
        }
        Err(Error::NameOutsideScope { name: needed.to_string().into() })
    }
}

impl FromIterator<Permission> for Permissions {
    fn from_iter<I: IntoIterator<Item = Permission>>(permissions: I) -> Permissions {
        Permissions(permissions.into_iter().collect())
    }
}

/// Whether a name of metadata has a shape that nobody reserves: letters, digits,
/// hyphens and underscores, a letter or digit first, without `x-` before it.
/// Underscores count as hyphens, since servers behind CGI cannot tell them apart.
fn is_plain(name: &str) -> bool {
    let name = name.replace('_', "-");
    let of_shape = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    of_shape
        && !name.is_empty()
        && !name.starts_with('-')
        && !name.starts_with("x-")
        && name != TYPE_OF_FILE
        && !RESERVED_IN_METADATA.iter().any(|reserved| name.contains(reserved))
}

#[cfg(test)]
mod tests {
    use super::{Permission, Permissions, is_plain};
    use crate::operation::Operation;
    use proptest::prelude::*;

    fn put() -> &'static Operation {
        Operation::find("PutObject").unwrap()
    }

    #[test]
    fn metadata_of_a_plain_shape_needs_no_permission() {
        for name in ["owner", "user_id", "2026", "created-at", "model"] {
            assert!(is_plain(name), "{name}");
        }
        for name in ["", "-a", "_a", "x-own", "x_own", "a.b", "a b", "naïve", "mode", "a:b", "a!"] {
            assert!(!is_plain(name), "{name}");
        }
    }

    #[test]
    fn what_a_store_reserves_needs_one() {
        for word in super::RESERVED_IN_METADATA {
            for name in [format!("{word}-a"), format!("a-{word}-b"), format!("a{word}x").replace('-', "_")] {
                assert!(!is_plain(&name), "{name}");
                let given = Permissions::from_iter([Permission::Metadata(name.clone())]);
                let header = format!("X-Amz-Meta-{name}");
                assert!(Permissions::default().check_header(put(), &header).is_err(), "{header}");
                assert!(given.check_header(put(), &header).is_ok(), "{header}");
            }
        }
    }

    #[test]
    fn headers_of_http_and_of_the_operation_need_none() {
        let check = |name: &str| Permissions::default().check_header(put(), name).is_ok();
        for name in ["Content-Type", "if-none-match", "X-Amz-Storage-Class", "x-amz-meta-owner", "Range"] {
            assert!(check(name), "{name}");
        }
        for name in [
            "x-amz-copy-source",
            "x-example",
            "content-range",
            "x-amz-website-redirect-location",
            "x-amz-meta-",
            "date",
            "",
        ] {
            assert!(!check(name), "{name}");
        }
    }

    #[test]
    fn a_permission_is_read_as_it_is_written() {
        for (text, written) in [
            ("header:X-Example", "header:x-example"),
            ("query:Example", "query:Example"),
            ("metadata:Owner", "metadata:owner"),
            ("parameter:website_redirect_location", "parameter:WebsiteRedirectLocation"),
            ("header:x-amz-meta-mode", "metadata:mode"),
            ("Header:x-amz-website-redirect-location", "parameter:WebsiteRedirectLocation"),
            ("query:a:b", "query:a:b"),
            ("Field:Album", "field:album"),
        ] {
            assert_eq!(Permission::parse(text).unwrap().to_string(), written, "{text}");
        }
        for text in ["", "x-example", "header:", "cookie:a", "parameter:CopySource", "parameter:"] {
            assert!(Permission::parse(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_refused_says_the_permission_that_lets_it_pass(name in "[a-zA-Z-]{1,12}") {
            if let Err(crate::Error::NameOutsideScope { .. }) = Permissions::default().check_header(put(), &name) {
                let given = Permissions::from_iter([Permission::for_header(&name)]);
                prop_assert!(given.check_header(put(), &name).is_ok());
            }
        }
    }
}
