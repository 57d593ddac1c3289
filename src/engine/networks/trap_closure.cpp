// Frees what can change, in turns, until a whole turn frees nothing.
#include "networks/trap_closure.hpp"

namespace logicnet {

bool Taker::search(Ref f, Ref goal, const Subspace& space) {
  while (f > Bdd::kTrue) {
    if (stamp_[f] == now_) return false;
    stamp_[f] = now_;
    const int8_t at = space[bdd_.top(f)];
    if (at == kFree && search(bdd_.high(f), goal, space)) return true;
    f = at == 1 ? bdd_.high(f) : bdd_.low(f);
  }
  return f == goal;
}

bool Taker::takes(Ref f, bool value, const Subspace& space) {
  if (stamp_.size() < bdd_.size()) stamp_.resize(bdd_.size() + bdd_.size() / 2);
  ++now_;
  return search(f, value ? Bdd::kTrue : Bdd::kFalse, space);
}

size_t trap_closure(const Network& network, Taker& taker, Subspace& space) {
  const size_t n = network.size();
  assert(std::all_of(space.begin(), space.end(), [](int8_t at) { return at >= 0 && at <= kFree; }));
  size_t free = 0;
  for (size_t i = 0; i < n; ++i) free += space[network.variables[i]] == kFree;
  for (size_t i = 0, still = 0; still < n && free < n; i = i + 1 == n ? 0 : i + 1) {
    int8_t& at = space[network.variables[i]];
    if (at != kFree && taker.takes(network.functions[i], at == 0, space)) {
      at = kFree;
      ++free;
      still = 0;
    } else {
      ++still;
    }
  }
  return free;
}

}  // namespace logicnet
