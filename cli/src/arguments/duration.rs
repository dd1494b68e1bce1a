//! A length of time as a person writes it: `900`, `15m`, `1h30m`, `2d`, `PT15M`.

use std::num::IntErrorKind;

/// Whole seconds. Their range is the signer's to judge, so that `0` and `-5` are
/// refused by the same rule as a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Seconds(pub(crate) i64);

/// What a letter stands for, in the order in which they may follow each other.
const UNITS: [(char, i64); 5] = [('w', 604_800), ('d', 86_400), ('h', 3_600), ('m', 60), ('s', 1)];

const EXPECTED: &str =
    "expected whole seconds, or a number with s, m, h, d or w, such as 900, 15m, 1h30m, 2d or PT15M";

impl std::str::FromStr for Seconds {
    type Err = String;

    fn from_str(text: &str) -> Result<Seconds, String> {
        match text.parse() {
            Ok(seconds) => return Ok(Seconds(seconds)),
            Err(error) => {
                let kind: &IntErrorKind = std::num::ParseIntError::kind(&error);
                if matches!(kind, IntErrorKind::PosOverflow | IntErrorKind::NegOverflow) {
                    return Err("no signature lives that long".into());
                }
            }
        }
        spelled(text).map(Seconds).ok_or_else(|| match without_words(text) {
            Some(short) => format!("{EXPECTED}; write {short}"),
            None => EXPECTED.into(),
        })
    }
}

/// `1h30m`, `PT1H30M` or `P2D`.
fn spelled(text: &str) -> Option<i64> {
    let lower = text.to_ascii_lowercase();
    let body = match lower.strip_prefix('p') {
        // ISO 8601: the letter t stands between the days and the rest.
        Some(iso) => {
            let (days, time) = iso.split_once('t').unwrap_or((iso, ""));
            let misplaced = days.contains(['h', 'm', 's']) || time.contains(['w', 'd']);
            if misplaced || iso.ends_with('t') {
                return None;
            }
            format!("{days}{time}")
        }
        None => lower,
    };
    if body.is_empty() {
        return None;
    }
    let (mut rest, mut total) = (body.as_str(), 0_i64);
    for (unit, seconds) in UNITS {
        if let Some((number, after)) = rest.split_once(unit) {
            let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
            let number: i64 = if digits { number.parse().ok()? } else { return None };
            total = total.checked_add(number.checked_mul(seconds)?)?;
            rest = after;
        }
    }
    rest.is_empty().then_some(total)
}

/// `1h` for `1 hour`, where that is plain.
fn without_words(text: &str) -> Option<String> {
    let (number, word) = text.split_once(' ').or_else(|| {
        let end = text.find(|character: char| !character.is_ascii_digit())?;
        text.split_at_checked(end)
    })?;
    let words = ["second", "sec", "minute", "min", "hour", "day", "week"];
    let singular = word.trim_end_matches('s').to_ascii_lowercase();
    let known = words.contains(&singular.as_str()) && number.parse::<u32>().is_ok();
    known.then(|| format!("{number}{}", singular.get(..1).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::Seconds;

    #[test]
    fn reads_what_people_write() {
        for (text, seconds) in [
            ("900", 900),
            ("0", 0),
            ("-5", -5),
            ("15m", 900),
            ("1h30m", 5_400),
            ("2d", 172_800),
            ("1w", 604_800),
            ("1d1s", 86_401),
            ("PT15M", 900),
            ("P1DT2H", 93_600),
            ("pt90s", 90),
            ("P7D", 604_800),
        ] {
            assert_eq!(text.parse(), Ok(Seconds(seconds)), "{text}");
        }
    }

    #[test]
    fn refuses_the_rest_and_says_how_to_write_it() {
        for text in ["", "1x", "m", "1m1h", "1.5h", "1h30", "P", "PT", "P1H", "PT1D", "1h 30m", "1h1h", "９s"]
        {
            assert!(text.parse::<Seconds>().is_err(), "{text}");
        }
        for (text, remedy) in [("1 hour", "write 1h"), ("15 minutes", "write 15m"), ("2days", "write 2d")] {
            let message = text.parse::<Seconds>().unwrap_err();
            assert!(message.contains(remedy), "{message}");
        }
        assert!("99999999999999999999".parse::<Seconds>().unwrap_err().contains("that long"));
    }
}
