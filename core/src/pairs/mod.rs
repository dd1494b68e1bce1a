//! What every other language passes: names in any case convention, and texts.

mod name;
mod value;

pub(crate) use name::{nearest, same_name};
pub use value::Value;
pub(crate) use value::{
    boolean_option, instant_option, invalid_option, parse_boolean, parse_instant, seconds_option,
};
