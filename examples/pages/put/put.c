/* A link that uploads one image of this type and length, and replaces none. */

#include "lists.h"

int main(void) {
  s3presign_signer *signer = signer_from_env();
  const struct list upload = list_of((const char *const[]){
      "operation", "PutObject", "bucket", "photos", "content-type", "image/png", "content-length", "1048576",
      "create-only", "true", NULL});
  char answer[8192];
  int64_t length = s3presign_presign(signer, upload.text, upload.length, upload.count, "2026/logo.png",
                                     S3PRESIGN_STRLEN, time(NULL), answer, sizeof answer);
  check(length, answer, sizeof answer);

  printf("%s %s\n", value_of(answer, length, "method"), value_of(answer, length, "url"));
  print_entries(answer, length, "header:"); /* to be sent with it */
  s3presign_signer_free(signer);
}
