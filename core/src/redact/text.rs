//! Where the secrets of a text stand: behind a name that is theirs, or before the
//! host of a URL. One pass, whatever the text.

use super::{Glyph, WHOLE_NAMES, ends_like_secret};
use std::ops::Range;

/// The most bytes in which the end of a URL's user information is looked for, since
/// the search begins anew with each URL.
const LONGEST_USER_INFORMATION: usize = 4_096;

/// The places of all secrets, in order and apart.
pub(super) fn secrets(text: &str) -> Vec<Range<usize>> {
    let mut scan = Scan { text: text.as_bytes(), ..Scan::default() };
    let mut place = scan.plain_name(0);
    while let Some(glyph) = Glyph::at(scan.text, place) {
        let next = scan.step(place, glyph);
        place = scan.plain_name(next);
    }
    scan.end_name(place);
    scan.found
}

/// How a name says that its value is secret.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Secrecy {
    /// `X-Amz-Signature`, and whatever else is the name of nothing but a secret.
    Always,
    /// `Signature`, which in running text is a word like others.
    WhereItIsAName,
    /// `Authorization`: to the end of its line.
    ToTheEndOfTheLine,
    /// `policy`, a form's in base64; there are others.
    IfItIsAForms,
}

impl Secrecy {
    fn of(name: &str) -> Option<Secrecy> {
        match name {
            "policy" => Some(Secrecy::IfItIsAForms),
            name if name.ends_with("authorization") => Some(Secrecy::ToTheEndOfTheLine),
            name if ends_like_secret(name) => Some(Secrecy::Always),
            name if WHOLE_NAMES.contains(&name) => Some(Secrecy::WhereItIsAName),
            _ => None,
        }
    }
}

#[derive(Default)]
struct Scan<'t> {
    text: &'t [u8],
    found: Vec<Range<usize>>,
    /// The letters and digits of the name that is being read, in lower case.
    name: String,
    /// What stands before it.
    before: u8,
    /// The name before was `name`: this one is what it says.
    is_field: bool,
    /// A secret field was named in this tag, object or part of a form, and its value
    /// is still to come.
    field_is_secret: bool,
    /// A value that was given before its field was named.
    value: Option<Range<usize>>,
    /// The end of the farthest of these, so that none is read twice.
    values_end: usize,
    /// Line breaks since anything else.
    line_breaks: usize,
}

