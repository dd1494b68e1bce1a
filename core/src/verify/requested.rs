//! What a request asks of the server, by the server's own addressing: the bucket, the
//! key, the operation and its parameters, and what only the server can still check.

use super::received_request::ReceivedRequest;
use crate::{
    endpoint::{ParsedHost, parse_host_below},
    error::{Error, Quoted},
    operation::{Location, Operation, Resource},
    received::{ReceivedUrl, candidates},
};

/// What is asked for. All of it is covered by the signature.
#[derive(Clone, Default)]
pub(super) struct Requested {
    /// None where the request leaves more than one open, or none that is known, and without base hosts.
    pub(super) operation: Option<&'static Operation>,
    pub(super) bucket: Option<String>,
    pub(super) key: Option<String>,
    /// By S3's names; an entry of a map as `Metadata:note`.
    pub(super) parameters: Vec<(String, String)>,
    /// Names in lower case.
    pub(super) checks: Vec<(String, String)>,
}

/// Headers of which the head of a request does not tell whether they are met: they speak of the
/// body, of the object as it is, or of accounts ("PutObject", "CopyObject" and "DeleteObject",
/// S3 API reference).
const TO_CHECK: [&str; 11] = [
    "content-length",
    "content-md5",
    "if-match",
    "if-modified-since",
    "if-none-match",
    "if-unmodified-since",
    "x-amz-decoded-content-length",
    "x-amz-expected-bucket-owner",
    "x-amz-mfa",
    "x-amz-source-expected-bucket-owner",
    "x-amz-write-offset-bytes",
];

/// Beginnings of such names.
const TO_CHECK_OF_A_KIND: [&str; 3] = ["x-amz-checksum-", "x-amz-copy-source-if-", "x-amz-if-match-"];

/// Names that begin so, and ask for something instead: which checksum is answered, and how one of
/// several parts is made.
const NOT_TO_CHECK: [&str; 3] = ["x-amz-checksum-algorithm", "x-amz-checksum-mode", "x-amz-checksum-type"];

impl Requested {
    /// Reads a request from which an unsigned prefix has been removed. Without base hosts nothing is told of
    /// the path: where a host is not known, its bucket may stand before it, and who signs chooses the host.
    ///
    /// # Errors
    ///
    /// `MalformedRequest` for what readers could take for two requests: a host that is not served,
    /// a path that is not text, a parameter that is not text or comes twice.
    pub(super) fn read(request: &ReceivedRequest, base_hosts: &[String]) -> Result<Requested, Error> {
        let headers: Vec<String> =
            request.query.signed_headers.iter().filter(|name| *name != "host").cloned().collect();
        let values = Values { request, signed: &headers };
        let checks = values.checks().map_err(malformed)?;
        if base_hosts.is_empty() {
            return Ok(Requested { checks, ..Requested::default() });
        }
        let path = request.url.decoded_path();
        let place = place_of(request, &path, base_hosts).map_err(malformed)?;
        let found = candidates(&request.url, &[&place], None, &headers, Some(&request.method));
        let operation = match found.operations.as_slice() {
            // Of directory buckets there is a list of its own, at a host of its own.
            [operation] | [operation, ..] if operation.name == "ListBuckets" => Some(*operation),
            // No other language's text of C can hold a NUL, and another key must not stand for this one.
            [_] if path.contains(&0) => None,
            [operation] if place.bucket.is_some() || !is_of_bucket(operation) => Some(*operation),
            _ => None,
        };
        let parameters = operation.map_or(Ok(Vec::new()), |operation| values.parameters(operation));
        Ok(Requested {
            operation,
            parameters: parameters.map_err(malformed)?,
            checks,
            bucket: place.bucket,
            key: place.key.filter(|key| !key.contains('\0')),
        })
    }
}

fn malformed(problem: String) -> Error {
    Error::MalformedRequest { problem }
}

/// The bucket and the key, or what is wrong with the host or the path.
fn place_of(request: &ReceivedRequest, path: &[u8], base_hosts: &[String]) -> Result<ParsedHost, String> {
    if std::str::from_utf8(path).is_err() {
        return Err("the path is not UTF-8, as every key is".into());
    }
    let host = request.header("host").unwrap_or_default();
    parse_host_below(host, path, base_hosts)
        .ok_or_else(|| format!("the host {} is none of the base hosts, nor below one", Quoted::from(host)))
}

/// Whether it takes a bucket: a path such as `//k` has a key and none before it.
fn is_of_bucket(operation: &Operation) -> bool {
    matches!(operation.resource, Resource::Bucket | Resource::Object)
}

/// What the signature covers, by name.
struct Values<'r> {
    request: &'r ReceivedRequest,
    signed: &'r [String],
}

