/* Prints a link to each of the objects, good for an hour.
 *
 *     download_links BUCKET KEY...
 *
 * Credentials and region come from AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and
 * AWS_REGION: the library itself reads no environment and no clock. */
#include <s3presign.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* A list for the library, from an array that ends with NULL. */
struct list {
  char text[4096];
  size_t length, count;
};

static int join(struct list *list, const char *const *strings) {
  int64_t length = s3presign_join(strings, list->text, sizeof list->text);
  if (length < 0 || length >= (int64_t)sizeof list->text) return 0;
  list->length = (size_t)length;
  for (list->count = 0; strings[list->count] != NULL; list->count++) continue;
  return 1;
}

static const char *environment(const char *name) {
  const char *value = getenv(name);
  return value == NULL ? "" : value;
}

int main(int argc, char **argv) {
  if (argc < 3) {
    fprintf(stderr, "usage: download_links BUCKET KEY...\n");
    return 2;
  }
  const char *const options[] = {
      "access-key-id", environment("AWS_ACCESS_KEY_ID"), "secret-access-key", environment("AWS_SECRET_ACCESS_KEY"),
      "region", environment("AWS_REGION"), NULL};
  const char *const request[] = {"operation", "GetObject", "bucket", argv[1], "expires-in", "3600", NULL};
  s3presign_signer *signer = NULL;
  s3presign_template *download = NULL;
  struct list list;
  char message[512] = "the names and values are too long", url[4096];
  int failed = 1;

  if (!join(&list, options)) goto done;
  if (s3presign_signer_new(list.text, list.length, list.count, &signer, message, sizeof message) != 0) goto done;
  if (!join(&list, request)) goto done;
  if (s3presign_template_new(signer, list.text, list.length, list.count, &download, message, sizeof message) != 0) goto done;

  failed = 0;
  for (int index = 2; index < argc; index++) {
    if (s3presign_template_url(download, argv[index], S3PRESIGN_STRLEN, time(NULL), url, sizeof url) < 0) {
      fprintf(stderr, "%s: %s\n", argv[index], url);
      failed = 1;
    } else {
      puts(url);
    }
  }
  message[0] = 0;

done:
  if (message[0] != 0) fprintf(stderr, "%s\n", message);
  s3presign_template_free(download);
  s3presign_signer_free(signer);
  return failed;
}
