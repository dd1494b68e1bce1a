//! The URLs of many keys at once: a column of texts comes in, and a column of texts goes out.

use crate::{
    answer::{Answer, overlap, span},
    failure::Failure,
    guard,
    input::{self, is_possible},
    template::{Template, instant},
};
use std::{ffi::c_char, mem::MaybeUninit, ops::Range, slice, str};
use time::OffsetDateTime;

/// The URLs of many keys, all signed at one instant: those of
/// s3presign_template_url, byte for byte, in a fraction of its time.
///
/// The keys are one text, `keys`, with nothing between two of them. Key n begins at
/// `key_offsets[n]` and ends before `key_offsets[n + 1]`, in bytes from the start of
/// the text: `rows` + 1 offsets, none less than the one before it. The first need not
/// be 0. This is the form of Arrow's strings; it cannot say that a row has no key.
///
/// The answer is the URLs in the same form: one after the other, with `rows` + 1
/// offsets in `url_offsets`, from 0 to the length that is returned. If the answer does
/// not fit, no offset is written. The length is counted before anything is signed
/// (except for Multi-Region Access Points, whose signatures differ in length), so
/// asking for it takes a fraction of the time of signing. With a capacity of 0,
/// `url_offsets` may be NULL. A million keys need no buffer for a million URLs: pass
/// some thousands at a time, all with the same `unix_time`.
///
/// If one of the keys cannot be signed for, none is. `*refused_row` is then the first
/// such row, counted from 0, and status and message are those of
/// s3presign_template_url for its key; what no key can help, such as credentials that
/// have ended, is told of row 0. Otherwise `*refused_row` is -1, unless
/// one of the buffers is refused, which leaves it as it was. It may be NULL.
///
/// Without rows the answer is empty, and both arrays of offsets may be NULL. The arrays
/// must overlap neither each other nor the keys nor the answer.
///
/// Fails as s3presign_template_url does.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn s3presign_template_urls(
    tmpl: Option<&Template>,
    keys: *const c_char,
    keys_len: usize,
    key_offsets: *const i64,
    rows: usize,
    unix_time: i64,
    url_offsets: *mut i64,
    refused_row: *mut i64,
    answer: *mut c_char,
    capacity: usize,
) -> i64 {
    let body = |answer: &mut Answer| {
        let refused_row = Array::new(answer, "refused_row", refused_row, 1)?;
        // SAFETY: the caller keeps the rules of the header.
        unsafe { refused_row.write_first(-1) };
        let template = tmpl.ok_or(Failure::NullPointer { argument: "tmpl" })?;
        let signing_time = instant(unix_time)?;
        // SAFETY: as above.
        let keys = unsafe { input::bytes(answer, "keys", keys, keys_len) }?;
        let offsets = rows.saturating_add(1);
        let key_offsets = Array::new(answer, "key_offsets", key_offsets.cast_mut(), offsets)?;
        let url_offsets = Array::new(answer, "url_offsets", url_offsets, offsets)?;
        key_offsets.check_there(rows == 0)?;
        url_offsets.check_there(rows == 0 || capacity == 0)?;
        refused_row.check_apart(keys, &[key_offsets, url_offsets])?;
        url_offsets.check_apart(keys, &[key_offsets])?;

        // SAFETY: as above, and nothing that is written to overlaps what is read.
        let (key_offsets, url_offsets) = unsafe { (key_offsets.read(), url_offsets.room()) };
        let keys = Keys::new(keys, key_offsets)?;
        sign(&template.0, keys, signing_time, url_offsets, answer).map_err(|(row, failure)| {
            // SAFETY: as above.
            unsafe { refused_row.write_first(number(row)) };
            failure
        })
    };
    // SAFETY: the caller keeps the rules of the header.
    unsafe { guard::answering("answer", answer, capacity, body) }
}

/// Writes all URLs and offsets if they fit, and answers the length; or says which row is refused, and why.
fn sign(
    template: &s3presign::Template,
    keys: Keys<'_>,
    signing_time: OffsetDateTime,
    url_offsets: &mut [MaybeUninit<i64>],
    answer: &mut Answer,
) -> Result<usize, (usize, Failure)> {
    let unreadable = keys.all().position(|key| key.is_none());
    // One that is refused may stand before it, and is told first; but nothing needs to be signed.
    let room = if unreadable.is_some() { &mut [] } else { answer.room() };
    let (first, ends) = url_offsets.split_at_mut_checked(1).unwrap_or_default();
    let mut ends = ends.iter_mut();
    let put = |end| {
        if let Some(place) = ends.next() {
            place.write(number(end));
        }
    };
    let length = template
        .urls_into(keys.all().map_while(|key| key), signing_time, room, put)
        .map_err(|refused| (refused.row, refused.error.into()))?;
    if let Some(row) = unreadable {
        return Err((row, Failure::InvalidUtf8 { place: String::from("\"key\"") }));
    }
    if let ([place], true) = (first, answer.holds(length)) {
        place.write(0);
    }
    Ok(length)
}

