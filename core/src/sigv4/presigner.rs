//! Signs one kind of request again and again: what does not depend on path and
//! instant is encoded, ordered and joined once.

use super::{
    batch::{Batch, BatchInput, Beginning},
    canonical_request::CanonicalHeaders,
    credential_scope::Regions,
    percent_encoding::encode_query,
    query_layout::{Digits, HOLE, QueryLayout, Target, Writer},
    signature::{HexDigest, hex_digest},
    signing_key::SigningKey,
    timestamp::Timestamp,
};
use crate::sorted;
use crate::zeroizing::Zeroizing;
use s3presign_lanes::sha256;
use std::sync::Arc;

const SIGNATURE: &[u8] = b"&X-Amz-Signature=";

/// A request whose path and instant are still open.
pub(crate) struct Presigner {
    key: Arc<SigningKey>,
    /// `GET` and a line feed.
    method_line: String,
    query: QueryLayout,
    /// Where the caller's own pairs do not all sort after `X-Amz-SignedHeaders`,
    /// the canonical query is not the query as sent.
    canonical_query: Option<QueryLayout>,
    /// The canonical request from the first header on.
    headers_to_payload: Zeroizing<String>,
}

/// What a [`Presigner`] signs.
pub(crate) struct PresignerInput<'a> {
    /// The HTTP method in upper case.
    pub(crate) method: &'a str,
    /// Who signs; goes into `X-Amz-Credential`.
    pub(crate) access_key_id: &'a str,
    /// Name and value of the pair that carries the session token.
    pub(crate) session_token: Option<(&'static str, &'a str)>,
    /// The request's own pairs: encoded, one for each name, sorted by name.
    pub(crate) own_query: &'a [(String, String)],
    /// All headers, `host` among them.
    pub(crate) headers: &'a CanonicalHeaders,
    /// The last line of the canonical request.
    pub(crate) payload_hash: &'a str,
}

impl Presigner {
    pub(crate) fn new(key: Arc<SigningKey>, input: &PresignerInput<'_>) -> Presigner {
        let scope = key.scope();
        let (id, after_date) = (encode_query(input.access_key_id), scope.after_date());
        let credential = [&id, "%2F", HOLE, &encode_query(&after_date)].concat();
        let region_set = match &scope.regions {
            Regions::One(_) => None,
            Regions::Set(regions) => Some(encode_query(regions)),
        };
        let token =
            input.session_token.map(|(name, value)| (name, Zeroizing::new(encode_query(value).into_owned())));
        let signed_headers = encode_query(input.headers.names());

        let mut pairs = vec![
            ("X-Amz-Algorithm", scope.algorithm()),
            ("X-Amz-Credential", credential.as_str()),
            ("X-Amz-Date", HOLE),
            ("X-Amz-Expires", HOLE),
        ];
        pairs.extend(region_set.as_ref().map(|regions| ("X-Amz-Region-Set", regions.as_ref())));
        pairs.extend(token.as_ref().map(|(name, value)| (*name, value.as_str())));
        pairs.push(("X-Amz-SignedHeaders", &signed_headers));
        pairs.extend(input.own_query.iter().map(|(name, value)| (name.as_str(), value.as_str())));

        let query = QueryLayout::new(&pairs);
        let canonical_query = (!pairs.is_sorted()).then(|| {
            sorted::sort(&mut pairs);
            QueryLayout::new(&pairs)
        });
        Presigner {
            key,
            method_line: [input.method, "\n"].concat(),
            query,
            canonical_query,
            headers_to_payload: input.headers.to_payload(input.payload_hash),
        }
    }

    /// The most bytes that [`Presigner::write_query`] will write.
    #[inline]
    pub(crate) fn longest_query(&self, timestamp: &Timestamp, expires: &Digits) -> usize {
        let query = self.query.len(timestamp, expires);
        [1, query, SIGNATURE.len(), self.key.longest_signature()].into_iter().sum()
    }

    /// Whether [`Presigner::longest_query`] is just what will be written.
    #[inline]
    pub(crate) fn knows_query_len(&self) -> bool {
        self.key.signatures_have_one_length()
    }

