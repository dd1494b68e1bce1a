//! What whoever signs must be allowed to do, so that S3 does as the URL says: the actions of IAM, on which
//! resources, as AWS documents them, and policies that grant them.

mod arn;
mod asked;
mod guard;
mod policy;
mod reading;
mod received;
mod required;
mod returned;
mod rule;
mod surroundings;
mod table;

pub(crate) use arn::escaped;
pub(crate) use asked::SentHeader;
pub use guard::{Guard, GuardPolicy, guard_policy};
pub use policy::PermissionPolicy;
pub(crate) use policy::{statement_of, statements_in_lines};
pub(crate) use received::may_need;
pub use required::{Need, OpenPlace, OptionalAction, Permission, Permissions};
pub use surroundings::Surroundings;
