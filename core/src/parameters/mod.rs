//! Turns a request's parameters into headers, query pairs and a host label: where each parameter travels, how it is
//! written there, and what can be refused before anything is signed.

mod checksum;
mod content_disposition;
mod copy_source;
mod customer_key;
mod header;
mod header_in_query;

pub(crate) use checksum::{check_digests, is_digest};
pub(crate) use header::Header;
pub(crate) use header_in_query::refusal as query_refusal;

use crate::sorted;
use crate::zeroizing::Zeroizing;
use crate::{
    error::Error,
    operation::{Kind, Location, Operation, Parameter, Resource},
    pairs::{
        SaidType, bytes_for_text, names, other_type, parse_boolean, parse_instant, split_name, suggestion,
        typed_name,
    },
    received::UNSIGNED_PAYLOAD,
    redact::{is_customer_key, shown_value},
    request::Request,
    sigv4::{self, encode_query},
};
use time::macros::format_description;

/// The most user metadata that S3 stores with an object, in bytes of names and
/// values ("Working with object metadata" in the S3 User Guide).
const METADATA_LIMIT: usize = 2048;

/// What a request puts on the wire besides its path.
#[derive(Default)]
pub(crate) struct WireParameters {
    /// Encoded, one for each name, sorted.
    pub(crate) query: Vec<(String, String)>,
    /// One for each name, sorted; without `host`.
    pub(crate) headers: Vec<Header>,
    /// The label that goes before the host.
    pub(crate) host_label: Option<String>,
}

impl WireParameters {
    /// Binds what the caller passed to the operation.
    #[inline(never)]
    pub(crate) fn bind(operation: &'static Operation, request: &Request) -> Result<WireParameters, Error> {
        let mut wire = Unsorted::default();
        for (name, value) in operation.constant_query {
            wire.query.push((name, Zeroizing::new(String::from(*value))));
        }
        // Each of these steps is for some requests, and a download mostly needs none of them.
        if !request.parameters.is_empty() {
            wire.place_all(operation, request)?;
        }
        if let Some(file_name) = &request.download_as {
            wire.add_download_name(operation, file_name)?;
        }
        if request.create_only {
            wire.add_create_only(operation)?;
        }
        require_all(operation, &wire.given)?;

        let mut headers = wire.headers;
        if !(headers.is_empty() && request.headers.is_empty()) {
            complete_headers(operation, request, &mut headers)?;
        }
        let mut query: Vec<(String, String)> =
            wire.query.iter().map(|(name, value)| encoded(name, value)).collect();
        if !request.headers_in_query.is_empty() {
            let moved = header_in_query::take(operation, &request.headers_in_query, &mut headers)?;
            query.extend(moved.iter().map(|header| encoded(&header.name, &header.value)));
        }
        for (name, value) in &request.query {
            query.push(extra_query_pair(name, value)?);
        }
        sorted::sort(&mut query);
        check_extra_query(&query, &request.query)?;
        Ok(WireParameters { query, headers, host_label: wire.host_label })
    }
}

/// Adds the headers beyond S3's model, and brings all of them into S3's form and the order of their names.
#[inline(never)]
fn complete_headers(
    operation: &'static Operation,
    request: &Request,
    headers: &mut Vec<Header>,
) -> Result<(), Error> {
    header::add_extra(headers, &request.headers)?;
    header::sort(headers)?;
    customer_key::complete(operation, headers)?;
    checksum::check(operation, headers)?;
    check_metadata_size(headers)?;
    // The MD5 of a key stands behind the others.
    sorted::sort_by(headers, |a, b| a.name.cmp(&b.name));
    Ok(())
}

/// Parameters on their way to the wire, in the order they were given.
#[derive(Default)]
struct Unsorted {
    given: Vec<&'static str>,
    query: Vec<(&'static str, Zeroizing<String>)>,
    headers: Vec<Header>,
    host_label: Option<String>,
}

impl Unsorted {
    #[inline(never)]
    fn place_all(&mut self, operation: &'static Operation, request: &Request) -> Result<(), Error> {
        for (parameter, texts) in by_parameter(operation, request)? {
            self.place(operation, parameter, &texts)?;
        }
        Ok(())
    }

