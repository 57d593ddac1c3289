// The border of the compiled core: what every exported function shares. Plain C, no exceptions, no global state; the
// caller owns every buffer it passes in and frees every handle it is given.
#ifndef LOGICNET_API_API_H
#define LOGICNET_API_API_H
#include <stddef.h>
#include <stdint.h>

#include "base/codes.h"

#if defined(_WIN32)
#define LOGICNET_API __declspec(dllexport)
#else
#define LOGICNET_API __attribute__((visibility("default")))
#endif

#ifdef __cplusplus
extern "C" {
#endif

// What went wrong, for the caller to turn into an exception. `code` 0 means fine; `begin` and `end` are byte offsets
// into the text that was being read (-1 where there is no place); `hint` is what would help, or empty.
typedef struct {
  int32_t code;
  int64_t begin;
  int64_t end;
  char message[480];
  char hint[240];
} logicnet_error;

// Changes of rules: source -1 holds the target at the value; else, in the target's rule, the source reads the value.
// Holding wins.
typedef struct {
  size_t count;
  const int32_t* source;
  const uint32_t* target;
  const uint8_t* value;
} logicnet_changes;

// How functions answer, all of them. One that can fail takes the error last; where it fails, what it returns is
// nothing: null, 0 or -1. One that writes text returns its length in bytes and writes it only where `capacity` is
// enough, without a zero at its end: ask twice. One that writes numbers returns how many there are, and writes as many
// as there is room for.

typedef struct logicnet_rules logicnet_rules;

#ifdef __cplusplus
}
#endif
#endif
