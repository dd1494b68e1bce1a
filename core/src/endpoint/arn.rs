//! Amazon Resource Names of what can stand in for a bucket.
//!
//! `arn:partition:service:region:account:resource`, where the parts of the
//! resource are separated by colons or slashes ("Amazon Resource Names", IAM
//! User Guide; "Using access points", S3 User Guide).

use super::{
    host_label::{are_host_labels, is_host_label},
    options::{Options, excludes},
    partition::Partition,
};
use crate::error::{Error, Quoted};

/// An ARN taken apart.
#[derive(Debug)]
pub(super) struct Arn<'a> {
    text: &'a str,
    partition: &'a str,
    service: &'a str,
    region: &'a str,
    account: &'a str,
    resource: Vec<&'a str>,
}

/// A resource of one account in one region: an access point, of S3 itself or of
/// S3 Object Lambda.
#[derive(Debug)]
pub(super) struct RegionalArn<'a> {
    text: &'a str,
    pub(super) region: &'a str,
    /// `name-account`: the label before the host.
    pub(super) label: String,
}

/// An access point on an Outpost.
#[derive(Debug)]
pub(super) struct OutpostArn<'a> {
    pub(super) access_point: RegionalArn<'a>,
    pub(super) outpost: &'a str,
}

/// A Multi-Region Access Point.
#[derive(Debug)]
pub(super) struct MultiRegionArn<'a> {
    text: &'a str,
    partition: &'a str,
    /// Such as `mfzwi23gnjvgw.mrap`.
    pub(super) name: &'a str,
}

impl<'a> Arn<'a> {
    pub(super) fn parse(text: &'a str) -> Result<Arn<'a>, Error> {
        let parts: Vec<&str> = text.splitn(6, ':').collect();
        let [_, partition, service, region, account, resource] = parts.as_slice() else {
            return Err(invalid(text, "has fewer than six parts"));
        };
        if partition.is_empty() || service.is_empty() || resource.is_empty() {
            return Err(invalid(text, "has no partition, service or resource"));
        }
        Ok(Arn { text, partition, service, region, account, resource: resource.split([':', '/']).collect() })
    }

    /// The service and the parts of the resource, which say what it is.
    pub(super) fn kind(&self) -> (&'a str, &[&'a str]) {
        (self.service, &self.resource)
    }

    /// Whether the ARN belongs to no region.
    pub(super) fn is_global(&self) -> bool {
        self.region.is_empty()
    }

    /// The access point of this name, if nothing stands behind it.
    pub(super) fn regional(&self, name: &'a str, rest: &[&str]) -> Result<RegionalArn<'a>, Error> {
        if !rest.is_empty() {
            return Err(self.invalid("has more than a name after accesspoint"));
        }
        if !are_host_labels(self.region) {
            return Err(self.invalid("names a region that cannot be part of a host name"));
        }
        if !is_host_label(self.account) {
            return Err(self.invalid("has no account id of letters, digits and hyphens"));
        }
        if !is_host_label(name) {
            return Err(
                self.invalid("names an access point with other characters than letters, digits and hyphens")
            );
        }
        Ok(RegionalArn { text: self.text, region: self.region, label: format!("{name}-{}", self.account) })
    }

    /// The access point that the parts behind `outpost` name.
    pub(super) fn outpost(&self, resource: &[&'a str]) -> Result<OutpostArn<'a>, Error> {
        let (outpost, name) = match resource {
            [outpost, "accesspoint", name] => (*outpost, *name),
            [_, "accesspoint", _, ..] => return Err(self.invalid("has more than a name after accesspoint")),
            _ => return Err(self.invalid("does not end in outpost/ID/accesspoint/NAME")),
        };
        if !is_host_label(outpost) {
            return Err(
                self.invalid("names an Outpost with other characters than letters, digits and hyphens")
            );
        }
        Ok(OutpostArn { access_point: self.regional(name, &[])?, outpost })
    }

    /// The Multi-Region Access Point that the resource names.
    pub(super) fn multi_region(&self) -> Result<MultiRegionArn<'a>, Error> {
        // The rules do not look at what follows the name.
        match self.resource.as_slice() {
            [_, name] if are_host_labels(name) => {
                Ok(MultiRegionArn { text: self.text, partition: self.partition, name })
            }
            _ => Err(self.invalid("names no Multi-Region Access Point such as ALIAS.mrap")),
        }
    }

    /// The error that says what is wrong with the ARN.
    pub(super) fn invalid(&self, problem: &str) -> Error {
        invalid(self.text, problem)
    }
}

impl RegionalArn<'_> {
    /// The partition to build the host in, if the signer may sign for the
    /// ARN's region.
    pub(super) fn partition(&self, options: &Options) -> Result<&'static Partition, Error> {
        if !options.use_arn_region && self.region != options.region {
            return Err(excludes(
                &format!("an ARN of region \"{}\"", self.region),
                &format!("a signer of region \"{}\" without \"use-arn-region\"", options.region),
                "make them the same, or set \"use-arn-region\"",
            ));
        }
        let partition = Partition::of(self.region);
        same_partition(self.text, partition.id, options)?;
        Ok(partition)
    }
}

impl MultiRegionArn<'_> {
    /// The partition to build the host in, which must be the signer's.
    pub(super) fn partition(&self, options: &Options) -> Result<&'static Partition, Error> {
        same_partition(self.text, self.partition, options)?;
        Ok(options.partition())
    }
}

fn same_partition(arn: &str, partition: &str, options: &Options) -> Result<(), Error> {
    let own = options.partition().id;
    if partition == own {
        return Ok(());
    }
    let partition = Quoted::from(partition);
    let problem = format!("is in partition {partition}, but region \"{}\" is in {own}", options.region);
    Err(invalid(arn, &problem))
}

fn invalid(arn: &str, problem: &str) -> Error {
    Error::InvalidArn { arn: arn.into(), problem: problem.into() }
}
