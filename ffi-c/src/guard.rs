//! What every call goes through: the panic boundary, the rule of `snprintf`
//! and the message, in one place.

use crate::{
    answer::{Answer, span},
    failure::Failure,
};
use s3presign::options_in;
use std::{
    cell::{Cell, RefCell},
    ffi::c_char,
    mem::MaybeUninit,
    panic::{self, AssertUnwindSafe, PanicHookInfo},
    ptr, slice,
    sync::{Once, OnceLock},
    thread,
};

/// Runs a function that answers text: its length, or a negative status with
/// the message in the buffer.
///
/// # Safety
///
/// `start` is `NULL` or points to `capacity` bytes that nobody else touches
/// during the call.
pub unsafe fn answering(
    argument: &'static str,
    start: *mut c_char,
    capacity: usize,
    body: impl FnOnce(&mut Answer) -> Result<usize, Failure>,
) -> i64 {
    // SAFETY: the caller promises what this function asks for.
    let mut answer = match unsafe { Answer::new(argument, start, capacity) } {
        Ok(answer) => answer,
        Err(failure) => return failure.status().into(),
    };
    match catching(|| body(&mut answer)) {
        Ok(length) => answer.finish(length),
        Err(failure) => refuse(answer, &failure).into(),
    }
}

/// Runs a function that makes a handle: 0 and the handle in `out`, or a
/// negative status, `NULL` in `out` and the message in the buffer. A buffer
/// that holds `out` itself stays as it is.
///
/// # Safety
///
/// As for [`answering`], with the buffer for the message.
pub unsafe fn making<T>(
    out: Option<&mut MaybeUninit<*mut T>>,
    message: *mut c_char,
    capacity: usize,
    body: impl FnOnce(&Answer) -> Result<T, Failure>,
) -> i32 {
    let out = out.map(|out| out.write(ptr::null_mut()));
    // SAFETY: the caller promises what this function asks for.
    let message = unsafe { Answer::new("message", message, capacity) };
    let apart = |message: Answer| {
        let out = out.as_deref().map(slice::from_ref).unwrap_or_default();
        message.check_apart("out", span(out)).map(|()| message)
    };
    let mut message = match message.and_then(apart) {
        Ok(message) => message,
        Err(failure) => return failure.status(),
    };
    let made = catching(|| {
        let out = out.ok_or(Failure::NullPointer { argument: "out" })?;
        *out = Box::into_raw(Box::new(body(&message)?));
        message.text("")
    });
    match made {
        Ok(length) => {
            message.finish(length);
            0
        }
        Err(failure) => refuse(message, &failure),
    }
}

/// Leaves the message in the buffer. Writing it is guarded too.
fn refuse(buffer: Answer, failure: &Failure) -> i32 {
    let message = catching(|| Ok(failure.to_string())).unwrap_or_default();
    buffer.message(&message, failure.parameter().unwrap_or_default(), &options_in(&message));
    failure.status()
}

/// Runs a function that gives back a handle; whatever happens, it returns.
pub(crate) fn freeing<T>(handle: Option<Box<T>>) {
    // There is nobody to tell: a failure here is a leak, not a wrong answer.
    let _ = catching(|| {
        drop(handle);
        Ok(())
    });
}

/// The panic boundary. Core does not panic on purpose, and its lints forbid
/// what could; if it does all the same, the process stays whole. A call by JNI has
/// one around its copies and a second one around the function itself.
pub(crate) fn catching<T>(body: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    install_hook();
    let outside = INSIDE.replace(true);
    let outcome = panic::catch_unwind(AssertUnwindSafe(body));
    INSIDE.set(outside);
    outcome.unwrap_or_else(|payload| {
        // A payload may panic when it is dropped; leaking it is the lesser evil.
        std::mem::forget(payload);
        let place = PLACE.try_with(RefCell::take).unwrap_or_default();
        Err(Failure::Internal { place })
    })
}

