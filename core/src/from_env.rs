//! A signer from the environment variables of AWS's tools, which the caller
//! passes: the signer itself reads no environment.

use crate::{error::Error, pairs::EnvironmentOptions, signer::Signer};
use std::ffi::OsStr;

impl Signer {
    /// A signer from the environment variables that AWS's own tools read, and
    /// from `options`, by the names of [`Signer::from_pairs`], which win.
    ///
    /// | variable | says |
    /// |---|---|
    /// | `AWS_ACCESS_KEY_ID` | who signs |
    /// | `AWS_SECRET_ACCESS_KEY` | the secret of that access key |
    /// | `AWS_SESSION_TOKEN` | the token of temporary credentials |
    /// | `AWS_CREDENTIAL_EXPIRATION` | when those end |
    /// | `AWS_REGION`, else `AWS_DEFAULT_REGION` | the bucket's region |
    /// | `AWS_ENDPOINT_URL_S3`, else `AWS_ENDPOINT_URL` | the endpoint |
    /// | `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS` | `true`: the two above are not read |
    /// | `AWS_USE_FIPS_ENDPOINT` | `true` or `false` |
    /// | `AWS_USE_DUALSTACK_ENDPOINT` | `true` or `false` |
    ///
    /// No other variable and no file is read, so no profile: an error for missing credentials
    /// says so, and names that of `AWS_PROFILE`. An empty variable is not set.
    /// Credentials of two sources are never mixed: with an access key, a secret
    /// or a token among the options, none of the variables of credentials is
    /// read.
    ///
    /// # Errors
    ///
    /// Those of [`Signer::from_pairs`], which name the variable where it is the
    /// variable that is wrong or missing, and `VariableNotUnicode`, which does
    /// not show the value.
    ///
    /// ```no_run
    /// # use s3presign::Signer;
    /// let signer = Signer::from_env(std::env::vars_os(), [])?;
    /// let local = Signer::from_env(std::env::vars_os(), [("endpoint", "http://localhost:9000")])?;
    /// # let _ = (signer, local);
    /// # Ok::<(), s3presign::Error>(())
    /// ```
    ///
    /// Any pairs will do, so that tests need no environment of their own:
    ///
    /// ```
    /// # use s3presign::Signer;
    /// let environment = [("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE"), ("AWS_SECRET_ACCESS_KEY", "secret")];
    /// let signer = Signer::from_env(environment, [("region", "eu-west-1")])?;
    /// assert_eq!(signer.object_url("photos", "a.png")?, "https://photos.s3.eu-west-1.amazonaws.com/a.png");
    /// # Ok::<(), s3presign::Error>(())
    /// ```
    pub fn from_env<'a>(
        variables: impl IntoIterator<Item = (impl AsRef<OsStr>, impl AsRef<OsStr>)>,
        options: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Signer, Error> {
        let variables = variables.into_iter().map(|(name, value)| (Bytes(name), Bytes(value)));
        signer(&EnvironmentOptions::read(variables, options)?)
    }
}

/// The options that [`Signer::from_env`] makes a signer of: `options` as they
/// are, then those that variables say. It is for other languages, where an
/// environment is bytes. The answer holds the secrets.
///
/// # Errors
///
/// Those of [`Signer::from_env`]: the options that it answers make a signer.
///
/// ```
/// let environment = [("AWS_ACCESS_KEY_ID", "AKIA"), ("AWS_SECRET_ACCESS_KEY", "secret"), ("PATH", "/bin")];
/// assert_eq!(
///     s3presign::options_from_env(environment, [("region", "eu-west-1")])?,
///     [("region", "eu-west-1"), ("access-key-id", "AKIA"), ("secret-access-key", "secret")]
///         .map(|(name, value)| (name.into(), value.into())),
/// );
/// # Ok::<(), s3presign::Error>(())
/// ```
pub fn options_from_env<'a>(
    variables: impl IntoIterator<Item = (impl AsRef<[u8]>, impl AsRef<[u8]>)>,
    options: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<Vec<(String, String)>, Error> {
    let read = EnvironmentOptions::read(variables, options)?;
    signer(&read)?;
    Ok(read.pairs().map(|(name, value)| (name.into(), value.into())).collect())
}

