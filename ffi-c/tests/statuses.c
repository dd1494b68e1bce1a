/* Every status of the header, reached by a caller's mistake; all but
 * S3PRESIGN_INTERNAL, which needs one of ours. */
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SIGNER CREDENTIALS, "region", "eu-north-1"
#define TEMPORARY \
  "access-key-id", "ASIAEXAMPLEEXAMPLE77", "secret-access-key", "secret", "session-token", "token", "region", "eu-north-1"
#define GET "operation", "GetObject", "bucket", "photos"
#define PUT "operation", "PutObject", "bucket", "photos"

enum { LOWEST = 200, ROOM = 8192 };

static int reached[LOWEST];

static void expect(int32_t status, const char *message, int32_t expected) {
  int right = status == expected && strlen(message) > 20;
  if (!right) fprintf(stderr, "%s instead of %s: %s\n", s3presign_status_name(status), s3presign_status_name(expected), message);
  CHECK(right);
  if (right) reached[-status]++;
}

static void signing(int32_t expected, const char *const *options, const char *const *request, const char *key, int64_t now) {
  char answer[4096];
  s3presign_signer *signer;
  int32_t status = new_signer(options, &signer, answer, sizeof answer);
  if (status == 0) {
    s3presign_template *tmpl;
    status = new_template(signer, request, &tmpl, answer, sizeof answer);
    if (status == 0) {
      status = (int32_t)s3presign_template_url(tmpl, key, key == NULL ? 0 : S3PRESIGN_STRLEN, now, answer, sizeof answer);
    }
    s3presign_template_free(tmpl);
  }
  s3presign_signer_free(signer);
  expect(status, answer, expected);
}

static void of_signers(void) {
  signing(S3PRESIGN_UNKNOWN_OPTION, LIST(SIGNER, "sesion-token", "x"), LIST(GET), "k", NOW);
  signing(S3PRESIGN_MISSING_OPTION, LIST("access-key-id", "AKIDEXAMPLE"), LIST(GET), "k", NOW);
  signing(S3PRESIGN_DUPLICATE_OPTION, LIST(SIGNER, "Region", "eu-north-1"), LIST(GET), "k", NOW);
  signing(S3PRESIGN_INVALID_OPTION, LIST(SIGNER, "addressing", "diagonal"), LIST(GET), "k", NOW);
  signing(S3PRESIGN_MISSING_REGION, LIST(CREDENTIALS, "region", ""), LIST(GET), "k", NOW);
  signing(S3PRESIGN_INVALID_REGION, LIST(CREDENTIALS, "region", "eu north"), LIST(GET), "k", NOW);
  signing(S3PRESIGN_INVALID_CREDENTIALS, LIST("access-key-id", "a", "secret-access-key", "pasted\n", "region", "x"),
          LIST(GET), "k", NOW);
  signing(S3PRESIGN_MISSING_SESSION_TOKEN,
          LIST("access-key-id", "ASIAEXAMPLEEXAMPLE77", "secret-access-key", "secret", "region", "eu-north-1"),
          LIST(GET), "k", NOW);
  signing(S3PRESIGN_INVALID_ENDPOINT, LIST(SIGNER, "endpoint", "localhost:9000"), LIST(GET), "k", NOW);
  signing(S3PRESIGN_ENDPOINT_REGION_MISMATCH, LIST(SIGNER, "endpoint", "https://s3.eu-west-1.amazonaws.com"),
          LIST(GET), "k", NOW);
  signing(S3PRESIGN_UNSUPPORTED_BY_PARTITION, LIST(CREDENTIALS, "region", "cn-north-1", "use-fips", "true"),
          LIST(GET), "k", NOW);
}

