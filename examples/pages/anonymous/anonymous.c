/* The plain URL of what everybody may read, which is not signed and does not end. */

#include "lists.h"

int main(void) {
  s3presign_signer *signer;
  char answer[4096];
  const struct list nobody = list_of((const char *const[]){"anonymous", "true", "region", "eu-west-1", NULL});
  if (s3presign_signer_new(nobody.text, nobody.length, nobody.count, &signer, answer, sizeof answer) != 0) fail(answer);

  const struct list download = list_of((const char *const[]){
      "operation", "GetObject", "bucket", "photos", "version-id", "7", NULL});
  int64_t length = s3presign_presign(signer, download.text, download.length, download.count, "a b.png",
                                     S3PRESIGN_STRLEN, time(NULL), answer, sizeof answer);
  check(length, answer, sizeof answer);
  puts(value_of(answer, length, "url"));
  s3presign_signer_free(signer);
}
