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

# An example's output is a link that holds what was asked for.
an_example() {
  local output
  output=$("$@")
  printf '%s\n' "$output"
  grep -q 'https://photos.s3.eu-west-1.amazonaws.com/' <<<"$output"
  grep -q 'X-Amz-Signature=' <<<"$output"
}
export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE AWS_SECRET_ACCESS_KEY=secret AWS_REGION=eu-west-1
unset AWS_SESSION_TOKEN AWS_ENDPOINT_URL
check "example: download links" an_example "$BUILD/plain/download_links" photos 1.jpg "2 é.jpg"
check "example: upload link" an_example "$BUILD/plain/upload_link" photos 1.jpg image/jpeg
check "example: links in C++" an_example "$BUILD/plain/links" photos 1.jpg "2 é.jpg"
check "example: wrong input" fails an_example "$BUILD/plain/download_links" "photos/no" 1.jpg
