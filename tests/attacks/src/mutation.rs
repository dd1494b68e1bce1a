//! Changes to a seed that are the same on every machine and in every run.

/// Texts that mean something to one of the parsers.
const WORDS: [&str; 34] = [
    "&",
    "=",
    "%",
    "%00",
    "%2F",
    "%2e%2e",
    "..",
    "//",
    "/",
    "?",
    "#",
    "\0",
    "\u{fffd}",
    "\r\n",
    "é",
    "${filename}",
    "starts-with:",
    "field:",
    "header:",
    "-1",
    "0",
    "18446744073709551616",
    "604801",
    "9999",
    "<",
    ">",
    "&#0;",
    "<!DOCTYPE a [",
    "]]>",
    "<![CDATA[",
    "[",
    "{",
    "X-Amz-Signature=",
    "\"",
];

/// A source of numbers that needs no seed but its own.
pub struct Numbers(u64);

impl Numbers {
    /// The sequence of this number.
    pub fn new(seed: u64) -> Numbers {
        Numbers(seed ^ 0x9e37_79b9_7f4a_7c15)
    }

    /// A number below this one, which is not zero (xorshift64, Marsaglia 2003).
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

/// A seed with one to four changes; `other` lends it pieces.
pub fn mutated(seed: &[u8], other: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=numbers.below(4) {
        let start = numbers.below(bytes.len() + 1);
        let end = (start + numbers.below(24)).min(bytes.len());
        let piece: Vec<u8> = match numbers.below(6) {
            0 => Vec::new(),
            1 => WORDS[numbers.below(WORDS.len())].into(),
            2 => bytes[start..end].repeat(2 + numbers.below(30)),
            3 => bytes[start..end].iter().map(|byte| byte ^ (1 << numbers.below(8))).collect(),
            4 => vec![numbers.below(256) as u8],
            _ => {
                let from = numbers.below(other.len() + 1);
                other[from..(from + numbers.below(64)).min(other.len())].into()
            }
        };
        bytes.splice(start..end, piece);
    }
    bytes
}
