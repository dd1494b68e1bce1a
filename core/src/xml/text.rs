//! Text within XML that is written here.

/// Text between two tags: markup becomes references.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            other => escaped.push(other),
        }
    }
    escaped
}

/// Whether XML can hold the text: no reference stands for a control character or
/// for U+FFFE and U+FFFF ("Characters", Extensible Markup Language 1.0).
pub(crate) fn can_hold(text: &str) -> bool {
    !text.contains(|character: char| character.is_control() || matches!(character, '\u{fffe}' | '\u{ffff}'))
}

#[cfg(test)]
mod tests {
    use super::{can_hold, escape};

    #[test]
    fn some_text_has_no_form_in_xml() {
        assert!(can_hold("\"9b2c\" é \u{1f600} \u{fffd}"));
        for text in ["a\nb", "\0", "\u{85}", "\u{fffe}", "\u{ffff}"] {
            assert!(!can_hold(text), "{text:?}");
        }
    }

    #[test]
    fn markup_becomes_references() {
        assert_eq!(escape("\"a\" & <b>é"), "&quot;a&quot; &amp; &lt;b&gt;é");
    }
}
