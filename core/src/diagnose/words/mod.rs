//! What servers say, and what it means: a table a store, of the code and the words of
//! each refusal that a presigned request, form or part can meet.
//!
//! Words of one store may mean something else in another, so what a row says holds
//! for its own store, and of S3's words for all that have no row of their own.

mod b2;
mod ceph;
mod garage;
mod google;
mod localstack;
mod minio;
mod oss;
mod ozone;
mod r2;
mod rclone;
mod remedy;
mod row;
mod s3;
mod s3s;
mod seaweedfs;
mod supabase;
mod swift;

use super::{finding::Certainty, store::Store};
pub(super) use row::{Row, To, Told};

/// Every table, S3's first.
static TABLES: [(Store, &[Row]); 15] = [
    (Store::S3, s3::ROWS),
    (Store::B2, b2::ROWS),
    (Store::Ceph, ceph::ROWS),
    (Store::Garage, garage::ROWS),
    (Store::Google, google::ROWS),
    (Store::LocalStack, localstack::ROWS),
    (Store::Minio, minio::ROWS),
    (Store::Oss, oss::ROWS),
    (Store::Ozone, ozone::ROWS),
    (Store::R2, r2::ROWS),
    (Store::Rclone, rclone::ROWS),
    (Store::S3s, s3s::ROWS),
    (Store::SeaweedFs, seaweedfs::ROWS),
    (Store::Supabase, supabase::ROWS),
    (Store::Swift, swift::ROWS),
];

/// What an answer means: by the store's own words, by S3's, by those of any other
/// store (then likely at most), or by its code alone.
pub(super) fn meanings(store: Option<Store>, answer: Told<'_>) -> Vec<(&'static Row, Certainty)> {
    let own = || TABLES.iter().filter(move |(of, _)| Some(*of) == store).map(|(_, rows)| *rows);
    let of_s3 = || std::iter::once(s3::ROWS);
    let others = || TABLES.iter().skip(1).map(|(_, rows)| *rows);
    let by_words = |rows| matching(rows, |row| row.is_said(answer));
    let by_code = |rows| matching(rows, |row| row.is_of_code_alone(answer));
    let own_words = own().map(by_words);
    let words_of_s3 = of_s3().map(by_words);
    let words_of_others = others().map(by_words).map(|found| at_most(found, Certainty::Likely));
    let codes = own().chain(of_s3()).map(by_code);
    let codes_of_others = others().map(by_code).map(|found| at_most(found, Certainty::Possible));
    let all = own_words.chain(words_of_s3).chain(words_of_others).chain(codes).chain(codes_of_others);
    all.into_iter().find(|found| !found.is_empty()).unwrap_or_default()
}

/// Whether a store has an error of this code.
pub(super) fn is_code(word: &str) -> bool {
    // A word that people write is none, whoever calls an error so.
    let capitals = word.bytes().filter(u8::is_ascii_uppercase).count();
    capitals > 1 && TABLES.iter().any(|(_, rows)| rows.iter().any(|row| row.code == word))
}

/// The code under which these words are said, by S3 or else by another store.
pub(super) fn code_of(words: &str) -> Option<&'static str> {
    let mut rows = TABLES.iter().flat_map(|(_, rows)| rows.iter());
    rows.find(|row| !row.code.is_empty() && !words.is_empty() && row.has_words(words)).map(|row| row.code)
}

/// The first row that fits, and those of the same words.
fn matching(rows: &'static [Row], fits: impl Fn(&Row) -> bool) -> Vec<(&'static Row, Certainty)> {
    let mut found = rows.iter().filter(|row| fits(row)).peekable();
    let words = found.peek().and_then(|row| row.words);
    found.filter(|row| row.words == words).map(|row| (row, row.certainty)).collect()
}

fn at_most(found: Vec<(&'static Row, Certainty)>, most: Certainty) -> Vec<(&'static Row, Certainty)> {
    found.into_iter().map(|(row, certainty)| (row, certainty.min(most))).collect()
}

#[cfg(test)]
mod tests {
    use super::{TABLES, To, Told, code_of, meanings};
    use crate::diagnose::finding::Certainty;

    #[test]
    fn a_code_alone_shows_nothing() {
        for (store, rows) in &TABLES {
            for row in *rows {
                assert!(!row.code.contains('*'), "{store:?} {}", row.code);
                let says = row.words.is_some_and(|words| !words.is_empty() && words != "*");
                assert!(says || row.certainty < Certainty::Shown, "{store:?} {}", row.code);
                assert!(says || !row.code.is_empty(), "{store:?} has a row for everything");
            }
        }
    }

    #[test]
    fn each_row_is_reached_by_its_own_words() {
        let host = [String::from("host")];
        let more = [String::from("host"), String::from("x-amz-tagging")];
        let mut hidden = Vec::new();
        for (store, rows) in &TABLES {
            for row in *rows {
                let message = row.words.unwrap_or("Words of nobody").replace('*', "x");
                let reached = [To::Form, To::Damaged, To::Request(&host), To::Request(&more)].map(|to| {
                    let told = Told { code: row.code, message: &message, to };
                    meanings(Some(*store), told).iter().any(|(found, _)| std::ptr::eq(*found, row))
                });
                if !reached.contains(&true) {
                    hidden.push(format!("{store:?} {} {message}", row.code));
                }
            }
        }
        assert!(hidden.is_empty(), "{hidden:#?}");
    }

    #[test]
    fn words_tell_their_code() {
        assert_eq!(code_of("Access Denied"), Some("AccessDenied"));
        assert_eq!(code_of("the specified key does not exist"), Some("NoSuchKey"));
        assert_eq!(code_of(""), None);
    }
}