    fn place(
        &mut self,
        operation: &'static Operation,
        parameter: &'static Parameter,
        texts: &[Text<'_>],
    ) -> Result<(), Error> {
        self.given.push(parameter.name);
        match parameter.location {
            Location::Body => {
                return Err(Error::BodyParameter { operation: operation.name, name: parameter.name });
            }
            Location::HeaderPrefix(prefix) => {
                for text in texts {
                    let name = format!("{prefix}{}", text.entry.unwrap_or_default());
                    header::add(&mut self.headers, &name, text.value)?;
                }
            }
            Location::Header(name) => {
                let value = written(operation, parameter, texts)?;
                header::add(&mut self.headers, name, &value)?;
            }
            Location::Query(name) => {
                let value = written(operation, parameter, texts)?;
                if value.contains('\0') {
                    return Err(invalid(operation, parameter, &value, "text without NUL characters"));
                }
                self.query.push((name, value));
            }
            Location::HostLabel(header) => {
                let value = written(operation, parameter, texts)?;
                if !is_host_label(&value) {
                    let expected = "a host label: letters, digits and inner hyphens, at most 63";
                    return Err(invalid(operation, parameter, &value, expected));
                }
                header::add(&mut self.headers, header, &value)?;
                self.host_label = Some(value.to_string());
            }
        }
        Ok(())
    }

    #[inline(never)]
    fn add_download_name(&mut self, operation: &'static Operation, file_name: &str) -> Result<(), Error> {
        let override_name = "ResponseContentDisposition";
        let Some(Parameter { location: Location::Query(name), .. }) = operation.parameter(override_name)
        else {
            let expected = "operations that download an object, such as GetObject";
            return Err(Error::OptionNotApplicable {
                name: "download-as",
                operation: operation.name,
                expected,
            });
        };
        if self.given.contains(&override_name) {
            return Err(Error::ConflictingOptions {
                first: "\"download-as\"".into(),
                second: format!("\"{override_name}\""),
                remedy: "pass one of them",
            });
        }
        self.query.push((name, Zeroizing::new(content_disposition::attachment(file_name)?)));
        Ok(())
    }

    #[inline(never)]
    fn add_create_only(&mut self, operation: &'static Operation) -> Result<(), Error> {
        let writes = matches!(operation.method, "PUT" | "POST");
        if !writes || operation.parameter("IfNoneMatch").is_none() {
            let expected = "operations that write an object: PutObject, CopyObject, CompleteMultipartUpload";
            return Err(Error::OptionNotApplicable {
                name: "create-only",
                operation: operation.name,
                expected,
            });
        }
        header::add(&mut self.headers, "if-none-match", "*")
    }
}

/// Whether the header (or field of a form) of this name takes bytes, in base64: digests
/// and encryption keys.
pub(crate) fn takes_bytes(name: &str) -> bool {
    checksum::is_digest(name) || customer_key::is_bytes(name)
}

/// The parameters that were given, each as it is written, by S3's names; what is given as an extra header or
/// query pair counts as the parameter that travels there. Nothing is asked for that is missing. A map counts as
/// given, with no text.
pub(crate) fn given_values(
    operation: &'static Operation,
    request: &Request,
) -> Result<Vec<(&'static str, Zeroizing<String>)>, Error> {
    let mut values = Vec::new();
    for (parameter, texts) in by_parameter(operation, request)? {
        let value = match parameter.kind {
            Kind::Map => Zeroizing::default(),
            _ => written(operation, parameter, &texts)?,
        };
        values.push((parameter.name, value));
    }
    for (name, value) in &request.headers {
        let known = operation.parameters.iter().find(|parameter| {
            matches!(parameter.location, Location::Header(header) if header.eq_ignore_ascii_case(name))
        });
        values.extend(known.map(|parameter| (parameter.name, value.clone())));
    }
    for (name, value) in &request.query {
        let known = operation.parameters.iter().find(|parameter| match parameter.location {
            Location::Query(query) => query == name,
            Location::Header(header) => header.eq_ignore_ascii_case(name),
            _ => false,
        });
        values.extend(known.map(|parameter| (parameter.name, value.clone())));
    }
    Ok(values)
}

/// One value of a parameter as it was given: `Metadata:owner` has an entry.
struct Text<'a> {
    entry: Option<&'a str>,
    value: &'a str,
}

/// The refusal of a name that the operation does not know, which may explain what is missing.
pub(crate) fn misspelt(operation: &'static Operation, request: &Request) -> Option<Error> {
    let refused = by_parameter(operation, request).err();
    refused.filter(|error| matches!(error, Error::UnknownParameter { .. }))
}

/// The parameters that were given, each with its values, in the order of their
/// first value.
fn by_parameter<'a>(
    operation: &'static Operation,
    request: &'a Request,
) -> Result<Vec<(&'static Parameter, Vec<Text<'a>>)>, Error> {
    let mut found: Vec<(&'static Parameter, Vec<Text<'a>>)> = Vec::new();
    for (full_name, value) in &request.parameters {
        let (said, full_name) = typed_name(full_name);
        // How a host passes a list or a map in which there is nothing: it knows no kinds, and left out it
        // would be a value that silently does not count.
        let (name, entry, is_nothing) = match split_name(full_name) {
            Some((name, entry)) => (name, Some(entry), entry.is_empty() && value.is_empty()),
            None => (full_name, None, false),
        };
        let unknown = || Error::UnknownParameter {
            operation: operation.name,
            name: full_name.into(),
            nearest: suggestion(name, &names_for(operation)),
        };
        let parameter = operation.parameter(name).ok_or_else(unknown)?;
        let takes_entries = parameter.kind == Kind::Map || copy_source::is_one(parameter);
        let needs_entries = parameter.kind == Kind::Map;
        let wrong_type = |given: &str, expected: &str| {
            let (name, given, expected) = (parameter.name.into(), given.into(), expected.into());
            Err(Error::WrongType { name, given, expected })
        };
        // Whatever was passed, it has no place here.
        if parameter.location == Location::Body {
            return Err(Error::BodyParameter { operation: operation.name, name: parameter.name });
        }
        if said == SaidType::Other {
            return Err(other_type(parameter.name, value));
        }
        if is_nothing {
            if needs_entries {
                continue;
            }
            return wrong_type("an empty list or map", "a value, or leave it out");
        }
        if entry.is_some() && !takes_entries {
            return wrong_type("a map", "one value");
        }
        if entry.is_none() && needs_entries {
            return wrong_type("one value", "a map of names and texts");
        }
        let takes_bytes = matches!(parameter.location, Location::Header(header) if self::takes_bytes(header));
        if said == SaidType::Bytes && !takes_bytes {
            return Err(bytes_for_text(parameter.name));
        }
        let text = Text { entry, value };
        match found.iter_mut().find(|(known, _)| known.name == parameter.name) {
            Some((_, texts)) if takes_entries && entry.is_some() || parameter.kind == Kind::List => {
                texts.push(text)
            }
            Some(_) => {
                return Err(Error::DuplicateParameter { operation: operation.name, name: full_name.into() });
            }
            None => found.push((parameter, vec![text])),
        }
    }
    Ok(found)
}

