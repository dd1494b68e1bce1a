//! A moment as a person or a program writes it: RFC 3339, or Unix seconds.

use time::{OffsetDateTime, format_description::well_known::Rfc3339};

/// A moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Instant(pub(crate) OffsetDateTime);

impl std::str::FromStr for Instant {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Instant, &'static str> {
        let seconds = text.parse().ok().and_then(|seconds| OffsetDateTime::from_unix_timestamp(seconds).ok());
        seconds
            .or_else(|| OffsetDateTime::parse(text, &Rfc3339).ok())
            .map(Instant)
            .ok_or("expected an instant such as 2026-01-02T03:04:05Z, or Unix seconds")
    }
}

/// The moment as RFC 3339 in UTC, to the second.
pub(crate) fn rfc3339(instant: OffsetDateTime) -> String {
    let utc = instant.to_offset(time::UtcOffset::UTC);
    utc.replace_nanosecond(0).unwrap_or(utc).format(&Rfc3339).unwrap_or_default()
}
