/* A download from a directory bucket: the request for a session, and what is signed with its answer. */

#include "lists.h"

int main(void) {
  s3presign_signer *own = signer_from_env(), *signer;
  char answer[8192];

  const struct list session = list_of((const char *const[]){
      "operation", "CreateSession", "bucket", "logs--usw2-az1--x-s3", NULL});
  int64_t length = s3presign_presign(own, session.text, session.length, session.count, NULL, 0, time(NULL), answer,
                                     sizeof answer);
  check(length, answer, sizeof answer);
  puts(value_of(answer, length, "url")); /* GET it */
  s3presign_signer_free(own);

  /* What its XML answer says, which is good for five minutes. */
  const struct list answered = list_of((const char *const[]){
      "access-key-id", "ASIASESSION", "secret-access-key", "session secret", "session-token", "session token", "region",
      "us-west-2", NULL});
  if (s3presign_signer_new(answered.text, answered.length, answered.count, &signer, answer, sizeof answer) != 0)
    fail(answer);
  const struct list download = list_of((const char *const[]){
      "operation", "GetObject", "bucket", "logs--usw2-az1--x-s3", NULL});
  length = s3presign_presign(signer, download.text, download.length, download.count, "today.log", S3PRESIGN_STRLEN,
                             time(NULL), answer, sizeof answer);
  check(length, answer, sizeof answer);
  puts(value_of(answer, length, "url"));
  s3presign_signer_free(signer);
}
