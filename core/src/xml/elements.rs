//! What stands in a document of S3, also in one that is damaged: the elements
//! within its root, such as `<Error>`, each with the text in it.
//!
//! Nothing is expanded and nothing is fetched: of XML's references, the five
//! predefined ones and those of characters are read, any other stays as it is, and a
//! document type is passed over. Each byte is looked at once.

/// The most elements that are kept; S3 writes a dozen.
const MOST: usize = 100;

/// Names and texts of the elements within the first one of this name, in their order. What
/// is cut off within is left out, except a message.
pub(crate) fn elements_within(root: &str, document: &str) -> Option<Vec<(String, String)>> {
    let mut markup = Markup { rest: document };
    loop {
        match markup.next()? {
            Piece::Start(tag) if name_of(tag) == root => break,
            _ => {}
        }
    }
    let mut elements: Vec<(String, String)> = Vec::new();
    // The element that is open, and how many within it.
    let mut open: Option<(&str, String)> = None;
    let mut deeper = 0_usize;
    while let Some(piece) = markup.next() {
        match (piece, &mut open) {
            (Piece::Text(text), Some((_, texts))) => add(texts, &unescape(text)),
            (Piece::Verbatim(text), Some((_, texts))) => add(texts, &without_nul(text)),
            (Piece::Text(_) | Piece::Verbatim(_), None) => {}
            (Piece::Start(tag), None) => open = Some((name_of(tag), String::new())),
            (Piece::Start(_), Some(_)) => deeper = deeper.saturating_add(1),
            (Piece::Empty(tag), None) => elements.push((name_of(tag).into(), String::new())),
            (Piece::Empty(_), Some(_)) => {}
            // The end of the root itself.
            (Piece::End(_), None) => break,
            (Piece::End(tag), Some((name, texts))) => {
                if deeper == 0 || name_of(tag) == *name {
                    elements.push(((*name).into(), texts.trim().into()));
                    (open, deeper) = (None, 0);
                } else {
                    deeper = deeper.saturating_sub(1);
                }
            }
        }
        if elements.len() >= MOST {
            break;
        }
    }
    if let Some(("Message", text)) = open {
        elements.push(("Message".into(), text.trim().into()));
    }
    Some(elements)
}

/// Some servers wrap names in elements of their own.
fn add(texts: &mut String, text: &str) {
    if !text.trim().is_empty() && !texts.trim().is_empty() {
        texts.push(' ');
    }
    texts.push_str(text);
}

/// The name in a tag, without the prefix of a namespace.
fn name_of(tag: &str) -> &str {
    let name = tag.split(|character: char| character.is_whitespace() || character == '/').next();
    let name = name.unwrap_or_default();
    name.rsplit_once(':').map_or(name, |(_, name)| name)
}

/// A document in its pieces.
struct Markup<'x> {
    rest: &'x str,
}

enum Piece<'x> {
    Text(&'x str),
    /// Text in which nothing is escaped.
    Verbatim(&'x str),
    Start(&'x str),
    Empty(&'x str),
    End(&'x str),
}

impl<'x> Markup<'x> {
    fn next(&mut self) -> Option<Piece<'x>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            let Some(markup) = self.rest.strip_prefix('<') else {
                let end = self.rest.find('<').unwrap_or(self.rest.len());
                return Some(Piece::Text(self.take(end)));
            };
            if let Some(comment) = markup.strip_prefix("!--") {
                self.rest = behind(comment, "-->");
            } else if let Some(text) = markup.strip_prefix("![CDATA[") {
                let end = text.find("]]>").unwrap_or(text.len());
                self.rest = behind(text, "]]>");
                return text.get(..end).map(Piece::Verbatim);
            } else if markup.starts_with('?') {
                self.rest = behind(markup, "?>");
            } else if markup.starts_with('!') {
                self.rest = behind(markup, ">");
            } else {
                let end = end_of_tag(markup)?;
                self.rest = markup;
                let tag = self.take(end);
                self.rest = self.rest.strip_prefix('>').unwrap_or(self.rest);
                return Some(match (tag.strip_prefix('/'), tag.strip_suffix('/')) {
                    (Some(tag), _) => Piece::End(tag),
                    (None, Some(tag)) => Piece::Empty(tag),
                    (None, None) => Piece::Start(tag),
                });
            }
        }
    }

    fn take(&mut self, end: usize) -> &'x str {
        let (taken, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }
}

/// The text behind an end.
fn behind<'x>(text: &'x str, end: &str) -> &'x str {
    text.split_once(end).map_or("", |(_, rest)| rest)
}

