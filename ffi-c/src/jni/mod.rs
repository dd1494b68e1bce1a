//! The C ABI as Java calls it where it has no `java.lang.foreign`: by JNI. It is in the jar's
//! library only, and no part of the C ABI: the jar and its library are of one release.
//!
//! Text crosses as arrays of UTF-8, never as Java's own strings, whose UTF-8 in JNI is another
//! one. All of it is copied, in both directions: no array is held while anything is signed, so
//! the garbage collector never waits for a call.
//!
//! Nothing here throws: whatever is refused is a status of the C ABI with its message, which
//! the Java half reads as it does without JNI.

#![allow(non_snake_case)] // Their names are Java's.

mod arrays;
mod functions;

use crate::{
    failure::Failure,
    guard,
    library::s3presign_abi,
    template::{Template, s3presign_template_url},
    urls::s3presign_template_urls,
};
use arrays::{Input, Room};
use functions::{Arguments, FUNCTIONS, Function};
use jni_sys::{JNIEnv, jbyteArray, jclass, jint, jlong, jlongArray};
use std::mem::MaybeUninit;

/// The longest key that [`Java_io_github_s3presign_ffi_Jni_url`] takes, in bytes: the size of
/// the array that Java writes it into.
const LONGEST_KEY: usize = 4096;

/// `s3presign_abi`.
#[unsafe(no_mangle)]
pub extern "system" fn Java_io_github_s3presign_ffi_Jni_abi(_: *mut JNIEnv, _: jclass) -> jint {
    s3presign_abi().cast_signed()
}

/// The number of the function with this name in s3presign.h, without its prefix; -1 if there is none.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn Java_io_github_s3presign_ffi_Jni_find(
    env: *mut JNIEnv,
    _: jclass,
    name: jbyteArray,
) -> jint {
    let found = guard::catching(|| {
        // SAFETY: `env` and the array are those that Java passes.
        let name = unsafe { Input::read(env, name) }?;
        let at = FUNCTIONS.iter().position(|(known, _)| known.as_bytes() == name.bytes());
        Ok(at.and_then(|at| jint::try_from(at).ok()))
    });
    found.ok().flatten().unwrap_or(-1)
}

/// Calls a function that answers text: its length or a status, and the answer or the message in `answer`.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn Java_io_github_s3presign_ffi_Jni_answer(
    env: *mut JNIEnv,
    _: jclass,
    function: jint,
    handle: jlong,
    first: jbyteArray,
    first_count: jint,
    second: jbyteArray,
    second_count: jint,
    unix_time: jlong,
    answer: jbyteArray,
) -> jlong {
    // SAFETY: `env` and the arrays are those that Java passes, and the handle is one that it was given.
    let answered = guard::catching(|| unsafe {
        let arguments = Arguments {
            handle,
            first: Input::read(env, first)?,
            first_count,
            second: Input::read(env, second)?,
            second_count,
            unix_time,
        };
        let mut room = Room::like(env, answer)?;
        let returned = functions::answer(known(function)?, &arguments, room.start(), room.capacity());
        room.give(env, answer, returned);
        Ok(returned)
    });
    answered.unwrap_or_else(|failure| failure.status().into())
}

/// Calls a function that makes a handle: a status, with the handle in `made` or the message in `message`.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn Java_io_github_s3presign_ffi_Jni_make(
    env: *mut JNIEnv,
    _: jclass,
    function: jint,
    handle: jlong,
    list: jbyteArray,
    count: jint,
    unix_time: jlong,
    made: jlongArray,
    message: jbyteArray,
) -> jint {
    // SAFETY: `env` and the arrays are those that Java passes, and the handle is one that it was given.
    let status = guard::catching(|| unsafe {
        let arguments = Arguments {
            handle,
            first: Input::read(env, list)?,
            first_count: count,
            second: Input::none(),
            second_count: 0,
            unix_time,
        };
        let mut room = Room::like(env, message)?;
        let (status, pointer) = functions::make(known(function)?, &arguments, room.start(), room.capacity());
        room.give(env, message, status.into());
        arrays::set(env, made, &[pointer]);
        Ok(status)
    });
    status.unwrap_or_else(|failure| failure.status())
}

/// Calls a function that frees a handle.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn Java_io_github_s3presign_ffi_Jni_free(
    _: *mut JNIEnv,
    _: jclass,
    function: jint,
    handle: jlong,
) {
    // SAFETY: the handle is one that Java was given, and frees once.
    let _ = guard::catching(|| unsafe {
        functions::free(known(function)?, handle);
        Ok(())
    });
}

/// `s3presign_template_url` for a key in the first bytes of an array. On a refusal `answer` stays
/// as it is: who wants the message asks again by [`Java_io_github_s3presign_ffi_Jni_answer`].
#[unsafe(no_mangle)]
pub unsafe extern "system" fn Java_io_github_s3presign_ffi_Jni_url(
    env: *mut JNIEnv,
    _: jclass,
    template: jlong,
    key: jbyteArray,
    key_length: jint,
    unix_time: jlong,
    answer: jbyteArray,
) -> jlong {
    let mut bytes = [const { MaybeUninit::uninit() }; LONGEST_KEY];
    // SAFETY: `env` and the arrays are those that Java passes, and the handle is one that it was given.
    let length = guard::catching(|| unsafe {
        let key = arrays::copy(env, key, key_length, &mut bytes)?;
        let mut room = Room::like(env, answer)?;
        let template = (template as *const Template).as_ref();
        let (start, capacity) = (room.start(), room.capacity());
        let length =
            s3presign_template_url(template, key.as_ptr().cast(), key.len(), unix_time, start, capacity);
        if length >= 0 {
            room.give(env, answer, length);
        }
        Ok(length)
    });
    length.unwrap_or_else(|failure| failure.status().into())
}

/// `s3presign_template_urls` for keys in the first bytes of an array. `offsets` has those of the keys, and if the URLs
/// fit, then those of the URLs.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn Java_io_github_s3presign_ffi_Jni_urls(
    env: *mut JNIEnv,
    _: jclass,
    template: jlong,
    keys: jbyteArray,
    keys_length: jint,
    offsets: jlongArray,
    rows: jint,
    unix_time: jlong,
    refused_row: jlongArray,
    answer: jbyteArray,
) -> jlong {
    // SAFETY: `env` and the arrays are those that Java passes, and the handle is one that it was given.
    let length = guard::catching(|| unsafe {
        let template = (template as *const Template).as_ref();
        let keys = Input::read_first(env, keys, keys_length)?;
        let key_offsets = arrays::numbers(env, offsets, rows.saturating_add(1))?;
        let mut url_offsets = key_offsets.clone();
        let mut row = -1;
        let mut room = Room::like(env, answer)?;
        let length = s3presign_template_urls(
            template,
            keys.start(),
            keys.length(),
            key_offsets.as_ptr(),
            key_offsets.len().saturating_sub(1),
            unix_time,
            url_offsets.as_mut_ptr(),
            &raw mut row,
            room.start(),
            room.capacity(),
        );
        room.give(env, answer, length);
        arrays::set(env, offsets, &url_offsets);
        arrays::set(env, refused_row, &[row]);
        Ok(length)
    });
    length.unwrap_or_else(|failure| failure.status().into())
}

/// The function of a number that [`Java_io_github_s3presign_ffi_Jni_find`] has answered.
fn known(number: jint) -> Result<&'static Function, Failure> {
    let function = usize::try_from(number).ok().and_then(|at| FUNCTIONS.get(at));
    function.map(|(_, function)| function).ok_or_else(|| Failure::malformed("there is no such function"))
}
