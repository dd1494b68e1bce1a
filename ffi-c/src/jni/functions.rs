//! The functions of s3presign.h by their names and by what they take, so that Java needs no
//! native method for each.

use super::arrays::Input;
use crate::{
    cors::s3presign_cors_rule,
    describe::{s3presign_signer_describe, s3presign_template_describe},
    details::s3presign_details,
    environment::s3presign_options_from_env,
    explain::{s3presign_diagnose, s3presign_explain},
    library::s3presign_version,
    multipart::{
        s3presign_completed_parts, s3presign_multipart_plan, s3presign_presign_multipart, s3presign_upload_id,
    },
    object_url::s3presign_object_url,
    permission::{s3presign_guard_policy, s3presign_permissions, s3presign_policy},
    post::s3presign_presign_post,
    presign::s3presign_presign,
    redact::{s3presign_redact, s3presign_redact_list},
    signer::{Signer, s3presign_signer_free, s3presign_signer_new, s3presign_signer_scoped},
    status::{Status, s3presign_status_name},
    template::{
        Template, s3presign_template_clocked, s3presign_template_free, s3presign_template_new,
        s3presign_template_presign, s3presign_template_url,
    },
    verify::{
        s3presign_read_form, s3presign_read_request, s3presign_refusal, s3presign_verify_form,
        s3presign_verify_request,
    },
};
use jni_sys::{jint, jlong};
use std::{
    ffi::{CStr, c_char},
    mem::MaybeUninit,
    ptr,
};

type Text = *const c_char;
type Place = *mut c_char;
type Made<T> = MaybeUninit<*mut T>;

/// A function, by what it takes before the memory for its answer.
pub(super) enum Function {
    Static(extern "C" fn() -> Text),
    OfStatus(extern "C" fn(i32) -> Text),
    OfText(unsafe extern "C" fn(Text, usize, Place, usize) -> i64),
    OfList(unsafe extern "C" fn(Text, usize, usize, Place, usize) -> i64),
    OfListAndText(unsafe extern "C" fn(Text, usize, usize, Text, usize, Place, usize) -> i64),
    OfLists(unsafe extern "C" fn(Text, usize, usize, Text, usize, usize, Place, usize) -> i64),
    OfListsAndTime(unsafe extern "C" fn(Text, usize, usize, Text, usize, usize, i64, Place, usize) -> i64),
    OfSigner(unsafe extern "C" fn(Option<&Signer>, Place, usize) -> i64),
    OfSignerAndTexts(unsafe extern "C" fn(Option<&Signer>, Text, usize, Text, usize, Place, usize) -> i64),
    OfSignerListAndTime(unsafe extern "C" fn(Option<&Signer>, Text, usize, usize, i64, Place, usize) -> i64),
    OfSignerListKeyAndTime(
        unsafe extern "C" fn(Option<&Signer>, Text, usize, usize, Text, usize, i64, Place, usize) -> i64,
    ),
    OfTemplate(unsafe extern "C" fn(Option<&Template>, Place, usize) -> i64),
    OfTemplateKeyAndTime(unsafe extern "C" fn(Option<&Template>, Text, usize, i64, Place, usize) -> i64),
    MakesSigner(unsafe extern "C" fn(Text, usize, usize, Option<&mut Made<Signer>>, Place, usize) -> i32),
    MakesSignerOfSigner(
        unsafe extern "C" fn(
            Option<&Signer>,
            Text,
            usize,
            usize,
            Option<&mut Made<Signer>>,
            Place,
            usize,
        ) -> i32,
    ),
    MakesTemplateOfSigner(
        unsafe extern "C" fn(
            Option<&Signer>,
            Text,
            usize,
            usize,
            Option<&mut Made<Template>>,
            Place,
            usize,
        ) -> i32,
    ),
    MakesTemplateOfTemplate(
        unsafe extern "C" fn(Option<&Template>, i64, Option<&mut Made<Template>>, Place, usize) -> i32,
    ),
    FreesSigner(extern "C" fn(Option<Box<Signer>>)),
    FreesTemplate(extern "C" fn(Option<Box<Template>>)),
    /// `Java_io_github_s3presign_ffi_Jni_urls` calls it.
    ByMethodOfItsOwn,
}

