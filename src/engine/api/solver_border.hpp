// What the C API's files of the solver share: the structs behind the handles, and options read from C.
#ifndef LOGICNET_API_SOLVER_BORDER_HPP
#define LOGICNET_API_SOLVER_BORDER_HPP
#include <algorithm>
#include <memory>

#include "api/guard.hpp"
#include "api/solver.h"
#include "solver/compiled.hpp"

namespace logicnet {

// Everything answers refer to. When its manager has grown large, the network starts a new one; older answers keep
// theirs.
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
  steps.symbolic = on(LOGICNET_STEP_DIAGRAMS);
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
  if (plan->memory != 0) limits.memory = addressable(plan->memory);
  limits.stop = plan->stop;
  return limits;
}

}  // namespace logicnet

struct logicnet_network {
  logicnet::Rules rules;  // kept to begin anew
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
    core->compiled.bdd.set_node_limit(logicnet::Bdd::nodes_in(limits.memory));
    return core->compiled;
  }
};

struct logicnet_answer {
  std::shared_ptr<logicnet::Core> core;
  logicnet::AllId id = 0;
  logicnet::Network network;    // that was solved
  std::vector<uint8_t> inputs;  // per level
  std::vector<logicnet::ChoiceId> open;
  std::vector<logicnet::Pair> listed;
  logicnet::Network rest;  // if only some components were solved: the others
  std::vector<std::string> names;
  const logicnet::Pair& pair(size_t place) const {
    if (place >= listed.size()) throw logicnet::wrong_call("an attractor that is not in the list");
    return listed[place];
  }
  size_t input_count() const { return static_cast<size_t>(std::count(inputs.begin(), inputs.end(), uint8_t{1})); }
  size_t components(const std::vector<logicnet::Var>& levels, uint32_t* out, size_t capacity) const {
    for (size_t i = 0; i < levels.size() && i < capacity; ++i) out[i] = core->compiled.component[levels[i]];
    return levels.size();
  }
};

#endif
