//! An endpoint given as a URL: another store, a gateway, a custom domain.

use super::{KnownStore, Scheme, host_label::is_ipv4, parse_host, partition};
use crate::error::{Error, Quoted};
use core::net::Ipv6Addr;

/// The parts of an endpoint URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CustomEndpoint {
    pub(super) scheme: Scheme,
    /// Host in lower case, and the port unless it is the scheme's default.
    pub(super) authority: String,
    /// The length of the host within `authority`.
    host_len: usize,
    /// The base path, raw like a key: a `%` in it is a percent sign. Without a
    /// slash at its end.
    pub(super) path: String,
    pub(super) kind: HostKind,
}

/// Whether a bucket's name can be a label before a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HostKind {
    /// An IP address, which has no labels below it.
    Address,
    /// A name of one label, as of a container (`minio`) or `localhost`. What is below it resolves
    /// only where somebody has set that up.
    SingleLabel,
    /// A name of several labels.
    Domain,
}

/// The name or address of a host that is given as `s3.example.com` or `localhost:9000`, in lower
/// case and without its port; nothing for what is no host.
pub(crate) fn host_name(text: &str) -> Option<String> {
    let endpoint = CustomEndpoint::parse(&format!("http://{text}")).ok()?;
    (!text.contains('/')).then(|| endpoint.authority.get(..endpoint.host_len).map(String::from))?
}

impl CustomEndpoint {
    /// Takes a URL apart: http or https, any port, with or without a base path.
    pub(crate) fn parse(url: &str) -> Result<CustomEndpoint, Error> {
        let refuse =
            |problem| Error::InvalidEndpoint { name: "endpoint", endpoint: Quoted::endpoint(url), problem };
        if url.contains(|character: char| character.is_control() || character == '\\') {
            return Err(refuse("has control characters or backslashes"));
        }
        let (scheme, rest) = url.split_once("://").ok_or_else(|| refuse("has no scheme"))?;
        let scheme = match scheme.to_ascii_lowercase().as_str() {
            "http" => Scheme::Http,
            "https" => Scheme::Https,
            _ => return Err(refuse("is neither http nor https")),
        };
        if rest.contains(['?', '#']) {
            return Err(refuse("has a query or a fragment"));
        }
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        // Also of a password with a slash in it, which would be taken for a path.
        if authority.contains('@') || authority.contains(':') && path.contains('@') {
            return Err(refuse("has a user name or password"));
        }
        let (host, port) = split_port(authority).ok_or_else(|| refuse("has a malformed port or address"))?;
        let is_ip = host.starts_with('[') || is_ipv4(host);
        if !is_ip && !is_host_name(host) {
            return Err(refuse("has no valid host name"));
        }
        if !is_ip && ends_in_number(host) {
            return Err(refuse("is an address to browsers that is not written as four decimal numbers"));
        }
        let port = match port.filter(|port| !port.is_empty()) {
            None => None,
            Some(port) => Some(parse_port(port).ok_or_else(|| refuse("has a port outside 1 to 65535"))?),
        };
        let kind = match host.strip_suffix('.').unwrap_or(host) {
            _ if is_ip => HostKind::Address,
            name if name.contains('.') => HostKind::Domain,
            _ => HostKind::SingleLabel,
        };
        let host = as_sent(host);
        if is_website(&host) {
            return Err(refuse("is a bucket's website, which takes no signed request"));
        }
        Ok(CustomEndpoint {
            scheme,
            host_len: host.len(),
            authority: match port.filter(|port| *port != scheme.default_port()) {
                Some(port) => format!("{host}:{port}"),
                None => host,
            },
            path: path.trim_end_matches('/').into(),
            kind,
        })
    }

    /// The endpoint as a URL.
    pub(super) fn url(&self) -> String {
        format!("{}://{}{}", self.scheme.as_str(), self.authority, self.path)
    }

    /// Whether the host is one of AWS's.
    pub(super) fn is_aws(&self) -> bool {
        partition::labels_of_aws_host(self.host()).is_some()
    }

    /// The region that a host of AWS names: `s3.eu-west-1.amazonaws.com`, and
    /// also the old `s3-eu-west-1.amazonaws.com`.
    pub(super) fn aws_region(&self) -> Option<&str> {
        let labels = partition::labels_of_aws_host(self.host())?;
        let mut regions = labels.rsplit('.').map(|label| label.strip_prefix("s3-").unwrap_or(label));
        regions.find(|label| partition::Partition::claims(label))
    }

    /// The host, without its port.
    pub(super) fn host(&self) -> &str {
        self.authority.get(..self.host_len).unwrap_or_default()
    }
}

/// Host (an IPv6 address in its brackets) and port. `None` where the brackets
/// or what follows them are malformed.
fn split_port(authority: &str) -> Option<(&str, Option<&str>)> {
    let Some(bracketed) = authority.strip_prefix('[') else {
        return match authority.split_once(':') {
            Some((host, port)) => Some((host, Some(port))),
            None => Some((authority, None)),
        };
    };
    let (address, after) = bracketed.split_once(']')?;
    address.parse::<Ipv6Addr>().ok()?;
    let host = authority.strip_suffix(after)?;
    match after {
        "" => Some((host, None)),
        _ => Some((host, Some(after.strip_prefix(':')?))),
    }
}

