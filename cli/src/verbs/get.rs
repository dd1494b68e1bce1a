//! `s3presign get`: download.

use crate::{
    arguments::Target,
    failure::Failure,
    signing::{Signing, pair},
};
use clap::Args;

/// Sign a download
#[derive(Args)]
pub(crate) struct Get {
    /// Object: s3://BUCKET/KEY, BUCKET/KEY, or an access point's ARN and a key
    #[arg(value_name = "S3URI", required = true)]
    targets: Vec<Target>,
    /// File name under which a browser saves it, in any script
    #[arg(long = "as", value_name = "NAME")]
    download_as: Option<String>,
    /// Version of the object
    #[arg(long, value_name = "VERSION")]
    version_id: Option<String>,
    /// Bytes of the object: bytes=0-1023; must be sent as a header
    #[arg(long)]
    range: Option<String>,
    /// Content type of the response
    #[arg(long, value_name = "TYPE")]
    response_type: Option<String>,
    #[command(flatten)]
    signing: Signing,
}

impl Get {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let own = [
            pair("download-as", self.download_as.as_ref()),
            pair("version-id", self.version_id.as_ref()),
            pair("range", self.range.as_ref()),
            pair("response-content-type", self.response_type.as_ref()),
        ];
        let own: Vec<_> = own.into_iter().flatten().collect();
        self.signing.each("GetObject", &self.targets, &own)
    }
}
