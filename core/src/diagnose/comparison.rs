//! The server's canonical request beside ours, line by line: each difference is
//! something that happened to the request on its way.

use super::finding::{Finding, FindingCode};
use crate::{error::Quoted, redact::shown_value, sent_request::SentRequest};
use percent_encoding::percent_decode_str;
use std::collections::BTreeMap;

/// A canonical request in its lines.
struct Canonical<'c> {
    method: &'c str,
    path: &'c str,
    query: &'c str,
    headers: BTreeMap<&'c str, &'c str>,
    payload: &'c str,
}

impl<'c> Canonical<'c> {
    fn of(text: &'c str) -> Canonical<'c> {
        let mut lines =
            text.trim_end_matches(['\r', '\n']).split('\n').map(|line| line.trim_end_matches('\r'));
        let mut next = || lines.next().unwrap_or_default();
        let (method, path, query) = (next(), next(), next());
        let mut headers = BTreeMap::new();
        // An empty line ends them.
        while let Some((name, value)) = next().split_once(':') {
            headers.insert(name, value);
        }
        let _signed_headers = next();
        Canonical { method, path, query, headers, payload: next() }
    }
}

/// What the server's canonical request has differently; nothing if it is ours.
pub(super) fn compare(sent: &SentRequest, theirs: &str) -> Vec<Finding> {
    let ours = sent.unmasked_canonical_request();
    if ours.as_str() == theirs.trim_end_matches(['\r', '\n']) {
        return Vec::new();
    }
    let (ours, theirs) = (Canonical::of(&ours), Canonical::of(theirs));
    let mut findings = Vec::new();
    if ours.method != theirs.method {
        findings.push(FindingCode::MethodChanged.says(format!(
            "the server received {}, and the URL is signed for {}: send it with {}, or sign it for {}",
            quoted(theirs.method),
            ours.method,
            ours.method,
            quoted(theirs.method),
        )));
    }
    findings.extend(compare_paths(ours.path, theirs.path));
    findings.extend(compare_queries(ours.query, theirs.query));
    findings.extend(compare_headers(&ours.headers, &theirs.headers));
    if ours.payload != theirs.payload && !theirs.payload.is_empty() {
        findings.push(FindingCode::PayloadHashChanged.says(format!(
            "the server took {} for the hash of the body, and the signature says {}: send no X-Amz-Content-Sha256",
            quoted(theirs.payload),
            ours.payload,
        )));
    }
    findings
}

fn compare_paths(ours: &str, theirs: &str) -> Option<Finding> {
    if ours == theirs {
        return None;
    }
    let decode = |path: &str| percent_decode_str(path).decode_utf8_lossy().into_owned();
    let both = format!("the server received the path {}, and {} is signed", quoted(theirs), quoted(ours));
    Some(if decode(theirs) == ours {
        FindingCode::PathEncodedTwice.says(format!(
            "{both}: a client or proxy encoded it once more; give it the URL as it is, already encoded"
        ))
    } else if normalised(&decode(ours)) == decode(theirs) {
        FindingCode::PathNormalised.says(format!(
            "{both}: a client or proxy collapsed //, . or .. in it; send it as it is (curl --path-as-is), or rename the object"
        ))
    } else if theirs.ends_with(ours) || ours.ends_with(theirs) {
        FindingCode::PathChanged.says(format!(
            "{both}: a proxy adds or removes the beginning; make the signer with the endpoint that the server sees, or let the proxy pass the path on"
        ))
    } else {
        FindingCode::PathChanged.says(format!("{both}: send the URL as it was signed, or sign for this path"))
    })
}

/// The path as clients send it: without dot segments and empty ones.
fn normalised(path: &str) -> String {
    let mut segments: Vec<&str> = Vec::new();
    let mut parts = path.split('/').skip(1).peekable();
    while let Some(part) = parts.next() {
        match part {
            "" | "." if parts.peek().is_some() => {}
            "." => segments.push(""),
            ".." => {
                segments.pop();
                if parts.peek().is_none() {
                    segments.push("");
                }
            }
            part => segments.push(part),
        }
    }
    format!("/{}", segments.join("/"))
}

fn compare_queries(ours: &str, theirs: &str) -> Vec<Finding> {
    let (ours, theirs) = (pairs_of(ours), pairs_of(theirs));
    let mut findings = Vec::new();
    for (name, value) in &theirs {
        let shown = quoted(name);
        match ours.get(name) {
            Some(signed) if signed == value => {}
            Some(signed) => findings.push(FindingCode::QueryChanged.says(format!(
                "the server received {shown} = {}, and {} is signed: send the URL's query as it is",
                quoted(shown_value(name, value)),
                quoted(shown_value(name, signed)),
            ))),
            None => findings.push(FindingCode::QueryChanged.says(format!(
                "the server received the query parameter {shown}, which is not signed: something added it to the URL; leave it out, or sign it",
            ))),
        }
    }
    for name in ours.keys().filter(|name| !theirs.contains_key(*name)) {
        findings.push(FindingCode::QueryChanged.says(format!(
            "the signed query parameter {} did not arrive: something cut the URL, often an & in HTML or a shell; send it whole",
            quoted(name),
        )));
    }
    findings
}

/// Names and values, decoded, the first of each name.
fn pairs_of(query: &str) -> BTreeMap<String, String> {
    let decode = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    let mut pairs = BTreeMap::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        pairs.entry(decode(name)).or_insert_with(|| decode(value));
    }
    pairs
}