/// Where a tag ends; a `>` between quotes ends none.
fn end_of_tag(markup: &str) -> Option<usize> {
    let mut quote = None;
    markup.bytes().position(|byte| match (quote, byte) {
        (Some(open), _) => {
            if byte == open {
                quote = None;
            }
            false
        }
        (None, b'"' | b'\'') => {
            quote = Some(byte);
            false
        }
        (None, _) => byte == b'>',
    })
}

/// Text with its references read.
pub(crate) fn unescape(text: &str) -> String {
    let mut read = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, reference)) = rest.split_once('&') {
        read.push_str(&without_nul(before));
        let end = reference.bytes().take(12).position(|byte| byte == b';');
        let name = end.and_then(|end| reference.get(..end));
        match (name.and_then(character), end) {
            (Some(character), Some(end)) => {
                read.push(character);
                rest = reference.get(end.saturating_add(1)..).unwrap_or_default();
            }
            _ => {
                read.push('&');
                rest = reference;
            }
        }
    }
    read.push_str(&without_nul(rest));
    read
}

/// What a reference stands for.
fn character(name: &str) -> Option<char> {
    let of_code = |code: u32| match char::from_u32(code) {
        None | Some('\0') => char::REPLACEMENT_CHARACTER,
        Some(character) => character,
    };
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => match name.strip_prefix('#')? {
            hex if hex.starts_with(['x', 'X']) => of_code(u32::from_str_radix(hex.get(1..)?, 16).ok()?),
            decimal => of_code(decimal.parse().ok()?),
        },
    })
}

/// No list of names and texts can hold a NUL.
pub(crate) fn without_nul(text: &str) -> String {
    text.replace('\0', "\u{fffd}")
}

#[cfg(test)]
mod tests {
    use super::{MOST, elements_within};

    fn read(document: &str) -> Option<Vec<(String, String)>> {
        elements_within("Error", document)
    }

    fn only(inner: &str) -> String {
        let elements = read(&format!("<Error><Code>{inner}</Code></Error>")).unwrap();
        assert_eq!(elements.len(), 1, "{inner}");
        elements[0].1.clone()
    }

    #[test]
    fn text_comes_in_every_form_that_xml_has() {
        for (inner, text) in [
            ("<![CDATA[<a>&amp;]]>", "<a>&amp;"),
            ("a<!-- </Code> -->b", "a b"),
            ("<?p </Code>?>c", "c"),
            ("&#65;&#x42;&quot;&apos;&gt;&lt;&amp;", "AB\"'><&"),
            ("\u{1f600}é", "\u{1f600}é"),
            // No character at all, and one that no list can hold.
            ("&#x110000;&#0;\0", "\u{fffd}\u{fffd}\u{fffd}"),
            // What XML cannot hold, and servers write.
            ("a&#x1;\u{2}b", "a\u{1}\u{2}b"),
            ("<b>a</b><b c='>'>d</b><e/>", "a d"),
        ] {
            assert_eq!(only(inner), text, "{inner}");
        }
    }

    #[test]
    fn nothing_is_expanded_and_nothing_is_fetched() {
        let laughs: String =
            (1..10).map(|n| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10))).collect();
        for document in [
            format!("<!DOCTYPE l [<!ENTITY l0 \"lol\">{laughs}]><Error><Code>&l9;</Code></Error>"),
            "<!DOCTYPE e [<!ENTITY l9 SYSTEM \"file:///etc/passwd\">]><Error><Code>&l9;</Code></Error>"
                .into(),
            "<!DOCTYPE e SYSTEM \"http://h/x.dtd\"><Error><Code>&l9;</Code></Error>".into(),
        ] {
            assert_eq!(read(&document), Some(vec![("Code".into(), "&l9;".into())]), "{document:.60}");
        }
    }

    #[test]
    fn what_is_cut_off_is_left_out_but_a_message() {
        let whole =
            "<Error><Code>C</Code><Region>r</Region><Message>what it says</Message><Key>k</Key></Error>";
        let all = read(whole).unwrap();
        for (end, _) in whole.char_indices() {
            for (name, text) in read(&whole[..end]).unwrap_or_default() {
                let whole = &all.iter().find(|(known, _)| *known == name).unwrap().1;
                assert!(*whole == text || name == "Message" && whole.starts_with(&text), "{end} {text}");
            }
        }
    }

    #[test]
    fn any_depth_and_any_number_cost_nothing() {
        assert_eq!(read(&"<a>".repeat(60_000)), None);
        assert_eq!(read(&format!("<Error>{}", "<a>".repeat(60_000))), Some(vec![]));
        assert_eq!(read(&format!("<Error>{}", "<a/>".repeat(60_000))).map(|all| all.len()), Some(MOST));
        assert_eq!(read(&format!("<Error>{}", "<!--".repeat(60_000))), Some(vec![]));
        assert_eq!(read(&format!("<Error><Message>{}", "&".repeat(60_000))).map(|all| all.len()), Some(1));
    }
}
