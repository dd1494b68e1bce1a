//! What is secret, and how it is masked: in a text, in a list of names and texts,
//! and in what messages quote. Nothing else in this crate knows a secret's name.

mod glyph;
mod name;
mod text;

use crate::header_name::is_header_name;
use base64::{Engine, engine::general_purpose::STANDARD};
use glyph::Glyph;
use name::Letters;
use std::borrow::Cow;
use text::masked;

/// What stands in the place of a secret.
pub(crate) const MASK: &str = "REDACTED";

/// A text that is safe to log: signatures, session tokens, secret keys, encryption
/// keys and the user information of URLs are masked, everything else stays.
///
/// They are found in URLs, also in those that are percent-encoded again within
/// another URL or escaped for JSON or HTML, in headers, in the fields of forms and in
/// JSON, wherever they stand in the text.
///
/// ```
/// use s3presign::redact;
///
/// assert_eq!(
///     redact("https://b.s3.eu-west-1.amazonaws.com/k?X-Amz-Date=20260102T030405Z&X-Amz-Signature=3eb1"),
///     "https://b.s3.eu-west-1.amazonaws.com/k?X-Amz-Date=20260102T030405Z&X-Amz-Signature=REDACTED",
/// );
/// ```
pub fn redact(text: &str) -> String {
    masked(text).into_owned()
}

/// A list of names and texts with its secrets masked, so that it can be logged or
/// shown: a result, a form, an upload, a verified request, or the options of a
/// signer.
///
/// Masked as a whole are signatures, tokens, secret keys and encryption keys under
/// their names, also as `header:NAME`, `signed-header:NAME`, `query:NAME`, `parameter:NAME` and
/// `field:NAME`, a form's `policy`, which holds the token, and `curl`. What any other
/// text holds of secrets is masked as [`redact`] does.
///
/// ```
/// use s3presign::redact_pairs;
///
/// let fields = [("field:key", "a.png"), ("field:x-amz-signature", "5d67")];
/// assert_eq!(
///     redact_pairs(fields),
///     [("field:key", "a.png".into()), ("field:x-amz-signature", "REDACTED".into())],
/// );
/// ```
pub fn redact_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<(&'a str, Cow<'a, str>)> {
    let shown = |text: &'a str, secret| if secret { MASK.into() } else { masked(text) };
    pairs.into_iter().map(|(name, text)| (name, shown(text, holds_secret(name)))).collect()
}

/// What stands before the colon of a name in a list, where what follows is a name of
/// its own.
const KINDS: [&str; 7] = ["header", "sentheader", "signedheader", "query", "field", "bytes", "parameter"];

/// Whether the text under this name of a list is one secret.
fn holds_secret(name: &str) -> bool {
    let (kind, own) = name.split_once(':').unwrap_or(("", name));
    match Letters::of(kind) {
        kind if kind.are("") => is_secret_field(own) || Letters::of(own).are("curl"),
        kind if KINDS.into_iter().any(|known| kind.are(known)) => own.split(':').any(is_secret_field),
        // An entry of a map, such as a parameter of one part.
        kind => kind.end_like_secret(),
    }
}

/// Whether what goes by this name must never be shown: a header, a query pair, an
/// option or a parameter, in any case convention, percent-encoded or not.
pub(crate) fn is_secret(name: &str) -> bool {
    let name = Letters::of(name);
    name.end_like_secret() || name.are_short_secret()
}

/// Whether this is the name of an encryption key of the customer's own (SSE-C).
pub(crate) fn is_customer_key(name: &str) -> bool {
    Letters::of(name).end_with("customerkey")
}

/// The same of a form's field, whose policy repeats the token.
pub(crate) fn is_secret_field(name: &str) -> bool {
    is_secret(name) || Letters::of(name).are("policy")
}

/// A value as it may be shown under its name.
pub(crate) fn shown_value<'v>(name: &str, value: &'v str) -> &'v str {
    if is_secret(name) { MASK } else { value }
}

/// The name of a header, or of a form's field, as it may be shown. Whoever swaps name and
/// value puts a secret there, and in lower case it no longer has the shape that
/// [`quotable`] knows; but most hold a byte that no header's name may.
pub(crate) fn shown_name(name: &str) -> &str {
    if is_header_name(name) { name } else { MASK }
}

/// A canonical query as it may be shown.
pub(crate) fn shown_query(query: &str) -> String {
    let pairs = query.split('&').map(|pair| match pair.split_once('=') {
        Some((name, value)) => format!("{name}={}", shown_value(name, value)),
        None => pair.into(),
    });
    pairs.collect::<Vec<_>>().join("&")
}

