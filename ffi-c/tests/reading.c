/* Verifying what a server receives, and telling what URLs and refusals mean,
 * as the header says. */
#include "fixture.h"

#include <stdio.h>
#include <string.h>

enum { ROOM = 65536 };
#define HOST "photos.s3.eu-west-1.amazonaws.com"
static char params[ROOM], rules[ROOM], answer[ROOM], url[4096], result[ROOM];
static int64_t result_length;
static s3presign_signer *signer;

static size_t join(char *list, const char *const *strings) {
  int64_t length = s3presign_join(strings, list, ROOM);
  CHECK(length >= 0 && length < ROOM);
  return (size_t)length;
}

static int is(int64_t length, const char *name, const char *expected) {
  const char *value = length < 0 || length >= ROOM ? NULL : value_of(answer, length, name);
  int same = value != NULL && strcmp(value, expected) == 0;
  if (!same) fprintf(stderr, "%s is %s instead of %s\n", name, value == NULL ? answer : value, expected);
  return same;
}

static int64_t verify(const char *const *request, const char *const *by, int64_t now) {
  size_t length = join(params, request), rules_length = join(rules, by);
  return s3presign_verify_request(params, length, count_of(request), rules, rules_length, count_of(by), now, answer, ROOM);
}

static void a_request(void) {
  const char *const *request = LIST("method", "PUT", "url", url, "header:host", HOST, "header:content-type", "image/png");
  int64_t length = s3presign_read_request(params, join(params, request), count_of(request), answer, ROOM);
  CHECK(is(length, "access-key-id", "AKIAIOSFODNN7EXAMPLE"));
  CHECK(is(length, "region", "eu-west-1") && is(length, "service", "s3"));
  CHECK(value_of(answer, length, "session-token") == NULL);

  length = verify(request, LIST(CREDENTIALS, "region", "eu-west-1"), NOW + 899);
  CHECK(is(length, "access-key-id", "AKIAIOSFODNN7EXAMPLE"));
  CHECK(is(length, "signed-at", "1767323045") && is(length, "expires-at", "1767323945"));
  CHECK(is(length, "signed-header:content-type", "image/png") && is(length, "signed-header:host", HOST));
  CHECK(is(length, "payload-hash", "UNSIGNED-PAYLOAD"));

  /* The target of the request is as good as its URL; repeated headers come repeatedly. */
  const char *target = strstr(url, ".com/") + 4;
  CHECK(verify(LIST("method", "PUT", "url", target, "header:Host", HOST, "header:Content-Type", "image/png",
                    "header:Accept", "a/b", "header:Accept", "c/d"),
               LIST(CREDENTIALS), NOW) > 0);
  /* Whoever changes what was signed is refused. */
  CHECK(verify(LIST("method", "GET", "url", url, "header:host", HOST, "header:content-type", "image/png"),
               LIST(CREDENTIALS), NOW) == S3PRESIGN_SIGNATURE_MISMATCH);
  CHECK(verify(LIST("method", "PUT", "url", target, "header:host", "evil.example", "header:content-type", "image/png"),
               LIST(CREDENTIALS), NOW) == S3PRESIGN_SIGNATURE_MISMATCH);
  CHECK(verify(request, LIST("access-key-id", "AKIAIOSFODNN7EXAMPLE", "secret-access-key", "another"), NOW) ==
        S3PRESIGN_SIGNATURE_MISMATCH);
  CHECK(verify(request, LIST("region", "eu-west-1"), NOW) == S3PRESIGN_UNKNOWN_ACCESS_KEY);
}

static void a_form(void) {
  static const char form[] = "bucket\0photos\0key\0users/42/${filename}\0max-content-length\0001000";
  static char fields[ROOM];
  const char *received[64] = {"bucket", "photos", "file-name", "cat.png", "content-length", "1000"};
  size_t count = 6;
  int64_t length = s3presign_presign_post(signer, form, sizeof form - 1, 6, NOW, fields, ROOM);
  CHECK(length > 0 && length < ROOM);
  for (const char *name = fields; name < fields + length;) {
    const char *value = name + strlen(name) + 1;
    if (strncmp(name, "field:", 6) == 0) {
      received[count++] = name;
      received[count++] = value;
    }
    name = value + strlen(value) + 1;
  }
  size_t list = join(params, received), known = join(rules, LIST(CREDENTIALS));
  length = s3presign_read_form(params, list, count, answer, ROOM);
  CHECK(is(length, "key", "users/42/cat.png") && is(length, "access-key-id", "AKIAIOSFODNN7EXAMPLE"));
  length = s3presign_verify_form(params, list, count, rules, known, 4, NOW, answer, ROOM);
  CHECK(is(length, "min-content-length", "0") && is(length, "max-content-length", "1000"));
  CHECK(is(length, "expires-at", "1767323945"));
  received[5] = "1001";
  list = join(params, received);
  CHECK(s3presign_verify_form(params, list, count, rules, known, 4, NOW, answer, ROOM) == S3PRESIGN_POLICY_CONDITION_FAILED);
}

static void explained(void) {
  const char *const *list = LIST("url", url, "method", "PUT", "now", "2026-01-02T03:20:00Z");
  int64_t length = s3presign_explain(params, join(params, list), count_of(list), answer, ROOM);
  CHECK(is(length, "operation", "PutObject") && is(length, "bucket", "photos") && is(length, "key", "a b"));
  CHECK(is(length, "signature-version", "4") && is(length, "state", "expired") && is(length, "header", "content-type"));
  CHECK(value_of(answer, length, "bound:content-type") != NULL && value_of(answer, length, "unbound:content-length") != NULL);
  CHECK(value_of(answer, length, "warning:UnboundedUpload") != NULL && value_of(answer, length, "text") != NULL);
}

