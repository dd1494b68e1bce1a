/* What it takes to say what must be allowed: the name of a question and nanoseconds of CPU for each answer, a line a
 * round. */
#include "s3presign.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { ROUNDS = 9, CALLS = 20000, ROOM = 8192 };

#define PLACE "region\0eu-west-1\0bucket\0photos\0key\0002026/1.jpg\0"

static const struct question {
  const char *name, *list;
  size_t length, count;
} questions[] = {
    {"download", PLACE "operation\0GetObject", sizeof PLACE + sizeof "operation\0GetObject" - 2, 8},
    {"upload with tags and a KMS key",
     PLACE "operation\0PutObject\0tagging\0owner=ada\0server-side-encryption\0aws:kms\0ssekms-key-id\0alias/photos",
     sizeof PLACE +
         sizeof "operation\0PutObject\0tagging\0owner=ada\0server-side-encryption\0aws:kms\0ssekms-key-id\0alias/photos" -
         2,
     14},
    {"upload in parts", PLACE "operation\0Multipart", sizeof PLACE + sizeof "operation\0Multipart" - 2, 8},
};

int main(void) {
  static char answer[ROOM];
  for (int round = 0; round < ROUNDS; round++) {
    for (size_t index = 0; index < sizeof questions / sizeof *questions; index++) {
      const struct question *asked = &questions[index];
      clock_t start = clock();
      for (int call = 0; call < CALLS; call++) {
        if (s3presign_permissions(asked->list, asked->length, asked->count, answer, ROOM) < 0) {
          fprintf(stderr, "%s: %s\n", asked->name, answer);
          return 1;
        }
      }
      printf("%s\t%.0f\n", asked->name, (double)(clock() - start) * 1e9 / CLOCKS_PER_SEC / CALLS);
    }
  }
}
