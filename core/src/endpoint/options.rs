//! The options of the endpoint rules, and which of them exclude each other
//! whatever the bucket.

use super::{
    SigningRegion,
    custom::{CustomEndpoint, HostKind},
    host_label::are_host_labels,
    partition::Partition,
};
use crate::{error::Error, pairs::Given, unsigned_prefix::UnsignedPrefix};
use std::borrow::Cow;

/// The region that stands for S3's global endpoint, which is in `us-east-1`.
const GLOBAL_REGION: &str = "aws-global";
/// Where the global endpoint lives.
const HOME_OF_GLOBAL: &str = "us-east-1";

/// Where the bucket's name goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Addressing {
    /// By AWS's rules: in the host where that is possible, and otherwise in the
    /// path (names that are not a DNS label, dots under https, IP addresses). Of
    /// an endpoint whose host is a single label, such as `minio` or `localhost`,
    /// in the path too, since `photos.minio` resolves only where somebody has set
    /// that up.
    #[default]
    Auto,
    /// In the host (virtual-hosted style), dots or not. A name that no host can
    /// hold still goes into the path, and so does any name beside an IP address.
    Virtual,
    /// In the path (path style), as most other stores want it.
    Path,
    /// Nowhere: the endpoint's host *is* the bucket, as with a custom domain.
    BucketHost,
}

impl Addressing {
    /// The style called `auto`, `virtual`, `path` or `bucket-host`.
    pub(crate) fn from_name(name: &str) -> Option<Addressing> {
        match name {
            "auto" => Some(Addressing::Auto),
            "virtual" => Some(Addressing::Virtual),
            "path" => Some(Addressing::Path),
            "bucket-host" => Some(Addressing::BucketHost),
            _ => None,
        }
    }
}

impl Addressing {
    pub(super) fn name(self) -> &'static str {
        match self {
            Addressing::Auto => "auto",
            Addressing::Virtual => "virtual",
            Addressing::Path => "path",
            Addressing::BucketHost => "bucket-host",
        }
    }
}

/// What the endpoint rules depend on, except the bucket and the operation.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    pub(crate) region: String,
    pub(crate) custom: Option<CustomEndpoint>,
    pub(crate) addressing: Addressing,
    /// What a proxy removes before the endpoint sees a request.
    pub(crate) unsigned_prefix: Option<UnsignedPrefix>,
    pub(crate) use_fips: bool,
    pub(crate) use_dual_stack: bool,
    pub(crate) use_accelerate: bool,
    pub(crate) use_global_endpoint: bool,
    pub(crate) use_arn_region: bool,
    pub(crate) disable_access_points: bool,
    pub(crate) disable_multi_region_access_points: bool,
    pub(crate) disable_s3_express_session_auth: bool,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            region: String::new(),
            custom: None,
            addressing: Addressing::Auto,
            unsigned_prefix: None,
            use_fips: false,
            use_dual_stack: false,
            use_accelerate: false,
            use_global_endpoint: false,
            use_arn_region: true,
            disable_access_points: false,
            disable_multi_region_access_points: false,
            disable_s3_express_session_auth: false,
        }
    }
}

impl Options {
    /// Reads the options of a signer; the endpoint's URL and what stands before its path are
    /// their reader's.
    pub(crate) fn read(given: &mut Given<'_>) -> Options {
        let expected = "auto, virtual, path or bucket-host";
        Options {
            region: given.text("region").unwrap_or_default().into(),
            custom: None,
            unsigned_prefix: None,
            addressing: given.parsed("addressing", expected, Addressing::from_name).unwrap_or_default(),
            use_dual_stack: given.boolean("use-dual-stack").unwrap_or(false),
            use_fips: given.boolean("use-fips").unwrap_or(false),
            use_accelerate: given.boolean("use-accelerate").unwrap_or(false),
            use_global_endpoint: given.boolean("use-global-endpoint").unwrap_or(false),
            use_arn_region: given.boolean("use-arn-region").unwrap_or(true),
            disable_access_points: given.boolean("disable-access-points").unwrap_or(false),
            disable_multi_region_access_points: given
                .boolean("disable-multi-region-access-points")
                .unwrap_or(false),
            disable_s3_express_session_auth: given
                .boolean("disable-s3-express-session-auth")
                .unwrap_or(false),
        }
    }

