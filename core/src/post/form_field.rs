//! The fields of an upload form: which S3 knows, how they are spelled, which of
//! them are not the caller's, and which are the application's own.

use super::policy::PostPolicy;
use crate::{
    error::Error,
    operation::{Kind, Location, Operation},
    pairs::{SaidType, bytes_for_text, names, other_type, same_name, split_name, suggestion, typed_name},
    parameters::takes_bytes,
};

/// The fields that a caller can set, besides `x-amz-*` ("POST Object", S3 API
/// reference).
const FIELDS: [&str; 11] = [
    "acl",
    "Cache-Control",
    "Content-Disposition",
    "Content-Encoding",
    "Content-MD5",
    "Content-Type",
    "Expires",
    "redirect",
    "success_action_redirect",
    "success_action_status",
    "tagging",
];

const CUSTOMER_KEY: &str = "x-amz-server-side-encryption-customer-key";

/// A field's name as S3 spells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FieldName(String);

impl FieldName {
    /// The field of this name for a value: `bytes:NAME` is one that takes bytes, none has a
    /// value of `type:NAME`, and `NAME:ENTRY`, an entry of somebody's map, is one only of
    /// `Metadata`.
    pub(super) fn of_value(given: &str, value: &str) -> Result<FieldName, Error> {
        let (said, own) = typed_name(given);
        if said == SaidType::Other {
            let field = own.split(':').next().unwrap_or_default();
            if !is_map(field) {
                FieldName::find(field)?;
            }
            return Err(other_type(field, value));
        }
        if let Some((map, entry)) = split_name(own)
            && FieldName::find(map).is_ok()
        {
            let nothing = entry.is_empty() && value.is_empty();
            let (name, given) = (map.into(), if nothing { "an empty list or map" } else { "a map" }.into());
            return Err(Error::WrongType { name, given, expected: "one value, or leave it out".into() });
        }
        let name = FieldName::find(own)?;
        if said == SaidType::Bytes && !takes_bytes(name.as_str()) {
            return Err(bytes_for_text(own));
        }
        Ok(name)
    }

    /// The field of this name in any case convention, or the one that carries
    /// the parameter of PutObject of this name (`StorageClass`,
    /// `Metadata:owner`).
    pub(super) fn find(name: &str) -> Result<FieldName, Error> {
        let invalid = |problem| Err(Error::InvalidFormField { name: name.into(), problem });
        let unknown = || {
            let known: Vec<&str> = FIELDS.into_iter().chain(names(PostPolicy::read)).collect();
            let kind = split_name(name).map_or(name, |(kind, _)| kind);
            Error::UnknownFormField { name: name.into(), nearest: suggestion(kind, &known) }
        };
        if let Some(problem) = not_the_callers(name) {
            return invalid(problem);
        }
        if !name.bytes().all(|byte| byte.is_ascii_graphic()) {
            return invalid("is not a field name: it has blanks or characters beyond ASCII");
        }
        if let Some(field) = FIELDS.iter().find(|field| same_name(field, name)) {
            return Ok(FieldName((*field).into()));
        }
        let lower = name.to_ascii_lowercase();
        if lower.starts_with("x-amz-") || lower.starts_with("x-ignore-") {
            return Ok(FieldName(lower));
        }
        let (parameter, entry) = match split_name(name) {
            Some((parameter, entry)) => (parameter, Some(entry)),
            None => (name, None),
        };
        let parameter = Operation::find("PutObject").and_then(|put| put.parameter(parameter));
        match (parameter.map(|parameter| parameter.location), entry) {
            (Some(Location::HeaderPrefix(prefix)), Some(entry)) if !entry.is_empty() => {
                Ok(FieldName(format!("{prefix}{}", entry.to_ascii_lowercase())))
            }
            (Some(Location::Header("content-length")), None) => {
                invalid("is not a form field; set \"min-content-length\" and \"max-content-length\"")
            }
            (Some(Location::Header("x-amz-acl")), None) => Ok(FieldName("acl".into())),
            // Headers name the algorithm of an SDK, and forms that of the checksum.
            (Some(Location::Header("x-amz-sdk-checksum-algorithm")), None) => {
                Ok(FieldName("x-amz-checksum-algorithm".into()))
            }
            (Some(Location::Header(header)), None) if header.starts_with("x-amz-") => FieldName::find(header),
            (Some(_), _) => {
                invalid("is a parameter of PutObject that no field of a form carries; leave it out")
            }
            (None, _) => Err(unknown()),
        }
    }

