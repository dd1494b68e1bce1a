//! What a request does not say of where it goes, and what its signer knows: account, keys, and what holds.

use super::table::CONDITIONS;
use crate::{
    endpoint::{is_region, partition_named, partition_of},
    error::Error,
    pairs::{Given, invalid_option, same_name},
};

/// What [`Permissions`](crate::Permissions) need to know besides the request: the region, and
/// what no request shows. All but the region may be left out; what is not known is a `*` in its
/// place of an ARN, and [told](crate::Permissions::open_places).
///
/// ```
/// use s3presign::{Permissions, Request, Surroundings};
///
/// let surroundings = Surroundings::new("eu-west-1")
///     .account("123456789012")
///     .kms_key("1234abcd-12ab-34cd-56ef-1234567890ab")
///     .assume("bucket-default-encryption");
/// let upload = Request::new("PutObject").bucket("photos");
/// let needed = Permissions::of_request(&upload, "1.jpg", &surroundings)?;
/// let actions: Vec<_> = needed.iter().map(|permission| permission.action()).collect();
/// assert_eq!(actions, ["s3:PutObject", "kms:GenerateDataKey"]);
/// # Ok::<(), s3presign::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    pub(super) region: String,
    pub(super) account: Option<String>,
    pub(super) partition: Option<String>,
    pub(super) kms_key: Option<String>,
    pub(super) source_kms_key: Option<String>,
    pub(super) access_point: Option<String>,
    pub(super) supporting_access_point: Option<String>,
    pub(super) outpost_bucket: Option<String>,
    pub(super) role: Option<String>,
    pub(super) function: Option<String>,
    pub(super) table_bucket: Option<String>,
    pub(super) assumed: Vec<String>,
}

impl Surroundings {
    /// The bucket's region, by which ARNs are written.
    pub fn new(region: impl Into<String>) -> Surroundings {
        Surroundings { region: region.into(), ..Surroundings::default() }
    }

    /// The account of the bucket, of KMS keys and of roles: 12 digits. An ARN says its own.
    pub fn account(mut self, account: impl Into<String>) -> Surroundings {
        self.account = Some(account.into());
        self
    }

    /// The partition, such as `aws-cn`; that of the region is the default.
    pub fn partition(mut self, partition: impl Into<String>) -> Surroundings {
        self.partition = Some(partition.into());
        self
    }

    /// The customer managed KMS key, where the request names none: its id or its ARN, and no alias,
    /// which is no resource of a policy ("Controlling access to KMS keys", KMS Developer Guide).
    pub fn kms_key(mut self, key: impl Into<String>) -> Surroundings {
        self.kms_key = Some(key.into());
        self
    }

    /// The same of what is copied.
    pub fn source_kms_key(mut self, key: impl Into<String>) -> Surroundings {
        self.source_kms_key = Some(key.into());
        self
    }

    /// The ARN of the access point that the request calls by an alias.
    pub fn access_point(mut self, arn: impl Into<String>) -> Surroundings {
        self.access_point = Some(arn.into());
        self
    }

    /// The name of the access point that supports one of S3 Object Lambda.
    pub fn supporting_access_point(mut self, name: impl Into<String>) -> Surroundings {
        self.supporting_access_point = Some(name.into());
        self
    }

    /// The bucket behind an access point of an Outpost.
    pub fn outpost_bucket(mut self, name: impl Into<String>) -> Surroundings {
        self.outpost_bucket = Some(name.into());
        self
    }

    /// The ARN of the role that the request's body passes to S3.
    pub fn role(mut self, arn: impl Into<String>) -> Surroundings {
        self.role = Some(arn.into());
        self
    }

    /// The ARN of the Lambda function, with its version, that transforms an object.
    pub fn function(mut self, arn: impl Into<String>) -> Surroundings {
        self.function = Some(arn.into());
        self
    }

    /// The name of the table bucket that the request's body configures.
    pub fn table_bucket(mut self, name: impl Into<String>) -> Surroundings {
        self.table_bucket = Some(name.into());
        self
    }

    /// Says that a condition holds, of those that
    /// [`Permissions::conditions`](crate::Permissions::conditions) name. Call it once for each.
    pub fn assume(mut self, condition: impl Into<String>) -> Surroundings {
        self.assumed.push(condition.into());
        self
    }

    pub(crate) fn read(given: &mut Given<'_>) -> Surroundings {
        let owned = |text: Option<&str>| text.map(String::from);
        Surroundings {
            region: given.text("region").unwrap_or_default().into(),
            account: owned(given.text("account")),
            partition: owned(given.text("partition")),
            kms_key: owned(given.text("kms-key")),
            source_kms_key: owned(given.text("source-kms-key")),
            access_point: owned(given.text("access-point")),
            supporting_access_point: owned(given.text("supporting-access-point")),
            outpost_bucket: owned(given.text("outpost-bucket")),
            role: owned(given.text("role")),
            function: owned(given.text("function")),
            table_bucket: owned(given.text("table-bucket")),
            assumed: given.all("assume").into_iter().map(String::from).collect(),
        }
    }

