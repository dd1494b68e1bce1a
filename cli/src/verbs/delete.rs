//! `s3presign delete`: delete an object.

use crate::{
    arguments::Target,
    failure::Failure,
    signing::{Signing, pair},
};
use clap::Args;

/// Sign the deletion of an object
#[derive(Args)]
pub(crate) struct Delete {
    /// Object: s3://BUCKET/KEY, BUCKET/KEY, or an access point's ARN and a key
    #[arg(value_name = "S3URI", required = true)]
    targets: Vec<Target>,
    /// Version of the object
    #[arg(long, value_name = "VERSION")]
    version_id: Option<String>,
    #[command(flatten)]
    signing: Signing,
}

impl Delete {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let own: Vec<_> = pair("version-id", self.version_id.as_ref()).into_iter().collect();
        self.signing.each("DeleteObject", &self.targets, &own)
    }
}
