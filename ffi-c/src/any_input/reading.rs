//! Functions that read what comes from outside: URLs of other signers, requests
//! and forms, servers' responses. None of them needs a signer.

use super::{List, answered, config, good_signer, names_of, noise, plausible, pointer, unix_time, value};
use crate::{
    cors::s3presign_cors_rule,
    details::s3presign_details,
    explain::{s3presign_diagnose, s3presign_explain},
    multipart::{s3presign_completed_parts, s3presign_multipart_plan},
    permission::{s3presign_guard_policy, s3presign_permissions, s3presign_policy},
    post::s3presign_presign_post,
    presign::s3presign_presign,
    redact::s3presign_redact_list,
    verify::{
        s3presign_read_form, s3presign_read_request, s3presign_refusal, s3presign_verify_form,
        s3presign_verify_request,
    },
};
use proptest::{collection::vec, prelude::*, sample::select};
use std::{ffi::c_char, sync::LazyLock};

const SIGNED_AT: i64 = 1_767_323_045;

type Reading = unsafe extern "C" fn(*const c_char, usize, usize, *mut c_char, usize) -> i64;

const READING: [(&str, Reading); 12] = [
    ("s3presign_details", s3presign_details),
    ("s3presign_multipart_plan", s3presign_multipart_plan),
    ("s3presign_completed_parts", s3presign_completed_parts),
    ("s3presign_read_request", s3presign_read_request),
    ("s3presign_read_form", s3presign_read_form),
    ("s3presign_explain", s3presign_explain),
    ("s3presign_diagnose", s3presign_diagnose),
    ("s3presign_permissions", s3presign_permissions),
    ("s3presign_policy", s3presign_policy),
    ("s3presign_guard_policy", s3presign_guard_policy),
    ("s3presign_refusal", s3presign_refusal),
    ("s3presign_redact_list", s3presign_redact_list),
];

type Pairs = Vec<(Vec<u8>, Vec<u8>)>;

/// The answer of a call that succeeds, as pairs.
fn answer_of(call: impl Fn(*mut c_char, usize) -> i64) -> Pairs {
    let mut memory = vec![0_u8; 8192];
    let length = usize::try_from(call(memory.as_mut_ptr().cast(), memory.len())).unwrap();
    let strings: Vec<Vec<u8>> = memory[..length].split(|byte| *byte == 0).map(Vec::from).collect();
    strings.chunks(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect()
}

/// A URL and the fields of a form that the good signer has signed.
static URL: LazyLock<String> = LazyLock::new(|| {
    let request =
        List::of(&["operation", "PutObject", "bucket", "photos", "ContentType", "a/b"].map(Vec::from));
    let (params, len, count) = request.arguments();
    let result = answer_of(|answer, capacity| {
        let signer = good_signer();
        // SAFETY: pointers and lengths are those of vectors.
        unsafe {
            s3presign_presign(
                Some(&signer),
                params,
                len,
                count,
                c"k".as_ptr(),
                1,
                SIGNED_AT,
                answer,
                capacity,
            )
        }
    });
    String::from_utf8(result[0].1.clone()).unwrap()
});

static FORM: LazyLock<Pairs> = LazyLock::new(|| {
    let form =
        ["bucket", "photos", "key", "u/${filename}", "max-content-length", "10", "starts-with:acl", ""];
    let form = List::of(&form.map(Vec::from));
    let (params, len, count) = form.arguments();
    let mut pairs = answer_of(|answer, capacity| {
        let signer = good_signer();
        // SAFETY: pointers and lengths are those of vectors.
        unsafe { s3presign_presign_post(Some(&signer), params, len, count, SIGNED_AT, answer, capacity) }
    });
    pairs.retain(|(name, _)| name.starts_with(b"field:"));
    pairs.push((b"field:acl".into(), b"private".into()));
    pairs
});

/// What a query may hold of any byte.
fn encoded() -> impl Strategy<Value = String> {
    value().prop_map(|bytes| bytes.iter().map(|byte| format!("%{byte:02X}")).collect())
}

/// The signed URL, with some of its pairs dropped, doubled or given another
/// value, and other pairs and paths.
fn url() -> impl Strategy<Value = Vec<u8>> {
    let path = prop_oneof![3 => Just(String::from("k")), 1 => encoded(), 1 => "[ -~]{0,8}"];
    let host = select(
        &[
            "https://photos.s3.eu-west-1.amazonaws.com/",
            "https://s3.eu-west-1.amazonaws.com/photos/",
            "http://localhost:9000/photos/",
            "https://[::1]/",
            "/",
        ][..],
    );
    let host = prop_oneof![3 => Just("https://photos.s3.eu-west-1.amazonaws.com/"), 1 => host];
    let names = select(
        &[
            "versionId",
            "partNumber",
            "X-Amz-Security-Token",
            "x-amz-acl",
            "response-content-type",
            "X-Amz-Content-Sha256",
            "acl",
            "%00",
        ][..],
    );
    let more = vec((names, encoded()), 0..3);
    let changes = vec((0_usize..6, 0_u8..3, encoded()), 0..3);
    (host, path, more, changes).prop_map(|(host, path, more, changes)| {
        let query = URL.split_once('?').unwrap().1;
        let mut pairs: Vec<String> = query.split('&').map(String::from).collect();
        pairs.extend(more.into_iter().map(|(name, text)| format!("{name}={text}")));
        for (index, change, text) in changes {
            let name = pairs[index].split('=').next().map(String::from).unwrap_or_default();
            match change {
                0 => pairs.push(format!("{name}={text}")),
                1 => pairs[index] = format!("{name}={text}"),
                _ => pairs[index] = name,
            }
        }
        format!("{host}{path}?{}", pairs.join("&")).into_bytes()
    })
}

/// What a server answers, in XML or nearly so.
fn error_document() -> impl Strategy<Value = Vec<u8>> {
    let code = select(&["SignatureDoesNotMatch", "AccessDenied", "RequestTimeTooSkewed", "x", ""][..]);
    let name = select(
        &[
            "CanonicalRequest",
            "StringToSign",
            "Message",
            "HeadersNotSigned",
            "Region",
            "Endpoint",
            "Condition",
            "Expires",
        ][..],
    );
    let text = prop_oneof![
        "[ -~]{0,40}",
        Just(String::from("&#0;")),
        Just(String::from("&#10;<a>&#x1;</a>")),
        Just(String::from(
            "PUT\n/k\nX-Amz-Algorithm=AWS4-HMAC-SHA256\ncontent-type:x\nhost:h\n\ncontent-type;host\nUNSIGNED-PAYLOAD"
        )),
    ];
    (code, vec((name, text), 0..4)).prop_map(|(code, elements)| {
        let elements: Vec<String> =
            elements.into_iter().map(|(name, text)| format!("<{name}>{text}</{name}>")).collect();
        format!("<Error><Code>{code}</Code>{}</Error>", elements.concat()).into_bytes()
    })
}

/// Pairs that go together, with others between them.
fn mixed(right: impl Strategy<Value = Pairs>, names: &'static [&'static str]) -> impl Strategy<Value = List> {
    (right, vec((select(names), value()), 0..3)).prop_map(|(mut pairs, more)| {
        pairs.extend(more.into_iter().map(|(name, value)| (Vec::from(name), value)));
        List::of(&pairs.into_iter().flat_map(|(name, value)| [name, value]).collect::<Vec<_>>())
    })
}

