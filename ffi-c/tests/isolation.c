/* No function of the library opens a file or a socket, reads the environment
 * or the clock, starts a thread or handles a signal.
 *
 * Twofold: this program has its own version of each such function of the C
 * library, which comes before the real one, and counts the calls (isolation.sh
 * checks that it has all that the library imports); and between its two marks
 * on standard error it makes every call of the header, so that a tracer of
 * system calls can see that nothing else happens between them. */
#define _GNU_SOURCE
#include "every_call.h"

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
  static char answer[16384];
  prepare_every_call();
  for (size_t index = 0; index < number_of_calls; index++) {
    const struct call *call = &every_call[index];
    struct arguments wrong = {.texts[URL] = {"\377", 1}};
    for (int round = 0; round < 50; round++) {
      call->run(&call->right, answer, sizeof answer);
      call->run(&call->right, answer, 16);
      s3presign_status_name((int32_t)call->run(&wrong, answer, sizeof answer));
    }
  }
  for (int day = 0; day < 100; day++) {
    const s3presign_template *tmpl = every_call[0].right.tmpl;
    s3presign_template_url(tmpl, "k", 1, NOW + day * 86400, answer, sizeof answer);
  }
  s3presign_abi();
  s3presign_version();
  forget_every_call();
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
