// C API of the solver: exact asynchronous attractors of networks of any size.
//
// A network is rules compiled once. Solving it gives an answer: a graph of choices from which counts can be read without listing
// anything, and from which attractors are listed on demand, up to a limit. A network may be solved many times, with components held and
// interactions cut (perturbed on the compiled functions); it remembers residual networks it has solved. One thread at a time a network;
// answers keep alive what they need and may outlive their network, but share its thread.
//
// Conditions. A component whose rule is the identity is an input. An attractor holds under a condition: 0 or 1 per input that matters, any
// value of the others. `pairs` counts (condition, attractor); `attractors` counts with every input written out, as other tools do.
//
// Texts (decimal numbers) are written where `capacity` is enough; the length is returned either way, without the zero at the end.
#ifndef LOGICNET_API_SOLVER_H
#define LOGICNET_API_SOLVER_H
#include "api/api.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct logicnet_network logicnet_network;
typedef struct logicnet_answer logicnet_answer;

// Steps that can be switched off, to test and to measure the others.
enum {
  LOGICNET_STEP_PERCOLATION = 1,
  LOGICNET_STEP_BLOCKS = 2,
  LOGICNET_STEP_MEDIATORS = 8,
  LOGICNET_STEP_TRAP_SPACES = 16,
  LOGICNET_STEP_SYMBOLIC = 64,
  LOGICNET_STEP_CONDITIONING = 128,
  LOGICNET_STEP_MEMORY = 256
};
// Bits of an attractor's method: the steps above, and LOGICNET_BY_EXPLICIT (bitsets), LOGICNET_BY_WALK (a candidate seen to leave).
enum { LOGICNET_BY_EXPLICIT = 4, LOGICNET_BY_WALK = 32 };
enum { LOGICNET_REASON_TIME = 1, LOGICNET_REASON_MEMORY = 2, LOGICNET_REASON_STOPPED = 3, LOGICNET_REASON_TOO_MANY = 4, LOGICNET_REASON_SWITCHED_OFF = 5 };

typedef struct {
  double seconds;                // 0: no limit
  uint64_t memory;               // bytes; 0: 4 GiB
  const volatile int32_t* stop;  // not 0 there: end. May be NULL
  uint32_t without;              // steps switched off
  uint32_t direct;               // blocks up to this many variables go to bitsets at once; 0: the default
  uint32_t explicit_limit;       // what is left of a block after reduction goes to bitsets up to here; 0: the default
  int32_t inputs_are_conditions; // 0: an input is a component with two fixed points
} logicnet_plan;

LOGICNET_API logicnet_network* logicnet_network_build(const logicnet_rules* rules, const logicnet_plan* plan, logicnet_error* error);
LOGICNET_API void logicnet_network_free(logicnet_network* network);

// Perturbations: components held at values; in the rule of cut_target, cut_source reads cut_value. NULL only if the call was wrong or
// the functions did not fit: a budget that ends gives an answer that is open.
LOGICNET_API logicnet_answer* logicnet_solve(logicnet_network* network, const logicnet_plan* plan, size_t fixes,
                                             const uint32_t* fix_variable, const uint8_t* fix_value, size_t cuts,
                                             const uint32_t* cut_source, const uint32_t* cut_target, const uint8_t* cut_value,
                                             logicnet_error* error);
LOGICNET_API void logicnet_answer_free(logicnet_answer* answer);

// 0: the machine's memory is not enough.
enum { LOGICNET_COUNT_PAIRS = 0, LOGICNET_COUNT_ATTRACTORS = 1, LOGICNET_COUNT_FIXED_POINTS = 2, LOGICNET_COUNT_STATES = 3 };
LOGICNET_API size_t logicnet_answer_count(logicnet_answer* answer, int32_t which, char* out, size_t capacity);
LOGICNET_API size_t logicnet_answer_inputs(const logicnet_answer* answer, uint32_t* out, size_t capacity);  // components that are inputs here

