//! What the query of a presigned URL says of its signature: who signed, when,
//! for which region, service and headers, and for how long.

use crate::received::ReceivedUrl;
use crate::sigv4::{Regions, Timestamp};
use crate::zeroizing::Zeroizing;
use std::ops::Range;
use time::{Date, Month};

/// What a presigned URL says of its payload: nothing.
pub(crate) const UNSIGNED_PAYLOAD: &str = "UNSIGNED-PAYLOAD";

/// The parameters of one signature, each well-formed and given once
/// ("Authenticating Requests: Using Query Parameters", S3 API reference).
#[derive(Clone)]
pub(crate) struct PresignedQuery {
    pub(crate) access_key_id: String,
    pub(crate) regions: Regions,
    pub(crate) service: String,
    /// Unix seconds.
    pub(crate) signed_at: i64,
    pub(crate) timestamp: Timestamp,
    /// Seconds, as they were written: S3 allows 1 to 604800.
    pub(crate) expires_in: i64,
    /// In lower case, in order, each once; `host` is one of them.
    pub(crate) signed_headers: Vec<String>,
    pub(crate) signature: String,
    /// The parameter's name and its value.
    pub(crate) session_token: Option<(&'static str, Zeroizing<String>)>,
    /// What the query states of the body, whatever it is.
    pub(crate) payload_hash: Option<String>,
}

impl PresignedQuery {
    /// Reads the parameters; the error says what is wrong with which.
    pub(crate) fn read(url: &ReceivedUrl) -> Result<PresignedQuery, String> {
        let asymmetric = match required(url, "X-Amz-Algorithm")? {
            "AWS4-HMAC-SHA256" => false,
            "AWS4-ECDSA-P256-SHA256" => true,
            _ => return Err("X-Amz-Algorithm is neither AWS4-HMAC-SHA256 nor AWS4-ECDSA-P256-SHA256".into()),
        };
        let date_time = required(url, "X-Amz-Date")?;
        let (signed_at, timestamp) =
            instant(date_time).ok_or("X-Amz-Date is not an instant such as 20260102T030405Z")?;
        let scope = CredentialParts::read(required(url, "X-Amz-Credential")?, asymmetric)?;
        if scope.date.as_bytes() != timestamp.date() {
            return Err("X-Amz-Credential and X-Amz-Date name different days".into());
        }
        let regions = match (asymmetric, scope.region, optional(url, "X-Amz-Region-Set")?) {
            (true, None, Some(regions)) if !regions.is_empty() => Regions::Set(regions.into()),
            (true, ..) => return Err("X-Amz-Region-Set is missing".into()),
            (false, Some(region), None) => Regions::One(region.into()),
            (false, ..) => return Err("X-Amz-Region-Set does not go with AWS4-HMAC-SHA256".into()),
        };
        let expires_in = whole_seconds(required(url, "X-Amz-Expires")?)
            .ok_or("X-Amz-Expires is not a whole number of seconds")?;
        let signed_headers = signed_headers(required(url, "X-Amz-SignedHeaders")?)?;
        let session_token =
            match (optional(url, "X-Amz-Security-Token")?, optional(url, "X-Amz-S3session-Token")?) {
                (Some(_), Some(_)) => {
                    return Err("X-Amz-Security-Token and X-Amz-S3session-Token exclude each other".into());
                }
                // Some SDKs send an empty one, which means that there is no token.
                (Some(""), None) | (None, Some("")) => None,
                (Some(token), None) => Some(("X-Amz-Security-Token", Zeroizing::new(token.into()))),
                (None, Some(token)) => Some(("X-Amz-S3session-Token", Zeroizing::new(token.into()))),
                (None, None) => None,
            };
        Ok(PresignedQuery {
            access_key_id: scope.access_key_id.into(),
            regions,
            service: scope.service.into(),
            signed_at,
            timestamp,
            expires_in,
            signed_headers,
            signature: required(url, "X-Amz-Signature")?.into(),
            session_token,
            payload_hash: optional(url, "X-Amz-Content-Sha256")?.map(String::from),
        })
    }

    /// The region that the signature is for, or the set of regions.
    pub(crate) fn region(&self) -> &str {
        match &self.regions {
            Regions::One(region) | Regions::Set(region) => region,
        }
    }

