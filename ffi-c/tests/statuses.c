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

static int reached[100];

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
  of_arguments();
  /* Every number that has a name was reached. */
  for (int32_t status = -1; status > -99; status--) {
    int known = strcmp(s3presign_status_name(status), "Unknown") != 0;
    if (known && reached[-status] == 0) fprintf(stderr, "%s was not reached\n", s3presign_status_name(status));
    CHECK(!known || reached[-status] > 0);
  }
  return finished();
}
