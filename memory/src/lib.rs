//! Whatever a library gives back to the heap is wiped first.
//!
//! The signer wipes the secrets that it keeps. What it makes of them on the way (a
//! query with a session token that was split, sorted and decoded, in other crates
//! too) is memory like any other; in the libraries that other languages load all
//! of it is wiped, at the price of a few nanoseconds for each block. Signing by a
//! template frees one block at most.
//!
//! A library loaded by another language has a Rust heap of its own, so this changes
//! nothing for the rest of the process.

use std::{
    alloc::{GlobalAlloc, Layout, System},
    ptr, slice,
};
use zeroize::optimization_barrier;

/// The system's allocator, wiping what it frees.
///
/// ```
/// #[global_allocator]
/// static MEMORY: s3presign_memory::Wiping = s3presign_memory::Wiping;
/// ```
pub struct Wiping;

// SAFETY: all memory is the system's, asked for and given back with the layouts that came.
unsafe impl GlobalAlloc for Wiping {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller keeps the rules of `GlobalAlloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as above.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        // SAFETY: the memory has this size, and nobody reads it any more.
        unsafe {
            ptr::write_bytes(memory, 0, layout.size());
            // Or the compiler would leave out what nobody reads.
            optimization_barrier(slice::from_raw_parts(memory, layout.size()));
            System.dealloc(memory, layout);
        }
    }

    // `realloc` is the provided one: new memory, a copy, and `dealloc` for the old. The system's
    // own would leave the old memory as it is where it has to move.
}

#[cfg(test)]
mod tests {
    use super::Wiping;
    use std::alloc::{GlobalAlloc, Layout};

    #[test]
    fn what_grows_is_kept_and_zeroed_memory_is_zero() {
        let layout = Layout::array::<u8>(64).unwrap_or_else(|_| unreachable!());
        // SAFETY: the layouts are those that the memory was asked for with, and it is freed once.
        unsafe {
            let memory = Wiping.alloc(layout);
            memory.write_bytes(7, 64);
            let grown = Wiping.realloc(memory, layout, 4096);
            assert_eq!(std::slice::from_raw_parts(grown, 64), [7; 64]);
            Wiping.dealloc(grown, Layout::array::<u8>(4096).unwrap_or(layout));
            let zeroed = Wiping.alloc_zeroed(layout);
            assert_eq!(std::slice::from_raw_parts(zeroed, 64), [0; 64]);
            Wiping.dealloc(zeroed, layout);
        }
    }
}
