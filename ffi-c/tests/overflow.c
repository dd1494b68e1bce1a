/* Reads one byte behind a buffer that holds a URL, on purpose: whoever runs
 * this with a sanitizer must see it caught. */
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>

int main(void) {
  s3presign_signer *signer = a_signer();
  s3presign_template *tmpl = a_template(signer, LIST("operation", "GetObject", "bucket", "photos"));
  int64_t length = s3presign_template_url(tmpl, "k", 1, NOW, NULL, 0);
  char *url = malloc((size_t)length + 1);
  s3presign_template_url(tmpl, "k", 1, NOW, url, (size_t)length + 1);
  volatile char behind = url[length + 1];
  printf("read %d behind the buffer and was not caught\n", behind);
  free(url);
  s3presign_template_free(tmpl);
  s3presign_signer_free(signer);
  return 0;
}
