//! A server's error document ("REST error responses", S3 API reference), read
//! as what it is: text from outside.

use super::markup;
use crate::error::Error;
use roxmltree::{Document, ParsingOptions};
use std::fmt;

/// The longest answer that is read, in bytes.
const LONGEST: usize = 262_144;

/// The most elements and texts that are read.
const MOST_NODES: u32 = 1_000;

/// A server's response to a request that it refused.
#[derive(Clone)]
pub struct ErrorResponse {
    code: String,
    message: String,
    /// Names and texts of all elements, in their order.
    elements: Vec<(String, String)>,
}

impl ErrorResponse {
    /// Reads the body of an answer: XML without a document type, entities of
    /// its own or references to elsewhere, of up to 262,144 bytes, 1000 elements
    /// and texts, 32 attributes and 32 elements within each other.
    ///
    /// # Errors
    ///
    /// `NotAnErrorResponse` for any other text, such as a proxy's HTML.
    pub fn parse(body: &str) -> Result<ErrorResponse, Error> {
        let refuse = |problem| Error::NotAnErrorResponse { problem };
        if body.len() > LONGEST {
            return Err(refuse("it is longer than 262144 bytes"));
        }
        if body.trim().is_empty() {
            return Err(refuse(
                "it is empty, as the answer to a HEAD is: repeat the request with GET to see why",
            ));
        }
        markup::check(body).map_err(refuse)?;
        let options = ParsingOptions { nodes_limit: MOST_NODES, ..ParsingOptions::default() };
        let document = Document::parse_with_options(body.trim_start(), options)
            .map_err(|_| refuse("it is not XML that S3 writes; is it the answer of a proxy?"))?;
        let named = |wanted: &str| {
            document.descendants().find(|node| node.is_element() && node.tag_name().name() == wanted)
        };
        let error = named("Error").ok_or_else(|| refuse("it has no element <Error>"))?;
        let elements: Vec<(String, String)> = error
            .children()
            .filter(|node| node.is_element())
            .map(|node| (node.tag_name().name().into(), text_of(node)))
            .collect();
        let text =
            |name: &str| elements.iter().find(|(known, _)| known == name).map(|(_, text)| text.clone());
        let code =
            text("Code").filter(|code| !code.trim().is_empty()).ok_or_else(|| refuse("it has no <Code>"))?;
        Ok(ErrorResponse { code: code.trim().into(), message: text("Message").unwrap_or_default(), elements })
    }

    /// The server's code, such as `SignatureDoesNotMatch`.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The server's message.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The text of another element, such as `RequestId`.
    pub fn element(&self, name: &str) -> Option<&str> {
        let found = self.elements.iter().find(|(known, _)| known == name);
        found.map(|(_, text)| text.as_str()).filter(|text| !text.is_empty())
    }
}

/// Shows names: a canonical request holds the session token.
impl fmt::Debug for ErrorResponse {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.elements.iter().map(|(name, _)| name.as_str()).collect();
        formatter
            .debug_struct("ErrorResponse")
            .field("code", &self.code)
            .field("message", &self.message)
            .field("elements", &names)
            .finish()
    }
}

/// All text within an element: some servers wrap names in elements of their own.
fn text_of(node: roxmltree::Node<'_, '_>) -> String {
    let texts: Vec<&str> =
        node.descendants().filter(|inner| inner.is_text()).filter_map(|inner| inner.text()).collect();
    texts.join(" ").trim().into()
}

#[cfg(test)]
mod tests {
    use super::{ErrorResponse, LONGEST, MOST_NODES};
    use crate::ErrorCode;
    use proptest::prelude::*;

    #[test]
    fn reads_what_s3_writes() {
        let answer = ErrorResponse::parse(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>AccessDenied</Code>\
             <Message>It&apos;s &lt;denied&gt; &#x41;</Message><HeadersNotSigned>x-amz-acl</HeadersNotSigned>\
             <RequestId/></Error>",
        )
        .unwrap();
        assert_eq!((answer.code(), answer.message()), ("AccessDenied", "It's <denied> A"));
        assert_eq!(answer.element("HeadersNotSigned"), Some("x-amz-acl"));
        assert_eq!((answer.element("RequestId"), answer.element("HostId")), (None, None));
        let spaced = "<ErrorResponse xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Error><Code> X </Code></Error></ErrorResponse>";
        assert_eq!(ErrorResponse::parse(spaced).unwrap().code(), "X");
    }

    #[test]
    fn refuses_what_is_no_answer_of_s3() {
        let long = format!("<Error><Code>{}</Code></Error>", "x".repeat(LONGEST));
        let wide = format!("<Error><Code>x</Code>{}</Error>", "<a/>".repeat(2_000));
        let deep = format!("{}{}", "<a>".repeat(60_000), "</a>".repeat(60_000));
        for body in [
            "",
            " \n",
            "{\"error\":\"x\"}",
            "<html><body>502 Bad Gateway</body></html>",
            "<Error><Code>x</Code>",
            "<Error></Error>",
            "<Error><Code/></Error>",
            "<Error><Code>&unknown;</Code></Error>",
            "<!DOCTYPE a [<!ENTITY x \"y\">]><Error><Code>&x;</Code></Error>",
            "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><Error><Code>x</Code></Error>",
            &long,
            &wide,
            &deep,
        ] {
            let error = ErrorResponse::parse(body).unwrap_err();
            assert_eq!(error.code(), ErrorCode::NotAnErrorResponse, "{body:.60}");
        }
    }

