//! Judging an upload form ("POST Policy", S3 API reference), and what is known of
//! one that keeps its policy.

use super::{
    received_form::ReceivedForm,
    signature::key,
    verifier::{Verifier, check_not_expired, check_session_token, known},
};
use crate::sorted;
use crate::{
    credentials::Credentials,
    error::Error,
    expiry::instant,
    post::{Condition, PolicyDocument},
    sigv4::{CredentialScope, Regions},
};
use std::borrow::Cow;
use time::OffsetDateTime;

impl Verifier {
    /// Judges an upload form by the secret of its access key, as
    /// [`Verifier::verify`] judges a request.
    ///
    /// # Errors
    ///
    /// `WrongService`, `WrongRegion`, `RequestNotYetValid`, `UnknownAccessKey`,
    /// `CredentialsExpired`, `SessionTokenMismatch`, `SignatureMismatch`,
    /// `MalformedRequest` for a policy that cannot be read,
    /// `DuplicatePolicyName`, `ExpiryOutOfRange`, `RequestExpired`,
    /// `FormWithoutKey`, `PolicyWithoutBucket`, `PolicyConditionFailed`,
    /// `FieldWithoutCondition`, `UnsafeKey`; the first that applies, in this order.
    ///
    /// ```
    /// use s3presign::{Credentials, PostPolicy, ReceivedForm, Signer, Verifier};
    /// use time::macros::datetime;
    ///
    /// let credentials = Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret")?;
    /// let signer = Signer::new(credentials.clone(), "eu-west-1")?;
    /// let now = datetime!(2026-01-02 03:04:05 UTC);
    /// let policy = PostPolicy::new("photos", "users/42/${filename}").max_content_length(1000);
    /// let post = signer.presign_post(&policy, now)?;
    ///
    /// let form = ReceivedForm::new("photos", post.fields())?.file_name("cat.png")?.content_length(999);
    /// assert_eq!(form.key(), Some("users/42/cat.png"));
    /// let verified = Verifier::new().verify_form(&form, &credentials, now)?;
    /// assert_eq!(verified.content_length_range(), Some((0, 1000)));
    /// # Ok::<(), s3presign::Error>(())
    /// ```
    pub fn verify_form<'c>(
        &self,
        form: &ReceivedForm,
        credentials: impl Into<Option<&'c Credentials>>,
        now: OffsetDateTime,
    ) -> Result<VerifiedForm, Error> {
        let now = now.unix_timestamp();
        let claim = &form.claim;
        let regions = Regions::One(claim.region.clone());
        self.check_scope(&regions, &claim.service)?;
        self.check_signing_time(claim.signed_at, now)?;
        let credentials = known(credentials.into(), &claim.access_key_id, now)?;
        check_session_token(form.session_token(), credentials)?;

        let encoded = form.field("policy").unwrap_or_default();
        let signing_key = key(credentials, CredentialScope { regions, service: self.signing_name() })?;
        if !signing_key.verifies_text(&claim.timestamp, encoded.as_bytes(), &claim.signature) {
            return Err(Error::SignatureMismatch {});
        }
        let policy = PolicyDocument::read(encoded)?;
        self.check_life(policy.expires_at.saturating_sub(claim.signed_at))?;
        check_not_expired(policy.expires_at, now)?;
        let key = form.key().filter(|key| !key.is_empty()).ok_or(Error::FormWithoutKey {})?;
        form.check(&policy)?;
        self.check_key(key)?;
        Ok(VerifiedForm {
            access_key_id: claim.access_key_id.clone(),
            signed_at: claim.signed_at,
            expires_at: policy.expires_at,
            content_length_range: content_length_range(&policy),
        })
    }
}

/// A form whose signature is right and whose policy it keeps.
#[derive(Clone, Debug)]
pub struct VerifiedForm {
    access_key_id: String,
    signed_at: i64,
    expires_at: i64,
    content_length_range: Option<(u64, u64)>,
}

impl VerifiedForm {
    /// Who allowed it.
    pub fn access_key_id(&self) -> &str {
        &self.access_key_id
    }

    /// When it was signed.
    pub fn signed_at(&self) -> OffsetDateTime {
        instant(self.signed_at)
    }

    /// When its policy stops working.
    pub fn expires_at(&self) -> OffsetDateTime {
        instant(self.expires_at)
    }

