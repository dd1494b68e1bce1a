//! The native half of the npm package `s3presign`: names and texts in, plain
//! values out. What makes it feel like JavaScript is in `index.cjs`.
#![allow(missing_docs)]

mod list;
mod url_array;

use list::List;
use napi::{Error, Result};
use napi_derive::napi;
use time::OffsetDateTime;
use url_array::UrlArray;

#[global_allocator]
static MEMORY: s3presign_memory::Wiping = s3presign_memory::Wiping;

/// A refusal: `index.cjs` tells it from Node-API's own errors by the prefix, and
/// the name of what is wrong stands behind the code.
type Refusal = Error<String>;

fn refusal(error: s3presign::Error) -> Refusal {
    let (code, parameter) = (error.code().as_str(), error.parameter().unwrap_or_default());
    Error::new(format!("s3presign:{code}:{parameter}"), message(&error))
}

/// The same of one row of many, which stands behind the code, too.
fn refusal_of(row: s3presign::RefusedRow) -> Refusal {
    let (code, parameter) = (row.error.code().as_str(), row.error.parameter().unwrap_or_default());
    Error::new(format!("s3presign:{code}@{}:{parameter}", row.row), message(&row.error))
}

/// What an error says, with the names of options as JavaScript writes them.
fn message(error: &s3presign::Error) -> String {
    s3presign::spelled(&error.to_string(), camel_case)
}

/// `expires-in` is `expiresIn`.
fn camel_case(name: &str) -> String {
    let mut words = name.split('-');
    let first = words.next().unwrap_or_default();
    words.fold(first.into(), |written: String, word| {
        let (initial, rest) = word.split_at(1);
        written + &initial.to_ascii_uppercase() + rest
    })
}

/// Names and texts as one text, with a NUL between two: to pass each string by itself costs more than to sign.
fn joined(pairs: &[(impl AsRef<str>, impl AsRef<str>)]) -> Result<String, String> {
    let strings: Vec<&str> = pairs.iter().flat_map(|(name, text)| [name.as_ref(), text.as_ref()]).collect();
    if strings.iter().any(|string| string.contains('\0')) {
        return Err(Error::new(
            "s3presign:Internal:".into(),
            "a mistake in s3presign itself, please report it (a NUL in an answer)",
        ));
    }
    Ok(strings.join("\0"))
}

fn instant(unix_seconds: f64) -> Result<OffsetDateTime, String> {
    let seconds = unix_seconds.floor() as i64;
    OffsetDateTime::from_unix_timestamp(seconds)
        .map_err(|_| refusal(s3presign::Error::InvalidSigningTime { unix_time: seconds }))
}

/// The clock beside a signing time that was passed: what scoped signers count from.
fn clock(unix_seconds: Option<f64>) -> Result<Option<OffsetDateTime>, String> {
    unix_seconds.map(instant).transpose()
}

/// Refuses a value of a JavaScript type that the argument does not take.
#[napi]
pub fn refuse_type(name: String, given: String, expected: String) -> Result<(), String> {
    Err(refusal(s3presign::Error::WrongType { name: name.into(), given, expected }))
}

#[napi]
pub fn redact(url: String) -> String {
    s3presign::redact(&url)
}

#[napi]
pub fn redact_pairs(list: List) -> Vec<String> {
    let masked = s3presign::redact_pairs(list.pairs());
    masked.into_iter().flat_map(|(name, text)| [name.into(), text.into_owned()]).collect()
}

#[napi]
pub struct NativeSigner(s3presign::Signer);

#[napi]
impl NativeSigner {
    #[napi(factory)]
    pub fn from_pairs(options: List) -> Result<NativeSigner, String> {
        s3presign::Signer::from_pairs(options.pairs()).map(NativeSigner).map_err(refusal)
    }

    /// From environment variables, and from options that win over them.
    #[napi(factory)]
    pub fn from_env(variables: List, options: List) -> Result<NativeSigner, String> {
        s3presign::Signer::from_env(variables.pairs(), options.pairs()).map(NativeSigner).map_err(refusal)
    }

    /// What was refused before the signer saw it.
    fn refused(&self, error: s3presign::Error) -> Refusal {
        refusal(self.0.conceal(error))
    }

    #[napi]
    pub fn presign(
        &self,
        request: List,
        key: Option<String>,
        unix_seconds: f64,
        clock: Option<f64>,
    ) -> Result<String, String> {
        let (now, clock) = (instant(unix_seconds)?, self::clock(clock)?);
        let request = s3presign::Request::from_pairs(request.pairs()).map_err(|error| self.refused(error))?;
        let request = request.default_clock(clock);
        let made = self.0.presign(&request, key.as_deref(), now).map_err(refusal)?;
        joined(&made.to_pairs())
    }

