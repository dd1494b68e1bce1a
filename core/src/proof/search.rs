//! The search: each hypothesis costs the hash of a canonical request, unless another
//! one has it already, and one HMAC.

use super::{
    alteration::{Alteration, Alterations, Edit, KeyChange},
    base::{Base, Line},
    claim::Claim,
    difference::Difference,
    encoding::{Text, canonical_path, text},
    header, host,
    key::Key,
    path, payload, query, scope,
    secret::Secrets,
};
use crate::{
    credentials::Credentials,
    sigv4::{HexDigest, hex_digest},
};
use s3presign_lanes::sha256;
use std::collections::BTreeSet;

/// How many hypotheses are tried of one request.
pub(super) const MOST_HYPOTHESES: u32 = 60_000;

/// How many bytes are hashed for one request, so that one of 64 KiB takes no longer
/// than others: as many as all hypotheses on one of 6 KiB, with a long token.
const MOST_HASHED: usize = 96 << 20;

/// How many bytes of lines are kept for the second round.
const MOST_KEPT: usize = 8 << 20;

/// How many forms of the secret are tried with another scope: each is a key of its own,
/// which costs as much as two other hypotheses.
const MOST_SECRETS: usize = 12;

/// What S3 does with methods; senders confuse the first five.
const METHODS: [&str; 7] = ["GET", "PUT", "HEAD", "POST", "DELETE", "OPTIONS", "PATCH"];

/// What may have been altered, in the order in which it is tried.
#[derive(Clone, Copy)]
enum Part {
    Method,
    Payload,
    Path,
    Query,
    Host,
    Headers,
    Secret,
    Scope,
    Seen,
}

impl Part {
    const ALL: [Part; 9] = [
        Part::Method,
        Part::Payload,
        Part::Path,
        Part::Query,
        Part::Host,
        Part::Headers,
        Part::Secret,
        Part::Scope,
        Part::Seen,
    ];
}

/// A search for what one request was signed as.
pub(super) struct Search<'a> {
    claim: &'a Claim<'a>,
    credentials: &'a Credentials,
    hypotheses: u32,
    hashed: usize,
    damage: Option<Difference>,
}

/// What a round of the search came to.
pub(super) enum Outcome {
    Found(Vec<Difference>),
    /// The alterations that are worth trying two at once.
    None(Box<Kept>),
}

/// What was tried alone, with what it cost.
pub(super) struct Kept {
    lines: [Text; 5],
    hash: HexDigest,
    key: Key,
    requests: Vec<Request>,
    keys: Vec<(Alteration, Key)>,
    secrets: Secrets,
    /// How many the lines of `requests` have.
    bytes: usize,
}

/// An altered canonical request.
struct Request {
    alteration: Alteration,
    /// The lines that it has of its own.
    lines: [Option<Text>; 5],
    hash: HexDigest,
}

