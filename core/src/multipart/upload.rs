//! What one upload's requests have in common, and what each part has of its own.

use super::plan::{MOST_PARTS, MultipartPlan, PlannedPart};
use crate::zeroizing::Zeroizing;
use crate::{
    error::Error,
    expiry::LifetimeOptions,
    operation::Operation,
    pairs::{Given, Value, bare_name, invalid_option, names, suggestion},
    request::Request,
};
use std::{collections::BTreeMap, fmt, time::Duration};
use time::OffsetDateTime;

/// The requests that are signed together.
pub(super) const OPERATIONS: [&str; 4] =
    ["UploadPart", "CompleteMultipartUpload", "AbortMultipartUpload", "ListParts"];

/// What an upload is called in messages.
const THE_UPLOAD: &str = "the upload";

/// The longest id of an upload, in bytes; those of S3 have about 130.
const LONGEST_UPLOAD_ID: usize = 4_096;

/// An upload whose requests are to be presigned: all parts, and what completes,
/// aborts and lists them.
///
/// Each part is bound to its size unless that is left off, so that nobody can
/// upload more than was planned.
///
/// ```
/// use s3presign::{CompletedParts, Credentials, MultipartPlan, MultipartUpload, Request, Signer};
/// use time::macros::datetime;
///
/// let credentials = Credentials::new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")?;
/// let signer = Signer::new(credentials, "eu-west-1")?;
/// let now = datetime!(2026-01-02 03:04:05 UTC);
///
/// // Send this first; its response holds the upload's id.
/// let create = Request::new("CreateMultipartUpload").bucket("videos").with("ContentType", "video/mp4");
/// let create = signer.presign(&create, "film.mp4", now)?;
/// # let _ = create;
///
/// let plan = MultipartPlan::new(20_000_000, None)?;
/// let upload = MultipartUpload::new("videos", "the-id-in-the-answer", plan);
/// let presigned = signer.presign_multipart(&upload, "film.mp4", now)?;
/// assert_eq!(presigned.parts().len(), 3);
/// let first = &presigned.parts()[0];
/// assert_eq!(first.request().headers().next(), Some(("content-length", "8388608")));
///
/// // Send each part, keep the ETag of each response, then complete.
/// let body = CompletedParts::new().part(1, "\"9b2c\"").part(2, "\"4a\"").part(3, "\"77\"").to_xml()?;
/// assert!(presigned.complete().url().contains("uploadId="));
/// # let _ = body;
/// # Ok::<(), s3presign::Error>(())
/// ```
#[derive(Clone)]
pub struct MultipartUpload {
    parts: Parts,
    sign_content_length: bool,
    upload_id: String,
    /// Parameters of single parts by part number; names and texts as given.
    of_parts: BTreeMap<u32, Vec<(String, Zeroizing<String>)>>,
    /// Parameters of the whole upload.
    of_upload: Vec<(String, Zeroizing<String>)>,
    create_only: bool,
    /// Bucket and expiry, which all requests share.
    base: Request,
}

/// What is known of the parts.
#[derive(Clone, Copy, Debug)]
enum Parts {
    /// Their sizes.
    Planned(MultipartPlan),
    /// How many there are.
    Counted(u32),
}

impl Parts {
    /// The parts of an object and their size, or their number.
    fn of(sizes: (Option<u64>, Option<u64>), part_count: Option<&str>) -> Result<Parts, Error> {
        match (sizes, part_count) {
            ((Some(object_size), part_size), None) => {
                Ok(Parts::Planned(MultipartPlan::new(object_size, part_size)?))
            }
            ((None, None), Some(count)) => Ok(Parts::Counted(part_number(count)?)),
            ((None, _), None) => Err(Error::missing_option(THE_UPLOAD, "object-size")),
            _ => Err(Error::ConflictingOptions {
                first: "\"part-count\"".into(),
                second: "\"object-size\" and \"part-size\"".into(),
                remedy: "pass the sizes, or the number alone",
            }),
        }
    }
}

impl MultipartUpload {
    /// The requests of an upload that was created, for an object whose size is
    /// known.
    pub fn new(
        bucket: impl Into<String>,
        upload_id: impl Into<String>,
        plan: MultipartPlan,
    ) -> MultipartUpload {
        MultipartUpload::of(Parts::Planned(plan), Request::new("").bucket(bucket), upload_id.into())
    }

    /// The same where only the number of parts is known: 1 to 10,000, their
    /// lengths unbound.
    ///
    /// # Errors
    ///
    /// `InvalidPartNumber` for any other number.
    pub fn with_part_count(
        bucket: impl Into<String>,
        upload_id: impl Into<String>,
        part_count: u32,
    ) -> Result<MultipartUpload, Error> {
        if part_count < 1 || u64::from(part_count) > MOST_PARTS {
            return Err(Error::InvalidPartNumber { number: part_count.to_string().into() });
        }
        let base = Request::new("").bucket(bucket);
        Ok(MultipartUpload::of(Parts::Counted(part_count), base, upload_id.into()))
    }

