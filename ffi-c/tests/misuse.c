/* What callers get wrong: each is a status and a message, and never a crash.
 * What every function must survive is tried with each of its arguments. */
#include "every_call.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROOM = 16384, CANARY = 0x7e };

static char answer[ROOM + 16];
static const int32_t null = S3PRESIGN_NULL_POINTER, malformed = S3PRESIGN_MALFORMED_PARAMETERS;

static void report(const char *name, const char *about, int64_t status, int32_t expected) {
  fprintf(stderr, "%s, %s: %lld instead of %d: %s\n", name, about, (long long)status, (int)expected, answer);
}

/* Checks the status, and that the message is text of its own about the argument. */
static void refused(const struct call *call, const struct arguments *with, int32_t expected, const char *about) {
  memset(answer, CANARY, sizeof answer);
  int64_t status = call->run(with, answer, ROOM);
  int right = status == expected && strlen(answer) > 10 && strstr(answer, about) != NULL;
  for (size_t behind = ROOM; behind < sizeof answer; behind++) right &= answer[behind] == CANARY;
  if (!right) report(call->name, about, status, expected);
  CHECK(right);
}

static struct list as_list(const char *start, size_t length, size_t count) {
  return (struct list){start, length, count};
}

static struct text as_text(const char *start, size_t length) { return (struct text){start, length}; }

/* Calls with one list, or one text, in the place of the right one. */
static void refused_list(const struct call *call, enum lists which, struct list list, int32_t expected, const char *about) {
  struct arguments with = call->right;
  with.lists[which] = list;
  refused(call, &with, expected, about);
}

static void refused_text(const struct call *call, enum texts which, struct text text, int32_t expected, const char *about) {
  struct arguments with = call->right;
  with.texts[which] = text;
  refused(call, &with, expected, about);
}

static void taken(const struct call *call) {
  memset(answer, CANARY, sizeof answer);
  int64_t length = call->run(&call->right, answer, ROOM);
  if (length < 0) report(call->name, "right", length, 0);
  CHECK(call->makes ? length == 0 && answer[0] == 0 : length > 0 && length < ROOM && answer[length] == 0);
}

static void pointers(const struct call *call) {
  struct arguments with = call->right;
  with.signer = NULL;
  if (call->signer) refused(call, &with, null, "signer");
  with = call->right;
  with.tmpl = NULL;
  if (call->tmpl) refused(call, &with, null, "tmpl");
  with = call->right;
  with.strings = NULL;
  if (call->strings) refused(call, &with, null, "strings");
  for (int which = 0; which < LISTS; which++) {
    if (!call->lists[which]) continue;
    refused_list(call, which, as_list(NULL, 3, 2), null, list_names[which]);
    refused_list(call, which, as_list(NULL, S3PRESIGN_STRLEN, 2), null, list_names[which]);
  }
  for (int which = 0; which < TEXTS; which++) {
    if (!call->texts[which]) continue;
    refused_text(call, which, as_text(NULL, 1), null, text_names[which]);
    refused_text(call, which, as_text(NULL, S3PRESIGN_STRLEN), null, text_names[which]);
  }
  /* A buffer that is not there cannot hold a message. */
  CHECK(call->run(&call->right, NULL, 9) == null);
  /* Without a capacity, only the answer is dropped. */
  int64_t length = call->run(&call->right, answer, ROOM);
  CHECK(length >= 0 && call->run(&call->right, NULL, 0) == length);
}