fn request() -> impl Strategy<Value = List> {
    let right = (url(), select(&["PUT", "GET", "put", ""][..])).prop_map(|(url, method)| {
        vec![
            (b"url".into(), url),
            (b"method".into(), method.into()),
            (b"header:host".into(), b"photos.s3.eu-west-1.amazonaws.com".into()),
            (b"header:content-type".into(), b"a/b".into()),
        ]
    });
    mixed(right, &["header:x-amz-acl", "header:", "header:host", "header:x-amz-content-sha256", "method"])
}

fn result() -> impl Strategy<Value = List> {
    let right = (url(), error_document(), any::<bool>()).prop_map(|(url, answer, refused)| {
        let mut pairs = vec![(b"url".into(), url), (b"method".into(), b"PUT".into())];
        if refused {
            pairs.push((b"answer".into(), answer));
        }
        pairs
    });
    mixed(
        right,
        &[
            "header:content-type",
            "header:",
            "operation",
            "now",
            "warning:a",
            "expires-at",
            "answer",
            "request",
            "field:key",
        ],
    )
}

fn form() -> impl Strategy<Value = List> {
    let right = Just(()).prop_map(|()| {
        let mut pairs = vec![(b"bucket".into(), b"photos".into())];
        pairs.extend(FORM.iter().cloned());
        pairs
    });
    mixed(
        right,
        &[
            "file-name",
            "content-length",
            "field:a",
            "field:key",
            "field:x-ignore-a",
            "field:policy",
            "bucket",
        ],
    )
}

fn rules() -> impl Strategy<Value = List> {
    let names = names_of("verifier", &[]);
    prop_oneof![
        noise(),
        plausible(&[], &names),
        plausible(&["access-key-id", "AKIDEXAMPLE", "secret-access-key", "hush"], &names),
    ]
}

