// What a measure comes to in one attractor: its one value there, or its average over time.
#include <algorithm>
#include <cassert>
#include <map>
#include <tuple>

#include "screens/keys.hpp"
#include "screens/measured.hpp"
#include "walks/long_run.hpp"

namespace logicnet {
namespace {

constexpr size_t kMostValues = 4096;  // of a measure in one attractor
// Of walks through an attractor too large to be listed, together: seconds.
constexpr double kMostMoves = 1 << 25;

// The values that a measure takes in a set of states, each with the states that have it.
std::map<double, Ref> values_in(Bdd& bdd, const Measure& measure, Ref states) {
  std::map<double, Ref> regions{{0.0, states}};
  for (const Term& term : measure) {
    std::map<double, Ref> next;
    const auto add = [&](double value, Ref set) {
      if (set == Bdd::kFalse) return;
      Ref& into = next.try_emplace(value, Bdd::kFalse).first->second;
      into = bdd.disj(into, set);
    };
    for (const auto& [value, set] : regions) {
      add(value + term.weight, bdd.conj(set, term.set));
      add(value, bdd.minus(set, term.set));
    }
    if (next.size() > kMostValues) throw Exhausted{Exhausted::kTooMany};
    regions = std::move(next);
  }
  return regions;
}

}  // namespace

Measurer::InAttractor Measurer::in_attractor(const Question& question, const All& attractor) {
  Enclosure around{Subspace(bdd_.variables(), kFree), {}};
  for (const Literal l : attractor.literals) around.space[l.variable] = l.value;
  const Measure own = with_held(question.measure, [&](Ref set) { return around.inside(bdd_, set); });
  std::vector<uint8_t> read(bdd_.variables(), 0);
  for (const Term& term : own)
    for (const Var v : bdd_.support(term.set)) read[v] = 1;
  Ref states = Bdd::kTrue;  // on the cycles that the measure reads
  for (const CycleId c : attractor.cycles) {
    const Cycle& cycle = solver_.answers().cycle(c);
    if (std::any_of(cycle.variables.begin(), cycle.variables.end(), [&](Var v) { return read[v] != 0; }))
      states = bdd_.conj(states, cycle.set);
  }
  const std::map<double, Ref> values = values_in(bdd_, own, states);
  const double least = values.begin()->first, most = values.rbegin()->first;
  const bool shown = most > 0;
  if (question.plan.only_shown) return {{shown ? 1.0 : 0.0, shown ? 1.0 : 0.0, shown ? 1.0 : 0.0}, shown};
  if (values.size() == 1) return {{least, least, least}, shown};
  for (size_t i = 0; i < question.cone.size(); ++i) {
    const Var v = question.cone.variables[i];
    if (around.space[v] != kFree) continue;
    around.local.variables.push_back(v);
    around.local.functions.push_back(around.inside(bdd_, question.cone.functions[i]));
  }
  std::vector<uint8_t> state(bdd_.variables(), 0);
  solver_.answers().put_state(attractor, state);
  InAttractor found = over_time(upstream(around.local, own), state, own, least, most, question.plan);
  for (double* bound : {&found.value.value, &found.value.low, &found.value.high})
    *bound = std::clamp(*bound, least, most);
  found.shown = shown;
  return found;
}

// The network oscillates as a whole, from any of its states.
const Measurer::InAttractor& Measurer::over_time(const Network& network, const std::vector<uint8_t>& state,
                                                 const Measure& measure, double least, double most, const Plan& plan) {
  std::vector<Start::Part> begin{{1.0, {}}};
  for (const Var v : network.variables) begin.front().values.push_back(state[v]);
  Key key;
  put(key, network);
  put(key, begin);
  put(key, measure);
  put(key, least);
  put(key, most);
  put(key, uint64_t{plan.most_states});
  put(key, plan.samples);
  put(key, plan.seed);
  if (const auto known = over_time_.find(key); known != over_time_.end()) return known->second;
  const WalkSetup setup = setup_of(network);
  const Start start(begin);
  InAttractor found{};
  try {
    const LongRun run = long_run(setup, start, {measure}, plan.most_states);
    assert(run.parts.size() == 1);
    const double value = run.parts.front().value.front();
    found.value = {value, value, value};
    found.states = run.states;
  } catch (const Exhausted& end) {
    if (end.why != Exhausted::kTooMany && end.why != Exhausted::kMemory) throw;
    if (plan.samples < 2) throw;
    End why = End::kNone;
    const TimeAverages seen = settled_averages(bdd_, setup, start, {measure}, plan.samples, kMostMoves,
                                               mixed_seed(plan.seed, network, begin), 1, why);
    if (why != End::kNone) throw Exhausted{why};
    std::tie(found.value.low, found.value.high) = interval(seen, 0, least, most);
    found.value.value = seen.mean.front();
    found.sampled = true;
  }
  return keep(over_time_, std::move(key), found);
}

}  // namespace logicnet
