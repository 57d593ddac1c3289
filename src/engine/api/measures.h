// Measures: weighted sums of expressions, read off states. They are handed to the functions about walks.
#ifndef LOGICNET_API_MEASURES_H
#define LOGICNET_API_MEASURES_H
#include "api/api.h"

#ifdef __cplusplus
extern "C" {
#endif

// Measure m has the terms term_begin[m] .. term_begin[m + 1]; term t weighs weight[t] where its program holds, which is
// code[code_begin[t] .. code_begin[t + 1]].
typedef struct {
  size_t count;
  const size_t* term_begin;
  const double* weight;
  const size_t* code_begin;
  const int32_t* code;
} logicnet_measures;

#ifdef __cplusplus
}
#endif
#endif
