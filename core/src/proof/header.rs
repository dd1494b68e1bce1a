//! The signed headers: values that were not sent, or were sent otherwise.

use super::{
    alteration::{Alteration, Alterations, Edit},
    base::{Base, Line, collapsed},
    claim::Claim,
    difference::Difference,
    encoding::{decoded, encoded_value, from_latin1, text, to_latin1},
    header_values::{CHARSETS, MEDIA_TYPES, MORE_MEDIA_TYPES, values_of},
};
use crate::redact::is_secret;

pub(super) fn alter(claim: &Claim<'_>, base: &Base, list: &mut Alterations) {
    for (at, (name, value)) in base.headers.iter().enumerate().filter(|(_, (name, _))| name != "host") {
        if name == "content-type" {
            content_type(at, value, list);
        }
        // What to sign and what was signed is told only where it was guessed here.
        for signed in values_of(name) {
            let difference = Difference::Header { name: name.as_str().into(), signed };
            list.push(Alteration::of(difference, [Edit::Header(at, Some(text(*signed)))]));
        }
        if let Some(given) = claim.header(name) {
            spellings(at, name, &given, list);
        }
        list.push(Alteration::of(
            Difference::HeaderNotSigned(name.as_str().into()),
            [Edit::Header(at, None)],
        ));
        if !list.has_room() {
            return;
        }
    }
    let Some(at) = base.header("host").filter(|_| base.headers.len() > 1) else { return };
    let others = (0..base.headers.len()).filter(|other| *other != at).map(|other| Edit::Header(other, None));
    list.push(Alteration::of(Difference::OnlyHostSigned, others).alone());
}

fn content_type(at: usize, sent: &[u8], list: &mut Alterations) {
    let sent = String::from_utf8_lossy(sent);
    let mut push = |difference, signed: String, alone: bool| {
        let alteration = Alteration::of(difference, [Edit::Header(at, Some(text(signed)))]);
        list.push(if alone { alteration.alone() } else { alteration });
    };
    let spelt = |change| Difference::HeaderSpelling { name: "content-type".into(), change };
    let media_type = sent.split(';').next().unwrap_or_default().trim();
    push(spelt("without parameters such as a charset"), media_type.into(), false);
    for charset in CHARSETS {
        push(spelt("with a charset behind it"), format!("{media_type}{charset}"), false);
    }
    push(spelt("in lower case"), sent.to_ascii_lowercase(), false);
    for signed in MEDIA_TYPES {
        push(Difference::Header { name: "content-type".into(), signed }, signed.into(), false);
    }
    for signed in MORE_MEDIA_TYPES {
        push(Difference::Header { name: "content-type".into(), signed }, signed.into(), true);
    }
    for signed in MEDIA_TYPES.into_iter().chain(MORE_MEDIA_TYPES) {
        for charset in CHARSETS {
            push(
                Difference::Header { name: "content-type".into(), signed },
                format!("{signed}{charset}"),
                true,
            );
        }
    }
}

/// The same value, spelt otherwise.
fn spellings(at: usize, name: &str, given: &str, list: &mut Alterations) {
    let sent = collapsed(given);
    let mut push = |change, signed: Vec<u8>| {
        if signed != sent.as_bytes() {
            let difference = Difference::HeaderSpelling { name: name.into(), change };
            list.push(Alteration::of(difference, [Edit::Header(at, Some(text(signed)))]));
        }
    };
    push("with its blanks (spaces) as they are, not as one", given.trim_matches([' ', '\t']).into());
    push("with the blanks (spaces) at its ends", given.into());
    push("as an empty value", Vec::new());
    if let Some(latin1) = to_latin1(sent.as_bytes()) {
        push("in Latin-1 (ISO-8859-1)", latin1);
    }
    if !sent.is_ascii() {
        push("in UTF-8 encoded again as UTF-8", from_latin1(sent.as_bytes()));
        push(
            "with ? for what is not ASCII",
            sent.chars()
                .map(|letter| if letter.is_ascii() { letter } else { '?' })
                .collect::<String>()
                .into(),
        );
        let readable: String =
            sent.chars().map(|letter| u8::try_from(u32::from(letter)).map_or('?', char::from)).collect();
        push("with ? for what is not Latin-1", readable.into());
        let latin1: Option<Vec<u8>> =
            sent.chars().map(|letter| u8::try_from(u32::from(letter)).ok()).collect();
        if let Some(utf8) = latin1.filter(|bytes| std::str::from_utf8(bytes).is_ok()) {
            push("in UTF-8, and arrived as Latin-1 (ISO-8859-1)", utf8);
        }
    }
    push("percent-encoded", encoded_value(sent.as_bytes()).to_vec());
    push("with its percent-encoding read", decoded(sent.as_bytes()));
    push("percent-encoded once more", sent.replace('%', "%25").into());
    push("with no blank behind its commas", sent.replace(", ", ",").into());
    push("with a blank behind each comma", sent.replace(", ", ",").replace(',', ", ").into());
    push("without its quotes", sent.replace('"', "").into());
    push("in quotes", format!("\"{sent}\"").into());
    push("in lower case", sent.to_lowercase().into());
    push("with a slash before it", format!("/{sent}").into());
    push("without the slash before it", sent.trim_start_matches('/').into());
    if is_secret(name) {
        push("without its padding", sent.trim_end_matches('=').into());
    }
}

/// The headers' lines of a canonical request that the server saw.
pub(super) fn seen(lines: &str) -> Edit {
    Edit::Line(Line::Headers, text(lines))
}
