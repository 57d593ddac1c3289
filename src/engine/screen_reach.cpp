#include "screen_reach.hpp"

#include "small_states.hpp"

namespace logicnet {
namespace {

constexpr size_t kMostAttractors = 4096;
constexpr size_t kSmall = 16;
constexpr size_t kMostKnown = 1 << 16;

}  // namespace

Shown Reacher::shown(const All& attractor, Ref phenotype) {
  for (const Literal l : attractor.literals) phenotype = bdd_.restrict(phenotype, l.variable, l.value);
  Ref denied = bdd_.negate(phenotype);
  for (const CycleId c : attractor.cycles) {
    phenotype = bdd_.conj(phenotype, solver_.answers().cycle(c).set);
    denied = bdd_.conj(denied, solver_.answers().cycle(c).set);
  }
  return denied == Bdd::kFalse ? kAlways : phenotype == Bdd::kFalse ? kNever : kSometimes;
}

Ref Reacher::set_of(const All& attractor) {
  Ref set = Bdd::kTrue;
  for (const CycleId c : attractor.cycles) set = bdd_.conj(set, solver_.answers().cycle(c).set);
  for (size_t i = attractor.literals.size(); i-- > 0;)
    set = bdd_.conj(set, bdd_.literal(attractor.literals[i].variable, attractor.literals[i].value));
  return set;
}

Network Reacher::inside(const std::vector<Ref>& functions, const Subspace& space) const {
  Network local;
  for (Var v = 0; v < functions.size(); ++v) {
    if (space[v] != kFree) continue;
    Ref f = functions[v];
    const std::span<const Var> read = bdd_.support(f);
    for (const Var w : std::vector<Var>(read.begin(), read.end()))
      if (space[w] != kFree) f = bdd_.restrict(f, w, space[w] == 1);
    local.variables.push_back(v);
    local.functions.push_back(f);
  }
  return local;
}

void Reacher::one_state(const All& attractor, std::vector<uint8_t>& values) {
  for (const Literal l : attractor.literals) values[l.variable] = l.value;
  for (const CycleId c : attractor.cycles) {
    const Cycle& cycle = solver_.answers().cycle(c);
    std::vector<uint8_t> picked(cycle.variables.size());
    bdd_.pick(cycle.set, cycle.variables, picked.data());
    for (size_t i = 0; i < picked.size(); ++i) values[cycle.variables[i]] = picked[i];
  }
}

std::vector<uint8_t> Reacher::reached_small(const Network& local, Ref start, const std::vector<All>& attractors) {
  const SmallStates states(bdd_, local);
  SmallStates::Set ahead = states.none();
  bdd_.to_table(start, local.variables, ahead.data());
  states.close_forward(ahead);
  std::vector<uint8_t> values(bdd_.variables(), 0), found;
  for (const All& attractor : attractors) {
    one_state(attractor, values);
    uint64_t state = 0;
    for (const Var v : local.variables) state = state << 1 | values[v];
    found.push_back(SmallStates::has(ahead, state));
  }
  return found;
}

std::vector<uint8_t> Reacher::reached_large(const Network& local, Ref start, const std::vector<All>& attractors) {
  std::vector<Ref> unstable;
  for (size_t i = 0; i < local.size(); ++i) unstable.push_back(bdd_.differ(local.functions[i], bdd_.literal(local.variables[i])));
  Ref ahead = start;
  for (size_t i = local.size(); i-- > 0;) {
    const Ref grown = bdd_.disj(ahead, bdd_.flip(bdd_.conj(ahead, unstable[i]), local.variables[i]));
    if (grown == ahead) continue;
    ahead = grown;
    i = local.size();
    if (bdd_.limits() != nullptr) bdd_.limits()->poll();
  }
  std::vector<uint8_t> values(bdd_.variables(), 0), found;
  for (const All& attractor : attractors) {
    one_state(attractor, values);
    found.push_back(bdd_.evaluate(ahead, [&](Var v) { return values[v] != 0; }));
  }
  return found;
}

std::vector<uint8_t> Reacher::reached(const Network& local, Ref start, const std::vector<All>& attractors) {
  if (attractors.size() == 1 || start == Bdd::kTrue) return std::vector<uint8_t>(attractors.size(), 1);
  return local.size() <= kSmall ? reached_small(local, start, attractors) : reached_large(local, start, attractors);
}

bool Reacher::enclose(const std::vector<Ref>& functions, Ref start, Ref phenotype, Arena& out) {
  const Var n = bdd_.variables();
  Subspace space(n, kFree);
  const std::span<const Var> held = bdd_.support(start);
  for (const Var v : std::vector<Var>(held.begin(), held.end())) {
    if (bdd_.restrict(start, v, true) == Bdd::kFalse) space[v] = 0;
    else if (bdd_.restrict(start, v, false) == Bdd::kFalse) space[v] = 1;
  }
  Network whole;
  for (Var v = 0; v < n; ++v) whole.variables.push_back(v);
  whole.functions = functions;
  trap_closure(whole, taker_, space);
  for (Var v = 0; v < n; ++v)
    if (space[v] != kFree) {
      out.held.literals.push_back({v, space[v] == 1});
      start = bdd_.restrict(start, v, space[v] == 1);
      phenotype = bdd_.restrict(phenotype, v, space[v] == 1);
    }
  out.start = start;
  out.local = inside(functions, space);
  if (!solver_.answers().expand(solver_.solve(out.local, {}), kMostAttractors, out.attractors)) return false;
  for (const All& attractor : out.attractors) out.every |= out.shown.emplace_back(shown(attractor, phenotype));
  return true;
}

ShownSet Reacher::ends(const std::vector<Ref>& functions, Ref start, Ref phenotype, std::vector<Ref>* into) {
  std::pair<std::vector<uint32_t>, bool> key{functions, into != nullptr};
  key.first.push_back(start);
  key.first.push_back(phenotype);
  if (const auto found = known_.find(key); found != known_.end()) {
    if (into != nullptr) *into = found->second.sets;
    return found->second.shown;
  }
  Arena arena;
  if (!enclose(functions, start, phenotype, arena)) return 0;
  Known known{arena.every, {}};
  const bool alike = (arena.every & (arena.every - 1)) == 0;
  if (into != nullptr || !alike) {
    const std::vector<uint8_t> hit = reached(arena.local, arena.start, arena.attractors);
    known.shown = 0;
    for (size_t a = 0; a < arena.attractors.size(); ++a) {
      if (!hit[a]) continue;
      known.shown |= arena.shown[a];
      if (into == nullptr) continue;
      All full = arena.attractors[a];
      Answers::merge(full, arena.held);
      known.sets.push_back(set_of(full));
    }
  }
  if (into != nullptr) *into = known.sets;
  if (known_.size() < kMostKnown) known_.emplace(std::move(key), known);
  return known.shown;
}

bool Reacher::showing(const std::vector<Ref>& functions, Ref phenotype, Ref& out) {
  Network whole;
  for (Var v = 0; v < bdd_.variables(); ++v) whole.variables.push_back(v);
  whole.functions = functions;
  std::vector<All> attractors;
  if (!solver_.answers().expand(solver_.solve(std::move(whole), {}), kMostAttractors, attractors)) return false;
  out = Bdd::kFalse;
  for (const All& attractor : attractors)
    if (shown(attractor, phenotype) != kNever) out = bdd_.disj(out, set_of(attractor));
  return true;
}

}  // namespace logicnet
