/* Signers, templates, results and what the library says of itself, used as the
 * header says; uploads.c and reading.c have the rest. */
#include "fixture.h"

#include <stdlib.h>
#include <string.h>

/* "Authenticating Requests: Using Query Parameters" in AWS's documentation of S3. */
static void aws_own_example(void) {
  char message[256], url[1024];
  s3presign_signer *signer;
  s3presign_template *tmpl;
  CHECK(new_signer(LIST(CREDENTIALS, "region", "us-east-1", "use-global-endpoint", "true"), &signer,
                   message, sizeof message) == S3PRESIGN_OK);
  CHECK(strcmp(message, "") == 0);
  CHECK(new_template(signer, LIST("operation", "GetObject", "bucket", "examplebucket", "expires-in", "86400"),
                     &tmpl, message, sizeof message) == S3PRESIGN_OK);
  CHECK(s3presign_template_url(tmpl, "test.txt", S3PRESIGN_STRLEN, INT64_C(1369353600), url, sizeof url)
        == (int64_t)strlen(url));
  CHECK(strncmp(url, "https://examplebucket.s3.amazonaws.com/test.txt?", 48) == 0);
  CHECK(strstr(url, "X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404") != NULL);
  s3presign_signer_free(signer);
  s3presign_template_free(tmpl);
}

static void literals_with_their_size(void) {
  static const char options[] = "access-key-id\0AKIAIOSFODNN7EXAMPLE\0secret-access-key\0secret\0region\0eu-west-1";
  static const char request[] = "operation\0GetObject\0bucket\0photos\0expires-in\000600";
  char message[256], url[1024];
  s3presign_signer *signer;
  s3presign_template *tmpl;
  CHECK(s3presign_signer_new(options, sizeof options - 1, 6, &signer, message, sizeof message) == 0);
  CHECK(s3presign_template_new(signer, request, sizeof request - 1, 6, &tmpl, message, sizeof message) == 0);
  CHECK(s3presign_template_url(tmpl, "a b/é.txt", S3PRESIGN_STRLEN, NOW, url, sizeof url) > 0);
  CHECK(strstr(url, "/a%20b/%C3%A9.txt?") != NULL);
  CHECK(strstr(url, "X-Amz-Expires=600&") != NULL);
  s3presign_template_free(tmpl);
  s3presign_signer_free(signer);
}

static void one_template_for_many_keys(void) {
  static const char request[] = "operation\0GetObject\0bucket\0photos";
  s3presign_signer *signer = a_signer();
  s3presign_template *tmpl = a_template(signer, LIST("operation", "GetObject", "bucket", "photos"));
  for (int number = 0; number < 100; number++) {
    char key[2] = {(char)(' ' + number % 90), 0}, url[1024], list[4096];
    int64_t length = s3presign_template_url(tmpl, key, 1, NOW + number, url, sizeof url);
    CHECK(length == (int64_t)strlen(url));
    length = s3presign_presign(signer, request, sizeof request - 1, 4, key, 1, NOW + number, list, sizeof list);
    CHECK(length > 0 && strcmp(value_of(list, length, "url"), url) == 0);
    int64_t again = s3presign_template_presign(tmpl, key, 1, NOW + number, list, sizeof list);
    CHECK(again == length && strcmp(value_of(list, again, "url"), url) == 0);
  }
  /* The signer may go first. */
  s3presign_signer_free(signer);
  char url[1024];
  CHECK(s3presign_template_url(tmpl, "later", S3PRESIGN_STRLEN, NOW + 86400 * 30, url, sizeof url) > 0);
  s3presign_template_free(tmpl);
}

