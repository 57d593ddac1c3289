#include "api/shares.h"

#include "api/walks_border.hpp"
#include "walks/long_run.hpp"

using namespace logicnet;

struct logicnet_long_run {
  LongRun found;
};

extern "C" {

logicnet_long_run* logicnet_long_run_find(logicnet_network* network, const logicnet_plan* plan,
                                          const logicnet_walk_setup* asked, const logicnet_measures* measures,
                                          size_t most_states, int32_t* end, logicnet_error* error) {
  return guarded(error, [&]() -> logicnet_long_run* {
    std::unique_ptr<logicnet_long_run> found(new logicnet_long_run);
    try {
      Compiled& compiled = network->ready(plan);
      const Limits limits = limits_of(plan);
      const WalkSetup setup = setup_of(compiled, *asked, limits);
      found->found = long_run(setup, start_of(*asked), measures_of(compiled, *measures, setup), most_states);
      *end = LOGICNET_END_NONE;
    } catch (const Exhausted& e) {
      *end = static_cast<int32_t>(e.why);
      return nullptr;
    }
    return found.release();
  });
}
void logicnet_long_run_free(logicnet_long_run* found) { delete found; }
size_t logicnet_long_run_parts(const logicnet_long_run* found) { return found->found.parts.size(); }
uint64_t logicnet_long_run_states(const logicnet_long_run* found) { return found->found.states; }
void logicnet_long_run_read(const logicnet_long_run* found, double* chance, double* residual, double* value,
                            uint8_t* shown) {
  for (const LongRun::Part& part : found->found.parts) {
    *chance++ = part.chance;
    *residual++ = part.residual;
    value = std::copy(part.value.begin(), part.value.end(), value);
    for (const int shows : part.shown) *shown++ = static_cast<uint8_t>(shows);
  }
}

int32_t logicnet_time_averages(logicnet_network* network, const logicnet_plan* plan, const logicnet_walk_setup* asked,
                               const logicnet_measures* measures, uint64_t walks, double most_moves, uint64_t seed,
                               uint32_t threads, double* mean, double* spread, double* drift, uint64_t* done,
                               logicnet_error* error) {
  return ended(error, [&] {
    Compiled& compiled = network->ready(plan);
    const Limits limits = limits_of(plan);
    const WalkSetup setup = setup_of(compiled, *asked, limits);
    End why = End::kNone;
    const TimeAverages seen =
        settled_averages(compiled.bdd, setup, start_of(*asked), measures_of(compiled, *measures, setup), walks,
                         most_moves, seed, threads, why);
    std::copy(seen.mean.begin(), seen.mean.end(), mean);
    std::copy(seen.spread.begin(), seen.spread.end(), spread);
    std::copy(seen.drift.begin(), seen.drift.end(), drift);
    *done = seen.walks;
    return static_cast<int32_t>(why);
  });
}

}  // extern "C"
