/* What the test programs share: counting, and handles made from C strings. */
#ifndef FIXTURE_H
#define FIXTURE_H

#include "s3presign.h"

/* 2026-01-02T03:04:05Z */
#define NOW INT64_C(1767323045)

/* A NULL-terminated array of C strings. */
#define LIST(...) ((const char *const[]){__VA_ARGS__, NULL})

#define CREDENTIALS \
  "access-key-id", "AKIAIOSFODNN7EXAMPLE", "secret-access-key", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"

#define CHECK(condition) check((condition) != 0, #condition, __FILE__, __LINE__)

void check(int holds, const char *what, const char *file, int line);

/* Prints "N passed, M failed" and answers what main returns. */
int finished(void);

size_t count_of(const char *const *strings);

int32_t new_signer(const char *const *options, s3presign_signer **out, char *message, size_t capacity);

int32_t new_template(const s3presign_signer *signer, const char *const *request,
                     s3presign_template **out, char *message, size_t capacity);

/* Those that are right for sure, or the program ends. */
s3presign_signer *a_signer(void);
s3presign_template *a_template(const s3presign_signer *signer, const char *const *request);

/* The number of strings in a list that was answered. */
size_t strings_in(const char *list, int64_t length);

/* The value of a name in a list that was answered, or NULL. */
const char *value_of(const char *list, int64_t length, const char *name);

#endif