    /// What is not left at its default, by the names that other languages have.
    pub(crate) fn describe(&self) -> Vec<(Cow<'static, str>, String)> {
        let mut pairs = vec![("region".into(), self.region.clone())];
        if let Some(custom) = &self.custom {
            pairs.push(("endpoint".into(), custom.url()));
        }
        if self.addressing != Addressing::Auto {
            pairs.push(("addressing".into(), self.addressing.name().into()));
        }
        if let Some(prefix) = &self.unsigned_prefix {
            pairs.push(("unsigned-path-prefix".into(), prefix.as_str().into()));
        }
        let flags = [
            ("use-dual-stack", self.use_dual_stack, false),
            ("use-fips", self.use_fips, false),
            ("use-accelerate", self.use_accelerate, false),
            ("use-global-endpoint", self.use_global_endpoint, false),
            ("use-arn-region", self.use_arn_region, true),
            ("disable-access-points", self.disable_access_points, false),
            ("disable-multi-region-access-points", self.disable_multi_region_access_points, false),
            ("disable-s3-express-session-auth", self.disable_s3_express_session_auth, false),
        ];
        let changed = flags.into_iter().filter(|(_, value, default)| value != default);
        pairs.extend(changed.map(|(name, value, _)| (name.into(), value.to_string())));
        pairs
    }

    /// What stands in a URL before the path that is signed, encoded.
    pub(crate) fn before_path(&self) -> String {
        self.unsigned_prefix.as_ref().map(UnsignedPrefix::encoded).unwrap_or_default()
    }

    /// Whether the endpoint's host takes a bucket's name before it. One of a single label does
    /// where that is asked for: AWS's rules know no such hosts, and would always write it there.
    pub(super) fn host_takes_bucket(&self) -> bool {
        match self.custom.as_ref().map(|custom| custom.kind) {
            Some(HostKind::Address) => false,
            Some(HostKind::SingleLabel) => self.addressing == Addressing::Virtual,
            Some(HostKind::Domain) | None => true,
        }
    }

    /// The partition of the region.
    pub(super) fn partition(&self) -> &'static Partition {
        Partition::of(&self.region)
    }

    /// The region in AWS's host names.
    pub(super) fn host_region(&self) -> &str {
        if self.region == GLOBAL_REGION { HOME_OF_GLOBAL } else { &self.region }
    }

    /// The region in the credential scope.
    pub(super) fn signing_region(&self) -> SigningRegion {
        SigningRegion::One(self.host_region().into())
    }

    /// Whether AWS's host names leave the region out.
    pub(super) fn is_global(&self) -> bool {
        self.region == GLOBAL_REGION || self.use_global_endpoint && self.region == HOME_OF_GLOBAL
    }

    /// `-fips` and `.dualstack` as AWS's host names have them.
    pub(super) fn fips(&self) -> &'static str {
        if self.use_fips { "-fips" } else { "" }
    }

    /// See [`Options::fips`].
    pub(super) fn dual_stack(&self) -> &'static str {
        if self.use_dual_stack { ".dualstack" } else { "" }
    }

    pub(super) fn invalid_region(&self) -> Error {
        Error::InvalidRegion { name: "region", region: self.region.as_str().into() }
    }

    /// Refuses what a kind of bucket does not support.
    pub(super) fn refuse(&self, what: &str, options: &[(bool, &str)]) -> Result<(), Error> {
        match options.iter().find(|(set, _)| *set) {
            Some((_, option)) => Err(excludes(option, what, "leave the option off")),
            None => Ok(()),
        }
    }
}

/// The error for two things that exclude each other.
pub(super) fn excludes(first: &str, second: &str, remedy: &'static str) -> Error {
    Error::ConflictingOptions { first: first.into(), second: second.into(), remedy }
}

/// Refuses what the rules refuse whatever the bucket.
pub(crate) fn validate(options: &Options) -> Result<(), Error> {
    if options.region.is_empty() {
        return Err(Error::MissingRegion { name: "region" });
    }
    if !are_host_labels(&options.region) || is_mistaken(&options.region) {
        return Err(options.invalid_region());
    }
    if options.use_accelerate && options.use_fips {
        return Err(excludes("\"use-accelerate\"", "\"use-fips\"", "leave one of them off"));
    }
    if options.use_accelerate && options.addressing == Addressing::Path {
        let remedy = "S3 Transfer Acceleration needs the bucket in the host: leave one of them off";
        return Err(excludes("\"use-accelerate\"", "path-style addressing", remedy));
    }
    match &options.custom {
        Some(_) => {
            let named = [
                (options.use_dual_stack, "\"use-dual-stack\""),
                (options.use_fips, "\"use-fips\""),
                (options.use_accelerate, "\"use-accelerate\""),
            ];
            options.refuse("\"endpoint\", whose URL already says it", &named)?;
        }
        None if options.addressing == Addressing::BucketHost || options.unsigned_prefix.is_some() => {
            return Err(Error::missing_option("the signer", "endpoint"));
        }
        None => {}
    }
    let partition = options.partition();
    let lacking = [
        (options.use_fips && !partition.has_fips(), "FIPS"),
        (options.use_accelerate && !partition.has_accelerate(), "S3 Transfer Acceleration"),
    ];
    match lacking.into_iter().find(|(wanted, _)| *wanted) {
        Some((_, feature)) => Err(Error::UnsupportedByPartition {
            feature,
            partition: partition.id,
            region: options.region.as_str().into(),
        }),
        None => Ok(()),
    }
}

