//! Each kernel that this processor has, against the crate `sha2`.
#![allow(missing_docs, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

use proptest::prelude::*;
use s3presign_lanes::{BLOCK, Block, HashHmac, Kernel, Message, START};
use sha2::{Digest, Sha256, block_api::compress256};

/// The kernels that run here; one that does not is named, which is all that can be done for it.
fn kernels() -> impl Iterator<Item = Kernel> {
    Kernel::ALL.into_iter().filter(|kernel| {
        if !kernel.runs_here() {
            println!("{} was not run: this processor does not have it", kernel.name());
        }
        kernel.runs_here()
    })
}

/// Text, padded to whole blocks (FIPS 180-4, 5.1.1).
fn padded(text: &[u8]) -> Vec<Block> {
    let mut bytes = [text, &[0x80]].concat();
    bytes.resize((bytes.len() + 8).next_multiple_of(BLOCK) - 8, 0);
    bytes.extend((8 * text.len() as u64).to_be_bytes());
    bytes.as_chunks().0.to_vec()
}

fn digest(state: [u32; 8]) -> Vec<u8> {
    state.into_iter().flat_map(u32::to_be_bytes).collect()
}

#[test]
fn hash_every_length_around_a_blocks_borders() {
    // A few bytes that differ at every place, so that no two words can be exchanged.
    let text: Vec<u8> = (0..400_u32).map(|number| (number.wrapping_mul(167) >> 3) as u8).collect();
    let texts: Vec<&[u8]> = (0..=400).map(|length| &text[..length]).collect();
    let blocks: Vec<Vec<Block>> = texts.iter().map(|text| padded(text)).collect();
    for kernel in kernels() {
        let mut messages: Vec<Message> = blocks.iter().map(|blocks| Message::new(blocks)).collect();
        kernel.compress(&mut messages);
        for (text, message) in texts.iter().zip(messages) {
            let expected = Sha256::digest(text);
            assert_eq!(digest(message.state), expected[..], "{}, {} bytes", kernel.name(), text.len());
        }
    }
}

#[test]
fn take_any_number_of_messages() {
    let blocks: Vec<Vec<Block>> = (0..40_u8).map(|number| padded(&[number; 90])).collect();
    for kernel in kernels() {
        for count in 0..=blocks.len() {
            let mut messages: Vec<Message> =
                blocks.iter().take(count).map(|blocks| Message::new(blocks)).collect();
            kernel.compress(&mut messages);
            for (number, message) in messages.iter().enumerate() {
                let expected = Sha256::digest([number as u8; 90]);
                assert_eq!(digest(message.state), expected[..], "{}, {number} of {count}", kernel.name());
            }
        }
    }
}

#[test]
fn leave_a_message_without_blocks_as_it_is() {
    for kernel in kernels() {
        let mut messages = [Message::new(&[]), Message::after([7; 8], &[]), Message::new(&[[1; BLOCK]])];
        kernel.compress(&mut messages);
        let [first, second, third] = messages.map(|message| message.state);
        assert_eq!((first, second), (START, [7; 8]), "{}", kernel.name());
        assert_ne!(third, START, "{}", kernel.name());
    }
}

#[test]
fn compress_an_end_that_is_alike_as_each_messages_own() {
    // More blocks than are scheduled at a time, and any number of messages that fill no lanes.
    let end: Vec<Block> = (0..20_u8).map(|number| [number; BLOCK]).collect();
    for kernel in kernels() {
        for blocks in (0..=end.len()).map(|count| &end[..count]) {
            for count in 0..35_u32 {
                let mut messages: Vec<Message> =
                    (0..count).map(|number| Message::after([number; 8], &[[9; BLOCK]])).collect();
                kernel.compress_alike(&mut messages, blocks);
                for (number, message) in messages.iter().enumerate() {
                    let mut expected = [number as u32; 8];
                    compress256(&mut expected, blocks);
                    assert_eq!(message.state, expected, "{}, {number} of {count}", kernel.name());
                }
            }
        }
    }
}

#[test]
fn show_nothing_of_a_message() {
    let shown = format!("{:?}", Message::after([0x1234_5678; 8], &[[0xab; BLOCK]; 2]));
    assert_eq!(shown, "Message { blocks: 2, .. }");
}

proptest! {
    #[test]
    fn agree_with_the_crate(
        messages in prop::collection::vec((any::<[u32; 8]>(), prop::collection::vec(any::<[u8; BLOCK]>(), 0..6)), 0..40),
    ) {
        let expected: Vec<[u32; 8]> = messages
            .iter()
            .map(|(state, blocks)| {
                let mut state = *state;
                compress256(&mut state, blocks);
                state
            })
            .collect();
        for kernel in kernels() {
            let mut messages: Vec<Message> =
                messages.iter().map(|(state, blocks)| Message::after(*state, blocks)).collect();
            kernel.compress(&mut messages);
            let states: Vec<[u32; 8]> = messages.iter().map(|message| message.state).collect();
            prop_assert_eq!(&states, &expected, "{}", kernel.name());
        }
    }

    #[test]
    fn make_the_hmac_of_a_hash_behind_any_beginning(
        states in prop::collection::vec(any::<[u32; 8]>(), 0..40),
        inner: [u32; 8],
        outer: [u32; 8],
        beginning in prop::collection::vec(any::<u8>(), 0..BLOCK),
    ) {
        // Both texts follow the key's block.
        let padded_behind_key = |text: &[u8]| padded(&[&[0; BLOCK], text].concat()).split_off(1);
        let mut blocks = padded_behind_key(&[&beginning[..], &[0; 64]].concat());
        let hmac = HashHmac { inner: &inner, outer: &outer, blocks: &blocks.clone(), start: beginning.len() };
        let expected: Vec<[u32; 8]> = states
            .iter()
            .map(|state| {
                let hex: String = digest(*state).iter().map(|byte| format!("{byte:02x}")).collect();
                blocks.as_flattened_mut()[beginning.len()..][..64].copy_from_slice(hex.as_bytes());
                let (mut inner, mut outer) = (inner, outer);
                compress256(&mut inner, &blocks);
                compress256(&mut outer, &padded_behind_key(&digest(inner)));
                outer
            })
            .collect();
        for kernel in kernels() {
            let mut messages: Vec<Message> = states.iter().map(|state| Message::after(*state, &[])).collect();
            kernel.hmac_of_hashes(&mut messages, &hmac);
            let states: Vec<[u32; 8]> = messages.iter().map(|message| message.state).collect();
            prop_assert_eq!(&states, &expected, "{}", kernel.name());
        }
    }
}
