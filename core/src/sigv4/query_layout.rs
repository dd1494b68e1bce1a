//! A query string with holes: all text that does not depend on the signing
//! instant is encoded and ordered once, and signing fills in date and expiry.

use super::timestamp::Timestamp;
use crate::zeroizing::Zeroizing;

/// A query without its signature: four stretches of constant text, between
/// them the scope's date, `X-Amz-Date` and `X-Amz-Expires`.
///
/// One order of holes serves both the query as sent and the canonical query,
/// since the three names are already in alphabetical order.
///
/// It may hold a session token, so it is wiped when it is dropped.
pub(crate) struct QueryLayout {
    to_scope_date: Zeroizing<String>,
    to_date_time: Zeroizing<String>,
    to_expires: Zeroizing<String>,
    rest: Zeroizing<String>,
}

/// Where a value of [`QueryLayout::new`] is left open. Encoded text holds no NUL.
pub(super) const HOLE: &str = "\0";

impl QueryLayout {
    /// Lays out encoded pairs of name and value, of which the credential, the
    /// date and the expiry, in this order, have a [`HOLE`] each.
    pub(super) fn new(pairs: &[(&str, &str)]) -> QueryLayout {
        let length =
            pairs.iter().map(|(name, value)| [name.len(), value.len(), 2].into_iter().sum::<usize>());
        // Room for all of it, so that growing leaves no copies behind.
        let mut query = Zeroizing::new(String::with_capacity(length.sum()));
        for (index, (name, value)) in pairs.iter().enumerate() {
            query.extend([if index > 0 { "&" } else { "" }, name, "=", value]);
        }
        let mut stretches = query.split('\0').map(|text| Zeroizing::new(String::from(text)));
        let mut next = || stretches.next().unwrap_or_default();
        QueryLayout { to_scope_date: next(), to_date_time: next(), to_expires: next(), rest: next() }
    }

    /// How many bytes [`QueryLayout::write`] will write.
    #[inline]
    pub(crate) fn len(&self, timestamp: &Timestamp, expires: &Digits) -> usize {
        [
            self.to_scope_date.len(),
            timestamp.date().len(),
            self.to_date_time.len(),
            timestamp.date_time().len(),
            self.to_expires.len(),
            expires.as_bytes().len(),
            self.rest.len(),
        ]
        .into_iter()
        .sum()
    }

    /// Writes the query for an instant and a life in seconds.
    #[inline]
    pub(crate) fn write(&self, timestamp: &Timestamp, expires: &Digits, out: &mut Writer<'_>) {
        out.push(self.to_scope_date.as_bytes());
        out.push(timestamp.date());
        out.push(self.to_date_time.as_bytes());
        out.push(timestamp.date_time());
        out.push(self.to_expires.as_bytes());
        out.push(expires.as_bytes());
        out.push(self.rest.as_bytes());
    }
}

/// A whole number in decimal, without an allocation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Digits {
    /// Right-aligned.
    text: [u8; 10],
    start: usize,
}

impl Digits {
    #[inline]
    pub(crate) fn new(number: u32) -> Digits {
        let mut digits = Digits { text: [b'0'; 10], start: 10 };
        let mut rest = number;
        for (index, digit) in digits.text.iter_mut().enumerate().rev() {
            *digit = b'0'.saturating_add((rest % 10) as u8);
            digits.start = index;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        digits
    }

    #[inline]
    fn as_bytes(&self) -> &[u8] {
        self.text.get(self.start..).unwrap_or_default()
    }
}

/// Where URLs are laid out one after the other: at the end of a vector, or in a buffer that has room for them.
pub(crate) trait Target {
    /// How many bytes have been written.
    fn written(&self) -> usize;

    fn push(&mut self, bytes: &[u8]);

    /// What has been written, from `start` on.
    fn since(&self, start: usize) -> &[u8];

    /// All bytes, for whoever fills in what is missing.
    fn unfinished(&mut self) -> &mut [u8];
}

impl Target for Vec<u8> {
    #[inline]
    fn written(&self) -> usize {
        self.len()
    }

    #[inline]
    fn push(&mut self, bytes: &[u8]) {
        self.extend_from_slice(bytes);
    }

    #[inline]
    fn since(&self, start: usize) -> &[u8] {
        self.get(start..).unwrap_or_default()
    }

    #[inline]
    fn unfinished(&mut self) -> &mut [u8] {
        self
    }
}

/// Fills a buffer from the front. What does not fit is dropped, so callers
/// compute the length first.
#[derive(Debug)]
pub(crate) struct Writer<'a> {
    buffer: &'a mut [u8],
    written: usize,
}

impl<'a> Writer<'a> {
    #[inline]
    pub(crate) fn new(buffer: &'a mut [u8]) -> Writer<'a> {
        Writer { buffer, written: 0 }
    }

    /// What has been written from `start` to `end`.
    #[inline]
    pub(crate) fn between(&self, start: usize, end: usize) -> &[u8] {
        self.buffer.get(start..end.min(self.written)).unwrap_or_default()
    }
}

impl Target for Writer<'_> {
    #[inline]
    fn written(&self) -> usize {
        self.written
    }

    #[inline(always)]
    fn push(&mut self, bytes: &[u8]) {
        let end = self.written.saturating_add(bytes.len());
        if let Some(room) = self.buffer.get_mut(self.written..end) {
            room.copy_from_slice(bytes);
            self.written = end;
        }
    }

    #[inline]
    fn since(&self, start: usize) -> &[u8] {
        self.between(start, self.written)
    }

    #[inline]
    fn unfinished(&mut self) -> &mut [u8] {
        self.buffer
    }
}

#[cfg(test)]
mod tests {
    use super::{Digits, Target, Writer};

    #[test]
    fn writes_numbers_in_decimal() {
        for number in [0, 7, 10, 900, 604_800, u32::MAX] {
            assert_eq!(Digits::new(number).as_bytes(), number.to_string().as_bytes());
        }
    }

    #[test]
    fn drops_what_does_not_fit_whole() {
        let mut buffer = [0; 3];
        let mut writer = Writer::new(&mut buffer);
        writer.push(b"ab");
        writer.push(b"cd");
        assert_eq!(writer.between(0, 3), b"ab");
    }
}
