//! When a URL starts and stops working: its expiry, the window that keeps it
//! stable, back-dating, and the end of the credentials that signed it.

use crate::{
    error::Error,
    pairs::{Given, invalid_option},
    sigv4::Timestamp,
};
use std::time::Duration;
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

/// The longest life that Signature Version 4 allows in `X-Amz-Expires`, and the
/// default limit: 7 days, in seconds.
pub(crate) const SEVEN_DAYS: i64 = 604_800;

/// 9999-12-31T23:59:59Z: four digits hold no later year.
const LAST_SECOND: i64 = 253_402_300_799;

/// When a URL stops working.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Expiry {
    /// Seconds after the signing time.
    After(i64),
    /// Unix seconds.
    At(i64),
}

/// What ends a URL's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LimitedBy {
    /// The expiry that was asked for.
    Request,
    /// The credentials, which end first.
    Credentials,
    /// Nothing: it is not signed, and works for as long as everybody may do what it asks.
    Nothing,
}

impl LimitedBy {
    /// `"request"`, `"credentials"` or `"nothing"`.
    pub fn as_str(self) -> &'static str {
        match self {
            LimitedBy::Request => "request",
            LimitedBy::Credentials => "credentials",
            LimitedBy::Nothing => "nothing",
        }
    }
}

/// The life of a URL that says nothing of it, in seconds.
const DEFAULT_EXPIRY: i64 = 900;

/// How far ahead of the clock a scoped signer may sign, in seconds: what S3 takes
/// for a difference of clocks ("RequestTimeTooSkewed", S3 API reference).
const MOST_AHEAD: i64 = 900;

/// What a caller asks of the life of a request or a form; in seconds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct LifetimeOptions {
    pub(crate) expiry: Option<Expiry>,
    /// The signing time is rounded down to a multiple of this.
    pub(crate) stable_for: Option<i64>,
    /// The signing time is moved back by this.
    pub(crate) backdate: i64,
    /// What time it is, in Unix seconds; the signing time where nobody says.
    pub(crate) clock: Option<i64>,
    /// Whether credentials that end before the URL are an error.
    pub(crate) require_full: bool,
}

impl LifetimeOptions {
    pub(crate) fn read(given: &mut Given<'_>) -> LifetimeOptions {
        let (expires_in, expires_at) = (given.seconds("expires-in"), given.instant("expires-at"));
        let expiry = match (expires_in, expires_at) {
            (Some(_), Some(_)) => {
                given.refuse(Error::ConflictingOptions {
                    first: "\"expires-in\"".into(),
                    second: "\"expires-at\"".into(),
                    remedy: "pass a duration or an instant",
                });
                None
            }
            (seconds, instant) => {
                seconds.map(Expiry::After).or(instant.map(|instant| Expiry::At(instant.unix_timestamp())))
            }
        };
        LifetimeOptions {
            expiry,
            stable_for: given.seconds("stable-for"),
            backdate: given.seconds("backdate").unwrap_or(0),
            clock: given.instant("clock").map(OffsetDateTime::unix_timestamp),
            require_full: given.boolean("require-full-lifetime").unwrap_or(false),
        }
    }
}

/// A duration as options have it.
pub(crate) fn whole_seconds(duration: Duration) -> i64 {
    i64::try_from(duration.as_secs()).unwrap_or(i64::MAX)
}

/// What the scopes of a signer say of time; in seconds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ScopedLife {
    /// The longest life, from the clock on.
    maximum: i64,
    /// How far the signing time may lie ahead of the clock.
    most_ahead: i64,
}

/// Everything about time that a request fixes before it is signed; in seconds.
#[derive(Clone, Debug)]
pub(crate) struct Lifetime {
    pub(crate) asked: LifetimeOptions,
    /// Whether there is a signature, which ends.
    pub(crate) signed: bool,
    /// The longest `X-Amz-Expires` that is allowed.
    pub(crate) maximum: i64,
    /// What the scopes of the signer allow.
    pub(crate) scoped: ScopedLife,
    /// Unix seconds at which the credentials end, if known.
    pub(crate) credentials_expire_at: Option<i64>,
}

