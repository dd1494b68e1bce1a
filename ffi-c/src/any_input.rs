//! Any bytes at all, thrown at every function: none of them crashes, writes
//! past its buffer or leaves an answer without its NUL.
//!
//! Half of the input is noise; the other half is built from names that exist,
//! to get past the first check.

use crate::{
    join::s3presign_join,
    object_url::s3presign_object_url,
    presign::s3presign_presign,
    redact::s3presign_redact,
    signer::{Signer, s3presign_signer_free, s3presign_signer_new},
    status::{Status, s3presign_status_name},
    template::{
        Template, s3presign_template_free, s3presign_template_new, s3presign_template_presign,
        s3presign_template_url,
    },
};
use proptest::{collection::vec, prelude::*, sample::select};
use std::{
    ffi::{CStr, CString, c_char},
    mem::MaybeUninit,
    ptr,
};

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

fn plausible(
    required: &'static [&'static str],
    names: &'static [&'static str],
) -> impl Strategy<Value = List> {
    vec((select(names), value()), 0..8).prop_map(move |pairs| {
        let required = required.iter().map(|text| text.as_bytes().to_vec());
        let pairs = pairs.into_iter().flat_map(|(name, value)| [name.as_bytes().to_vec(), value]);
        List::of(&required.chain(pairs).collect::<Vec<_>>())
    })
}

fn signer_options() -> impl Strategy<Value = List> {
    let names = &[
        "region",
        "endpoint",
        "addressing",
        "session-token",
        "credentials-expiration",
        "use-dual-stack",
        "use-fips",
        "use-accelerate",
        "use-global-endpoint",
        "use-arn-region",
        "disable-access-points",
        "max-expires-in",
    ];
    prop_oneof![noise(), plausible(&["access-key-id", "AKIDEXAMPLE", "secret-access-key", "hush"], names)]
}

fn request_options() -> impl Strategy<Value = List> {
    let names = &[
        "operation",
        "bucket",
        "expires-in",
        "expires-at",
        "stable-for",
        "backdate",
        "require-full-lifetime",
        "headers-in-query",
        "download-as",
        "create-only",
        "header:x-amz-acl",
        "header:",
        "query:a",
        "query:",
        "ContentType",
        "content_md5",
        "metadata:owner",
        "CopySource",
        "copy-source:key",
        "SSECustomerKey",
        "ChecksumSHA256",
        "PartNumber",
        "UploadId",
        "IfModifiedSince",
        "MaxKeys",
        "Delete",
        "key",
        "",
    ];
    prop_oneof![
        noise(),
        plausible(&[], names),
        plausible(&["operation", "GetObject", "bucket", "photos"], names),
        plausible(&["operation", "PutObject", "bucket", "photos"], names),
    ]
}

fn key() -> impl Strategy<Value = Option<Vec<u8>>> {
    prop_oneof![Just(None), value().prop_map(Some), vec(any::<u8>(), 1000..1100).prop_map(Some)]
}

fn unix_time() -> impl Strategy<Value = i64> {
    prop_oneof![any::<i64>(), 0..4_000_000_000_i64]
}

/// Calls with a buffer of this capacity, and checks what is left in it.
fn answered(capacity: usize, call: impl FnOnce(*mut c_char, usize) -> i64) -> i64 {
    let mut memory = vec![CANARY; 2048];
    let result = call(memory.as_mut_ptr().cast(), capacity);
    assert!(memory[capacity..].iter().all(|byte| *byte == CANARY), "wrote past the buffer");
    assert_ne!(result, i64::from(Status::S3PRESIGN_INTERNAL as i32), "{}", String::from_utf8_lossy(&memory));
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
    make: impl FnOnce(Option<&mut MaybeUninit<*mut T>>, *mut c_char, usize) -> i32,
    capacity: usize,
) -> Option<Box<T>> {
    let mut out = MaybeUninit::uninit();
    let status = answered(capacity, |message, capacity| make(Some(&mut out), message, capacity).into());
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
    handle(make, capacity)
}

fn template(signer: &Signer, list: &List, capacity: usize) -> Option<Box<Template>> {
    let (params, len, count) = list.arguments();
    let make = |out: Option<&mut MaybeUninit<_>>, message, capacity| {
        // SAFETY: pointers and lengths are those of vectors.
        unsafe { s3presign_template_new(Some(signer), params, len, count, out, message, capacity) }
    };
    handle(make, capacity)
}

