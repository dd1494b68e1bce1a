//! The endpoint rules backwards: from a host and a path to the bucket, the key
//! and the region that they name.

use super::{host_label::is_ipv4, partition};

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
    /// The host is one of AWS's.
    pub(crate) is_aws: bool,
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
    let path = String::from_utf8_lossy(path.strip_prefix(b"/").unwrap_or(path)).into_owned();
    let name =
        host.rsplit_once(':').filter(|(_, port)| !port.contains(']')).map_or(host.as_str(), |(name, _)| name);
    let Some(labels) = partition::labels_of_aws_host(name).and_then(Labels::of) else {
        let style = if is_ipv4(name) || name.starts_with('[') || !name.contains('.') {
            Style::Path
        } else {
            Style::PathAssumed
        };
        return in_path(&path, style, None, false);
    };
    let region = labels.region.map(String::from);
    match labels.bucket() {
        Some(bucket) => ParsedHost {
            bucket: Some(bucket),
            key: some_text(path),
            style: Style::Virtual,
            region,
            is_aws: true,
        },
        None => in_path(&path, Style::Path, region, true),
    }
}

/// `/bucket/key`.
fn in_path(path: &str, style: Style, region: Option<String>, is_aws: bool) -> ParsedHost {
    let (bucket, key) = match path.strip_prefix("arn:") {
        // An access point's ARN in the path has slashes of its own.
        Some(_) => split_arn(path),
        None => path.split_once('/').unwrap_or((path, "")),
    };
    ParsedHost { bucket: some_text(bucket.into()), key: some_text(key.into()), style, region, is_aws }
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

fn some_text(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
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
        let dashed = service.strip_prefix("s3-").filter(|name| partition::Partition::claims(name));
        Some(Labels {
            before,
            service: if dashed.is_some() { "s3" } else { service },
            region: region.or(dashed),
        })
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
    use super::{Style, parse_host};
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
            assert!(found.is_aws, "{host}");
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
            (other.bucket.as_deref(), other.style, other.is_aws),
            (Some("photos"), Style::PathAssumed, false)
        );
        let service = parse_host("s3.eu-west-1.amazonaws.com", b"/");
        assert_eq!((service.bucket, service.key), (None, None));
    }

    proptest! {
        #[test]
        fn takes_any_host(host in "[a-z0-9.:\\[\\]-]{0,60}", path in any::<Vec<u8>>()) {
            let _ = parse_host(&host, &path);
            let _ = parse_host(&format!("{host}.amazonaws.com"), &path);
        }
    }
}
