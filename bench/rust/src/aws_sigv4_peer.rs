//! aws-sigv4: the signer under the AWS SDK for Rust, with S3's settings. It
//! signs a URL that the caller has already made, and the SDK around it costs
//! much more.

use crate::{
    contestant::{Contestant, Series},
    work::{ACCESS_KEY_ID, CONTENT_TYPE, EXPIRES_IN, ORIGIN, REGION, SECRET_ACCESS_KEY},
};
use aws_credential_types::Credentials;
use aws_sigv4::{
    http_request::{
        PercentEncodingMode, SignableBody, SignableRequest, SignatureLocation, SigningSettings,
        UriPathNormalizationMode, sign,
    },
    sign::v4,
};
use aws_smithy_runtime_api::client::identity::Identity;
use std::time::{Duration, SystemTime};

/// `sign(..)` and its instructions applied to the request.
pub(crate) fn signing(series: Series) -> Contestant {
    let (make, sample) = (signer(series), signer(series));
    Contestant {
        name: "aws-sigv4",
        version: "1.6.4".into(),
        series,
        run: Box::new(move |key| {
            let uri = make(key);
            uri.path_and_query().map_or(0, |text| text.as_str().len())
        }),
        url: Some(Box::new(move |key| sample(key).to_string())),
    }
}

fn signer(series: Series) -> impl Fn(&str) -> http::Uri {
    let identity: Identity = Credentials::from_keys(ACCESS_KEY_ID, SECRET_ACCESS_KEY, None).into();
    let mut settings = SigningSettings::default();
    settings.percent_encoding_mode = PercentEncodingMode::Single;
    settings.uri_path_normalization_mode = UriPathNormalizationMode::Disabled;
    settings.signature_location = SignatureLocation::QueryParams;
    settings.expires_in = Some(Duration::from_secs(EXPIRES_IN));
    let (method, headers) = match series {
        Series::Put => ("PUT", vec![("content-type", CONTENT_TYPE)]),
        Series::Get | Series::Endpoint => ("GET", vec![]),
    };
    move |key| {
        // The keys of this benchmark need no percent-encoding.
        let url = format!("{ORIGIN}/{key}");
        let parameters = v4::SigningParams::builder()
            .identity(&identity)
            .region(REGION)
            .name("s3")
            .time(SystemTime::now())
            .settings(settings.clone())
            .build()
            .expect("all parameters")
            .into();
        let body = SignableBody::UnsignedPayload;
        let request =
            SignableRequest::new(method, url.as_str(), headers.iter().copied(), body).expect("a plain URL");
        let (instructions, _signature) = sign(request, &parameters).expect("a plain request").into_parts();
        let mut request = http::Request::builder().uri(url.as_str()).body(()).expect("a plain URL");
        instructions.apply_to_request_http1x(&mut request);
        request.into_parts().0.uri
    }
}
