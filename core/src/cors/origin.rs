//! The origins of pages as browsers send them and as S3 compares them.

use crate::error::Error;

/// One origin, or several with white space between: each once, in the order given.
pub(super) fn checked(origins: &str) -> Result<Vec<String>, Error> {
    let mut found: Vec<String> = Vec::new();
    for origin in origins.split_ascii_whitespace() {
        check(origin)?;
        if !found.iter().any(|known| known == origin) {
            found.push(origin.into());
        }
    }
    match found.is_empty() {
        true => Err(Error::InvalidOrigin { origin: origins.into(), problem: "is empty" }),
        false => Ok(found),
    }
}

/// Scheme, host and port, without a path.
fn check(origin: &str) -> Result<(), Error> {
    let refuse = |problem| Err(Error::InvalidOrigin { origin: origin.into(), problem });
    if matches!(origin, "*" | "null") {
        return Ok(());
    }
    if origin.matches('*').count() > 1 {
        return refuse("has more than one *");
    }
    let Some((scheme, authority)) = origin.split_once("://") else {
        return refuse("has no scheme");
    };
    if scheme.is_empty() || !scheme.bytes().all(|byte| byte.is_ascii_lowercase() || b"+-.*".contains(&byte)) {
        return refuse("has a scheme that browsers do not send; write it in lower case");
    }
    if authority.contains(['/', '?', '#', '@']) {
        return refuse("has a path, a query or a user name; an origin ends with its host and port");
    }
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-._:[]*".contains(&byte);
    if authority.is_empty() || !authority.bytes().all(allowed) {
        return refuse("has a host that browsers do not send; write it in lower case and punycode");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::checked;
    use crate::ErrorCode;

    #[test]
    fn an_origin_is_what_browsers_send() {
        for origin in [
            "https://app.example.com",
            "http://localhost:3000",
            "https://*.example.com",
            "*",
            "null",
            "capacitor://localhost",
            "http://[::1]:80",
        ] {
            assert_eq!(checked(origin).unwrap(), [origin]);
        }
        for origin in [
            "",
            " ",
            "app.example.com",
            "https://app.example.com/",
            "https://a/b",
            "https://*.*.com",
            "https://App.example.com",
            "HTTPS://a",
            "https://a b",
            "https://a,https://b",
            "https://user@a",
            "https://ü.example",
            "://a",
            "https://<a>",
        ] {
            assert_eq!(checked(origin).unwrap_err().code(), ErrorCode::InvalidOrigin, "{origin}");
        }
    }

    #[test]
    fn several_stand_with_white_space_between() {
        let several = checked(" https://b  http://localhost:3000\nhttps://b ").unwrap();
        assert_eq!(several, ["https://b", "http://localhost:3000"]);
        assert!(checked("https://a b").unwrap_err().to_string().contains("\"b\""));
    }
}
