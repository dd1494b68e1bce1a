//! The result, in the form that was asked for. stdout gets it and nothing else.

mod curl;
mod env;
mod fetch;
mod html;
mod json;
mod note;
mod policy;
mod powershell;
mod qr;
mod quoted;
mod written;

pub(crate) use json::{Part, Record};
pub(crate) use policy::{PolicyOutput, say as say_of_policy};
pub(crate) use written::Written;

use crate::{
    arguments::OutputArguments,
    failure::{ExitStatus, Failure},
    notes,
};
use clap::ValueEnum;
use s3presign::{LimitedBy, PresignedPost, PresignedRequest, Warning};
use std::io::{self, Write};
use time::OffsetDateTime;

/// A form of the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// The URL alone
    Url,
    /// A command for a POSIX shell
    Curl,
    /// A command for PowerShell
    Powershell,
    /// JavaScript for a browser or Node.js
    Fetch,
    /// Everything, one JSON object a line
    Json,
    /// Assignments for a POSIX shell
    Env,
    /// A QR code of the URL, for a terminal
    Qr,
    /// The same as an image
    Svg,
    /// A page that does it
    Html,
}

/// What was signed.
pub(crate) enum Signed {
    Request(Box<PresignedRequest>),
    Post(Box<PresignedPost>),
}

impl Signed {
    pub(crate) fn method(&self) -> &'static str {
        match self {
            Signed::Request(request) => request.method(),
            Signed::Post(post) => post.method(),
        }
    }

    pub(crate) fn url(&self) -> &str {
        match self {
            Signed::Request(request) => request.url(),
            Signed::Post(post) => post.url(),
        }
    }

    /// The headers that must be sent; a form has none of its own.
    pub(crate) fn headers(&self) -> Vec<(&str, &str)> {
        match self {
            Signed::Request(request) => request.headers().collect(),
            Signed::Post(_) => Vec::new(),
        }
    }

    pub(crate) fn signed_at(&self) -> OffsetDateTime {
        match self {
            Signed::Request(request) => request.signed_at(),
            Signed::Post(post) => post.signed_at(),
        }
    }

    pub(crate) fn expires_at(&self) -> OffsetDateTime {
        match self {
            Signed::Request(request) => request.expires_at(),
            Signed::Post(post) => post.expires_at(),
        }
    }

    pub(crate) fn limited_by(&self) -> LimitedBy {
        match self {
            Signed::Request(request) => request.limited_by(),
            Signed::Post(post) => post.limited_by(),
        }
    }

    pub(crate) fn warnings(&self) -> &[Warning] {
        match self {
            Signed::Request(request) => request.warnings(),
            Signed::Post(post) => post.warnings(),
        }
    }

    /// Fields that a form leaves to its sender, and what they must begin with.
    pub(crate) fn open_fields(&self) -> Vec<(&str, &str)> {
        match self {
            Signed::Request(_) => Vec::new(),
            Signed::Post(post) => post.open_fields().collect(),
        }
    }

    /// Whether its sender sends content of their own choice or making.
    pub(crate) fn takes_content(&self) -> bool {
        matches!(self.method(), "PUT" | "POST")
    }
}

/// Results in their form, in the order of their targets.
pub(crate) struct Output<'a> {
    arguments: &'a OutputArguments,
    form: Form,
}

impl<'a> Output<'a> {
    pub(crate) fn new(arguments: &'a OutputArguments) -> Output<'a> {
        Output { arguments, form: arguments.form().unwrap_or(Form::Url) }
    }

    /// For a form that a browser sends: a URL is not enough for that.
    pub(crate) fn of_posts(arguments: &'a OutputArguments) -> Result<Output<'a>, Failure> {
        let form = arguments.form().unwrap_or(Form::Html);
        if matches!(form, Form::Url | Form::Qr | Form::Svg) {
            return Err(Failure::usage(
                "a form is more than its URL: its fields must be sent, too",
                "take --output html, curl, powershell, fetch, json or env",
            ));
        }
        Ok(Output { arguments, form })
    }

    /// Writes all results, or none of them.
    pub(crate) fn write(&self, records: &[Record]) -> Result<(), Failure> {
        if records.len() > 1 && matches!(self.form, Form::Env | Form::Html | Form::Svg) {
            return Err(Failure::usage(
                "this form of the result holds one URL, and there are several targets",
                "name one target, or take --output url or json",
            ));
        }
        self.say(records);
        if self.arguments.strict && records.iter().any(|record| !record.signed.warnings().is_empty()) {
            return Err(Failure::Said(ExitStatus::Warned));
        }
        let mut text = String::new();
        for record in records {
            text.push_str(&self.formatted(record)?);
            text.push(if self.arguments.null { '\0' } else { '\n' });
        }
        write_out(&text)
    }

    fn formatted(&self, record: &Record) -> Result<String, Failure> {
        let signed = &record.signed;
        Ok(match self.form {
            Form::Url => signed.url().into(),
            Form::Curl => curl::command(signed),
            Form::Powershell => powershell::command(signed),
            Form::Fetch => fetch::expression(signed),
            Form::Json => record.to_json().to_string(),
            Form::Env => env::assignments(signed),
            Form::Qr => qr::text(signed.url())?,
            Form::Svg => qr::image(signed.url())?,
            Form::Html => html::page(record),
        })
    }

    /// What a person must know besides. In JSON it stands anyway, and nobody has to
    /// parse stderr for it.
    fn say(&self, records: &[Record]) {
        if self.arguments.quiet || self.form == Form::Json && !notes::somebody_reads() {
            return;
        }
        for record in records {
            if notes::somebody_reads() {
                note::say(record, self.form);
            }
            record.signed.warnings().iter().for_each(notes::warn);
        }
    }
}

/// Writes the result of a run.
pub(crate) fn write_out(text: &str) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()).map_err(Failure::writing)
}