    /// A field of the application's own, under just this name: S3 does nothing with it, and
    /// asks for a condition ("POST Policy", S3 API reference). A name that S3 knows, in any
    /// case convention, is refused: it would do something, or was meant to.
    pub(super) fn own(name: &str) -> Result<FieldName, Error> {
        let of_shape = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.[]".contains(&byte);
        let problem = match FieldName::find(name) {
            _ if name.is_empty() || !name.bytes().all(of_shape) => {
                "is not a name for a field of your own; use letters, digits, and any of - _ . [ ]"
            }
            Ok(_) | Err(Error::InvalidFormField { .. }) => {
                "is a field that S3 knows, and no field of your own; pass it as S3's, or name yours otherwise"
            }
            Err(_) => return Ok(FieldName(name.into())),
        };
        Err(Error::InvalidFormField { name: name.into(), problem })
    }

    /// The field of the sender's own encryption key (SSE-C), if this is its name:
    /// no field of ours, but a condition may leave it to the sender.
    pub(super) fn customer_key(name: &str) -> Option<FieldName> {
        let is_one = name.eq_ignore_ascii_case(CUSTOMER_KEY) || same_name("SSECustomerKey", name);
        is_one.then(|| FieldName(CUSTOMER_KEY.into()))
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// S3 lets such a field pass without a condition, and ignores it.
    pub(super) fn is_ignored(&self) -> bool {
        self.0.starts_with("x-ignore-")
    }

    /// Whether S3 matches the field by its beginning too ("POST Policy", S3 API
    /// reference).
    pub(super) fn takes_prefix(&self) -> bool {
        self.0 != "success_action_status" && !self.is_ignored()
    }
}

/// Whether this is how a host passes a map in which there is nothing, such as no metadata: it has no
/// field. A parameter that is not a map is not left out so.
pub(super) fn is_empty_map(name: &str, text: &str) -> bool {
    name.strip_suffix(':').filter(|_| text.is_empty()).is_some_and(is_map)
}

/// Whether this is a parameter whose entries are fields, as `Metadata` is.
fn is_map(name: &str) -> bool {
    let parameter = Operation::find("PutObject").and_then(|put| put.parameter(name));
    parameter.is_some_and(|parameter| parameter.kind == Kind::Map)
}

/// Whether a header of this name, for an object or the source of a copy, is an encryption key (SSE-C).
fn is_customer_key_header(name: &str) -> bool {
    const ENDING: &str = "-server-side-encryption-customer-key";
    let ending = name.len().checked_sub(ENDING.len()).and_then(|start| name.get(start..));
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING))
}

