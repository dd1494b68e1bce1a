//! Results as they are written down: `Serialize`, with the names, the nesting and the values that
//! results have in every language, so that a page reads the same whatever its server is written in.
//!
//! Instants are in ISO 8601, in whole seconds and UTC; what is not known is null. Names are in camel
//! case, as in JavaScript. What is written holds a live URL or a form: a password while it lives.

use crate::{
    MultipartPlan, PlannedPart, PresignedMultipart, PresignedPart, PresignedPost, PresignedRequest, Warning,
    expiry::rfc3339,
};
use serde_core::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

/// ```
/// # use s3presign::{Credentials, Request, Signer};
/// # let signer = Signer::new(Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret")?, "eu-west-1")?;
/// # let now = time::macros::datetime!(2026-01-02 03:04:05 UTC);
/// let upload = Request::new("PutObject").bucket("photos").with("ContentType", "image/png");
/// let json = serde_json::to_value(signer.presign(&upload, "1.png", now)?)?;
/// assert_eq!(json["headers"]["content-type"], "image/png");
/// assert_eq!(json["expiresAt"], "2026-01-02T03:19:05Z");
/// assert!(json["unsignedPathPrefix"].is_null());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
impl Serialize for PresignedRequest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut written = serializer.serialize_struct("PresignedRequest", 9)?;
        written.serialize_field("operation", self.operation())?;
        written.serialize_field("url", self.url())?;
        written.serialize_field("method", self.method())?;
        written.serialize_field("headers", &Texts(self.headers().collect()))?;
        written.serialize_field("unsignedPathPrefix", &self.unsigned_path_prefix())?;
        written.serialize_field("signedAt", &rfc3339(self.signed_at().unix_timestamp()))?;
        written.serialize_field("expiresAt", &rfc3339(self.expires_at().unix_timestamp()))?;
        written.serialize_field("limitedBy", self.limited_by().as_str())?;
        written.serialize_field("warnings", self.warnings())?;
        written.end()
    }
}

impl Serialize for PresignedPost {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut written = serializer.serialize_struct("PresignedPost", 7)?;
        written.serialize_field("url", self.url())?;
        written.serialize_field("method", self.method())?;
        written.serialize_field("fields", &Texts(self.fields().collect()))?;
        written.serialize_field("signedAt", &rfc3339(self.signed_at().unix_timestamp()))?;
        written.serialize_field("expiresAt", &rfc3339(self.expires_at().unix_timestamp()))?;
        written.serialize_field("limitedBy", self.limited_by().as_str())?;
        written.serialize_field("warnings", self.warnings())?;
        written.end()
    }
}

impl Serialize for PresignedMultipart {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut written = serializer.serialize_struct("PresignedMultipart", 4)?;
        written.serialize_field("parts", self.parts())?;
        written.serialize_field("complete", self.complete())?;
        written.serialize_field("abort", self.abort())?;
        written.serialize_field("listParts", self.list_parts())?;
        written.end()
    }
}

impl Serialize for PresignedPart {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut written = serializer.serialize_struct("PresignedPart", 4)?;
        written.serialize_field("number", &self.number())?;
        written.serialize_field("firstByte", &self.first_byte())?;
        written.serialize_field("size", &self.size())?;
        written.serialize_field("request", self.request())?;
        written.end()
    }
}

impl Serialize for MultipartPlan {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut written = serializer.serialize_struct("MultipartPlan", 3)?;
        written.serialize_field("objectSize", &self.object_size())?;
        written.serialize_field("partSize", &self.part_size())?;
        written.serialize_field("parts", &self.parts().collect::<Vec<_>>())?;
        written.end()
    }
}

impl Serialize for PlannedPart {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut written = serializer.serialize_struct("PlannedPart", 3)?;
        written.serialize_field("number", &self.number)?;
        written.serialize_field("firstByte", &self.first_byte)?;
        written.serialize_field("size", &self.size)?;
        written.end()
    }
}

impl Serialize for Warning {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut written = serializer.serialize_struct("Warning", 2)?;
        written.serialize_field("code", self.code.as_str())?;
        written.serialize_field("message", &self.message)?;
        written.end()
    }
}

/// Names and texts as one object, in their order.
struct Texts<'a>(Vec<(&'a str, &'a str)>);

impl Serialize for Texts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut written = serializer.serialize_map(Some(self.0.len()))?;
        for (name, text) in &self.0 {
            written.serialize_entry(name, text)?;
        }
        written.end()
    }
}
