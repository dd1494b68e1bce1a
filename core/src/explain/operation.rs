//! Which operations of S3 a URL may be for: those of the table that know most of
//! what it carries.

use crate::{
    endpoint::ParsedHost,
    operation::{Location, Operation, Resource},
    received::{ReceivedPair, ReceivedUrl},
    sigv4::QUERY_PARAMETERS,
};

/// The operations that fit best, by the table's order.
pub(super) fn candidates(
    url: &ReceivedUrl,
    place: &ParsedHost,
    signed_headers: &[String],
    method: Option<&str>,
) -> Vec<&'static Operation> {
    // The AWS SDKs for JavaScript, Go and Rust say it outright.
    if let Some(named) = url.text("x-id").and_then(Operation::find)
        && method.is_none_or(|method| method == named.method)
    {
        return vec![named];
    }
    let query: Vec<Named> = url.query.iter().filter_map(Named::of).collect();
    let mut best: Option<Fit> = None;
    let mut fitting = Vec::new();
    for operation in Operation::all() {
        if method.is_some_and(|method| method != operation.method) || !acts_on(operation, place) {
            continue;
        }
        let Some(fit) = Fit::of(operation, &query, signed_headers) else { continue };
        if best.is_none_or(|best| fit > best) {
            best = Some(fit);
            fitting.clear();
        }
        if best == Some(fit) {
            fitting.push(operation);
        }
    }
    fitting
}

/// A pair of the query that is not the signature's.
struct Named<'u> {
    name: &'u str,
    value: &'u [u8],
}

impl Named<'_> {
    fn of(pair: &ReceivedPair) -> Option<Named<'_>> {
        let name = std::str::from_utf8(&pair.name).ok()?;
        let of_signature = QUERY_PARAMETERS.iter().any(|known| known.eq_ignore_ascii_case(name))
            || matches!(name, "AWSAccessKeyId" | "Signature" | "Expires");
        (!of_signature).then_some(Named { name, value: &pair.value })
    }
}

/// How well an operation fits: the later field decides among equals.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    /// Fewer names that it does not know are better.
    unknown: std::cmp::Reverse<usize>,
    /// More of what makes it itself is better.
    distinctive: usize,
}

impl Fit {
    /// None where something that the operation needs is not there.
    fn of(operation: &'static Operation, query: &[Named<'_>], signed_headers: &[String]) -> Option<Fit> {
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
            !constant && !knows_query(operation, pair.name)
        });
        let unknown_headers = signed_headers.iter().filter(|header| !knows_header(operation, header));
        let unknown = unknown_query.count().saturating_add(unknown_headers.count());
        Some(Fit { unknown: std::cmp::Reverse(unknown), distinctive })
    }
}

/// Whether the path fits what the operation acts on.
fn acts_on(operation: &Operation, place: &ParsedHost) -> bool {
    match operation.resource {
        Resource::Object => place.key.is_some(),
        Resource::Bucket => place.key.is_none() && place.bucket.is_some(),
        Resource::Service => place.bucket.is_none(),
        // Nobody presigns these: they answer callbacks of AWS itself.
        Resource::Fixed(_) => false,
    }
}

/// Whether the operation takes a pair of this name, as a parameter of the query
/// or as a header that was moved there.
fn knows_query(operation: &Operation, name: &str) -> bool {
    operation.parameters.iter().any(|parameter| match parameter.location {
        Location::Query(known) => known == name,
        _ => false,
    }) || knows_header(operation, &name.to_ascii_lowercase())
}

fn knows_header(operation: &Operation, name: &str) -> bool {
    operation.parameters.iter().any(|parameter| match parameter.location {
        Location::Header(known) | Location::HostLabel(known) => known == name,
        Location::HeaderPrefix(prefix) => name.starts_with(prefix),
        Location::Query(_) | Location::Body => false,
    })
}
