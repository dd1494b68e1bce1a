//! The number of the ABI, for the library and for its name: `build.rs` reads it too.

/// The ABI of this header. It changes only if something in it changes or goes,
/// which is not planned; what is added leaves it as it is.
pub const S3PRESIGN_ABI: u32 = 1;
