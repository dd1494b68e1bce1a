//! What is asked for, whatever asks for it: operations with the parameters that make a difference, the bucket and
//! the key, as far as each is fixed.

use super::{
    rule::{Rule, Test, Tested, rules_at, rules_of},
    table::FORM,
};
use crate::{
    endpoint::{ParsedHost, Place, PlaceKind, parse_host, parse_host_of},
    error::Error,
    multipart::MultipartUpload,
    object_key::{FILE_NAME, check_key, fixed_beginning},
    operation::{Location, Operation, Resource},
    pairs::{bare_name, names, suggestion},
    parameters::given_values,
    post::PostPolicy,
    presigned_request::PresignedRequest,
    received::{ReceivedUrl, without_fragment},
    request::Request,
    scope::Scope,
    zeroizing::Zeroizing,
};
use percent_encoding::percent_decode_str;

/// What a form is called where operations are.
pub(super) const A_FORM: &str = "PostObject";
/// What all requests of an upload in parts are called there.
pub(super) const AN_UPLOAD: &str = "Multipart";

/// The requests of an upload in parts: what begins it, and the others.
const STEPS: [&str; 5] =
    ["CreateMultipartUpload", "UploadPart", "CompleteMultipartUpload", "AbortMultipartUpload", "ListParts"];

/// What is asked for.
pub(super) struct Asked {
    pub(super) steps: Vec<Step>,
    /// As its caller calls it.
    pub(super) bucket: Option<String>,
    pub(super) key: Key,
}

/// One operation.
pub(super) struct Step {
    pub(super) operation: &'static str,
    pub(super) resource: Resource,
    pub(super) rules: &'static [Rule],
    values: Vec<(&'static str, GivenValue)>,
}

/// A parameter's value, or what it begins with where the rest is open.
struct GivenValue {
    text: Zeroizing<String>,
    is_open: bool,
}

/// Which keys are meant.
#[derive(Clone, Debug)]
pub(super) enum Key {
    /// Nobody said, or the operation has none.
    Any,
    Exactly(String),
    /// Those that begin so.
    Below(String),
}

/// A header that is signed, with its value if that is known.
pub(crate) type SentHeader<'a> = (&'a str, Option<&'a str>);

/// The source of a copy.
pub(super) struct Source {
    pub(super) bucket: String,
    pub(super) key: Key,
}

impl Key {
    fn of(key: Option<&str>) -> Result<Key, Error> {
        let Some(key) = key else { return Ok(Key::Any) };
        check_key(key)?;
        if key.contains('\0') {
            return Err(Error::InvalidKey {
                key: key.into(),
                problem: "has a NUL, which no policy can name",
            });
        }
        Ok(Key::Exactly(key.into()))
    }
}

impl Asked {
    pub(super) fn request(request: &Request, key: Option<&str>) -> Result<Asked, Error> {
        let operation = Operation::named(&request.operation)?;
        let bucket = bucket_of(operation, request.bucket.as_deref())?;
        let key = match (operation.resource, key) {
            (Resource::Object, key) => Key::of(key)?,
            (_, Some(key)) => {
                return Err(Error::UnexpectedKey { operation: operation.name, key: key.into() });
            }
            (_, None) => Key::Any,
        };
        let mut step = Step::of(operation);
        step.values = exactly(given_values(operation, request)?);
        if request.create_only {
            step.values.push(("IfNoneMatch", GivenValue::exactly("*")));
        }
        Ok(Asked { steps: vec![step], bucket, key })
    }

