//! Where a bucket lives: from a region or an endpoint URL, a style and a bucket
//! to a host, a path and what the signature must be good for.
//!
//! These are the rules that AWS publishes as the endpoint rule set of S3, one
//! file for each kind of bucket. Nothing here knows operations or signatures.

mod access_point;
mod arn;
mod bucket;
mod consistency;
mod custom;
mod directory_bucket;
mod host_label;
mod multi_region;
mod options;
mod outposts;
mod parsed_host;
mod partition;
mod partition_table;
mod place;
mod regional;
mod store;
mod store_host;
#[cfg(test)]
mod suite;

pub(crate) use bucket::check_name;
pub(crate) use consistency::{doubts, doubts_of_forms};
pub(crate) use custom::{CustomEndpoint, host_name};
pub use options::Addressing;
pub(crate) use options::{Options, check_region_of_endpoint, validate};
pub(crate) use parsed_host::{KnownStore, ParsedHost, Style, parse_host, parse_host_below, parse_host_of};
pub(crate) use place::{Place, PlaceKind, is_region, partition_named, partition_of};
pub use store::{Store, stores};
pub(crate) use store_host::StoreHost;

use crate::error::Error;
use bucket::BucketReference;
use host_label::is_host_label;

/// What an operation fixes in the rules, whatever the caller sets.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct OperationContext {
    /// Directory buckets are managed at the regional endpoint, not at their zone's.
    pub(crate) use_s3_express_control_endpoint: bool,
    /// Directory buckets are signed for with plain credentials.
    pub(crate) disable_s3_express_session_auth: bool,
    /// The operation takes no access point.
    pub(crate) disable_access_points: bool,
    /// The operation belongs to S3 Object Lambda.
    pub(crate) use_object_lambda_endpoint: bool,
}

/// Where requests for a bucket go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Endpoint {
    pub(crate) scheme: Scheme,
    /// Lower case; with the port unless it is the scheme's default.
    pub(crate) host: String,
    /// Raw, not encoded: nothing, or a slash and what follows, such as `/base/bucket`.
    pub(crate) path: String,
    /// The service in the credential scope.
    pub(crate) signing_name: &'static str,
    pub(crate) signing_region: SigningRegion,
    /// Signed with the credentials of an S3 Express session.
    pub(crate) session_auth: bool,
    /// A host of AWS.
    pub(crate) is_aws: bool,
    /// The bucket's name is part of the host.
    pub(crate) bucket_in_host: bool,
}

/// The scheme of an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scheme {
    Http,
    Https,
}

impl Scheme {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Scheme::Http => "http",
            Scheme::Https => "https",
        }
    }

    /// The port that a URL of this scheme leaves out.
    fn default_port(self) -> u16 {
        match self {
            Scheme::Http => 80,
            Scheme::Https => 443,
        }
    }
}

/// The regions that a signature must be good for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SigningRegion {
    /// One: Signature Version 4.
    One(String),
    /// A set: Signature Version 4A.
    Set(&'static str),
}

/// All regions.
const EVERYWHERE: SigningRegion = SigningRegion::Set("*");

impl Endpoint {
    /// An endpoint of AWS with the bucket, if there is one, in its host.
    fn aws(host: String, signing_name: &'static str, signing_region: SigningRegion) -> Endpoint {
        Endpoint {
            scheme: Scheme::Https,
            host,
            path: String::new(),
            signing_name,
            signing_region,
            session_auth: false,
            is_aws: true,
            bucket_in_host: true,
        }
    }

    /// The custom endpoint itself, or a label below its host.
    fn custom(
        custom: &CustomEndpoint,
        label: Option<&str>,
        signing_name: &'static str,
        signing_region: SigningRegion,
    ) -> Endpoint {
        Endpoint {
            scheme: custom.scheme,
            host: match label {
                Some(label) => format!("{label}.{}", custom.authority),
                None => custom.authority.clone(),
            },
            path: custom.path.clone(),
            signing_name,
            signing_region,
            session_auth: false,
            is_aws: custom.is_aws(),
            bucket_in_host: label.is_some(),
        }
    }
}

/// Where requests for `bucket` go, or those for no bucket.
///
/// The options have passed [`validate`].
pub(crate) fn resolve(
    options: &Options,
    bucket: Option<&str>,
    context: OperationContext,
) -> Result<Endpoint, Error> {
    let Some(bucket) = bucket else {
        return regional::without_bucket(options, context);
    };
    if !is_host_label(&options.region) {
        return Err(options.invalid_region());
    }
    consistency::check_bucket(options, bucket)?;
    if options.addressing == Addressing::BucketHost {
        return Ok(regional::bucket_host(options));
    }
    let mut endpoint = match BucketReference::parse(bucket)? {
        BucketReference::Name(name) => regional::with_bucket(options, name)?,
        special => resolve_special(options, special, context)?,
    };
    // Regions and ARNs may have capitals, and clients send hosts in lower case.
    endpoint.host.make_ascii_lowercase();
    Ok(endpoint)
}

/// Where requests for a bucket go that is not just a name in a region.
#[inline(never)]
fn resolve_special(
    options: &Options,
    bucket: BucketReference<'_>,
    context: OperationContext,
) -> Result<Endpoint, Error> {
    match bucket {
        BucketReference::Name(name) => regional::with_bucket(options, name),
        BucketReference::Directory(directory) => directory_bucket::resolve(options, &directory, context),
        BucketReference::OutpostAlias(alias) => outposts::resolve_alias(options, &alias),
        BucketReference::AccessPoint(arn) => access_point::resolve(options, &arn, context),
        BucketReference::ObjectLambda(arn) => access_point::resolve_object_lambda(options, &arn, context),
        BucketReference::Outpost(arn) => outposts::resolve(options, &arn),
        BucketReference::MultiRegion(arn) => multi_region::resolve(options, &arn),
    }
}
