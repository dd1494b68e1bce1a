//! Every bound on an input, met exactly and missed by one.
#![allow(missing_docs, clippy::unwrap_used, clippy::arithmetic_side_effects, clippy::indexing_slicing)]

use s3presign::{
    Certainty, CompletedParts, Credentials, Diagnosis, Error, Explanation, MultipartPlan, MultipartUpload,
    PostPolicy, ReceivedForm, ReceivedRequest, Request, Signer,
};
use time::{OffsetDateTime, macros::datetime};

const NOW: OffsetDateTime = datetime!(2026-01-02 03:04:05 UTC);

/// The most bytes of a URL, of a request's headers and of a form's fields.
const MOST_BYTES: usize = 65_536;

fn signer() -> Signer {
    Signer::new(Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret").unwrap(), "eu-west-1").unwrap()
}

/// Accepted at the bound, and refused with this code just beyond.
fn is_bounded<T>(bound: usize, code: &str, attempt: impl Fn(usize) -> Result<T, Error>) {
    if let Err(error) = attempt(bound) {
        unreachable!("refused at {bound}: {error}");
    }
    match attempt(bound + 1) {
        Ok(_) => unreachable!("accepted {}", bound + 1),
        Err(error) => assert_eq!(error.code().as_str(), code, "{error}"),
    }
}

/// A presigned URL of so many bytes.
fn url(bytes: usize) -> String {
    let presigned = signer().presign(&Request::new("GetObject").bucket("photos"), "k", NOW).unwrap();
    let url = format!("{}&a=", presigned.url());
    format!("{url}{}", "b".repeat(bytes - url.len()))
}

#[test]
fn the_length_of_a_url() {
    is_bounded(MOST_BYTES, "MalformedRequest", |bytes| ReceivedRequest::new("GET", &url(bytes), []));
    is_bounded(MOST_BYTES, "NotPresigned", |bytes| Explanation::from_pairs([("url", url(bytes).as_str())]));
    // Of a URL that is too long, that is what is shown.
    let is_too_long = |bytes| {
        let answer = "<Error><Code>AccessDenied</Code></Error>";
        let told = Diagnosis::from_pairs([("answer", answer), ("method", "GET"), ("url", &url(bytes))]);
        let told = told.unwrap().findings()[0].clone();
        (told.certainty, told.sentence.contains("65536 bytes")) == (Certainty::Shown, true)
    };
    assert_eq!([MOST_BYTES, MOST_BYTES + 1].map(is_too_long), [false, true]);
}

#[test]
fn the_bytes_of_headers_and_fields() {
    let url = url(1_000);
    is_bounded(MOST_BYTES, "MalformedRequest", |bytes| {
        ReceivedRequest::new("GET", &url, [("x", "a".repeat(bytes - 1).as_str())])
    });
    // One without a name or a value has no bytes to count.
    for pair in [("", ""), ("x", ""), ("", "v")] {
        is_bounded(8_192, "MalformedRequest", |count| {
            ReceivedRequest::new("GET", &url, std::iter::repeat_n(pair, count))
        });
    }
    let post = signer().presign_post(&PostPolicy::new("photos", "k"), NOW).unwrap();
    let own: usize = post.fields().map(|(name, value)| name.len() + value.len()).sum();
    is_bounded(MOST_BYTES, "MalformedRequest", |bytes| {
        let filler = "a".repeat(bytes - own - 1);
        ReceivedForm::new("photos", post.fields().chain([("x", filler.as_str())]))
    });
}

#[test]
fn the_bytes_of_a_form() {
    let form = |value: usize| {
        let policy = PostPolicy::new("photos", "k").field("x-ignore-me", "v".repeat(value));
        signer().presign_post(&policy, NOW)
    };
    let own: usize = form(0).unwrap().fields().map(|(name, value)| name.len() + value.len()).sum();
    is_bounded(20_480, "FormTooLarge", |bytes| form(bytes - own));
    is_bounded(2_048, "MetadataTooLarge", |bytes| {
        let policy = PostPolicy::new("photos", "k").field("x-amz-meta-a", "v".repeat(bytes - 1));
        signer().presign_post(&policy, NOW)
    });
    is_bounded(1_024, "InvalidKey", |bytes| {
        signer().presign_post(&PostPolicy::new("photos", "k".repeat(bytes)), NOW)
    });
}

#[test]
fn the_size_of_an_answer() {
    is_bounded(262_144, "NotAnErrorResponse", |bytes| {
        let frame = "<Error><Code></Code></Error>";
        let code = format!("<Code>{}", "x".repeat(bytes - frame.len()));
        Diagnosis::from_pairs([("answer", frame.replace("<Code>", &code).as_str())])
    });
}

#[test]
fn the_number_of_parts() {
    let size = 5 * 1024 * 1024;
    is_bounded(10_000, "TooManyParts", |parts| MultipartPlan::new(parts as u64 * size, size));
    is_bounded(10_000, "InvalidPartNumber", |parts| {
        MultipartUpload::with_part_count("photos", "id", u32::try_from(parts).unwrap())
    });
    is_bounded(10_000, "InvalidPartNumber", |parts| {
        let pairs: Vec<(String, String)> =
            (1..=parts).map(|number| (format!("part:{number}"), "\"e\"".into())).collect();
        CompletedParts::from_pairs(pairs.iter().map(|(name, etag)| (name.as_str(), etag.as_str())))?.to_xml()
    });
    is_bounded(53_687_091_200_000, "ObjectTooLarge", |bytes| MultipartPlan::new(bytes as u64, None));
    is_bounded(5_368_709_120, "InvalidPartSize", |bytes| MultipartPlan::new(1, bytes as u64));
    assert!(MultipartPlan::new(1, size).is_ok() && MultipartPlan::new(1, size - 1).is_err());
}

#[test]
fn the_id_of_an_upload() {
    is_bounded(4_096, "InvalidOption", |bytes| {
        let upload = MultipartUpload::with_part_count("photos", "i".repeat(bytes), 1)?;
        signer().presign_multipart(&upload, "k", NOW)
    });
}
