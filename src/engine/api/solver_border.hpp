// What the C API's files of the solver share: the structs behind the handles, options read from C, and the guard at the border.
#ifndef LOGICNET_API_SOLVER_BORDER_HPP
#define LOGICNET_API_SOLVER_BORDER_HPP
#include <algorithm>
#include <cstring>
#include <memory>
#include <new>

#include "api/solver.h"
#include "solver/compiled.hpp"

namespace logicnet {

// An answer that contradicts itself: what is wrong with it.
struct Wrong {
  std::string what;
};

// Everything answers refer to. When its manager has grown large, the network starts a new one; older answers keep theirs.
struct Core {
  Core(const Rules& rules, const Limits& limits, Steps steps) : compiled(rules, limits), solver(compiled.bdd, steps) {}
  Compiled compiled;
  Solver solver;
};

inline Steps steps_of(const logicnet_plan* plan) {
  Steps steps;
  if (plan == nullptr) return steps;
  const auto on = [&](uint32_t step) { return (plan->without & step) == 0; };
  steps.percolation = on(LOGICNET_STEP_PERCOLATION);
  steps.blocks = on(LOGICNET_STEP_BLOCKS);
  steps.mediators = on(LOGICNET_STEP_MEDIATORS);
  steps.trap_spaces = on(LOGICNET_STEP_TRAP_SPACES);
  steps.symbolic = on(LOGICNET_STEP_SYMBOLIC);
  steps.conditioning = on(LOGICNET_STEP_CONDITIONING);
  steps.memory = on(LOGICNET_STEP_MEMORY);
  if (plan->direct != 0) steps.direct = std::min(plan->direct, 24u);
  if (plan->explicit_limit != 0) steps.explicit_limit = std::min(plan->explicit_limit, 27u);
  return steps;
}

inline Limits limits_of(const logicnet_plan* plan) {
  Limits limits;
  if (plan == nullptr) return limits;
  limits.seconds(plan->seconds);
  if (plan->memory != 0) limits.memory = plan->memory;
  limits.stop = plan->stop;
  return limits;
}

inline void report(logicnet_error* error, int32_t code, const char* message, const char* hint) {
  if (error == nullptr) return;
  std::memset(error, 0, sizeof *error);
  error->code = code;
  error->begin = error->end = -1;
  std::strncpy(error->message, message, sizeof error->message - 1);
  std::strncpy(error->hint, hint, sizeof error->hint - 1);
}

// Runs `work` so that nothing is thrown across the border; null where it could not be done.
template <class Work>
auto guarded(logicnet_error* error, const Work& work) -> decltype(work()) {
  report(error, LOGICNET_FINE, "", "");
  try {
    return work();
  } catch (const Exhausted& e) {
    if (e.why == Exhausted::kMemory) report(error, LOGICNET_MEMORY, "the functions of this network do not fit the memory budget", "raise the budget");
    else if (e.why == Exhausted::kTooMany) report(error, LOGICNET_ARGUMENT, "there are too many alternatives to follow", "hold more inputs");
    else report(error, LOGICNET_INTERRUPT, "the time budget ended before the functions were compiled", "raise the time budget");
  } catch (const Wrong& e) {
    report(error, LOGICNET_WRONG, ("an answer failed a check of its own: " + e.what).c_str(), "this is a defect of the engine: please report it with the network");
  } catch (const std::bad_alloc&) {
    report(error, LOGICNET_MEMORY, "the machine's memory is not enough", "");
  }
  return {};
}

inline size_t write_text(const std::string& text, char* out, size_t capacity) {
  if (out != nullptr && capacity > text.size()) std::memcpy(out, text.c_str(), text.size() + 1);
  return text.size();
}

}  // namespace logicnet

struct logicnet_network {
  logicnet::Rules rules;                         // kept to begin anew
  logicnet::Steps steps;
  std::shared_ptr<logicnet::Core> core;

  // The core for this plan: the one there is, or a new one if other steps are asked for or the manager has grown large.
  logicnet::Compiled& ready(const logicnet_plan* plan) {
    const logicnet::Steps wanted = logicnet::steps_of(plan);
    const logicnet::Limits limits = logicnet::limits_of(plan);
    if (wanted != steps || core->compiled.bdd.memory() > limits.memory / 4) {
      core = std::make_shared<logicnet::Core>(rules, limits, wanted);
      steps = wanted;
    }
    core->compiled.limits = limits;
    core->compiled.bdd.set_node_limit(logicnet::Compiled::node_limit(limits));
    return core->compiled;
  }
};

struct logicnet_answer {
  std::shared_ptr<logicnet::Core> core;
  logicnet::AllId id = 0;
  logicnet::Network network;                     // that was solved
  std::vector<uint8_t> inputs;                   // per level
  std::vector<logicnet::ChoiceId> open;
  std::vector<logicnet::Pair> listed;
  logicnet::Network rest;                        // if only some components were solved: the others
  std::vector<std::string> names;
  size_t input_count() const { return static_cast<size_t>(std::count(inputs.begin(), inputs.end(), uint8_t{1})); }
  size_t components(const std::vector<logicnet::Var>& levels, uint32_t* out, size_t capacity) const {
    for (size_t i = 0; i < levels.size() && i < capacity; ++i) out[i] = core->compiled.component[levels[i]];
    return levels.size();
  }
};

#endif
