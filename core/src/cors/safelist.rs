//! What browsers send to another origin without asking whether they may (Fetch Standard).

/// Headers that browsers set themselves ("forbidden request-header"), or send
/// without asking ("CORS-safelisted request-header", Fetch Standard).
pub(super) fn is_safelisted(name: &str, value: &str) -> bool {
    let plain = value.len() <= 128
        && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b" *,-.;=/+_".contains(&byte));
    match name {
        "content-length" | "date" | "expect" | "host" | "origin" | "referer" => true,
        "accept" | "accept-language" | "content-language" => plain,
        "content-type" => {
            let essence = value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
            let simple = ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"];
            plain && simple.contains(&essence.as_str())
        }
        "range" => is_simple_range(value),
        _ => false,
    }
}

/// `bytes=0-99` or `bytes=100-`.
fn is_simple_range(value: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    value
        .strip_prefix("bytes=")
        .and_then(|range| range.split_once('-'))
        .is_some_and(|(first, last)| !first.is_empty() && digits(first) && digits(last))
}

#[cfg(test)]
mod tests {
    use super::is_safelisted;

    #[test]
    fn browsers_send_some_headers_without_asking() {
        for (name, value, safelisted) in [
            ("content-type", "text/plain; charset=utf-8", true),
            ("content-type", "image/png", false),
            ("content-type", "text/plain; x=\"(\"", false),
            ("range", "bytes=0-9", true),
            ("range", "bytes=-9", false),
            ("range", "bytes=0-9,20-29", false),
            ("content-length", "5", true),
            ("x-amz-acl", "private", false),
            ("accept-language", "de", true),
        ] {
            assert_eq!(is_safelisted(name, value), safelisted, "{name}: {value}");
        }
    }
}