/* A result goes back as it came, with what the server answered. */
static void diagnosed(void) {
  static const char refusal[] = "<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>";
  memcpy(params, result, (size_t)result_length + 1);
  memcpy(params + result_length + 1, "answer", 7);
  memcpy(params + result_length + 8, refusal, sizeof refusal);
  size_t length = (size_t)result_length + 8 + sizeof refusal - 1;
  int64_t diagnosis = s3presign_diagnose(params, length, strings_in(params, (int64_t)length), answer, ROOM);
  CHECK(is(diagnosis, "code", "AccessDenied") && is(diagnosis, "message", "Request has expired"));
  CHECK(value_of(answer, diagnosis, "finding:Expired") != NULL && value_of(answer, diagnosis, "text") != NULL);
}

/* What permissions are answered goes into a policy as it came. */
static void permitted(void) {
  const char *const *upload = LIST("operation", "PutObject", "bucket", "photos", "key", "a b", "region", "eu-west-1",
                                   "server-side-encryption", "aws:kms", "ssekms-key-id", "alias/photos");
  int64_t length = s3presign_permissions(params, join(params, upload), count_of(upload), answer, ROOM);
  CHECK(is(length, "action", "s3:PutObject") && is(length, "resource", "arn:aws:s3:::photos/a b"));
  CHECK(is(length, "because", "PutObject") && is(length, "certainty", "needed"));
  CHECK(is(length, "only-where", "kms:ResourceAliases=alias/photos"));
  CHECK(is(length, "open:kms-key", "arn:aws:kms:eu-west-1:*:key/*"));
  memcpy(params, answer, (size_t)length + 1);
  length = s3presign_policy(params, (size_t)length, strings_in(params, length), answer, ROOM);
  CHECK(strstr(value_of(answer, length, "policy"), "{\"kms:ResourceAliases\": \"alias/photos\"}") != NULL);
  CHECK(value_of(answer, length, "size") != NULL && is(length, "open:kms-key", "arn:aws:kms:eu-west-1:*:key/*"));
  CHECK(s3presign_policy(NULL, 0, 0, answer, ROOM) == S3PRESIGN_MISSING_OPTION);
  const char *const *guard = LIST("bucket", "photos", "https", "true");
  length = s3presign_guard_policy(params, join(params, guard), count_of(guard), answer, ROOM);
  CHECK(strstr(value_of(answer, length, "policy"), "\"Sid\": \"OnlyHttps\"") != NULL);
  CHECK(value_of(answer, length, "note") != NULL);
}

static void details_and_cors(void) {
  size_t count = strings_in(result, result_length);
  int64_t length = s3presign_details(result, (size_t)result_length, count, answer, ROOM);
  CHECK(strncmp(value_of(answer, length, "canonical-request"), "PUT\n/a%20b\n", 11) == 0);
  CHECK(strncmp(value_of(answer, length, "string-to-sign"), "AWS4-HMAC-SHA256\n20260102T030405Z\n", 34) == 0);
  CHECK(strstr(value_of(answer, length, "curl"), url) != NULL);

  length = s3presign_cors_rule(result, (size_t)result_length, count, "https://app.example.com", S3PRESIGN_STRLEN, answer, ROOM);
  CHECK(is(length, "allowed-origin", "https://app.example.com") && is(length, "allowed-method", "PUT"));
  CHECK(is(length, "allowed-header", "content-type") && is(length, "expose-header", "ETag"));
  CHECK(strncmp(value_of(answer, length, "xml"), "<CORSConfiguration ", 19) == 0);
  CHECK(strncmp(value_of(answer, length, "json"), "{\"CORSRules\":[", 14) == 0);
  static const char two[] = "request\0form\0url\0https://photos.s3.eu-west-1.amazonaws.com/\0field:key\0k\0request\0upload";
  memcpy(params, two, sizeof two);
  memcpy(params + sizeof two, result, (size_t)result_length);
  size_t both = sizeof two + (size_t)result_length;
  length = s3presign_cors_rule(params, both, strings_in(params, (int64_t)both), "* null", 6, answer, ROOM);
  CHECK(strstr(value_of(answer, length, "json"), "\"AllowedMethods\":[\"POST\",\"PUT\"],\"AllowedOrigins\":[\"*\",\"null\"]"));
  static const char other[] = "request\0form\0url\0https://videos.s3.eu-west-1.amazonaws.com/\0field:key\0k\0request\0upload";
  memcpy(params, other, sizeof other);
  CHECK(s3presign_cors_rule(params, both, strings_in(params, (int64_t)both), "*", 1, answer, ROOM) ==
        S3PRESIGN_CONFLICTING_OPTIONS);
}

int main(void) {
  signer = a_signer();
  s3presign_template *tmpl = a_template(signer, LIST("operation", "PutObject", "bucket", "photos", "ContentType", "image/png"));
  CHECK(s3presign_template_url(tmpl, "a b", 3, NOW, url, sizeof url) > 0);
  result_length = s3presign_template_presign(tmpl, "a b", 3, NOW, result, sizeof result);
  CHECK(result_length > 0 && result_length < ROOM);
  a_request();
  a_form();
  explained();
  diagnosed();
  permitted();
  details_and_cors();
  s3presign_template_free(tmpl);
  s3presign_signer_free(signer);
  return finished();
}