/// All that Java calls. The number of a function is its place here.
pub(super) const FUNCTIONS: &[(&str, Function)] = &[
    ("version", Function::Static(s3presign_version)),
    ("status_name", Function::OfStatus(s3presign_status_name)),
    ("signer_new", Function::MakesSigner(s3presign_signer_new)),
    ("signer_scoped", Function::MakesSignerOfSigner(s3presign_signer_scoped)),
    ("signer_free", Function::FreesSigner(s3presign_signer_free)),
    ("options_from_env", Function::OfLists(s3presign_options_from_env)),
    ("template_new", Function::MakesTemplateOfSigner(s3presign_template_new)),
    ("template_clocked", Function::MakesTemplateOfTemplate(s3presign_template_clocked)),
    ("template_free", Function::FreesTemplate(s3presign_template_free)),
    ("signer_describe", Function::OfSigner(s3presign_signer_describe)),
    ("template_describe", Function::OfTemplate(s3presign_template_describe)),
    ("template_url", Function::OfTemplateKeyAndTime(s3presign_template_url)),
    ("template_presign", Function::OfTemplateKeyAndTime(s3presign_template_presign)),
    ("template_urls", Function::ByMethodOfItsOwn),
    ("presign", Function::OfSignerListKeyAndTime(s3presign_presign)),
    ("presign_post", Function::OfSignerListAndTime(s3presign_presign_post)),
    ("presign_multipart", Function::OfSignerListKeyAndTime(s3presign_presign_multipart)),
    ("object_url", Function::OfSignerAndTexts(s3presign_object_url)),
    ("details", Function::OfList(s3presign_details)),
    ("cors_rule", Function::OfListAndText(s3presign_cors_rule)),
    ("multipart_plan", Function::OfList(s3presign_multipart_plan)),
    ("upload_id", Function::OfText(s3presign_upload_id)),
    ("completed_parts", Function::OfList(s3presign_completed_parts)),
    ("read_request", Function::OfList(s3presign_read_request)),
    ("read_form", Function::OfList(s3presign_read_form)),
    ("verify_request", Function::OfListsAndTime(s3presign_verify_request)),
    ("verify_form", Function::OfListsAndTime(s3presign_verify_form)),
    ("explain", Function::OfList(s3presign_explain)),
    ("diagnose", Function::OfList(s3presign_diagnose)),
    ("permissions", Function::OfList(s3presign_permissions)),
    ("policy", Function::OfList(s3presign_policy)),
    ("guard_policy", Function::OfList(s3presign_guard_policy)),
    ("refusal", Function::OfList(s3presign_refusal)),
    ("redact", Function::OfText(s3presign_redact)),
    ("redact_list", Function::OfList(s3presign_redact_list)),
];

/// What a function is called with. Each takes those of them that it knows.
pub(super) struct Arguments {
    pub(super) handle: jlong,
    pub(super) first: Input,
    pub(super) first_count: jint,
    pub(super) second: Input,
    pub(super) second_count: jint,
    pub(super) unix_time: jlong,
}

/// The answer of a function, as it writes it.
///
/// # Safety
///
/// The handle is one of the kind that the function takes, and `start` has so many bytes.
pub(super) unsafe fn answer(function: &Function, given: &Arguments, start: Place, capacity: usize) -> i64 {
    let (first, length, count) = (given.first.start(), given.first.length(), counted(given.first_count));
    let (second, second_length, second_count) =
        (given.second.start(), given.second.length(), counted(given.second_count));
    let time = given.unix_time;
    // SAFETY: the caller promises what the handle is and what memory there is; the rest are copies.
    unsafe {
        let signer = (given.handle as *const Signer).as_ref();
        match function {
            Function::Static(call) => copied(call(), start, capacity),
            Function::OfStatus(call) => {
                copied(call(i32::try_from(time).unwrap_or_default()), start, capacity)
            }
            Function::OfText(call) => call(first, length, start, capacity),
            Function::OfList(call) => call(first, length, count, start, capacity),
            Function::OfListAndText(call) => {
                call(first, length, count, second, second_length, start, capacity)
            }
            Function::OfLists(call) => {
                call(first, length, count, second, second_length, second_count, start, capacity)
            }
            Function::OfListsAndTime(call) => {
                call(first, length, count, second, second_length, second_count, time, start, capacity)
            }
            Function::OfSigner(call) => call(signer, start, capacity),
            Function::OfSignerAndTexts(call) => {
                call(signer, first, length, second, second_length, start, capacity)
            }
            Function::OfSignerListAndTime(call) => call(signer, first, length, count, time, start, capacity),
            Function::OfSignerListKeyAndTime(call) => {
                call(signer, first, length, count, second, second_length, time, start, capacity)
            }
            Function::OfTemplate(call) => call((given.handle as *const Template).as_ref(), start, capacity),
            Function::OfTemplateKeyAndTime(call) => {
                call((given.handle as *const Template).as_ref(), first, length, time, start, capacity)
            }
            _ => Status::S3PRESIGN_INTERNAL as i64,
        }
    }
}

