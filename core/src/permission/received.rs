//! Permissions of a request that arrives from anywhere: of a URL and its headers, where it is known what they ask for.

use super::{
    asked::{Asked, SentHeader},
    required::Permissions,
    rule::rules_of,
    surroundings::Surroundings,
    table::ACTIONS,
};
use crate::{
    endpoint::{KnownStore, ParsedHost, is_region},
    operation::Operation,
    received::ReceivedUrl,
};

impl Permissions {
    /// Of a request of any signer, with these conditions assumed. Nothing where its store has other permissions than
    /// S3's, or where no ARN can be made, as of an access point's alias.
    pub(crate) fn of_received(
        operation: &'static Operation,
        url: &ReceivedUrl,
        headers: &[SentHeader<'_>],
        place: &ParsedHost,
        signed_region: Option<&str>,
        assumed: &[&str],
    ) -> Option<Permissions> {
        if matches!(place.store, Some(KnownStore::Other(_) | KnownStore::AwsWebsite)) {
            return None;
        }
        let asked = Asked::received(operation, url, headers, place).ok()?;
        // Version 2 names no region, and a set of regions is none: only the partition follows from it then.
        let region = signed_region.filter(|region| is_region(region)).or(place.region.as_deref());
        let mut surroundings = Surroundings::new(region.unwrap_or("us-east-1"));
        for condition in assumed {
            surroundings = surroundings.assume(*condition);
        }
        Permissions::of(asked, &surroundings).ok()
    }
}

/// Whether some request of this operation needs this action.
pub(crate) fn may_need(operation: &str, action: &str) -> bool {
    let is_asked_for = |number: u8| ACTIONS.get(usize::from(number)).is_some_and(|known| *known == action);
    rules_of(operation).iter().any(|rule| rule.names_an_action() && is_asked_for(rule.text))
}
