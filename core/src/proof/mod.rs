//! What was signed, proved by search: given the secret of a presigned URL, everything
//! that signers, senders and proxies are known to do to a request is tried until the
//! URL's signature comes out. What comes out is no guess.
//!
//! One file for each part of a request holds the alterations of that part, the most
//! frequent first; `search` tries them, one at a time and then two.

mod alteration;
mod base;
mod claim;
mod difference;
mod encoding;
mod header;
mod header_values;
mod host;
mod key;
mod path;
mod payload;
mod query;
mod region_table;
mod regions;
mod scope;
mod search;
mod secret;
mod signature;
#[cfg(test)]
mod tests;

use crate::zeroizing::Zeroizing;
use crate::{credentials::Credentials, diagnose::Finding};
use base::{Base, Plus};
use claim::Claim;
use difference::Difference;
use search::{Outcome, Search};

/// A request as somebody has it: the URL as it was handed out or sent, and the headers
/// as far as they are known.
pub(crate) struct Searched {
    method: String,
    url: Zeroizing<String>,
    headers: Vec<(String, Zeroizing<String>)>,
}

impl Searched {
    pub(crate) fn new<'a>(
        method: &str,
        url: &str,
        headers: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Searched {
        let headers = headers
            .into_iter()
            .map(|(name, value)| (name.to_ascii_lowercase(), Zeroizing::new(value.into())));
        Searched { method: method.into(), url: Zeroizing::new(url.into()), headers: headers.collect() }
    }
}

/// What the search showed.
#[derive(Debug)]
pub(crate) struct Proof {
    /// One or more. Each is proved; where nothing fits, that alone, and what may be follows it.
    pub(crate) findings: Vec<Finding>,
    /// How many hypotheses were tried.
    pub(crate) hypotheses: u32,
}

/// What is told beside a difference in the key.
const REQUEST_IS_RIGHT: &str =
    "; the request itself (method, host and port, path, query and headers) is the one that was signed";

impl Proof {
    fn of(findings: impl IntoIterator<Item = Difference>, hypotheses: u32) -> Proof {
        let findings: Vec<Difference> = findings.into_iter().collect();
        let rest = match findings.as_slice() {
            [difference] if difference.is_of_key() => REQUEST_IS_RIGHT,
            _ => "",
        };
        let told = |difference: &Difference| Finding {
            code: difference.code(),
            certainty: difference.certainty(),
            sentence: format!("{difference}{rest}"),
        };
        Proof { findings: findings.iter().map(told).collect(), hypotheses }
    }
}

/// Finds what was signed. `seen` is the canonical request of the server's answer.
pub(crate) fn prove(searched: &Searched, seen: Option<&str>, credentials: &Credentials) -> Proof {
    let claim = match Claim::read(searched, seen, credentials) {
        Ok(claim) => claim,
        Err(not_tried) => return Proof::of([not_tried], 0),
    };
    let mut search = Search::new(&claim, credentials);
    // Where the query has a plus sign, signers and servers differ on what it means.
    let readings: &[Plus] =
        if claim.has_plus_in_query() { &[Plus::IsBlank, Plus::IsPlus] } else { &[Plus::IsBlank] };
    let bases: Vec<Base> = readings.iter().map(|plus| Base::of(&claim, *plus)).collect();
    let mut found = None;
    let mut tried = Vec::new();
    for base in &bases {
        match search.one_at_a_time(base) {
            Outcome::Found(differences) => {
                found = Some((base, differences));
                break;
            }
            Outcome::None(kept) => tried.push((base, kept)),
        }
    }
    if found.is_none() {
        found = tried.iter().find_map(|(base, kept)| Some((*base, search.two_at_once(base, kept)?)));
    }
    let hypotheses = search.hypotheses();
    let Some((base, mut differences)) = found else {
        let none = if search.is_over() { Difference::Unfinished } else { Difference::NothingFits };
        let hosts = (!host::is_of_aws(&claim)).then(|| Difference::OfAnotherHost(claim.authority.into()));
        let may_be = [Difference::OfAnotherSecret].into_iter().chain(hosts).chain([Difference::NotGuessed]);
        return Proof::of([none(hypotheses)].into_iter().chain(may_be), hypotheses);
    };
    differences.extend(search.damage());
    if claim.has_plus_in_query() {
        differences.push(Difference::PlusInQuery(base.plus));
    }
    if differences.is_empty() {
        differences.push(Difference::Nothing);
    }
    Proof::of(differences, hypotheses)
}
