// C API of the single steps of the solver, each to be used, tested and switched on its own: trap spaces, fixed points, percolation,
// blocks, mediators, and the product step. A step hands back a smaller network as rules (components keep their names and order) and what
// it takes to lift a state or an attractor back.
#ifndef LOGICNET_API_STEPS_H
#define LOGICNET_API_STEPS_H
#include "api/solver.h"

#ifdef __cplusplus
extern "C" {
#endif

// Changes of rules made before the step, as in logicnet_solve.
typedef struct {
  size_t fixes;
  const uint32_t* fix_variable;
  const uint8_t* fix_value;
  size_t cuts;
  const uint32_t* cut_source;
  const uint32_t* cut_target;
  const uint8_t* cut_value;
} logicnet_changes;

typedef struct logicnet_subspaces logicnet_subspaces;
enum { LOGICNET_TRAP_MINIMAL = 0, LOGICNET_TRAP_MAXIMAL = 1, LOGICNET_TRAP_ALL = 2, LOGICNET_TRAP_FIXED_POINTS = 3 };

// Up to `limit` trap spaces of that kind inside the subspace in which within_variable have within_value; a maximal one is smaller than
// that subspace. Found one after another: nothing else is enumerated.
LOGICNET_API logicnet_subspaces* logicnet_trap_spaces(logicnet_network* network, const logicnet_plan* plan, int32_t kind,
                                                      const logicnet_changes* changes, size_t within, const uint32_t* within_variable,
                                                      const uint8_t* within_value, size_t limit, logicnet_error* error);
LOGICNET_API void logicnet_subspaces_free(logicnet_subspaces* subspaces);
LOGICNET_API size_t logicnet_subspaces_count(const logicnet_subspaces* subspaces);
// 0: these are all. 1: there are more than the limit. 2, 3, 4: the time, the memory or the stop flag ended it; there may be more.
LOGICNET_API int32_t logicnet_subspaces_end(const logicnet_subspaces* subspaces);
LOGICNET_API void logicnet_subspaces_rows(const logicnet_subspaces* subspaces, int8_t* out);  // per component 0, 1, or 2: free

// Percolation. fate per component: 0 or 1, its value in every attractor; 2, it is left.
LOGICNET_API logicnet_rules* logicnet_percolated(logicnet_network* network, const logicnet_plan* plan, const logicnet_changes* changes,
                                                 int8_t* fate, logicnet_error* error);
// The network without mediators. `order` gets the components removed, in the order in which their rules in *completion (over all
// components; those left read themselves) complete a state of what is left; *removed their number. Candidates only: see networks/mediators.hpp.
LOGICNET_API logicnet_rules* logicnet_without_mediators(logicnet_network* network, const logicnet_plan* plan,
                                                        const logicnet_changes* changes, uint32_t* order, size_t* removed,
                                                        logicnet_rules** completion, logicnet_error* error);
// Blocks of the influence graph (of functions, not texts): block_of per component, numbered upstream first. Returns how many, 0 on error.
LOGICNET_API size_t logicnet_blocks(logicnet_network* network, const logicnet_plan* plan, const logicnet_changes* changes,
                                    uint32_t* block_of, logicnet_error* error);

// The product step. First the attractors of some components alone, which must be closed upstream (LOGICNET_ARGUMENT if not); then, for a
// listed attractor A of them, the rules of all other components in the whole network, such that the attractors of the whole that run
// through A are A times the attractors of those rules. Free inputs must be named in `always` when listing.
LOGICNET_API logicnet_answer* logicnet_solve_upstream(logicnet_network* network, const logicnet_plan* plan,
                                                      const logicnet_changes* changes, size_t count, const uint32_t* components,
                                                      logicnet_error* error);
LOGICNET_API logicnet_rules* logicnet_answer_rest(logicnet_answer* answer, size_t pair, logicnet_error* error);

#ifdef __cplusplus
}
#endif
#endif
