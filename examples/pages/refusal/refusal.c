/* Why a server refused what was signed, from its answer. */

#include "lists.h"

int main(void) {
  s3presign_signer *signer = signer_from_env();
  char signed_[4096], told[4096];

  const struct list request = list_of((const char *const[]){"operation", "GetObject", "bucket", "photos", NULL});
  int64_t length = s3presign_presign(signer, request.text, request.length, request.count, "1.jpg", S3PRESIGN_STRLEN,
                                     time(NULL), signed_, sizeof signed_);
  check(length, signed_, sizeof signed_);

  /* What the server answered: all of it, as it came. */
  const char *answer = "<Error><Code>SignatureDoesNotMatch</Code></Error>";
  const struct list refused = list_of((const char *const[]){
      "answer", answer, "url", value_of(signed_, length, "url"), "method", "GET", NULL});
  length = s3presign_diagnose(refused.text, refused.length, refused.count, told, sizeof told);
  check(length, told, sizeof told);
  puts(value_of(told, length, "text"));
  s3presign_signer_free(signer);
}
