//! Access points, of S3 and of S3 Object Lambda: `name-account` before the host
//! of the ARN's region.

use super::{
    Endpoint, OperationContext, SigningRegion,
    arn::RegionalArn,
    options::{Addressing, Options, excludes},
};
use crate::error::Error;

/// The endpoint of an access point.
pub(super) fn resolve(
    options: &Options,
    arn: &RegionalArn<'_>,
    context: OperationContext,
) -> Result<Endpoint, Error> {
    check(options, context)?;
    options.refuse("an access point", &[(options.use_accelerate, "\"use-accelerate\"")])?;
    let partition = arn.partition(options)?;
    let region = SigningRegion::One(arn.region.into());
    if let Some(custom) = &options.custom {
        return Ok(Endpoint::custom(custom, Some(&arn.label), "s3", region));
    }
    let (fips, dual_stack) = (options.fips(), options.dual_stack());
    let RegionalArn { label, region: host_region, .. } = arn;
    let host = format!("{label}.s3-accesspoint{fips}{dual_stack}.{host_region}.{}", partition.dns_suffix);
    Ok(Endpoint::aws(host, "s3", region))
}

/// The endpoint of an access point of S3 Object Lambda.
pub(super) fn resolve_object_lambda(
    options: &Options,
    arn: &RegionalArn<'_>,
    context: OperationContext,
) -> Result<Endpoint, Error> {
    check(options, context)?;
    refuse_object_lambda(options)?;
    let partition = arn.partition(options)?;
    let region = SigningRegion::One(arn.region.into());
    if let Some(custom) = &options.custom {
        return Ok(Endpoint::custom(custom, Some(&arn.label), "s3-object-lambda", region));
    }
    let RegionalArn { label, region: host_region, .. } = arn;
    let host = format!("{label}.s3-object-lambda{}.{host_region}.{}", options.fips(), partition.dns_suffix);
    Ok(Endpoint::aws(host, "s3-object-lambda", region))
}

/// What S3 Object Lambda does not support, with an access point or without.
pub(super) fn refuse_object_lambda(options: &Options) -> Result<(), Error> {
    let unsupported =
        [(options.use_dual_stack, "\"use-dual-stack\""), (options.use_accelerate, "\"use-accelerate\"")];
    options.refuse("S3 Object Lambda", &unsupported)
}

/// What no ARN goes with.
pub(super) fn refuse_path_style(options: &Options) -> Result<(), Error> {
    let path = options.addressing == Addressing::Path;
    options.refuse("an ARN, which goes into the host", &[(path, "path-style addressing")])
}

fn check(options: &Options, context: OperationContext) -> Result<(), Error> {
    refuse_path_style(options)?;
    if context.disable_access_points {
        let remedy = "the operation takes buckets only: pass the bucket's name";
        return Err(excludes("an access point", "this operation", remedy));
    }
    options.refuse("an access point", &[(options.disable_access_points, "\"disable-access-points\"")])
}
