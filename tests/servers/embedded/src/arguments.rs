//! What the server is told: flags, and the credentials from the environment where
//! no flag gives them, since other users of a machine can read a command line.

use std::path::PathBuf;

/// How to call the program.
const USAGE: &str = "\
usage: embedded-s3 DATA_FOLDER [--port N] [--bucket NAME]... [--domain NAME]
                   [--access-key ID] [--secret-key KEY]

  DATA_FOLDER   where the objects are kept; it must exist
  --port        the port on 127.0.0.1; 0, the default, takes a free one
  --bucket      a bucket to make at the start; may be repeated
  --domain      serve http://BUCKET.NAME:PORT besides path style
  --access-key  default: the environment's EMBEDDED_S3_ACCESS_KEY
  --secret-key  default: the environment's EMBEDDED_S3_SECRET_KEY";

/// The arguments of one server.
pub(crate) struct Arguments {
    pub(crate) data: PathBuf,
    pub(crate) port: u16,
    pub(crate) buckets: Vec<String>,
    pub(crate) domain: Option<String>,
    pub(crate) access_key: String,
    pub(crate) secret_key: String,
}

impl Arguments {
    /// Reads the process's arguments and environment.
    pub(crate) fn from_process() -> Result<Self, String> {
        Self::from(std::env::args().skip(1), |name| std::env::var(name).ok())
    }

    fn from(
        mut arguments: impl Iterator<Item = String>,
        environment: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, String> {
        let mut data = None;
        let mut port = 0;
        let mut buckets = Vec::new();
        let mut domain = None;
        let mut access_key = environment("EMBEDDED_S3_ACCESS_KEY");
        let mut secret_key = environment("EMBEDDED_S3_SECRET_KEY");
        while let Some(argument) = arguments.next() {
            if !argument.starts_with("--") {
                data = Some(PathBuf::from(argument));
                continue;
            }
            let value = arguments.next().ok_or_else(|| format!("{argument} needs a value\n{USAGE}"))?;
            match argument.as_str() {
                "--port" => {
                    port = value.parse().map_err(|_| format!("{value:?} is not a port\n{USAGE}"))?;
                }
                "--bucket" => buckets.push(value),
                "--domain" => domain = Some(value),
                "--access-key" => access_key = Some(value),
                "--secret-key" => secret_key = Some(value),
                _ => return Err(format!("{argument} is unknown\n{USAGE}")),
            }
        }
        Ok(Self {
            data: data.ok_or(USAGE)?,
            port,
            buckets,
            domain,
            access_key: access_key.ok_or_else(|| format!("no access key\n{USAGE}"))?,
            secret_key: secret_key.ok_or_else(|| format!("no secret key\n{USAGE}"))?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(arguments: &[&str]) -> Result<Arguments, String> {
        Arguments::from(arguments.iter().map(ToString::to_string), |name| Some(format!("from {name}")))
    }

    #[test]
    fn the_environment_gives_what_no_flag_does() -> Result<(), String> {
        let arguments = from(&["folder", "--bucket", "a", "--bucket", "b", "--access-key", "mine"])?;
        assert_eq!(arguments.buckets, ["a", "b"]);
        assert_eq!(arguments.port, 0);
        assert_eq!(arguments.access_key, "mine");
        assert_eq!(arguments.secret_key, "from EMBEDDED_S3_SECRET_KEY");
        Ok(())
    }

    #[test]
    fn what_is_missing_or_unknown_is_said() {
        for (arguments, said) in [
            (&[][..], "usage:"),
            (&["folder", "--port"], "--port needs a value"),
            (&["folder", "--port", "many"], "\"many\" is not a port"),
            (&["folder", "--loud", "yes"], "--loud is unknown"),
        ] {
            let refused = from(arguments).err().unwrap_or_default();
            assert!(refused.contains(said), "{refused}");
            assert!(refused.contains("usage:"), "{refused}");
        }
    }
}
