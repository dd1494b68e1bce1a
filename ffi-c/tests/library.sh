# The shared library: its name, what it exports, what it needs.

library=$BUILD/lib/libs3presign.so

has_soname() { same "libs3presign.so.$ABI" "$(readelf -d "$library" | sed -n 's/.*(SONAME).*\[\(.*\)\]/\1/p')"; }
check "the SONAME has the ABI's number" has_soname

exports_the_header() {
  same "$(grep -oE '\bs3presign_[a-z_]+\(' abi.txt | tr -d '(' | sort)" \
    "$(nm -D --defined-only "$library" | awk '{print $3}' | sort)"
}
check "it exports what abi.txt lists, and nothing else" exports_the_header

# ABI.md promises these two lists; in it they stand in backquotes, line by line.
promised() { sed -n "/^<!-- $1 -->\$/,/^\$/s/^- \`\([^\`]*\)\`.*/\1/p" ABI.md; }
needs_what_is_promised() {
  same "$(promised needed | sort)" "$(readelf -d "$library" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' | sort)"
}
check "it needs the libraries that ABI.md names" needs_what_is_promised

# A machine with an older C library than the promised one may make an even
# better library; a newer requirement breaks the promise.
lowest_glibc_is_promised() {
  local promised needed
  promised=$(promised glibc)
  needed=$(objdump -T "$library" | grep -o 'GLIBC_[0-9.]*' | sort -Vu | tail -n 1)
  echo "needs $needed, promised is $promised"
  [ -n "$needed" ]
  same "$promised" "$(printf '%s\n' "$promised" "$needed" | sort -V | tail -n 1)"
}
check "it runs with the glibc that ABI.md names" lowest_glibc_is_promised

has_no_executable_stack() { readelf -lW "$library" | grep GNU_STACK | grep -q ' RW '; }
check "its stack is not executable" has_no_executable_stack
has_no_text_relocations() { fails grep -q TEXTREL <(readelf -d "$library"); }
check "its code is shared between processes" has_no_text_relocations
is_relro() { readelf -lW "$library" | grep -q GNU_RELRO && readelf -d "$library" | grep -q BIND_NOW; }
check "its tables are read-only once it is loaded" is_relro

stays_loaded() { readelf -d "$library" | grep -q NODELETE; }
check "it stays loaded for the threads that have signed" stays_loaded
check "the version is the workspace's" same "$VERSION" \
  "$(php -d ffi.enable=1 -r 'echo FFI::cdef("const char *s3presign_version(void);", $argv[1])->s3presign_version();' "$library")"
