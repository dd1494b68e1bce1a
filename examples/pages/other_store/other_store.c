/* A link to an object in another store than AWS's, which is reached by path. */

#include "lists.h"

int main(void) {
  s3presign_signer *signer;
  char answer[8192];
  const struct list store = list_of((const char *const[]){
      "access-key-id", "minioadmin", "secret-access-key", "minioadmin", "region", "us-east-1", "endpoint",
      "https://minio.example.com", "addressing", "path", NULL});
  if (s3presign_signer_new(store.text, store.length, store.count, &signer, answer, sizeof answer) != 0) fail(answer);

  const struct list download = list_of((const char *const[]){"operation", "GetObject", "bucket", "photos", NULL});
  int64_t length = s3presign_presign(signer, download.text, download.length, download.count, "1.jpg", S3PRESIGN_STRLEN,
                                     time(NULL), answer, sizeof answer);
  check(length, answer, sizeof answer);
  puts(value_of(answer, length, "url"));
  s3presign_signer_free(signer);
}
