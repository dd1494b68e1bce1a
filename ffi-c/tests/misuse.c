/* What callers get wrong: each is a status and a message, and never a crash. */
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static s3presign_signer *signer;
static s3presign_template *tmpl;
static char answer[4096];

/* Checks the status, and that the message is text of its own. */
static void refused(int64_t status, int32_t expected, const char *about) {
  int right = status == expected && strlen(answer) > 10 && strstr(answer, about) != NULL;
  if (!right) fprintf(stderr, "%lld: %s (expected %d about %s)\n", (long long)status, answer, (int)expected, about);
  CHECK(right);
  memset(answer, '~', sizeof answer - 1);
}

static int64_t presign(const char *params, size_t length, size_t count) {
  return s3presign_presign(signer, params, length, count, "k", 1, NOW, answer, sizeof answer);
}

static void each_pointer_null_in_turn(void) {
  s3presign_signer *no_signer = signer;
  s3presign_template *no_template = tmpl;
  const int32_t null = S3PRESIGN_NULL_POINTER;
  refused(s3presign_signer_new(NULL, 1, 2, &no_signer, answer, sizeof answer), null, "params");
  CHECK(no_signer == NULL);
  refused(s3presign_signer_new("a\0b", 3, 2, NULL, answer, sizeof answer), null, "out");
  refused(s3presign_template_new(NULL, "a\0b", 3, 2, &no_template, answer, sizeof answer), null, "signer");
  CHECK(no_template == NULL);
  refused(s3presign_template_new(signer, NULL, 3, 2, &no_template, answer, sizeof answer), null, "params");
  refused(s3presign_template_new(signer, "a\0b", 3, 2, NULL, answer, sizeof answer), null, "out");
  refused(s3presign_template_url(NULL, "k", 1, NOW, answer, sizeof answer), null, "tmpl");
  refused(s3presign_template_url(tmpl, NULL, 1, NOW, answer, sizeof answer), null, "key");
  refused(s3presign_template_url(tmpl, NULL, S3PRESIGN_STRLEN, NOW, answer, sizeof answer), null, "key");
  refused(s3presign_template_presign(NULL, "k", 1, NOW, answer, sizeof answer), null, "tmpl");
  refused(s3presign_template_presign(tmpl, NULL, 1, NOW, answer, sizeof answer), null, "key");
  refused(s3presign_presign(NULL, "a\0b", 3, 2, "k", 1, NOW, answer, sizeof answer), null, "signer");
  refused(presign(NULL, 3, 2), null, "params");
  refused(s3presign_presign(signer, "a\0b", 3, 2, NULL, 1, NOW, answer, sizeof answer), null, "key");
  refused(s3presign_object_url(NULL, "b", 1, "k", 1, answer, sizeof answer), null, "signer");
  refused(s3presign_object_url(signer, NULL, 1, "k", 1, answer, sizeof answer), null, "bucket");
  refused(s3presign_object_url(signer, "b", 1, NULL, 1, answer, sizeof answer), null, "key");
  refused(s3presign_redact(NULL, 1, answer, sizeof answer), null, "url");
  refused(s3presign_join(NULL, answer, sizeof answer), null, "strings");

  /* A buffer that is not there cannot hold a message. */
  const char *const strings[] = {"a", NULL};
  CHECK(s3presign_signer_new("a\0b", 3, 2, &no_signer, NULL, 9) == null && no_signer == NULL);
  CHECK(s3presign_template_new(signer, "a\0b", 3, 2, &no_template, NULL, 9) == null && no_template == NULL);
  CHECK(s3presign_template_url(tmpl, "k", 1, NOW, NULL, 9) == null);
  CHECK(s3presign_template_presign(tmpl, "k", 1, NOW, NULL, 9) == null);
  CHECK(s3presign_presign(signer, "a\0b", 3, 2, "k", 1, NOW, NULL, 9) == null);
  CHECK(s3presign_object_url(signer, "b", 1, "k", 1, NULL, 9) == null);
  CHECK(s3presign_redact("u", 1, NULL, 9) == null);
  CHECK(s3presign_join(strings, NULL, 9) == null);

  /* Without a buffer, messages are dropped and statuses are not. */
  CHECK(s3presign_signer_new("a\0b", 3, 2, &no_signer, NULL, 0) == S3PRESIGN_UNKNOWN_OPTION);
  CHECK(s3presign_template_url(tmpl, "", 0, NOW, NULL, 0) == S3PRESIGN_INVALID_KEY);
  s3presign_signer_free(NULL);
  s3presign_template_free(NULL);
}

