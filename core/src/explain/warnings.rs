//! What will probably surprise somebody about a URL: each rule with its reason.

use super::explanation::Explanation;
use crate::{
    endpoint::{KnownStore, StoreHost, Style},
    expiry::{SEVEN_DAYS, rfc3339},
    object_key::is_rewritten_by_clients,
    parameters::query_refusal,
    policy_warnings::warn_of_policies,
    received::{ReceivedUrl, UNSIGNED_PAYLOAD},
    sendable::set_by_browsers,
    warning::{Warning, WarningCode},
};

/// How far ahead S3 lets a signing time be, in seconds.
const CLOCK_SKEW: i64 = 900;

/// Checksums of no content at all: what an SDK writes that hashes an upload
/// which it does not have.
const OF_NOTHING: [&str; 9] = [
    "AAAAAA==",
    "AAAAAAAAAAA=",
    "1B2M2Y8AsgTpgAmY7PhCfg==",
    "2jmj7l5rSw0yVb/vlWAYkK/YBwk=",
    "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
    "z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==",
    "70bbN1HY6Zk=",
    "LQaABTjTlMI=",
    "maoG0wFHmNhgAcMkRo1Jfw==",
];

/// What S3's services are called in a credential.
const SERVICES: [&str; 4] = ["s3", "s3express", "s3-object-lambda", "s3-outposts"];

pub(super) fn warnings(explained: &Explanation, url: &ReceivedUrl, bucket: Option<&str>) -> Vec<Warning> {
    let mut warnings = Vec::new();
    of_time(explained, &mut warnings);
    of_credentials(explained, &mut warnings);
    of_place(explained, &mut warnings);
    of_scope(explained, &mut warnings);
    of_bucket(explained, bucket, &mut warnings);
    of_headers(explained, &mut warnings);
    of_content(explained, url, &mut warnings);
    of_policies(explained, url, &mut warnings);
    warnings
}

fn of_time(explained: &Explanation, warnings: &mut Vec<Warning>) {
    let signed = &explained.signed;
    if signed.version == "2" {
        warnings.push(WarningCode::LegacySignature.says(
            "it is signed with the legacy Signature Version 2, which newer regions and most stores refuse, and which leaves pairs of the query to everybody; sign with Version 4",
        ));
    }
    if let Some(expires_in) = signed.expires_in.filter(|seconds| !(1..=SEVEN_DAYS).contains(seconds)) {
        warnings.push(WarningCode::ExpiryNotAccepted.says(format!(
            "X-Amz-Expires is {expires_in} seconds; S3 takes 1 to 604800 (7 days), though some stores take more",
        )));
    }
    if let (Some(now), Some(signed_at)) = (explained.now, signed.signed_at)
        && signed_at > now
    {
        let ahead = signed_at.saturating_sub(now);
        let refused = if ahead > CLOCK_SKEW { "S3 refuses it until then" } else { "S3 allows 900 seconds" };
        warnings.push(WarningCode::SignedAhead.says(format!(
            "it was signed for {}, {ahead} seconds from now: {refused}; set the signer's clock",
            rfc3339(signed_at),
        )));
    }
}

fn of_credentials(explained: &Explanation, warnings: &mut Vec<Warning>) {
    let signed = &explained.signed;
    let temporary = signed.access_key_id.starts_with("ASIA");
    if signed.has_token || temporary {
        warnings.push(WarningCode::TemporaryCredentials.says(
            "it is signed with temporary credentials: it stops working when they end, however long it says",
        ));
    }
    if signed.has_token {
        warnings.push(WarningCode::SessionTokenInUrl.says(
            "it holds a session token: with the secret, which is not in it, that is a login; keep it out of logs",
        ));
    } else if temporary && explained.place.is_aws() {
        warnings.push(WarningCode::MissingSessionToken.says(
            "its access key is temporary and it has no session token; AWS refuses it with InvalidAccessKeyId",
        ));
    }
}

fn of_place(explained: &Explanation, warnings: &mut Vec<Warning>) {
    if explained.scheme == Some("http") {
        warnings.push(WarningCode::InsecureEndpoint.says(
            "it is for http: whoever sees the traffic can use it and read what it carries; sign for https",
        ));
    } else if explained.place.style == Style::Virtual
        && explained.bucket().is_some_and(|bucket| bucket.contains('.') && !bucket.ends_with(".mrap"))
    {
        warnings.push(WarningCode::DottedBucket.says(
            "the bucket's dots do not match a wildcard certificate, so TLS clients refuse the host; sign in path style",
        ));
    }
    if is_rewritten_by_clients(explained.key().unwrap_or(&explained.path)) {
        warnings.push(WarningCode::KeyNotUrlSafe.says(
            "clients resolve the segments . and .. of a path before they send it, which breaks the signature; send the URL as it is (curl --path-as-is)",
        ));
    }
    if explained.place.store == Some(KnownStore::AwsWebsite) {
        warnings.push(WarningCode::WebsiteEndpoint.says(
            "the host is a bucket's website, which takes no signed request; sign for the bucket's own host, such as photos.s3.eu-west-1.amazonaws.com",
        ));
    }
}

