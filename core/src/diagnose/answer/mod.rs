//! A server's answer as people have it: the response itself, with its head or
//! without, as a browser shows it, a log escapes it, or an SDK words it in a line.

mod error_response;
mod head;
mod sdk_line;

use crate::{error::Error, xml::unescape};
use head::Head;
use std::borrow::Cow;

pub use error_response::ErrorResponse;

/// The longest answer that is read, in bytes.
const LONGEST: usize = 262_144;

/// What a server answered.
pub(super) struct Answer {
    head: Head,
    pub(super) body: Body,
}

/// What followed the head.
pub(super) enum Body {
    /// An error in S3's words.
    Error(ErrorResponse),
    /// Nothing, as behind every HEAD.
    Empty,
    /// Something else: what it is, and how it begins.
    Other(&'static str, String),
}

impl Answer {
    /// Reads an answer.
    ///
    /// # Errors
    ///
    /// `NotAnErrorResponse` if it is longer than 262,144 bytes.
    pub(super) fn read(text: &str) -> Result<Answer, Error> {
        if text.len() > LONGEST {
            return Err(Error::NotAnErrorResponse { problem: "it is longer than 262144 bytes" });
        }
        let text = unescaped(text.trim_start_matches('\u{feff}').trim());
        let (head, body) = Head::before(&text);
        let error = ErrorResponse::find(body)
            .or_else(|| head.error())
            .or_else(|| sdk_line::error(body))
            .or_else(|| sdk_line::error(&text));
        let body = match error {
            Some(error) => Body::Error(error),
            None if body.is_empty() => Body::Empty,
            None => Body::Other(kind(body), body.into()),
        };
        Ok(Answer { head, body })
    }

    /// A header of the response, where the head was given.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.head.header(name)
    }

    /// The error, if it is one of S3's form.
    pub(super) fn error(&self) -> Option<&ErrorResponse> {
        match &self.body {
            Body::Error(error) => Some(error),
            Body::Empty | Body::Other(..) => None,
        }
    }
}

/// What a text is that is not an error of S3.
fn kind(text: &str) -> &'static str {
    let begins = |with: &str| text.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
    if begins("<!doctype html") || begins("<html") {
        "a page of HTML"
    } else if begins("{") || begins("[") {
        "JSON"
    } else if begins("<") {
        "XML of another kind"
    } else {
        "a text"
    }
}

/// The text without the escapes of a page or of a log around its XML.
fn unescaped(text: &str) -> Cow<'_, str> {
    if text.contains("<Error") || !text.contains("Error") {
        return text.into();
    }
    if text.contains("&lt;Error") {
        return unescape(text).into();
    }
    if text.contains("\\u003cError") || text.contains("\\u003CError") {
        let text = text.replace("\\u003c", "<").replace("\\u003C", "<");
        return text.replace("\\u003e", ">").replace("\\u003E", ">").replace("\\u0026", "&").into();
    }
    text.into()
}

#[cfg(test)]
mod tests {
    use super::{Answer, Body, LONGEST};
    use crate::ErrorCode;
    use proptest::prelude::*;

    const WHOLE: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>4442587FB7D0A2F9</RequestId></Error>";

    fn error(text: &str) -> Option<(String, String)> {
        let answer = Answer::read(text).unwrap();
        answer.error().map(|error| (error.code().into(), error.message().into()))
    }

    #[test]
    fn the_error_is_found_in_what_stands_around_it() {
        for text in [
            WHOLE.to_owned(),
            format!("\u{feff}\n  {WHOLE}\n"),
            format!(
                "This XML file does not appear to have any style information associated with it. The document tree is shown below.\n{WHOLE}"
            ),
            format!("HTTP/1.1 403 Forbidden\r\nContent-Type: application/xml\r\nServer: AmazonS3\r\n\r\n{WHOLE}"),
            format!("< HTTP/1.1 403 Forbidden\n< Server: AmazonS3\n< \n{WHOLE}"),
            WHOLE.replace('<', "&lt;").replace('>', "&gt;"),
            WHOLE.replace('<', "\\u003c").replace('>', "\\u003e"),
            format!("botocore.exceptions.ClientError: {WHOLE}"),
            "An error occurred (AccessDenied) when calling the GetObject operation: Access Denied".into(),
            "software.amazon.awssdk.services.s3.model.S3Exception: Access Denied (Service: S3, Status Code: 403, Request ID: 4442587FB7D0A2F9)".into(),
            "Access Denied (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied; Request ID: x)".into(),
            "AccessDenied: Access Denied\n\tstatus code: 403, request id: x, host id: y".into(),
            "ERROR: S3 error: 403 (AccessDenied): Access Denied".into(),
            "{\"code\": \"AccessDenied\", \"message\": \"Access Denied\"}".into(),
            "HTTP/1.1 403 Forbidden\nX-Minio-Error-Code: AccessDenied\nX-Minio-Error-Desc: \"Access Denied\"\n".into(),
        ] {
            let told = Some(("AccessDenied".to_owned(), "Access Denied".to_owned()));
            assert_eq!(error(&text), told, "{text}");
        }
    }

    #[test]
    fn what_is_no_error_of_s3_is_called_what_it_is() {
        for (text, kind) in [
            ("<html><body>502 Bad Gateway</body></html>", "a page of HTML"),
            ("<!DOCTYPE html><title>Error</title>", "a page of HTML"),
            ("{\"message\": \"Forbidden\"}", "JSON"),
            ("<Fault/>", "XML of another kind"),
            ("Bad URL", "a text"),
        ] {
            let Body::Other(told, _) = Answer::read(text).unwrap().body else { unreachable!("{text}") };
            assert_eq!(told, kind, "{text}");
        }
        for text in ["", " \n", "HTTP/1.1 403 Forbidden\r\nDate: x\r\n\r\n"] {
            assert!(matches!(Answer::read(text).unwrap().body, Body::Empty), "{text:?}");
        }
        let answer = Answer::read("HTTP/1.1 403 Forbidden\r\nDate: x\r\n\r\n").unwrap();
        assert_eq!(answer.header("DATE"), Some("x"));
    }

    #[test]
    fn answers_are_read_up_to_a_bound() {
        assert!(Answer::read(&"x".repeat(LONGEST)).is_ok());
        let error = Answer::read(&"x".repeat(LONGEST + 1)).err().unwrap();
        assert_eq!(error.code(), ErrorCode::NotAnErrorResponse);
    }

    proptest! {
        #[test]
        fn takes_any_text(text in any::<String>(), inner in "[<>/&;#a-zA!\\[\\]\" :()\n]{0,80}") {
            for text in [text, format!("<Error><Code>x</Code>{inner}</Error>"), inner] {
                prop_assert!(Answer::read(&text).is_ok());
            }
        }
    }
}
