// The border of the compiled core: what every exported function shares. Plain C, no exceptions, no global state; the caller owns
// every buffer it passes in and frees every handle it is given.
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

// What went wrong, for the caller to turn into an exception. `code` 0 means fine; `begin` and `end` are byte offsets into the text that
// was being read (-1 where there is no place); `hint` is what would help, or empty.
typedef struct {
  int32_t code;
  int64_t begin;
  int64_t end;
  char message[480];
  char hint[240];
} logicnet_error;

typedef struct logicnet_rules logicnet_rules;

#ifdef __cplusplus
}
#endif
#endif
