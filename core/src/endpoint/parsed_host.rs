//! The endpoint rules backwards: from a host and a path to the bucket, the key
//! and the region that they name.

use super::{
    bucket::BucketReference,
    host_label::is_ipv4,
    partition,
    store_host::{StoreHost, below_known_base},
};

/// What a host and a path lead to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ParsedHost {
    /// Its name, alias or ARN.
    pub(crate) bucket: Option<String>,
    /// Decoded; what is not UTF-8 is replaced.
    pub(crate) key: Option<String>,
    pub(crate) style: Style,
    /// The region that the host names.
    pub(crate) region: Option<String>,
    /// Whose host it is, where that is known.
    pub(crate) store: Option<KnownStore>,
}

/// Whose host it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KnownStore {
    Aws,
    /// Of AWS, but for websites: it takes no signed request.
    AwsWebsite,
    /// Another one, by its name in the table of hosts.
    Other(&'static str),
}

/// Where the bucket was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// In the host.
    Virtual,
    /// In the path.
    Path,
    /// In the path, as most other stores have it; their hosts do not tell.
    PathAssumed,
    /// Nowhere: the host is the bucket that the caller named.
    BucketHost,
    /// Nowhere that is known.
    Unknown,
}

/// A host of AWS in parts: `before`, the service's own label, the region.
struct Labels<'h> {
    before: &'h str,
    service: &'h str,
    region: Option<&'h str>,
}

/// Reads a host (with or without a port) and a decoded path.
pub(crate) fn parse_host(host: &str, path: &[u8]) -> ParsedHost {
    let host = host.to_ascii_lowercase();
    let path = text_of(path);
    let name = without_port(&host);
    if let Some(labels) = partition::labels_of_aws_host(name).and_then(Labels::of) {
        return labels.lead_to(&path);
    }
    if let Some(known) = StoreHost::read(name) {
        let found = match known.bucket {
            Some(bucket) => in_host(bucket.into(), &path),
            None => in_path(known.pattern.below_base(&path), Style::Path),
        };
        let region = known.region.map(String::from);
        return ParsedHost { region, store: Some(KnownStore::Other(known.pattern.store)), ..found };
    }
    if let Some(below) = below_known_base(&path) {
        return in_path(below, Style::Path);
    }
    in_path(&path, if has_no_labels(name) { Style::Path } else { Style::PathAssumed })
}

/// Reads a host and a path of a bucket that is known.
pub(crate) fn parse_host_of(host: &str, path: &[u8], bucket: &str) -> ParsedHost {
    let read = parse_host(host, path);
    if read.store.is_some() {
        return read;
    }
    let (host, path) = (host.to_ascii_lowercase(), text_of(path));
    let label = label_of(bucket);
    let in_host_of = without_port(&host).strip_prefix(label.as_str());
    if in_host_of.is_some_and(|rest| rest.starts_with('.')) {
        return in_host(bucket.into(), &path);
    }
    match behind_segment(&path, bucket) {
        Some(key) => ParsedHost {
            bucket: some_text(bucket),
            key: some_text(key),
            style: Style::Path,
            region: None,
            store: None,
        },
        None => ParsedHost { style: Style::BucketHost, ..in_host(bucket.into(), &path) },
    }
}

/// Reads a host and a path by the hosts that a server serves, in lower case and without ports: one of
/// them has the bucket in the path, and what is below one is the bucket. Nothing for any other host.
pub(crate) fn parse_host_below(host: &str, path: &[u8], served: &[String]) -> Option<ParsedHost> {
    let (host, path) = (host.to_ascii_lowercase(), text_of(path));
    let name = without_port(&host);
    let name = name.strip_suffix('.').unwrap_or(name);
    if served.iter().any(|base| base == name) {
        return Some(in_path(&path, Style::Path));
    }
    let below = served.iter().filter_map(|base| name.strip_suffix(base.as_str())?.strip_suffix('.'));
    // Of two hosts that end alike, the longer one leaves less.
    let bucket = below.filter(|bucket| !bucket.is_empty()).min_by_key(|bucket| bucket.len())?;
    Some(in_host(bucket.into(), &path))
}

impl ParsedHost {
    pub(crate) fn is_aws(&self) -> bool {
        matches!(self.store, Some(KnownStore::Aws | KnownStore::AwsWebsite))
    }

    /// What the same URL leads to if its host, which does not tell, is or has the bucket.
    pub(crate) fn if_in_host(&self, path: &[u8]) -> Option<ParsedHost> {
        let key = some_text(&text_of(path));
        (self.style == Style::PathAssumed).then(|| ParsedHost {
            bucket: None,
            key,
            style: Style::Unknown,
            ..self.clone()
        })
    }

