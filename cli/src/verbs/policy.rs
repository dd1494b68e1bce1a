//! `s3presign policy`: what the signer must be allowed to do, as a policy.

use crate::{
    arguments::{Named, RequestArguments, Seconds, SignerArguments, Target, complete},
    failure::Failure,
    notes,
    output::{say_of_policy, write_out},
    settings::Settings,
    signing::{Pairs, borrowed, pair},
};
use clap::Args;
use clap_complete::engine::ArgValueCompleter;
use s3presign::{Guard, Permissions, guard_policy};

/// Write the policy that a signer needs, or one that binds what was signed
///
/// Nothing is signed: neither credentials nor a network are needed. Without a key the policy is for
/// any key. For several objects it is one policy.
#[derive(Args)]
pub(crate) struct Policy {
    /// What is to be allowed: get, put, form, parts, delete, list, or an operation by S3's name; not
    /// with --guard
    #[arg(value_name = "OPERATION", required_unless_present = "guard", add = ArgValueCompleter::new(complete::operations))]
    operation: Option<String>,
    /// Objects or buckets: s3://BUCKET/KEY; ${filename} in a form's key stands for the sender's file name
    #[arg(value_name = "S3URI")]
    targets: Vec<Target>,
    /// Leave out what is only likely to be needed
    #[arg(long)]
    only_needed: bool,
    /// Say nothing on stderr but errors
    #[arg(long)]
    quiet: bool,
    #[command(flatten)]
    request: RequestArguments,
    /// Field of a form, by S3's name
    #[arg(long = "field", value_name = "NAME=VALUE")]
    fields: Vec<Named>,
    #[command(flatten)]
    surroundings: SurroundingArguments,
    #[command(flatten)]
    guard: GuardArguments,
}

/// What no request shows of where it goes.
#[derive(Args)]
#[command(next_help_heading = "What is known")]
struct SurroundingArguments {
    /// Region of the bucket [default: that of the environment or the profile]
    #[arg(long, value_name = "REGION", add = ArgValueCompleter::new(complete::regions))]
    region: Option<String>,
    /// Account of the bucket, of KMS keys and of roles: 12 digits
    #[arg(long, value_name = "DIGITS")]
    account: Option<String>,
    /// Partition, if it is not the region's: aws-cn
    #[arg(long, value_name = "NAME")]
    partition: Option<String>,
    /// KMS key, where the request names none: its id or ARN
    #[arg(long, value_name = "KEY")]
    kms_key: Option<String>,
    /// KMS key of what is copied
    #[arg(long, value_name = "KEY")]
    source_kms_key: Option<String>,
    /// Access point, where the bucket is the alias of one: its ARN
    #[arg(long, value_name = "ARN")]
    access_point: Option<String>,
    /// Access point that supports one of S3 Object Lambda: its name
    #[arg(long, value_name = "NAME")]
    supporting_access_point: Option<String>,
    /// Bucket behind an access point of an Outpost: its name
    #[arg(long, value_name = "NAME")]
    outpost_bucket: Option<String>,
    /// Role that the body passes to S3: its ARN
    #[arg(long, value_name = "ARN")]
    role: Option<String>,
    /// Lambda function that transforms an object: its ARN
    #[arg(long, value_name = "ARN")]
    function: Option<String>,
    /// Table bucket that the body configures: its name
    #[arg(long, value_name = "NAME")]
    table_bucket: Option<String>,
    /// Condition that holds, of those that are named on stderr
    #[arg(long, value_name = "NAME")]
    assume: Vec<String>,
}

/// What a bucket policy is to bind.
#[derive(Args)]
#[command(next_help_heading = "Binding what was signed")]
struct GuardArguments {
    /// Write a bucket policy that binds presigned requests, whoever signed them
    #[arg(long)]
    guard: bool,
    /// Identity that signs, which --network and --presigned are then about: its ARN
    #[arg(long, value_name = "ARN", requires = "guard")]
    principal: Option<String>,
    /// Greatest age of a signature when its request arrives: 10m; at least 60
    #[arg(long, value_name = "DURATION", requires = "guard")]
    max_age: Option<Seconds>,
    /// Window that requests are signed with, which is added to the age
    #[arg(long, value_name = "DURATION", requires = "guard")]
    stable_for: Option<Seconds>,
    /// How far signing times are moved back, which is added to the age
    #[arg(long, value_name = "DURATION", requires = "guard")]
    backdate: Option<Seconds>,
    /// Only by https
    #[arg(long, requires = "guard")]
    https: bool,
    /// Only by TLS 1.2 or newer
    #[arg(long, requires = "guard")]
    tls: bool,
    /// Only from this network: 203.0.113.0/24
    #[arg(long, value_name = "CIDR", requires = "guard")]
    network: Vec<String>,
    /// Only by presigned URLs, or never by them nor by forms
    #[arg(long, value_name = "WHICH", value_parser = ["only", "never"], requires = "guard")]
    presigned: Option<String>,
    /// Uploads overwrite nothing
    #[arg(long, requires = "guard")]
    create_only: bool,
    /// No access control lists
    #[arg(long, requires = "guard")]
    no_acl: bool,
}