    /// Completes a URL: `out` holds it up to its path, which begins at
    /// `path_start` and is encoded; the query with its signature is appended.
    #[inline]
    pub(crate) fn write_query(
        &self,
        path_start: usize,
        timestamp: &Timestamp,
        expires: &Digits,
        out: &mut Writer<'_>,
    ) {
        let path_end = out.written();
        out.push(b"?");
        let query_start = out.written();
        self.query.write(timestamp, expires, out);

        let path = out.between(path_start, path_end);
        let canonical_hash = match &self.canonical_query {
            None => self.canonical_hash(path, out.between(query_start, out.written())),
            Some(layout) => {
                let mut query = vec![0; layout.len(timestamp, expires)];
                layout.write(timestamp, expires, &mut Writer::new(&mut query));
                self.canonical_hash(path, &query)
            }
        };
        let signature = self.key.sign(timestamp, &canonical_hash);
        out.push(SIGNATURE);
        out.push(signature.as_bytes());
    }

    /// Signs many paths at one instant; `None` where each must be signed by itself.
    #[inline]
    pub(crate) fn at(&self, timestamp: &Timestamp, expires: &Digits) -> Option<Batch> {
        let hmac = self.key.hmac_at(timestamp)?;
        let query = written(&self.query, timestamp, expires);
        let canonical_query = self.canonical_query_at(timestamp, expires);
        let after = [b"\n", canonical_query.as_slice(), b"\n", self.headers_to_payload.as_bytes()];
        Batch::new(BatchInput {
            before: Beginning::new(self.method_line.as_bytes()),
            after: Zeroizing::new(after.concat()),
            query: Zeroizing::new([b"?", query.as_slice(), SIGNATURE].concat()),
            hmac,
        })
    }

    /// Signs one path at one instant, with many values of one of the caller's own pairs, which is given encoded; and
    /// answers the query up to that value. `None` where each must be signed by itself.
    #[inline]
    pub(crate) fn at_path(
        &self,
        path: &[u8],
        (name, value): (&str, &str),
        timestamp: &Timestamp,
        expires: &Digits,
    ) -> Option<(Zeroizing<Vec<u8>>, Batch)> {
        let hmac = self.key.hmac_at(timestamp)?;
        let query = written(&self.query, timestamp, expires);
        let canonical_query = self.canonical_query_at(timestamp, expires);
        let (before, after) = split_at_value(&query, name, value)?;
        let (canonical_before, canonical_after) = split_at_value(&canonical_query, name, value)?;
        let to_value = [self.method_line.as_bytes(), path, b"\n", canonical_before];
        let from_value = [canonical_after, b"\n", self.headers_to_payload.as_bytes()];
        let batch = Batch::new(BatchInput {
            before: Beginning::new(&Zeroizing::new(to_value.concat())),
            after: Zeroizing::new(from_value.concat()),
            query: Zeroizing::new([after, SIGNATURE].concat()),
            hmac,
        })?;
        Some((Zeroizing::new([b"?", before].concat()), batch))
    }

    #[inline]
    fn canonical_query_at(&self, timestamp: &Timestamp, expires: &Digits) -> Zeroizing<Vec<u8>> {
        written(self.canonical_query.as_ref().unwrap_or(&self.query), timestamp, expires)
    }

    #[inline]
    fn canonical_hash(&self, path: &[u8], canonical_query: &[u8]) -> HexDigest {
        let (method_line, rest) = (self.method_line.as_bytes(), self.headers_to_payload.as_bytes());
        hex_digest(&sha256(&[method_line, path, b"\n", canonical_query, b"\n", rest]))
    }
}

#[inline]
fn written(layout: &QueryLayout, timestamp: &Timestamp, expires: &Digits) -> Zeroizing<Vec<u8>> {
    let mut query = Zeroizing::new(vec![0; layout.len(timestamp, expires)]);
    layout.write(timestamp, expires, &mut Writer::new(&mut query));
    query
}

/// A query before and behind the value of one of its pairs. Names and values are encoded, so that `&` and `=` stand
/// nowhere but between them.
#[inline]
fn split_at_value<'q>(query: &'q [u8], name: &str, value: &str) -> Option<(&'q [u8], &'q [u8])> {
    let pair = [name, "=", value].concat();
    let mut start: usize = 0;
    for given in query.split(|byte| *byte == b'&') {
        if given == pair.as_bytes() {
            let value_start = start.saturating_add(pair.len()).saturating_sub(value.len());
            let (before, rest) = query.split_at_checked(value_start)?;
            return Some((before, rest.get(value.len()..)?));
        }
        start = start.saturating_add(given.len()).saturating_add(1);
    }
    None
}