impl Values<'_> {
    /// The parameters of an operation, in the order of S3's model.
    fn parameters(&self, operation: &'static Operation) -> Result<Vec<(String, String)>, String> {
        let mut found = Vec::new();
        for parameter in operation.parameters {
            let name = parameter.name;
            match parameter.location {
                Location::Query(known) => {
                    found.extend(once_in_query(&self.request.url, known)?.map(|value| (name.into(), value)));
                }
                Location::Header(known) | Location::HostLabel(known) => {
                    found.extend(self.of_header(known)?.map(|value| (name.into(), value)));
                }
                Location::HeaderPrefix(prefix) => {
                    for header in self.signed {
                        let Some(entry) = header.strip_prefix(prefix) else { continue };
                        found.extend(self.of_header(header)?.map(|value| (format!("{name}:{entry}"), value)));
                    }
                }
                Location::Body => {}
            }
        }
        Ok(found)
    }

    /// What the server must still check, sorted by name.
    fn checks(&self) -> Result<Vec<(String, String)>, String> {
        let in_query = self.request.url.query.iter().filter_map(|pair| std::str::from_utf8(&pair.name).ok());
        let moved = in_query.map(str::to_ascii_lowercase).filter(|name| name.starts_with("x-amz-"));
        let mut names: Vec<String> =
            self.signed.iter().cloned().chain(moved).filter(|name| is_to_check(name)).collect();
        names.sort_unstable();
        names.dedup();
        let mut checks = Vec::new();
        for name in names {
            checks.extend(self.of_header(&name)?.map(|value| (name, value)));
        }
        Ok(checks)
    }

    /// The value of a header that was signed, or of one of S3's own that the signer moved into the
    /// query, as several SDKs do.
    fn of_header(&self, name: &str) -> Result<Option<String>, String> {
        if self.signed.iter().any(|signed| signed == name) {
            return Ok(self.request.header(name).map(String::from));
        }
        if name.starts_with("x-amz-") { once_in_query(&self.request.url, name) } else { Ok(None) }
    }
}

fn is_to_check(name: &str) -> bool {
    TO_CHECK.contains(&name)
        || TO_CHECK_OF_A_KIND.iter().any(|kind| name.starts_with(kind)) && !NOT_TO_CHECK.contains(&name)
}

/// A value of the query, which must come once: of two, readers take either. A header's name is
/// meant in any case, and a parameter's as it is written.
fn once_in_query(url: &ReceivedUrl, name: &str) -> Result<Option<String>, String> {
    let is_meant = |given: &[u8]| match name.starts_with("x-amz-") {
        true => given.eq_ignore_ascii_case(name.as_bytes()),
        false => given == name.as_bytes(),
    };
    let mut values = url.query.iter().filter(|pair| is_meant(&pair.name)).map(|pair| &pair.value);
    let Some(value) = values.next() else { return Ok(None) };
    if values.next().is_some() {
        return Err(format!("{name} is given twice"));
    }
    match std::str::from_utf8(value) {
        Ok(text) if !text.contains('\0') => Ok(Some(text.into())),
        _ => Err(format!("{name} is not UTF-8, or has a NUL")),
    }
}

#[cfg(test)]
mod tests {
    use crate::{Credentials, Error, ErrorCode, ReceivedRequest, Request, Signer, VerifiedRequest, Verifier};
    use proptest::prelude::*;
    use time::{OffsetDateTime, macros::datetime};

    const NOW: OffsetDateTime = datetime!(2026-01-02 03:04:05 UTC);

    fn credentials() -> Credentials {
        Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret").unwrap()
    }

    /// What a verifier says of a request that was signed for an endpoint.
    fn verified(
        endpoint: &str,
        request: &Request,
        key: &str,
        verifier: &Verifier,
    ) -> Result<VerifiedRequest, Error> {
        let signer = Signer::builder(credentials()).region("eu-west-1").endpoint(endpoint).build().unwrap();
        let presigned = signer.presign(request, key, NOW).unwrap();
        let received =
            ReceivedRequest::new(presigned.method(), presigned.url(), presigned.headers()).unwrap();
        verifier.verify(&received, &credentials(), NOW)
    }

    fn serving(hosts: &[&str]) -> Verifier {
        hosts.iter().try_fold(Verifier::new(), |verifier, host| verifier.base_host(host)).unwrap()
    }

    fn place(verified: &VerifiedRequest) -> (Option<&str>, Option<&str>) {
        (verified.bucket(), verified.key())
    }

