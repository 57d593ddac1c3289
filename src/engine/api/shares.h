// C API of shares of time: what measures are on average in the long run, in attractors of what is walked.
//
// Where walks end does not have to be known: the labels of the setup are passed over. An `end` is LOGICNET_END_*; -1:
// see the error.
#ifndef LOGICNET_API_SHARES_H
#define LOGICNET_API_SHARES_H
#include "api/measures.h"
#include "api/solver.h"
#include "api/walks.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct logicnet_long_run logicnet_long_run;
// Lists all states that can be reached, once: the attractors of what is walked, the chance of each within 1e-12, and
// the expected value of each measure there within 1e-10. NULL: see *end, or the error.
LOGICNET_API logicnet_long_run* logicnet_long_run_find(logicnet_network* network, const logicnet_plan* plan,
                                                       const logicnet_walk_setup* walked,
                                                       const logicnet_measures* measures, size_t most_states,
                                                       int32_t* end, logicnet_error* error);
LOGICNET_API void logicnet_long_run_free(logicnet_long_run* found);
LOGICNET_API size_t logicnet_long_run_parts(const logicnet_long_run* found);
LOGICNET_API uint64_t logicnet_long_run_states(const logicnet_long_run* found);
// Of each part: its chance and the residual of its distribution; and part by part of each measure: its expected value,
// and LOGICNET_SHOWS_* for the states in which it is above 0.
LOGICNET_API void logicnet_long_run_read(const logicnet_long_run* found, double* chance, double* residual,
                                         double* value, uint8_t* shown);

// Sampled: of each measure the mean over walks of its average over time, after as long a time, the sum of the squares
// of what the walks differ from that, and how far it still drifts; 0 where it is settled. *done walks were watched,
// fewer than `walks` where these would make more than `most_moves`.
LOGICNET_API int32_t logicnet_time_averages(logicnet_network* network, const logicnet_plan* plan,
                                            const logicnet_walk_setup* walked, const logicnet_measures* measures,
                                            uint64_t walks, double most_moves, uint64_t seed, uint32_t threads,
                                            double* mean, double* spread, double* drift, uint64_t* done,
                                            logicnet_error* error);

#ifdef __cplusplus
}
#endif
#endif
