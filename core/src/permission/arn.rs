//! The resources of policies: ARNs of buckets, objects, access points and keys, each with a `*` in the place of
//! what is not known ("Actions, resources, and condition keys for Amazon S3", Service Authorization Reference).

use super::{
    asked::{Key, Source, Step},
    required::OpenPlace,
    rule::On,
    surroundings::{Surroundings, same_partition},
};
use crate::{
    endpoint::{Place, PlaceKind},
    error::Error,
};

/// Where an operation goes and what of it is known, from which ARNs are made.
pub(super) struct Names<'a> {
    place: Option<Place<'a>>,
    key: &'a Key,
    surroundings: &'a Surroundings,
    partition: &'a str,
    region: &'a str,
    account: &'a str,
}

/// A resource, and what was left open in it, each with the option that closes it.
pub(super) struct Resource {
    pub(super) arn: String,
    pub(super) open: Vec<(&'static str, &'static str)>,
    /// The alias that the KMS key must have.
    pub(super) key_alias: Option<String>,
}

/// A part of an ARN that may not be known.
#[derive(Clone, Copy)]
struct Part<'a> {
    text: &'a str,
    /// What it is, and the option that says it.
    open: Option<(&'static str, &'static str)>,
}

const ANY: &str = "*";

impl<'a> Part<'a> {
    fn known(text: &'a str) -> Part<'a> {
        Part { text, open: None }
    }

    fn or_any(text: Option<&'a str>, what: &'static str, option: &'static str) -> Part<'a> {
        match text {
            Some(text) if text != ANY => Part::known(text),
            _ => Part { text: ANY, open: Some((what, option)) },
        }
    }
}

/// A resource by its parts, joined.
fn resource(parts: &[Part<'_>]) -> Resource {
    Resource {
        arn: parts.iter().map(|part| part.text).collect(),
        open: parts.iter().filter_map(|part| part.open).collect(),
        key_alias: None,
    }
}

impl OpenPlace {
    /// Those of a resource.
    pub(super) fn of(resource: &Resource) -> impl Iterator<Item = OpenPlace> + '_ {
        resource.open.iter().map(|(part, option)| OpenPlace { resource: resource.arn.clone(), part, option })
    }
}

impl<'a> Names<'a> {
    /// # Errors
    ///
    /// `InvalidBucketName`, `InvalidArn` for what is no bucket, and of another partition; `MissingOption` where
    /// an alias needs its access point's ARN.
    pub(super) fn new(
        bucket: Option<&'a str>,
        key: &'a Key,
        surroundings: &'a Surroundings,
    ) -> Result<Names<'a>, Error> {
        let partition = surroundings.partition_or_default();
        let place = bucket.map(|bucket| located(bucket, surroundings, partition)).transpose()?;
        let of_arn = |text: &'a str| (!text.is_empty()).then_some(text);
        let region = place.and_then(|place| of_arn(place.region)).unwrap_or(&surroundings.region);
        let account = place.and_then(|place| of_arn(place.account));
        let account = account.or(surroundings.account.as_deref()).unwrap_or(ANY);
        Ok(Names { place, key, surroundings, partition, region, account })
    }

    /// The kind of place as a bit of the table's.
    pub(super) fn places(&self) -> u8 {
        match self.place.map(|place| place.kind) {
            Some(PlaceKind::DirectoryBucket | PlaceKind::DirectoryAccessPoint) => 2,
            Some(PlaceKind::ObjectLambda) => 4,
            Some(PlaceKind::OutpostAccessPoint) => 8,
            _ => 1,
        }
    }

    /// Whether S3 itself is asked.
    pub(super) fn are_of_s3(&self) -> bool {
        self.places() == 1
    }

    /// What the kind of place is called.
    pub(super) fn place_name(&self) -> &'static str {
        match self.places() {
            2 => "directory-bucket",
            4 => "object-lambda",
            8 => "outposts",
            _ => "bucket",
        }
    }

