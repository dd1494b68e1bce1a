//! `s3presign op`: any operation of S3.

use crate::{
    arguments::{Target, complete},
    failure::Failure,
    signing::Signing,
};
use clap::Args;
use clap_complete::engine::ArgValueCompleter;

/// Sign any operation of S3, by its name
#[derive(Args)]
pub(crate) struct Operation {
    /// Operation by S3's name: HeadObject, PutObjectTagging, ListBuckets...
    #[arg(add = ArgValueCompleter::new(complete::operations))]
    operation: String,
    /// Bucket or object that it acts on, if it acts on one
    #[arg(value_name = "S3URI")]
    target: Option<Target>,
    #[command(flatten)]
    signing: Signing,
}

impl Operation {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        match &self.target {
            Some(target) if target.object_key().is_some() => {
                self.signing.each(&self.operation, std::slice::from_ref(target), &[])
            }
            target => self.signing.bucket(&self.operation, target.as_ref(), &[]),
        }
    }
}
