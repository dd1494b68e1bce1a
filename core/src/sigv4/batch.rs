//! Signs many requests of one kind at one instant, which differ in one place: the path, or the value of one
//! query parameter. What they share is encoded and hashed once, and what is left is hashed several at a time.

use super::{
    query_layout::{Target, Writer},
    signature::{HexDigest, hex_digest},
};
use crate::zeroizing::Zeroizing;
use s3presign_lanes::{BLOCK, Block, HmacOfHash, Kernel, Message, digest_of};
use std::ops::Range;

/// How many requests are hashed at a time: many times the lanes of any kernel, and few enough that
/// all of it stays in the processor's caches.
const REQUESTS: usize = 256;

/// From so many on, requests whose ends are alike are faster with one message schedule for all of them.
const FEW: usize = 4;

/// A batch of URLs under way.
pub(crate) struct Batch {
    shared: BatchInput,
    kernel: Kernel,
    requests: Vec<Request>,
    /// The heads of their canonical requests, one after the other. The end of a session token may be among
    /// them.
    heads: Zeroizing<Vec<u8>>,
    /// What follows a head, by how many bytes what differs has.
    tails: Vec<Option<Tail>>,
}

/// What all requests of a [`Batch`] share.
pub(super) struct BatchInput {
    /// The canonical request up to what differs.
    pub(super) before: Beginning,
    /// The canonical request behind it.
    pub(super) after: Zeroizing<Vec<u8>>,
    /// The URL behind it, up to the signature.
    pub(super) query: Zeroizing<Vec<u8>>,
    /// Signs the hash of a canonical request.
    pub(super) hmac: HmacOfHash,
}

/// The beginning of a text: its whole blocks are hashed.
pub(super) struct Beginning {
    state: [u32; 8],
    /// What is left behind the last whole block.
    rest: Zeroizing<Vec<u8>>,
    /// How many bytes it has in all.
    length: usize,
}

/// A request that is laid out and not yet signed.
struct Request {
    /// Where its signature belongs among the URLs, in bytes.
    signature_start: usize,
    /// How many bytes what differs has.
    length: usize,
    /// The blocks that hold it, in bytes among the heads: the first one begins with what is left of the
    /// beginning, the last one is filled up with what follows.
    head: Range<usize>,
}

/// The blocks of a canonical request behind its head, padded. They depend on the length of what differs alone,
/// and so they are laid out once for each. A session token may be among them.
type Tail = Zeroizing<Vec<Block>>;

impl Batch {
    /// `None` where what follows what differs is shorter than a block: a head may need as much of it.
    #[inline]
    pub(super) fn new(shared: BatchInput) -> Option<Batch> {
        (shared.after.len() >= BLOCK).then(|| Batch {
            shared,
            kernel: Kernel::chosen(),
            requests: Vec::with_capacity(REQUESTS),
            // Room for the heads of usual keys, so that growing seldom leaves a copy behind.
            heads: Zeroizing::new(Vec::with_capacity(REQUESTS * 4 * BLOCK)),
            tails: Vec::new(),
        })
    }

    /// How many bytes a URL has behind what differs, without a fragment.
    #[inline]
    pub(crate) fn query_len(&self) -> usize {
        self.shared.query.len().saturating_add(size_of::<HexDigest>())
    }

    /// Whether it is time for [`Batch::sign`].
    #[inline]
    pub(crate) fn is_full(&self) -> bool {
        self.requests.len() >= REQUESTS
    }

    /// Lays out one more request and appends the end of its URL, with room for the signature. `urls` ends with
    /// what differs, which begins at `start`.
    #[inline]
    pub(crate) fn finish_url(&mut self, start: usize, urls: &mut impl Target) {
        let differing = urls.since(start);
        let length = differing.len();
        let head_start = self.heads.len();
        self.heads.extend_from_slice(&self.shared.before.rest);
        self.heads.extend_from_slice(differing);
        self.heads.extend_from_slice(self.shared.split_after(length).0);
        urls.push(&self.shared.query);
        let signature_start = urls.written();
        urls.push(&[b'0'; size_of::<HexDigest>()]);
        self.requests.push(Request { signature_start, length, head: head_start..self.heads.len() });

        if self.tails.len() <= length {
            self.tails.resize(length.saturating_add(1), None);
        }
        if let Some(tail @ None) = self.tails.get_mut(length) {
            *tail = Some(self.shared.tail(length));
        }
    }

