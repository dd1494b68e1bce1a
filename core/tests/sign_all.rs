//! Many URLs at once are the URLs that are signed one by one, by every kernel that runs here.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

use proptest::prelude::*;
use s3presign::{Credentials, Error, ErrorCode, Request, Signer, Template, Urls};
use s3presign_lanes::Kernel;
use time::{OffsetDateTime, macros::datetime};

const NOW: OffsetDateTime = datetime!(2026-11-29 23:59:59 UTC);

fn signer(token: Option<&str>, region: &str) -> Signer {
    let credentials =
        Credentials::new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY").unwrap();
    let credentials = match token {
        Some(token) => credentials.with_session_token(token).unwrap(),
        None => credentials,
    };
    Signer::new(credentials, region).unwrap()
}

/// One of each kind of template that lays its URLs out in its own way.
fn templates() -> Vec<Template> {
    let token = "IQoJb3JpZ2luX2VjE//////////".repeat(30);
    let plain = signer(None, "eu-west-1");
    let temporary = signer(Some(&token), "eu-west-1");
    let by_path = Signer::from_pairs([
        ("access-key-id", "AKIAIOSFODNN7EXAMPLE"),
        ("secret-access-key", "secret"),
        ("region", "us-east-1"),
        ("endpoint", "http://127.0.0.1:9000"),
        ("unsigned-path-prefix", "/storage"),
    ])
    .unwrap();
    let anonymous = Signer::from_pairs([("anonymous", "true"), ("region", "eu-west-1")]).unwrap();
    let request =
        |pairs: &[(&'static str, &'static str)]| Request::from_pairs(pairs.iter().copied()).unwrap();
    let get = request(&[("operation", "GetObject"), ("Bucket", "photos")]);
    vec![
        plain.template(&get).unwrap(),
        temporary.template(&get).unwrap(),
        by_path.template(&get).unwrap(),
        anonymous.template(&get).unwrap(),
        // Pairs that sort before those of the signature, so that the canonical query is another.
        plain
            .template(&request(&[
                ("operation", "CreateMultipartUpload"),
                ("Bucket", "photos"),
                ("headers-in-query", "true"),
                ("ACL", "private"),
            ]))
            .unwrap(),
        plain
            .template(&request(&[("operation", "GetObject"), ("Bucket", "photos"), ("url-hint", ".parquet")]))
            .unwrap(),
        plain
            .template(&request(&[
                ("operation", "PutObject"),
                ("Bucket", "photos"),
                ("ContentType", "image/jpeg"),
                ("expires-in", "86400"),
                ("stable-for", "3600"),
            ]))
            .unwrap(),
        // Signatures of Signature Version 4A, whose length varies.
        plain
            .template(&request(&[
                ("operation", "GetObject"),
                ("Bucket", "arn:aws:s3::123456789012:accesspoint/mfzwi23gnjvgw.mrap"),
            ]))
            .unwrap(),
    ]
}

fn kernels() -> impl Iterator<Item = Kernel> {
    Kernel::ALL.into_iter().filter(|kernel| kernel.runs_here())
}

/// Both ways for the same keys, errors included.
fn compare(template: &Template, keys: &[Option<String>]) {
    let one_by_one: Vec<Result<String, Error>> =
        keys.iter().map(|key| template.url(key.as_deref(), NOW)).collect();
    for kernel in kernels() {
        kernel.force();
        let mut urls = Urls::default();
        let mut refused = Vec::new();
        let all = keys.iter().map(Option::as_deref);
        template
            .sign_all(all, NOW, &mut urls, |row, error| {
                refused.push((row, error));
                Ok::<(), Error>(())
            })
            .unwrap();
        assert_eq!(urls.len(), keys.len());
        for (row, (url, expected)) in urls.iter().zip(&one_by_one).enumerate() {
            assert_eq!(url, expected.as_deref().unwrap_or_default(), "{}, row {row}", kernel.name());
        }
        let expected = one_by_one.iter().enumerate();
        let expected: Vec<(usize, Error)> =
            expected.filter_map(|(row, url)| Some((row, url.clone().err()?))).collect();
        assert_eq!(refused, expected, "{}", kernel.name());
        compare_into(template, keys, &one_by_one);
    }
}