    #[napi]
    pub fn template(&self, request: List) -> Result<NativeTemplate, String> {
        let request = s3presign::Request::from_pairs(request.pairs()).map_err(|error| self.refused(error))?;
        self.0.template(&request).map(NativeTemplate).map_err(refusal)
    }

    #[napi]
    pub fn presign_post(
        &self,
        policy: List,
        unix_seconds: f64,
        clock: Option<f64>,
    ) -> Result<NativePresignedPost, String> {
        let (now, clock) = (instant(unix_seconds)?, self::clock(clock)?);
        let policy =
            s3presign::PostPolicy::from_pairs(policy.pairs()).map_err(|error| self.refused(error))?;
        let policy = policy.default_clock(clock);
        self.0.presign_post(&policy, now).map(NativePresignedPost).map_err(refusal)
    }

    /// The same signer within a scope.
    #[napi]
    pub fn scoped(&self, scope: List) -> Result<NativeSigner, String> {
        let scope = s3presign::Scope::from_pairs(scope.pairs()).map_err(|error| self.refused(error))?;
        self.0.scoped(&scope).map(NativeSigner).map_err(refusal)
    }

    #[napi]
    pub fn presign_multipart(
        &self,
        upload: List,
        key: String,
        unix_seconds: f64,
        clock: Option<f64>,
    ) -> Result<NativePresignedMultipart, String> {
        let (now, clock) = (instant(unix_seconds)?, self::clock(clock)?);
        let upload =
            s3presign::MultipartUpload::from_pairs(upload.pairs()).map_err(|error| self.refused(error))?;
        let upload = upload.default_clock(clock);
        self.0.presign_multipart(&upload, &key, now).map(NativePresignedMultipart).map_err(refusal)
    }

    #[napi]
    pub fn object_url(&self, bucket: String, key: String) -> Result<String, String> {
        self.0.object_url(&bucket, &key).map_err(refusal)
    }

    #[napi]
    pub fn describe(&self) -> String {
        format!("{:?}", self.0)
    }
}

#[napi]
pub struct NativeTemplate(s3presign::Template);

#[napi]
impl NativeTemplate {
    #[napi]
    pub fn url(&self, key: Option<String>, unix_seconds: f64) -> Result<String, String> {
        self.0.url(key.as_deref(), instant(unix_seconds)?).map_err(refusal)
    }

    #[napi]
    pub fn is_scoped(&self) -> bool {
        self.0.is_scoped()
    }

    /// The same template for a clock, unless it has one.
    #[napi]
    pub fn clocked(&self, unix_seconds: f64) -> Result<NativeTemplate, String> {
        Ok(NativeTemplate(self.0.default_clock(instant(unix_seconds)?)))
    }

    #[napi]
    pub fn urls(&self, keys: List, unix_seconds: f64) -> Result<UrlArray, String> {
        self.0.urls(keys.strings(), instant(unix_seconds)?).map(UrlArray).map_err(refusal_of)
    }

    #[napi]
    pub fn presign(&self, key: Option<String>, unix_seconds: f64) -> Result<String, String> {
        let made = self.0.presign(key.as_deref(), instant(unix_seconds)?).map_err(refusal)?;
        joined(&made.to_pairs())
    }

    #[napi]
    pub fn describe(&self) -> String {
        format!("{:?}", self.0)
    }
}

#[napi]
pub struct NativePresignedMultipart(s3presign::PresignedMultipart);

#[napi]
impl NativePresignedMultipart {
    #[napi]
    pub fn parts(&self) -> Vec<NativePart> {
        let parts = self.0.parts().iter();
        parts
            .map(|part| NativePart {
                number: part.number(),
                first_byte: part.first_byte().map(|bytes| bytes as f64),
                size: part.size().map(|bytes| bytes as f64),
            })
            .collect()
    }

    /// The request of the part at this index, as [`NativeSigner::presign`] answers it.
    #[napi]
    pub fn part(&self, index: u32) -> Result<Option<String>, String> {
        let part = self.0.parts().get(index as usize);
        part.map(|part| joined(&part.request().to_pairs())).transpose()
    }

    #[napi]
    pub fn complete(&self) -> Result<String, String> {
        joined(&self.0.complete().to_pairs())
    }

    #[napi]
    pub fn abort(&self) -> Result<String, String> {
        joined(&self.0.abort().to_pairs())
    }

    #[napi]
    pub fn list_parts(&self) -> Result<String, String> {
        joined(&self.0.list_parts().to_pairs())
    }
}

/// One part of an upload.
#[napi(object)]
pub struct NativePart {
    pub number: u32,
    pub first_byte: Option<f64>,
    pub size: Option<f64>,
}

/// A plan of parts.
#[napi(object)]
pub struct NativePlan {
    pub object_size: f64,
    pub part_size: f64,
    pub parts: Vec<NativePart>,
}

