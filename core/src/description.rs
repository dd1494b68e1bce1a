//! What a signer or a template says of itself in a log or a debugger:
//! names and texts, and never a secret.

use crate::{
    credentials::Credentials, expiry::SEVEN_DAYS, redact::shown_value, signer::Signer, template::Template,
};
use std::{borrow::Cow, fmt};

/// Names and texts, in the order in which they are shown.
type Pairs = Vec<(Cow<'static, str>, String)>;

impl Signer {
    /// What the signer was made with, by the names of
    /// [`Signer::from_pairs`], without what is secret and what is left at its
    /// default; `scope:NAME` for each option of each scope.
    ///
    /// ```
    /// use s3presign::{Credentials, Signer};
    ///
    /// let signer = Signer::new(Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret")?, "eu-west-1")?;
    /// let described = signer.describe();
    /// assert_eq!(described[0], ("access-key-id".into(), "AKIAIOSFODNN7EXAMPLE".into()));
    /// assert_eq!(described[1], ("region".into(), "eu-west-1".into()));
    /// # Ok::<(), s3presign::Error>(())
    /// ```
    pub fn describe(&self) -> Vec<(Cow<'static, str>, String)> {
        let anonymous = || vec![("anonymous".into(), String::from("true"))];
        let mut pairs: Pairs = self.credentials().map_or_else(anonymous, Credentials::describe);
        pairs.extend(self.endpoint().describe());
        if self.maximum_expiry() != SEVEN_DAYS {
            pairs.push(("max-expires-in".into(), self.maximum_expiry().to_string()));
        }
        pairs.extend(self.scopes().describe());
        pairs
    }
}

impl Template {
    /// The `operation`, the URL up to the key as `base`, and `header:NAME` for
    /// each header that must be sent, encryption keys masked.
    ///
    /// ```
    /// # use s3presign::{Credentials, Request, Signer};
    /// # let signer = Signer::new(Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret")?, "eu-west-1")?;
    /// let download = signer.template(&Request::new("GetObject").bucket("photos"))?;
    /// assert_eq!(download.describe()[1].1, "https://photos.s3.eu-west-1.amazonaws.com/");
    /// # Ok::<(), s3presign::Error>(())
    /// ```
    pub fn describe(&self) -> Vec<(Cow<'static, str>, String)> {
        let mut pairs: Pairs =
            vec![("operation".into(), self.operation().name.into()), ("base".into(), self.base().into())];
        pairs.extend(self.headers().iter().map(|header| {
            (format!("header:{}", header.name).into(), shown_value(&header.name, &header.value).into())
        }));
        pairs
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        show(formatter, "Signer", &self.describe())
    }
}

impl fmt::Debug for Template {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        show(formatter, "Template", &self.describe())
    }
}

fn show(formatter: &mut fmt::Formatter<'_>, name: &str, pairs: &Pairs) -> fmt::Result {
    let mut shown = formatter.debug_struct(name);
    for (name, text) in pairs {
        shown.field(name, text);
    }
    shown.finish()
}

#[cfg(test)]
mod tests {
    use crate::{Addressing, Credentials, PostPolicy, Request, Scope, Signer, option_names, redact_pairs};
    use std::time::Duration;
    use time::macros::datetime;

    const KEY: &str = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    const SECRETS: [&str; 3] = ["wJalrXUtnFEMI", "to/ken", KEY];

    fn signer() -> Signer {
        let credentials = Credentials::new("ASIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI").unwrap();
        Signer::builder(credentials.with_session_token("to/ken").unwrap())
            .region("us-east-1")
            .endpoint("https://Files.example.com:8443/s3/")
            .addressing(Addressing::Path)
            .build()
            .unwrap()
    }