impl Policy {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        if self.guard.guard {
            return self.bind();
        }
        let mut common = self.surroundings.pairs()?;
        common.extend(self.request.pairs()?);
        for field in &self.fields {
            common.push(field.parameter()?);
        }
        let operation = self.operation.as_deref().map_or("", named);
        let mut all = Permissions::default();
        for target in self.each_target() {
            let mut pairs: Pairs = vec![("operation".into(), operation.into())];
            pairs.extend(pair("bucket", target.map(|target| &target.bucket)));
            // What follows the bucket of a list is what the keys begin with.
            let key = if operation == "ListObjectsV2" { "prefix" } else { "key" };
            pairs.extend(pair(key, target.and_then(Target::object_key)));
            pairs.extend_from_slice(&common);
            all = all.and(Permissions::from_pairs(borrowed(&pairs))?);
        }
        let policy = if self.only_needed { all.policy_of_needed()? } else { all.policy()? };
        if !self.quiet {
            say_of_policy(&policy, "");
        }
        write_out(policy.as_str())
    }

    /// Each of them, or none for what acts on none.
    fn each_target(&self) -> impl Iterator<Item = Option<&Target>> {
        let none = self.targets.is_empty().then_some(None);
        none.into_iter().chain(self.targets.iter().map(Some))
    }

    fn bind(&self) -> Result<(), Failure> {
        // It stands where an operation does.
        let bucket = match (self.operation.as_deref(), self.targets.as_slice()) {
            (Some(target), []) => target.parse::<Target>(),
            _ => Err("expected one bucket: s3://BUCKET"),
        };
        let bucket =
            bucket.map_err(|problem| Failure::usage(problem, "name the bucket alone with --guard"))?;
        let mut pairs = self.guard.pairs();
        pairs.push(("bucket".into(), bucket.bucket));
        pairs.extend(pair("partition", self.surroundings.partition.as_ref()));
        let policy = guard_policy(&Guard::from_pairs(borrowed(&pairs))?)?;
        if !self.quiet {
            policy.notes().iter().for_each(|note| notes::say("note", note));
        }
        write_out(policy.as_str())
    }
}

impl SurroundingArguments {
    fn pairs(&self) -> Result<Pairs, Failure> {
        let arguments = SignerArguments { region: self.region.clone(), ..SignerArguments::default() };
        let settings = Settings::read(&arguments)?;
        let own = [
            pair("region", settings.get("region").map(|setting| &setting.value)),
            pair("account", self.account.as_ref()),
            pair("partition", self.partition.as_ref()),
            pair("kms-key", self.kms_key.as_ref()),
            pair("source-kms-key", self.source_kms_key.as_ref()),
            pair("access-point", self.access_point.as_ref()),
            pair("supporting-access-point", self.supporting_access_point.as_ref()),
            pair("outpost-bucket", self.outpost_bucket.as_ref()),
            pair("role", self.role.as_ref()),
            pair("function", self.function.as_ref()),
            pair("table-bucket", self.table_bucket.as_ref()),
        ];
        let assumed = self.assume.iter().map(|name| ("assume".into(), name.clone()));
        Ok(own.into_iter().flatten().chain(assumed).collect())
    }
}

impl GuardArguments {
    fn pairs(&self) -> Pairs {
        let seconds = |value: Option<Seconds>| value.map(|seconds| seconds.0);
        let flag = |name: &str, set: bool| pair(name, set.then_some(true));
        let own = [
            pair("principal", self.principal.as_ref()),
            pair("max-age", seconds(self.max_age)),
            pair("stable-for", seconds(self.stable_for)),
            pair("backdate", seconds(self.backdate)),
            flag("https", self.https),
            flag("tls", self.tls),
            pair("presigned", self.presigned.as_ref()),
            flag("create-only", self.create_only),
            flag("no-acl", self.no_acl),
        ];
        let networks = self.network.iter().map(|network| ("network".into(), network.clone()));
        own.into_iter().flatten().chain(networks).collect()
    }
}

/// The verbs of this command as operations.
fn named(operation: &str) -> &str {
    match operation {
        "get" => "GetObject",
        "put" => "PutObject",
        "delete" => "DeleteObject",
        "list" => "ListObjectsV2",
        "form" => "PostObject",
        "parts" => "Multipart",
        other => other,
    }
}
