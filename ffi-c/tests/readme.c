/* The snippets of README.md, each where such code stands, and what they lead to.
 * readme.sh takes them out of it: the first is a program of its own. */
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char *const bucket = "photos", *const type = "image/png";
static s3presign_signer *signer;
static char answer[65536];

static int64_t too_long(void) { return -1; }

static void fail(const char *message) {
  fprintf(stderr, "%s\n", message);
  exit(1);
}

static const char *in_answer(int64_t length, const char *name) {
  if (length < 0) fail(answer);
  const char *value = value_of(answer, length, name);
  return value == NULL ? "" : value;
}

static int64_t lists(void) {
#include "readme-2.c"
  return s3presign_presign(signer, params, (size_t)length, 8, "k", 1, NOW, answer, sizeof answer);
}

static void reading_a_list(int64_t length) {
#include "readme-3.c"
}

static int64_t forms(void) {
  char params[1024];
#include "readme-4.c"
  return length;
}

static int64_t uploads(const char *upload_id) {
  char params[1024];
#include "readme-5.c"
  return length;
}

static int64_t completed(void) {
  char params[1024];
#include "readme-6.c"
  return length;
}

static s3presign_signer *scoped(void) {
  char params[1024];
#include "readme-7.c"
  return confined;
}

static const char *find_secret(const char *access_key_id) {
  return strcmp(access_key_id, "AKIAIOSFODNN7EXAMPLE") == 0 ? "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" : NULL;
}

static int verified(const char *target, const char *host) {
  char params[4096], rules[1024];
#include "readme-8.c"
  return 200;
}

static int64_t diagnosed(const char *xml, const char *url) {
  char params[8192];
#include "readme-9.c"
  return length;
}

static s3presign_signer *plain(void) {
  char params[1024];
#include "readme-10.c"
  return open;
}

static int64_t many(const s3presign_template *download) {
#include "readme-11.c"
  return url_offsets[1];
}

int main(void) {
  char url[4096];
  signer = a_signer();
  int64_t length = lists();
  CHECK(strcmp(in_answer(length, "header:content-type"), "image/png") == 0);
  CHECK(strcmp(in_answer(length, "header:if-none-match"), "*") == 0);
  reading_a_list(length);

  s3presign_signer *open = plain();
  CHECK(s3presign_object_url(open, "photos", 6, "b", 1, answer, sizeof answer) > 0 &&
        strcmp(answer, "https://photos.s3.eu-west-1.amazonaws.com/b") == 0);
  s3presign_signer_free(open);

  length = forms();
  CHECK(strcmp(in_answer(length, "field:key"), "users/42/${filename}") == 0);
  length = uploads("an-id");
  CHECK(strcmp(in_answer(length, "request"), "part:1") == 0 && strcmp(in_answer(length, "size"), "8388608") == 0);
  CHECK(completed() > 0 && strstr(answer, "<ETag>&quot;4a71&quot;</ETag><PartNumber>2</PartNumber>") != NULL);
  s3presign_signer *confined = scoped();
  CHECK(s3presign_object_url(confined, "photos", 6, "users/42/../43/cat.png", S3PRESIGN_STRLEN, answer, sizeof answer) ==
        S3PRESIGN_UNSAFE_KEY);
  s3presign_signer_free(confined);

  s3presign_template *download = a_template(signer, LIST("operation", "GetObject", "bucket", "photos"));
  CHECK(s3presign_template_url(download, "k", 1, time(NULL), url, sizeof url) > 0);
  const char *target = strchr(url + 8, '/');
  CHECK(verified(target, "photos.s3.eu-west-1.amazonaws.com") == 200);
  CHECK(verified(target, "vault.s3.eu-west-1.amazonaws.com") == 403);
  CHECK(verified("/k", "photos.s3.eu-west-1.amazonaws.com") == 400);
  const int64_t second = many(download);
  CHECK(second > 0 && strncmp(answer + second, "https://photos.s3.eu-west-1.amazonaws.com/2026/logo.png?", 56) == 0);
  s3presign_template_free(download);

  char seen[8192], xml[16384];
  s3presign_template *upload = a_template(signer, LIST("operation", "PutObject", "bucket", "photos", "ContentType", "image/png"));
  length = s3presign_template_presign(upload, "k", 1, NOW, answer, sizeof answer);
  snprintf(url, sizeof url, "%s", in_answer(length, "url"));
  char list[8192];
  memcpy(list, answer, (size_t)length + 1);
  length = s3presign_details(list, (size_t)length, strings_in(list, length), answer, sizeof answer);
  snprintf(seen, sizeof seen, "%s", in_answer(length, "canonical-request"));
  char *type_line = strstr(seen, "image/png");
  CHECK(type_line != NULL);
  if (type_line != NULL) memcpy(type_line, "text/html", 9);
  length = snprintf(xml, sizeof xml, "<Error><Code>SignatureDoesNotMatch</Code><CanonicalRequest><![CDATA[%s]]></CanonicalRequest></Error>", seen);
  length = diagnosed(xml, url);
  CHECK(strstr(in_answer(length, "finding:HeaderChanged"), "\"text/html\"") != NULL);
  s3presign_template_free(upload);
  s3presign_signer_free(signer);
  return finished();
}