/// What a program calls when it panics.
type Hook = Box<dyn Fn(&PanicHookInfo<'_>) + Send + Sync>;

thread_local! {
    /// Whether this thread is in one of our calls.
    static INSIDE: Cell<bool> = const { Cell::new(false) };
    /// Where in the source the last panic of this thread came from.
    static PLACE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Keeps panics inside our calls off standard error, which is the program's.
///
/// A panic's own text is not kept either: it may quote what was passed, and
/// that may be a secret. Its place in the source is enough to find the mistake.
///
/// The shared library has a Rust runtime of its own, so no other code meets
/// this hook. Where the static library shares one with a Rust program, the hook
/// hands on every panic that is not ours to the one that was there before.
fn install_hook() {
    static HOOK: Once = Once::new();
    static BEFORE: OnceLock<Hook> = OnceLock::new();
    if HOOK.is_completed() || thread::panicking() {
        return;
    }
    HOOK.call_once(|| {
        BEFORE.get_or_init(panic::take_hook);
        panic::set_hook(Box::new(|info| {
            if INSIDE.get() {
                let place = info.location().map(ToString::to_string).unwrap_or_default();
                let _ = PLACE.try_with(|kept| kept.replace(place));
            } else if let Some(before) = BEFORE.get() {
                before(info);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::{answering, making};
    use crate::{failure::Failure, status::Status};
    use std::{ffi::c_char, mem::MaybeUninit, ptr};

    fn message_of(buffer: &[u8]) -> &str {
        let end = buffer.iter().position(|byte| *byte == 0).unwrap();
        std::str::from_utf8(&buffer[..end]).unwrap()
    }

    #[test]
    #[allow(clippy::panic)]
    fn a_panic_is_a_status_that_says_where_but_not_what() {
        let mut buffer = [1_u8; 256];
        let start: *mut c_char = buffer.as_mut_ptr().cast();
        // SAFETY: pointer and capacity are those of an array.
        let status = unsafe { answering("answer", start, buffer.len(), |_| panic!("the secret is hush")) };
        assert_eq!(status, i64::from(Status::S3PRESIGN_INTERNAL as i32));
        let message = message_of(&buffer);
        assert!(message.contains("guard.rs:"), "{message}");
        assert!(!message.contains("hush"), "{message}");

        let mut out = MaybeUninit::<*mut u8>::uninit();
        // SAFETY: as above.
        let status = unsafe { making(Some(&mut out), start, 256, |_| panic!("again")) };
        assert_eq!(status, Status::S3PRESIGN_INTERNAL as i32);
        // SAFETY: written by every call that is given it.
        assert!(unsafe { out.assume_init() }.is_null());
    }

    #[test]
    #[allow(clippy::panic)]
    fn panics_of_others_still_reach_their_hook() {
        // SAFETY: no buffer is a buffer of no capacity.
        unsafe { answering("answer", ptr::null_mut(), 0, |_| Ok(0)) };
        let other =
            std::thread::spawn(|| panic!("this text belongs on standard error: the hook is not ours"));
        assert!(other.join().is_err());
        assert!(!super::INSIDE.get());
    }

    #[test]
    fn nothing_is_made_without_a_place_for_it() {
        // SAFETY: no buffer is a buffer of no capacity.
        let status = unsafe { making::<u8>(None, ptr::null_mut(), 0, |_| Ok(1)) };
        assert_eq!(status, Status::S3PRESIGN_NULL_POINTER as i32);
    }

    #[test]
    fn no_message_overwrites_what_was_made() {
        let mut out = MaybeUninit::<*mut u8>::uninit();
        let start: *mut c_char = out.as_mut_ptr().cast();
        // SAFETY: the buffer is `out` itself, which is refused.
        let status = unsafe { making(start.cast::<MaybeUninit<*mut u8>>().as_mut(), start, 8, |_| Ok(1)) };
        assert_eq!(status, Status::S3PRESIGN_MALFORMED_PARAMETERS as i32);
        // SAFETY: written by every call that is given it.
        assert!(unsafe { out.assume_init() }.is_null());
    }

    #[test]
    fn failures_keep_their_own_status() {
        // SAFETY: no buffer is a buffer of no capacity.
        let status = unsafe { answering("answer", ptr::null_mut(), 0, |_| Err(Failure::malformed("so"))) };
        assert_eq!(status, i64::from(Status::S3PRESIGN_MALFORMED_PARAMETERS as i32));
    }
}
