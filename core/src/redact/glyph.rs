//! Reads a text character by character through what was wrapped around it:
//! percent-encoding, once or several times, under the escapes of JSON, under those of
//! HTML.

/// A character as it is meant, and how it is written.
#[derive(Clone, Copy)]
pub(super) struct Glyph {
    /// What it stands for. Of what is not ASCII, only that it is not.
    pub(super) byte: u8,
    /// Where the next one begins.
    pub(super) end: usize,
    /// How many times it is percent-encoded.
    pub(super) depth: usize,
    /// How many backslashes stand before it.
    pub(super) backslashes: usize,
}

impl Glyph {
    /// The character at this place of a text.
    #[inline]
    pub(super) fn at(text: &[u8], place: usize) -> Option<Glyph> {
        // Most characters are written as they are, and a text is read one by one.
        let glyph = plain(text, place)?;
        let stands_for_another = match glyph.byte {
            b'%' | b'\\' => true,
            b'&' => text.get(glyph.end).is_some_and(|next| begins_reference(*next)),
            _ => false,
        };
        if stands_for_another { Glyph::unwrapped(text, place) } else { Some(glyph) }
    }

    /// The character that is written at this place in another way.
    #[inline(never)]
    fn unwrapped(text: &[u8], place: usize) -> Option<Glyph> {
        let glyph = unescaped(text, place)?;
        Some(if glyph.byte == b'&' { character_reference(text, glyph) } else { glyph })
    }

    pub(super) fn is_quote(self) -> bool {
        matches!(self.byte, b'"' | b'\'')
    }

    pub(super) fn is_blank(self) -> bool {
        matches!(self.byte, b' ' | b'\t')
    }

    pub(super) fn is_line_break(self) -> bool {
        matches!(self.byte, b'\r' | b'\n')
    }
}

/// `%3D`, or encoded again `%253D`, `%25253D`, ...
fn percent_decoded(text: &[u8], place: usize) -> Option<Glyph> {
    let mut glyph = plain(text, place)?;
    // Each percent sign may be the first character of the next encoding.
    while glyph.byte == b'%'
        && let Some((byte, end)) = hexadecimal(plain, text, glyph.end, 2)
    {
        glyph = Glyph { byte, end, depth: glyph.depth.saturating_add(1), ..glyph };
    }
    Some(glyph)
}

/// `\u0026`, `\x26`, `\"` and `\n`, behind any number of backslashes.
fn unescaped(text: &[u8], place: usize) -> Option<Glyph> {
    let mut glyph = percent_decoded(text, place)?;
    let mut next = Some(glyph);
    while let Some(backslash) = next.filter(|glyph| glyph.byte == b'\\') {
        let backslashes = glyph.backslashes.saturating_add(1);
        glyph = Glyph { end: backslash.end, backslashes, ..glyph };
        next = percent_decoded(text, backslash.end);
    }
    let Some(letter) = next.filter(|_| glyph.byte == b'\\') else { return Some(glyph) };
    let escaped = match letter.byte {
        b'u' => hexadecimal(percent_decoded, text, letter.end, 4),
        b'x' => hexadecimal(percent_decoded, text, letter.end, 2),
        b'n' => Some((b'\n', letter.end)),
        b'r' => Some((b'\r', letter.end)),
        b't' => Some((b'\t', letter.end)),
        b'"' | b'\'' | b'/' => Some((letter.byte, letter.end)),
        _ => None,
    };
    Some(escaped.map_or(glyph, |(byte, end)| Glyph { byte, end, ..glyph }))
}

/// `&amp;`, `&#38;` and `&#x26;`, and what stands for a quote or a bracket; escaped
/// again, `&amp;amp;`.
fn character_reference(text: &[u8], mut ampersand: Glyph) -> Glyph {
    /// Longer than any that is read here.
    const LONGEST: usize = 10;
    loop {
        let (mut name, mut end, mut ends) = ([0_u8; LONGEST], ampersand.end, false);
        let mut letters = name.iter_mut();
        while let Some(glyph) = unescaped(text, end) {
            end = glyph.end;
            ends = glyph.byte == b';';
            let Some(letter) = letters.next().filter(|_| !ends) else { break };
            *letter = glyph.byte;
        }
        let length = name.iter().position(|byte| *byte == 0).unwrap_or(LONGEST);
        let name = name.get(..length).unwrap_or_default();
        match meaning(name).filter(|_| ends) {
            None => return ampersand,
            Some(b'&') => ampersand = Glyph { end, ..ampersand },
            Some(byte) => return Glyph { byte, end, ..ampersand },
        }
        // What follows `&amp;` may be the rest of another reference.
    }
}

/// Whether a reference that has a [`meaning`] can go on with this byte behind its
/// ampersand, as it is or in another way to write it.
fn begins_reference(byte: u8) -> bool {
    matches!(byte, b'a' | b'q' | b'l' | b'g' | b'#' | b'%' | b'\\')
}

/// What a reference of this name stands for.
fn meaning(name: &[u8]) -> Option<u8> {
    let name = std::str::from_utf8(name).ok()?;
    match name.strip_prefix('#') {
        None => {
            let known = [("amp", b'&'), ("quot", b'"'), ("apos", b'\''), ("lt", b'<'), ("gt", b'>')];
            known.into_iter().find(|(known, _)| *known == name).map(|(_, byte)| byte)
        }
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok().map(ascii),
            None => number.parse().ok().map(ascii),
        },
    }
}

/// What so many hexadecimal digits stand for, and where they end.
fn hexadecimal(
    read: impl Fn(&[u8], usize) -> Option<Glyph>,
    text: &[u8],
    mut place: usize,
    digits: usize,
) -> Option<(u8, usize)> {
    let mut code: u32 = 0;
    for _ in 0..digits {
        let digit = read(text, place)?;
        code = code.wrapping_mul(16).wrapping_add(char::from(digit.byte).to_digit(16)?);
        place = digit.end;
    }
    Some((ascii(code), place))
}

fn plain(text: &[u8], place: usize) -> Option<Glyph> {
    let byte = *text.get(place)?;
    Some(Glyph { byte, end: place.saturating_add(1), depth: 0, backslashes: 0 })
}

/// One stand-in for all characters that are not ASCII.
fn ascii(code: u32) -> u8 {
    u8::try_from(code).unwrap_or(u8::MAX)
}