    /// All requests of an upload in parts, each with those parameters that it knows.
    pub(super) fn whole_upload(request: &Request, key: Option<&str>) -> Result<Asked, Error> {
        let known = |name: &str| STEPS.into_iter().any(|step| knows(step, name));
        if let Some((name, _)) = request.parameters.iter().find(|(name, _)| !known(name)) {
            let create = Operation::find("CreateMultipartUpload");
            let parameters = create.into_iter().flat_map(|operation| operation.parameters);
            let mut near: Vec<&str> = parameters.map(|parameter| parameter.name).collect();
            near.extend(names(Request::read));
            let name = bare_name(name);
            return Err(Error::UnknownParameter {
                operation: "CreateMultipartUpload",
                name: name.into(),
                nearest: suggestion(name, &near),
            });
        }
        let mut asked = Asked { steps: Vec::new(), bucket: None, key: Key::of(key)? };
        for name in STEPS {
            let operation = Operation::named(name)?;
            asked.bucket = bucket_of(operation, request.bucket.as_deref())?;
            let own = request.parameters.iter().filter(|(given, _)| knows(name, given));
            let own =
                Request { operation: name.into(), parameters: own.cloned().collect(), ..request.clone() };
            let mut step = Step::of(operation);
            step.values = exactly(given_values(operation, &own)?);
            asked.steps.push(step);
        }
        Ok(asked)
    }

    /// What goes on with an upload that was created.
    pub(super) fn upload(upload: &MultipartUpload, key: &str) -> Result<Asked, Error> {
        let mut asked = Asked { steps: Vec::new(), bucket: None, key: Key::of(Some(key))? };
        for name in STEPS.into_iter().skip(1) {
            let operation = Operation::named(name)?;
            let request = upload.upload_request(name);
            asked.bucket = bucket_of(operation, request.bucket.as_deref())?;
            let mut step = Step::of(operation);
            step.values = exactly(given_values(operation, &request)?);
            asked.steps.push(step);
        }
        Ok(asked)
    }

    pub(super) fn form(form: &PostPolicy) -> Result<Asked, Error> {
        let put = Operation::named("PutObject")?;
        let (fields, open) = form.fields_and_prefixes()?;
        let exact = fields.iter().map(|(name, text)| (name, text, false));
        let mut values = Vec::new();
        let mut key = Key::Any;
        for (name, text, is_open) in exact.chain(open.iter().map(|(name, text)| (name, text, true))) {
            if name == "key" {
                key = match text.contains(FILE_NAME) || is_open {
                    true => Key::Below(fixed_beginning(text).into()),
                    false => Key::of(Some(text))?,
                };
            } else if let Some(parameter) = parameter_of_field(put, name) {
                values.push((parameter, GivenValue { text: Zeroizing::new(text.clone()), is_open }));
            }
        }
        let step = Step { operation: A_FORM, resource: Resource::Object, rules: rules_at(FORM), values };
        Ok(Asked { steps: vec![step], bucket: bucket_of(put, Some(form.bucket()))?, key })
    }

    /// All that a scope lets pass, without the parameters that need more.
    pub(super) fn scope(scope: &Scope) -> Result<Asked, Error> {
        let (bucket, operations, prefix) = scope.reach()?;
        let mut steps = Vec::new();
        for operation in operations {
            let mut step = Step::of(operation);
            if operation.parameter("CopySource").is_some() {
                let text = Zeroizing::new(format!("{bucket}/{}", prefix.unwrap_or_default()));
                step.values.push(("CopySource", GivenValue { text, is_open: true }));
            }
            if operation.parameter("Prefix").is_some() {
                let begins = |text: &str| GivenValue { text: Zeroizing::new(text.into()), is_open: true };
                step.values.extend(prefix.map(|text| ("Prefix", begins(text))));
            }
            steps.push(step);
        }
        let key = prefix.map_or(Key::Any, |prefix| Key::Below(prefix.into()));
        Ok(Asked { steps, bucket: Some(bucket.into()), key })
    }

