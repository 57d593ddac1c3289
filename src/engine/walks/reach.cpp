#include "walks/reach.hpp"

#include <algorithm>
#include <unordered_map>

namespace logicnet {
namespace {

Ref transfer(const Bdd& from, Bdd& to, Ref f, std::unordered_map<Ref, Ref>& memo) {
  if (Bdd::constant(f)) return f;
  if (const auto found = memo.find(f); found != memo.end()) return found->second;
  const Ref low = transfer(from, to, from.low(f), memo);
  const Ref high = transfer(from, to, from.high(f), memo);
  return memo[f] = to.make(from.top(f), low, high);
}

}  // namespace

ForwardClosure::ForwardClosure(const Bdd& main, const Network& network, const Limits& limits, size_t node_limit)
    : main_(main),
      limits_(limits),
      bdd_(main.variables(), &limits_, node_limit),
      unstable_(main.variables(), Bdd::kFalse) {
  for (size_t i = 0; i < network.size(); ++i) {
    const Var v = network.variables[i];
    unstable_[v] = bdd_.differ(carried(network.functions[i]), bdd_.literal(v));
  }
}

Ref ForwardClosure::carried(Ref f) {
  std::unordered_map<Ref, Ref> memo;
  return transfer(main_, bdd_, f, memo);
}

Ref ForwardClosure::cube(const std::vector<Literal>& literals) {
  std::vector<Literal> order = literals;
  std::sort(order.begin(), order.end(), [](Literal a, Literal b) { return a.variable > b.variable; });
  Ref r = Bdd::kTrue;
  for (size_t i = 0; i < order.size(); ++i) {
    if (i > 0 && order[i].variable == order[i - 1].variable) continue;
    r = bdd_.make(order[i].variable, order[i].value ? Bdd::kFalse : r, order[i].value ? r : Bdd::kFalse);
  }
  return r;
}

void ForwardClosure::tidy(const std::vector<Ref*>& more) {
  limits_.poll();
  if (bdd_.size() >= tidy_at_) compact(more);
}

void ForwardClosure::compact(const std::vector<Ref*>& more) {
  std::vector<Ref*> roots(more);
  for (Ref& u : unstable_) roots.push_back(&u);
  roots.push_back(&start_);
  roots.push_back(&ahead_);
  bdd_.compact(roots);
  tidy_at_ = std::max<size_t>(400000, bdd_.size() * 3);
}

void ForwardClosure::close(const std::vector<Literal>& start) {
  start_ = ahead_ = cube(start);
  for (Var v = bdd_.variables(); v-- > 0;) {
    const Ref grown = bdd_.disj(ahead_, moved(ahead_, v));
    if (grown == ahead_) continue;
    ahead_ = grown;
    tidy({});
    v = bdd_.variables();
  }
}

BigUint ForwardClosure::count() {
  std::vector<Var> all(bdd_.variables());
  for (Var v = 0; v < all.size(); ++v) all[v] = v;
  return bdd_.count(ahead_, all);
}

bool ForwardClosure::meets(const std::vector<Literal>& literals, const std::vector<const Cycle*>& cycles) {
  Ref both = bdd_.conj(ahead_, cube(literals));
  for (const Cycle* c : cycles)
    if (both != Bdd::kFalse) both = bdd_.conj(both, carried(c->set));
  tidy({&both});
  return both != Bdd::kFalse;
}

bool ForwardClosure::meets(Program target, const std::vector<Var>& level) {
  return bdd_.conj(ahead_, compile(bdd_, target, level)) != Bdd::kFalse;
}

std::vector<std::vector<uint8_t>> ForwardClosure::path(Program target, const std::vector<Var>& level) {
  const Var n = bdd_.variables();
  Ref goal = bdd_.conj(ahead_, compile(bdd_, target, level)), seen = start_;
  std::vector<Ref> layers{start_};
  while (bdd_.conj(layers.back(), goal) == Bdd::kFalse) {
    Ref next = Bdd::kFalse;
    for (Var v = n; v-- > 0;) next = bdd_.disj(next, moved(layers.back(), v));
    layers.push_back(bdd_.minus(next, seen));
    seen = bdd_.disj(seen, layers.back());
    std::vector<Ref*> roots{&goal, &seen};
    for (Ref& layer : layers) roots.push_back(&layer);
    tidy(roots);
  }
  std::vector<Var> all(n);
  for (Var v = 0; v < n; ++v) all[v] = v;
  std::vector<std::vector<uint8_t>> states(layers.size(), std::vector<uint8_t>(n));
  bdd_.pick(bdd_.conj(layers.back(), goal), all, states.back().data());
  for (size_t k = layers.size() - 1; k-- > 0;) {  // one step back: a neighbour in the layer before that moves here
    states[k] = states[k + 1];
    for (Var v = 0;; ++v) {
      states[k][v] ^= 1;
      const auto at = [&](Var u) { return states[k][u] != 0; };
      if (bdd_.evaluate(layers[k], at) && bdd_.evaluate(unstable_[v], at)) break;
      states[k][v] ^= 1;
    }
  }
  return states;
}

}  // namespace logicnet
