/* No function of the library opens a file or a socket, reads the environment
 * or the clock, starts a thread or handles a signal.
 *
 * Twofold: this program has its own version of each such function of the C
 * library, which comes before the real one, and counts the calls (isolation.sh
 * checks that it has all that the library imports); and between its two marks
 * on standard error it makes every call of the header, so that a tracer of
 * system calls can see that nothing else happens between them. */
#define _GNU_SOURCE
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Volatile, since the compiler may assume that getenv changes no variable of ours. */
static volatile long calls;
static const char *volatile last_call = "";

/* Declares a function of this name that counts and fails. The library calls
 * them by their C names, so their types need not be known here. */
#define INTERPOSE(name) \
  long interposed_##name(void) __asm__(#name); \
  long interposed_##name(void) { \
    calls++; \
    last_call = #name; \
    return 0; \
  }

INTERPOSE(close)
INTERPOSE(getenv)
INTERPOSE(gettid)
INTERPOSE(lseek64)
INTERPOSE(mmap64)
INTERPOSE(munmap)
INTERPOSE(write)
INTERPOSE(writev)
INTERPOSE(secure_getenv)
INTERPOSE(open)
INTERPOSE(open64)
INTERPOSE(openat)
INTERPOSE(fopen)
INTERPOSE(read)
INTERPOSE(stat64)
INTERPOSE(fstat64)
INTERPOSE(statx)
INTERPOSE(readlink)
INTERPOSE(realpath)
INTERPOSE(getcwd)
INTERPOSE(socket)
INTERPOSE(connect)
INTERPOSE(getaddrinfo)
INTERPOSE(clock_gettime)
INTERPOSE(gettimeofday)
INTERPOSE(time)
INTERPOSE(getrandom)
INTERPOSE(syscall)
INTERPOSE(pthread_create)
INTERPOSE(clone)
INTERPOSE(fork)
INTERPOSE(signal)
INTERPOSE(sigaction)
INTERPOSE(sigaltstack)
INTERPOSE(dlopen)

/* Standard error is not buffered: this is one system call. */
static void mark(const char *text) { fputs(text, stderr); }

/* Every call of the header, right and wrong; the answers are not looked at,
 * since printing is not isolated. */
static void use_everything(void) {
  char answer[4096], list[4096];
  for (int round = 0; round < 100; round++) {
    s3presign_signer *signer = a_signer();
    s3presign_template *tmpl =
        a_template(signer, LIST("operation", "PutObject", "bucket", "photos", "metadata:a", "b",
                                "SSECustomerAlgorithm", "AES256", "SSECustomerKey",
                                "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="));
    s3presign_template_url(tmpl, "k", 1, NOW + round * 86400, answer, sizeof answer);
    int64_t length = s3presign_template_presign(tmpl, "k", 1, NOW, list, sizeof list);
    s3presign_details(list, (size_t)length, strings_in(list, length), answer, sizeof answer);
    s3presign_presign(signer, "operation\0ListBuckets", 21, 2, NULL, 0, NOW, answer, sizeof answer);
    s3presign_object_url(signer, "photos", 6, "k", 1, answer, sizeof answer);
    s3presign_redact("https://h/?Signature=x", S3PRESIGN_STRLEN, answer, sizeof answer);
    s3presign_template_url(tmpl, "", 0, NOW, answer, sizeof answer);
    s3presign_template_url(NULL, "\377", 1, NOW, answer, sizeof answer);
    s3presign_template_free(tmpl);
    s3presign_signer_free(signer);
    s3presign_status_name(s3presign_signer_new("a\0b", 3, 3, &signer, answer, sizeof answer));
  }
  s3presign_abi();
  s3presign_version();
}

int main(void) {
  /* The C library prepares its heap with random bytes, once. */
  void *volatile heap = malloc(1);
  free(heap);
  mark("isolation begins\n");
  use_everything();
  mark("isolation ends\n");
  if (calls != 0) fprintf(stderr, "%ld calls, the last of %s\n", calls, last_call);
  CHECK(calls == 0);
  /* The interposed functions are those that are called. */
  calls = 0;
  const char *volatile home = getenv("HOME");
  CHECK(home == NULL && calls == 1);
  return finished();
}
