//! The parts that differ in nothing but their number, as most do: signed together, with one template.

use super::upload::MultipartUpload;
use crate::zeroizing::Zeroizing;
use crate::{error::Error, presigned_request::PresignedRequest, signer::Signer, template::Urls};
use time::OffsetDateTime;

/// The pair of the query that has a part's number ("UploadPart", S3 API reference).
const PART_NUMBER: &str = "partNumber";

/// The requests of these parts, in their order.
pub(super) struct UsualParts {
    /// The first of them, which the others are but for their URLs.
    first: PresignedRequest,
    /// `None` where each must be signed by itself.
    urls: Option<Urls>,
    next: usize,
}

impl UsualParts {
    /// Signs all of them at one instant; there is at least one.
    ///
    /// # Errors
    ///
    /// Those of [`Signer::presign`], which are the same for each.
    pub(super) fn sign(
        signer: &Signer,
        upload: &MultipartUpload,
        key: &str,
        signing_time: OffsetDateTime,
    ) -> Result<UsualParts, Error> {
        let parts: Vec<_> =
            upload.planned().filter(|(number, planned)| upload.has_usual_part(*number, *planned)).collect();
        let (number, planned) = parts.first().copied().unwrap_or((1, None));
        let template = signer.template(&upload.part_request(number, planned))?;
        let first = template.presign(key, signing_time)?;
        let numbers: Vec<String> = parts.iter().map(|(number, _)| number.to_string()).collect();
        let pair = (PART_NUMBER, &*number.to_string());
        let urls = template.urls_with(key, signing_time, pair, numbers.iter().map(String::as_str))?;
        Ok(UsualParts { first, urls, next: 0 })
    }

    /// The request of the next one.
    pub(super) fn next(&mut self) -> Option<PresignedRequest> {
        let url = self.urls.as_ref()?.get(self.next)?;
        self.next = self.next.saturating_add(1);
        Some(self.first.with_url(Zeroizing::new(url.into())))
    }
}

/// Their requests have copies of the URLs, which they wipe themselves.
impl Drop for UsualParts {
    fn drop(&mut self) {
        self.urls.iter_mut().for_each(Urls::wipe);
    }
}
