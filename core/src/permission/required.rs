//! The permissions themselves: rules that hold, each with its resources, and what the request leaves unsaid.

use super::{
    arn::{Names, escaped},
    asked::{Asked, Step},
    rule::{Basis, Kind, Rule, Tested},
    surroundings::{Surroundings, refused_condition},
    table::{ACTIONS, CONDITIONS, DOUBTS, EFFECTS, SOURCES},
};
use crate::{
    error::Error, multipart::MultipartUpload, pairs::same_name, post::PostPolicy,
    presigned_request::PresignedRequest, request::Request, scope::Scope,
};

/// What whoever signs must be allowed to do, so that S3 does as a URL says.
///
/// S3 asks when the URL is used, and asks for what its creator may do then ("Sharing objects with
/// presigned URLs", S3 User Guide). Nothing is asked here: the answer follows from the request and AWS's
/// documentation alone.
///
/// ```
/// use s3presign::{Need, Permissions, Request, Surroundings};
///
/// let upload = Request::new("PutObject").bucket("photos").with("ACL", "public-read");
/// let permissions = Permissions::of_request(&upload, "1.jpg", &Surroundings::new("eu-west-1"))?;
/// let listed: Vec<_> = permissions.iter().map(|one| (one.action(), one.resource(), one.because())).collect();
/// assert_eq!(
///     listed,
///     [
///         ("s3:PutObject", "arn:aws:s3:::photos/1.jpg", "PutObject"),
///         ("s3:PutObjectAcl", "arn:aws:s3:::photos/1.jpg", "ACL"),
///     ],
/// );
/// assert!(permissions.iter().all(|permission| permission.need() == Need::Needed));
/// assert!(permissions.conditions().any(|(name, _)| name == "bucket-default-encryption"));
/// # Ok::<(), s3presign::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Permissions {
    pub(super) permissions: Vec<Permission>,
    conditions: Vec<(&'static str, &'static str)>,
    optional: Vec<OptionalAction>,
    doubts: Vec<(&'static str, &'static str)>,
    pub(super) open: Vec<OpenPlace>,
}

/// One action on one resource.
#[derive(Clone, Debug)]
pub struct Permission {
    pub(super) action: &'static str,
    pub(super) resource: String,
    pub(super) because: &'static str,
    pub(super) need: Need,
    pub(super) source: &'static str,
    pub(super) only_where: Option<OnlyWhere>,
}

/// What narrows a permission beside its resource.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum OnlyWhere {
    /// The KMS key has this alias.
    KeyAlias(String),
    /// What the listed keys begin with is this; with a `*` at its end, more may follow.
    Prefix(String),
}

/// The actions for whose requests IAM knows the condition key `s3:prefix` ("Actions, resources, and condition keys for
/// Amazon S3", Service Authorization Reference).
const KNOW_PREFIX: [&str; 2] = ["s3:ListBucket", "s3:ListBucketVersions"];

impl OnlyWhere {
    /// The condition key of IAM, and how it compares.
    pub(super) const fn key(&self) -> (&'static str, &'static str) {
        match self {
            OnlyWhere::KeyAlias(_) => ("kms:ResourceAliases", "ForAnyValue:StringEquals"),
            // With its wildcards escaped it is equal to what was signed, where no more may follow.
            OnlyWhere::Prefix(_) => ("s3:prefix", "StringLike"),
        }
    }

    /// What it must be, with wildcards escaped that are none.
    pub(super) fn value(&self) -> &str {
        match self {
            OnlyWhere::KeyAlias(value) | OnlyWhere::Prefix(value) => value,
        }
    }
}

/// How sure it is that an action is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// Documented, by AWS or by others.
    Needed,
    /// Inferred, from the names of actions and condition keys and from what is alike.
    Likely,
}

impl Need {
    /// `"needed"` or `"likely"`.
    pub fn as_str(self) -> &'static str {
        match self {
            Need::Needed => "needed",
            Need::Likely => "likely",
        }
    }
}

/// An action without which nothing is refused, but which changes the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionalAction {
    /// Such as `s3:ListBucket`.
    pub action: &'static str,
    /// Its ARN.
    pub resource: String,
    /// What it changes.
    pub effect: &'static str,
}

