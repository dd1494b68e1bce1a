//! A policy that grants permissions, and nothing else: JSON as IAM takes it, and for what it is too large.

use super::required::{Need, OnlyWhere, Permission, Permissions};
use crate::error::Error;
use std::cmp::Ordering;

/// How large the policies of an identity may be, in characters without white space ("IAM and AWS STS quotas", IAM
/// User Guide); a session's is counted so, too, and packed besides.
const LIMITS: [(&str, usize); 5] = [
    ("a managed policy", 6_144),
    ("the inline policies of a role", 10_240),
    ("the inline policies of a group", 5_120),
    ("the inline policies of a user", 2_048),
    ("a session policy", 2_048),
];

/// A policy for the identity that signs: least privilege, as far as the request shows it.
///
/// ```
/// use s3presign::{Permissions, Request, Surroundings};
///
/// let surroundings = Surroundings::new("eu-west-1");
/// let upload = Permissions::of_request(&Request::new("PutObject").bucket("photos"), "a/1.jpg", &surroundings)?;
/// let download = Permissions::of_request(&Request::new("GetObject").bucket("photos"), "a/1.jpg", &surroundings)?;
/// let policy = upload.and(download).policy()?;
/// assert_eq!(
///     policy.as_str(),
///     r#"{
///   "Version": "2012-10-17",
///   "Statement": [
///     {
///       "Sid": "Needed",
///       "Effect": "Allow",
///       "Action": ["s3:GetObject", "s3:PutObject"],
///       "Resource": "arn:aws:s3:::photos/a/1.jpg"
///     }
///   ]
/// }
/// "#,
/// );
/// # Ok::<(), s3presign::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct PermissionPolicy {
    text: String,
    granted: Permissions,
}

impl Permissions {
    /// A policy that grants what is needed and what is likely to be; the statements of the latter have a `Sid` that
    /// begins with `Likely`.
    ///
    /// # Errors
    ///
    /// `MissingOption` where there is nothing to grant.
    pub fn policy(&self) -> Result<PermissionPolicy, Error> {
        PermissionPolicy::of(self.clone())
    }

    /// A policy without what is only likely to be needed.
    ///
    /// # Errors
    ///
    /// Those of [`Permissions::policy`].
    pub fn policy_of_needed(&self) -> Result<PermissionPolicy, Error> {
        let mut needed = self.clone();
        needed.permissions.retain(|permission| permission.need == Need::Needed);
        PermissionPolicy::of(needed)
    }
}

impl PermissionPolicy {
    fn of(granted: Permissions) -> Result<PermissionPolicy, Error> {
        if granted.permissions.is_empty() {
            let remedy =
                "ask for what some operation needs, and see what nobody documents of this one".into();
            return Err(Error::MissingOption { of: "the policy", name: "operation", remedy });
        }
        Ok(PermissionPolicy { text: document(&statements(&granted.permissions)), granted })
    }

    /// The policy, indented, with a line end: ASCII only.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What it grants, with what was left open in it and what it could not know.
    pub fn permissions(&self) -> &Permissions {
        &self.granted
    }

    /// Its size as AWS counts it: in characters, without white space.
    pub fn size(&self) -> usize {
        size_of(&self.text)
    }

    /// What it is too large for, with the most that AWS takes there: grant a prefix such as `photos/*` in place
    /// of many keys, or divide it.
    ///
    /// ```
    /// # use s3presign::{Permissions, Request, Surroundings};
    /// # let surroundings = Surroundings::new("eu-west-1");
    /// let mut all = Permissions::default();
    /// for number in 0..60 {
    ///     let request = Request::new("GetObject").bucket("photos");
    ///     all = all.and(Permissions::of_request(&request, &*format!("2026/{number:04}.jpg"), &surroundings)?);
    /// }
    /// let too_small: Vec<_> = all.policy()?.too_large_for().collect();
    /// assert_eq!(too_small, [("the inline policies of a user", 2048), ("a session policy", 2048)]);
    /// # Ok::<(), s3presign::Error>(())
    /// ```
    pub fn too_large_for(&self) -> impl Iterator<Item = (&'static str, usize)> {
        let size = self.size();
        LIMITS.into_iter().filter(move |(_, most)| size > *most)
    }
}