impl Scan<'_> {
    /// Takes the letters of a name from this place on that are written as they are, which
    /// most of a text is; answers where they end.
    fn plain_name(&mut self, place: usize) -> usize {
        let rest = self.text.get(place..).unwrap_or_default();
        let length = rest.iter().position(|byte| !is_of_name(*byte)).unwrap_or(rest.len());
        rest.iter().take(length).for_each(|byte| self.add(*byte));
        place.saturating_add(length)
    }

    /// Takes one letter of a name.
    fn add(&mut self, byte: u8) {
        if byte.is_ascii_alphanumeric() {
            self.name.push(char::from(byte.to_ascii_lowercase()));
        }
        self.line_breaks = 0;
    }

    /// Takes the character at this place; answers where to go on.
    fn step(&mut self, place: usize, glyph: Glyph) -> usize {
        if is_of_name(glyph.byte) {
            self.add(glyph.byte);
            return glyph.end;
        }
        if !self.name.is_empty() {
            if glyph.byte == b':'
                && let Some(secret) = self.user_information(glyph)
            {
                self.name.clear();
                return self.mask(secret);
            }
            if let Some(secret) = self.end_name(place) {
                return self.mask(secret);
            }
        }
        self.before = glyph.byte;
        match glyph.byte {
            b'<' | b'>' | b'{' | b'}' => {
                self.field_is_secret = false;
                self.value = None;
            }
            b'\r' => {}
            b'\n' => {
                self.line_breaks = self.line_breaks.saturating_add(1);
                // In a form as it is sent, an empty line stands before each value.
                if self.line_breaks == 2 && self.field_is_secret {
                    self.field_is_secret = false;
                    let end = self.end_of(glyph.end, |glyph| glyph.is_line_break());
                    return self.mask(glyph.end..end);
                }
            }
            _ => self.line_breaks = 0,
        }
        glyph.end
    }

    fn mask(&mut self, secret: Range<usize>) -> usize {
        let (end, apart) = (secret.end, self.found.last().is_none_or(|last| last.end <= secret.start));
        if apart && !secret.is_empty() {
            self.found.push(secret);
        }
        end
    }

    /// Ends the name that was read up to this place; answers the secret that is its
    /// value.
    fn end_name(&mut self, place: usize) -> Option<Range<usize>> {
        let name = std::mem::take(&mut self.name);
        let is_field = std::mem::replace(&mut self.is_field, name == "name");
        if name == "value" {
            return self.end_value(place);
        }
        let secrecy = Secrecy::of(&name)?;
        if !is_field {
            return self.value_of(place, secrecy);
        }
        match self.value.take() {
            Some(value) => {
                self.mask(value);
            }
            None => self.field_is_secret = true,
        }
        None
    }

    /// Ends the name `value`: of a field that was named before, or is named behind it.
    fn end_value(&mut self, place: usize) -> Option<Range<usize>> {
        let is_secret = std::mem::take(&mut self.field_is_secret);
        if !is_secret && place < self.values_end {
            return None;
        }
        let value = self.value_of(place, Secrecy::Always)?;
        if is_secret {
            return Some(value);
        }
        self.values_end = value.end;
        self.value = Some(value);
        None
    }

    /// The value of the name that ends at this place: `NAME=value`, `NAME: value`,
    /// `"NAME": "value"`, `"NAME" => "value"`, `("NAME", "value")`, `<NAME>value`.
    fn value_of(&self, mut place: usize, secrecy: Secrecy) -> Option<Range<usize>> {
        let is_quoted = self.skip(&mut place, Glyph::is_quote).is_some();
        if is_quoted {
            self.skip(&mut place, |glyph| glyph.byte == b']');
        }
        self.skip_all(&mut place, Glyph::is_blank);
        let separator = Glyph::at(self.text, place)?;
        let separates = match separator.byte {
            b'=' => true,
            b':' => is_quoted || secrecy != Secrecy::WhereItIsAName,
            b',' => is_quoted,
            b'>' => self.before == b'<',
            _ => false,
        };
        if !separates {
            return None;
        }
        place = separator.end;
        if separator.byte == b'=' {
            self.skip(&mut place, |glyph| glyph.byte == b'>');
        }
        self.skip_all(&mut place, |glyph| glyph.is_blank() || is_quoted && glyph.is_line_break());
        let opening = self.skip(&mut place, Glyph::is_quote);
        // A policy is an object, whose brace is the first of three bytes.
        let begins_policy = matches!(self.text.get(place..), Some([b'e', b'w'..=b'y', ..]));
        if secrecy == Secrecy::IfItIsAForms && !begins_policy {
            return None;
        }
        let end = match opening {
            Some(opening) => self.end_of(place, |glyph| {
                glyph.byte == opening.byte
                    && glyph.depth <= opening.depth
                    && glyph.backslashes <= opening.backslashes
            }),
            None if separator.byte == b',' => return None,
            None => self.end_of(place, |glyph| {
                let is_end = glyph.is_line_break()
                    || glyph.is_quote()
                    || glyph.byte == b'<'
                    || secrecy != Secrecy::ToTheEndOfTheLine
                        && (glyph.byte <= b' ' || matches!(glyph.byte, b'&' | b'>' | b'`' | 0x7f));
                is_end && glyph.depth <= separator.depth
            }),
        };
        (place < end).then_some(place..end)
    }

    /// What stands before the host of a URL whose scheme ends with this colon.
    fn user_information(&self, colon: Glyph) -> Option<Range<usize>> {
        let mut place = colon.end;
        let slash = self.skip(&mut place, |glyph| glyph.byte == b'/')?;
        self.skip(&mut place, |glyph| glyph.byte == b'/')?;
        let start = place;
        let mut end = None;
        while let Some(glyph) = Glyph::at(self.text, place)
            && place.saturating_sub(start) < LONGEST_USER_INFORMATION
        {
            if glyph.depth <= slash.depth {
                if glyph.byte == b'@' {
                    end = Some(place);
                } else if glyph.byte <= b' ' || b"/?#\\\"'<>`".contains(&glyph.byte) {
                    break;
                }
            }
            place = glyph.end;
        }
        end.map(|end| start..end).filter(|secret| !secret.is_empty())
    }

    /// Where the first such character stands, or the text ends.
    fn end_of(&self, mut place: usize, is_end: impl Fn(Glyph) -> bool) -> usize {
        while let Some(glyph) = Glyph::at(self.text, place).filter(|glyph| !is_end(*glyph)) {
            place = glyph.end;
        }
        place
    }

    /// Goes past one such character, if it is the next.
    fn skip(&self, place: &mut usize, is_one: impl Fn(Glyph) -> bool) -> Option<Glyph> {
        let glyph = Glyph::at(self.text, *place).filter(|glyph| is_one(*glyph))?;
        *place = glyph.end;
        Some(glyph)
    }

    fn skip_all(&self, place: &mut usize, is_one: impl Fn(Glyph) -> bool) {
        while self.skip(place, &is_one).is_some() {}
    }
}

/// Whether a name may hold this character.
fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}
