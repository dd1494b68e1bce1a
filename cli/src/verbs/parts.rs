//! `s3presign parts`: an upload in parts: the plan, then every URL.

use crate::{
    arguments::{LifetimeArguments, OutputArguments, RequestArguments, SignerArguments, Target},
    failure::Failure,
    file, input, notes,
    output::{Output, Part, PolicyOutput, Record, Signed},
    settings::Settings,
    signing::{self, borrowed, pair},
};
use clap::Args;
use s3presign::{MultipartPlan, MultipartUpload, PresignedRequest, upload_id};
use std::path::PathBuf;

/// Sign an upload in parts
///
/// Without --upload-id or --created the one result is the request that creates the upload: send
/// it, and pass the response, or the UploadId in it. With one of them the results are every part in
/// order, and then the requests that complete, abort and list the upload.
#[derive(Args)]
pub(crate) struct Parts {
    /// Object: s3://BUCKET/KEY, BUCKET/KEY, or an access point's ARN and a key
    #[arg(value_name = "S3URI")]
    target: Target,
    /// Size of the whole object, in bytes
    #[arg(long, value_name = "BYTES", required_unless_present = "file", conflicts_with = "file")]
    size: Option<u64>,
    /// File that will be uploaded: its size, and its type for the request that creates the upload
    #[arg(long, value_name = "PATH")]
    file: Option<PathBuf>,
    /// Size of each part but the last [default: the smallest that S3's limits allow]
    #[arg(long, value_name = "BYTES")]
    part_size: Option<u64>,
    /// Id in the response to the request that creates the upload
    #[arg(long, value_name = "ID")]
    upload_id: Option<String>,
    /// File with that response, or - for stdin; the id is read from it
    #[arg(long, value_name = "PATH", conflicts_with = "upload_id")]
    created: Option<String>,
    /// Have S3 refuse it where the object exists; some stores ignore that
    #[arg(long)]
    create_only: bool,
    #[command(flatten)]
    request: RequestArguments,
    #[command(flatten)]
    lifetime: LifetimeArguments,
    #[command(flatten)]
    signer: SignerArguments,
    #[command(flatten)]
    output: OutputArguments,
}

impl Parts {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let size = match &self.file {
            Some(path) => file::length(path)?,
            None => self.size.unwrap_or_default(),
        };
        let plan = MultipartPlan::new(size, self.part_size)?;
        if let Some(policy) = PolicyOutput::if_asked(&self.output, &self.signer)? {
            return self.write_policy(policy);
        }
        let upload_id = match (&self.upload_id, &self.created) {
            (Some(id), _) => Some(id.clone()),
            (None, Some(path)) => Some(upload_id(&input::text(Some(path), "the response")?)?),
            (None, None) => None,
        };
        let records = match upload_id {
            None => vec![self.creation()?],
            Some(upload_id) => self.requests(size, &upload_id)?,
        };
        if notes::somebody_reads() && !self.output.quiet {
            let (count, part_size) = (plan.part_count(), plan.part_size());
            notes::say(
                "plan",
                &format!("{count} parts of {part_size} bytes, the last one with the rest of {size}"),
            );
        }
        Output::new(&self.output).write(&records)
    }

    /// The policy for all steps of the upload, whichever of them are next.
    fn write_policy(&self, mut policy: PolicyOutput<'_>) -> Result<(), Failure> {
        let own = [
            pair("operation", Some("Multipart")),
            pair("bucket", Some(&self.target.bucket)),
            pair("key", self.target.object_key()),
        ];
        let mut pairs: Vec<_> = own.into_iter().flatten().collect();
        pairs.extend(self.request.pairs()?);
        pairs.extend(self.lifetime.pairs());
        policy.add(&pairs)?;
        policy.write()
    }

    /// The request that creates the upload.
    fn creation(&self) -> Result<Record, Failure> {
        let signer = Settings::read(&self.signer)?.signer(&self.signer)?;
        let mut pairs = self.request.pairs()?;
        let says_type =
            pairs.iter().any(|(name, _)| name.to_ascii_lowercase().replace(['-', '_'], "") == "contenttype");
        let content_type = self.file.as_deref().filter(|_| !says_type).map(file::type_by_name);
        pairs.extend(pair("content-type", content_type));
        pairs.extend(self.lifetime.pairs());
        let request = signing::request(&signer, "CreateMultipartUpload", Some(&self.target), &pairs)?;
        let signed = signer.presign(&request, self.target.object_key(), self.lifetime.signing_time())?;
        Ok(self.record(&signed, Part::whole("create")))
    }

    /// All requests of an upload that was created.
    fn requests(&self, size: u64, upload_id: &str) -> Result<Vec<Record>, Failure> {
        let signer = Settings::read(&self.signer)?.signer(&self.signer)?;
        let own = [
            pair("bucket", Some(&self.target.bucket)),
            pair("upload-id", Some(upload_id)),
            pair("object-size", Some(size)),
            pair("part-size", self.part_size),
            pair("create-only", self.create_only.then_some(true)),
        ];
        let mut pairs: Vec<_> = own.into_iter().flatten().collect();
        pairs.extend(self.request.pairs()?);
        pairs.extend(self.lifetime.pairs());
        let upload = MultipartUpload::from_pairs(borrowed(&pairs)).map_err(|error| signer.conceal(error))?;
        let signed = signer.presign_multipart(&upload, &self.target.key, self.lifetime.signing_time())?;
        let parts = signed.parts().iter().map(|part| {
            let place = Part {
                request: "part",
                number: Some(part.number()),
                first_byte: part.first_byte(),
                size: part.size(),
            };
            self.record(part.request(), place)
        });
        let others =
            [("complete", signed.complete()), ("abort", signed.abort()), ("list_parts", signed.list_parts())];
        Ok(parts
            .chain(others.into_iter().map(|(name, request)| self.record(request, Part::whole(name))))
            .collect())
    }

    fn record(&self, signed: &PresignedRequest, part: Part) -> Record {
        let signed = Signed::Request(Box::new(signed.clone()));
        Record { part: Some(part), ..Record::new(signed, Some(self.target.clone())) }
    }
}