    /// A request that was signed; the bucket, where it is known, tells where it stands.
    pub(super) fn presigned(presigned: &PresignedRequest, bucket: Option<&str>) -> Result<Asked, Error> {
        let not_presigned = |problem: &str| Error::NotPresigned { problem: problem.into() };
        let url = ReceivedUrl::take_apart(without_fragment(presigned.url())).map_err(not_presigned)?;
        let url = match &presigned.unsigned_prefix {
            Some(prefix) => prefix.removed_from(&url)?,
            None => url,
        };
        let headers: Vec<(&str, &str)> = presigned.headers().collect();
        Asked::result(presigned.operation, &url, &headers, bucket)
    }

    /// The same by its URL and headers.
    pub(super) fn result(
        operation: &'static Operation,
        url: &ReceivedUrl,
        headers: &[(&str, &str)],
        bucket: Option<&str>,
    ) -> Result<Asked, Error> {
        let (host, path) = (url.host().unwrap_or_default(), url.decoded_path());
        let mut place = match bucket {
            Some(bucket) => parse_host_of(host, &path, bucket),
            None => parse_host(host, &path),
        };
        place.bucket = place.bucket.or(bucket.map(String::from));
        let headers: Vec<SentHeader<'_>> =
            headers.iter().map(|(name, value)| (*name, Some(*value))).collect();
        Asked::received(operation, url, &headers, &place)
    }

    /// A request of any signer, whose place is known.
    pub(super) fn received(
        operation: &'static Operation,
        url: &ReceivedUrl,
        headers: &[SentHeader<'_>],
        place: &ParsedHost,
    ) -> Result<Asked, Error> {
        let mut step = Step::of(operation);
        for parameter in operation.parameters {
            let in_query = |name| url.text(name).map(GivenValue::exactly);
            let sent = match parameter.location {
                Location::Query(name) => in_query(name),
                Location::Header(name) => {
                    let header = headers.iter().find(|(sent, _)| sent.eq_ignore_ascii_case(name));
                    header.map(|(_, value)| GivenValue::sent(*value)).or_else(|| in_query(name))
                }
                Location::HeaderPrefix(_) | Location::HostLabel(_) | Location::Body => None,
            };
            step.values.extend(sent.map(|value| (parameter.name, value)));
        }
        let key = match operation.resource {
            Resource::Object => Key::of(place.key.as_deref())?,
            _ => Key::Any,
        };
        let bucket = bucket_of(operation, place.bucket.as_deref())?;
        Ok(Asked { steps: vec![step], bucket, key })
    }
}

impl GivenValue {
    fn exactly(text: &str) -> GivenValue {
        GivenValue { text: Zeroizing::new(text.into()), is_open: false }
    }

    /// That of a header; one that is not known may be any.
    fn sent(text: Option<&str>) -> GivenValue {
        GivenValue { is_open: text.is_none(), ..GivenValue::exactly(text.unwrap_or_default()) }
    }

    fn may_be(&self, values: &[&str]) -> bool {
        let may_be = |value: &&str| match self.is_open {
            true => value.starts_with(self.text.as_str()),
            false => *value == self.text.as_str(),
        };
        values.iter().any(may_be)
    }

    fn may_be_other_than(&self, values: &[&str]) -> bool {
        self.is_open || !values.contains(&self.text.as_str())
    }
}

impl Step {
    fn of(operation: &'static Operation) -> Step {
        Step {
            operation: operation.name,
            resource: operation.resource,
            rules: rules_of(operation.name),
            values: Vec::new(),
        }
    }

    /// Whether the request, as far as it shows it, meets a test.
    pub(super) fn meets(&self, test: &Test) -> bool {
        let value = self.value(test.parameter());
        match test.tested {
            Tested::Given => value.is_some(),
            Tested::Missing => value.is_none(),
            Tested::Among => value.is_some_and(|value| value.may_be(test.values())),
            Tested::NotAmong => value.is_some_and(|value| value.may_be_other_than(test.values())),
            Tested::MissingOrAmong => value.is_none_or(|value| value.may_be(test.values())),
            Tested::WithVersion => value.is_some_and(|value| version_of(&value.text).is_some()),
            Tested::WithoutVersion => value.is_none_or(|value| version_of(&value.text).is_none()),
            Tested::FromBucket => self.source_kind().is_none_or(|kind| !is_elsewhere(kind)),
            Tested::FromDirectory => self.source_kind().is_some_and(is_in_directory),
            Tested::FromOutposts => self.source_kind() == Some(PlaceKind::OutpostAccessPoint),
            // The request does not show it.
            Tested::Assumed | Tested::NotAssumed => true,
        }
    }

