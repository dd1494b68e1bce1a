//! What comes out for an upload in parts: every request of it, signed at one
//! instant.

use super::{plan::PlannedPart, upload::MultipartUpload, usual_parts::UsualParts};
use crate::{error::Error, presigned_request::PresignedRequest, signer::Signer};
use std::borrow::Cow;
use time::OffsetDateTime;

/// All requests of one upload.
#[derive(Clone, Debug)]
pub struct PresignedMultipart {
    parts: Vec<PresignedPart>,
    complete: PresignedRequest,
    abort: PresignedRequest,
    list_parts: PresignedRequest,
}

/// The request that uploads one part.
#[derive(Clone, Debug)]
pub struct PresignedPart {
    number: u32,
    planned: Option<PlannedPart>,
    request: PresignedRequest,
}

impl PresignedMultipart {
    /// The parts in their order. They may be sent in any order, and at once.
    pub fn parts(&self) -> &[PresignedPart] {
        &self.parts
    }

    /// Makes an object of the parts; its body is
    /// [`CompletedParts::to_xml`](crate::CompletedParts::to_xml).
    pub fn complete(&self) -> &PresignedRequest {
        &self.complete
    }

    /// Drops the upload and what was stored of it.
    pub fn abort(&self) -> &PresignedRequest {
        &self.abort
    }

    /// Lists the parts that have arrived, with their ETags.
    pub fn list_parts(&self) -> &PresignedRequest {
        &self.list_parts
    }

    /// All requests as names and texts, as every other language receives them.
    /// Each begins with `request`, which says what it is for (`part:1` and so on,
    /// `complete`, `abort`, `list-parts`); `first-byte` and `size` follow for a
    /// part whose sizes are known; then come the names of
    /// [`PresignedRequest::to_pairs`].
    pub fn to_pairs(&self) -> Vec<(Cow<'_, str>, Cow<'_, str>)> {
        let mut pairs: Vec<(Cow<'_, str>, Cow<'_, str>)> = Vec::new();
        for part in &self.parts {
            pairs.push(("request".into(), format!("part:{}", part.number).into()));
            if let Some(planned) = part.planned {
                pairs.push(("first-byte".into(), planned.first_byte.to_string().into()));
                pairs.push(("size".into(), planned.size.to_string().into()));
            }
            pairs.extend(part.request.to_pairs());
        }
        let others = [("complete", &self.complete), ("abort", &self.abort), ("list-parts", &self.list_parts)];
        for (name, request) in others {
            pairs.push(("request".into(), name.into()));
            pairs.extend(request.to_pairs());
        }
        pairs
    }
}

impl PresignedPart {
    /// The part's number, from 1 on.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// Where the part begins in the object, in bytes, if the sizes are known.
    pub fn first_byte(&self) -> Option<u64> {
        self.planned.map(|part| part.first_byte)
    }

    /// The part's size in bytes, if the sizes are known.
    pub fn size(&self) -> Option<u64> {
        self.planned.map(|part| part.size)
    }

    /// What uploads it. The answer's `ETag` is needed to complete the upload.
    pub fn request(&self) -> &PresignedRequest {
        &self.request
    }
}

impl Signer {
    /// Signs all requests of an upload at one instant: each part, and what
    /// completes, aborts and lists them.
    ///
    /// # Errors
    ///
    /// `PartOutsidePlan`, `UnknownParameter`, `InvalidOption` without an id, and
    /// those of [`Signer::presign`].
    pub fn presign_multipart(
        &self,
        upload: &MultipartUpload,
        key: &str,
        signing_time: OffsetDateTime,
    ) -> Result<PresignedMultipart, Error> {
        upload.check()?;
        let whole = |operation| self.presign(&upload.upload_request(operation), key, signing_time);
        Ok(PresignedMultipart {
            parts: self.presign_parts(upload, key, signing_time).map_err(|error| self.conceal(error))?,
            complete: whole("CompleteMultipartUpload")?,
            abort: whole("AbortMultipartUpload")?,
            list_parts: whole("ListParts")?,
        })
    }
}

impl Signer {
    /// The parts in their order. Those that differ in nothing but their number, as most do, are signed together.
    fn presign_parts(
        &self,
        upload: &MultipartUpload,
        key: &str,
        signing_time: OffsetDateTime,
    ) -> Result<Vec<PresignedPart>, Error> {
        let mut parts = Vec::new();
        let mut usual: Option<UsualParts> = None;
        for (number, planned) in upload.planned() {
            let request = if upload.has_usual_part(number, planned) {
                match &mut usual {
                    Some(usual) => usual.next(),
                    None => usual.insert(UsualParts::sign(self, upload, key, signing_time)?).next(),
                }
            } else {
                None
            };
            let request = match request {
                Some(request) => request,
                None => self.presign(&upload.part_request(number, planned), key, signing_time)?,
            };
            parts.push(PresignedPart { number, planned, request });
        }
        Ok(parts)
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        Credentials, Error, ErrorCode, MultipartPlan, MultipartUpload, PresignedMultipart, Request, Signer,
        WarningCode,
    };
    use time::{OffsetDateTime, macros::datetime};