/// The secrets that a list of names and texts holds.
pub(crate) fn secrets_of<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<&'a str> {
    let secret = pairs.filter(|(name, text)| !text.is_empty() && is_secret(name));
    secret.map(|(_, text)| text).collect()
}

/// What a message may quote of a text that should have been something else. Where a
/// secret was pasted into the wrong place its name does not tell, but the shape of
/// those that AWS issues does.
pub(crate) fn quotable(text: &str) -> Cow<'_, str> {
    if looks_secret(text) { MASK.into() } else { masked(text) }
}

/// What a message may quote of a server's words, in which anything may stand among
/// others: each run of base64 that is long and mixed enough for a secret is masked.
pub(crate) fn quotable_words(text: &str) -> String {
    const SHORTEST: usize = 40;
    let of_base64 = |character: char| character.is_ascii_alphanumeric() || "+/=-_".contains(character);
    let mixed = |run: &str| {
        let has = |is: fn(&u8) -> bool| run.bytes().any(|byte| is(&byte));
        has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase) && has(u8::is_ascii_digit)
    };
    let mut shown = String::with_capacity(text.len());
    for word in text.split_inclusive(|character| !of_base64(character)) {
        let run = word.trim_end_matches(|character| !of_base64(character));
        let end = word.get(run.len()..).unwrap_or_default();
        shown.push_str(if run.len() >= SHORTEST && mixed(run) { MASK } else { run });
        shown.push_str(end);
    }
    shown
}

/// What a message may quote of a text that should have been the URL of an endpoint:
/// whatever stands before an `@` may be a password, wherever the URL ends by the rules.
pub(crate) fn quotable_endpoint(url: &str) -> Cow<'_, str> {
    match url.rsplit_once('@') {
        Some((before, after)) => {
            let scheme = ["https://", "http://"].into_iter().find(|scheme| before.starts_with(scheme));
            format!("{}{MASK}@{}", scheme.unwrap_or_default(), quotable(after)).into()
        }
        None => quotable(url),
    }
}

