//! Checksums and digests: the right length for their algorithm, and never an
//! algorithm without its value, since a presigned request has no body to hash.

use super::header::Header;
use crate::{error::Error, operation::Operation};
use base64::{Engine, engine::general_purpose::STANDARD};

/// A digest that travels in a header.
struct Algorithm {
    /// As `ChecksumAlgorithm` names it.
    name: &'static str,
    header: &'static str,
    parameter: &'static str,
    bytes: usize,
}

/// "Checking object integrity" in the S3 User Guide.
const ALGORITHMS: [Algorithm; 10] = [
    algorithm("CRC32", "x-amz-checksum-crc32", "ChecksumCRC32", 4),
    algorithm("CRC32C", "x-amz-checksum-crc32c", "ChecksumCRC32C", 4),
    algorithm("CRC64NVME", "x-amz-checksum-crc64nvme", "ChecksumCRC64NVME", 8),
    algorithm("MD5", "x-amz-checksum-md5", "ChecksumMD5", 16),
    algorithm("SHA1", "x-amz-checksum-sha1", "ChecksumSHA1", 20),
    algorithm("SHA256", "x-amz-checksum-sha256", "ChecksumSHA256", 32),
    algorithm("SHA512", "x-amz-checksum-sha512", "ChecksumSHA512", 64),
    algorithm("XXHASH128", "x-amz-checksum-xxhash128", "ChecksumXXHASH128", 16),
    algorithm("XXHASH3", "x-amz-checksum-xxhash3", "ChecksumXXHASH3", 8),
    algorithm("XXHASH64", "x-amz-checksum-xxhash64", "ChecksumXXHASH64", 8),
];

const fn algorithm(
    name: &'static str,
    header: &'static str,
    parameter: &'static str,
    bytes: usize,
) -> Algorithm {
    Algorithm { name, header, parameter, bytes }
}

/// Refuses digests of the wrong length, several checksums at once, and an
/// algorithm whose value is missing.
pub(super) fn check(operation: &'static Operation, headers: &[Header]) -> Result<(), Error> {
    let value_of =
        |name: &str| headers.iter().find(|header| header.name == name).map(|header| header.value.as_str());

    if let Some(value) = value_of("content-md5") {
        check_digest("ContentMD5", value, 16)?;
    }
    // An uploaded object's checksum over several parts ends in their number.
    let composite = !matches!(operation.name, "PutObject" | "UploadPart");
    let present = one_checksum(headers, composite)?;

    let Some(wanted) = value_of("x-amz-sdk-checksum-algorithm") else { return Ok(()) };
    if present.is_some_and(|algorithm| algorithm.name.eq_ignore_ascii_case(wanted)) {
        return Ok(());
    }
    let parameter = format!("Checksum{}", wanted.to_ascii_uppercase());
    let parameter = match operation.parameter(&parameter) {
        Some(known) => known.name.into(),
        None => format!("header:x-amz-checksum-{}", wanted.to_ascii_lowercase()),
    };
    Err(Error::ChecksumWithoutValue {
        operation: operation.name,
        algorithm: wanted.into(),
        parameter: parameter.into(),
    })
}

/// Refuses digests of the wrong length, and several checksums at once, among
/// what S3 takes as headers or as fields of a form.
pub(crate) fn check_digests(headers: &[Header]) -> Result<(), Error> {
    // A form spells it in its own case.
    if let Some(md5) = headers.iter().find(|header| header.name.eq_ignore_ascii_case("content-md5")) {
        check_digest("ContentMD5", &md5.value, 16)?;
    }
    one_checksum(headers, false).map(|_| ())
}

/// The algorithm of the only checksum.
fn one_checksum(headers: &[Header], composite: bool) -> Result<Option<&'static Algorithm>, Error> {
    let mut present: Option<&Algorithm> = None;
    for algorithm in &ALGORITHMS {
        let Some(header) = headers.iter().find(|header| header.name == algorithm.header) else { continue };
        let digest = if composite { without_part_count(&header.value) } else { &header.value };
        check_digest(algorithm.parameter, digest, algorithm.bytes)?;
        if let Some(other) = present.replace(algorithm) {
            return Err(Error::ConflictingOptions {
                first: format!("\"{}\"", other.parameter),
                second: format!("\"{}\"", algorithm.parameter),
                remedy: "S3 takes one checksum; pass one of them",
            });
        }
    }
    Ok(present)
}

/// Whether the header of this name is a digest of the content, which fixes its length
/// too.
pub(crate) fn is_digest(name: &str) -> bool {
    name.eq_ignore_ascii_case("content-md5") || ALGORITHMS.iter().any(|algorithm| algorithm.header == name)
}

fn check_digest(name: &'static str, value: &str, bytes: usize) -> Result<(), Error> {
    match STANDARD.decode(value) {
        Ok(digest) if digest.len() == bytes => Ok(()),
        _ => Err(Error::InvalidChecksum { name, value: value.into(), bytes }),
    }
}

/// `digest` of `digest-3`.
fn without_part_count(value: &str) -> &str {
    match value.rsplit_once('-') {
        Some((digest, count)) if count.bytes().all(|byte| byte.is_ascii_digit()) && !count.is_empty() => {
            digest
        }
        _ => value,
    }
}
