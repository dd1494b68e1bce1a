//! The work: one key after another of one bucket, the same for every contestant
//! of every host.

/// Who signs; from AWS's own examples.
pub const ACCESS_KEY_ID: &str = "AKIAIOSFODNN7EXAMPLE";
/// What signs; from AWS's own examples.
pub const SECRET_ACCESS_KEY: &str = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
/// Where the bucket lives.
pub const REGION: &str = "eu-west-1";
/// The bucket.
pub const BUCKET: &str = "photos";
/// The bucket's host, for contestants that do not resolve it themselves.
pub const ORIGIN: &str = "https://photos.s3.eu-west-1.amazonaws.com";
/// How long each URL lives, in seconds.
pub const EXPIRES_IN: u64 = 900;
/// The header that uploads are bound to.
pub const CONTENT_TYPE: &str = "image/jpeg";

/// Distinct keys, in the order in which they are signed.
pub fn keys() -> Vec<String> {
    (0..1000).map(|number| format!("2026/holiday/img-{number:05}.jpg")).collect()
}