    /// The fewest and the most bytes that the file may have, if the policy says
    /// so. Unless [`ReceivedForm::content_length`] was told, checking it is the
    /// server's.
    pub fn content_length_range(&self) -> Option<(u64, u64)> {
        self.content_length_range
    }
}

impl ReceivedForm {
    /// Whether the form meets a policy: it is for one bucket, every condition holds,
    /// and every field has one.
    fn check(&self, policy: &PolicyDocument) -> Result<(), Error> {
        if !policy.conditions.iter().any(fixes_bucket) {
            return Err(Error::PolicyWithoutBucket {});
        }
        let mut named = Vec::with_capacity(policy.conditions.len());
        let content_types = self.field("content-type").map(common_beginning).unwrap_or_default();
        for condition in &policy.conditions {
            let holds = match condition {
                Condition::Exactly(name, expected) => {
                    let name = in_lower_case(name);
                    let holds = self.value(&name).is_some_and(|value| value == expected);
                    named.push(name);
                    holds
                }
                Condition::StartsWith(name, prefix) => {
                    let name = in_lower_case(name);
                    let holds = self.value(&name).is_some_and(|value| match name.as_ref() {
                        "content-type" => content_types.starts_with(prefix.as_bytes()),
                        _ => value.starts_with(prefix.as_str()),
                    });
                    named.push(name);
                    holds
                }
                Condition::ContentLengthRange(minimum, maximum) => {
                    self.content_length.is_none_or(|bytes| (minimum..=maximum).contains(&&bytes))
                }
            };
            if !holds {
                return Err(Error::PolicyConditionFailed { condition: self.shown(condition).into() });
            }
        }
        sorted::sort(&mut named);
        let has_condition = |name: &str| named.binary_search_by(|named| named.as_ref().cmp(name)).is_ok();
        match self.fields.iter().find(|(name, _)| needs_condition(name) && !has_condition(name)) {
            Some((name, _)) => Err(Error::FieldWithoutCondition { name: name.as_str().into() }),
            None => Ok(()),
        }
    }

    /// What a condition on this name, in lower case, is compared with.
    fn value(&self, name: &str) -> Option<&str> {
        if name == "bucket" { Some(&self.bucket) } else { self.field(name) }
    }

    /// A condition that does not hold, for a message.
    fn shown(&self, condition: &Condition) -> String {
        match (condition, self.content_length) {
            (Condition::ContentLengthRange(..), Some(bytes)) => format!("{condition}, file of {bytes}"),
            _ => condition.to_string(),
        }
    }
}

/// A policy that does not fix the bucket would let its form into every bucket of
/// the key's owner. S3 compares a bucket only as a whole ("POST Policy", S3 API
/// reference).
fn fixes_bucket(condition: &Condition) -> bool {
    matches!(condition, Condition::Exactly(name, _) if name.eq_ignore_ascii_case("bucket"))
}

/// A field's name as forms are searched by it; most are written so.
fn in_lower_case(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        name.to_ascii_lowercase().into()
    } else {
        name.into()
    }
}

/// "Each form field must appear in the conditions", except these ("POST
/// Policy", S3 API reference).
fn needs_condition(field: &str) -> bool {
    !matches!(field, "file" | "policy" | "x-amz-signature") && !field.starts_with("x-ignore-")
}

/// What all content types of a list begin with: a list meets a beginning if each
/// of its types does ("POST Policy", S3 API reference). Looked at once for all
/// conditions, since a signer may write many and a sender may send many.
fn common_beginning(content_types: &str) -> &[u8] {
    let mut types = content_types.split(',').map(|one| one.trim().as_bytes());
    let first = types.next().unwrap_or_default();
    types.fold(first, |common, one| {
        let same = common.iter().zip(one).take_while(|(a, b)| a == b).count();
        common.get(..same).unwrap_or_default()
    })
}

/// The narrowest of all ranges that the document holds.
fn content_length_range(policy: &PolicyDocument) -> Option<(u64, u64)> {
    let ranges = policy.conditions.iter().filter_map(|condition| match condition {
        Condition::ContentLengthRange(minimum, maximum) => Some((*minimum, *maximum)),
        _ => None,
    });
    ranges.reduce(|(least, most), (minimum, maximum)| (least.max(minimum), most.min(maximum)))
}

