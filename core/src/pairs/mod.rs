//! What every other language passes: names in any case convention, and texts.

mod given;
mod name;
mod value;

pub(crate) use given::{Given, names};
pub(crate) use name::{nearest, same_name};
pub use value::Value;
pub(crate) use value::{invalid_option, parse_boolean, parse_instant};
