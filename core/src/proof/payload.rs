//! The payload hash: presigned URLs of S3 have none.

use super::{
    alteration::{Alteration, Alterations, Edit},
    base::Line,
    difference::Difference,
    encoding::text,
};

/// What signers put in its place, and what it is called.
const HASHES: [(&str, &str); 6] = [
    ("UNSIGNED-PAYLOAD", "UNSIGNED-PAYLOAD"),
    ("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "that of an empty body"),
    ("", "empty"),
    ("STREAMING-UNSIGNED-PAYLOAD-TRAILER", "STREAMING-UNSIGNED-PAYLOAD-TRAILER"),
    ("STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD"),
    ("STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER"),
];

pub(super) fn alter(list: &mut Alterations) {
    for (index, (hash, name)) in HASHES.into_iter().enumerate() {
        let alteration = Alteration::of(Difference::Payload(name), [Edit::Line(Line::Payload, text(hash))]);
        list.push(if index < 2 { alteration } else { alteration.alone() });
    }
}