/// A [`Lifetime`] from one instant on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Validity {
    pub(crate) signed_at: i64,
    pub(crate) timestamp: Timestamp,
    /// `X-Amz-Expires`.
    pub(crate) expires_in: u32,
    /// The earlier of the URL's own end and that of the credentials.
    pub(crate) expires_at: i64,
    pub(crate) limited_by: LimitedBy,
}

impl Lifetime {
    /// The life of a URL that is signed at `now`, in Unix seconds.
    ///
    /// A window or a back-dating moves the signing time into the past, so it is
    /// added to a duration: the URL always lives at least as long as was asked.
    /// An expiry at an instant needs no such allowance.
    #[inline]
    pub(crate) fn from(&self, now: i64) -> Result<Validity, Error> {
        let backdated = now.saturating_sub(self.asked.backdate);
        let into_window = self.asked.stable_for.map_or(0, |window| backdated.rem_euclid(window));
        let signed_at = backdated.saturating_sub(into_window);
        let timestamp =
            Timestamp::from_unix(signed_at).ok_or(Error::InvalidSigningTime { unix_time: now })?;

        if !self.signed {
            return Ok(Validity {
                signed_at: now,
                timestamp: Timestamp::from_unix(now).ok_or(Error::InvalidSigningTime { unix_time: now })?,
                expires_in: 0,
                expires_at: LAST_SECOND,
                limited_by: LimitedBy::Nothing,
            });
        }
        let expires_in = match self.expiry() {
            Expiry::After(seconds) => self.longest(seconds),
            Expiry::At(instant) => instant.saturating_sub(signed_at),
        };
        let out_of_range = Error::ExpiryOutOfRange { seconds: expires_in, maximum: self.maximum };
        let already_over = matches!(self.expiry(), Expiry::At(instant) if instant <= now);
        if expires_in > self.maximum || already_over {
            return Err(out_of_range);
        }
        let url_ends_at = signed_at.saturating_add(expires_in);
        self.scoped.check(now, self.asked.clock.unwrap_or(now), expires_in, url_ends_at)?;
        let x_amz_expires = u32::try_from(expires_in).map_err(|_| out_of_range)?;
        if url_ends_at > LAST_SECOND {
            return Err(Error::InvalidSigningTime { unix_time: now });
        }
        let (expires_at, limited_by) = self.limit(now, url_ends_at)?;
        Ok(Validity { signed_at, timestamp, expires_in: x_amz_expires, expires_at, limited_by })
    }

    /// Refuses windows and back-datings that make no sense, and a duration that can
    /// never be signed; instants are judged when the signing time is known.
    #[inline]
    pub(crate) fn check(&self) -> Result<(), Error> {
        if let Some(window) = self.asked.stable_for.filter(|window| *window < 1) {
            return Err(invalid_option("stable-for", &window.to_string(), "at least 1 second"));
        }
        if self.asked.backdate < 0 {
            return Err(invalid_option("backdate", &self.asked.backdate.to_string(), "0 seconds or more"));
        }
        if !self.signed {
            return self.check_unsigned();
        }
        if let Expiry::After(seconds) = self.expiry() {
            let longest = self.longest(seconds);
            if seconds < 1 || longest > self.maximum {
                let seconds = if seconds < 1 { seconds } else { longest };
                return Err(Error::ExpiryOutOfRange { seconds, maximum: self.maximum });
            }
            self.scoped.check_life(longest)?;
        }
        Ok(())
    }

    fn expiry(&self) -> Expiry {
        self.asked.expiry.unwrap_or(Expiry::After(DEFAULT_EXPIRY))
    }

    /// Refuses whatever would end, of a URL that does not.
    fn check_unsigned(&self) -> Result<(), Error> {
        let LifetimeOptions { expiry, stable_for, backdate, require_full, .. } = &self.asked;
        let asked = [
            (expiry.is_some(), "an expiry"),
            (stable_for.is_some(), "\"stable-for\""),
            (*backdate != 0, "\"backdate\""),
            (*require_full, "\"require-full-lifetime\""),
            (self.scoped.maximum < i64::MAX, "a scope's longest life"),
        ];
        match asked.into_iter().find(|(asked, _)| *asked) {
            Some((_, what)) => Err(Error::CredentialsNeeded { what }),
            None => Ok(()),
        }
    }

