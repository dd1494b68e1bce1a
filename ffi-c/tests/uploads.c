/* Forms, uploads in parts and scoped signers, used as the header says. */
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROOM = 65536 };
static char params[ROOM], answer[ROOM];
static s3presign_signer *signer;

static size_t join(const char *const *strings) {
  int64_t length = s3presign_join(strings, params, sizeof params);
  CHECK(length >= 0 && length < ROOM);
  return (size_t)length;
}

static int is(int64_t length, const char *name, const char *expected) {
  const char *value = length < 0 || length >= ROOM ? NULL : value_of(answer, length, name);
  int same = value != NULL && strcmp(value, expected) == 0;
  if (!same) fprintf(stderr, "%s is %s instead of %s\n", name, value == NULL ? answer : value, expected);
  return same;
}

static void a_form(void) {
  const char *const *form =
      LIST("bucket", "photos", "key", "users/42/${filename}", "starts-with:content-type", "image/", "Content-Type",
           "image/png", "max-content-length", "1000", "success_action_status", "201", "expires-in", "600");
  int64_t length = s3presign_presign_post(signer, params, join(form), count_of(form), NOW, answer, sizeof answer);
  CHECK(strcmp(answer, "url") == 0);
  CHECK(is(length, "url", "https://photos.s3.eu-west-1.amazonaws.com/"));
  CHECK(is(length, "method", "POST"));
  CHECK(is(length, "field:key", "users/42/${filename}"));
  CHECK(is(length, "field:Content-Type", "image/png"));
  CHECK(is(length, "field:success_action_status", "201"));
  CHECK(is(length, "field:x-amz-date", "20260102T030405Z"));
  CHECK(is(length, "signed-at", "1767323045"));
  CHECK(is(length, "expires-at", "1767323645"));
  CHECK(is(length, "limited-by", "request"));
  CHECK(strstr(value_of(answer, length, "policy"), "[\"content-length-range\",0,1000]") != NULL);
  CHECK(strlen(value_of(answer, length, "field:x-amz-signature")) == 64);
  CHECK(strncmp(value_of(answer, length, "curl"), "curl ", 5) == 0);
  CHECK(value_of(answer, length, "warning:UnboundedUpload") == NULL);
}

static void a_plan(void) {
  const char *const *sizes = LIST("object-size", "20000000");
  int64_t length = s3presign_multipart_plan(params, join(sizes), count_of(sizes), answer, sizeof answer);
  CHECK(is(length, "part-count", "3") && is(length, "part-size", "8388608"));
  CHECK(is(length, "part:1", "0 8388608") && is(length, "part:3", "16777216 3222784"));
}

/* The requests of an upload are results, one behind the other. */
static void all_requests(void) {
  static const char *const requests[] = {"part:1", "part:2", "complete", "abort", "list-parts"};
  static const char *const methods[] = {"PUT", "PUT", "POST", "DELETE", "GET"};
  const char *const *upload = LIST("bucket", "photos", "upload-id", "an id", "object-size", "9000000", "create-only", "true",
                                   "ContentMD5:2", "XrY7u+Ae7tCTyyK7j1rNww==");
  int64_t length = s3presign_presign_multipart(signer, params, join(upload), count_of(upload), "film.mp4",
                                               S3PRESIGN_STRLEN, NOW, answer, sizeof answer);
  CHECK(length > 0 && length < ROOM);
  size_t number = 0, urls = 0, sizes = 0;
  for (const char *name = answer; name < answer + length;) {
    const char *value = name + strlen(name) + 1;
    if (strcmp(name, "request") == 0) {
      CHECK(number < 5 && strcmp(value, requests[number]) == 0);
      number++;
    }
    if (strcmp(name, "url") == 0) CHECK(strstr(value, "uploadId=an%20id") != NULL && ++urls == number);
    if (strcmp(name, "method") == 0) CHECK(number > 0 && strcmp(value, methods[number - 1]) == 0);
    if (strcmp(name, "size") == 0) CHECK(number <= 2 && ++sizes == number);
    if (strcmp(name, "header:content-md5") == 0) CHECK(number == 2);
    if (strcmp(name, "header:if-none-match") == 0) CHECK(number == 3);
    name = value + strlen(value) + 1;
  }
  CHECK(number == 5 && urls == 5 && sizes == 2);
}

