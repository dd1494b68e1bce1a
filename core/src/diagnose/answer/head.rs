//! The head of a response, where somebody copied it with the body: what is told
//! there and nowhere else is the server's clock, and with MinIO the error of a HEAD.

use super::error_response::ErrorResponse;

/// The most lines that are taken for a head.
const MOST: usize = 100;

/// Names and values of headers.
pub(super) struct Head(Vec<(String, String)>);

impl Head {
    /// The head that a text begins with, and what follows it.
    pub(super) fn before(text: &str) -> (Head, &str) {
        let mut headers = Vec::new();
        let is_status = |line: &str| line.starts_with("HTTP/");
        // What curl --verbose writes before each line.
        let unmarked = |line: &'_ str| -> String { line.trim().trim_start_matches("< ").trim().into() };
        if !text.lines().next().map(unmarked).is_some_and(|line| is_status(&line)) {
            return (Head(headers), text);
        }
        let mut rest = text;
        for _ in 0..MOST {
            let (line, behind) = rest.split_once('\n').unwrap_or((rest, ""));
            let line = unmarked(line);
            if line.is_empty() || line == "<" {
                return (Head(headers), behind.trim());
            }
            match line.split_once(':') {
                Some((name, value)) if is_token(name) => {
                    headers.push((name.trim().to_ascii_lowercase(), value.trim().into()));
                }
                _ if is_status(&line) => {}
                _ => break,
            }
            rest = behind;
        }
        (Head(headers), rest.trim())
    }

    /// A header's value.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    /// The error that MinIO puts into the head, since a HEAD has no body
    /// (`cmd/api-response.go` of MinIO).
    pub(super) fn error(&self) -> Option<ErrorResponse> {
        let code = self.header("x-minio-error-code")?;
        let message = self.header("x-minio-error-desc").unwrap_or_default();
        Some(ErrorResponse::of(code, message.trim_matches('"')))
    }
}

fn is_token(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
}