/// A `*` in an ARN that stands for something that was not said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenPlace {
    /// The ARN that has it.
    pub resource: String,
    /// What stands there: `account`, `key`, ...
    pub part: &'static str,
    /// The option that says it, by its name among names and texts.
    pub option: &'static str,
}

impl Permission {
    /// The action, such as `s3:PutObject`.
    pub fn action(&self) -> &'static str {
        self.action
    }

    /// The resource's ARN, with what a key has of wildcards escaped.
    pub fn resource(&self) -> &str {
        &self.resource
    }

    /// What asks for it: the operation, a parameter by S3's name, a condition, or the kind of bucket.
    pub fn because(&self) -> &'static str {
        self.because
    }

    /// How sure it is.
    pub fn need(&self) -> Need {
        self.need
    }

    /// Where it is said, or what it is inferred from.
    pub fn source(&self) -> &'static str {
        self.source
    }

    /// What narrows it beside its resource: a condition key of IAM and what that must be, such as
    /// `kms:ResourceAliases=alias/photos`, since an alias of a key is no resource.
    pub fn only_where(&self) -> Option<String> {
        let narrowed = self.only_where.as_ref()?;
        Some([narrowed.key().0, "=", narrowed.value()].concat())
    }
}

impl Permissions {
    /// Of an operation with parameters; without a key of any object, where the operation acts on one.
    ///
    /// # Errors
    ///
    /// `UnknownOperation`, `UnknownParameter` and what else is wrong with a parameter, `MissingBucket`,
    /// `UnexpectedBucket`, `InvalidBucketName`, `InvalidArn` (also of another partition), `InvalidKey`,
    /// `UnexpectedKey`, `MissingRegion`, `InvalidRegion`; `InvalidOption` for an account, partition, key or ARN that
    /// is none and a condition that this operation cannot have; `MissingOption` for an alias without the ARN of its
    /// access point.
    pub fn of_request<'k>(
        request: &Request,
        key: impl Into<Option<&'k str>>,
        surroundings: &Surroundings,
    ) -> Result<Permissions, Error> {
        Permissions::of(Asked::request(request, key.into())?, surroundings)
    }

    /// Of a request that was signed. Where the host does not tell the bucket, as those of other stores may not,
    /// pass it.
    ///
    /// # Errors
    ///
    /// Those of [`Permissions::of_request`], and `NotPresigned`.
    ///
    /// ```
    /// # use s3presign::{Credentials, Permissions, Request, Signer, Surroundings};
    /// # let signer = Signer::new(Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret")?, "eu-west-1")?;
    /// # let now = time::macros::datetime!(2026-01-02 03:04:05 UTC);
    /// let request = Request::new("GetObject").bucket("photos").with("VersionId", "v1");
    /// let presigned = signer.presign(&request, "1.jpg", now)?;
    /// let permissions = Permissions::of_presigned(&presigned, None, &Surroundings::new("eu-west-1"))?;
    /// assert_eq!(permissions.iter().next().unwrap().action(), "s3:GetObjectVersion");
    /// # Ok::<(), s3presign::Error>(())
    /// ```
    pub fn of_presigned(
        presigned: &PresignedRequest,
        bucket: Option<&str>,
        surroundings: &Surroundings,
    ) -> Result<Permissions, Error> {
        Permissions::of(Asked::presigned(presigned, bucket)?, surroundings)
    }

    /// Of a form, which S3 counts as an upload.
    ///
    /// # Errors
    ///
    /// Those of [`Permissions::of_request`], and of a form that cannot be signed.
    ///
    /// ```
    /// use s3presign::{Permissions, PostPolicy, Surroundings};
    ///
    /// let form = PostPolicy::new("photos", "users/42/${filename}");
    /// let permissions = Permissions::of_form(&form, &Surroundings::new("eu-west-1"))?;
    /// assert_eq!(permissions.iter().next().unwrap().resource(), "arn:aws:s3:::photos/users/42/*");
    /// # Ok::<(), s3presign::Error>(())
    /// ```
    pub fn of_form(form: &PostPolicy, surroundings: &Surroundings) -> Result<Permissions, Error> {
        Permissions::of(Asked::form(form)?, surroundings)
    }

    /// Of an upload in parts that was created: its parts, and what completes, aborts and lists them.
    /// [`Permissions::of_whole_upload`] has what creates it, too.
    ///
    /// # Errors
    ///
    /// Those of [`Permissions::of_request`].
    pub fn of_upload(
        upload: &MultipartUpload,
        key: &str,
        surroundings: &Surroundings,
    ) -> Result<Permissions, Error> {
        Permissions::of(Asked::upload(upload, key)?, surroundings)
    }

    /// Of an upload in parts with all its steps, from `CreateMultipartUpload` on: of the parameters of `request`,
    /// whatever its operation, each step has those that it knows.
    ///
    /// # Errors
    ///
    /// Those of [`Permissions::of_request`].
    ///
    /// ```
    /// use s3presign::{Permissions, Request, Surroundings};
    ///
    /// let upload = Request::new("CreateMultipartUpload").bucket("videos");
    /// let permissions = Permissions::of_whole_upload(&upload, "film.mp4", &Surroundings::new("eu-west-1"))?;
    /// let actions: Vec<_> = permissions.iter().map(|permission| permission.action()).collect();
    /// assert_eq!(actions, ["s3:PutObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"]);
    /// # Ok::<(), s3presign::Error>(())
    /// ```
    pub fn of_whole_upload<'k>(
        request: &Request,
        key: impl Into<Option<&'k str>>,
        surroundings: &Surroundings,
    ) -> Result<Permissions, Error> {
        Permissions::of(Asked::whole_upload(request, key.into())?, surroundings)
    }

    /// Of all that a scope lets pass, without what single parameters, such as `ACL`, need besides: lists are
    /// narrowed to the scope's prefix.
    ///
    /// # Errors
    ///
    /// Those of [`Permissions::of_request`] and of [`Signer::scoped`](crate::Signer::scoped).
    ///
    /// ```
    /// use s3presign::{Permissions, Scope, Surroundings};
    ///
    /// let scope = Scope::new("photos", ["GetObject", "PutObject"]).key_prefix("users/42/");
    /// let permissions = Permissions::of_scope(&scope, &Surroundings::new("eu-west-1"))?;
    /// assert!(permissions.iter().all(|permission| permission.resource() == "arn:aws:s3:::photos/users/42/*"));
    /// # Ok::<(), s3presign::Error>(())
    /// ```
    pub fn of_scope(scope: &Scope, surroundings: &Surroundings) -> Result<Permissions, Error> {
        Permissions::of(Asked::scope(scope)?, surroundings)
    }

    /// These and others, each once.
    pub fn and(mut self, others: Permissions) -> Permissions {
        let Permissions { permissions, conditions, optional, doubts, open } = others;
        permissions.into_iter().for_each(|permission| self.add(permission));
        conditions.into_iter().for_each(|condition| add_new(&mut self.conditions, condition));
        optional.into_iter().for_each(|action| add_new(&mut self.optional, action));
        doubts.into_iter().for_each(|doubt| add_new(&mut self.doubts, doubt));
        open.into_iter().for_each(|place| add_new(&mut self.open, place));
        self
    }

    /// What is needed or likely to be needed, each once: the operation's own actions first.
    pub fn iter(&self) -> impl Iterator<Item = &Permission> {
        self.permissions.iter()
    }

    /// What the request does not show and what would need more, by name and in words: names for
    /// [`Surroundings::assume`]. Those that were assumed are among them.
    pub fn conditions(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.conditions.iter().copied()
    }

    /// What is refused by nothing, but changes the answer.
    pub fn optional(&self) -> &[OptionalAction] {
        &self.optional
    }

    /// What nobody documents, and so is never granted: what raises the question, and the question.
    pub fn doubts(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.doubts.iter().copied()
    }

    /// Each `*` that stands for something that was not said.
    pub fn open_places(&self) -> &[OpenPlace] {
        &self.open
    }

    pub(super) fn of(asked: Asked, surroundings: &Surroundings) -> Result<Permissions, Error> {
        surroundings.check()?;
        let names = Names::new(asked.bucket.as_deref(), &asked.key, surroundings)?;
        let mut found = Permissions::default();
        for step in &asked.steps {
            for rule in step.rules.iter().filter(|rule| rule.places & names.places() != 0) {
                found.judge(rule, step, &names, surroundings)?;
            }
        }
        let known = |name: &&String| found.conditions.iter().any(|(known, _)| same_name(known, name));
        match surroundings.assumed.iter().find(|name| !known(name)) {
            Some(name) => Err(refused_condition(name)),
            None => Ok(found),
        }
    }

    /// Adds what a rule says, if it holds.
    fn judge(
        &mut self,
        rule: &'static Rule,
        step: &Step,
        names: &Names<'_>,
        surroundings: &Surroundings,
    ) -> Result<(), Error> {
        if !rule.tests().iter().all(|test| step.meets(test)) {
            return Ok(());
        }
        for test in rule.tests() {
            let name = test.condition();
            let holds = || surroundings.assumes(name) || is_named(name, surroundings);
            match test.tested {
                Tested::Assumed => {
                    let known = CONDITIONS.iter().find(|(known, _)| *known == name);
                    known.into_iter().for_each(|condition| add_new(&mut self.conditions, *condition));
                    if !holds() {
                        return Ok(());
                    }
                }
                Tested::NotAssumed if holds() => return Ok(()),
                _ => {}
            }
        }
        let because = because(rule, step, names);
        if rule.kind == Kind::Doubt {
            add_new(&mut self.doubts, (because, text(&DOUBTS, rule.text)));
            return Ok(());
        }
        let action = text(&ACTIONS, rule.text);
        for resource in names.resources(rule.on, action, step)? {
            if rule.kind == Kind::Optional {
                let effect = text(&EFFECTS, rule.source);
                add_new(&mut self.optional, OptionalAction { action, resource: resource.arn, effect });
                continue;
            }
            OpenPlace::of(&resource).for_each(|place| add_new(&mut self.open, place));
            let listed = step.listed().filter(|_| names.are_of_s3() && KNOW_PREFIX.contains(&action));
            let listed = listed
                .map(|(prefix, is_open)| OnlyWhere::Prefix(escaped(prefix) + if is_open { "*" } else { "" }));
            let aliased = resource.key_alias.map(|alias| OnlyWhere::KeyAlias(escaped(&alias)));
            self.add(Permission {
                action,
                resource: resource.arn,
                because,
                need: if rule.basis == Basis::Inferred { Need::Likely } else { Need::Needed },
                source: text(&SOURCES, rule.source),
                only_where: aliased.or(listed),
            });
        }
        Ok(())
    }

    /// Adds a permission, or what is surer of one that is there.
    pub(super) fn add(&mut self, new: Permission) {
        let same = |old: &&mut Permission| {
            old.action == new.action && old.resource == new.resource && old.only_where == new.only_where
        };
        match self.permissions.iter_mut().find(same) {
            Some(old) if new.need < old.need => *old = new,
            Some(_) => {}
            None => self.permissions.push(new),
        }
    }
}

