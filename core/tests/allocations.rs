//! What signing allocates: the URL itself, and nothing where the caller brings
//! the buffer; and for many, their bytes at once.
#![allow(missing_docs, clippy::unwrap_used)]

use allocation_counter::measure;
use s3presign::{Credentials, Request, Signer, Urls};
use time::macros::datetime;

#[test]
fn a_url_is_one_allocation() {
    let credentials = Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret").unwrap();
    let signer = Signer::new(credentials, "eu-west-1").unwrap();
    let upload = Request::new("PutObject").bucket("photos").with("ContentType", "image/png");
    let template = signer.template(&upload).unwrap();
    let now = datetime!(2026-01-02 03:04:05 UTC);
    template.url("warm up: the day's key", now).unwrap();

    for key in ["plain.jpg", "needs encoding/é.jpg"] {
        let counted = measure(|| drop(template.url(key, now).unwrap()));
        assert_eq!(counted.count_total, 1, "{key}");
        let mut buffer = [0; 2048];
        let counted = measure(|| assert!(template.url_into(key, now, &mut buffer).is_ok()));
        assert_eq!(counted.count_total, 0, "{key}");
    }
}

#[test]
fn a_request_that_is_asked_for_again_costs_its_result_alone() {
    let signer =
        Signer::new(Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret").unwrap(), "eu-west-1").unwrap();
    let download = Request::new("GetObject").bucket("photos");
    let now = datetime!(2026-01-02 03:04:05 UTC);
    let presign = |key| drop(signer.presign(&download, key, now).unwrap());
    let first = measure(|| presign("1.jpg")).count_total;
    presign("2.jpg");
    let third = measure(|| presign("3.jpg")).count_total;
    assert_eq!(third, 1, "the URL; the first one took {first}");
}

#[test]
fn many_urls_take_a_tenth_more_memory_than_their_bytes() {
    let credentials = Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret").unwrap();
    let signer = Signer::new(credentials, "eu-west-1").unwrap();
    let template = signer.template(&Request::new("GetObject").bucket("photos")).unwrap();
    let now = datetime!(2026-01-02 03:04:05 UTC);
    // Each of the first ones is shorter than the rest.
    let keys: Vec<String> = (0..20_000).map(|number| format!("{number}.jpg")).collect();
    let mut urls = Urls::default();
    let counted = measure(|| {
        template.sign_all(keys.iter().map(String::as_str), now, &mut urls, |_, error| Err(error)).unwrap();
    });
    let own = urls.as_bytes().len() + size_of_val(urls.ends());
    assert!(counted.bytes_max as usize <= own / 10 * 11, "{} for {own}", counted.bytes_max);
}
