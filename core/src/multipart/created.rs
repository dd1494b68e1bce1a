//! The response to CreateMultipartUpload ("CreateMultipartUpload", S3 API reference): of all that it
//! says, the requests of the upload need its id alone.

use crate::{error::Error, xml::elements_within};

/// The longest response that is read, in bytes; S3's has some 300.
const LONGEST: usize = 262_144;

/// Reads the `UploadId` out of the response to CreateMultipartUpload: its body, whatever stands
/// around it.
///
/// # Errors
///
/// `NoUploadId` for a text without one, such as an error of the server, for one that is cut off, and
/// for one of more than 262,144 bytes.
///
/// ```
/// use s3presign::upload_id;
///
/// let response = "<InitiateMultipartUploadResult><Bucket>videos</Bucket><Key>film.mp4</Key>\
///     <UploadId>VXBsb2FkIElE</UploadId></InitiateMultipartUploadResult>";
/// assert_eq!(upload_id(response)?, "VXBsb2FkIElE");
/// # Ok::<(), s3presign::Error>(())
/// ```
pub fn upload_id(response: &str) -> Result<String, Error> {
    let refuse = |problem| Error::NoUploadId { problem };
    if response.len() > LONGEST {
        return Err(refuse("it is longer than 262144 bytes"));
    }
    let Some(elements) = elements_within("InitiateMultipartUploadResult", response) else {
        return Err(refuse(match elements_within("Error", response) {
            Some(_) => "it is an error, which diagnose explains",
            None => "it has no <InitiateMultipartUploadResult>",
        }));
    };
    let id = elements.into_iter().find(|(name, _)| name == "UploadId").map(|(_, id)| id);
    id.filter(|id| !id.is_empty())
        .ok_or_else(|| refuse("it has no <UploadId>, or was cut off before its end"))
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, upload_id};
    use crate::ErrorCode;
    use proptest::prelude::*;

    #[test]
    fn the_id_is_read_in_every_form_that_xml_has() {
        let whole = "<?xml version=\"1.0\"?>\n<InitiateMultipartUploadResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">\n  <UploadId> a&amp;b~._- </UploadId>\n</InitiateMultipartUploadResult>";
        assert_eq!(upload_id(whole).unwrap(), "a&b~._-");
        let prefixed = "<s3:InitiateMultipartUploadResult><s3:UploadId><![CDATA[a&b]]></s3:UploadId></s3:InitiateMultipartUploadResult>";
        assert_eq!(upload_id(prefixed).unwrap(), "a&b");
    }

    #[test]
    fn what_has_no_id_is_refused() {
        for text in [
            "",
            "VXBsb2FkIElE",
            "<UploadId>a</UploadId>",
            "<Error><Code>AccessDenied</Code><UploadId>a</UploadId></Error>",
            "<InitiateMultipartUploadResult/>",
            "<InitiateMultipartUploadResult><UploadId/></InitiateMultipartUploadResult>",
            "<InitiateMultipartUploadResult><UploadId>VXBsb",
            "<InitiateMultipartUploadResult><Owner><UploadId>a</UploadId></Owner></InitiateMultipartUploadResult>",
        ] {
            assert_eq!(upload_id(text).unwrap_err().code(), ErrorCode::NoUploadId, "{text}");
        }
        assert!(upload_id(&" ".repeat(LONGEST + 1)).unwrap_err().to_string().contains("262144"));
    }

    proptest! {
        #[test]
        fn takes_any_text(text in any::<String>(), inner in "[<>/&;#a-zA!\\[\\]\" :()\n]{0,80}") {
            let _ = upload_id(&text);
            let _ = upload_id(&format!("<InitiateMultipartUploadResult><UploadId>{inner}"));
        }
    }
}
