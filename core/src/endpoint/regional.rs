//! Buckets in a region: virtual-hosted style where it is possible, path style
//! where it is not ("Virtual hosting of buckets", S3 User Guide).

use super::{
    Addressing, Endpoint, OperationContext, Scheme, SigningRegion, access_point, directory_bucket,
    host_label::is_virtual_hostable,
    options::{Options, excludes},
};
use crate::error::Error;

/// The endpoint of a bucket by its name.
pub(super) fn with_bucket(options: &Options, bucket: &str) -> Result<Endpoint, Error> {
    let endpoint = service(options);
    let in_host = options.addressing != Addressing::Path && {
        let dots = endpoint.scheme == Scheme::Http || options.addressing == Addressing::Virtual;
        is_virtual_hostable(bucket, dots)
    };
    if options.use_accelerate {
        return accelerated(options, bucket, in_host);
    }
    if in_host && options.host_takes_bucket() {
        let host = [bucket, ".", &endpoint.host].concat();
        return Ok(Endpoint { host, bucket_in_host: true, ..endpoint });
    }
    let path = [&endpoint.path, "/", bucket].concat();
    Ok(Endpoint { path, ..endpoint })
}

/// The endpoint of an operation that acts on no bucket.
#[inline(never)]
pub(super) fn without_bucket(options: &Options, context: OperationContext) -> Result<Endpoint, Error> {
    if context.use_s3_express_control_endpoint {
        return Ok(directory_bucket::control(options));
    }
    if !context.use_object_lambda_endpoint {
        return Ok(service(options));
    }
    access_point::refuse_object_lambda(options)?;
    let region = || SigningRegion::One(options.region.clone());
    if let Some(custom) = &options.custom {
        return Ok(Endpoint::custom(custom, None, "s3-object-lambda", region()));
    }
    let suffix = options.partition().dns_suffix;
    let host = format!("s3-object-lambda{}.{}.{suffix}", options.fips(), options.region);
    Ok(Endpoint { bucket_in_host: false, ..Endpoint::aws(host, "s3-object-lambda", region()) })
}

/// The custom endpoint itself, which is the bucket.
pub(super) fn bucket_host(options: &Options) -> Endpoint {
    service(options)
}

/// The endpoint of S3 in a region, without a bucket.
fn service(options: &Options) -> Endpoint {
    let region = options.signing_region();
    if let Some(custom) = &options.custom {
        return Endpoint::custom(custom, None, "s3", region);
    }
    let (fips, dual_stack) = (options.fips(), options.dual_stack());
    let suffix = options.partition().dns_suffix;
    let host = if options.is_global() && !options.use_fips && !options.use_dual_stack {
        ["s3.", suffix].concat()
    } else {
        ["s3", fips, dual_stack, ".", options.host_region(), ".", suffix].concat()
    };
    Endpoint { bucket_in_host: false, ..Endpoint::aws(host, "s3", region) }
}

#[inline(never)]
fn accelerated(options: &Options, bucket: &str, in_host: bool) -> Result<Endpoint, Error> {
    if !in_host {
        let remedy = "S3 Transfer Acceleration needs the bucket in the host: leave it off";
        return Err(excludes("\"use-accelerate\"", "a bucket whose name no host can hold", remedy));
    }
    // The rules have this one name with a region.
    let region = if options.region == "aws-global" && options.use_dual_stack { ".us-east-1" } else { "" };
    let (dual_stack, suffix) = (options.dual_stack(), options.partition().dns_suffix);
    let host = format!("{bucket}.s3-accelerate{dual_stack}{region}.{suffix}");
    Ok(Endpoint::aws(host, "s3", options.signing_region()))
}
