//! The host: its port, its letters, the names of one machine, the hosts that one
//! bucket of AWS has, and the two places of a bucket.

use super::{
    alteration::{Alteration, Alterations, Edit},
    base::{Base, Line},
    claim::Claim,
    difference::{Difference, Shown},
    encoding::{canonical_path, text},
};

/// Ports that stores and their proxies listen on, the most used first.
const PORTS: [&str; 34] = [
    "9000", "443", "80", "8080", "8443", "3900", "8333", "4566", "7480", "9001", "8000", "8081", "8888",
    "5000", "3000", "9090", "9878", "10000", "4443", "4567", "8014", "8082", "8090", "9002", "9091", "9002",
    "9443", "3901", "3902", "8334", "19000", "29000", "1", "6007",
];

/// What one machine, or the store beside a program, is called.
const LOCAL_NAMES: [&str; 9] = [
    "127.0.0.1",
    "localhost",
    "[::1]",
    "0.0.0.0",
    "minio",
    "host.docker.internal",
    "s3",
    "localstack",
    "store",
];

/// Domains of AWS's endpoints (botocore 1.44.5, partitions.json).
const AWS_DOMAINS: [&str; 7] = [
    "amazonaws.com",
    "amazonaws.com.cn",
    "amazonaws.eu",
    "c2s.ic.gov",
    "sc2s.sgov.gov",
    "cloud.adc-e.uk",
    "csp.hci.ic.gov",
];

pub(super) fn alter(claim: &Claim<'_>, base: &Base, list: &mut Alterations) {
    let Some(at) = base.header("host") else { return };
    let port = claim.host().strip_prefix(claim.host_name()).unwrap_or_default();
    for signed in ports(claim) {
        list.push(Place::of(signed, Difference::Port).alteration(at));
    }
    for place in aws(claim, claim.path).into_iter().chain(other_style(claim, claim.path)) {
        if !port.is_empty() {
            list.push(place.with_port(port).alteration(at));
        }
        list.push(place.alteration(at));
    }
    list.push(Place::of(claim.host().to_ascii_lowercase(), |_| Difference::HostCase).alteration(at));
    let name = claim.host_name();
    let is_local =
        LOCAL_NAMES.contains(&name) || !name.contains('.') || name.parse::<core::net::IpAddr>().is_ok();
    for local in LOCAL_NAMES {
        for port in [port, ":9000", ""] {
            let alteration = Place::of(format!("{local}{port}"), Difference::Host).alteration(at);
            list.push(if is_local { alteration } else { alteration.alone() });
        }
    }
    if let Some(given) = claim.header("host").or_else(|| claim.header("x-forwarded-host")) {
        list.push(Place::of(given, Difference::Host).alteration(at));
    }
    for place in behind_a_domain(claim) {
        list.push(place.alteration(at).alone());
    }
}

/// The bucket in its other place, given the path, with the path as it is written then:
/// what else became of the path can only be told from there.
pub(super) fn moved(claim: &Claim<'_>, path: &str, base: &Base) -> Vec<(Difference, Edit, Vec<u8>)> {
    let Some(at) = base.header("host") else { return Vec::new() };
    let of_aws = aws(claim, path).into_iter().filter(|place| place.path.is_some()).take(1);
    let places = of_aws.chain(other_style(claim, path));
    let moved = places.filter_map(|place| {
        let host = place.edit(at);
        Some((place.difference, host, place.path?))
    });
    moved.collect()
}

/// What the request may have been signed for.
struct Place {
    host: String,
    /// As it is written, where the bucket has its other place.
    path: Option<Vec<u8>>,
    difference: Difference,
}

impl Place {
    fn of(host: String, difference: fn(Shown) -> Difference) -> Place {
        Place { difference: difference(host.as_str().into()), host, path: None }
    }

    fn in_style(host: String, path: String, virtual_hosted: bool) -> Place {
        let difference = Difference::Style { host: host.as_str().into(), virtual_hosted };
        Place { host, path: Some(path.into_bytes()), difference }
    }

    /// The same at a port.
    fn with_port(&self, port: &str) -> Place {
        let host = format!("{}{port}", self.host);
        let mut difference = self.difference.clone();
        if let Difference::Host(shown) | Difference::Style { host: shown, .. } = &mut difference {
            *shown = host.as_str().into();
        }
        Place { host, path: self.path.clone(), difference }
    }

    fn edit(&self, at: usize) -> Edit {
        Edit::Header(at, Some(text(self.host.as_str())))
    }

    fn alteration(self, at: usize) -> Alteration {
        let host = self.edit(at);
        let path = self.path.map(|path| Edit::Line(Line::Path, canonical_path(&path)));
        Alteration::of(self.difference, std::iter::once(host).chain(path))
    }
}

fn ports(claim: &Claim<'_>) -> Vec<String> {
    let name = claim.host_name();
    let known = PORTS.map(|port| format!("{name}:{port}"));
    let plain = [name.into(), claim.authority.into(), format!("{name}{}", claim.default_port)];
    plain.into_iter().chain(known).collect()
}

/// The first segment of the path, and the rest.
fn bucket_in_path(path: &str) -> Option<(&str, &str)> {
    let path = path.strip_prefix('/')?;
    Some(path.split_once('/').unwrap_or((path, ""))).filter(|(bucket, _)| !bucket.is_empty())
}

