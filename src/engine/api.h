// The border of the compiled core: what every exported function shares. Plain C, no exceptions, no global state; the caller owns
// every buffer it passes in and frees every handle it is given.
#ifndef LOGICNET_API_H
#define LOGICNET_API_H
#include <stddef.h>
#include <stdint.h>

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

enum {
  LOGICNET_FINE = 0,
  LOGICNET_SYNTAX = 1,     // the text cannot be read
  LOGICNET_NAME = 2,       // an unknown or duplicated name
  LOGICNET_MEMORY = 3,     // the memory budget, or the machine's memory, is not enough
  LOGICNET_INTERRUPT = 4,  // the time budget or the caller's stop flag ended the work
  LOGICNET_ARGUMENT = 5,   // a call that the library itself got wrong
  LOGICNET_WRONG = 6       // an answer that failed a check of its own: nothing is given out
};

typedef struct logicnet_rules logicnet_rules;

#ifdef __cplusplus
}
#endif
#endif