    fn of(parts: Parts, base: Request, upload_id: String) -> MultipartUpload {
        MultipartUpload {
            parts,
            sign_content_length: true,
            upload_id,
            of_parts: BTreeMap::new(),
            of_upload: Vec::new(),
            create_only: false,
            base,
        }
    }

    /// Sets a parameter of one part, such as its `ChecksumSHA256`.
    pub fn part(mut self, number: u32, name: &str, value: impl Into<Value>) -> MultipartUpload {
        self.of_parts.entry(number).or_default().extend(value.into().into_texts(name));
        self
    }

    /// Sets a parameter by S3's name on each of the requests that know it, such
    /// as `RequestPayer` or `SSECustomerKey`. A checksum without a part is the
    /// whole object's, for the request that completes the upload.
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> MultipartUpload {
        self.of_upload.extend(value.into().into_texts(name));
        self
    }

    /// Leaves the length of each part to its sender.
    pub fn without_content_length(mut self) -> MultipartUpload {
        self.sign_content_length = false;
        self
    }

    /// Has S3 refuse to complete the upload where an object of this key exists. Some
    /// stores ignore it (JuiceFS, rclone, older MinIO).
    pub fn create_only(mut self) -> MultipartUpload {
        self.create_only = true;
        self
    }

    /// How long every URL lives; see [`Request::expires_in`].
    pub fn expires_in(mut self, duration: Duration) -> MultipartUpload {
        self.base = self.base.expires_in(duration);
        self
    }

    /// When every URL stops working; see [`Request::expires_at`].
    pub fn expires_at(mut self, instant: OffsetDateTime) -> MultipartUpload {
        self.base = self.base.expires_at(instant);
        self
    }

    /// See [`Request::stable_for`].
    pub fn stable_for(mut self, window: Duration) -> MultipartUpload {
        self.base = self.base.stable_for(window);
        self
    }

    /// See [`Request::backdate`].
    pub fn backdate(mut self, duration: Duration) -> MultipartUpload {
        self.base = self.base.backdate(duration);
        self
    }

    /// See [`Request::clock`].
    pub fn clock(mut self, instant: OffsetDateTime) -> MultipartUpload {
        self.base = self.base.clock(instant);
        self
    }

    /// See [`Request::default_clock`].
    pub fn default_clock(mut self, instant: impl Into<Option<OffsetDateTime>>) -> MultipartUpload {
        self.base = self.base.default_clock(instant);
        self
    }

    /// See [`Request::require_full_lifetime`].
    pub fn require_full_lifetime(mut self) -> MultipartUpload {
        self.base = self.base.require_full_lifetime();
        self
    }

    /// Builds an upload from names and texts, as every other language does:
    /// `bucket`, `upload-id`, `object-size` with `part-size` if wanted, or
    /// `part-count`; `sign-content-length` (default true), `create-only` and
    /// the expiry's options of [`Request`]; `NAME:NUMBER` for a parameter of one
    /// part (`checksum-sha256:3`); every other name for a parameter of the
    /// upload.
    ///
    /// # Errors
    ///
    /// Those of [`MultipartPlan`] and [`MultipartUpload::with_part_count`], and
    /// `MissingOption`, `DuplicateOption`, `InvalidOption`,
    /// `ConflictingOptions`, `InvalidPartNumber`.
    pub fn from_pairs<'a>(
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<MultipartUpload, Error> {
        Given::read(THE_UPLOAD, pairs, MultipartUpload::read)
    }

    pub(crate) fn read(given: &mut Given<'_>) -> Result<MultipartUpload, Error> {
        let mut base = Request::new("").bucket(given.required("bucket"));
        let upload_id = given.required("upload-id");
        let sizes = (given.bytes("object-size"), given.bytes("part-size"));
        let part_count = given.text("part-count");
        if sizes.0.is_none() && part_count.is_none() {
            given.refuse_missing("object-size");
        }
        let sign_content_length = given.boolean("sign-content-length").unwrap_or(true);
        let create_only = given.boolean("create-only").unwrap_or(false);
        base.lifetime = LifetimeOptions::read(given);
        let others: Vec<(&str, &str)> = given.rest().collect();

        let mut upload = MultipartUpload::of(Parts::of(sizes, part_count)?, base, upload_id.into());
        upload.sign_content_length = sign_content_length;
        upload.create_only = create_only;
        for (name, text) in others {
            let own = bare_name(name);
            let said = name.strip_suffix(own).unwrap_or_default();
            let value = Zeroizing::new(String::from(text));
            match own.split_once(':') {
                Some((own, "")) if text.is_empty() => return Err(nothing(own)),
                Some((own, number)) => {
                    let part = part_number(number)?;
                    upload.of_parts.entry(part).or_default().push((format!("{said}{own}"), value));
                }
                None => upload.of_upload.push((name.into(), value)),
            }
        }
        Ok(upload)
    }

    /// Takes the options of an upload that no policy knows of.
    pub(crate) fn read_own(given: &mut Given<'_>) {
        for name in ["upload-id", "object-size", "part-size", "part-count", "sign-content-length"] {
            given.text(name);
        }
    }