static void text_that_is_not_utf8(const struct call *call) {
  static const char *const broken[] = {"\377", "a\200", "\303", "\355\240\200", "\300\257", "\364\220\200\200"};
  for (size_t index = 0; index < sizeof broken / sizeof *broken; index++) {
    const int32_t utf8 = S3PRESIGN_INVALID_UTF8;
    char list[64];
    int64_t length;
    for (int which = 0; which < TEXTS; which++) {
      if (call->texts[which]) refused_text(call, which, as_text(broken[index], strlen(broken[index])), utf8, text_names[which]);
      if (call->texts[which]) refused_text(call, which, as_text(broken[index], S3PRESIGN_STRLEN), utf8, text_names[which]);
    }
    for (int which = 0; which < LISTS; which++) {
      /* The environment may hold anything in what is not read. */
      if (!call->lists[which] || which == VARIABLES) continue;
      length = s3presign_join(LIST("secret-access-key", broken[index]), list, sizeof list);
      refused_list(call, which, as_list(list, (size_t)length, 2), utf8, "secret-access-key");
      length = s3presign_join(LIST("a", "b", broken[index], ""), list, sizeof list);
      refused_list(call, which, as_list(list, (size_t)length, 4), utf8, "the name of parameter 2");
    }
  }
}

static void variables_that_are_not_utf8(const struct call *call) {
  const char *const *environment = LIST("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY", "hush\377", "AWS_REGION", "r");
  char list[256];
  int64_t length = s3presign_join(environment, list, sizeof list);
  refused_list(call, VARIABLES, as_list(list, (size_t)length, 6), S3PRESIGN_VARIABLE_NOT_UNICODE, "AWS_SECRET_ACCESS_KEY");
  CHECK(strstr(answer, "hush") == NULL);
  length = s3presign_join(
      LIST("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY", "hush", "OTHER\377", "\377"), list, sizeof list);
  struct arguments with = call->right;
  with.lists[VARIABLES] = as_list(list, (size_t)length, 6);
  CHECK(call->run(&with, answer, ROOM) > 0);
}

static void absurd_lengths(const struct call *call) {
  const size_t absurd[] = {SIZE_MAX - 1, SIZE_MAX / 2 + 1, SIZE_MAX / 2 + 2};
  for (size_t index = 0; index < sizeof absurd / sizeof *absurd; index++) {
    for (int which = 0; which < TEXTS; which++) {
      struct text text = call->right.texts[which];
      text.length = absurd[index];
      if (call->texts[which]) refused_text(call, which, text, malformed, text_names[which]);
    }
    for (int which = 0; which < LISTS; which++) {
      if (!call->lists[which]) continue;
      struct list list = call->right.lists[which];
      refused_list(call, which, as_list(list.start, absurd[index], list.count), malformed, list_names[which]);
      refused_list(call, which, as_list(list.start, list.length, absurd[index]), malformed, "_count");
    }
    /* A capacity that no memory has: nothing is written. */
    answer[0] = CANARY;
    CHECK(call->run(&call->right, answer, absurd[index]) == malformed && answer[0] == CANARY);
  }
  CHECK(call->run(&call->right, answer, SIZE_MAX) == malformed && answer[0] == CANARY);
}

static void wrong_counts(const struct call *call, enum lists which) {
  const struct list list = call->right.lists[which];
  char name[32];
  snprintf(name, sizeof name, "%s_count", list_names[which]);
  for (size_t count = 0; count < list.count + 3; count++) {
    if (count != list.count) refused_list(call, which, as_list(list.start, list.length, count), malformed, name);
  }
  refused_list(call, which, as_list(list.start, list.length, SIZE_MAX), malformed, name);
  refused_list(call, which, as_list("", 0, 2), malformed, name);
  refused_list(call, which, as_list(NULL, 0, 2), malformed, name);
  refused_list(call, which, as_list("a", 1, 1), malformed, "needs its value");
  refused_list(call, which, as_list("a\0b\0c", 5, 3), malformed, "needs its value");
  refused_list(call, which, as_list(list.start, S3PRESIGN_STRLEN, list.count), malformed, "S3PRESIGN_STRLEN");

  /* With a NUL behind the last there is one string more, and it is empty. */
  char *longer = malloc(list.length + 7);
  if (longer == NULL) exit(1);
  memcpy(longer, list.start, list.length);
  longer[list.length] = 0;
  refused_list(call, which, as_list(longer, list.length + 1, list.count), malformed, "behind the last");
  refused_list(call, which, as_list(longer, list.length + 1, list.count + 1), malformed, "needs its value");
  /* And with a NUL that somebody brought in with the last value, a new name and its value. */
  memcpy(longer + list.length, "\0evil\0", 6);
  refused_list(call, which, as_list(longer, list.length + 6, list.count), malformed, name);
  free(longer);
}