/// The host as clients send it: in lower case, and an IPv6 address in its shortest form (RFC 5952).
fn as_sent(host: &str) -> String {
    let address = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    match address.and_then(|address| address.parse::<Ipv6Addr>().ok()) {
        Some(address) => format!("[{address}]"),
        None => host.to_ascii_lowercase(),
    }
}

/// Whether a browser takes the host for an IPv4 address ("ends in a number", URL Standard), as
/// `127.1` and `0x7f000001`.
fn ends_in_number(host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    let last = host.rsplit('.').next().unwrap_or(host);
    let hex = last.strip_prefix("0x").or_else(|| last.strip_prefix("0X"));
    let is_hex = hex.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
    is_hex || !last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_website(host: &str) -> bool {
    parse_host(host, b"").store == Some(KnownStore::AwsWebsite)
}

fn parse_port(text: &str) -> Option<u16> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|port| digits && *port > 0)
}

/// Labels of letters, digits, hyphens and (in container networks) underscores.
fn is_host_name(host: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    // A dot at the end makes a name absolute, and clients send it in `Host`.
    let name = host.strip_suffix('.').unwrap_or(host);
    name.len() <= 253 && name.split('.').all(label)
}

#[cfg(test)]
mod tests {
    use super::{CustomEndpoint, HostKind, Scheme};
    use crate::ErrorCode;
    use proptest::prelude::*;

    #[test]
    fn takes_urls_apart() {
        use HostKind::{Address, Domain, SingleLabel};
        for (url, scheme, authority, path, kind) in [
            ("http://localhost:9000", Scheme::Http, "localhost:9000", "", SingleLabel),
            ("HTTPS://MinIO.Example.COM/", Scheme::Https, "minio.example.com", "", Domain),
            ("https://h:443/s3/v1/", Scheme::Https, "h", "/s3/v1", SingleLabel),
            ("https://h/@tenant", Scheme::Https, "h", "/@tenant", SingleLabel),
            ("http://h:80", Scheme::Http, "h", "", SingleLabel),
            ("http://h:443", Scheme::Http, "h:443", "", SingleLabel),
            ("http://127.0.0.1:9000", Scheme::Http, "127.0.0.1:9000", "", Address),
            ("https://[2001:DB8::1]:8443/a b%20", Scheme::Https, "[2001:db8::1]:8443", "/a b%20", Address),
            ("https://storage.example.net.", Scheme::Https, "storage.example.net.", "", Domain),
            ("http://minio.", Scheme::Http, "minio.", "", SingleLabel),
            ("http://my_minio:9000", Scheme::Http, "my_minio:9000", "", SingleLabel),
            ("http://[0:0:0:0:0:0:0:1]:9000", Scheme::Http, "[::1]:9000", "", Address),
            ("http://[2001:db8:0:0::0:1]", Scheme::Http, "[2001:db8::1]", "", Address),
        ] {
            let endpoint = CustomEndpoint::parse(url).unwrap();
            assert_eq!(
                (endpoint.scheme, endpoint.authority.as_str(), endpoint.path.as_str(), endpoint.kind),
                (scheme, authority, path, kind),
            );
        }
    }

    #[test]
    fn refuses_what_cannot_be_signed_for() {
        for url in [
            "",
            "s3.example.com",
            "//h",
            "s3://bucket",
            "ftp://h",
            "https://",
            "https:///path",
            "https://user@h",
            "https://user:password@h",
            "https://user:/password@h",
            "https://user:80/password@h",
            "https://h?x",
            "https://h#x",
            "https://h:0",
            "https://h:65536",
            "https://h:+1",
            "https://h:port",
            "https://h h",
            "https://h\n",
            "https://h\\x",
            "https://::1",
            "https://[::1",
            "https://[::1]x",
            "https://[1.2.3.4]",
            "https://-h",
            "http://127.1",
            "http://127.0.0.1.",
            "http://0x7f000001",
            "http://0X7F.0.0.0x1:9000",
            "http://2130706433",
            "http://010.0.0.1",
            "http://store.123",
            "http://photos.s3-website-eu-west-1.amazonaws.com",
            "http://photos.s3-website.eu-central-1.amazonaws.com",
            "https://a..b",
        ] {
            let error = CustomEndpoint::parse(url).unwrap_err();
            assert_eq!(error.code(), ErrorCode::InvalidEndpoint, "{url}");
        }
    }

    proptest! {
        #[test]
        fn what_it_makes_of_a_url_is_a_url_again(url in "(https?://)?[a-zA-Z0-9.:/\\[\\]@%_-]{0,40}") {
            if let Ok(endpoint) = CustomEndpoint::parse(&url) {
                let again = format!("{}://{}{}", endpoint.scheme.as_str(), endpoint.authority, endpoint.path);
                prop_assert_eq!(CustomEndpoint::parse(&again), Ok(endpoint));
            }
        }

        #[test]
        fn takes_any_text(url in any::<String>()) {
            let _ = CustomEndpoint::parse(&url);
        }
    }
}
