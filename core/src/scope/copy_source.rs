//! What the source of a copy may be read as: `bucket/key?versionId=...` or
//! `ARN/object/key`, percent-encoded ("CopyObject", S3 API reference).

use percent_encoding::percent_decode_str;

/// One reading of a source.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Source {
    /// The bucket, or the ARN of an access point as [`named_alike`] writes it.
    pub(super) bucket: String,
    pub(super) key: String,
}

/// Every way in which a store may read a source.
///
/// A question mark may begin the version or be part of the key, a number sign may
/// end a URL's path, and a plus sign may mean a space.
pub(super) fn readings(source: &str) -> Vec<Source> {
    let cut = |at: char| source.split(at).next().unwrap_or_default();
    let shortest = source.split(['?', '#']).next().unwrap_or_default();
    let mut readings = Vec::new();
    for text in [source, cut('?'), cut('#'), shortest] {
        for text in [text, &text.replace('+', " ")] {
            let reading = read(&percent_decode_str(text).decode_utf8_lossy());
            if !readings.contains(&reading) {
                readings.push(reading);
            }
        }
    }
    readings
}

/// A source without its encoding. A store that takes an ARN for a bucket knows
/// how it ends, so there an ARN is nothing else.
fn read(source: &str) -> Source {
    let source = source.strip_prefix('/').unwrap_or(source);
    let (bucket, key) = if is_arn(source) {
        source.split_once("/object/").unwrap_or((source, ""))
    } else {
        source.split_once('/').unwrap_or((source, ""))
    };
    Source { bucket: named_alike(bucket), key: key.into() }
}

/// A bucket as it is compared: the parts of an ARN's resource may be separated
/// by colons or by slashes ("Amazon Resource Names", IAM User Guide).
pub(super) fn named_alike(bucket: &str) -> String {
    match bucket.match_indices(':').nth(4) {
        Some((end, _)) if is_arn(bucket) => {
            let (head, resource) = bucket.split_at(end.saturating_add(1));
            format!("{head}{}", resource.replace(':', "/"))
        }
        _ => bucket.into(),
    }
}

fn is_arn(bucket: &str) -> bool {
    bucket.starts_with("arn:")
}

#[cfg(test)]
mod tests {
    use super::{named_alike, readings};

    #[test]
    fn a_source_has_more_than_one_reading() {
        let read = |source: &str| -> Vec<(String, String)> {
            readings(source).into_iter().map(|reading| (reading.bucket, reading.key)).collect()
        };
        let source = |bucket: &str, key: &str| (bucket.to_owned(), key.to_owned());
        assert_eq!(read("b/k"), [source("b", "k")]);
        assert_eq!(read("/b/a%20k"), [source("b", "a k")]);
        assert_eq!(read("b%2Fk"), [source("b", "k")]);
        assert_eq!(
            read("b/k+1?v=2"),
            [source("b", "k+1?v=2"), source("b", "k 1?v=2"), source("b", "k+1"), source("b", "k 1"),]
        );
        assert_eq!(read("b/k#x?y").len(), 3);
        assert_eq!(read("b/k%3Fv%2B"), [source("b", "k?v+")]);
    }

    #[test]
    fn an_access_point_is_named_by_its_arn() {
        let arn = "arn:aws:s3:eu-west-1:123456789012:accesspoint/films";
        for written in [arn.into(), arn.replace(':', "%3A"), arn.replace('/', ":"), arn.replace('/', "%2F")] {
            let read = readings(&format!("{written}/object/a/object/b"));
            assert_eq!(read.len(), 1);
            assert_eq!((read[0].bucket.as_str(), read[0].key.as_str()), (arn, "a/object/b"));
        }
        let outpost = "arn:aws:s3-outposts:eu-west-1:123456789012:outpost/op-1/accesspoint/films";
        let read = readings(&format!("{outpost}/object/a"));
        assert_eq!((read[0].bucket.as_str(), read[0].key.as_str()), (outpost, "a"));
        assert_eq!(readings(&format!("{arn}/a"))[0].key, "");
        assert_eq!(named_alike("photos"), "photos");
        assert_eq!(named_alike("arn:aws:s3:::photos"), "arn:aws:s3:::photos");
    }
}
