/* Many URLs in one call: those of one call each, and whatever can be wrong with a column of keys. */
#include "fixture.h"

#include <stdlib.h>
#include <string.h>

enum { ROWS = 300, ROOM = 1 << 18, UNTOUCHED = 77 };

static s3presign_template *download;
static char answer[ROOM];
static int64_t url_offsets[ROWS + 1], refused_row;

/* One key of each length up to ROWS: "a", "b ", "c c" ... */
static char keys[ROWS * ROWS];
static int64_t key_offsets[ROWS + 1];

static void prepare(void) {
  int64_t end = 0;
  for (int row = 0; row < ROWS; row++) {
    key_offsets[row] = end;
    for (int place = 0; place <= row; place++) keys[end++] = place % 3 == 1 ? ' ' : (char)('a' + row % 26);
  }
  key_offsets[ROWS] = end;
}

static void forget(void) {
  memset(answer, '~', sizeof answer);
  for (int row = 0; row <= ROWS; row++) url_offsets[row] = UNTOUCHED;
  refused_row = UNTOUCHED;
}

/* Signs for keys that are given as one text, and forgets what was answered before. */
static int64_t signed_for(const char *text, const int64_t *offsets, size_t rows) {
  forget();
  return s3presign_template_urls(download, text, S3PRESIGN_STRLEN, offsets, rows, NOW, url_offsets, &refused_row,
                                 answer, sizeof answer);
}

static int no_offset_was_written(void) {
  for (int row = 0; row <= ROWS; row++) {
    if (url_offsets[row] != UNTOUCHED) return 0;
  }
  return 1;
}

static int refused(int64_t status, int32_t expected, int64_t row, const char *about) {
  return status == expected && refused_row == row && strstr(answer, about) != NULL && no_offset_was_written();
}

static void the_urls_of_one_call_each(const s3presign_template *tmpl, size_t first, size_t rows) {
  char url[4096];
  forget();
  int64_t length = s3presign_template_urls(tmpl, keys, sizeof keys, key_offsets + first, rows, NOW, url_offsets,
                                           &refused_row, answer, sizeof answer);
  CHECK(length > 0 && length < ROOM && answer[length] == 0 && refused_row == -1);
  CHECK(url_offsets[0] == 0 && url_offsets[rows] == length);
  int same = 1;
  for (size_t row = 0; row < rows; row++) {
    const int64_t *key = key_offsets + first + row;
    int64_t one = s3presign_template_url(tmpl, keys + key[0], (size_t)(key[1] - key[0]), NOW, url, sizeof url);
    same &= one == url_offsets[row + 1] - url_offsets[row] && memcmp(answer + url_offsets[row], url, (size_t)one) == 0;
  }
  CHECK(same);
  CHECK(s3presign_template_urls(tmpl, keys, sizeof keys, key_offsets + first, rows, NOW, NULL, NULL, NULL, 0) == length);
  /* Without room for the NUL. */
  forget();
  CHECK(s3presign_template_urls(tmpl, keys, sizeof keys, key_offsets + first, rows, NOW, url_offsets, &refused_row,
                                answer, (size_t)length) == length);
  CHECK(answer[0] == 0 && answer[1] == '~' && no_offset_was_written() && refused_row == -1);
}

static void no_rows(void) {
  const int64_t offset = 2;
  CHECK(signed_for("abc", &offset, 0) == 0 && answer[0] == 0 && answer[1] == '~');
  CHECK(url_offsets[0] == 0 && url_offsets[1] == UNTOUCHED && refused_row == -1);
  CHECK(s3presign_template_urls(download, NULL, 0, NULL, 0, NOW, NULL, NULL, answer, sizeof answer) == 0);
  CHECK(s3presign_template_urls(download, NULL, 0, NULL, 0, NOW, NULL, NULL, NULL, 0) == 0);
}

