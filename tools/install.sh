#!/usr/bin/env bash
# install.sh [HOST...]: installs what building and testing needs, of the hosts that are
# named, or of all with the servers and the browser of the tests: from Debian's packages as root, and otherwise says what is missing.
# Rust, Python 3, Node.js and a JDK 22 or newer are the machine's own.
set -euo pipefail
cd "$(dirname "$0")/.."

lacking=() packages=()

# The machine's own: no package of Debian's is new enough.
own() { command -v "$1" >/dev/null || lacking+=("$2"); }
# COMMAND PACKAGE
command_of() { command -v "$1" >/dev/null || [ -x "/usr/sbin/$1" ] || packages+=("$2"); }
# PACKAGE TEST...: what has no command is there if the test holds.
library() { "${@:2}" >/dev/null 2>&1 || packages+=("$1"); }

needs_rust() {
  own cargo "Rust 1.92+ (cargo)"
  command_of cc gcc
}
needs_c() {
  needs_rust
  for pair in g++=g++ make=make nm=binutils valgrind=valgrind strace=strace pkg-config=pkg-config php=php8.2-cli; do
    command_of "${pair%%=*}" "${pair#*=}"
  done
}
needs_python() {
  needs_rust
  own python3 "Python 3.11+ (python3)"
  library python3-venv python3 -c 'import ensurepip, venv'
}
needs_node() {
  needs_rust
  own node "Node.js 18+ (node)"
  own npm "npm"
}
needs_java() {
  needs_rust
  bindings-java/find-jdk >/dev/null 2>&1 || lacking+=("a JDK 22+ to build with (in JAVA_HOME or on the PATH)")
  command_of mvn maven
}
# The oldest Java that the jar runs on.
needs_java17() {
  needs_java
  library openjdk-17-jdk-headless bindings-java/find-jdk 17 17
}
needs_ruby() {
  needs_rust
  command_of ruby ruby
  command_of rubocop rubocop
  command_of yard yard
  library ruby-ffi ruby -e 'require "ffi"'
  library ruby-minitest ruby -e 'require "minitest"'
  library ruby-aws-sdk-s3 ruby -e 'require "aws-sdk-s3"'
  library ruby-activesupport ruby -e 'require "active_support"'
  library ruby-timecop ruby -e 'require "timecop"'
}
needs_php() {
  needs_rust
  command_of php php8.2-cli
  library php8.2-xml php -r 'exit(extension_loaded("dom") ? 0 : 1);'
  command_of composer composer
  command_of php-fpm8.2 php8.2-fpm
  command_of phpunit phpunit
  command_of phpcs php-codesniffer
  command_of cgi-fcgi libfcgi-bin
  command_of valgrind valgrind
}
needs_dotnet() {
  needs_rust
  # What lies beside the repository holds the SDK and its packages, for machines without them.
  if ! bindings-dotnet/dotnet --version >/dev/null 2>&1 && [ -x ../shared/dotnet/unpack ]; then
    ../shared/dotnet/unpack build/dotnet >/dev/null
  fi
  bindings-dotnet/dotnet --version >/dev/null 2>&1 || lacking+=(".NET SDK 10+ (dotnet)")
  library libicu72 grep -q libicuuc <(/usr/sbin/ldconfig -p)
}
# rustup's target, or Debian's compiler with the sources of the standard library, which it builds itself.
needs_wasm() {
  needs_rust
  own node "Node.js 18+ (node)"
  own npm "npm"
  . bindings-wasm/compiler.sh
  [ -z "$(wasm_compiler)" ] || return 0
  if command -v rustup >/dev/null && rustup target add "$WASM_TARGET" >/dev/null 2>&1; then return 0; fi
  packages+=(rustc-web cargo-web rust-web-src lld)
}
# What the command is held against and read with in its tests.
needs_cli() {
  needs_rust
  needs_python
  own node "Node.js 18+ (node)"
  own npm "npm"
  library awscli test -x /usr/bin/aws
  library time test -x /usr/bin/time
  command_of curl curl
  command_of faketime faketime
  command_of fish fish
  command_of man man-db
  command_of zbarimg zbar-tools
  command_of zsh zsh
}
# What the recipes of examples/senders and the tests beside them run with, besides what their Makefile installs.
needs_senders() {
  needs_python
  needs_java
  needs_dotnet
  needs_servers
  needs_browser
  own node "Node.js 20+ (node)"
  own npm "npm"
  own go "Go 1.24+ (go)"
  command_of jq jq
  command_of ruby ruby
  library ruby-faraday ruby -e 'require "faraday"'
  library ruby-httparty ruby -e 'require "httparty"'
  command_of php php8.2-cli
  library php8.2-curl php -r 'exit(extension_loaded("curl") ? 0 : 1);'
  library php-guzzlehttp-guzzle test -e /usr/share/php/GuzzleHttp/autoload.php
  # What reads by a presigned URL.
  command_of aria2c aria2
  command_of ffmpeg ffmpeg
  command_of ogrinfo gdal-bin
  command_of wget wget
}
# What the demo and the tests against live servers send with, and what the latter open pages in.
needs_servers() {
  command_of curl curl
}
# The servers that ask for S3's actions; two of them are packages of PyPI.
needs_policies() {
  needs_servers
  command_of ceph ceph-common
  command_of ceph-mon ceph-mon
  command_of ceph-osd ceph-osd
  command_of radosgw radosgw
}
needs_browser() {
  command_of chromium chromium
}

# The Makefile has the list of hosts.
[ $# -gt 0 ] || set -- $(sed -n 's/^HOSTS := //p' Makefile) servers browser
for one in "$@"; do
  "needs_$one"
done

if [ ${#lacking[@]} -gt 0 ]; then
  printf 'missing on this machine: %s\n' "${lacking[@]}" | sort -u >&2
  exit 1
fi
[ ${#packages[@]} -eq 0 ] && exit 0
mapfile -t packages < <(printf '%s\n' "${packages[@]}" | sort -u)
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -qq -y --no-install-recommends "${packages[@]}" >/dev/null
else
  echo "missing: ${packages[*]} (names of Debian's packages); install them and try again" >&2
  exit 1
fi
