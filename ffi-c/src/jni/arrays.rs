//! Java's arrays: what comes in is copied out of them, and answers are copied in. The functions
//! of JNI that do it throw only for a place outside the array, which is asked for its length before.

use crate::failure::Failure;
use jni_sys::{JNIEnv, jarray, jbyteArray, jlong, jlongArray, jsize};
use std::{
    ffi::{CStr, c_char},
    mem::MaybeUninit,
    ptr, slice,
};

/// Bytes that came in, or none where Java passes null.
pub(super) struct Input(Option<Vec<u8>>);

impl Input {
    pub(super) fn none() -> Input {
        Input(None)
    }

    /// A copy of an array, wiped when it is dropped, as all memory of this library.
    ///
    /// # Safety
    ///
    /// `env` is the one of this thread, `array` null or an array of bytes.
    pub(super) unsafe fn read(env: *mut JNIEnv, array: jbyteArray) -> Result<Input, Failure> {
        if array.is_null() {
            return Ok(Input(None));
        }
        // SAFETY: the caller promises what these functions ask for.
        unsafe { Input::read_first(env, array, length(env, array)) }
    }

    /// The same of the first bytes of an array.
    ///
    /// # Safety
    ///
    /// As for [`Input::read`], with an array that is not null.
    pub(super) unsafe fn read_first(
        env: *mut JNIEnv,
        array: jbyteArray,
        count: jsize,
    ) -> Result<Input, Failure> {
        // SAFETY: the caller promises what these functions ask for, and the vector has the room.
        unsafe {
            let there = there(env, array, count)?;
            let mut bytes = reserved(there)?;
            ((**env).v1_1.GetByteArrayRegion)(env, array, 0, count, bytes.as_mut_ptr().cast());
            bytes.set_len(there);
            Ok(Input(Some(bytes)))
        }
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.0.as_deref().unwrap_or_default()
    }

    /// The start as the C ABI takes it: `NULL` is none.
    pub(super) fn start(&self) -> *const c_char {
        self.0.as_ref().map_or(ptr::null(), |bytes| bytes.as_ptr().cast())
    }

    pub(super) fn length(&self) -> usize {
        self.bytes().len()
    }
}

/// Copies the first bytes of an array to where there is room for them.
///
/// # Safety
///
/// As for [`Input::read`].
pub(super) unsafe fn copy(
    env: *mut JNIEnv,
    array: jbyteArray,
    count: jsize,
    room: &mut [MaybeUninit<u8>],
) -> Result<&[u8], Failure> {
    // SAFETY: the caller promises what these functions ask for, and only what was written is read.
    unsafe {
        let there = there(env, array, count)?;
        let room = room.get_mut(..there).ok_or_else(|| Failure::malformed("the array is too long"))?;
        ((**env).v1_1.GetByteArrayRegion)(env, array, 0, count, room.as_mut_ptr().cast());
        Ok(slice::from_raw_parts(room.as_ptr().cast(), there))
    }
}

/// A copy of the first numbers of an array.
///
/// # Safety
///
/// `env` is the one of this thread, `array` an array of longs.
pub(super) unsafe fn numbers(
    env: *mut JNIEnv,
    array: jlongArray,
    count: jsize,
) -> Result<Vec<jlong>, Failure> {
    // SAFETY: the caller promises what these functions ask for.
    unsafe {
        let mut numbers = vec![0; there(env, array, count)?];
        ((**env).v1_1.GetLongArrayRegion)(env, array, 0, count, numbers.as_mut_ptr());
        Ok(numbers)
    }
}

/// Writes the first numbers of an array.
///
/// # Safety
///
/// `env` is the one of this thread, `array` an array of longs, which are at least as many.
pub(super) unsafe fn set(env: *mut JNIEnv, array: jlongArray, numbers: &[jlong]) {
    let count = jsize::try_from(numbers.len()).unwrap_or_default();
    // SAFETY: the caller promises what the function asks for.
    unsafe { ((**env).v1_1.SetLongArrayRegion)(env, array, 0, count, numbers.as_ptr()) };
}

