//! Text and lists that go out, into the caller's buffer and by the rule of
//! `snprintf`.

use crate::{failure::Failure, input::check_length};
use std::{ffi::c_char, ops::Range, ptr, slice};

/// The caller's buffer. It is only written, never read.
pub struct Answer {
    start: *mut c_char,
    capacity: usize,
}

impl Answer {
    /// Takes a buffer whose capacity is possible.
    ///
    /// # Safety
    ///
    /// `start` is `NULL` or points to `capacity` bytes that nobody else touches
    /// while the answer lives.
    pub unsafe fn new(
        argument: &'static str,
        start: *mut c_char,
        capacity: usize,
    ) -> Result<Answer, Failure> {
        if start.is_null() && capacity > 0 {
            return Err(Failure::NullPointer { argument });
        }
        check_length(argument, start, capacity)?;
        Ok(Answer { start, capacity })
    }

    /// Refuses an argument that lies in the buffer: it would be overwritten
    /// while it is read.
    pub fn check_apart(&self, argument: &str, input: Range<usize>) -> Result<(), Failure> {
        let buffer = self.start.addr()..self.start.addr().saturating_add(self.capacity);
        if !overlap(&input, &buffer) {
            return Ok(());
        }
        Err(Failure::malformed(format!("\"{argument}\" overlaps the buffer for the answer; use two")))
    }

    /// Whether an answer of this length fits, with the NUL behind it.
    pub fn holds(&self, length: usize) -> bool {
        length < self.capacity
    }

    /// The buffer up to the last byte, which is kept for the NUL.
    pub fn room(&mut self) -> &mut [u8] {
        if self.capacity == 0 {
            return &mut [];
        }
        // SAFETY: not NULL, since `new` allows that only with no capacity, and the caller gave
        // these bytes to us alone. They may be uninitialised, so nothing here reads them.
        unsafe { slice::from_raw_parts_mut(self.start.cast(), self.capacity.saturating_sub(1)) }
    }

    /// Writes text if it fits, and answers its length.
    pub fn text(&mut self, text: &str) -> Result<usize, Failure> {
        refuse_nul(text)?;
        if let Some(room) = self.room().get_mut(..text.len()) {
            room.copy_from_slice(text.as_bytes());
        }
        Ok(text.len())
    }

    /// Writes `name NUL value NUL ... value` if all of it fits, and answers its
    /// length. A name may have a prefix (`"header:"`).
    pub fn list<'a>(
        &mut self,
        pairs: impl Iterator<Item = (&'static str, &'a str, &'a str)> + Clone,
    ) -> Result<usize, Failure> {
        // Counted first, so that no copy is left anywhere but in the caller's buffer.
        let mut total: usize = 0;
        for (prefix, name, value) in pairs.clone() {
            refuse_nul(name)?;
            refuse_nul(value)?;
            // Each has a NUL behind it, except the last value.
            let length =
                [prefix.len(), name.len(), 1, value.len(), 1].into_iter().fold(0, usize::saturating_add);
            total = total.saturating_add(length);
        }
        let total = total.saturating_sub(1);
        if let Some(mut room) = self.room().get_mut(..total) {
            for (prefix, name, value) in pairs {
                for part in [prefix, name, "\0", value, "\0"] {
                    room = put(room, part.as_bytes());
                }
            }
        }
        Ok(total)
    }

    /// Writes a list of pairs that were made for it, as [`Answer::list`] does.
    pub fn named(&mut self, pairs: &[(impl AsRef<str>, impl AsRef<str>)]) -> Result<usize, Failure> {
        self.list(pairs.iter().map(|(name, value)| ("", name.as_ref(), value.as_ref())))
    }

