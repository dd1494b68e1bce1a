//! Which operations of S3 a request may be for: those of the table that know most of
//! what it carries. Explaining and verifying read it here, so that they say the same.

use super::url::{ReceivedPair, ReceivedUrl};
use crate::{
    endpoint::{ParsedHost, Style},
    operation::{Location, Operation, Resource},
    sigv4::QUERY_PARAMETERS,
    sorted,
};

/// What most URLs are made for, the commonest first.
const COMMON: [&str; 8] = [
    "GetObject",
    "PutObject",
    "HeadObject",
    "DeleteObject",
    "ListObjectsV2",
    "ListObjects",
    "ListBuckets",
    "UploadPart",
];

/// What a URL may be for, and where.
pub(crate) struct Candidates {
    /// The likeliest first.
    pub(crate) operations: Vec<&'static Operation>,
    /// Whether they fit only at the place that is less likely.
    pub(crate) elsewhere: bool,
}

/// The operation that the URL names outright, as the AWS SDKs for JavaScript, Go and Rust do. No store
/// acts by it.
pub(crate) fn named_outright(
    url: &ReceivedUrl,
    places: &[&ParsedHost],
    method: Option<&str>,
) -> Option<Candidates> {
    let named = url.text("x-id").and_then(Operation::find)?;
    method.is_none_or(|method| method == named.method).then(|| Candidates {
        operations: vec![named],
        elsewhere: !places.iter().any(|place| acts_on(named, place)),
    })
}

/// The operations that fit best at one of these places, or if they fit better at one that is less
/// likely.
pub(crate) fn candidates(
    url: &ReceivedUrl,
    places: &[&ParsedHost],
    less_likely: Option<&ParsedHost>,
    signed_headers: &[String],
    method: Option<&str>,
) -> Candidates {
    let query: Vec<Named> = url.query.iter().filter_map(Named::of).collect();
    let mut best: Option<Fit> = None;
    let mut fitting = Vec::new();
    for operation in
        Operation::all().iter().filter(|known| method.is_none_or(|method| method == known.method))
    {
        let likely = places.iter().any(|place| acts_on(operation, place));
        if !likely && !less_likely.is_some_and(|place| acts_on(operation, place)) {
            continue;
        }
        let Some(fit) = Fit::of(operation, &query, signed_headers, likely) else { continue };
        if best.is_none_or(|best| fit > best) {
            best = Some(fit);
            fitting.clear();
        }
        if best == Some(fit) {
            fitting.push(operation);
        }
    }
    let rank = |operation: &&Operation| {
        COMMON.iter().position(|name| *name == operation.name).unwrap_or(COMMON.len())
    };
    sorted::sort_by_key(&mut fitting, rank);
    Candidates { operations: fitting, elsewhere: best.is_some_and(|best| !best.likely) }
}

/// A pair of the query that is not the signature's.
struct Named<'u> {
    name: &'u str,
    /// As the header that was moved into the query.
    header: String,
    value: &'u [u8],
}

impl Named<'_> {
    fn of(pair: &ReceivedPair) -> Option<Named<'_>> {
        let name = std::str::from_utf8(&pair.name).ok()?;
        let of_signature = QUERY_PARAMETERS.iter().any(|known| known.eq_ignore_ascii_case(name))
            || matches!(name, "AWSAccessKeyId" | "Signature" | "Expires");
        (!of_signature).then(|| Named { name, header: name.to_ascii_lowercase(), value: &pair.value })
    }
}

/// How well an operation fits: the later field decides among equals.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    /// Fewer names that it does not know are better.
    unknown: std::cmp::Reverse<usize>,
    /// More of what makes it itself is better.
    distinctive: usize,
    /// A place that is likelier is better.
    likely: bool,
}

impl Fit {
    /// None where something that the operation needs is not there.
    fn of(
        operation: &'static Operation,
        query: &[Named<'_>],
        signed_headers: &[String],
        likely: bool,
    ) -> Option<Fit> {
        let constants = operation.constant_query;
        // A subresource counts by its name: some signers write `uploads=1`.
        let has_constant = |(name, value): &&(&str, &str)| {
            let same = |pair: &&Named<'_>| {
                pair.name == *name && (value.is_empty() || pair.value == value.as_bytes())
            };
            query.iter().any(|pair| same(&pair))
        };
        if !constants.iter().all(|pair| has_constant(&pair)) {
            return None;
        }
        let in_query = |name: &str| query.iter().any(|pair| pair.name.eq_ignore_ascii_case(name));
        let signed = |name: &str| signed_headers.iter().any(|header| header == name);
        let mut distinctive = constants.len();
        for parameter in operation.parameters.iter().filter(|parameter| parameter.required) {
            let there = match parameter.location {
                Location::Query(name) => in_query(name),
                Location::Header(name) | Location::HostLabel(name) => signed(name) || in_query(name),
                Location::HeaderPrefix(_) | Location::Body => continue,
            };
            if !there {
                return None;
            }
            distinctive = distinctive.saturating_add(1);
        }
        let unknown_query = query.iter().filter(|pair| {
            let constant = constants.iter().any(|(name, _)| *name == pair.name);
            !constant && !knows_query(operation, pair)
        });
        let unknown_headers = signed_headers.iter().filter(|header| !knows_header(operation, header));
        let unknown = unknown_query.count().saturating_add(unknown_headers.count());
        Some(Fit { unknown: std::cmp::Reverse(unknown), distinctive, likely })
    }
}

/// Whether the path fits what the operation acts on.
pub(crate) fn acts_on(operation: &Operation, place: &ParsedHost) -> bool {
    match operation.resource {
        Resource::Object => place.key.is_some(),
        // A host of which it is not known whether it has a bucket may have one.
        Resource::Bucket => place.key.is_none() && (place.bucket.is_some() || place.style == Style::Unknown),
        Resource::Service => place.key.is_none() && place.bucket.is_none(),
        Resource::Fixed(path) => place.key.as_deref() == path.strip_prefix('/'),
    }
}

/// Whether the operation takes a pair of this name, as a parameter of the query
/// or as a header that was moved there.
fn knows_query(operation: &Operation, pair: &Named<'_>) -> bool {
    operation.parameters.iter().any(|parameter| match parameter.location {
        Location::Query(known) => known == pair.name,
        _ => false,
    }) || knows_header(operation, &pair.header)
}

fn knows_header(operation: &Operation, name: &str) -> bool {
    operation.parameters.iter().any(|parameter| match parameter.location {
        Location::Header(known) | Location::HostLabel(known) => known == name,
        Location::HeaderPrefix(prefix) => name.starts_with(prefix),
        Location::Query(_) | Location::Body => false,
    })
}
