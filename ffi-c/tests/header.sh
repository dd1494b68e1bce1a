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

# The manual's warnings are core's own; for its options see tests/surfaces.
in_the_manual() { sed -n "/^ \* $1\$/,/^ \*\$/p" "$HEADER" | sed -nE 's/^ \*   ([A-Za-z0-9-]+)( {2,}.*)?$/\1/p' | sort; }
in_core() { awk "/$2/ { on = 1 } on { print } on && /];|^}/ { exit }" "../core/src/$1" | grep -oE "$3" | tr -d '", ' | sort; }
names_are_core_s() {
  [ "$(grep -c . <<<"$1")" -ge 4 ]
  same "$1" "$2"
}
check "the manual lists the warnings" names_are_core_s \
  "$(in_core warning.rs 'pub enum WarningCode' '^ +[A-Z][A-Za-z]+,$')" "$(in_the_manual Warnings)"

# Its example, as a program.
the_manual_s_example() {
  local program
  program=$(mktemp --suffix=.c)
  {
    echo '#include "s3presign.h"'
    echo '#include <stdio.h>'
    echo '#include <stdlib.h>'
    echo '#include <time.h>'
    echo 'static void fail(const char *why) { fprintf(stderr, "%s\n", why); exit(1); }'
    echo 'int main(void) {'
    sed -n '/^ \*     s3presign_signer \*signer;/,/^ \*     puts/s/^ \*     //p' "$HEADER"
    echo 's3presign_template_free(download); s3presign_signer_free(signer); return 0; }'
  } >"$program"
  prints_a_url "$program"
}
prints_a_url() {
  "$CC" -std=c99 -Wall -Wextra -Wpedantic -Werror -I"$(dirname "$HEADER")" "$1" -o "$1.out" \
    -L"$BUILD/lib" -ls3presign -Wl,-rpath,"$BUILD/lib"
  "$1.out" | grep -qE '^https://photos\.s3\.eu-west-1\.amazonaws\.com/2026/logo\.png\?X-Amz-.*&X-Amz-Signature=[0-9a-f]{64}$'
  rm "$1" "$1.out"
}
check "the manual's example" the_manual_s_example
