/* Answers conformance cases through the public C API.
 *
 * A case is a line with the number of its strings, and each string a line with
 * its length in bytes, the bytes and a line end: id, what to do, form, signing
 * time, "1" if there is a key, key, number of signer strings, those, and the
 * request's names and values. Where a call takes several lists, their numbers of
 * strings stand for the form. An answer has the same form. */
#include "s3presign.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ID, DO, FORM, SIGNING_TIME, HAS_KEY, KEY, SIGNER_STRINGS, FIRST };

/* Strings that lie in one text with a NUL behind each: such a text, less its
 * last NUL, is a list of the API. */
struct strings {
  char *text;
  size_t count, *starts, end;
};

static void fail(const char *what) {
  fprintf(stderr, "%s\n", what);
  exit(1);
}

static void *grow(void *memory, size_t size) {
  memory = realloc(memory, size);
  if (memory == NULL) fail("out of memory");
  return memory;
}

static int read_number(size_t *number) {
  int got = scanf("%zu", number);
  if (got == 1 && getchar() != '\n') fail("a number without its line");
  return got == 1;
}

static int read_case(struct strings *strings) {
  strings->end = 0;
  if (!read_number(&strings->count)) return 0;
  strings->starts = grow(strings->starts, (strings->count + 1) * sizeof *strings->starts);
  for (size_t index = 0; index < strings->count; index++) {
    size_t length;
    if (!read_number(&length)) fail("a case without its strings");
    strings->starts[index] = strings->end;
    strings->text = grow(strings->text, strings->end + length + 1);
    if (fread(strings->text + strings->end, 1, length, stdin) != length || getchar() != '\n') fail("a string is cut");
    strings->end += length;
    strings->text[strings->end++] = 0;
  }
  strings->starts[strings->count] = strings->end;
  return 1;
}

static const char *string(const struct strings *strings, size_t index) { return strings->text + strings->starts[index]; }
static size_t length_of(const struct strings *strings, size_t from, size_t to) {
  return to > from ? strings->starts[to] - strings->starts[from] - 1 : 0;
}

static void write_string(const char *text, size_t length) {
  printf("%zu\n", length);
  fwrite(text, 1, length, stdout);
  putchar('\n');
}

/* Writes id and list; a second list may follow the first. */
static void write_answer(const char *id, const char *answer, int64_t length, const char *more, int64_t more_length) {
  size_t count = 1;
  for (const char *p = answer; p < answer + length; p += strlen(p) + 1) count++;
  if (length > 0 && answer[length - 1] == 0) count++; /* An empty last value. */
  for (const char *p = more; p < more + more_length; p += strlen(p) + 1) count++;
  printf("%zu\n", count);
  write_string(id, strlen(id));
  const char *lists[] = {answer, more};
  const int64_t lengths[] = {length, more_length};
  for (int index = 0; index < 2; index++) {
    for (const char *p = lists[index]; p < lists[index] + lengths[index];) {
      const char *value = p + strlen(p) + 1;
      write_string(p, strlen(p));
      write_string(value, strlen(value));
      p = value + strlen(value) + 1;
    }
  }
}

static void write_error(const char *id, int64_t status, const char *message) {
  const char *code = s3presign_status_name((int32_t)status), *parameter = message + strlen(message) + 1;
  const char *const strings[] = {id, "error-code", code, "error-message", message, "error-parameter", parameter};
  /* Nothing stands there where nothing has a name. */
  const size_t count = *parameter ? 7 : 5;
  printf("%zu\n", count);
  for (size_t index = 0; index < count; index++) write_string(strings[index], strlen(strings[index]));
}

/* The number of strings in a list that the library answered. */
static size_t count_of(const char *list, int64_t length) {
  size_t count = 1;
  for (int64_t index = 0; index < length; index++) count += list[index] == 0;
  return count;
}

/* The value of a request's name, with its length. */
static const char *value_of(const struct strings *strings, size_t first, const char *name, size_t *length) {
  for (size_t index = first; index + 1 < strings->count; index += 2) {
    if (strcmp(string(strings, index), name) == 0) {
      *length = length_of(strings, index + 1, index + 2);
      return string(strings, index + 1);
    }
  }
  *length = 0;
  return NULL;
}

enum { ROOM = 1 << 19 };
static char answer[ROOM], details[ROOM], url[ROOM], result[ROOM];

/* A plain text as a list of one pair, under a name of three letters. */
static int64_t named(const char *name, int64_t length) {
  static char list[ROOM + 16];
  if (length < 0) return length;
  size_t before = strlen(name) + 1;
  memcpy(list, name, before);
  memcpy(list + before, answer, (size_t)length + 1);
  memcpy(answer, list, before + (size_t)length + 1);
  return (int64_t)before + length;
}

