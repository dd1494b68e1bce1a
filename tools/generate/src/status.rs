//! A status of the C ABI: core's error codes, and what only a caller of
//! pointers can get wrong.

use s3presign::ErrorCode;
use std::cmp::Reverse;

/// A number of the C ABI, with the name that all languages share.
pub(crate) struct Status {
    pub(crate) number: i32,
    pub(crate) name: &'static str,
    pub(crate) meaning: &'static str,
}

/// -1 to -9 and -99, which core leaves to the C ABI.
const OF_THE_ABI: [Status; 5] = [
    Status {
        number: 0,
        name: "Ok",
        meaning: "Success. Where an answer is returned, its length says so too: it is 0 or more.",
    },
    Status { number: -1, name: "NullPointer", meaning: "A pointer that must not be NULL is." },
    Status {
        number: -2,
        name: "MalformedParameters",
        meaning: "A length, a count or the form of a list is wrong, or two arguments overlap.",
    },
    Status { number: -3, name: "InvalidUtf8", meaning: "Text is not UTF-8." },
    Status {
        number: -99,
        name: "Internal",
        meaning: "A mistake in s3presign itself. The process is intact; please report it.",
    },
];

impl Status {
    /// Every status, from 0 down.
    pub(crate) fn all() -> Vec<Status> {
        let of_core = ErrorCode::ALL.iter().map(|code| Status {
            number: *code as i32,
            name: code.as_str(),
            meaning: code.meaning(),
        });
        let mut all: Vec<Status> = of_core.chain(OF_THE_ABI).collect();
        all.sort_by_key(|status| Reverse(status.number));
        all
    }

    /// As C spells it: `InvalidKey` is `S3PRESIGN_INVALID_KEY`.
    pub(crate) fn constant(&self) -> String {
        let mut constant = String::from("S3PRESIGN");
        for letter in self.name.chars() {
            if letter.is_ascii_uppercase() {
                constant.push('_');
            }
            constant.push(letter.to_ascii_uppercase());
        }
        constant
    }
}

#[cfg(test)]
mod tests {
    use super::Status;
    use std::collections::BTreeSet;

    #[test]
    fn names_numbers_and_constants_are_unique() {
        let all = Status::all();
        let distinct = |texts: Vec<String>| texts.into_iter().collect::<BTreeSet<_>>().len();
        assert_eq!(distinct(all.iter().map(|status| status.number.to_string()).collect()), all.len());
        assert_eq!(distinct(all.iter().map(|status| status.name.to_owned()).collect()), all.len());
        assert_eq!(distinct(all.iter().map(Status::constant).collect()), all.len());
    }

    #[test]
    fn they_go_down_from_success() {
        let all = Status::all();
        assert_eq!(all[0].constant(), "S3PRESIGN_OK");
        assert!(all.windows(2).all(|pair| pair[0].number > pair[1].number));
        assert!(all.iter().any(|status| status.constant() == "S3PRESIGN_INVALID_UTF8"));
        assert!(all.iter().all(|status| !status.meaning.is_empty() && !status.meaning.contains('\n')));
    }
}
