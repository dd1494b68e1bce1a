//! What a person must know of a result: until when, why, and what must be sent.

use super::{Form, Record, Signed};
use crate::{arguments::instant::rfc3339, notes};
use s3presign::LimitedBy;

pub(super) fn say(record: &Record, form: Form) {
    let signed = &record.signed;
    notes::say(signed.method(), &until(signed));
    // A page and a script fill in the type of the file that is sent; a shell asks for what is missing.
    let filled = |name: &str| match form {
        Form::Html | Form::Fetch => name.eq_ignore_ascii_case("content-type"),
        Form::Curl => true,
        _ => false,
    };
    for (name, prefix) in signed.open_fields() {
        if !filled(name) {
            notes::say(
                "must be added",
                &format!("a field {name:?} that begins with {prefix:?}, before the file"),
            );
        }
    }
    // The other forms send them.
    if matches!(form, Form::Url | Form::Qr | Form::Svg) {
        for (name, value) in signed.headers() {
            notes::say("must be sent", &s3presign::redact(&format!("{name}: {value}")));
        }
    }
}

/// Until when it works, and why.
fn until(signed: &Signed) -> String {
    let why = match signed.limited_by() {
        LimitedBy::Nothing => return "not signed: works for as long as everybody may do this".into(),
        LimitedBy::Credentials => ", when the credentials end",
        _ => "",
    };
    let lifetime = signed.expires_at().unix_timestamp().saturating_sub(signed.signed_at().unix_timestamp());
    format!("until {}{why} ({})", rfc3339(signed.expires_at()), spoken(lifetime))
}

/// A length of time in its two largest units.
fn spoken(seconds: i64) -> String {
    let mut rest = seconds;
    let mut words = Vec::new();
    for (unit, length) in [("d", 86_400), ("h", 3_600), ("min", 60), ("s", 1)] {
        let (count, left) = (rest.div_euclid(length), rest.rem_euclid(length));
        if count > 0 && words.len() < 2 {
            words.push(format!("{count} {unit}"));
        }
        rest = left;
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::spoken;

    #[test]
    fn speaks_of_the_two_largest_units() {
        for (seconds, words) in
            [(900, "15 min"), (5_400, "1 h 30 min"), (604_800, "7 d"), (90_061, "1 d 1 h"), (61, "1 min 1 s")]
        {
            assert_eq!(spoken(seconds), words);
        }
    }
}
