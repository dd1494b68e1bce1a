/* Secrets are wiped: this program is its own malloc, and looks for them in all
 * memory that a call of the library gives back. */
#define _GNU_SOURCE
#include "fixture.h"

#include <errno.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);
extern void __libc_free(void *memory);

/* Parts of what must not stay in memory, as they are and percent-encoded. */
#define SECRET_KEY "wJalrXUtnFEMIK7MDENGbPxRfiCYSECRETSECRET"
#define TOKEN "IQoJb3JpZ2luX2VjTOKENTOKENTOKEN"
#define CUSTOMER_KEY "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE"
static const struct {
  const char *name, *text;
} secrets[] = {{"the secret access key", SECRET_KEY}, {"the session token", TOKEN}, {"the customer's key", CUSTOMER_KEY}};
enum { SECRETS = sizeof secrets / sizeof *secrets };

static volatile int watching;
static volatile int seen[SECRETS];

static void look_into(const void *memory) {
  size_t size = malloc_usable_size((void *)memory);
  for (int index = 0; index < SECRETS; index++) {
    seen[index] += memmem(memory, size, secrets[index].text, strlen(secrets[index].text)) != NULL;
  }
}

/* What was in new memory before is not what the library left there. */
static void *filled(void *memory) {
  if (memory != NULL && watching) memset(memory, 0x55, malloc_usable_size(memory));
  return memory;
}

void *malloc(size_t size) { return filled(__libc_malloc(size)); }

void *calloc(size_t count, size_t size) {
  void *memory = __libc_malloc(count * size);
  return memory == NULL ? NULL : memset(memory, 0, malloc_usable_size(memory));
}

int posix_memalign(void **memory, size_t alignment, size_t size) {
  *memory = filled(__libc_memalign(alignment, size));
  return *memory == NULL ? ENOMEM : 0;
}

void free(void *memory) {
  if (memory != NULL && watching) look_into(memory);
  __libc_free(memory);
}

/* Always moves, so that what stays behind is seen. */
void *realloc(void *memory, size_t size) {
  void *moved = malloc(size);
  if (moved == NULL || memory == NULL) return moved;
  size_t before = malloc_usable_size(memory);
  memcpy(moved, memory, before < size ? before : size);
  free(memory);
  return moved;
}

static void nothing_left(const char *call) {
  watching = 0;
  for (int index = 0; index < SECRETS; index++) {
    if (seen[index] > 0) fprintf(stderr, "%s leaves %s %d times\n", call, secrets[index].name, seen[index]);
    CHECK(seen[index] == 0);
    seen[index] = 0;
  }
}

enum { ROOM = 65536 };
struct list {
  char text[ROOM];
  size_t length, count;
};
static struct list options, request, rules, received, form;
static char result[ROOM], answer[ROOM];

static void set(struct list *list, const char *const *strings) {
  int64_t length = s3presign_join(strings, list->text, sizeof list->text);
  CHECK(length >= 0 && length < ROOM);
  list->length = (size_t)length;
  list->count = count_of(strings);
}

