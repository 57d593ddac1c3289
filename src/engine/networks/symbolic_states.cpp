#include "networks/symbolic_states.hpp"

#include <algorithm>
#include <unordered_map>

namespace logicnet {
namespace {

// Builds a diagram of one manager in another, whose order may differ.
template <class Rename>
Ref transfer(const Bdd& from, Bdd& to, Ref f, const Rename& rename, std::unordered_map<Ref, Ref>& memo) {
  if (Bdd::constant(f)) return f;
  if (const auto found = memo.find(f); found != memo.end()) return found->second;
  const Ref low = transfer(from, to, from.low(f), rename, memo);
  const Ref high = transfer(from, to, from.high(f), rename, memo);
  return memo[f] = to.ite(to.literal(rename(from.top(f))), high, low);
}

// The place of each position in the manager. FORCE: each component moves to the mean place of those it shares a
// function with, as long as the spans of functions shrink.
std::vector<Var> local_order(Bdd& bdd, const Network& network, Approach::Order wanted) {
  const size_t n = network.size();
  std::vector<Var> best(n), place(n), order(n);
  for (size_t i = 0; i < n; ++i) place[i] = best[i] = static_cast<Var>(i);
  if (wanted == Approach::kGiven) return best;
  std::unordered_map<Var, size_t> position;
  for (size_t i = 0; i < n; ++i) position[network.variables[i]] = i;
  std::vector<std::vector<size_t>> edges(n);
  for (size_t i = 0; i < n; ++i) {
    edges[i].push_back(i);
    for (const Var v : bdd.support(network.functions[i]))
      if (position.at(v) != i) edges[i].push_back(position.at(v));
  }
  std::vector<double> sum(n), count(n);
  size_t best_span = SIZE_MAX;
  for (int round = 0; round < 60; ++round) {
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
    for (size_t i = 0; i < n; ++i) order[i] = static_cast<Var>(i);
    std::stable_sort(order.begin(), order.end(), [&](Var a, Var b) { return sum[a] / count[a] < sum[b] / count[b]; });
    for (size_t k = 0; k < n; ++k) place[order[k]] = static_cast<Var>(k);
  }
  if (wanted == Approach::kForceReversed)
    for (Var& p : best) p = static_cast<Var>(n) - 1 - p;
  return best;
}

}  // namespace

SymbolicStates::SymbolicStates(Bdd& main, const Network& network, const Approach& approach)
    : main_(main),
      approach_(approach),
      bdd_(static_cast<Var>(network.size()), main.limits(), approach.nodes),
      size_(bdd_.variables()),
      level_(local_order(main, network, approach.order)),
      tidy_at_(approach.sweep_at) {
  bdd_.set_work_limit(approach.work);
  component_.resize(size_);
  std::unordered_map<Var, Var> position;
  for (Var v = 0; v < size_; ++v) {
    component_[level_[v]] = network.variables[v];
    position[network.variables[v]] = level_[v];
  }
  std::unordered_map<Ref, Ref> memo;
  functions_.resize(size_);
  for (Var v = 0; v < size_; ++v)
    functions_[level_[v]] = transfer(main, bdd_, network.functions[v], [&](Var u) { return position.at(u); }, memo);
  unstable_.resize(size_);
  there_.resize(size_);
}

void SymbolicStates::use(Var v, Ref function) {
  there_[v] = 1;
  unstable_[v] = bdd_.differ(function, bdd_.literal(v));
}

Ref SymbolicStates::state(const std::vector<uint8_t>& values) {
  Ref r = Bdd::kTrue;
  for (Var v = size_; v-- > 0;) {
    if (!there_[v]) continue;
    const bool one = values[component_[v]] != 0;
    r = bdd_.make(v, one ? Bdd::kFalse : r, one ? r : Bdd::kFalse);
  }
  return r;
}

void SymbolicStates::tidy(std::initializer_list<Ref*> more) {
  poll(bdd_.limits());
  if (bdd_.size() < tidy_at_) return;
  std::vector<Ref*> roots(more);
  for (Ref& u : unstable_) roots.push_back(&u);
  for (Ref& f : functions_) roots.push_back(&f);
  for (auto& [v, f] : reduced_.removed) roots.push_back(&f);
  for (auto& readers : reduced_.before)
    for (auto& [v, f] : readers) roots.push_back(&f);
  bdd_.compact(roots);
  tidy_at_ = std::max(approach_.sweep_at, bdd_.size() * 3);
}

// Under the moves of all variables that are there, from the lowest up; after a growth from the start again, or on.
Ref SymbolicStates::closed(Ref set, bool restart) {
  for (Var v = size_ - 1, still = 0; still < size_; v = v == 0 ? size_ - 1 : v - 1) {
    const Ref grown = there_[v] ? bdd_.ahead(set, unstable_[v], v) : set;
    ++still;
    if (grown == set) continue;
    set = grown;
    still = 0;
    tidy({&set});
    if (restart) v = 0;  // the next one is the lowest
  }
  return set;
}

Ref SymbolicStates::forward(const std::vector<uint8_t>& from) {
  if (!approach_.release) {
    for (Var v = 0; v < size_; ++v) use(v, functions_[v]);
    return closed(state(from), true);
  }
  Positions positions(size_);
  Network whole;
  for (Var v = 0; v < size_; ++v) whole.variables.push_back(v);
  whole.functions = functions_;
  reduced_ = without_mediators(bdd_, positions, whole, 1000);
  std::fill(there_.begin(), there_.end(), uint8_t{0});
  for (size_t i = 0; i < reduced_.network.size(); ++i)
    use(reduced_.network.variables[i], reduced_.network.functions[i]);
  Ref set = closed(state(from), false);
  for (size_t k = reduced_.removed.size(); k-- > 0;) {
    const auto [x, f] = reduced_.removed[k];
    use(x, f);
    for (const auto& [v, g] : reduced_.before[k]) use(v, g);
    set = bdd_.minus(set, unstable_[x]);  // it follows what it reads
    set = closed(set, false);
  }
  reduced_ = {};
  return set;
}

Ref SymbolicStates::backward(const std::vector<uint8_t>& from, Ref& within) {
  for (Var v = 0; v < size_; ++v) use(v, functions_[v]);
  Ref set = state(from);
  for (Var v = size_; v-- > 0;) {
    const Ref grown = bdd_.conj(bdd_.back(set, unstable_[v], v), within);
    if (grown == set) continue;
    set = grown;
    tidy({&set, &within});
    v = size_;
  }
  return set;
}

bool SymbolicStates::has(Ref set, const std::vector<uint8_t>& values) const {
  return bdd_.evaluate(set, [&](Var v) { return values[component_[v]] != 0; });
}

Ref SymbolicStates::hand_back(Ref set) {
  std::unordered_map<Ref, Ref> memo;
  return transfer(bdd_, main_, set, [&](Var v) { return component_[v]; }, memo);
}

}  // namespace logicnet
