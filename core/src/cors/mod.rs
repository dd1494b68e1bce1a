//! What a bucket must allow so that a browser may send presigned requests from
//! a page of another origin ("Elements of a CORS configuration", S3 User Guide;
//! "CORS protocol", Fetch Standard).

mod origin;
mod safelist;

use crate::{
    endpoint::{Place, PlaceKind, parse_host},
    error::Error,
    multipart::PresignedMultipart,
    operation::{Location, Operation},
    pairs::same_name,
    post::PresignedPost,
    presigned_request::PresignedRequest,
    received::{ReceivedUrl, without_fragment},
    returned_result::{ReturnedResult, is_of_form},
    template::Template,
    xml::escape,
};
use safelist::is_safelisted;
use serde_json::json;

/// The smallest CORS rule of a bucket that lets a browser use one kind of
/// presigned request, or several.
///
/// PutBucketCors replaces all rules that the bucket has: ask for one rule of everything that
/// its pages use ([`CorsRule::merged`]), and keep the other rules that it needs
/// (GetBucketCors).
///
/// ```
/// use s3presign::{Credentials, Request, Signer};
///
/// let signer = Signer::new(Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret")?, "eu-west-1")?;
/// # let now = time::macros::datetime!(2026-01-02 03:04:05 UTC);
/// let upload = Request::new("PutObject").bucket("photos").with("ContentType", "image/png");
/// let rule = signer.presign(&upload, "1.png", now)?.cors_rule("https://app.example.com")?;
/// assert_eq!(
///     rule.to_json(),
///     r#"{"CORSRules":[{"AllowedHeaders":["content-type"],"AllowedMethods":["PUT"],"AllowedOrigins":["https://app.example.com"],"ExposeHeaders":["ETag"]}]}"#,
/// );
/// # Ok::<(), s3presign::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct CorsRule {
    origins: Vec<String>,
    /// Each once, and sorted, as the headers are.
    methods: Vec<&'static str>,
    allowed_headers: Vec<String>,
    exposes_etag: bool,
    /// Whose rule it is, where the host of a URL leaves no doubt. It is not part of the rule.
    bucket: Option<String>,
}

/// Rules are equal that say the same.
impl PartialEq for CorsRule {
    fn eq(&self, other: &CorsRule) -> bool {
        self.to_json() == other.to_json()
    }
}

impl Eq for CorsRule {}

impl CorsRule {
    /// The origins that were asked for, as S3 compares them.
    pub fn allowed_origins(&self) -> impl Iterator<Item = &str> {
        self.origins.iter().map(String::as_str)
    }

    /// The methods of the requests, in the order of the alphabet.
    pub fn allowed_methods(&self) -> impl Iterator<Item = &'static str> {
        self.methods.iter().copied()
    }

    /// The signed headers, except CORS-safelisted and forbidden ones: browsers send or
    /// set those without being allowed to (Fetch Standard).
    pub fn allowed_headers(&self) -> impl Iterator<Item = &str> {
        self.allowed_headers.iter().map(String::as_str)
    }

    /// What the page may read of the answer: the ETag of an upload, which the
    /// completion of an upload in parts needs; of other answers nothing more.
    pub fn expose_headers(&self) -> &'static [&'static str] {
        if self.exposes_etag { &["ETag"] } else { &[] }
    }

    /// The body of PutBucketCors, with this rule alone.
    pub fn to_xml(&self) -> String {
        let mut xml =
            String::from("<CORSConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><CORSRule>");
        let mut element = |name: &str, text: &str| {
            xml.extend(["<", name, ">", &escape(text), "</", name, ">"]);
        };
        self.allowed_headers().for_each(|header| element("AllowedHeader", header));
        self.allowed_methods().for_each(|method| element("AllowedMethod", method));
        self.allowed_origins().for_each(|origin| element("AllowedOrigin", origin));
        self.expose_headers().iter().for_each(|header| element("ExposeHeader", header));
        xml.push_str("</CORSRule></CORSConfiguration>");
        xml
    }

    /// The same as AWS's command line and SDKs take it: `{"CORSRules": [...]}`.
    pub fn to_json(&self) -> String {
        // Written in this order, whatever a program makes of its JSON objects.
        let lists: [(&str, Vec<&str>); 4] = [
            ("AllowedHeaders", self.allowed_headers().collect()),
            ("AllowedMethods", self.allowed_methods().collect()),
            ("AllowedOrigins", self.allowed_origins().collect()),
            ("ExposeHeaders", self.expose_headers().into()),
        ];
        let lists = lists.iter().filter(|(_, texts)| !texts.is_empty());
        let lists: Vec<String> = lists.map(|(name, texts)| format!("\"{name}\":{}", json!(texts))).collect();
        format!("{{\"CORSRules\":[{{{}}}]}}", lists.join(","))
    }

    /// The rule as names and texts, as every other language receives it:
    /// `allowed-origin`, `allowed-method`, `allowed-header` and `expose-header`
    /// for each, `xml`, `json`.
    pub fn to_pairs(&self) -> Vec<(String, String)> {
        let mut pairs: Vec<(String, String)> = Vec::new();
        let mut add = |name: &str, text: &str| pairs.push((name.into(), text.into()));
        self.allowed_origins().for_each(|origin| add("allowed-origin", origin));
        self.allowed_methods().for_each(|method| add("allowed-method", method));
        self.allowed_headers().for_each(|header| add("allowed-header", header));
        self.expose_headers().iter().for_each(|header| add("expose-header", header));
        add("xml", &self.to_xml());
        add("json", &self.to_json());
        pairs
    }
}

