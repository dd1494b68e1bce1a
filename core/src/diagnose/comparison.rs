//! The server's canonical request beside ours, line by line: each difference is
//! something that happened to the request on its way.

use super::{
    answer::ErrorResponse,
    canonical::Canonical,
    finding::{Finding, FindingCode},
    scope,
    store::Store,
};
use crate::{
    error::Quoted,
    redact::{quotable_words, shown_value},
    sent_request::SentRequest,
};
use percent_encoding::percent_decode_str;
use std::collections::BTreeMap;

/// Who saw the other request: what begins the sentences.
#[derive(Clone, Copy)]
pub(super) enum Seen {
    ByTheServer,
    /// As the caller says that it was sent.
    AsSent,
}

impl Seen {
    fn subject(self) -> &'static str {
        match self {
            Seen::ByTheServer => "the server received",
            Seen::AsSent => "the sender sent",
        }
    }
}

/// What the other canonical request has differently; nothing if it is ours.
/// `stated` is what the URL says of the payload.
pub(super) fn compare(
    ours: &Canonical,
    theirs: &Canonical,
    stated: Option<&str>,
    seen: Seen,
) -> Vec<Finding> {
    let subject = seen.subject();
    let mut findings = Vec::new();
    if ours.method != theirs.method {
        findings.push(FindingCode::MethodChanged.shown(format!(
            "{subject} {}, and the URL is signed for {}: send it with {}, or sign it for {}",
            quoted(&theirs.method),
            ours.method,
            ours.method,
            quoted(&theirs.method),
        )));
    }
    findings.extend(compare_paths(&ours.path, &theirs.path, subject));
    findings.extend(compare_queries(ours, theirs, subject));
    findings.extend(compare_headers(&ours.headers, &theirs.headers, subject));
    if ours.payload != theirs.payload && stated != Some(theirs.payload.as_str()) {
        findings.push(FindingCode::PayloadHashChanged.shown(format!(
            "{subject} {} for the hash of the body, and the signature says {}: send no X-Amz-Content-Sha256",
            quoted(&theirs.payload),
            quoted(stated.unwrap_or(&ours.payload)),
        )));
    }
    findings
}

fn compare_paths(ours: &str, theirs: &str, subject: &str) -> Option<Finding> {
    if ours == theirs {
        return None;
    }
    let decode = |path: &str| percent_decode_str(path).decode_utf8_lossy().into_owned();
    let both = format!("{subject} the path {}, and {} is signed", quoted(theirs), quoted(ours));
    Some(if decode(theirs) == ours {
        FindingCode::PathEncodedTwice.shown(format!(
            "{both}: a client or proxy encoded it once more; give it the URL as it is, already encoded"
        ))
    } else if normalised(&decode(ours)) == decode(theirs) {
        FindingCode::PathNormalised.shown(format!("{both}: {}, or rename the object", who_normalised(ours)))
    } else if theirs.ends_with(ours) || ours.ends_with(theirs) {
        FindingCode::PathChanged.shown(format!(
            "{both}: a proxy adds or removes the beginning; make the signer with the endpoint that the server sees, or let the proxy pass the path on"
        ))
    } else {
        FindingCode::PathChanged
            .shown(format!("{both}: send the URL as it was signed, or sign for this path"))
    })
}

/// What became of a path that arrived normalised, who is likely to have done it, and what to do:
/// 28 of 53 set-ups of HTTP clients resolve dot segments, and none merges slashes
/// ([`crate::object_key`]), which proxies do.
fn who_normalised(path: &str) -> &'static str {
    if path.split('/').any(|segment| matches!(segment, "." | "..")) {
        "its segments . and .. were resolved, likely by the client, as many do; send it as it is (curl --path-as-is)"
    } else {
        "its slashes were merged, likely by a proxy (nginx does so unless merge_slashes is off), since clients send // as it is; let the proxy pass the path on as it is"
    }
}

/// The path without dot segments and empty ones.
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

fn compare_queries(ours: &Canonical, theirs: &Canonical, subject: &str) -> Vec<Finding> {
    let (ours, theirs) = (pairs_of(ours), pairs_of(theirs));
    let mut findings = Vec::new();
    for (name, value) in &theirs {
        let shown = quoted(name);
        match ours.get(name) {
            Some(signed) if signed == value => {}
            Some(signed) => findings.push(FindingCode::QueryChanged.shown(format!(
                "{subject} {shown} = {}, and {} is signed: send the URL's query as it is",
                quoted(shown_value(name, value)),
                quoted(shown_value(name, signed)),
            ))),
            None => findings.push(FindingCode::QueryChanged.shown(format!(
                "{subject} the query parameter {shown}, which is not signed: something added it to the URL; leave it out, or sign it",
            ))),
        }
    }
    for name in ours.keys().filter(|name| !theirs.contains_key(*name)) {
        findings.push(FindingCode::QueryChanged.shown(format!(
            "the signed query parameter {} did not arrive: something cut the URL, often an & in HTML or a shell; send it whole",
            quoted(name),
        )));
    }
    findings
}

