//! Where the secrets of a text stand: behind a name that is theirs, or before the
//! host of a URL. One pass, whatever the text.

use super::{Glyph, Letters, MASK};
use std::{borrow::Cow, ops::Range};

/// The most bytes in which the end of a URL's user information is looked for, since
/// the search begins anew with each URL.
const LONGEST_USER_INFORMATION: usize = 4_096;

/// The text with each of its secrets masked.
pub(super) fn masked(text: &str) -> Cow<'_, str> {
    let mut scan = Scan { text, ..Scan::default() };
    let mut place = scan.plain_name(0);
    while let Some(glyph) = scan.glyph(place) {
        let next = scan.step(place, glyph);
        place = scan.plain_name(next);
    }
    scan.end_name(place);
    scan.finish()
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
    fn of(name: &Letters) -> Option<Secrecy> {
        match name {
            name if name.are("policy") => Some(Secrecy::IfItIsAForms),
            name if name.end_with("authorization") => Some(Secrecy::ToTheEndOfTheLine),
            name if name.end_like_secret() => Some(Secrecy::Always),
            name if name.are_short_secret() => Some(Secrecy::WhereItIsAName),
            _ => None,
        }
    }
}

#[derive(Default)]
struct Scan<'t> {
    text: &'t str,
    /// The text up to `shown` with its secrets masked; empty until there is one.
    masked: String,
    shown: usize,
    /// Where the first letter of the name stands that is being read.
    name: Option<usize>,
    /// Where its last letters end that are written as they are.
    plain_end: usize,
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

impl<'t> Scan<'t> {
    fn glyph(&self, place: usize) -> Option<Glyph> {
        Glyph::at(self.text.as_bytes(), place)
    }

    /// Takes the letters of a name from this place on that are written as they are, which
    /// most of a text is; answers where they end.
    fn plain_name(&mut self, place: usize) -> usize {
        let end = self.skip_plain(place);
        if place < end {
            let letters = self.text.as_bytes().get(place..end).unwrap_or_default();
            let first = || letters.iter().position(u8::is_ascii_alphanumeric);
            self.name = self.name.or_else(|| Some(place.saturating_add(first()?)));
            self.plain_end = end;
            self.line_breaks = 0;
        }
        end
    }

    /// Goes past all characters from this place on that a name may hold and that are
    /// written as they are.
    fn skip_plain(&self, place: usize) -> usize {
        let rest = self.text.as_bytes().get(place..).unwrap_or_default();
        place.saturating_add(rest.iter().position(|byte| !is_of_name(*byte)).unwrap_or(rest.len()))
    }

    /// Takes the character at this place; answers where to go on.
    fn step(&mut self, place: usize, glyph: Glyph) -> usize {
        if is_of_name(glyph.byte) {
            if glyph.byte.is_ascii_alphanumeric() {
                self.name.get_or_insert(place);
            }
            self.line_breaks = 0;
            return glyph.end;
        }
        if self.name.is_some() {
            if glyph.byte == b':'
                && let Some(secret) = self.user_information(glyph)
            {
                self.name = None;
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
        let end = secret.end;
        if self.shown <= secret.start && !secret.is_empty() {
            self.masked.reserve(self.text.len().saturating_sub(self.shown));
            self.masked.extend([self.text.get(self.shown..secret.start).unwrap_or_default(), MASK]);
            self.shown = end;
        }
        end
    }

    fn finish(mut self) -> Cow<'t, str> {
        if self.masked.is_empty() {
            return self.text.into();
        }
        self.masked.push_str(self.text.get(self.shown..).unwrap_or_default());
        self.masked.into()
    }

    /// Ends the name that was read up to this place; answers the secret that is its
    /// value.
    fn end_name(&mut self, place: usize) -> Option<Range<usize>> {
        let start = self.name.take()?;
        let text = self.text.as_bytes();
        // Most names are known by their last letter to be nothing that counts here.
        let last = text.get(..place).and_then(<[u8]>::last);
        if self.plain_end == place && last.is_some_and(|last| !may_end_name(*last)) {
            self.is_field = false;
            return None;
        }
        let name = Letters::between(text, start, place);
        let is_field = std::mem::replace(&mut self.is_field, name.are("name"));
        if name.are("value") {
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
        let separator = self.glyph(place)?;
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
        let begins_policy = matches!(self.text.as_bytes().get(place..), Some([b'e', b'w'..=b'y', ..]));
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
        while let Some(glyph) = self.glyph(place)
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

    /// Where the first such character stands, or the text ends. It is not one of those
    /// that a name may hold.
    fn end_of(&self, place: usize, is_end: impl Fn(Glyph) -> bool) -> usize {
        let mut place = self.skip_plain(place);
        while let Some(glyph) = self.glyph(place).filter(|glyph| !is_end(*glyph)) {
            place = self.skip_plain(glyph.end);
        }
        place
    }

    /// Goes past one such character, if it is the next.
    fn skip(&self, place: &mut usize, is_one: impl Fn(Glyph) -> bool) -> Option<Glyph> {
        let glyph = self.glyph(*place).filter(|glyph| is_one(*glyph))?;
        *place = glyph.end;
        Some(glyph)
    }

    fn skip_all(&self, place: &mut usize, is_one: impl Fn(Glyph) -> bool) {
        while self.skip(place, &is_one).is_some() {}
    }
}

/// Whether a name may hold this character.
fn is_of_name(byte: u8) -> bool {
    OF_NAME.get(usize::from(byte)).is_some_and(|is_of_name| *is_of_name)
}

/// What each byte of a text is looked up in: comparing it with letters, digits and
/// joiners in turn was a third of the time of redacting a URL.
// A wrong index would be an error of the compiler's, which makes the table.
#[allow(clippy::indexing_slicing)]
static OF_NAME: [bool; 256] = {
    let mut of_name = [false; 256];
    let mut rest: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    while let [byte, others @ ..] = rest {
        of_name[*byte as usize] = true;
        rest = others;
    }
    of_name
};

/// Whether a name that counts here may end so: each ends with one of four letters, and
/// what joins words may follow.
fn may_end_name(byte: u8) -> bool {
    matches!(byte.to_ascii_lowercase(), b'd' | b'e' | b'n' | b'y' | b'-' | b'_')
}

#[cfg(test)]
mod tests {
    use super::{
        super::name::{ENDINGS, WHOLE_NAMES},
        may_end_name,
    };

    #[test]
    fn no_name_that_counts_is_passed_over_for_its_last_letter() {
        for name in ENDINGS.into_iter().chain(WHOLE_NAMES).chain(["name", "value", "policy"]) {
            assert!(name.bytes().next_back().is_some_and(may_end_name), "{name}");
        }
    }
}
