"""Names in every case convention, and values as text."""

from collections.abc import Iterable

from .inputs_parameters import SSE_KEY, SSE_MD5
from .option_case import Option, put


def name_cases() -> Iterable[Option]:
    """One parameter in every case convention, and values as text."""
    for spelling in ("ContentType", "contentType", "content_type", "content-type", "CONTENTTYPE"):
        for operation in ("PutObject", "put-object"):
            yield Option(
                f"name-{operation}-{spelling}",
                {},
                operation,
                "PUT",
                params={spelling: "image/png"},
                headers=(("content-type", "image/png"),),
                warnings=("UnboundedUpload",),
            )
    for operation in ("getObject", "get_object", "GETOBJECT", "Get-Object"):
        yield Option(f"name-operation-{operation}", operation=operation)
    md5 = {"ContentMD5", "contentMD5", "contentMd5", "content_md5", "content-md5"}
    for spelling in sorted(md5):
        yield put(
            f"name-{spelling}",
            params={spelling: "1B2M2Y8AsgTpgAmY7PhCfg=="},
            headers=(("content-md5", "1B2M2Y8AsgTpgAmY7PhCfg=="),),
            warnings=(),
        )
    yield put(
        "value-text",
        params={"ContentLength": "21", "BucketKeyEnabled": "true"},
        headers=(
            ("content-length", "21"),
            ("x-amz-server-side-encryption-bucket-key-enabled", "true"),
        ),
        warnings=(),
    )
    for name, instant in {
        "zulu": "2026-08-01T12:34:56Z",
        "offset": "2026-08-01T18:04:56+05:30",
        "unix": "1785587696",
        "http-date": "Sat, 01 Aug 2026 12:34:56 GMT",
    }.items():
        yield Option(
            f"value-instant-{name}",
            params={"IfModifiedSince": instant, "ResponseExpires": instant},
            query=(("response-expires", "Sat, 01 Aug 2026 12:34:56 GMT"),),
            headers=(("if-modified-since", "Sat, 01 Aug 2026 12:34:56 GMT"),),
        )
    yield put(
        "value-iso-instant",
        params={"ObjectLockMode": "GOVERNANCE", "ObjectLockRetainUntilDate": "1785587696"},
        headers=(
            ("x-amz-object-lock-mode", "GOVERNANCE"),
            ("x-amz-object-lock-retain-until-date", "2026-08-01T12:34:56Z"),
        ),
        warnings=("UnboundedUpload", "IncompleteObjectLock"),
    )
    yield put(
        "value-trimmed",
        params={"Metadata": {"note": "  inner  blanks stay  "}},
        headers=(("x-amz-meta-note", "inner  blanks stay"),),
    )
    yield Option(
        "value-copy-source-version",
        {},
        "CopyObject",
        "PUT",
        params={"CopySource": {"Bucket": "b", "Key": "a b/ü", "VersionId": "v+1/=&"}},
        headers=(("x-amz-copy-source", "b/a%20b/%C3%BC?versionId=v%2B1%2F%3D%26"),),
    )
    sse = "x-amz-server-side-encryption-customer"
    yield Option(
        "value-sse-c-base64-without-md5",
        params={
            "SSECustomerAlgorithm": "AES256",
            "SSECustomerKey": SSE_KEY,
        },
        headers=(
            (f"{sse}-algorithm", "AES256"),
            (f"{sse}-key", SSE_KEY),
            (f"{sse}-key-md5", SSE_MD5),
        ),
    )
