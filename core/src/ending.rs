//! What follows a URL's path: the query with its signature, or the query alone where an
//! anonymous signer has nothing to sign with.

use crate::sigv4::{Batch, Digits, Presigner, Target, Timestamp, Writer};
use crate::zeroizing::Zeroizing;
use std::sync::Arc;

#[derive(Clone)]
pub(crate) enum Ending {
    /// Whoever has the URL may do what it says, until it ends.
    Signed(Arc<Presigner>),
    /// A question mark and a query, or nothing.
    Unsigned(Arc<str>),
}

impl Ending {
    /// The query of a request that is not signed: of encoded pairs.
    pub(crate) fn of_query(pairs: &[(String, String)]) -> Ending {
        let mut query = String::new();
        for (name, value) in pairs {
            query.extend([if query.is_empty() { "?" } else { "&" }, name, "=", value]);
        }
        Ending::Unsigned(query.into())
    }

    pub(crate) fn is_signed(&self) -> bool {
        matches!(self, Ending::Signed(_))
    }

    /// The most bytes that [`Ending::write`] will write.
    #[inline]
    pub(crate) fn longest(&self, timestamp: &Timestamp, expires: &Digits) -> usize {
        match self {
            Ending::Signed(presigner) => presigner.longest_query(timestamp, expires),
            Ending::Unsigned(query) => query.len(),
        }
    }

    /// Whether [`Ending::longest`] is just what will be written.
    #[inline]
    pub(crate) fn knows_len(&self) -> bool {
        match self {
            Ending::Signed(presigner) => presigner.knows_query_len(),
            Ending::Unsigned(_) => true,
        }
    }

    /// Signs many paths at one instant; `None` where each is completed by itself.
    #[inline]
    pub(crate) fn at(&self, timestamp: &Timestamp, expires: &Digits) -> Option<Batch> {
        match self {
            Ending::Signed(presigner) => presigner.at(timestamp, expires),
            Ending::Unsigned(_) => None,
        }
    }

    /// Signs one path with many values of one pair of the query, after [`Presigner::at_path`].
    #[inline]
    pub(crate) fn at_path(
        &self,
        path: &[u8],
        pair: (&str, &str),
        timestamp: &Timestamp,
        expires: &Digits,
    ) -> Option<(Zeroizing<Vec<u8>>, Batch)> {
        match self {
            Ending::Signed(presigner) => presigner.at_path(path, pair, timestamp, expires),
            Ending::Unsigned(_) => None,
        }
    }

    /// Completes a URL: `out` holds it up to its path, which begins at `path_start`.
    #[inline]
    pub(crate) fn write(
        &self,
        path_start: usize,
        timestamp: &Timestamp,
        expires: &Digits,
        out: &mut Writer<'_>,
    ) {
        match self {
            Ending::Signed(presigner) => presigner.write_query(path_start, timestamp, expires, out),
            Ending::Unsigned(query) => out.push(query.as_bytes()),
        }
    }
}
