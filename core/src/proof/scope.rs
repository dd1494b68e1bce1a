//! What the signing key was made for: its region, its service, its day.

use super::{
    alteration::{Alteration, Alterations, Edit, KeyChange},
    claim::{Claim, Scope},
    difference::Difference,
    encoding::{encoded_value, text},
    region_table::AWS,
    regions::OTHER_STORES,
};
use crate::sigv4::Timestamp;

/// Names of services that stand or once stood in credentials for S3, and some that
/// templates of signers begin with.
const SERVICES: [&str; 18] = [
    "s3",
    "S3",
    "s3express",
    "s3-object-lambda",
    "s3-outposts",
    "execute-api",
    "s3v4",
    "s3control",
    "iam",
    "sts",
    "es",
    "lambda",
    "storage",
    "oss",
    "cos",
    "service",
    "aws",
    "",
];

/// How many of the services, and of the regions, are tried together with another
/// alteration: AWS's and those that most other stores have.
const PAIRED_SERVICES: usize = 6;
const PAIRED_REGIONS: usize = AWS.len() + 12;

pub(super) fn alter(claim: &Claim<'_>, list: &mut Alterations) {
    let said = &claim.scope;
    for days in [-1, 1] {
        if let Some(date) = neighbour(&said.date, days) {
            push(claim, list, Scope { date, ..said.clone() }, Difference::Day, true);
        }
    }
    // What X-Amz-Date says, where the two differ.
    if let Some(date) = claim.date_time.get(..8).filter(|date| **date != said.date) {
        push(claim, list, Scope { date: date.into(), ..said.clone() }, Difference::Day, true);
    }
    for (index, region) in AWS.into_iter().chain(OTHER_STORES).enumerate() {
        let scope = Scope { region: region.into(), ..said.clone() };
        push(claim, list, scope, Difference::Region(region), index < PAIRED_REGIONS);
    }
    for (index, service) in SERVICES.into_iter().enumerate() {
        let scope = Scope { service: service.into(), ..said.clone() };
        push(claim, list, scope, Difference::Service(service), index < PAIRED_SERVICES);
    }
}

/// The key alone was made for another scope, or the whole signature was and the URL's
/// credential was changed.
fn push(claim: &Claim<'_>, list: &mut Alterations, scope: Scope, difference: Difference, paired: bool) {
    if scope == claim.scope {
        return;
    }
    let key = |key: &Scope, said: Option<&Scope>| KeyChange {
        key: Some(key.clone()),
        said: said.cloned(),
        secret: None,
    };
    let of_key = Alteration::of_key(difference.clone(), key(&scope, None));
    list.push(if paired { of_key } else { of_key.alone() });
    let of_credential = claim.pairs.iter().enumerate().find_map(|(at, pair)| {
        let value = pair.is_named("x-amz-credential").then(|| pair.decoded_value())?;
        let id = value.rsplitn(5, '/').nth(4)?;
        let Scope { date, region, service } = &scope;
        let value = format!("{id}/{date}/{region}/{service}/aws4_request");
        Some(Edit::Pair(at, Some(encoded_value(value.as_bytes()))))
    });
    if let Some(edit) = of_credential {
        let mut whole = Alteration::of(difference, [edit]);
        whole.key = key(&scope, Some(&scope));
        list.push(whole.alone());
    }
}

/// The date of the day before or behind.
fn neighbour(date: &str, days: i64) -> Option<String> {
    let (unix_time, _) = crate::received::instant(&format!("{date}T000000Z"))?;
    let day = Timestamp::from_unix(unix_time.checked_add(days.checked_mul(86_400)?)?)?;
    Some(String::from_utf8_lossy(&text(day.date())).into_owned())
}
