//! The hosts of stores other than AWS, as each store's documentation writes them: which
//! store a host belongs to, where its bucket stands, and which region it is in.

/// How a store writes its hosts.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct HostPattern {
    /// As in [`stores`](super::stores), or a name of the same kind.
    pub(crate) store: &'static str,
    /// Labels; `{region}` and `{account}` stand for one label, or for a part of one, that is each
    /// user's own. In virtual-hosted style the bucket's labels stand before it.
    host: &'static str,
    /// What stands before the bucket in the path, without slashes around it.
    base_path: &'static str,
    regions: Regions,
}

/// Which regions a store takes in a signature, as far as it is known to look at them.
#[derive(Debug, PartialEq, Eq)]
enum Regions {
    /// The one in its host.
    OfHost,
    /// The one in its host, or this one.
    OfHostOr(&'static str),
    /// These, whatever the host is.
    Listed(&'static [&'static str]),
    /// Any, or it is not known.
    Any,
}

const fn host(store: &'static str, host: &'static str, regions: Regions) -> HostPattern {
    HostPattern { store, host, base_path: "", regions }
}

/// Cloudflare: "the region is `auto`"; `us-east-1` and the empty region are aliases of it, and location
/// hints are taken too (the error `InvalidRegionName` lists them).
const OF_R2: Regions = Regions::Listed(&["auto", "us-east-1", "wnam", "enam", "weur", "eeur", "apac", "oc"]);

/// The more exact pattern first.
#[rustfmt::skip]
static PATTERNS: [HostPattern; 46] = [
    host("r2", "{account}.eu.r2.cloudflarestorage.com", OF_R2),
    host("r2", "{account}.fedramp.r2.cloudflarestorage.com", OF_R2),
    host("r2", "{account}.r2.cloudflarestorage.com", OF_R2),
    host("b2", "s3.{region}.backblazeb2.com", Regions::OfHost),
    // "us-east-1" is what DigitalOcean's own examples for SDKs have.
    host("spaces", "{region}.cdn.digitaloceanspaces.com", Regions::OfHostOr("us-east-1")),
    host("spaces", "{region}.digitaloceanspaces.com", Regions::OfHostOr("us-east-1")),
    host("gcs", "storage.{region}.rep.googleapis.com", Regions::Any),
    host("gcs", "storage.googleapis.com", Regions::Any),
    host("oss", "oss-{region}-internal.aliyuncs.com", Regions::Any),
    host("oss", "s3.oss-{region}.aliyuncs.com", Regions::Any),
    host("oss", "oss-{region}.aliyuncs.com", Regions::Any),
    host("wasabi", "s3.{region}.wasabisys.com", Regions::OfHost),
    host("wasabi", "s3.wasabisys.com", Regions::Listed(&["us-east-1"])),
    host("hetzner", "{region}.your-objectstorage.com", Regions::Any),
    host("scaleway", "s3.{region}.scw.cloud", Regions::OfHost),
    host("ovh", "s3.{region}.io.cloud.ovh.net", Regions::Any),
    host("ovh", "s3.{region}.perf.cloud.ovh.net", Regions::Any),
    host("ovh", "s3.{region}.io.cloud.ovh.us", Regions::Any),
    host("ovh", "s3.{region}.cloud.ovh.net", Regions::Any),
    host("linode", "{region}.linodeobjects.com", Regions::Any),
    host("vultr", "{region}.vultrobjects.com", Regions::Any),
    host("tigris", "t3.storage.dev", Regions::Any),
    host("tigris", "fly.storage.tigris.dev", Regions::Any),
    host("oci", "{account}.compat.objectstorage.{region}.oraclecloud.com", Regions::OfHost),
    host("oci", "{account}.compat.objectstorage.{region}.oci.customer-oci.com", Regions::OfHost),
    host("oci", "vhcompat.objectstorage.{region}.oci.customer-oci.com", Regions::OfHost),
    HostPattern { base_path: "storage/v1/s3", ..host("supabase", "{account}.storage.supabase.co", Regions::Any) },
    HostPattern { base_path: "storage/v1/s3", ..host("supabase", "{account}.supabase.co", Regions::Any) },
    host("ibm", "s3.private.{region}.cloud-object-storage.appdomain.cloud", Regions::Any),
    host("ibm", "s3.direct.{region}.cloud-object-storage.appdomain.cloud", Regions::Any),
    host("ibm", "s3.{region}.cloud-object-storage.appdomain.cloud", Regions::Any),
    host("cos", "cos.{region}.myqcloud.com", Regions::Any),
    host("obs", "obs.{region}.myhuaweicloud.com", Regions::Any),
    host("idrive", "s3.{region}.idrivee2.com", Regions::Any),
    host("storj", "gateway.{region}.storjshare.io", Regions::Any),
    host("storj", "gateway.storjshare.io", Regions::Any),
    host("yandex", "storage.yandexcloud.net", Regions::Any),
    host("exoscale", "sos-{region}.exo.io", Regions::Any),
    host("contabo", "{region}.contabostorage.com", Regions::Any),
    host("upcloud", "{account}.upcloudobjects.com", Regions::Any),
    host("ionos", "s3.{region}.ionoscloud.com", Regions::Any),
    host("ionos", "s3-{region}.ionoscloud.com", Regions::Any),
    host("dreamhost", "s3.{region}.dream.io", Regions::Any),
    host("filebase", "s3.filebase.com", Regions::Any),
    host("localstack", "s3.{region}.localhost.localstack.cloud", Regions::Any),
    host("localstack", "s3.localhost.localstack.cloud", Regions::Any),
];