static void text_that_is_not_utf8(void) {
  static const char *const broken[] = {"\377", "a\200", "\303", "\355\240\200", "\300\257", "\364\220\200\200"};
  for (size_t index = 0; index < sizeof broken / sizeof *broken; index++) {
    const char *text = broken[index];
    const int32_t utf8 = S3PRESIGN_INVALID_UTF8;
    refused(s3presign_template_url(tmpl, text, S3PRESIGN_STRLEN, NOW, answer, sizeof answer), utf8, "key");
    refused(s3presign_template_presign(tmpl, text, S3PRESIGN_STRLEN, NOW, answer, sizeof answer), utf8, "key");
    refused(s3presign_object_url(signer, text, S3PRESIGN_STRLEN, "k", 1, answer, sizeof answer), utf8, "bucket");
    refused(s3presign_object_url(signer, "b", 1, text, S3PRESIGN_STRLEN, answer, sizeof answer), utf8, "key");
    refused(s3presign_redact(text, S3PRESIGN_STRLEN, answer, sizeof answer), utf8, "url");
    char params[64];
    int64_t length = s3presign_join(LIST("secret-access-key", text), params, sizeof params);
    refused(presign(params, (size_t)length, 2), utf8, "secret-access-key");
    s3presign_signer *none;
    refused(s3presign_signer_new(params, (size_t)length, 2, &none, answer, sizeof answer), utf8, "secret-access-key");
    length = s3presign_join(LIST("operation", "GetObject", text, ""), params, sizeof params);
    refused(presign(params, (size_t)length, 4), utf8, "the name of parameter 2");
  }
}

static void absurd_lengths(void) {
  const size_t absurd[] = {SIZE_MAX - 1, SIZE_MAX / 2 + 1, SIZE_MAX / 2 + 2};
  const int32_t malformed = S3PRESIGN_MALFORMED_PARAMETERS;
  s3presign_signer *none = signer;
  s3presign_template *nothing = tmpl;
  for (size_t index = 0; index < sizeof absurd / sizeof *absurd; index++) {
    size_t length = absurd[index];
    refused(s3presign_signer_new("a\0b", length, 2, &none, answer, sizeof answer), malformed, "params");
    refused(s3presign_template_new(signer, "a\0b", length, 2, &nothing, answer, sizeof answer), malformed, "params");
    refused(presign("a\0b", length, 2), malformed, "params");
    refused(s3presign_template_url(tmpl, "k", length, NOW, answer, sizeof answer), malformed, "key");
    refused(s3presign_template_presign(tmpl, "k", length, NOW, answer, sizeof answer), malformed, "key");
    refused(s3presign_object_url(signer, "b", length, "k", 1, answer, sizeof answer), malformed, "bucket");
    refused(s3presign_object_url(signer, "b", 1, "k", length, answer, sizeof answer), malformed, "key");
    refused(s3presign_redact("u", length, answer, sizeof answer), malformed, "url");
    refused(presign("a\0b", 3, length), malformed, "params_count");
    /* A capacity that no memory has: nothing is written. */
    answer[0] = '~';
    CHECK(s3presign_template_url(tmpl, "k", 1, NOW, answer, length) == malformed && answer[0] == '~');
    CHECK(s3presign_signer_new("a\0b", 3, 2, &none, answer, length) == malformed && answer[0] == '~' && none == NULL);
  }
  CHECK(s3presign_template_url(tmpl, "k", 1, NOW, answer, SIZE_MAX) == malformed && answer[0] == '~');
  refused(presign("a\0b", S3PRESIGN_STRLEN, 2), malformed, "S3PRESIGN_STRLEN");
}