impl<'a> Search<'a> {
    pub(super) fn new(claim: &'a Claim<'a>, credentials: &'a Credentials) -> Search<'a> {
        Search { claim, credentials, hypotheses: 0, hashed: 0, damage: None }
    }

    pub(super) fn hypotheses(&self) -> u32 {
        self.hypotheses
    }

    /// What became of the signature's text, once it was found.
    pub(super) fn damage(&self) -> Option<Difference> {
        self.damage.clone()
    }

    /// The request as it stands, then with one alteration.
    pub(super) fn one_at_a_time(&mut self, base: &Base) -> Outcome {
        let mut kept = self.as_it_stands(base);
        if self.fits(&kept.key, &kept.hash) {
            return Outcome::Found(Vec::new());
        }
        // In order: a hash set would seed itself by chance, which core does not read.
        let mut known = BTreeSet::from([kept.hash]);
        for part in Part::ALL {
            for alteration in self.alterations(part, base, &mut kept.secrets) {
                if self.is_over() {
                    return Outcome::None(Box::new(kept));
                }
                if let Some(found) = self.alone(base, alteration, &mut kept, &mut known) {
                    return Outcome::Found(vec![found]);
                }
            }
        }
        Outcome::None(Box::new(kept))
    }

    fn as_it_stands(&mut self, base: &Base) -> Kept {
        let lines = Line::ALL.map(|line| base.line(line, &[]).unwrap_or_default());
        let hash = self.hash(std::array::from_fn(|at| lines.get(at).map_or(&[][..], |line| line)));
        let secrets = Secrets::new(self.credentials);
        let key = Key::of(self.claim, &secrets, &KeyChange::default());
        Kept { lines, hash, key, requests: Vec::new(), keys: Vec::new(), secrets, bytes: 0 }
    }

    /// One alteration by itself. If it does not fit, it is kept for the second round,
    /// unless it changes nothing, or what another one changes, too.
    fn alone(
        &mut self,
        base: &Base,
        alteration: Alteration,
        kept: &mut Kept,
        known: &mut BTreeSet<HexDigest>,
    ) -> Option<Difference> {
        let lines = own_lines(base, &alteration.edits);
        let hash =
            if alteration.edits.is_empty() { kept.hash } else { self.hash(filled(&lines, &kept.lines)) };
        if !alteration.key.is_none() {
            let key = Key::of(self.claim, &kept.secrets, &alteration.key);
            if self.fits(&key, &hash) {
                return Some(alteration.difference);
            }
            if !alteration.alone {
                kept.keys.push((alteration, key));
            }
        } else if known.insert(hash) {
            if self.fits(&kept.key, &hash) {
                return Some(alteration.difference);
            }
            let bytes =
                lines.iter().flatten().fold(kept.bytes, |bytes, line| bytes.saturating_add(line.len()));
            if !alteration.alone && bytes < MOST_KEPT {
                kept.bytes = bytes;
                kept.requests.push(Request { alteration, lines, hash });
            }
        }
        None
    }

    /// Two alterations at once: of the key and of the request, which needs no new hash;
    /// of two parts of the request; both of the path; both of the key.
    pub(super) fn two_at_once(&mut self, base: &Base, kept: &Kept) -> Option<Vec<Difference>> {
        let both = |a: &Alteration, b: &Alteration| Some(vec![a.difference.clone(), b.difference.clone()]);
        for (altered, key) in &kept.keys {
            for request in &kept.requests {
                if self.is_over() {
                    return None;
                }
                if self.fits(key, &request.hash) {
                    return both(altered, &request.alteration);
                }
            }
        }
        for (index, a) in kept.requests.iter().enumerate() {
            for b in kept.requests.iter().skip(index.saturating_add(1)) {
                if self.is_over() {
                    return None;
                }
                let Some(met) = lines_of_both(base, a, b) else { continue };
                let hash = self.hash(std::array::from_fn(|at| {
                    let mut own =
                        [&met, &a.lines, &b.lines].into_iter().filter_map(|lines| lines.get(at)?.as_ref());
                    own.next().or_else(|| kept.lines.get(at)).map_or(&[][..], |line| line)
                }));
                if self.fits(&kept.key, &hash) {
                    return both(&a.alteration, &b.alteration);
                }
            }
        }
        self.of_the_path(base, kept).or_else(|| self.of_the_key(kept))
    }

    /// Two alterations of the path: the second is of what the first has left.
    fn of_the_path(&mut self, base: &Base, kept: &Kept) -> Option<Vec<Difference>> {
        let steps = path::steps(self.claim.path.as_bytes());
        for (first, path) in &steps {
            let Ok(path) = std::str::from_utf8(path) else { continue };
            for (second, host, path) in host::moved(self.claim, path, base) {
                let edits = [host, Edit::Line(Line::Path, canonical_path(&path))];
                if self.edited(base, kept, edits.into()) {
                    return Some(vec![first.clone(), second]);
                }
            }
        }
        let steps = steps.into_iter().map(|(difference, path)| (difference, None, path));
        let moved = host::moved(self.claim, self.claim.path, base);
        let moved = moved.into_iter().map(|(difference, host, path)| (difference, Some(host), path));
        for (difference, host, path) in steps.chain(moved) {
            let mut list = Alterations::new();
            path::alter(&path, &mut list);
            for mut second in list.into_list().into_iter().filter(|alteration| !alteration.alone) {
                if self.is_over() {
                    return None;
                }
                second.edits.extend(host.clone());
                if self.edited(base, kept, second.edits) {
                    return Some(vec![difference, second.difference]);
                }
            }
        }
        None
    }

    /// Whether the request with these edits fits.
    fn edited(&mut self, base: &Base, kept: &Kept, edits: Vec<Edit>) -> bool {
        let hash = self.hash(filled(&own_lines(base, &edits), &kept.lines));
        self.fits(&kept.key, &hash)
    }

    /// Two alterations of the key: a form of the secret with another scope, or two parts
    /// of the scope.
    fn of_the_key(&mut self, kept: &Kept) -> Option<Vec<Difference>> {
        let (secrets, scopes): (Vec<_>, Vec<_>) =
            kept.keys.iter().map(|(altered, _)| altered).partition(|altered| altered.key.secret.is_some());
        let with_secret = secrets.into_iter().take(MOST_SECRETS);
        for (index, a) in with_secret.map(|secret| (0, secret)).chain((1..).zip(scopes.iter().copied())) {
            for b in scopes.iter().skip(index) {
                if self.is_over() {
                    return None;
                }
                let Some(change) = a.key.with(&b.key, &self.claim.scope) else { continue };
                let key = Key::of(self.claim, &kept.secrets, &change);
                if self.fits(&key, &kept.hash) {
                    return Some(vec![a.difference.clone(), b.difference.clone()]);
                }
            }
        }
        None
    }

    /// The hypotheses of one part.
    fn alterations(&self, part: Part, base: &Base, secrets: &mut Secrets) -> Vec<Alteration> {
        let claim = self.claim;
        let mut list = Alterations::new();
        match part {
            Part::Method => methods(&mut list),
            Part::Payload => payload::alter(&mut list),
            Part::Path => path::alter(claim.path.as_bytes(), &mut list),
            Part::Query => query::alter(claim, base, self.credentials, &mut list),
            Part::Host => host::alter(claim, base, &mut list),
            Part::Headers => header::alter(claim, base, &mut list),
            Part::Secret => secrets.alter(&mut list, self.credentials),
            Part::Scope => scope::alter(claim, &mut list),
            Part::Seen => seen(claim, &mut list),
        }
        list.into_list()
    }

    fn hash(&mut self, lines: [&[u8]; 5]) -> HexDigest {
        let length: usize = lines.iter().map(|line| line.len()).sum();
        self.hashed = self.hashed.saturating_add(length);
        let [method, path, query, headers, payload] = lines;
        let end = b"\n";
        hex_digest(&sha256(&[method, end, path, end, query, end, headers, end, payload]))
    }

    fn fits(&mut self, key: &Key, hash: &HexDigest) -> bool {
        self.hypotheses = self.hypotheses.saturating_add(1);
        match self.claim.signature.made_of(&key.sign(hash)) {
            Some(right) => {
                self.damage = self.claim.signature.damage(&right);
                true
            }
            None => false,
        }
    }

    /// Whether the search ended before everything was tried.
    pub(super) fn is_over(&self) -> bool {
        self.hypotheses >= MOST_HYPOTHESES || self.hashed >= MOST_HASHED
    }
}

/// The lines that edits change.
fn own_lines(base: &Base, edits: &[Edit]) -> [Option<Text>; 5] {
    let edits: Vec<&Edit> = edits.iter().collect();
    Line::ALL.map(|line| {
        let changes = edits.iter().any(|edit| edit.line() == line);
        changes.then(|| base.line(line, &edits)).flatten()
    })
}

/// The lines that two alterations both change; none where they cannot be made together.
fn lines_of_both(base: &Base, a: &Request, b: &Request) -> Option<[Option<Text>; 5]> {
    let mut both = [const { None }; 5];
    for (line, ((a_line, b_line), both)) in
        Line::ALL.into_iter().zip(a.lines.iter().zip(&b.lines).zip(&mut both))
    {
        if a_line.is_some() && b_line.is_some() {
            let edits: Vec<&Edit> = a.alteration.edits.iter().chain(&b.alteration.edits).collect();
            *both = Some(base.line(line, &edits)?);
        }
    }
    Some(both)
}

/// All five lines, those that are not altered as they stand.
fn filled<'l>(own: &'l [Option<Text>; 5], whole: &'l [Text; 5]) -> [&'l [u8]; 5] {
    std::array::from_fn(|at| {
        let own = own.get(at).and_then(Option::as_ref);
        own.or_else(|| whole.get(at)).map_or(&[][..], |line| line)
    })
}

fn methods(list: &mut Alterations) {
    for method in METHODS {
        let edit = Edit::Line(Line::Method, text(method));
        list.push(Alteration::of(Difference::Method(method), [edit]));
    }
}

/// The lines that the server saw, each in the place of the URL's.
fn seen(claim: &Claim<'_>, list: &mut Alterations) {
    let Some(seen) = claim.seen else { return };
    let lines: Vec<&str> = seen.split('\n').collect();
    let [method, address, pairs, headers @ .., payload] = lines.as_slice() else { return };
    let parts = [
        ("method", Edit::Line(Line::Method, text(*method))),
        ("path", Edit::Line(Line::Path, text(*address))),
        ("query", Edit::Line(Line::Query, text(*pairs))),
        ("headers", header::seen(&headers.join("\n"))),
        ("payload hash", Edit::Line(Line::Payload, text(*payload))),
    ];
    for (part, edit) in &parts {
        list.push(Alteration::of(Difference::AsSeen(part), [edit.clone()]));
    }
    let whole = parts.into_iter().map(|(_, edit)| edit);
    list.push(Alteration::of(Difference::AsSeen("whole request"), whole).alone());
}
