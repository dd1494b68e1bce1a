//! A bucket policy that binds presigned requests, whoever signed them: their age, their network, what they may
//! do. It denies, and grants nothing.

use super::policy::{Statement, document, quoted, size_of};
use crate::{
    endpoint::{Place, PlaceKind, partition_named},
    error::Error,
    expiry::whole_seconds,
    pairs::{Given, invalid_option},
};
use std::{borrow::Cow, net::IpAddr, time::Duration};

/// How large a bucket policy may be, in bytes ("Bucket policies", S3 User Guide).
const LARGEST: usize = 20_480;

/// Below this S3 refuses requests that are valid, since clocks and networks take their time ("Best practices for
/// presigned URLs", AWS Prescriptive Guidance).
const SHORTEST_AGE: i64 = 60;

/// What a bucket policy is to bind; see [`guard_policy`].
#[derive(Clone, Debug, Default)]
pub struct Guard {
    bucket: String,
    partition: Option<String>,
    principal: Option<String>,
    max_age: Option<i64>,
    stable_for: i64,
    backdate: i64,
    https: bool,
    tls: bool,
    networks: Vec<String>,
    presigned: Option<String>,
    create_only: bool,
    no_acl: bool,
}

/// A bucket policy that denies, and what it cannot do.
#[derive(Clone, Debug)]
pub struct GuardPolicy {
    text: String,
    notes: Vec<&'static str>,
}

impl Guard {
    /// Of a bucket, by its name.
    pub fn new(bucket: impl Into<String>) -> Guard {
        Guard { bucket: bucket.into(), ..Guard::default() }
    }

    /// The partition, such as `aws-cn`, if it is not `aws`.
    pub fn partition(mut self, partition: impl Into<String>) -> Guard {
        self.partition = Some(partition.into());
        self
    }

    /// The ARN of the identity that signs, which [`Guard::network`] and [`Guard::presigned`] are then about;
    /// without it they are about everybody.
    pub fn principal(mut self, arn: impl Into<String>) -> Guard {
        self.principal = Some(arn.into());
        self
    }

    /// The greatest age of a signature when its request arrives, in whole seconds: at least 60. What
    /// [`Guard::stable_for`] and [`Guard::backdate`] take of it is added.
    pub fn max_age(mut self, age: Duration) -> Guard {
        self.max_age = Some(whole_seconds(age));
        self
    }

    /// The window that requests are signed with; see [`Request::stable_for`](crate::Request::stable_for). A signature is up
    /// to so old when it is made.
    pub fn stable_for(mut self, window: Duration) -> Guard {
        self.stable_for = whole_seconds(window);
        self
    }

    /// How far signing times are moved back; see [`Request::backdate`](crate::Request::backdate).
    pub fn backdate(mut self, duration: Duration) -> Guard {
        self.backdate = whole_seconds(duration);
        self
    }

    /// Only by https.
    pub fn https(mut self) -> Guard {
        self.https = true;
        self
    }

    /// Only by TLS 1.2 or newer.
    pub fn tls(mut self) -> Guard {
        self.tls = true;
        self
    }

    /// Only from this network, such as `203.0.113.0/24`; call it once for each.
    pub fn network(mut self, network: impl Into<String>) -> Guard {
        self.networks.push(network.into());
        self
    }

    /// `"only"` by presigned URLs, or `"never"` by them nor by forms.
    pub fn presigned(mut self, which: impl Into<String>) -> Guard {
        self.presigned = Some(which.into());
        self
    }

    /// Uploads create objects, and overwrite none: each must have `If-None-Match`, as
    /// [`Request::create_only`](crate::Request::create_only) signs it.
    pub fn create_only(mut self) -> Guard {
        self.create_only = true;
        self
    }

    /// No access control lists, of uploads or apart.
    pub fn no_acl(mut self) -> Guard {
        self.no_acl = true;
        self
    }

    /// From names and texts, as every other language does: `bucket`, `partition`, `principal`, `max-age`,
    /// `stable-for` and `backdate` (whole seconds), `https`, `tls`, `network` (once for each), `presigned`,
    /// `create-only`, `no-acl`.
    ///
    /// # Errors
    ///
    /// `UnknownOption`, `MissingOption`, `DuplicateOption`, `InvalidOption`.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Guard, Error> {
        Given::read("the guard", pairs, Guard::read)
    }

    pub(crate) fn read(given: &mut Given<'_>) -> Result<Guard, Error> {
        Ok(Guard {
            bucket: given.required("bucket").into(),
            partition: given.text("partition").map(String::from),
            principal: given.text("principal").map(String::from),
            max_age: given.seconds("max-age"),
            stable_for: given.seconds("stable-for").unwrap_or(0),
            backdate: given.seconds("backdate").unwrap_or(0),
            https: given.boolean("https").unwrap_or(false),
            tls: given.boolean("tls").unwrap_or(false),
            networks: given.all("network").into_iter().map(String::from).collect(),
            presigned: given.text("presigned").map(String::from),
            create_only: given.boolean("create-only").unwrap_or(false),
            no_acl: given.boolean("no-acl").unwrap_or(false),
        })
    }
}

