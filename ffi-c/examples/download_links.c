/* Prints a link to each of the objects, good for an hour.
 *
 *     download_links BUCKET KEY...
 *
 * Credentials, region and endpoint come from the environment variables of AWS's
 * own tools: the library itself reads no environment and no clock, and is given
 * both. */
#include <s3presign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

extern char **environ;

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

/* The environment as a list: each NAME=VALUE is a name and its value. Free it. */
static char *environment(size_t *length, size_t *count) {
  size_t size = 1;
  for (char **entry = environ; *entry != NULL; entry++) size += strlen(*entry) + 1;
  char *variables = malloc(size), *end = variables;
  *count = *length = 0;
  for (char **entry = environ; variables != NULL && *entry != NULL; entry++) {
    char *equals = strchr(*entry, '=');
    if (equals == NULL) continue;
    size_t entry_size = strlen(*entry) + 1;
    memcpy(end, *entry, entry_size);
    end[equals - *entry] = 0;
    end += entry_size;
    *count += 2;
    *length = (size_t)(end - variables) - 1;
  }
  return variables;
}

/* The options of a signer that the environment says; a status if it says none. */
static int64_t options_from_env(char *options, size_t capacity) {
  size_t length, count;
  char *variables = environment(&length, &count);
  int64_t options_length = s3presign_options_from_env(variables, length, count, NULL, 0, 0, options, capacity);
  free(variables);
  return options_length;
}

static size_t strings_in(const char *list, int64_t length) {
  size_t count = 1;
  for (int64_t index = 0; index < length; index++) count += list[index] == 0;
  return count;
}

int main(int argc, char **argv) {
  if (argc < 3) {
    fprintf(stderr, "usage: download_links BUCKET KEY...\n");
    return 2;
  }
  const char *const request[] = {"operation", "GetObject", "bucket", argv[1], "expires-in", "3600", NULL};
  s3presign_signer *signer = NULL;
  s3presign_template *download = NULL;
  struct list list;
  char options[8192], message[512] = "the names and values are too long", url[4096];
  int failed = 1;

  int64_t length = options_from_env(options, sizeof options);
  if (length < 0) {
    fprintf(stderr, "%s\n", options);
    return 1;
  }
  if (length >= (int64_t)sizeof options) goto done;
  int32_t status =
      s3presign_signer_new(options, (size_t)length, strings_in(options, length), &signer, message, sizeof message);
  memset(options, 0, sizeof options); /* the secrets are in it, and the signer has its own copy */
  if (status != 0) goto done;
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