    /// What it leads to if the path is a base path and the bucket's name alone.
    pub(crate) fn if_behind_base(&self) -> Option<ParsedHost> {
        let is_possible = self.store.is_none() && self.style != Style::Virtual && self.key.is_some();
        is_possible.then(|| ParsedHost { bucket: None, key: None, style: Style::Unknown, ..self.clone() })
    }
}

/// What stands in front of a host for a bucket, or for an access point by its ARN.
fn label_of(bucket: &str) -> String {
    let label = match BucketReference::parse(bucket) {
        Ok(BucketReference::AccessPoint(arn) | BucketReference::ObjectLambda(arn)) => arn.label,
        Ok(BucketReference::Outpost(arn)) => arn.access_point.label,
        _ => bucket.into(),
    };
    label.to_ascii_lowercase()
}

/// The host is the bucket's own, or has it in front.
fn in_host(bucket: String, path: &str) -> ParsedHost {
    ParsedHost {
        bucket: Some(bucket),
        key: some_text(path),
        style: Style::Virtual,
        region: None,
        store: None,
    }
}

/// `/bucket/key`.
fn in_path(path: &str, style: Style) -> ParsedHost {
    let (bucket, key) = match path.strip_prefix("arn:") {
        // An access point's ARN in the path has slashes of its own.
        Some(_) => split_arn(path),
        None => path.split_once('/').unwrap_or((path, "")),
    };
    ParsedHost { bucket: some_text(bucket), key: some_text(key), style, region: None, store: None }
}

/// What follows a segment of the path, or the segments of an ARN, behind whatever base path.
fn behind_segment<'p>(path: &'p str, segment: &str) -> Option<&'p str> {
    let is_whole = |at: usize| {
        let before = path.get(..at)?;
        let rest = path.get(at.checked_add(segment.len())?..)?;
        let begins = before.is_empty() || before.ends_with('/');
        (begins && (rest.is_empty() || rest.starts_with('/'))).then(|| rest.strip_prefix('/').unwrap_or(rest))
    };
    path.match_indices(segment).find_map(|(at, _)| is_whole(at))
}

fn text_of(path: &[u8]) -> String {
    String::from_utf8_lossy(path.strip_prefix(b"/").unwrap_or(path)).into_owned()
}

fn without_port(host: &str) -> &str {
    host.rsplit_once(':').filter(|(_, port)| !port.contains(']')).map_or(host, |(name, _)| name)
}

/// Whether no label can stand below the host: an address, or a name without a dot.
fn has_no_labels(name: &str) -> bool {
    is_ipv4(name) || name.starts_with('[') || !name.strip_suffix('.').unwrap_or(name).contains('.')
}

/// The ARN of an access point, and the rest.
fn split_arn(path: &str) -> (&str, &str) {
    let resource = path.match_indices(':').nth(4).map_or(path.len(), |(at, _)| at);
    // `accesspoint/name/`, or `outpost/id/accesspoint/name/`.
    let last_slash = if path.contains(":outpost/") { 3 } else { 1 };
    let end = path
        .get(resource..)
        .and_then(|rest| rest.match_indices('/').nth(last_slash))
        .and_then(|(at, _)| at.checked_add(resource))
        .unwrap_or(path.len());
    let (arn, rest) = path.split_at(end);
    (arn, rest.strip_prefix('/').unwrap_or(rest))
}

fn some_text(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.into())
}

