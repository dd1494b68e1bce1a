//! Text and bytes that are wiped when they are dropped: what [`zeroize::Zeroizing`] is, at the price of a `memset`.
//!
//! That one writes byte after byte, each write by itself. A request has some dozens of such pieces and a batch has
//! megabytes, and wiping them took a fifth of what signing takes (`parts` in `bench/many`).

use std::{
    mem,
    ops::{Deref, DerefMut},
};
use zeroize::optimization_barrier;

/// A value whose memory is zeros once it is dropped.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Zeroizing<T: Wipe>(T);

/// Whatever has bytes that can be overwritten with zeros.
pub(crate) trait Wipe {
    /// Leaves nothing of the value in its memory, nor in what it had room for.
    fn wipe(&mut self);
}

impl<T: Wipe> Zeroizing<T> {
    pub(crate) fn new(value: T) -> Zeroizing<T> {
        Zeroizing(value)
    }
}

impl<T: Wipe> From<T> for Zeroizing<T> {
    fn from(value: T) -> Zeroizing<T> {
        Zeroizing(value)
    }
}

impl<T: Wipe> Deref for Zeroizing<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Wipe> DerefMut for Zeroizing<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

impl<T: Wipe> Drop for Zeroizing<T> {
    fn drop(&mut self) {
        self.0.wipe();
    }
}

/// What is overwritten, and with what.
pub(crate) trait Zero: Copy {
    const ZERO: Self;
}

impl Zero for u8 {
    const ZERO: u8 = 0;
}

impl Zero for u32 {
    const ZERO: u32 = 0;
}

impl<Item: Zero, const LENGTH: usize> Zero for [Item; LENGTH] {
    const ZERO: [Item; LENGTH] = [Item::ZERO; LENGTH];
}

impl<Item: Zero> Wipe for Vec<Item> {
    fn wipe(&mut self) {
        // Room that a longer value had may still hold its end.
        self.clear();
        self.resize(self.capacity(), Item::ZERO);
        // Or the compiler would leave out what nobody reads.
        optimization_barrier(self.as_slice());
        self.clear();
    }
}

impl Wipe for String {
    fn wipe(&mut self) {
        mem::take(self).into_bytes().wipe();
    }
}

impl<Item: Zero, const LENGTH: usize> Wipe for [Item; LENGTH] {
    fn wipe(&mut self) {
        self.fill(Item::ZERO);
        optimization_barrier(self);
    }
}

#[cfg(test)]
mod tests {
    use super::Wipe;

    #[test]
    fn a_wiped_value_is_zeros_with_all_that_it_had_room_for() {
        let mut bytes = Vec::with_capacity(64);
        bytes.extend([7_u8; 40]);
        bytes.truncate(8);
        let memory = bytes.as_ptr();
        bytes.wipe();
        assert_eq!((bytes.len(), bytes.as_ptr()), (0, memory), "wiped where it was");

        let mut text = String::from("a secret");
        text.wipe();
        assert_eq!(text, "");
        let mut words = [[7_u32; 4]; 2];
        words.wipe();
        assert_eq!(words, [[0; 4]; 2]);
    }
}
