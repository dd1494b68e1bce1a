/* What was signed, proved with the secret: no answer is needed. */

#include "lists.h"

int main(void) {
  const char *url = "https://s3.eu-west-1.amazonaws.com:8080/photos/1.png?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260102%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20260102T030405Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=9188c0f81e800b6e7a200a8d0e8b1559322958cab91ceff8c8f32bb8aa743ba3";
  const struct list known = list_of((const char *const[]){
      "method", "GET", "url", url, "access-key-id", getenv("AWS_ACCESS_KEY_ID"), "secret-access-key",
      getenv("AWS_SECRET_ACCESS_KEY"), NULL});
  char told[4096];
  int64_t length = s3presign_diagnose(known.text, known.length, known.count, told, sizeof told);
  check(length, told, sizeof told);
  puts(value_of(told, length, "text"));
}
