/* Says what a presigned URL of any signer allows and, given what a server
 * answered to it, why it was refused. No secret is needed.
 *
 *     explain_url URL [METHOD [ANSWER.xml]] */
#include <s3presign.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

enum { ROOM = 262144 };

static int refuse(const char *message) {
  fprintf(stderr, "%s\n", message);
  return 1;
}

typedef int64_t telling(const char *params, size_t params_len, size_t params_count, char *answer, size_t capacity);

/* Prints the answer's text, or its message. */
static int print_text(telling *function, const char *const *strings) {
  static char params[2 * ROOM], answer[ROOM];
  size_t count = 0;
  while (strings[count] != NULL) count++;
  int64_t length = s3presign_join(strings, params, sizeof params);
  if (length < 0 || length >= (int64_t)sizeof params) return refuse("the URL is too long");
  length = function(params, (size_t)length, count, answer, sizeof answer);
  if (length < 0) return refuse(answer);
  if (length >= (int64_t)sizeof answer) return refuse("the explanation is too long");
  for (const char *name = answer; name < answer + length;) {
    const char *value = name + strlen(name) + 1;
    if (strcmp(name, "text") == 0) puts(value);
    name = value + strlen(value) + 1;
  }
  return 0;
}

int main(int argc, char **argv) {
  static char xml[ROOM];
  if (argc < 2 || argc > 4) return refuse("usage: explain_url URL [METHOD [ANSWER.xml]]");
  char now[32];
  snprintf(now, sizeof now, "%lld", (long long)time(NULL));
  const char *const url[] = {"url", argv[1], "now", now, argc > 2 ? "method" : NULL, argv[2], NULL};
  int failed = print_text(s3presign_explain, url);
  if (failed || argc < 4) return failed;

  FILE *file = fopen(argv[3], "rb");
  if (file == NULL) return refuse("the answer cannot be opened");
  size_t length = fread(xml, 1, sizeof xml - 1, file);
  fclose(file);
  if (memchr(xml, 0, length) != NULL) return refuse("the answer is no text");
  const char *const sent[] = {"answer", xml, "url", argv[1], "method", argv[2], NULL};
  return print_text(s3presign_diagnose, sent);
}
