//! The credential scope: what a signature is good for besides its date.

/// Where a signature is good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Regions {
    /// One region, such as `eu-west-1`: Signature Version 4.
    One(String),
    /// A set of regions, such as `*` or `us-east-1,us-west-*`: Signature
    /// Version 4A, which names them in `X-Amz-Region-Set`.
    Set(String),
}

impl Regions {
    /// The value of `X-Amz-Algorithm`, and the first line of a string to sign.
    pub(crate) fn algorithm(&self) -> &'static str {
        match self {
            Regions::One(_) => "AWS4-HMAC-SHA256",
            Regions::Set(_) => "AWS4-ECDSA-P256-SHA256",
        }
    }

    /// What follows the date in the scope of a service: `/eu-west-1/s3/aws4_request`.
    pub(crate) fn after_date(&self, service: &str) -> String {
        match self {
            Regions::One(region) => ["/", region, "/", service, "/aws4_request"].concat(),
            Regions::Set(_) => ["/", service, "/aws4_request"].concat(),
        }
    }
}

/// A credential scope without its date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CredentialScope {
    pub(crate) regions: Regions,
    /// The signing name of the service, such as `s3`.
    pub(crate) service: &'static str,
}

impl CredentialScope {
    /// What follows the date in the scope.
    pub(crate) fn after_date(&self) -> String {
        self.regions.after_date(self.service)
    }

    /// The value of `X-Amz-Algorithm`.
    pub(crate) fn algorithm(&self) -> &'static str {
        self.regions.algorithm()
    }
}
