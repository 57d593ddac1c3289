// One block of the influence graph: a single variable, bitsets over its states, or candidates and their resolution.
#include <bit>

#include "solver/block_bits.hpp"
#include "solver/solver.hpp"

namespace logicnet {
AllId Solver::block(const Network& network) {
  if (network.size() == 1) return one_variable(network);
  std::vector<uint32_t> key;
  if (steps_.memory) {
    key.insert(key.end(), network.variables.begin(), network.variables.end());
    key.insert(key.end(), network.functions.begin(), network.functions.end());
    if (const auto found = solved_blocks_.find(key); found != solved_blocks_.end()) return found->second;
  }
  AllId id;
  try {
    id = block_exact(network);
  } catch (const Exhausted& e) { id = left_open(network, e); }
  if (steps_.memory) {
    if (answers_.tally(id).open) left_open_.push_back(key);
    solved_blocks_.emplace(std::move(key), id);
  }
  return id;
}

AllId Solver::one_variable(const Network& network) {
  const Var v = network.variables[0];
  const Ref f = network.functions[0];
  All all;
  if (Bdd::constant(f)) {
    all.method = kPercolation;
    all.literals.push_back({v, f == Bdd::kTrue});
  } else if (f == bdd_.literal(v, false)) {
    all.method = kExplicit;
    all.cycles.push_back(answers_.cycle({v}, Bdd::kTrue));
  } else {
    std::vector<AllId> values;
    for (const bool value : {false, true}) {
      All at;
      at.method = kExplicit;
      at.literals.push_back({v, value});
      values.push_back(answers_.all(std::move(at)));
    }
    return one_of(std::move(values));
  }
  return answers_.all(std::move(all));
}

AllId Solver::block_exact(const Network& network) {
  poll(bdd_.limits());
  if (network.size() <= steps_.direct) return by_states(network);
  uint32_t method = 0;
  if (steps_.mediators || network.size() > steps_.explicit_limit) {
    const std::vector<Seed> seeds = candidates(network, method);
    if (!seeds.empty()) return resolve(network, seeds, method);
  }
  if (network.size() <= steps_.explicit_limit) return by_states(network);
  throw Exhausted{Exhausted::kMemory};
}

AllId Solver::by_states(const Network& network) {
  const size_t m = network.size();
  SmallStates states(bdd_, network);
  SmallStates::Set fixed;
  std::vector<SmallStates::Set> cycles;
  states.attractors(fixed, cycles);
  std::vector<AllId> found;
  for (size_t w = 0; w < fixed.size(); ++w) {
    for (uint64_t bits = fixed[w]; bits != 0; bits &= bits - 1) {
      const uint64_t state = w * 64 + static_cast<uint64_t>(std::countr_zero(bits));
      All all;
      all.method = kExplicit;
      for (size_t i = 0; i < m; ++i) all.literals.push_back({network.variables[i], (state >> (m - 1 - i) & 1) != 0});
      found.push_back(answers_.all(std::move(all)));
    }
  }
  for (const SmallStates::Set& set : cycles)
    found.push_back(cyclic(network, bdd_.from_table(network.variables, set.data()), kExplicit));
  return one_of(std::move(found));
}

AllId Solver::one_of(std::vector<AllId> found) {
  if (found.size() == 1) return found[0];
  All all;
  all.choices.push_back(answers_.any(std::move(found)));
  return answers_.all(std::move(all));
}

// A set of states: components that do not change in it become literals, the rest is a cycle.
AllId Solver::cyclic(const Network& network, Ref set, uint32_t method) {
  All all;
  all.method = method;
  std::vector<Var> moving;
  for (const Var v : network.variables) {
    const Ref zero = bdd_.restrict(set, v, false), one = bdd_.restrict(set, v, true);
    if (zero == Bdd::kFalse || one == Bdd::kFalse) {
      all.literals.push_back({v, zero == Bdd::kFalse});
      set = zero == Bdd::kFalse ? one : zero;
    } else {
      moving.push_back(v);
    }
  }
  if (!moving.empty()) all.cycles.push_back(answers_.cycle(std::move(moving), set));
  return answers_.all(std::move(all));
}

AllId Solver::fixed_point(const Network& network, const Seed& seed, uint32_t method) {
  All all;
  all.method = method;
  for (const Var v : network.variables) all.literals.push_back({v, seed[v] != 0});
  return answers_.all(std::move(all));
}

}  // namespace logicnet
