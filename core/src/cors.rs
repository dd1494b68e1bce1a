//! What a bucket must allow so that a browser may send a presigned request from
//! a page of another origin ("Elements of a CORS configuration", S3 User Guide;
//! "CORS protocol", Fetch Standard).

use crate::sorted;
use crate::{
    error::Error,
    operation::{Location, Operation},
    post::PresignedPost,
    presigned_request::PresignedRequest,
    returned_result::ReturnedResult,
    template::Template,
    xml::escape,
};
use serde_json::json;

/// The smallest CORS rule of a bucket that lets a browser use one kind of
/// presigned request.
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorsRule {
    origin: String,
    method: &'static str,
    allowed_headers: Vec<String>,
    exposes_etag: bool,
}

impl CorsRule {
    /// The origin that was asked for, as S3 compares it.
    pub fn allowed_origin(&self) -> &str {
        &self.origin
    }

    /// The method of the request.
    pub fn allowed_method(&self) -> &'static str {
        self.method
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
        element("AllowedMethod", self.method);
        element("AllowedOrigin", &self.origin);
        self.expose_headers().iter().for_each(|header| element("ExposeHeader", header));
        xml.push_str("</CORSRule></CORSConfiguration>");
        xml
    }

    /// The same as AWS's command line and SDKs take it: `{"CORSRules": [...]}`.
    pub fn to_json(&self) -> String {
        let headers: Vec<&str> = self.allowed_headers().collect();
        // Written in this order, whatever a program makes of its JSON objects.
        let lists = [
            ("AllowedHeaders", headers.as_slice()),
            ("AllowedMethods", &[self.method]),
            ("AllowedOrigins", &[self.origin.as_str()]),
            ("ExposeHeaders", self.expose_headers()),
        ];
        let lists = lists.iter().filter(|(_, texts)| !texts.is_empty());
        let lists: Vec<String> = lists.map(|(name, texts)| format!("\"{name}\":{}", json!(texts))).collect();
        format!("{{\"CORSRules\":[{{{}}}]}}", lists.join(","))
    }
}

impl CorsRule {
    /// The smallest CORS rule that lets a script of an origin send any form and
    /// read the answer. A page that submits the form needs none.
    ///
    /// # Errors
    ///
    /// `InvalidOrigin`.
    pub fn for_forms(origin: &str) -> Result<CorsRule, Error> {
        Ok(CorsRule {
            origin: checked(origin)?,
            method: "POST",
            allowed_headers: Vec::new(),
            exposes_etag: true,
        })
    }

    /// The rule as names and texts, as every other language receives it:
    /// `allowed-origin`, `allowed-method`, `allowed-header` and `expose-header`
    /// for each, `xml`, `json`.
    pub fn to_pairs(&self) -> Vec<(String, String)> {
        let mut pairs: Vec<(String, String)> = vec![
            ("allowed-origin".into(), self.origin.clone()),
            ("allowed-method".into(), self.method.into()),
        ];
        pairs.extend(self.allowed_headers().map(|header| ("allowed-header".into(), header.into())));
        pairs.extend(self.expose_headers().iter().map(|header| ("expose-header".into(), (*header).into())));
        pairs.push(("xml".into(), self.to_xml()));
        pairs.push(("json".into(), self.to_json()));
        pairs
    }

    /// The smallest CORS rule for an operation whose sender must send these
    /// headers, names in lower case.
    ///
    /// # Errors
    ///
    /// `UnknownOperation`, `InvalidOrigin`.
    pub fn for_operation<'a>(
        operation: &str,
        headers: impl IntoIterator<Item = (&'a str, &'a str)>,
        origin: &str,
    ) -> Result<CorsRule, Error> {
        let operation = Operation::named(operation)?;
        CorsRule::of(operation, operation.method, headers, origin)
    }

    fn of<'a>(
        operation: &'static Operation,
        method: &'static str,
        headers: impl IntoIterator<Item = (&'a str, &'a str)>,
        origin: &str,
    ) -> Result<CorsRule, Error> {
        let headers: Vec<(&str, &str)> = headers.into_iter().collect();
        let needed = headers.iter().filter(|(name, value)| !is_safelisted(name, value));
        let mut allowed_headers: Vec<String> = needed.map(|(name, _)| (*name).into()).collect();
        // A browser sends the type of a file by itself, so it must be allowed for
        // that even where nothing is signed.
        if uploads_content(operation) && !headers.iter().any(|(name, _)| *name == "content-type") {
            allowed_headers.push("content-type".into());
            sorted::sort(&mut allowed_headers);
        }
        Ok(CorsRule {
            origin: checked(origin)?,
            method,
            allowed_headers,
            exposes_etag: uploads_content(operation),
        })
    }
}

impl CorsRule {
    /// The rule from names and texts, as every other language asks for it: those of
    /// [`SentRequest::from_pairs`](crate::SentRequest::from_pairs), with the operation; without any, the rule for
    /// forms.
    ///
    /// # Errors
    ///
    /// Those of [`SentRequest::from_pairs`](crate::SentRequest::from_pairs), and `InvalidOrigin`.
    pub fn from_pairs<'a>(
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
        origin: &str,
    ) -> Result<CorsRule, Error> {
        let mut pairs = pairs.into_iter().peekable();
        if pairs.peek().is_none() {
            return CorsRule::for_forms(origin);
        }
        let result = ReturnedResult::from_pairs(pairs)?;
        let missing = Error::missing_option("the presigned request", "operation");
        let operation = Operation::named(result.operation().ok_or(missing)?)?;
        let method = if result.method() == "HEAD" { "HEAD" } else { operation.method };
        CorsRule::of(operation, method, result.headers(), origin)
    }
}