fn compare_headers(ours: &BTreeMap<&str, &str>, theirs: &BTreeMap<&str, &str>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (name, signed) in ours {
        match theirs.get(name) {
            Some(received) if received == signed => {}
            Some(received) => findings.push(changed_header(name, signed, received)),
            None => findings.push(FindingCode::HeaderMissing.says(format!(
                "the signed header {} did not arrive: send it as {}, or sign without it",
                quoted(name),
                quoted(shown_value(name, signed)),
            ))),
        }
    }
    for (name, _) in theirs.iter().filter(|(name, _)| !ours.contains_key(*name)) {
        findings.push(FindingCode::HeaderNotSigned.says(format!(
            "the server counts the header {}, which is not signed: leave it out, or sign it",
            quoted(name),
        )));
    }
    findings
}

fn changed_header(name: &str, signed: &str, received: &str) -> Finding {
    let values = format!(
        "{}, and {} is signed",
        quoted(shown_value(name, received)),
        quoted(shown_value(name, signed))
    );
    match name {
        "host" => FindingCode::HostRewritten.says(format!(
            "the server received the host {values}: a proxy or client rewrote it; make the signer with the endpoint that the URL's user calls, and let the proxy pass the Host header on",
        )),
        "content-type" => FindingCode::HeaderChanged.says(format!(
            "the client sent the content type {values}: browsers and HTTP libraries set their own; set the header to the signed value, or sign without ContentType",
        )),
        "content-length" => FindingCode::HeaderChanged.says(format!(
            "the body that was sent has the length {values}: send exactly so many bytes",
        )),
        _ => FindingCode::HeaderChanged.says(format!(
            "the server received the header {name} as {values}: send the signed value",
        )),
    }
}

/// The server's string to sign beside ours: what is left when the canonical
/// requests agree, or the answer does not show them.
pub(super) fn compare_strings_to_sign(sent: &SentRequest, theirs: &str) -> Option<Finding> {
    let [algorithm, date_time, scope, hash] = sent.string_to_sign_lines();
    let mut lines = theirs.trim().split('\n').map(str::trim);
    let mut next = || lines.next().unwrap_or_default();
    let (their_algorithm, their_time, their_scope, their_hash) = (next(), next(), next(), next());
    if their_algorithm != algorithm {
        return Some(FindingCode::SignatureVersion.says(format!(
            "the server verifies with {}, and the URL is signed with {algorithm}",
            quoted(their_algorithm),
        )));
    }
    if their_time != date_time {
        return Some(FindingCode::ClockSkewed.says(format!(
            "the server reads the signing time as {}, and {date_time} is signed: send the URL's X-Amz-Date as it is, and no Date header",
            quoted(their_time),
        )));
    }
    if their_scope != scope {
        return Some(FindingCode::RegionWrong.says(format!(
            "the server verifies for {}, and the URL is signed for {}: make the signer with the server's region",
            quoted(their_scope),
            quoted(&scope),
        )));
    }
    if their_hash != hash {
        return Some(FindingCode::SignatureDiffers.says(
            "the server saw another request than was signed, and its answer does not show which part: compare method, host, path, query and headers with the signer's canonical request",
        ));
    }
    None
}

/// Text from outside, as every message shows it.
pub(super) fn quoted(text: &str) -> Quoted {
    Quoted::from(text)
}

#[cfg(test)]
mod tests {
    use super::normalised;

    #[test]
    fn clients_collapse_paths() {
        for (path, collapsed) in [
            ("/a//b", "/a/b"),
            ("/a/./b", "/a/b"),
            ("/a/../b", "/b"),
            ("/a/..", "/"),
            ("/a/b/", "/a/b/"),
            ("/../a", "/a"),
            ("/a/.", "/a/"),
        ] {
            assert_eq!(normalised(path), collapsed, "{path}");
        }
    }
}
