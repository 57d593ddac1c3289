#include "networks/symbolic_states.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace logicnet {
namespace {

constexpr int kForceRounds = 60;             // each is linear in the supports, and the shortest spans of all are kept
constexpr size_t kMostNodesReleased = 1000;  // of a function into which a mediator is put
constexpr size_t kGrowth = 3;                // times what a sweep left until the next: sweeps stay a part of the work

// Builds a diagram of one manager in another, where variables may stand in another order.
class Transfer {
 public:
  Transfer(const Bdd& from, Bdd& to, const std::vector<Var>& rename) : from_(from), to_(to), rename_(rename) {}
  Ref operator()(Ref f) {
    if (Bdd::constant(f)) return f;
    if (const auto found = memo_.find(f); found != memo_.end()) return found->second;
    const Ref low = (*this)(from_.low(f)), high = (*this)(from_.high(f));
    const Var v = rename_[from_.top(f)];
    const bool above = v < to_.top(low) && v < to_.top(high);  // always where the orders agree
    return memo_[f] = above ? to_.make(v, low, high) : to_.ite(to_.literal(v), high, low);
  }

 private:
  const Bdd& from_;
  Bdd& to_;
  const std::vector<Var>& rename_;
  std::unordered_map<Ref, Ref> memo_;
};

// FORCE: each component moves to the mean place of those that it shares a function with, and the order of places is
// kept in which the spans of functions are shortest. Returns the place of each position.
std::vector<Var> force(Bdd& bdd, const Network& network) {
  const size_t n = network.size();
  std::vector<Var> best(n), order(n);
  std::iota(best.begin(), best.end(), Var{0});
  std::vector<Var> place = best;
  Positions positions(bdd.variables());
  const Positions::Of placed(positions, network.variables);
  std::vector<std::vector<size_t>> edges(n);
  for (size_t i = 0; i < n; ++i) {
    edges[i].push_back(i);
    for (const Var v : bdd.support(network.functions[i]))
      if (positions[v] != i) edges[i].push_back(positions[v]);
  }
  std::vector<double> sum(n), count(n);
  size_t best_span = SIZE_MAX;
  for (int round = 0; round < kForceRounds; ++round) {
    size_t span = 0;
    std::fill(sum.begin(), sum.end(), 0.0);
    std::fill(count.begin(), count.end(), 0.0);
    for (const std::vector<size_t>& edge : edges) {
      Var first = place[edge[0]], last = first;
      double center = 0;
      for (const size_t i : edge) {
        first = std::min(first, place[i]);
        last = std::max(last, place[i]);
        center += place[i];
      }
      span += last - first;
      center /= static_cast<double>(edge.size());
      for (const size_t i : edge) sum[i] += center, count[i] += 1;
    }
    if (span < best_span) best = place, best_span = span;
    std::iota(order.begin(), order.end(), Var{0});
    std::stable_sort(order.begin(), order.end(), [&](Var a, Var b) { return sum[a] / count[a] < sum[b] / count[b]; });
    for (size_t k = 0; k < n; ++k) place[order[k]] = static_cast<Var>(k);
  }
  return best;
}

// Where each variable of the main manager stands: those of the network change places among themselves.
std::vector<Var> levels(Bdd& main, const Network& network, Approach::Order order) {
  std::vector<Var> level(main.variables());
  std::iota(level.begin(), level.end(), Var{0});
  if (order == Approach::kGiven) return level;
  const std::vector<Var> place = force(main, network);
  const size_t n = network.size();
  for (size_t i = 0; i < n; ++i)
    level[network.variables[i]] = network.variables[order == Approach::kForce ? place[i] : n - 1 - place[i]];
  return level;
}

size_t nodes_of(const Approach& approach, const Limits* limits) {
  return limits == nullptr ? approach.nodes : std::min(approach.nodes, Bdd::nodes_in(limits->memory));
}

}  // namespace

SymbolicStates::SymbolicStates(Bdd& main, const Network& network, const Approach& approach, Limits* limits)
    : main_(main),
      approach_(approach),
      bdd_(main.variables(), limits, nodes_of(approach, limits)),
      level_(levels(main, network, approach.order)),
      component_(main.variables()),
      variables_(network.variables),
      position_(main.variables(), Positions::kNone),
      functions_(network.size()),
      unstable_(network.size()),
      there_(network.size()),
      tidy_at_(approach.sweep_at) {
  assert(ordered(main, network));
  bdd_.set_work_limit(approach.work);
  for (Var v = 0; v < main.variables(); ++v) component_[level_[v]] = v;
  for (size_t i = 0; i < variables_.size(); ++i) position_[variables_[i]] = static_cast<uint32_t>(i);
  Transfer in(main_, bdd_, level_);
  for (size_t i = 0; i < network.size(); ++i)
    functions_[position_[level_[network.variables[i]]]] = in(network.functions[i]);
  use_all();
}

