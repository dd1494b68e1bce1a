//! `s3presign list`: list a bucket.

use crate::{
    arguments::Target,
    failure::Failure,
    signing::{Signing, pair},
};
use clap::Args;

/// Sign the list of a bucket's objects
#[derive(Args)]
pub(crate) struct List {
    /// Bucket, and what the keys begin with: s3://BUCKET/PREFIX
    #[arg(value_name = "S3URI")]
    target: Target,
    #[command(flatten)]
    signing: Signing,
}

impl List {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let own: Vec<_> = pair("prefix", self.target.object_key()).into_iter().collect();
        self.signing.bucket("ListObjectsV2", Some(&self.target), &own)
    }
}
