//! What a server's XML may be made of, checked before the parser sees it: what
//! would cost it more than the text's length, or lead it outside, is refused.

/// How deep elements may nest; S3's own are two or three deep.
const DEEPEST: usize = 32;

/// The most attributes of all elements together, since each is compared with
/// others; S3 writes one namespace.
const MOST_ATTRIBUTES: usize = 32;

/// Reads the markup of a text as a parser would, without its contents; the error
/// says what is wrong.
pub(super) fn check(xml: &str) -> Result<(), &'static str> {
    let (mut depth, mut attributes) = (0_usize, 0_usize);
    let mut rest = xml;
    while let Some((_, markup)) = rest.split_once('<') {
        if let Some(comment) = markup.strip_prefix("!--") {
            rest = behind(comment, "-->")?;
        } else if let Some(text) = markup.strip_prefix("![CDATA[") {
            rest = behind(text, "]]>")?;
        } else if let Some(instruction) = markup.strip_prefix('?') {
            rest = behind(instruction, "?>")?;
        } else if markup.starts_with('!') {
            return Err("it has a document type, which S3 never writes; is it the answer of a proxy?");
        } else {
            let tag = Tag::read(markup)?;
            attributes = attributes.saturating_add(tag.attributes);
            depth = match tag.kind {
                Kind::Start => depth.saturating_add(1),
                Kind::End => depth.saturating_sub(1),
                Kind::Empty => depth,
            };
            rest = tag.rest;
        }
        if depth > DEEPEST {
            return Err("its elements are nested deeper than S3's");
        }
        if attributes > MOST_ATTRIBUTES {
            return Err("its elements have more attributes than S3's");
        }
    }
    Ok(())
}

/// The text behind an end.
fn behind<'x>(text: &'x str, end: &str) -> Result<&'x str, &'static str> {
    text.split_once(end).map(|(_, rest)| rest).ok_or("it is cut off")
}

struct Tag<'x> {
    kind: Kind,
    attributes: usize,
    rest: &'x str,
}

enum Kind {
    Start,
    End,
    Empty,
}

impl<'x> Tag<'x> {
    /// Reads on behind a `<`. A `>` between quotes ends no tag.
    fn read(markup: &'x str) -> Result<Tag<'x>, &'static str> {
        let mut quote = None;
        let mut attributes = 0_usize;
        for (index, byte) in markup.bytes().enumerate() {
            match (quote, byte) {
                (Some(open), _) if byte == open => quote = None,
                (Some(_), _) => {}
                (None, b'"' | b'\'') => quote = Some(byte),
                (None, b'=') => attributes = attributes.saturating_add(1),
                (None, b'>') => {
                    let (tag, rest) = markup.split_at(index);
                    let kind = if tag.starts_with('/') {
                        Kind::End
                    } else if tag.ends_with('/') {
                        Kind::Empty
                    } else {
                        Kind::Start
                    };
                    return Ok(Tag { kind, attributes, rest });
                }
                (None, _) => {}
            }
        }
        Err("it is cut off")
    }
}

#[cfg(test)]
mod tests {
    use super::{DEEPEST, MOST_ATTRIBUTES, check};

    fn nested(tag: &str, depth: usize) -> String {
        format!("{}{}", tag.repeat(depth), "</a>".repeat(depth))
    }

    #[test]
    fn depth_is_what_a_parser_would_see() {
        // A tag that only seems to be empty, and ends that are none.
        for tag in
            ["<a>", "<a b=\"/>\">", "<a b='/>'>", "<a><!--</a>-->", "<a><![CDATA[</a>]]>", "<a><?p </a>?>"]
        {
            assert_eq!(check(&nested(tag, 1)), Ok(()), "{tag}");
            let deep = nested(tag, if tag.contains('=') { MOST_ATTRIBUTES + 1 } else { DEEPEST + 1 });
            assert!(check(&deep).is_err(), "{tag}");
        }
        assert_eq!(check(&nested("<a>", DEEPEST)), Ok(()));
        assert_eq!(check(&"<a/>".repeat(10_000)), Ok(()));
    }

    #[test]
    fn attributes_are_counted_over_all_elements() {
        let attributes = |count: usize| (0..count).map(|n| format!(" a{n}=\"=>\"")).collect::<String>();
        assert_eq!(check(&format!("<a{}/>", attributes(MOST_ATTRIBUTES))), Ok(()));
        assert!(check(&format!("<a{}/>", attributes(MOST_ATTRIBUTES + 1))).is_err());
        assert!(check(&format!("<a{}>{}", attributes(MOST_ATTRIBUTES), "<b c=''/>")).is_err());
    }

    #[test]
    fn what_is_cut_off_or_leads_outside_is_refused() {
        for xml in ["<", "<a", "<a b=\">", "<!--", "<![CDATA[ ]]", "<?xml", "<!DOCTYPE a>", "<!ENTITY x 'y'>"]
        {
            assert!(check(xml).is_err(), "{xml}");
        }
        assert_eq!(check("no markup > at all"), Ok(()));
    }
}
