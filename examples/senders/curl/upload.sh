#!/usr/bin/env bash
# Uploads a file by a presigned request: upload.sh upload.json FILE
set -euo pipefail
upload=$1 file=$2

curl --silent --show-error --fail-with-body \
  --request "$(jq --raw-output .method "$upload")" \
  --header @<(jq --raw-output '.headers | to_entries[] | "\(.key): \(.value)"' "$upload") \
  --header 'Expect:' \
  --location \
  --upload-file "$file" \
  --path-as-is \
  "$(jq --raw-output .url "$upload")"
