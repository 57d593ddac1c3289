// C API of the single steps of the solver, each to be used, tested and switched on its own: trap spaces, fixed points,
// percolation, blocks, mediators, and the product step. A step hands back a smaller network as rules (components keep
// their names and order) and what it takes to lift a state or an attractor back.
#ifndef LOGICNET_API_STEPS_H
#define LOGICNET_API_STEPS_H
#include "api/solver.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct logicnet_subspaces logicnet_subspaces;
enum { LOGICNET_TRAP_MINIMAL = 0, LOGICNET_TRAP_MAXIMAL = 1, LOGICNET_TRAP_ALL = 2, LOGICNET_TRAP_FIXED_POINTS = 3 };

// Up to `limit` trap spaces of that kind inside the subspace in which within_variable have within_value; a maximal one
// is smaller than that subspace. Found one after another: nothing else is enumerated.
LOGICNET_API logicnet_subspaces* logicnet_trap_spaces(logicnet_network* network, const logicnet_plan* plan,
                                                      int32_t kind, size_t within, const uint32_t* within_variable,
                                                      const uint8_t* within_value, size_t limit, logicnet_error* error);
LOGICNET_API void logicnet_subspaces_free(logicnet_subspaces* subspaces);
LOGICNET_API size_t logicnet_subspaces_count(const logicnet_subspaces* subspaces);
// LOGICNET_END_*: 0, these are all; else there are more, or may be.
LOGICNET_API int32_t logicnet_subspaces_end(const logicnet_subspaces* subspaces);
LOGICNET_API void logicnet_subspaces_rows(const logicnet_subspaces* subspaces,
                                          int8_t* out);  // per component 0, 1, or 2: free

// Percolation. fate per component: 0 or 1, its value in every attractor; 2, it is left.
LOGICNET_API logicnet_rules* logicnet_percolated(logicnet_network* network, const logicnet_plan* plan, int8_t* fate,
                                                 logicnet_error* error);
// The same percolation told by rounds, from the rules as they stand under the changes. Row k: the component, its value,
// its round (0: its rule is constant by itself), and where its reasons begin; the reasons of row k are
// reason[reason_begin[k] .. reason_begin[k+1]), components of earlier rows whose values are enough to make it constant,
// and of which none can be left out. Rows stand by round, then by component.
typedef struct logicnet_percolation logicnet_percolation;
LOGICNET_API logicnet_percolation* logicnet_percolation_told(logicnet_network* network, const logicnet_plan* plan,
                                                             logicnet_error* error);
LOGICNET_API void logicnet_percolation_free(logicnet_percolation* percolation);
LOGICNET_API size_t logicnet_percolation_count(const logicnet_percolation* percolation);
LOGICNET_API size_t logicnet_percolation_reasons(const logicnet_percolation* percolation);  // of all rows together
LOGICNET_API void logicnet_percolation_rows(const logicnet_percolation* percolation, uint32_t* component,
                                            uint8_t* value, uint32_t* round, size_t* reason_begin,
                                            uint32_t* reason);  // reason_begin: count + 1 entries

// Widens a subspace (`space`, per component 0, 1, or 2: free) to the smallest trap space around it. Returns how many
// components are free in it. Exact on functions, from the rules as they stand under the changes: nothing is percolated.
LOGICNET_API size_t logicnet_trap_closure(logicnet_network* network, const logicnet_plan* plan, int8_t* space,
                                          logicnet_error* error);
// `inside` per component: 1 for those given and all that they depend on, directly or through others, else 0. By
// functions, from the rules as they stand under the changes. Returns how many.
LOGICNET_API size_t logicnet_upstream(logicnet_network* network, const logicnet_plan* plan, size_t count,
                                      const uint32_t* components, uint8_t* inside, logicnet_error* error);

// The network without mediators. `order` gets the components removed, in the order in which their rules in *completion
// (over all components; those left read themselves) complete a state of what is left; *removed their number. Candidates
// only: see networks/mediators.hpp.
LOGICNET_API logicnet_rules* logicnet_without_mediators(logicnet_network* network, const logicnet_plan* plan,
                                                        uint32_t* order, size_t* removed, logicnet_rules** completion,
                                                        logicnet_error* error);
// Blocks of the influence graph (of functions, not texts): block_of per component, numbered upstream first. Returns how
// many, 0 on error.
LOGICNET_API size_t logicnet_blocks(logicnet_network* network, const logicnet_plan* plan, uint32_t* block_of,
                                    logicnet_error* error);

// The product step. First the attractors of some components alone, which must be closed upstream (LOGICNET_ARGUMENT if
// not); then, for a listed attractor A of them, the rules of all other components in the whole network, such that the
// attractors of the whole that run through A are A times the attractors of those rules. Free inputs must be named in
// `always` when listing.
LOGICNET_API logicnet_answer* logicnet_solve_upstream(logicnet_network* network, const logicnet_plan* plan,
                                                      size_t count, const uint32_t* components, logicnet_error* error);
LOGICNET_API logicnet_rules* logicnet_answer_rest(logicnet_answer* answer, size_t pair, logicnet_error* error);

#ifdef __cplusplus
}
#endif
#endif