impl CorsRule {
    /// One rule that allows what each of these does: the rules of whatever the pages of a
    /// bucket use.
    ///
    /// It is one and not several since S3 answers by the first rule that fits ("PutBucketCors",
    /// S3 API reference), and a request that browsers send without asking first names its origin
    /// and method alone: what a later rule exposes would stay hidden.
    ///
    /// # Errors
    ///
    /// `MissingOption` for no rule at all, `ConflictingOptions` where the URLs' hosts name different
    /// buckets.
    ///
    /// ```
    /// # use s3presign::{CorsRule, Credentials, Request, Signer};
    /// # let signer = Signer::new(Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret")?, "eu-west-1")?;
    /// # let now = time::macros::datetime!(2026-01-02 03:04:05 UTC);
    /// let upload = signer.presign(&Request::new("PutObject").bucket("photos"), "1.png", now)?;
    /// let download = signer.presign(&Request::new("GetObject").bucket("photos"), "1.png", now)?;
    /// let origins = "https://app.example.com http://localhost:3000";
    /// let rule = CorsRule::merged([upload.cors_rule(origins)?, download.cors_rule(origins)?])?;
    /// assert_eq!(rule.allowed_methods().collect::<Vec<_>>(), ["GET", "PUT"]);
    /// assert_eq!(rule.allowed_headers().collect::<Vec<_>>(), ["content-type"]);
    /// assert_eq!(rule.allowed_origins().last(), Some("http://localhost:3000"));
    /// # Ok::<(), s3presign::Error>(())
    /// ```
    pub fn merged(rules: impl IntoIterator<Item = CorsRule>) -> Result<CorsRule, Error> {
        let mut rules = rules.into_iter();
        let first = rules.next().ok_or_else(|| Error::MissingOption {
            of: "the CORS rule",
            name: "results",
            remedy: "pass at least one presigned request, form or upload".into(),
        })?;
        rules.try_fold(first, CorsRule::and)
    }

    fn and(mut self, other: CorsRule) -> Result<CorsRule, Error> {
        if let (Some(bucket), Some(other)) = (&self.bucket, &other.bucket)
            && bucket != other
        {
            return Err(Error::ConflictingOptions {
                first: format!("bucket {bucket:?}"),
                second: format!("bucket {other:?}"),
                remedy: "a CORS configuration is one bucket's: ask for the rule of each",
            });
        }
        for origin in other.origins {
            if !self.origins.contains(&origin) {
                self.origins.push(origin);
            }
        }
        other.methods.into_iter().for_each(|method| add_sorted(&mut self.methods, method));
        other.allowed_headers.into_iter().for_each(|header| add_sorted(&mut self.allowed_headers, header));
        self.exposes_etag |= other.exposes_etag;
        self.bucket = self.bucket.or(other.bucket);
        Ok(self)
    }

    /// The smallest CORS rule that lets scripts of an origin send any form and
    /// read the answer. A page that submits the form needs none.
    ///
    /// # Errors
    ///
    /// `InvalidOrigin`.
    pub fn for_forms(origin: &str) -> Result<CorsRule, Error> {
        Ok(CorsRule {
            origins: origin::checked(origin)?,
            methods: vec!["POST"],
            allowed_headers: Vec::new(),
            exposes_etag: true,
            bucket: None,
        })
    }

