//! Permissions as another language gives them back, to have a policy that grants them: names and texts as they were
//! answered.

use super::{
    policy::PermissionPolicy,
    required::{Need, OnlyWhere, OpenPlace, Permission, Permissions},
    surroundings::option_named,
    table::ACTIONS,
};
use crate::{
    error::Error,
    pairs::{Given, invalid_option},
};
use std::borrow::Cow;

/// What is asked for, as messages say it.
const THE_POLICY: &str = "the policy";

impl PermissionPolicy {
    /// A policy for what [`Permissions::to_pairs`] said, of one or many, one behind the other; with `only-needed`
    /// (`true` or `false`) what is only likely to be needed is left out.
    ///
    /// # Errors
    ///
    /// Those of [`Permissions::policy`], `InvalidOption` for what no permissions say, `UnknownOption`,
    /// `DuplicateOption`, `WrongType`.
    ///
    /// ```
    /// use s3presign::{PermissionPolicy, Permissions, Request, Surroundings};
    ///
    /// let request = Request::new("GetObject").bucket("photos");
    /// let permissions = Permissions::of_request(&request, "1.jpg", &Surroundings::new("eu-west-1"))?;
    /// let told = permissions.to_pairs();
    /// let policy = PermissionPolicy::from_pairs(told.iter().map(|(name, text)| (name.as_ref(), text.as_ref())))?;
    /// assert_eq!(policy.as_str(), permissions.policy()?.as_str());
    /// # Ok::<(), s3presign::Error>(())
    /// ```
    pub fn from_pairs<'a>(
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<PermissionPolicy, Error> {
        let mut returned = Returned::default();
        let mut options = Vec::new();
        for (name, text) in pairs {
            if !returned.takes(name, text)? {
                options.push((name, text));
            }
        }
        let only_needed = Given::read(THE_POLICY, options, PermissionPolicy::read_options)?;
        let permissions = returned.permissions()?;
        if only_needed { permissions.policy_of_needed() } else { permissions.policy() }
    }

    /// Whether only what is needed is granted.
    pub(crate) fn read_options(given: &mut Given<'_>) -> Result<bool, Error> {
        Ok(given.boolean("only-needed").unwrap_or(false))
    }

    /// The policy as names and texts, as every other language receives it: `policy`, `size`, `too-large-for:WHAT` with
    /// the most that AWS takes there, and `open:OPTION` with each resource in which a `*` stands for it.
    pub fn to_pairs(&self) -> Vec<(Cow<'_, str>, Cow<'_, str>)> {
        let mut pairs: Vec<(Cow<'_, str>, Cow<'_, str>)> =
            vec![("policy".into(), self.as_str().into()), ("size".into(), self.size().to_string().into())];
        let too_large = self.too_large_for();
        pairs.extend(
            too_large.map(|(what, most)| (format!("too-large-for:{what}").into(), most.to_string().into())),
        );
        let open = self.permissions().open_places().iter();
        pairs.extend(
            open.map(|place| (format!("open:{}", place.option).into(), place.resource.as_str().into())),
        );
        pairs
    }
}

/// What was read so far.
#[derive(Default)]
struct Returned {
    permissions: Vec<Permission>,
    open: Vec<OpenPlace>,
    /// The resource that follows is that of an action that is not granted.
    in_optional: bool,
}

impl Returned {
    /// Whether a name is one of those that permissions are told with.
    fn takes(&mut self, name: &str, text: &str) -> Result<bool, Error> {
        match name {
            "action" => {
                let action = ACTIONS.into_iter().find(|known| *known == text);
                let expected = "an action that permissions name";
                let action = action.ok_or_else(|| invalid_option("action", text, expected))?;
                self.in_optional = false;
                self.permissions.push(Permission::returned(action));
            }
            "optional" => self.in_optional = true,
            "because" | "source" | "effect" => {}
            "resource" if self.in_optional => {}
            "resource" | "certainty" | "only-where" => match self.permissions.last_mut() {
                Some(last) => last.take(name, text)?,
                None => return Ok(false),
            },
            _ => match name.split_once(':') {
                Some(("open", option)) => {
                    let expected = "an option of permissions";
                    let option =
                        option_named(option).ok_or_else(|| invalid_option("open", option, expected))?;
                    self.open.push(OpenPlace { resource: text.into(), part: option, option });
                }
                Some(("condition" | "unknown", _)) => {}
                _ => return Ok(false),
            },
        }
        Ok(true)
    }

    fn permissions(self) -> Result<Permissions, Error> {
        if self.permissions.iter().any(|permission| permission.resource.is_empty()) {
            return Err(Error::missing_option(THE_POLICY, "resource"));
        }
        let mut all = Permissions::default();
        self.permissions.into_iter().for_each(|permission| all.add(permission));
        all.open = self.open;
        // Each place once, as of permissions that are joined.
        Ok(Permissions::default().and(all))
    }
}

