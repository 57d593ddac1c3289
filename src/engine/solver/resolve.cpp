// From candidates to attractors. Every attractor contains a candidate; what remains is which candidates are attractors,
// and which are one.
//
//  - A candidate that is a fixed point is an attractor.
//  - A candidate from which a walk enters a trap space that does not contain it is in no attractor: dropped. The
//    smallest trap space around a state is the same for all states of an attractor, so any smaller one along the walk
//    is proof.
//  - Where the smallest trap space around a candidate is smaller than the block, it is a network of its own. All its
//    attractors come from solving that network (percolated, split again), and with them every candidate inside is
//    answered. Two such trap spaces may overlap without one holding the other; what they share is taken once (the
//    theorem of unions in solver/solver.hpp, and solver/overlap.cpp).
//  - Where one candidate is left for the whole block, and nothing else was found, its forward closure is the attractor:
//    there is one attractor, and it contains the candidate.
//  - Otherwise forward closures decide: the closure of s is an attractor iff every candidate in it can come back to s.
//
// Why nothing is counted twice. An attractor that comes from a closure has a candidate whose smallest trap space is the
// whole block, so it lies in none of the trap spaces solved. A fixed point is taken alone only where it lies in none of
// them. Closures are different sets, since a candidate inside one that was found is not looked at again.
//
// Why nothing is lost. Take an attractor and a candidate in it. The candidate is fixed, or inside a trap space that is
// solved, or left for the whole block: only candidates in no attractor are dropped.
#include <algorithm>
#include <set>

#include "networks/symbolic_states.hpp"
#include "solver/block_bits.hpp"
#include "solver/solver.hpp"

namespace logicnet {

// States and subspaces of one network packed into words, for comparing many with many.
class Packed {
 public:
  explicit Packed(const std::vector<Var>& variables)
      : variables_(variables), words_(words_of_state(variables.size())) {}
  std::vector<uint64_t> state(const std::vector<uint8_t>& values) const {
    std::vector<uint64_t> out(words_);
    for (size_t i = 0; i < variables_.size(); ++i) set_bit(out.data(), i, values[variables_[i]] != 0);
    return out;
  }
  void add(const std::vector<uint64_t>& state) { states_.insert(states_.end(), state.begin(), state.end()); }
  // Of a subspace: which variables it fixes, then their values.
  std::vector<uint64_t> pack(const Subspace& space) const {
    std::vector<uint64_t> out(2 * words_);
    for (size_t i = 0; i < variables_.size(); ++i) {
      const int8_t at = space[variables_[i]];
      if (at == kFree) continue;
      set_bit(out.data(), i);
      set_bit(out.data() + words_, i, at == 1);
    }
    return out;
  }
  bool inside(size_t state, const std::vector<uint64_t>& space) const {
    for (size_t w = 0; w < words_; ++w)
      if (((states_[state * words_ + w] ^ space[words_ + w]) & space[w]) != 0) return false;
    return true;
  }
  // Whether the second of two subspaces lies in the first.
  bool holds(const std::vector<uint64_t>& a, const std::vector<uint64_t>& b) const {
    for (size_t w = 0; w < words_; ++w)
      if ((a[w] & ~b[w]) != 0 || ((a[words_ + w] ^ b[words_ + w]) & a[w]) != 0) return false;
    return true;
  }
  // Whether two subspaces have a state in common.
  bool meet(const std::vector<uint64_t>& a, const std::vector<uint64_t>& b) const {
    for (size_t w = 0; w < words_; ++w)
      if (((a[words_ + w] ^ b[words_ + w]) & a[w] & b[w]) != 0) return false;
    return true;
  }

