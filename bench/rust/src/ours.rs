//! s3presign: a template for one key after another, and one-shot calls.

use crate::{
    contestant::{Contestant, Series},
    work::{ACCESS_KEY_ID, BUCKET, CONTENT_TYPE, REGION, SECRET_ACCESS_KEY},
};
use s3presign::{Credentials, Request, Signer};
use time::OffsetDateTime;

/// All crates of the workspace have one version.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The signer of this crate's work.
pub(crate) fn signer() -> Signer {
    let credentials = Credentials::new(ACCESS_KEY_ID, SECRET_ACCESS_KEY).expect("AWS's example");
    Signer::new(credentials, REGION).expect("a region of AWS")
}

/// What is asked for; 900 seconds is the default.
pub(crate) fn request(series: Series) -> Request {
    match series {
        Series::Put => Request::new("PutObject").bucket(BUCKET).with("ContentType", CONTENT_TYPE),
        Series::Get | Series::Endpoint => Request::new("GetObject").bucket(BUCKET),
    }
}

/// A template's URL, the same without the clock and into a buffer, and one-shot.
pub(crate) fn signing(series: Series) -> [Contestant; 4] {
    let make = || signer().template(&request(series)).expect("a plain request");
    let (template, sample) = (make(), make());
    let url = Contestant {
        name: "s3presign template.url",
        version: VERSION.into(),
        series,
        run: Box::new(move |key| template.url(key, OffsetDateTime::now_utc()).expect("a plain key").len()),
        url: Some(Box::new(move |key| sample.url(key, OffsetDateTime::now_utc()).expect("a plain key"))),
    };

    let (template, sample) = (make(), make());
    let now = OffsetDateTime::now_utc();
    let without_clock = Contestant {
        name: "s3presign, time given",
        version: VERSION.into(),
        series,
        run: Box::new(move |key| template.url(key, now).expect("a plain key").len()),
        url: Some(Box::new(move |key| sample.url(key, now).expect("a plain key"))),
    };

    let (template, sample) = (make(), make());
    let mut buffer = [0; 1024];
    let url_into = Contestant {
        name: "s3presign template.url_into",
        version: VERSION.into(),
        series,
        run: Box::new(move |key| {
            template.url_into(key, OffsetDateTime::now_utc(), &mut buffer).expect("a plain key")
        }),
        url: Some(Box::new(move |key| {
            let mut buffer = [0; 1024];
            let length = sample.url_into(key, OffsetDateTime::now_utc(), &mut buffer).expect("a plain key");
            String::from_utf8_lossy(buffer.get(..length).expect("it fits")).into_owned()
        })),
    };

    let (shared, sample) = (signer(), signer());
    let presign = move |signer: &Signer, key: &str| {
        signer.presign(&request(series), key, OffsetDateTime::now_utc()).expect("a plain request")
    };
    let one_shot = Contestant {
        name: "s3presign signer.presign",
        version: VERSION.into(),
        series,
        run: Box::new(move |key| presign(&shared, key).url().len()),
        url: Some(Box::new(move |key| presign(&sample, key).url().to_owned())),
    };
    [url, without_clock, url_into, one_shot]
}

/// The endpoint of one bucket after another: `object_url`, which signs nothing.
pub(crate) fn endpoint() -> Contestant {
    let signer = signer();
    let mut number = 0_u64;
    Contestant {
        name: "s3presign signer.object_url",
        version: VERSION.into(),
        series: Series::Endpoint,
        run: Box::new(move |key| {
            number = number.wrapping_add(1);
            signer.object_url(&format!("photos-{number}"), key).expect("a plain bucket").len()
        }),
        url: None,
    }
}
