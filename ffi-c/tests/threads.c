/* Sixteen threads share one signer and one template, over the turn of a day,
 * while each also makes and frees its own, and makes every call of the header. */
#define _POSIX_C_SOURCE 200809L
#include "every_call.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>

enum { THREADS = 16, KEYS = 64, ROUNDS = 20, LONGEST = 1024, CALLS = 64, ROOM = 8192 };

static s3presign_signer *signer;
static s3presign_template *shared;
static char expected[KEYS][LONGEST];
/* What each call of the header answers while no other thread makes one. */
static char alone[CALLS][ROOM];
static int64_t lengths[CALLS];

static int64_t url_of(const s3presign_template *tmpl, int number, char *url) {
  char key[32];
  int length = snprintf(key, sizeof key, "file-%d", number);
  /* Odd keys are signed after midnight, with another day's key. */
  int64_t now = INT64_C(1767311990) + (number % 2) * 20;
  return s3presign_template_url(tmpl, key, (size_t)length, now, url, LONGEST);
}

static void make_every_call(int *wrong) {
  char answer[ROOM];
  for (size_t index = 0; index < number_of_calls; index++) {
    int64_t length = every_call[index].run(&every_call[index].right, answer, sizeof answer);
    int same = length == lengths[index] && memcmp(answer, alone[index], (size_t)length + 1) == 0;
    if (!same) ++*wrong;
  }
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
    make_every_call(wrong);
  }
  return NULL;
}

int main(void) {
  signer = a_signer();
  shared = a_template(signer, LIST("operation", "GetObject", "bucket", "photos"));
  /* What is expected comes from a signer that no other thread has used. */
  s3presign_signer *unshared = a_signer();
  s3presign_template *reference = a_template(unshared, LIST("operation", "GetObject", "bucket", "photos"));
  for (int number = 0; number < KEYS; number++) CHECK(url_of(reference, number, expected[number]) > 0);
  prepare_every_call();
  CHECK(number_of_calls <= CALLS);
  for (size_t index = 0; index < number_of_calls; index++) {
    lengths[index] = every_call[index].run(&every_call[index].right, alone[index], ROOM);
    CHECK(lengths[index] >= 0 && lengths[index] < ROOM);
  }

  pthread_t threads[THREADS];
  int wrong[THREADS] = {0};
  for (int index = 0; index < THREADS; index++) {
    CHECK(pthread_create(&threads[index], NULL, work, &wrong[index]) == 0);
  }
  for (int index = 0; index < THREADS; index++) {
    CHECK(pthread_join(threads[index], NULL) == 0);
    CHECK(wrong[index] == 0);
  }
  forget_every_call();
  s3presign_template_free(reference);
  s3presign_template_free(shared);
  s3presign_signer_free(unshared);
  s3presign_signer_free(signer);
  return finished();
}
