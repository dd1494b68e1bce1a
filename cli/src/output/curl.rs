//! A command for a POSIX shell, as the core writes it.

use super::Signed;

pub(super) fn command(signed: &Signed) -> String {
    match signed {
        Signed::Request(request) => request.curl(),
        Signed::Post(post) => post.curl(),
    }
}
