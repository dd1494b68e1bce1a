//! The path: what was added to it or taken from it, its slashes and dots, and how often
//! and how it was encoded.

use super::{
    alteration::{Alteration, Alterations, Edit},
    base::Line,
    difference::{Difference, Slashes},
    encoding::{
        Dialect, Text, canonical_path, decoded, encoded_path, from_latin1, replaced, text, to_latin1,
    },
};

/// Prefixes under which proxies and stores serve S3.
const PREFIXES: [&str; 8] =
    ["/s3", "/storage/v1/s3", "/storage/v1", "/minio", "/files", "/api", "/storage", "/swift/v1"];

/// How many places of a slash are tried together with another alteration.
const PAIRED_PLACES: usize = 6;

pub(super) fn alter(written: &[u8], list: &mut Alterations) {
    let canonical = canonical_path(written);
    for (difference, signed) in steps(written) {
        list.push(line(difference, canonical_path(&signed)));
    }
    let mut push = |difference, signed: Vec<u8>| list.push(line(difference, text(signed)));
    let once = decoded(written);
    if once.contains(&b'%') {
        push(Difference::PathEncodedAgain, once.clone());
    }
    push(Difference::PathSignedTwice, replaced(&canonical, b"%", b"%25"));
    push(Difference::PathSignedTwice, replaced(written, b"%", b"%25"));
    push(Difference::Slashes(Slashes::Folded), folded(&canonical));
    slashes(&canonical, list, 0..PAIRED_PLACES);
    let mut push = |difference, signed: Vec<u8>| list.push(line(difference, text(signed)));
    if std::str::from_utf8(&once).is_ok_and(|text| !text.is_ascii()) {
        let latin1 = to_latin1(&once).unwrap_or_default();
        push(Difference::PathInLatin1 { signed: true }, encoded_path(&latin1));
        push(Difference::PathInLatin1 { signed: true }, encoded_path(&from_latin1(&once)));
    }
    push(Difference::PathAsWritten, written.to_vec());
    let resolved = without_dots(&canonical);
    push(Difference::DotSegments, folded(&resolved));
    push(Difference::DotSegments, resolved);
    for dialect in Dialect::ALL {
        push(Difference::PathDialect(dialect), dialect.of(&canonical));
    }
    push(Difference::PathCase, canonical.to_ascii_lowercase());
    push(Difference::PathNotAbsolute, canonical.strip_prefix(b"/").unwrap_or_default().to_vec());
    for prefix in PREFIXES {
        let signed = [prefix.as_bytes(), &canonical].concat();
        list.push(line(Difference::PathBehindPrefix(prefix), text(signed)).alone());
    }
    slashes(&canonical, list, PAIRED_PLACES..usize::MAX);
}

fn line(difference: Difference, signed: Text) -> Alteration {
    Alteration::of(difference, [Edit::Line(Line::Path, signed)])
}

/// What is done to a path as it is written, so that more may be done to it: each with
/// the path as it was written before.
pub(super) fn steps(written: &[u8]) -> Vec<(Difference, Vec<u8>)> {
    let mut steps = Vec::new();
    steps.push(match written.strip_suffix(b"/") {
        Some(b"") | None => (Difference::TrailingSlash { signed: true }, [written, b"/"].concat()),
        Some(signed) => (Difference::TrailingSlash { signed: false }, signed.to_vec()),
    });
    let mut rest = written;
    for count in 1..=2 {
        rest = rest.strip_prefix(b"/").unwrap_or(rest);
        let end = rest.iter().position(|byte| *byte == b'/').unwrap_or(rest.len());
        rest = rest.get(end..).unwrap_or_default();
        steps.push((
            Difference::PathPrefix(count),
            if rest.is_empty() { b"/".to_vec() } else { rest.to_vec() },
        ));
    }
    let once = decoded(written);
    if once.contains(&b'%') {
        steps.push((Difference::PathEncodedAgain, once.clone()));
    }
    if std::str::from_utf8(&once).is_err() {
        steps.push((Difference::PathInLatin1 { signed: false }, encoded_path(&from_latin1(&once))));
    }
    for (from, to, signed) in [("+", "%20", "%20"), ("%20", "+", "+"), ("%2B", "%20", "%20")] {
        let before = replaced(written, from.as_bytes(), to.as_bytes());
        if before != written {
            steps.push((Difference::PlusInPath { signed }, before));
        }
    }
    steps
}

/// A slash doubled or tripled at each of these places.
fn slashes(path: &[u8], list: &mut Alterations, places: std::ops::Range<usize>) {
    let paired = places.start == 0;
    let count = places.end.saturating_sub(places.start);
    let slashes = path.iter().enumerate().filter(|(_, byte)| **byte == b'/').map(|(at, _)| at);
    for at in slashes.skip(places.start).take(count) {
        let Some((before, after)) = path.split_at_checked(at) else { break };
        for more in [b"/".as_slice(), b"//"] {
            let signed = [before, more, after].concat();
            let alteration = line(Difference::Slashes(Slashes::Lost), text(signed));
            list.push(if paired { alteration } else { alteration.alone() });
        }
        if !list.has_room() {
            break;
        }
    }
}

/// Repeated slashes as one.
fn folded(path: &[u8]) -> Vec<u8> {
    let mut folded = path.to_vec();
    folded.dedup_by(|a, b| (*a, *b) == (b'/', b'/'));
    folded
}

/// Dot segments resolved (RFC 3986, 5.2.4).
fn without_dots(path: &[u8]) -> Vec<u8> {
    let mut kept: Vec<&[u8]> = Vec::new();
    let segments: Vec<&[u8]> = path.strip_prefix(b"/").unwrap_or(path).split(|byte| *byte == b'/').collect();
    let last = segments.len().saturating_sub(1);
    for (index, segment) in segments.into_iter().enumerate() {
        match segment {
            b"." => {}
            b".." => {
                kept.pop();
            }
            _ => {
                kept.push(segment);
                continue;
            }
        }
        if index == last {
            kept.push(b"");
        }
    }
    [b"/", kept.join(&b'/').as_slice()].concat()
}

#[cfg(test)]
mod tests {
    use super::{folded, without_dots};

    #[test]
    fn folds_and_resolves() {
        for (path, expected) in [
            ("/a/./b", "/a/b"),
            ("/a/../b", "/b"),
            ("/../b", "/b"),
            ("/a/..", "/"),
            ("/a//b", "/a//b"),
            ("/", "/"),
        ] {
            assert_eq!(without_dots(path.as_bytes()), expected.as_bytes(), "{path}");
        }
        assert_eq!(folded(b"//a///b/"), b"/a/b/");
    }
}
