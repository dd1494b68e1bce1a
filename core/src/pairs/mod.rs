//! What every other language passes: names in any case convention, and texts.

mod environment;
mod given;
mod name;
mod value;

pub(crate) use environment::EnvironmentOptions;
pub(crate) use given::{Given, names};
pub(crate) use name::{near, nearest, of_bytes, same_name, split_name};
pub use value::Value;
pub(crate) use value::{bytes_for_text, invalid_option, parse_boolean, parse_instant};
