/* An upload in parts: the request that creates it, one for each part, and what ends it. */

#include "lists.h"

int main(void) {
  s3presign_signer *signer = signer_from_env();
  const time_t now = time(NULL);
  char answer[16384];

  const struct list create = list_of((const char *const[]){
      "operation", "CreateMultipartUpload", "bucket", "videos", "content-type", "video/mp4", NULL});
  int64_t length = s3presign_presign(signer, create.text, create.length, create.count, "film.mp4", S3PRESIGN_STRLEN,
                                     now, answer, sizeof answer);
  check(length, answer, sizeof answer);
  printf("%s %s\n", value_of(answer, length, "method"), value_of(answer, length, "url"));

  /* What S3 answers to it. */
  const char *response =
      "<InitiateMultipartUploadResult><UploadId>the-upload-id</UploadId></InitiateMultipartUploadResult>";
  char upload_id[1024];
  length = s3presign_upload_id(response, S3PRESIGN_STRLEN, upload_id, sizeof upload_id);
  check(length, upload_id, sizeof upload_id);

  const struct list upload = list_of((const char *const[]){
      "bucket", "videos", "upload-id", upload_id, "object-size", "20000000", "expires-in", "21600", NULL});
  length = s3presign_presign_multipart(signer, upload.text, upload.length, upload.count, "film.mp4", S3PRESIGN_STRLEN,
                                       now, answer, sizeof answer);
  check(length, answer, sizeof answer);
  /* The answer has one request after the other: part:1, part:2, part:3, complete, abort, list-parts. */
  const char *first_byte = NULL, *size = NULL, *url = NULL;
  for (const char *name = answer; name < answer + length;) {
    const char *value = name + strlen(name) + 1;
    if (strcmp(name, "request") == 0) first_byte = size = NULL;
    if (strcmp(name, "first-byte") == 0) first_byte = value;
    if (strcmp(name, "size") == 0) size = value;
    if (strcmp(name, "url") == 0) url = value;
    if (strcmp(name, "method") == 0) {
      if (size != NULL) printf("%s bytes from %s: %s\n", size, first_byte, url);
      else printf("%s %s\n", value, url);
    }
    name = value + strlen(value) + 1;
  }

  /* The ETag of each part's answer, in any order. */
  const struct list etags = list_of((const char *const[]){
      "part:1", "\"9b2c\"", "part:2", "\"4a71\"", "part:3", "\"77e0\"", NULL});
  length = s3presign_completed_parts(etags.text, etags.length, etags.count, answer, sizeof answer);
  check(length, answer, sizeof answer);
  puts(answer); /* of the request that completes it */
  s3presign_signer_free(signer);
}
