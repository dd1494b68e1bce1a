//! What the request that was refused asked S3 for: its operation, where it goes, and what that needs.

use crate::{
    endpoint::ParsedHost,
    operation::{Location, Operation},
    permission::{Permission, Permissions, SentHeader},
    received::Purpose,
    sent_request::SentRequest,
    sigv4::Regions,
};

/// A request whose operation is known.
pub(super) struct Asking<'r> {
    pub(super) request: &'r SentRequest,
    pub(super) operation: &'static Operation,
    pub(super) place: ParsedHost,
    /// What it is known to need.
    pub(super) permissions: Permissions,
    /// The same if everything is encrypted with customer managed keys of KMS.
    encrypted: Permissions,
}

impl Asking<'_> {
    /// What a request asks for, where there is no doubt, and where S3's ARNs can say it.
    pub(super) fn of(request: &SentRequest) -> Option<Asking<'_>> {
        let query = request.query();
        let signed: Vec<String> =
            query.signed_headers.iter().filter(|name| *name != "host").cloned().collect();
        let host = request.parts().host().unwrap_or_default();
        let purpose = Purpose::of(request.parts(), host, &signed, Some(request.method()), None);
        let operation = match (request.known_operation(), purpose.operations.as_slice()) {
            (Some(operation), _) => operation,
            (None, [operation]) => *operation,
            _ => return None,
        };
        let headers: Vec<SentHeader<'_>> =
            request.headers().map(|(name, value)| (name, Some(value))).collect();
        let region = match &query.regions {
            Regions::One(region) => Some(region.as_ref()),
            Regions::Set(_) => None,
        };
        let of = |assumed: &[&str]| {
            Permissions::of_received(operation, request.parts(), &headers, &purpose.place, region, assumed)
        };
        let permissions = of(&[])?;
        let conditions = permissions.conditions().map(|(name, _)| name);
        let of_keys: Vec<&str> = conditions.filter(|name| name.ends_with("-encryption")).collect();
        let encrypted = of(&of_keys)?;
        Some(Asking { request, operation, place: purpose.place, permissions, encrypted })
    }

    /// What it sends under a header's name, in whichever place.
    pub(super) fn sent(&self, header: &str) -> Option<&str> {
        let mut headers = self.request.headers();
        let in_header = headers.find(|(name, _)| *name == header).map(|(_, value)| value);
        in_header.or_else(|| self.in_query(header))
    }

    /// What it sends of a header in the query.
    pub(super) fn in_query(&self, header: &str) -> Option<&str> {
        let pairs = &self.request.parts().query;
        let pair = pairs.iter().find(|pair| pair.name.eq_ignore_ascii_case(header.as_bytes()))?;
        std::str::from_utf8(&pair.value).ok()
    }

    /// What the operation itself needs, whatever its parameters ask for besides.
    pub(super) fn own(&self) -> Vec<&Permission> {
        let is_own =
            |permission: &&Permission| !is_of_key(permission) && self.parameter_of(permission).is_none();
        self.permissions.iter().filter(is_own).collect()
    }

    /// What parameters ask for besides, each with its parameter.
    pub(super) fn besides(&self) -> Vec<(&'static str, &Permission)> {
        let besides = self.permissions.iter().filter(|permission| !is_of_key(permission));
        besides.filter_map(|permission| Some((self.parameter_of(permission)?, permission))).collect()
    }

    /// What is needed of keys of KMS, and whether the request itself says so.
    pub(super) fn of_keys(&self) -> (Vec<&Permission>, bool) {
        let said: Vec<&Permission> =
            self.permissions.iter().filter(|permission| is_of_key(permission)).collect();
        if !said.is_empty() {
            return (said, true);
        }
        (self.encrypted.iter().filter(|permission| is_of_key(permission)).collect(), false)
    }

    /// The parameter that asks for a permission besides, if one does: `VersionId` only puts an action in the place of
    /// another, and no copy is without a source.
    pub(super) fn parameter_of(&self, permission: &Permission) -> Option<&'static str> {
        let because = permission.because();
        let is_besides = !matches!(because, "VersionId" | "CopySource");
        self.operation.parameter(because).filter(|_| is_besides).map(|_| because)
    }

    /// Whether a parameter is there; what is asked for by its default may be asked for without it.
    pub(super) fn says(&self, parameter: &str) -> bool {
        self.operation.parameter(parameter).is_some_and(|parameter| match parameter.location {
            Location::Header(name) => self.sent(name).is_some(),
            Location::Query(name) => self.in_query(name).is_some(),
            _ => false,
        })
    }

    /// Whether a parameter is one of an access control list.
    pub(super) fn is_acl(&self, parameter: &str) -> bool {
        let location = self.operation.parameter(parameter).map(|parameter| parameter.location);
        let of_acl = |name: &str| name == "x-amz-acl" || name.starts_with("x-amz-grant-");
        matches!(location, Some(Location::Header(name)) if of_acl(name))
    }

    /// The ACL and the grants that it sends: their names and values.
    pub(super) fn acl(&self) -> Vec<(&'static str, &str)> {
        let headers = self.operation.parameters.iter().filter(|parameter| self.is_acl(parameter.name));
        let sent = |location| match location {
            Location::Header(name) => self.sent(name),
            _ => None,
        };
        headers.filter_map(|parameter| Some((parameter.name, sent(parameter.location)?))).collect()
    }
}

fn is_of_key(permission: &Permission) -> bool {
    permission.action().starts_with("kms:")
}