Ref SymbolicStates::carried(Ref set) { return Transfer(main_, bdd_, level_)(set); }
Ref SymbolicStates::hand_back(Ref set) { return Transfer(bdd_, main_, component_)(set); }

bool SymbolicStates::has(Ref set, const std::vector<uint8_t>& values) const {
  return bdd_.evaluate(set, [&](Var v) { return values[component_[v]] != 0; });
}

void SymbolicStates::use(size_t i, Ref function) {
  there_[i] = 1;
  unstable_[i] = bdd_.differ(function, bdd_.literal(variables_[i]));
}

void SymbolicStates::use_all() {
  for (size_t i = 0; i < variables_.size(); ++i) use(i, functions_[i]);
}

// Of the components that are there.
Ref SymbolicStates::state(const std::vector<uint8_t>& values) {
  Ref r = Bdd::kTrue;
  for (size_t i = variables_.size(); i-- > 0;) {
    if (!there_[i]) continue;
    const bool one = values[component_[variables_[i]]] != 0;
    r = bdd_.make(variables_[i], one ? Bdd::kFalse : r, one ? r : Bdd::kFalse);
  }
  return r;
}

void SymbolicStates::tidy(const std::vector<Ref*>& kept) {
  poll(bdd_.limits());
  if (bdd_.size() >= tidy_at_) sweep(kept);
}

void SymbolicStates::sweep(std::vector<Ref*> roots) {
  for (Ref& u : unstable_) roots.push_back(&u);
  for (Ref& f : functions_) roots.push_back(&f);
  for (auto& [v, f] : reduced_.removed) roots.push_back(&f);
  for (auto& readers : reduced_.before)
    for (auto& [v, f] : readers) roots.push_back(&f);
  bdd_.compact(roots);
  tidy_at_ = std::max(approach_.sweep_at, bdd_.size() * kGrowth);
}

// grow(set, i): the set with what the component at position i adds. The loop of every closure: from the lowest up,
// until as many in a row as there are have added nothing.
template <class Grow>
void SymbolicStates::saturate(Ref& set, Next next, Roots kept, const Grow& grow) {
  std::vector<Ref*> roots(kept);
  roots.push_back(&set);
  const size_t n = variables_.size();
  for (size_t i = n - 1, still = 0; still < n; i = i == 0 ? n - 1 : i - 1) {
    const Ref grown = there_[i] ? grow(set, i) : set;
    ++still;
    if (grown == set) continue;
    set = grown;
    still = 0;
    tidy(roots);
    if (next == Next::kLowest) i = 0;  // the step of the loop leads to the lowest
  }
}

void SymbolicStates::close(Ref& set, Next next, Roots kept) {
  saturate(set, next, kept, [&](Ref s, size_t i) { return bdd_.ahead(s, unstable_[i], variables_[i]); });
}

void SymbolicStates::close_forward(Ref& set, Roots kept) { close(set, Next::kLowest, kept); }

void SymbolicStates::close_backward(Ref& set, Roots kept) {
  saturate(set, Next::kLowest, kept, [&](Ref s, size_t i) { return bdd_.back(s, unstable_[i], variables_[i]); });
}

Ref SymbolicStates::successors(Ref set) {
  Ref next = Bdd::kFalse;
  for (size_t i = variables_.size(); i-- > 0;)
    next = bdd_.disj(next, bdd_.flip(bdd_.conj(set, unstable_[i]), variables_[i]));
  return next;
}

Ref SymbolicStates::forward(const std::vector<uint8_t>& from) {
  if (!approach_.release) {
    Ref set = state(from);
    close_forward(set);
    return set;
  }
  Positions positions(bdd_.variables());
  reduced_ = without_mediators(bdd_, positions, Network{variables_, functions_}, kMostNodesReleased);
  std::fill(there_.begin(), there_.end(), uint8_t{0});
  for (size_t i = 0; i < reduced_.network.size(); ++i)
    use(position_[reduced_.network.variables[i]], reduced_.network.functions[i]);
  Ref set = state(from);
  release(set);
  return set;
}

// The set is one of the network without mediators; it becomes the closure in the whole network.
void SymbolicStates::release(Ref& set) {
  close(set, Next::kOn);
  for (size_t k = reduced_.removed.size(); k-- > 0;) {
    const auto [x, f] = reduced_.removed[k];
    use(position_[x], f);
    for (const auto& [v, g] : reduced_.before[k]) use(position_[v], g);
    set = bdd_.minus(set, unstable_[position_[x]]);  // it follows what it reads
    close(set, Next::kOn);
  }
  reduced_ = {};
}

Ref SymbolicStates::backward(const std::vector<uint8_t>& from, Ref& within) {
  Ref set = state(from);
  saturate(set, Next::kLowest, {&within},
           [&](Ref s, size_t i) { return bdd_.conj(bdd_.back(s, unstable_[i], variables_[i]), within); });
  return set;
}

}  // namespace logicnet
