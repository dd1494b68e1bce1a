//! What the loaded library is: the number of its ABI and its version.

use crate::abi::S3PRESIGN_ABI;
use std::ffi::{CStr, c_char};

/// `s3presign_version`.
const VERSION: &CStr = match CStr::from_bytes_with_nul(concat!(env!("CARGO_PKG_VERSION"), "\0").as_bytes()) {
    Ok(version) => version,
    Err(_) => c"",
};

/// The ABI of the loaded library. Compare it with S3PRESIGN_ABI before the
/// first call where the library is loaded at run time: they must be equal.
#[unsafe(no_mangle)]
pub extern "C" fn s3presign_abi() -> u32 {
    S3PRESIGN_ABI
}

/// The version of the loaded library, such as "1.4.0". The text is static:
/// never NULL, never to be freed.
#[unsafe(no_mangle)]
pub extern "C" fn s3presign_version() -> *const c_char {
    VERSION.as_ptr()
}

#[cfg(test)]
mod tests {
    use super::s3presign_version;
    use std::ffi::CStr;

    #[test]
    fn the_version_is_the_package_s() {
        // SAFETY: the text is static and ends with a NUL.
        let version = unsafe { CStr::from_ptr(s3presign_version()) };
        assert_eq!(version.to_str(), Ok(env!("CARGO_PKG_VERSION")));
    }
}
