/* Every function of the header that takes arguments, with arguments that are
 * right: what must hold for all of them is said once, in a loop over them. */
#ifndef EVERY_CALL_H
#define EVERY_CALL_H

#include "fixture.h"

struct text {
  const char *start;
  size_t length;
};

struct list {
  const char *start;
  size_t length, count;
};

enum lists { PARAMS, RULES, VARIABLES, LISTS };
enum texts { KEY, COLUMN, BUCKET, ORIGIN, URL, RESPONSE, TEXTS };

/* How the header calls them, which is how messages call them. */
extern const char *const list_names[LISTS];
extern const char *const text_names[TEXTS];

struct arguments {
  const s3presign_signer *signer;
  const s3presign_template *tmpl;
  struct list lists[LISTS];
  struct text texts[TEXTS];
  const char *const *strings;
};

struct call {
  const char *name;
  /* Whether it takes such an argument, and which. */
  int signer, tmpl, lists[LISTS], texts[TEXTS], strings;
  /* Whether it makes a handle. It is freed at once, and what is answered is the
   * status; if that is no success, the handle must be NULL. */
  int makes;
  int64_t (*run)(const struct arguments *arguments, char *answer, size_t capacity);
  /* Set by prepare_every_call. */
  struct arguments right;
};

extern struct call every_call[];
extern const size_t number_of_calls;

/* The right arguments; and then forget them. */
void prepare_every_call(void);
void forget_every_call(void);

#endif