/// A bucket policy of the statements that AWS documents for presigned requests, each of which denies.
///
/// No policy can bind the type or the size of what is uploaded, for which S3 has no condition key: sign
/// `ContentType` and `ContentLength`, or have forms upload. [`GuardPolicy::notes`] says what else each statement
/// costs. AWS documents those of the age, of https and of TLS; the others are made of documented keys.
///
/// # Errors
///
/// `InvalidBucketName` for what is no bucket of S3 itself, `InvalidOption` for a partition, network, age or
/// `presigned` that there is not, `MissingOption` if nothing is to be bound.
///
/// ```
/// use s3presign::{Guard, guard_policy};
/// use std::time::Duration;
///
/// let guard = Guard::new("photos").max_age(Duration::from_secs(600)).backdate(Duration::from_secs(30));
/// let policy = guard_policy(&guard)?;
/// assert!(policy.as_str().contains(r#"{"NumericGreaterThan": {"s3:signatureAge": "630000"}}"#));
/// assert!(policy.as_str().contains(r#""Sid": "NoSignatureV2""#));
/// # Ok::<(), s3presign::Error>(())
/// ```
pub fn guard_policy(guard: &Guard) -> Result<GuardPolicy, Error> {
    let place = Place::parse(&guard.bucket)?;
    if place.kind != PlaceKind::Bucket {
        let problem = "is not a bucket of S3 itself, which such a policy is for";
        return Err(Error::InvalidBucketName { bucket: guard.bucket.as_str().into(), problem });
    }
    let partition = guard.partition.as_deref().unwrap_or("aws");
    if partition_named(partition).is_none() {
        return Err(invalid_option("partition", partition, "a partition such as aws, aws-cn or aws-us-gov"));
    }
    let bucket = format!("arn:{partition}:s3:::{}", place.name);
    let mut policy =
        Statements { objects: format!("{bucket}/*"), bucket, written: Vec::new(), notes: Vec::new() };
    policy.of_age(guard)?;
    policy.of_connection(guard);
    policy.of_networks(guard)?;
    policy.of_presigned(guard)?;
    policy.of_uploads(guard);
    if policy.written.is_empty() {
        let remedy = "say what it is to bind, such as \"https\"".into();
        return Err(Error::MissingOption { of: "the guard", name: "max-age", remedy });
    }
    let mut notes = policy.notes;
    notes.push(
        "no policy can bind the Content-Type or the size of an upload: sign them, or have forms upload",
    );
    let text = document(&policy.written);
    if size_of(&text) > LARGEST {
        notes.push("it is larger than the 20480 bytes of a bucket policy: name fewer networks");
    }
    Ok(GuardPolicy { text, notes })
}

impl GuardPolicy {
    /// The bucket policy, indented, with a line end: ASCII only.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What its statements cost, and what no policy can do.
    pub fn notes(&self) -> &[&'static str] {
        &self.notes
    }

    /// The result as names and texts, as every other language receives it: `policy`, and `note` for each.
    pub fn to_pairs(&self) -> Vec<(Cow<'_, str>, Cow<'_, str>)> {
        let notes = self.notes.iter().map(|note| ("note".into(), (*note).into()));
        std::iter::once(("policy".into(), self.as_str().into())).chain(notes).collect()
    }
}

/// The statements as they come about.
struct Statements {
    bucket: String,
    objects: String,
    written: Vec<Statement>,
    notes: Vec<&'static str>,
}

impl Statements {
    fn deny(&mut self, sid: &str, principal: &str, actions: &[&str], whole: bool, condition: Option<String>) {
        let bucket = whole.then(|| self.bucket.clone());
        self.written.push(Statement {
            sid: sid.into(),
            effect: "Deny",
            principal: Some(principal.into()),
            actions: actions.iter().map(|action| String::from(*action)).collect(),
            resources: bucket.into_iter().chain([self.objects.clone()]).collect(),
            condition,
        });
    }

    /// Everybody's.
    fn deny_all(&mut self, sid: &str, actions: &[&str], whole: bool, condition: &str) {
        self.deny(sid, EVERYBODY, actions, whole, Some(condition.into()));
    }

