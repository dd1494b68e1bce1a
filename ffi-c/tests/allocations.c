/* Signing allocates nothing: this program is its own malloc, and counts.
 * The symbols of a program come before those of the C library, so everything
 * that libs3presign asks for comes through here. */
#define _GNU_SOURCE
#include "fixture.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static volatile long allocations;

void *malloc(size_t size) {
  allocations++;
  return __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
  allocations++;
  return __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size) {
  allocations++;
  return __libc_realloc(memory, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size) {
  allocations++;
  *memory = __libc_memalign(alignment, size);
  return *memory == NULL ? ENOMEM : 0;
}

static s3presign_template *tmpl;

static long while_signing(int keys) {
  char url[2048];
  long before = allocations;
  for (int number = 0; number < keys; number++) {
    char key[] = "folder/needs encoding \303\251 0.jpg";
    key[sizeof key - 6] = (char)('0' + number % 10);
    if (s3presign_template_url(tmpl, key, sizeof key - 1, NOW + number % 60, url, sizeof url) <= 0) return -1;
    if (s3presign_template_url(tmpl, key, sizeof key - 1, NOW, url, 16) < 16) return -1;
    if (s3presign_template_url(tmpl, key, sizeof key - 1, NOW, NULL, 0) < 16) return -1;
  }
  return allocations - before;
}

/* A thread that has never signed may allocate once, for its place in the
 * list of those who read the day's key. */
static void *in_a_new_thread(void *unused) {
  (void)unused;
  long first = while_signing(1);
  CHECK(first >= 0 && first <= 2);
  CHECK(while_signing(1000) == 0);
  return NULL;
}

int main(void) {
  s3presign_signer *signer;
  char message[256];
  long before = allocations;
  CHECK(new_signer(LIST(CREDENTIALS, "region", "eu-west-1", "session-token", "token"), &signer, message, sizeof message) == 0);
  CHECK(allocations > before); /* The counter counts. */
  tmpl = a_template(signer, LIST("operation", "PutObject", "bucket", "photos", "ContentType", "image/png"));

  CHECK(while_signing(1) >= 0); /* Derives the key of the day. */
  CHECK(while_signing(1000) == 0);

  pthread_t thread;
  CHECK(pthread_create(&thread, NULL, in_a_new_thread, NULL) == 0);
  CHECK(pthread_join(thread, NULL) == 0);
  s3presign_template_free(tmpl);
  s3presign_signer_free(signer);
  return finished();
}
