#!/usr/bin/env bash
# django-storages 1.14.6 hands out an unsigned link, with parameters that no server knows, once a custom domain is set.
#
# Seen: `S3Storage.url(name, parameters={"ResponseContentDisposition": "attachment"}, expire=60)` is a presigned URL with
# `response-content-disposition=attachment`. With `custom_domain` set, and `querystring_auth` on as it is by default, the
# same call gives `https://DOMAIN/NAME?ResponseContentDisposition=attachment`: neither signed nor bound in time, `expire`
# without effect, and the parameter under boto3's name, which S3 and content delivery networks ignore. Nothing warns.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
  django-storages==1.14.6 Django==5.2.8 boto3==1.43.117
AWS_EC2_METADATA_DISABLED=true "$folder/venv/bin/python" - <<'PYTHON'
from urllib.parse import parse_qs, urlsplit

from django.conf import settings

settings.configure()
from storages.backends.s3 import S3Storage  # noqa: E402 - Django wants its settings first

OPTIONS = {
    "access_key": "AKIAIOSFODNN7EXAMPLE",
    "secret_key": "secret",
    "bucket_name": "photos",
    "region_name": "eu-west-1",
    "signature_version": "s3v4",
}
PARAMETERS = {"ResponseContentDisposition": "attachment"}


def query(**more: str) -> dict[str, list[str]]:
    url = S3Storage(**OPTIONS, **more).url("a.txt", parameters=PARAMETERS, expire=60)
    print(url.split("X-Amz-Algorithm")[0])
    return parse_qs(urlsplit(url).query)


signed = query()
assert signed["response-content-disposition"] == ["attachment"], signed
assert signed["X-Amz-Expires"] == ["60"] and "X-Amz-Signature" in signed, signed
unsigned = query(custom_domain="files.example.com")
assert unsigned == {"ResponseContentDisposition": ["attachment"]}, unsigned
PYTHON