    /// The age is measured of Signature Version 4 alone, so that the older one goes with it.
    fn of_age(&mut self, guard: &Guard) -> Result<(), Error> {
        let Some(age) = guard.max_age else { return Ok(()) };
        for (name, seconds) in [("stable-for", guard.stable_for), ("backdate", guard.backdate)] {
            if !(0..=604_800).contains(&seconds) {
                return Err(invalid_option(name, &seconds.to_string(), "0 to 604800 seconds"));
            }
        }
        if !(SHORTEST_AGE..=604_800).contains(&age) {
            let expected = "60 to 604800 seconds: below a minute S3 refuses requests that are valid";
            return Err(invalid_option("max-age", &age.to_string(), expected));
        }
        let milliseconds =
            age.saturating_add(guard.stable_for).saturating_add(guard.backdate).saturating_mul(1_000);
        let condition = format!("{{\"NumericGreaterThan\": {{\"s3:signatureAge\": \"{milliseconds}\"}}}}");
        self.deny_all("MaximumAge", &["s3:*"], false, &condition);
        let older = r#"{"StringEquals": {"s3:signatureversion": "AWS"}}"#;
        self.deny_all("NoSignatureV2", &["s3:*"], false, older);
        if age < 120 {
            self.notes.push("below two minutes, clocks that differ make S3 refuse requests that are valid");
        }
        self.notes.push("the age counts from the signing time, and lengthens no URL");
        Ok(())
    }

    fn of_connection(&mut self, guard: &Guard) {
        if guard.https {
            let condition =
                r#"{"Bool": {"aws:SecureTransport": "false", "aws:PrincipalIsAWSService": "false"}}"#;
            self.deny_all("OnlyHttps", &["s3:*"], true, condition);
        }
        if guard.tls {
            let condition = r#"{"NumericLessThan": {"s3:TlsVersion": "1.2"}, "Bool": {"aws:PrincipalIsAWSService": "false"}}"#;
            self.deny_all("OnlyTls12", &["s3:*"], true, condition);
        }
    }

    /// Behind an endpoint of a VPC a request has no public address.
    fn of_networks(&mut self, guard: &Guard) -> Result<(), Error> {
        if guard.networks.is_empty() {
            return Ok(());
        }
        if let Some(network) = guard.networks.iter().find(|network| !is_network(network)) {
            return Err(invalid_option("network", network, "addresses such as 203.0.113.0/24"));
        }
        let networks: Vec<String> = guard.networks.iter().map(|network| quoted(network)).collect();
        let condition = format!(
            "{{\"NotIpAddressIfExists\": {{\"aws:SourceIp\": [{}]}}, \"BoolIfExists\": {{\"aws:ViaAWSService\": \"false\"}}}}",
            networks.join(", ")
        );
        self.deny("OnlyFromNetwork", &principal_of(guard), &["s3:*"], true, Some(condition));
        self.notes.push(
            "a network is judged at the address of whoever uses the URL, and not seen behind a VPC endpoint",
        );
        Ok(())
    }

    fn of_presigned(&mut self, guard: &Guard) -> Result<(), Error> {
        let principal = principal_of(guard);
        let mut deny = |sid: &str, condition: &str| {
            self.deny(sid, &principal, &["s3:*"], false, Some(condition.into()));
        };
        match guard.presigned.as_deref() {
            None => {}
            Some("only") => {
                deny("OnlyPresigned", r#"{"StringNotEquals": {"s3:authType": "REST-QUERY-STRING"}}"#);
                if guard.principal.is_none() {
                    self.notes.push("only presigned URLs reach objects, whoever asks: name the signer as \"principal\" to bind it alone");
                }
            }
            Some("never") => {
                let condition = r#"{"StringNotEquals": {"s3:authType": "REST-HEADER"}, "Bool": {"aws:ViaAWSService": "false"}}"#;
                deny("NoPresigned", condition);
                self.notes.push("downloads of AWS's console are presigned, and forms are refused too");
            }
            Some(other) => return Err(invalid_option("presigned", other, "only or never")),
        }
        Ok(())
    }

    fn of_uploads(&mut self, guard: &Guard) {
        if guard.create_only {
            let condition =
                r#"{"Null": {"s3:if-none-match": "true"}, "Bool": {"s3:ObjectCreationOperation": "true"}}"#;
            self.deny_all("OnlyCreate", &["s3:PutObject"], false, condition);
            self.notes.push("each upload and copy must send the header If-None-Match: sign it in every URL");
        }
        if guard.no_acl {
            let condition = r#"{"Null": {"s3:x-amz-acl": "false"}}"#;
            self.deny_all("NoAcl", &["s3:PutObject"], false, condition);
            self.deny("NoAclAction", EVERYBODY, &["s3:PutObjectAcl", "s3:PutObjectVersionAcl"], false, None);
        }
    }
}

const EVERYBODY: &str = "\"*\"";

fn principal_of(guard: &Guard) -> String {
    guard.principal.as_deref().map_or(EVERYBODY.into(), |arn| format!("{{\"AWS\": {}}}", quoted(arn)))
}

/// An address, or a block of them.
fn is_network(text: &str) -> bool {
    let (address, bits) = text.split_once('/').unwrap_or((text, "0"));
    let most = match address.parse() {
        Ok(IpAddr::V4(_)) => 32,
        Ok(IpAddr::V6(_)) => 128,
        Err(_) => return false,
    };
    bits.parse::<u8>().is_ok_and(|bits| bits <= most)
}