/* One argument at this place of the memory, and the buffer in the middle of it. */
static void overlapping(const struct call *call, const char *start, size_t length, int which_list, int which_text) {
  enum { MIDDLE = 2048 };
  static char memory[3 * MIDDLE];
  const size_t places[] = {0, MIDDLE - length, MIDDLE - length + 1, MIDDLE - 1, MIDDLE, 2 * MIDDLE - 1, 2 * MIDDLE};
  for (size_t index = 0; index < sizeof places / sizeof *places; index++) {
    struct arguments with = call->right;
    char *place = memory + places[index];
    memset(memory, CANARY, sizeof memory);
    memcpy(place, start, length);
    if (which_list >= 0) with.lists[which_list].start = place;
    if (which_text >= 0) with.texts[which_text].start = place;
    int64_t status = call->run(&with, memory + MIDDLE, MIDDLE);
    int apart = places[index] + length <= MIDDLE || places[index] >= 2 * MIDDLE;
    const char *about = which_list >= 0 ? list_names[which_list] : text_names[which_text];
    int right = apart ? status >= 0 : status == malformed && strstr(memory + MIDDLE, "overlaps") != NULL;
    right &= apart || strstr(memory + MIDDLE, about) != NULL;
    if (!right) fprintf(stderr, "%s, %s at %zu: %lld\n", call->name, about, places[index], (long long)status);
    CHECK(right);
  }
}

static void arguments_in_the_buffer(const struct call *call) {
  for (int which = 0; which < LISTS; which++) {
    const struct list *list = &call->right.lists[which];
    if (call->lists[which]) overlapping(call, list->start, list->length, which, -1);
  }
  for (int which = 0; which < TEXTS; which++) {
    const struct text *text = &call->right.texts[which];
    if (call->texts[which]) overlapping(call, text->start, text->length, -1, which);
  }
}

/* What only one function can be given. */
static void strings_in_the_buffer(void) {
  const char *array[3] = {"a", answer + 1, NULL};
  strcpy(answer, "?b");
  CHECK(s3presign_join(array, answer, ROOM) == malformed && strstr(answer, "\"strings\" overlaps") != NULL);
  /* An answer that is overwritten while it is written. */
  CHECK(s3presign_join(array, (char *)array, sizeof array) == malformed);
}

static void nowhere_for_a_handle(void) {
  union {
    s3presign_signer *signer;
    s3presign_template *tmpl;
    char message[sizeof(void *)];
  } out;
  const struct arguments *with = &every_call[0].right;
  static const char list[] = "a\0b";
  CHECK(s3presign_signer_new(list, 3, 2, NULL, answer, ROOM) == null && strstr(answer, "out") != NULL);
  CHECK(s3presign_signer_scoped(with->signer, list, 3, 2, NULL, answer, ROOM) == null && strstr(answer, "out") != NULL);
  CHECK(s3presign_template_new(with->signer, list, 3, 2, NULL, answer, ROOM) == null && strstr(answer, "out") != NULL);
  /* Neither the message nor the end of an empty one may overwrite the handle. */
  const struct list good = with->lists[PARAMS];
  CHECK(s3presign_signer_new(list, 3, 2, &out.signer, out.message, sizeof out) == malformed && out.signer == NULL);
  CHECK(s3presign_signer_new(good.start, good.length, good.count, &out.signer, out.message + 7, 1) == malformed && out.signer == NULL);
  CHECK(s3presign_template_new(with->signer, list, 3, 2, &out.tmpl, out.message, 1) == malformed && out.tmpl == NULL);
  s3presign_signer_free(NULL);
  s3presign_template_free(NULL);
}