    fn for_form(url: &str, origin: &str) -> Result<CorsRule, Error> {
        Ok(CorsRule { bucket: bucket_of(url), ..CorsRule::for_forms(origin)? })
    }

    fn for_request<'a>(
        operation: &'static Operation,
        method: &'static str,
        url: &str,
        headers: impl IntoIterator<Item = (&'a str, &'a str)>,
        origin: &str,
    ) -> Result<CorsRule, Error> {
        let mut allowed_headers = Vec::new();
        let mut is_typed = false;
        for (name, value) in headers {
            is_typed |= name == "content-type";
            if !is_safelisted(name, value) {
                add_sorted(&mut allowed_headers, String::from(name));
            }
        }
        // A browser sends the type of a file by itself, so it must be allowed for
        // that even where nothing is signed.
        if uploads_content(operation) && !is_typed {
            add_sorted(&mut allowed_headers, "content-type".into());
        }
        Ok(CorsRule {
            origins: origin::checked(origin)?,
            methods: vec![method],
            allowed_headers,
            exposes_etag: uploads_content(operation),
            bucket: bucket_of(url),
        })
    }
}

/// What the answer of an upload in parts says of a part besides its request.
const OF_PART: [&str; 2] = ["first-byte", "size"];

impl CorsRule {
    /// The rule from names and texts, as every other language asks for it: one result or several
    /// one behind the other, each begun by the name `request`, which a single one may leave out: what
    /// [`PresignedRequest::to_pairs`] and [`PresignedMultipart::to_pairs`] answer, which is several
    /// already. Enough of a request are its `url`, `method`, `operation` and `header:NAME`. A form is
    /// told by its `field:NAME`, and of them its `url` is read alone.
    ///
    /// # Errors
    ///
    /// Those of [`SentRequest::from_pairs`](crate::SentRequest::from_pairs), those of
    /// [`CorsRule::merged`], and `InvalidOrigin`.
    pub fn from_pairs<'a>(
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
        origin: &str,
    ) -> Result<CorsRule, Error> {
        let pairs: Vec<(&str, &str)> = pairs.into_iter().collect();
        let results = pairs.split(|(name, _)| same_name(name, "request"));
        // Before the first of these names stands a single result, or nothing.
        let results = results.enumerate().filter(|(index, result)| *index > 0 || !result.is_empty());
        let rules = results.map(|(_, result)| CorsRule::for_result(result, origin));
        CorsRule::merged(rules.collect::<Result<Vec<CorsRule>, Error>>()?)
    }

    fn for_result(result: &[(&str, &str)], origin: &str) -> Result<CorsRule, Error> {
        if is_of_form(result) {
            let url = result.iter().find(|(name, _)| same_name(name, "url")).map(|(_, url)| *url);
            return CorsRule::for_form(url.unwrap_or_default(), origin);
        }
        let of_request = result.iter().filter(|(name, _)| !OF_PART.iter().any(|part| same_name(name, part)));
        let result = ReturnedResult::from_pairs(of_request.copied())?;
        let missing = Error::missing_option("the presigned request", "operation");
        let operation = Operation::named(result.operation().ok_or(missing)?)?;
        let method = if result.method() == "HEAD" { "HEAD" } else { operation.method };
        CorsRule::for_request(operation, method, result.url(), result.headers(), origin)
    }
}

impl PresignedRequest {
    /// The smallest CORS rule of the bucket that lets pages of an origin send
    /// this request: `https://app.example.com`, with one `*` in it if wanted,
    /// `*` for all, `null` for pages without one; or several with a space between each.
    ///
    /// # Errors
    ///
    /// `InvalidOrigin`.
    pub fn cors_rule(&self, origin: &str) -> Result<CorsRule, Error> {
        CorsRule::for_request(self.operation, self.method, self.url(), self.headers(), origin)
    }
}

impl Template {
    /// The CORS rule for every request of this kind; see
    /// [`PresignedRequest::cors_rule`].
    ///
    /// # Errors
    ///
    /// `InvalidOrigin`.
    pub fn cors_rule(&self, origin: &str) -> Result<CorsRule, Error> {
        let headers = self.headers().iter();
        let headers = headers.map(|header| (header.name.as_str(), header.value.as_str()));
        CorsRule::for_request(self.operation(), self.method(), self.base(), headers, origin)
    }
}

impl PresignedPost {
    /// [`CorsRule::for_forms`].
    ///
    /// # Errors
    ///
    /// `InvalidOrigin`.
    pub fn cors_rule(&self, origin: &str) -> Result<CorsRule, Error> {
        CorsRule::for_form(self.url(), origin)
    }
}