fn of_scope(explained: &Explanation, warnings: &mut Vec<Warning>) {
    if let Some(service) = explained.service().filter(|service| !SERVICES.contains(service)) {
        warnings.push(WarningCode::ServiceMismatch.says(format!(
            "the signature is for the service {}; S3 refuses it: sign for s3",
            service.escape_debug(),
        )));
    }
    let (Some(signed), "4") = (explained.region(), explained.signature_version()) else { return };
    if let (Some(of_host), true) = (&explained.place.region, explained.place.is_aws())
        && of_host != signed
    {
        warnings.push(WarningCode::RegionMismatch.says(format!(
            "the host is in {} and the signature is for {}; S3 refuses it: sign for the host's region",
            of_host.escape_debug(),
            signed.escape_debug(),
        )));
    }
    let Some(KnownStore::Other(_)) = explained.place.store else { return };
    let known = StoreHost::read(explained.host.rsplit_once(':').map_or(&explained.host, |(name, _)| name));
    if let Some(taken) = known.and_then(|host| host.regions_instead_of(signed)) {
        warnings.push(WarningCode::RegionMismatch.says(format!(
            "the signature is for the region {}, and this store takes {}; sign for it",
            signed.escape_debug(),
            taken.join(", ").escape_debug(),
        )));
    }
}

fn of_bucket(explained: &Explanation, named: Option<&str>, warnings: &mut Vec<Warning>) {
    let Some(bucket) = explained.bucket() else { return };
    let is_name = |text: &str| !text.starts_with("arn:") && !text.ends_with(".mrap");
    if let Some(named) = named.filter(|named| is_name(named) && is_name(bucket))
        && !named.eq_ignore_ascii_case(bucket)
    {
        warnings.push(WarningCode::BucketMismatch.says(format!(
            "the URL is for the bucket {}, and not for {}",
            bucket.escape_debug(),
            named.escape_debug(),
        )));
    }
    let again = explained.key().and_then(|key| key.strip_prefix(bucket));
    if explained.place.style != Style::PathAssumed && again.is_some_and(|rest| rest.starts_with('/')) {
        warnings.push(WarningCode::BucketNamedTwice.says(format!(
            "the key begins with the bucket's name: the object is {} in {}; if that is not meant, the endpoint that signed it had the bucket in it already",
            explained.key().unwrap_or_default().escape_debug(),
            bucket.escape_debug(),
        )));
    }
}

fn of_headers(explained: &Explanation, warnings: &mut Vec<Warning>) {
    warnings.extend(explained.headers().filter_map(set_by_browsers));
}

fn of_content(explained: &Explanation, url: &ReceivedUrl, warnings: &mut Vec<Warning>) {
    let uploads = explained.possible_operations().any(|name| matches!(name, "PutObject" | "UploadPart"));
    let bound = explained
        .aspects
        .iter()
        .any(|binding| binding.bound && matches!(binding.aspect, "content-length" | "checksum"));
    if uploads && (explained.method_is_known || explained.operation().is_some()) && !bound {
        warnings.push(WarningCode::UnboundedUpload.says(
            "whoever has the URL can upload any content of any size; sign Content-Length or a checksum to bind it",
        ));
    }
    for pair in &url.query {
        let (Ok(name), Ok(value)) = (std::str::from_utf8(&pair.name), std::str::from_utf8(&pair.value))
        else {
            continue;
        };
        let name = name.to_ascii_lowercase();
        if name.starts_with("x-amz-checksum-") && OF_NOTHING.contains(&value) {
            warnings.push(WarningCode::EmptyBodyChecksum.says(format!(
                "{name}={value} is the checksum of an empty body: the SDK that signed hashed no content, and stores that check it refuse every upload; switch its default checksums off",
            )));
        } else if name == "x-amz-content-sha256" && value != UNSIGNED_PAYLOAD {
            warnings.push(WarningCode::SignedPayload.says(
                "X-Amz-Content-Sha256 fixes the body's hash: the request works with that one body only",
            ));
        } else if is_header(&name)
            && uploads
            && let Some(reason) = query_refusal(&name)
        {
            warnings.push(WarningCode::IgnoredInQuery.says(format!(
                "{} is a header that was moved into the query: {reason}; sign it as a header",
                name.escape_debug(),
            )));
        }
    }
}

/// The URL says the names of the headers alone.
fn of_policies(explained: &Explanation, url: &ReceivedUrl, warnings: &mut Vec<Warning>) {
    let Some(operation) = explained.operation().filter(|_| explained.place.is_aws()) else { return };
    let text = |bytes| std::str::from_utf8(bytes).unwrap_or_default();
    let query: Vec<(String, &str)> =
        url.query.iter().map(|pair| (text(&pair.name).to_ascii_lowercase(), text(&pair.value))).collect();
    let query = query.iter().map(|(name, value)| (name.as_str(), *value));
    warn_of_policies(operation, explained.headers().map(|name| (name, "")), query, warnings);
}

/// Whether a query name is that of a header which signers are known to move.
fn is_header(name: &str) -> bool {
    let of_s3 = name.starts_with("x-amz-")
        && !crate::sigv4::QUERY_PARAMETERS.iter().any(|known| known.eq_ignore_ascii_case(name));
    let of_http = matches!(
        name,
        "content-type"
            | "content-length"
            | "content-md5"
            | "cache-control"
            | "content-disposition"
            | "content-encoding"
            | "content-language"
            | "if-none-match"
            | "if-match"
    );
    (of_s3 || of_http) && !matches!(name, "x-amz-content-sha256" | "x-amz-user-agent" | "x-amz-checksum-mode")
}
