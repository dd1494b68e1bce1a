//! Multi-Region Access Points: one global host, signed for all regions with
//! Signature Version 4A.

use super::{EVERYWHERE, Endpoint, access_point::refuse_path_style, arn::MultiRegionArn, options::Options};
use crate::error::Error;

/// The endpoint of a Multi-Region Access Point.
pub(super) fn resolve(options: &Options, arn: &MultiRegionArn<'_>) -> Result<Endpoint, Error> {
    refuse_path_style(options)?;
    let unsupported = [
        (options.use_dual_stack, "\"use-dual-stack\""),
        (options.use_fips, "\"use-fips\""),
        (options.use_accelerate, "\"use-accelerate\""),
        (options.disable_multi_region_access_points, "\"disable-multi-region-access-points\""),
    ];
    options.refuse("a Multi-Region Access Point", &unsupported)?;
    let partition = arn.partition(options)?;
    let host = format!("{}.accesspoint.s3-global.{}", arn.name, partition.dns_suffix);
    Ok(Endpoint::aws(host, "s3", EVERYWHERE))
}