/* The same key twice has the same URL twice, or is refused as it is by itself. */
static void check_many(const s3presign_template *tmpl, const char *key, size_t length, int64_t now, int64_t bare) {
  const int64_t key_offsets[] = {0, (int64_t)length, 2 * (int64_t)length};
  int64_t url_offsets[3];
  char *twice = malloc(2 * length + 1);
  if (twice == NULL) fail("no memory");
  memcpy(twice, key, length);
  memcpy(twice + length, key, length);
  int64_t many =
      s3presign_template_urls(tmpl, twice, 2 * length, key_offsets, 2, now, url_offsets, NULL, details, ROOM);
  free(twice);
  if (bare < 0 ? many != bare : many != 2 * bare || url_offsets[1] != bare) fail("many URLs are others");
  if (bare >= 0 && (memcmp(details, url, (size_t)bare) != 0 || memcmp(details + bare, url, (size_t)bare) != 0))
    fail("the URL of many is another");
}

static int64_t presign(const struct strings *strings, const s3presign_signer *signer, size_t first, int64_t *more) {
  const char *form = string(strings, FORM), *params = string(strings, first);
  const char *key = strcmp(string(strings, HAS_KEY), "1") == 0 ? string(strings, KEY) : NULL;
  size_t params_length = length_of(strings, first, strings->count), params_count = strings->count - first;
  size_t key_length = length_of(strings, KEY, KEY + 1);
  int64_t now = strtoll(string(strings, SIGNING_TIME), NULL, 10);
  if (strcmp(form, "template") != 0) {
    int64_t presigned = s3presign_presign(signer, params, params_length, params_count, key, key_length, now, answer, ROOM);
    if (presigned >= 0 && strcmp(form, "details") == 0)
      *more = s3presign_details(answer, (size_t)presigned, count_of(answer, presigned), details, ROOM);
    return presigned;
  }

  s3presign_template *tmpl;
  int64_t status = s3presign_template_new(signer, params, params_length, params_count, &tmpl, answer, ROOM);
  if (status != 0) return status;
  int64_t length = s3presign_template_presign(tmpl, key, key_length, now, answer, ROOM);
  int64_t bare = s3presign_template_url(tmpl, key, key_length, now, url, ROOM);
  /* The first value of the list is the URL. */
  if (bare >= 0 ? strcmp(answer + 4, url) != 0 : bare != length) fail("the bare URL is not that of the result");
  if (key != NULL && bare < ROOM / 2) check_many(tmpl, key, key_length, now, bare);
  s3presign_template_free(tmpl);
  return length;
}

/* A list of the case as the API takes it. */
struct list {
  const char *text;
  size_t length, count;
};

static struct list list_from(const struct strings *strings, size_t *first, const char **counts) {
  char *after;
  size_t from = *first, count = strtoul(*counts, &after, 10);
  *counts = after;
  *first += count;
  struct list list = {string(strings, from), length_of(strings, from, *first), count};
  return list;
}

typedef int64_t reading(const char *, size_t, size_t, char *, size_t);
typedef int64_t judging(const char *, size_t, size_t, const char *, size_t, size_t, int64_t, char *, size_t);

static reading *reading_of(const char *name) {
  if (strcmp(name, "read_request") == 0) return s3presign_read_request;
  if (strcmp(name, "read_form") == 0) return s3presign_read_form;
  if (strcmp(name, "multipart_plan") == 0) return s3presign_multipart_plan;
  if (strcmp(name, "refusal") == 0) return s3presign_refusal;
  if (strcmp(name, "explain") == 0) return s3presign_explain;
  if (strcmp(name, "diagnose") == 0) return s3presign_diagnose;
  if (strcmp(name, "permissions") == 0) return s3presign_permissions;
  if (strcmp(name, "guard_policy") == 0) return s3presign_guard_policy;
  return NULL;
}

static judging *judging_of(const char *name) {
  if (strcmp(name, "verify_request") == 0) return s3presign_verify_request;
  if (strcmp(name, "verify_form") == 0) return s3presign_verify_form;
  return NULL;
}

/* A result of its kind, into `answer`: a request, a form or an upload in parts. */
static int64_t made(const s3presign_signer *signer, const char *kind, struct list from, int64_t now) {
  if (strcmp(kind, "form") == 0)
    return s3presign_presign_post(signer, from.text, from.length, from.count, now, answer, ROOM);
  if (strcmp(kind, "upload") == 0)
    return s3presign_presign_multipart(signer, from.text, from.length, from.count, "k", 1, now, answer, ROOM);
  return s3presign_presign(signer, from.text, from.length, from.count, "k", 1, now, answer, ROOM);
}