/// Names and values, decoded; the values of a name that came twice are joined.
fn pairs_of(canonical: &Canonical) -> BTreeMap<String, String> {
    let decode = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    let mut pairs: BTreeMap<String, String> = BTreeMap::new();
    for (name, value) in canonical.pairs().filter(|(name, _)| *name != "X-Amz-Signature") {
        pairs
            .entry(decode(name))
            .and_modify(|first| *first = format!("{first}, and again {}", decode(value)))
            .or_insert_with(|| decode(value));
    }
    pairs
}

fn compare_headers(
    ours: &BTreeMap<String, String>,
    theirs: &BTreeMap<String, String>,
    subject: &str,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (name, signed) in ours {
        match theirs.get(name) {
            Some(received) if received == signed => {}
            // Some servers show what did not arrive as empty.
            Some(received) if !received.trim().is_empty() => {
                findings.push(changed_header(name, signed, received, subject));
            }
            Some(_) | None => findings.push(missing_header(name, signed)),
        }
    }
    for name in theirs.keys().filter(|name| !ours.contains_key(*name)) {
        findings.push(FindingCode::HeaderNotSigned.shown(format!(
            "the server counts the header {}, which is not signed: leave it out, or sign it",
            quoted(name),
        )));
    }
    findings
}

/// Headers that clients and proxies set for each hop, and no signature can hold on to
/// (RFC 9110, 7.6.1, and what browsers set themselves).
const OF_A_HOP: [&str; 10] = [
    "accept-encoding",
    "connection",
    "expect",
    "forwarded",
    "te",
    "transfer-encoding",
    "user-agent",
    "via",
    "x-amzn-trace-id",
    "x-forwarded-for",
];

fn missing_header(name: &str, signed: &str) -> Finding {
    let remedy = if OF_A_HOP.contains(&name) {
        "clients and proxies set it themselves, so do not sign it".into()
    } else if name == "x-amz-sdk-checksum-algorithm" {
        "an SDK signed it for a body of its own; leave it out when you sign (requestChecksumCalculation \"WHEN_REQUIRED\")".into()
    } else {
        format!("send it as {}, or sign without it", quoted(shown_value(name, signed)))
    };
    FindingCode::HeaderMissing.shown(format!("the signed header {} did not arrive: {remedy}", quoted(name)))
}

fn changed_header(name: &str, signed: &str, received: &str, subject: &str) -> Finding {
    let values = format!(
        "{}, and {} is signed",
        quoted(shown_value(name, received)),
        quoted(shown_value(name, signed))
    );
    match name {
        "host" => FindingCode::HostRewritten.shown(format!(
            "{subject} the host {values}: a proxy or client rewrote it; make the signer with the endpoint that the URL's user calls, and let the proxy pass the Host header on",
        )),
        "content-type" if received.starts_with("multipart/form-data") => FindingCode::HeaderChanged.shown(format!(
            "the client sent the content type {values}: it sent a form with the file in it; send the file itself as the body (curl --upload-file, fetch with body: file), and not a form",
        )),
        "content-type" => FindingCode::HeaderChanged.shown(format!(
            "the client sent the content type {values}: browsers and HTTP libraries set their own; set the header to the signed value, or sign without ContentType",
        )),
        "content-length" => FindingCode::HeaderChanged.shown(format!(
            "the body that was sent has the length {values}: send exactly so many bytes",
        )),
        _ if OF_A_HOP.contains(&name) => FindingCode::HeaderChanged.shown(format!(
            "{subject} the header {name} as {values}: clients and proxies set it themselves, so do not sign it",
        )),
        _ => FindingCode::HeaderChanged.shown(format!(
            "{subject} the header {} as {values}: send the signed value", quoted(name),
        )),
    }
}