impl PresignedMultipart {
    /// The smallest CORS rule of the bucket that lets pages of an origin send every request of
    /// the upload and read the `ETag` of each part. The request that creates the upload has a
    /// rule of its own; [`CorsRule::merged`] makes one of both.
    ///
    /// # Errors
    ///
    /// `InvalidOrigin`.
    pub fn cors_rule(&self, origin: &str) -> Result<CorsRule, Error> {
        let parts = self.parts().iter().map(|part| part.request());
        let requests = parts.chain([self.complete(), self.abort(), self.list_parts()]);
        let rules = requests.map(|request| request.cors_rule(origin));
        CorsRule::merged(rules.collect::<Result<Vec<CorsRule>, Error>>()?)
    }
}

/// Adds to a sorted list what is not in it.
fn add_sorted<T: Ord>(list: &mut Vec<T>, item: T) {
    if let Err(place) = list.binary_search(&item) {
        list.insert(place, item);
    }
}

/// Whether the sender's body becomes an object's content.
fn uploads_content(operation: &Operation) -> bool {
    let takes_body = operation
        .parameters
        .iter()
        .any(|parameter| parameter.name == "Body" && parameter.location == Location::Body);
    operation.method == "PUT" && takes_body
}

/// The bucket that a URL leads to, where its host is a known store's and names the bucket itself: an
/// access point has the rules of the bucket behind it, which its name does not tell.
fn bucket_of(url: &str) -> Option<String> {
    let url = ReceivedUrl::take_apart(without_fragment(url)).ok()?;
    let found = parse_host(url.host()?, &url.decoded_path());
    found.store?;
    let bucket = found.bucket?;
    (Place::parse(&bucket).ok()?.kind == PlaceKind::Bucket).then_some(bucket)
}

#[cfg(test)]
mod tests {
    use crate::{
        Addressing, CorsRule, Credentials, ErrorCode, MultipartPlan, MultipartUpload, PostPolicy, Request,
        Signer,
    };
    use time::{OffsetDateTime, macros::datetime};

    const NOW: OffsetDateTime = datetime!(2026-01-02 03:04:05 UTC);