    /// Refuses what no ARN can have, and names that no condition has.
    pub(super) fn check(&self) -> Result<(), Error> {
        if self.region.is_empty() {
            return Err(Error::MissingRegion { name: "region" });
        }
        if !is_region(&self.region) {
            return Err(Error::InvalidRegion { name: "region", region: self.region.as_str().into() });
        }
        if let Some(account) = self.account.as_deref().filter(|account| !is_account(account)) {
            return Err(invalid_option("account", account, "the 12 digits of an AWS account"));
        }
        if let Some(partition) = self.partition.as_deref().filter(|name| partition_named(name).is_none()) {
            return Err(invalid_option(
                "partition",
                partition,
                "a partition such as aws, aws-cn or aws-us-gov",
            ));
        }
        for (name, key) in [("kms-key", &self.kms_key), ("source-kms-key", &self.source_kms_key)] {
            if let Some(key) = key {
                self.check_key(name, key)?;
            }
        }
        for (name, arn, service) in [("role", &self.role, "iam"), ("function", &self.function, "lambda")] {
            if let Some(arn) = arn {
                self.check_arn(name, arn, service)?;
            }
        }
        let names = [
            ("supporting-access-point", &self.supporting_access_point),
            ("outpost-bucket", &self.outpost_bucket),
            ("table-bucket", &self.table_bucket),
        ];
        for (name, text) in names {
            if let Some(text) = text.as_deref().filter(|text| !is_plain_name(text)) {
                return Err(invalid_option(
                    name,
                    text,
                    "a name: letters, digits, hyphens, dots and underscores",
                ));
            }
        }
        let unknown = |name: &&String| !CONDITIONS.iter().any(|(known, _)| same_name(known, name));
        match self.assumed.iter().find(unknown) {
            Some(name) => Err(refused_condition(name)),
            None => Ok(()),
        }
    }

    /// The partition that ARNs are written with.
    pub(super) fn partition_or_default(&self) -> &str {
        self.partition.as_deref().unwrap_or_else(|| partition_of(&self.region))
    }

    pub(super) fn assumes(&self, condition: &str) -> bool {
        self.assumed.iter().any(|name| same_name(name, condition))
    }

    fn check_key(&self, name: &'static str, key: &str) -> Result<(), Error> {
        let expected = "the id of a KMS key, or the ARN of one; an alias is no resource of a policy";
        let is_id =
            |id: &str| !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        match key.strip_prefix("arn:") {
            None if is_id(key) => Ok(()),
            Some(_) if key.rsplit_once(":key/").is_some_and(|(_, id)| is_id(id)) => {
                self.check_arn(name, key, "kms")
            }
            _ => Err(invalid_option(name, key, expected)),
        }
    }

    fn check_arn(&self, name: &'static str, arn: &str, service: &str) -> Result<(), Error> {
        let fields: Vec<&str> = arn.splitn(6, ':').collect();
        let [_, partition, of, _, account, resource] = fields.as_slice() else {
            return Err(invalid_option(name, arn, "an ARN, such as arn:aws:iam::123456789012:role/NAME"));
        };
        if !arn.starts_with("arn:") || *of != service || resource.is_empty() || !is_account(account) {
            return Err(invalid_option(name, arn, "an ARN of this kind of resource, with its account"));
        }
        if arn.contains(['*', '?', '$']) {
            return Err(invalid_option(name, arn, "one resource, without wildcards"));
        }
        same_partition(arn, partition, self.partition_or_default())
    }
}

/// The option that closes an open place, by its name.
pub(super) fn option_named(name: &str) -> Option<&'static str> {
    const CLOSING: [&str; 10] = [
        "account",
        "key",
        "kms-key",
        "source-kms-key",
        "access-point",
        "supporting-access-point",
        "outpost-bucket",
        "role",
        "function",
        "table-bucket",
    ];
    CLOSING.into_iter().find(|known| *known == name)
}

/// Refuses an ARN of another partition than the others have.
pub(super) fn same_partition(arn: &str, partition: &str, own: &str) -> Result<(), Error> {
    if partition == own {
        return Ok(());
    }
    let problem = format!("is in partition {partition:?}, and the others are in {own:?}");
    Err(Error::InvalidArn { arn: arn.into(), problem })
}

/// The error for a condition that there is not, or not here.
pub(super) fn refused_condition(name: &str) -> Error {
    invalid_option("assume", name, "a condition that the permissions of this operation name")
}

fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_plain_name(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
    (1..=255).contains(&text.len()) && text.bytes().all(allowed)
}