/// A host that a pattern knows, in parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StoreHost<'h> {
    pub(crate) pattern: &'static HostPattern,
    /// What stands before the store's own labels: the bucket, in virtual-hosted style.
    pub(crate) bucket: Option<&'h str>,
    /// Where the host names one.
    pub(crate) region: Option<&'h str>,
}

impl<'h> StoreHost<'h> {
    /// Reads a host without a port, in lower case.
    pub(crate) fn read(host: &'h str) -> Option<StoreHost<'h>> {
        let host = host.strip_suffix('.').unwrap_or(host);
        PATTERNS.iter().find_map(|pattern| pattern.read(host))
    }

    /// The regions that the store takes instead of this one, if it is known to take it not.
    pub(crate) fn regions_instead_of(&self, region: &str) -> Option<Vec<&'h str>> {
        let taken: Vec<&'h str> = match &self.pattern.regions {
            Regions::OfHost => self.region.into_iter().collect(),
            Regions::OfHostOr(other) => self.region.into_iter().chain([*other]).collect(),
            Regions::Listed(listed) => listed.to_vec(),
            Regions::Any => Vec::new(),
        };
        (!taken.is_empty() && !taken.contains(&region)).then_some(taken)
    }
}

impl HostPattern {
    /// What follows the store's own base path in a decoded path that has no slash at its beginning.
    pub(crate) fn below_base<'p>(&self, path: &'p str) -> &'p str {
        below(self.base_path, path).unwrap_or(path)
    }

    fn read<'h>(&'static self, host: &'h str) -> Option<StoreHost<'h>> {
        // Nearly every pattern is another store's, which the end of the host says at once.
        let (_, end) = self.host.rsplit_once('}').unwrap_or(("", self.host));
        if !host.ends_with(end) {
            return None;
        }
        let mut region = None;
        let mut rest = host;
        for expected in self.host.rsplit('.') {
            let (before, label) = rest.rsplit_once('.').unwrap_or(("", rest));
            rest = before;
            match expected.split_once('{') {
                None if expected == label => {}
                None => return None,
                Some((prefix, name)) => {
                    let (name, suffix) = name.split_once('}')?;
                    let value = label.strip_prefix(prefix)?.strip_suffix(suffix)?;
                    if value.is_empty() {
                        return None;
                    }
                    region = region.or((name == "region").then_some(value));
                }
            }
        }
        Some(StoreHost { pattern: self, bucket: (!rest.is_empty()).then_some(rest), region })
    }
}

/// What follows a base path that is one store's own wherever it runs: a self-hosted Supabase has no
/// host of its own.
pub(crate) fn below_known_base(path: &str) -> Option<&str> {
    below("storage/v1/s3", path).filter(|rest| !rest.is_empty())
}