/// Plans the parts of an object, from names and texts.
#[napi]
pub fn multipart_plan(options: List) -> Result<NativePlan, String> {
    let plan = s3presign::MultipartPlan::from_pairs(options.pairs()).map_err(refusal)?;
    let parts = plan.parts().map(|part| NativePart {
        number: part.number,
        first_byte: Some(part.first_byte as f64),
        size: Some(part.size as f64),
    });
    Ok(NativePlan {
        object_size: plan.object_size() as f64,
        part_size: plan.part_size() as f64,
        parts: parts.collect(),
    })
}

/// The id in the response that created an upload.
#[napi]
pub fn upload_id(response: String) -> Result<String, String> {
    s3presign::upload_id(&response).map_err(refusal)
}

/// The body that completes an upload.
#[napi]
pub fn completed_parts(parts: List) -> Result<String, String> {
    s3presign::CompletedParts::from_pairs(parts.pairs()).and_then(|parts| parts.to_xml()).map_err(refusal)
}

/// The explanation's names and values, one after the other.
#[napi]
pub fn explain(options: List) -> Result<Vec<String>, String> {
    let explained = s3presign::Explanation::from_pairs(options.pairs()).map_err(refusal)?;
    Ok(flat(explained.to_pairs()))
}

/// How a server answers a refusal: its names and values, one after the other.
#[napi]
pub fn refusal_of_code(options: List) -> Result<Vec<String>, String> {
    let (status, code) = s3presign::ErrorCode::answer_from_pairs(options.pairs()).map_err(refusal)?;
    Ok(vec!["http-status".into(), status.to_string(), "s3-code".into(), code.into()])
}

/// The diagnosis' names and values, one after the other.
#[napi]
pub fn diagnose(options: List) -> Result<Vec<String>, String> {
    let diagnosis = s3presign::Diagnosis::from_pairs(options.pairs()).map_err(refusal)?;
    Ok(flat(diagnosis.to_pairs()))
}

/// What must be allowed: its names and values, one after the other.
#[napi]
pub fn permissions(asked: List) -> Result<Vec<String>, String> {
    let permissions = s3presign::Permissions::from_pairs(asked.pairs()).map_err(refusal)?;
    Ok(flat(permissions.to_pairs()))
}

/// A policy that grants it: its names and values, one after the other.
#[napi]
pub fn policy(asked: List) -> Result<Vec<String>, String> {
    let policy = s3presign::PermissionPolicy::from_pairs(asked.pairs()).map_err(refusal)?;
    Ok(flat(policy.to_pairs()))
}

/// A bucket policy that binds: its names and values, one after the other.
#[napi]
pub fn guard_policy(options: List) -> Result<Vec<String>, String> {
    let guard = s3presign::Guard::from_pairs(options.pairs()).map_err(refusal)?;
    Ok(flat(s3presign::guard_policy(&guard).map_err(refusal)?.to_pairs()))
}

/// The CORS rule for results: its names and values, one after the other.
#[napi]
pub fn cors_rule(results: List, origin: String) -> Result<Vec<String>, String> {
    let rule = s3presign::CorsRule::from_pairs(results.pairs(), &origin);
    rule.map(|rule| flat(rule.to_pairs())).map_err(refusal)
}

/// What was signed, told from a request: its names and values, one after the other.
#[napi]
pub fn details(request: List) -> Result<Vec<String>, String> {
    let told = s3presign::details(request.pairs()).map_err(refusal)?;
    Ok(told.iter().flat_map(|(name, text)| [String::from(*name), text.as_str().into()]).collect())
}

fn flat(pairs: Vec<(impl Into<String>, impl Into<String>)>) -> Vec<String> {
    pairs.into_iter().flat_map(|(name, value)| [name.into(), value.into()]).collect()
}

fn flat_of<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<String> {
    pairs.flat_map(|(name, value)| [name.into(), value.into()]).collect()
}

#[napi]
pub struct NativePresignedPost(s3presign::PresignedPost);

#[napi]
impl NativePresignedPost {
    #[napi]
    pub fn url(&self) -> &str {
        self.0.url()
    }

    #[napi]
    pub fn method(&self) -> &'static str {
        self.0.method()
    }

    /// Names and values, one after the other.
    #[napi]
    pub fn fields(&self) -> Vec<&str> {
        self.0.fields().flat_map(|(name, value)| [name, value]).collect()
    }

    #[napi]
    pub fn policy(&self) -> &str {
        self.0.policy()
    }

    #[napi]
    pub fn signed_at(&self) -> f64 {
        self.0.signed_at().unix_timestamp() as f64
    }

    #[napi]
    pub fn expires_at(&self) -> f64 {
        self.0.expires_at().unix_timestamp() as f64
    }

    #[napi]
    pub fn limited_by(&self) -> &'static str {
        self.0.limited_by().as_str()
    }

    /// Codes and messages, one after the other.
    #[napi]
    pub fn warnings(&self) -> Vec<&str> {
        let warnings = self.0.warnings().iter();
        warnings.flat_map(|warning| [warning.code.as_str(), &warning.message]).collect()
    }

    #[napi]
    pub fn curl(&self) -> String {
        self.0.curl()
    }
}