fn signer(options: &EnvironmentOptions<'_>) -> Result<Signer, Error> {
    Signer::from_pairs(options.pairs()).map_err(|error| options.name_variables(error))
}

/// A text of the operating system as bytes, which are UTF-8 exactly if it is
/// Unicode.
struct Bytes<T>(T);

impl<T: AsRef<OsStr>> AsRef<[u8]> for Bytes<T> {
    fn as_ref(&self) -> &[u8] {
        self.0.as_ref().as_encoded_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::options_from_env;
    use crate::{Error, ErrorCode, Signer};
    use proptest::{collection::vec, prelude::*, sample::select};

    const KEY: [(&str, &str); 4] = [
        ("AWS_ACCESS_KEY_ID", "ASIAIOSFODNN7EXAMPLE"),
        ("AWS_SECRET_ACCESS_KEY", "hush hush"),
        ("AWS_SESSION_TOKEN", "token"),
        ("AWS_CREDENTIAL_EXPIRATION", "2026-01-02T03:10:00Z"),
    ];
    const REGION: (&str, &str) = ("AWS_REGION", "eu-west-1");

    type Pairs<'a> = &'a [(&'a str, &'a str)];

    /// What is said of these options, when the key above, a region and these
    /// variables are set.
    fn said(variables: Pairs<'_>, given: Pairs<'_>, option: &str) -> Option<String> {
        let all = variables.iter().chain(&KEY).chain([&REGION]).copied();
        let options = options_from_env(all, given.iter().copied()).unwrap();
        options.into_iter().find(|(name, _)| name == option).map(|(_, value)| value)
    }

    fn refusal(variables: Pairs<'_>, given: Pairs<'_>) -> Error {
        options_from_env(variables.iter().copied(), given.iter().copied()).unwrap_err()
    }

    #[test]
    fn every_variable_says_its_option() {
        for (variable, option, value) in [
            ("AWS_ACCESS_KEY_ID", "access-key-id", "AKIA"),
            ("AWS_SECRET_ACCESS_KEY", "secret-access-key", "s"),
            ("AWS_SESSION_TOKEN", "session-token", "t"),
            ("AWS_CREDENTIAL_EXPIRATION", "credentials-expiration", "1767323045"),
            ("AWS_REGION", "region", "ca-central-1"),
            ("AWS_ENDPOINT_URL_S3", "endpoint", "http://minio:9000"),
            ("AWS_ENDPOINT_URL", "endpoint", "http://minio:9000"),
            ("AWS_USE_FIPS_ENDPOINT", "use-fips", "TRUE"),
            ("AWS_USE_DUALSTACK_ENDPOINT", "use-dual-stack", "false"),
        ] {
            assert_eq!(said(&[(variable, value)], &[], option).as_deref(), Some(value), "{variable}");
            assert_eq!(said(&[(&variable.to_lowercase(), value)], &[], option), said(&[], &[], option));
        }
        let otherwise = [("AWS_REGION", ""), ("AWS_DEFAULT_REGION", "us-east-2")];
        assert_eq!(said(&otherwise, &[], "region").as_deref(), Some("us-east-2"));
        assert_eq!(said(&[("AWS_DEFAULT_REGION", "us-east-2")], &[], "region").as_deref(), Some("eu-west-1"));
    }

    #[test]
    fn the_first_endpoint_that_is_set_wins_unless_they_are_ignored() {
        let both = [("AWS_ENDPOINT_URL", "http://all:9000"), ("AWS_ENDPOINT_URL_S3", "http://s3:9000")];
        assert_eq!(said(&both, &[], "endpoint").as_deref(), Some("http://s3:9000"));
        for (ignored, endpoint) in
            [("false", Some("http://all:9000")), ("", Some("http://all:9000")), ("true", None)]
        {
            let variables = [("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", ignored), both[0]];
            assert_eq!(said(&variables, &[], "endpoint").as_deref(), endpoint, "{ignored}");
            let own = [("endpoint", "http://own:9000")];
            assert_eq!(said(&variables, &own, "endpoint").as_deref(), Some("http://own:9000"), "{ignored}");
        }
    }

    #[test]
    fn options_win_and_their_variables_are_not_looked_at() {
        let wrong = [
            ("AWS_REGION", "no region"),
            ("AWS_ENDPOINT_URL", "nowhere"),
            ("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "perhaps"),
            ("AWS_USE_FIPS_ENDPOINT", "perhaps"),
        ];
        let given = [("Region", "eu-west-3"), ("ENDPOINT", "http://own:9000"), ("useFips", "false")];
        assert_eq!(said(&wrong, &given, "Region").as_deref(), Some("eu-west-3"));
        assert_eq!(said(&wrong, &given, "region"), None);
    }

    #[test]
    fn credentials_of_two_sources_are_never_mixed() {
        let own = [("access_key_id", "AKIA"), ("secret_access_key", "own")];
        for option in ["access-key-id", "secret-access-key", "session-token", "credentials-expiration"] {
            assert_eq!(said(&[], &own, option), None, "{option}");
        }
        for part in [("access-key-id", "AKIA"), ("secret-access-key", "own"), ("session-token", "own")] {
            let variables = [KEY[0], KEY[1], KEY[2], KEY[3], REGION];
            let error = refusal(&variables, &[part]);
            assert_eq!(error.code(), ErrorCode::MissingOption, "{part:?}");
            assert!(!error.to_string().contains("AWS_"), "{error}");
        }
        let until = [("credentials-expiration", "1767323045")];
        assert_eq!(said(&[], &until, "access-key-id").as_deref(), Some(KEY[0].1));
    }

    #[test]
    fn errors_name_the_variable() {
        let key = &KEY[..2];
        let with = |variables: Pairs<'static>| [key, variables].concat();
        for (variables, code, variable) in [
            (vec![], ErrorCode::MissingOption, "AWS_ACCESS_KEY_ID"),
            (vec![("AWS_PROFILE", "")], ErrorCode::MissingOption, "; profiles are not read: `aws configure"),
            (
                vec![("AWS_PROFILE", "dev")],
                ErrorCode::MissingOption,
                "the profile \"dev\" of AWS_PROFILE is not read",
            ),
            (vec![KEY[0]], ErrorCode::MissingOption, "AWS_SECRET_ACCESS_KEY"),
            (with(&[]), ErrorCode::MissingRegion, "AWS_REGION"),
            (with(&[("AWS_REGION", "a b")]), ErrorCode::InvalidRegion, "AWS_REGION"),
            (with(&[("AWS_DEFAULT_REGION", "a b")]), ErrorCode::InvalidRegion, "AWS_DEFAULT_REGION"),
            (with(&[("AWS_SESSION_TOKEN", "hush ")]), ErrorCode::InvalidCredentials, "AWS_SESSION_TOKEN"),
            (
                with(&[("AWS_CREDENTIAL_EXPIRATION", "soon")]),
                ErrorCode::InvalidOption,
                "AWS_CREDENTIAL_EXPIRATION",
            ),
            (with(&[REGION, ("AWS_ENDPOINT_URL", "minio")]), ErrorCode::InvalidEndpoint, "AWS_ENDPOINT_URL "),
            (
                with(&[REGION, ("AWS_ENDPOINT_URL_S3", "minio")]),
                ErrorCode::InvalidEndpoint,
                "AWS_ENDPOINT_URL_S3 ",
            ),
            (
                with(&[REGION, ("AWS_USE_FIPS_ENDPOINT", "yes")]),
                ErrorCode::InvalidOption,
                "AWS_USE_FIPS_ENDPOINT",
            ),
            (
                with(&[("AWS_ENDPOINT_URL", "http://m"), ("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "1")]),
                ErrorCode::InvalidOption,
                "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
            ),
            (
                with(&[REGION, ("AWS_USE_FIPS_ENDPOINT", "true"), ("AWS_ENDPOINT_URL", "http://m")]),
                ErrorCode::ConflictingOptions,
                "\"AWS_USE_FIPS_ENDPOINT\" cannot be combined with \"AWS_ENDPOINT_URL\"",
            ),
        ] {
            let error = refusal(&variables, &[]);
            assert_eq!(error.code(), code, "{error}");
            assert!(error.to_string().contains(variable) && !error.to_string().contains("hush"), "{error}");
        }
        let own = refusal(&with(&[]), &[("region", "a b")]);
        assert!(own.to_string().starts_with("\"region\" is"), "{own}");
    }

    #[test]
    fn what_is_not_unicode_is_refused_where_it_is_read() {
        let environment = |name: &'static str, value: &'static [u8]| {
            let good = KEY[..2].iter().chain([&REGION]).map(|(name, value)| (*name, value.as_bytes()));
            [(name, value)].into_iter().chain(good)
        };
        for value in [&b"hush\xff"[..], "hush\u{fffd}".as_bytes()] {
            let error = options_from_env(environment("AWS_SECRET_ACCESS_KEY", value), []).unwrap_err();
            assert_eq!(error.code(), ErrorCode::VariableNotUnicode);
            assert!(error.to_string().contains("AWS_SECRET_ACCESS_KEY"), "{error}");
            assert!(!error.to_string().contains("hush"), "{error}");
            assert!(options_from_env(environment("LS_COLORS", value), []).is_ok());
            let own = [("access-key-id", "AKIA"), ("secret-access-key", "own")];
            assert!(options_from_env(environment("AWS_SECRET_ACCESS_KEY", value), own).is_ok());
        }
    }

    #[test]
    fn of_a_name_that_comes_twice_the_first_counts() {
        assert_eq!(said(&[("AWS_REGION", "a"), ("AWS_REGION", "b")], &[], "region").as_deref(), Some("a"));
    }

    #[test]
    fn takes_what_the_standard_library_answers() {
        let strings = [KEY[0], KEY[1], REGION].map(|(name, value)| (String::from(name), String::from(value)));
        assert!(Signer::from_env(strings.clone(), []).is_ok());
        let texts =
            strings.map(|(name, value)| (std::ffi::OsString::from(name), std::ffi::OsString::from(value)));
        assert!(Signer::from_env(texts, []).is_ok());
    }

    proptest! {
        /// Options that come of an environment make a signer; and no value of a
        /// secret is in an error.
        #[test]
        fn any_environment_makes_a_signer_or_an_error(
            pairs in vec((select(&NAMES[..]), prop_oneof![vec(any::<u8>(), 0..12), Just(b"true".to_vec())]), 0..12),
        ) {
            let secret = b"hush-hush-hush";
            let secrets = [("AWS_SECRET_ACCESS_KEY", secret.to_vec()), ("AWS_SESSION_TOKEN", secret.to_vec())];
            match options_from_env(secrets.into_iter().chain(pairs), []) {
                Ok(options) => {
                    let options = options.iter().map(|(name, value)| (name.as_str(), value.as_str()));
                    prop_assert!(Signer::from_pairs(options).is_ok());
                }
                Err(error) => prop_assert!(!error.to_string().contains("hush")),
            }
        }
    }

    const NAMES: [&str; 13] = [
        "AWS_ACCESS_KEY_ID",
        "AWS_SECRET_ACCESS_KEY",
        "AWS_SESSION_TOKEN",
        "AWS_CREDENTIAL_EXPIRATION",
        "AWS_REGION",
        "AWS_DEFAULT_REGION",
        "AWS_ENDPOINT_URL_S3",
        "AWS_ENDPOINT_URL",
        "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
        "AWS_USE_FIPS_ENDPOINT",
        "AWS_USE_DUALSTACK_ENDPOINT",
        "aws_region",
        "PATH",
    ];
}
