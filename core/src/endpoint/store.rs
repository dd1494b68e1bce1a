//! Where well-known stores answer: what a person has to choose for each of them,
//! as their own documentation has it. Presets and nothing more: no rule asks here.

use super::Addressing;

/// A store that speaks S3's protocol, and the options of a signer for it.
///
/// ```
/// let r2 = s3presign::stores().iter().find(|store| store.name == "r2").unwrap();
/// assert_eq!(r2.endpoint, "https://{account}.r2.cloudflarestorage.com");
/// assert_eq!(r2.region, "auto");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Store {
    /// Stable, in lower case, such as `r2`.
    pub name: &'static str,
    /// For people.
    pub title: &'static str,
    /// The endpoint, with `{region}` and `{account}` in place of what is each user's own; empty for
    /// AWS, whose endpoint follows from the region, and for what is not known.
    pub endpoint: &'static str,
    /// The region, or an example of one where the endpoint or the bucket decides.
    pub region: &'static str,
    /// Whether `region` is the one that this store takes, and not an example.
    pub region_is_fixed: bool,
    /// Where the bucket's name goes.
    pub addressing: Addressing,
}

const fn store(
    name: &'static str,
    title: &'static str,
    endpoint: &'static str,
    region: &'static str,
    addressing: Addressing,
) -> Store {
    Store { name, title, endpoint, region, region_is_fixed: true, addressing }
}

const fn regional(
    name: &'static str,
    title: &'static str,
    endpoint: &'static str,
    region: &'static str,
) -> Store {
    Store { name, title, endpoint, region, region_is_fixed: false, addressing: Addressing::Auto }
}

impl Store {
    /// The names and texts by which other languages know a store: `store`, `title`, `endpoint` (left out
    /// if it is empty), `region` or `example-region`, and `addressing`.
    pub fn to_pairs(&self) -> Vec<(&'static str, &'static str)> {
        let region = if self.region_is_fixed { "region" } else { "example-region" };
        let mut pairs = vec![("store", self.name), ("title", self.title)];
        pairs.extend((!self.endpoint.is_empty()).then_some(("endpoint", self.endpoint)));
        pairs.extend([(region, self.region), ("addressing", self.addressing.name())]);
        pairs
    }
}

/// The stores, those that most people have first.
pub fn stores() -> &'static [Store] {
    &STORES
}

#[rustfmt::skip]
static STORES: [Store; 16] = [
    regional("aws", "Amazon S3", "", "eu-west-1"),
    store("r2", "Cloudflare R2", "https://{account}.r2.cloudflarestorage.com", "auto", Addressing::Auto),
    store("minio", "MinIO", "http://localhost:9000", "us-east-1", Addressing::Path),
    store("garage", "Garage", "http://localhost:3900", "garage", Addressing::Path),
    store("ceph", "Ceph (RADOS Gateway)", "http://localhost:7480", "us-east-1", Addressing::Path),
    store("seaweedfs", "SeaweedFS", "http://localhost:8333", "us-east-1", Addressing::Path),
    regional("b2", "Backblaze B2", "https://s3.{region}.backblazeb2.com", "us-west-004"),
    regional("spaces", "DigitalOcean Spaces", "https://{region}.digitaloceanspaces.com", "fra1"),
    regional("wasabi", "Wasabi", "https://s3.{region}.wasabisys.com", "eu-central-1"),
    regional("hetzner", "Hetzner Object Storage", "https://{region}.your-objectstorage.com", "fsn1"),
    regional("scaleway", "Scaleway", "https://s3.{region}.scw.cloud", "fr-par"),
    regional("ovh", "OVHcloud", "https://s3.{region}.io.cloud.ovh.net", "gra"),
    regional("linode", "Akamai (Linode)", "https://{region}.linodeobjects.com", "eu-central-1"),
    store("tigris", "Tigris", "https://t3.storage.dev", "auto", Addressing::Virtual),
    store("gcs", "Google Cloud Storage, by HMAC keys", "https://storage.googleapis.com", "auto", Addressing::Path),
    Store { name: "other", title: "Another store", endpoint: "", region: "us-east-1", region_is_fixed: false, addressing: Addressing::Path },
];

#[cfg(test)]
mod tests {
    use super::stores;
    use crate::{Credentials, Request, Signer};

    #[test]
    fn names_are_unique() {
        let mut names: Vec<&str> = stores().iter().map(|store| store.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), stores().len());
    }

    #[test]
    fn every_store_can_be_signed_for() {
        for store in stores() {
            let credentials = Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret").unwrap();
            let mut signer = Signer::builder(credentials).region(store.region).addressing(store.addressing);
            if !store.endpoint.is_empty() {
                let endpoint = store.endpoint.replace("{region}", store.region);
                signer = signer.endpoint(endpoint.replace("{account}", "0123456789abcdef"));
            }
            let signer = signer.build().unwrap();
            let request = Request::new("GetObject").bucket("photos");
            let signed = signer.presign(&request, "1.jpg", time::macros::datetime!(2026-01-02 03:04:05 UTC));
            assert!(signed.unwrap().url().contains("photos"), "{}", store.name);
        }
    }

    #[test]
    fn a_store_with_regions_of_its_own_names_one_in_its_endpoint() {
        for store in stores().iter().filter(|store| !store.endpoint.is_empty()) {
            assert_eq!(store.endpoint.contains("{region}"), !store.region_is_fixed, "{}", store.name);
        }
    }
}