/// The bucket moved from the path into the host of any store, or back.
fn other_style(claim: &Claim<'_>, path: &str) -> Vec<Place> {
    let host = claim.host();
    let virtual_hosted = bucket_in_path(path)
        .map(|(bucket, key)| Place::in_style(format!("{bucket}.{host}"), format!("/{key}"), true));
    let in_path = host
        .split_once('.')
        .map(|(bucket, rest)| Place::in_style(rest.into(), format!("/{bucket}{}", path), false));
    virtual_hosted.into_iter().chain(in_path).collect()
}

/// Whether all hosts of what the URL names are known, and were tried.
pub(super) fn is_of_aws(claim: &Claim<'_>) -> bool {
    let host = claim.host_name().to_ascii_lowercase();
    AWS_DOMAINS.iter().any(|domain| host.ends_with(domain))
}

/// A host of AWS in parts.
struct AwsHost<'h> {
    /// The bucket, or nothing.
    before: &'h str,
    /// Such as `s3`, `s3-fips`, `s3-accesspoint`.
    service: &'h str,
    region: Option<&'h str>,
    domain: &'static str,
}

impl AwsHost<'_> {
    /// Splits at the last label that begins with `s3`.
    fn of(host: &str) -> Option<AwsHost<'_>> {
        let domain = AWS_DOMAINS.into_iter().find(|domain| host.ends_with(domain))?;
        let labels = host.strip_suffix(domain)?.strip_suffix('.')?;
        let starts = labels.match_indices('.').map(|(at, _)| at.saturating_add(1));
        let mut starts: Vec<usize> = std::iter::once(0).chain(starts).collect();
        starts.reverse();
        let start = starts
            .into_iter()
            .find(|start| labels.get(*start..).is_some_and(|rest| rest.starts_with("s3")))?;
        let (before, rest) = labels.split_at_checked(start)?;
        let (service, rest) = rest.split_once('.').unwrap_or((rest, ""));
        let region = rest.strip_prefix("dualstack").map_or(rest, |rest| rest.trim_start_matches('.'));
        Some(AwsHost {
            before: before.strip_suffix('.').unwrap_or(before),
            service,
            region: Some(region).filter(|region| !region.is_empty()),
            domain,
        })
    }

    /// The endpoints of this service, the one of its own region first.
    fn endpoints(&self, signed_region: &str) -> Vec<String> {
        let domain = self.domain;
        let region = self.region.unwrap_or(signed_region);
        let plain = self.service.trim_end_matches("-fips");
        let mut regions = vec![region];
        for other in [signed_region, "us-east-1"] {
            if !regions.contains(&other) {
                regions.push(other);
            }
        }
        let mut names = Vec::new();
        for region in regions {
            for service in [plain.to_owned(), format!("{plain}-fips")] {
                names.push(format!("{service}.{region}.{domain}"));
                names.push(format!("{service}.dualstack.{region}.{domain}"));
            }
        }
        if plain == "s3" || self.region.is_none() {
            names.extend([
                format!("s3.{domain}"),
                format!("s3.{region}.{domain}"),
                format!("s3-{region}.{domain}"),
                format!("s3-accelerate.{domain}"),
                format!("s3-accelerate.dualstack.{domain}"),
                format!("s3-external-1.{domain}"),
            ]);
        }
        names
    }
}

/// The hosts that AWS gives to what this one names: with the bucket where it is, then
/// with the bucket in its other place.
fn aws(claim: &Claim<'_>, path: &str) -> Vec<Place> {
    let lower = claim.host_name().to_ascii_lowercase();
    let Some(host) = AwsHost::of(&lower) else { return Vec::new() };
    let names = host.endpoints(&claim.scope.region);
    let before = host.before;
    let mut places: Vec<Place> = names
        .iter()
        .map(|name| if before.is_empty() { name.clone() } else { format!("{before}.{name}") })
        .map(|name| Place::of(name, Difference::Host))
        .collect();
    match (before, bucket_in_path(path)) {
        ("", None) => {}
        ("", Some((bucket, key))) => {
            let in_host = |name| Place::in_style(format!("{bucket}.{name}"), format!("/{key}"), true);
            places.extend(names.into_iter().map(in_host));
        }
        (bucket, _) => {
            let in_path = |name| Place::in_style(name, format!("/{bucket}{}", path), false);
            places.extend(names.into_iter().map(in_path));
        }
    }
    places
}

/// A domain of one's own, with the store behind it.
fn behind_a_domain(claim: &Claim<'_>) -> Vec<Place> {
    if is_of_aws(claim) {
        return Vec::new();
    }
    let name = claim.host_name();
    let endpoint = format!("s3.{}.amazonaws.com", claim.scope.region);
    let in_host = bucket_in_path(claim.path)
        .map(|(bucket, key)| Place::in_style(format!("{bucket}.{endpoint}"), format!("/{key}"), true));
    let hosts = [
        format!("{name}.{endpoint}"),
        format!("{name}.s3.amazonaws.com"),
        "s3.amazonaws.com".into(),
        endpoint,
    ];
    hosts.into_iter().map(|host| Place::of(host, Difference::Host)).chain(in_host).collect()
}
