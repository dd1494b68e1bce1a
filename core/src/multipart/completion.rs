//! The body that completes an upload ("CompleteMultipartUpload", S3 API
//! reference): the parts in order, each with the ETag that S3 answered.

use super::upload::{nothing, part_number};
use crate::{
    error::{Error, Suggestion},
    operation::{Operation, Parameter},
    pairs::{Given, SaidType, near, other_type, same_name, typed_name},
    parameters::{Header, check_digests},
    xml::{can_hold, escape},
};
use std::collections::BTreeMap;

/// The parts that have arrived.
///
/// ```
/// use s3presign::CompletedParts;
///
/// let body = CompletedParts::new().part(2, "\"4a\"").part(1, "\"9b\"").to_xml()?;
/// assert_eq!(
///     body,
///     "<CompleteMultipartUpload xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">\
///      <Part><ETag>&quot;9b&quot;</ETag><PartNumber>1</PartNumber></Part>\
///      <Part><ETag>&quot;4a&quot;</ETag><PartNumber>2</PartNumber></Part>\
///      </CompleteMultipartUpload>",
/// );
/// # Ok::<(), s3presign::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct CompletedParts {
    /// Number and ETag in the order they were given.
    etags: Vec<(u32, String)>,
    /// Number, parameter's name and value.
    checksums: Vec<(u32, String, String)>,
}

/// Whether it is nothing, in quotes or not, or what programs write where a header may not be read,
/// as by a page to which no CORS rule exposes it.
fn is_no_etag(etag: &str) -> bool {
    let tag = etag.trim().trim_matches('"').trim().to_ascii_lowercase();
    matches!(tag.as_str(), "" | "undefined" | "null" | "none" | "nil" | "nan")
}

/// The ETag as its header has it ("ETag", RFC 9110): in quotes, which SDKs and programs remove or keep.
fn in_quotes(etag: &str) -> String {
    let tag = etag.trim();
    let bare = tag.strip_prefix('"').and_then(|tag| tag.strip_suffix('"')).unwrap_or(tag);
    if bare.contains('"') { tag.into() } else { format!("\"{bare}\"") }
}

impl CompletedParts {
    /// No part yet.
    pub fn new() -> CompletedParts {
        CompletedParts::default()
    }

    /// Adds a part with the `ETag` of its answer, with the header's quotes or without, in any order.
    pub fn part(mut self, number: u32, etag: impl Into<String>) -> CompletedParts {
        self.etags.push((number, etag.into()));
        self
    }

    /// Adds a part's checksum, which S3 asks for where the part was uploaded
    /// with one: `ChecksumSHA256` and its kin, base64.
    pub fn checksum(
        mut self,
        number: u32,
        name: impl Into<String>,
        value: impl Into<String>,
    ) -> CompletedParts {
        self.checksums.push((number, name.into(), value.into()));
        self
    }

    /// Builds the list from names and texts, as every other language does:
    /// `part:NUMBER` with its ETag, `checksum-sha256:NUMBER` and its kin.
    ///
    /// # Errors
    ///
    /// `UnknownOption`, `InvalidPartNumber`.
    pub fn from_pairs<'a>(
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<CompletedParts, Error> {
        Given::read(THE_PARTS, pairs, CompletedParts::read)
    }

    pub(crate) fn read(given: &mut Given<'_>) -> Result<CompletedParts, Error> {
        let parts = given.entries("part");
        let checksums = given.rest();
        let mut completed = CompletedParts::new();
        for (number, etag) in parts {
            completed = completed.part(part_number(number)?, etag);
        }
        for (name, value) in checksums {
            let unknown = || Error::UnknownOption {
                of: THE_PARTS,
                name: name.into(),
                nearest: Suggestion::Name("part:NUMBER"),
            };
            // Every checksum takes bytes.
            let (said, own) = typed_name(name);
            let (name, number) = own.split_once(':').ok_or_else(unknown)?;
            if said == SaidType::Other {
                return Err(other_type(name, value));
            }
            if number.is_empty() && value.is_empty() {
                return Err(nothing(name));
            }
            completed = completed.checksum(part_number(number)?, name, value);
        }
        Ok(completed)
    }

    /// The body of the request that completes the upload, in UTF-8.
    ///
    /// # Errors
    ///
    /// `NoParts`, `InvalidPartNumber` outside 1 to 10,000, `DuplicatePart`,
    /// `InvalidEtag` for one that is empty or no header's value,
    /// `PartOutsidePlan` for a checksum of a part that is not there,
    /// `UnknownParameter` and `InvalidChecksum`.
    pub fn to_xml(&self) -> Result<String, Error> {
        let parts = self.in_order()?;
        let mut xml =
            String::from("<CompleteMultipartUpload xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">");
        for (number, part) in parts {
            xml.extend([
                "<Part><ETag>",
                &escape(&in_quotes(part.etag)),
                "</ETag><PartNumber>",
                &number.to_string(),
            ]);
            xml.push_str("</PartNumber>");
            for (parameter, value) in part.checksums {
                let name = parameter.name;
                xml.extend(["<", name, ">", &escape(value), "</", name, ">"]);
            }
            xml.push_str("</Part>");
        }
        xml.push_str("</CompleteMultipartUpload>");
        Ok(xml)
    }

    /// The parts by number, as S3 wants them.
    fn in_order(&self) -> Result<BTreeMap<u32, Part<'_>>, Error> {
        let mut parts: BTreeMap<u32, Part<'_>> = BTreeMap::new();
        for (number, etag) in &self.etags {
            part_number(&number.to_string())?;
            if !can_hold(etag) || is_no_etag(etag) {
                return Err(Error::InvalidEtag { number: *number, etag: etag.as_str().into() });
            }
            if parts.insert(*number, Part { etag, checksums: Vec::new() }).is_some() {
                return Err(Error::DuplicatePart { number: *number });
            }
        }
        if parts.is_empty() {
            return Err(Error::NoParts {});
        }
        let count = u32::try_from(parts.len()).unwrap_or(u32::MAX);
        for (number, name, value) in &self.checksums {
            let parameter = checksum_named(name)?;
            let Some(part) = parts.get_mut(number) else {
                return Err(Error::PartOutsidePlan { number: *number, parts: count });
            };
            if part.checksums.iter().any(|(known, _)| known.name == parameter.name) {
                return Err(Error::DuplicateParameter {
                    operation: "CompleteMultipartUpload",
                    name: format!("{name}:{number}").into(),
                });
            }
            part.checksums.push((parameter, value));
            check_digests(&part.headers())?;
        }
        Ok(parts)
    }
}

