/* Prints how to upload one file without credentials: the method, the headers
 * that must be sent, the link, and what to beware of.
 *
 *     upload_link BUCKET KEY CONTENT_TYPE
 *
 * Credentials and region come from AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and
 * AWS_REGION. */
#include <s3presign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char *environment(const char *name) {
  const char *value = getenv(name);
  return value == NULL ? "" : value;
}

static size_t count_of(const char *const *strings) {
  size_t count = 0;
  while (strings[count] != NULL) count++;
  return count;
}

/* What failed says why in the buffer. */
static int refuse(const char *message) {
  fprintf(stderr, "%s\n", message);
  return 1;
}

int main(int argc, char **argv) {
  if (argc != 4) return refuse("usage: upload_link BUCKET KEY CONTENT_TYPE");
  const char *const options[] = {
      "access-key-id", environment("AWS_ACCESS_KEY_ID"), "secret-access-key", environment("AWS_SECRET_ACCESS_KEY"),
      "region", environment("AWS_REGION"), NULL};
  const char *const request[] = {
      "operation", "PutObject", "bucket", argv[1], "ContentType", argv[3], "create-only", "true", NULL};
  char params[4096], answer[8192], message[512];
  s3presign_signer *signer;

  int64_t length = s3presign_join(options, params, sizeof params);
  if (length < 0 || length >= (int64_t)sizeof params) return refuse("the credentials are too long");
  if (s3presign_signer_new(params, (size_t)length, count_of(options), &signer, message, sizeof message) != 0)
    return refuse(message);

  length = s3presign_join(request, params, sizeof params);
  if (length < 0 || length >= (int64_t)sizeof params) {
    s3presign_signer_free(signer);
    return refuse("the request is too long");
  }
  length = s3presign_presign(signer, params, (size_t)length, count_of(request), argv[2], S3PRESIGN_STRLEN,
                             time(NULL), answer, sizeof answer);
  s3presign_signer_free(signer);
  if (length < 0) return refuse(answer);
  if (length >= (int64_t)sizeof answer) return refuse("the link is too long");

  for (const char *name = answer; name < answer + length;) {
    const char *value = name + strlen(name) + 1;
    printf("%s: %s\n", name, value);
    name = value + strlen(value) + 1;
  }
  return 0;
}
