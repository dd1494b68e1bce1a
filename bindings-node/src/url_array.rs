//! Many URLs as JavaScript takes them: an array of strings. They are ASCII, which its engines take as it is, without
//! a look at each byte.

use napi::{
    Result,
    bindgen_prelude::{ToNapiValue, TypeName},
    check_status, sys,
};
use s3presign::Urls;
use std::ptr;

pub struct UrlArray(pub Urls);

impl TypeName for UrlArray {
    fn type_name() -> &'static str {
        "Array<string>"
    }

    fn value_type() -> napi::ValueType {
        napi::ValueType::Object
    }
}

impl ToNapiValue for UrlArray {
    unsafe fn to_napi_value(env: sys::napi_env, UrlArray(urls): UrlArray) -> Result<sys::napi_value> {
        let mut array = ptr::null_mut();
        // SAFETY: the environment is that of the call that is under way, here as below.
        check_status!(unsafe { sys::napi_create_array_with_length(env, urls.len(), &mut array) })?;
        for (index, url) in (0..).zip(urls.iter()) {
            let (start, length) = (url.as_ptr().cast(), url.len().cast_signed());
            let mut string = ptr::null_mut();
            // SAFETY: so many bytes are there.
            check_status!(unsafe { sys::napi_create_string_latin1(env, start, length, &mut string) })?;
            // SAFETY: as above.
            check_status!(unsafe { sys::napi_set_element(env, array, index, string) })?;
        }
        Ok(array)
    }
}