impl<'h> Labels<'h> {
    /// Takes the labels before AWS's domain apart, from their end.
    fn of(labels: &'h str) -> Option<Labels<'h>> {
        let labels = labels.strip_suffix(".vpce").unwrap_or(labels);
        if let Some(before) = labels.strip_suffix(".accesspoint.s3-global") {
            return Some(Labels { before, service: "s3-global", region: None });
        }
        // Acceleration has no region, so its host ends here.
        let labels = labels.strip_suffix(".dualstack").unwrap_or(labels);
        let (rest, last) = labels.rsplit_once('.').unwrap_or(("", labels));
        let (rest, region) = if partition::Partition::claims(last) || !is_service(last) && !rest.is_empty() {
            (rest, Some(last))
        } else {
            (labels, None)
        };
        let rest = rest.strip_suffix(".dualstack").unwrap_or(rest);
        let (before, service) = rest.rsplit_once('.').unwrap_or(("", rest));
        if !is_service(service) {
            return None;
        }
        // The old `s3-eu-west-1`.
        let website = service.strip_prefix("s3-website-");
        let dashed = website.or_else(|| service.strip_prefix("s3-"));
        let dashed = dashed.filter(|name| partition::Partition::claims(name));
        Some(Labels {
            before,
            service: if dashed.is_some() && website.is_none() { "s3" } else { service },
            region: region.or(dashed),
        })
    }

    /// Where a path leads on this host.
    fn lead_to(&self, path: &str) -> ParsedHost {
        let store = Some(match self.service.starts_with("s3-website") {
            true => KnownStore::AwsWebsite,
            false => KnownStore::Aws,
        });
        let region = self.region.map(String::from);
        let found = match self.bucket() {
            Some(bucket) => in_host(bucket, path),
            None => in_path(path, Style::Path),
        };
        ParsedHost { region, store, ..found }
    }

    /// The bucket that the host names, if it does.
    fn bucket(&self) -> Option<String> {
        if self.before.is_empty() {
            return None;
        }
        let region = self.region.unwrap_or_default();
        let partition = partition::Partition::of(region).id;
        let access_point = |service: &str, resource: &str| {
            let (name, account) = self.before.split('.').next()?.rsplit_once('-')?;
            Some(format!("arn:{partition}:{service}:{region}:{account}:{resource}accesspoint/{name}"))
        };
        match self.service.trim_end_matches("-fips") {
            "s3-accesspoint" => access_point("s3", ""),
            "s3-object-lambda" => access_point("s3-object-lambda", ""),
            // The alias of an access point, which names its outpost itself.
            "s3-outposts"
                if self.before.split('.').next().is_some_and(|label| label.ends_with("--op-s3")) =>
            {
                self.before.split('.').next().map(String::from)
            }
            "s3-outposts" => {
                let outpost = self.before.split('.').nth(1)?;
                access_point("s3-outposts", &format!("outpost/{outpost}/"))
            }
            // The endpoint of a VPC is itself called `bucket.vpce-1a2b3c4d-5e6f.s3`.
            "s3" if self.before.split('.').next_back().is_some_and(|label| label.starts_with("vpce-")) => {
                let (before, _) = self.before.rsplit_once('.')?;
                before.strip_suffix(".bucket").map(String::from)
            }
            _ => Some(self.before.into()),
        }
    }
}

/// Whether a label is that of S3 or one of its siblings.
fn is_service(label: &str) -> bool {
    label == "s3" || label.starts_with("s3-") || label.starts_with("s3express-")
}

#[cfg(test)]
mod tests {
    use super::{KnownStore, Style, parse_host, parse_host_of};
    use proptest::prelude::*;

    #[test]
    fn hosts_of_aws_name_buckets() {
        for (host, path, bucket, key, region) in [
            ("photos.s3.eu-west-1.amazonaws.com", "/a/b.jpg", "photos", "a/b.jpg", "eu-west-1"),
            ("s3.eu-west-1.amazonaws.com", "/photos/a/b.jpg", "photos", "a/b.jpg", "eu-west-1"),
            ("a.b.s3.amazonaws.com", "/k", "a.b", "k", ""),
            ("my.s3.bucket.s3.eu-west-1.amazonaws.com", "/k", "my.s3.bucket", "k", "eu-west-1"),
            ("s3-eu-west-1.amazonaws.com", "/photos/k", "photos", "k", "eu-west-1"),
            ("photos.s3-eu-west-1.amazonaws.com", "/k", "photos", "k", "eu-west-1"),
            ("photos.s3.dualstack.eu-west-1.amazonaws.com", "/k", "photos", "k", "eu-west-1"),
            ("photos.s3-fips.dualstack.us-east-1.amazonaws.com", "/k", "photos", "k", "us-east-1"),
            ("photos.s3-accelerate.amazonaws.com", "/k", "photos", "k", ""),
            ("photos.s3-accelerate.dualstack.amazonaws.com", "/k", "photos", "k", ""),
            ("photos.s3.cn-north-1.amazonaws.com.cn", "/k", "photos", "k", "cn-north-1"),
            (
                "my-point-123456789012.s3-accesspoint.us-west-2.amazonaws.com",
                "/k",
                "arn:aws:s3:us-west-2:123456789012:accesspoint/my-point",
                "k",
                "us-west-2",
            ),
            (
                "p-123456789012.op-01234567890123456.s3-outposts.us-west-2.amazonaws.com",
                "/k",
                "arn:aws:s3-outposts:us-west-2:123456789012:outpost/op-01234567890123456/accesspoint/p",
                "k",
                "us-west-2",
            ),
            ("mfzwi23gnjvgw.mrap.accesspoint.s3-global.amazonaws.com", "/k", "mfzwi23gnjvgw.mrap", "k", ""),
            (
                "b--usw2-az1--x-s3.s3express-usw2-az1.us-west-2.amazonaws.com",
                "/k",
                "b--usw2-az1--x-s3",
                "k",
                "us-west-2",
            ),
            ("bucket.vpce-0a-0b.s3.us-west-2.vpce.amazonaws.com", "/photos/k", "photos", "k", "us-west-2"),
            ("photos.bucket.vpce-0a-0b.s3.us-west-2.vpce.amazonaws.com", "/k", "photos", "k", "us-west-2"),
        ] {
            let found = parse_host(host, path.as_bytes());
            let named =
                (found.bucket.as_deref(), found.key.as_deref(), found.region.as_deref().unwrap_or(""));
            assert!(found.is_aws(), "{host}");
            assert_eq!(named, (Some(bucket), Some(key), region), "{host}");
        }
    }

