//! What a URL asks for: the operations that it may be for, and the bucket and key that they act on.

use super::{
    ReceivedUrl,
    operation::{Candidates, acts_on, candidates, named_outright},
};
use crate::{
    endpoint::{ParsedHost, parse_host, parse_host_of},
    operation::Operation,
};

/// What a URL asks for, as far as it tells.
pub(crate) struct Purpose {
    pub(crate) place: ParsedHost,
    /// The likeliest first.
    pub(crate) operations: Vec<&'static Operation>,
}

impl Purpose {
    /// That of a URL at this host whose signature is over these headers, sent with this method to this bucket, where
    /// those are known.
    pub(crate) fn of(
        url: &ReceivedUrl,
        host: &str,
        signed_headers: &[String],
        method: Option<&str>,
        bucket: Option<&str>,
    ) -> Purpose {
        let path = url.decoded_path();
        let find = |places: &[&ParsedHost], less_likely: Option<&ParsedHost>| {
            named_outright(url, places, method)
                .unwrap_or_else(|| candidates(url, places, less_likely, signed_headers, method))
        };
        match bucket {
            Some(bucket) => {
                let place = parse_host_of(host, &path, bucket);
                let found = find(&[&place], None);
                Purpose { place, operations: found.operations }
            }
            None => in_its_place(parse_host(host, &path), &path, find),
        }
    }
}

/// The place and the operations that fit there. Where the host does not tell, the bucket may
/// stand in the host, in the path or behind a base path, and a place is told only where every
/// operation that fits fits there.
fn in_its_place(
    place: ParsedHost,
    path: &[u8],
    find: impl Fn(&[&ParsedHost], Option<&ParsedHost>) -> Candidates,
) -> Purpose {
    let (in_host, behind_base) = (place.if_in_host(path), place.if_behind_base());
    let places: Vec<&ParsedHost> = [Some(&place), in_host.as_ref()].into_iter().flatten().collect();
    let Candidates { operations, elsewhere } = find(&places, behind_base.as_ref());
    let fits = |place: &ParsedHost| operations.iter().all(|operation| acts_on(operation, place));
    let place = match (in_host, behind_base) {
        (_, Some(behind_base)) if elsewhere => behind_base,
        (Some(in_host), _) if !place.bucket.as_deref().is_some_and(may_be_bucket) || !fits(&place) => {
            ParsedHost { key: None, ..in_host }
        }
        _ => place,
    };
    Purpose { place, operations }
}

/// Whether a bucket made today may have this name ("Bucket naming rules", S3 User Guide).
fn may_be_bucket(name: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    name.starts_with("arn:") || (3..=255).contains(&name.len()) && name.bytes().all(allowed)
}