static void the_whole_result(void) {
  char list[4096];
  s3presign_signer *signer = a_signer();
  s3presign_template *tmpl = a_template(
      signer, LIST("operation", "put_object", "bucket", "photos", "ContentType", "image/png", "metadata:owner", "ada",
                   "create-only", "true", "stable-for", "3600"));
  int64_t length = s3presign_template_presign(tmpl, "a/../b", S3PRESIGN_STRLEN, NOW, list, sizeof list);
  CHECK(length > 0 && length < (int64_t)sizeof list);
  CHECK(strncmp(value_of(list, length, "url"), "https://photos.s3.eu-west-1.amazonaws.com/a/../b?", 49) == 0);
  CHECK(strcmp(value_of(list, length, "method"), "PUT") == 0);
  CHECK(strcmp(value_of(list, length, "header:content-type"), "image/png") == 0);
  CHECK(strcmp(value_of(list, length, "header:x-amz-meta-owner"), "ada") == 0);
  CHECK(strcmp(value_of(list, length, "header:if-none-match"), "*") == 0);
  CHECK(strcmp(value_of(list, length, "signed-at"), "1767322800") == 0);
  CHECK(strcmp(value_of(list, length, "expires-at"), "1767327300") == 0);
  CHECK(strcmp(value_of(list, length, "limited-by"), "request") == 0);
  CHECK(value_of(list, length, "warning:KeyNotUrlSafe") != NULL);
  CHECK(value_of(list, length, "warning:UnboundedUpload") != NULL);
  CHECK(value_of(list, length, "warning:DottedBucket") == NULL);

  char result[4096];
  length = s3presign_template_presign(tmpl, "a/../b", S3PRESIGN_STRLEN, NOW, result, sizeof result);
  length = s3presign_details(result, (size_t)length, strings_in(result, length), list, sizeof list);
  CHECK(length > 0 && length < (int64_t)sizeof list);
  CHECK(strncmp(value_of(list, length, "canonical-request"), "PUT\n/a/../b\n", 12) == 0);
  CHECK(strncmp(value_of(list, length, "string-to-sign"), "AWS4-HMAC-SHA256\n20260102T030000Z\n", 34) == 0);
  CHECK(strncmp(value_of(list, length, "curl"), "curl ", 5) == 0);
  s3presign_template_free(tmpl);
  s3presign_signer_free(signer);
}

static void operations_without_a_key(void) {
  char url[1024];
  s3presign_signer *signer = a_signer();
  s3presign_template *tmpl = a_template(signer, LIST("operation", "ListObjectsV2", "bucket", "photos"));
  CHECK(s3presign_template_url(tmpl, NULL, 0, NOW, url, sizeof url) > 0);
  CHECK(strncmp(url, "https://photos.s3.eu-west-1.amazonaws.com/?", 43) == 0);
  s3presign_template_free(tmpl);
  s3presign_signer_free(signer);
}

static void unsigned_urls_and_masked_ones(void) {
  char url[1024], masked[1024];
  s3presign_signer *signer = a_signer();
  int64_t length = s3presign_object_url(signer, "photos", S3PRESIGN_STRLEN, "a b", 3, url, sizeof url);
  CHECK(strcmp(url, "https://photos.s3.eu-west-1.amazonaws.com/a%20b") == 0);
  CHECK(length == (int64_t)strlen(url));

  s3presign_template *tmpl = a_template(signer, LIST("operation", "GetObject", "bucket", "photos"));
  length = s3presign_template_url(tmpl, "k", 1, NOW, url, sizeof url);
  CHECK(s3presign_redact(url, (size_t)length, masked, sizeof masked) == (int64_t)strlen(masked));
  CHECK(strstr(masked, "X-Amz-Signature=REDACTED") != NULL);
  CHECK(s3presign_redact(NULL, 0, masked, sizeof masked) == 0 && masked[0] == 0);
  s3presign_template_free(tmpl);
  s3presign_signer_free(signer);
}

static void joining(void) {
  char params[16];
  memset(params, '~', sizeof params);
  CHECK(s3presign_join(LIST("a", "", "b", "cd"), params, sizeof params) == 7);
  CHECK(memcmp(params, "a\0\0b\0cd\0~", 9) == 0);
  const char *const nothing[] = {NULL};
  CHECK(s3presign_join(nothing, params, sizeof params) == 0 && params[0] == 0);
}

static void the_library_itself(void) {
  CHECK(s3presign_abi() == S3PRESIGN_ABI);
  CHECK(strlen(s3presign_version()) >= 5);
  CHECK(strcmp(s3presign_status_name(S3PRESIGN_OK), "Ok") == 0);
  CHECK(strcmp(s3presign_status_name(S3PRESIGN_INVALID_KEY), "InvalidKey") == 0);
  CHECK(strcmp(s3presign_status_name(-12345), "Unknown") == 0);
}

int main(void) {
  aws_own_example();
  literals_with_their_size();
  one_template_for_many_keys();
  the_whole_result();
  operations_without_a_key();
  unsigned_urls_and_masked_ones();
  joining();
  the_library_itself();
  return finished();
}