#define LIST_OF(list) (list).text, (list).length, (list).count
#define WATCHED(call, expected) \
  do { \
    watching = 1; \
    int right = (call)expected; \
    nothing_left(#call); \
    CHECK(right); \
  } while (0)

#define OPTIONS \
  "access-key-id", "ASIAIOSFODNN7EXAMPLE", "secret-access-key", SECRET_KEY, "session-token", TOKEN "/+", "region", "eu-west-1"

/* A secret that somebody leaves is seen, whether its memory is freed or grows. */
static void would_be_seen(void) {
  for (int grows = 0; grows < 2; grows++) {
    watching = 1;
    char *volatile left = malloc(64);
    strcpy(left, TOKEN);
    if (grows) {
      left = realloc(left, 128);
      memset(left, 0, 128);
    }
    free(left);
    watching = 0;
    CHECK(seen[1] == 1);
    seen[1] = 0;
  }
}

/* What a server receives of a form. */
static void set_received_form(int64_t length) {
  const char *strings[64] = {"bucket", "photos"};
  size_t count = 2;
  for (const char *name = result; name < result + length;) {
    const char *value = name + strlen(name) + 1;
    if (strncmp(name, "field:", 6) == 0) {
      strings[count++] = name;
      strings[count++] = value;
    }
    name = value + strlen(value) + 1;
  }
  set(&received, strings);
}

int main(void) {
  would_be_seen();
  s3presign_signer *signer, *scoped;
  s3presign_template *tmpl;
  set(&options, LIST(OPTIONS));
  WATCHED(s3presign_signer_new(LIST_OF(options), &signer, answer, ROOM), == 0);
  set(&rules, LIST("bucket", "photos", "operations", "PutObject"));
  WATCHED(s3presign_signer_scoped(signer, LIST_OF(rules), &scoped, answer, ROOM), == 0);
  set(&form, LIST("PATH", "/bin", "AWS_ACCESS_KEY_ID", "ASIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY", SECRET_KEY,
                  "AWS_SESSION_TOKEN", TOKEN));
  set(&rules, LIST("region", "eu-west-1"));
  WATCHED(s3presign_options_from_env(LIST_OF(form), LIST_OF(rules), answer, ROOM), > 0);
  set(&rules, LIST("region", "a b"));
  WATCHED(s3presign_options_from_env(LIST_OF(form), LIST_OF(rules), answer, ROOM), == S3PRESIGN_INVALID_REGION);
  set(&rules, LIST(OPTIONS, "unknown", "x"));
  s3presign_signer *none;
  WATCHED(s3presign_signer_new(LIST_OF(rules), &none, answer, ROOM), == S3PRESIGN_UNKNOWN_OPTION);

  set(&request, LIST("operation", "PutObject", "bucket", "photos", "SSECustomerAlgorithm", "AES256", "SSECustomerKey",
                     CUSTOMER_KEY "="));
  WATCHED(s3presign_template_new(signer, LIST_OF(request), &tmpl, answer, ROOM), == 0);
  WATCHED(s3presign_template_url(tmpl, "k", 1, NOW, answer, ROOM), > 0);
  int64_t length = s3presign_template_presign(tmpl, "k", 1, NOW, result, ROOM);
  WATCHED(s3presign_template_presign(tmpl, "k", 1, NOW, answer, ROOM), == length);
  WATCHED(s3presign_presign(scoped, LIST_OF(request), "k", 1, NOW, answer, ROOM), > 0);
  size_t count = strings_in(result, length);
  WATCHED(s3presign_details(result, (size_t)length, count, answer, ROOM), > 0);
  WATCHED(s3presign_cors_rule(result, (size_t)length, count, "*", 1, answer, ROOM), > 0);
  WATCHED(s3presign_redact(value_of(result, length, "url"), S3PRESIGN_STRLEN, answer, ROOM), > 0);
  WATCHED(s3presign_explain("url\0x", 5, 2, answer, ROOM), == S3PRESIGN_NOT_PRESIGNED);

  set(&received, LIST("url", value_of(result, length, "url"), "method", "PUT"));
  WATCHED(s3presign_explain(LIST_OF(received), answer, ROOM), > 0);
  set(&received, LIST("url", value_of(result, length, "url"), "method", "PUT", "header:host",
                      "photos.s3.eu-west-1.amazonaws.com", "header:x-amz-server-side-encryption-customer-algorithm",
                      "AES256", "header:x-amz-server-side-encryption-customer-key", CUSTOMER_KEY "=",
                      "header:x-amz-server-side-encryption-customer-key-md5",
                      value_of(result, length, "header:x-amz-server-side-encryption-customer-key-md5")));
  WATCHED(s3presign_read_request(LIST_OF(received), answer, ROOM), > 0);
  WATCHED(s3presign_verify_request(LIST_OF(received), LIST_OF(options), NOW, answer, ROOM), > 0);

  set(&form, LIST("bucket", "photos", "key", "k"));
  length = s3presign_presign_post(signer, LIST_OF(form), NOW, result, ROOM);
  WATCHED(s3presign_presign_post(signer, LIST_OF(form), NOW, answer, ROOM), == length);
  set_received_form(length);
  WATCHED(s3presign_read_form(LIST_OF(received), answer, ROOM), > 0);
  WATCHED(s3presign_verify_form(LIST_OF(received), LIST_OF(options), NOW, answer, ROOM), > 0);
  set(&form, LIST("bucket", "photos", "upload-id", "x", "part-count", "2", "SSECustomerAlgorithm", "AES256",
                  "SSECustomerKey", CUSTOMER_KEY "="));
  WATCHED(s3presign_presign_multipart(signer, LIST_OF(form), "k", 1, NOW, answer, ROOM), > 0);

  watching = 1;
  s3presign_template_free(tmpl);
  s3presign_signer_free(scoped);
  s3presign_signer_free(signer);
  nothing_left("the last free");
  return finished();
}