static void no_length_at_all(void) {
  const struct arguments *with = &every_call[0].right;
  CHECK(s3presign_template_url(with->tmpl, NULL, 0, NOW, answer, ROOM) == S3PRESIGN_MISSING_KEY);
  CHECK(s3presign_template_url(with->tmpl, "k", 0, NOW, answer, ROOM) == S3PRESIGN_INVALID_KEY);
  CHECK(s3presign_template_url(with->tmpl, "", S3PRESIGN_STRLEN, NOW, answer, ROOM) == S3PRESIGN_INVALID_KEY);
  CHECK(s3presign_object_url(with->signer, NULL, 0, "k", 1, answer, ROOM) == S3PRESIGN_INVALID_BUCKET_NAME);
  CHECK(s3presign_object_url(with->signer, "photos", 6, NULL, 0, answer, ROOM) == S3PRESIGN_INVALID_KEY);
  CHECK(s3presign_cors_rule("field:key\0k", 11, 2, NULL, 0, answer, ROOM) == S3PRESIGN_INVALID_ORIGIN);
  CHECK(s3presign_cors_rule(NULL, 0, 0, "*", 1, answer, ROOM) == S3PRESIGN_MISSING_OPTION);
  CHECK(s3presign_redact("u", 0, answer, ROOM) == 0 && answer[0] == 0);
  CHECK(s3presign_redact(NULL, 0, NULL, 0) == 0);
  /* An empty list is one, however it is passed. */
  CHECK(s3presign_presign(with->signer, NULL, 0, 0, "k", 1, NOW, answer, ROOM) == S3PRESIGN_MISSING_OPTION);
  CHECK(s3presign_presign(with->signer, "", 0, 0, "k", 1, NOW, answer, ROOM) == S3PRESIGN_MISSING_OPTION);
  CHECK(s3presign_completed_parts(NULL, 0, 0, answer, ROOM) == S3PRESIGN_NO_PARTS);
  CHECK(s3presign_options_from_env(NULL, 0, 0, NULL, 0, 0, answer, ROOM) == S3PRESIGN_MISSING_OPTION);
  CHECK(strstr(answer, "AWS_ACCESS_KEY_ID") != NULL);
}

/* In a key it is a byte like any other. */
static void a_nul_in_a_key(void) {
  const struct arguments *with = &every_call[0].right;
  CHECK(s3presign_template_url(with->tmpl, "a\0b", 3, NOW, answer, ROOM) > 0 && strstr(answer, "/a%00b?") != NULL);
  CHECK(s3presign_object_url(with->signer, "photos", 6, "a\0b", 3, answer, ROOM) > 0 && strstr(answer, "/a%00b") != NULL);
  CHECK(s3presign_redact("a\0b", 3, answer, ROOM) == 5 && strcmp(answer, "a%00b") == 0);
}

static void nothing_that_is_secret_is_told(void) {
  char params[256];
  s3presign_signer *none;
  int64_t length = s3presign_join(
      LIST("access-key-id", "AKIDEXAMPLE", "secret-access-key", "hush hush\n", "region", "r"), params, sizeof params);
  CHECK(s3presign_signer_new(params, (size_t)length, 6, &none, answer, ROOM) == S3PRESIGN_INVALID_CREDENTIALS);
  CHECK(strstr(answer, "hush") == NULL);
  CHECK(s3presign_signer_new(params, (size_t)length, 5, &none, answer, ROOM) == malformed);
  CHECK(strstr(answer, "hush") == NULL);
}

int main(void) {
  prepare_every_call();
  for (size_t index = 0; index < number_of_calls; index++) {
    const struct call *call = &every_call[index];
    taken(call);
    pointers(call);
    text_that_is_not_utf8(call);
    if (call->lists[VARIABLES]) variables_that_are_not_utf8(call);
    absurd_lengths(call);
    for (int which = 0; which < LISTS; which++) {
      if (call->lists[which]) wrong_counts(call, which);
    }
    arguments_in_the_buffer(call);
  }
  strings_in_the_buffer();
  nowhere_for_a_handle();
  no_length_at_all();
  a_nul_in_a_key();
  nothing_that_is_secret_is_told();
  forget_every_call();
  return finished();
}
