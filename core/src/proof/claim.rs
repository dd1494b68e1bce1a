//! What the URL claims: its parts as they were written, nothing repaired, and what it
//! says of its signature. A search must read what no server would take.

use super::{Searched, difference::Difference, signature::Signature};
use crate::credentials::Credentials;
use crate::sorted;
use percent_encoding::percent_decode_str;

/// The longest URL that is searched, in bytes.
const LONGEST_URL: usize = 65_536;

/// The most pairs of a query, and the most signed headers: nobody signs as many.
const MOST_PAIRS: usize = 1_000;
const MOST_HEADERS: usize = 250;

/// A presigned URL taken apart.
pub(super) struct Claim<'a> {
    pub(super) method: String,
    /// Host and port as they were written.
    pub(super) authority: &'a str,
    /// `:443` or `:80`.
    pub(super) default_port: &'static str,
    /// As it was written, beginning with a slash.
    pub(super) path: &'a str,
    /// All but the signature, in their order.
    pub(super) pairs: Vec<WrittenPair<'a>>,
    /// Names in lower case.
    pub(super) headers: Vec<(&'a str, &'a str)>,
    /// In lower case, sorted.
    pub(super) signed_headers: Vec<String>,
    pub(super) scope: Scope,
    pub(super) date_time: String,
    pub(super) signature: Signature,
    /// The server's canonical request.
    pub(super) seen: Option<&'a str>,
}

/// A pair of the query as it was written.
#[derive(Clone, Copy)]
pub(super) struct WrittenPair<'a> {
    pub(super) name: &'a str,
    /// None where there is no equals sign.
    pub(super) value: Option<&'a str>,
}

/// What a signing key is for.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Scope {
    pub(super) date: String,
    pub(super) region: String,
    pub(super) service: String,
}

impl Scope {
    /// What two scopes change of a third; none where they change the same part.
    pub(super) fn with(&self, other: &Scope, base: &Scope) -> Option<Scope> {
        let part = |of: fn(&Scope) -> &String| match (of(self) == of(base), of(other) == of(base)) {
            (false, false) => None,
            (false, true) => Some(of(self).clone()),
            (true, _) => Some(of(other).clone()),
        };
        Some(Scope {
            date: part(|scope| &scope.date)?,
            region: part(|scope| &scope.region)?,
            service: part(|scope| &scope.service)?,
        })
    }
}

impl<'a> Claim<'a> {
    /// Takes a request apart; the error says why nothing can be tried.
    pub(super) fn read(
        searched: &'a Searched,
        seen: Option<&'a str>,
        credentials: &Credentials,
    ) -> Result<Claim<'a>, Difference> {
        let url = searched.url.split_once('#').map_or(searched.url.as_str(), |(url, _)| url).trim();
        if url.len() > LONGEST_URL {
            return Err(Difference::NotReadable("is longer than 65536 bytes"));
        }
        let (scheme, rest) = url.split_once("://").ok_or(Difference::NotReadable("has no scheme"))?;
        let (address, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (authority, path) = address.split_at(address.find('/').unwrap_or(address.len()));
        // Somebody's password may stand before the host.
        let authority = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
        let pairs = query.split('&').filter(|pair| !pair.is_empty()).map(WrittenPair::of);
        let (signature, pairs): (Vec<_>, Vec<_>) =
            pairs.partition(|pair| pair.decoded_name().eq_ignore_ascii_case("x-amz-signature"));
        if pairs.len() > MOST_PAIRS {
            return Err(Difference::NotReadable("has more than 1000 pairs in its query"));
        }
        let text = |name: &str| {
            let named = pairs.iter().find(|pair| pair.decoded_name().eq_ignore_ascii_case(name));
            named.map(|pair| pair.decoded_value())
        };
        if text("x-amz-algorithm").is_some_and(|algorithm| algorithm != "AWS4-HMAC-SHA256") {
            return Err(Difference::NotReadable("is not signed with AWS4-HMAC-SHA256"));
        }
        let credential =
            text("x-amz-credential").ok_or(Difference::NotReadable("has no X-Amz-Credential"))?;
        let mut parts = credential.rsplitn(5, '/');
        let mut part = || parts.next().unwrap_or_default().to_owned();
        let (_end, service, region, date, access_key_id) = (part(), part(), part(), part(), part());
        if access_key_id.is_empty() {
            return Err(Difference::NotReadable(
                "has an X-Amz-Credential that is not ID/DATE/REGION/SERVICE/aws4_request",
            ));
        }
        // A secret is tried for its own access key alone.
        if access_key_id != credentials.access_key_id {
            return Err(Difference::OfAnotherKey(access_key_id.into()));
        }
        let signature = signature.first().map(WrittenPair::decoded_value).unwrap_or_default();
        let headers = searched.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let mut signed_headers: Vec<String> = text("x-amz-signedheaders")
            .unwrap_or_else(|| "host".into())
            .split(';')
            .map(str::to_ascii_lowercase)
            .collect();
        sorted::sort(&mut signed_headers);
        signed_headers.dedup();
        if signed_headers.len() > MOST_HEADERS {
            return Err(Difference::NotReadable("signs more than 250 headers"));
        }
        Ok(Claim {
            method: searched.method.to_ascii_uppercase(),
            authority,
            default_port: if scheme.eq_ignore_ascii_case("http") { ":80" } else { ":443" },
            path: if path.is_empty() { "/" } else { path },
            headers: headers.collect(),
            signed_headers,
            scope: Scope { date, region, service },
            date_time: text("x-amz-date").unwrap_or_default(),
            signature: Signature::of(&signature)
                .ok_or(Difference::NotReadable("has no signature, or less than 16 hex digits of one"))?,
            seen,
            pairs,
        })
    }

    /// The host as clients send it (RFC 9110, 7.2).
    pub(super) fn host(&self) -> &'a str {
        self.authority.strip_suffix(self.default_port).unwrap_or(self.authority)
    }

    /// The host without any port.
    pub(super) fn host_name(&self) -> &'a str {
        match self.authority.rsplit_once(':') {
            Some((name, port)) if !port.contains(']') => name,
            _ => self.authority,
        }
    }

    /// What was given of a header: several of one name are joined, as servers do.
    pub(super) fn header(&self, name: &str) -> Option<String> {
        let values: Vec<&str> =
            self.headers.iter().filter(|(known, _)| *known == name).map(|(_, value)| *value).collect();
        (!values.is_empty()).then(|| values.join(","))
    }

    pub(super) fn has_plus_in_query(&self) -> bool {
        self.pairs.iter().any(|pair| pair.name.contains('+') || pair.value.unwrap_or_default().contains('+'))
    }
}

impl<'a> WrittenPair<'a> {
    fn of(pair: &'a str) -> WrittenPair<'a> {
        match pair.split_once('=') {
            Some((name, value)) => WrittenPair { name, value: Some(value) },
            None => WrittenPair { name: pair, value: None },
        }
    }

    pub(super) fn decoded_name(&self) -> String {
        percent_decode_str(self.name).decode_utf8_lossy().into_owned()
    }

    pub(super) fn decoded_value(&self) -> String {
        percent_decode_str(self.value.unwrap_or_default()).decode_utf8_lossy().into_owned()
    }

    pub(super) fn is_named(&self, name: &str) -> bool {
        self.decoded_name().eq_ignore_ascii_case(name)
    }
}
