//! The compression function of SHA-256 (FIPS 180-4) over many messages, several at a
//! time: what one message leaves idle of a processor, another can use.
//!
//! Padding is the caller's where there are many. Of one text there are the whole hash ([`sha256`]) and HMAC
//! ([`HmacKey`], [`HmacOfHash`]). A [`Kernel`] is one way of compressing many; [`Kernel::chosen`] is the one to take on
//! this processor, and every other that [runs here](Kernel::runs_here) gives the same results.
//!
//! ```
//! use s3presign_lanes::{Kernel, Message};
//!
//! // "abc", padded to one block.
//! let mut block = [0; 64];
//! block[..4].copy_from_slice(b"abc\x80");
//! block[63] = 24;
//! let blocks = [block];
//! let mut messages = [Message::new(&blocks), Message::new(&blocks)];
//! Kernel::chosen().compress(&mut messages);
//! assert_eq!(messages[0].state[0], 0xba78_16bf);
//! assert_eq!(messages[0].state, messages[1].state);
//! ```

#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;
mod hash_hmac;
mod hex;
mod hmac;
mod kernel;
mod message;
mod pieces;
#[cfg(target_arch = "x86_64")]
mod round_constants;
#[cfg(target_arch = "x86_64")]
mod schedule;
#[cfg(target_arch = "x86_64")]
mod sha_ni;
#[cfg(target_arch = "x86_64")]
mod vector;

pub use hash_hmac::HashHmac;
pub use hex::write_hex;
pub use hmac::{HmacKey, HmacOfHash};
pub use kernel::Kernel;
pub use message::{BLOCK, Block, Message, START};
pub use pieces::{digest_of, sha256};
