//! S3 on Outposts: access points by ARN or by alias, signed for all regions
//! with Signature Version 4A.

use super::{
    EVERYWHERE, Endpoint,
    access_point::refuse_path_style,
    arn::OutpostArn,
    host_label::{is_host_label, is_virtual_hostable},
    options::Options,
};
use crate::error::Error;

const SIGNING_NAME: &str = "s3-outposts";

/// The endpoint of an access point on an Outpost.
pub(super) fn resolve(options: &Options, arn: &OutpostArn<'_>) -> Result<Endpoint, Error> {
    refuse_path_style(options)?;
    let unsupported = [
        (options.use_dual_stack, "\"use-dual-stack\""),
        (options.use_fips, "\"use-fips\""),
        (options.use_accelerate, "\"use-accelerate\""),
    ];
    options.refuse("S3 on Outposts", &unsupported)?;
    let partition = arn.access_point.partition(options)?;
    let label = format!("{}.{}", arn.access_point.label, arn.outpost);
    if let Some(custom) = &options.custom {
        let endpoint = Endpoint::custom(custom, Some(&label), SIGNING_NAME, EVERYWHERE);
        return Ok(without_path(endpoint));
    }
    let host = format!("{label}.s3-outposts.{}.{}", arn.access_point.region, partition.dns_suffix);
    Ok(Endpoint::aws(host, SIGNING_NAME, EVERYWHERE))
}

/// `access-point-ACCOUNT...KIND ID ...--op-s3`: the alias that S3 gives to an
/// access point on an Outpost. What it says stands at fixed distances from its
/// end.
#[derive(Debug)]
pub(super) struct OutpostAlias<'a> {
    text: &'a str,
    /// The label that says which hardware: `ec2`, or `op-` and the Outpost's id.
    hardware: String,
    is_beta: bool,
}

impl<'a> OutpostAlias<'a> {
    const SUFFIX: &'static str = "--op-s3";

    /// `None` for any other name.
    pub(super) fn parse(text: &'a str) -> Result<Option<OutpostAlias<'a>>, Error> {
        let from_end =
            |start: usize, end: usize| text.get(text.len().checked_sub(start)?..text.len().checked_sub(end)?);
        let fields = (from_end(50, 49), from_end(49, 32), from_end(12, 8));
        let (Some(kind), Some(outpost), Some(region)) = fields else { return Ok(None) };
        if !text.ends_with(OutpostAlias::SUFFIX) {
            return Ok(None);
        }
        let invalid = |problem| Err(Error::InvalidBucketName { bucket: text.into(), problem });
        if !is_host_label(outpost) || !is_virtual_hostable(text, false) {
            return invalid("is not the alias of an access point on an Outpost");
        }
        let hardware = match kind {
            "e" => "ec2".into(),
            "o" => format!("op-{outpost}"),
            _ => return invalid("is an Outposts alias of unknown hardware (neither e nor o)"),
        };
        Ok(Some(OutpostAlias { text, hardware, is_beta: region == "beta" }))
    }
}

/// The endpoint of an alias.
pub(super) fn resolve_alias(options: &Options, alias: &OutpostAlias<'_>) -> Result<Endpoint, Error> {
    let label = format!("{}.{}", alias.text, alias.hardware);
    match &options.custom {
        Some(custom) if alias.is_beta => {
            Ok(without_path(Endpoint::custom(custom, Some(&label), SIGNING_NAME, EVERYWHERE)))
        }
        None if alias.is_beta => Err(Error::missing_option("the signer", "endpoint")),
        _ => {
            let suffix = options.partition().dns_suffix;
            let host = format!("{label}.s3-outposts.{}.{suffix}", options.region);
            Ok(Endpoint::aws(host, SIGNING_NAME, EVERYWHERE))
        }
    }
}

/// The rules keep only the host of a custom endpoint for Outposts, under https.
fn without_path(endpoint: Endpoint) -> Endpoint {
    Endpoint { scheme: super::Scheme::Https, path: String::new(), ..endpoint }
}