    /// What an action is asked for on.
    pub(super) fn resources(&self, on: On, action: &str, step: &Step) -> Result<Vec<Resource>, Error> {
        Ok(match on {
            On::Service | On::Everything => vec![resource(&[Part::known(ANY)])],
            On::Bucket => vec![self.in_s3(self.place, None)],
            On::Object => vec![self.in_s3(self.place, Some(&self.object_of(step)))],
            On::DirectoryBucket => vec![self.in_express(self.place)],
            On::ObjectLambda => vec![self.object_lambda()],
            On::OutpostsObject => self.on_outpost(&format!("/object/{}", pattern(self.key))),
            On::OutpostsBucket => self.on_outpost(""),
            // S3's own key in the account asks for nothing ("Using server-side encryption with AWS KMS keys",
            // S3 User Guide).
            On::KmsKey if step.text("SSEKMSKeyId").is_some_and(|key| key.ends_with("alias/aws/s3")) => {
                Vec::new()
            }
            On::KmsKey => {
                vec![self.kms_key(step.text("SSEKMSKeyId"), self.surroundings.kms_key.as_deref(), "kms-key")]
            }
            On::KmsKeyOfSource => {
                vec![self.kms_key(None, self.surroundings.source_kms_key.as_deref(), "source-kms-key")]
            }
            On::Role => vec![self.role()],
            On::Function => vec![self.function()],
            On::TableBucket => vec![self.table(action)],
            On::SourceBucket | On::SourceObject | On::SourceDirectoryBucket => match step.source() {
                Some(source) => self.of_source(on, &source)?,
                None => Vec::new(),
            },
        })
    }

