/* A form by which a browser uploads images of up to 10 MiB below one prefix. */

#include "lists.h"

int main(void) {
  s3presign_signer *signer = signer_from_env();
  const struct list form = list_of((const char *const[]){
      "bucket", "photos", "key", "users/42/${filename}", "starts-with:Content-Type", "image/", "max-content-length",
      "10485760", NULL});
  char answer[8192];
  int64_t length =
      s3presign_presign_post(signer, form.text, form.length, form.count, time(NULL), answer, sizeof answer);
  check(length, answer, sizeof answer);

  puts(value_of(answer, length, "url"));   /* the form's action */
  print_entries(answer, length, "field:"); /* its hidden inputs; escape both in a page */
  s3presign_signer_free(signer);
}