/// Every name that goes with an operation: its parameters, the options of a request, and the key
/// where it acts on an object.
fn names_for(operation: &'static Operation) -> Vec<&'static str> {
    let mut known: Vec<&str> = operation.parameters.iter().map(|parameter| parameter.name).collect();
    known.extend(names(Request::read));
    if operation.resource == Resource::Object {
        known.push("key");
    }
    known
}

/// One value of a parameter as its kind is written.
pub(crate) fn write_value(
    operation: &'static Operation,
    parameter: &'static Parameter,
    value: &str,
) -> Result<Zeroizing<String>, Error> {
    written(operation, parameter, &[Text { entry: None, value }])
}

/// A parameter's value as its kind is written.
fn written(
    operation: &'static Operation,
    parameter: &'static Parameter,
    texts: &[Text<'_>],
) -> Result<Zeroizing<String>, Error> {
    if copy_source::is_one(parameter) {
        return copy_source::written(operation, parameter, texts).map(Zeroizing::new);
    }
    let value = Zeroizing::new(match texts {
        // As most are.
        [text] => String::from(text.value),
        texts => texts.iter().map(|text| text.value).collect::<Vec<_>>().join(","),
    });
    let refuse = |expected| invalid(operation, parameter, &value, expected);
    let written = match parameter.kind {
        Kind::Text | Kind::List | Kind::Map | Kind::Document => {
            if parameter.required && value.is_empty() {
                return Err(refuse("text that is not empty"));
            }
            // A response override becomes a header of the answer.
            if parameter.name.starts_with("Response") && value.contains(char::is_control) {
                return Err(refuse("text without control characters"));
            }
            return Ok(value);
        }
        Kind::Integer => {
            let number: i64 = value.parse().map_err(|_| refuse("a whole number"))?;
            let (range, expected) = match parameter.name {
                "PartNumber" => (1..=10_000, "a part number from 1 to 10000"),
                _ => (0..=i64::MAX, "a whole number that is not negative"),
            };
            if !range.contains(&number) {
                return Err(refuse(expected));
            }
            number.to_string()
        }
        Kind::Boolean => parse_boolean(&value).ok_or_else(|| refuse("true or false"))?.to_string(),
        Kind::HttpDate | Kind::Iso8601 => {
            let expected = "an instant: 2026-03-04T05:06:07Z, an HTTP date, or Unix seconds";
            let instant = parse_instant(&value).ok_or_else(|| refuse(expected))?;
            if parameter.name.ends_with("Expires") && is_meant_as_a_duration(&value) {
                return Err(refuse(NOT_A_DURATION));
            }
            let text = if parameter.kind == Kind::HttpDate {
                instant.format(format_description!(
                    "[weekday repr:short], [day] [month repr:short] [year] [hour]:[minute]:[second] GMT"
                ))
            } else {
                instant.format(format_description!("[year]-[month]-[day]T[hour]:[minute]:[second]Z"))
            };
            text.map_err(|_| refuse(expected))?
        }
    };
    Ok(Zeroizing::new(written))
}

/// What `Expires` and `ResponseExpires` take: a header until when what is stored may be kept. Other
/// libraries call the life of a URL so.
const NOT_A_DURATION: &str = "an instant, such as 2026-03-04T05:06:07Z or its Unix seconds, and no duration; for how long the URL works pass \"expires-in\"";

/// Whether a whole number, as an instant, lies before there was S3. Nobody signs for that, and 300
/// seconds would be `Thu, 01 Jan 1970 00:05:00 GMT`. One that is meant can be written out. Zero and less is the
/// usual way of saying that what is stored has expired, and no life.
fn is_meant_as_a_duration(value: &str) -> bool {
    /// 2006-03-14T00:00:00Z, the day on which S3 was announced.
    const FIRST_DAY: i64 = 1_142_294_400;
    value.parse().is_ok_and(|seconds: i64| (1..FIRST_DAY).contains(&seconds))
}

/// The error for a value outside its domain; encryption keys are not quoted.
fn invalid(
    operation: &'static Operation,
    parameter: &'static Parameter,
    value: &str,
    expected: &'static str,
) -> Error {
    let value = shown_value(parameter.name, value).into();
    Error::InvalidParameter { operation: operation.name, name: parameter.name, value, expected }
}

/// What the model requires must be there, except the body, which the sender sends.
fn require_all(operation: &'static Operation, given: &[&'static str]) -> Result<(), Error> {
    let missing = operation.parameters.iter().find(|parameter| {
        parameter.required && parameter.location != Location::Body && !given.contains(&parameter.name)
    });
    match missing {
        Some(parameter) => Err(Error::MissingParameter { operation: operation.name, name: parameter.name }),
        None => Ok(()),
    }
}

/// Refuses more user metadata than S3 stores.
pub(crate) fn check_metadata_size(headers: &[Header]) -> Result<(), Error> {
    let sizes = headers.iter().filter_map(|header| {
        let name = header.name.strip_prefix("x-amz-meta-")?;
        Some(name.len().saturating_add(header.value.len()))
    });
    match sizes.sum() {
        bytes if bytes > METADATA_LIMIT => Err(Error::MetadataTooLarge { bytes }),
        _ => Ok(()),
    }
}

fn encoded(name: &str, value: &str) -> (String, String) {
    (encode_query(name).into_owned(), encode_query(value).into_owned())
}

fn extra_query_pair(name: &str, value: &str) -> Result<(String, String), Error> {
    let problem = if name.is_empty() {
        "has no name; name it"
    } else if name.contains('\0') || value.contains('\0') {
        "has a NUL in its name or value; remove it"
    } else if sigv4::QUERY_PARAMETERS.iter().any(|reserved| reserved.eq_ignore_ascii_case(name)) {
        "belongs to the signature; leave it out"
    } else if is_customer_key(name) {
        "is an encryption key, which must never be part of a URL; pass it as a parameter, such as SSECustomerKey: it travels in a header"
    } else if name.eq_ignore_ascii_case("x-amz-content-sha256") && value != UNSIGNED_PAYLOAD {
        "states a hash that is not the one in the signature: the payload of a presigned URL is unsigned; pass a checksum such as ChecksumSHA256"
    } else {
        return Ok(encoded(name, value));
    };
    Err(Error::InvalidQuery { name: name.into(), problem })
}

/// Refuses a pair beyond S3's model whose name is in the sorted query already.
fn check_extra_query(query: &[(String, String)], extra: &[(String, Zeroizing<String>)]) -> Result<(), Error> {
    let mut pairs = query.iter().zip(query.iter().skip(1));
    let Some(((repeated, _), _)) = pairs.find(|((a, _), (b, _))| a == b) else { return Ok(()) };
    let problem = "is already in the query; pass it once, as a parameter of the operation if it is one";
    let given = extra.iter().find(|(name, _)| encode_query(name) == *repeated);
    let name = given.map_or(repeated, |(name, _)| name);
    Err(Error::InvalidQuery { name: name.as_str().into(), problem })
}

fn is_host_label(text: &str) -> bool {
    let inner = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    (1..=63).contains(&text.len())
        && text.bytes().all(inner)
        && !text.starts_with('-')
        && !text.ends_with('-')
}
