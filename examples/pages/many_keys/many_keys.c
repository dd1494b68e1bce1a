/* Links to many objects, signed at one instant. */

#include "lists.h"

int main(void) {
  s3presign_signer *signer = signer_from_env();
  s3presign_template *download;
  char urls[8192];

  const struct list request = list_of((const char *const[]){"operation", "GetObject", "bucket", "photos", NULL});
  if (s3presign_template_new(signer, request.text, request.length, request.count, &download, urls, sizeof urls) != 0)
    fail(urls);

  static const char keys[] = "1.jpg" "2.jpg"; /* nothing stands between two keys */
  const int64_t key_offsets[] = {0, 5, 10};
  int64_t url_offsets[3], refused_row;
  int64_t length = s3presign_template_urls(download, keys, sizeof keys - 1, key_offsets, 2, time(NULL), url_offsets,
                                           &refused_row, urls, sizeof urls);
  check(length, urls, sizeof urls);
  for (int row = 0; row < 2; row++)
    printf("%.*s\n", (int)(url_offsets[row + 1] - url_offsets[row]), urls + url_offsets[row]);

  s3presign_template_free(download);
  s3presign_signer_free(signer);
}
