//! `s3presign sign`: many keys on stdin, a URL for each on stdout.

use crate::{
    arguments::{LifetimeArguments, RequestArguments, SignerArguments, Target, complete},
    bulk::{self, Format, Job},
    failure::{ExitStatus, Failure},
    notes,
    settings::Settings,
    signing,
};
use clap::Args;
use clap_complete::engine::ArgValueCompleter;
use s3presign::Template;
use std::{num::NonZero, thread};
use time::OffsetDateTime;

/// Sign a URL for each key on stdin
///
/// Each key is put behind the PREFIX as it is. A line in is a line out, in the same order; of CSV
/// and JSON lines each record comes back with a `url`. One signing time serves the whole run.
#[derive(Args)]
pub(crate) struct Sign {
    /// Bucket, and what goes before each key: s3://BUCKET/PREFIX
    #[arg(value_name = "S3URI")]
    target: Target,
    /// Operation by S3's name
    #[arg(long, default_value = "GetObject", add = ArgValueCompleter::new(complete::operations))]
    operation: String,
    /// How the keys come
    #[arg(long, value_name = "FORMAT", default_value = "lines")]
    from: Format,
    /// Name of the column or member that holds the key
    #[arg(long, value_name = "NAME", default_value = "key")]
    column: String,
    /// Go on when a key is refused, leaving its URL empty; exit with 1 in the end
    #[arg(long)]
    keep_going: bool,
    /// Take warnings for errors
    #[arg(long)]
    strict: bool,
    /// Say nothing on stderr but errors
    #[arg(long)]
    quiet: bool,
    /// How many threads sign [default: one for each core]
    #[arg(long, value_name = "COUNT")]
    threads: Option<NonZero<usize>>,
    #[command(flatten)]
    request: RequestArguments,
    #[command(flatten)]
    lifetime: LifetimeArguments,
    #[command(flatten)]
    signer: SignerArguments,
}

impl Sign {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let signer = Settings::read(&self.signer)?.signer(&self.signer)?;
        let mut pairs = self.request.pairs()?;
        pairs.extend(self.lifetime.pairs());
        let request = signing::request(&signer, &self.operation, Some(&self.target), &pairs)?;
        let (template, now) = (signer.template(&request)?, self.lifetime.signing_time());
        self.warn_of_all(&template, now)?;
        let job = Job {
            template,
            prefix: self.target.key.clone(),
            now,
            format: self.from,
            column: self.column.clone(),
            keep_going: self.keep_going,
            strict: self.strict,
            quiet: self.quiet,
        };
        let threads = self.threads.or_else(|| thread::available_parallelism().ok());
        bulk::run(job, threads.unwrap_or(NonZero::<usize>::MIN))
    }

    /// Warns of what holds for every URL, once.
    fn warn_of_all(&self, template: &Template, now: OffsetDateTime) -> Result<(), Failure> {
        let sample = template.presign("sample", now)?;
        if !self.quiet {
            sample.warnings().iter().for_each(notes::warn);
        }
        if self.strict && !sample.warnings().is_empty() {
            return Err(Failure::Said(ExitStatus::Warned));
        }
        Ok(())
    }
}
