// C API of screens: many perturbed networks in one call, on several threads. See screens/screener.hpp for what a task
// is.
//
// A handle holds one worker a thread, each with its memory of residual networks, which stays from call to call. A
// handle serves one call at a time. Work is shared out task by task, so the answers do not depend on the number of
// threads.
#ifndef LOGICNET_API_SCREENS_H
#define LOGICNET_API_SCREENS_H
#include "api/api.h"
#include "api/measures.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct logicnet_screen logicnet_screen;

// inputs: one byte a component, 1 where it counts as an input while its function is the identity. The rules are copied.
// stop: polled while work goes on; may be NULL, else it must outlive the handle. memory: bytes, for all threads
// together. seconds: for each time that the rules are compiled (0: not bounded). NULL, with the budget that ended it in
// `error`, where they could not be.
LOGICNET_API logicnet_screen* logicnet_screen_new(const logicnet_rules* rules, const uint8_t* inputs, size_t threads,
                                                  size_t memory, double seconds, const volatile int32_t* stop,
                                                  logicnet_error* error);
LOGICNET_API void logicnet_screen_free(logicnet_screen* screen);
// A phenotype, as a program over the components. Returns its number, or -1.
LOGICNET_API int64_t logicnet_screen_watch(logicnet_screen* screen, const int32_t* code, size_t length,
                                           logicnet_error* error);

// Task t makes the changes begin[t] .. begin[t+1]. `seconds` bounds each task (0: not). `done`, where it is not NULL,
// counts finished tasks while the call runs.
typedef struct {
  size_t tasks;
  const size_t* begin;
  logicnet_changes changes;
  double seconds;
  volatile uint64_t* done;
} logicnet_tasks;

// Attractors that show the phenotype in all, some and none of their states, weighed by the settings of the inputs they
// stand for. method: a set of LOGICNET_STEP_*. reason: LOGICNET_END_*.
LOGICNET_API int32_t logicnet_screen_count(logicnet_screen* screen, size_t phenotype, const logicnet_tasks* tasks,
                                           uint64_t* always, uint64_t* sometimes, uint64_t* never, uint32_t* method,
                                           uint8_t* reason, logicnet_error* error);

// Many phenotypes in one call. `begin`: count + 1 places in `code`. They get numbers that follow one another; the first
// is returned.
LOGICNET_API int64_t logicnet_screen_watch_all(logicnet_screen* screen, size_t count, const int32_t* code,
                                               const size_t* begin, logicnet_error* error);
// Counts for `phenotypes` phenotypes from number `first` on: the row of the k-th under task t is k * tasks + t.
LOGICNET_API int32_t logicnet_screen_count_all(logicnet_screen* screen, size_t first, size_t phenotypes,
                                               const logicnet_tasks* tasks, uint64_t* always, uint64_t* sometimes,
                                               uint64_t* never, uint32_t* method, uint8_t* reason,
                                               logicnet_error* error);

// The counts of the first task in decimal, separated by blanks and ended by a zero byte, where its reason is
// LOGICNET_END_TOO_WIDE. Returns their length; 0
// where that does not fit `capacity`, or the reason is another one.
LOGICNET_API size_t logicnet_screen_wide(logicnet_screen* screen, size_t phenotype, const logicnet_tasks* tasks,
                                         char* out, size_t capacity, logicnet_error* error);
// 1 where every state of every attractor shows the phenotype, 0 where not, minus the reason (as above) where undecided.
LOGICNET_API int32_t logicnet_screen_forced(logicnet_screen* screen, size_t phenotype, const logicnet_tasks* tasks,
                                            int8_t* answer, logicnet_error* error);
// For each task a row: for every component the value that percolation gives it under its changes, or -1.
LOGICNET_API int32_t logicnet_screen_percolated(logicnet_screen* screen, const logicnet_tasks* tasks, int8_t* values,
                                                logicnet_error* error);
