"""A URL of a Multi-Region Access Point (Signature Version 4A) beside AWS's own signer in C, both from Python, in turns
and in CPU time. ``python -m bench.asymmetric`` prints it alone.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime

import s3presign
from awscrt import auth, http  # type: ignore[import-untyped]

ACCESS_KEY_ID = "AKIAIOSFODNN7EXAMPLE"
SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
ACCESS_POINT = "arn:aws:s3::123456789012:accesspoint/mfzwi23gnjvgw.mrap"
HOST = "mfzwi23gnjvgw.accesspoint.s3-global.amazonaws.com"
# At most so many times as long as AWS's.
GOAL = 1.5
URLS = 200


def report(rounds: int = 15) -> str:
    turns: list[tuple[float, float]] = []
    ours, theirs = of_s3presign(), of_awscrt()
    for _ in range(rounds):
        turns.append((each(ours), each(theirs)))
    ratio = statistics.median(mine / other for mine, other in turns)
    said = "reached" if ratio <= GOAL else "MISSED"
    return (
        "A Multi-Region Access Point (Signature Version 4A), from Python: "
        f"{statistics.median(mine for mine, _ in turns):.0f} us a URL, awscrt "
        f"{statistics.median(other for _, other in turns):.0f} us: {ratio:.2f} of its time (at most {GOAL}: {said})"
    )


def of_s3presign() -> Callable[[str], str]:
    signer = s3presign.Signer(
        access_key_id=ACCESS_KEY_ID, secret_access_key=SECRET, region="eu-west-1"
    )
    return signer.template("GetObject", bucket=ACCESS_POINT).url


def of_awscrt() -> Callable[[str], str]:
    credentials = auth.AwsCredentialsProvider.new_static(ACCESS_KEY_ID, SECRET)

    def url(key: str) -> str:
        request = http.HttpRequest("GET", f"/{key}")
        request.headers.add("host", HOST)
        config = auth.AwsSigningConfig(
            algorithm=auth.AwsSigningAlgorithm.V4_ASYMMETRIC,
            signature_type=auth.AwsSignatureType.HTTP_REQUEST_QUERY_PARAMS,
            credentials_provider=credentials,
            region="*",
            service="s3",
            date=datetime.now(UTC),
            use_double_uri_encode=False,
            should_normalize_uri_path=False,
            signed_body_value=auth.AwsSignedBodyValue.UNSIGNED_PAYLOAD,
            expiration_in_seconds=900,
        )
        return str(auth.aws_sign_request(request, config).result(timeout=10).path)

    return url


def each(url: Callable[[str], str]) -> float:
    """Microseconds of CPU time for each, the threads of awscrt included."""
    start = time.process_time_ns()
    for number in range(URLS):
        url(f"2026/holiday/img-{number:05}.jpg")
    return (time.process_time_ns() - start) / URLS / 1000


if __name__ == "__main__":
    print(report(int(sys.argv[1]) if len(sys.argv) > 1 else 15))