    /// `X-Amz-Expires` for a life of `seconds`.
    #[inline]
    pub(crate) fn longest(&self, seconds: i64) -> i64 {
        seconds.saturating_add(self.asked.stable_for.unwrap_or(0)).saturating_add(self.asked.backdate)
    }

    #[inline]
    fn limit(&self, now: i64, url_ends_at: i64) -> Result<(i64, LimitedBy), Error> {
        match self.credentials_expire_at {
            Some(end) if end <= now => {
                Err(Error::CredentialsExpired { expired_at: rfc3339(end), signing_time: rfc3339(now) })
            }
            Some(end) if end < url_ends_at && self.asked.require_full => Err(Error::CredentialsExpireFirst {
                credentials_expire_at: rfc3339(end),
                expires_at: rfc3339(url_ends_at),
            }),
            Some(end) if end < url_ends_at => Ok((end, LimitedBy::Credentials)),
            _ => Ok((url_ends_at, LimitedBy::Request)),
        }
    }
}

impl ScopedLife {
    /// Of a signer without scopes: no bounds at all.
    pub(crate) const UNBOUNDED: ScopedLife = ScopedLife { maximum: i64::MAX, most_ahead: i64::MAX };

    /// Of a signer with scopes, the shortest of whose longest lives is this.
    #[inline]
    pub(crate) fn within(maximum: Option<i64>) -> ScopedLife {
        ScopedLife { maximum: maximum.unwrap_or(i64::MAX), most_ahead: MOST_AHEAD }
    }

    /// Refuses to sign for a time that has not come, and a life that is too long
    /// from the clock on or from the signature on, whichever is longer.
    #[inline]
    fn check(self, signing_time: i64, clock: i64, expires_in: i64, ends_at: i64) -> Result<(), Error> {
        if signing_time.saturating_sub(clock) > self.most_ahead {
            return Err(Error::SigningTimeOutsideScope {
                signing_time: rfc3339(signing_time),
                clock: rfc3339(clock),
            });
        }
        self.check_life(expires_in.max(ends_at.saturating_sub(clock)))
    }

    fn check_life(self, seconds: i64) -> Result<(), Error> {
        if seconds > self.maximum {
            return Err(Error::ExpiryOutsideScope { seconds, maximum: self.maximum });
        }
        Ok(())
    }
}

/// `2026-01-02T03:04:05Z`, for messages; the number itself where there is no such date.
pub(crate) fn rfc3339(unix_time: i64) -> String {
    OffsetDateTime::from_unix_timestamp(unix_time)
        .ok()
        .and_then(|instant| instant.format(&Rfc3339).ok())
        .unwrap_or_else(|| unix_time.to_string())
}

/// An instant that is known to have four digits of year.
pub(crate) fn instant(unix_time: i64) -> OffsetDateTime {
    OffsetDateTime::from_unix_timestamp(unix_time).unwrap_or(OffsetDateTime::UNIX_EPOCH)
}

#[cfg(test)]
mod tests {
    use super::{Expiry, LAST_SECOND, Lifetime, LifetimeOptions, LimitedBy, SEVEN_DAYS, ScopedLife};
    use crate::ErrorCode;
    use proptest::prelude::*;

    const NOW: i64 = 1_767_323_045;

    fn lifetime(expiry: Expiry) -> Lifetime {
        Lifetime {
            asked: LifetimeOptions { expiry: Some(expiry), ..LifetimeOptions::default() },
            signed: true,
            maximum: SEVEN_DAYS,
            scoped: ScopedLife::UNBOUNDED,
            credentials_expire_at: None,
        }
    }

    #[test]
    fn lives_one_second_to_seven_days() {
        for seconds in [1, 900, SEVEN_DAYS] {
            assert!(lifetime(Expiry::After(seconds)).check().is_ok());
            let validity = lifetime(Expiry::After(seconds)).from(NOW).unwrap();
            assert_eq!(validity.expires_at, NOW + seconds);
        }
        for seconds in [i64::MIN, -1, 0, SEVEN_DAYS + 1, i64::MAX] {
            let error = lifetime(Expiry::After(seconds)).check().unwrap_err();
            assert_eq!(error.code(), ErrorCode::ExpiryOutOfRange);
        }
    }