/* The rule of all results: one behind the other, each begun by a name of its own. One alone needs none. */
static int64_t cors_rule(const s3presign_signer *signer, struct list params, int64_t now, const char *origin,
                         size_t origin_length) {
  size_t length = 0, strings = 0, results = 0;
  const char *end = params.text + params.length + (params.count > 0);
  for (const char *name = params.text; name < end;) {
    const char *kind = name + strlen(name) + 1, *next = kind + strlen(kind) + 1;
    struct list from = {next, 0, 0};
    while (next < end && strcmp(next, "result") != 0) {
      next += strlen(next) + 1;
      next += strlen(next) + 1;
      from.count += 2;
    }
    from.length = from.count > 0 ? (size_t)(next - from.text) - 1 : 0;
    int64_t more = made(signer, kind, from, now);
    if (more < 0) return more;
    /* Each request of an upload has its own already. */
    if ((next < end || results > 0) && strcmp(kind, "upload") != 0) {
      static const char begun[] = "request\0one";
      memcpy(result + length, begun, sizeof begun);
      length += sizeof begun;
      strings += 2;
    }
    memcpy(result + length, answer, (size_t)more + 1);
    length += (size_t)more + 1;
    strings += count_of(answer, more);
    results++;
    name = next;
  }
  return s3presign_cors_rule(result, length > 0 ? length - 1 : 0, strings, origin, origin_length, answer, ROOM);
}

static int ends_question(const char *name) {
  return strcmp(name, "and") == 0 || strcmp(name, "only-needed") == 0;
}

/* The policy for the answers to several questions, with "and" between two; only-needed stands behind them. */
static int64_t policy(struct list params) {
  const char *name = params.text, *end = params.text + params.length, *value;
  size_t length = 0;
  while (name < end) {
    const char *question = name;
    size_t count = 0;
    for (; name < end && !ends_question(name); name = value + strlen(value) + 1, count += 2)
      value = name + strlen(name) + 1;
    int64_t told = s3presign_permissions(question, (size_t)(name - question) - 1, count, answer, ROOM);
    if (told < 0) return told;
    memcpy(result + length, answer, (size_t)told + 1);
    length += (size_t)told + 1;
    if (name < end && strcmp(name, "only-needed") == 0) {
      memcpy(result + length, name, (size_t)(end - name) + 1);
      length += (size_t)(end - name) + 1;
      break;
    }
    name += sizeof "and" + 1;
  }
  return s3presign_policy(result, length - 1, count_of(result, (int64_t)length - 1), answer, ROOM);
}

static int64_t call(const struct strings *strings, const s3presign_signer *signer, size_t first) {
  const char *name = string(strings, DO), *counts = string(strings, FORM);
  int64_t now = strtoll(string(strings, SIGNING_TIME), NULL, 10);
  struct list params = list_from(strings, &first, &counts), rules = list_from(strings, &first, &counts);
  if (reading_of(name)) return reading_of(name)(params.text, params.length, params.count, answer, ROOM);
  if (strcmp(name, "completed_parts") == 0)
    return named("xml", s3presign_completed_parts(params.text, params.length, params.count, answer, ROOM));
  if (judging_of(name))
    return judging_of(name)(params.text, params.length, params.count, rules.text, rules.length, rules.count, now,
                            answer, ROOM);
  if (strcmp(name, "presign_post") == 0)
    return s3presign_presign_post(signer, params.text, params.length, params.count, now, answer, ROOM);
  const char *key = strcmp(string(strings, HAS_KEY), "1") == 0 ? string(strings, KEY) : NULL;
  size_t key_length = length_of(strings, KEY, KEY + 1);
  if (strcmp(name, "presign_multipart") == 0)
    return s3presign_presign_multipart(signer, params.text, params.length, params.count, key, key_length, now, answer,
                                       ROOM);
  if (strcmp(name, "policy") == 0) return policy(params);
  if (strcmp(name, "cors_rule") == 0) return cors_rule(signer, params, now, key, key_length);
  if (strcmp(name, "presign_scoped") == 0) {
    int64_t status =
        s3presign_presign(signer, params.text, params.length, params.count, key, key_length, now, answer, ROOM);
    /* The URL is the first value. */
    return status < 0 ? status : (int64_t)(4 + strlen(answer + 4));
  }
  fail("an unknown call");
  return 0;
}