    fn signer() -> Signer {
        Signer::new(Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret").unwrap(), "eu-west-1").unwrap()
    }

    fn rule(request: Request) -> CorsRule {
        let presigned = signer().presign(&request.bucket("photos"), "k", NOW).unwrap();
        presigned.cors_rule("https://app.example.com").unwrap()
    }

    fn methods(rule: &CorsRule) -> Vec<&str> {
        rule.allowed_methods().collect()
    }

    fn headers(rule: &CorsRule) -> Vec<&str> {
        rule.allowed_headers().collect()
    }

    #[test]
    fn a_download_needs_its_method_and_nothing_else() {
        let rule = rule(Request::new("GetObject").with("Range", "bytes=0-9"));
        assert!(headers(&rule).is_empty() && rule.expose_headers().is_empty());
        assert_eq!(
            rule.to_xml(),
            "<CORSConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><CORSRule>\
             <AllowedMethod>GET</AllowedMethod><AllowedOrigin>https://app.example.com</AllowedOrigin>\
             </CORSRule></CORSConfiguration>",
        );
        assert!(!rule.to_json().contains("AllowedHeaders"));
    }

    #[test]
    fn an_upload_needs_the_headers_that_must_be_sent() {
        let upload = Request::new("PutObject")
            .with("ContentLength", 5)
            .with("Metadata", [("owner", "ada")])
            .create_only();
        let own = rule(upload);
        assert_eq!(headers(&own), ["content-type", "if-none-match", "x-amz-meta-owner"]);
        assert_eq!(own.expose_headers(), ["ETag"]);
        // A type that needs no leave, and nothing else to send.
        let plain = rule(Request::new("PutObject").with("ContentType", "text/plain"));
        assert!(headers(&plain).is_empty());
        let delete = rule(Request::new("DeleteObject"));
        assert_eq!((methods(&delete), headers(&delete)), (vec!["DELETE"], vec![]));
    }

    #[test]
    fn a_form_needs_no_header() {
        let post = signer().presign_post(&PostPolicy::new("photos", "k"), NOW).unwrap();
        let rule = post.cors_rule("*").unwrap();
        assert_eq!((methods(&rule), rule.allowed_origins().next()), (vec!["POST"], Some("*")));
        assert!(headers(&rule).is_empty());
        let json: serde_json::Value = serde_json::from_str(&rule.to_json()).unwrap();
        assert_eq!(json["CORSRules"][0]["ExposeHeaders"][0], "ETag");
    }

    #[test]
    fn an_upload_in_parts_needs_all_that_its_requests_do() {
        let plan = MultipartPlan::new(20_000_000, None).unwrap();
        let upload = MultipartUpload::new("photos", "id", plan).create_only();
        let upload = upload.part(1, "ChecksumSHA256", "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=");
        let upload = signer().presign_multipart(&upload, "k", NOW).unwrap();
        let rule = upload.cors_rule("https://app.example.com").unwrap();
        assert_eq!(methods(&rule), ["DELETE", "GET", "POST", "PUT"]);
        assert_eq!(headers(&rule), ["content-type", "if-none-match", "x-amz-checksum-sha256"]);
        assert_eq!(rule.expose_headers(), ["ETag"]);
        let pairs = upload.to_pairs();
        let pairs = pairs.iter().map(|(name, text)| (name.as_ref(), text.as_ref()));
        assert_eq!(CorsRule::from_pairs(pairs, "https://app.example.com"), Ok(rule));
    }

    #[test]
    fn rules_are_merged_once_each() {
        let upload = rule(Request::new("PutObject").with("ContentType", "text/plain"));
        let download = rule(Request::new("GetObject"));
        let both = CorsRule::merged([download.clone(), upload.clone(), download.clone()]).unwrap();
        assert_eq!(methods(&both), ["GET", "PUT"]);
        assert_eq!((both.allowed_origins().count(), headers(&both)), (1, vec![]));
        assert_eq!(both.expose_headers(), ["ETag"]);
        assert_eq!(CorsRule::merged([upload, download]).unwrap(), both);
        assert_eq!(CorsRule::merged([]).unwrap_err().code(), ErrorCode::MissingOption);
    }

    #[test]
    fn a_rule_is_of_one_bucket() {
        let of = |signer: Signer, bucket: &str| {
            signer
                .presign(&Request::new("GetObject").bucket(bucket), "k", NOW)
                .unwrap()
                .cors_rule("*")
                .unwrap()
        };
        let merged = |first, second| CorsRule::merged([first, second]).map_err(|error| error.code());
        let other = merged(of(signer(), "photos"), of(signer(), "videos"));
        assert_eq!(other, Err(ErrorCode::ConflictingOptions));
        let form = signer().presign_post(&PostPolicy::new("videos", "k"), NOW).unwrap();
        let other = merged(of(signer(), "photos"), form.cors_rule("*").unwrap());
        assert_eq!(other, Err(ErrorCode::ConflictingOptions));
        // The same bucket by both of its URLs; and what leads to a bucket that is not named.
        let by_path = Signer::builder(Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret").unwrap());
        let by_path = by_path.region("eu-west-1").addressing(Addressing::Path).build().unwrap();
        assert!(merged(of(signer(), "photos"), of(by_path, "photos")).is_ok());
        let access_point = "arn:aws:s3:eu-west-1:123456789012:accesspoint/reports";
        assert!(merged(of(signer(), "photos"), of(signer(), access_point)).is_ok());
        let own = Signer::builder(Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret").unwrap());
        let own = own.region("eu-west-1").endpoint("https://cdn.example.com").build().unwrap();
        assert!(merged(of(own.clone(), "photos"), of(own, "videos")).is_ok());
    }

    #[test]
    fn a_rule_is_asked_for_by_names() {
        let presigned = signer().presign(&Request::new("GetObject").bucket("photos"), "k", NOW).unwrap();
        let (request, origin) = (presigned.to_pairs(), "https://app.example.com");
        let request: Vec<(&str, &str)> =
            request.iter().map(|(name, text)| (name.as_ref(), text.as_ref())).collect();
        let form =
            [("request", ""), ("url", "https://photos.s3.eu-west-1.amazonaws.com/"), ("field:key", "k")];
        let alone = CorsRule::from_pairs(request.clone(), origin).unwrap();
        assert_eq!(alone, presigned.cors_rule(origin).unwrap());
        let both = CorsRule::from_pairs(request.iter().copied().chain(form), origin).unwrap();
        assert_eq!(methods(&both), ["GET", "POST"]);
        let code = |pairs: Vec<(&str, &str)>| CorsRule::from_pairs(pairs, origin).unwrap_err().code();
        assert_eq!(code(vec![]), ErrorCode::MissingOption);
        assert_eq!(code([request, vec![("request", "")]].concat()), ErrorCode::MissingOption);
    }
}
