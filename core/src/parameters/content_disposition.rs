//! `Content-Disposition` for a download under a given name, by RFC 6266 with
//! the extended notation of RFC 8187, so that any Unicode name survives.

use crate::{error::Error, pairs::invalid_option};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// `attr-char` of RFC 8187: what `filename*` holds unencoded.
const ATTR_CHAR: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'!')
    .remove(b'#')
    .remove(b'$')
    .remove(b'&')
    .remove(b'+')
    .remove(b'-')
    .remove(b'.')
    .remove(b'^')
    .remove(b'_')
    .remove(b'`')
    .remove(b'|')
    .remove(b'~');

/// `attachment; filename="ascii"; filename*=UTF-8''encoded`.
///
/// The second form is left out where the first says it all. In the first,
/// characters that clients are known to misread (quotes, backslashes, percent
/// signs and all beyond ASCII) become `_`.
pub(super) fn attachment(file_name: &str) -> Result<String, Error> {
    if file_name.is_empty() || file_name.contains(char::is_control) || file_name.contains(['/', '\\']) {
        let expected = "a file name: not empty, without folders (/ or \\) and control characters";
        return Err(invalid_option("download-as", file_name, expected));
    }
    let fallback: String =
        file_name.chars().map(|character| if is_plain(character) { character } else { '_' }).collect();
    if fallback == file_name {
        return Ok(format!("attachment; filename=\"{file_name}\""));
    }
    let encoded = utf8_percent_encode(file_name, ATTR_CHAR);
    Ok(format!("attachment; filename=\"{fallback}\"; filename*=UTF-8''{encoded}"))
}

/// Safe within a quoted string, for every client.
fn is_plain(character: char) -> bool {
    matches!(character, ' '..='~') && !matches!(character, '"' | '\\' | '%')
}

#[cfg(test)]
mod tests {
    use super::attachment;
    use crate::ErrorCode;
    use proptest::prelude::*;

    #[test]
    fn writes_plain_names_once_and_others_twice() {
        assert_eq!(attachment("my report.pdf").unwrap(), "attachment; filename=\"my report.pdf\"");
        assert_eq!(
            attachment("Uplain 日本, \"1\".pdf").unwrap(),
            "attachment; filename=\"Uplain __, _1_.pdf\"; \
             filename*=UTF-8''Uplain%20%E6%97%A5%E6%9C%AC%2C%20%221%22.pdf",
        );
    }

    #[test]
    fn refuses_what_is_no_file_name() {
        for name in ["", "a\r\nb", "../a", "a\\b", "\0"] {
            assert_eq!(attachment(name).unwrap_err().code(), ErrorCode::InvalidOption);
        }
    }

    proptest! {
        #[test]
        fn is_a_header_value_for_every_name(name in any::<String>()) {
            if let Ok(value) = attachment(&name) {
                prop_assert!(value.bytes().all(|byte| matches!(byte, b' '..=b'~')));
            }
        }
    }
}