    /// Writes the signatures that are missing among the URLs.
    #[inline]
    pub(crate) fn sign(&mut self, urls: &mut [u8]) {
        // Kernels are fastest where neighbours have the same number of blocks.
        self.requests.sort_unstable_by_key(|request| request.length);
        let mut hashes = self.heads();
        self.kernel.compress(&mut hashes);
        self.compress_tails(&mut hashes);
        self.kernel.hmac_of_hashes(&mut hashes, &self.shared.hmac.of_many());
        for (request, signature) in self.requests.iter().zip(&hashes) {
            let rest = urls.get_mut(request.signature_start..).unwrap_or_default();
            if let Some(room) = rest.first_chunk_mut() {
                *room = hex_digest(&digest_of(&signature.state));
            }
        }
        self.requests.clear();
        self.heads.clear();
    }

    /// Goes on with what follows the heads. Keys of one length have the same there.
    #[inline]
    fn compress_tails<'b>(&'b self, canonical: &mut [Message<'b>]) {
        let tail_of =
            |length: usize| self.tails.get(length).and_then(Option::as_ref).map_or(&[][..], |tail| tail);
        let mut rest = &mut *canonical;
        for alike in self.requests.chunk_by(|one, other| one.length == other.length) {
            let (messages, behind) = rest.split_at_mut_checked(alike.len()).unwrap_or_default();
            rest = behind;
            let tail = alike.first().map_or(&[][..], |request| tail_of(request.length));
            // A few of them would leave most lanes idle, or not be worth a schedule; they go with the others.
            if alike.len() >= FEW.max(self.kernel.lanes() / 2) {
                self.kernel.compress_alike(messages, tail);
                messages.iter_mut().for_each(|message| message.blocks = &[]);
            } else {
                messages.iter_mut().for_each(|message| message.blocks = tail);
            }
        }
        let is_left = |message: &&mut Message<'_>| !message.blocks.is_empty();
        let mut left: Vec<Message<'_>> =
            canonical.iter_mut().filter(is_left).map(|message| *message).collect();
        self.kernel.compress(&mut left);
        canonical.iter_mut().filter(is_left).zip(left).for_each(|(message, done)| *message = done);
    }

    /// The heads to compress, without the beginning that all of them share.
    #[inline]
    fn heads(&self) -> Vec<Message<'_>> {
        let heads = self.requests.iter().map(|request| {
            let head = self.heads.get(request.head.clone()).unwrap_or_default();
            Message::after(self.shared.before.state, head.as_chunks().0)
        });
        let mut heads: Vec<Message<'_>> = heads.collect();
        let shared = shared_blocks(&heads);
        if let [first, _, ..] = heads.as_slice()
            && shared > 0
        {
            let mut beginning =
                [Message { blocks: first.blocks.get(..shared).unwrap_or_default(), ..*first }];
            Kernel::OneByOne.compress(&mut beginning);
            let [beginning] = beginning;
            for head in &mut heads {
                *head = Message::after(beginning.state, head.blocks.get(shared..).unwrap_or_default());
            }
        }
        heads
    }
}

impl BatchInput {
    /// What follows what differs, cut where the block ends in which that does.
    #[inline]
    fn split_after(&self, length: usize) -> (&[u8], &[u8]) {
        let filled = self.before.rest.len().saturating_add(length);
        let room = filled.next_multiple_of(BLOCK).saturating_sub(filled);
        self.after.split_at_checked(room).unwrap_or_default()
    }

    #[inline]
    fn tail(&self, length: usize) -> Tail {
        let (_, text) = self.split_after(length);
        // The padding is a one, zeros and the length in bits (FIPS 180-4, 5.1.1).
        let padding = 1_usize.saturating_add(size_of::<u64>());
        let mut tail = vec![[0; BLOCK]; text.len().saturating_add(padding).div_ceil(BLOCK)];
        let whole: usize = [self.before.length, length, self.after.len()].into_iter().sum();
        let bits = (whole as u64).saturating_mul(8);
        if let Some(last) = tail.as_flattened_mut().last_chunk_mut::<8>() {
            *last = bits.to_be_bytes();
        }
        let mut written = Writer::new(tail.as_flattened_mut());
        written.push(text);
        written.push(&[0x80]);
        Zeroizing::new(tail)
    }
}

impl Beginning {
    #[inline]
    pub(super) fn new(text: &[u8]) -> Beginning {
        let (blocks, rest) = text.as_chunks();
        let mut whole = [Message::new(blocks)];
        Kernel::OneByOne.compress(&mut whole);
        let [whole] = whole;
        Beginning { state: whole.state, rest: Zeroizing::new(rest.into()), length: text.len() }
    }
}

/// How many blocks all messages begin with: those of one folder share its name.
#[inline]
fn shared_blocks(messages: &[Message<'_>]) -> usize {
    let Some((first, others)) = messages.split_first() else { return 0 };
    others.iter().fold(first.blocks.len(), |shared, message| {
        let same =
            first.blocks.iter().zip(message.blocks).take(shared).take_while(|(one, other)| one == other);
        same.count()
    })
}