    /// Whether the algorithm is that of Version 4, and not of 4A.
    pub(crate) fn is_symmetric(&self) -> bool {
        matches!(self.regions, Regions::One(_))
    }

    /// When the URL stops working, in Unix seconds.
    pub(crate) fn expires_at(&self) -> i64 {
        self.signed_at.saturating_add(self.expires_in)
    }
}

/// The parts of `id/20260102/eu-west-1/s3/aws4_request`; of Signature Version
/// 4A without the region. The id may have slashes of its own.
pub(crate) struct CredentialParts<'a> {
    pub(crate) access_key_id: &'a str,
    pub(crate) date: &'a str,
    pub(crate) region: Option<&'a str>,
    pub(crate) service: &'a str,
}

impl CredentialParts<'_> {
    pub(crate) fn read(credential: &str, asymmetric: bool) -> Result<CredentialParts<'_>, String> {
        let malformed = "the credential is not ACCESS-KEY-ID/DATE/REGION/SERVICE/aws4_request";
        let mut parts = credential.rsplitn(if asymmetric { 4 } else { 5 }, '/');
        let mut part = || parts.next().filter(|part| !part.is_empty()).ok_or(malformed);
        let end = part()?;
        let service = part()?;
        let region = if asymmetric { None } else { Some(part()?) };
        let date = part()?;
        let access_key_id = part()?;
        if end != "aws4_request" {
            return Err(malformed.into());
        }
        Ok(CredentialParts { access_key_id, date, region, service })
    }
}

/// `20260102T030405Z` as Unix seconds.
pub(crate) fn instant(date_time: &str) -> Option<(i64, Timestamp)> {
    let number = |place: Range<usize>| date_time.get(place)?.parse::<u16>().ok();
    let short = |place| u8::try_from(number(place)?).ok();
    let month = Month::try_from(short(4..6)?).ok()?;
    let date = Date::from_calendar_date(number(0..4)?.into(), month, short(6..8)?).ok()?;
    let instant = date.with_hms(short(9..11)?, short(11..13)?, short(13..15)?).ok()?;
    let unix_time = instant.assume_utc().unix_timestamp();
    let timestamp = Timestamp::from_unix(unix_time)?;
    // Anything that is written in another way comes out otherwise.
    (timestamp.date_time() == date_time.as_bytes()).then_some((unix_time, timestamp))
}

/// Digits, perhaps with a minus sign: whether the number is one that a URL may
/// have is said later, with the number. One that nothing could count is the largest.
fn whole_seconds(text: &str) -> Option<i64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let whole = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    whole.then(|| text.parse().unwrap_or(if digits.len() < text.len() { i64::MIN } else { i64::MAX }))
}

fn signed_headers(text: &str) -> Result<Vec<String>, String> {
    let names: Vec<String> = text.split(';').map(String::from).collect();
    let is_name = |name: &String| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic() && !byte.is_ascii_uppercase())
    };
    if !names.iter().all(is_name) || !names.is_sorted_by(|a, b| a < b) {
        return Err("X-Amz-SignedHeaders is not a sorted list of names in lower case".into());
    }
    if !names.iter().any(|name| name == "host") {
        return Err("X-Amz-SignedHeaders does not name host".into());
    }
    Ok(names)
}

fn required<'u>(url: &'u ReceivedUrl, name: &'static str) -> Result<&'u str, String> {
    optional(url, name)?.ok_or_else(|| format!("{name} is missing"))
}

fn optional<'u>(url: &'u ReceivedUrl, name: &'static str) -> Result<Option<&'u str>, String> {
    let mut values = url.values(name);
    let Some(value) = values.next() else { return Ok(None) };
    if values.next().is_some() {
        return Err(format!("{name} is given twice"));
    }
    match std::str::from_utf8(value) {
        Ok(text) if !text.contains(char::is_control) => Ok(Some(text)),
        _ => Err(format!("{name} is not UTF-8, or has control characters")),
    }
}

#[cfg(test)]
mod tests {
    use super::PresignedQuery;
    use crate::{received::ReceivedUrl, sigv4::Regions};
    use proptest::prelude::*;

    const QUERY: &str = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIA%2F20260102%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20260102T030405Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host%3Brange&X-Amz-Signature=ab";

    fn read(query: &str) -> Result<PresignedQuery, String> {
        PresignedQuery::read(&ReceivedUrl::parse(&format!("/k?{query}")).unwrap())
    }