/* The first buffer that the header recommends is enough, for short and for long names. */
static void a_buffer_for_all_parts(void) {
  static char token[1500], key[1025], id[200];
  memset(token, 'x', sizeof token - 1);
  memset(key, 'k', sizeof key - 1);
  memset(id, 'i', sizeof id - 1);
  enum { PARTS = 1000 };
  char message[256];
  s3presign_signer *temporary;
  CHECK(new_signer(LIST(CREDENTIALS, "region", "eu-west-1", "session-token", token), &temporary, message, sizeof message) == 0);
  const struct {
    const s3presign_signer *signer;
    const char *key, *id, *token;
  } uploads[] = {{signer, "film.mp4", "an-id", ""}, {temporary, key, id, token}};
  for (size_t index = 0; index < sizeof uploads / sizeof *uploads; index++) {
    const char *const *upload = LIST("bucket", "photos", "upload-id", uploads[index].id, "object-size", "8388608000");
    size_t each = 1024 + strlen(uploads[index].key) + strlen(uploads[index].id) + strlen(uploads[index].token);
    size_t capacity = (PARTS + 3) * each;
    char *large = malloc(capacity);
    CHECK(large != NULL);
    int64_t length = s3presign_presign_multipart(uploads[index].signer, params, join(upload), count_of(upload),
                                                 uploads[index].key, S3PRESIGN_STRLEN, NOW, large, capacity);
    CHECK(length > 0 && (size_t)length < capacity && strcmp(large, "request") == 0);
    free(large);
  }
  s3presign_signer_free(temporary);
}

static void the_body_that_completes(void) {
  const char *const *parts = LIST("part:2", "\"4a\"", "checksum-sha256:1", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
                                  "part:1", "\"9b\"");
  int64_t length = s3presign_completed_parts(params, join(parts), count_of(parts), answer, sizeof answer);
  CHECK(length == (int64_t)strlen(answer));
  CHECK(strcmp(answer,
               "<CompleteMultipartUpload xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
               "<Part><ETag>&quot;9b&quot;</ETag><PartNumber>1</PartNumber>"
               "<ChecksumSHA256>47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=</ChecksumSHA256></Part>"
               "<Part><ETag>&quot;4a&quot;</ETag><PartNumber>2</PartNumber></Part></CompleteMultipartUpload>") == 0);
}

static void scopes(void) {
  s3presign_signer *confined = NULL, *narrower = NULL, *wider = NULL;
  const char *const *scope = LIST("bucket", "photos", "operations", "GetObject", "operations", "PutObject", "key-prefix", "users/");
  CHECK(s3presign_signer_scoped(signer, params, join(scope), count_of(scope), &confined, answer, sizeof answer) == 0);
  scope = LIST("bucket", "photos", "operations", "GetObject", "key-prefix", "users/42/");
  CHECK(s3presign_signer_scoped(confined, params, join(scope), count_of(scope), &narrower, answer, sizeof answer) == 0);
  /* A scope is only narrowed, whatever the next one says. */
  scope = LIST("bucket", "vault", "operations", "GetObject");
  CHECK(s3presign_signer_scoped(confined, params, join(scope), count_of(scope), &wider, answer, sizeof answer) == 0);
  /* The others may go first. */
  s3presign_signer_free(confined);

  const char *const *request = LIST("operation", "GetObject", "bucket", "photos");
  size_t length = join(request);
  CHECK(s3presign_presign(narrower, params, length, 4, "users/42/a", S3PRESIGN_STRLEN, NOW, answer, sizeof answer) > 0);
  CHECK(s3presign_presign(narrower, params, length, 4, "users/43/a", S3PRESIGN_STRLEN, NOW, answer, sizeof answer) ==
        S3PRESIGN_KEY_OUTSIDE_SCOPE);
  CHECK(s3presign_presign(wider, params, length, 4, "users/42/a", S3PRESIGN_STRLEN, NOW, answer, sizeof answer) ==
        S3PRESIGN_BUCKET_OUTSIDE_SCOPE);
  request = LIST("operation", "GetObject", "bucket", "vault");
  CHECK(s3presign_presign(wider, params, join(request), 4, "users/42/a", S3PRESIGN_STRLEN, NOW, answer, sizeof answer) ==
        S3PRESIGN_BUCKET_OUTSIDE_SCOPE);
  s3presign_template *tmpl = a_template(narrower, LIST("operation", "GetObject", "bucket", "photos"));
  s3presign_signer_free(narrower);
  CHECK(s3presign_template_url(tmpl, "users/42/../43/a", S3PRESIGN_STRLEN, NOW, answer, sizeof answer) == S3PRESIGN_UNSAFE_KEY);
  CHECK(s3presign_template_url(tmpl, "users/42/a", S3PRESIGN_STRLEN, NOW, answer, sizeof answer) > 0);
  /* For another clock, a signing time may lie ahead of it, or in a quarter of an hour. */
  s3presign_template *clocked = NULL;
  CHECK(s3presign_template_clocked(tmpl, NOW, &clocked, answer, sizeof answer) == 0);
  s3presign_template_free(tmpl);
  CHECK(s3presign_template_url(clocked, "users/42/a", S3PRESIGN_STRLEN, NOW + 900, answer, sizeof answer) > 0);
  CHECK(s3presign_template_url(clocked, "users/42/a", S3PRESIGN_STRLEN, NOW + 901, answer, sizeof answer) ==
        S3PRESIGN_SIGNING_TIME_OUTSIDE_SCOPE);
  s3presign_template_free(clocked);
  s3presign_signer_free(wider);
}

int main(void) {
  signer = a_signer();
  a_form();
  a_plan();
  all_requests();
  a_buffer_for_all_parts();
  the_body_that_completes();
  scopes();
  s3presign_signer_free(signer);
  return finished();
}