    const NOW: OffsetDateTime = datetime!(2026-01-02 03:04:05 UTC);
    const SHA256: &str = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    fn signer() -> Signer {
        let credentials = Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret").unwrap();
        Signer::new(credentials, "eu-west-1").unwrap()
    }

    fn presign(pairs: &[(&str, &str)]) -> Result<PresignedMultipart, Error> {
        let all = [("bucket", "videos"), ("upload-id", "an/id")].into_iter().chain(pairs.iter().copied());
        signer().presign_multipart(&MultipartUpload::from_pairs(all)?, "film.mp4", NOW)
    }

    fn code(pairs: &[(&str, &str)]) -> Option<ErrorCode> {
        presign(pairs).err().map(|error| error.code())
    }

    fn headers(request: &crate::PresignedRequest) -> Vec<(&str, &str)> {
        request.headers().collect()
    }

    #[test]
    fn each_request_is_the_one_that_presign_makes() {
        let plan = MultipartPlan::new(20_000_000, None).unwrap();
        let upload = MultipartUpload::new("videos", "an/id", plan).with("RequestPayer", "requester");
        let presigned = signer().presign_multipart(&upload, "film.mp4", NOW).unwrap();
        let part = Request::new("UploadPart")
            .bucket("videos")
            .with("UploadId", "an/id")
            .with("PartNumber", 3)
            .with("ContentLength", 3_222_784)
            .with("RequestPayer", "requester");
        let expected = signer().presign(&part, "film.mp4", NOW).unwrap();
        let last = presigned.parts().last().unwrap();
        assert_eq!(last.request().url(), expected.url());
        assert_eq!((last.number(), last.first_byte(), last.size()), (3, Some(16_777_216), Some(3_222_784)));
        let abort = Request::new("AbortMultipartUpload")
            .bucket("videos")
            .with("UploadId", "an/id")
            .with("RequestPayer", "requester");
        assert_eq!(presigned.abort().url(), signer().presign(&abort, "film.mp4", NOW).unwrap().url());
        assert_eq!(presigned.list_parts().method(), "GET");
        assert_eq!(presigned.complete().method(), "POST");
        assert!(last.request().warnings().is_empty());
    }

    #[test]
    fn parts_may_have_checksums_and_the_object_one_too() {
        let presigned = presign(&[
            ("object-size", "9000000"),
            ("checksum-sha256:2", SHA256),
            ("checksum_crc64nvme", "AAAAAAAAAAA="),
            ("checksum-type", "FULL_OBJECT"),
            ("mpu-object-size", "9000000"),
            ("create-only", "true"),
        ])
        .unwrap();
        assert_eq!(headers(presigned.parts()[0].request()), [("content-length", "8388608")]);
        assert_eq!(
            headers(presigned.parts()[1].request()),
            [("content-length", "611392"), ("x-amz-checksum-sha256", SHA256)],
        );
        assert_eq!(
            headers(presigned.complete()),
            [
                ("if-none-match", "*"),
                ("x-amz-checksum-crc64nvme", "AAAAAAAAAAA="),
                ("x-amz-checksum-type", "FULL_OBJECT"),
                ("x-amz-mp-object-size", "9000000"),
            ],
        );
        assert!(headers(presigned.abort()).is_empty());
    }

    #[test]
    fn sizes_may_be_unknown_or_unbound() {
        let presigned = presign(&[("part-count", "2")]).unwrap();
        assert_eq!(presigned.parts().len(), 2);
        assert_eq!(presigned.parts()[1].size(), None);
        let unbound = presign(&[("object-size", "1"), ("sign-content-length", "false")]).unwrap();
        let part = &unbound.parts()[0];
        assert!(headers(part.request()).is_empty());
        assert_eq!(part.request().warnings()[0].code, WarningCode::UnboundedUpload);
    }

