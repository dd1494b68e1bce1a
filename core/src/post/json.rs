//! JSON with every name that it has: `serde_json`'s own value keeps only the last of
//! two equal ones, and another reader might keep the first.

use serde_core::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::{collections::BTreeSet, fmt};

/// A value, as far as policies have any use for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Json {
    Text(String),
    Number(u64),
    List(Vec<Json>),
    /// In the order in which they came.
    Object(Vec<(String, Json)>),
    /// `null`, `true`, `false`, a number below zero or a fraction.
    Other,
}

impl Json {
    /// The first name that one object has twice, here or further down.
    pub(super) fn repeated_name(&self) -> Option<&str> {
        match self {
            Json::Object(pairs) => {
                let mut names = BTreeSet::new();
                // Most objects of a policy have one name.
                let mut is_new = |name| pairs.len() == 1 || names.insert(name);
                pairs.iter().find_map(|(name, value)| match is_new(name) {
                    true => value.repeated_name(),
                    false => Some(name),
                })
            }
            Json::List(values) => values.iter().find_map(Json::repeated_name),
            Json::Text(_) | Json::Number(_) | Json::Other => None,
        }
    }

    /// What an object has under a name.
    pub(super) fn get(&self, name: &str) -> Option<&Json> {
        let Json::Object(pairs) = self else { return None };
        pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    pub(super) fn text(&self) -> Option<&str> {
        if let Json::Text(text) = self { Some(text) } else { None }
    }

    pub(super) fn list(&self) -> Option<&[Json]> {
        if let Json::List(values) = self { Some(values) } else { None }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Json;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.into()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json, E> {
        Ok(Json::Number(number))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Json, E> {
        Ok(Json::Other)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Json, E> {
        Ok(Json::Other)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Json, E> {
        Ok(Json::Other)
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = values.next_element()? {
            list.push(value);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Json, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = entries.next_entry()? {
            pairs.push(pair);
        }
        Ok(Json::Object(pairs))
    }
}

#[cfg(test)]
mod tests {
    use super::Json;
    use proptest::prelude::*;

    fn repeated(document: &str) -> Option<String> {
        let json: Json = serde_json::from_str(document).unwrap();
        json.repeated_name().map(String::from)
    }

    #[test]
    fn sees_a_name_twice_at_any_depth() {
        for (document, name) in [
            (r#"{"a":1,"b":{"a":2},"c":[{"a":3},{"a":4}]}"#, None),
            (r#"{"a":1,"A":2}"#, None),
            (r#"{"a":1,"a":1}"#, Some("a")),
            (r#"{"a":1,"\u0061":2}"#, Some("a")),
            (r#"[1,[null,-1,0.5,true,{"x":{"y":[],"":1,"":2}}]]"#, Some("")),
        ] {
            assert_eq!(repeated(document).as_deref(), name, "{document}");
        }
    }

    proptest! {
        #[test]
        fn takes_any_text(text in "[\\[\\]{}\",:a-c0-9.-]{0,40}") {
            if let Ok(json) = serde_json::from_str::<Json>(&text) {
                let _ = json.repeated_name();
            }
        }
    }
}