    #[test]
    fn an_instant_must_lie_ahead() {
        assert_eq!(lifetime(Expiry::At(NOW + 5)).from(NOW).unwrap().expires_in, 5);
        for instant in [NOW, NOW - 1, NOW + SEVEN_DAYS + 1] {
            let error = lifetime(Expiry::At(instant)).from(NOW).unwrap_err();
            assert_eq!(error.code(), ErrorCode::ExpiryOutOfRange);
        }
    }

    #[test]
    fn the_credentials_end_may_come_first() {
        let mut limited = lifetime(Expiry::After(900));
        limited.credentials_expire_at = Some(NOW + 60);
        let validity = limited.from(NOW).unwrap();
        assert_eq!((validity.expires_at, validity.limited_by), (NOW + 60, LimitedBy::Credentials));
        assert_eq!(validity.expires_in, 900);
        limited.asked.require_full = true;
        assert_eq!(limited.from(NOW).unwrap_err().code(), ErrorCode::CredentialsExpireFirst);
        assert_eq!(limited.from(NOW + 60).unwrap_err().code(), ErrorCode::CredentialsExpired);
    }

    #[test]
    fn a_scope_bounds_the_life_from_the_clock_on() {
        let code = |clock: Option<i64>, signing_time: i64, expiry: Expiry| {
            let mut scoped = lifetime(expiry);
            scoped.scoped = ScopedLife::within(Some(1000));
            scoped.asked.clock = clock;
            scoped.from(signing_time).err().map(|error| error.code())
        };
        let longer = Some(ErrorCode::ExpiryOutsideScope);
        let ahead = Some(ErrorCode::SigningTimeOutsideScope);
        for (clock, signing_time, expiry, expected) in [
            (None, NOW, Expiry::After(1000), None),
            (None, NOW, Expiry::After(1001), longer),
            (Some(NOW), NOW + 900, Expiry::After(100), None),
            (Some(NOW), NOW + 900, Expiry::After(101), longer),
            (Some(NOW), NOW + 901, Expiry::After(1), ahead),
            (Some(NOW), NOW - 500, Expiry::After(1000), None),
            (Some(NOW), NOW - 500, Expiry::After(1001), longer),
            (Some(NOW), NOW + 10, Expiry::At(NOW + 1000), None),
            (Some(NOW), NOW + 10, Expiry::At(NOW + 1001), longer),
            (Some(i64::MIN), i64::MAX / 2, Expiry::After(1), Some(ErrorCode::InvalidSigningTime)),
            (Some(i64::MIN), NOW, Expiry::After(1), ahead),
            (Some(i64::MAX), NOW, Expiry::After(1), None),
        ] {
            assert_eq!(code(clock, signing_time, expiry), expected, "{clock:?} {signing_time} {expiry:?}");
        }
        let mut backdated = lifetime(Expiry::After(400));
        backdated.scoped = ScopedLife::within(Some(1000));
        backdated.asked.backdate = 500;
        assert!(backdated.from(NOW).is_ok());
        backdated.asked.backdate = 700;
        assert_eq!(backdated.from(NOW).unwrap_err().code(), ErrorCode::ExpiryOutsideScope);
    }

    #[test]
    fn an_end_that_four_digits_cannot_hold_is_refused() {
        assert!(lifetime(Expiry::After(900)).from(LAST_SECOND - 900).is_ok());
        let error = lifetime(Expiry::After(900)).from(LAST_SECOND - 899).unwrap_err();
        assert_eq!(error.code(), ErrorCode::InvalidSigningTime);
    }

    proptest! {
        #[test]
        fn a_window_keeps_the_signing_time_and_never_shortens_the_life(
            now in 0..4_000_000_000_i64,
            window in 1..86_400_i64,
            backdate in 0..3_600_i64,
            seconds in 1..86_400_i64,
        ) {
            let mut stable = lifetime(Expiry::After(seconds));
            stable.asked.stable_for = Some(window);
            stable.asked.backdate = backdate;
            let validity = stable.from(now).unwrap();
            prop_assert!(validity.signed_at <= now - backdate);
            prop_assert!(validity.signed_at > now - backdate - window);
            prop_assert_eq!(validity.signed_at.rem_euclid(window), 0);
            prop_assert!(validity.expires_at >= now + seconds);
        }
    }
}