static void of_requests(void) {
  signing(S3PRESIGN_CONFLICTING_OPTIONS, LIST(SIGNER), LIST(GET, "expires-in", "9", "expires-at", "9"), "k", NOW);
  signing(S3PRESIGN_OPTION_NOT_APPLICABLE, LIST(SIGNER), LIST(PUT, "download-as", "a.txt"), "k", NOW);
  signing(S3PRESIGN_UNKNOWN_OPERATION, LIST(SIGNER), LIST("operation", "FetchObject", "bucket", "b"), "k", NOW);
  signing(S3PRESIGN_UNKNOWN_PARAMETER, LIST(SIGNER), LIST(PUT, "ContentTyp", "image/png"), "k", NOW);
  signing(S3PRESIGN_MISSING_PARAMETER, LIST(SIGNER),
          LIST("operation", "UploadPart", "bucket", "photos", "PartNumber", "1"), "k", NOW);
  signing(S3PRESIGN_BODY_PARAMETER, LIST(SIGNER), LIST(PUT, "Body", "salt cod"), "k", NOW);
  signing(S3PRESIGN_DUPLICATE_PARAMETER, LIST(SIGNER), LIST(PUT, "ContentType", "a/b", "content_type", "a/b"), "k", NOW);
  signing(S3PRESIGN_INVALID_PARAMETER, LIST(SIGNER),
          LIST("operation", "UploadPart", "bucket", "photos", "UploadId", "u", "PartNumber", "0"), "k", NOW);
  signing(S3PRESIGN_INVALID_HEADER, LIST(SIGNER), LIST(PUT, "ContentType", "image/png\n"), "k", NOW);
  signing(S3PRESIGN_INVALID_QUERY, LIST(SIGNER), LIST(GET, "query:X-Amz-Signature", "x"), "k", NOW);
  signing(S3PRESIGN_HEADER_NOT_ALLOWED_IN_QUERY, LIST(SIGNER),
          LIST(PUT, "ContentType", "image/png", "headers-in-query", "true"), "k", NOW);
  signing(S3PRESIGN_CHECKSUM_WITHOUT_VALUE, LIST(SIGNER), LIST(PUT, "ChecksumAlgorithm", "SHA256"), "k", NOW);
  signing(S3PRESIGN_INVALID_CHECKSUM, LIST(SIGNER), LIST(PUT, "ChecksumSHA256", "D67ygcaZncYadWcBUZjtCUvrRas="), "k", NOW);
  signing(S3PRESIGN_INVALID_ENCRYPTION_KEY, LIST(SIGNER),
          LIST(PUT, "SSECustomerAlgorithm", "AES256", "SSECustomerKey", "too short"), "k", NOW);
  char long_value[2050];
  memset(long_value, 'x', sizeof long_value - 1);
  long_value[sizeof long_value - 1] = 0;
  signing(S3PRESIGN_METADATA_TOO_LARGE, LIST(SIGNER), LIST(PUT, "metadata:long", long_value), "k", NOW);
}

static void of_buckets_and_keys(void) {
  signing(S3PRESIGN_MISSING_SESSION, LIST(SIGNER),
          LIST("operation", "GetObject", "bucket", "quay--eun1-az1--x-s3"), "k", NOW);
  signing(S3PRESIGN_MISSING_BUCKET, LIST(SIGNER), LIST("operation", "GetObject"), "k", NOW);
  signing(S3PRESIGN_UNEXPECTED_BUCKET, LIST(SIGNER), LIST("operation", "ListBuckets", "bucket", "photos"), NULL, NOW);
  signing(S3PRESIGN_INVALID_BUCKET_NAME, LIST(SIGNER), LIST("operation", "GetObject", "bucket", "a/b"), "k", NOW);
  signing(S3PRESIGN_INVALID_ARN, LIST(SIGNER), LIST("operation", "GetObject", "bucket", "arn:aws:s3"), "k", NOW);
  signing(S3PRESIGN_MISSING_KEY, LIST(SIGNER), LIST(GET), NULL, NOW);
  signing(S3PRESIGN_UNEXPECTED_KEY, LIST(SIGNER), LIST("operation", "ListObjectsV2", "bucket", "photos"), "k", NOW);
  signing(S3PRESIGN_INVALID_KEY, LIST(SIGNER), LIST(GET), "", NOW);
}

static void of_times(void) {
  signing(S3PRESIGN_EXPIRY_OUT_OF_RANGE, LIST(SIGNER), LIST(GET, "expires-in", "604801"), "k", NOW);
  signing(S3PRESIGN_EXPIRY_OUT_OF_RANGE, LIST(SIGNER), LIST(GET, "expires-at", "2026-01-02T03:04:05Z"), "k", NOW);
  signing(S3PRESIGN_CREDENTIALS_EXPIRED, LIST(TEMPORARY, "credentials-expiration", "1767323045"), LIST(GET), "k", NOW);
  signing(S3PRESIGN_CREDENTIALS_EXPIRE_FIRST, LIST(TEMPORARY, "credentials-expiration", "1767323105"),
          LIST(GET, "require-full-lifetime", "true"), "k", NOW);
  signing(S3PRESIGN_INVALID_SIGNING_TIME, LIST(SIGNER), LIST(GET), "k", NOW * 1000);
  signing(S3PRESIGN_INVALID_SIGNING_TIME, LIST(SIGNER), LIST(GET), "k", INT64_MAX);
  signing(S3PRESIGN_INVALID_SIGNING_TIME, LIST(SIGNER), LIST(GET), "k", INT64_MIN);
}