/// Whether a text has the shape of a secret access key (40 characters of base64), of
/// an encryption key (32 bytes in base64) or of a session token (100 characters of
/// base64 or more), and of nothing that people write.
fn looks_secret(text: &str) -> bool {
    let has = |is: fn(&u8) -> bool| text.bytes().any(|byte| is(&byte));
    let of_base64 = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=-_".contains(&byte);
    let has_its_length = match text.len() {
        40 => !text.contains(['-', '_']),
        44 => STANDARD.decode(text).is_ok_and(|key| key.len() == 32),
        length => length >= 100,
    };
    has_its_length
        && text.bytes().all(of_base64)
        && has(u8::is_ascii_lowercase)
        && has(u8::is_ascii_uppercase)
        && has(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::{MASK, is_secret, quotable, quotable_endpoint, redact, redact_pairs, shown_name};
    use proptest::prelude::*;

    const SIGNATURE: &str = "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7";

    #[test]
    fn masks_signature_and_token_however_they_are_spelled() {
        let url =
            "https://h/k?x-amz-signature=a&X-Amz-Sign%61ture=b&X-Amz-Security-Token=c&d=e&Signature=f#g";
        assert_eq!(
            redact(url),
            "https://h/k?x-amz-signature=REDACTED&X-Amz-Sign%61ture=REDACTED&X-Amz-Security-Token=REDACTED&d=e&Signature=REDACTED",
        );
    }

    #[test]
    fn masks_what_is_no_header_name() {
        for name in ["x-amz-meta-a", "host", "x_1"] {
            assert_eq!(shown_name(name), name);
        }
        for secret in ["uosw1nfn74g2/+", "abc=", "a b", ""] {
            assert_eq!(shown_name(secret), MASK, "{secret:?}");
        }
    }

    #[test]
    fn masks_wherever_a_secret_stands() {
        for (text, shown) in [
            ("X-Amz-Signature=a", "X-Amz-Signature=REDACTED"),
            ("X-Amz-Signature=a b", "X-Amz-Signature=REDACTED b"),
            ("GET /k\nX-Amz-Signature=a\nc", "GET /k\nX-Amz-Signature=REDACTED\nc"),
            (r#"{"u":"/?d=e\u0026X-Amz-Signature=a"}"#, r#"{"u":"/?d=e\u0026X-Amz-Signature=REDACTED"}"#),
            (r"/?d=e\u0026Signature=a\u0026f=g", r"/?d=e\u0026Signature=REDACTED\u0026f=g"),
            ("<a href='/?d=e&amp;Signature=a&amp;f=g'>", "<a href='/?d=e&amp;Signature=REDACTED&amp;f=g'>"),
            ("d%3De%26Signature%3Da%2Bb%26f%3Dg", "d%3De%26Signature%3DREDACTED%26f%3Dg"),
            ("%2526Signature%253Da%2526f%253Dg", "%2526Signature%253DREDACTED%2526f%253Dg"),
            ("X-Amz-Security-Token=a%26b&c=d", "X-Amz-Security-Token=REDACTED&c=d"),
            ("x-amz-security-token: a/b+c==\r\nhost: h", "x-amz-security-token: REDACTED\r\nhost: h"),
            ("Authorization: AWS AKIA:a b\nHost: h", "Authorization: REDACTED\nHost: h"),
            ("Credential=A/b, Signature=a", "Credential=A/b, Signature=REDACTED"),
            (r#"{"x-amz-signature": "a", "d": 1}"#, r#"{"x-amz-signature": "REDACTED", "d": 1}"#),
            (r#""{\"x-amz-signature\":\"a\"}""#, r#""{\"x-amz-signature\":\"REDACTED\"}""#),
            (r#"[["x-amz-signature","a"]]"#, r#"[["x-amz-signature","REDACTED"]]"#),
            (r#"{"signature" => "a"}"#, r#"{"signature" => "REDACTED"}"#),
            (r#"{"policy": "eyJj"}"#, r#"{"policy": "REDACTED"}"#),
            ("secret_access_key='a\"b' c", "secret_access_key='REDACTED' c"),
            ("AWS_SECRET_ACCESS_KEY = a,b;c\n", "AWS_SECRET_ACCESS_KEY = REDACTED\n"),
            ("<SessionToken>a</SessionToken> b", "<SessionToken>REDACTED</SessionToken> b"),
            (
                r#"<input name="x-amz-signature" type="hidden" value="a"> b"#,
                r#"<input name="x-amz-signature" type="hidden" value="REDACTED"> b"#,
            ),
            (
                r#"<input value="a" name="x-amz-signature"><input value="b" name="acl">"#,
                r#"<input value="REDACTED" name="x-amz-signature"><input value="b" name="acl">"#,
            ),
            (
                r#"{"name":"x-amz-signature","value":"a"},{"name":"acl","value":"b"}"#,
                r#"{"name":"x-amz-signature","value":"REDACTED"},{"name":"acl","value":"b"}"#,
            ),
            (
                "form-data; name=\"x-amz-signature\"\r\nContent-Type: text/plain\r\n\r\na\r\n--b",
                "form-data; name=\"x-amz-signature\"\r\nContent-Type: text/plain\r\n\r\nREDACTED\r\n--b",
            ),
            ("https://user:a@h/k", "https://REDACTED@h/k"),
            (r"https:\/\/user:a@h\/k?e=f@g", r"https:\/\/REDACTED@h\/k?e=f@g"),
            ("u=https%3A%2F%2Fuser%3Aa%40h%2Fk", "u=https%3A%2F%2FREDACTED%40h%2Fk"),
        ] {
            assert_eq!(redact(text), shown);
            assert_eq!(redact(shown), shown, "once more");
        }
    }

    #[test]
    fn what_holds_no_secret_stays() {
        for text in [
            "",
            "https://h/k?X-Amz-SignedHeaders=host&response-content-type=a%2Fb&policy=",
            "https://h/signature/policy?Action=policy&policy=private",
            "https://h/k@v?to=a@b#c@d",
            "the signature: it differs; \"session-token\" is missing",
            "x-amz-server-side-encryption-customer-key-MD5=a&x-amz-signature=&Signature",
            "%%%2&%25&#;&amp;\\\\u00\\x2",
        ] {
            assert_eq!(redact(text), text);
        }
    }

    #[test]
    fn the_names_of_secrets_have_any_spelling() {
        for name in [
            "X-Amz-Signature",
            "x_amz_security_token",
            "X-Amz-S3session-Token",
            "sseCustomerKey",
            "CopySourceSSECustomerKey",
            "X-Amz-Server%2DSide-Encryption-Customer-Key",
            "aws_secret_access_key",
            "Authorization",
        ] {
            assert!(is_secret(name), "{name}");
        }
        for name in ["policy", "SSECustomerKeyMD5", "sse-customer-algorithm", "key", "x-amz-meta-signature"] {
            assert!(!is_secret(name), "{name}");
        }
    }

    #[test]
    fn lists_are_masked_by_their_names_and_in_their_texts() {
        let secret = [
            "secretAccessKey",
            "session_token",
            "policy",
            "curl",
            "bytes:SSECustomerKey",
            "parameter:SSECustomerKey",
            "SSECustomerKey:3",
            "header:x-amz-server-side-encryption-customer-key",
            "signed-header:Authorization",
            "Field:Policy",
        ];
        for name in secret {
            assert_eq!(redact_pairs([(name, "a")]), [(name, MASK.into())]);
        }
        for name in ["bucket", "header:content-type", "warning:MissingSessionToken", "key", "field:key"] {
            assert_eq!(redact_pairs([(name, "a")]), [(name, "a".into())]);
            assert_eq!(redact_pairs([(name, "/?Signature=a")]), [(name, "/?Signature=REDACTED".into())]);
        }
    }

    #[test]
    fn messages_quote_nothing_that_looks_secret() {
        for secret in [
            "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
            &"IQoJb3JpZ2luX2Vj0".repeat(8),
        ] {
            assert_eq!(quotable(secret), MASK);
        }
        for text in
            ["eu-west-1", "users/42/Photo 1.png", &"a".repeat(200), SIGNATURE, "1B2M2Y8AsgTpgAmY7PhCfg=="]
        {
            assert_eq!(quotable(text), text);
        }
        for (url, shown) in [
            ("https://user:a/b@h", "https://REDACTED@h"),
            ("user:a://b@h", "REDACTED@h"),
            ("https://a@b@h:x", "https://REDACTED@h:x"),
            ("ftp://h", "ftp://h"),
        ] {
            assert_eq!(quotable_endpoint(url), shown);
        }
    }

    /// A text around a URL, as a log may hold it.
    fn wrapped(url: &str, wrapper: usize) -> String {
        let encoded = |text: &str| {
            percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
        };
        let json = |text: &str| serde_json::Value::from(text).to_string();
        match wrapper {
            0 => url.into(),
            1 => encoded(url),
            2 => json(url),
            3 => json(url).replace('&', "\\u0026").replace('=', "\\u003d"),
            4 => url.replace('&', "&amp;").replace('=', "&#61;"),
            5 => format!("<a href='{url}'>"),
            _ => format!("curl --header 'a: b' '{url}'"),
        }
    }

    proptest! {
        #[test]
        fn shows_no_secret_in_any_wrapper(
            before in "[a-z/?&=;%\\\\\"'<>@: \n]{0,20}",
            name in "X-Amz-Signature|x-amz-security-token|Signature|X-Amz-Security%2DToken|AWS_SESSION_TOKEN",
            secret in "[0-9A-Za-z+/]{30,64}",
            after in "[a-z&=;%\n]{0,20}",
            start in prop::sample::select(vec!["?a=b&", "?", "&", " ", "\n", ""]),
            wrappers in prop::collection::vec(0_usize..7, 0..4),
        ) {
            let before = if start.is_empty() { start } else { before.as_str() };
            let mut text = format!("{before}{start}{name}={}&{after}", secret.replace('+', "%2B"));
            for wrapper in wrappers {
                text = wrapped(&text, wrapper);
            }
            let shown = redact(&text);
            prop_assert!(!shown.contains(&secret[..20].replace('+', "%2B")), "{text}\n{shown}");
            prop_assert_eq!(redact(&shown), shown.as_str());
        }

        #[test]
        fn shows_no_secret_of_a_form(
            name in "x-amz-signature|policy|x-amz-security-token|x-amz-server-side-encryption-customer-key",
            secret in "ey[0-9A-Za-z+/]{30,64}",
            form in prop::sample::select(vec![
                "<input type=hidden name=\"NAME\" value=\"SECRET\">",
                "<input value='SECRET' name='NAME'>",
                "{\"NAME\":\"SECRET\"}",
                "{'NAME': 'SECRET'}",
                "[\"NAME\",\"SECRET\"]",
                "--form 'NAME=SECRET'",
                "NAME=SECRET&a=b",
                "Content-Disposition: form-data; name=\"NAME\"\r\n\r\nSECRET\r\n--",
                "{\"name\": \"NAME\", \"value\": \"SECRET\"}",
                "array(\"NAME\" => 'SECRET')",
            ]),
            wrapper in 0_usize..3,
        ) {
            let text = wrapped(&form.replace("NAME", &name).replace("SECRET", &secret), wrapper);
            prop_assert!(!redact(&text).contains(&secret[..20]), "{text}\n{}", redact(&text));
        }

        #[test]
        fn text_without_a_secret_comes_back_unchanged(text in "[a-cA-C0-9%&=?;:/\\\\\"'<>{}@ \n\u{e9}\u{1f600}]{0,60}") {
            prop_assume!(!text.contains('@'));
            prop_assert_eq!(redact(&text), text);
        }

        #[test]
        fn takes_any_text(text in any::<String>()) {
            let shown = redact(&text);
            prop_assert_eq!(redact(&shown), shown.as_str());
            let _ = (quotable(&text), quotable_endpoint(&text), redact_pairs([(text.as_str(), "a")]));
        }
    }
}
