/* `runner sample` answers one URL of each contestant, to be verified. `runner time ROUNDS SECONDS`
 * gives each contestant a slice of CPU time in each round, one after the other, and answers
 * nanoseconds per URL. Our library alone: no presigner for C is a package here. What is left beside
 * Rust's figures is the price of the C ABI. */
#include "s3presign.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define LITERAL(text) (text), sizeof(text) - 1

enum { KEYS = 1000, CONTESTANTS = 5, ROOM = 4096 };

static char keys[KEYS][80], uuid_keys[KEYS][80], answer[ROOM];
static s3presign_signer *signer;

struct contestant {
  const char *series, *name, *request;
  size_t length, count;
  int one_shot, uuids;
  s3presign_template *tmpl;
  long urls;
};

#define GET "operation\0GetObject\0bucket\0photos"
#define PUT "operation\0PutObject\0bucket\0photos\0content-type\0image/jpeg"

static struct contestant everyone[CONTESTANTS] = {
    {"GET", "s3presign template.url", LITERAL(GET), 4, 0, 0, NULL, 0},
    {"GET", "s3presign signer.presign", LITERAL(GET), 4, 1, 0, NULL, 0},
    {"PUT", "s3presign template.url", LITERAL(PUT), 6, 0, 0, NULL, 0},
    {"PUT", "s3presign signer.presign", LITERAL(PUT), 6, 1, 0, NULL, 0},
    {"UUID", "s3presign template.url", LITERAL(GET), 4, 0, 1, NULL, 0},
};

static void fail(const char *what) {
  fprintf(stderr, "%s\n", what);
  exit(1);
}

static void make_contestants(void) {
  static const char credentials[] =
      "access-key-id\0AKIAIOSFODNN7EXAMPLE\0"
      "secret-access-key\0wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\0"
      "region\0eu-west-1";
  for (unsigned number = 0; number < KEYS; number++) {
    snprintf(keys[number], sizeof keys[number], "2026/holiday/img-%05u.jpg", number);
    /* As `bench/work.py` writes them. */
    unsigned mixed = number * 2654435761u;
    snprintf(uuid_keys[number], sizeof uuid_keys[number], "2026/holiday/%08x-%04x-4%03x-8%03x-%08x%04x.jpg", mixed,
             mixed >> 16, mixed & 0xfff, mixed >> 8 & 0xfff, mixed, number);
  }
  if (s3presign_signer_new(LITERAL(credentials), 6, &signer, answer, ROOM)) fail(answer);
  for (int index = 0; index < CONTESTANTS; index++) {
    struct contestant *one = &everyone[index];
    if (s3presign_template_new(signer, one->request, one->length, one->count, &one->tmpl, answer, ROOM)) fail(answer);
  }
}

static const char *key_of(const struct contestant *one, long number) {
  return one->uuids ? uuid_keys[number % KEYS] : keys[number % KEYS];
}

/* The bare URL, or a result whose first value is the URL: 900 seconds is the default. */
static const char *presign(const struct contestant *one, const char *key) {
  int64_t length =
      one->one_shot ? s3presign_presign(signer, one->request, one->length, one->count, key, strlen(key), time(NULL),
                                        answer, ROOM)
                    : s3presign_template_url(one->tmpl, key, strlen(key), time(NULL), answer, ROOM);
  if (length < 0 || length >= ROOM) fail(answer);
  return one->one_shot ? answer + sizeof "url" : answer;
}

static void sample(void) {
  for (int index = 0; index < CONTESTANTS; index++) {
    const struct contestant *one = &everyone[index];
    printf("%s{\"series\": \"%s\", \"name\": \"%s\", \"version\": \"%s\", \"url\": \"%s\"}", index ? ", " : "[",
           one->series, one->name, s3presign_version(), presign(one, key_of(one, 0)));
  }
  puts("]");
}

/* Nanoseconds of CPU time for so many URLs. */
static double slice(const struct contestant *one) {
  struct timespec start, end;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
  for (long number = 0; number < one->urls; number++) presign(one, key_of(one, number));
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
  return (double)(end.tv_sec - start.tv_sec) * 1e9 + (double)(end.tv_nsec - start.tv_nsec);
}

/* As many URLs as fill a slice. */
static void calibrate(struct contestant *one, double nanoseconds) {
  one->urls = 1000;
  double taken = slice(one);
  while (taken < nanoseconds / 4) {
    one->urls *= 2;
    taken = slice(one);
  }
  one->urls = (long)((double)one->urls * nanoseconds / taken) + 1;
}

/* Each round starts with the next contestant, so that none is always first. */
static void measure(int rounds, double seconds) {
  double *taken = calloc((size_t)rounds * CONTESTANTS, sizeof *taken);
  if (taken == NULL) fail("out of memory");
  for (int index = 0; index < CONTESTANTS; index++) calibrate(&everyone[index], seconds * 1e9);
  for (int round = 0; round < rounds; round++) {
    for (int turn = 0; turn < CONTESTANTS; turn++) {
      int index = (round + turn) % CONTESTANTS;
      taken[index * rounds + round] = slice(&everyone[index]) / (double)everyone[index].urls;
    }
  }
  for (int index = 0; index < CONTESTANTS; index++) {
    int new_series = index == 0 || strcmp(everyone[index].series, everyone[index - 1].series) != 0;
    if (new_series) printf("%s\"%s\": {", index ? "}, " : "{", everyone[index].series);
    printf("%s\"%s\": [", new_series ? "" : ", ", everyone[index].name);
    for (int round = 0; round < rounds; round++) printf("%s%.2f", round ? ", " : "", taken[index * rounds + round]);
    printf("]");
  }
  puts("}}");
  free(taken);
}

int main(int count, char **arguments) {
  make_contestants();
  if (count == 2 && strcmp(arguments[1], "sample") == 0) {
    sample();
  } else if (count == 4 && strcmp(arguments[1], "time") == 0) {
    measure(atoi(arguments[2]), atof(arguments[3]));
  } else {
    fail("runner sample | time ROUNDS SECONDS");
  }
  for (int index = 0; index < CONTESTANTS; index++) s3presign_template_free(everyone[index].tmpl);
  s3presign_signer_free(signer);
  return 0;
}
