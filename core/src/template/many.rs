//! Many URLs of a template at one instant: for many keys, or of one key with many values of one pair of the query.

use super::{RefusedRow, Template, Urls};
use crate::zeroizing::Zeroizing;
use crate::{
    error::Error,
    expiry::Validity,
    sigv4::{Batch, Digits, EncodedPath, Target, Writer},
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
        let mut batch = self.batch(&validity);
        let rows = urls.len();
        let keys = keys.into_iter();
        // Until the first URL is there, whose length says how much room the others need.
        let mut expected = Some(keys.size_hint().0);
        for (row, key) in keys.enumerate() {
            match self.check_row(key.into(), &validity) {
                Ok((key, validity)) => match &mut batch {
                    Some(batch) => {
                        let length = self.url_len(key.len(), batch.query_len());
                        if let Some(expected) = expected.take() {
                            urls.make_room(expected.saturating_sub(row), length);
                        }
                        urls.push(length, |urls| self.add_to(batch, key, urls));
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

    /// Writes the URLs of many keys into `buffer`, one after the other and all signed at one instant, and answers
    /// their length in bytes; `ended` is told where each ends. If they are longer than the buffer, nothing is written
    /// and nobody told: call again with room for that many. The length is counted before anything is signed,
    /// except for Multi-Region Access Points, whose signatures differ in length.
    ///
    /// # Errors
    ///
    /// Those of [`Template::urls`]. Nothing is written then.
    ///
    /// ```
    /// # use s3presign::{Credentials, Request, Signer};
    /// # let signer = Signer::new(Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret")?, "eu-west-1")?;
    /// # let now = time::macros::datetime!(2026-01-02 03:04:05 UTC);
    /// let download = signer.template(&Request::new("GetObject").bucket("photos"))?;
    /// let keys = ["1.jpg", "2.jpg"];
    /// let mut buffer = vec![0; download.urls_into(keys, now, &mut [], |_| {})?];
    /// let mut ends = Vec::new();
    /// download.urls_into(keys, now, &mut buffer, |end| ends.push(end))?;
    /// assert_eq!(buffer[ends[0]..ends[1]], *download.url("2.jpg", now)?.as_bytes());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn urls_into<'k, K>(
        &self,
        keys: impl IntoIterator<Item = K, IntoIter: Clone>,
        signing_time: OffsetDateTime,
        buffer: &mut [u8],
        mut ended: impl FnMut(usize),
    ) -> Result<usize, RefusedRow>
    where
        K: Into<Option<&'k str>>,
    {
        let keys = keys.into_iter();
        let validity = self.lifetime.from(signing_time.unix_timestamp());
        let Some(mut batch) = self.batch(&validity) else {
            return self.urls_one_by_one_into(keys, signing_time, buffer, ended);
        };
        let mut longest: usize = 0;
        for (row, key) in keys.clone().enumerate() {
            let key = self.check_key(key.into()).map_err(|error| RefusedRow { row, error })?;
            longest = longest.saturating_add(self.url_len(EncodedPath::longest(key), batch.query_len()));
        }
        if longest > buffer.len() {
            // Only then each byte of the keys is looked at once more.
            let lengths = keys.clone().map(|key| self.url_len(encoded(key).len(), batch.query_len()));
            let length = lengths.fold(0, usize::saturating_add);
            if length > buffer.len() {
                return Ok(length);
            }
        }
        let mut urls = Writer::new(buffer);
        for key in keys {
            self.add_to(&mut batch, encoded(key), &mut urls);
            ended(urls.written());
        }
        let length = urls.written();
        batch.sign(urls.unfinished());
        Ok(length)
    }

    /// The same where the URLs have nothing in common that could be computed once.
    fn urls_one_by_one_into<'k, K>(
        &self,
        keys: impl Iterator<Item = K>,
        signing_time: OffsetDateTime,
        buffer: &mut [u8],
        ended: impl FnMut(usize),
    ) -> Result<usize, RefusedRow>
    where
        K: Into<Option<&'k str>>,
    {
        let mut urls = self.urls(keys, signing_time)?;
        let length = urls.as_bytes().len();
        if let Some(buffer) = buffer.get_mut(..length) {
            buffer.copy_from_slice(urls.as_bytes());
            urls.ends().iter().copied().for_each(ended);
        }
        urls.wipe();
        Ok(length)
    }

    /// What many URLs of one instant share; `None` where each is signed by itself, or nothing can be.
    #[inline]
    fn batch(&self, validity: &Result<Validity, Error>) -> Option<Batch> {
        let validity = validity.as_ref().ok()?;
        self.ending.at(&validity.timestamp, &Digits::new(validity.expires_in))
    }

    /// The key of a row and how long its URL is valid, or why there is none.
    #[inline]
    fn check_row<'k, 'v>(
        &self,
        key: Option<&'k str>,
        validity: &'v Result<Validity, Error>,
    ) -> Result<(EncodedPath<'k>, &'v Validity), Error> {
        let key = self.check_key(key)?;
        Ok((EncodedPath::new(key), validity.as_ref().map_err(Error::clone)?))
    }

    /// Lays out a URL whose signature is still missing.
    #[inline]
    fn add_to(&self, batch: &mut Batch, key: EncodedPath<'_>, urls: &mut impl Target) {
        if batch.is_full() {
            batch.sign(urls.unfinished());
        }
        let path_start = urls.written().saturating_add(self.path_start);
        urls.push(self.base.as_bytes());
        key.write(|piece| urls.push(piece));
        batch.finish_url(path_start, urls);
        urls.push(self.fragment.as_bytes());
    }

    /// The URLs of one key with other values of one pair of the query than the one that the template has, which is
    /// given encoded, as they are; all of them at one instant. `None` where each must be signed by itself.
    #[inline]
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
        let around_value: usize = [beginning.len(), batch.query_len(), self.fragment.len()].into_iter().sum();
        let length_with = |value: &str| around_value.saturating_add(value.len());
        // Room for all of it, so that growing leaves no copies behind.
        let mut urls = Urls::with_capacity(values.len(), values.clone().map(length_with).sum());
        for value in values {
            if batch.is_full() {
                batch.sign(urls.unfinished());
            }
            urls.push(length_with(value), |urls| {
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

/// A key that was checked, for its URL; of operations that act on no object, an empty one.
#[inline]
fn encoded<'k>(key: impl Into<Option<&'k str>>) -> EncodedPath<'k> {
    EncodedPath::new(key.into().unwrap_or_default())
}
