//! What the command can be asked to do, a file each.

mod completions;
mod cors;
mod delete;
mod diagnose;
mod explain;
mod form;
mod get;
mod list;
mod man;
mod operation;
mod page;
mod parts;
mod policy;
mod put;
mod redact;
mod s3_presign;
mod sign;
mod verify;
mod whoami;

use crate::failure::Failure;
use clap::Subcommand;

/// A verb with its arguments.
#[derive(Subcommand)]
pub(crate) enum Verb {
    Get(get::Get),
    Put(put::Put),
    Form(form::Form),
    Delete(delete::Delete),
    List(list::List),
    Parts(parts::Parts),
    #[command(name = "op")]
    Operation(operation::Operation),
    Sign(sign::Sign),
    Explain(explain::Explain),
    Diagnose(diagnose::Diagnose),
    Verify(verify::Verify),
    Cors(cors::Cors),
    Policy(policy::Policy),
    Redact(redact::Redact),
    Whoami(whoami::Whoami),
    Page(page::Page),
    S3(s3_presign::S3),
    Completions(completions::Completions),
    #[command(name = "man")]
    ManPage(man::ManPage),
}

impl Verb {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        match self {
            Verb::Get(verb) => verb.run(),
            Verb::Put(verb) => verb.run(),
            Verb::Form(verb) => verb.run(),
            Verb::Delete(verb) => verb.run(),
            Verb::List(verb) => verb.run(),
            Verb::Parts(verb) => verb.run(),
            Verb::Operation(verb) => verb.run(),
            Verb::Sign(verb) => verb.run(),
            Verb::Explain(verb) => verb.run(),
            Verb::Diagnose(verb) => verb.run(),
            Verb::Verify(verb) => verb.run(),
            Verb::Cors(verb) => verb.run(),
            Verb::Policy(verb) => verb.run(),
            Verb::Redact(verb) => verb.run(),
            Verb::Whoami(verb) => verb.run(),
            Verb::Page(verb) => verb.run(),
            Verb::S3(verb) => verb.run(),
            Verb::Completions(verb) => verb.run(),
            Verb::ManPage(verb) => verb.run(),
        }
    }
}
