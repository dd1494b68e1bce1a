//! Names and values as the C ABI takes them, `name NUL value NUL ...`: the form
//! in which a mutation of bytes is still a list.

/// The pairs that the bytes hold; what is not UTF-8 is replaced, and a name
/// without a value has the empty one.
pub fn pairs_of(bytes: &[u8]) -> Vec<(String, String)> {
    let texts: Vec<String> =
        bytes.split(|byte| *byte == 0).map(|text| String::from_utf8_lossy(text).into_owned()).collect();
    texts.chunks(2).map(|pair| (pair[0].clone(), pair.get(1).cloned().unwrap_or_default())).collect()
}

/// The bytes of a list.
pub fn joined<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<u8> {
    let texts: Vec<&str> = pairs.into_iter().flat_map(|(name, value)| [name, value]).collect();
    texts.join("\0").into_bytes()
}

/// Pairs as every function of the library takes them.
pub(crate) fn borrowed(pairs: &[(String, String)]) -> impl Iterator<Item = (&str, &str)> {
    pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()))
}

/// The first value under a name, which is matched in any case, as the library
/// matches it.
pub(crate) fn value_of<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    borrowed(pairs).find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}