    /// The key, or what stands for it; an open one has an option, unless the body says which keys.
    fn object_of(&self, step: &Step) -> Part<'static> {
        match self.key {
            Key::Any if step.resource == crate::operation::Resource::Object => {
                Part { text: ANY, open: Some(("key", "key")) }
            }
            _ => Part { text: "", open: None },
        }
    }

    /// A bucket or access point of S3 itself, or the object there.
    fn in_s3(&self, place: Option<Place<'a>>, object: Option<&Part<'static>>) -> Resource {
        let pattern = pattern(self.key);
        let object = object.map(|part| match part.open {
            Some(_) => *part,
            None => Part::known(pattern.as_str()),
        });
        self.at(place, object)
    }

    fn at(&self, place: Option<Place<'_>>, object: Option<Part<'_>>) -> Resource {
        let Some(place) = place else { return resource(&[Part::known(ANY)]) };
        let supporting = self.surroundings.supporting_access_point.as_deref();
        let name = match place.kind {
            PlaceKind::ObjectLambda => Part::or_any(supporting, "access point", "supporting-access-point"),
            _ => Part::known(place.name),
        };
        let mut parts = vec![Part::known("arn:"), Part::known(self.partition)];
        let before_object = match place.kind {
            PlaceKind::AccessPoint | PlaceKind::ObjectLambda => {
                let (region, account) = (Part::known(place.region), Part::known(place.account));
                parts.extend([
                    Part::known(":s3:"),
                    region,
                    Part::known(":"),
                    account,
                    Part::known(":accesspoint/"),
                ]);
                "/object/"
            }
            PlaceKind::MultiRegionAccessPoint => {
                parts.extend([
                    Part::known(":s3::"),
                    Part::known(place.account),
                    Part::known(":accesspoint/"),
                ]);
                "/object/"
            }
            _ => {
                parts.push(Part::known(":s3:::"));
                "/"
            }
        };
        parts.push(name);
        if let Some(object) = object {
            parts.extend([Part::known(before_object), object]);
        }
        resource(&parts)
    }

    /// `arn:P:SERVICE:REGION:ACCOUNT:`, of the request's region.
    fn regional(&self, service: &'a str) -> Vec<Part<'a>> {
        let account = Part::or_any(Some(self.account), "account", "account");
        let known = Part::known;
        vec![known("arn:"), known(self.partition), known(service), known(self.region), known(":"), account]
    }

    fn in_express(&self, place: Option<Place<'_>>) -> Resource {
        let mut parts = self.regional(":s3express:");
        let name = place.map_or(ANY, |place| place.name);
        parts.push(Part::known(match place.map(|place| place.kind) {
            Some(PlaceKind::DirectoryAccessPoint) => ":accesspoint/",
            _ => ":bucket/",
        }));
        let mut parts: Vec<Part<'_>> = parts;
        parts.push(Part::known(name));
        resource(&parts)
    }

    fn object_lambda(&self) -> Resource {
        let mut parts = self.regional(":s3-object-lambda:");
        parts.push(Part::known(":accesspoint/"));
        parts.push(match self.place {
            Some(place) => Part::known(place.name),
            None => Part { text: ANY, open: Some(("access point", "access-point")) },
        });
        resource(&parts)
    }

    /// The access point on an Outpost and the bucket behind it, both of which must permit it.
    fn on_outpost(&self, object: &str) -> Vec<Resource> {
        let Some(place) = self.place else { return Vec::new() };
        let bucket = self.surroundings.outpost_bucket.as_deref();
        let kinds = [
            ("/accesspoint/", Part::known(place.name)),
            ("/bucket/", Part::or_any(bucket, "bucket", "outpost-bucket")),
        ];
        let of = |(kind, name): (&'static str, Part<'_>)| {
            let mut parts: Vec<Part<'_>> = self.regional(":s3-outposts:");
            parts.extend([Part::known(":outpost/"), Part::known(place.outpost), Part::known(kind), name]);
            parts.push(Part::known(object));
            resource(&parts)
        };
        kinds.into_iter().map(of).collect()
    }

    /// The key that the request names, or else the one that was given. An alias is no resource: it
    /// becomes a condition ("Controlling access to KMS keys", KMS Developer Guide).
    fn kms_key(&self, named: Option<&str>, given: Option<&str>, option: &'static str) -> Resource {
        let alias = named.filter(|named| named.starts_with("alias/") || named.contains(":alias/"));
        let key = match (named, alias) {
            (Some(named), None) => Some(named),
            _ => given,
        };
        if let Some(arn) = key.filter(|key| key.starts_with("arn:")) {
            return resource(&[Part::known(&escaped(arn))]);
        }
        let id = key.map(escaped);
        let mut parts: Vec<Part<'_>> = match alias.filter(|alias| alias.starts_with("arn:")) {
            Some(arn) if id.is_none() => {
                let before = arn.rsplit_once(":alias/").map_or(arn, |(before, _)| before);
                vec![Part::known(before)]
            }
            _ => self.regional(":kms:"),
        };
        parts.extend([Part::known(":key/"), Part::or_any(id.as_deref(), "key", option)]);
        let key_alias = alias.filter(|_| id.is_none()).map(|alias| match alias.rsplit_once(":alias/") {
            Some((_, name)) => format!("alias/{name}"),
            None => alias.into(),
        });
        Resource { key_alias, ..resource(&parts) }
    }

    fn role(&self) -> Resource {
        match self.surroundings.role.as_deref() {
            Some(arn) => resource(&[Part::known(arn)]),
            None => {
                let account = Part::or_any(Some(self.account), "account", "account");
                let role = Part { text: ANY, open: Some(("role", "role")) };
                let known = Part::known;
                resource(&[
                    known("arn:"),
                    known(self.partition),
                    known(":iam::"),
                    account,
                    known(":role/"),
                    role,
                ])
            }
        }
    }

    fn function(&self) -> Resource {
        if let Some(arn) = self.surroundings.function.as_deref() {
            return resource(&[Part::known(arn)]);
        }
        let mut parts = self.regional(":lambda:");
        parts.extend([Part::known(":function:"), Part { text: ANY, open: Some(("function", "function")) }]);
        resource(&parts)
    }

    /// A table bucket, or its tables.
    fn table(&self, action: &str) -> Resource {
        const OF_TABLES: [&str; 3] =
            ["s3tables:GetTable", "s3tables:PutTablePolicy", "s3tables:PutTableEncryption"];
        let bucket = self.surroundings.table_bucket.as_deref();
        let mut parts = self.regional(":s3tables:");
        parts.extend([Part::known(":bucket/"), Part::or_any(bucket, "table bucket", "table-bucket")]);
        if OF_TABLES.contains(&action) {
            parts.push(Part::known("/table/*"));
        }
        resource(&parts)
    }

    fn of_source(&self, on: On, source: &Source) -> Result<Vec<Resource>, Error> {
        let place = Place::parse(&source.bucket)?;
        if place.kind == PlaceKind::Alias {
            return Err(unnamed(&source.bucket));
        }
        if !place.partition.is_empty() {
            same_partition(&source.bucket, place.partition, self.partition)?;
        }
        let names = Names { place: Some(place), key: &source.key, ..*self };
        let pattern = pattern(&source.key);
        Ok(match on {
            On::SourceDirectoryBucket => vec![names.in_express(Some(place))],
            _ if place.kind == PlaceKind::OutpostAccessPoint => {
                names.on_outpost(&format!("/object/{pattern}"))
            }
            On::SourceBucket => vec![names.at(Some(place), None)],
            _ => vec![names.at(Some(place), Some(Part::known(&pattern)))],
        })
    }
}