fn lists() -> impl Strategy<Value = List> {
    let names = &[
        "object-size",
        "part-size",
        "part:1",
        "part:2",
        "part:x",
        "checksum-sha256:1",
        "checksum-:1",
        "url",
        "answer",
    ];
    let answered = error_document().prop_map(|answer| vec![(b"answer".into(), answer)]);
    prop_oneof![
        noise(),
        request(),
        result(),
        form(),
        mixed(answered, &["url", "method"]),
        plausible(&[], names),
        plausible(&["object-size", "9000000"], names),
        plausible(&["part:1", "\"9b\""], names),
        permissions(),
    ]
}

/// What permissions are asked of, what they answer, and what a bucket policy is to bind.
fn permissions() -> impl Strategy<Value = List> {
    let mut names =
        names_of("surroundings", &["key", "operations", "key-prefix", "version-id", "acl", "copy-source"]);
    names.extend(names_of(
        "guard",
        &["only-needed", "action", "resource", "certainty", "only-where", "open:key"],
    ));
    prop_oneof![
        plausible(&["operation", "PutObject", "bucket", "photos", "region", "eu-west-1"], &names),
        plausible(&["operation", "PostObject", "bucket", "photos", "region", "eu-west-1"], &names),
        plausible(&["operation", "Multipart", "bucket", "photos", "region", "eu-west-1"], &names),
        plausible(&["operations", "GetObject", "bucket", "photos", "region", "eu-west-1"], &names),
        plausible(&["action", "s3:GetObject", "resource", "arn:aws:s3:::photos/a"], &names),
        plausible(&["bucket", "photos", "https", "true"], &names),
    ]
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_list(list in lists(), capacity in 0_usize..4000) {
        let (params, len, count) = list.arguments();
        for (name, function) in READING {
            answered(name, capacity, |answer, capacity| {
                // SAFETY: pointers and lengths are those of vectors.
                unsafe { function(params, len, count, answer, capacity) }
            });
        }
    }

    #[test]
    fn requests_that_are_judged(
        request in prop_oneof![request(), lists()], rules in rules(), now in clock(), capacity in 0_usize..1500,
    ) {
        judged("s3presign_verify_request", s3presign_verify_request, &request, &rules, now, capacity);
    }

    #[test]
    fn forms_that_are_judged(
        form in prop_oneof![form(), lists()], rules in rules(), now in clock(), capacity in 0_usize..1500,
    ) {
        judged("s3presign_verify_form", s3presign_verify_form, &form, &rules, now, capacity);
    }

    #[test]
    fn cors_rules(list in prop_oneof![result(), lists()], origin in origin(), capacity in 0_usize..1500) {
        let (params, len, count) = list.arguments();
        let (origin, origin_len) = pointer(&origin);
        answered("s3presign_cors_rule", capacity, |answer, capacity| {
            // SAFETY: pointers and lengths are those of vectors.
            unsafe { s3presign_cors_rule(params, len, count, origin, origin_len, answer, capacity) }
        });
    }
}

fn clock() -> impl Strategy<Value = i64> {
    prop_oneof![3 => SIGNED_AT..SIGNED_AT + 900, 1 => unix_time()]
}

fn origin() -> impl Strategy<Value = Option<Vec<u8>>> {
    prop_oneof![
        Just(None),
        Just(Some(b"https://app.example.com".into())),
        value().prop_map(Some),
        "https://[a-z*.:0-9]{0,12}".prop_map(|text| Some(text.into_bytes())),
    ]
}

type Judging = unsafe extern "C" fn(
    *const c_char,
    usize,
    usize,
    *const c_char,
    usize,
    usize,
    i64,
    *mut c_char,
    usize,
) -> i64;

fn judged(name: &str, function: Judging, list: &List, rules: &List, now: i64, capacity: usize) -> i64 {
    let (params, len, count) = list.arguments();
    let (rules, rules_len, rules_count) = rules.arguments();
    answered(name, capacity, |answer, capacity| {
        // SAFETY: pointers and lengths are those of vectors.
        unsafe { function(params, len, count, rules, rules_len, rules_count, now, answer, capacity) }
    })
}

/// What is not changed passes, so that the tests above also see success.
#[test]
fn what_is_right_is_taken() {
    let rules = List::of(&["access-key-id", "AKIDEXAMPLE", "secret-access-key", "hush"].map(Vec::from));
    let request = ["url", &URL, "method", "PUT", "header:content-type", "a/b"].map(Vec::from);
    assert!(
        judged(
            "s3presign_verify_request",
            s3presign_verify_request,
            &List::of(&request),
            &rules,
            SIGNED_AT,
            4000
        ) > 0
    );
    let mut form: Vec<Vec<u8>> = vec![b"bucket".into(), b"photos".into()];
    form.extend(FORM.iter().cloned().flat_map(|(name, value)| [name, value]));
    assert!(
        judged("s3presign_verify_form", s3presign_verify_form, &List::of(&form), &rules, SIGNED_AT, 4000) > 0
    );
}