impl PresignedRequest {
    /// The smallest CORS rule of the bucket that lets pages of an origin send
    /// this request: `https://app.example.com`, with one `*` in it if wanted,
    /// `*` for all, `null` for pages without one.
    ///
    /// # Errors
    ///
    /// `InvalidOrigin`.
    pub fn cors_rule(&self, origin: &str) -> Result<CorsRule, Error> {
        CorsRule::of(self.operation, self.method, self.headers(), origin)
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
        CorsRule::of(self.operation(), self.method(), headers, origin)
    }
}

impl PresignedPost {
    /// [`CorsRule::for_forms`].
    ///
    /// # Errors
    ///
    /// `InvalidOrigin`.
    pub fn cors_rule(&self, origin: &str) -> Result<CorsRule, Error> {
        CorsRule::for_forms(origin)
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

/// Headers that browsers set themselves ("forbidden request-header"), or send
/// without asking ("CORS-safelisted request-header", Fetch Standard).
fn is_safelisted(name: &str, value: &str) -> bool {
    let plain = value.len() <= 128
        && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b" *,-.;=/+_".contains(&byte));
    match name {
        "content-length" | "date" | "expect" | "host" | "origin" | "referer" => true,
        "accept" | "accept-language" | "content-language" => plain,
        "content-type" => {
            let essence = value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
            let simple = ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"];
            plain && simple.contains(&essence.as_str())
        }
        "range" => is_simple_range(value),
        _ => false,
    }
}

/// `bytes=0-99` or `bytes=100-`.
fn is_simple_range(value: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    value
        .strip_prefix("bytes=")
        .and_then(|range| range.split_once('-'))
        .is_some_and(|(first, last)| !first.is_empty() && digits(first) && digits(last))
}

/// Scheme, host and port as a browser sends them, without a path.
fn checked(origin: &str) -> Result<String, Error> {
    let refuse = |problem| Err(Error::InvalidOrigin { origin: origin.into(), problem });
    if matches!(origin, "*" | "null") {
        return Ok(origin.into());
    }
    if origin.matches('*').count() > 1 {
        return refuse("has more than one *");
    }
    let Some((scheme, authority)) = origin.split_once("://") else {
        return refuse("has no scheme");
    };
    if scheme.is_empty() || !scheme.bytes().all(|byte| byte.is_ascii_lowercase() || b"+-.*".contains(&byte)) {
        return refuse("has a scheme that browsers do not send; write it in lower case");
    }
    if authority.contains(['/', '?', '#', '@']) {
        return refuse("has a path, a query or a user name; an origin ends with its host and port");
    }
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-._:[]*".contains(&byte);
    if authority.is_empty() || !authority.bytes().all(allowed) {
        return refuse("has a host that browsers do not send; write it in lower case and punycode");
    }
    Ok(origin.into())
}

#[cfg(test)]
mod tests {
    use super::{checked, is_safelisted};
    use crate::{CorsRule, Credentials, ErrorCode, PostPolicy, Request, Signer};
    use time::{OffsetDateTime, macros::datetime};

    const NOW: OffsetDateTime = datetime!(2026-01-02 03:04:05 UTC);

    fn signer() -> Signer {
        Signer::new(Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret").unwrap(), "eu-west-1").unwrap()
    }

    fn rule(request: Request) -> CorsRule {
        let presigned = signer().presign(&request.bucket("photos"), "k", NOW).unwrap();
        presigned.cors_rule("https://app.example.com").unwrap()
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
        assert_eq!((delete.allowed_method(), headers(&delete)), ("DELETE", vec![]));
    }

    #[test]
    fn a_form_needs_no_header() {
        let post = signer().presign_post(&PostPolicy::new("photos", "k"), NOW).unwrap();
        let rule = post.cors_rule("*").unwrap();
        assert_eq!((rule.allowed_method(), rule.allowed_origin()), ("POST", "*"));
        assert!(headers(&rule).is_empty());
        let json: serde_json::Value = serde_json::from_str(&rule.to_json()).unwrap();
        assert_eq!(json["CORSRules"][0]["ExposeHeaders"][0], "ETag");
    }

    #[test]
    fn browsers_send_some_headers_without_asking() {
        for (name, value, safelisted) in [
            ("content-type", "text/plain; charset=utf-8", true),
            ("content-type", "image/png", false),
            ("content-type", "text/plain; x=\"(\"", false),
            ("range", "bytes=0-9", true),
            ("range", "bytes=-9", false),
            ("range", "bytes=0-9,20-29", false),
            ("content-length", "5", true),
            ("x-amz-acl", "private", false),
            ("accept-language", "de", true),
        ] {
            assert_eq!(is_safelisted(name, value), safelisted, "{name}: {value}");
        }
    }

    #[test]
    fn an_origin_is_what_browsers_send() {
        for origin in [
            "https://app.example.com",
            "http://localhost:3000",
            "https://*.example.com",
            "*",
            "null",
            "capacitor://localhost",
            "http://[::1]:80",
        ] {
            assert_eq!(checked(origin).unwrap(), origin);
        }
        for origin in [
            "",
            "app.example.com",
            "https://app.example.com/",
            "https://a/b",
            "https://*.*.com",
            "https://App.example.com",
            "HTTPS://a",
            "https://a b",
            "https://user@a",
            "https://ü.example",
            "://a",
            "https://<a>",
        ] {
            assert_eq!(checked(origin).unwrap_err().code(), ErrorCode::InvalidOrigin, "{origin}");
        }
    }
}
