//! An error in the words of an SDK or tool: its code and message in a line of their
//! own wording, or in JSON. The code is told by its being one that the tables know.

use super::error_response::ErrorResponse;
use crate::diagnose::words;

/// How much of a text is searched, in bytes: an error stands at the beginning.
const SEARCHED: usize = 4_096;

/// The error that such a text tells.
pub(super) fn error(text: &str) -> Option<ErrorResponse> {
    let mut end = text.len().min(SEARCHED);
    while !text.is_char_boundary(end) {
        end = end.saturating_sub(1);
    }
    let text = text.get(..end)?;
    of_java(text).or_else(|| of_json(text)).or_else(|| of_a_line(text))
}

/// `MESSAGE (Service: Amazon S3; Status Code: 403; Error Code: CODE; ...)`, of version
/// 1, and without a code of version 2.
fn of_java(text: &str) -> Option<ErrorResponse> {
    let (message, details) = text.split_once(" (Service: ")?;
    let message = message.rsplit_once("Exception: ").map_or(message, |(_, message)| message).trim();
    let code = match details.split_once("Error Code: ") {
        Some((_, rest)) => rest.split([';', ',', ')']).next()?.trim(),
        None => words::code_of(message)?,
    };
    Some(ErrorResponse::of(code, message))
}

/// `{"code": "CODE", "message": "MESSAGE"}`, in any case; Supabase's code is `error`.
fn of_json(text: &str) -> Option<ErrorResponse> {
    let json: serde_json::Value = serde_json::from_str(text).ok()?;
    let json =
        json.get("error").or_else(|| json.get("Error")).filter(|inner| inner.is_object()).unwrap_or(&json);
    let texts = |names: &'static [&'static str]| names.iter().filter_map(|name| json.get(name)?.as_str());
    let code = texts(&["code", "Code", "error", "Error", "name", "__type"]).find(|code| is_code(code))?;
    let message = texts(&["message", "Message"]).next().unwrap_or_default();
    Some(ErrorResponse::of(code, message))
}

fn is_code(code: &str) -> bool {
    !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._".contains(&byte))
}

/// A known code, and what follows its colon: `An error occurred (CODE) when calling
/// the GetObject operation: MESSAGE`, `CODE: MESSAGE`, `S3 error: 403 (CODE): MESSAGE`.
fn of_a_line(text: &str) -> Option<ErrorResponse> {
    let separates = |character: char| !character.is_ascii_alphanumeric() && character != '.';
    let code = text.split(separates).find(|word| words::is_code(word))?;
    let (_, behind) = text.split_once(code)?;
    let line = behind.lines().next().unwrap_or_default();
    let message = match line.split_once(" operation: ").or_else(|| line.split_once(": ")) {
        Some((_, message)) => message.trim(),
        None => "",
    };
    Some(ErrorResponse::of(code, message))
}
