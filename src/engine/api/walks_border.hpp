// What the C API's files about walks share: setups, starts and measures, read from C.
#ifndef LOGICNET_API_WALKS_BORDER_HPP
#define LOGICNET_API_WALKS_BORDER_HPP
#include "api/measures.h"
#include "api/solver_border.hpp"
#include "api/walks.h"
#include "walks/measures.hpp"
#include "walks/walks.hpp"

namespace logicnet {

// Runs `work`; an end where limits stopped it, -1 with the error filled where something is wrong.
template <class Work>
int32_t ended(logicnet_error* error, const Work& work) {
  return guarded<int32_t>(error, -1, [&]() -> int32_t {
    try {
      return work();
    } catch (const Exhausted& e) { return static_cast<int32_t>(e.why); }
  });
}

// What all states of a listed attractor share, with its condition.
inline std::vector<Literal> literals_of(const Pair& pair) {
  std::vector<Literal> literals = pair.attractor.literals;
  literals.insert(literals.end(), pair.condition.begin(), pair.condition.end());
  return literals;
}

inline std::vector<const Cycle*> cycles_of(const logicnet_answer& answer, const Pair& pair) {
  std::vector<const Cycle*> cycles;
  for (const CycleId id : pair.attractor.cycles) cycles.push_back(&answer.core->solver.answers().cycle(id));
  return cycles;
}

// The components walked, with their functions. Its ends are still to be added.
inline WalkSetup setup_of(Compiled& compiled, const logicnet_walk_setup& asked, const Limits& limits) {
  Network network;
  for (size_t i = 0; i < asked.count; ++i) {
    const Var v = compiled.level[asked.component[i]];
    network.variables.push_back(v);
    network.functions.push_back(compiled.whole().functions[v]);
  }
  std::vector<double> rates;
  if (asked.rates != nullptr) rates.assign(asked.rates, asked.rates + 2 * asked.count);
  WalkSetup setup(compiled.bdd, network, std::move(rates), limits);
  if (!setup.closed) throw wrong_call("these components depend on others: they are not closed upstream");
  return setup;
}

inline Start start_of(const logicnet_walk_setup& asked) {
  std::vector<Start::Part> parts;
  for (size_t k = 0; k < asked.parts; ++k) {
    const uint8_t* values = asked.start + k * asked.count;
    parts.push_back({asked.weight[k], {values, values + asked.count}});
  }
  return Start(std::move(parts));
}

// Measures over components that are walked.
inline std::vector<Measure> measures_of(Compiled& compiled, const logicnet_measures& asked, const WalkSetup& setup) {
  std::vector<Measure> measures(asked.count);
  for (size_t m = 0; m < asked.count; ++m)
    for (size_t t = asked.term_begin[m]; t < asked.term_begin[m + 1]; ++t) {
      const size_t begin = asked.code_begin[t];
      const Ref set = compile(compiled.bdd, {asked.code + begin, asked.code_begin[t + 1] - begin}, compiled.level);
      for (const Var v : compiled.bdd.support(set))
        if (setup.position[v] == Ends::kNone) throw wrong_call("a measure of components that are not walked");
      measures[m].push_back({asked.weight[t], set});
    }
  return measures;
}

}  // namespace logicnet
#endif