    #[test]
    fn nothing_is_expanded_and_nothing_is_fetched() {
        let lol: String =
            (1..10).map(|n| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10))).collect();
        for body in [
            format!("<!DOCTYPE l [<!ENTITY l0 \"lol\">{lol}]><Error><Code>&l9;</Code></Error>"),
            format!("<!DOCTYPE l [<!ENTITY a \"{}\">]><Error><Code>&a;</Code></Error>", "a".repeat(50_000)),
            "<!DOCTYPE e [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Error><Code>&x;</Code></Error>".into(),
            "<!DOCTYPE e [<!ENTITY x PUBLIC \"p\" \"http://h/\">]><Error><Code>&x;</Code></Error>".into(),
            "<!DOCTYPE e [<!ENTITY % x SYSTEM \"http://h/x.dtd\"> %x;]><Error><Code>c</Code></Error>".into(),
            "<!DOCTYPE e SYSTEM \"http://h/x.dtd\"><Error><Code>c</Code></Error>".into(),
            "<?xml version=\"1.0\"?><!doctype html><html><body>c</body></html>".into(),
            "<Error><!DOCTYPE e><Code>c</Code></Error>".into(),
            "<Error><Code>&nbsp;</Code></Error>".into(),
            "<Error><Code>&amp</Code></Error>".into(),
            "<Error><Code>&#0;</Code></Error>".into(),
        ] {
            let error = ErrorResponse::parse(&body).unwrap_err();
            assert_eq!(error.code(), ErrorCode::NotAnErrorResponse, "{body:.60}");
        }
        // An inclusion is an element like any other.
        let xinclude = "<Error xmlns:x=\"http://www.w3.org/2001/XInclude\"><Code>c</Code><x:include href=\"/etc/passwd\"/></Error>";
        assert_eq!(ErrorResponse::parse(xinclude).unwrap().element("include"), None);
    }

    #[test]
    fn text_comes_in_every_form_that_xml_has() {
        for (inner, code) in [
            ("<![CDATA[<a>&amp;]]>", "<a>&amp;"),
            ("a<!-- </Code> -->b", "a b"),
            ("<?p </Code>?>c", "c"),
            ("&#65;&#x42;&quot;&apos;&gt;&lt;&amp;", "AB\"'><&"),
            ("\u{1f600}é", "\u{1f600}é"),
            // No character at all.
            ("&#x110000;", "\u{fffd}"),
        ] {
            let body = format!("\u{feff}<?xml version='1.0'?><Error><Code>{inner}</Code></Error>");
            let answer = ErrorResponse::parse(&body).map_err(|error| error.to_string());
            assert_eq!(answer.as_ref().map(ErrorResponse::code), Ok(code), "{inner}");
        }
    }

    #[test]
    fn an_answer_that_is_cut_off_or_of_another_encoding_is_refused() {
        let whole = "<?xml version=\"1.0\"?><Error a=\"b\"><Code><![CDATA[é]]>&lt;</Code><!-- c --></Error>";
        assert!(ErrorResponse::parse(whole).is_ok());
        for (end, _) in whole.char_indices() {
            assert!(ErrorResponse::parse(&whole[..end]).is_err(), "{}", &whole[..end]);
        }
        let utf_16 = |order: fn(u16) -> [u8; 2]| {
            let bytes: Vec<u8> = format!("\u{feff}{whole}").encode_utf16().flat_map(order).collect();
            String::from_utf8_lossy(&bytes).into_owned()
        };
        assert!(ErrorResponse::parse(&utf_16(u16::to_le_bytes)).is_err());
        assert!(ErrorResponse::parse(&utf_16(u16::to_be_bytes)).is_err());
    }

    #[test]
    fn answers_are_read_up_to_a_bound() {
        let frame = "<Error><Code></Code></Error>".len();
        let long = |bytes: usize| {
            ErrorResponse::parse(&format!("<Error><Code>{}</Code></Error>", "x".repeat(bytes - frame)))
                .is_ok()
        };
        assert!(long(LONGEST) && !long(LONGEST + 1));
        // The document itself, three elements' tags and one text are nodes too.
        let most = MOST_NODES as usize - 4;
        let wide = |nodes: usize| {
            ErrorResponse::parse(&format!("<Error><Code>x</Code>{}</Error>", "<a/>".repeat(nodes))).is_ok()
        };
        assert!(wide(most) && !wide(most + 1));
    }

    proptest! {
        #[test]
        fn takes_any_text(body in any::<String>(), inner in "[<>/&;#a-zA!\\[\\]\" ]{0,80}") {
            let _ = ErrorResponse::parse(&body);
            let _ = ErrorResponse::parse(&format!("<Error><Code>x</Code>{inner}</Error>"));
        }
    }
}
