//! The ways of compressing, and which of them this processor can go.

#[cfg(target_arch = "x86_64")]
use crate::schedule::schedule;
use crate::{Block, HashHmac, Message, hash_hmac::in_blocks};
use sha2::block_api::compress256;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A way of compressing several messages at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kernel {
    /// One message after the other, by the crate `sha2`: everywhere.
    OneByOne,
    /// Two at a time by the processor's own instructions for SHA-256.
    ShaNi,
    /// Eight at a time in registers of 256 bits.
    Avx2,
    /// Sixteen at a time in registers of 512 bits.
    Avx512,
}

/// The kernel that [`Kernel::chosen`] answers, by its place in [`Kernel::ALL`]; [`UNKNOWN`] before it was
/// asked. Looking for a processor's features takes a while on some of them.
static CHOSEN: AtomicUsize = AtomicUsize::new(UNKNOWN);

const UNKNOWN: usize = usize::MAX;

/// How many blocks of an end that is alike are scheduled at a time: on the stack, since they may be secret.
#[cfg(target_arch = "x86_64")]
const SCHEDULES: usize = 8;

impl Kernel {
    /// All of them, whether they run here or not.
    pub const ALL: [Kernel; 4] = [Kernel::OneByOne, Kernel::ShaNi, Kernel::Avx2, Kernel::Avx512];

    /// The one to take: the fastest on this processor, unless another is [forced](Kernel::force).
    ///
    /// ```
    /// assert!(s3presign_lanes::Kernel::chosen().runs_here());
    /// ```
    pub fn chosen() -> Kernel {
        if let Some(kernel) = Kernel::ALL.get(CHOSEN.load(Ordering::Relaxed)) {
            return *kernel;
        }
        // In this order by measurement: eight in parallel are slower than two by the processor's own
        // instructions.
        let by_speed = [Kernel::Avx512, Kernel::ShaNi, Kernel::Avx2];
        let fastest = by_speed.into_iter().find(|kernel| kernel.runs_here()).unwrap_or(Kernel::OneByOne);
        fastest.force();
        fastest
    }

    /// Makes this the kernel that [`Kernel::chosen`] answers in this process, for tests and
    /// benchmarks of each. One that does not run here leaves the work to `sha2`.
    ///
    /// ```
    /// use s3presign_lanes::Kernel;
    ///
    /// Kernel::OneByOne.force();
    /// assert_eq!(Kernel::chosen(), Kernel::OneByOne);
    /// ```
    pub fn force(self) {
        let place = Kernel::ALL.iter().position(|kernel| *kernel == self);
        CHOSEN.store(place.unwrap_or(UNKNOWN), Ordering::Relaxed);
    }

    /// Whether this processor has what it takes.
    pub fn runs_here(self) -> bool {
        #[cfg(target_arch = "x86_64")]
        return match self {
            Kernel::OneByOne => true,
            Kernel::ShaNi => is_x86_feature_detected!("sha") && is_x86_feature_detected!("avx"),
            Kernel::Avx2 => is_x86_feature_detected!("avx2"),
            Kernel::Avx512 => is_x86_feature_detected!("avx512f") && is_x86_feature_detected!("avx512bw"),
        };
        #[cfg(not(target_arch = "x86_64"))]
        return self == Kernel::OneByOne;
    }

    /// How many messages it compresses at a time.
    pub fn lanes(self) -> usize {
        match self {
            Kernel::OneByOne => 1,
            Kernel::ShaNi => 2,
            Kernel::Avx2 => 8,
            Kernel::Avx512 => 16,
        }
    }