/// The same into a buffer: of no room, of one byte too little, of enough and of more.
fn compare_into(template: &Template, keys: &[Option<String>], one_by_one: &[Result<String, Error>]) {
    let all: String = one_by_one.iter().flatten().map(String::as_str).collect();
    let ends = one_by_one.iter().flatten().scan(0_usize, |end, url| {
        *end = end.saturating_add(url.len());
        Some(*end)
    });
    let ends: Vec<usize> = ends.collect();
    let refused = one_by_one.iter().enumerate().find_map(|(row, url)| Some((row, url.clone().err()?)));
    for capacity in [0, all.len().saturating_sub(1), all.len(), all.len().saturating_add(9)] {
        let mut buffer = vec![b'~'; capacity];
        let mut told = Vec::new();
        let given = keys.iter().map(Option::as_deref);
        let length = template.urls_into(given, NOW, &mut buffer, |end| told.push(end));
        match &refused {
            None => assert_eq!(length.unwrap(), all.len()),
            Some(expected) => {
                let found = length.unwrap_err();
                assert_eq!((found.row, found.error), *expected);
            }
        }
        let fits = refused.is_none() && capacity >= all.len();
        let written = if fits { all.len() } else { 0 };
        assert_eq!(told, if fits { ends.as_slice() } else { &[] });
        assert_eq!(buffer[..written], all.as_bytes()[..written]);
        assert!(buffer[written..].iter().all(|byte| *byte == b'~'));
    }
}

#[test]
fn at_every_length_around_a_blocks_borders() {
    let keys: Vec<Option<String>> = (1..=320).map(|length| Some("k".repeat(length))).collect();
    templates().iter().rev().skip(1).for_each(|template| compare(template, &keys));
    // The last one's signatures have nothing in common with each other, and take long.
    templates().last().into_iter().for_each(|template| compare(template, &keys[..9]));
}

#[test]
fn of_one_folder_whose_name_is_longer_than_a_block() {
    let folder = "2026/11/a folder with a long name/".repeat(5);
    for count in [1, 2, 3, 255, 256, 257, 600] {
        let keys: Vec<Option<String>> = (0..count).map(|number| Some(format!("{folder}{number}"))).collect();
        templates().iter().take(2).for_each(|template| compare(template, &keys));
    }
    compare(&templates()[0], &vec![Some(folder); 9]);
    compare(&templates()[0], &[]);
}

#[test]
fn for_an_operation_without_a_key() {
    let list = signer(None, "eu-west-1").template(&Request::new("ListObjectsV2").bucket("photos")).unwrap();
    compare(&list, &[None, Some("key".into()), None]);
}

#[test]
fn an_error_that_ends_it_leaves_what_was_there() {
    let template = &templates()[0];
    let mut urls = template.urls(["1.jpg", "2.jpg"], NOW).unwrap();
    let before: Vec<String> = urls.iter().map(String::from).collect();
    let keys = ["3.jpg", "4.jpg", "", "5.jpg"];
    let ended = template.sign_all(keys, NOW, &mut urls, |row, error| Err((row, error.code())));
    assert_eq!(ended, Err((2, ErrorCode::InvalidKey)));
    assert_eq!(urls.iter().collect::<Vec<_>>(), before);
    let refused = template.urls(keys, NOW).unwrap_err();
    assert_eq!((refused.row, refused.to_string()), (2, format!("row 2: {}", refused.error)));
    template.sign_all(["3.jpg"], NOW, &mut urls, |_, error| Err(error)).unwrap();
    assert_eq!(urls.get(2), Some(template.url("3.jpg", NOW).unwrap().as_str()));
}

#[test]
fn credentials_that_have_ended_refuse_every_row_and_no_rows_are_fine() {
    let credentials =
        Credentials::new("ASIAIOSFODNN7EXAMPLE", "secret").unwrap().with_session_token("token").unwrap();
    let ended = Signer::new(credentials.with_expiration(NOW), "eu-west-1").unwrap();
    let template = ended.template(&Request::new("GetObject").bucket("photos")).unwrap();
    compare(&template, &[Some("1.jpg".into()), None, Some(String::new())]);
    assert!(template.urls::<&str>([], NOW).unwrap().is_empty());
    assert_eq!(template.urls_into::<&str>([], NOW, &mut [], |_| ()).unwrap(), 0);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn of_any_keys(keys in prop::collection::vec(prop::option::weighted(0.95, ".{0,120}"), 0..90)) {
        templates().iter().rev().skip(1).for_each(|template| compare(template, &keys));
    }
}