/// The status of a function that makes a handle, and the handle.
///
/// # Safety
///
/// As for [`answer`].
pub(super) unsafe fn make(
    function: &Function,
    given: &Arguments,
    start: Place,
    capacity: usize,
) -> (jint, jlong) {
    let (list, length, count) = (given.first.start(), given.first.length(), counted(given.first_count));
    let mut signer = MaybeUninit::new(ptr::null_mut::<Signer>());
    let mut template = MaybeUninit::new(ptr::null_mut::<Template>());
    // SAFETY: the caller promises what the handle is and what memory there is; the places hold a
    // pointer before the call, too.
    unsafe {
        let of_signer = (given.handle as *const Signer).as_ref();
        let status = match function {
            Function::MakesSigner(call) => call(list, length, count, Some(&mut signer), start, capacity),
            Function::MakesSignerOfSigner(call) => {
                call(of_signer, list, length, count, Some(&mut signer), start, capacity)
            }
            Function::MakesTemplateOfSigner(call) => {
                call(of_signer, list, length, count, Some(&mut template), start, capacity)
            }
            Function::MakesTemplateOfTemplate(call) => call(
                (given.handle as *const Template).as_ref(),
                given.unix_time,
                Some(&mut template),
                start,
                capacity,
            ),
            _ => Status::S3PRESIGN_INTERNAL as jint,
        };
        let (signer, template) = (signer.assume_init(), template.assume_init());
        (status, if signer.is_null() { template as jlong } else { signer as jlong })
    }
}

/// Gives back a handle.
///
/// # Safety
///
/// As for [`answer`]; nobody uses the handle any more.
pub(super) unsafe fn free(function: &Function, handle: jlong) {
    // SAFETY: the handle is a box that was given out for it.
    unsafe {
        match function {
            Function::FreesSigner(call) if handle != 0 => call(Some(Box::from_raw(handle as *mut Signer))),
            Function::FreesTemplate(call) if handle != 0 => {
                call(Some(Box::from_raw(handle as *mut Template)))
            }
            _ => {}
        }
    }
}

/// A number of strings; Java's are not negative.
fn counted(count: jint) -> usize {
    usize::try_from(count).unwrap_or_default()
}

/// Static text, as an answer.
///
/// # Safety
///
/// `start` has so many bytes, and the text ends with a NUL.
unsafe fn copied(text: Text, start: Place, capacity: usize) -> i64 {
    // SAFETY: the caller promises it.
    unsafe {
        let text = CStr::from_ptr(text).to_bytes_with_nul();
        if text.len() <= capacity {
            ptr::copy_nonoverlapping(text.as_ptr().cast(), start, text.len());
        }
        i64::try_from(text.len()).unwrap_or(i64::MAX).saturating_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::FUNCTIONS;

    /// Those that Java has no use for: it calls `abi` by a method of its own, and joins its lists itself.
    const NOT_CALLED: [&str; 3] = ["abi", "join", "stores"];

    #[test]
    fn every_function_of_the_header_is_here() {
        let mut listed: Vec<&str> = include_str!("../../abi.txt")
            .lines()
            .filter_map(|line| line.split_once('(')?.0.rsplit_once("s3presign_").map(|(_, name)| name))
            .filter(|name| !NOT_CALLED.contains(name))
            .collect();
        let mut here: Vec<&str> = FUNCTIONS.iter().map(|(name, _)| *name).collect();
        listed.sort_unstable();
        here.sort_unstable();
        assert_eq!(here, listed);
    }
}