// Where logicnet_screen_reach starts. showing: from the attractors of the unchanged rules that show the phenotype;
// returns 1, 0 where there is none, minus the reason (as in logicnet_screen_count) where that was not decided. at: from
// the states in which these components have these values (none: all states), of these those that show the phenotype
// `within` (below 0: all).
LOGICNET_API int32_t logicnet_screen_start_showing(logicnet_screen* screen, size_t phenotype, double seconds,
                                                   logicnet_error* error);
LOGICNET_API int32_t logicnet_screen_start_at(logicnet_screen* screen, size_t count, const uint32_t* components,
                                              const uint8_t* values, int64_t within, logicnet_error* error);
// How the attractors reached from the start show the phenotype, as a set of LOGICNET_SHOWS_*; 0 not decided. `under`
// the changes, held components set at once; `after` (may be NULL) the changes are taken back in any state of any
// attractor reached. one_step: the values are only set in the start, and the rules stay as they are; then `under` and
// `after` are the same. reason: why something was not decided, else 0.
LOGICNET_API int32_t logicnet_screen_reach(logicnet_screen* screen, size_t phenotype, const logicnet_tasks* tasks,
                                           int32_t one_step, uint8_t* under, uint8_t* after, uint8_t* reason,
                                           logicnet_error* error);
// The probability of ending in an attractor that shows the phenotype in some state: of the walk that starts in a
// uniformly drawn state of the start, held components set, and updates one of the components that would change, in
// proportion to its rate. how: 0 not decided, 1 exact within 1e-12, 2 sampled by so many walks (0: none), of which
// the share `low` ended there and `high` ended there or not at all, 3 proved to lie between low and high. reason: why
// it was not decided, else 0.
LOGICNET_API int32_t logicnet_screen_chance(logicnet_screen* screen, size_t phenotype, const logicnet_tasks* tasks,
                                            size_t samples, uint64_t seed, double* value, double* low, double* high,
                                            uint8_t* how, uint8_t* reason, logicnet_error* error);
// How fast components move from here on, where it is asked how probable or how often: `up` from 0 to 1 and `down`, both
// above 0 and finite; components that are not named move at 1.
LOGICNET_API int32_t logicnet_screen_rates(logicnet_screen* screen, size_t count, const uint32_t* components,
                                           const double* up, const double* down, logicnet_error* error);
// Where logicnet_screen_measured starts: in part p with its weight (above 0, against those of the others), whose values
// are begin[p] .. begin[p+1] and which must not be empty; of its states that show the phenotype `within` (below 0: all)
// each is equally likely. No parts: where logicnet_screen_reach starts, each state equally likely.
LOGICNET_API int32_t logicnet_screen_start_mixture(logicnet_screen* screen, size_t parts, const double* weight,
                                                   const size_t* begin, const uint32_t* components,
                                                   const uint8_t* values, int64_t within, logicnet_error* error);
// Measures, which get numbers that follow one another; the first is returned, or -1.
LOGICNET_API int64_t logicnet_screen_measure_all(logicnet_screen* screen, const logicnet_measures* measures,
                                                 logicnet_error* error);
// What a measure comes to: in the long run on average, with bounds, and how probable it is to end in an attractor in
// some state of which it is above 0, with bounds. how: as in logicnet_screen_chance; the bounds of what is sampled hold
// with 95 %. states: listed.
typedef struct {
  double *value, *low, *high, *shown, *shown_low, *shown_high;
  uint8_t *how, *reason;
  uint64_t* states;
} logicnet_measured;
// For `count` measures from number `first` on: the row of the k-th under task t is k * tasks + t.
LOGICNET_API int32_t logicnet_screen_measured(logicnet_screen* screen, size_t first, size_t count,
                                              const logicnet_tasks* tasks, size_t samples, size_t most_states,
                                              uint64_t seed, const logicnet_measured* out, logicnet_error* error);
// How many tasks were asked for, and of how many the residual network was known already.
LOGICNET_API void logicnet_screen_memory(const logicnet_screen* screen, uint64_t* asked, uint64_t* known);

#ifdef __cplusplus
}
#endif
#endif
