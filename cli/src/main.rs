//! The command `s3presign`: presigned S3 URLs at a terminal, in a script or a
//! runbook. It signs nothing itself: that is the crate `s3presign`.
//!
//! `arguments` is what can be typed, `verbs` what is done, a file each; `bulk` many keys at once; `settings`
//! finds out who signs for where; `output` writes the result, a file a form;
//! `failure` says why not, and with which exit code.

mod arguments;
mod bulk;
mod failure;
mod file;
mod input;
mod notes;
mod output;
mod settings;
mod signing;
mod verbs;

use anstream::ColorChoice;
use clap::{CommandFactory, FromArgMatches, Parser, ValueEnum};
use clap_complete::CompleteEnv;
use std::process::ExitCode;
use verbs::Verb;

/// Presigned S3 URLs, signed on this machine
///
/// A presigned URL lets someone without credentials do one thing (upload this object, download
/// that one) until a moment in time. Credentials and settings are those of AWS's own tools.
/// stdout is the result and nothing else; what else a person must know goes to stderr.
#[derive(Parser)]
#[command(name = "s3presign", version, after_help = EXIT_CODES, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    verb: Verb,
    /// When to use colours on stderr; NO_COLOR counts, too
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", hide_default_value = true)]
    color: Color,
}

const EXIT_CODES: &str = "Exit codes: 0 done; 1 the URL is dead (--exit-code), or some targets failed \
(--keep-going); 2 usage; 3 refused by the signer; 4 no usable credentials or configuration; \
5 warnings (--strict); 74 input or output";

/// With the words of `aws` beside those of other commands.
#[derive(Clone, Copy, ValueEnum)]
enum Color {
    Auto,
    #[value(alias = "on")]
    Always,
    #[value(alias = "off")]
    Never,
}

/// Help is a result; anything else has no result, and the exit code of the command
/// that was meant.
fn misused(error: &clap::Error) -> ExitCode {
    let meant_for_aws = std::env::args_os().nth(1).is_some_and(|verb| verb == "s3");
    match (error.print(), error.use_stderr()) {
        (Err(_), _) => ExitCode::from(141),
        (Ok(()), false) => ExitCode::SUCCESS,
        (Ok(()), true) if meant_for_aws => ExitCode::from(252),
        (Ok(()), true) => ExitCode::from(2),
    }
}

/// The whole command, for the man page and completions, too.
fn arguments_of_the_command() -> clap::Command {
    arguments::other_names::answered(Arguments::command())
}

fn main() -> ExitCode {
    // A shell that completes sets COMPLETE, and gets candidates instead of a run.
    CompleteEnv::with_factory(arguments_of_the_command).complete();
    let matches = arguments_of_the_command().try_get_matches();
    let arguments = match matches.and_then(|matches| Arguments::from_arg_matches(&matches)) {
        Ok(arguments) => arguments,
        Err(error) => return misused(&error),
    };
    match arguments.color {
        Color::Auto => {}
        Color::Always => ColorChoice::Always.write_global(),
        Color::Never => ColorChoice::Never.write_global(),
    }
    match arguments.verb.run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            notes::fail(&failure, None);
            ExitCode::from(failure.exit_code())
        }
    }
}
