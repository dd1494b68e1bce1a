//! Functions that sign, and what they need: options, templates, keys, times.

use super::{
    List, answered, config, good_signer, handle, key, names_of, noise, plausible, pointer, signer, unix_time,
    value,
};
use crate::{
    environment::s3presign_options_from_env,
    join::s3presign_join,
    multipart::s3presign_presign_multipart,
    object_url::s3presign_object_url,
    post::s3presign_presign_post,
    presign::s3presign_presign,
    redact::s3presign_redact,
    signer::{Signer, s3presign_signer_free, s3presign_signer_scoped},
    status::s3presign_status_name,
    template::{
        Template, s3presign_template_clocked, s3presign_template_free, s3presign_template_new,
        s3presign_template_presign, s3presign_template_url,
    },
    urls::s3presign_template_urls,
};
use proptest::{collection::vec, option, prelude::*};
use std::{
    ffi::{CStr, CString, c_char},
    mem::MaybeUninit,
    ptr,
};

fn signer_options() -> impl Strategy<Value = List> {
    let names = names_of("signer", &[]);
    prop_oneof![noise(), plausible(&["access-key-id", "AKIDEXAMPLE", "secret-access-key", "hush"], &names)]
}

/// Options that stand beside variables.
fn signer_options_beside() -> impl Strategy<Value = List> {
    prop_oneof![
        2 => Just(List::of(&[])),
        1 => signer_options(),
        2 => plausible(&[], &["region", "endpoint", "use-fips", "credentials-expiration"]),
    ]
}

fn variables() -> impl Strategy<Value = List> {
    let names = &[
        "AWS_ACCESS_KEY_ID",
        "AWS_SESSION_TOKEN",
        "AWS_CREDENTIAL_EXPIRATION",
        "AWS_REGION",
        "AWS_DEFAULT_REGION",
        "AWS_ENDPOINT_URL",
        "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
        "AWS_USE_FIPS_ENDPOINT",
        "AWS_USE_DUALSTACK_ENDPOINT",
        "PATH",
    ];
    let key = &["AWS_ACCESS_KEY_ID", "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY", "hush", "AWS_REGION", "r"];
    prop_oneof![noise(), plausible(&[], names), plausible(key, names)]
}

fn request_options() -> impl Strategy<Value = List> {
    let names = names_of(
        "request",
        &[
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
            "",
        ],
    );
    prop_oneof![
        noise(),
        plausible(&[], &names),
        plausible(&["operation", "GetObject", "bucket", "photos"], &names),
        plausible(&["operation", "PutObject", "bucket", "photos"], &names),
    ]
}

fn form_options() -> impl Strategy<Value = List> {
    let names = names_of(
        "form",
        &[
            "starts-with:key",
            "starts-with:Content-Type",
            "starts-with:policy",
            "starts-with:",
            "acl",
            "Content-Type",
            "Expires",
            "success_action_redirect",
            "success_action_status",
            "tagging",
            "x-amz-meta-a",
            "x-ignore-a",
            "x-amz-checksum-sha256",
            "ChecksumAlgorithm",
            "StorageClass",
            "file",
            "",
        ],
    );
    prop_oneof![
        noise(),
        plausible(&["bucket", "photos"], &names),
        plausible(&["bucket", "photos", "key", "users/42/${filename}"], &names),
    ]
}

fn upload_options() -> impl Strategy<Value = List> {
    let names = names_of(
        "upload",
        &[
            "checksum-sha256:1",
            "checksum-sha256",
            "ContentMD5:1",
            "RequestPayer",
            "SSECustomerKey",
            "PartNumber:1",
            "a:0",
            "",
        ],
    );
    prop_oneof![
        noise(),
        plausible(&["bucket", "photos", "upload-id", "x"], &names),
        plausible(&["bucket", "photos", "upload-id", "x", "object-size", "9000000"], &names),
        plausible(&["bucket", "photos", "upload-id", "x", "part-count", "3"], &names),
    ]
}

