//! The structs of Arrow's C data and C stream interfaces, as their specification lays them out
//! (arrow.apache.org/docs/format/CDataInterface.html and CStreamInterface.html).

use std::{
    ffi::{c_char, c_int, c_void},
    ptr,
};

/// The type of an array.
#[repr(C)]
pub(super) struct ArrowSchema {
    pub(super) format: *const c_char,
    pub(super) name: *const c_char,
    pub(super) metadata: *const c_char,
    pub(super) flags: i64,
    pub(super) n_children: i64,
    pub(super) children: *mut *mut ArrowSchema,
    pub(super) dictionary: *mut ArrowSchema,
    pub(super) release: Option<unsafe extern "C" fn(*mut ArrowSchema)>,
    pub(super) private_data: *mut c_void,
}

/// The values of an array.
#[repr(C)]
pub(super) struct ArrowArray {
    pub(super) length: i64,
    pub(super) null_count: i64,
    pub(super) offset: i64,
    pub(super) n_buffers: i64,
    pub(super) n_children: i64,
    pub(super) buffers: *mut *const c_void,
    pub(super) children: *mut *mut ArrowArray,
    pub(super) dictionary: *mut ArrowArray,
    pub(super) release: Option<unsafe extern "C" fn(*mut ArrowArray)>,
    pub(super) private_data: *mut c_void,
}

/// Arrays of one type, one after the other.
#[repr(C)]
pub(super) struct ArrowArrayStream {
    pub(super) get_schema: Option<unsafe extern "C" fn(*mut ArrowArrayStream, *mut ArrowSchema) -> c_int>,
    pub(super) get_next: Option<unsafe extern "C" fn(*mut ArrowArrayStream, *mut ArrowArray) -> c_int>,
    pub(super) get_last_error: Option<unsafe extern "C" fn(*mut ArrowArrayStream) -> *const c_char>,
    pub(super) release: Option<unsafe extern "C" fn(*mut ArrowArrayStream)>,
    pub(super) private_data: *mut c_void,
}

/// The flag of a schema whose arrays may have nulls.
pub(super) const NULLABLE: i64 = 2;

/// The names that the capsules of these structs have in Python.
pub(super) const SCHEMA_CAPSULE: &std::ffi::CStr = c"arrow_schema";
pub(super) const ARRAY_CAPSULE: &std::ffi::CStr = c"arrow_array";
pub(super) const STREAM_CAPSULE: &std::ffi::CStr = c"arrow_array_stream";

/// A struct that may have been moved out or released, after which its fields say nothing.
pub(super) trait Released {
    /// Whether it was.
    fn is_released(&self) -> bool;
}

/// Writes what a struct is without content, the way in which the specification marks one as released, and
/// a `Drop` that releases one.
macro_rules! released {
    ($name:ident { $($field:ident: $value:expr),* $(,)? }) => {
        impl $name {
            /// Without content: to be filled by a producer, or left behind by one who moved it out.
            pub(super) const RELEASED: $name =
                $name { $($field: $value,)* release: None, private_data: ptr::null_mut() };
        }

        impl Released for $name {
            fn is_released(&self) -> bool {
                self.release.is_none()
            }
        }

        impl Drop for $name {
            fn drop(&mut self) {
                if let Some(release) = self.release {
                    // SAFETY: a struct that is not released is released once, by its owner, with its own
                    // callback.
                    unsafe { release(self) };
                }
            }
        }

        // SAFETY: "the producer must ensure" that the callbacks may be called from any thread, one at a
        // time, and content is not changed once it is handed over.
        unsafe impl Send for $name {}
    };
}

released!(ArrowSchema {
    format: ptr::null(),
    name: ptr::null(),
    metadata: ptr::null(),
    flags: 0,
    n_children: 0,
    children: ptr::null_mut(),
    dictionary: ptr::null_mut(),
});
released!(ArrowArray {
    length: 0,
    null_count: 0,
    offset: 0,
    n_buffers: 0,
    n_children: 0,
    buffers: ptr::null_mut(),
    children: ptr::null_mut(),
    dictionary: ptr::null_mut(),
});
released!(ArrowArrayStream { get_schema: None, get_next: None, get_last_error: None });
