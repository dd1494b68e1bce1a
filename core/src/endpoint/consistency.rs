//! Whether an endpoint goes with the bucket and the region: one that names a bucket already, as
//! some stores' dashboards show it, would put objects elsewhere without a word.

use super::{
    Addressing, CustomEndpoint, Endpoint, KnownStore, SigningRegion, StoreHost, options::Options,
    options::excludes, parse_host,
};
use crate::{
    error::Error,
    warning::{Warning, WarningCode},
};

/// AWS's endpoint without a region, which is in `us-east-1`.
const GLOBAL_HOST: &str = "s3.amazonaws.com";

/// Refuses an endpoint of a known store that names a bucket beside the one that is asked for, and
/// one that is to be the bucket and names none.
pub(super) fn check_bucket(options: &Options, bucket: &str) -> Result<(), Error> {
    match &options.custom {
        Some(custom) => check_bucket_at(custom, options.addressing, bucket),
        None => Ok(()),
    }
}

#[inline(never)]
fn check_bucket_at(custom: &CustomEndpoint, addressing: Addressing, bucket: &str) -> Result<(), Error> {
    let read = parse_host(custom.host(), custom.path.as_bytes());
    if read.store.is_none() {
        return Ok(());
    }
    // What stands before the endpoint of a VPC may be an access point, and there is no dashboard that
    // would show it with a bucket.
    let of_vpc = custom.host().contains(".vpce-");
    match (&read.bucket, addressing) {
        (named, _) if of_vpc && named.as_deref() != Some(bucket) => Ok(()),
        (Some(named), Addressing::BucketHost) if named == bucket || is_point(named) || is_point(bucket) => {
            Ok(())
        }
        (Some(named), _) => Err(Error::EndpointNamesBucket {
            endpoint: custom.url().into(),
            named: named.into(),
            bucket: bucket.into(),
        }),
        (None, Addressing::BucketHost) => {
            let endpoint = format!("the endpoint \"{}\", which names no bucket", custom.url());
            let remedy = "put the bucket into the endpoint, or leave the addressing out";
            Err(excludes("\"addressing\" bucket-host", &endpoint, remedy))
        }
        (None, _) => Ok(()),
    }
}

/// Whether it is an access point's ARN or alias, whose bucket has another name.
fn is_point(name: &str) -> bool {
    name.starts_with("arn:")
        || [".mrap", "-s3alias", "--op-s3", "--xa-s3"].iter().any(|end| name.ends_with(end))
}

/// What speaks for an endpoint that is not what was meant.
pub(crate) fn doubts(options: &Options, endpoint: &Endpoint, bucket: Option<&str>) -> Vec<Warning> {
    match &options.custom {
        Some(custom) => doubts_of(custom, options.addressing, endpoint, bucket),
        None => Vec::new(),
    }
}

#[inline(never)]
fn doubts_of(
    custom: &CustomEndpoint,
    addressing: Addressing,
    endpoint: &Endpoint,
    bucket: Option<&str>,
) -> Vec<Warning> {
    let named_twice = bucket.filter(|bucket| addressing != Addressing::BucketHost && names(custom, bucket));
    let named_twice = named_twice.map(|bucket| {
        WarningCode::BucketNamedTwice.says(format!(
            "the endpoint {} has the name of the bucket {bucket} in it already: if it is the bucket's own, set \"addressing\" to \"bucket-host\", or the object gets another key",
            custom.url(),
        ))
    });
    let region = match &endpoint.signing_region {
        SigningRegion::One(region) => of_region(custom, region),
        SigningRegion::Set(_) => None,
    };
    named_twice.into_iter().chain(region).collect()
}

/// Whether the host begins or the base path ends with a bucket's name.
fn names(custom: &CustomEndpoint, bucket: &str) -> bool {
    let in_host = custom.host().strip_prefix(bucket).is_some_and(|rest| rest.starts_with('.'));
    let in_path = custom.path.rsplit_once('/').is_some_and(|(_, last)| last == bucket);
    !bucket.is_empty() && (in_host || in_path)
}

fn of_region(custom: &CustomEndpoint, region: &str) -> Option<Warning> {
    let host = custom.host();
    if host == GLOBAL_HOST && region != "us-east-1" {
        return Some(WarningCode::RegionMismatch.says(format!(
            "the endpoint is AWS's global one, which is in us-east-1, and the signature is for {region}: a bucket elsewhere may answer with a redirect; leave the endpoint out",
        )));
    }
    let known = StoreHost::read(host)?;
    let taken = known.regions_instead_of(region)?;
    Some(WarningCode::RegionMismatch.says(format!(
        "the signature is for the region {region}, and the store of {host} takes {}; make them the same",
        taken.join(", "),
    )))
}

/// Warns where the store of an endpoint is known to take no form.
pub(crate) fn doubts_of_forms(options: &Options) -> Option<Warning> {
    let custom = options.custom.as_ref()?;
    let store = match parse_host(custom.host(), b"").store? {
        KnownStore::Other("r2") => "Cloudflare R2",
        KnownStore::Other("b2") => "Backblaze B2",
        _ => return None,
    };
    Some(
        WarningCode::NotSupportedByStore
            .says(format!("{store} takes no upload forms; presign a PutObject instead")),
    )
}

