/* Every function of the header that takes arguments, with arguments that are
 * right: what must hold for all of them is said once, in a loop over them. */
#include "every_call.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const list_names[LISTS] = {"params", "rules", "variables"};
const char *const text_names[TEXTS] = {"key", "key", "bucket", "origin", "url", "response"};

#define LIST_OF(which) with->lists[which].start, with->lists[which].length, with->lists[which].count
#define TEXT_OF(which) with->texts[which].start, with->texts[which].length
#define CALL(name) static int64_t name(const struct arguments *with, char *answer, size_t capacity)

/* Functions that make a handle: it is there exactly if they say so. */
#define MAKING(name, kind, ...) \
  CALL(name) { \
    static char not_made; \
    kind *made = (kind *)(void *)&not_made; \
    int64_t status = s3presign_##name(__VA_ARGS__, &made, answer, capacity); \
    int told = (status == S3PRESIGN_OK) == (made != NULL) && made != (kind *)(void *)&not_made; \
    if (!told) check(0, "a handle is there exactly on success", __FILE__, __LINE__); \
    kind##_free(made); \
    return status; \
  }

MAKING(signer_new, s3presign_signer, LIST_OF(PARAMS))
MAKING(signer_scoped, s3presign_signer, with->signer, LIST_OF(PARAMS))
MAKING(template_new, s3presign_template, with->signer, LIST_OF(PARAMS))
MAKING(template_clocked, s3presign_template, with->tmpl, NOW)

CALL(options_from_env) {
  return s3presign_options_from_env(LIST_OF(VARIABLES), LIST_OF(PARAMS), answer, capacity);
}
CALL(template_url) { return s3presign_template_url(with->tmpl, TEXT_OF(KEY), NOW, answer, capacity); }
/* The whole text is one key. */
CALL(template_urls) {
  const struct text *keys = &with->texts[COLUMN];
  const int ends_at_nul = keys->start != NULL && keys->length == S3PRESIGN_STRLEN;
  const int64_t key_offsets[] = {0, (int64_t)(ends_at_nul ? strlen(keys->start) : keys->length)};
  int64_t url_offsets[2], refused_row = 7;
  int64_t length = s3presign_template_urls(with->tmpl, TEXT_OF(COLUMN), key_offsets, 1, NOW, url_offsets, &refused_row,
                                           answer, capacity);
  if (length >= 0 && refused_row != -1) check(0, "no row is refused", __FILE__, __LINE__);
  if (length >= 0 && length < (int64_t)capacity && (url_offsets[0] != 0 || url_offsets[1] != length))
    check(0, "the offsets are those of the answer", __FILE__, __LINE__);
  return length;
}
CALL(template_presign) { return s3presign_template_presign(with->tmpl, TEXT_OF(KEY), NOW, answer, capacity); }
CALL(presign) {
  return s3presign_presign(with->signer, LIST_OF(PARAMS), TEXT_OF(KEY), NOW, answer, capacity);
}
CALL(details) { return s3presign_details(LIST_OF(PARAMS), answer, capacity); }
CALL(presign_post) { return s3presign_presign_post(with->signer, LIST_OF(PARAMS), NOW, answer, capacity); }
CALL(multipart_plan) { return s3presign_multipart_plan(LIST_OF(PARAMS), answer, capacity); }
CALL(presign_multipart) {
  return s3presign_presign_multipart(with->signer, LIST_OF(PARAMS), TEXT_OF(KEY), NOW, answer, capacity);
}
CALL(upload_id) { return s3presign_upload_id(TEXT_OF(RESPONSE), answer, capacity); }
CALL(completed_parts) { return s3presign_completed_parts(LIST_OF(PARAMS), answer, capacity); }
CALL(read_request) { return s3presign_read_request(LIST_OF(PARAMS), answer, capacity); }
CALL(verify_request) {
  return s3presign_verify_request(LIST_OF(PARAMS), LIST_OF(RULES), NOW, answer, capacity);
}
CALL(read_form) { return s3presign_read_form(LIST_OF(PARAMS), answer, capacity); }
CALL(verify_form) { return s3presign_verify_form(LIST_OF(PARAMS), LIST_OF(RULES), NOW, answer, capacity); }
CALL(refusal) { return s3presign_refusal(LIST_OF(PARAMS), answer, capacity); }
CALL(explain) { return s3presign_explain(LIST_OF(PARAMS), answer, capacity); }
CALL(diagnose) { return s3presign_diagnose(LIST_OF(PARAMS), answer, capacity); }
CALL(permissions) { return s3presign_permissions(LIST_OF(PARAMS), answer, capacity); }
CALL(policy) { return s3presign_policy(LIST_OF(PARAMS), answer, capacity); }
CALL(guard_policy) { return s3presign_guard_policy(LIST_OF(PARAMS), answer, capacity); }
CALL(cors_rule) { return s3presign_cors_rule(LIST_OF(PARAMS), TEXT_OF(ORIGIN), answer, capacity); }
CALL(object_url) {
  return s3presign_object_url(with->signer, TEXT_OF(BUCKET), TEXT_OF(KEY), answer, capacity);
}
CALL(stores) {
  (void)with;
  return s3presign_stores(answer, capacity);
}
CALL(redact) { return s3presign_redact(TEXT_OF(URL), answer, capacity); }
CALL(redact_list) { return s3presign_redact_list(LIST_OF(PARAMS), answer, capacity); }
CALL(signer_describe) { return s3presign_signer_describe(with->signer, answer, capacity); }
CALL(template_describe) { return s3presign_template_describe(with->tmpl, answer, capacity); }
CALL(join) { return s3presign_join(with->strings, answer, capacity); }

