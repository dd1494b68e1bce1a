# The test programs and the examples, as they are.

for program in $PROGRAMS allocations secrets; do
  check "$program" "$BUILD/plain/$program"
done

# A function that the header gains, and nobody adds to tests/every_call.c, fails here.
calls_every_function() {
  same "$(grep -oE '\bs3presign_[a-z_]+\(' abi.txt | tr -d '(' | sort)" \
    "$(nm --undefined-only "$BUILD/plain/$1" | awk '{print $2}' | grep '^s3presign_' | sort)"
}
for program in $EXHAUSTIVE; do
  check "$program calls every function of the header" calls_every_function "$program"
done
check "and a program that does not is seen" fails calls_every_function download_links

check "loaded and unloaded at run time" "$BUILD/plain/reload" "$BUILD/lib/libs3presign.so"

for name in $examples; do
  check "example: $name" example "$name" "$BUILD/plain/$name"
done
check "example: wrong input" fails "$BUILD/plain/download_links" "photos/no" 1.jpg
check "every example is run" same "$(printf '%s\n' $examples | sort)" \
  "$(basename -a examples/*.c* | sed 's/\..*//' | sort)"
