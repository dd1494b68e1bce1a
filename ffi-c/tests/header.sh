# The header: clean alone and twice, in C and C++, and what PHP makes of it.

compiles() {
  local compiler=$1 language=$2 standard=$3 includes=$4
  printf '%b' "$includes" | "$compiler" -x "$language" "-std=$standard" -Wall -Wextra -Wpedantic -Werror \
    -fsyntax-only -I"$(dirname "$HEADER")" -
}
once='#include "s3presign.h"\nint unused_unit_needs_something;\n'
twice='#include "s3presign.h"\n'$once
for standard in c99 c11 c17 c2x; do
  check "the header alone as $standard" compiles "$CC" c "$standard" "$once"
  check "the header twice as $standard" compiles "$CC" c "$standard" "$twice"
done
for standard in c++11 c++17 c++20; do
  check "the header alone as $standard" compiles "$CXX" c++ "$standard" "$once"
  check "the header twice as $standard" compiles "$CXX" c++ "$standard" "$twice"
done
check "PHP loads the header and signs" php -d ffi.enable=1 tests/header.php "$HEADER" "$BUILD/lib/libs3presign.so"

# Each name of the manual is one that the library takes: see the tests of the
# statuses for the other names.
names_in_the_manual() {
  sed -n "/^ \* $1\$/,/^ \*\$/p" "$HEADER" | sed -n 's/^ \*   \([a-z0-9-]*\)  *.*/\1/p'
}
signer_options_are_known() {
  local option count=0 source
  source=$(cat ../core/src/signer.rs)
  for option in $(names_in_the_manual "Signer options"); do
    grep -q "\"$option\"" <<<"$source"
    count=$((count + 1))
  done
  [ "$count" -eq "$(sed -n 's/^const OPTIONS: \[&str; \([0-9]*\)\].*/\1/p' ../core/src/signer.rs)" ]
}
check "the manual lists the signer's options" signer_options_are_known
