//! `s3presign put`: upload, bound to a file or to what is said of it.

use crate::{
    arguments::{Named, Target},
    failure::Failure,
    file::{self, Content},
    signing::{Pairs, Signing, pair},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use clap::Args;
use std::path::PathBuf;

/// Sign an upload
#[derive(Args)]
pub(crate) struct Put {
    /// Object: s3://BUCKET/KEY, BUCKET/KEY, or an access point's ARN and a key
    #[arg(value_name = "S3URI", required = true)]
    targets: Vec<Target>,
    /// File that will be uploaded: binds its type, its length and its SHA-256
    #[arg(long, value_name = "PATH", conflicts_with_all = ["size", "sha256"])]
    file: Option<PathBuf>,
    /// Content type that must be sent
    #[arg(long = "type", value_name = "TYPE")]
    content_type: Option<String>,
    /// Length that must be sent, in bytes
    #[arg(long, value_name = "BYTES")]
    size: Option<u64>,
    /// SHA-256 of the content, in hex or base64
    #[arg(long, value_name = "DIGEST")]
    sha256: Option<String>,
    /// Have S3 refuse it where the object exists; some stores ignore that
    #[arg(long)]
    create_only: bool,
    /// User metadata that must be sent
    #[arg(long = "meta", value_name = "NAME=VALUE")]
    metadata: Vec<Named>,
    #[command(flatten)]
    signing: Signing,
}

impl Put {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let own = match &self.file {
            Some(path) => self.bound_to(&Content::read(path)?, file::type_by_name(path)),
            None => self.as_said(),
        };
        self.signing.each("PutObject", &self.targets, &own)
    }

    fn bound_to(&self, content: &Content, guessed_type: &str) -> Pairs {
        let content_type = self.content_type.as_deref().unwrap_or(guessed_type);
        let mut own = vec![
            ("content-type".into(), content_type.into()),
            ("content-length".into(), content.length.to_string()),
            ("checksum-sha256".into(), STANDARD.encode(content.sha256)),
        ];
        own.extend(self.others());
        own
    }

    fn as_said(&self) -> Pairs {
        let own = [
            pair("content-type", self.content_type.as_ref()),
            pair("content-length", self.size),
            pair(
                "checksum-sha256",
                self.sha256.as_deref().map(|digest| from_hex(digest).unwrap_or(digest.into())),
            ),
        ];
        own.into_iter().flatten().chain(self.others()).collect()
    }

    fn others(&self) -> impl Iterator<Item = (String, String)> {
        let metadata =
            self.metadata.iter().map(|named| (format!("metadata:{}", named.name), named.value.clone()));
        metadata.chain(pair("create-only", self.create_only.then_some(true)))
    }
}

/// A SHA-256 in hex, as `sha256sum` prints it, in the base64 that S3 takes.
fn from_hex(text: &str) -> Option<String> {
    let is_hex = text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let byte = |start: usize| u8::from_str_radix(text.get(start..start.checked_add(2)?)?, 16).ok();
    let bytes: Option<Vec<u8>> = is_hex.then(|| (0..64).step_by(2).map(byte).collect())?;
    Some(STANDARD.encode(bytes?))
}
