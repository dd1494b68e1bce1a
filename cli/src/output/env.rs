//! Assignments for a POSIX shell: `eval "$(s3presign get ... --output env)"`.

use super::{Signed, quoted::posix};
use crate::arguments::instant::rfc3339;

pub(super) fn assignments(signed: &Signed) -> String {
    let lines = |pairs: Vec<(&str, &str)>, between: &str| {
        let lines: Vec<String> =
            pairs.iter().map(|(name, value)| format!("{name}{between}{value}")).collect();
        lines.join("\n")
    };
    let (kind, sent) = match signed {
        // One a line, as `curl --header @-` reads them.
        Signed::Request(_) => ("HEADERS", lines(signed.headers(), ": ")),
        Signed::Post(post) => ("FIELDS", lines(post.fields().collect(), "=")),
    };
    let pairs = [
        ("URL", signed.url().to_owned()),
        ("METHOD", signed.method().to_owned()),
        (kind, sent),
        ("EXPIRES_AT", rfc3339(signed.expires_at())),
    ];
    let assignments: Vec<String> =
        pairs.iter().map(|(name, value)| format!("S3PRESIGN_{name}={}", posix(value))).collect();
    assignments.join("\n")
}
