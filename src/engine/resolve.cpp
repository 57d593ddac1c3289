// From candidates to attractors. Every attractor contains a candidate; what remains is which candidates are attractors, and which are one.
//
//  - A candidate that is a fixed point is an attractor.
//  - The smallest trap space around a candidate, if it is smaller than the block, is a network of its own: all its attractors come from
//    solving it (percolated, split again), and with them every candidate inside is answered.
//  - A candidate from which a walk enters a trap space that does not contain it is in no attractor: dropped. (The smallest trap space
//    around a state is the same for all states of an attractor, so any smaller one along the walk is proof.)
//  - If one candidate is left for the whole block, its forward closure is the attractor: there is one, and it contains the candidate.
//  - Otherwise forward closures decide: the closure of s is an attractor iff every candidate in it can come back to s.
#include <algorithm>

#include "attractors.hpp"
#include "small_states.hpp"
#include "symbolic.hpp"

namespace logicnet {
namespace {

struct Enclosed {
  size_t seed;
  size_t free;
  Subspace space;
};

// States and subspaces of one network packed into words, for comparing many with many.
class Packed {
 public:
  explicit Packed(const std::vector<Var>& variables) : variables_(variables), words_(variables.size() / 64 + 1) {}
  size_t add(const std::vector<uint8_t>& state) {
    const size_t at = states_.size() / words_;
    states_.resize(states_.size() + words_);
    for (size_t i = 0; i < variables_.size(); ++i) states_[at * words_ + i / 64] |= uint64_t{state[variables_[i]]} << (i % 64);
    return at;
  }
  // Of a subspace: which variables it fixes, then their values.
  std::vector<uint64_t> pack(const Subspace& space) const {
    std::vector<uint64_t> out(2 * words_);
    for (size_t i = 0; i < variables_.size(); ++i) {
      const int8_t at = space[variables_[i]];
      if (at == kFree) continue;
      out[i / 64] |= uint64_t{1} << (i % 64);
      out[words_ + i / 64] |= uint64_t{at == 1} << (i % 64);
    }
    return out;
  }
  bool inside(size_t state, const std::vector<uint64_t>& space) const {
    for (size_t w = 0; w < words_; ++w)
      if (((states_[state * words_ + w] ^ space[words_ + w]) & space[w]) != 0) return false;
    return true;
  }