fn scope_options() -> impl Strategy<Value = List> {
    let names = names_of("scope", &["operation"]);
    prop_oneof![
        noise(),
        plausible(&["bucket", "photos", "operations", "GetObject,PutObject,ListObjectsV2"], &names),
        plausible(
            &[
                "bucket",
                "photos",
                "operations",
                "UploadPart",
                "operations",
                "CompleteMultipartUpload",
                "operations",
                "AbortMultipartUpload",
                "operations",
                "ListParts",
            ],
            &names
        ),
    ]
}

/// The good signer, or one that was made of it by these options.
fn confined(scope: Option<List>, capacity: usize) -> Option<Box<Signer>> {
    let signer = good_signer();
    let Some(scope) = scope else { return Some(signer) };
    let (params, len, count) = scope.arguments();
    let make = |out: Option<&mut MaybeUninit<_>>, message, capacity| {
        // SAFETY: pointers and lengths are those of vectors.
        unsafe { s3presign_signer_scoped(Some(&signer), params, len, count, out, message, capacity) }
    };
    handle("s3presign_signer_scoped", make, capacity)
}

type KeyToAnswer =
    unsafe extern "C" fn(Option<&Template>, *const c_char, usize, i64, *mut c_char, usize) -> i64;

fn template(signer: &Signer, list: &List, capacity: usize) -> Option<Box<Template>> {
    let (params, len, count) = list.arguments();
    let make = |out: Option<&mut MaybeUninit<_>>, message, capacity| {
        // SAFETY: pointers and lengths are those of vectors.
        unsafe { s3presign_template_new(Some(signer), params, len, count, out, message, capacity) }
    };
    handle("s3presign_template_new", make, capacity)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn signers(options in signer_options(), request in request_options(), capacity in 0_usize..300) {
        if let Some(signer) = signer(&options, capacity) {
            drop(template(&signer, &request, capacity));
            s3presign_signer_free(Some(signer));
        }
    }

    /// What is answered makes a signer.
    #[test]
    fn environments(
        variables in variables(), options in signer_options_beside(), capacity in 0_usize..1500,
    ) {
        let (start, len, count) = variables.arguments();
        let (params, params_len, params_count) = options.arguments();
        let mut memory = vec![0_u8; capacity];
        let length = answered("s3presign_options_from_env", capacity, |answer, capacity| {
            // SAFETY: pointers and lengths are those of vectors.
            let length = unsafe {
                s3presign_options_from_env(
                    start, len, count, params, params_len, params_count, answer, capacity,
                )
            };
            // SAFETY: a buffer of this capacity.
            memory.copy_from_slice(unsafe { std::slice::from_raw_parts(answer.cast(), capacity) });
            length
        });
        let told = usize::try_from(length).ok().filter(|length| *length < capacity);
        if let Some(joined) = told.map(|length| memory[..length].to_vec()) {
            let count = joined.split(|byte| *byte == 0).count();
            let options = List { joined, count };
            prop_assert!(signer(&options, 300).is_some());
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
        let clocked = |out: Option<&mut MaybeUninit<_>>, message, capacity| {
            // SAFETY: the message is a vector's.
            unsafe { s3presign_template_clocked(Some(&template), unix_time, out, message, capacity) }
        };
        s3presign_template_free(handle("s3presign_template_clocked", clocked, capacity));
        let functions = [
            ("s3presign_template_url", s3presign_template_url as KeyToAnswer),
            ("s3presign_template_presign", s3presign_template_presign),
        ];
        for (name, function) in functions {
            answered(name, capacity, |answer, capacity| {
                // SAFETY: pointers and lengths are those of vectors.
                unsafe { function(Some(&template), key, key_len, unix_time, answer, capacity) }
            });
        }
        s3presign_template_free(Some(template));
    }

    #[test]
    fn many_keys(
        request in request_options(), keys in vec(key(), 0..6), lies in vec((0_usize..6, any::<i64>()), 0..2),
        unix_time in unix_time(), capacity in 0_usize..4000,
    ) {
        let signer = good_signer();
        let Some(template) = template(&signer, &request, 0) else { return Ok(()) };
        let keys: Vec<Vec<u8>> = keys.into_iter().flatten().collect();
        let text = keys.concat();
        let mut offsets: Vec<i64> =
            (0..=keys.len()).map(|count| keys[..count].concat().len() as i64).collect();
        for (place, lie) in lies {
            if let Some(offset) = offsets.get_mut(place) {
                *offset = lie;
            }
        }
        let mut url_offsets = vec![-7; offsets.len()];
        let mut refused_row = -7;
        let length = answered("s3presign_template_urls", capacity, |answer, capacity| {
            // SAFETY: pointers and lengths are those of vectors.
            unsafe {
                s3presign_template_urls(
                    Some(&template), text.as_ptr().cast(), text.len(), offsets.as_ptr(), keys.len(), unix_time,
                    url_offsets.as_mut_ptr(), &raw mut refused_row, answer, capacity,
                )
            }
        });
        prop_assert!((-1..keys.len() as i64).contains(&refused_row) && (length < 0 || refused_row == -1));
        if length >= 0 && length < capacity as i64 {
            prop_assert!(url_offsets.is_sorted() && url_offsets[0] == 0 && url_offsets[keys.len()] == length);
        } else {
            prop_assert!(url_offsets.iter().all(|offset| *offset == -7));
        }
        s3presign_template_free(Some(template));
    }

    #[test]
    fn one_call(
        scope in option::of(scope_options()), request in request_options(), key in key(),
        unix_time in unix_time(), capacity in 0_usize..1500,
    ) {
        let Some(signer) = confined(scope, capacity) else { return Ok(()) };
        let (params, len, count) = request.arguments();
        let (key, key_len) = pointer(&key);
        answered("s3presign_presign", capacity, |answer, capacity| {
            // SAFETY: pointers and lengths are those of vectors.
            unsafe { s3presign_presign(Some(&signer), params, len, count, key, key_len, unix_time, answer, capacity) }
        });
    }

    #[test]
    fn forms(
        scope in option::of(scope_options()), form in form_options(), unix_time in unix_time(),
        capacity in 0_usize..4000,
    ) {
        let Some(signer) = confined(scope, capacity) else { return Ok(()) };
        let (params, len, count) = form.arguments();
        answered("s3presign_presign_post", capacity, |answer, capacity| {
            // SAFETY: pointers and lengths are those of vectors.
            unsafe { s3presign_presign_post(Some(&signer), params, len, count, unix_time, answer, capacity) }
        });
    }

    #[test]
    fn uploads(
        scope in option::of(scope_options()), upload in upload_options(), key in key(),
        unix_time in unix_time(), capacity in 0_usize..4000,
    ) {
        let Some(signer) = confined(scope, capacity) else { return Ok(()) };
        let (params, len, count) = upload.arguments();
        let (key, key_len) = pointer(&key);
        answered("s3presign_presign_multipart", capacity, |answer, capacity| {
            // SAFETY: pointers and lengths are those of vectors.
            unsafe {
                s3presign_presign_multipart(
                    Some(&signer), params, len, count, key, key_len, unix_time, answer, capacity,
                )
            }
        });
    }

    #[test]
    fn urls(
        scope in option::of(scope_options()), bucket in key(), key in key(), capacity in 0_usize..1500,
    ) {
        let Some(signer) = confined(scope, capacity) else { return Ok(()) };
        let (bucket, bucket_len) = pointer(&bucket);
        let (key, key_len) = pointer(&key);
        answered("s3presign_object_url", capacity, |answer, capacity| {
            // SAFETY: pointers and lengths are those of vectors.
            unsafe { s3presign_object_url(Some(&signer), bucket, bucket_len, key, key_len, answer, capacity) }
        });
        answered("s3presign_redact", capacity, |answer, capacity| {
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
        let length = answered("s3presign_join", capacity, |params, capacity| {
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
