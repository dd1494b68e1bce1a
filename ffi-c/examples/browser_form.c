/* Prints a page whose form uploads one image of at most 10 MB from a browser,
 * straight to the bucket.
 *
 *     browser_form BUCKET FOLDER > form.html
 *
 * Credentials and region come from AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and
 * AWS_REGION. */
#include <s3presign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char *environment(const char *name) {
  const char *value = getenv(name);
  return value == NULL ? "" : value;
}

static int refuse(const char *message) {
  fprintf(stderr, "%s\n", message);
  return 1;
}

static void print_escaped(const char *text) {
  for (; *text != 0; text++) {
    switch (*text) {
      case '&': fputs("&amp;", stdout); break;
      case '<': fputs("&lt;", stdout); break;
      case '"': fputs("&quot;", stdout); break;
      default: putchar(*text);
    }
  }
}

static void print_form(const char *answer, int64_t length) {
  puts("<!doctype html>\n<meta charset=\"utf-8\">");
  for (const char *name = answer; name < answer + length;) {
    const char *value = name + strlen(name) + 1;
    if (strcmp(name, "url") == 0) {
      fputs("<form method=\"post\" enctype=\"multipart/form-data\" action=\"", stdout);
      print_escaped(value);
      puts("\">");
    } else if (strncmp(name, "field:", 6) == 0) {
      fputs("  <input type=\"hidden\" name=\"", stdout);
      print_escaped(name + 6);
      fputs("\" value=\"", stdout);
      print_escaped(value);
      puts("\">");
    }
    name = value + strlen(value) + 1;
  }
  /* S3 ignores every field behind the file. */
  puts("  <input type=\"file\" name=\"file\" accept=\"image/png\">\n  <button>Upload</button>\n</form>");
}

int main(int argc, char **argv) {
  if (argc != 3) return refuse("usage: browser_form BUCKET FOLDER");
  char key[1024];
  if (snprintf(key, sizeof key, "%s/${filename}", argv[2]) >= (int)sizeof key) return refuse("the folder is too long");
  const char *const options[] = {
      "access-key-id", environment("AWS_ACCESS_KEY_ID"), "secret-access-key", environment("AWS_SECRET_ACCESS_KEY"),
      "region", environment("AWS_REGION"), NULL};
  const char *const form[] = {
      "bucket", argv[1], "key", key, "Content-Type", "image/png", "max-content-length", "10000000", "expires-in", "600", NULL};
  enum { OPTIONS = sizeof options / sizeof *options - 1, FORM = sizeof form / sizeof *form - 1 };
  char params[4096], answer[16384];
  s3presign_signer *signer;

  int64_t length = s3presign_join(options, params, sizeof params);
  if (length < 0 || length >= (int64_t)sizeof params) return refuse("the credentials are too long");
  if (s3presign_signer_new(params, (size_t)length, OPTIONS, &signer, answer, sizeof answer) != 0) return refuse(answer);

  length = s3presign_join(form, params, sizeof params);
  int fits = length >= 0 && length < (int64_t)sizeof params;
  if (fits) length = s3presign_presign_post(signer, params, (size_t)length, FORM, time(NULL), answer, sizeof answer);
  s3presign_signer_free(signer);
  if (!fits || length >= (int64_t)sizeof answer) return refuse("the form is too long");
  if (length < 0) return refuse(answer);
  print_form(answer, length);
  return 0;
}
