//! AWS's partitions: groups of regions with a domain of their own.

use super::partition_table::PARTITIONS;

/// A group of regions.
#[derive(Debug)]
pub(super) struct Partition {
    /// Such as `aws`, `aws-cn` or `aws-us-gov`.
    pub(super) id: &'static str,
    /// The domain of its endpoints.
    pub(super) dns_suffix: &'static str,
    /// Its regions are called `PREFIX-word-number`.
    pub(super) region_prefixes: &'static [&'static str],
    /// Names of regions that are called otherwise.
    pub(super) other_regions: &'static [&'static str],
}

impl Partition {
    /// The partition of a region. One that AWS does not have (a new region of a
    /// new kind, or another store's) counts as one of the first.
    pub(super) fn of(region: &str) -> &'static Partition {
        let [first, ..] = &PARTITIONS;
        PARTITIONS.iter().find(|partition| partition.has(region)).unwrap_or(first)
    }

    /// Whether a name is one that AWS gives to a region.
    pub(super) fn claims(region: &str) -> bool {
        PARTITIONS.iter().any(|partition| partition.has(region))
    }

    /// The rules name the one partition that has no FIPS endpoints of S3.
    pub(super) fn has_fips(&self) -> bool {
        self.id != "aws-cn"
    }

    /// The rules name the one partition that has no S3 Transfer Acceleration.
    pub(super) fn has_accelerate(&self) -> bool {
        self.id != "aws-cn"
    }

    fn has(&self, region: &str) -> bool {
        let by_pattern = |prefix: &&str| {
            let rest = region.strip_prefix(*prefix).and_then(|rest| rest.strip_prefix('-'));
            rest.and_then(|rest| rest.split_once('-')).is_some_and(|(word, number)| {
                let word_characters = word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
                let digits = number.bytes().all(|byte| byte.is_ascii_digit());
                !word.is_empty() && word_characters && !number.is_empty() && digits
            })
        };
        self.other_regions.contains(&region) || self.region_prefixes.iter().any(by_pattern)
    }
}

/// The labels before AWS's domain, if the host is one of AWS's.
pub(super) fn labels_of_aws_host(host: &str) -> Option<&str> {
    let labels = |partition: &Partition| host.strip_suffix(partition.dns_suffix)?.strip_suffix('.');
    PARTITIONS.iter().find_map(labels)
}

#[cfg(test)]
mod tests {
    use super::Partition;

    #[test]
    fn regions_belong_to_partitions() {
        for (region, partition) in [
            ("eu-west-1", "aws"),
            ("us-east-99", "aws"),
            ("aws-global", "aws"),
            ("cn-north-1", "aws-cn"),
            ("us-gov-west-1", "aws-us-gov"),
            ("us-iso-east-1", "aws-iso"),
            ("us-isob-east-1", "aws-iso-b"),
            ("zz-nowhere-9", "aws"),
            ("auto", "aws"),
        ] {
            assert_eq!(Partition::of(region).id, partition, "{region}");
        }
        assert!(Partition::claims("ap-southeast-7") && !Partition::claims("garage"));
    }
}
