//! The statuses: core's error codes, and what only a caller of pointers can
//! get wrong.

mod table;

pub use table::Status;

use std::ffi::c_char;
pub(crate) use table::NAMES;

/// The name of a status, such as "InvalidKey", for logs and for the exceptions
/// of other languages. "Ok" for 0 and above, "Unknown" for a number that this
/// version does not know. The text is static: never NULL, never to be freed.
#[unsafe(no_mangle)]
pub extern "C" fn s3presign_status_name(status: i32) -> *const c_char {
    let status = status.min(0);
    let known = NAMES.iter().find(|(known, _)| *known as i32 == status);
    known.map_or(c"Unknown", |(_, name)| name).as_ptr()
}

#[cfg(test)]
mod tests {
    use super::{NAMES, s3presign_status_name};
    use s3presign::ErrorCode;
    use std::ffi::CStr;

    fn name_of(status: i32) -> &'static str {
        // SAFETY: the text is static and ends with a NUL.
        unsafe { CStr::from_ptr(s3presign_status_name(status)) }.to_str().unwrap()
    }

    #[test]
    fn every_error_code_is_a_status() {
        for code in ErrorCode::ALL {
            assert_eq!(
                name_of(*code as i32),
                code.as_str(),
                "core's codes and the header's statuses have drifted"
            );
        }
        let of_the_abi = ["Ok", "NullPointer", "MalformedParameters", "InvalidUtf8", "Internal"];
        assert_eq!(NAMES.len(), ErrorCode::ALL.len() + of_the_abi.len());
        for (status, name) in NAMES {
            let shouted = format!("{status:?}").replace("S3PRESIGN", "").replace('_', "").to_lowercase();
            assert_eq!(shouted, name.to_str().unwrap().to_lowercase());
            assert!(status as i32 <= 0);
        }
    }

    #[test]
    fn any_number_has_a_name() {
        assert_eq!(name_of(0), "Ok");
        assert_eq!(name_of(412), "Ok");
        assert_eq!(name_of(i32::MAX), "Ok");
        assert_eq!(name_of(-98), "Unknown");
        assert_eq!(name_of(i32::MIN), "Unknown");
    }
}
