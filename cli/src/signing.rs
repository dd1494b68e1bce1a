//! From a command line to results: settings, a signer, a request for each target.

use crate::{
    arguments::{LifetimeArguments, OutputArguments, RequestArguments, SignerArguments, Target},
    failure::{ExitStatus, Failure},
    notes,
    output::{Output, PolicyOutput, Record, Signed},
    settings::Settings,
};
use clap::Args;
use s3presign::{Request, Signer};

/// Names and texts, as the signer takes them.
pub(crate) type Pairs = Vec<(String, String)>;

/// What every verb takes that signs requests.
#[derive(Args)]
pub(crate) struct Signing {
    /// Go on when a target is refused; exit with 1 in the end
    #[arg(long)]
    keep_going: bool,
    #[command(flatten)]
    request: RequestArguments,
    #[command(flatten)]
    lifetime: LifetimeArguments,
    #[command(flatten)]
    signer: SignerArguments,
    #[command(flatten)]
    output: OutputArguments,
}

impl Signing {
    /// Signs an operation for each target, and writes the results.
    pub(crate) fn each(
        &self,
        operation: &str,
        targets: &[Target],
        own: &[(String, String)],
    ) -> Result<(), Failure> {
        self.run(operation, targets.iter().map(|target| Some((target, target.object_key()))), own)
    }

    /// The same for buckets: what follows the bucket is not a key.
    pub(crate) fn bucket(
        &self,
        operation: &str,
        target: Option<&Target>,
        own: &[(String, String)],
    ) -> Result<(), Failure> {
        self.run(operation, std::iter::once(target.map(|target| (target, None))), own)
    }

    fn run<'t>(
        &self,
        operation: &str,
        targets: impl Iterator<Item = Option<(&'t Target, Option<&'t str>)>>,
        own: &[(String, String)],
    ) -> Result<(), Failure> {
        let mut common = own.to_vec();
        common.extend(self.request.pairs()?);
        common.extend(self.lifetime.pairs());
        if let Some(policy) = PolicyOutput::if_asked(&self.output, &self.signer)? {
            return self.write_policy(policy, operation, targets, &common);
        }
        let signer = Settings::read(&self.signer)?.signer(&self.signer)?;
        let now = self.lifetime.signing_time();
        let (mut records, mut failed) = (Vec::new(), false);
        for target in targets {
            let request = request(&signer, operation, target.map(|(target, _)| target), &common);
            let key = target.and_then(|(_, key)| key);
            let signed = request.and_then(|request| Ok(signer.presign(&request, key, now)?));
            match signed {
                Ok(signed) => {
                    let target = target.map(|(target, _)| target.clone());
                    records.push(Record::new(Signed::Request(Box::new(signed)), target));
                }
                Err(failure) => {
                    self.go_on_after(failure, target)?;
                    failed = true;
                }
            }
        }
        Output::new(&self.output).write(&records)?;
        if failed { Err(Failure::Said(ExitStatus::Negative)) } else { Ok(()) }
    }

    /// One policy for all targets.
    fn write_policy<'t>(
        &self,
        mut policy: PolicyOutput<'_>,
        operation: &str,
        targets: impl Iterator<Item = Option<(&'t Target, Option<&'t str>)>>,
        common: &[(String, String)],
    ) -> Result<(), Failure> {
        let mut failed = false;
        for target in targets {
            let own = [
                pair("operation", Some(operation)),
                pair("bucket", target.map(|(target, _)| &target.bucket)),
                pair("key", target.and_then(|(_, key)| key)),
            ];
            let mut pairs: Pairs = own.into_iter().flatten().collect();
            pairs.extend_from_slice(common);
            if let Err(failure) = policy.add(&pairs) {
                self.go_on_after(failure, target)?;
                failed = true;
            }
        }
        policy.write()?;
        if failed { Err(Failure::Said(ExitStatus::Negative)) } else { Ok(()) }
    }

    /// Says why a target is refused, where the others are to go on.
    fn go_on_after(&self, failure: Failure, target: Option<(&Target, Option<&str>)>) -> Result<(), Failure> {
        if !self.keep_going {
            return Err(failure);
        }
        let about = target.map(|(Target { bucket, key }, _)| format!("{:?}", format!("{bucket}/{key}")));
        notes::fail(&failure, about.as_deref());
        Ok(())
    }
}

/// A request of an operation on a bucket.
pub(crate) fn request(
    signer: &Signer,
    operation: &str,
    target: Option<&Target>,
    pairs: &[(String, String)],
) -> Result<Request, Failure> {
    let own =
        [("operation", operation)].into_iter().chain(target.map(|target| ("bucket", target.bucket.as_str())));
    let request = Request::from_pairs(own.chain(borrowed(pairs)));
    request.map_err(|error| signer.conceal(error).into())
}

/// Pairs as the signer takes them.
pub(crate) fn borrowed(pairs: &[(String, String)]) -> impl Iterator<Item = (&str, &str)> {
    pairs.iter().map(|(name, text)| (name.as_str(), text.as_str()))
}

/// A pair of one's own, where there is a value.
pub(crate) fn pair(name: &str, value: Option<impl ToString>) -> Option<(String, String)> {
    value.map(|value| (name.into(), value.to_string()))
}
