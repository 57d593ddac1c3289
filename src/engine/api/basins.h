// C API of basins: from how many states attractors can be reached, and from how many nothing else can.
//
// Asked about an answer of logicnet_solve and its list of attractors (logicnet_answer_list), as walks are
// (api/walks.h).
#ifndef LOGICNET_API_BASINS_H
#define LOGICNET_API_BASINS_H
#include "api/solver.h"

#ifdef __cplusplus
extern "C" {
#endif

// Of the set of the listed attractors `pair`: the sizes of its strong and its weak basin, in decimal, over all states
// that satisfy the program `within` (all states where its length is 0), while the components in `moving` move. These
// must be closed upstream and tell the attractors apart; the others count as free. Both texts need room for every digit
// of 2^components, and end with a zero. Returns an end (LOGICNET_END_*); where it is not 0, nothing is written; -1: see
// the error.
LOGICNET_API int32_t logicnet_basin(logicnet_answer* answer, const logicnet_plan* plan, const uint8_t* moving,
                                    const uint32_t* pair, size_t pairs, const int32_t* within, size_t length,
                                    char* strong, char* weak, size_t capacity, logicnet_error* error);

#ifdef __cplusplus
}
#endif
#endif
