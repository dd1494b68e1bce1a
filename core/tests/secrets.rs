//! Nothing that is shown holds a secret: a secret key, a session token and an SSE-C key
//! are planted, also where they do not belong, and searched in all that can be printed.
#![allow(missing_docs)]

use proptest::prelude::*;
use s3presign::{
    Error, ErrorCode, PostPolicy, ReceivedForm, ReceivedRequest, Request, Signer, Verifier, redact,
    redact_pairs,
};
use time::{OffsetDateTime, macros::datetime};

const NOW: OffsetDateTime = datetime!(2026-01-02 03:04:05 UTC);

/// What is planted, in every way in which it may appear.
#[derive(Debug)]
struct Planted {
    secret: String,
    token: String,
    key: String,
}

impl Planted {
    fn is_in(&self, text: &str) -> bool {
        let encoded = |text: &String| {
            percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
        };
        [&self.secret, &self.token, &self.key]
            .into_iter()
            .any(|planted| text.contains(planted) || text.contains(&encoded(planted)))
    }

    fn options(&self) -> Vec<(&str, &str)> {
        vec![
            ("access-key-id", "ASIAIOSFODNN7EXAMPLE"),
            ("secret-access-key", &self.secret),
            ("session-token", &self.token),
            ("region", "eu-west-1"),
        ]
    }

    fn upload(&self) -> Vec<(&str, &str)> {
        vec![
            ("operation", "PutObject"),
            ("bucket", "photos"),
            ("sse-customer-algorithm", "AES256"),
            ("sse-customer-key", &self.key),
        ]
    }
}

fn planted() -> impl Strategy<Value = Planted> {
    ("[A-Za-z0-9/+]{12,40}", "[A-Za-z0-9/+=]{20,200}", "[!-~]{32}").prop_map(|(secret, token, key)| Planted {
        secret,
        token,
        key,
    })
}

fn printed<T: std::fmt::Debug>(outcome: &Result<T, Error>) -> String {
    match outcome {
        Ok(value) => format!("{value:?}"),
        Err(error) => format!("{error:?} {error} {}", error.code().as_str()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn nothing_that_is_printed_holds_a_secret(planted in planted()) {
        let signer = Signer::from_pairs(planted.options()).unwrap();
        let request = Request::from_pairs(planted.upload()).unwrap();
        let template = signer.template(&request).unwrap();
        let presigned = signer.presign(&request, "a.png", NOW).unwrap();
        let post = signer.presign_post(&PostPolicy::new("photos", "a.png"), NOW).unwrap();
        let received = ReceivedRequest::new("PUT", presigned.url(), presigned.headers()).unwrap();
        let form = ReceivedForm::new("photos", post.fields()).unwrap();
        let (verifier, known) = Verifier::from_pairs(planted.options()).unwrap();
        let pairs = presigned.to_pairs();
        let fields: Vec<(String, &str)> =
            post.fields().map(|(name, value)| (format!("field:{name}"), value)).collect();
        let curl = presigned.curl();
        for shown in [
            format!("{signer:?}{request:?}{template:?}{presigned:?}{post:?}{received:?}{form:?}{verifier:?}{known:?}"),
            format!("{:?}{:?}", signer.describe(), template.describe()),
            presigned.canonical_request() + &presigned.string_to_sign(),
            redact(presigned.url()),
            redact(&curl),
            redact(&post.curl()),
            format!("{:?}", redact_pairs(pairs.iter().map(|(name, text)| (name.as_ref(), text.as_ref())))),
            format!("{:?}", redact_pairs(fields.iter().map(|(name, text)| (name.as_str(), *text)))),
            format!("{:?}", redact_pairs(planted.options().into_iter().chain(planted.upload()))),
            format!("{:?}", redact_pairs([("curl", curl.as_str()), ("policy", post.policy())])),
            printed(&verifier.verify(&received, known.as_ref(), NOW)),
            printed(&verifier.verify_form(&form, known.as_ref(), NOW)),
        ] {
            prop_assert!(!planted.is_in(&shown), "{shown}");
        }
    }

    #[test]
    fn no_refusal_quotes_a_secret_in_the_wrong_place(
        planted in planted(),
        which in 0_usize..2,
        name in "region|endpoint|addressing|use-fips|max-expires-in|credentials-expiration|access-key|region:|x",
    ) {
        let secret = [&planted.secret, &planted.token][which];
        let mut options = planted.options();
        let entry = format!("{name}{secret}");
        options.retain(|(known, _)| *known != name);
        options.push((if name.ends_with(':') { &entry } else { &name }, secret));
        let shown = printed(&Signer::from_pairs(options).map(drop));
        prop_assert!(!planted.is_in(&shown), "{shown}");

        let signer = Signer::from_pairs(planted.options()).unwrap();
        for request in [
            Request::new("PutObject").bucket(secret),
            Request::new(secret),
            Request::new("PutObject").bucket("photos").with("ContentLength", secret.as_str()),
            Request::new("PutObject").bucket("photos").with("ContentLength", [(secret.as_str(), "1")]),
            Request::new("PutObject").bucket("photos").with("Expires", secret.as_str()),
        ] {
            let shown = printed(&signer.template(&request).map(drop));
            prop_assert!(!planted.is_in(&shown), "{shown}");
        }
    }

    #[test]
    fn an_encryption_key_never_enters_the_url(planted in planted(), name in prop::sample::select(vec![
        "x-amz-server-side-encryption-customer-key",
        "X-Amz-Copy-Source-Server-Side-Encryption-Customer-Key",
        "x-amz-server-side-encryption-customer%2Dkey",
        "x_amz_server_side_encryption_customer_key",
        "SSECustomerKey",
    ])) {
        let signer = Signer::from_pairs(planted.options()).unwrap();
        let request = Request::new("GetObject").bucket("photos").query(name, planted.key.as_str());
        let refused = signer.template(&request).unwrap_err();
        prop_assert_eq!(refused.code(), ErrorCode::InvalidQuery);
        prop_assert!(!planted.is_in(&printed::<()>(&Err(refused))));
    }

    #[test]
    fn the_user_of_an_endpoint_is_not_quoted(password in "[!-~]{6,30}", path in "[/?#a-z]{0,6}") {
        let endpoint = format!("https://user:p{password}p@h{path}");
        let options = [("access-key-id", "A"), ("secret-access-key", "s"), ("region", "r"), ("endpoint", &endpoint)];
        let refused = Signer::from_pairs(options).map(drop);
        prop_assert_eq!(refused.as_ref().unwrap_err().code(), ErrorCode::InvalidEndpoint);
        prop_assert!(!printed(&refused).contains(&password), "{}", printed(&refused));
    }
}