    /// How many parts there are.
    pub(super) fn part_count(&self) -> u32 {
        match self.parts {
            Parts::Planned(plan) => plan.part_count(),
            Parts::Counted(count) => count,
        }
    }

    /// Where a part begins and how large it is, if that is known.
    pub(super) fn planned(&self) -> impl Iterator<Item = (u32, Option<PlannedPart>)> {
        let plan = match self.parts {
            Parts::Planned(plan) => Some(plan),
            Parts::Counted(_) => None,
        };
        let mut planned = plan.map(|plan| plan.parts());
        (1..=self.part_count()).map(move |number| (number, planned.as_mut().and_then(Iterator::next)))
    }

    /// Refuses what no request of the upload could carry.
    pub(super) fn check(&self) -> Result<(), Error> {
        // It is part of every URL, of which there may be ten thousand.
        if !(1..=LONGEST_UPLOAD_ID).contains(&self.upload_id.len()) {
            let expected = "the id in the response to CreateMultipartUpload, of at most 4096 bytes";
            return Err(invalid_option("upload-id", &self.upload_id, expected));
        }
        let count = self.part_count();
        if let Some(number) = self.of_parts.keys().find(|number| !(1..=count).contains(*number)) {
            return Err(Error::PartOutsidePlan { number: *number, parts: count });
        }
        let known = |name: &str| OPERATIONS.into_iter().any(|operation| knows(operation, name));
        match self.of_upload.iter().find(|(name, _)| !known(name)) {
            Some((name, _)) => {
                let name = bare_name(name);
                let operation = Operation::find("UploadPart");
                let parameters = operation.into_iter().flat_map(|operation| operation.parameters);
                let mut known: Vec<&str> = parameters.map(|parameter| parameter.name).collect();
                known.extend(names(MultipartUpload::read));
                Err(Error::UnknownParameter {
                    operation: "UploadPart",
                    name: name.into(),
                    nearest: suggestion(name, &known),
                })
            }
            None => Ok(()),
        }
    }

    /// Whether a part differs from the others of its kind in its number alone: it has no parameters of its own,
    /// and the size of all but the last.
    pub(super) fn has_usual_part(&self, number: u32, planned: Option<PlannedPart>) -> bool {
        let usual_size = match (self.parts, planned) {
            (Parts::Planned(plan), Some(part)) if self.sign_content_length => part.size == plan.part_size(),
            _ => true,
        };
        usual_size && !self.of_parts.contains_key(&number)
    }

    /// The request of one part.
    pub(super) fn part_request(&self, number: u32, planned: Option<PlannedPart>) -> Request {
        let mut request = self.request("UploadPart").with("PartNumber", number);
        if let (Some(part), true) = (planned, self.sign_content_length) {
            request = request.with("ContentLength", part.size.to_string());
        }
        request.parameters.extend(self.of_parts.get(&number).into_iter().flatten().cloned());
        request
    }

    /// The request of an operation on the whole upload.
    pub(crate) fn upload_request(&self, operation: &'static str) -> Request {
        let request = self.request(operation);
        if self.create_only && operation == "CompleteMultipartUpload" {
            request.create_only()
        } else {
            request
        }
    }

    fn request(&self, operation: &'static str) -> Request {
        let mut request = self.base.clone().with("UploadId", self.upload_id.as_str());
        request.operation = operation.into();
        let whole = self.of_upload.iter().filter(|(name, _)| knows(operation, name));
        request.parameters.extend(whole.cloned());
        request
    }
}

/// Whether a parameter of the whole upload goes to the operation.
fn knows(operation: &str, name: &str) -> bool {
    let known = Operation::find(operation).and_then(|operation| operation.parameter(bare_name(name)));
    known.is_some_and(|parameter| {
        operation != "UploadPart"
            || !(parameter.name.starts_with("Checksum") || parameter.name == "ContentMD5")
    })
}

/// The error for a list or a map in which there is nothing.
pub(super) fn nothing(name: &str) -> Error {
    let expected = "a value, or a value for each part by its number";
    Error::WrongType { name: name.into(), given: "an empty list or map".into(), expected: expected.into() }
}

/// A part's number, or the number of parts.
pub(super) fn part_number(text: &str) -> Result<u32, Error> {
    /// Of what is not even digits nothing is shown: it is a key of somebody's map.
    const LONGEST: usize = 20;
    let like_number =
        text.len() <= LONGEST && text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.".contains(&byte));
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let number: Option<u32> = text.parse().ok().filter(|_| digits);
    number
        .filter(|number| (1..=MOST_PARTS).contains(&u64::from(*number)))
        .ok_or_else(|| Error::InvalidPartNumber { number: if like_number { text } else { "..." }.into() })
}

/// Shows names, not values: any of them may be an encryption key.
impl fmt::Debug for MultipartUpload {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.of_upload.iter().map(|(name, _)| name.as_str()).collect();
        formatter
            .debug_struct("MultipartUpload")
            .field("bucket", &self.base.bucket)
            .field("upload_id", &self.upload_id)
            .field("parts", &self.parts)
            .field("parameters", &names)
            .finish_non_exhaustive()
    }
}
