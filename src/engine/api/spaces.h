// C API of explicit spaces: sets of states of at most 32 variables, and what update schemes do to them.
//
// A space is made from rules (all their components are its variables) and holds everything made from it to one memory
// limit: what does not fit is refused with LOGICNET_MEMORY, the estimate in the message, before it is allocated. A set
// belongs to its space and must be freed before it. Functions that make a set never change their arguments. A NULL
// result comes with an error. Long work polls `patience` (which may be NULL) and ends with LOGICNET_INTERRUPT.
#ifndef LOGICNET_API_SPACES_H
#define LOGICNET_API_SPACES_H
#include "api/api.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct logicnet_space logicnet_space;
typedef struct logicnet_set logicnet_set;
typedef struct logicnet_cycles logicnet_cycles;

typedef struct {
  double seconds;                // 0: no limit
  const volatile int32_t* stop;  // not 0 there: end. May be NULL
} logicnet_patience;

typedef struct {
  int32_t update;            // one of LOGICNET_UPDATE_...
  const uint32_t* block_of;  // for BLOCKS: the place of each variable's block in the order; NULL: one block
} logicnet_scheme;

// Bytes that `sets` sets over that many variables take, tables not counted. No allocation.
LOGICNET_API uint64_t logicnet_space_bytes(uint32_t variables, uint32_t sets);
LOGICNET_API logicnet_space* logicnet_space_new(const logicnet_rules* rules, uint64_t memory, int32_t threads,
                                                logicnet_error* error);
LOGICNET_API void logicnet_space_free(logicnet_space* space);
LOGICNET_API uint64_t logicnet_space_used(const logicnet_space* space);  // bytes held now
// Bytes of sets that asynchronous closures of this space have read and written, a cell (8 KiB) at a time: for each cell
// worked on, the cell itself read and written, and each neighbouring cell that was read.
LOGICNET_API uint64_t logicnet_space_moved(const logicnet_space* space);

LOGICNET_API logicnet_set* logicnet_set_of_states(logicnet_space* space, const uint32_t* states, size_t count,
                                                  logicnet_error* error);
LOGICNET_API logicnet_set* logicnet_set_of_subspace(logicnet_space* space, uint32_t fixed, uint32_t values,
                                                    logicnet_error* error);
LOGICNET_API logicnet_set* logicnet_set_of_program(logicnet_space* space, const int32_t* code, size_t length,
                                                   logicnet_error* error);
LOGICNET_API logicnet_set* logicnet_set_fixed_points(logicnet_space* space, const logicnet_patience* patience,
                                                     logicnet_error* error);
LOGICNET_API logicnet_set* logicnet_set_unstable(logicnet_space* space, uint32_t variable,
                                                 const logicnet_patience* patience, logicnet_error* error);
LOGICNET_API void logicnet_set_free(logicnet_set* set);

enum { LOGICNET_UNION = 0, LOGICNET_INTERSECTION = 1, LOGICNET_DIFFERENCE = 2, LOGICNET_COMPLEMENT = 3 };
LOGICNET_API logicnet_set* logicnet_set_combine(const logicnet_set* a, const logicnet_set* b, int32_t how,
                                                logicnet_error* error);
LOGICNET_API int32_t logicnet_set_within(const logicnet_set* a, const logicnet_set* b);
LOGICNET_API int32_t logicnet_set_equal(const logicnet_set* a, const logicnet_set* b);
LOGICNET_API uint64_t logicnet_set_count(const logicnet_set* set);
LOGICNET_API int32_t logicnet_set_has(const logicnet_set* set, uint32_t state);
// Writes up to `limit` states >= from, ascending; returns how many.
LOGICNET_API size_t logicnet_set_list(const logicnet_set* set, uint64_t from, uint32_t* out, size_t limit);
// Bit i of *ones (*zeros): some state of the set has variable i at 1 (0).
LOGICNET_API void logicnet_set_values(const logicnet_set* set, uint32_t* ones, uint32_t* zeros);

// What the set can reach (forward != 0) or what can reach it; steps only lead into `inside` where it is not NULL.
LOGICNET_API logicnet_set* logicnet_set_close(const logicnet_set* set, const logicnet_scheme* scheme, int32_t forward,
                                              const logicnet_set* inside, const logicnet_patience* patience,
                                              logicnet_error* error);
// The states one step after (forward != 0) or before; a step changes the state.
LOGICNET_API logicnet_set* logicnet_set_step(const logicnet_set* set, const logicnet_scheme* scheme, int32_t forward,
                                             const logicnet_patience* patience, logicnet_error* error);
// The states from which the system can stay in the set for ever; a fixed point stays.
LOGICNET_API logicnet_set* logicnet_set_always(const logicnet_set* set, const logicnet_scheme* scheme,
                                               const logicnet_patience* patience, logicnet_error* error);
// A shortest path into the target, both ends included; its length, 0 where there is none or the error is filled. Writes
// at most `limit` states.
LOGICNET_API int64_t logicnet_space_path(logicnet_space* space, const logicnet_scheme* scheme, uint32_t from,
                                         const logicnet_set* target, uint32_t* out, size_t limit,
                                         const logicnet_patience* patience, logicnet_error* error);

// All attractors. Fixed points come as one set, since there may be very many; cyclic ones by number, in ascending order
// of their smallest state.
LOGICNET_API logicnet_cycles* logicnet_space_attractors(logicnet_space* space, const logicnet_scheme* scheme,
                                                        const logicnet_patience* patience, logicnet_error* error);
LOGICNET_API void logicnet_cycles_free(logicnet_cycles* cycles);
LOGICNET_API logicnet_set* logicnet_cycles_fixed(const logicnet_cycles* cycles, logicnet_error* error);
LOGICNET_API size_t logicnet_cycles_count(const logicnet_cycles* cycles);
LOGICNET_API uint64_t logicnet_cycles_states(const logicnet_cycles* cycles, size_t cycle);
LOGICNET_API logicnet_set* logicnet_cycles_set(const logicnet_cycles* cycles, size_t cycle, logicnet_error* error);

#ifdef __cplusplus
}
#endif
#endif
