#!/usr/bin/env bash
# Installs what building and testing needs beyond Rust, Python 3 and Node.js:
# from Debian's packages as root, and otherwise says what is missing.
set -euo pipefail

for tool in cargo python3 node npm; do
  command -v "$tool" >/dev/null || {
    echo "$tool is missing: s3presign is built and tested with Rust 1.92+, Python 3.11+ and Node.js 18+" >&2
    exit 1
  }
done

# command=package: what the tests of the C ABI and of the live servers run.
wanted=(cc=gcc g++=g++ make=make curl=curl nm=binutils valgrind=valgrind strace=strace
        pkg-config=pkg-config php=php8.2-cli chromium=chromium)
missing=()
for pair in "${wanted[@]}"; do
  command -v "${pair%%=*}" >/dev/null || missing+=("${pair#*=}")
done
python3 -c 'import ensurepip, venv' 2>/dev/null || missing+=(python3-venv)
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -qq -y --no-install-recommends "${missing[@]}" >/dev/null
else
  echo "missing: ${missing[*]} (names of Debian's packages); install them and try again" >&2
  exit 1
fi