/// What a request or a form says of itself.
#[napi(object)]
pub struct NativeClaim {
    pub access_key_id: String,
    pub session_token: Option<String>,
    pub region: String,
    pub service: String,
    pub key: Option<String>,
}

/// What was found right.
#[napi(object)]
pub struct NativeVerified {
    pub access_key_id: String,
    pub signed_at: f64,
    pub expires_at: f64,
    /// Names and values, one after the other.
    pub signed_headers: Vec<String>,
    pub payload_hash: Option<String>,
    pub operation: Option<String>,
    pub bucket: Option<String>,
    pub key: Option<String>,
    pub parameters: Vec<String>,
    pub checks: Vec<String>,
    pub min_content_length: Option<f64>,
    pub max_content_length: Option<f64>,
}

#[napi]
pub struct NativeReceivedRequest(s3presign::ReceivedRequest);

#[napi]
impl NativeReceivedRequest {
    #[napi(factory)]
    pub fn from_pairs(request: List) -> Result<NativeReceivedRequest, String> {
        let received = s3presign::ReceivedRequest::from_pairs(request.pairs());
        received.map(NativeReceivedRequest).map_err(refusal)
    }

    #[napi]
    pub fn claim(&self) -> NativeClaim {
        NativeClaim {
            access_key_id: self.0.access_key_id().into(),
            session_token: self.0.session_token().map(String::from),
            region: self.0.region().into(),
            service: self.0.service().into(),
            key: None,
        }
    }

    #[napi]
    pub fn verify(&self, rules: List, unix_seconds: f64) -> Result<NativeVerified, String> {
        let now = instant(unix_seconds)?;
        let (verifier, credentials) = s3presign::Verifier::from_pairs(rules.pairs()).map_err(refusal)?;
        let verified = verifier.verify(&self.0, credentials.as_ref(), now).map_err(refusal)?;
        Ok(NativeVerified {
            access_key_id: verified.access_key_id().into(),
            signed_at: verified.signed_at().unix_timestamp() as f64,
            expires_at: verified.expires_at().unix_timestamp() as f64,
            signed_headers: flat_of(verified.signed_headers()),
            payload_hash: Some(verified.payload_hash().into()),
            operation: verified.operation().map(String::from),
            bucket: verified.bucket().map(String::from),
            key: verified.key().map(String::from),
            parameters: flat_of(verified.parameters()),
            checks: flat_of(verified.checks()),
            min_content_length: None,
            max_content_length: None,
        })
    }

    #[napi]
    pub fn describe(&self) -> String {
        format!("{:?}", self.0)
    }
}

#[napi]
pub struct NativeReceivedForm(s3presign::ReceivedForm);

#[napi]
impl NativeReceivedForm {
    #[napi(factory)]
    pub fn from_pairs(form: List) -> Result<NativeReceivedForm, String> {
        s3presign::ReceivedForm::from_pairs(form.pairs()).map(NativeReceivedForm).map_err(refusal)
    }

    #[napi]
    pub fn claim(&self) -> NativeClaim {
        NativeClaim {
            access_key_id: self.0.access_key_id().into(),
            session_token: self.0.session_token().map(String::from),
            region: self.0.region().into(),
            service: self.0.service().into(),
            key: self.0.key().map(String::from),
        }
    }

    #[napi]
    pub fn verify(&self, rules: List, unix_seconds: f64) -> Result<NativeVerified, String> {
        let now = instant(unix_seconds)?;
        let (verifier, credentials) = s3presign::Verifier::from_pairs(rules.pairs()).map_err(refusal)?;
        let verified = verifier.verify_form(&self.0, credentials.as_ref(), now).map_err(refusal)?;
        let range = verified.content_length_range();
        Ok(NativeVerified {
            access_key_id: verified.access_key_id().into(),
            signed_at: verified.signed_at().unix_timestamp() as f64,
            expires_at: verified.expires_at().unix_timestamp() as f64,
            signed_headers: Vec::new(),
            payload_hash: None,
            operation: None,
            bucket: None,
            key: None,
            parameters: Vec::new(),
            checks: Vec::new(),
            min_content_length: range.map(|(minimum, _)| minimum as f64),
            max_content_length: range.map(|(_, maximum)| maximum as f64),
        })
    }

    #[napi]
    pub fn describe(&self) -> String {
        format!("{:?}", self.0)
    }
}