 private:
  const std::vector<Var>& variables_;
  size_t words_;
  std::vector<uint64_t> states_;
};

// The candidates of a block, each state once.
struct Solver::Candidates {
  Candidates(Bdd& bdd, const Network& network, std::vector<Seed> given) : packed(network.variables) {
    std::set<std::vector<uint64_t>> seen;
    for (Seed& seed : given) {
      std::vector<uint64_t> state = packed.state(seed);
      if (!seen.insert(state).second) continue;
      packed.add(state);
      bool still = true;
      for (size_t i = 0; i < network.size() && still; ++i)
        still = bdd.evaluate(network.functions[i], [&](Var v) { return seed[v] != 0; }) ==
                (seed[network.variables[i]] != 0);
      fixed.push_back(still);
      seeds.push_back(std::move(seed));
    }
  }
  std::vector<Seed> seeds;
  std::vector<uint8_t> fixed;  // whether it is a fixed point
  Packed packed;
};

// The smallest trap space around a candidate.
struct Solver::Region {
  size_t seed;
  size_t free;
  Subspace space;
  std::vector<uint64_t> packed;
};

namespace {

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
std::vector<Ref> closures(Face& face, const std::vector<std::vector<uint8_t>>& seeds, std::vector<size_t> left,
                          bool unique) {
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

// Largest first, so that what lies in a trap space that is to be solved is not looked at again: no two of those chosen
// are nested. `whole`: candidates whose trap space is the whole block; `alone`: fixed points in none of those chosen;
// `overlap`: whether any two meet.
std::vector<Solver::Region> Solver::regions(const Network& network, const Candidates& candidates, uint32_t& method,
                                            std::vector<size_t>& whole, std::vector<size_t>& alone, bool& overlap) {
  std::vector<Region> moving;
  for (size_t k = 0; k < candidates.seeds.size(); ++k) {
    if (candidates.fixed[k]) continue;
    poll(bdd_.limits());
    Region r{k, 0, Subspace(candidates.seeds[k].begin(), candidates.seeds[k].end()), {}};
    r.free = trap_closure(network, taker_, r.space);
    moving.push_back(std::move(r));
  }
  std::stable_sort(moving.begin(), moving.end(), [](const Region& a, const Region& b) { return a.free > b.free; });
  std::vector<Region> chosen;
  std::vector<uint8_t> answered(candidates.seeds.size(), 0);  // in a trap space that is chosen
  std::vector<size_t> company;
  for (Region& r : moving) {
    poll(bdd_.limits());
    if (answered[r.seed]) continue;
    r.packed = candidates.packed.pack(r.space);
    company.clear();
    for (size_t k = 0; k < candidates.seeds.size(); ++k)
      if (candidates.packed.inside(k, r.packed)) company.push_back(k);
    if (company.size() > 1 && walks_away(network, candidates.seeds[r.seed], r.free)) {
      method |= kWalk;
    } else if (r.free == network.size() || !steps_.trap_spaces) {
      whole.push_back(r.seed);
    } else {
      // Where two overlap, an attractor lies in both, and so does a candidate in it.
      for (const size_t k : company) {
        overlap = overlap || answered[k];
        answered[k] = 1;
      }
      assert(std::none_of(chosen.begin(), chosen.end(),
                          [&](const Region& larger) { return candidates.packed.holds(larger.packed, r.packed); }));
      chosen.push_back(std::move(r));
    }
  }
  for (size_t k = 0; k < candidates.seeds.size(); ++k)
    if (candidates.fixed[k] && !answered[k]) alone.push_back(k);
  return chosen;
}

AllId Solver::resolve(const Network& network, std::vector<Seed> seeds, uint32_t method) {
  const Candidates candidates(bdd_, network, std::move(seeds));
  std::vector<size_t> whole, alone;
  bool overlap = false;
  std::vector<Region> chosen = regions(network, candidates, method, whole, alone, overlap);
  std::vector<AllId> found;
  for (const size_t k : alone) found.push_back(fixed_point(network, candidates.seeds[k], method));
  std::reverse(chosen.begin(), chosen.end());  // the smallest first
  std::vector<All> before;
  for (const Region& r : chosen) {
    All held;
    for (const Var v : network.variables)
      if (r.space[v] != kFree) held.literals.push_back({v, r.space[v] == 1});
    All within = answers_.at(reduce(without(network, held)));
    Answers::merge(within, held);
    within.method |= method | kTrapSpaces;
    AllId id = answers_.all(std::move(within));
    for (size_t k = 0; overlap && k < before.size(); ++k)  // what it shares with one before was taken there
      if (candidates.packed.meet(chosen[k].packed, r.packed)) id = answers_.outside(id, before[k].literals);
    if (!answers_.nothing(id)) found.push_back(id);
    before.push_back(std::move(held));
  }
  if (!whole.empty()) resolve_whole(network, candidates.seeds, std::move(whole), method, found);
  return one_of(std::move(found));
}

void Solver::resolve_whole(const Network& network, const std::vector<Seed>& seeds, std::vector<size_t> left,
                           uint32_t method, std::vector<AllId>& found) {
  const bool unique = found.empty() && left.size() == 1;
  const size_t n = network.size();
  // Bitsets: one a variable, and some more; half of the memory there is.
  const size_t memory = bdd_.limits() != nullptr ? bdd_.limits()->memory : Limits::kUsualMemory;
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
      approach.nodes = steps_.symbolic_nodes;
      approach.sweep_at = steps_.symbolic_sweep;
      SymbolicFace face(bdd_, network, approach);
      sets = closures(face, seeds, left, unique);
      method |= kSymbolic;
      done = true;
    } catch (const Exhausted& e) {
      if (e.why == Exhausted::kTime || e.why == Exhausted::kStopped) throw;
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