#define NAMED(function) .name = "s3presign_" #function, .run = function
#define TAKES_PARAMS .lists[PARAMS] = 1

struct call every_call[] = {
    {NAMED(signer_new), TAKES_PARAMS, .makes = 1},
    {NAMED(signer_scoped), .signer = 1, TAKES_PARAMS, .makes = 1},
    {NAMED(options_from_env), TAKES_PARAMS, .lists[VARIABLES] = 1},
    {NAMED(template_new), .signer = 1, TAKES_PARAMS, .makes = 1},
    {NAMED(template_clocked), .tmpl = 1, .makes = 1},
    {NAMED(template_url), .tmpl = 1, .texts[KEY] = 1},
    {NAMED(template_urls), .tmpl = 1, .texts[COLUMN] = 1},
    {NAMED(template_presign), .tmpl = 1, .texts[KEY] = 1},
    {NAMED(presign), .signer = 1, TAKES_PARAMS, .texts[KEY] = 1},
    {NAMED(details), TAKES_PARAMS},
    {NAMED(presign_post), .signer = 1, TAKES_PARAMS},
    {NAMED(multipart_plan), TAKES_PARAMS},
    {NAMED(presign_multipart), .signer = 1, TAKES_PARAMS, .texts[KEY] = 1},
    {NAMED(upload_id), .texts[RESPONSE] = 1},
    {NAMED(completed_parts), TAKES_PARAMS},
    {NAMED(read_request), TAKES_PARAMS},
    {NAMED(verify_request), TAKES_PARAMS, .lists[RULES] = 1},
    {NAMED(read_form), TAKES_PARAMS},
    {NAMED(verify_form), TAKES_PARAMS, .lists[RULES] = 1},
    {NAMED(refusal), TAKES_PARAMS},
    {NAMED(explain), TAKES_PARAMS},
    {NAMED(diagnose), TAKES_PARAMS},
    {NAMED(permissions), TAKES_PARAMS},
    {NAMED(policy), TAKES_PARAMS},
    {NAMED(guard_policy), TAKES_PARAMS},
    {NAMED(cors_rule), TAKES_PARAMS, .texts[ORIGIN] = 1},
    {NAMED(object_url), .signer = 1, .texts[BUCKET] = 1, .texts[KEY] = 1},
    {NAMED(stores)},
    {NAMED(redact), .texts[URL] = 1},
    {NAMED(redact_list), TAKES_PARAMS},
    {NAMED(signer_describe), .signer = 1},
    {NAMED(template_describe), .tmpl = 1},
    {NAMED(join), .strings = 1},
};
const size_t number_of_calls = sizeof every_call / sizeof *every_call;

enum { ROOM = 4096, KEPT = 128 };
static char *kept[KEPT];
static size_t number_kept;
static s3presign_signer *signer;
static s3presign_template *tmpl;

static void give_up(const char *why) {
  fprintf(stderr, "%s\n", why);
  exit(1);
}

static void succeeded(int64_t length, const char *answer) {
  if (length >= 0 && length < ROOM) return;
  fprintf(stderr, "%s: ", s3presign_status_name((int32_t)length));
  give_up(answer);
}

/* Of their exact size, so that reading behind one is seen. */
static char *keep(const char *start, size_t length) {
  char *copy = malloc(length);
  if (copy == NULL || number_kept == KEPT) give_up("no room for a list");
  memcpy(copy, start, length);
  kept[number_kept++] = copy;
  return copy;
}

static struct list list_of(const char *const *strings) {
  char joined[ROOM];
  int64_t length = s3presign_join(strings, joined, sizeof joined);
  succeeded(length, "a list is too long");
  return (struct list){keep(joined, (size_t)length), (size_t)length, count_of(strings)};
}

/* The fields of the form that the first function signs, as a server receives them. */
static struct list received_form(const s3presign_signer *by, struct list options) {
  static const char *strings[64] = {"bucket", "photos", "content-length", "1000", "file-name", "cat.png"};
  static char form[ROOM];
  size_t count = 6;
  int64_t length = s3presign_presign_post(by, options.start, options.length, options.count, NOW, form, sizeof form);
  succeeded(length, form);
  for (const char *name = form; name < form + length;) {
    const char *value = name + strlen(name) + 1;
    if (strncmp(name, "field:", 6) == 0) {
      strings[count++] = name;
      strings[count++] = value;
    }
    name = value + strlen(value) + 1;
  }
  strings[count] = NULL;
  return list_of(strings);
}

