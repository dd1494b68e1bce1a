//! What a URL is for, as AWS's tools write it: `s3://bucket/key`, `bucket/key`,
//! or an access point's ARN and a key. Keys are taken as they are.

/// A bucket and what follows it: a key, a prefix, or nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    pub(crate) bucket: String,
    /// All that stands behind the slash after the bucket. Empty where there is none.
    pub(crate) key: String,
}

impl std::str::FromStr for Target {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Target, &'static str> {
        if ["s3:/", "s3//"].into_iter().any(|slip| text.starts_with(slip)) && !text.starts_with("s3://") {
            return Err("expected s3://BUCKET/KEY, with a colon and two slashes");
        }
        let text = text.strip_prefix("s3://").unwrap_or(text);
        if text.contains("://") {
            return Err("expected s3://BUCKET/KEY, not the URL of something else");
        }
        let (bucket, key) = if text.starts_with("arn:") {
            split_arn(text)
        } else {
            text.split_once('/').unwrap_or((text, ""))
        };
        if bucket.is_empty() {
            return Err("no bucket; expected s3://BUCKET/KEY");
        }
        Ok(Target { bucket: bucket.into(), key: key.into() })
    }
}

impl Target {
    /// The key of an operation on an object.
    pub(crate) fn object_key(&self) -> Option<&str> {
        Some(self.key.as_str()).filter(|key| !key.is_empty())
    }
}

/// An ARN ends with the name of an access point, which is the second word of its
/// resource, or the fourth on an Outpost ("Amazon S3 resources", Service
/// Authorization Reference). Words are separated by colons or slashes.
fn split_arn(text: &str) -> (&str, &str) {
    let Some((resource_start, _)) = text.match_indices(':').nth(4) else { return (text, "") };
    let after = resource_start.saturating_add(1);
    let resource = text.get(after..).unwrap_or_default();
    let separators = if resource.starts_with("outpost") { 3 } else { 1 };
    let end =
        resource.match_indices([':', '/']).nth(separators).map(|(index, _)| after.saturating_add(index));
    match end.and_then(|end| text.split_at_checked(end)) {
        Some((arn, key)) => (arn, key.get(1..).unwrap_or_default()),
        None => (text, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::Target;

    fn parsed(text: &str) -> (String, String) {
        let target: Target = text.parse().unwrap();
        (target.bucket, target.key)
    }

    #[test]
    fn takes_keys_as_they_are() {
        let outpost = "arn:aws:s3-outposts:eu-west-1:123456789012:outpost/op-1/accesspoint/mine";
        for (text, bucket, key) in [
            ("s3://photos/a/b.png", "photos", "a/b.png"),
            ("photos/a/b.png", "photos", "a/b.png"),
            ("s3://photos", "photos", ""),
            ("s3://photos/", "photos", ""),
            ("s3://photos//a", "photos", "/a"),
            ("s3://photos/a%20b*?.png", "photos", "a%20b*?.png"),
            (
                "arn:aws:s3:eu-west-1:123456789012:accesspoint/mine/a/b",
                "arn:aws:s3:eu-west-1:123456789012:accesspoint/mine",
                "a/b",
            ),
            (
                "s3://arn:aws:s3::123456789012:accesspoint:m.mrap/a:b",
                "arn:aws:s3::123456789012:accesspoint:m.mrap",
                "a:b",
            ),
            (
                "arn:aws:s3:eu-west-1:123456789012:accesspoint/mine",
                "arn:aws:s3:eu-west-1:123456789012:accesspoint/mine",
                "",
            ),
            (&format!("{outpost}/a/b"), outpost, "a/b"),
        ] {
            assert_eq!(parsed(text), (bucket.into(), key.into()), "{text}");
        }
    }

    #[test]
    fn refuses_what_names_no_bucket() {
        for text in [
            "",
            "s3://",
            "s3:///key",
            "s3//photos/a",
            "s3:/photos/a",
            "/key",
            "https://photos.s3.amazonaws.com/a",
        ] {
            assert!(text.parse::<Target>().is_err(), "{text}");
        }
    }
}