/// How many elements these are, if an array has as many.
///
/// # Safety
///
/// As for [`Input::read`], with an array that is not null.
unsafe fn there(env: *mut JNIEnv, array: jarray, count: jsize) -> Result<usize, Failure> {
    // SAFETY: the caller promises what the function asks for.
    let there = usize::try_from(count).ok().filter(|_| count <= unsafe { length(env, array) });
    there.ok_or_else(|| Failure::malformed("the array is not as long"))
}

/// Memory for an answer that goes into an array: as much as the array has.
pub(super) struct Room {
    small: MaybeUninit<[u8; Room::SMALL]>,
    large: Vec<u8>,
    capacity: usize,
}

impl Room {
    /// Bytes that are on the stack: enough for most answers, and no more than a small stack has.
    const SMALL: usize = 16 * 1024;

    /// Room for as much as an array holds.
    ///
    /// # Safety
    ///
    /// As for [`Input::read`], with an array that is not null.
    pub(super) unsafe fn like(env: *mut JNIEnv, array: jbyteArray) -> Result<Room, Failure> {
        // SAFETY: the caller promises what the function asks for.
        let capacity = usize::try_from(unsafe { length(env, array) }).unwrap_or_default();
        let large = reserved(if capacity > Room::SMALL { capacity } else { 0 })?;
        Ok(Room { small: MaybeUninit::uninit(), large, capacity })
    }

    pub(super) fn start(&mut self) -> *mut c_char {
        if self.capacity > Room::SMALL { self.large.as_mut_ptr() } else { self.small.as_mut_ptr().cast() }
            .cast()
    }

    pub(super) fn capacity(&self) -> usize {
        self.capacity
    }

    /// Copies what a function has left here: the answer, if it fits, or the message of a refusal and
    /// the two texts of names behind it.
    ///
    /// # Safety
    ///
    /// As for [`Room::like`], with the same array; `returned` is what the function returned.
    pub(super) unsafe fn give(&mut self, env: *mut JNIEnv, array: jbyteArray, returned: i64) {
        let start = self.start();
        let count = match usize::try_from(returned) {
            Ok(length) if length < self.capacity => length,
            _ if self.capacity == 0 => return,
            // An answer that does not fit is "".
            Ok(_) => 1,
            Err(_) => {
                /// The message, the name of what is wrong, the names of options.
                const TEXTS: usize = 3;
                (0..TEXTS).fold(0_usize, |end, _| match end < self.capacity {
                    // SAFETY: by the rules of the C ABI there is a NUL within the capacity, and one at the end of each
                    // text behind it, or in every byte where they do not fit.
                    true => end.saturating_add(unsafe { with_nul(start.add(end)) }),
                    false => end,
                })
            }
        };
        let count = jsize::try_from(count).unwrap_or(0);
        // SAFETY: that many bytes were written here, and the array has at least as many.
        unsafe { ((**env).v1_1.SetByteArrayRegion)(env, array, 0, count, start.cast()) };
    }
}

/// How long a text is with the NUL at its end.
///
/// # Safety
///
/// There is one.
unsafe fn with_nul(text: *const c_char) -> usize {
    // SAFETY: the caller promises what the function asks for.
    unsafe { CStr::from_ptr(text) }.count_bytes().saturating_add(1)
}

/// The length of an array.
///
/// # Safety
///
/// `env` is the one of this thread, `array` an array.
unsafe fn length(env: *mut JNIEnv, array: jarray) -> jsize {
    // SAFETY: the caller promises what the function asks for.
    unsafe { ((**env).v1_1.GetArrayLength)(env, array) }
}

/// An empty vector with room for so many bytes, or a refusal where the process is out of memory.
fn reserved(capacity: usize) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    bytes
        .try_reserve_exact(capacity)
        .map_err(|_| Failure::Internal { place: format!("no memory for {capacity} bytes") })?;
    Ok(bytes)
}