#[cfg(test)]
mod tests {
    use super::super::{Addressing, CustomEndpoint, OperationContext, Options, resolve};
    use super::{doubts, doubts_of_forms};
    use crate::{ErrorCode, warning::WarningCode};

    fn options(url: &str, region: &str, addressing: Addressing) -> Options {
        let custom = CustomEndpoint::parse(url).unwrap();
        Options { region: region.into(), custom: Some(custom), addressing, ..Options::default() }
    }

    fn refusal(url: &str, addressing: Addressing, bucket: &str) -> Option<ErrorCode> {
        let options = options(url, "eu-west-1", addressing);
        resolve(&options, Some(bucket), OperationContext::default()).err().map(|error| error.code())
    }

    #[test]
    fn an_endpoint_of_a_known_store_names_no_bucket() {
        use Addressing::{Auto, BucketHost, Path, Virtual};
        let named = Some(ErrorCode::EndpointNamesBucket);
        for url in [
            "https://0123.r2.cloudflarestorage.com/photos",
            "https://photos.0123.r2.cloudflarestorage.com",
            "https://photos.s3.eu-west-1.amazonaws.com",
            "https://s3.eu-west-1.amazonaws.com/photos",
            "https://photos.fra1.digitaloceanspaces.com",
            "https://x.supabase.co/storage/v1/s3/photos",
        ] {
            for addressing in [Auto, Virtual, Path] {
                assert_eq!(refusal(url, addressing, "photos"), named, "{url}");
            }
            assert_eq!(refusal(url, Path, "videos"), named, "{url}");
            assert_eq!(refusal(url, BucketHost, "photos"), None, "{url}");
            assert_eq!(refusal(url, BucketHost, "videos"), named, "{url}");
        }
        for url in [
            "https://0123.r2.cloudflarestorage.com",
            "https://s3.eu-west-1.amazonaws.com",
            "https://x.supabase.co/storage/v1/s3",
        ] {
            assert_eq!(refusal(url, Auto, "photos"), None, "{url}");
            assert_eq!(refusal(url, BucketHost, "photos"), Some(ErrorCode::ConflictingOptions), "{url}");
        }
        let point = "https://reports-123456789012.s3-accesspoint.eu-west-1.amazonaws.com";
        assert_eq!(refusal(point, BucketHost, "photos"), None);
        let of_vpc = "https://bucket.vpce-0a-0b.s3.eu-west-1.vpce.amazonaws.com";
        assert_eq!(refusal(of_vpc, Auto, "photos"), None);
        assert_eq!(refusal("https://cdn.example.com", BucketHost, "photos"), None);
    }

    fn codes(url: &str, region: &str, addressing: Addressing) -> Vec<WarningCode> {
        let options = options(url, region, addressing);
        let endpoint = resolve(&options, Some("photos"), OperationContext::default()).unwrap();
        doubts(&options, &endpoint, Some("photos")).iter().map(|warning| warning.code).collect()
    }

    #[test]
    fn any_other_endpoint_with_the_bucket_s_name_is_doubted() {
        let twice = [WarningCode::BucketNamedTwice];
        for url in
            ["https://photos.example.com", "https://example.com/photos", "http://localhost:9000/v1/photos/"]
        {
            assert_eq!(codes(url, "x", Addressing::Auto), twice, "{url}");
            assert!(codes(url, "x", Addressing::BucketHost).is_empty(), "{url}");
        }
        for url in ["https://myphotos.example.com", "https://example.com/photos/v1", "http://photos:9000"] {
            assert!(codes(url, "x", Addressing::Auto).is_empty(), "{url}");
        }
    }

    #[test]
    fn a_region_that_the_store_does_not_take_is_doubted() {
        let mismatch = [WarningCode::RegionMismatch];
        for (url, region) in [
            ("https://s3.amazonaws.com", "eu-central-1"),
            ("https://0123.r2.cloudflarestorage.com", "cn-north-1"),
            ("https://fra1.digitaloceanspaces.com", "nyc3"),
            ("https://s3.eu-central-1.wasabisys.com", "us-east-1"),
            ("https://s3.fr-par.scw.cloud", "nl-ams"),
            ("https://ns.compat.objectstorage.eu-frankfurt-1.oraclecloud.com", "us-ashburn-1"),
        ] {
            assert_eq!(codes(url, region, Addressing::Auto), mismatch, "{url}");
        }
        for (url, region) in [
            ("https://s3.amazonaws.com", "us-east-1"),
            ("https://0123.r2.cloudflarestorage.com", "auto"),
            ("https://fra1.digitaloceanspaces.com", "us-east-1"),
            ("https://fsn1.your-objectstorage.com", "us-east-1"),
            ("https://minio.example.com", "anything"),
        ] {
            assert!(codes(url, region, Addressing::Auto).is_empty(), "{url}");
        }
    }

    #[test]
    fn stores_without_forms_are_told() {
        let warned = |url| doubts_of_forms(&options(url, "auto", Addressing::Auto)).is_some();
        assert!(warned("https://0123.r2.cloudflarestorage.com") && warned("https://s3.eu-1.backblazeb2.com"));
        assert!(!warned("https://minio.example.com") && !warned("https://s3.fr-par.scw.cloud"));
    }
}
