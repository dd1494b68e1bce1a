//! Whatever the library gives back to the C library's heap is wiped first.
//!
//! Core wipes the secrets that it keeps. What it makes of them on the way (a
//! query with a session token that was split, sorted and decoded, in other
//! crates too) is memory like any other; here all of it is, at the price of a
//! few nanoseconds for each block. `s3presign_template_url` frees none.

use std::{
    alloc::{GlobalAlloc, Layout, System},
    ptr, slice,
};
use zeroize::optimization_barrier;

struct Wiping;

#[global_allocator]
static MEMORY: Wiping = Wiping;

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
