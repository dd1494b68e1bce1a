//! Denials of S3, and what is said of them: no more than the answer and the request bear out, and no secret.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use s3presign::{
    Certainty, Credentials, Diagnosis, FindingCode, PresignedRequest, Refusal, Request, Signer, diagnose,
    explain,
};
use time::{OffsetDateTime, macros::datetime};

const NOW: OffsetDateTime = datetime!(2026-01-02 03:04:05 UTC);

fn signer(endpoint: Option<&str>) -> Signer {
    let credentials = Credentials::new("ASIAIOSFODNN7EXAMPLE", "secret").unwrap();
    let builder = Signer::builder(credentials.with_session_token("hush/token").unwrap()).region("eu-west-1");
    match endpoint {
        Some(endpoint) => builder.endpoint(endpoint).build().unwrap(),
        None => builder.build().unwrap(),
    }
}

fn presigned(request: &Request, key: Option<&str>) -> PresignedRequest {
    signer(None).presign(request, key, NOW).unwrap()
}

fn told(presigned: &PresignedRequest, message: &str) -> Diagnosis {
    let message = message.replace('&', "&amp;").replace('<', "&lt;");
    let answer = format!("<Error><Code>AccessDenied</Code><Message>{message}</Message></Error>");
    let refusal =
        Refusal::new(&answer).signed(presigned.method(), presigned.url(), presigned.headers()).unwrap();
    refusal.diagnose().unwrap()
}

fn has(diagnosis: &Diagnosis, code: FindingCode) -> bool {
    diagnosis.findings().iter().any(|finding| finding.code == code)
}

#[test]
fn an_access_point_has_its_own_resources() {
    let arn = "arn:aws:s3:eu-west-1:123456789012:accesspoint/reports";
    let upload = presigned(&Request::new("PutObject").bucket(arn), Some("a"));
    let plain = told(&upload, "Access Denied");
    assert!(plain.to_string().contains(&format!("\"{arn}/object/a\"")), "{plain}");
    let alias = presigned(&Request::new("GetObject").bucket("reports-abc123xyz0-s3alias"), Some("a"));
    let plain = told(&alias, "Access Denied");
    assert_eq!(plain.findings()[0].code, FindingCode::AccessDeniedByPolicy);
    assert!(!has(&plain, FindingCode::DeniedByCondition), "{plain}");
}

#[test]
fn a_directory_bucket_asks_for_a_session_alone() {
    let upload = Request::new("PutObject").bucket("photos--use1-az4--x-s3");
    let upload = presigned(&upload, Some("a"));
    let plain = told(&upload, "Access Denied.");
    assert!(plain.to_string().contains("s3express:CreateSession"), "{plain}");
    assert!(!has(&plain, FindingCode::AclRefused) && !has(&plain, FindingCode::ObjectMissing), "{plain}");
}

#[test]
fn a_store_that_is_not_s3_keeps_its_own_words() {
    let elsewhere = signer(Some("https://s3.example.com"));
    let upload = elsewhere.presign(&Request::new("PutObject").bucket("photos"), "a", NOW).unwrap();
    let plain = told(&upload, "Access Denied");
    assert!(!has(&plain, FindingCode::DeniedByCondition), "{plain}");
    // A host of its own that answers as S3 does may well be S3's.
    let ids = "<RequestId>4442587FB7D0A2F9</RequestId><HostId>aLongId=</HostId>";
    let answer = format!(
        "<Error><Code>AccessDenied</Code><Message>User: arn:aws:iam::1:user/a is not authorized to perform: s3:PutObject with an explicit deny in a session policy</Message>{ids}</Error>"
    );
    let refusal = Refusal::new(&answer).signed("PUT", upload.url(), upload.headers()).unwrap();
    let detailed = refusal.diagnose().unwrap();
    assert!(has(&detailed, FindingCode::DeniedByCondition), "{detailed}");
}

#[test]
fn a_denial_without_a_request_is_told_by_itself() {
    let line = "AccessDenied: User: arn:aws:iam::1:user/a is not authorized to perform: s3:PutObject on resource: \"arn:aws:s3:::b/k\" because no permissions boundary allows the s3:PutObject action";
    let diagnosis = diagnose(None, line).unwrap();
    let findings = diagnosis.findings();
    assert_eq!((findings.len(), findings[0].certainty), (1, Certainty::Shown));
    assert!(findings[0].sentence.contains("no permissions boundary allows it"), "{diagnosis}");
}

#[test]
fn explain_names_what_the_signer_needs() {
    let upload = Request::new("PutObject").bucket("photos").with("ACL", "private").with("Tagging", "a=b");
    let upload = presigned(&upload, Some("2026/what?.jpg"));
    let explained = explain(upload.url(), Some("PUT"), Some(NOW)).unwrap();
    let text = explained.to_string();
    for action in ["s3:PutObject", "s3:PutObjectAcl", "s3:PutObjectTagging"] {
        assert!(
            text.contains(&format!("signer needs  {action} on arn:aws:s3:::photos/2026/what${{?}}.jpg")),
            "{text}"
        );
    }
    assert!(explained.warnings().iter().any(|warning| warning.code.as_str() == "AclMayBeRefused"));
    // Of several operations none is told, and of a store with other permissions none.
    let download = presigned(&Request::new("GetObject").bucket("photos"), Some("a"));
    assert_eq!(explain(download.url(), None, None).unwrap().permissions().iter().count(), 0);
    let r2 = signer(Some("https://0123.r2.cloudflarestorage.com"));
    let of_r2 = r2.presign(&Request::new("GetObject").bucket("photos"), "a", NOW).unwrap();
    assert_eq!(explain(of_r2.url(), Some("GET"), None).unwrap().permissions().iter().count(), 0);
}

proptest! {
    #[test]
    fn whatever_is_said_no_secret_is_and_no_more_than_ten(
        who in "[a-z:/\" ]{0,20}",
        action in "(s3|kms|s3express):[A-Za-z]{0,12}",
        resource in "\\PC{0,30}",
        reason in "( because no (identity|resource)-based policy allows it| with an explicit deny in a session policy: arn:a)?",
    ) {
        let request = Request::new("GetObject").bucket("photos").with("VersionId", "v1");
        let presigned = presigned(&request, Some("a b"));
        let token = presigned.url().rsplit_once("X-Amz-Signature=").unwrap().1;
        for said in [&resource, token] {
            let message = format!("User: {who}hush/token is not authorized to perform: {action} on resource: \"arn:aws:s3:::photos/{said}\"{reason}");
            let diagnosis = told(&presigned, &message);
            prop_assert!((1..=10).contains(&diagnosis.findings().len()));
            prop_assert!(!diagnosis.to_string().contains("hush/token") && !diagnosis.to_string().contains(token));
        }
    }
}
