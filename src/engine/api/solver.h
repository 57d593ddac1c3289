// C API of the solver: exact asynchronous attractors of networks of any size.
//
// A network is rules compiled once. Solving it gives an answer: a graph of choices from which counts can be read
// without listing anything, and from which attractors are listed on demand, up to a limit. A network may be solved many
// times, with components held and interactions cut (perturbed on the compiled functions); it remembers residual
// networks it has solved. One thread at a time a network; answers keep alive what they need and may outlive their
// network, but share its thread.
//
// Conditions. A component whose rule is the identity is an input. An attractor holds under a condition: 0 or 1 per
// input that matters, any value of the others. `pairs` counts (condition, attractor); `attractors` counts with every
// input written out, as other tools do.
//
// Texts (decimal numbers) are written where `capacity` is enough; the length is returned either way, without the zero
// at the end.
#ifndef LOGICNET_API_SOLVER_H
#define LOGICNET_API_SOLVER_H
#include "api/api.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct logicnet_network logicnet_network;
typedef struct logicnet_answer logicnet_answer;

typedef struct {
  double seconds;                 // 0: no limit
  uint64_t memory;                // bytes; 0: 4 GiB
  const volatile int32_t* stop;   // not 0 there: end. May be NULL
  uint32_t without;               // LOGICNET_STEP_*: switched off
  uint32_t direct;                // blocks up to this many variables go to bitsets at once; 0: the default
  uint32_t explicit_limit;        // what is left of a block after reduction goes to bitsets up to here; 0: the default
  int32_t inputs_are_conditions;  // 0: an input is a component with two fixed points
} logicnet_plan;

LOGICNET_API logicnet_network* logicnet_network_build(const logicnet_rules* rules, const logicnet_plan* plan,
                                                      logicnet_error* error);
LOGICNET_API void logicnet_network_free(logicnet_network* network);

// With these changes made. NULL only if the call was wrong or the functions did not fit: a budget that ends gives an
// answer that is open.
LOGICNET_API logicnet_answer* logicnet_solve(logicnet_network* network, const logicnet_plan* plan,
                                             const logicnet_changes* changes, logicnet_error* error);
LOGICNET_API void logicnet_answer_free(logicnet_answer* answer);

enum {
  LOGICNET_COUNT_PAIRS = 0,
  LOGICNET_COUNT_ATTRACTORS = 1,
  LOGICNET_COUNT_FIXED_POINTS = 2,
  LOGICNET_COUNT_STATES = 3
};
LOGICNET_API size_t logicnet_answer_count(logicnet_answer* answer, int32_t which, char* out, size_t capacity,
                                          logicnet_error* error);
LOGICNET_API size_t logicnet_answer_inputs(const logicnet_answer* answer, uint32_t* out, size_t capacity,
                                           logicnet_error* error);  // components that are inputs here

// What was left open: number of blocks; then each block's components, those that wait for it, and the reason.
LOGICNET_API size_t logicnet_answer_open(const logicnet_answer* answer);
LOGICNET_API size_t logicnet_answer_open_block(const logicnet_answer* answer, size_t block, uint32_t* out,
                                               size_t capacity, logicnet_error* error);
LOGICNET_API size_t logicnet_answer_open_waiting(const logicnet_answer* answer, size_t block, uint32_t* out,
                                                 size_t capacity, logicnet_error* error);
LOGICNET_API int32_t logicnet_answer_open_reason(const logicnet_answer* answer, size_t block, logicnet_error* error);

// List up to `limit` (condition, attractor) pairs, and tell how many there are in the list; conditions are made to name
// the inputs in `always` whether they matter or not (what a phenotype reads, for instance). A further call replaces the
// list. Where the plan's budget ends the listing, the list is shorter and `*ended` is LOGICNET_END_*, else 0. Entries
// are checked: no two are the same, and no move from the state listed leaves the attractor (of the first thousand);
// LOGICNET_WRONG where that fails.
LOGICNET_API size_t logicnet_answer_list(logicnet_answer* answer, const logicnet_plan* plan, size_t limit,
                                         const uint32_t* always, size_t always_count, int32_t* ended,
                                         logicnet_error* error);
// Of the pairs listed, row by row (a row has one entry a component). condition: 0, 1, or 2 for any. value: 0 or 1 fixed
// there, 2 oscillates, 3 an input at any value. state: one state of the attractor. method: a set of LOGICNET_STEP_*.
LOGICNET_API int32_t logicnet_answer_rows(const logicnet_answer* answer, int8_t* condition, int8_t* value,
                                          uint8_t* state, uint32_t* method, logicnet_error* error);
// The number of states of each, in decimal, separated by blanks.
LOGICNET_API size_t logicnet_answer_sizes(logicnet_answer* answer, char* out, size_t capacity, logicnet_error* error);
// The oscillating blocks of each, whose product it is: those of the attractor at place k from begin[k] to begin[k + 1].
// Returns how many.
LOGICNET_API size_t logicnet_answer_cycles(const logicnet_answer* answer, size_t* begin, uint32_t* out, size_t capacity,
                                           logicnet_error* error);
LOGICNET_API size_t logicnet_cycle_variables(const logicnet_answer* answer, uint32_t cycle, uint32_t* out,
                                             size_t capacity, logicnet_error* error);
LOGICNET_API size_t logicnet_cycle_count(const logicnet_answer* answer, uint32_t cycle, char* out, size_t capacity,
                                         logicnet_error* error);
// Up to `limit` states of the block, one row of 0/1 per state over its variables; returns how many were written.
LOGICNET_API size_t logicnet_cycle_states(const logicnet_answer* answer, uint32_t cycle, uint8_t* out, size_t limit,
                                          logicnet_error* error);
// Which of `count` states (rows of 0/1 over all components) lie in the listed attractor; inputs at any value always
// match.
//
LOGICNET_API int32_t logicnet_answer_contains(const logicnet_answer* answer, size_t pair, const uint8_t* states,
                                              size_t count, uint8_t* out, logicnet_error* error);

// The answer looked at a second time, against rules of the same components: those of the network that was solved,
// changes made. See solver/verify.hpp for what each number counts. `wrong`: the first thing that is, or empty.
typedef struct {
  uint64_t attractors, settings, searched, exhaustive, walks;
  int32_t listed_all, counts, every_setting, ended;
  char wrong[480];
} logicnet_verified;
LOGICNET_API int32_t logicnet_answer_verify(logicnet_answer* answer, const logicnet_rules* rules,
                                            const logicnet_plan* plan, size_t limit, logicnet_verified* out,
                                            logicnet_error* error);

// How a phenotype shows in each listed attractor: LOGICNET_SHOWS_*; where it depends on an input, name that in
// `always`.
LOGICNET_API int32_t logicnet_answer_phenotype(logicnet_answer* answer, const logicnet_plan* plan, const int32_t* code,
                                               size_t length, int8_t* out, logicnet_error* error);

#ifdef __cplusplus
}
#endif
#endif
