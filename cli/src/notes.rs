//! What is said beside the result: on stderr, in colour where a person reads it.

use crate::{arguments::other_names::as_typed, failure::Failure};
use anstream::{eprintln, stream::IsTerminal};
use clap::builder::styling::{AnsiColor, Style};
use s3presign::Warning;
use std::io;

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const NOTE: Style = AnsiColor::Cyan.on_default();

/// Whether somebody reads stderr.
pub(crate) fn somebody_reads() -> bool {
    io::stderr().is_terminal()
}

/// A line under a label.
pub(crate) fn say(label: &str, text: &str) {
    eprintln!("{NOTE}{label}{NOTE:#}: {text}");
}

/// A warning; it is never lost, whoever reads.
pub(crate) fn warn(warning: &Warning) {
    warn_of(warning.code.as_str(), &as_typed(&warning.message));
}

/// The same for what the signer does not know.
pub(crate) fn warn_of(code: &str, message: &str) {
    eprintln!("{WARNING}warning[{code}]{WARNING:#}: {message}");
}

/// Why the run ends, or one of its targets does.
pub(crate) fn fail(failure: &Failure, about: Option<&str>) {
    if failure.is_quiet() {
        return;
    }
    let (label, problem, help) = (failure.label(), as_typed(&failure.problem()), as_typed(&failure.help()));
    match about {
        Some(target) => eprintln!("{ERROR}{label}{ERROR:#}: {target}: {problem}"),
        None => eprintln!("{ERROR}{label}{ERROR:#}: {problem}"),
    }
    if !help.is_empty() {
        eprintln!("{NOTE}help{NOTE:#}: {help}");
    }
}
