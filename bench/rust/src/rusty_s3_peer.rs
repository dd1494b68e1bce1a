//! rusty-s3: an action for each key, signed by the real clock.

use crate::{
    contestant::{Contestant, Series},
    work::{ACCESS_KEY_ID, BUCKET, CONTENT_TYPE, EXPIRES_IN, REGION, SECRET_ACCESS_KEY},
};
use rusty_s3::{Bucket, Credentials, S3Action, UrlStyle};
use std::time::Duration;

/// `bucket.get_object(..).sign(..)`; for uploads with the content type signed.
pub(crate) fn signing(series: Series) -> Contestant {
    let (make, sample) = (signer(series), signer(series));
    Contestant {
        name: "rusty-s3",
        version: "0.11.0".into(),
        series,
        run: Box::new(move |key| make(key).as_str().len()),
        url: Some(Box::new(move |key| sample(key).into())),
    }
}

fn signer(series: Series) -> impl Fn(&str) -> url::Url {
    let endpoint = "https://s3.eu-west-1.amazonaws.com".parse().expect("a URL");
    let bucket = Bucket::new(endpoint, UrlStyle::VirtualHost, BUCKET, REGION).expect("a plain bucket");
    let credentials = Credentials::new(ACCESS_KEY_ID, SECRET_ACCESS_KEY);
    let lifetime = Duration::from_secs(EXPIRES_IN);
    move |key| match series {
        Series::Put => {
            let mut upload = bucket.put_object(Some(&credentials), key);
            upload.headers_mut().insert("content-type", CONTENT_TYPE);
            upload.sign(lifetime)
        }
        Series::Get | Series::Endpoint => bucket.get_object(Some(&credentials), key).sign(lifetime),
    }
}
