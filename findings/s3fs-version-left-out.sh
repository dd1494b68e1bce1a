#!/usr/bin/env bash
# s3fs 2026.9.0 signs a URL for the newest version of an object where one version was asked for.
#
# Seen: s3fs writes a version into its paths as `bucket/key?versionId=ID`. `sign` of such a path signs the version if the
# file system was made with `version_aware=True`. Made without it, which is the default, it takes the version off the
# path and signs the rest: no error, no warning, and a link that shows whatever is stored under the key later.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check s3fs==2026.9.0
AWS_EC2_METADATA_DISABLED=true "$folder/venv/bin/python" - <<'PYTHON'
from urllib.parse import parse_qs, urlsplit

import s3fs

PATH = "photos/2026/logo.png?versionId=3HL4kqtJlcpXroDTDmJ.rmSpXd3dIbrHY"


def signed_version(**options: bool) -> list[str]:
    region = {"region_name": "eu-west-1"}
    files = s3fs.S3FileSystem(key="AKIAIOSFODNN7EXAMPLE", secret="secret", client_kwargs=region, **options)
    url = urlsplit(files.sign(PATH, expiration=900))
    assert url.path == "/2026/logo.png", url.path
    return parse_qs(url.query).get("versionId", [])


for options, version in [({"version_aware": True}, ["3HL4kqtJlcpXroDTDmJ.rmSpXd3dIbrHY"]), ({}, [])]:
    signed = signed_version(**options)
    print(f"S3FileSystem({options}).sign: versionId {signed or 'is left out'}")
    assert signed == version, signed
PYTHON