impl Permission {
    fn returned(action: &'static str) -> Permission {
        Permission {
            action,
            resource: String::new(),
            because: "",
            need: Need::Needed,
            source: "",
            only_where: None,
        }
    }

    fn take(&mut self, name: &str, text: &str) -> Result<(), Error> {
        match name {
            "resource" => self.resource = text.into(),
            "certainty" => {
                let known = [Need::Needed, Need::Likely].into_iter().find(|need| need.as_str() == text);
                self.need = known.ok_or_else(|| invalid_option("certainty", text, "needed or likely"))?;
            }
            _ => self.only_where = Some(OnlyWhere::read(text)?),
        }
        Ok(())
    }
}

impl OnlyWhere {
    fn read(text: &str) -> Result<OnlyWhere, Error> {
        let (key, value) = text.split_once('=').unwrap_or((text, ""));
        let kinds = [OnlyWhere::KeyAlias(value.into()), OnlyWhere::Prefix(value.into())];
        let known = kinds.into_iter().find(|kind| kind.key().0 == key);
        known.ok_or_else(|| invalid_option("only-where", text, "a condition key that permissions name"))
    }
}

#[cfg(test)]
mod tests {
    use super::PermissionPolicy;
    use crate::{ErrorCode, Permissions};

    fn told(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        let permissions = Permissions::from_pairs(pairs.iter().copied()).unwrap();
        let owned = permissions.to_pairs().into_iter();
        owned.map(|(name, text)| (name.into_owned(), text.into_owned())).collect()
    }

    fn policy(told: &[(String, String)]) -> Result<PermissionPolicy, ErrorCode> {
        let pairs = told.iter().map(|(name, text)| (name.as_str(), text.as_str()));
        PermissionPolicy::from_pairs(pairs).map_err(|error| error.code())
    }

    const UPLOAD: [(&str, &str); 7] = [
        ("operation", "PutObject"),
        ("region", "us-east-1"),
        ("bucket", "photos"),
        ("key", "a*b"),
        ("server-side-encryption", "aws:kms"),
        ("ssekms-key-id", "alias/photos"),
        ("if-match", "\"9b2c\""),
    ];

    #[test]
    fn what_was_told_comes_back_as_the_same_policy() {
        let list = [
            ("operations", "ListObjectsV2"),
            ("bucket", "photos"),
            ("key-prefix", "a*/"),
            ("region", "us-east-1"),
        ];
        for asked in [&UPLOAD[..], &list] {
            let expected = Permissions::from_pairs(asked.iter().copied()).unwrap().policy().unwrap();
            let returned = policy(&told(asked)).unwrap();
            assert_eq!(returned.as_str(), expected.as_str());
            assert_eq!(returned.to_pairs(), expected.to_pairs());
        }
        let both = policy(&[told(&UPLOAD), told(&list)].concat()).unwrap();
        assert_eq!(both.as_str().matches("Sid").count(), 3);
        assert_eq!(both.permissions().open_places().len(), 2);
    }

    #[test]
    fn what_permissions_do_not_say_is_refused() {
        let pair = |name: &str, text: &str| (String::from(name), String::from(text));
        for (wrong, code) in [
            (vec![], ErrorCode::MissingOption),
            (vec![pair("action", "s3:GetObject")], ErrorCode::MissingOption),
            (vec![pair("action", "s3:*"), pair("resource", "*")], ErrorCode::InvalidOption),
            (vec![pair("operation", "GetObject")], ErrorCode::UnknownOption),
            (vec![pair("open:sesame", "arn")], ErrorCode::InvalidOption),
            (vec![pair("action", "s3:GetObject"), pair("certainty", "sure")], ErrorCode::InvalidOption),
            (vec![pair("action", "s3:GetObject"), pair("only-where", "a=b")], ErrorCode::InvalidOption),
            (vec![pair("only-needed", "perhaps")], ErrorCode::InvalidOption),
        ] {
            assert_eq!(policy(&wrong).unwrap_err(), code, "{wrong:?}");
        }
    }

    #[test]
    fn what_is_only_likely_can_be_left_out() {
        let mut copy =
            told(&[("operation", "GetObject"), ("region", "us-east-1"), ("bucket", "photos"), ("key", "k")]);
        copy.extend(copy.clone());
        for (name, text) in copy.iter_mut().take(5) {
            if name == "certainty" {
                *text = "likely".into();
            }
        }
        copy[0].1 = "s3:PutObject".into();
        assert!(policy(&copy).unwrap().as_str().contains("PutObject"));
        copy.push(("only-needed".into(), "true".into()));
        assert!(!policy(&copy).unwrap().as_str().contains("PutObject"));
    }
}
