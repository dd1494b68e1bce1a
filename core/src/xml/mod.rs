//! XML as S3 has it: texts that are written, and elements that are read from what a server sent.

mod elements;
mod text;

pub(crate) use elements::{elements_within, unescape, without_nul};
pub(crate) use text::{can_hold, escape};
