//! Many URLs of a template at one instant: for many keys, or of one key with many values of one pair of the query.

use super::{RefusedRow, Template, Urls};
use crate::zeroizing::Zeroizing;
use crate::{
    error::Error,
    sigv4::{Batch, Digits, EncodedPath},
};
use time::OffsetDateTime;

impl Template {
    /// Signs for each key at one instant, and appends the URLs to `urls`: what [`Template::url`]
    /// gives, byte for byte, in a fraction of its time, since what the URLs share is computed once and
    /// several are hashed at a time.
    ///
    /// A key that cannot be signed for goes to `refused` with its row, counted from 0; so does, with the first row,
    /// what no key can help ([`Error::is_of_key`] tells). It answers
    /// `Ok` to go on, and the row is left empty; or an error to end it all, and then `urls` is left
    /// as it was.
    ///
    /// # Errors
    ///
    /// What `refused` answers; it is given those of [`Template::url`].
    ///
    /// ```
    /// # use s3presign::{Credentials, Request, Signer, Urls};
    /// # let signer = Signer::new(Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret")?, "eu-west-1")?;
    /// # let now = time::macros::datetime!(2026-01-02 03:04:05 UTC);
    /// let download = signer.template(&Request::new("GetObject").bucket("photos"))?;
    /// let mut urls = Urls::default();
    /// let mut without = Vec::new();
    /// download.sign_all([Some("1.jpg"), None, Some("3.jpg")], now, &mut urls, |row, error| {
    ///     without.push((row, error.code().as_str()));
    ///     Ok::<(), s3presign::Error>(())
    /// })?;
    /// assert_eq!(urls.get(0), Some(download.url("1.jpg", now)?.as_str()));
    /// assert_eq!((urls.get(1), urls.len()), (Some(""), 3));
    /// assert_eq!(without, [(1, "MissingKey")]);
    /// # Ok::<(), s3presign::Error>(())
    /// ```
    pub fn sign_all<'k, K, E>(
        &self,
        keys: impl IntoIterator<Item = K>,
        signing_time: OffsetDateTime,
        urls: &mut Urls,
        mut refused: impl FnMut(usize, Error) -> Result<(), E>,
    ) -> Result<(), E>
    where
        K: Into<Option<&'k str>>,
    {
        let validity = self.lifetime.from(signing_time.unix_timestamp());
        let expires = Digits::new(validity.as_ref().map_or(0, |validity| validity.expires_in));
        let mut batch =
            validity.as_ref().ok().and_then(|validity| self.ending.at(&validity.timestamp, &expires));
        let rows = urls.len();
        let keys = keys.into_iter();
        // Until the first URL is there, whose length says how much room the others need.
        let mut expected = Some(keys.size_hint().0);
        for (row, key) in keys.enumerate() {
            let key = self.check_key(key.into());
            match key.and_then(|key| Ok((EncodedPath::new(key), validity.as_ref().map_err(Error::clone)?))) {
                Ok((key, validity)) => match &mut batch {
                    Some(batch) => {
                        let length = self.length_in(batch, &key);
                        if let Some(expected) = expected.take() {
                            urls.make_room(expected.saturating_sub(row), length);
                        }
                        self.add_to(batch, key, length, urls);
                    }
                    None => {
                        let url = self.signed_url(key, validity);
                        urls.push(url.len(), |urls| urls.extend_from_slice(url.as_bytes()));
                    }
                },
                Err(error) => {
                    if let Err(end) = refused(row, error) {
                        urls.truncate(rows);
                        return Err(end);
                    }
                    urls.push(0, |_| {});
                }
            }
        }
        if let Some(batch) = &mut batch {
            batch.sign(urls.unfinished());
        }
        Ok(())
    }

    /// How many bytes the URL for a key has.
    fn length_in(&self, batch: &Batch, key: &EncodedPath<'_>) -> usize {
        [self.base.len(), key.len(), batch.query_len(), self.fragment.len()].into_iter().sum()
    }

    /// Lays out a URL of this length, whose signature is still missing.
    fn add_to(&self, batch: &mut Batch, key: EncodedPath<'_>, length: usize, urls: &mut Urls) {
        if batch.is_full() {
            batch.sign(urls.unfinished());
        }
        urls.push(length, |urls| {
            let path_start = urls.len().saturating_add(self.path_start);
            urls.extend_from_slice(self.base.as_bytes());
            key.write(|piece| urls.extend_from_slice(piece));
            batch.finish_url(path_start, urls);
            urls.extend_from_slice(self.fragment.as_bytes());
        });
    }

    /// The URLs of one key with other values of one pair of the query than the one that the template has, which is
    /// given encoded, as they are; all of them at one instant. `None` where each must be signed by itself.
    pub(crate) fn urls_with<'v>(
        &self,
        key: &str,
        signing_time: OffsetDateTime,
        pair: (&str, &str),
        values: impl ExactSizeIterator<Item = &'v str> + Clone,
    ) -> Result<Option<Urls>, Error> {
        let key = self.check_key(Some(key))?;
        let validity = self.lifetime.from(signing_time.unix_timestamp())?;
        let expires = Digits::new(validity.expires_in);
        let mut beginning = Zeroizing::new(self.base.clone().into_bytes());
        EncodedPath::new(key).write(|piece| beginning.extend_from_slice(piece));
        let path = beginning.get(self.path_start..).unwrap_or_default();
        let Some((query, mut batch)) = self.ending.at_path(path, pair, &validity.timestamp, &expires) else {
            return Ok(None);
        };
        beginning.extend_from_slice(&query);
        let length_with = |value: usize| -> usize {
            [beginning.len(), value, batch.query_len(), self.fragment.len()].into_iter().sum()
        };
        // Room for all of it, so that growing leaves no copies behind.
        let longest = values.clone().map(str::len).max().unwrap_or_default();
        let mut urls = Urls::with_capacity(values.len(), values.len().saturating_mul(length_with(longest)));
        for value in values {
            if batch.is_full() {
                batch.sign(urls.unfinished());
            }
            let length =
                [beginning.len(), value.len(), batch.query_len(), self.fragment.len()].into_iter().sum();
            urls.push(length, |urls| {
                urls.extend_from_slice(&beginning);
                let start = urls.len();
                urls.extend_from_slice(value.as_bytes());
                batch.finish_url(start, urls);
                urls.extend_from_slice(self.fragment.as_bytes());
            });
        }
        batch.sign(urls.unfinished());
        Ok(Some(urls))
    }

    /// The URLs of many keys, signed at one instant: all of them, or an error for the first row that
    /// cannot be signed. [`Template::sign_all`] goes on instead, and reuses memory.
    ///
    /// # Errors
    ///
    /// Those of [`Template::url`], with the row.
    ///
    /// ```
    /// # use s3presign::{Credentials, ErrorCode, Request, Signer};
    /// # let signer = Signer::new(Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret")?, "eu-west-1")?;
    /// # let now = time::macros::datetime!(2026-01-02 03:04:05 UTC);
    /// let download = signer.template(&Request::new("GetObject").bucket("photos"))?;
    /// let urls = download.urls(["1.jpg", "2.jpg"], now)?;
    /// assert_eq!(urls.iter().collect::<Vec<_>>(), [download.url("1.jpg", now)?, download.url("2.jpg", now)?]);
    ///
    /// let refused = download.urls(["1.jpg", ""], now).unwrap_err();
    /// assert_eq!((refused.row, refused.error.code()), (1, ErrorCode::InvalidKey));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn urls<'k, K>(
        &self,
        keys: impl IntoIterator<Item = K>,
        signing_time: OffsetDateTime,
    ) -> Result<Urls, RefusedRow>
    where
        K: Into<Option<&'k str>>,
    {
        let mut urls = Urls::default();
        self.sign_all(keys, signing_time, &mut urls, |row, error| Err(RefusedRow { row, error }))?;
        Ok(urls)
    }
}