#[cfg(test)]
mod tests {
    use super::common_beginning;
    use crate::{Credentials, ErrorCode, PostPolicy, PresignedPost, ReceivedForm, Signer, Verifier};
    use base64::{Engine, engine::general_purpose::STANDARD};
    use time::{OffsetDateTime, macros::datetime};

    const NOW: OffsetDateTime = datetime!(2026-01-02 03:04:05 UTC);

    fn credentials() -> Credentials {
        Credentials::new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY").unwrap()
    }

    fn post() -> PresignedPost {
        let policy = PostPolicy::new("photos", "u/42/${filename}")
            .starts_with("Content-Type", "image/")
            .field("acl", "private")
            .min_content_length(1)
            .max_content_length(10);
        Signer::new(credentials(), "eu-west-1").unwrap().presign_post(&policy, NOW).unwrap()
    }

    /// The verdict on the form after some fields were set to other values.
    fn verdict(changes: &[(&str, &str)], bytes: u64, now: OffsetDateTime) -> Result<(), ErrorCode> {
        let post = post();
        let kept = post.fields().filter(|(name, _)| !changes.iter().any(|(changed, _)| changed == name));
        let added = changes.iter().copied().filter(|(_, value)| *value != "-");
        let form = ReceivedForm::new("photos", kept.chain(added))
            .map_err(|error| error.code())?
            .file_name("C:\\pictures\\cat.png")
            .map_err(|error| error.code())?
            .content_length(bytes);
        let verifier = Verifier::new().region("eu-west-1");
        verifier.verify_form(&form, &credentials(), now).map(|_| ()).map_err(|error| error.code())
    }

    #[test]
    fn accepts_a_form_that_keeps_its_policy() {
        assert_eq!(verdict(&[("Content-Type", "image/png")], 10, NOW), Ok(()));
        assert_eq!(
            verdict(&[("content-type", "image/png, image/gif"), ("key", "u/42/other")], 1, NOW),
            Ok(())
        );
        assert_eq!(verdict(&[("Content-Type", "image/png"), ("x-ignore-me", "x")], 1, NOW), Ok(()));
    }

    #[test]
    fn says_why_not() {
        let kind = ("Content-Type", "image/png");
        let failed = ErrorCode::PolicyConditionFailed;
        for (changes, code) in [
            (&[][..], failed),
            (&[("Content-Type", "text/html")], failed),
            (&[("Content-Type", "image/png,text/html")], failed),
            (&[kind, ("key", "u/43/x")], failed),
            (&[kind, ("acl", "public-read")], failed),
            (&[kind, ("acl", "-")], failed),
            (&[kind, ("x-amz-meta-a", "b")], ErrorCode::FieldWithoutCondition),
            (&[kind, ("X-Amz-Meta-A", "b")], ErrorCode::FieldWithoutCondition),
            (&[kind, ("x-amz-signature", &"0".repeat(64))], ErrorCode::SignatureMismatch),
            (&[kind, ("policy", "e30=")], ErrorCode::SignatureMismatch),
            (&[kind, ("x-amz-date", "20260102T030406Z")], failed),
            (&[kind, ("x-amz-date", "20260103T030405Z")], ErrorCode::MalformedRequest),
            (&[kind, ("x-amz-algorithm", "AWS4-ECDSA-P256-SHA256")], ErrorCode::MalformedRequest),
            (&[kind, ("policy", "-")], ErrorCode::MalformedRequest),
            (&[kind, ("x-amz-security-token", "t")], ErrorCode::SessionTokenMismatch),
            (
                &[kind, ("x-amz-credential", "AKIAIOSFODNN7EXAMPLE/20260102/us-east-1/s3/aws4_request")],
                ErrorCode::WrongRegion,
            ),
            (
                &[kind, ("x-amz-credential", "AKIAOTHER/20260102/eu-west-1/s3/aws4_request")],
                ErrorCode::UnknownAccessKey,
            ),
        ] {
            assert_eq!(verdict(changes, 5, NOW), Err(code), "{changes:?}");
        }
        assert_eq!(verdict(&[kind], 0, NOW), Err(failed));
        assert_eq!(verdict(&[kind], 11, NOW), Err(failed));
        let end = datetime!(2026-01-02 03:19:05 UTC);
        assert_eq!(verdict(&[kind], 5, end - time::Duration::SECOND), Ok(()));
        assert_eq!(verdict(&[kind], 5, end), Err(ErrorCode::RequestExpired));
    }

