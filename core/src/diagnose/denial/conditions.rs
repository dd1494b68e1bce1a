//! What the conditions of policies may read of a presigned request otherwise than whoever signed it thinks ("Policy keys
//! for Amazon S3" and "Amazon S3 Signature Version 4 authentication specific policy keys", S3 documentation).

use super::asking::Asking;

/// Headers on which policies have conditions, and which signers are known to move into the query.
const MOVED: [&str; 7] = [
    "x-amz-acl",
    "x-amz-grant-full-control",
    "x-amz-grant-read",
    "x-amz-grant-read-acp",
    "x-amz-grant-write-acp",
    "x-amz-server-side-encryption",
    "x-amz-storage-class",
];

/// Headers without which bucket policies are known to refuse an upload.
const ASKED_FOR: [&str; 2] = ["x-amz-server-side-encryption", "x-amz-acl"];

/// What is said of them, the nearest to this request first.
pub(super) fn conditions(asking: Option<&Asking<'_>>) -> String {
    let mut said: Vec<String> = asking.into_iter().flat_map(of_request).collect();
    said.push("a condition on the network (aws:SourceIp, aws:SourceVpce) is held against whoever sends the request, and not against the signer".into());
    said.push("s3:authType is REST-QUERY-STRING, and s3:signatureAge counts from the signing time".into());
    said.join("; ")
}

fn of_request(asking: &Asking<'_>) -> Vec<String> {
    let mut said = Vec::new();
    let moved: Vec<&str> = MOVED.into_iter().filter(|name| asking.in_query(name).is_some()).collect();
    if !moved.is_empty() {
        said.push(format!(
            "{} is in the query, where a condition on the header is known not to see it: sign it as a header",
            moved.join(", ")
        ));
    }
    match asking.operation.name {
        "UploadPart" | "UploadPartCopy" | "CompleteMultipartUpload" => said.push(
            "it sends none of the headers that began the upload: where a policy asks for one, have it ask only if s3:ObjectCreationOperation is true".into(),
        ),
        "PutObject" | "CopyObject" | "CreateMultipartUpload" => {
            let missing: Vec<&str> =
                ASKED_FOR.into_iter().filter(|name| asking.sent(name).is_none()).collect();
            if !missing.is_empty() {
                said.push(format!("it does not send {}, which some policies ask for", missing.join(" and ")));
            }
        }
        _ => {}
    }
    if asking.request.url().starts_with("http://") {
        said.push("it is for http, which aws:SecureTransport tells: sign for https".into());
    }
    said
}
