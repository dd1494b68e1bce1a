/* What the C programs of this folder share: lists for the library, a signer of the environment, and a look into answers. */
#ifndef LISTS_H
#define LISTS_H

#include <s3presign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

extern char **environ;

struct list {
  char text[4096];
  size_t length, count;
};

static inline void fail(const char *message) {
  fprintf(stderr, "%s\n", message);
  exit(1);
}

/* Ends the program unless the whole answer was given: a negative length is a status, and the answer its message. */
static inline void check(int64_t length, const char *answer, size_t capacity) {
  if (length < 0) fail(answer);
  if (length >= (int64_t)capacity) fail("the answer is longer than its buffer");
}

/* A list from an array that ends with NULL. The number of strings comes from the array and not from the text. */
static inline struct list list_of(const char *const *strings) {
  struct list list = {.count = 0};
  int64_t length = s3presign_join(strings, list.text, sizeof list.text);
  check(length, "a name or a value is NULL", sizeof list.text);
  list.length = (size_t)length;
  while (strings[list.count] != NULL) list.count++;
  return list;
}

/* A signer from the variables of AWS's own tools. */
static inline s3presign_signer *signer_from_env(void) {
  size_t size = 1, length = 0, count = 0;
  for (char **entry = environ; *entry != NULL; entry++) size += strlen(*entry) + 1;
  char *variables = malloc(size);
  if (variables == NULL) fail("out of memory");
  for (char **entry = environ; *entry != NULL; entry++) {
    char *equals = strchr(*entry, '=');
    if (equals == NULL) continue;
    size_t entry_size = strlen(*entry) + 1;
    memcpy(variables + length, *entry, entry_size);
    variables[length + (size_t)(equals - *entry)] = 0;
    length += entry_size;
    count += 2;
  }
  char options[8192], message[512];
  int64_t known = s3presign_options_from_env(variables, length == 0 ? 0 : length - 1, count, NULL, 0, 0, options,
                                             sizeof options);
  free(variables);
  check(known, options, sizeof options);
  size_t strings = 1;
  for (int64_t index = 0; index < known; index++) strings += options[index] == 0;
  s3presign_signer *signer;
  int32_t status = s3presign_signer_new(options, (size_t)known, strings, &signer, message, sizeof message);
  memset(options, 0, sizeof options); /* the secrets are in it, and the signer has its own copy */
  if (status != 0) fail(message);
  return signer;
}

/* The first value of a name in an answer. */
static inline const char *value_of(const char *answer, int64_t length, const char *wanted) {
  for (const char *name = answer; name < answer + length;) {
    const char *value = name + strlen(name) + 1;
    if (strcmp(name, wanted) == 0) return value;
    name = value + strlen(value) + 1;
  }
  return NULL;
}

/* The entries of one kind in an answer, such as "header:", a line each. */
static inline void print_entries(const char *answer, int64_t length, const char *kind) {
  for (const char *name = answer; name < answer + length;) {
    const char *value = name + strlen(name) + 1;
    if (strncmp(name, kind, strlen(kind)) == 0) printf("%s: %s\n", name + strlen(kind), value);
    name = value + strlen(value) + 1;
  }
}

#endif
