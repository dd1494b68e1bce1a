//! A result that comes back as names and texts, to be told more of: it was signed, or it comes
//! from an anonymous signer and was not.

use crate::zeroizing::Zeroizing;
use crate::{
    error::Error,
    operation::Operation,
    pairs::{Given, same_name, split_name},
    parameters::Header,
    post::form_details,
    received::{ReceivedUrl, without_fragment},
    sent_request::{GivenRequest, OF, SentRequest, curl_of},
    sigv4::QUERY_PARAMETERS,
};

/// The parameters of the legacy Signature Version 2.
const VERSION_2: [&str; 2] = ["AWSAccessKeyId", "Signature"];

pub(crate) enum ReturnedResult {
    Signed(Box<SentRequest>),
    Unsigned { method: String, url: String, headers: Vec<Header>, operation: &'static Operation },
}

/// What was signed and how it is sent, of a result as names and texts, or of another signer's
/// request: `canonical-request` and `string-to-sign`, which are empty where nothing was signed, and
/// `curl`. Of a form, which is told by its `field:NAME`: `policy` and `curl`.
///
/// # Errors
///
/// Those of [`SentRequest::from_pairs`]: `NotPresigned`, too, for a URL without a signature
/// whose operation is not said. For a form `MissingOption` without its `url`, and
/// `MalformedRequest` where its field `policy` is not one.
///
/// ```
/// # use s3presign::{Request, Signer, details};
/// # let now = time::macros::datetime!(2026-01-02 03:04:05 UTC);
/// let signer = Signer::anonymous().region("eu-west-1").build()?;
/// let presigned = signer.presign(&Request::new("GetObject").bucket("photos"), "1.jpg", now)?;
/// let pairs = presigned.to_pairs();
/// let told = details(pairs.iter().map(|(name, text)| (name.as_ref(), text.as_ref())))?;
/// assert_eq!(told[0], ("canonical-request", String::new().into()));
/// assert_eq!(told[2].1.as_str(), "curl 'https://photos.s3.eu-west-1.amazonaws.com/1.jpg'");
///
/// # let signer = Signer::new(s3presign::Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret")?, "eu-west-1")?;
/// # let policy = s3presign::PostPolicy::new("photos", "cat").starts_with("Content-Type", "image/");
/// let form = signer.presign_post(&policy, now)?;
/// let fields: Vec<_> = form.fields().map(|(name, text)| (format!("field:{name}"), text)).collect();
/// let given = fields.iter().map(|(name, text)| (name.as_str(), *text));
/// let told = details([("url", form.url())].into_iter().chain(given))?;
/// assert_eq!(told[0], ("policy", form.policy().to_owned().into()));
/// assert_eq!(told[1], ("curl", form.curl().into()));
/// # Ok::<(), s3presign::Error>(())
/// ```
pub fn details<'a>(
    pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<Vec<(&'static str, zeroize::Zeroizing<String>)>, Error> {
    let pairs: Vec<(&str, &str)> = pairs.into_iter().collect();
    if is_of_form(&pairs) {
        let (policy, curl) = form_details(pairs)?;
        return Ok(vec![("policy", policy.to_string().into()), ("curl", curl.into())]);
    }
    let (canonical_request, string_to_sign, curl) = match ReturnedResult::from_pairs(pairs)? {
        ReturnedResult::Signed(sent) => (sent.canonical_request(), sent.string_to_sign(), sent.curl()),
        ReturnedResult::Unsigned { method, url, headers, operation } => {
            (String::new(), String::new(), curl_of(&method, &url, headers.iter(), Some(operation)))
        }
    };
    Ok(vec![
        ("canonical-request", canonical_request.into()),
        ("string-to-sign", string_to_sign.into()),
        ("curl", curl.into()),
    ])
}

impl ReturnedResult {
    pub(crate) fn from_pairs<'a>(
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<ReturnedResult, Error> {
        Given::read(OF, pairs, |given| {
            let request = GivenRequest::read(given);
            match (request.method, request.url, request.operation) {
                (Some(method), Some(url), Some(operation)) if !has_signature(url) => {
                    let headers = request.headers.iter().map(|(name, value)| Header {
                        name: name.to_ascii_lowercase(),
                        value: Zeroizing::new((*value).into()),
                    });
                    Ok(ReturnedResult::Unsigned {
                        method: method.into(),
                        url: url.into(),
                        headers: headers.collect(),
                        operation: Operation::named(operation)?,
                    })
                }
                _ => Ok(ReturnedResult::Signed(Box::new(request.require()?))),
            }
        })
    }

    pub(crate) fn url(&self) -> &str {
        match self {
            ReturnedResult::Signed(sent) => sent.url(),
            ReturnedResult::Unsigned { url, .. } => url,
        }
    }

    pub(crate) fn method(&self) -> &str {
        match self {
            ReturnedResult::Signed(sent) => sent.method(),
            ReturnedResult::Unsigned { method, .. } => method,
        }
    }

    /// By name and value, the host left out.
    pub(crate) fn headers(&self) -> Vec<(&str, &str)> {
        match self {
            ReturnedResult::Signed(sent) => sent.headers().collect(),
            ReturnedResult::Unsigned { headers, .. } => {
                headers.iter().map(|header| (header.name.as_str(), header.value.as_str())).collect()
            }
        }
    }

    pub(crate) fn operation(&self) -> Option<&'static str> {
        match self {
            ReturnedResult::Signed(sent) => sent.operation(),
            ReturnedResult::Unsigned { operation, .. } => Some(operation.name),
        }
    }
}

/// Whether a result is a form, which its fields tell.
pub(crate) fn is_of_form(pairs: &[(&str, &str)]) -> bool {
    pairs.iter().any(|(name, _)| split_name(name).is_some_and(|(kind, _)| same_name(kind, "field")))
}

/// Whether a URL is signed, was, or is no URL at all, of which [`SentRequest`] says more.
fn has_signature(url: &str) -> bool {
    let Ok(parts) = ReceivedUrl::parse(without_fragment(url)) else { return true };
    parts.scheme.is_none()
        || parts.query.iter().any(|pair| {
            let mut names = QUERY_PARAMETERS.iter().chain(&VERSION_2);
            names.any(|name| pair.name.eq_ignore_ascii_case(name.as_bytes()))
        })
}