    #[test]
    fn other_hosts_are_assumed_to_have_it_in_the_path() {
        let local = parse_host("127.0.0.1:9000", b"/photos/a/b");
        assert_eq!(
            (local.bucket.as_deref(), local.key.as_deref(), local.style),
            (Some("photos"), Some("a/b"), Style::Path)
        );
        let other = parse_host("files.example.com", b"/photos/a");
        assert_eq!(
            (other.bucket.as_deref(), other.style, other.is_aws()),
            (Some("photos"), Style::PathAssumed, false)
        );
        let service = parse_host("s3.eu-west-1.amazonaws.com", b"/");
        assert_eq!((service.bucket, service.key), (None, None));
    }

    #[test]
    fn hosts_of_other_stores_name_buckets() {
        for (host, path, bucket, key, style) in [
            (
                "photos.0123.r2.cloudflarestorage.com",
                "/cat.png",
                Some("photos"),
                Some("cat.png"),
                Style::Virtual,
            ),
            (
                "0123.r2.cloudflarestorage.com",
                "/photos/cat.png",
                Some("photos"),
                Some("cat.png"),
                Style::Path,
            ),
            ("0123.r2.cloudflarestorage.com:443", "/photos", Some("photos"), None, Style::Path),
            ("x.supabase.co", "/storage/v1/s3/photos/a/b", Some("photos"), Some("a/b"), Style::Path),
            ("127.0.0.1:54321", "/storage/v1/s3/photos/a", Some("photos"), Some("a"), Style::Path),
            ("storage.googleapis.com", "/", None, None, Style::Path),
        ] {
            let found = parse_host(host, path.as_bytes());
            let named = (found.bucket.as_deref(), found.key.as_deref(), found.style);
            assert_eq!(named, (bucket, key, style), "{host}");
        }
    }

    #[test]
    fn a_bucket_that_is_named_is_found_wherever_it_stands() {
        for (host, path, key, style) in [
            ("photos.example.com", "/a/b", Some("a/b"), Style::Virtual),
            ("PHOTOS.example.com:9000", "/", None, Style::Virtual),
            ("files.example.com", "/photos/a/b", Some("a/b"), Style::Path),
            ("files.example.com", "/base/v1/photos/a", Some("a"), Style::Path),
            ("files.example.com", "/photos", None, Style::Path),
            ("cdn.example.com", "/a/myphotos", Some("a/myphotos"), Style::BucketHost),
            ("127.0.0.1", "/a", Some("a"), Style::BucketHost),
        ] {
            let found = parse_host_of(host, path.as_bytes(), "photos");
            let named = (found.bucket.as_deref(), found.key.as_deref(), found.style);
            assert_eq!(named, (Some("photos"), key, style), "{host}{path}");
        }
        let arn = "arn:aws:s3:eu-west-1:123456789012:accesspoint/reports";
        let found = parse_host_of("reports-123456789012.example.com", b"/k", arn);
        assert_eq!((found.bucket.as_deref(), found.style), (Some(arn), Style::Virtual));
        let other = parse_host_of("photos.s3.eu-west-1.amazonaws.com", b"/k", "videos");
        assert_eq!(other.bucket.as_deref(), Some("photos"));
    }

    #[test]
    fn a_website_is_told() {
        for host in
            ["photos.s3-website-eu-west-1.amazonaws.com", "photos.s3-website.eu-central-1.amazonaws.com"]
        {
            let found = parse_host(host, b"/k");
            assert_eq!(
                (found.store, found.bucket.as_deref()),
                (Some(KnownStore::AwsWebsite), Some("photos"))
            );
            assert!(found.region.is_some_and(|region| region.starts_with("eu-")));
        }
    }

    proptest! {
        #[test]
        fn takes_any_host(host in "[a-z0-9.:\\[\\]-]{0,60}", path in any::<Vec<u8>>()) {
            let _ = parse_host(&host, &path);
            let _ = parse_host(&format!("{host}.amazonaws.com"), &path);
            let _ = parse_host(&format!("{host}.fra1.digitaloceanspaces.com"), &path);
            let _ = parse_host_of(&host, &path, host.split('.').next().unwrap_or_default());
        }
    }
}
