/* Sixteen threads share one signer and one template, over the turn of a day,
 * while each also makes and frees its own. */
#define _POSIX_C_SOURCE 200809L
#include "fixture.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>

enum { THREADS = 16, KEYS = 64, ROUNDS = 20, LONGEST = 1024 };

static s3presign_signer *signer;
static s3presign_template *shared;
static char expected[KEYS][LONGEST];

static int64_t url_of(const s3presign_template *tmpl, int number, char *url) {
  char key[32];
  int length = snprintf(key, sizeof key, "file-%d", number);
  /* Odd keys are signed after midnight, with another day's key. */
  int64_t now = INT64_C(1767311990) + (number % 2) * 20;
  return s3presign_template_url(tmpl, key, (size_t)length, now, url, LONGEST);
}

static void *work(void *wrong) {
  char url[LONGEST], message[256];
  for (int round = 0; round < ROUNDS; round++) {
    s3presign_template *own;
    if (new_template(signer, LIST("operation", "GetObject", "bucket", "photos"), &own, message, sizeof message) != 0) {
      ++*(int *)wrong;
      continue;
    }
    for (int number = 0; number < KEYS; number++) {
      int64_t length = url_of(number % 3 == 0 ? own : shared, number, url);
      if (length != (int64_t)strlen(expected[number]) || strcmp(url, expected[number]) != 0) ++*(int *)wrong;
    }
    s3presign_template_free(own);
  }
  return NULL;
}

int main(void) {
  signer = a_signer();
  shared = a_template(signer, LIST("operation", "GetObject", "bucket", "photos"));
  /* What is expected comes from a signer that no other thread has used. */
  s3presign_signer *alone = a_signer();
  s3presign_template *reference = a_template(alone, LIST("operation", "GetObject", "bucket", "photos"));
  for (int number = 0; number < KEYS; number++) CHECK(url_of(reference, number, expected[number]) > 0);

  pthread_t threads[THREADS];
  int wrong[THREADS] = {0};
  for (int index = 0; index < THREADS; index++) {
    CHECK(pthread_create(&threads[index], NULL, work, &wrong[index]) == 0);
  }
  for (int index = 0; index < THREADS; index++) {
    CHECK(pthread_join(threads[index], NULL) == 0);
    CHECK(wrong[index] == 0);
  }
  s3presign_template_free(reference);
  s3presign_template_free(shared);
  s3presign_signer_free(alone);
  s3presign_signer_free(signer);
  return finished();
}
