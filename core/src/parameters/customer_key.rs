//! Encryption keys that the customer provides (SSE-C): base64 and MD5 are made
//! here, and the key travels in a header, never in the URL.

use super::header::{self, Header};
use crate::zeroizing::Zeroizing;
use crate::{error::Error, operation::Operation};
use base64::{Engine, engine::general_purpose::STANDARD};
use md5::{Digest, Md5};

/// AES-256, the only algorithm of SSE-C, has keys of this many bytes.
const KEY_BYTES: usize = 32;

/// The three headers of one key, for the object or for the source of a copy
/// ("Using server-side encryption with customer-provided keys", S3 User Guide).
struct CustomerKey {
    algorithm: &'static str,
    key: &'static str,
    md5: &'static str,
    algorithm_parameter: &'static str,
    key_parameter: &'static str,
    md5_parameter: &'static str,
}

const CUSTOMER_KEYS: [CustomerKey; 2] = [
    CustomerKey {
        algorithm: "x-amz-server-side-encryption-customer-algorithm",
        key: "x-amz-server-side-encryption-customer-key",
        md5: "x-amz-server-side-encryption-customer-key-md5",
        algorithm_parameter: "SSECustomerAlgorithm",
        key_parameter: "SSECustomerKey",
        md5_parameter: "SSECustomerKeyMD5",
    },
    CustomerKey {
        algorithm: "x-amz-copy-source-server-side-encryption-customer-algorithm",
        key: "x-amz-copy-source-server-side-encryption-customer-key",
        md5: "x-amz-copy-source-server-side-encryption-customer-key-md5",
        algorithm_parameter: "CopySourceSSECustomerAlgorithm",
        key_parameter: "CopySourceSSECustomerKey",
        md5_parameter: "CopySourceSSECustomerKeyMD5",
    },
];

/// Whether the header of this name is a key or its MD5.
pub(super) fn is_bytes(name: &str) -> bool {
    CUSTOMER_KEYS.iter().any(|names| [names.key, names.md5].contains(&name))
}

/// Brings each key into S3's form and adds its MD5. The algorithm must be given
/// with it, since nothing is added that the caller did not choose; and without
/// the key the other two are refused, since the sender could not add its header
/// to a signature that lacks it.
pub(super) fn complete(operation: &'static Operation, headers: &mut Vec<Header>) -> Result<(), Error> {
    for names in &CUSTOMER_KEYS {
        let has = |name: &str| headers.iter().any(|header| header.name == name);
        let missing = |name| Error::MissingParameter { operation: operation.name, name };
        let Some(header) = headers.iter().position(|header| header.name == names.key) else {
            if has(names.algorithm) || has(names.md5) {
                return Err(missing(names.key_parameter));
            }
            continue;
        };
        if !has(names.algorithm) {
            return Err(missing(names.algorithm_parameter));
        }
        complete_key(names, header, headers)?;
    }
    Ok(())
}

/// Brings the key in this header into S3's form and adds its MD5.
#[inline(never)]
fn complete_key(names: &CustomerKey, header: usize, headers: &mut Vec<Header>) -> Result<(), Error> {
    let Some(header) = headers.get_mut(header) else { return Ok(()) };
    let key = key_bytes(&header.value)
        .ok_or(Error::InvalidEncryptionKey { name: names.key_parameter, problem: "is not a 256-bit key" })?;
    header.value = Zeroizing::new(STANDARD.encode(key.as_slice()));
    let md5 = STANDARD.encode(Md5::digest(key.as_slice()));
    match headers.iter().find(|header| header.name == names.md5) {
        None => header::add(headers, names.md5, &md5),
        Some(given) if *given.value == md5 => Ok(()),
        Some(_) => Err(Error::InvalidEncryptionKey {
            name: names.md5_parameter,
            problem: "is not the MD5 of the key; leave it out, it is made here",
        }),
    }
}

/// A key given raw (32 bytes of text) or in base64 (44).
fn key_bytes(text: &str) -> Option<Zeroizing<[u8; KEY_BYTES]>> {
    let decoded;
    let bytes = if text.len() == KEY_BYTES {
        text.as_bytes()
    } else {
        decoded = Zeroizing::new(STANDARD.decode(text).ok()?);
        decoded.as_slice()
    };
    bytes.try_into().ok().map(Zeroizing::new)
}
