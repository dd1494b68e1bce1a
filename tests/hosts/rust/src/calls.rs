//! What is asked beyond one request, answered as a list of names and values in
//! the order of the C ABI.

use super::{Failure, options, signer, text};
use s3presign::{
    CompletedParts, CorsRule, Diagnosis, ErrorCode, Explanation, Guard, MultipartPlan, MultipartUpload,
    PermissionPolicy, Permissions, PostPolicy, ReceivedForm, ReceivedRequest, Request, Scope, Signer,
    Verifier, guard_policy, upload_id,
};
use serde_json::{Value as Json, json};
use std::borrow::Cow;
use time::OffsetDateTime;

type Listed = Vec<(String, String)>;

/// The answer to a call; none where it is no call.
pub(crate) fn answer(case: &Json) -> Result<Option<Json>, Failure> {
    let params = pairs(&case["params"])?;
    let rules = pairs(&case["rules"])?;
    let listed = match text(&case["do"])? {
        "presign_post" => presign_post(case, &params)?,
        "json_of_request" => {
            let request = Request::from_pairs(borrowed(&params))?;
            json_of(&signer(&case["signer"])?.presign(&request, key(case)?, now(case)?)?)?
        }
        "json_of_form" => {
            let policy = PostPolicy::from_pairs(borrowed(&params))?;
            json_of(&signer(&case["signer"])?.presign_post(&policy, now(case)?)?)?
        }
        "json_of_upload" => {
            let upload = MultipartUpload::from_pairs(borrowed(&params))?;
            json_of(&signer(&case["signer"])?.presign_multipart(&upload, key(case)?, now(case)?)?)?
        }
        "upload_id" => {
            let response = params.first().ok_or("no response")?;
            named([("upload-id", &upload_id(&response.1)?)])
        }
        "json_of_plan" => json_of(&MultipartPlan::from_pairs(borrowed(&params))?)?,
        "read_request" => {
            let request = ReceivedRequest::from_pairs(borrowed(&params))?;
            claim(request.access_key_id(), request.session_token(), request.region(), request.service())
        }
        "verify_request" => {
            let request = ReceivedRequest::from_pairs(borrowed(&params))?;
            let (verifier, credentials) = Verifier::from_pairs(borrowed(&rules))?;
            let verified = verifier.verify(&request, credentials.as_ref(), now(case)?)?;
            let mut listed = validity(verified.access_key_id(), verified.signed_at(), verified.expires_at());
            listed.extend(
                verified
                    .signed_headers()
                    .map(|(name, value)| (format!("signed-header:{name}"), value.into())),
            );
            listed.push(("payload-hash".into(), verified.payload_hash().into()));
            let asked =
                [("operation", verified.operation()), ("bucket", verified.bucket()), ("key", verified.key())];
            listed.extend(asked.into_iter().filter_map(|(name, text)| Some((name.into(), text?.into()))));
            listed.extend(
                verified.parameters().map(|(name, value)| (format!("parameter:{name}"), value.into())),
            );
            listed.extend(verified.checks().map(|(name, value)| (format!("check:{name}"), value.into())));
            listed
        }
        "read_form" => {
            let form = ReceivedForm::from_pairs(borrowed(&params))?;
            let mut listed = claim(form.access_key_id(), form.session_token(), form.region(), form.service());
            listed.extend(form.key().map(|key| ("key".into(), key.into())));
            listed
        }
        "verify_form" => {
            let form = ReceivedForm::from_pairs(borrowed(&params))?;
            let (verifier, credentials) = Verifier::from_pairs(borrowed(&rules))?;
            let verified = verifier.verify_form(&form, credentials.as_ref(), now(case)?)?;
            let mut listed = validity(verified.access_key_id(), verified.signed_at(), verified.expires_at());
            if let Some((minimum, maximum)) = verified.content_length_range() {
                listed.push(("min-content-length".into(), minimum.to_string()));
                listed.push(("max-content-length".into(), maximum.to_string()));
            }
            listed
        }
        "multipart_plan" => {
            let plan = MultipartPlan::from_pairs(borrowed(&params))?;
            let mut listed = named([
                ("part-count", &plan.part_count().to_string()),
                ("part-size", &plan.part_size().to_string()),
            ]);
            listed.extend(
                plan.parts().map(|part| {
                    (format!("part:{}", part.number), format!("{} {}", part.first_byte, part.size))
                }),
            );
            listed
        }
        "presign_multipart" => presign_multipart(case, &params)?,
        "completed_parts" => named([("xml", &CompletedParts::from_pairs(borrowed(&params))?.to_xml()?)]),
        "refusal" => {
            let (status, code) = ErrorCode::answer_from_pairs(borrowed(&params))?;
            vec![("http-status".into(), status.to_string()), ("s3-code".into(), code.into())]
        }
        "explain" => Explanation::from_pairs(borrowed(&params))?.to_pairs(),
        "diagnose" => Diagnosis::from_pairs(borrowed(&params))?.to_pairs(),
        "permissions" => owned(Permissions::from_pairs(borrowed(&params))?.to_pairs()),
        "policy" => owned(permission_policy(&params)?.to_pairs()),
        "guard_policy" => owned(guard_policy(&Guard::from_pairs(borrowed(&params))?)?.to_pairs()),
        "cors_rule" => {
            let results = params.split(|(name, _)| name == "result").skip(1);
            let kinds = params.iter().filter(|(name, _)| name == "result").map(|(_, kind)| kind.as_str());
            let rules = kinds.zip(results).map(|(kind, result)| cors_rule(case, kind, result));
            CorsRule::merged(rules.collect::<Result<Vec<_>, Failure>>()?)?.to_pairs()
        }
        "presign_scoped" => {
            let signer = confined(case)?;
            let request = Request::from_pairs(borrowed(&params))?;
            let presigned = signer.presign(&request, case["key"].as_str(), now(case)?)?;
            named([("url", presigned.url())])
        }
        "presign_from_env" => {
            let options = options(&case["signer"]);
            let signer = Signer::from_env(borrowed(&params), borrowed(&options))?;
            let request = Request::new("GetObject").bucket("harbour-logs");
            let presigned = signer.presign(&request, key(case)?, now(case)?)?;
            named([
                ("url", presigned.url()),
                ("expires-at", &presigned.expires_at().unix_timestamp().to_string()),
                ("limited-by", presigned.limited_by().as_str()),
            ])
        }
        _ => return Ok(None),
    };
    let listed: Vec<[String; 2]> = listed.into_iter().map(|(name, value)| [name, value]).collect();
    Ok(Some(json!({ "answer": listed })))
}

