//! Headers that will be signed: which names and values HTTP allows, and which
//! names are not the caller's to set.

use crate::sorted;
use crate::zeroizing::Zeroizing;
use crate::{
    error::Error,
    header_name::is_header_name,
    received::UNSIGNED_PAYLOAD,
    redact::{shown_name, shown_value},
};
use std::fmt;

/// A header that the sender must send exactly so.
#[derive(Clone)]
pub(crate) struct Header {
    /// In lower case.
    pub(crate) name: String,
    /// Without white space around it.
    pub(crate) value: Zeroizing<String>,
}

impl fmt::Debug for Header {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", shown_name(&self.name), shown_value(&self.name, &self.value))
    }
}

/// Adds a header; its name is checked as well as its value. [`sort`] finds those
/// that are set twice, since a search for each would take quadratic time.
pub(super) fn add(headers: &mut Vec<Header>, name: &str, value: &str) -> Result<(), Error> {
    let problem = if !is_header_name(name) {
        "is not a header name; use letters, digits and hyphens"
    } else if value.contains(|character: char| character.is_ascii_control() && character != '\t') {
        "has a control character (such as CR, LF or NUL) in its value; remove it"
    } else {
        let value = Zeroizing::new(value.trim_matches([' ', '\t']).into());
        headers.push(Header { name: name.to_ascii_lowercase(), value });
        return Ok(());
    };
    Err(Error::InvalidHeader { name: name.into(), problem })
}

/// Brings the headers into the order of their names, each of which may be set
/// once.
pub(super) fn sort(headers: &mut [Header]) -> Result<(), Error> {
    sorted::sort_by(headers, |a, b| a.name.cmp(&b.name));
    let repeated = headers.windows(2).find_map(|pair| match pair {
        [a, b] if a.name == b.name => Some(a.name.as_str()),
        _ => None,
    });
    match repeated {
        Some(name) => Err(Error::InvalidHeader { name: name.into(), problem: "is set twice; set it once" }),
        None => Ok(()),
    }
}

/// Adds the headers beyond S3's model.
pub(super) fn add_extra(
    headers: &mut Vec<Header>,
    extra: &[(String, Zeroizing<String>)],
) -> Result<(), Error> {
    for (name, value) in extra {
        if let Some(problem) = not_the_callers(&name.to_ascii_lowercase(), value) {
            return Err(Error::InvalidHeader { name: name.as_str().into(), problem });
        }
        add(headers, name, value)?;
    }
    Ok(())
}

/// Why a header cannot be set by hand.
fn not_the_callers(name: &str, value: &str) -> Option<&'static str> {
    let problem = match name {
        "host" => "comes from the endpoint; set \"endpoint\" instead",
        "authorization" | "x-amz-date" | "x-amz-security-token" | "x-amz-s3session-token" => {
            "belongs to the signature; leave it out"
        }
        "x-amz-content-sha256" if value != UNSIGNED_PAYLOAD => {
            "can only be UNSIGNED-PAYLOAD: the payload of a presigned URL is unsigned; pass a checksum such as ChecksumSHA256"
        }
        // Hop-by-hop headers (RFC 9110, section 7.6.1) and those that clients add or
        // change by themselves: signed, they would break on the way.
        "connection"
        | "expect"
        | "keep-alive"
        | "proxy-authenticate"
        | "proxy-authorization"
        | "te"
        | "trailer"
        | "transfer-encoding"
        | "upgrade"
        | "x-amzn-trace-id" => "changes on its way to S3, which would break the signature; leave it out",
        _ => return None,
    };
    Some(problem)
}