/// Whether a region is what programs write where there is none, or one of AWS's in capitals, which
/// S3 compares as they are.
fn is_mistaken(region: &str) -> bool {
    let lower = region.to_ascii_lowercase();
    matches!(lower.as_str(), "undefined" | "null" | "none" | "nil" | "nan" | "false" | "true")
        || lower != region && Partition::claims(&lower)
}

/// Refuses a host of AWS that names another region than the signer's. The rules
/// allow it, and S3 then refuses every signature.
pub(crate) fn check_region_of_endpoint(options: &Options) -> Result<(), Error> {
    let Some(custom) = &options.custom else { return Ok(()) };
    match custom.aws_region() {
        Some(named) if named != options.host_region() => Err(Error::EndpointRegionMismatch {
            endpoint: custom.authority.as_str().into(),
            endpoint_region: named.into(),
            region: options.region.as_str().into(),
        }),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Addressing, CustomEndpoint, Options, check_region_of_endpoint, validate};
    use crate::ErrorCode;

    fn refusal(change: impl Fn(&mut Options)) -> Option<ErrorCode> {
        let mut options = Options { region: "eu-west-1".into(), ..Options::default() };
        change(&mut options);
        let checked = validate(&options).and_then(|()| check_region_of_endpoint(&options));
        checked.err().map(|error| error.code())
    }

    fn endpoint(url: &str) -> Option<CustomEndpoint> {
        Some(CustomEndpoint::parse(url).unwrap())
    }

    #[test]
    fn regions_are_host_labels() {
        assert_eq!(refusal(|options| options.region = String::new()), Some(ErrorCode::MissingRegion));
        for region in
            ["-a", "a-", "a..b", "a b", "ü", &"a".repeat(64), "US-EAST-1", "undefined", "None", "null"]
        {
            assert_eq!(refusal(|options| options.region = region.into()), Some(ErrorCode::InvalidRegion));
        }
        for region in ["auto", "garage", "us-east-1", "zz-nowhere-9"] {
            assert_eq!(refusal(|options| options.region = region.into()), None);
        }
    }

    #[test]
    fn some_options_exclude_each_other() {
        let conflict = Some(ErrorCode::ConflictingOptions);
        assert_eq!(refusal(|o| (o.use_accelerate, o.use_fips) = (true, true)), conflict);
        assert_eq!(refusal(|o| (o.use_accelerate, o.addressing) = (true, Addressing::Path)), conflict);
        assert_eq!(refusal(|o| (o.use_dual_stack, o.custom) = (true, endpoint("http://h"))), conflict);
        assert_eq!(refusal(|o| o.addressing = Addressing::BucketHost), Some(ErrorCode::MissingOption));
        let china = |o: &mut Options| (o.region, o.use_fips) = ("cn-north-1".into(), true);
        assert_eq!(refusal(china), Some(ErrorCode::UnsupportedByPartition));
    }

    #[test]
    fn an_aws_endpoint_of_another_region_is_refused() {
        for host in [
            "s3.ca-central-1.amazonaws.com",
            "s3-ca-central-1.amazonaws.com",
            "s3.dualstack.ca-central-1.amazonaws.com",
            "bucket.vpce-0a-0b.s3.ca-central-1.vpce.amazonaws.com",
            "s3.cn-north-1.amazonaws.com.cn",
        ] {
            let mismatch = refusal(|o| o.custom = endpoint(&format!("https://{host}")));
            assert_eq!(mismatch, Some(ErrorCode::EndpointRegionMismatch), "{host}");
        }
        for host in ["s3.eu-west-1.amazonaws.com", "s3.amazonaws.com", "ca-central-1.example.com"] {
            assert_eq!(refusal(|o| o.custom = endpoint(&format!("https://{host}"))), None, "{host}");
        }
        // The pseudo region is signed for as its home.
        let home = |o: &mut Options| {
            o.region = "aws-global".into();
            o.custom = endpoint("https://s3.us-east-1.amazonaws.com");
        };
        assert_eq!(refusal(home), None);
    }
}