    #[test]
    fn refuses_what_no_upload_has() {
        for (pairs, expected) in [
            (&[][..], ErrorCode::MissingOption),
            (&[("object-size", "1"), ("part-count", "1")], ErrorCode::ConflictingOptions),
            (&[("part-count", "1"), ("part-size", "5242880")], ErrorCode::ConflictingOptions),
            (&[("part-count", "0")], ErrorCode::InvalidPartNumber),
            (&[("part-count", "10001")], ErrorCode::InvalidPartNumber),
            (&[("part-count", "+1")], ErrorCode::InvalidPartNumber),
            (&[("part-count", "2"), ("checksum-sha256:3", SHA256)], ErrorCode::PartOutsidePlan),
            (&[("part-count", "2"), ("checksum-sha256:x", SHA256)], ErrorCode::InvalidPartNumber),
            (&[("part-count", "2"), ("checksum-sha256:1", "abc")], ErrorCode::InvalidChecksum),
            (&[("part-count", "2"), ("acl:1", "private")], ErrorCode::UnknownParameter),
            (&[("part-count", "2"), ("content-type", "a/b")], ErrorCode::UnknownParameter),
            (&[("part-count", "2"), ("upload-id", "x")], ErrorCode::DuplicateOption),
            (&[("part-count", "2"), ("expires-in", "0")], ErrorCode::ExpiryOutOfRange),
            (&[("part-count", "2"), ("expires-in", "1"), ("ExpiresIn", "1")], ErrorCode::DuplicateOption),
            (&[("part-count", "2"), ("sign-content-length", "maybe")], ErrorCode::InvalidOption),
            (&[("object-size", "1"), ("content-length", "5")], ErrorCode::DuplicateParameter),
        ] {
            assert_eq!(code(pairs), Some(expected), "{pairs:?}");
        }
        let nameless = MultipartUpload::with_part_count("videos", "", 1).unwrap();
        let error = signer().presign_multipart(&nameless, "k", NOW).unwrap_err();
        assert_eq!(error.code(), ErrorCode::InvalidOption);
        assert!(MultipartUpload::with_part_count("videos", "x", 10_001).is_err());
    }

    #[test]
    fn the_most_parts_are_signed() {
        assert_eq!(presign(&[("part-count", "10000")]).unwrap().parts().len(), 10_000);
    }

    #[test]
    fn parts_are_right_where_little_follows_their_number() {
        for (endpoint, id) in
            [("http://a", "x"), ("http://127.0.0.1:80", "1"), ("http://minio:9000", "the-id")]
        {
            let signer = Signer::from_pairs([
                ("access-key-id", "AKIAIOSFODNN7EXAMPLE"),
                ("secret-access-key", "secret"),
                ("region", "us-east-1"),
                ("endpoint", endpoint),
                ("addressing", "path"),
            ])
            .unwrap();
            let upload = MultipartUpload::with_part_count("b", id, 12).unwrap();
            // Each place in a block where the number can stand.
            for length in 1..=130 {
                let key = "k".repeat(length);
                let presigned = signer.presign_multipart(&upload, &key, NOW).unwrap();
                for part in presigned.parts() {
                    let alone =
                        signer.presign(&upload.part_request(part.number(), None), key.as_str(), NOW).unwrap();
                    assert_eq!(part.request().url(), alone.url(), "{endpoint}, {length}, {}", part.number());
                }
            }
        }
    }

    #[test]
    fn parts_signed_together_are_those_signed_one_by_one() {
        let token = "IQoJb3JpZ2luX2VjE/////".repeat(9);
        let pairs = [("access-key-id", "AKIAIOSFODNN7EXAMPLE"), ("secret-access-key", "secret")];
        let signers = [
            &[("region", "eu-west-1")][..],
            &[("region", "eu-west-1"), ("session-token", &token)],
            &[
                ("region", "us-east-1"),
                ("endpoint", "http://127.0.0.1:9000"),
                ("unsigned-path-prefix", "/at"),
            ],
        ];
        // The last part is smaller, and one has a digest of its own; the last upload is one of Signature Version
        // 4A, which no other store has.
        let plan = MultipartPlan::new(5_242_880 * 1_234 + 1, Some(5_242_880)).unwrap();
        let uploads = [
            MultipartUpload::new("videos", "an/id", plan).part(7, "ChecksumSHA256", SHA256),
            MultipartUpload::new("videos", "partNumber=1&partNumber=1", plan).without_content_length(),
            MultipartUpload::with_part_count("videos", "id", 300).unwrap().with("RequestPayer", "requester"),
            MultipartUpload::new(
                "arn:aws:s3::123456789012:accesspoint/mfzwi23gnjvgw.mrap",
                "id",
                MultipartPlan::new(9_000_000, None).unwrap(),
            ),
        ];
        for (options, uploads) in signers.into_iter().zip([&uploads[..], &uploads, &uploads[..3]]) {
            let signer = Signer::from_pairs(pairs.into_iter().chain(options.iter().copied())).unwrap();
            for upload in uploads {
                let presigned = signer.presign_multipart(upload, "a b/film.mp4", NOW).unwrap();
                for ((number, planned), part) in upload.planned().zip(presigned.parts()) {
                    let alone =
                        signer.presign(&upload.part_request(number, planned), "a b/film.mp4", NOW).unwrap();
                    assert_eq!((part.number(), part.size()), (number, planned.map(|part| part.size)));
                    assert_eq!(part.request().url(), alone.url());
                    assert_eq!(headers(part.request()), headers(&alone));
                    assert_eq!(part.request().warnings(), alone.warnings());
                    assert_eq!(part.request().expires_at(), alone.expires_at());
                }
            }
        }
    }
}
