//! The kinds of policies of which each must let a request pass ("Policy evaluation logic", IAM User Guide).

/// A kind of policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layer {
    Identity,
    Resource,
    Boundary,
    Session,
    ServiceControl,
    ResourceControl,
    Endpoint,
}

/// The layers, by what S3 calls them ("Troubleshoot access denied (403 Forbidden) errors in Amazon S3", S3 User Guide).
const LAYERS: [(&str, Layer); 7] = [
    ("identity-based policy", Layer::Identity),
    ("resource-based policy", Layer::Resource),
    ("permissions boundary", Layer::Boundary),
    ("session policy", Layer::Session),
    ("service control policy", Layer::ServiceControl),
    ("resource control policy", Layer::ResourceControl),
    ("VPC endpoint policy", Layer::Endpoint),
];

impl Layer {
    /// The layer that such words name.
    pub(super) fn named_in(words: &str) -> Option<Layer> {
        let words = words.to_ascii_lowercase();
        let named = LAYERS.iter().find(|(name, _)| words.contains(&name.to_ascii_lowercase()));
        named.map(|(_, layer)| *layer)
    }

    pub(super) fn name(self) -> &'static str {
        LAYERS.iter().find(|(_, layer)| *layer == self).map_or("policy", |(name, _)| name)
    }

    /// The same with its article.
    pub(super) fn one(self) -> String {
        let article = if self == Layer::Identity { "an" } else { "a" };
        format!("{article} {}", self.name())
    }

    /// Whose it is, and so where to look.
    pub(super) fn owner(self) -> &'static str {
        match self {
            Layer::Identity => "the policies of the user, group or role that signed",
            Layer::Resource => "the policy of the bucket, access point or key",
            Layer::Boundary => "the permissions boundary of the user or role that signed",
            Layer::Session => "the policy that was passed when the temporary credentials were made",
            Layer::ServiceControl => "the organization's policy for the signer's account",
            Layer::ResourceControl => "the organization's policy for the bucket's account",
            Layer::Endpoint => "the policy of the VPC endpoint that whoever sends the request goes through",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LAYERS, Layer};

    #[test]
    fn each_layer_is_known_by_its_name() {
        for (name, layer) in LAYERS {
            assert_eq!(Layer::named_in(&format!("with an explicit deny in a {name}, with")), Some(layer));
            assert_eq!(layer.name(), name);
        }
        assert_eq!(Layer::named_in("because it rains"), None);
    }
}
