//! What other tools call an option of ours: typed here, it is answered with ours. No edit distance leads
//! from one to the other, or leads to another one; and what the signer calls an option is shown as it is typed.

use crate::arguments_of_the_command;
use clap::{Arg, Command, builder::UnknownArgumentValueParser};
use std::sync::LazyLock;

/// What can be typed.
static COMMAND: LazyLock<Command> = LazyLock::new(arguments_of_the_command);

/// The id of an option, what others call it, and what it is here.
const OTHER_NAMES: [(&str, &str, &str); 2] =
    [("expires_in", "expires", "--expires-in"), ("content_type", "content-type", "--type")];

/// What the signer calls an option that is typed under another name.
const TYPED: [(&str, &str); 8] = [
    ("download-as", "as"),
    ("max-content-length", "max-size"),
    ("min-content-length", "min-size"),
    ("object-size", "size"),
    ("own-fields", "own-field"),
    ("use-accelerate", "accelerate"),
    ("use-dual-stack", "dual-stack"),
    ("use-fips", "fips"),
];

/// The command, which knows other tools' names well enough to refuse them with its own.
pub(crate) fn answered(command: Command) -> Command {
    command.mut_subcommands(|verb| {
        let ours =
            |(id, ..): &&(&str, &str, &str)| verb.get_arguments().any(|argument| argument.get_id() == id);
        let theirs: Vec<Arg> = OTHER_NAMES
            .iter()
            .filter(ours)
            .map(|(_, theirs, ours)| {
                let refused = UnknownArgumentValueParser::suggest_arg(*ours);
                Arg::new(*theirs).long(*theirs).value_parser(refused).hide(true)
            })
            .collect();
        verb.args(theirs)
    })
}

/// A message of the signer, with the names of options as they are typed here; those that no verb has stay.
pub(crate) fn as_typed(message: &str) -> String {
    let is_typed = |long: &str| {
        let verbs = COMMAND.get_subcommands();
        verbs.flat_map(Command::get_arguments).any(|argument| argument.get_long() == Some(long))
    };
    s3presign::spelled(message, |name| {
        let typed = TYPED.iter().find(|(ours, _)| *ours == name).map_or(name, |(_, typed)| typed);
        if is_typed(typed) { format!("--{typed}") } else { name.into() }
    })
}

#[cfg(test)]
mod tests {
    use super::{COMMAND, OTHER_NAMES, TYPED, as_typed};

    #[test]
    fn every_answer_is_an_option() {
        COMMAND.clone().debug_assert();
        for typed in OTHER_NAMES
            .map(|(.., ours)| ours.trim_start_matches('-'))
            .into_iter()
            .chain(TYPED.map(|(_, typed)| typed))
        {
            let has = |verb: &clap::Command| {
                verb.get_arguments().any(|argument| argument.get_long() == Some(typed))
            };
            assert!(COMMAND.get_subcommands().any(has), "{typed}");
        }
    }

    #[test]
    fn options_are_named_as_they_are_typed() {
        for (message, expected) in [
            ("pass \"max-content-length\"", "pass \"--max-size\""),
            ("\"expires-in\" is 0", "\"--expires-in\" is 0"),
            ("pass \"access-key-id\"", "pass \"access-key-id\""),
        ] {
            assert_eq!(as_typed(message), expected);
        }
    }
}
