//! A server's error document ("REST error responses", S3 API reference), read
//! as what it is: text from outside.

use crate::error::Error;
use roxmltree::{Document, ParsingOptions};
use std::fmt;

/// The longest answer that is read, in bytes.
const LONGEST: usize = 262_144;

/// The most elements and texts that are read.
const MOST_NODES: u32 = 1_000;

/// A server's answer to a request that it refused.
#[derive(Clone)]
pub struct ErrorResponse {
    code: String,
    message: String,
    /// Names and texts of all elements, in their order.
    elements: Vec<(String, String)>,
}

impl ErrorResponse {
    /// Reads the body of an answer: XML without a document type, entities of
    /// its own or references to elsewhere, of up to 262,144 bytes.
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
        // The reader goes down one call an element, so depth is bounded first.
        if deepest(body) > 32 {
            return Err(refuse("its elements are nested deeper than S3's"));
        }
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

/// How deep elements nest, at most; too much where the text is no XML.
fn deepest(body: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0_usize);
    for tag in body.split('<').skip(1) {
        if tag.starts_with('/') {
            depth = depth.saturating_sub(1);
        } else if !tag.starts_with(['!', '?']) && !tag.split('>').next().unwrap_or_default().ends_with('/') {
            depth = depth.saturating_add(1);
            deepest = deepest.max(depth);
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::{ErrorResponse, LONGEST};
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

    proptest! {
        #[test]
        fn takes_any_text(body in any::<String>(), inner in "[<>/&;#a-zA!\\[\\]\" ]{0,80}") {
            let _ = ErrorResponse::parse(&body);
            let _ = ErrorResponse::parse(&format!("<Error><Code>x</Code>{inner}</Error>"));
        }
    }
}