    /// Its name: `one by one`, `SHA-NI`, `AVX2` or `AVX-512`.
    pub fn name(self) -> &'static str {
        match self {
            Kernel::OneByOne => "one by one",
            Kernel::ShaNi => "SHA-NI",
            Kernel::Avx2 => "AVX2",
            Kernel::Avx512 => "AVX-512",
        }
    }

    /// Compresses the blocks of every message into its state.
    ///
    /// Fastest where neighbours have the same number of blocks, or nearly. A kernel
    /// that does not [run here](Kernel::runs_here) leaves the work to `sha2`.
    pub fn compress(self, messages: &mut [Message<'_>]) {
        #[cfg(target_arch = "x86_64")]
        if self != Kernel::OneByOne && self.runs_here() {
            // SAFETY: the processor has the features of this kernel.
            return unsafe {
                match self {
                    Kernel::OneByOne => {}
                    Kernel::ShaNi => crate::sha_ni::compress(messages),
                    Kernel::Avx2 => crate::avx2::compress(messages),
                    Kernel::Avx512 => crate::avx512::compress(messages),
                }
            };
        }
        for message in messages {
            compress256(&mut message.state, message.blocks);
        }
    }

    /// Replaces the state of every message, which is a hash at its end, by the HMAC of a text that ends with that hash in hex.
    ///
    /// ```
    /// use s3presign_lanes::{HashHmac, Kernel, Message};
    ///
    /// // A text of a beginning of three bytes, the digits and the padding.
    /// let mut blocks = [[0; 64]; 2];
    /// blocks[0][..3].copy_from_slice(b"of ");
    /// blocks[1][3] = 0x80;
    /// blocks[1][62..].copy_from_slice(&(8 * (64 + 67) as u16).to_be_bytes());
    /// let hmac = HashHmac { inner: &[1; 8], outer: &[2; 8], blocks: &blocks, start: 3 };
    /// let mut alone = [Message::after([3; 8], &[])];
    /// Kernel::OneByOne.hmac_of_hashes(&mut alone, &hmac);
    /// let mut among_others = [Message::after([3; 8], &[]); 20];
    /// Kernel::chosen().hmac_of_hashes(&mut among_others, &hmac);
    /// assert_eq!(among_others[19].state, alone[0].state);
    /// ```
    pub fn hmac_of_hashes(self, messages: &mut [Message<'_>], hmac: &HashHmac<'_>) {
        #[cfg(target_arch = "x86_64")]
        if self.runs_here() {
            // SAFETY: the processor has the features of this kernel.
            return unsafe {
                match self {
                    Kernel::OneByOne | Kernel::ShaNi => in_blocks(self, messages, hmac),
                    Kernel::Avx2 => crate::avx2::hmac_of_hashes(messages, hmac),
                    Kernel::Avx512 => crate::avx512::hmac_of_hashes(messages, hmac),
                }
            };
        }
        in_blocks(self, messages, hmac);
    }

    /// Compresses the same blocks into the state of every message, as if they were its own. What of the work depends on the
    /// blocks alone is done once, where the kernel computes it itself.
    ///
    /// ```
    /// use s3presign_lanes::{Kernel, Message};
    ///
    /// let end = [[7; 64]; 2];
    /// let mut alike = [Message::after([1; 8], &[]), Message::after([2; 8], &[])];
    /// Kernel::chosen().compress_alike(&mut alike, &end);
    /// let mut apart = [Message::after([1; 8], &end), Message::after([2; 8], &end)];
    /// Kernel::chosen().compress(&mut apart);
    /// assert_eq!(alike.map(|message| message.state), apart.map(|message| message.state));
    /// ```
    pub fn compress_alike<'b>(self, messages: &mut [Message<'b>], blocks: &'b [Block]) {
        #[cfg(target_arch = "x86_64")]
        if self != Kernel::OneByOne && self.runs_here() {
            for blocks in blocks.chunks(SCHEDULES) {
                let mut schedules = [[0; 64]; SCHEDULES];
                schedules.iter_mut().zip(blocks).for_each(|(place, block)| *place = schedule(block));
                let schedules = schedules.get(..blocks.len()).unwrap_or_default();
                // SAFETY: the processor has the features of this kernel.
                unsafe {
                    match self {
                        Kernel::OneByOne => {}
                        Kernel::ShaNi => crate::sha_ni::compress_alike(messages, schedules),
                        Kernel::Avx2 => crate::avx2::compress_alike(messages, schedules),
                        Kernel::Avx512 => crate::avx512::compress_alike(messages, schedules),
                    }
                }
            }
            return;
        }
        for message in &mut *messages {
            message.blocks = blocks;
        }
        self.compress(messages);
    }
}