/// The policy for several questions, with `and` between two; `only-needed` stands behind them.
fn permission_policy(params: &Listed) -> Result<PermissionPolicy, Failure> {
    let (questions, only_needed) = match params.split_last() {
        Some(((name, value), questions)) if name == "only-needed" => (questions, value == "true"),
        _ => (params.as_slice(), false),
    };
    let mut all = Permissions::default();
    for question in questions.split(|(name, _)| name == "and") {
        let question = question.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        all = all.and(Permissions::from_pairs(question)?);
    }
    Ok(if only_needed { all.policy_of_needed()? } else { all.policy()? })
}

fn json_of(result: &impl serde::Serialize) -> Result<Listed, Failure> {
    Ok(named([("json", &serde_json::to_string(result)?)]))
}

fn presign_post(case: &Json, params: &Listed) -> Result<Listed, Failure> {
    let signer = confined(case)?;
    let post = signer.presign_post(&PostPolicy::from_pairs(borrowed(params))?, now(case)?)?;
    let mut listed = named([("url", post.url()), ("method", post.method())]);
    listed.extend(post.fields().map(|(name, value)| (format!("field:{name}"), value.into())));
    listed.extend(named([
        ("policy", post.policy()),
        ("signed-at", &post.signed_at().unix_timestamp().to_string()),
        ("expires-at", &post.expires_at().unix_timestamp().to_string()),
        ("limited-by", post.limited_by().as_str()),
    ]));
    let warnings = post.warnings().iter();
    listed.extend(
        warnings.map(|warning| (format!("warning:{}", warning.code.as_str()), warning.message.clone())),
    );
    listed.extend(named([("curl", &post.curl())]));
    Ok(listed)
}