 private:
  const std::vector<Var>& variables_;
  size_t words_;
  std::vector<uint64_t> states_;
};

// The two ways to hold sets of states of a block, under one face.
struct BitsetFace {
  using Set = SmallStates::Set;
  Bdd& bdd;
  const Network& network;
  SmallStates states;
  BitsetFace(Bdd& b, const Network& n) : bdd(b), network(n), states(b, n) {}
  uint64_t index(const std::vector<uint8_t>& values) const {
    uint64_t at = 0;
    for (const Var v : network.variables) at = at << 1 | values[v];
    return at;
  }
  Set forward(const std::vector<uint8_t>& from) const {
    Set s = states.none();
    SmallStates::put(s, index(from));
    states.close_forward(s);
    return s;
  }
  Set backward(const std::vector<uint8_t>& from, Set& within) const {
    Set s = states.none();
    SmallStates::put(s, index(from));
    states.close_backward_within(s, within);
    return s;
  }
  bool has(const Set& s, const std::vector<uint8_t>& values) const { return SmallStates::has(s, index(values)); }
  Ref hand_back(const Set& s) const { return bdd.from_table(network.variables, s.data()); }
};

struct SymbolicFace {
  using Set = Ref;
  SymbolicStates states;
  SymbolicFace(Bdd& b, const Network& n, const Approach& approach) : states(b, n, approach) {}
  Set forward(const std::vector<uint8_t>& from) { return states.forward(from); }
  Set backward(const std::vector<uint8_t>& from, Set& within) { return states.backward(from, within); }
  bool has(Set s, const std::vector<uint8_t>& values) const { return states.has(s, values); }
  Ref hand_back(Set s) { return states.hand_back(s); }
};

// `left`: candidates whose enclosing trap space is the whole block; all others lie in smaller ones or lead there.
template <class Face>
std::vector<Ref> closures(Face& face, const std::vector<std::vector<uint8_t>>& seeds, std::vector<size_t> left, bool unique) {
  std::vector<Ref> found;
  const std::vector<size_t> whole = left;
  while (!left.empty()) {
    const size_t s = left.back();
    left.pop_back();
    typename Face::Set ahead = face.forward(seeds[s]);
    if (unique) return {face.hand_back(ahead)};
    std::vector<size_t> met;
    bool leaves = false;
    for (size_t k = 0; k < seeds.size() && !leaves; ++k) {
      if (k == s || !face.has(ahead, seeds[k])) continue;
      if (std::find(whole.begin(), whole.end(), k) == whole.end()) leaves = true;
      met.push_back(k);
    }
    if (!leaves && !met.empty()) {
      const typename Face::Set back = face.backward(seeds[s], ahead);
      for (const size_t k : met) leaves = leaves || !face.has(back, seeds[k]);
    }
    if (leaves) continue;
    found.push_back(face.hand_back(ahead));
    std::erase_if(left, [&](size_t k) { return face.has(ahead, seeds[k]); });
  }
  return found;
}

}  // namespace

AllId Solver::resolve(const Network& network, const std::vector<Seed>& seeds, uint32_t method) {
  struct Found {
    AllId id;
    size_t seed;                                 // the candidate it answers
  };
  std::vector<Found> found;
  std::vector<Enclosed> moving;
  Packed packed(network.variables);
  const size_t n = network.size();
  for (size_t k = 0; k < seeds.size(); ++k) {
    const Seed& s = seeds[k];
    packed.add(s);
    bool fixed = true;
    for (size_t i = 0; i < n && fixed; ++i)
      fixed = bdd_.evaluate(network.functions[i], [&](Var v) { return s[v] != 0; }) == (s[network.variables[i]] != 0);
    if (fixed) {
      found.push_back({fixed_point(network, s, method), k});
      continue;
    }
    Enclosed e{k, 0, Subspace(s.begin(), s.end())};
    e.free = trap_closure(network, taker_, e.space);
    moving.push_back(std::move(e));
  }
  std::stable_sort(moving.begin(), moving.end(), [](const Enclosed& a, const Enclosed& b) { return a.free < b.free; });
  std::vector<uint8_t> answered(seeds.size(), 0);  // a seed in a trap space that was solved as a whole
  std::vector<size_t> whole;
  for (const Enclosed& e : moving) {
    if (answered[e.seed]) continue;
    const std::vector<uint64_t> space = packed.pack(e.space);
    std::vector<size_t> company;
    for (size_t k = 0; k < seeds.size(); ++k)
      if (packed.inside(k, space)) company.push_back(k);
    if (company.size() > 1 && walks_away(network, seeds[e.seed], e.free)) {
      method |= kWalk;
      continue;
    }
    if (e.free == n || !steps_.trap_spaces) {
      whole.push_back(e.seed);
      continue;
    }
    All held;
    for (const Var v : network.variables)
      if (e.space[v] != kFree) held.literals.push_back({v, e.space[v] == 1});
    All within = answers_.at(reduce(without(network, held)));
    Answers::merge(within, held);
    within.method |= method | kTrapSpaces;
    if (company.size() > 1) std::erase_if(found, [&](const Found& f) { return packed.inside(f.seed, space); });
    found.push_back({answers_.all(std::move(within)), e.seed});
    for (const size_t k : company) answered[k] = 1;
  }
  std::vector<AllId> ids;
  for (const Found& f : found) ids.push_back(f.id);
  if (!whole.empty()) resolve_whole(network, seeds, std::move(whole), method, ids);
  return one_of(std::move(ids));
}

void Solver::resolve_whole(const Network& network, const std::vector<Seed>& seeds, std::vector<size_t> left, uint32_t method,
                           std::vector<AllId>& found) {
  const bool unique = found.empty() && left.size() == 1;
  const size_t n = network.size();
  // Bitsets: one a variable, and some more; half of the memory there is.
  const size_t memory = bdd_.limits() != nullptr ? bdd_.limits()->memory : size_t{4} << 30;
  size_t bitsets = 27;
  while (bitsets > 6 && (bitsets + 6) << (bitsets - 3) > memory / 2) --bitsets;
  std::vector<Ref> sets;
  bool done = false;
  const auto by_bitsets = [&] {
    BitsetFace face(bdd_, network);
    sets = closures(face, seeds, left, unique);
    method |= kExplicit;
    done = true;
  };
  const auto by_diagrams = [&](Approach approach, uint64_t work) {
    if (done) return;
    try {
      approach.work = work;
      approach.nodes = std::min(steps_.symbolic_nodes, memory / 64);
      approach.sweep_at = steps_.symbolic_sweep;
      SymbolicFace face(bdd_, network, approach);
      sets = closures(face, seeds, left, unique);
      method |= kSymbolic;
      done = true;
    } catch (const Exhausted& e) {
      if (e.why != Exhausted::kMemory && e.why != Exhausted::kTooMany) throw;
    }
  };
  if (n < steps_.symbolic_from) by_bitsets();
  for (uint64_t work = 1 << 20; !done && steps_.symbolic && work < uint64_t{1} << 40; work *= 4) {
    by_diagrams({Approach::kGiven, false}, work);
    by_diagrams({Approach::kForce, true}, work);
    if (n <= bitsets) break;
    by_diagrams({Approach::kForceReversed, false}, work);
    by_diagrams({Approach::kGiven, true}, work);
  }
  if (!done && n <= bitsets) by_bitsets();
  if (!done) throw Exhausted{Exhausted::kMemory};
  for (const Ref set : sets) found.push_back(cyclic(network, set, method));
}

bool Solver::walks_away(const Network& network, const Seed& seed, size_t enclosing) {
  if (!steps_.trap_spaces) return false;
  Seed state = seed;
  uint64_t random = 0x9E3779B97F4A7C15ull;
  const size_t n = network.size();
  const auto look = [&](Var v) { return state[v] != 0; };
  for (size_t step = 1, next = n; step <= 64 * n; ++step) {
    random = random * 6364136223846793005ull + 1442695040888963407ull;
    const size_t i = static_cast<size_t>((random >> 33) % n);
    state[network.variables[i]] = bdd_.evaluate(network.functions[i], look);
    if (step < next) continue;
    next *= 2;
    Subspace space(state.begin(), state.end());
    if (trap_closure(network, taker_, space) < enclosing) return true;
  }
  return false;
}

}  // namespace logicnet