static void keys_that_cannot_be_signed_for(void) {
  const int64_t empty[] = {0, 1, 1, 2};
  CHECK(refused(signed_for("ab", empty, 3), S3PRESIGN_INVALID_KEY, 1, "empty"));
  static char long_key[1026];
  memset(long_key, 'k', sizeof long_key - 1);
  const int64_t too_long[] = {0, 1025};
  CHECK(refused(signed_for(long_key, too_long, 1), S3PRESIGN_INVALID_KEY, 0, "1024"));
  /* All at once or none, whatever the first ones are, and however many are to be signed at a time. */
  int64_t many[ROWS + 1];
  for (int row = 0; row <= ROWS; row++) many[row] = row < ROWS ? row : ROWS - 1;
  CHECK(refused(signed_for(long_key, many, ROWS), S3PRESIGN_INVALID_KEY, ROWS - 1, "empty"));
  /* Nobody needs to be told. */
  CHECK(s3presign_template_urls(download, "ab", 2, empty, 3, NOW, url_offsets, NULL, answer, sizeof answer) ==
        S3PRESIGN_INVALID_KEY);
  CHECK(s3presign_template_urls(download, "ab", 2, empty, 3, NOW, NULL, &refused_row, NULL, 0) == S3PRESIGN_INVALID_KEY);
  CHECK(refused_row == 1);
}

static void text_that_is_not_utf8(void) {
  const int64_t two[] = {0, 1, 3}, inside[] = {0, 1, 2, 3}, behind_an_empty_one[] = {0, 0, 1}, before_it[] = {0, 1, 1, 2};
  CHECK(signed_for("a\303\251", two, 2) > 0 && strstr(answer, "/%C3%A9?") != NULL);
  CHECK(refused(signed_for("a\303(", two, 2), S3PRESIGN_INVALID_UTF8, 1, "\"key\""));
  /* A character that lies in two keys is in neither of them. */
  CHECK(refused(signed_for("a\303\251", inside, 3), S3PRESIGN_INVALID_UTF8, 1, "\"key\""));
  /* The first row that is refused is told, for whichever reason. */
  CHECK(refused(signed_for("\377", behind_an_empty_one, 2), S3PRESIGN_INVALID_KEY, 0, "empty"));
  CHECK(refused(signed_for("\377a", before_it, 3), S3PRESIGN_INVALID_UTF8, 0, "\"key\""));
  /* What is no key is not looked at. */
  const int64_t middle[] = {1, 2, 3};
  CHECK(signed_for("\377ab\377", middle, 2) > 0 && strstr(answer, "/b?") != NULL);
  /* A NUL is a byte like any other. */
  const int64_t with_nul[] = {0, 3};
  CHECK(s3presign_template_urls(download, "a\0b", 3, with_nul, 1, NOW, url_offsets, NULL, answer, sizeof answer) > 0);
  CHECK(strstr(answer, "/a%00b?") != NULL);
}

static void offsets_that_make_no_sense(void) {
  const int32_t malformed = S3PRESIGN_MALFORMED_PARAMETERS;
  const int64_t decreasing[] = {0, 2, 1}, negative[] = {-1, 1}, behind[] = {0, 1, 4}, absurd[] = {0, INT64_MAX};
  CHECK(refused(signed_for("abc", decreasing, 2), malformed, -1, "key_offsets[2] is 1"));
  CHECK(refused(signed_for("abc", negative, 1), malformed, -1, "key_offsets[0] is -1"));
  CHECK(refused(signed_for("abc", behind, 2), malformed, -1, "key_offsets[2] is 4"));
  CHECK(refused(signed_for("abc", absurd, 1), malformed, -1, "3 bytes"));
  CHECK(refused(signed_for("abc", behind, SIZE_MAX), malformed, -1, "\"key_offsets\""));
  CHECK(refused(signed_for("abc", behind, SIZE_MAX / 8), malformed, -1, "\"key_offsets\""));
}

static void arrays_that_are_not_there(void) {
  const int32_t null = S3PRESIGN_NULL_POINTER;
  const int64_t offsets[] = {0, 1};
  CHECK(refused(signed_for(NULL, offsets, 1), null, -1, "\"keys\""));
  CHECK(refused(signed_for("a", NULL, 1), null, -1, "\"key_offsets\""));
  forget();
  CHECK(refused(s3presign_template_urls(download, "a", 1, offsets, 1, NOW, NULL, &refused_row, answer, sizeof answer),
                null, -1, "\"url_offsets\""));
  CHECK(refused(s3presign_template_urls(NULL, "a", 1, offsets, 1, NOW, NULL, &refused_row, answer, sizeof answer), null,
                -1, "\"tmpl\""));
}