    #[test]
    fn the_bucket_is_where_the_server_has_it() {
        let download = Request::new("GetObject").bucket("photos");
        for (endpoint, hosts) in [
            ("http://localhost:9000", &["localhost"][..]),
            ("http://127.0.0.1:9000", &["127.0.0.1"]),
            ("https://s3.example.com", &["S3.example.com:443"]),
            ("https://s3.example.com", &["example.com", "s3.example.com", "eu.s3.example.com"]),
            ("https://eu.s3.example.com", &["s3.example.com", "eu.s3.example.com"]),
        ] {
            let found = verified(endpoint, &download, "a/b c.jpg", &serving(hosts)).unwrap();
            assert_eq!(place(&found), (Some("photos"), Some("a/b c.jpg")), "{endpoint} {hosts:?}");
            assert_eq!(found.operation(), Some("GetObject"));
        }
        let elsewhere = verified("https://other.com", &download, "k", &serving(&["s3.example.com"]));
        assert_eq!(elsewhere.unwrap_err().code(), ErrorCode::MalformedRequest);
        // Whoever signs chooses the host, so that even one of AWS's proves nothing of this server's addressing.
        for endpoint in ["http://localhost:9000", "https://s3.eu-west-1.amazonaws.com"] {
            let found = verified(endpoint, &download, "k", &Verifier::new()).unwrap();
            assert_eq!((place(&found), found.operation()), ((None, None), None), "{endpoint}");
        }
        assert_eq!(Verifier::new().base_host("a/b").unwrap_err().code(), ErrorCode::InvalidOption);
        let dotted = Request::new("GetObjectAcl").bucket("a.b-c");
        let found = verified("http://s3.example.com", &dotted, "k", &serving(&["s3.example.com"])).unwrap();
        assert_eq!((place(&found), found.operation()), ((Some("a.b-c"), Some("k")), Some("GetObjectAcl")));
    }

    #[test]
    fn parameters_have_the_names_by_which_they_were_signed() {
        let upload = Request::new("PutObject")
            .bucket("photos")
            .with("ContentType", "image/png")
            .with("ChecksumSHA256", "ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs=")
            .with("Metadata", [("note", "x")])
            .create_only();
        let found = verified("http://localhost", &upload, "k", &serving(&["localhost"])).unwrap();
        let parameters: Vec<_> = found.parameters().collect();
        assert_eq!(
            parameters,
            [
                ("ContentType", "image/png"),
                ("ChecksumSHA256", "ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs="),
                ("IfNoneMatch", "*"),
                ("Metadata:note", "x"),
            ]
        );
        let checks: Vec<_> = found.checks().collect();
        let checksum = "ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs=";
        assert_eq!(checks, [("if-none-match", "*"), ("x-amz-checksum-sha256", checksum)]);
    }

    #[test]
    fn a_request_that_could_be_two_is_none() {
        let both = Request::new("GetObjectAcl").bucket("photos").query("tagging", "");
        let found = verified("http://localhost", &both, "k", &serving(&["localhost"])).unwrap();
        assert_eq!((found.operation(), found.parameters().count()), (None, 0));
        // No store acts by what some SDKs write there.
        let named = Request::new("GetObjectAcl").bucket("photos").query("x-id", "GetObject");
        let found = verified("http://localhost", &named, "k", &serving(&["localhost"])).unwrap();
        assert_eq!(found.operation(), Some("GetObjectAcl"));
    }

    #[test]
    fn what_readers_take_for_two_requests_is_refused() {
        let url = |path: &str, query: &str| {
            format!(
                "http://localhost{path}?{query}X-Amz-Algorithm=AWS4-HMAC-SHA256\
                &X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260102%2Feu-west-1%2Fs3%2Faws4_request\
                &X-Amz-Date=20260102T030405Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=5ec"
            )
        };
        for (path, query, problem) in [
            ("/photos/%FF", "", "not UTF-8"),
            ("/photos/k", "versionId=1&versionId=2&", "versionId is given twice"),
            ("/photos/k", "versionId=%FF&", "versionId is not UTF-8"),
            ("/photos/k", "x-amz-checksum-crc32=a&X-Amz-Checksum-Crc32=b&", "crc32 is given twice"),
        ] {
            let received = ReceivedRequest::new("GET", &url(path, query), []).unwrap();
            let error = serving(&["localhost"]).verify(&received, &credentials(), NOW).unwrap_err();
            assert_eq!(error.code(), ErrorCode::MalformedRequest, "{path}?{query}");
            assert!(error.to_string().contains(problem), "{error}");
        }
    }

    proptest! {
        #[test]
        fn a_key_is_told_as_it_was_signed(key in "[^/\\x00][^\\x00]{0,20}") {
            let download = Request::new("GetObject").bucket("photos");
            if let Ok(found) = verified("https://s3.example.com", &download, &key, &serving(&["s3.example.com"])) {
                prop_assert_eq!(found.key(), Some(key.as_str()));
            }
        }
    }
}
