//! Moving headers into the query, for senders that cannot set headers: only
//! those that S3 is known to honour there, in lower case.

use super::header::Header;
use crate::{
    error::Error,
    operation::{Location, Operation, Parameter},
    pairs::invalid_option,
    request::HeadersInQuery,
};

/// Takes the headers that are wanted in the query out of the others.
#[inline(never)]
pub(super) fn take(
    operation: &'static Operation,
    wanted: &HeadersInQuery,
    headers: &mut Vec<Header>,
) -> Result<Vec<Header>, Error> {
    let moved = match wanted {
        HeadersInQuery::All => std::mem::take(headers),
        HeadersInQuery::Named(names) => {
            let named: Vec<Named<'_>> =
                names.iter().map(|name| Named::find(operation, headers, name)).collect::<Result<_, _>>()?;
            let is_wanted = |header: &mut Header| named.iter().any(|named| named.is(&header.name));
            headers.extract_if(.., is_wanted).collect()
        }
    };
    moved.iter().try_for_each(|header| check(&header.name))?;
    Ok(moved)
}

fn check(name: &str) -> Result<(), Error> {
    refusal(name).map_or(Ok(()), |reason| Err(Error::HeaderNotAllowedInQuery { name: name.into(), reason }))
}

/// What a name in the list stands for.
enum Named<'a> {
    Header(&'a str),
    /// All headers of a map, such as `x-amz-meta-`.
    Prefix(&'static str),
}

impl<'a> Named<'a> {
    /// Finds a header by its own name or by its parameter's, among those that the operation knows and those that
    /// are there.
    ///
    /// # Errors
    ///
    /// `InvalidOption` for a name that is neither, `HeaderNotAllowedInQuery`, whether or not this request has the header.
    fn find(operation: &'static Operation, headers: &[Header], name: &'a str) -> Result<Named<'a>, Error> {
        let own = |parameter: &'static Parameter| match parameter.location {
            Location::Header(header) | Location::HostLabel(header) => Some(Named::Header(header)),
            Location::HeaderPrefix(prefix) => Some(Named::Prefix(prefix)),
            Location::Query(_) | Location::Body => None,
        };
        let mut of_model = operation.parameters.iter().filter_map(own);
        let is_there = headers.iter().any(|header| header.name.eq_ignore_ascii_case(name));
        let found = match operation.parameter(name).and_then(own) {
            Some(named) => named,
            None if is_there || of_model.any(|named| named.is(name)) => Named::Header(name),
            None => {
                let expected = "true, false, or names of headers that the operation takes, such as x-amz-acl";
                return Err(invalid_option("headers-in-query", name, expected));
            }
        };
        let (Named::Header(wanted) | Named::Prefix(wanted)) = found;
        check(&wanted.to_ascii_lowercase())?;
        Ok(found)
    }

    /// Whether a header of this name, in any case, is meant.
    fn is(&self, name: &str) -> bool {
        match self {
            Named::Header(header) => header.eq_ignore_ascii_case(name),
            Named::Prefix(prefix) => {
                name.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
            }
        }
    }
}

/// Why S3 does not honour a header of this name in the query; `None` if it does.
///
/// `x-amz-request-payer` in the query is documented ("Requester Pays buckets",
/// S3 User Guide). Access control lists, grants, user metadata, storage class
/// and the expected bucket owner are what several SDKs move there in each
/// presigned upload. `x-amz-tagging` is ignored there, and reports on
/// encryption and checksums conflict; a setting that S3 may silently ignore is
/// refused.
pub(crate) fn refusal(name: &str) -> Option<&'static str> {
    let honoured = matches!(
        name,
        "x-amz-acl" | "x-amz-expected-bucket-owner" | "x-amz-request-payer" | "x-amz-storage-class"
    ) || name.starts_with("x-amz-grant-")
        || name.starts_with("x-amz-meta-");
    if honoured {
        None
    } else if name.ends_with("-server-side-encryption-customer-key") {
        Some("an encryption key must never be part of a URL")
    } else if name.starts_with("x-amz-checksum-") || name == "x-amz-sdk-checksum-algorithm" {
        Some("stores disagree on whether a checksum there is checked")
    } else if name.starts_with("x-amz-") {
        Some("S3 is not known to honour it there")
    } else {
        Some("S3 ignores it there")
    }
}

#[cfg(test)]
mod tests {
    use super::refusal;

    #[test]
    fn only_what_s3_honours_moves() {
        for name in ["x-amz-acl", "x-amz-meta-owner", "x-amz-storage-class", "x-amz-grant-read"] {
            assert_eq!(refusal(name), None, "{name}");
        }
        for name in [
            "content-length",
            "content-type",
            "cache-control",
            "if-none-match",
            "x-amz-tagging",
            "x-amz-checksum-sha256",
            "x-amz-server-side-encryption",
            "x-amz-server-side-encryption-customer-key",
        ] {
            assert!(refusal(name).is_some(), "{name}");
        }
    }
}