static void no_length_at_all(void) {
  refused(s3presign_template_url(tmpl, NULL, 0, NOW, answer, sizeof answer), S3PRESIGN_MISSING_KEY, "key");
  refused(s3presign_template_url(tmpl, "k", 0, NOW, answer, sizeof answer), S3PRESIGN_INVALID_KEY, "is empty");
  refused(s3presign_template_url(tmpl, "", S3PRESIGN_STRLEN, NOW, answer, sizeof answer), S3PRESIGN_INVALID_KEY, "is empty");
  refused(s3presign_object_url(signer, NULL, 0, "k", 1, answer, sizeof answer), S3PRESIGN_INVALID_BUCKET_NAME, "bucket");
  refused(s3presign_object_url(signer, "photos", 6, NULL, 0, answer, sizeof answer), S3PRESIGN_INVALID_KEY, "key");
  CHECK(s3presign_redact("u", 0, answer, sizeof answer) == 0 && answer[0] == 0);
  CHECK(s3presign_redact(NULL, 0, NULL, 0) == 0);
}

static void wrong_counts(void) {
  static const char params[] = "operation\0GetObject\0bucket\0photos";
  const int32_t malformed = S3PRESIGN_MALFORMED_PARAMETERS;
  for (size_t count = 0; count < 9; count++) {
    if (count != 4) refused(presign(params, sizeof params - 1, count), malformed, "params_count");
  }
  refused(presign(params, sizeof params - 1, SIZE_MAX), malformed, "params_count");
  /* With the NUL behind the literal there is one string more, and it is empty. */
  refused(presign(params, sizeof params, 4), malformed, "behind the last");
  refused(presign(params, sizeof params, 5), malformed, "needs its value");
  refused(presign(params, 9, 1), malformed, "needs its value");
  refused(presign("", 0, 2), malformed, "params_count");
  refused(presign(NULL, 0, 0), S3PRESIGN_MISSING_OPTION, "operation");
  refused(presign("", 0, 0), S3PRESIGN_MISSING_OPTION, "operation");
}

/* A bucket's name that its owner chose: "photos\0bucket\0vault". */
static void a_smuggled_nul(void) {
  static const char params[] = "operation\0GetObject\0bucket\0photos\0bucket\0vault";
  static const char renamed[] = "operation\0GetObject\0bucket\0photos\0versionId\0evil";
  refused(presign(params, sizeof params - 1, 4), S3PRESIGN_MALFORMED_PARAMETERS, "params_count");
  refused(presign(renamed, sizeof renamed - 1, 4), S3PRESIGN_MALFORMED_PARAMETERS, "params_count");
  /* In a key it is a byte like any other. */
  CHECK(s3presign_template_url(tmpl, "a\0b", 3, NOW, answer, sizeof answer) > 0 && strstr(answer, "/a%00b?") != NULL);
}

static void arguments_in_the_buffer(void) {
  strcpy(answer, "key");
  refused(s3presign_template_url(tmpl, answer, 3, NOW, answer, sizeof answer), S3PRESIGN_MALFORMED_PARAMETERS, "overlaps");
  strcpy(answer, "key");
  refused(s3presign_template_presign(tmpl, answer + 1, 2, NOW, answer, sizeof answer), S3PRESIGN_MALFORMED_PARAMETERS, "overlaps");
  strcpy(answer, "https://h/?a");
  refused(s3presign_redact(answer, S3PRESIGN_STRLEN, answer, sizeof answer), S3PRESIGN_MALFORMED_PARAMETERS, "overlaps");
}

static void nothing_that_is_secret_is_told(void) {
  char params[256];
  s3presign_signer *none;
  int64_t length = s3presign_join(
      LIST("access-key-id", "AKIDEXAMPLE", "secret-access-key", "hush hush\n", "region", "r"), params, sizeof params);
  CHECK(s3presign_signer_new(params, (size_t)length, 6, &none, answer, sizeof answer) == S3PRESIGN_INVALID_CREDENTIALS);
  CHECK(strstr(answer, "hush") == NULL);
  CHECK(s3presign_signer_new(params, (size_t)length, 5, &none, answer, sizeof answer) == S3PRESIGN_MALFORMED_PARAMETERS);
  CHECK(strstr(answer, "hush") == NULL);
}

int main(void) {
  signer = a_signer();
  tmpl = a_template(signer, LIST("operation", "GetObject", "bucket", "photos"));
  each_pointer_null_in_turn();
  text_that_is_not_utf8();
  absurd_lengths();
  no_length_at_all();
  wrong_counts();
  a_smuggled_nul();
  arguments_in_the_buffer();
  nothing_that_is_secret_is_told();
  s3presign_template_free(tmpl);
  s3presign_signer_free(signer);
  return finished();
}
