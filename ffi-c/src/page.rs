//! What the page without code needs besides the header's functions: memory to put
//! arguments into, what can be asked for, the digest of a file that does not fit
//! into memory, and QR codes. It is no part of the C ABI and may change with the page.

use crate::{answer::Answer, failure::Failure, guard, input};
use qrcode::{Color, EcLevel, QrCode};
use s3presign::{operation_method, operation_names, parameter_names};
use sha2::{Digest, Sha256};
use std::{alloc, ffi::c_char, slice};

/// Memory of this many bytes for pieces of a file, for as long as the module lives.
#[unsafe(no_mangle)]
pub extern "C" fn s3presign_page_allocate(size: usize) -> *mut u8 {
    match alloc::Layout::array::<u8>(size.max(1)) {
        // SAFETY: the size is not zero.
        Ok(layout) => unsafe { alloc::alloc(layout) },
        Err(_) => std::ptr::null_mut(),
    }
}

/// The operations of S3, as a list: each name with its HTTP method.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn s3presign_page_operations(answer: *mut c_char, capacity: usize) -> i64 {
    let operations: Vec<(&str, &str)> =
        operation_names().map(|name| (name, operation_method(name).unwrap_or_default())).collect();
    // SAFETY: the caller keeps the rules of the header.
    unsafe { guard::answering("answer", answer, capacity, |answer| answer.named(&operations)) }
}

/// The names of an operation's parameters, as a list of `parameter`s.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn s3presign_page_parameters(
    operation: *const c_char,
    operation_len: usize,
    answer: *mut c_char,
    capacity: usize,
) -> i64 {
    let body = |answer: &mut Answer| {
        // SAFETY: the caller keeps the rules of the header.
        let operation = unsafe { input::text(answer, "operation", operation, operation_len) }?;
        let names: Vec<(&str, &str)> = parameter_names(operation).map(|name| ("parameter", name)).collect();
        answer.named(&names)
    };
    // SAFETY: the caller keeps the rules of the header.
    unsafe { guard::answering("answer", answer, capacity, body) }
}

/// A digest that takes its content in pieces.
#[unsafe(no_mangle)]
pub extern "C" fn s3presign_page_sha256_new() -> *mut Sha256 {
    Box::into_raw(Box::new(Sha256::new()))
}

/// The next piece of the content.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn s3presign_page_sha256_update(
    digest: Option<&mut Sha256>,
    piece: *const u8,
    size: usize,
) {
    if let (Some(digest), false) = (digest, piece.is_null()) {
        // SAFETY: the caller passes memory of its own with as many bytes.
        digest.update(unsafe { slice::from_raw_parts(piece, size) });
    }
}

/// Writes the 32 bytes of the digest, and frees it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn s3presign_page_sha256_finish(
    digest: Option<Box<Sha256>>,
    bytes: Option<&mut [u8; 32]>,
) {
    if let (Some(digest), Some(bytes)) = (digest, bytes) {
        *bytes = digest.finalize().into();
    }
}

/// A QR code of the text at the lowest correction that there is, as a list of one
/// `row` a line: `1` is dark. The empty list if the text is too long for any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn s3presign_page_qr_code(
    text: *const c_char,
    text_len: usize,
    answer: *mut c_char,
    capacity: usize,
) -> i64 {
    let body = |answer: &mut Answer| -> Result<usize, Failure> {
        // SAFETY: the caller keeps the rules of the header.
        let text = unsafe { input::text(answer, "text", text, text_len) }?;
        let Ok(code) = QrCode::with_error_correction_level(text, EcLevel::L) else {
            return answer.text("");
        };
        let rows: Vec<(&str, String)> = code
            .to_colors()
            .chunks(code.width())
            .map(|row| ("row", row.iter().map(digit).collect()))
            .collect();
        answer.named(&rows)
    };
    // SAFETY: the caller keeps the rules of the header.
    unsafe { guard::answering("answer", answer, capacity, body) }
}

fn digit(color: &Color) -> char {
    if *color == Color::Dark { '1' } else { '0' }
}
