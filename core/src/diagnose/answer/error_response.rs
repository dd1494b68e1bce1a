//! A server's error document ("REST error responses", S3 API reference), read
//! as what it is: text from outside.

use super::LONGEST;
use crate::{
    error::Error,
    xml::{elements_within, without_nul},
};
use std::fmt;

/// A server's response to a request that it refused.
#[derive(Clone)]
pub struct ErrorResponse {
    code: String,
    message: String,
    /// Names and texts of all elements, in their order.
    elements: Vec<(String, String)>,
    /// Whether the element followed the XML declaration on a line of its own.
    on_its_own_line: bool,
}

impl ErrorResponse {
    /// Reads the body of an answer, of up to 262,144 bytes: the error in it, whatever
    /// stands around it.
    ///
    /// # Errors
    ///
    /// `NotAnErrorResponse` for a text without one, such as a proxy's HTML.
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
        ErrorResponse::find(body)
            .ok_or_else(|| refuse("it has no <Error> with a <Code>; is it the answer of a proxy?"))
    }

    /// The error document in a text.
    pub(super) fn find(text: &str) -> Option<ErrorResponse> {
        let elements = elements_within("Error", text)?;
        let text_of =
            |name: &str| elements.iter().find(|(known, _)| known == name).map(|(_, text)| text.clone());
        let code = text_of("Code").filter(|code| !code.is_empty())?;
        Some(ErrorResponse {
            code,
            message: text_of("Message").unwrap_or_default(),
            elements,
            on_its_own_line: text.contains("?>\n<Error>"),
        })
    }

    /// An error of which no more is known.
    pub(super) fn of(code: &str, message: &str) -> ErrorResponse {
        ErrorResponse {
            code: without_nul(code),
            message: without_nul(message),
            elements: Vec::new(),
            on_its_own_line: false,
        }
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
        self.text(name).filter(|text| !text.is_empty())
    }

    /// The same, empty or not.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.elements().find(|(known, _)| *known == name).map(|(_, text)| text)
    }

    /// Names and texts of all elements, in their order; none where only a code and a
    /// message were told.
    pub(crate) fn elements(&self) -> impl Iterator<Item = (&str, &str)> {
        self.elements.iter().map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// Whether the server breaks the line behind the XML declaration.
    pub(crate) fn breaks_lines(&self) -> bool {
        self.on_its_own_line
    }
}

/// Shows names: a canonical request holds the session token.
impl fmt::Debug for ErrorResponse {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.elements().map(|(name, _)| name).collect();
        formatter
            .debug_struct("ErrorResponse")
            .field("code", &self.code)
            .field("message", &self.message)
            .field("elements", &names)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::ErrorResponse;
    use crate::ErrorCode;

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
        for body in [
            "",
            " \n",
            "{\"error\":\"x\"}",
            "<html><body>502 Bad Gateway</body></html>",
            "<Error></Error>",
            "<Error><Code/></Error>",
            &"x".repeat(super::LONGEST + 1),
        ] {
            let error = ErrorResponse::parse(body).unwrap_err();
            assert_eq!(error.code(), ErrorCode::NotAnErrorResponse, "{body:.60}");
        }
    }
}