fn presign_multipart(case: &Json, params: &Listed) -> Result<Listed, Failure> {
    let signer = confined(case)?;
    let upload = MultipartUpload::from_pairs(borrowed(params))?;
    let presigned = signer.presign_multipart(&upload, key(case)?, now(case)?)?;
    Ok(owned(presigned.to_pairs()))
}

/// The rule of one result, made from these.
fn cors_rule(case: &Json, kind: &str, result: &[(String, String)]) -> Result<CorsRule, Failure> {
    let (signer, origin, now) = (signer(&case["signer"])?, key(case)?, now(case)?);
    Ok(match kind {
        "form" => signer.presign_post(&PostPolicy::from_pairs(borrowed(result))?, now)?.cors_rule(origin)?,
        "upload" => {
            let upload = MultipartUpload::from_pairs(borrowed(result))?;
            signer.presign_multipart(&upload, "k", now)?.cors_rule(origin)?
        }
        _ => {
            let request = Request::from_pairs(borrowed(result))?;
            let rule = signer.presign(&request, "k", now)?.cors_rule(origin)?;
            assert_eq!(signer.template(&request)?.cors_rule(origin)?, rule);
            rule
        }
    })
}

fn owned(pairs: Vec<(Cow<'_, str>, Cow<'_, str>)>) -> Listed {
    pairs.into_iter().map(|(name, text)| (name.into(), text.into())).collect()
}

/// The signer, confined if the case has a scope.
fn confined(case: &Json) -> Result<Signer, Failure> {
    let signer = signer(&case["signer"])?;
    let scope = pairs(&case["scope"])?;
    if scope.is_empty() {
        return Ok(signer);
    }
    Ok(signer.scoped(&Scope::from_pairs(borrowed(&scope))?)?)
}

fn key(case: &Json) -> Result<&str, Failure> {
    text(&case["key"])
}

fn claim(access_key_id: &str, session_token: Option<&str>, region: &str, service: &str) -> Listed {
    let mut listed = named([("access-key-id", access_key_id)]);
    listed.extend(session_token.map(|token| ("session-token".into(), token.into())));
    listed.extend(named([("region", region), ("service", service)]));
    listed
}

fn validity(access_key_id: &str, signed_at: OffsetDateTime, expires_at: OffsetDateTime) -> Listed {
    named([
        ("access-key-id", access_key_id),
        ("signed-at", &signed_at.unix_timestamp().to_string()),
        ("expires-at", &expires_at.unix_timestamp().to_string()),
    ])
}

fn named<const N: usize>(pairs: [(&str, &str); N]) -> Listed {
    pairs.map(|(name, value)| (name.into(), value.into())).into()
}

fn pairs(list: &Json) -> Result<Listed, Failure> {
    let pairs = list.as_array().into_iter().flatten();
    pairs.map(|pair| Ok((text(&pair[0])?.into(), text(&pair[1])?.into()))).collect()
}

fn borrowed(pairs: &[(String, String)]) -> impl Iterator<Item = (&str, &str)> {
    pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()))
}

fn now(case: &Json) -> Result<OffsetDateTime, Failure> {
    let seconds = case["signing_time"].as_i64().ok_or("no instant")?;
    Ok(OffsetDateTime::from_unix_timestamp(seconds)?)
}
