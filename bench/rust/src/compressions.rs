//! The limit: the SHA-256 compressions that one URL cannot do without, and
//! nothing else.

use crate::{
    contestant::{Contestant, Series},
    ours::{request, signer},
    work::keys,
};
use sha2::block_api::compress256;
use std::hint::black_box;
use time::OffsetDateTime;

/// SHA-256 works on blocks of this many bytes.
const BLOCK: usize = 64;

/// SHA-256 appends a bit and the length to what it hashes.
const PADDING: usize = 9;

/// Both padded keys of the HMAC are hashed once a day, so that one block is
/// left of the outer hash.
const OUTER_HMAC: usize = 1;

/// As many compressions as a URL of this series needs.
pub(crate) fn of(series: Series) -> Contestant {
    let blocks = vec![[7_u8; BLOCK]; count(series)];
    Contestant {
        name: "bare SHA-256",
        version: format!("{} compressions", blocks.len()),
        series,
        run: Box::new(move |_| {
            let mut state = [0; 8];
            compress256(&mut state, black_box(&blocks));
            black_box(state);
            blocks.len()
        }),
        url: None,
    }
}

/// The blocks of the canonical request, of the string to sign, and the outer
/// one of the HMAC.
fn count(series: Series) -> usize {
    let keys = keys();
    let key = keys.first().map_or("", String::as_str);
    let presigned =
        signer().presign(&request(series), key, OffsetDateTime::now_utc()).expect("a plain request");
    let blocks = |text: &str| (text.len() + PADDING).div_ceil(BLOCK);
    blocks(&presigned.canonical_request()) + blocks(&presigned.string_to_sign()) + OUTER_HMAC
}
