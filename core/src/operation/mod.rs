//! What S3 can be asked: the operations, where each of their parameters
//! travels, and how it is written there. Facts only, from the S3 service model.

mod table;

use crate::{
    error::{Error, Suggestion},
    pairs::{near, same_name},
};

/// One operation of the S3 API.
#[derive(Debug)]
pub(crate) struct Operation {
    /// S3's own name, such as `GetObject`.
    pub(crate) name: &'static str,
    /// The HTTP method in upper case.
    pub(crate) method: &'static str,
    /// What the request's path names.
    pub(crate) resource: Resource,
    /// Query pairs that every request of this operation carries, such as `uploads=`.
    pub(crate) constant_query: &'static [(&'static str, &'static str)],
    /// Every member of the input but `Bucket` and `Key`, by name in the model's order.
    pub(crate) parameters: &'static [Parameter],
    /// What the endpoint rules fix for this operation, whatever the caller sets.
    pub(crate) endpoint_context: &'static [EndpointContext],
}

/// What an operation acts on: the part of the path after the endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Resource {
    /// `/`, such as `ListBuckets`.
    Service,
    /// A fixed path below the service, such as `/WriteGetObjectResponse`.
    Fixed(&'static str),
    /// `/{Bucket}`.
    Bucket,
    /// `/{Bucket}/{Key+}`.
    Object,
}

/// A static context parameter of the S3 endpoint rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EndpointContext {
    /// `UseS3ExpressControlEndpoint`: the regional endpoint, not the zone's, for directory buckets.
    UseS3ExpressControlEndpoint,
    /// `DisableS3ExpressSessionAuth`: signed with plain credentials, not with a session's.
    DisableS3ExpressSessionAuth,
    /// `DisableAccessPoints`: names a bucket and never an access point.
    DisableAccessPoints,
    /// `UseObjectLambdaEndpoint`: answered by S3 Object Lambda.
    UseObjectLambdaEndpoint,
}

/// One parameter of an operation.
#[derive(Debug)]
pub(crate) struct Parameter {
    /// S3's own name, such as `ContentType`.
    pub(crate) name: &'static str,
    /// Where it travels.
    pub(crate) location: Location,
    /// What values it takes and how they are written.
    pub(crate) kind: Kind,
    /// Whether the model requires it.
    pub(crate) required: bool,
}

/// Where a parameter travels, with its name there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Location {
    /// A query pair of this name.
    Query(&'static str),
    /// A header of this name, in lower case.
    Header(&'static str),
    /// Headers that begin with this prefix, in lower case, one for each entry of a map.
    HeaderPrefix(&'static str),
    /// The first label of the host name, and the header of this name, in lower
    /// case (`WriteGetObjectResponse`).
    HostLabel(&'static str),
    /// The body, which a presigned URL leaves to the sender.
    Body,
}

/// The type of a parameter and how its values are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Any text.
    Text,
    /// A whole number (32 or 64 bits in the model).
    Integer,
    /// `true` or `false`.
    Boolean,
    /// An instant as `Wed, 04 Mar 2026 05:06:07 GMT`.
    HttpDate,
    /// An instant as `2026-03-04T05:06:07Z`.
    Iso8601,
    /// Several texts, joined by commas.
    List,
    /// Texts by name.
    Map,
    /// A structure or bytes, which only a body can hold.
    Document,
}

#[cold]
fn unknown(name: &str) -> Error {
    Error::UnknownOperation { name: name.into(), nearest: suggestion(name) }
}

/// What a name that no operation has could mean: the class of an SDK, the method of a request, or
/// a slip.
fn suggestion(name: &str) -> Suggestion {
    const CLASSES: [&str; 4] = ["Command", "Request", "Input", "Args"];
    const METHODS: [(&str, &str); 6] = [
        ("GET", "GetObject"),
        ("download", "GetObject"),
        ("HEAD", "HeadObject"),
        ("PUT", "PutObject"),
        ("upload", "PutObject"),
        ("DELETE", "DeleteObject"),
    ];
    if ["PostObject", "POST"].into_iter().any(|form| same_name(form, name)) {
        return Suggestion::Form;
    }
    let mut names = table::OPERATIONS.iter().map(|operation| operation.name);
    let is_class = |known: &&str| CLASSES.into_iter().any(|class| same_name(&[*known, class].concat(), name));
    let of_method = METHODS.into_iter().find(|(method, _)| same_name(method, name)).map(|(_, known)| known);
    let found = of_method.or_else(|| names.clone().find(is_class)).or_else(|| near(name, &mut names));
    found.map_or(Suggestion::Example("GetObject"), Suggestion::Name)
}

impl Operation {
    /// The operation of this name in any case convention; fastest where it is
    /// spelled as S3 spells it.
    pub(crate) fn find(name: &str) -> Option<&'static Operation> {
        let operations = &table::OPERATIONS;
        match operations.binary_search_by_key(&name, |operation| operation.name) {
            Ok(index) => operations.get(index),
            Err(_) => operations.iter().find(|operation| same_name(operation.name, name)),
        }
    }

    /// The operation of this name, or the refusal that says what it could be.
    pub(crate) fn named(name: &str) -> Result<&'static Operation, Error> {
        Operation::find(name).ok_or_else(|| unknown(name))
    }

    /// Every operation, sorted by name.
    pub(crate) fn all() -> &'static [Operation] {
        &table::OPERATIONS
    }

    /// The parameter of this name in any case convention.
    pub(crate) fn parameter(&self, name: &str) -> Option<&'static Parameter> {
        self.parameters.iter().find(|parameter| same_name(parameter.name, name))
    }
}

