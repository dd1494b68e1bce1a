//! Texts as literals of the languages that results are written in.

/// A word of a POSIX shell.
pub(super) fn posix(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// A text of PowerShell. Its typographic quotes end a text, too ("About Quoting
/// Rules", PowerShell's documentation).
pub(super) fn powershell(text: &str) -> String {
    let mut quoted = String::from("'");
    for character in text.chars() {
        if matches!(character, '\'' | '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}') {
            quoted.push(character);
        }
        quoted.push(character);
    }
    quoted.push('\'');
    quoted
}

/// A text of JavaScript, which may stand within a page: nothing ends its element.
pub(super) fn javascript(text: &str) -> String {
    let escaped = serde_json::Value::from(text).to_string();
    escaped.replace('<', r"\u003c").replace('\u{2028}', r"\u2028").replace('\u{2029}', r"\u2029")
}

/// A text of HTML, also within an attribute.
pub(super) fn html(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

#[cfg(test)]
mod tests {
    use super::{html, javascript, posix, powershell};

    #[test]
    fn nothing_ends_its_literal() {
        assert_eq!(posix("a'b$c"), r"'a'\''b$c'");
        assert_eq!(powershell("a'b\u{2019}c$d"), "'a''b\u{2019}\u{2019}c$d'");
        assert_eq!(javascript("a\"</script>\n"), r#""a\"\u003c/script>\n""#);
        assert_eq!(html("<a href=\"x\">'&"), "&lt;a href=&quot;x&quot;&gt;&#39;&amp;");
    }
}