fn good_signer() -> Box<Signer> {
    let strings = ["access-key-id", "AKIDEXAMPLE", "secret-access-key", "hush", "region", "eu-west-1"];
    signer(&List::of(&strings.map(Vec::from)), 256).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn signers(options in signer_options(), request in request_options(), capacity in 0_usize..300) {
        if let Some(signer) = signer(&options, capacity) {
            drop(template(&signer, &request, capacity));
            s3presign_signer_free(Some(signer));
        }
    }

    #[test]
    fn templates(
        request in request_options(), key in key(), unix_time in unix_time(), capacity in 0_usize..1500,
    ) {
        let signer = good_signer();
        let Some(template) = template(&signer, &request, capacity) else { return Ok(()) };
        s3presign_signer_free(Some(signer));
        let (key, key_len) = pointer(&key);
        for function in [s3presign_template_url, s3presign_template_presign] {
            answered(capacity, |answer, capacity| {
                // SAFETY: pointers and lengths are those of vectors.
                unsafe { function(Some(&template), key, key_len, unix_time, answer, capacity) }
            });
        }
        s3presign_template_free(Some(template));
    }

    #[test]
    fn one_call(
        request in request_options(), key in key(), unix_time in unix_time(), capacity in 0_usize..1500,
    ) {
        let signer = good_signer();
        let (params, len, count) = request.arguments();
        let (key, key_len) = pointer(&key);
        answered(capacity, |answer, capacity| {
            // SAFETY: pointers and lengths are those of vectors.
            unsafe { s3presign_presign(Some(&signer), params, len, count, key, key_len, unix_time, answer, capacity) }
        });
    }

    #[test]
    fn urls(bucket in key(), key in key(), capacity in 0_usize..1500) {
        let signer = good_signer();
        let (bucket, bucket_len) = pointer(&bucket);
        let (key, key_len) = pointer(&key);
        answered(capacity, |answer, capacity| {
            // SAFETY: pointers and lengths are those of vectors.
            unsafe { s3presign_object_url(Some(&signer), bucket, bucket_len, key, key_len, answer, capacity) }
        });
        answered(capacity, |answer, capacity| {
            // SAFETY: as above.
            unsafe { s3presign_redact(key, key_len, answer, capacity) }
        });
    }

    #[test]
    fn joins(strings in vec(value(), 0..8), capacity in 0_usize..300) {
        let strings: Vec<CString> = strings.into_iter().filter_map(|string| CString::new(string).ok()).collect();
        let mut array: Vec<*const c_char> = strings.iter().map(|string| string.as_ptr()).collect();
        array.push(ptr::null());
        let joined = strings.iter().map(|string| string.to_bytes()).collect::<Vec<_>>().join(&0);
        let length = answered(capacity, |params, capacity| {
            // SAFETY: the array ends with NULL, its strings with NULs.
            unsafe { s3presign_join(array.as_ptr(), params, capacity) }
        });
        prop_assert_eq!(usize::try_from(length).unwrap(), joined.len());
    }

    #[test]
    fn statuses(status in any::<i32>()) {
        // SAFETY: the text is static and ends with a NUL.
        let name = unsafe { CStr::from_ptr(s3presign_status_name(status)) };
        prop_assert!(!name.is_empty());
    }
}

#[test]
fn no_function_needs_its_handle() {
    let null = i64::from(Status::S3PRESIGN_NULL_POINTER as i32);
    // SAFETY: NULL is a status, not a crash, wherever it is not allowed.
    unsafe {
        assert_eq!(s3presign_template_url(None, ptr::null(), 0, 0, ptr::null_mut(), 0), null);
        assert_eq!(s3presign_template_presign(None, ptr::null(), 0, 0, ptr::null_mut(), 0), null);
        assert_eq!(s3presign_presign(None, ptr::null(), 0, 0, ptr::null(), 0, 0, ptr::null_mut(), 0), null);
        assert_eq!(s3presign_object_url(None, ptr::null(), 0, ptr::null(), 0, ptr::null_mut(), 0), null);
        assert_eq!(s3presign_join(ptr::null(), ptr::null_mut(), 0), null);
    }
    s3presign_signer_free(None);
    s3presign_template_free(None);
}
