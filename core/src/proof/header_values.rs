//! Values that people give to headers, for one that was signed and not sent, or sent
//! as another ("PutObject", "GetObject", S3 API reference).

/// The commonest media types.
pub(super) const MEDIA_TYPES: [&str; 16] = [
    "application/octet-stream",
    "image/png",
    "image/jpeg",
    "text/plain",
    "application/json",
    "application/pdf",
    "video/mp4",
    "text/html",
    "text/csv",
    "application/zip",
    "binary/octet-stream",
    "application/x-www-form-urlencoded",
    "application/xml",
    "image/gif",
    "image/webp",
    "",
];

/// Media types that are rarer.
pub(super) const MORE_MEDIA_TYPES: [&str; 20] = [
    "text/css",
    "text/javascript",
    "application/javascript",
    "image/svg+xml",
    "image/jpg",
    "image/*",
    "audio/mpeg",
    "audio/mp3",
    "audio/wav",
    "video/webm",
    "video/quicktime",
    "multipart/form-data",
    "application/gzip",
    "application/x-gzip",
    "application/x-tar",
    "application/msword",
    "text/xml",
    "text/markdown",
    "*/*",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
];

/// What clients put behind a media type.
pub(super) const CHARSETS: [&str; 8] = [
    "; charset=utf-8",
    ";charset=utf-8",
    "; charset=UTF-8",
    ";charset=UTF-8",
    "; charset=\"utf-8\"",
    "; charset=us-ascii",
    "; charset=iso-8859-1",
    "; charset=ISO-8859-1",
];

/// The values of a header that are known by name; none of other headers.
pub(super) fn values_of(name: &str) -> &'static [&'static str] {
    match name {
        "x-amz-acl" => &[
            "private",
            "public-read",
            "public-read-write",
            "authenticated-read",
            "aws-exec-read",
            "bucket-owner-read",
            "bucket-owner-full-control",
            "log-delivery-write",
            "",
        ],
        "x-amz-server-side-encryption" => &["AES256", "aws:kms", "aws:kms:dsse", ""],
        "x-amz-server-side-encryption-customer-algorithm"
        | "x-amz-copy-source-server-side-encryption-customer-algorithm" => &["AES256"],
        "x-amz-server-side-encryption-bucket-key-enabled" => &["true", "false"],
        "if-none-match" | "if-match" => &["*", ""],
        "x-amz-storage-class" => &[
            "STANDARD",
            "STANDARD_IA",
            "INTELLIGENT_TIERING",
            "ONEZONE_IA",
            "GLACIER",
            "GLACIER_IR",
            "DEEP_ARCHIVE",
            "REDUCED_REDUNDANCY",
            "EXPRESS_ONEZONE",
            "",
        ],
        "x-amz-request-payer" => &["requester", ""],
        "x-amz-metadata-directive" | "x-amz-tagging-directive" => &["REPLACE", "COPY"],
        "x-amz-object-lock-mode" => &["GOVERNANCE", "COMPLIANCE"],
        "x-amz-object-lock-legal-hold" => &["ON", "OFF"],
        "x-amz-bypass-governance-retention" => &["true", "false"],
        "x-amz-checksum-mode" => &["ENABLED"],
        "x-amz-checksum-type" => &["FULL_OBJECT", "COMPOSITE"],
        "x-amz-sdk-checksum-algorithm" | "x-amz-checksum-algorithm" => {
            &["CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256"]
        }
        "x-amz-checksum-crc32" | "x-amz-checksum-crc32c" => &["AAAAAA=="],
        "x-amz-checksum-crc64nvme" => &["AAAAAAAAAAA="],
        "x-amz-checksum-sha1" => &["2jmj7l5rSw0yVb/vlWAYkK/YBwk="],
        "x-amz-checksum-sha256" => &["47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="],
        "content-md5" => &["1B2M2Y8AsgTpgAmY7PhCfg==", ""],
        "x-amz-content-sha256" => {
            &["UNSIGNED-PAYLOAD", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"]
        }
        "cache-control" => &[
            "no-cache",
            "no-store",
            "max-age=31536000, immutable",
            "max-age=31536000",
            "public, max-age=31536000, immutable",
            "public, max-age=31536000",
            "max-age=3600",
            "public, max-age=3600",
            "max-age=86400",
            "public, max-age=86400",
            "max-age=0",
            "private",
            "",
        ],
        "content-encoding" => {
            &["gzip", "identity", "br", "aws-chunked", "deflate", "zstd", "utf-8", "base64", ""]
        }
        "content-disposition" => &["attachment", "inline", ""],
        "content-language" => &["en", "en-US", "de", "fr", ""],
        "content-length" => &["0", ""],
        "accept-encoding" => &["identity", "gzip", "gzip, deflate", "gzip, deflate, br", "gzip,deflate", ""],
        "accept" => &["*/*", "application/json", "application/xml", ""],
        "connection" => &["keep-alive", "close", "Keep-Alive"],
        "expect" => &["100-continue", ""],
        "transfer-encoding" => &["chunked"],
        "range" => &["bytes=0-", "bytes=0-0", "bytes=0-1023", ""],
        _ => &[],
    }
}
