//! A rule: an action that an operation needs where some tests hold. Its texts stand in the table, each once.

use super::table::{CONDITIONS, OPERATIONS, PARAMETERS, RULES, TESTS, VALUES};

/// One action, or one doubt, of an operation.
#[derive(Debug)]
pub(super) struct Rule {
    /// The kinds of places for which it holds, as bits.
    pub(super) places: u8,
    pub(super) kind: Kind,
    pub(super) on: On,
    pub(super) basis: Basis,
    /// The number of the action, or of a doubt's words.
    pub(super) text: u8,
    /// The number of the source, or of an optional action's effect.
    pub(super) source: u8,
    pub(super) first_test: u16,
    pub(super) tests: u8,
}

/// What a rule says of its action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Needed,
    /// Nothing is refused without it.
    Optional,
    /// Nobody says.
    Doubt,
}

/// What an action is asked for on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum On {
    Service,
    Bucket,
    Object,
    SourceBucket,
    SourceObject,
    SourceDirectoryBucket,
    DirectoryBucket,
    ObjectLambda,
    OutpostsObject,
    OutpostsBucket,
    KmsKey,
    KmsKeyOfSource,
    Role,
    TableBucket,
    Function,
    /// All there is.
    Everything,
}

/// What a rule is known by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Basis {
    Documented,
    /// By others than AWS.
    Elsewhere,
    /// From names, condition keys and what is alike.
    Inferred,
}

/// One thing that must hold.
#[derive(Debug)]
pub(super) struct Test {
    pub(super) tested: Tested,
    /// The number of a parameter, or of a condition.
    pub(super) subject: u8,
    /// The number of the values that count.
    pub(super) values: u8,
}

/// How a parameter or a condition is tested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tested {
    Given,
    Missing,
    Among,
    NotAmong,
    MissingOrAmong,
    /// The copy's source names a version.
    WithVersion,
    WithoutVersion,
    /// The copy's source lies in a bucket or behind an access point of S3 itself.
    FromBucket,
    FromDirectory,
    FromOutposts,
    Assumed,
    NotAssumed,
}

impl Rule {
    /// Whether its text is that of an action, and not of a doubt.
    pub(super) fn names_an_action(&self) -> bool {
        self.kind != Kind::Doubt
    }

    /// What must hold.
    pub(super) fn tests(&self) -> &'static [Test] {
        let first = usize::from(self.first_test);
        TESTS.get(first..first.saturating_add(usize::from(self.tests))).unwrap_or_default()
    }
}

impl Test {
    /// The parameter, of a test of one.
    pub(super) fn parameter(&self) -> &'static str {
        PARAMETERS.get(usize::from(self.subject)).copied().unwrap_or_default()
    }

    /// The condition's name, of a test of one.
    pub(super) fn condition(&self) -> &'static str {
        CONDITIONS.get(usize::from(self.subject)).map_or("", |(name, _)| name)
    }

    pub(super) fn values(&self) -> &'static [&'static str] {
        VALUES.get(usize::from(self.values)).copied().unwrap_or_default()
    }
}

/// The rules of an operation.
pub(super) fn rules_of(operation: &str) -> &'static [Rule] {
    let found = OPERATIONS.binary_search_by_key(&operation, |(name, _, _)| name);
    let place = found.ok().and_then(|index| OPERATIONS.get(index));
    place.map_or(&[], |(_, first, count)| rules_at((*first, *count)))
}

/// Some rules in a row.
pub(super) fn rules_at((first, count): (u16, u8)) -> &'static [Rule] {
    let first = usize::from(first);
    RULES.get(first..first.saturating_add(usize::from(count))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{super::table, Kind, On, rules_of};
    use crate::operation::{Operation, Resource};

    #[test]
    fn every_operation_has_rules_of_its_kind() {
        assert_eq!(table::OPERATIONS.len(), Operation::all().len());
        for operation in Operation::all() {
            let rules = rules_of(operation.name);
            let first = rules.first().unwrap_or_else(|| panic!("{}", operation.name));
            assert_eq!(first.kind, Kind::Needed, "{}", operation.name);
            let fits = match operation.resource {
                Resource::Object => matches!(first.on, On::Object | On::DirectoryBucket),
                Resource::Bucket => matches!(first.on, On::Bucket | On::Object | On::DirectoryBucket),
                Resource::Service => first.on == On::Service,
                Resource::Fixed(_) => first.on == On::ObjectLambda,
            };
            assert!(fits, "{}: {:?}", operation.name, first.on);
        }
    }

    #[test]
    fn every_parameter_is_one_that_the_operation_has() {
        for operation in Operation::all() {
            for test in rules_of(operation.name).iter().flat_map(super::Rule::tests) {
                let is_condition = matches!(test.tested, super::Tested::Assumed | super::Tested::NotAssumed);
                let known = is_condition || operation.parameter(test.parameter()).is_some();
                assert!(known, "{}: {}", operation.name, test.parameter());
            }
        }
    }
}
