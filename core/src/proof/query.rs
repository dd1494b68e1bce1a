//! The query: pairs that were added or dropped, the life, the token, how values were
//! encoded and pairs sorted.

use super::{
    alteration::{Alteration, Alterations, Edit},
    base::{Base, Line, Plus, in_order, joined},
    claim::{Claim, WrittenPair},
    difference::{Difference, Shown},
    encoding::{Dialect, Text, canonical_value, decoded, encoded_value, from_latin1, replaced, text},
};
use crate::credentials::Credentials;
use crate::sorted;

/// Lives that people give, in seconds, the most used first.
const LIVES: [&str; 16] = [
    "900", "3600", "604800", "86400", "300", "60", "600", "1800", "7200", "10800", "14400", "21600", "28800",
    "43200", "172800", "259200",
];

/// Lives that are rarer.
const MORE_LIVES: [&str; 24] = [
    "120", "30", "10", "1", "5", "15", "20", "180", "240", "1000", "1200", "2400", "2700", "3000", "5400",
    "18000", "36000", "64800", "345600", "432000", "518400", "604799", "2592000", "0",
];

/// The parameters of the signature that a URL cannot be without.
const REQUIRED: [&str; 6] = [
    "x-amz-algorithm",
    "x-amz-credential",
    "x-amz-date",
    "x-amz-expires",
    "x-amz-signedheaders",
    "x-amz-security-token",
];

/// Pairs that signers add by themselves, and that a sender may have left out.
const OFTEN_ADDED: [(&str, &str); 16] = [
    ("x-id", "GetObject"),
    ("x-id", "PutObject"),
    ("x-id", "DeleteObject"),
    ("x-id", "UploadPart"),
    ("x-id", "HeadObject"),
    ("x-id", "CopyObject"),
    ("x-amz-checksum-mode", "ENABLED"),
    ("X-Amz-Content-Sha256", "UNSIGNED-PAYLOAD"),
    ("x-amz-checksum-crc32", "AAAAAA=="),
    ("x-amz-sdk-checksum-algorithm", "CRC32"),
    ("x-amz-acl", "public-read"),
    ("x-amz-acl", "private"),
    ("versionId", "null"),
    ("encoding-type", "url"),
    ("list-type", "2"),
    ("X-Amz-SignedHeaders", "host"),
];

pub(super) fn alter(claim: &Claim<'_>, base: &Base, credentials: &Credentials, list: &mut Alterations) {
    lives(claim, list);
    for (at, pair) in claim.pairs.iter().enumerate().filter(|(_, pair)| !is_required(pair)) {
        list.push(Alteration::of(Difference::PairAdded(pair.decoded_name().into()), [Edit::Pair(at, None)]));
        if !list.has_room() {
            return;
        }
    }
    tokens(claim, credentials, list);
    for (at, pair) in claim.pairs.iter().enumerate() {
        values(claim, base, at, *pair, list);
        if !list.has_room() {
            return;
        }
    }
    all_values(claim, base, list);
    order(claim, base, list);
    for (name, value) in OFTEN_ADDED {
        if !claim.pairs.iter().any(|pair| pair.decoded_name() == name) {
            let added = Edit::Added(encoded_value(name.as_bytes()), encoded_value(value.as_bytes()));
            list.push(Alteration::of(Difference::PairDropped(name.into()), [added]).alone());
        }
    }
}

fn is_required(pair: &WrittenPair<'_>) -> bool {
    let name = pair.decoded_name().to_ascii_lowercase();
    REQUIRED.contains(&name.as_str()) || name == "x-amz-s3session-token"
}

fn lives(claim: &Claim<'_>, list: &mut Alterations) {
    let at = claim.pairs.iter().position(|pair| pair.is_named("x-amz-expires"));
    for (index, seconds) in LIVES.into_iter().chain(MORE_LIVES).enumerate() {
        let edit = match at {
            Some(at) => Edit::Pair(at, Some(text(seconds))),
            None => Edit::Added(text("X-Amz-Expires"), text(seconds)),
        };
        let alteration = Alteration::of(Difference::Expires(seconds), [edit]);
        list.push(if index < LIVES.len() { alteration } else { alteration.alone() });
    }
    if let Some(at) = at {
        list.push(
            Alteration::of(Difference::PairAdded("X-Amz-Expires".into()), [Edit::Pair(at, None)]).alone(),
        );
    }
}

fn tokens(claim: &Claim<'_>, credentials: &Credentials, list: &mut Alterations) {
    let names = ["X-Amz-Security-Token", "X-Amz-S3session-Token"];
    let token = credentials.session_token.as_ref().map(|token| encoded_value(token.as_bytes()));
    let mut there = false;
    for (at, _) in
        claim.pairs.iter().enumerate().filter(|(_, pair)| names.iter().any(|name| pair.is_named(name)))
    {
        there = true;
        list.push(Alteration::of(Difference::TokenNotSigned, [Edit::Pair(at, None)]));
        if let Some(token) = &token {
            list.push(Alteration::of(Difference::TokenOfAnother, [Edit::Pair(at, Some(token.clone()))]));
        }
    }
    if let (false, Some(token)) = (there, token) {
        for name in names {
            let added = Edit::Added(text(name), token.clone());
            list.push(Alteration::of(Difference::TokenDropped, [added]));
        }
    }
}

