/* Judges a presigned request as a server or a gateway receives it: its head is
 * read from standard input, as HTTP sends it.
 *
 *     verify_request < head.txt
 *
 * The one access key that this server knows is AWS_ACCESS_KEY_ID, its secret
 * AWS_SECRET_ACCESS_KEY, its region AWS_REGION; the host that it serves, with
 * buckets in the path or below it, is SERVED_HOST. */
#include <s3presign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { LONGEST = 65536, MOST_HEADERS = 100 };

static const char *environment(const char *name) {
  const char *value = getenv(name);
  return value == NULL ? "" : value;
}

/* The names and values of the library's list, pointing into the head. */
struct request {
  const char *strings[4 + 2 * MOST_HEADERS + 1];
  char names[MOST_HEADERS][128];
  size_t count;
};

/* PUT /photos/1.jpg?X-Amz-... HTTP/1.1, and a line for each header. */
static int parse(char *head, struct request *request) {
  char *line = strtok(head, "\r\n"), *end = line == NULL ? NULL : strchr(line, ' ');
  if (end == NULL) return 0;
  *end++ = 0;
  char *version = strchr(end, ' ');
  if (version == NULL) return 0;
  *version = 0;
  request->strings[0] = "method";
  request->strings[1] = line;
  request->strings[2] = "url";
  request->strings[3] = end;
  request->count = 4;
  for (size_t header = 0; (line = strtok(NULL, "\r\n")) != NULL; header++) {
    char *colon = strchr(line, ':');
    if (colon == NULL || header == MOST_HEADERS) return 0;
    *colon++ = 0;
    if (snprintf(request->names[header], sizeof *request->names, "header:%s", line) >= (int)sizeof *request->names) return 0;
    request->strings[request->count++] = request->names[header];
    request->strings[request->count++] = colon + strspn(colon, " \t");
  }
  request->strings[request->count] = NULL;
  return 1;
}

static const char *value_of(const char *answer, int64_t length, const char *wanted) {
  for (const char *name = answer; name < answer + length;) {
    const char *value = name + strlen(name) + 1;
    if (strcmp(name, wanted) == 0) return value;
    name = value + strlen(value) + 1;
  }
  return "";
}

/* Stands for a look-up in a database. */
static const char *secret_of(const char *access_key_id) {
  return strcmp(access_key_id, environment("AWS_ACCESS_KEY_ID")) == 0 ? environment("AWS_SECRET_ACCESS_KEY") : NULL;
}

static int refuse(int http_status, const char *message) {
  printf("%d %s\n", http_status, message);
  return 1;
}

/* As S3 answers it, by the name of the status. */
static int refuse_as_s3(int64_t status, const char *message) {
  char code[128], answer[256];
  const char *const asked[] = {"code", s3presign_status_name((int32_t)status), NULL};
  int64_t length = s3presign_join(asked, code, sizeof code);
  length = s3presign_refusal(code, (size_t)length, 2, answer, sizeof answer);
  if (length < 0) return refuse(500, answer);
  printf("%s ", value_of(answer, length, "s3-code"));
  return refuse(atoi(value_of(answer, length, "http-status")), message);
}

int main(void) {
  static char head[LONGEST], params[LONGEST], answer[2 * LONGEST], rules[4096], who[1024];
  static struct request request;
  size_t read = fread(head, 1, sizeof head - 1, stdin);
  if (memchr(head, 0, read) != NULL || !parse(head, &request)) return refuse(400, "this is no request");

  /* Whose secret verifies it? */
  int64_t length = s3presign_join(request.strings, params, sizeof params);
  if (length < 0 || length >= (int64_t)sizeof params) return refuse(400, "the request is too long");
  size_t params_length = (size_t)length;
  length = s3presign_read_request(params, params_length, request.count, answer, sizeof answer);
  if (length < 0) return refuse_as_s3(length, answer);
  snprintf(who, sizeof who, "%s", value_of(answer, length, "access-key-id"));
  const char *secret = secret_of(who);

  /* Without a secret the answer is that nobody knows the key. */
  const char *const region = environment("AWS_REGION"), *const host = environment("SERVED_HOST");
  const char *const known[] = {"region",          region, "base-host",         host,
                               "access-key-id", who,    "secret-access-key", secret == NULL ? "" : secret, NULL};
  const char *const unknown[] = {"region", region, "base-host", host, NULL};
  length = s3presign_join(secret == NULL ? unknown : known, rules, sizeof rules);
  if (length < 0 || length >= (int64_t)sizeof rules) return refuse(500, "the rules are too long");
  length = s3presign_verify_request(params, params_length, request.count, rules, (size_t)length, secret == NULL ? 4 : 8,
                                    time(NULL), answer, sizeof answer);
  if (length < 0) return refuse_as_s3(length, answer);
  if (length >= (int64_t)sizeof answer) return refuse(500, "the answer is too long");
  printf("allowed by %s until %s: ", value_of(answer, length, "access-key-id"), value_of(answer, length, "expires-at"));
  printf("%s %s %s\n", value_of(answer, length, "operation"), value_of(answer, length, "bucket"),
         value_of(answer, length, "key"));
  return 0;
}
