/* The statuses that only a caller of pointers can get, and the names of all. Core's are reached
 * by tests/vectors, which go through this header too. */
#include "fixture.h"

#include <string.h>

static void expect(int32_t status, const char *message, int32_t expected) {
  CHECK(status == expected && strlen(message) > 20);
}

static void of_arguments(void) {
  char answer[1024];
  s3presign_signer *signer;
  expect((int32_t)s3presign_template_url(NULL, "k", 1, NOW, answer, sizeof answer), answer, S3PRESIGN_NULL_POINTER);
  expect((int32_t)s3presign_redact("\377", 1, answer, sizeof answer), answer, S3PRESIGN_INVALID_UTF8);
  expect(s3presign_signer_new("region", 6, 1, &signer, answer, sizeof answer), answer, S3PRESIGN_MALFORMED_PARAMETERS);
}

/* No other language has such instants. */
static void of_the_last_instants(void) {
  char answer[1024];
  s3presign_signer *signer = a_signer();
  s3presign_template *tmpl = a_template(signer, LIST("operation", "GetObject", "bucket", "photos"));
  expect((int32_t)s3presign_template_url(tmpl, "k", 1, INT64_MAX, answer, sizeof answer), answer,
         S3PRESIGN_INVALID_SIGNING_TIME);
  expect((int32_t)s3presign_template_url(tmpl, "k", 1, INT64_MIN, answer, sizeof answer), answer,
         S3PRESIGN_INVALID_SIGNING_TIME);
  s3presign_template_free(tmpl);
  s3presign_signer_free(signer);
}

static void of_names(void) {
  CHECK(strcmp(s3presign_status_name(S3PRESIGN_OK), "Ok") == 0);
  CHECK(strcmp(s3presign_status_name(412), "Ok") == 0);
  CHECK(strcmp(s3presign_status_name(S3PRESIGN_INVALID_KEY), "InvalidKey") == 0);
  CHECK(strcmp(s3presign_status_name(S3PRESIGN_INTERNAL), "Internal") == 0);
  CHECK(strcmp(s3presign_status_name(-98), "Unknown") == 0);
  CHECK(strcmp(s3presign_status_name(INT32_MIN), "Unknown") == 0);
}

int main(void) {
  of_arguments();
  of_the_last_instants();
  of_names();
  return finished();
}
