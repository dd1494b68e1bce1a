# Memory: valgrind and AddressSanitizer see no error and no leak, and would.

# Even what is still reachable at the end counts, except valgrind.supp.
under_valgrind() {
  CAPACITY_STEP=16 valgrind --quiet --error-exitcode=9 --leak-check=full --show-leak-kinds=all --errors-for-leak-kinds=all \
    --suppressions=tests/valgrind.supp "$@"
}
for program in $PROGRAMS; do
  check "$program under valgrind" under_valgrind "$BUILD/plain/$program"
done
check "loaded and unloaded under valgrind" under_valgrind "$BUILD/plain/reload" "$BUILD/lib/libs3presign.so"
for name in $examples; do
  check "example: $name under valgrind" example "$name" under_valgrind "$BUILD/plain/$name"
done
check "valgrind sees an overflow" fails under_valgrind "$BUILD/plain/overflow"
check "valgrind sees a leak" fails under_valgrind "$BUILD/plain/leak"

export ASAN_OPTIONS=detect_leaks=1:detect_stack_use_after_return=1
is_sanitized() { nm -D "$1" | grep -q __asan_init; }
caught() {
  local output
  output=$("$2" 2>&1) && return 1
  grep -q "$1" <<<"$output"
}
check "the sanitizer is linked in" is_sanitized "$BUILD/sanitized/sign"
check "and is not where it was not asked for" fails is_sanitized "$BUILD/plain/sign"
check "the sanitizer sees an overflow" caught heap-buffer-overflow "$BUILD/sanitized/overflow"
check "the sanitizer sees a leak" caught LeakSanitizer "$BUILD/sanitized/leak"
for program in $PROGRAMS; do
  check "$program under the sanitizer" "$BUILD/sanitized/$program"
done
for name in $examples; do
  check "example: $name under the sanitizer" example "$name" "$BUILD/sanitized/$name"
done
