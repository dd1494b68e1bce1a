//! `s3presign completions`: what makes a shell complete this command.

use crate::{failure::Failure, output::write_out};
use clap::{Args, ValueEnum};
use clap_complete::env::{Bash, EnvCompleter, Fish, Powershell, Zsh};

/// Write the completion script of a shell
///
/// The script asks this command for what it offers, so that operations, their
/// parameters, profiles and regions are always those of this version and machine.
/// Put it where the shell looks:
///
///   bash:        s3presign completions bash > ~/.local/share/bash-completion/completions/s3presign
///   zsh:         s3presign completions zsh > a folder of $fpath, as _s3presign
///   fish:        s3presign completions fish > ~/.config/fish/completions/s3presign.fish
///   PowerShell:  s3presign completions powershell >> $PROFILE
#[derive(Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Completions {
    /// Which shell
    shell: Shell,
}

#[derive(Clone, Copy, ValueEnum)]
enum Shell {
    Bash,
    Fish,
    Powershell,
    Zsh,
}

impl Completions {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let shell: &dyn EnvCompleter = match self.shell {
            Shell::Bash => &Bash,
            Shell::Fish => &Fish,
            Shell::Powershell => &Powershell,
            Shell::Zsh => &Zsh,
        };
        let mut script = Vec::new();
        let written =
            shell.write_registration("COMPLETE", "s3presign", "s3presign", "s3presign", &mut script);
        written.map_err(Failure::writing)?;
        write_out(&String::from_utf8_lossy(&script))
    }
}
