//! Directory buckets of S3 Express One Zone: their name ends in the zone where
//! they live, and requests are signed with a session's credentials.

use super::{Endpoint, OperationContext, SigningRegion, host_label::is_virtual_hostable, options::Options};
use crate::error::Error;

const SIGNING_NAME: &str = "s3express";

/// How long the ids of zones are: `usw2-az1` and those of Local Zones and
/// isolated regions.
const ZONE_LENGTHS: [usize; 5] = [8, 9, 13, 14, 20];

/// A directory bucket (`base--zone--x-s3`), or an access point to one
/// (`base--zone--xa-s3`).
#[derive(Debug)]
pub(super) struct DirectoryBucket<'a> {
    name: &'a str,
    /// `None` where the name has no known form.
    zone: Option<&'a str>,
    is_access_point: bool,
}

impl<'a> DirectoryBucket<'a> {
    /// `None` for any other name.
    pub(super) fn parse(name: &'a str) -> Option<DirectoryBucket<'a>> {
        let (base, is_access_point) = match (name.strip_suffix("--x-s3"), name.strip_suffix("--xa-s3")) {
            (Some(base), _) => (base, false),
            (_, Some(base)) => (base, true),
            _ => return None,
        };
        let zone = base.rsplit_once("--").map(|(_, zone)| zone);
        let zone = zone.filter(|zone| ZONE_LENGTHS.contains(&zone.len()));
        Some(DirectoryBucket { name, zone, is_access_point })
    }
}

/// The endpoint of a directory bucket.
pub(super) fn resolve(
    options: &Options,
    bucket: &DirectoryBucket<'_>,
    context: OperationContext,
) -> Result<Endpoint, Error> {
    options.refuse("a directory bucket", &[(options.use_accelerate, "\"use-accelerate\"")])?;
    let refuse = |problem| Err(Error::InvalidBucketName { bucket: bucket.name.into(), problem });
    let session_auth = !options.disable_s3_express_session_auth && !context.disable_s3_express_session_auth;
    let hostable = is_virtual_hostable(bucket.name, false);

    if let Some(custom) = &options.custom {
        if !hostable {
            return refuse("cannot be part of a host name, as a directory bucket must");
        }
        if !options.host_takes_bucket() {
            let endpoint = Endpoint::custom(custom, None, SIGNING_NAME, region(options));
            let path = format!("/{}{}", bucket.name, endpoint.path);
            return Ok(Endpoint { path, session_auth, ..endpoint });
        }
        let endpoint = Endpoint::custom(custom, Some(bucket.name), SIGNING_NAME, region(options));
        return Ok(Endpoint { session_auth, ..endpoint });
    }
    if context.use_s3_express_control_endpoint && !bucket.is_access_point {
        return Ok(Endpoint { path: format!("/{}", bucket.name), ..control(options) });
    }
    if !hostable {
        return refuse("cannot be part of a host name, as a directory bucket must");
    }
    let Some(zone) = bucket.zone else {
        return refuse("has no zone before its ending; expected NAME--ZONE--x-s3");
    };
    let host = format!(
        "{}.s3express{}-{zone}{}.{}.{}",
        bucket.name,
        options.fips(),
        options.dual_stack(),
        options.region,
        options.partition().dns_suffix,
    );
    Ok(Endpoint { session_auth, ..Endpoint::aws(host, SIGNING_NAME, region(options)) })
}

/// The endpoint that manages directory buckets, without one.
pub(super) fn control(options: &Options) -> Endpoint {
    if let Some(custom) = &options.custom {
        return Endpoint::custom(custom, None, SIGNING_NAME, region(options));
    }
    let host = format!(
        "s3express-control{}{}.{}.{}",
        options.fips(),
        options.dual_stack(),
        options.region,
        options.partition().dns_suffix,
    );
    Endpoint { bucket_in_host: false, ..Endpoint::aws(host, SIGNING_NAME, region(options)) }
}

fn region(options: &Options) -> SigningRegion {
    SigningRegion::One(options.region.clone())
}