/// Why a field is not the caller's.
fn not_the_callers(name: &str) -> Option<&'static str> {
    const MADE_HERE: [&str; 7] = [
        "awsaccesskeyid",
        "policy",
        "signature",
        "x-amz-algorithm",
        "x-amz-credential",
        "x-amz-date",
        "x-amz-signature",
    ];
    let is = |field: &str| same_name(field, name);
    if MADE_HERE.into_iter().any(is) {
        Some("is made here; leave it out")
    } else if is("x-amz-security-token") {
        Some("comes from the credentials; pass \"session-token\" when you make the signer")
    } else if is("bucket") || is("key") {
        Some("is an option of its own; pass it as such")
    } else if is("file") {
        Some("is the file itself, which the sender adds as the last field")
    } else if is_customer_key_header(name) || is("SSECustomerKey") {
        Some(
            "is an encryption key, which must never be part of a policy; let the sender add it: pass it as a beginning that is empty",
        )
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{FieldName, is_empty_map};
    use crate::ErrorCode;

    #[test]
    fn fields_have_one_spelling() {
        for (name, field) in [
            ("content_type", "Content-Type"),
            ("contentType", "Content-Type"),
            ("ACL", "acl"),
            ("x-amz-acl", "x-amz-acl"),
            ("successActionRedirect", "success_action_redirect"),
            ("StorageClass", "x-amz-storage-class"),
            ("sse_kms_key_id", "x-amz-server-side-encryption-aws-kms-key-id"),
            ("Metadata:Owner", "x-amz-meta-owner"),
            ("X-Amz-Meta-Owner", "x-amz-meta-owner"),
            ("ChecksumSHA256", "x-amz-checksum-sha256"),
            ("x-ignore-submit", "x-ignore-submit"),
            ("Tagging", "tagging"),
            ("content_md5", "Content-MD5"),
            ("Redirect", "redirect"),
            ("ChecksumAlgorithm", "x-amz-checksum-algorithm"),
            ("SSECustomerAlgorithm", "x-amz-server-side-encryption-customer-algorithm"),
        ] {
            assert_eq!(FieldName::find(name).unwrap().as_str(), field);
        }
    }

    #[test]
    fn a_value_has_the_type_of_its_field() {
        for (name, value) in
            [("bytes:ContentMD5", "x"), ("bytes:x-amz-checksum-sha256", "x"), ("Metadata:a", "x")]
        {
            assert!(FieldName::of_value(name, value).is_ok(), "{name}");
        }
        for (name, value) in [
            ("bytes:acl", "x"),
            ("bytes:Metadata:a", "x"),
            ("acl:", ""),
            ("content_type:secret", "x"),
            ("type:acl", "a list; pass text"),
            ("type:acl:secret", "a list; pass text"),
            ("type:Metadata", "null; pass text"),
            ("type:Metadata:secret", "a list; pass text"),
        ] {
            let error = FieldName::of_value(name, value).unwrap_err();
            assert_eq!(error.code(), ErrorCode::WrongType, "{name}");
            assert!(!error.to_string().contains("secret"));
        }
        for (name, code) in
            [("type:submit", ErrorCode::UnknownFormField), ("type:file:a", ErrorCode::InvalidFormField)]
        {
            assert_eq!(FieldName::of_value(name, "a list; pass text").unwrap_err().code(), code, "{name}");
        }
    }

    #[test]
    fn an_empty_map_has_no_field_and_nothing_else_is_left_out() {
        assert!(is_empty_map("Metadata:", "") && is_empty_map("metadata:", ""));
        for (name, text) in [("Metadata:", "x"), ("Metadata", ""), ("acl:", ""), ("Nonsense:", ""), (":", "")]
        {
            assert!(!is_empty_map(name, text), "{name}");
        }
    }

    #[test]
    fn a_field_of_ones_own_keeps_its_name() {
        for name in ["name", "Album", "user[name]", "utf8", "csrf_token", "clock", "x-requested-with", "a.b"]
        {
            assert_eq!(FieldName::own(name).unwrap().as_str(), name);
        }
        for name in [
            "",
            "a b",
            "a:b",
            "$name",
            "naïve",
            "a\"b",
            "a\n",
            "acl",
            "ContentType",
            "content-type",
            "key",
            "Bucket",
            "file",
            "policy",
            "x-amz-meta-a",
            "x-amz-credential",
            "x-ignore-a",
            "SSECustomerKey",
            "Content-Length",
            "redirect",
            "success_action_status",
            "AWSAccessKeyId",
        ] {
            let error = FieldName::own(name).unwrap_err();
            assert_eq!(error.code(), ErrorCode::InvalidFormField, "{name}");
        }
    }

    #[test]
    fn refuses_what_no_form_has() {
        for (name, code) in [
            ("Content-Length", ErrorCode::InvalidFormField),
            ("content_language", ErrorCode::InvalidFormField),
            ("if-none-match", ErrorCode::InvalidFormField),
            ("key", ErrorCode::InvalidFormField),
            ("Bucket", ErrorCode::InvalidFormField),
            ("file", ErrorCode::InvalidFormField),
            ("Policy", ErrorCode::InvalidFormField),
            ("X-Amz-Signature", ErrorCode::InvalidFormField),
            ("x-amz-security-token", ErrorCode::InvalidFormField),
            ("SSECustomerKey", ErrorCode::InvalidFormField),
            ("x-amz-server-side-encryption-customer-key", ErrorCode::InvalidFormField),
            ("a b", ErrorCode::InvalidFormField),
            ("Metadata:", ErrorCode::InvalidFormField),
            ("Metadata", ErrorCode::InvalidFormField),
            ("$Content-Type", ErrorCode::UnknownFormField),
            ("submit", ErrorCode::UnknownFormField),
            ("", ErrorCode::UnknownFormField),
        ] {
            assert_eq!(FieldName::find(name).unwrap_err().code(), code, "{name}");
        }
    }
}
