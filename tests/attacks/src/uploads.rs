//! Uploads in parts: plans, requests and the list that completes them.

use crate::{
    joined::{borrowed, pairs_of},
    promises::{accepted, check_warnings, now, signer},
};
use roxmltree::Document;
use s3presign::{CompletedParts, MultipartPlan, MultipartUpload, upload_id};

/// More parts than this say nothing new.
const PARTS: u64 = 50;

/// A plan covers the object without a gap, within S3's limits.
pub(crate) fn multipart_plan(bytes: &[u8]) {
    let pairs = pairs_of(bytes);
    let Some(plan) = accepted(MultipartPlan::from_pairs(borrowed(&pairs))) else { return };
    assert!((1..=10_000).contains(&plan.part_count()));
    assert!((5_242_880..=5_368_709_120).contains(&plan.part_size()));
    let mut end = 0;
    for (index, part) in plan.parts().enumerate() {
        assert_eq!((u64::from(part.number), part.first_byte), (index as u64 + 1, end));
        assert!(part.size == plan.part_size() || part.number == plan.part_count());
        end += part.size;
    }
    assert_eq!(end, plan.object_size());
}

/// All requests of an upload, of which there are not too many.
pub(crate) fn multipart_upload(bytes: &[u8]) {
    let pairs = pairs_of(bytes);
    let Some(upload) = accepted(MultipartUpload::from_pairs(borrowed(&pairs))) else { return };
    let number = |wanted: &str| {
        let named = |name: &str| name.to_ascii_lowercase().replace(['-', '_'], "") == wanted;
        pairs.iter().find(|(name, _)| named(name)).and_then(|(_, text)| text.parse::<u64>().ok())
    };
    let planned = number("objectsize").and_then(|size| MultipartPlan::new(size, number("partsize")).ok());
    let parts = planned.map(|plan| u64::from(plan.part_count())).or_else(|| number("partcount"));
    if parts.is_none_or(|parts| parts > PARTS) {
        return;
    }
    let presigned = signer().and_then(|signer| signer.presign_multipart(&upload, "a key", now()));
    let Some(presigned) = accepted(presigned) else { return };
    assert_eq!(Some(presigned.parts().len() as u64), parts);
    for part in presigned.parts() {
        check_warnings(part.request().warnings());
        assert_eq!(part.request().signed_at(), presigned.complete().signed_at());
    }
}

/// The response that created an upload, as a server sends it: its id is a text, or there is none.
pub(crate) fn created_upload(bytes: &[u8]) {
    if let Some(id) = accepted(upload_id(&String::from_utf8_lossy(bytes))) {
        assert!(!id.is_empty() && !id.contains('\0'), "{id:?}");
    }
}

/// What completes an upload is XML, and holds each part once, in order, its ETag in quotes that were given or not.
pub(crate) fn completed_parts(bytes: &[u8]) {
    let pairs = pairs_of(bytes);
    let Some(completed) = accepted(CompletedParts::from_pairs(borrowed(&pairs))) else { return };
    let Some(xml) = accepted(completed.to_xml()) else { return };
    let document = Document::parse(&xml);
    assert!(document.is_ok(), "{:?}: {xml}", document.err());
    let Ok(document) = document else { return };
    let texts = |wanted: &str| -> Vec<String> {
        let named = document
            .descendants()
            .filter(|node| node.has_tag_name(("http://s3.amazonaws.com/doc/2006-03-01/", wanted)));
        named.map(|node| node.text().unwrap_or_default().into()).collect()
    };
    let numbers: Vec<u32> = texts("PartNumber").iter().filter_map(|text| text.parse().ok()).collect();
    assert!(!numbers.is_empty() && numbers.is_sorted_by(|a, b| a < b), "{numbers:?}");
    for etag in texts("ETag") {
        let is_it = |given: &str| given == etag || format!("\"{given}\"") == etag;
        assert!(pairs.iter().any(|(_, given)| is_it(given.trim())), "{etag:?} was not given");
    }
}
