//! The signing key of Signature Version 4: four HMACs from the secret, the date
//! and the scope. It is derived once a day for each scope and shared by all
//! threads without a lock.

use super::timestamp::Timestamp;
use crate::zeroizing::Zeroizing;
use arc_swap::ArcSwapOption;
use hmac::{Hmac, KeyInit, Mac};
use s3presign_lanes::HmacKey;
use sha2::Sha256;
use std::sync::Arc;

/// HMAC-SHA256, keyed once: both padded key blocks are already hashed, which
/// halves the work of a short message.
pub(super) type KeyedHmac = Hmac<Sha256>;

/// The signing keys of one secret, region and service.
pub(super) struct DailyKeys {
    secret: Arc<Zeroizing<String>>,
    region: String,
    service: &'static str,
    /// The last even and the last odd day's key, so that requests on either
    /// side of midnight do not evict each other's.
    days: [ArcSwapOption<DayKey>; 2],
}

struct DayKey {
    day: i64,
    key: HmacKey,
}

impl DailyKeys {
    pub(super) fn new(secret: Arc<Zeroizing<String>>, region: String, service: &'static str) -> DailyKeys {
        DailyKeys { secret, region, service, days: Default::default() }
    }

    /// What `sign` makes of the key of this instant's day.
    #[inline]
    pub(super) fn with_key<T>(&self, timestamp: &Timestamp, sign: impl FnOnce(&HmacKey) -> T) -> T {
        let [even, odd] = &self.days;
        let slot = if timestamp.day % 2 == 0 { even } else { odd };
        if let Some(cached) = slot.load().as_ref().filter(|cached| cached.day == timestamp.day) {
            return sign(&cached.key);
        }
        let key = Arc::new(DayKey { day: timestamp.day, key: self.derive(timestamp) });
        slot.store(Some(key.clone()));
        sign(&key.key)
    }

    fn derive(&self, timestamp: &Timestamp) -> HmacKey {
        signing_key(&self.secret, timestamp.date(), &self.region, self.service)
    }
}

/// The key of one day, region and service.
pub(crate) fn signing_key(secret: &str, date: &[u8], region: &str, service: &str) -> HmacKey {
    let secret = Zeroizing::new(["AWS4", secret].concat());
    let date = keyed(secret.as_bytes()).chain_update(date).finalize().into_bytes();
    let texts = [region.as_bytes(), service.as_bytes(), b"aws4_request"];
    texts.into_iter().fold(HmacKey::new(&Zeroizing::new(date.into())), |key, text| {
        HmacKey::new(&Zeroizing::new(key.sign(&[text])))
    })
}

/// HMAC takes a key of any length, so this cannot fail on any input.
#[allow(clippy::expect_used)]
pub(super) fn keyed(key: &[u8]) -> KeyedHmac {
    KeyedHmac::new_from_slice(key).expect("HMAC takes keys of any length")
}

#[cfg(test)]
mod tests {
    use super::{DailyKeys, Timestamp};

    fn keys() -> DailyKeys {
        let secret = String::from("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
        DailyKeys::new(std::sync::Arc::new(secret.into()), "us-east-1".into(), "iam")
    }

    fn sign(keys: &DailyKeys, unix_time: i64) -> String {
        let timestamp = Timestamp::from_unix(unix_time).unwrap();
        keys.with_key(&timestamp, |key| hex::encode(key.sign(&[b"message"])))
    }

    #[test]
    fn a_cached_key_signs_as_a_fresh_one_does() {
        let shared = keys();
        let days = [0, 86_400, 172_800, 0, 86_399, 172_800, 86_400 * 365];
        for unix_time in days {
            assert_eq!(sign(&shared, unix_time), sign(&keys(), unix_time));
        }
    }

    #[test]
    fn another_day_has_another_key() {
        assert_ne!(sign(&keys(), 0), sign(&keys(), 86_400));
        assert_ne!(sign(&keys(), 0), sign(&keys(), 172_800));
        assert_eq!(sign(&keys(), 0), sign(&keys(), 86_399));
    }
}
