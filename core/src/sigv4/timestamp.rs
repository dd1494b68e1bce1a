//! The signing instant as Signature Version 4 writes it: `20260102` in the
//! credential scope and `20260102T030405Z` in `X-Amz-Date`.

use time::OffsetDateTime;

/// Seconds in a day: Unix time counts no leap seconds.
const DAY: i64 = 86_400;

/// A signing instant in UTC, in whole seconds, with its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Timestamp {
    /// Days since 1970-01-01: what a signing key is good for.
    pub(crate) day: i64,
    text: [u8; 16],
}

impl Timestamp {
    /// The instant at `unix_time` seconds; `None` outside the years 0 to 9999.
    ///
    /// Written by hand because `time`'s formatter costs as much as the
    /// signature's whole HMAC.
    #[inline]
    pub(crate) fn from_unix(unix_time: i64) -> Option<Timestamp> {
        let instant = OffsetDateTime::from_unix_timestamp(unix_time).ok()?;
        let (year, month, date) = instant.to_calendar_date();
        let year = u16::try_from(year).ok().filter(|year| *year <= 9999)?;
        let (hour, minute, second) = instant.time().as_hms();
        let [century, year] = [year / 100, year % 100].map(|part| two_digits(part as u8));
        let [month, date, hour, minute, second] =
            [u8::from(month), date, hour, minute, second].map(two_digits);
        Some(Timestamp {
            day: unix_time.div_euclid(DAY),
            text: [
                century[0], century[1], year[0], year[1], month[0], month[1], date[0], date[1], b'T',
                hour[0], hour[1], minute[0], minute[1], second[0], second[1], b'Z',
            ],
        })
    }

    /// `20260102`.
    #[inline]
    pub(crate) fn date(&self) -> &[u8] {
        self.text.split_at(8).0
    }

    /// `20260102T030405Z`.
    #[inline]
    pub(crate) fn date_time(&self) -> &[u8] {
        &self.text
    }
}

#[inline]
fn two_digits(number: u8) -> [u8; 2] {
    [b'0'.saturating_add(number / 10), b'0'.saturating_add(number % 10)]
}

#[cfg(test)]
mod tests {
    use super::Timestamp;
    use proptest::prelude::*;
    use time::{OffsetDateTime, macros::format_description};

    #[test]
    fn refuses_years_that_four_digits_cannot_hold() {
        assert_eq!(Timestamp::from_unix(253_402_300_800), None);
        assert_eq!(Timestamp::from_unix(-62_167_219_201), None);
        assert_eq!(Timestamp::from_unix(i64::MAX), None);
    }

    proptest! {
        #[test]
        fn agrees_with_the_formatter(unix_time in -62_167_219_200..253_402_300_800_i64) {
            let format = format_description!("[year][month][day]T[hour][minute][second]Z");
            let expected = OffsetDateTime::from_unix_timestamp(unix_time).unwrap().format(format).unwrap();
            let timestamp = Timestamp::from_unix(unix_time).unwrap();
            prop_assert_eq!(timestamp.date_time(), expected.as_bytes());
            prop_assert_eq!(timestamp.date(), &expected.as_bytes()[..8]);
        }
    }
}
