/* Buffers of every size: an answer comes whole or not at all, a message is cut. */
#include "fixture.h"

#include <string.h>

enum { CANARY = 0x7e, MEMORY = 4096 };

static s3presign_signer *signer;
static s3presign_template *tmpl;
/* Its signatures, of Signature Version 4A, have no fixed length. */
static s3presign_template *multi_region;

static int64_t url(char *answer, size_t capacity) {
  return s3presign_template_url(tmpl, "a b", 3, NOW, answer, capacity);
}
static int64_t multi_region_url(char *answer, size_t capacity) {
  return s3presign_template_url(multi_region, "a b", 3, NOW, answer, capacity);
}
static int64_t result(char *answer, size_t capacity) {
  return s3presign_template_presign(tmpl, "a b", 3, NOW, answer, capacity);
}
static int64_t details(char *answer, size_t capacity) {
  char list[2048];
  int64_t length = s3presign_template_presign(tmpl, "a b", 3, NOW, list, sizeof list);
  return s3presign_details(list, (size_t)length, strings_in(list, length), answer, capacity);
}
static int64_t one_call(char *answer, size_t capacity) {
  static const char request[] = "operation\0GetObject\0bucket\0photos";
  return s3presign_presign(signer, request, sizeof request - 1, 4, "a b", 3, NOW, answer, capacity);
}
static int64_t object_url(char *answer, size_t capacity) {
  return s3presign_object_url(signer, "photos", 6, "a b", 3, answer, capacity);
}
static int64_t redacted(char *answer, size_t capacity) {
  return s3presign_redact("https://h/?X-Amz-Signature=1", S3PRESIGN_STRLEN, answer, capacity);
}
static int64_t joined(char *answer, size_t capacity) {
  return s3presign_join(LIST("operation", "GetObject"), answer, capacity);
}

typedef int64_t answering(char *answer, size_t capacity);

static int untouched(const char *memory, size_t from) {
  for (; from < MEMORY; from++) {
    if (memory[from] != CANARY) return 0;
  }
  return 1;
}

static void whole_or_not_at_all(answering *call) {
  static char memory[MEMORY], whole[MEMORY];
  int64_t length = call(NULL, 0);
  CHECK(length > 0 && length < MEMORY - 2);
  size_t n = (size_t)length;
  CHECK(call(whole, sizeof whole) == length);
  int kept = 1;
  for (size_t capacity = 0; capacity <= n + 2; capacity++) {
    memset(memory, CANARY, sizeof memory);
    kept &= call(memory, capacity) == length;
    if (capacity > n) {
      kept &= memcmp(memory, whole, n + 1) == 0 && memory[n] == 0 && untouched(memory, n + 1);
    } else if (capacity > 0) {
      /* Not one byte of an answer that does not fit. */
      kept &= memory[0] == 0 && untouched(memory, 1);
    } else {
      kept &= untouched(memory, 0);
    }
  }
  CHECK(kept);
  /* The edges again, by name. */
  char none[1];
  CHECK(call(none, 1) == length && none[0] == 0);
  CHECK(call(memory, n) == length && memory[0] == 0);
  CHECK(call(memory, n + 1) == length && memory[n] == 0 && memory[0] != 0);
}

static int64_t refused_url(char *answer, size_t capacity) {
  return s3presign_template_url(tmpl, "", 0, NOW, answer, capacity);
}
static int64_t refused_result(char *answer, size_t capacity) {
  return s3presign_template_presign(tmpl, "", 0, NOW, answer, capacity);
}
static int64_t refused_signer(char *message, size_t capacity) {
  s3presign_signer *none = signer;
  int64_t status = s3presign_signer_new("region\0\303\251\303\251", 11, 2, &none, message, capacity);
  CHECK(none == NULL);
  return status;
}
static int64_t refused_template(char *message, size_t capacity) {
  s3presign_template *none = tmpl;
  int64_t status = s3presign_template_new(signer, "operation\0\303\251\303\251", 14, 2, &none, message, capacity);
  CHECK(none == NULL);
  return status;
}

static void cut_between_characters(answering *call, int32_t expected) {
  static char memory[MEMORY], whole[MEMORY];
  CHECK(call(whole, sizeof whole) == expected);
  size_t n = strlen(whole);
  CHECK(n > 10);
  int kept = call(NULL, 0) == expected;
  for (size_t capacity = 0; capacity <= n + 2; capacity++) {
    memset(memory, CANARY, sizeof memory);
    kept &= call(memory, capacity) == expected && untouched(memory, capacity);
    if (capacity > 0) {
      size_t shown = strlen(memory);
      kept &= shown < capacity && strncmp(memory, whole, shown) == 0;
      /* No character is cut: what follows is not the middle of one. */
      kept &= ((unsigned char)whole[shown] & 0xC0) != 0x80;
    }
  }
  CHECK(kept);
}

int main(void) {
  signer = a_signer();
  tmpl = a_template(signer, LIST("operation", "GetObject", "bucket", "photos"));
  multi_region = a_template(
      signer, LIST("operation", "GetObject", "bucket", "arn:aws:s3::123456789012:accesspoint/mfzwi23gnjvgw.mrap"));
  answering *const all[] = {url, multi_region_url, result, details, one_call, object_url, redacted, joined};
  for (size_t index = 0; index < sizeof all / sizeof *all; index++) whole_or_not_at_all(all[index]);
  cut_between_characters(refused_url, S3PRESIGN_INVALID_KEY);
  cut_between_characters(refused_result, S3PRESIGN_INVALID_KEY);
  cut_between_characters(refused_signer, S3PRESIGN_MISSING_OPTION);
  cut_between_characters(refused_template, S3PRESIGN_UNKNOWN_OPERATION);
  s3presign_template_free(multi_region);
  s3presign_template_free(tmpl);
  s3presign_signer_free(signer);
  return finished();
}