    /// Writes strings with one NUL between two if all of them fit, and answers
    /// their length.
    pub fn joined<'a>(&mut self, strings: impl Iterator<Item = &'a [u8]> + Clone) -> Result<usize, Failure> {
        let lengths = strings.clone().map(|string| string.len().saturating_add(1));
        let total = lengths.fold(0, usize::saturating_add).saturating_sub(1);
        if let Some(mut room) = self.room().get_mut(..total) {
            for string in strings {
                room = put(put(room, string), b"\0");
            }
        }
        Ok(total)
    }

    /// Ends an answer of this length, or empties the buffer that is too small for it.
    pub fn finish(self, length: usize) -> i64 {
        let end = if self.holds(length) { length } else { 0 };
        if self.capacity > 0 {
            // SAFETY: `end` is inside the buffer, which is not NULL if it has a capacity.
            unsafe { ptr::write(self.start.add(end), 0) };
        }
        i64::try_from(length).unwrap_or(i64::MAX)
    }

    /// Writes a message, cut at a character where the buffer is too small, and behind its NUL two texts more, each with
    /// a NUL at its end: the name of what is wrong, and the names of options in the message with a space between two;
    /// or nothing where they do not fit.
    pub fn message(mut self, message: &str, parameter: &str, options: &[&str]) {
        let message = message.replace('\0', "\u{fffd}");
        let parameter = parameter.replace('\0', "\u{fffd}");
        let options = options.join(" ");
        for (parameter, options) in [(&*parameter, &*options), (&*parameter, ""), ("", "")] {
            let named = format!("{message}\0{parameter}\0{options}");
            if let Some(room) = self.room().get_mut(..named.len()) {
                put(room, named.as_bytes());
                self.finish(named.len());
                return;
            }
        }
        let room = self.room();
        let most = room.len().min(message.len());
        let shown = (0..=most).rev().find_map(|end| message.get(..end)).unwrap_or_default();
        // Whoever looks for a name behind it finds none, and not what was there before.
        put(room, shown.as_bytes()).fill(0);
        let end = room.len();
        self.finish(end);
    }
}

/// Where memory lies.
pub fn span<T>(memory: &[T]) -> Range<usize> {
    let start = memory.as_ptr().addr();
    start..start.saturating_add(size_of_val(memory))
}

/// Whether two pieces of memory have a byte in common.
pub fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    !one.is_empty() && !other.is_empty() && one.start < other.end && other.start < one.end
}

/// Copies as much as there is room for, and gives back the room that is left.
fn put<'r>(room: &'r mut [u8], bytes: &[u8]) -> &'r mut [u8] {
    let (here, rest) = room.split_at_mut(bytes.len().min(room.len()));
    here.copy_from_slice(bytes.get(..here.len()).unwrap_or_default());
    rest
}