/// What the list is called in messages.
const THE_PARTS: &str = "the list of parts";

struct Part<'a> {
    etag: &'a str,
    checksums: Vec<(&'static Parameter, &'a str)>,
}

impl Part<'_> {
    /// The checksums as the part's own request had them.
    fn headers(&self) -> Vec<Header> {
        let header = |parameter: &Parameter| format!("x-amz-checksum-{}", suffix(parameter));
        let headers = self.checksums.iter();
        headers
            .map(|(parameter, value)| Header { name: header(parameter), value: String::from(*value).into() })
            .collect()
    }
}

/// `sha256` of `ChecksumSHA256`.
fn suffix(parameter: &Parameter) -> String {
    parameter.name.trim_start_matches("Checksum").to_ascii_lowercase()
}

/// The checksum of this name in any case convention.
fn checksum_named(name: &str) -> Result<&'static Parameter, Error> {
    let names = Operation::find("UploadPart").into_iter().flat_map(|operation| operation.parameters);
    let checksums = || {
        names.clone().filter(|known| known.name.starts_with("Checksum") && known.name != "ChecksumAlgorithm")
    };
    checksums().find(|known| same_name(known.name, name)).ok_or_else(|| Error::UnknownParameter {
        operation: "CompleteMultipartUpload",
        name: name.into(),
        nearest: near(name, checksums().map(|known| known.name)).map_or(Suggestion::None, Suggestion::Name),
    })
}

#[cfg(test)]
mod tests {
    use super::CompletedParts;
    use crate::ErrorCode;
    use proptest::prelude::*;

    const SHA256: &str = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    fn xml(pairs: &[(&str, &str)]) -> Result<String, ErrorCode> {
        let completed = CompletedParts::from_pairs(pairs.iter().copied()).map_err(|error| error.code())?;
        completed.to_xml().map_err(|error| error.code())
    }

    #[test]
    fn writes_checksums_beside_their_part() {
        let body = xml(&[("checksum-sha256:1", SHA256), ("Part:1", "a&b")]).unwrap();
        assert!(body.contains(
            &format!("<Part><ETag>&quot;a&amp;b&quot;</ETag><PartNumber>1</PartNumber><ChecksumSHA256>{SHA256}</ChecksumSHA256></Part>")
        ));
    }

    #[test]
    fn refuses_what_s3_would() {
        for (pairs, code) in [
            (&[][..], ErrorCode::NoParts),
            (&[("part:0", "a")], ErrorCode::InvalidPartNumber),
            (&[("part:10001", "a")], ErrorCode::InvalidPartNumber),
            (&[("part:one", "a")], ErrorCode::InvalidPartNumber),
            (&[("part", "a")], ErrorCode::UnknownOption),
            (&[("part:1", "a"), ("part:01", "a")], ErrorCode::DuplicatePart),
            (&[("part:1", "")], ErrorCode::InvalidEtag),
            (&[("part:1", " ")], ErrorCode::InvalidEtag),
            (&[("part:1", "a\nb")], ErrorCode::InvalidEtag),
            (&[("part:1", "a\u{ffff}b")], ErrorCode::InvalidEtag),
            (&[("part:1", "a"), ("checksum-sha256:2", SHA256)], ErrorCode::PartOutsidePlan),
            (&[("part:1", "a"), ("checksum-sha256:1", "abc")], ErrorCode::InvalidChecksum),
            (&[("part:1", "a"), ("checksum-algorithm:1", "SHA256")], ErrorCode::UnknownParameter),
            (&[("part:1", "a"), ("size:1", "5")], ErrorCode::UnknownParameter),
            (
                &[("part:1", "a"), ("checksum-sha256:1", SHA256), ("ChecksumSHA256:1", SHA256)],
                ErrorCode::DuplicateParameter,
            ),
        ] {
            assert_eq!(xml(pairs), Err(code), "{pairs:?}");
        }
    }

    proptest! {
        #[test]
        fn no_etag_can_forge_markup(etag in "[ -~]{1,40}") {
            prop_assume!(!super::is_no_etag(&etag));
            let body = CompletedParts::new().part(1, etag).to_xml().unwrap();
            prop_assert_eq!(body.matches('<').count(), 8);
        }
    }
}