static struct call *call_named(const char *name) {
  for (size_t index = 0; index < number_of_calls; index++) {
    if (strcmp(every_call[index].name, name) == 0) return &every_call[index];
  }
  give_up(name);
  return NULL;
}

static void right_params(const char *name, struct list params) { call_named(name)->right.lists[PARAMS] = params; }

void prepare_every_call(void) {
  static const char created[] =
      "<InitiateMultipartUploadResult><UploadId>VXBs</UploadId></InitiateMultipartUploadResult>";
  static const char *const strings[] = {"operation", "GetObject", NULL};
  char url[ROOM];
  if (s3presign_abi() != S3PRESIGN_ABI) give_up(s3presign_version());
  signer = a_signer();
  tmpl = a_template(signer, LIST("operation", "PutObject", "bucket", "photos", "ContentType", "image/png"));
  succeeded(s3presign_template_url(tmpl, "a b", 3, NOW, url, sizeof url), url);

  const struct list no_list = {NULL, 0, 0};
  const struct arguments right = {
      .signer = signer,
      .tmpl = tmpl,
      .lists = {no_list, no_list, no_list},
      .texts = {[KEY] = {keep("a b", 3), 3},
                [COLUMN] = {keep("a b", 3), 3},
                [BUCKET] = {keep("photos", 6), 6},
                [ORIGIN] = {keep("https://example.com", 19), 19},
                [URL] = {keep(url, strlen(url)), strlen(url)},
                [RESPONSE] = {keep(created, strlen(created)), strlen(created)}},
      .strings = strings,
  };
  for (size_t index = 0; index < number_of_calls; index++) every_call[index].right = right;

  const struct list result =
      list_of(LIST("url", url, "method", "PUT", "operation", "PutObject", "header:content-type", "image/png"));
  const struct list form = list_of(
      LIST("bucket", "photos", "key", "users/42/${filename}", "starts-with:content-type", "", "content-type",
           "image/png", "max-content-length", "1000"));
  const struct list request = list_of(LIST("method", "PUT", "url", url, "header:content-type", "image/png",
                                           "header:host", "photos.s3.eu-west-1.amazonaws.com"));
  const struct list rules = list_of(LIST(CREDENTIALS, "region", "eu-west-1"));
  right_params("s3presign_signer_new", list_of(LIST(CREDENTIALS, "region", "eu-west-1")));
  right_params("s3presign_signer_scoped",
               list_of(LIST("bucket", "photos", "operations", "GetObject", "key-prefix", "users/42/")));
  right_params("s3presign_options_from_env", list_of(LIST("region", "eu-west-1")));
  call_named("s3presign_options_from_env")->right.lists[VARIABLES] =
      list_of(LIST("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY", "secret", "LANG", "C.UTF-8"));
  right_params("s3presign_template_new", list_of(LIST("operation", "GetObject", "bucket", "photos")));
  right_params("s3presign_presign", list_of(LIST("operation", "GetObject", "bucket", "photos")));
  right_params("s3presign_details", result);
  right_params("s3presign_presign_post", form);
  right_params("s3presign_multipart_plan", list_of(LIST("object-size", "20000000")));
  right_params("s3presign_presign_multipart",
               list_of(LIST("bucket", "photos", "upload-id", "an-id", "object-size", "9000000")));
  right_params("s3presign_completed_parts", list_of(LIST("part:2", "\"4a\"", "part:1", "\"9b\"")));
  right_params("s3presign_read_request", request);
  right_params("s3presign_verify_request", request);
  call_named("s3presign_verify_request")->right.lists[RULES] = rules;
  right_params("s3presign_read_form", received_form(signer, form));
  right_params("s3presign_verify_form", call_named("s3presign_read_form")->right.lists[PARAMS]);
  call_named("s3presign_verify_form")->right.lists[RULES] = rules;
  right_params("s3presign_refusal", list_of(LIST("code", "SignatureMismatch")));
  right_params("s3presign_explain", list_of(LIST("url", url, "method", "PUT", "now", "2026-01-02T03:05:00Z")));
  right_params("s3presign_diagnose",
               list_of(LIST("url", url, "method", "PUT", "header:content-type", "image/png", "answer",
                            "<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>")));
  const struct list upload =
      list_of(LIST("operation", "PutObject", "bucket", "photos", "key", "a b", "tagging", "a=b", "region", "eu-west-1"));
  right_params("s3presign_permissions", upload);
  right_params("s3presign_policy", list_of(LIST("action", "s3:PutObject", "resource", "arn:aws:s3:::photos/1.jpg", "because",
                                                "PutObject", "certainty", "needed")));
  right_params("s3presign_guard_policy", list_of(LIST("bucket", "photos", "max-age", "600", "network", "203.0.113.0/24")));
  right_params("s3presign_cors_rule", result);
  right_params("s3presign_redact_list", result);
}

void forget_every_call(void) {
  s3presign_template_free(tmpl);
  s3presign_signer_free(signer);
  while (number_kept > 0) free(kept[--number_kept]);
}