/// A NUL in an answer would be taken for its end, or for one more string.
fn refuse_nul(text: &str) -> Result<(), Failure> {
    // In one pass without an end before the end, which compilers make of many bytes at a time.
    if text.bytes().fold(false, |found, byte| found | (byte == 0)) {
        return Err(Failure::Internal { place: String::from("a NUL in an answer") });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Answer, span};
    use crate::status::Status;
    use std::ptr;

    const CANARY: u8 = 0x7e;

    /// What `write` leaves in a buffer of this capacity, and what it answers.
    fn written(capacity: usize, write: impl FnOnce(Answer) -> i64) -> (Vec<u8>, i64) {
        let mut memory = [CANARY; 64];
        // SAFETY: the memory is larger than the capacity and outlives the answer.
        let answer = unsafe { Answer::new("answer", memory.as_mut_ptr().cast(), capacity) }.unwrap();
        let length = write(answer);
        assert!(memory[capacity..].iter().all(|byte| *byte == CANARY), "wrote past {capacity}");
        (memory[..capacity].to_vec(), length)
    }

    #[test]
    fn text_fits_whole_or_not_at_all() {
        for capacity in 0..8 {
            let (memory, length) = written(capacity, |mut answer| {
                let length = answer.text("four").unwrap();
                answer.finish(length)
            });
            assert_eq!(length, 4);
            match capacity {
                0 => {}
                1..=4 => assert_eq!(memory[0], 0),
                _ => assert_eq!(memory[..5], *b"four\0"),
            }
        }
    }

    #[test]
    fn a_list_is_joined_by_nuls() {
        let pairs = [("", "url", "u"), ("header:", "a", ""), ("", "b", "")];
        let expected = b"url\0u\0header:a\0\0b\0\0";
        for capacity in 0..expected.len() + 3 {
            let (memory, length) = written(capacity, |mut answer| {
                let length = answer.list(pairs.into_iter()).unwrap();
                answer.finish(length)
            });
            assert_eq!(length, expected.len() as i64 - 1);
            if capacity >= expected.len() {
                assert_eq!(memory[..expected.len()], *expected);
            } else if capacity > 0 {
                assert_eq!(memory[0], 0);
            }
        }
    }

    #[test]
    fn messages_are_cut_between_characters() {
        for capacity in 1..9 {
            let (memory, _) = written(capacity, |answer| {
                answer.message("aé漢", "key", &["a-b"]);
                0
            });
            let end = memory.iter().position(|byte| *byte == 0).unwrap();
            let shown = std::str::from_utf8(&memory[..end]).unwrap();
            assert!("aé漢".starts_with(shown));
            assert!(capacity < 7 || shown == "aé漢");
            if capacity > end + 1 {
                assert_eq!(memory[end + 1], 0, "the name does not fit");
            }
        }
    }

    #[test]
    fn the_names_in_a_message_stand_behind_it() {
        for (capacity, expected) in [
            (16, "no\0key\0a-b c-d\0"),
            (15, "no\0key\0a-b c-d\0"),
            (14, "no\0key\0\0"),
            (8, "no\0key\0\0"),
            (7, "no\0\0\0"),
            (5, "no\0\0\0"),
            (4, "no\0\0"),
            (3, "no\0"),
        ] {
            let (memory, _) = written(capacity, |answer| {
                answer.message("no", "key", &["a-b", "c-d"]);
                0
            });
            assert_eq!(&memory[..expected.len()], expected.as_bytes(), "{capacity}");
        }
    }

    #[test]
    fn a_nul_never_gets_into_an_answer() {
        let mut memory = [0_u8; 16];
        // SAFETY: pointer and capacity are those of an array.
        let mut answer = unsafe { Answer::new("answer", memory.as_mut_ptr().cast(), memory.len()) }.unwrap();
        let internal = Status::S3PRESIGN_INTERNAL as i32;
        assert_eq!(answer.text("a\0b").unwrap_err().status(), internal);
        assert_eq!(answer.list([("", "a", "b\0c")].into_iter()).unwrap_err().status(), internal);
    }

    #[test]
    fn only_possible_buffers_are_taken() {
        // SAFETY: both are refused untouched.
        let (null, absurd) = unsafe {
            (
                Answer::new("answer", ptr::null_mut(), 1).map(drop).unwrap_err(),
                Answer::new("answer", ptr::dangling_mut(), usize::MAX).map(drop).unwrap_err(),
            )
        };
        assert_eq!(null.status(), Status::S3PRESIGN_NULL_POINTER as i32);
        assert_eq!(absurd.status(), Status::S3PRESIGN_MALFORMED_PARAMETERS as i32);
    }

    #[test]
    fn inputs_must_not_lie_in_the_buffer() {
        let mut memory = [0_u8; 16];
        let start: *mut std::ffi::c_char = memory.as_mut_ptr().cast();
        // SAFETY: the buffer is the middle of the array.
        let answer = unsafe { Answer::new("answer", start.add(4), 8) }.unwrap();
        for (range, apart) in
            [(0..4, true), (0..5, false), (5..6, false), (11..12, false), (12..16, true), (6..6, true)]
        {
            // SAFETY: the array holds zeros, and nothing writes them here.
            let input: &[u8] =
                unsafe { std::slice::from_raw_parts(start.add(range.start).cast(), range.len()) };
            let checked = answer.check_apart("key", span(input));
            assert_eq!(checked.is_ok(), apart, "{range:?}");
        }
    }
}