/// One value, signed otherwise than it stands.
fn values(claim: &Claim<'_>, base: &Base, at: usize, pair: WrittenPair<'_>, list: &mut Alterations) {
    let Some((_, canonical)) = base.pairs.get(at) else { return };
    let name = pair.decoded_name();
    let once = decoded(canonical);
    let mut push = |difference: fn(Shown) -> Difference, signed: Text| {
        if signed != *canonical {
            list.push(Alteration::of(difference(name.as_str().into()), [Edit::Pair(at, Some(signed))]));
        }
    };
    if once.contains(&b'%') {
        push(Difference::ValueEncodedAgain, canonical_value(&once));
    }
    push(Difference::ValueSignedTwice, text(replaced(canonical, b"%", b"%25")));
    push(Difference::ValueTrimmed, encoded_value(once.trim_ascii()));
    if std::str::from_utf8(&once).is_err() {
        push(Difference::ValueInLatin1, encoded_value(&from_latin1(&once)));
    }
    if !is_required(&pair) && !canonical.is_empty() {
        push(Difference::ValueEmpty, text(""));
    }
    // The signer wrote an ampersand as it was, so that it ends the pair.
    let Some(next) = claim.pairs.get(at.saturating_add(1)).filter(|next| !is_required(next)) else { return };
    let written = |end: &str| {
        let raw = |pair: WrittenPair<'_>| pair.value.unwrap_or_default().to_owned();
        format!("{}&{}{end}", raw(pair), next.name)
    };
    let ends = match next.value {
        None => vec![String::new()],
        Some("") => vec![String::new(), "=".into()],
        Some(value) => vec![format!("={value}")],
    };
    for end in ends {
        let value = encoded_value(written(&end).as_bytes());
        let edits = [Edit::Pair(at, Some(value)), Edit::Pair(at.saturating_add(1), None)];
        list.push(Alteration::of(Difference::ValueWithAmpersand(name.as_str().into()), edits).alone());
    }
}

/// All values at once.
fn all_values(claim: &Claim<'_>, base: &Base, list: &mut Alterations) {
    let mut push = |difference, change: &dyn Fn(&[u8]) -> Text| {
        let changed = base.pairs.iter().enumerate().filter_map(|(at, (_, value))| {
            let signed = change(value);
            (signed != *value).then_some(Edit::Pair(at, Some(signed)))
        });
        let changed: Vec<Edit> = changed.collect();
        if !changed.is_empty() {
            list.push(Alteration::of(difference, changed));
        }
    };
    push(Difference::ValuesEncodedAgain, &|value| canonical_value(&decoded(value)));
    push(Difference::ValuesSignedTwice, &|value| text(replaced(value, b"%", b"%25")));
    push(Difference::ValuesTrimmed, &|value| encoded_value(decoded(value).trim_ascii()));
    for dialect in Dialect::ALL {
        push(Difference::QueryDialect(dialect), &|value| text(dialect.of(value)));
    }
    if claim.has_plus_in_query() && base.plus == Plus::IsPlus {
        push(Difference::PlusInQuery(Plus::IsBlank), &|value| text(replaced(value, b"%2B", b"%20")));
    }
}

/// The pairs in another order, or as they are written.
fn order(claim: &Claim<'_>, base: &Base, list: &mut Alterations) {
    let mut push = |order, query: Text| {
        list.push(Alteration::of(Difference::QueryOrder(order), [Edit::Line(Line::Query, query)]));
    };
    let mut pairs: Vec<&(Text, Text)> = base.pairs.iter().collect();
    let as_refs = |pairs: &[&(Text, Text)]| joined(pairs.iter().map(|(name, value)| (name, value)));
    push("in the order of the URL", as_refs(&pairs));
    sorted::sort_by_key(&mut pairs, |(name, value)| [name.as_slice(), b"=", value].concat());
    push("by \"name=value\"", as_refs(&pairs));
    sorted::sort_by_key(&mut pairs, |(name, _)| name.to_ascii_lowercase());
    push("by their names in lower case", as_refs(&pairs));
    sorted::sort_by_key(&mut pairs, |(name, value)| (decoded(name), decoded(value)));
    push("by their names before they were encoded", as_refs(&pairs));
    let lower = base.pairs.iter().map(|(name, value)| (text(name.to_ascii_lowercase()), value.clone()));
    let mut lower: Vec<(Text, Text)> = lower.collect();
    sorted::sort_by(&mut lower, |a, b| in_order((&a.0, &a.1), (&b.0, &b.1)));
    push("with their names in lower case", joined(lower.iter().map(|(name, value)| (name, value))));
    let written = |pair: &WrittenPair<'_>| match pair.value {
        Some(value) => format!("{}={value}", pair.name),
        None => pair.name.into(),
    };
    let mut written: Vec<String> = claim.pairs.iter().map(written).collect();
    push("as the URL has them", text(written.join("&")));
    sorted::sort(&mut written);
    push("as the URL has them, sorted as text", text(written.join("&")));
    let mut bare: Vec<&(Text, Text)> = base.pairs.iter().collect();
    sorted::sort_by(&mut bare, |a, b| in_order((&a.0, &a.1), (&b.0, &b.1)));
    let bare: Vec<Vec<u8>> = bare
        .into_iter()
        .map(
            |(name, value)| {
                if value.is_empty() { name.to_vec() } else { [name.as_slice(), b"=", value].concat() }
            },
        )
        .collect();
    push("without the equals sign of an empty value", text(bare.join(&b'&')));
}