/// One statement's parts, as they are written.
pub(super) struct Statement {
    pub(super) sid: String,
    pub(super) effect: &'static str,
    /// As JSON, if it has one.
    pub(super) principal: Option<String>,
    pub(super) actions: Vec<String>,
    pub(super) resources: Vec<String>,
    /// As JSON, if it has one.
    pub(super) condition: Option<String>,
}

/// What is granted together: sorted lists, which take less code than maps of them.
struct Granted<'p> {
    need: Need,
    /// Any of these, if there is one.
    only_where: Vec<&'p OnlyWhere>,
    actions: Vec<&'p str>,
    resources: Vec<&'p str>,
}

impl<'p> Granted<'p> {
    fn of(permission: &'p Permission) -> Granted<'p> {
        Granted {
            need: permission.need,
            only_where: permission.only_where.iter().collect(),
            actions: vec![permission.action],
            resources: vec![&permission.resource],
        }
    }

    /// By what statements are told apart, before anything else.
    fn order(&self, other: &Granted<'_>) -> Ordering {
        self.need.cmp(&other.need).then_with(|| self.only_where.cmp(&other.only_where))
    }

    /// The condition key that narrows it, and how it compares.
    fn key(&self) -> Option<(&'static str, &'static str)> {
        self.only_where.first().map(|only_where| only_where.key())
    }

    fn written(&self, number: usize) -> Statement {
        let name = if self.need == Need::Needed { "Needed" } else { "Likely" };
        let owned = |texts: &[&str]| texts.iter().map(|text| String::from(*text)).collect();
        Statement {
            sid: if number == 1 { name.into() } else { format!("{name}{number}") },
            effect: "Allow",
            principal: None,
            actions: owned(&self.actions),
            resources: owned(&self.resources),
            condition: self.key().map(|(key, compared)| {
                let values: Vec<&str> = self.only_where.iter().map(|one| one.value()).collect();
                format!("{{\"{compared}\": {{\"{key}\": {}}}}}", one_or_many(&values))
            }),
        }
    }
}

/// Adds to the one that is alike, or in its place in the order.
fn add<'p>(
    sorted: &mut Vec<Granted<'p>>,
    new: Granted<'p>,
    compare: fn(&Granted<'p>, &Granted<'p>) -> Ordering,
) {
    match sorted.binary_search_by(|one| compare(one, &new)) {
        Err(place) => sorted.insert(place, new),
        Ok(place) => {
            if let Some(alike) = sorted.get_mut(place) {
                new.actions.into_iter().for_each(|action| insert(&mut alike.actions, action));
                new.resources.into_iter().for_each(|resource| insert(&mut alike.resources, resource));
                new.only_where.into_iter().for_each(|value| insert(&mut alike.only_where, value));
            }
        }
    }
}

/// Adds to a sorted list, once.
fn insert<T: Ord>(sorted: &mut Vec<T>, new: T) {
    if let Err(place) = sorted.binary_search(&new) {
        sorted.insert(place, new);
    }
}

