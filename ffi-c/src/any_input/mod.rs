//! Any bytes at all, thrown at every function: none of them crashes, writes
//! past its buffer, leaves an answer without its NUL or answers a status that
//! its comment in the header does not list.
//!
//! Half of the input is noise; the other half is built from names that exist,
//! to get past the first check.

mod documented;
mod reading;
mod signing;

use crate::signer::{Signer, s3presign_signer_new};
use documented::can_answer;
use proptest::{collection::vec, prelude::*, sample::select};
use std::{ffi::c_char, mem::MaybeUninit, ptr};

/// As many cases as the tests have time for.
fn config() -> ProptestConfig {
    ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() }
}

const CANARY: u8 = 0x7e;

/// A list as it comes from a caller, right or wrong.
#[derive(Clone, Debug)]
struct List {
    joined: Vec<u8>,
    count: usize,
}

impl List {
    fn of(strings: &[Vec<u8>]) -> List {
        List { joined: strings.join(&0), count: strings.len() }
    }

    fn arguments(&self) -> (*const c_char, usize, usize) {
        (self.joined.as_ptr().cast(), self.joined.len(), self.count)
    }
}

fn noise() -> impl Strategy<Value = List> {
    (vec(any::<u8>(), 0..200), 0_usize..8).prop_map(|(joined, count)| List { joined, count })
}

fn value() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        "[ -~]{0,40}".prop_map(String::into_bytes),
        "\\PC{0,12}".prop_map(String::into_bytes),
        any::<i64>().prop_map(|number| number.to_string().into_bytes()),
        vec(any::<u8>(), 0..12),
        select(
            &[
                "true",
                "2026-01-02T03:04:05Z",
                "path",
                "auto",
                "eu-west-1",
                "https://[::1]:9/a",
                "a.b",
                "x-amz-acl"
            ][..]
        )
        .prop_map(Vec::from),
        select(
            &["GetObject", "PutObject", "ListBuckets", "CopyObject", "DeleteObjects", "CreateSession"][..]
        )
        .prop_map(Vec::from),
        select(&["arn:aws:s3:eu-west-1:123456789012:accesspoint/a", "b--usw2-az1--x-s3", "photos"][..])
            .prop_map(Vec::from),
    ]
}

/// The names that a reader of core asks for, and more.
fn names_of(reader: &str, more: &[&'static str]) -> Vec<&'static str> {
    let readers = s3presign::option_names();
    let (_, mut names) = readers.into_iter().find(|(known, _)| *known == reader).unwrap();
    names.extend(more);
    names
}

fn plausible(
    required: &'static [&'static str],
    names: &[&'static str],
) -> impl Strategy<Value = List> + use<> {
    let others: Vec<&str> = names.iter().copied().filter(|name| !required.contains(name)).collect();
    vec((select(others), value()), 0..8).prop_map(move |pairs| {
        let required = required.iter().map(|text| text.as_bytes().to_vec());
        let pairs = pairs.into_iter().flat_map(|(name, value)| [name.as_bytes().to_vec(), value]);
        List::of(&required.chain(pairs).collect::<Vec<_>>())
    })
}

fn key() -> impl Strategy<Value = Option<Vec<u8>>> {
    prop_oneof![Just(None), value().prop_map(Some), vec(any::<u8>(), 1000..1100).prop_map(Some)]
}

fn unix_time() -> impl Strategy<Value = i64> {
    prop_oneof![any::<i64>(), 0..4_000_000_000_i64]
}

/// Calls a function with a buffer of this capacity, and checks what is left in
/// it, and that the header says that the function can answer so.
fn answered(function: &str, capacity: usize, call: impl FnOnce(*mut c_char, usize) -> i64) -> i64 {
    let mut memory = vec![CANARY; 4096];
    let result = call(memory.as_mut_ptr().cast(), capacity);
    assert!(memory[capacity..].iter().all(|byte| *byte == CANARY), "wrote past the buffer");
    let status = i32::try_from(result.min(0)).unwrap();
    assert!(
        can_answer(function, status),
        "{function} answers {status}: {}",
        String::from_utf8_lossy(&memory)
    );
    let room = &memory[..capacity];
    match usize::try_from(result) {
        Ok(length) if length < capacity => assert_eq!(room[length], 0, "the NUL is missing"),
        Ok(_) => assert!(capacity == 0 || room[0] == 0, "a part of an answer was left"),
        Err(_) => assert!(capacity == 0 || room.contains(&0), "the NUL of the message is missing"),
    }
    result
}

fn pointer(bytes: &Option<Vec<u8>>) -> (*const c_char, usize) {
    bytes.as_ref().map_or((ptr::null(), 0), |bytes| (bytes.as_ptr().cast(), bytes.len()))
}

/// A handle, made if the list is right.
fn handle<T>(
    function: &str,
    make: impl FnOnce(Option<&mut MaybeUninit<*mut T>>, *mut c_char, usize) -> i32,
    capacity: usize,
) -> Option<Box<T>> {
    let mut out = MaybeUninit::uninit();
    let status =
        answered(function, capacity, |message, capacity| make(Some(&mut out), message, capacity).into());
    // SAFETY: written by every call that is given it: with NULL or what `Box::into_raw` gave away.
    let made = unsafe {
        let made = out.assume_init();
        (!made.is_null()).then(|| Box::from_raw(made))
    };
    assert_eq!(status == 0, made.is_some());
    made
}

fn signer(list: &List, capacity: usize) -> Option<Box<Signer>> {
    let (params, len, count) = list.arguments();
    let make = |out: Option<&mut MaybeUninit<_>>, message, capacity| {
        // SAFETY: pointers and lengths are those of vectors.
        unsafe { s3presign_signer_new(params, len, count, out, message, capacity) }
    };
    handle("s3presign_signer_new", make, capacity)
}

fn good_signer() -> Box<Signer> {
    let strings = ["access-key-id", "AKIDEXAMPLE", "secret-access-key", "hush", "region", "eu-west-1"];
    signer(&List::of(&strings.map(Vec::from)), 256).unwrap()
}
