//! What HTTP allows as a header's name.

/// Whether a text is a token (RFC 9110, section 5.6.2), as each header's name is.
pub(crate) fn is_header_name(name: &str) -> bool {
    let of_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty() && name.bytes().all(of_token)
}