    /// Each option is tried with a value of each kind; what is left at its default is not shown.
    #[test]
    fn a_signer_shows_every_option_but_its_secret_key() {
        let credentials = [("access-key-id", "AKIDEXAMPLE"), ("secret-access-key", "hush")];
        let (region, endpoint) = (("region", "eu-west-1"), ("endpoint", "http://localhost:9000"));
        let bases = [
            [&credentials[..], &[region]].concat(),
            [&credentials[..], &[region, endpoint]].concat(),
            vec![region],
        ];
        let values =
            ["true", "false", "path", "https://s3.example.com", "/storage", "60", "2030-01-02T03:04:05Z"];
        let shows = |option: &str| {
            bases.iter().flat_map(|base| values.map(|value| (base, value))).any(|(base, value)| {
                let others = base.iter().copied().filter(|(name, _)| *name != option);
                let signer = Signer::from_pairs(others.chain([(option, value)]));
                signer.is_ok_and(|signer| signer.describe().iter().any(|(name, _)| name == option))
            })
        };
        let options = option_names().into_iter().find(|(reader, _)| *reader == "signer").unwrap().1;
        let hidden: Vec<&str> = options.into_iter().filter(|option| !shows(option)).collect();
        assert_eq!(hidden, ["secret-access-key"]);
    }

    #[test]
    fn a_signer_shows_what_it_was_made_with() {
        let scope = Scope::new("photos", ["GetObject", "PutObject"]).key_prefix("users/42/");
        let scoped = signer().scoped(&scope.max_expires_in(Duration::from_secs(60))).unwrap();
        let described = scoped.describe();
        let described: Vec<(&str, &str)> =
            described.iter().map(|(name, text)| (name.as_ref(), text.as_str())).collect();
        assert_eq!(
            described,
            [
                ("access-key-id", "ASIAIOSFODNN7EXAMPLE"),
                ("session-token", "REDACTED"),
                ("region", "us-east-1"),
                ("endpoint", "https://files.example.com:8443/s3"),
                ("addressing", "path"),
                ("scope:bucket", "photos"),
                ("scope:operations", "GetObject"),
                ("scope:operations", "PutObject"),
                ("scope:key-prefix", "users/42/"),
                ("scope:max-expires-in", "60"),
            ],
        );
        assert!(format!("{scoped:?}").starts_with("Signer { access-key-id: \"ASIA"));
    }

    #[test]
    fn a_template_masks_its_keys() {
        let request = Request::new("PutObject").bucket("photos").with("SSECustomerAlgorithm", "AES256");
        let template = signer().template(&request.with("SSECustomerKey", KEY)).unwrap();
        let shown = format!("{template:?}");
        assert!(shown.contains("customer-key: \"REDACTED\"") && !shown.contains(KEY), "{shown}");
    }

    #[test]
    fn lists_are_masked() {
        let now = datetime!(2026-01-02 03:04:05 UTC);
        let request = Request::new("PutObject").bucket("photos").with("SSECustomerAlgorithm", "AES256");
        let presigned = signer().presign(&request.with("SSECustomerKey", KEY), "a", now).unwrap();
        let pairs = presigned.to_pairs();
        let shown = redact_pairs(pairs.iter().map(|(name, text)| (name.as_ref(), text.as_ref())));
        assert_eq!(shown.len(), pairs.len());
        let form = signer().presign_post(&PostPolicy::new("photos", "k"), now).unwrap();
        let fields: Vec<(String, &str)> =
            form.fields().map(|(name, text)| (format!("field:{name}"), text)).collect();
        let fields = redact_pairs(fields.iter().map(|(name, text)| (name.as_str(), *text)));
        let curl = (form.curl(), presigned.curl());
        let others = redact_pairs([
            ("policy", form.policy()),
            ("curl", &curl.0),
            ("Curl", &curl.1),
            ("SecretAccessKey", "wJalrXUtnFEMI"),
            ("session_token", "to/ken"),
            ("signed-header:x-amz-server-side-encryption-customer-key", KEY),
        ]);
        let shown = format!("{shown:?} {fields:?} {others:?}");
        for secret in SECRETS {
            assert!(!shown.contains(secret), "{shown}");
        }
        assert!(!shown.contains("to%2Fken") && shown.contains("photos"), "{shown}");
    }
}