typedef int64_t of_a_list(const char *params, size_t params_len, size_t params_count, char *answer, size_t capacity);
typedef int64_t of_two_lists(const char *params, size_t params_len, size_t params_count, const char *rules,
                             size_t rules_len, size_t rules_count, int64_t unix_time, char *answer, size_t capacity);

static size_t joined(const char *const *strings, char *list) {
  int64_t length = s3presign_join(strings, list, ROOM);
  CHECK(length >= 0 && length < ROOM);
  return (size_t)length;
}

static void reading(int32_t expected, of_a_list *function, const char *const *params) {
  char list[ROOM], answer[ROOM];
  size_t length = joined(params, list);
  expect((int32_t)function(list, length, count_of(params), answer, sizeof answer), answer, expected);
}

static void posting(int32_t expected, const char *const *options, const char *const *form) {
  char list[ROOM], answer[ROOM];
  s3presign_signer *signer;
  CHECK(new_signer(options, &signer, answer, sizeof answer) == 0);
  size_t length = joined(form, list);
  expect((int32_t)s3presign_presign_post(signer, list, length, count_of(form), NOW, answer, sizeof answer), answer, expected);
  s3presign_signer_free(signer);
}

static void uploading(int32_t expected, const char *const *upload) {
  char list[ROOM], answer[ROOM];
  s3presign_signer *signer = a_signer();
  size_t length = joined(upload, list);
  expect((int32_t)s3presign_presign_multipart(signer, list, length, count_of(upload), "k", 1, NOW, answer, sizeof answer),
         answer, expected);
  s3presign_signer_free(signer);
}

/* By a signer that may get objects below users/42/ for 60 seconds. */
static void scoped(int32_t expected, const char *const *request, const char *key) {
  static const char scope[] = "bucket\0photos\0operations\0GetObject\0key-prefix\0users/42/\0max-expires-in\000060";
  char list[ROOM], answer[ROOM];
  s3presign_signer *signer = a_signer(), *confined;
  CHECK(s3presign_signer_scoped(signer, scope, sizeof scope - 1, 8, &confined, answer, sizeof answer) == 0);
  size_t length = joined(request, list);
  expect((int32_t)s3presign_presign(confined, list, length, count_of(request), key, S3PRESIGN_STRLEN, NOW, answer,
                                    sizeof answer),
         answer, expected);
  s3presign_signer_free(signer);
  s3presign_signer_free(confined);
}

static void judging(int32_t expected, of_two_lists *function, const char *const *params, const char *const *rules, int64_t now) {
  char list[ROOM], of_rules[ROOM], answer[ROOM];
  size_t length = joined(params, list), rules_length = joined(rules, of_rules);
  expect((int32_t)function(list, length, count_of(params), of_rules, rules_length, count_of(rules), now, answer, sizeof answer),
         answer, expected);
}

static void of_forms(void) {
#define FORM "bucket", "photos", "key", "a.png", "expires-in", "60"
  posting(S3PRESIGN_FORM_NOT_SUPPORTED, LIST(SIGNER, "session-token", "x"), LIST("bucket", "quay--eun1-az1--x-s3", "key", "k"));
  posting(S3PRESIGN_UNKNOWN_FORM_FIELD, LIST(SIGNER), LIST(FORM, "contnet-type", "image/png"));
  posting(S3PRESIGN_INVALID_FORM_FIELD, LIST(SIGNER), LIST(FORM, "success_action_status", "404"));
  posting(S3PRESIGN_DUPLICATE_FORM_FIELD, LIST(SIGNER), LIST(FORM, "acl", "private", "ACL", "private"));
  posting(S3PRESIGN_INVALID_CONDITION, LIST(SIGNER), LIST(FORM, "starts-with:Content-Type", "image/", "Content-Type", "a/b"));
  posting(S3PRESIGN_INVALID_CONTENT_LENGTH_RANGE, LIST(SIGNER), LIST(FORM, "min-content-length", "2", "max-content-length", "1"));
  char value[5001];
  memset(value, 'x', sizeof value - 1);
  value[sizeof value - 1] = 0;
  char list[4 * ROOM], answer[ROOM];
  s3presign_signer *signer = a_signer();
  const char *const *form = LIST(FORM, "x-amz-website-redirect-location", value, "Cache-Control", value,
                                 "Content-Disposition", value, "Content-Encoding", value, "x-ignore-a", value);
  int64_t length = s3presign_join(form, list, sizeof list);
  expect((int32_t)s3presign_presign_post(signer, list, (size_t)length, count_of(form), NOW, answer, sizeof answer), answer,
         S3PRESIGN_FORM_TOO_LARGE);
  s3presign_signer_free(signer);
}

