//! What every other language passes: names in any case convention, and texts.

mod environment;
mod given;
mod name;
mod other_names;
mod value;

pub(crate) use environment::EnvironmentOptions;
pub(crate) use given::{Given, names};
pub(crate) use name::{SaidType, bare_name, near, same_name, split_name, typed_name};
pub(crate) use other_names::suggestion;
pub use value::Value;
pub(crate) use value::{bytes_for_text, invalid_option, other_type, parse_boolean, parse_instant};