    /// A parameter's whole value.
    pub(super) fn text(&self, parameter: &str) -> Option<&str> {
        self.value(parameter).filter(|value| !value.is_open).map(|value| value.text.as_str())
    }

    /// What the keys begin with that it lists, if not all, and whether more of it may follow.
    pub(super) fn listed(&self) -> Option<(&str, bool)> {
        let value = self.value("Prefix").filter(|value| !value.text.is_empty())?;
        Some((&value.text, value.is_open))
    }

    /// What is copied.
    pub(super) fn source(&self) -> Option<Source> {
        let value = self.value("CopySource")?;
        let path = value.text.split("?versionId=").next().unwrap_or_default();
        let path = percent_decode_str(path).decode_utf8_lossy();
        let path = path.strip_prefix('/').unwrap_or(&path);
        let between = if path.starts_with("arn:") { "/object/" } else { "/" };
        let (bucket, key) = path.split_once(between)?;
        let key = match (value.is_open, key) {
            (true, "") => Key::Any,
            (true, prefix) => Key::Below(prefix.into()),
            (false, key) => Key::Exactly(key.into()),
        };
        Some(Source { bucket: bucket.into(), key })
    }

    fn source_kind(&self) -> Option<PlaceKind> {
        let source = self.source()?;
        Place::parse(&source.bucket).ok().map(|place| place.kind)
    }

    fn value(&self, parameter: &str) -> Option<&GivenValue> {
        self.values.iter().find(|(name, _)| *name == parameter).map(|(_, value)| value)
    }
}

fn exactly(values: Vec<(&'static str, Zeroizing<String>)>) -> Vec<(&'static str, GivenValue)> {
    values.into_iter().map(|(name, text)| (name, GivenValue { text, is_open: false })).collect()
}

fn is_in_directory(kind: PlaceKind) -> bool {
    matches!(kind, PlaceKind::DirectoryBucket | PlaceKind::DirectoryAccessPoint)
}

fn is_elsewhere(kind: PlaceKind) -> bool {
    is_in_directory(kind) || kind == PlaceKind::OutpostAccessPoint
}

fn version_of(source: &str) -> Option<&str> {
    source.split_once("?versionId=").map(|(_, version)| version).filter(|version| !version.is_empty())
}

fn knows(operation: &str, name: &str) -> bool {
    Operation::find(operation).is_some_and(|operation| operation.parameter(bare_name(name)).is_some())
}

/// The parameter of PutObject that a field of a form stands for.
fn parameter_of_field(put: &'static Operation, field: &str) -> Option<&'static str> {
    let header = match field {
        "acl" => "x-amz-acl",
        "tagging" => "x-amz-tagging",
        other => other,
    };
    let found = put.parameters.iter().find(
        |parameter| matches!(parameter.location, Location::Header(name) if name.eq_ignore_ascii_case(header)),
    );
    found.map(|parameter| parameter.name)
}

/// The bucket, which is there where the operation has one.
fn bucket_of(operation: &'static Operation, bucket: Option<&str>) -> Result<Option<String>, Error> {
    match (operation.resource, bucket) {
        (Resource::Bucket | Resource::Object, None) => {
            Err(Error::MissingBucket { operation: operation.name })
        }
        (Resource::Bucket | Resource::Object, Some(bucket)) => Ok(Some(bucket.into())),
        (_, Some(bucket)) => {
            Err(Error::UnexpectedBucket { operation: operation.name, bucket: bucket.into() })
        }
        (_, None) => Ok(None),
    }
}
