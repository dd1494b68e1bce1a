/* What the test programs share: counting, and handles made from C strings. */
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int passed, failed;

void check(int holds, const char *what, const char *file, int line) {
  if (holds) {
    passed++;
  } else {
    failed++;
    fprintf(stderr, "%s:%d: not so: %s\n", file, line, what);
  }
}

int finished(void) {
  printf("%d passed, %d failed\n", passed, failed);
  return failed == 0 && passed > 0 ? 0 : 1;
}

size_t count_of(const char *const *strings) {
  size_t count = 0;
  while (strings[count] != NULL) count++;
  return count;
}

static char *joined(const char *const *strings, size_t *length) {
  int64_t needed = s3presign_join(strings, NULL, 0);
  char *params = needed < 0 ? NULL : malloc((size_t)needed + 1);
  if (params == NULL || s3presign_join(strings, params, (size_t)needed + 1) != needed) {
    fprintf(stderr, "the list cannot be joined\n");
    exit(1);
  }
  *length = (size_t)needed;
  return params;
}

int32_t new_signer(const char *const *options, s3presign_signer **out, char *message, size_t capacity) {
  size_t length;
  char *params = joined(options, &length);
  int32_t status = s3presign_signer_new(params, length, count_of(options), out, message, capacity);
  free(params);
  return status;
}

int32_t new_template(const s3presign_signer *signer, const char *const *request,
                     s3presign_template **out, char *message, size_t capacity) {
  size_t length;
  char *params = joined(request, &length);
  int32_t status = s3presign_template_new(signer, params, length, count_of(request), out, message, capacity);
  free(params);
  return status;
}

s3presign_signer *a_signer(void) {
  char message[256];
  s3presign_signer *signer;
  if (new_signer(LIST(CREDENTIALS, "region", "eu-west-1"), &signer, message, sizeof message) != 0) {
    fprintf(stderr, "%s\n", message);
    exit(1);
  }
  return signer;
}

s3presign_template *a_template(const s3presign_signer *signer, const char *const *request) {
  char message[256];
  s3presign_template *tmpl;
  if (new_template(signer, request, &tmpl, message, sizeof message) != 0) {
    fprintf(stderr, "%s\n", message);
    exit(1);
  }
  return tmpl;
}

size_t strings_in(const char *list, int64_t length) {
  size_t count = 1;
  for (int64_t index = 0; index < length; index++) count += list[index] == 0;
  return count;
}

const char *value_of(const char *list, int64_t length, const char *name) {
  const char *position = list;
  while (position < list + length) {
    const char *value = position + strlen(position) + 1;
    if (strcmp(position, name) == 0) return value;
    position = value + strlen(value) + 1;
  }
  return NULL;
}