static void arrays_in_the_wrong_place(void) {
  const int32_t malformed = S3PRESIGN_MALFORMED_PARAMETERS;
  int64_t both[] = {0, 1, 2, 9}, row;
  char *memory = (char *)both;
  forget();
  CHECK(s3presign_template_urls(download, "ab", 2, both, 2, NOW, both, &row, answer, sizeof answer) == malformed);
  CHECK(strstr(answer, "\"url_offsets\" overlaps \"key_offsets\"") != NULL && both[1] == 1 && row == -1);
  CHECK(s3presign_template_urls(download, "ab", 2, both, 2, NOW, both + 2, &row, answer, sizeof answer) == malformed);
  const int64_t one[] = {0, 1};
  CHECK(s3presign_template_urls(download, memory, 8, one, 1, NOW, both, &row, answer, sizeof answer) == malformed);
  CHECK(strstr(answer, "overlaps \"keys\"") != NULL);
  CHECK(s3presign_template_urls(download, "ab", 2, both, 2, NOW, url_offsets, both + 2, answer, sizeof answer) == malformed);
  CHECK(strstr(answer, "\"refused_row\" overlaps \"key_offsets\"") != NULL);
  both[2] = 2;
  CHECK(s3presign_template_urls(download, "ab", 2, both, 2, NOW, url_offsets, url_offsets + 1, answer, sizeof answer) == malformed);
  CHECK(s3presign_template_urls(download, "ab", 2, both, 2, NOW, (int64_t *)(void *)answer, &row, answer, sizeof answer) == malformed);
  CHECK(strstr(answer, "\"url_offsets\" overlaps") != NULL);
  CHECK(s3presign_template_urls(download, "ab", 2, both, 2, NOW, url_offsets, (int64_t *)(void *)answer, answer, sizeof answer) == malformed);
  CHECK(s3presign_template_urls(download, "ab", 2, both, 2, NOW, url_offsets, &row, memory, sizeof both) == malformed);
  CHECK(strstr(memory, "key_offsets") != NULL);
  CHECK(s3presign_template_urls(download, "ab", 2, one, 1, NOW, (int64_t *)(void *)(memory + 1), &row, answer, sizeof answer) == malformed);
  CHECK(strstr(answer, "aligned") != NULL);
}

static void what_no_key_can_help(void) {
  char message[256];
  s3presign_signer *signer;
  CHECK(new_signer(LIST("access-key-id", "ASIAIOSFODNN7EXAMPLE", "secret-access-key", "secret", "session-token", "token",
                        "credentials-expiration", "2026-01-02T03:04:05Z", "region", "eu-west-1"),
                   &signer, message, sizeof message) == 0);
  s3presign_template *tmpl = a_template(signer, LIST("operation", "GetObject", "bucket", "photos"));
  const int64_t offsets[] = {0, 1, 1};
  forget();
  CHECK(refused(s3presign_template_urls(tmpl, "a", 1, offsets, 2, NOW, url_offsets, &refused_row, answer, sizeof answer),
                S3PRESIGN_CREDENTIALS_EXPIRED, 0, "expire"));
  CHECK(s3presign_template_urls(tmpl, "a", 1, offsets, 0, NOW, url_offsets, &refused_row, answer, sizeof answer) == 0);
  CHECK(s3presign_template_urls(tmpl, "a", 1, offsets, 1, INT64_MAX, url_offsets, &refused_row, answer, sizeof answer) ==
        S3PRESIGN_INVALID_SIGNING_TIME);
  CHECK(refused_row == -1);
  s3presign_template_free(tmpl);
  tmpl = a_template(signer, LIST("operation", "ListObjectsV2", "bucket", "photos"));
  CHECK(s3presign_template_urls(tmpl, "a", 1, offsets, 1, NOW - 60, url_offsets, &refused_row, answer, sizeof answer) ==
        S3PRESIGN_UNEXPECTED_KEY);
  CHECK(refused_row == 0);
  s3presign_template_free(tmpl);
  s3presign_signer_free(signer);
}

int main(void) {
  s3presign_signer *signer = a_signer();
  download = a_template(signer, LIST("operation", "GetObject", "bucket", "photos"));
  s3presign_template *multi_region = a_template(
      signer, LIST("operation", "GetObject", "bucket", "arn:aws:s3::123456789012:accesspoint/mfzwi23gnjvgw.mrap"));
  prepare();
  the_urls_of_one_call_each(download, 0, ROWS);
  the_urls_of_one_call_each(download, 7, 1);
  the_urls_of_one_call_each(multi_region, 1, 3);
  no_rows();
  keys_that_cannot_be_signed_for();
  text_that_is_not_utf8();
  offsets_that_make_no_sense();
  arrays_that_are_not_there();
  arrays_in_the_wrong_place();
  what_no_key_can_help();
  s3presign_template_free(multi_region);
  s3presign_template_free(download);
  s3presign_signer_free(signer);
  return finished();
}
