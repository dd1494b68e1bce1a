//! Which store answered: told by the host that the request was for, or by the shape of
//! the answer, since each store fills in the elements of S3's error in its own way.

use super::answer::{Answer, ErrorResponse};
use crate::endpoint::{KnownStore, parse_host};
use time::OffsetDateTime;

/// A store whose words are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Store {
    S3,
    B2,
    /// radosgw.
    Ceph,
    Garage,
    /// Cloud Storage, as it answers to S3's requests.
    Google,
    LocalStack,
    /// MinIO, and JuiceFS, whose gateway is MinIO's.
    Minio,
    Oss,
    Ozone,
    R2,
    /// `rclone serve s3`.
    Rclone,
    /// Servers made with the crate s3s.
    S3s,
    SeaweedFs,
    Supabase,
    /// OpenStack's, with the middleware s3api.
    Swift,
}

impl Store {
    /// The store that gave an answer to a request for this host.
    pub(super) fn of(host: Option<&str>, answer: &Answer) -> Option<Store> {
        let by_host = host.and_then(Store::of_host);
        by_host
            .or_else(|| answer.header("server").and_then(Store::of_server))
            .or_else(|| answer.error().and_then(Store::of_shape))
    }

    fn of_host(host: &str) -> Option<Store> {
        match parse_host(host, b"/").store? {
            KnownStore::Aws | KnownStore::AwsWebsite => Some(Store::S3),
            KnownStore::Other("b2") => Some(Store::B2),
            KnownStore::Other("gcs") => Some(Store::Google),
            KnownStore::Other("localstack") => Some(Store::LocalStack),
            KnownStore::Other("oss") => Some(Store::Oss),
            KnownStore::Other("r2") => Some(Store::R2),
            KnownStore::Other("supabase") => Some(Store::Supabase),
            KnownStore::Other(_) => None,
        }
    }

    /// By the header `Server`.
    fn of_server(server: &str) -> Option<Store> {
        let named = [
            ("AmazonS3", Store::S3),
            ("MinIO", Store::Minio),
            ("SeaweedFS", Store::SeaweedFs),
            ("rclone", Store::Rclone),
            ("AliyunOSS", Store::Oss),
            ("UploadServer", Store::Google),
            ("Ceph", Store::Ceph),
        ];
        named.into_iter().find(|(name, _)| server.starts_with(name)).map(|(_, store)| store)
    }

    fn of_shape(error: &ErrorResponse) -> Option<Store> {
        let names: Vec<&str> = error.elements().map(|(name, _)| name).collect();
        let has = |name: &str| names.contains(&name);
        let request_id = error.element("RequestId").unwrap_or_default();
        if let Some(parts) = transaction(request_id) {
            return Some(if parts > 2 { Store::Ceph } else { Store::Swift });
        }
        if has("EC") || error.element("HostId").is_some_and(|host| host.ends_with(".aliyuncs.com")) {
            return Some(Store::Oss);
        }
        if error.element("HostId").is_some_and(|host| host.starts_with(LOCALSTACK_HOST_ID)) {
            return Some(Store::LocalStack);
        }
        let counted = request_id.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'A'..=b'F'));
        match (names.as_slice(), request_id.len()) {
            (["Code", "Message", "Resource", "Region"], _) => Some(Store::Garage),
            (["Code"], _) => Some(Store::S3s),
            // Both write no more; their texts begin otherwise.
            (["Code", "Message"], _) => Some(if error.breaks_lines() { Store::Rclone } else { Store::S3s }),
            (_, 24) if counted && has("Resource") => Some(Store::SeaweedFs),
            (_, 16) if counted && has("Resource") && has("HostId") => Some(Store::Minio),
            _ => None,
        }
    }

    /// The clock of the store when it answered, in Unix seconds: some write it into the
    /// id of each request.
    pub(super) fn clock(self, answer: &ErrorResponse) -> Option<i64> {
        let request_id = answer.element("RequestId")?;
        match self {
            // `tx` and a number, the time in hex, and who answered (`rgw_common.cc` of
            // Ceph, `generate_trans_id` in `swift/common/utils.py`).
            Store::Ceph | Store::Swift => i64::from_str_radix(request_id.split('-').nth(1)?, 16).ok(),
            // Nanoseconds in hex (`mustGetRequestID` in `cmd/utils.go` of MinIO), in
            // SeaweedFS with a random part behind (`weed/util/request_id`).
            Store::Minio | Store::SeaweedFs => {
                let nanoseconds = i64::from_str_radix(request_id.get(..16)?, 16).ok()?;
                nanoseconds.checked_div(1_000_000_000)
            }
            _ => None,
        }
    }
}

