/* Buffers of every size: an answer comes whole or not at all, a message is cut.
 * Every function of the header is tried.
 *
 * Where calls are slow, as under valgrind, CAPACITY_STEP in the environment is
 * the step between the sizes that are far from both ends. */
#include "every_call.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CANARY = 0x7e, MEMORY = 16384 };

static char memory[MEMORY], canaries[MEMORY], whole[MEMORY];

static int untouched(size_t from) { return memcmp(memory + from, canaries, MEMORY - from) == 0; }

/* The next capacity to try for an answer of n bytes. */
static size_t after(size_t capacity, size_t n) {
  const char *step = getenv("CAPACITY_STEP");
  size_t stride = step == NULL ? 1 : (size_t)atoi(step);
  return capacity > 64 && capacity + stride + 64 < n ? capacity + stride : capacity + 1;
}

static int64_t in_a_buffer_of(size_t capacity, const struct call *call, const struct arguments *with) {
  memcpy(memory, canaries, sizeof memory);
  return call->run(with, memory, capacity);
}

static void whole_or_not_at_all(const struct call *call, const struct arguments *with) {
  int64_t length = call->run(with, NULL, 0);
  /* What makes a handle answers 0 and the empty message. */
  CHECK(call->makes ? length == 0 : length > 0 && length < MEMORY - 2);
  size_t n = (size_t)length;
  CHECK(call->run(with, whole, sizeof whole) == length);
  int kept = 1;
  for (size_t capacity = 0; capacity <= n + 2; capacity = after(capacity, n)) {
    kept &= in_a_buffer_of(capacity, call, with) == length;
    if (capacity > n) {
      kept &= memcmp(memory, whole, n + 1) == 0 && memory[n] == 0 && untouched(n + 1);
    } else if (capacity > 0) {
      /* Not one byte of an answer that does not fit. */
      kept &= memory[0] == 0 && untouched(1);
    } else {
      kept &= untouched(0);
    }
  }
  if (!kept) fprintf(stderr, "%s\n", call->name);
  CHECK(kept);
}

static void cut_between_characters(const struct call *call, const struct arguments *with, int32_t expected) {
  int64_t status = call->run(with, whole, sizeof whole);
  if (status != expected) fprintf(stderr, "%s: %lld: %s\n", call->name, (long long)status, whole);
  CHECK(status == expected);
  size_t n = strlen(whole);
  CHECK(n > 10);
  int kept = call->run(with, NULL, 0) == expected;
  for (size_t capacity = 0; capacity <= n + 2; capacity = after(capacity, n)) {
    kept &= in_a_buffer_of(capacity, call, with) == expected && untouched(capacity);
    if (capacity > 0) {
      size_t shown = strlen(memory);
      kept &= shown < capacity && strncmp(memory, whole, shown) == 0;
      /* As much as there is room for, and no character is cut: what follows is not the middle of one. */
      kept &= shown + 4 >= capacity || shown == n;
      kept &= ((unsigned char)whole[shown] & 0xC0) != 0x80;
    }
  }
  if (!kept) fprintf(stderr, "%s\n", call->name);
  CHECK(kept);
}

/* A refusal whose message quotes what is not ASCII, where there is one. */
static void refused(const struct call *call) {
  static const char name[] = "\303\251\360\237\223\267\0x", value[] = "operation\0\303\251\360\237\223\267";
  static char key[1026];
  for (size_t index = 0; index < sizeof key; index += 2) memcpy(key + index, "\303\251", 2);
  struct arguments with = call->right;
  /* Nothing is passed that could be refused. */
  if (strcmp(call->name, "s3presign_stores") == 0) return;
  if (strcmp(call->name, "s3presign_template_new") == 0 || strcmp(call->name, "s3presign_presign") == 0) {
    with.lists[PARAMS] = (struct list){value, sizeof value - 1, 2};
    cut_between_characters(call, &with, S3PRESIGN_UNKNOWN_OPERATION);
  } else if (strcmp(call->name, "s3presign_presign_post") == 0 || strcmp(call->name, "s3presign_presign_multipart") == 0 ||
             strcmp(call->name, "s3presign_permissions") == 0) {
    /* Names that are no option are fields and parameters, which are looked up later. */
    with.lists[PARAMS] = (struct list){name, sizeof name - 1, 2};
    cut_between_characters(call, &with, S3PRESIGN_MISSING_OPTION);
  } else if (strcmp(call->name, "s3presign_redact_list") == 0) {
    /* Any name is welcome. */
    with.lists[PARAMS] = (struct list){name, sizeof name - 1, 3};
    cut_between_characters(call, &with, S3PRESIGN_MALFORMED_PARAMETERS);
  } else if (call->lists[PARAMS]) {
    with.lists[PARAMS] = (struct list){name, sizeof name - 1, 2};
    cut_between_characters(call, &with, S3PRESIGN_UNKNOWN_OPTION);
  } else if (call->texts[KEY] || call->texts[COLUMN]) {
    with.texts[KEY] = with.texts[COLUMN] = (struct text){key, sizeof key};
    cut_between_characters(call, &with, S3PRESIGN_INVALID_KEY);
  } else if (call->texts[URL] || call->texts[RESPONSE]) {
    with.texts[URL] = with.texts[RESPONSE] = (struct text){"\377", 1};
    cut_between_characters(call, &with, S3PRESIGN_INVALID_UTF8);
  } else {
    with.strings = NULL;
    with.signer = NULL;
    with.tmpl = NULL;
    cut_between_characters(call, &with, S3PRESIGN_NULL_POINTER);
  }
}

/* Signatures of Signature Version 4A have no fixed length, but one of their own each. */
static void a_multi_region_url(void) {
  for (size_t index = 0; index < number_of_calls; index++) {
    struct arguments with = every_call[index].right;
    if (!every_call[index].tmpl) continue;
    with.tmpl = a_template(
        with.signer, LIST("operation", "GetObject", "bucket", "arn:aws:s3::123456789012:accesspoint/mfzwi23gnjvgw.mrap"));
    whole_or_not_at_all(&every_call[index], &with);
    s3presign_template_free((s3presign_template *)with.tmpl);
  }
}

int main(void) {
  memset(canaries, CANARY, sizeof canaries);
  prepare_every_call();
  for (size_t index = 0; index < number_of_calls; index++) {
    whole_or_not_at_all(&every_call[index], &every_call[index].right);
    refused(&every_call[index]);
  }
  a_multi_region_url();
  forget_every_call();
  return finished();
}
