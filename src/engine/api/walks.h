// C API of what depends on where the dynamics starts: probabilities to end in each attractor, and what can be reached.
//
// Both ask about an answer of logicnet_solve and its list of attractors (logicnet_answer_list), on the functions as
// they were compiled: an answer to a perturbed network must come from perturbed rules. An `end` is LOGICNET_END_*; -1:
// see the error.
#ifndef LOGICNET_API_WALKS_H
#define LOGICNET_API_WALKS_H
#include "api/solver.h"

#ifdef __cplusplus
extern "C" {
#endif

// Which components are walked (closed upstream), where they start, how fast they are, and where walks end: label k is
// what the listed attractor label_pair[k] does on the components walked.
typedef struct {
  size_t count;
  const uint32_t* component;
  size_t parts;  // of the start, a mixture of subspaces: their weights, and for each, per component walked, 0, 1, or 2
  const double* weight;  // for drawn evenly
  const uint8_t* start;
  const double* rates;  // two per component walked, from 0 to 1 and from 1 to 0, above 0; NULL: all 1
  size_t labels;
  const uint32_t* label_pair;
} logicnet_walk_setup;

// Exact within 1e-12 (where it would not be, the end is 1: too many): chance[labels + 1], the last for attractors
// without a label; *states were listed.
LOGICNET_API int32_t logicnet_absorb(logicnet_answer* answer, const logicnet_plan* plan,
                                     const logicnet_walk_setup* walked, size_t most_states, double* chance,
                                     uint64_t* states, logicnet_error* error);
// Sampled: ended[labels + 2], the last two for walks at rest without a label and for walks not ended within `steps`.
LOGICNET_API int32_t logicnet_walk(logicnet_answer* answer, const logicnet_plan* plan,
                                   const logicnet_walk_setup* walked, uint64_t samples, uint64_t steps, uint64_t seed,
                                   uint32_t threads, uint64_t* ended, logicnet_error* error);

typedef struct logicnet_closure logicnet_closure;
// The states that can be reached from `start` (per component 0, 1, or 2 for both) while the components in `moving`
// move, which must be closed upstream; the others take any value. As a diagram. NULL: see the error.
LOGICNET_API logicnet_closure* logicnet_closure_close(logicnet_answer* answer, const logicnet_plan* plan,
                                                      const uint8_t* start, const uint8_t* moving,
                                                      logicnet_error* error);
LOGICNET_API void logicnet_closure_free(logicnet_closure* ahead);
LOGICNET_API int32_t
logicnet_closure_end(const logicnet_closure* ahead);  // not 0: these are some of the reachable states only
// The number of states in decimal, and its length. Returns an end; where it is not 0, nothing is written.
LOGICNET_API int32_t logicnet_closure_count(logicnet_closure* ahead, const logicnet_plan* plan, char* out,
                                            size_t capacity, size_t* length, logicnet_error* error);
// Which of the attractors listed are reached in some state: 1, 0, or 2 where that was not decided. Returns an end.
LOGICNET_API int32_t logicnet_closure_hits(logicnet_closure* ahead, const logicnet_plan* plan, uint8_t* out,
                                           logicnet_error* error);
// Whether some state reached satisfies the program, and a shortest path there: *steps + 1 rows of states, of which as
// many as `rows` are written. Returns an end; where it is not 0, *met still holds if it is not -1.
LOGICNET_API int32_t logicnet_closure_path(logicnet_closure* ahead, const logicnet_plan* plan, const int32_t* code,
                                           size_t length, int32_t* met, uint8_t* out, size_t rows, size_t* steps,
                                           logicnet_error* error);

#ifdef __cplusplus
}
#endif
#endif