static void of_uploads(void) {
#define UPLOAD "bucket", "photos", "upload-id", "an-id"
  reading(S3PRESIGN_OBJECT_TOO_LARGE, s3presign_multipart_plan, LIST("object-size", "53687091200001"));
  reading(S3PRESIGN_INVALID_PART_SIZE, s3presign_multipart_plan, LIST("object-size", "9", "part-size", "1024"));
  reading(S3PRESIGN_TOO_MANY_PARTS, s3presign_multipart_plan, LIST("object-size", "53687091200000", "part-size", "5242880"));
  uploading(S3PRESIGN_TOO_MANY_PARTS, LIST(UPLOAD, "object-size", "53687091200000", "part-size", "5242880"));
  uploading(S3PRESIGN_INVALID_PART_NUMBER, LIST(UPLOAD, "part-count", "10001"));
  uploading(S3PRESIGN_PART_OUTSIDE_PLAN, LIST(UPLOAD, "part-count", "2", "ContentMD5:3", "XrY7u+Ae7tCTyyK7j1rNww=="));
  reading(S3PRESIGN_DUPLICATE_PART, s3presign_completed_parts, LIST("part:1", "\"a\"", "part:01", "\"a\""));
  reading(S3PRESIGN_INVALID_ETAG, s3presign_completed_parts, LIST("part:1", ""));
  reading(S3PRESIGN_NO_PARTS, s3presign_completed_parts, LIST(NULL));
}

static void of_scopes(void) {
#define PHOTOS "operation", "GetObject", "bucket", "photos", "expires-in", "60"
  scoped(S3PRESIGN_BUCKET_OUTSIDE_SCOPE, LIST("operation", "GetObject", "bucket", "vault"), "users/42/a");
  scoped(S3PRESIGN_OPERATION_OUTSIDE_SCOPE, LIST("operation", "PutObject", "bucket", "photos"), "users/42/a");
  scoped(S3PRESIGN_KEY_OUTSIDE_SCOPE, LIST(PHOTOS), "users/43/a");
  scoped(S3PRESIGN_UNSAFE_KEY, LIST(PHOTOS), "users/42/../43/a");
  scoped(S3PRESIGN_EXPIRY_OUTSIDE_SCOPE, LIST("operation", "GetObject", "bucket", "photos", "expires-in", "61"), "users/42/a");
  scoped(S3PRESIGN_NAME_OUTSIDE_SCOPE, LIST(PHOTOS, "query:acl", ""), "users/42/a");
}

static void of_answers(void) {
  char answer[ROOM];
  reading(S3PRESIGN_NOT_PRESIGNED, s3presign_explain, LIST("url", "https://photos.s3.amazonaws.com/k"));
  reading(S3PRESIGN_NOT_AN_ERROR_RESPONSE, s3presign_diagnose, LIST("answer", "<html></html>"));
  expect((int32_t)s3presign_cors_rule(NULL, 0, 0, "app.example.com", S3PRESIGN_STRLEN, answer, sizeof answer), answer,
         S3PRESIGN_INVALID_ORIGIN);
}

