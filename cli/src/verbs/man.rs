//! `s3presign man`: the man page, of the same text as `--help`.

use crate::{arguments_of_the_command, failure::Failure, output::write_out};
use clap::Args;
use clap_mangen::Man;

/// Write the man page: s3presign man | man -l -
#[derive(Args)]
pub(crate) struct ManPage {}

impl ManPage {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let mut command = arguments_of_the_command();
        command.build();
        let mut page = Vec::new();
        Man::new(command.clone()).render(&mut page).map_err(Failure::writing)?;
        // The verbs follow in the same page: one command, one page.
        for verb in command.get_subcommands().filter(|verb| verb.get_name() != "help") {
            let man = Man::new(verb.clone().name(format!("s3presign {}", verb.get_name())));
            let name = verb.get_name().to_uppercase();
            page.extend(format!(".SH {name}\n").into_bytes());
            man.render_description_section(&mut page).map_err(Failure::writing)?;
            man.render_options_section(&mut page).map_err(Failure::writing)?;
        }
        write_out(&String::from_utf8_lossy(&page))
    }
}
