//! `s3presign form`: a form for uploads from a browser.

use crate::{
    arguments::{LifetimeArguments, Named, OutputArguments, SignerArguments, Target},
    failure::Failure,
    output::{Output, PolicyOutput, Record, Signed},
    settings::Settings,
    signing::{borrowed, pair},
};
use clap::Args;
use s3presign::PostPolicy;

/// Sign a form for uploads from a browser
#[derive(Args)]
pub(crate) struct Form {
    /// Object: s3://BUCKET/KEY; ${filename} in it stands for the sender's file name
    #[arg(value_name = "S3URI")]
    target: Target,
    /// Take the key for a prefix: the sender's file name follows it
    #[arg(long)]
    key_prefix: bool,
    /// Least bytes that may be uploaded
    #[arg(long, value_name = "BYTES")]
    min_size: Option<u64>,
    /// Most bytes that may be uploaded
    #[arg(long, value_name = "BYTES")]
    max_size: Option<u64>,
    /// Content type of the upload
    #[arg(long = "type", value_name = "TYPE", conflicts_with = "type_prefix")]
    content_type: Option<String>,
    /// What the content type must begin with: image/
    #[arg(long, value_name = "PREFIX")]
    type_prefix: Option<String>,
    /// Where the browser goes after the upload
    #[arg(long, value_name = "URL")]
    redirect: Option<String>,
    /// User metadata of the object
    #[arg(long = "meta", value_name = "NAME=VALUE")]
    metadata: Vec<Named>,
    /// Any other field of the form, by S3's name
    #[arg(long = "field", value_name = "NAME=VALUE")]
    fields: Vec<Named>,
    /// Field of your own, which S3 does nothing with
    #[arg(long = "own-field", value_name = "NAME=VALUE")]
    own_fields: Vec<Named>,
    /// Field of your own that the sender fills in, and what it must begin with: NAME= for anything
    #[arg(long = "own-starts-with", value_name = "NAME=PREFIX")]
    own_prefixes: Vec<Named>,
    #[command(flatten)]
    lifetime: LifetimeArguments,
    #[command(flatten)]
    signer: SignerArguments,
    #[command(flatten)]
    output: OutputArguments,
}

impl Form {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let output = Output::of_posts(&self.output)?;
        let Target { bucket, key } = &self.target;
        let key = if self.key_prefix { format!("{key}${{filename}}") } else { key.clone() };
        let mut pairs = vec![("bucket".into(), bucket.clone()), ("key".into(), key.clone())];
        let own = [
            pair("min-content-length", self.min_size),
            pair("max-content-length", self.max_size),
            pair("content-type", self.content_type.as_ref()),
            pair("starts-with:content-type", self.type_prefix.as_ref()),
            pair("success-action-redirect", self.redirect.as_ref()),
        ];
        pairs.extend(own.into_iter().flatten());
        let kinds = [
            ("metadata", &self.metadata),
            ("own-fields", &self.own_fields),
            ("own-starts-with", &self.own_prefixes),
        ];
        for (kind, all) in kinds {
            pairs.extend(all.iter().map(|named| (format!("{kind}:{}", named.name), named.value.clone())));
        }
        for field in &self.fields {
            pairs.push(field.parameter()?);
        }
        pairs.extend(self.lifetime.pairs());
        if let Some(mut policy) = PolicyOutput::if_asked(&self.output, &self.signer)? {
            pairs.extend(pair("operation", Some("PostObject")));
            policy.add(&pairs)?;
            return policy.write();
        }
        let signer = Settings::read(&self.signer)?.signer(&self.signer)?;
        let policy = PostPolicy::from_pairs(borrowed(&pairs)).map_err(|error| signer.conceal(error))?;
        let post = signer.presign_post(&policy, self.lifetime.signing_time())?;
        let target = Target { bucket: bucket.clone(), key };
        output.write(&[Record::new(Signed::Post(Box::new(post)), Some(target))])
    }
}
