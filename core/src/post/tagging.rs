//! The `tagging` field of a form is XML, where PutObject's parameter is a query
//! string; a caller may write either.

use crate::xml::{can_hold, escape};
use percent_encoding::percent_decode_str;

/// Tags as the field takes them: XML stays, `a=b&c=d` becomes it. `None` where
/// it is neither.
pub(super) fn as_xml(tags: &str) -> Option<String> {
    if tags.trim_start().starts_with('<') {
        return Some(tags.into());
    }
    let mut xml = String::from("<Tagging><TagSet>");
    for pair in tags.split('&').filter(|pair| !pair.is_empty()) {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (key, value) = (decoded(key)?, decoded(value)?);
        if key.is_empty() {
            return None;
        }
        xml.extend(["<Tag><Key>", &escape(&key), "</Key><Value>", &escape(&value), "</Value></Tag>"]);
    }
    xml.push_str("</TagSet></Tagging>");
    Some(xml)
}

fn decoded(text: &str) -> Option<String> {
    let text = text.replace('+', " ");
    percent_decode_str(&text).decode_utf8().ok().map(|text| text.into_owned()).filter(|text| can_hold(text))
}

#[cfg(test)]
mod tests {
    use super::as_xml;

    #[test]
    fn writes_tags_as_xml() {
        assert_eq!(
            as_xml("team=r%26d&stage=new+one").unwrap(),
            "<Tagging><TagSet><Tag><Key>team</Key><Value>r&amp;d</Value></Tag><Tag><Key>stage</Key><Value>new one</Value></Tag></TagSet></Tagging>",
        );
        assert_eq!(as_xml("<Tagging/>").unwrap(), "<Tagging/>");
        assert_eq!(as_xml("=x"), None);
        for tags in ["a=%ff", "a=%00", "%0a=b", "a=%EF%BF%BF"] {
            assert_eq!(as_xml(tags), None, "{tags}");
        }
    }
}