/// Every operation of S3 by its name, such as `GetObject`, sorted: for what offers
/// them, such as a shell's completions.
///
/// ```
/// assert!(s3presign::operation_names().any(|name| name == "PutObjectTagging"));
/// ```
pub fn operation_names() -> impl Iterator<Item = &'static str> {
    Operation::all().iter().map(|operation| operation.name)
}

/// The parameters of an operation that a URL can carry, by S3's names. An operation
/// that S3 does not have has none.
///
/// ```
/// assert!(s3presign::parameter_names("PutObject").any(|name| name == "ContentType"));
/// assert_eq!(s3presign::parameter_names("Fly").count(), 0);
/// ```
pub fn parameter_names(operation: &str) -> impl Iterator<Item = &'static str> + use<> {
    let parameters = Operation::find(operation).map(|operation| operation.parameters).unwrap_or_default();
    parameters.iter().filter(|parameter| parameter.location != Location::Body).map(|parameter| parameter.name)
}

/// The HTTP method of an operation, in upper case.
///
/// ```
/// assert_eq!(s3presign::operation_method("PutObject"), Some("PUT"));
/// ```
pub fn operation_method(operation: &str) -> Option<&'static str> {
    Operation::find(operation).map(|operation| operation.method)
}

#[cfg(test)]
mod tests {
    use super::table::OPERATIONS;
    use crate::pairs::same_name;

    /// What a caller may pass beside an operation's own parameters, in one list of names.
    const OWN_NAMES: [&str; 16] = [
        "operation",
        "bucket",
        "key",
        "parameters",
        "headers",
        "header",
        "query",
        "signing_time",
        "expires_in",
        "expires_at",
        "stable_for",
        "backdate",
        "require_full_lifetime",
        "headers_in_query",
        "download_as",
        "create_only",
    ];

    #[test]
    fn operations_are_sorted_by_name_and_unique() {
        assert!(OPERATIONS.is_sorted_by(|a, b| a.name < b.name));
        for (index, operation) in OPERATIONS.iter().enumerate() {
            let mut others = OPERATIONS.iter().skip(index.saturating_add(1));
            assert!(!others.any(|other| same_name(other.name, operation.name)), "{}", operation.name);
        }
    }

    #[test]
    fn no_name_of_a_parameter_has_two_meanings() {
        for operation in &OPERATIONS {
            for (index, parameter) in operation.parameters.iter().enumerate() {
                let mut others = operation.parameters.iter().skip(index.saturating_add(1));
                let place = (operation.name, parameter.name);
                assert!(!others.any(|other| same_name(other.name, parameter.name)), "{place:?}");
                assert!(!OWN_NAMES.iter().any(|own| same_name(own, parameter.name)), "{place:?}");
            }
        }
    }
}