fn add_new<T: PartialEq>(list: &mut Vec<T>, new: T) {
    if !list.contains(&new) {
        list.push(new);
    }
}

fn text(texts: &[&'static str], number: u8) -> &'static str {
    texts.get(usize::from(number)).copied().unwrap_or_default()
}

/// Whether a condition holds because what it is of was named.
fn is_named(condition: &str, surroundings: &Surroundings) -> bool {
    match condition {
        "replication-role" | "annotation-table-role" => surroundings.role.is_some(),
        "metadata-tables" => surroundings.table_bucket.is_some(),
        "transforming-function" => surroundings.function.is_some(),
        _ => false,
    }
}

/// What asks for an action: a condition, else a parameter that was given, else the kind of place, else the operation.
fn because(rule: &'static Rule, step: &Step, names: &Names<'_>) -> &'static str {
    let tests = rule.tests();
    if let Some(assumed) = tests.iter().find(|test| test.tested == Tested::Assumed) {
        return assumed.condition();
    }
    let is_of_parameter = |tested| {
        matches!(
            tested,
            Tested::Given | Tested::Among | Tested::NotAmong | Tested::MissingOrAmong | Tested::FromDirectory
        )
    };
    if let Some(test) = tests.iter().find(|test| is_of_parameter(test.tested)) {
        return test.parameter();
    }
    // A rule of one kind of place alone.
    match rule.places.count_ones() {
        1 if rule.places != 1 => names.place_name(),
        _ => step.operation,
    }
}
