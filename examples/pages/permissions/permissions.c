/* What an upload with tags and a KMS key needs, as a policy. */

#include "lists.h"

int main(void) {
  const struct list upload = list_of((const char *const[]){
      "operation", "PutObject", "region", "eu-west-1", "bucket", "photos", "key", "2026/1.jpg", "tagging", "owner=ada",
      "server-side-encryption", "aws:kms", "ssekms-key-id", "alias/photos", "account", "123456789012", NULL});
  char needed[4096], policy[4096];
  int64_t length = s3presign_permissions(upload.text, upload.length, upload.count, needed, sizeof needed);
  check(length, needed, sizeof needed);
  size_t strings = 1;
  for (int64_t at = 0; at < length; at++) strings += needed[at] == 0;
  length = s3presign_policy(needed, (size_t)length, strings, policy, sizeof policy);
  check(length, policy, sizeof policy);
  fputs(value_of(policy, length, "policy"), stdout);
}
