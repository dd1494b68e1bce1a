//! A policy for whoever signs: what each request needs, together, and on stderr what that leaves open.

use super::write_out;
use crate::{
    arguments::{OutputArguments, SignerArguments},
    failure::Failure,
    notes,
    settings::Settings,
    signing::{borrowed, pair},
};
use s3presign::{PermissionPolicy, Permissions};

/// What verbs that sign need, asked for in place of their results. Nothing is signed, so nobody's credentials are read.
pub(crate) struct PolicyOutput<'a> {
    arguments: &'a OutputArguments,
    region: Option<(String, String)>,
    permissions: Permissions,
}

impl<'a> PolicyOutput<'a> {
    /// For the region of the settings, if a policy is asked for.
    pub(crate) fn if_asked(
        arguments: &'a OutputArguments,
        signer: &SignerArguments,
    ) -> Result<Option<PolicyOutput<'a>>, Failure> {
        if !arguments.policy() {
            return Ok(None);
        }
        let region = pair("region", Settings::read(signer)?.get("region").map(|setting| &setting.value));
        Ok(Some(PolicyOutput { arguments, region, permissions: Permissions::default() }))
    }

    /// Adds what one request needs, or a form, or an upload in parts.
    pub(crate) fn add(&mut self, pairs: &[(String, String)]) -> Result<(), Failure> {
        let own = Permissions::from_pairs(borrowed(self.region.as_slice()).chain(borrowed(pairs)))?;
        self.permissions = std::mem::take(&mut self.permissions).and(own);
        Ok(())
    }

    pub(crate) fn write(self) -> Result<(), Failure> {
        let policy = self.permissions.policy()?;
        if !self.arguments.quiet {
            say(&policy, " to s3presign policy");
        }
        let end = if self.arguments.null { '\0' } else { '\n' };
        write_out(&format!("{}{end}", policy.as_str().trim_end()))
    }
}

/// What is left open in a policy, what was not known and what it is too large for. The options that say more are
/// `s3presign policy`'s.
pub(crate) fn say(policy: &PermissionPolicy, to_whom: &str) {
    let permissions = policy.permissions();
    for place in permissions.open_places() {
        let closing = match place.option {
            "key" => String::from("name it behind the bucket"),
            option => format!("pass --{option}{to_whom}"),
        };
        notes::say("open", &format!("* in {} stands for any {}: {closing}", place.resource, place.part));
    }
    for (name, words) in permissions.conditions() {
        notes::say("condition", &format!("if {words}: pass --assume {name}{to_whom}"));
    }
    for (because, words) in permissions.doubts() {
        notes::say("not granted", &format!("{because}: {words}"));
    }
    for (what, most) in policy.too_large_for() {
        notes::say("size", &format!("{} characters are too many for {what}: at most {most}", policy.size()));
    }
}