/// What LocalStack writes for every host (`localstack/services/s3/constants.py`).
const LOCALSTACK_HOST_ID: &str = "9Gjjt1m+cjU4OPvX9O9/8RuvnG41MRb/18Oux2o5H5MY7ISNTlXN+Dz9IG62";

/// In how many parts an id of a transaction stands.
fn transaction(request_id: &str) -> Option<usize> {
    let mut parts = request_id.strip_prefix("tx")?.split('-');
    let is_hex = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    (is_hex(parts.next()?) && is_hex(parts.next()?)).then(|| parts.count().saturating_add(2))
}

/// The server's clock in an answer, in Unix seconds: as S3 tells it, in the head, or in
/// the id of the request.
pub(super) fn clock(store: Option<Store>, answer: &Answer) -> Option<i64> {
    let told = answer
        .error()
        .and_then(|error| error.element("ServerTime"))
        .and_then(|text| OffsetDateTime::parse(text, &time::format_description::well_known::Rfc3339).ok());
    let in_head = || {
        let date = answer.header("date")?.replace("GMT", "+0000");
        OffsetDateTime::parse(&date, &time::format_description::well_known::Rfc2822).ok()
    };
    let instant = told.or_else(in_head).map(OffsetDateTime::unix_timestamp);
    instant.or_else(|| store?.clock(answer.error()?))
}

#[cfg(test)]
mod tests {
    use super::{Answer, Store, clock};

    fn told(host: Option<&str>, text: &str) -> (Option<Store>, Option<i64>) {
        let answer = Answer::read(text).unwrap();
        let store = Store::of(host, &answer);
        (store, clock(store, &answer))
    }

    #[test]
    fn a_store_is_told_by_its_host() {
        for (host, store) in [
            ("photos.s3.eu-west-1.amazonaws.com", Some(Store::S3)),
            ("x.r2.cloudflarestorage.com:443", Some(Store::R2)),
            ("storage.googleapis.com", Some(Store::Google)),
            ("my-storage.googleapis.com", None),
            ("minio:9000", None),
        ] {
            assert_eq!(told(Some(host), "").0, store, "{host}");
        }
    }

    #[test]
    fn a_store_is_told_by_its_answer_and_some_tell_the_time() {
        let declared = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
        for (text, store, time) in [
            (
                "<Error><Code>x</Code><Message></Message><RequestId>tx000007ba733844db378e1-006b0b502b-1012-default</RequestId><HostId>1012-default-default</HostId></Error>",
                Some(Store::Ceph),
                Some(0x6b0b_502b),
            ),
            (
                "<Error><Code>x</Code><RequestId>tx1978ecc5b6ca409e96e7a-006b0b4fb1</RequestId></Error>",
                Some(Store::Swift),
                Some(0x6b0b_4fb1),
            ),
            (
                "<Error><Code>x</Code><Message>y</Message><Resource>/b/k</Resource><Region>garage</Region></Error>",
                Some(Store::Garage),
                None,
            ),
            (
                "<Error><Code>x</Code><Resource>/b/k</Resource><RequestId>18EC54998A593550C18E7DAA</RequestId></Error>",
                Some(Store::SeaweedFs),
                Some(1_795_903_369),
            ),
            (
                "<Error><Code>x</Code><Resource>/b/k</Resource><RequestId>18EC54998A593550</RequestId><HostId/></Error>",
                Some(Store::Minio),
                Some(1_795_903_369),
            ),
            (
                "<Error><Code>x</Code><RequestId>4442587FB7D0A2F9</RequestId><HostId>a=</HostId></Error>",
                None,
                None,
            ),
            (
                "<Error><Code>x</Code><ServerTime>2026-01-02T03:04:05Z</ServerTime><HostId>a=</HostId></Error>",
                None,
                Some(1_767_323_045),
            ),
            (
                "HTTP/1.1 403\nDate: Fri, 02 Jan 2026 03:04:05 GMT\nServer: AmazonS3\n\n",
                Some(Store::S3),
                Some(1_767_323_045),
            ),
        ] {
            assert_eq!(told(None, text), (store, time), "{text}");
        }
        let both = "<Error><Code>x</Code><Message>y</Message></Error>";
        assert_eq!(told(None, &format!("{declared}\n{both}")).0, Some(Store::Rclone));
        assert_eq!(told(None, &format!("{declared}{both}")).0, Some(Store::S3s));
    }
}
