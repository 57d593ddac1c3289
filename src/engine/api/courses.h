// C API of the process in time: what measures are on average at given times, exactly and sampled, and single walks.
//
// Time is cut into segments, each with rules, rates and held values of its own. `total` 0: continuous time, in which a
// component that differs from its rule moves at its rate. Else discrete time: in each step one of all components is
// drawn in proportion to its rate, and `total` is the sum of the rates of all components, also of those that are not
// walked; times are numbers of steps. An `end` is LOGICNET_END_*; -1: see the error.
#ifndef LOGICNET_API_COURSES_H
#define LOGICNET_API_COURSES_H
#include "api/measures.h"
#include "api/walks.h"

#ifdef __cplusplus
extern "C" {
#endif

// The components walked, in their order, are the same in every segment; of the starts that of the first one counts, and
// labels do not. `held`: per component walked 0 or 1, which it is set to when the segment begins, or 2. The next one
// begins at `until`, and what is asked of that very time is asked of the next; nothing is asked after the last.
typedef struct {
  logicnet_network* network;
  const logicnet_walk_setup* setup;
  const uint8_t* held;
  double until;
} logicnet_segment;

typedef struct {
  size_t count;
  const logicnet_segment* segment;
  double total;
  // The start may be several mixtures that are independent of each other: mixture k has the parts mixture_begin[k] ..
  // mixture_begin[k + 1], in which 3 is a component that another of them says. 0: all parts are one mixture.
  size_t mixtures;
  const size_t* mixture_begin;
} logicnet_segments;

// Exact: value[times * measures]; each is right within *left_out times the width of its measure, apart from rounding.
// `time` ascends.
LOGICNET_API int32_t logicnet_course(const logicnet_segments* segments, const logicnet_plan* plan,
                                     const logicnet_measures* measures, size_t times, const double* time,
                                     size_t most_states, double tolerance, uint32_t threads, double* value,
                                     uint64_t* states, double* left_out, logicnet_error* error);
// Sampled: of each measure at each time the mean, and the mean of its square, over *walked walks, which are fewer than
// `walks` where the work was ended.
LOGICNET_API int32_t logicnet_sampled_course(const logicnet_segments* segments, const logicnet_plan* plan,
                                             const logicnet_measures* measures, size_t times, const double* time,
                                             uint64_t walks, uint64_t seed, uint32_t threads, double* mean,
                                             double* square, uint64_t* walked, logicnet_error* error);
// One walk to the end of the last segment: its first state, over the components walked, and which of these flips when;
// time[most_moves] and flipped[most_moves].
LOGICNET_API int32_t logicnet_single_walk(const logicnet_segments* segments, const logicnet_plan* plan, uint64_t seed,
                                          size_t most_moves, uint8_t* start, size_t* moves, double* time,
                                          uint32_t* flipped, logicnet_error* error);

#ifdef __cplusplus
}
#endif
#endif