// What was left open: number of blocks; then each block's components, those that wait for it, and the reason.
LOGICNET_API size_t logicnet_answer_open(const logicnet_answer* answer);
LOGICNET_API size_t logicnet_answer_open_block(const logicnet_answer* answer, size_t block, uint32_t* out, size_t capacity);
LOGICNET_API size_t logicnet_answer_open_waiting(const logicnet_answer* answer, size_t block, uint32_t* out, size_t capacity);
LOGICNET_API int32_t logicnet_answer_open_reason(const logicnet_answer* answer, size_t block);

// List up to `limit` (condition, attractor) pairs, and tell how many there are in the list; conditions are made to name the inputs in
// `always` whether they matter or not (what a phenotype reads, for instance). A further call replaces the list. Where the plan's budget
// ends the listing, the list is shorter and `*ended` is the reason, else 0. Entries are checked: no two are the same, and no move from
// the state listed leaves the attractor (of the first thousand); LOGICNET_WRONG where that fails.
LOGICNET_API size_t logicnet_answer_list(logicnet_answer* answer, const logicnet_plan* plan, size_t limit, const uint32_t* always,
                                         size_t always_count, int32_t* ended, logicnet_error* error);
// Of the pairs listed, row by row (a row has one entry a component). condition: 0, 1, or 2 for any. value: 0 or 1 fixed there, 2
// oscillates, 3 an input at any value. state: one state of the attractor. method: a set of bits above. Returns an error code.
LOGICNET_API int32_t logicnet_answer_rows(const logicnet_answer* answer, int8_t* condition, int8_t* value, uint8_t* state, uint32_t* method);
LOGICNET_API size_t logicnet_answer_states(logicnet_answer* answer, size_t pair, char* out, size_t capacity);  // number of states, decimal
// The oscillating blocks of a listed attractor: it is their product. Returns how many.
LOGICNET_API size_t logicnet_answer_cycles(const logicnet_answer* answer, size_t pair, uint32_t* out, size_t capacity);
LOGICNET_API size_t logicnet_cycle_variables(const logicnet_answer* answer, uint32_t cycle, uint32_t* out, size_t capacity);
LOGICNET_API size_t logicnet_cycle_count(const logicnet_answer* answer, uint32_t cycle, char* out, size_t capacity);
// Up to `limit` states of the block, one row of 0/1 per state over its variables; returns how many were written.
LOGICNET_API size_t logicnet_cycle_states(const logicnet_answer* answer, uint32_t cycle, uint8_t* out, size_t limit);
// Which of `count` states (rows of 0/1 over all components) lie in the listed attractor; inputs at any value always match.
// Returns an error code.
LOGICNET_API int32_t logicnet_answer_contains(const logicnet_answer* answer, size_t pair, const uint8_t* states, size_t count, uint8_t* out);

// The answer looked at a second time, against rules of the same components: those of the network that was solved, changes made. See
// solver/verify.hpp for what each number counts. `wrong`: the first thing that is, or empty.
typedef struct {
  uint64_t attractors, settings, searched, exhaustive, walks;
  int32_t listed_all, counts, every_setting, ended;
  char wrong[480];
} logicnet_verified;
LOGICNET_API int32_t logicnet_answer_verify(logicnet_answer* answer, const logicnet_rules* rules, const logicnet_plan* plan, size_t limit,
                                            logicnet_verified* out, logicnet_error* error);

// A phenotype on each listed attractor: 0 in none of its states, 1 in all, 2 in some, 3 depends on an input that is not conditioned
// (name it in `always`). Returns an error code.
LOGICNET_API int32_t logicnet_answer_phenotype(logicnet_answer* answer, const logicnet_plan* plan, const int32_t* code, size_t length,
                                               int8_t* out, logicnet_error* error);

#ifdef __cplusplus
}
#endif
#endif
