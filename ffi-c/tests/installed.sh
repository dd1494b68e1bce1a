# `make install`, and programs that find the library through pkg-config.

stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
prefix=$stage/prefix
flags=(-std=c99 -Wall -Wextra -Wpedantic -Werror)
pc() { PKG_CONFIG_PATH=$prefix/lib/pkgconfig pkg-config "$@" s3presign; }

install_all() { make --no-print-directory install PREFIX="$prefix"; }
check "make install" install_all

has_every_file() {
  same "$(printf '%s\n' include/s3presign.h lib/libs3presign.a lib/libs3presign.so "lib/libs3presign.so.$ABI" \
    "lib/libs3presign.so.$ABI.$VERSION" lib/pkgconfig/s3presign.pc)" \
    "$(cd "$prefix" && find . ! -type d | sed 's|^\./||' | sort)"
  [ "$(readlink "$prefix/lib/libs3presign.so")" = "libs3presign.so.$ABI" ]
  [ "$(readlink "$prefix/lib/libs3presign.so.$ABI")" = "libs3presign.so.$ABI.$VERSION" ]
}
check "installs the header, both libraries, the links and the .pc file" has_every_file
check "pkg-config knows the version" same "$VERSION" "$(pc --modversion)"

a_client() {
  local output
  output=$(env "$@" photos 1.jpg)
  grep -q 'X-Amz-Signature=' <<<"$output"
}
shared_client() {
  # shellcheck disable=SC2046 # The flags are words.
  "$CC" "${flags[@]}" examples/download_links.c -o "$stage/shared" $(pc --cflags --libs)
  readelf -d "$stage/shared" | grep -q "NEEDED.*libs3presign.so.$ABI\]"
  a_client LD_LIBRARY_PATH="$prefix/lib" "$stage/shared"
}
check "a client with the shared library" shared_client

static_client() {
  # shellcheck disable=SC2046
  "$CC" "${flags[@]}" examples/download_links.c -o "$stage/static" $(pc --cflags) "$prefix/lib/libs3presign.a" \
    $(pc --libs --static | tr ' ' '\n' | grep -v '^-ls3presign$')
  fails grep -q libs3presign <(readelf -d "$stage/static")
  a_client "$stage/static"
}
check "a client with the static library" static_client

wholly_static_client() {
  # shellcheck disable=SC2046
  "$CC" "${flags[@]}" -static examples/download_links.c -o "$stage/wholly-static" $(pc --cflags --libs --static)
  fails grep -q NEEDED <(readelf -d "$stage/wholly-static")
  a_client "$stage/wholly-static"
}
check "a client with nothing shared at all" wholly_static_client

staged() {
  make --no-print-directory install PREFIX=/usr DESTDIR="$stage/destination"
  grep -qx 'prefix=/usr' "$stage/destination/usr/lib/pkgconfig/s3presign.pc"
  [ -f "$stage/destination/usr/lib/libs3presign.so.$ABI.$VERSION" ]
}
check "DESTDIR stays out of the .pc file" staged