static void of_verifiers(void) {
#define KNOWN CREDENTIALS, "region", "eu-west-1"
#define HOST "header:host", "photos.s3.eu-west-1.amazonaws.com"
  char url[ROOM];
  s3presign_signer *signer = a_signer();
  s3presign_template *tmpl = a_template(signer, LIST(PUT, "ContentType", "image/png"));
  CHECK(s3presign_template_url(tmpl, "k", 1, NOW, url, sizeof url) > 0);
  const char *const request[] = {"method", "PUT", "url", url, HOST, "header:content-type", "image/png", NULL};
  of_two_lists *judge = s3presign_verify_request;
  reading(S3PRESIGN_MALFORMED_REQUEST, s3presign_read_request, LIST("method", "GET", "url", "/k", HOST));
  judging(S3PRESIGN_UNKNOWN_ACCESS_KEY, judge, request, LIST("region", "eu-west-1"), NOW);
  judging(S3PRESIGN_REQUEST_EXPIRED, judge, request, LIST(KNOWN), NOW + 900);
  judging(S3PRESIGN_REQUEST_NOT_YET_VALID, judge, request, LIST(KNOWN), NOW - 901);
  judging(S3PRESIGN_SIGNED_HEADER_MISSING, judge, LIST("method", "PUT", "url", url, HOST), LIST(KNOWN), NOW);
  judging(S3PRESIGN_HEADER_NOT_SIGNED, judge,
          LIST("method", "PUT", "url", url, HOST, "header:content-type", "image/png", "header:x-amz-acl", "private"),
          LIST(KNOWN), NOW);
  judging(S3PRESIGN_WRONG_REGION, judge, request, LIST(CREDENTIALS, "region", "eu-north-1"), NOW);
  judging(S3PRESIGN_WRONG_SERVICE, judge, request, LIST(KNOWN, "service", "s3express"), NOW);
  judging(S3PRESIGN_SIGNATURE_MISMATCH, judge,
          LIST("method", "PUT", "url", url, HOST, "header:content-type", "text/html"), LIST(KNOWN), NOW);
  judging(S3PRESIGN_SESSION_TOKEN_MISMATCH, judge, request, LIST(KNOWN, "session-token", "another"), NOW);
  judging(S3PRESIGN_EXPIRY_OUT_OF_RANGE, judge, request, LIST(KNOWN, "max-expires-in", "60"), NOW);
  s3presign_template_free(tmpl);

  static const char form[] = "bucket\0photos\0key\0a.png\0acl\0private";
  char list[ROOM];
  int64_t length = s3presign_presign_post(signer, form, sizeof form - 1, 6, NOW, list, sizeof list);
  CHECK(length > 0 && length < ROOM);
  const char *received[64] = {"bucket", "photos"}, *changed[64], *more[64];
  size_t count = 2;
  for (const char *name = list; name < list + length;) {
    const char *value = name + strlen(name) + 1;
    if (strncmp(name, "field:", 6) == 0) {
      received[count++] = name;
      received[count++] = value;
    }
    name = value + strlen(value) + 1;
  }
  memcpy(changed, received, sizeof received);
  memcpy(more, received, sizeof received);
  for (size_t index = 0; index < count; index += 2) {
    if (strcmp(received[index], "field:acl") == 0) changed[index + 1] = "public-read";
  }
  more[count] = "field:content-type";
  more[count + 1] = "image/png";
  judging(S3PRESIGN_POLICY_CONDITION_FAILED, s3presign_verify_form, changed, LIST(KNOWN), NOW);
  judging(S3PRESIGN_FIELD_WITHOUT_CONDITION, s3presign_verify_form, more, LIST(KNOWN), NOW);
  s3presign_signer_free(signer);
}

static void of_arguments(void) {
  char answer[1024];
  expect((int32_t)s3presign_template_url(NULL, "k", 1, NOW, answer, sizeof answer), answer, S3PRESIGN_NULL_POINTER);
  expect((int32_t)s3presign_redact("\377", 1, answer, sizeof answer), answer, S3PRESIGN_INVALID_UTF8);
  s3presign_signer *signer;
  expect(s3presign_signer_new("region", 6, 1, &signer, answer, sizeof answer), answer, S3PRESIGN_MALFORMED_PARAMETERS);
}

int main(void) {
  of_signers();
  of_requests();
  of_buckets_and_keys();
  of_times();
  of_forms();
  of_uploads();
  of_scopes();
  of_answers();
  of_verifiers();
  of_arguments();
  /* Every number that has a name was reached, and none lies beyond those that were looked at. */
  for (int32_t status = -1; status > -2 * LOWEST; status--) {
    int known = status != S3PRESIGN_INTERNAL && strcmp(s3presign_status_name(status), "Unknown") != 0;
    CHECK(!known || status > -LOWEST);
    if (status <= -LOWEST) continue;
    if (known && reached[-status] == 0) fprintf(stderr, "%s was not reached\n", s3presign_status_name(status));
    CHECK(!known || reached[-status] > 0);
  }
  return finished();
}