/// The place that a bucket's name or ARN stands for; an alias is none without its ARN.
fn located<'a>(bucket: &'a str, surroundings: &'a Surroundings, partition: &str) -> Result<Place<'a>, Error> {
    let mut place = Place::parse(bucket)?;
    let mut named = bucket;
    if place.kind == PlaceKind::Alias {
        named = surroundings.access_point.as_deref().ok_or_else(|| unnamed(bucket))?;
        place = Place::parse(named)?;
    }
    if place.kind == PlaceKind::Alias {
        return Err(unnamed(named));
    }
    if !place.partition.is_empty() {
        same_partition(named, place.partition, partition)?;
    }
    Ok(place)
}

/// The error for an alias, of which no ARN can be made.
fn unnamed(alias: &str) -> Error {
    Error::MissingOption {
        of: "the permissions",
        name: "access-point",
        remedy: format!("{alias:?} is the alias of an access point, which no policy can name: pass its ARN"),
    }
}

/// What stands for keys in a resource.
fn pattern(key: &Key) -> String {
    match key {
        Key::Any => ANY.into(),
        Key::Exactly(key) => escaped(key),
        Key::Below(prefix) => escaped(prefix) + ANY,
    }
}

/// Text that stands for itself in a policy: `*` and `?` are wildcards there, and `${` begins a
/// variable ("Policy variables", IAM User Guide).
pub(crate) fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '*' => written.push_str("${*}"),
            '?' => written.push_str("${?}"),
            '$' if characters.peek() == Some(&'{') => written.push_str("${$}"),
            other => written.push(other),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::escaped;
    use proptest::prelude::*;

    /// What IAM reads: variables of one character stand for it, and wildcards may not be left.
    fn read(pattern: &str) -> Option<String> {
        let mut read = String::new();
        let mut rest = pattern;
        while let Some(character) = rest.chars().next() {
            let variable = ["${*}", "${?}", "${$}"].into_iter().find(|variable| rest.starts_with(variable));
            match (variable, character) {
                (Some(variable), _) => {
                    read.extend(variable.chars().nth(2));
                    rest = rest.strip_prefix(variable)?;
                }
                (None, '*' | '?') => return None,
                (None, '$') if rest.starts_with("${") => return None,
                (None, character) => {
                    read.push(character);
                    rest = rest.strip_prefix(character)?;
                }
            }
        }
        Some(read)
    }

    proptest! {
        #[test]
        fn an_escaped_text_stands_for_itself(text in "[a$*?{}/]{0,12}") {
            prop_assert_eq!(read(&escaped(&text)), Some(text));
        }
    }
}