/// Keys as they are passed: in one text, of which those are read that offsets say.
#[derive(Clone, Copy)]
struct Keys<'a> {
    /// As much of the text as is UTF-8.
    text: &'a str,
    /// Where the text begins, in the caller's offsets.
    start: usize,
    /// At least 0, none less than the one before it, and none behind the caller's text.
    offsets: &'a [i64],
}

impl<'a> Keys<'a> {
    fn new(bytes: &'a [u8], offsets: &'a [i64]) -> Result<Keys<'a>, Failure> {
        let mut before = 0;
        for (index, offset) in offsets.iter().copied().enumerate() {
            if offset < before {
                return Err(Failure::malformed(format!(
                    "key_offsets[{index}] is {offset}, less than the {before} before it; each key ends where the next one begins"
                )));
            }
            before = offset;
        }
        let [first, .., last] = offsets else { return Ok(Keys { text: "", start: 0, offsets: &[] }) };
        let used = bytes.get(place(*first)..place(*last)).ok_or_else(|| {
            let (index, length) = (offsets.len().saturating_sub(1), bytes.len());
            Failure::malformed(format!(
                "key_offsets[{index}] is {last}, but \"keys\" has {length} bytes; pass all of them"
            ))
        })?;
        let text = str::from_utf8(used)
            .or_else(|error| str::from_utf8(used.get(..error.valid_up_to()).unwrap_or_default()));
        Ok(Keys { text: text.unwrap_or_default(), start: place(*first), offsets })
    }

    /// Each key, or nothing in the place of one that is not UTF-8.
    fn all(self) -> impl Iterator<Item = Option<&'a str>> + Clone {
        let ends = self.offsets.get(1..).unwrap_or_default();
        self.offsets.iter().zip(ends).map(move |(start, end)| {
            let [start, end] = [start, end].map(|offset| place(*offset).saturating_sub(self.start));
            self.text.get(start..end)
        })
    }
}

/// Numbers of the caller's: none where the pointer is `NULL`.
#[derive(Clone, Copy)]
struct Array {
    argument: &'static str,
    start: *mut i64,
    count: usize,
}

impl Array {
    fn new(answer: &Answer, argument: &'static str, start: *mut i64, count: usize) -> Result<Array, Failure> {
        let array = Array { argument, start, count: if start.is_null() { 0 } else { count } };
        if !start.is_aligned() {
            return Err(Failure::malformed(format!(
                "\"{argument}\" is not aligned; pass an array of int64_t"
            )));
        }
        if !is_possible(start.addr(), array.size()) {
            return Err(Failure::malformed(format!(
                "\"{argument}\" has {count} numbers, more than any memory; pass as many \"rows\" as there are keys"
            )));
        }
        answer.check_apart(argument, array.span())?;
        Ok(array)
    }

    /// Refuses `NULL`, unless it may be.
    fn check_there(self, may_be_null: bool) -> Result<(), Failure> {
        if self.start.is_null() && !may_be_null {
            return Err(Failure::NullPointer { argument: self.argument });
        }
        Ok(())
    }

    /// Refuses an array that is written to while others are read.
    fn check_apart(self, keys: &[u8], others: &[Array]) -> Result<(), Failure> {
        let others = others.iter().map(|other| (other.argument, other.span()));
        let mut all = others.chain([("keys", span(keys))]);
        match all.find(|(_, other)| overlap(&self.span(), other)) {
            None => Ok(()),
            Some((other, _)) => Err(Failure::malformed(format!(
                "\"{}\" overlaps \"{other}\"; use memory of its own for each",
                self.argument
            ))),
        }
    }

    fn size(self) -> usize {
        self.count.saturating_mul(size_of::<i64>())
    }

    fn span(self) -> Range<usize> {
        self.start.addr()..self.start.addr().saturating_add(self.size())
    }

    /// # Safety
    ///
    /// There are so many numbers, and nobody changes them during `'a`.
    unsafe fn read<'a>(self) -> &'a [i64] {
        if self.start.is_null() {
            return &[];
        }
        // SAFETY: aligned, not longer than any memory can be, and the caller promises these numbers.
        unsafe { slice::from_raw_parts(self.start, self.count) }
    }

    /// # Safety
    ///
    /// There is room for so many numbers, which nobody else touches during `'a`.
    unsafe fn room<'a>(self) -> &'a mut [MaybeUninit<i64>] {
        if self.start.is_null() {
            return &mut [];
        }
        // SAFETY: as for `read`.
        unsafe { slice::from_raw_parts_mut(self.start.cast(), self.count) }
    }

    /// # Safety
    ///
    /// As for [`Array::room`].
    unsafe fn write_first(self, number: i64) {
        // SAFETY: the caller promises it.
        if let Some(place) = unsafe { self.room() }.first_mut() {
            place.write(number);
        }
    }
}

/// A place in memory, of an offset that is not negative; behind all memory, where that has fewer places.
fn place(offset: i64) -> usize {
    usize::try_from(offset).unwrap_or(usize::MAX)
}

fn number(place: usize) -> i64 {
    i64::try_from(place).unwrap_or(i64::MAX)
}