fn below<'p>(base: &str, path: &'p str) -> Option<&'p str> {
    match path.strip_prefix(base)? {
        rest if base.is_empty() || rest.is_empty() => Some(rest),
        rest => rest.strip_prefix('/'),
    }
}

/// Hosts of every pattern, with something for what is each user's own.
#[cfg(test)]
pub(crate) fn examples() -> impl Iterator<Item = (&'static str, String)> {
    PATTERNS.iter().map(|pattern| {
        let host = pattern.host.replace("{region}", "eu-1").replace("{account}", "0123456789abcdef");
        (pattern.store, [host.as_str(), pattern.base_path].join("/").trim_end_matches('/').into())
    })
}

#[cfg(test)]
mod tests {
    use super::{PATTERNS, StoreHost, examples};
    use crate::endpoint::stores;
    use std::collections::HashSet;

    #[test]
    fn hosts_tell_their_store_bucket_and_region() {
        for (host, store, bucket, region) in [
            ("0123.r2.cloudflarestorage.com", "r2", None, None),
            ("photos.0123.r2.cloudflarestorage.com", "r2", Some("photos"), None),
            ("my.photos.0123.eu.r2.cloudflarestorage.com", "r2", Some("my.photos"), None),
            ("photos.s3.us-west-004.backblazeb2.com", "b2", Some("photos"), Some("us-west-004")),
            ("photos.fra1.cdn.digitaloceanspaces.com", "spaces", Some("photos"), Some("fra1")),
            ("photos.storage.googleapis.com", "gcs", Some("photos"), None),
            ("photos.s3.oss-cn-hangzhou.aliyuncs.com", "oss", Some("photos"), Some("cn-hangzhou")),
            ("photos.oss-cn-hangzhou-internal.aliyuncs.com", "oss", Some("photos"), Some("cn-hangzhou")),
            ("photos.s3.wasabisys.com", "wasabi", Some("photos"), None),
            ("photos.s3.eu-central-2.wasabisys.com", "wasabi", Some("photos"), Some("eu-central-2")),
            ("ns.compat.objectstorage.eu-frankfurt-1.oraclecloud.com", "oci", None, Some("eu-frankfurt-1")),
        ] {
            let told = StoreHost::read(host).unwrap();
            assert_eq!((told.pattern.store, told.bucket, told.region), (store, bucket, region), "{host}");
        }
        for host in
            ["r2.cloudflarestorage.com", "s3..wasabisys.com", "my-storage.googleapis.com", "minio", ""]
        {
            assert_eq!(StoreHost::read(host), None, "{host}");
        }
    }

    #[test]
    fn a_store_s_own_endpoint_is_one_of_its_hosts() {
        for store in stores().iter().filter(|store| store.endpoint.starts_with("https://")) {
            let host = store.endpoint.trim_start_matches("https://");
            assert!(PATTERNS.iter().any(|known| (known.store, known.host) == (store.name, host)), "{host}");
        }
    }

    #[test]
    fn at_least_twelve_stores_are_known_each_by_patterns_of_its_own() {
        let stores: HashSet<&str> = examples().map(|(store, _)| store).collect();
        assert!(stores.len() >= 12);
        for (store, example) in examples() {
            let host = example.split('/').next().unwrap_or_default();
            assert_eq!(
                StoreHost::read(host).map(|told| (told.pattern.store, told.bucket)),
                Some((store, None))
            );
        }
    }

    #[test]
    fn some_stores_are_known_to_take_their_own_regions_only() {
        let instead = |host, region| StoreHost::read(host).unwrap().regions_instead_of(region);
        assert_eq!(instead("s3.fr-par.scw.cloud", "fr-par"), None);
        assert_eq!(instead("s3.fr-par.scw.cloud", "nl-ams"), Some(vec!["fr-par"]));
        assert_eq!(instead("fra1.digitaloceanspaces.com", "us-east-1"), None);
        assert_eq!(instead("0123.r2.cloudflarestorage.com", "auto"), None);
        assert!(instead("0123.r2.cloudflarestorage.com", "cn-north-1").is_some());
        assert_eq!(instead("fsn1.your-objectstorage.com", "anything"), None);
    }
}