/// Actions that are granted on the same resources together, and what narrows them alike.
fn statements(permissions: &[Permission]) -> Vec<Statement> {
    let mut by_resource = Vec::new();
    for permission in permissions {
        let compare = |one: &Granted<'_>, other: &Granted<'_>| {
            one.order(other).then_with(|| one.resources.cmp(&other.resources))
        };
        add(&mut by_resource, Granted::of(permission), compare);
    }
    let mut by_actions = Vec::new();
    for granted in by_resource {
        let compare = |one: &Granted<'_>, other: &Granted<'_>| {
            one.order(other).then_with(|| one.actions.cmp(&other.actions))
        };
        add(&mut by_actions, granted, compare);
    }
    let mut by_key = Vec::new();
    for granted in by_actions {
        let compare = |one: &Granted<'_>, other: &Granted<'_>| {
            let order = one.need.cmp(&other.need).then_with(|| one.key().cmp(&other.key()));
            let alike = order.then_with(|| one.actions.cmp(&other.actions));
            alike.then_with(|| one.resources.cmp(&other.resources))
        };
        add(&mut by_key, granted, compare);
    }
    let mut written: Vec<Statement> = Vec::new();
    let mut before = None;
    let mut number: usize = 0;
    for granted in &by_key {
        number = if before == Some(granted.need) { number.saturating_add(1) } else { 1 };
        before = Some(granted.need);
        written.push(granted.written(number));
    }
    written
}

/// The whole document.
pub(super) fn document(statements: &[Statement]) -> String {
    let statements: Vec<String> = statements.iter().map(Statement::written).collect();
    let statements = statements.join(",\n");
    format!("{{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n{statements}\n  ]\n}}\n")
}

/// How many characters a document has without white space between its parts.
pub(super) fn size_of(document: &str) -> usize {
    let mut in_text = false;
    let mut is_escaped = false;
    let counts = |character: char| {
        let counts = in_text || !character.is_ascii_whitespace();
        match character {
            '"' if !is_escaped => in_text = !in_text,
            _ => {}
        }
        is_escaped = character == '\\' && !is_escaped;
        counts
    };
    document.chars().map(counts).filter(|counts| *counts).count()
}

/// A statement that allows an action, in a line, as one writes it into a policy that is there.
pub(crate) fn statement_of(action: &str, resource: &str) -> String {
    in_a_line(&[action.into()], &[resource.into()], None)
}

/// The same for permissions, a line for each statement.
pub(crate) fn statements_in_lines(permissions: &[&Permission]) -> Vec<String> {
    let line = |one: &Statement| in_a_line(&one.actions, &one.resources, one.condition.as_deref());
    let permissions: Vec<Permission> = permissions.iter().copied().cloned().collect();
    statements(&permissions).iter().map(line).collect()
}

fn in_a_line(actions: &[String], resources: &[String], condition: Option<&str>) -> String {
    let condition = condition.map_or_else(String::new, |condition| format!(", \"Condition\": {condition}"));
    let (actions, resources) = (one_or_many(actions), one_or_many(resources));
    format!("{{\"Effect\": \"Allow\", \"Action\": {actions}, \"Resource\": {resources}{condition}}}")
}

impl Statement {
    fn written(&self) -> String {
        let mut fields = vec![("Sid", quoted(&self.sid)), ("Effect", quoted(self.effect))];
        fields.extend(self.principal.clone().map(|principal| ("Principal", principal)));
        fields.push(("Action", one_or_many(&self.actions)));
        fields.push(("Resource", one_or_many(&self.resources)));
        fields.extend(self.condition.clone().map(|condition| ("Condition", condition)));
        let fields: Vec<String> =
            fields.into_iter().map(|(name, value)| format!("      \"{name}\": {value}")).collect();
        format!("    {{\n{}\n    }}", fields.join(",\n"))
    }
}

fn one_or_many(texts: &[impl AsRef<str>]) -> String {
    match texts {
        [one] => quoted(one.as_ref()),
        many => {
            let many: Vec<String> = many.iter().map(|text| quoted(text.as_ref())).collect();
            format!("[{}]", many.join(", "))
        }
    }
}

/// A text of JSON, in ASCII: policies take no characters beyond Latin-1 as they are ("Grammar of the IAM JSON
/// policy language", IAM User Guide).
pub(super) fn quoted(text: &str) -> String {
    let written = serde_json::Value::from(text).to_string();
    let mut ascii = String::with_capacity(written.len());
    for character in written.chars() {
        if character.is_ascii() {
            ascii.push(character);
        } else {
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                ascii.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    ascii
}