    #[test]
    fn the_applications_own_fields_are_held_to_their_conditions() {
        let policy = PostPolicy::new("photos", "k").own_field("Album", "7").own_starts_with("name", "A");
        let post = Signer::new(credentials(), "eu-west-1").unwrap().presign_post(&policy, NOW).unwrap();
        let verdict = |changes: &[(&str, &str)]| {
            let is_changed = |name: &str| changes.iter().any(|(changed, _)| *changed == name);
            let kept = post.fields().filter(|(name, _)| !is_changed(name));
            let form = ReceivedForm::new("photos", kept.chain(changes.iter().copied())).unwrap();
            Verifier::new().verify_form(&form, &credentials(), NOW).err().map(|error| error.code())
        };
        assert_eq!(verdict(&[("name", "Ada")]), None);
        assert_eq!(verdict(&[("NAME", "Ada")]), None);
        let failed = Some(ErrorCode::PolicyConditionFailed);
        assert_eq!(verdict(&[]), failed);
        assert_eq!(verdict(&[("name", "ada")]), failed);
        assert_eq!(verdict(&[("name", "Ada"), ("Album", "8")]), failed);
        assert_eq!(verdict(&[("name", "Ada"), ("other", "")]), Some(ErrorCode::FieldWithoutCondition));
    }

    #[test]
    fn a_list_begins_as_all_of_its_types_do() {
        for (list, beginning) in [
            ("image/png", "image/png"),
            (" image/png , image/gif", "image/"),
            ("image/png,image/", "image/"),
            ("image/é,image/è", "image/\u{c3}"),
            ("image/png,", ""),
            ("image/png,text/html", ""),
            ("", ""),
        ] {
            let beginning: Vec<u8> = beginning.chars().map(|unit| unit as u8).collect();
            assert_eq!(common_beginning(list), beginning, "{list}");
        }
    }

    #[test]
    fn the_bucket_is_the_one_of_the_policy() {
        let post = post();
        let form = ReceivedForm::new("other", post.fields()).unwrap();
        let error = Verifier::new().verify_form(&form, &credentials(), NOW).unwrap_err();
        assert_eq!(error.code(), ErrorCode::PolicyConditionFailed);
    }

    /// What our key signs, whatever it says, as a form with this key.
    fn form_of(document: &str, key: &[(&str, &str)]) -> ReceivedForm {
        let signer = Signer::new(credentials(), "eu-west-1").unwrap();
        let scope = crate::sigv4::CredentialScope {
            regions: crate::sigv4::Regions::One("eu-west-1".into()),
            service: "s3",
        };
        let timestamp = crate::sigv4::Timestamp::from_unix(NOW.unix_timestamp()).unwrap();
        let policy = STANDARD.encode(document);
        let signature = signer.key(&credentials(), scope).unwrap().sign_text(&timestamp, policy.as_bytes());
        let own = [
            ("x-amz-algorithm", "AWS4-HMAC-SHA256"),
            ("x-amz-credential", "AKIAIOSFODNN7EXAMPLE/20260102/eu-west-1/s3/aws4_request"),
            ("x-amz-date", "20260102T030405Z"),
            ("policy", &policy),
            ("x-amz-signature", &signature),
        ];
        ReceivedForm::new("photos", own.into_iter().chain(key.iter().copied())).unwrap()
    }

    fn code_of(document: &str, key: &[(&str, &str)]) -> Result<(), ErrorCode> {
        let form = form_of(document, key);
        Verifier::new().verify_form(&form, &credentials(), NOW).map(|_| ()).map_err(|error| error.code())
    }

    /// A policy with these conditions beside those on the signature.
    fn policy(expiration: &str, conditions: &str) -> String {
        format!(
            r#"{{"expiration":"{expiration}","conditions":[["starts-with","$x-amz-algorithm",""],["starts-with","$x-amz-credential",""],["starts-with","$x-amz-date",""],{conditions}]}}"#
        )
    }

