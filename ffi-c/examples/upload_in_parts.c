/* A large upload without credentials, in its three steps: whoever has the links
 * sends the parts, in any order and at once.
 *
 *     upload_in_parts BUCKET KEY create
 *     upload_in_parts BUCKET KEY parts UPLOAD_ID BYTES
 *     upload_in_parts BUCKET KEY complete ETAG...
 *
 * The first prints the link whose answer holds the upload's id; the second a
 * link for each part, with the bytes that it takes, and those that complete and
 * abort the upload; the third the body of the request that completes it.
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

static void fail(const char *message) {
  fprintf(stderr, "%s\n", message);
  exit(1);
}

struct list {
  char *text;
  size_t length, count;
};

/* A list for the library, from an array that ends with NULL. */
static struct list join(const char *const *strings) {
  struct list list = {NULL, 0, 0};
  int64_t length = s3presign_join(strings, NULL, 0);
  if (length >= 0) list.text = malloc((size_t)length + 1);
  if (list.text == NULL || s3presign_join(strings, list.text, (size_t)length + 1) != length) fail("out of memory");
  list.length = (size_t)length;
  while (strings[list.count] != NULL) list.count++;
  return list;
}

static s3presign_signer *make_signer(void) {
  const char *const options[] = {
      "access-key-id", environment("AWS_ACCESS_KEY_ID"), "secret-access-key", environment("AWS_SECRET_ACCESS_KEY"),
      "region", environment("AWS_REGION"), NULL};
  struct list list = join(options);
  s3presign_signer *signer;
  char message[512];
  int32_t status = s3presign_signer_new(list.text, list.length, list.count, &signer, message, sizeof message);
  free(list.text);
  if (status != 0) fail(message);
  return signer;
}

static void print_list(const char *answer, int64_t length) {
  for (const char *name = answer; name < answer + length;) {
    const char *value = name + strlen(name) + 1;
    if (strcmp(name, "request") == 0) putchar('\n');
    printf("%s: %s\n", name, value);
    name = value + strlen(value) + 1;
  }
}

static void create(const char *bucket, const char *key) {
  const char *const request[] = {"operation", "CreateMultipartUpload", "bucket", bucket, NULL};
  struct list list = join(request);
  s3presign_signer *signer = make_signer();
  char answer[8192];
  int64_t length = s3presign_presign(signer, list.text, list.length, list.count, key, S3PRESIGN_STRLEN, time(NULL),
                                     answer, sizeof answer);
  s3presign_signer_free(signer);
  free(list.text);
  if (length < 0) fail(answer);
  if (length >= (int64_t)sizeof answer) fail("the link is too long");
  print_list(answer, length);
}

static void parts(const char *bucket, const char *key, const char *upload_id, const char *bytes) {
  const char *const upload[] = {
      "bucket", bucket, "upload-id", upload_id, "object-size", bytes, "create-only", "true", "expires-in", "86400", NULL};
  struct list list = join(upload);
  s3presign_signer *signer = make_signer();
  time_t now = time(NULL);
  /* Enough for a hundred parts; for more of them, the call says how much it is. */
  size_t capacity = 100 * (1024 + strlen(key) + strlen(upload_id));
  for (;;) {
    char *answer = malloc(capacity);
    if (answer == NULL) fail("out of memory");
    int64_t length = s3presign_presign_multipart(signer, list.text, list.length, list.count, key, S3PRESIGN_STRLEN,
                                                 now, answer, capacity);
    if (length < 0) fail(answer);
    int complete = (size_t)length < capacity;
    if (complete) print_list(answer, length);
    free(answer);
    if (complete) break;
    capacity = (size_t)length + 1;
  }
  s3presign_signer_free(signer);
  free(list.text);
}

/* What each part's answer had in its header ETag, in the order of the parts. */
static void complete(char **etags, int count) {
  const char **strings = malloc(((size_t)count * 2 + 1) * sizeof *strings);
  char *names = malloc((size_t)count * 16 + 1), *answer = malloc((size_t)count * 256 + 256);
  if (strings == NULL || names == NULL || answer == NULL) fail("out of memory");
  for (int index = 0; index < count; index++) {
    snprintf(names + index * 16, 16, "part:%d", index + 1);
    strings[index * 2] = names + index * 16;
    strings[index * 2 + 1] = etags[index];
  }
  strings[count * 2] = NULL;
  struct list list = join(strings);
  int64_t length = s3presign_completed_parts(list.text, list.length, list.count, answer, (size_t)count * 256 + 256);
  if (length < 0) fail(answer);
  puts(answer);
  free(list.text);
  free(answer);
  free(names);
  free(strings);
}

int main(int argc, char **argv) {
  const char *step = argc > 3 ? argv[3] : "";
  if (strcmp(step, "create") == 0 && argc == 4) {
    create(argv[1], argv[2]);
  } else if (strcmp(step, "parts") == 0 && argc == 6) {
    parts(argv[1], argv[2], argv[4], argv[5]);
  } else if (strcmp(step, "complete") == 0) {
    complete(argv + 4, argc - 4);
  } else {
    fail("usage: upload_in_parts BUCKET KEY create | parts UPLOAD_ID BYTES | complete ETAG...");
  }
  return 0;
}
