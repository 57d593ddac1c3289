// Whether a product of literals and cycles is an attractor: closed, and strongly connected.
//
// Closed: over all states of the product, the rule of a fixed component keeps its value, and what moves in a cycle
// stays in it. Strongly connected: order the cycles so that each reads those before it only. By the product theorem
// (solver/product.cpp) it is enough that each is strongly connected under its rules with the earlier cycles quantified
// away. Cycles that read each other are taken together.
#include <algorithm>

#include "networks/symbolic_states.hpp"
#include "solver/block_bits.hpp"
#include "solver/solver.hpp"
#include "solver/verify.hpp"

namespace logicnet {
namespace {

constexpr const char* kMoves = "a component that is listed as fixed can move";
constexpr size_t kBitsets = 12;  // variables of a cycle up to which its states are listed as bits

}  // namespace

Verifier::Verifier(Bdd& bdd, Answers& answers, const Network& network, const std::vector<uint8_t>& input)
    : bdd_(bdd), answers_(answers), network_(network), input_(input), position_(bdd.variables(), Positions::kNone) {
  for (size_t i = 0; i < network.size(); ++i) {
    const Var v = network.variables[i];
    position_[v] = static_cast<uint32_t>(i);
    if (input[v] && network.functions[i] == bdd.literal(v)) inputs_.push_back(v);
  }
}

std::vector<uint8_t> Verifier::state(const Pair& entry) const {
  std::vector<uint8_t> out(bdd_.variables(), 0);
  answers_.put_state(entry.attractor, out);
  for (const Literal l : entry.condition) out[l.variable] = l.value;
  return out;
}

std::string Verifier::leaves(const Pair& entry, const std::vector<uint8_t>& state) const {
  std::vector<uint8_t> here = state;
  const auto at = [&](Var v) { return here[v] != 0; };
  const auto moves = [&](Var v) { return bdd_.evaluate(network_.functions[position_[v]], at) != at(v); };
  for (const Literal l : entry.attractor.literals)
    if (position_[l.variable] != Positions::kNone && moves(l.variable)) return kMoves;
  for (const CycleId id : entry.attractor.cycles) {
    const Cycle& cycle = answers_.cycle(id);
    for (const Var v : cycle.variables) {
      if (position_[v] == Positions::kNone || !moves(v)) continue;
      here[v] ^= 1;
      const bool stays = bdd_.evaluate(cycle.set, at);
      here[v] ^= 1;
      if (!stays) return "a move leaves a listed attractor";
    }
  }
  return {};
}

bool Verifier::holds(const Pair& entry, const std::vector<uint8_t>& state) const {
  return contains(bdd_, answers_, entry, [&](Var v) { return state[v] != 0; });
}

std::string Verifier::attractor(const Pair& entry) {
  All product = entry.attractor;
  product.literals.insert(product.literals.end(), entry.condition.begin(), entry.condition.end());
  std::vector<uint32_t> cycle_of(bdd_.variables(), Positions::kNone);
  for (uint32_t c = 0; c < product.cycles.size(); ++c)
    for (const Var v : answers_.cycle(product.cycles[c]).variables) cycle_of[v] = c;
  std::vector<Ref> functions(bdd_.variables(), Bdd::kFalse);
  if (std::string wrong = fixed(product, cycle_of, functions); !wrong.empty()) return wrong;
  return in_turn(product.cycles, cycle_of, functions);
}

// Whether every component outside the cycles has a value and keeps it, over all states of the product. `functions` gets
// the rules with the literals put in.
std::string Verifier::fixed(const All& product, const std::vector<uint32_t>& cycle_of, std::vector<Ref>& functions) {
  std::vector<int8_t> value(bdd_.variables(), kFree);
  for (const Literal l : product.literals) value[l.variable] = l.value;
  const auto known = [&](Var v) { return value[v] != kFree; };
  for (size_t i = 0; i < network_.size(); ++i) {
    const Var v = network_.variables[i];
    Ref f = network_.functions[i];
    const std::span<const Var> read = bdd_.support(f);
    if (known(v) && std::all_of(read.begin(), read.end(), known)) {  // one path down the diagram decides
      if (bdd_.evaluate(f, [&](Var u) { return value[u] == 1; }) != (value[v] == 1)) return kMoves;
      continue;
    }
    for (const Var u : std::vector<Var>(read.begin(), read.end()))
      if (known(u)) f = bdd_.restrict(f, u, value[u] == 1);
    functions[v] = f;
    if (cycle_of[v] != Positions::kNone) continue;
    if (!known(v)) {
      if (f != bdd_.literal(v)) return "a component has no value in a listed attractor";
      continue;
    }
    Ref moves = value[v] == 1 ? bdd_.negate(f) : f;
    for (const CycleId c : product.cycles)
      if (moves != Bdd::kFalse) moves = bdd_.conj(moves, answers_.cycle(c).set);
    if (moves != Bdd::kFalse) return kMoves;
  }
  return {};
}

// Cycles in the order in which they read each other; where all that are left wait for each other, together.
std::string Verifier::in_turn(const std::vector<CycleId>& cycles, const std::vector<uint32_t>& cycle_of,
                              const std::vector<Ref>& functions) {
  const size_t count = cycles.size();
  std::vector<uint8_t> done(count, 0);
  All upstream;
  const auto waits = [&](size_t c) {
    const std::vector<Var>& variables = answers_.cycle(cycles[c]).variables;
    return std::any_of(variables.begin(), variables.end(), [&](Var v) {
      const std::span<const Var> read = bdd_.support(functions[v]);
      return std::any_of(read.begin(), read.end(), [&](Var u) {
        return cycle_of[u] != Positions::kNone && cycle_of[u] != c && !done[cycle_of[u]];
      });
    });
  };
  for (size_t ready = 0; ready < count;) {
    std::vector<size_t> next;
    for (size_t c = 0; c < count && next.empty(); ++c)
      if (!done[c] && !waits(c)) next = {c};
    if (next.empty())
      for (size_t c = 0; c < count; ++c)
        if (!done[c]) next.push_back(c);
    std::vector<CycleId> taken;
    for (const size_t c : next) taken.push_back(cycles[c]);
    if (std::string wrong = together(taken, functions, upstream); !wrong.empty()) return wrong;
    for (const size_t c : next) done[c] = 1;
    upstream.cycles.insert(upstream.cycles.end(), taken.begin(), taken.end());
    ready += next.size();
  }
  return {};
}

// Cycles that are checked as one set of states, the ones upstream of them quantified away.
std::string Verifier::together(std::vector<CycleId> cycles, const std::vector<Ref>& functions, const All& upstream) {
  Network block;
  Ref set = Bdd::kTrue;
  for (const CycleId c : cycles) {
    const std::vector<Var>& variables = answers_.cycle(c).variables;
    block.variables.insert(block.variables.end(), variables.begin(), variables.end());
    set = bdd_.conj(set, answers_.cycle(c).set);
  }
  std::sort(block.variables.begin(), block.variables.end());
  std::vector<uint32_t> key{set};
  for (const Var v : block.variables) block.functions.push_back(quantified(bdd_, answers_, functions[v], v, upstream));
  key.insert(key.end(), block.variables.begin(), block.variables.end());
  key.insert(key.end(), block.functions.begin(), block.functions.end());
  if (connected_.count(key) != 0) return {};
  for (size_t i = 0; i < block.size(); ++i) {
    const Var v = block.variables[i];
    const Ref moving = bdd_.conj(set, bdd_.differ(block.functions[i], bdd_.literal(v)));
    if (bdd_.minus(bdd_.flip(moving, v), set) != Bdd::kFalse) return "a move leaves a listed attractor";
  }
  if (!connected(block, set)) return "the states of a listed attractor do not all reach each other";
  connected_.insert(std::move(key));
  return {};
}

bool Verifier::connected(const Network& block, Ref set) {
  const auto own = [&](Var v) { return std::binary_search(block.variables.begin(), block.variables.end(), v); };
  // An input that the attractor holds for at any value is read at both: the block must be connected under each.
  for (size_t i = 0; i < block.size(); ++i)
    for (const Var u : bdd_.support(block.functions[i])) {
      if (own(u)) continue;
      for (const bool value : {false, true}) {
        Network at = block;
        for (Ref& f : at.functions) f = bdd_.restrict(f, u, value);
        if (!connected(at, set)) return false;
      }
      return true;
    }
  if (block.size() > kBitsets) return connected_by_diagrams(block, set);
  const SmallStates states(bdd_, block);
  SmallStates::Set all = states.none(), ahead = states.none(), back = states.none();
  bdd_.to_table(set, block.variables, all.data());
  SmallStates::put(ahead, SmallStates::first(all));
  SmallStates::put(back, SmallStates::first(all));
  states.close_forward(ahead);
  states.close_backward_within(back, all);
  return ahead == all && back == all;
}

bool Verifier::connected_by_diagrams(const Network& block, Ref set) {
  std::vector<uint8_t> picked(block.size()), from(bdd_.variables(), 0);
  bdd_.pick(set, block.variables, picked.data());
  for (size_t i = 0; i < block.size(); ++i) from[block.variables[i]] = picked[i];
  for (uint64_t work = 1 << 20;; work *= 4) {
    for (const auto order : {Approach::kGiven, Approach::kForce, Approach::kForceReversed}) {
      try {
        Approach approach{order, false};
        approach.work = work;
        SymbolicStates states(bdd_, block, approach);
        Ref ahead = states.forward(from);
        const Ref back = states.backward(from, ahead);
        return states.hand_back(ahead) == set && back == ahead;
      } catch (const Exhausted& e) {
        if (e.why == Exhausted::kTime || e.why == Exhausted::kStopped || work >= uint64_t{1} << 34) throw;
      }
    }
  }
}

}  // namespace logicnet