    /// Someone with the secret may sign nonsense: it is refused, not believed.
    #[test]
    fn a_signed_policy_that_cannot_be_read_is_refused() {
        for document in ["", "{}", "[]", r#"{"expiration":1}"#, &"[".repeat(10_000)] {
            assert_eq!(code_of(document, &[]), Err(ErrorCode::MalformedRequest), "{document:.20}");
        }
        let twice = policy("2026-01-02T03:05:00Z", r#"{"bucket":"photos","bucket":"other"}"#);
        assert_eq!(code_of(&twice, &[("key", "k")]), Err(ErrorCode::DuplicatePolicyName));
    }

    #[test]
    fn a_policy_is_for_one_bucket_and_a_form_for_one_key() {
        let soon = "2026-01-02T03:05:00Z";
        let key = [("key", "k")];
        let any_key = r#"["starts-with","$key",""]"#;
        for bucket in [r#"{"bucket":"photos"}"#, r#"["EQ","$Bucket","photos"]"#] {
            let policy = policy(soon, &format!("{any_key},{bucket}"));
            assert_eq!(code_of(&policy, &key), Ok(()));
            for key in [&[][..], &[("key", "")]] {
                assert_eq!(code_of(&policy, key), Err(ErrorCode::FormWithoutKey));
            }
        }
        for bucket in ["", r#",["starts-with","$bucket",""]"#, r#",["starts-with","$bucket","photos"]"#] {
            let policy = policy(soon, &format!("{any_key}{bucket}"));
            assert_eq!(code_of(&policy, &key), Err(ErrorCode::PolicyWithoutBucket), "{bucket}");
        }
    }

    #[test]
    fn a_policy_lives_from_its_signing_on() {
        let conditions = r#"{"bucket":"photos"},{"key":"k"}"#;
        for (expiration, code) in [
            ("2026-01-02T03:04:06Z", Ok(())),
            ("2026-01-02T03:04:05.9Z", Err(ErrorCode::ExpiryOutOfRange)),
            ("2025-01-02T03:04:05Z", Err(ErrorCode::ExpiryOutOfRange)),
            ("2026-01-09T03:04:05Z", Ok(())),
            ("2026-01-09T03:04:06Z", Err(ErrorCode::ExpiryOutOfRange)),
        ] {
            assert_eq!(code_of(&policy(expiration, conditions), &[("key", "k")]), code, "{expiration}");
        }
    }

    #[test]
    fn a_form_of_the_future_is_refused_as_a_request_is() {
        let kind = ("Content-Type", "image/png");
        let at = |seconds| verdict(&[kind], 5, NOW + time::Duration::seconds(seconds));
        assert_eq!(at(-900), Ok(()));
        assert_eq!(at(-901), Err(ErrorCode::RequestNotYetValid));
    }

    #[test]
    fn safe_keys_can_be_required() {
        let policy = PostPolicy::new("photos", "u/42/${filename}");
        let post = Signer::new(credentials(), "eu-west-1").unwrap().presign_post(&policy, NOW).unwrap();
        let code = |key: &str, verifier: Verifier| {
            let kept = post.fields().filter(|(name, _)| *name != "key").chain([("key", key)]);
            let form = ReceivedForm::new("photos", kept).unwrap();
            verifier.verify_form(&form, &credentials(), NOW).err().map(|error| error.code())
        };
        for key in
            ["u/42/..", "u/42/../7/a", "u/42/./a", "u/42//a", "u/42/a\\b", "u/42/a\nb", "u/42/${filename}"]
        {
            assert_eq!(code(key, Verifier::new()), None, "{key}");
            let required = Verifier::new().require_safe_key();
            assert_eq!(code(key, required), Some(ErrorCode::UnsafeKey), "{key}");
        }
        for key in ["u/42/a", "u/42/", "u/42/a..b", "u/42/...", "u/42/ é"] {
            assert_eq!(code(key, Verifier::new().require_safe_key()), None, "{key}");
        }
        let form = ReceivedForm::new("photos", post.fields()).unwrap();
        for (name, code) in [("a.png", None), ("/..", Some(ErrorCode::UnsafeKey))] {
            let form = form.clone().file_name(name).unwrap();
            let verified = Verifier::new().require_safe_key().verify_form(&form, &credentials(), NOW);
            assert_eq!(verified.err().map(|error| error.code()), code, "{name}");
        }
    }
}