/* The signer that a call is asked of: confined, if the call has a scope. */
static int64_t confine(const struct strings *strings, s3presign_signer **signer, size_t first) {
  const char *counts = string(strings, FORM);
  list_from(strings, &first, &counts);
  list_from(strings, &first, &counts);
  struct list scope = list_from(strings, &first, &counts);
  if (scope.count == 0) return 0;
  s3presign_signer *wide = *signer;
  int64_t status = s3presign_signer_scoped(wide, scope.text, scope.length, scope.count, signer, answer, ROOM);
  s3presign_signer_free(wide);
  return status;
}

/* A link by a signer from environment variables, and from options that win. */
static int64_t presign_from_env(const struct strings *strings, size_t signer_count) {
  static const char request[] = "operation\0GetObject\0bucket\0harbour-logs";
  const char *counts = string(strings, FORM), *shown[] = {"url", "expires-at", "limited-by"};
  int64_t now = strtoll(string(strings, SIGNING_TIME), NULL, 10);
  size_t first = FIRST + signer_count;
  struct list options = {string(strings, FIRST), length_of(strings, FIRST, first), signer_count};
  struct list variables = list_from(strings, &first, &counts);
  int64_t length = s3presign_options_from_env(variables.text, variables.length, variables.count, options.text,
                                              options.length, options.count, answer, ROOM);
  if (length < 0) return length;
  memcpy(result, answer, (size_t)length + 1);
  s3presign_signer *signer;
  int64_t status = s3presign_signer_new(result, (size_t)length, count_of(result, length), &signer, answer, ROOM);
  if (status != 0) fail("options from the environment make no signer");
  length = s3presign_presign(signer, request, sizeof request - 1, 4, string(strings, KEY),
                             length_of(strings, KEY, KEY + 1), now, result, ROOM);
  s3presign_signer_free(signer);
  if (length < 0) {
    memcpy(answer, result, ROOM); /* The message, and the name behind it. */
    return length;
  }
  char *end = answer;
  for (const char *name = result, *value; name < result + length; name = value + strlen(value) + 1) {
    value = name + strlen(name) + 1;
    for (size_t index = 0; index < 3; index++) {
      if (strcmp(name, shown[index]) == 0) end += sprintf(end, "%s%c%s", name, 0, value) + 1;
    }
  }
  return end - answer - 1;
}

/* Whether a call needs no signer. */
static int stands_alone(const char *name) {
  return reading_of(name) != NULL || judging_of(name) != NULL || strcmp(name, "completed_parts") == 0 ||
         strcmp(name, "policy") == 0;
}

static int64_t answer_case(const struct strings *strings, int64_t *more) {
  size_t signer_count = strtoul(string(strings, SIGNER_STRINGS), NULL, 10), first = FIRST + signer_count, length;
  if (strcmp(string(strings, DO), "redact") == 0) {
    const char *secret = value_of(strings, first, "url", &length);
    return named("url", s3presign_redact(secret, length, answer, ROOM));
  }
  if (strcmp(string(strings, DO), "upload_id") == 0) {
    const char *response = value_of(strings, first, "response", &length);
    return named("upload-id", s3presign_upload_id(response, length, answer, ROOM));
  }
  if (strcmp(string(strings, DO), "presign_from_env") == 0) return presign_from_env(strings, signer_count);
  if (stands_alone(string(strings, DO))) return call(strings, NULL, first);
  s3presign_signer *signer;
  int64_t status = s3presign_signer_new(string(strings, FIRST), length_of(strings, FIRST, first), signer_count,
                                        &signer, answer, ROOM);
  if (status != 0) return status;
  if (strcmp(string(strings, DO), "object_url") == 0) {
    const char *bucket = value_of(strings, first, "bucket", &length);
    status = named("url", s3presign_object_url(signer, bucket, length, string(strings, KEY),
                                            length_of(strings, KEY, KEY + 1), answer, ROOM));
  } else if (strcmp(string(strings, DO), "presign") == 0) {
    status = presign(strings, signer, first, more);
  } else {
    status = confine(strings, &signer, first);
    if (status == 0) status = call(strings, signer, first);
  }
  s3presign_signer_free(signer);
  return status;
}

int main(void) {
  struct strings strings = {NULL, 0, NULL, 0};
  while (read_case(&strings)) {
    int64_t more = 0;
    if (strings.count < FIRST) fail("a case has too few strings");
    int64_t length = answer_case(&strings, &more);
    if (length >= ROOM || more < 0 || more >= ROOM) fail("an answer is too long");
    if (length < 0) {
      write_error(string(&strings, ID), length, answer);
    } else {
      write_answer(string(&strings, ID), answer, length, details, more);
    }
    fflush(stdout);
  }
  free(strings.text);
  free(strings.starts);
  return 0;
}