    #[test]
    fn reads_what_was_signed() {
        let query = read(QUERY).unwrap_or_else(|problem| unreachable!("{problem}"));
        assert_eq!((query.access_key_id.as_str(), query.service.as_str()), ("AKIA", "s3"));
        assert_eq!(query.regions, Regions::One("eu-west-1".into()));
        assert_eq!((query.signed_at, query.expires_at()), (1_767_323_045, 1_767_323_945));
        assert_eq!(query.signed_headers, ["host", "range"]);
        // A store may issue ids with slashes in them.
        assert_eq!(
            read(&QUERY.replace("AKIA", "a%2Fb")).ok().map(|query| query.access_key_id),
            Some("a/b".into())
        );
    }

    #[test]
    fn a_life_is_read_as_it_was_written() {
        for (text, seconds) in [
            ("0", 0),
            ("-1", -1),
            ("604801", 604_801),
            ("99999999999999999999", i64::MAX),
            ("-99999999999999999999", i64::MIN),
        ] {
            let query = read(&QUERY.replace("Expires=900", &format!("Expires={text}")));
            assert_eq!(query.map(|query| query.expires_in), Ok(seconds));
        }
    }

    #[test]
    fn says_which_parameter_is_wrong() {
        for (from, to, problem) in [
            ("X-Amz-Algorithm=", "x-amz-algorithm=", "X-Amz-Algorithm is missing"),
            ("HMAC", "MD5", "X-Amz-Algorithm is neither"),
            ("X-Amz-Expires=900", "X-Amz-Expires=900&X-Amz-Expires=9", "X-Amz-Expires is given twice"),
            ("X-Amz-Expires=900", "X-Amz-E%78pires=900&X-Amz-Expires=9", "X-Amz-Expires is given twice"),
            ("Expires=900", "Expires=", "X-Amz-Expires is not a whole number"),
            ("Expires=900", "Expires=-", "X-Amz-Expires is not a whole number"),
            ("Expires=900", "Expires=%2B1", "X-Amz-Expires is not a whole number"),
            ("Expires=900", "Expires=1.5", "X-Amz-Expires is not a whole number"),
            ("Expires=900", "Expires=1e3", "X-Amz-Expires is not a whole number"),
            ("T030405Z", "", "X-Amz-Date is not an instant"),
            ("T030405Z", "T030460Z", "X-Amz-Date is not an instant"),
            ("Date=20260102", "Date=20260103", "different days"),
            ("aws4_request", "aws5_request", "the credential is not"),
            ("%2Feu-west-1", "", "the credential is not"),
            ("host%3Brange", "range%3Bhost", "not a sorted list"),
            ("host%3Brange", "Host", "not a sorted list"),
            ("host%3Brange", "range", "does not name host"),
            ("X-Amz-Date", "X-Amz-Content-Sha256=&X-Amz-Content-Sha256=&X-Amz-Date", "Sha256 is given twice"),
            ("X-Amz-Signature=ab", "", "X-Amz-Signature is missing"),
            ("X-Amz-Signature=ab", "X-Amz-Signature=%ff", "X-Amz-Signature is not UTF-8"),
            ("Credential=AKIA", "Credential=%00AKIA", "X-Amz-Credential is not UTF-8, or has control"),
            ("X-Amz-Expires", "X-Amz-Region-Set=*&X-Amz-Expires", "does not go with"),
            ("HMAC-SHA256", "ECDSA-P256-SHA256", "different days"),
        ] {
            let error = read(&QUERY.replacen(from, to, 1)).err().unwrap_or_default();
            assert!(error.contains(problem), "{to}: {error}");
        }
    }

    proptest! {
        #[test]
        fn takes_any_values(values in prop::collection::vec("[A-Z0-9a-z%/;.*-]{0,12}", 8)) {
            let names = ["Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential", "Date", "Expires", "SignedHeaders", "Signature", "Security-Token", "Region-Set", "S3session-Token"];
            let pairs: Vec<String> = names.iter().zip(&values).map(|(name, value)| format!("X-Amz-{name}={value}")).collect();
            if let Ok(url) = ReceivedUrl::parse(&format!("/?{}", pairs.join("&"))) {
                let _ = PresignedQuery::read(&url);
            }
        }
    }
}
