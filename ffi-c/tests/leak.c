/* Forgets a signer, on purpose: whoever runs this with a leak checker must see
 * it caught. */
#include "fixture.h"

int main(void) {
  s3presign_signer *volatile signer = a_signer();
  signer = NULL;
  (void)signer;
  return 0;
}