/// The server's string to sign beside ours: what is left when the canonical
/// requests agree, or the answer does not show them.
pub(super) fn compare_strings_to_sign(sent: &SentRequest, theirs: &str) -> Option<Finding> {
    let [algorithm, date_time, scope, hash] = sent.string_to_sign_lines();
    // None of its lines has a blank, and a browser makes blanks of their ends.
    let mut lines = theirs.split_ascii_whitespace();
    let mut next = || lines.next().unwrap_or_default();
    let (their_algorithm, their_time, their_scope, their_hash) = (next(), next(), next(), next());
    if their_algorithm != algorithm {
        return Some(FindingCode::SignatureVersion.shown(format!(
            "the server verifies with {}, and the URL is signed with {algorithm}",
            quoted(their_algorithm),
        )));
    }
    if their_time != date_time {
        return Some(FindingCode::ClockSkewed.shown(format!(
            "the server reads the signing time as {}, and {date_time} is signed: send the URL's X-Amz-Date as it is, and no Date header",
            quoted(their_time),
        )));
    }
    if their_scope != scope {
        return Some(scope::compare(&scope, their_scope, None));
    }
    (their_hash != hash).then(|| {
        FindingCode::SignatureDiffers.likely(
            "the server saw another request than was signed, and its answer does not show which part: compare method, host, path, query and headers with the signer's canonical request",
        )
    })
}

/// The signature that arrived beside the one in the URL.
pub(super) fn compare_signatures(signed: &str, provided: &str) -> Option<Finding> {
    if signed == provided || provided.is_empty() {
        return None;
    }
    let same = |(a, b): &(u8, u8)| a.eq_ignore_ascii_case(b);
    let agree = signed.bytes().zip(provided.bytes()).filter(same).count();
    // Two signatures of different requests agree in a sixteenth of their digits.
    Some(if agree.saturating_mul(2) > signed.len().min(provided.len()) && provided.len() > 8 {
        FindingCode::SignatureTextChanged.shown(
            "the signature that the server received is not the one in the URL: it was cut, extended or changed on its way; send the URL as it is",
        )
    } else {
        FindingCode::MalformedAuthorization.shown(
            "the server received another signature than the one in the URL: it was replaced on its way, or a second one was added; send the URL as it is",
        )
    })
}

/// The path that an answer names beside ours, where a server shows no more of the
/// request: `Resource`, with the bucket before it or without, and `Key`.
pub(super) fn compare_resources(
    sent: &SentRequest,
    store: Option<Store>,
    error: &ErrorResponse,
) -> Option<Finding> {
    let signed = sent.decoded_path();
    // These write the path as it came (`api_server.rs` of Garage, `s3api_errors.go` of SeaweedFS).
    let exact = matches!(store, Some(Store::Garage | Store::SeaweedFs));
    let is_signed = |text: &str| signed == text || !exact && text.ends_with(&signed);
    let is_end = |text: &str| signed.ends_with(text);
    let same = |text: &&str, fits: &dyn Fn(&str) -> bool| {
        fits(text) || fits(&percent_decode_str(text).decode_utf8_lossy())
    };
    let resource = error.element("Resource").filter(|text| text.starts_with('/') && !same(text, &is_signed));
    let key = error.element("Key").filter(|text| !same(text, &is_end));
    let other = resource.or(key)?;
    Some(FindingCode::PathChanged.shown(format!(
        "the server received a request for {}, and {} is signed: send the URL as it was signed, or sign for this path",
        quoted(other),
        quoted(&signed),
    )))
}

/// Text from outside, as every message shows it.
pub(super) fn quoted(text: &str) -> Quoted {
    Quoted::from(text)
}

/// The same of a server's words, in which a secret may stand without its name.
pub(super) fn quoted_words(text: &str) -> Quoted {
    Quoted::from(quotable_words(text))
}

#[cfg(test)]
mod tests {
    use super::{normalised, who_normalised};

    #[test]
    fn who_normalised_a_path_is_told_by_what_was_lost() {
        for (path, who) in [
            ("/a/../b", "by the client"),
            ("/a/.", "by the client"),
            ("/a//./b", "by the client"),
            ("/a//b..", "by a proxy"),
        ] {
            assert!(who_normalised(path).contains(who), "{path}");
        }
    }

    #[test]
    fn a_normalised_path_has_no_dots_and_no_empty_segments() {
        for (path, expected) in [
            ("/a//b", "/a/b"),
            ("/a/./b", "/a/b"),
            ("/a/../b", "/b"),
            ("/a/..", "/"),
            ("/a/b/", "/a/b/"),
            ("/../a", "/a"),
            ("/a/.", "/a/"),
        ] {
            assert_eq!(normalised(path), expected, "{path}");
        }
    }
}
