/* Loads, uses and unloads the library at run time, as plugins do, while threads
 * that have signed are still running: reload LIBRARY */
#define _POSIX_C_SOURCE 200809L
#include "s3presign.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

enum { ROUNDS = 20, THREADS = 8 };

static const char *library;

/* A function pointer of the header's type. ISO C has no conversion for it. */
#define LOAD(name) \
  __typeof__(&s3presign_##name) name; \
  { \
    void *symbol = dlsym(loaded, "s3presign_" #name); \
    memcpy(&name, &symbol, sizeof symbol); \
  }

/* Answers a non-NULL pointer if a URL was signed. */
static void *sign(void *unused) {
  static const char options[] = "access-key-id\0AKIDEXAMPLE\0secret-access-key\0secret\0region\0eu-west-1";
  static const char request[] = "operation\0GetObject\0bucket\0photos";
  char url[1024];
  s3presign_signer *signer = NULL;
  s3presign_template *tmpl = NULL;
  (void)unused;
  void *loaded = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  if (loaded == NULL) return NULL;
  LOAD(abi)
  LOAD(signer_new)
  LOAD(signer_free)
  LOAD(template_new)
  LOAD(template_free)
  LOAD(template_url)
  int64_t length = -1;
  if (abi() == S3PRESIGN_ABI && signer_new(options, sizeof options - 1, 6, &signer, url, sizeof url) == 0 &&
      template_new(signer, request, sizeof request - 1, 4, &tmpl, url, sizeof url) == 0)
    length = template_url(tmpl, "k", 1, INT64_C(1767323045), url, sizeof url);
  template_free(tmpl);
  signer_free(signer);
  int closed = dlclose(loaded);
  return length > 0 && closed == 0 ? &library : NULL;
}

int main(int argc, char **argv) {
  int signed_urls = 0;
  if (argc != 2) return 2;
  library = argv[1];
  for (int round = 0; round < ROUNDS; round++) {
    pthread_t threads[THREADS];
    for (int index = 0; index < THREADS; index++) {
      if (pthread_create(&threads[index], NULL, sign, NULL) != 0) return 1;
    }
    for (int index = 0; index < THREADS; index++) {
      void *answer;
      if (pthread_join(threads[index], &answer) != 0) return 1;
      signed_urls += answer != NULL;
    }
    signed_urls += sign(NULL) != NULL;
  }
  int expected = ROUNDS * (THREADS + 1);
  printf("%d passed, %d failed\n", signed_urls, expected - signed_urls);
  return signed_urls == expected ? 0 : 1;
}
