#include "symbolic.hpp"

#include <unordered_map>

namespace logicnet {
namespace {

// Copies a diagram between managers; `rename` is monotone, so the order is kept and nothing has to be rebuilt.
template <class Rename>
Ref transfer(const Bdd& from, Bdd& to, Ref f, const Rename& rename, std::unordered_map<Ref, Ref>& memo) {
  if (Bdd::constant(f)) return f;
  if (const auto found = memo.find(f); found != memo.end()) return found->second;
  const Ref low = transfer(from, to, from.low(f), rename, memo);
  const Ref high = transfer(from, to, from.high(f), rename, memo);
  return memo[f] = to.make(rename(from.top(f)), low, high);
}

}  // namespace

SymbolicStates::SymbolicStates(Bdd& main, const Network& network, Limits* limits, size_t node_limit)
    : main_(main), network_(network), bdd_(static_cast<Var>(network.size()), limits, node_limit) {
  std::unordered_map<Var, Var> position;
  for (size_t i = 0; i < network.size(); ++i) position[network.variables[i]] = static_cast<Var>(i);
  std::unordered_map<Ref, Ref> memo;
  for (size_t i = 0; i < network.size(); ++i) {
    const Ref f = transfer(main, bdd_, network.functions[i], [&](Var v) { return position.at(v); }, memo);
    unstable_.push_back(bdd_.differ(f, bdd_.literal(static_cast<Var>(i))));
  }
}

Ref SymbolicStates::state(const std::vector<uint8_t>& values) {
  Ref r = Bdd::kTrue;
  for (size_t i = network_.size(); i-- > 0;) {
    const bool one = values[network_.variables[i]] != 0;
    r = bdd_.make(static_cast<Var>(i), one ? Bdd::kFalse : r, one ? r : Bdd::kFalse);
  }
  return r;
}

void SymbolicStates::tidy(std::initializer_list<Ref*> more) {
  if (bdd_.limits() != nullptr) bdd_.limits()->poll();
  if (bdd_.size() < tidy_at_) return;
  std::vector<Ref*> roots(more);
  for (Ref& u : unstable_) roots.push_back(&u);
  bdd_.compact(roots);
  tidy_at_ = std::max<size_t>(200000, bdd_.size() * 3);
}

Ref SymbolicStates::close_forward(Ref set) {
  for (size_t i = network_.size(); i-- > 0;) {
    const Ref moved = bdd_.flip(bdd_.conj(set, unstable_[i]), static_cast<Var>(i));
    const Ref grown = bdd_.disj(set, moved);
    if (grown == set) continue;
    set = grown;
    tidy({&set});
    i = network_.size();
  }
  return set;
}

Ref SymbolicStates::close_backward(Ref set, Ref within) {
  for (size_t i = network_.size(); i-- > 0;) {
    const Ref moved = bdd_.conj(bdd_.conj(bdd_.flip(set, static_cast<Var>(i)), unstable_[i]), within);
    const Ref grown = bdd_.disj(set, moved);
    if (grown == set) continue;
    set = grown;
    tidy({&set, &within});
    i = network_.size();
  }
  return set;
}

bool SymbolicStates::has(Ref set, const std::vector<uint8_t>& values) const {
  return bdd_.evaluate(set, [&](Var v) { return values[network_.variables[v]] != 0; });
}

Ref SymbolicStates::hand_back(Ref set) {
  std::unordered_map<Ref, Ref> memo;
  return transfer(bdd_, main_, set, [&](Var v) { return network_.variables[v]; }, memo);
}

}  // namespace logicnet
