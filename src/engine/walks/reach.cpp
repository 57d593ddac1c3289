#include "walks/reach.hpp"

#include <algorithm>
#include <numeric>

namespace logicnet {

// The order of `main`, so that literals, targets and cycles need no other names.
ForwardClosure::ForwardClosure(Bdd& main, const Network& network, const Limits& limits)
    : limits_(limits), states_(main, network, Approach{}, &limits_), bdd_(states_.bdd()) {}

Ref ForwardClosure::cube(std::vector<Literal> literals) {
  std::sort(literals.begin(), literals.end(), [](Literal a, Literal b) { return a.variable > b.variable; });
  Ref r = Bdd::kTrue;
  for (const Literal l : literals) r = bdd_.conj(bdd_.literal(l.variable, l.value), r);
  return r;
}

std::vector<Var> ForwardClosure::all() const {
  std::vector<Var> all(bdd_.variables());
  std::iota(all.begin(), all.end(), Var{0});
  return all;
}

void ForwardClosure::close(const std::vector<Literal>& start) {
  start_ = ahead_ = cube(start);
  states_.close_forward(ahead_, {&start_});
}

BigUint ForwardClosure::count() { return bdd_.count(ahead_, all()); }

bool ForwardClosure::meets(const std::vector<Literal>& literals, const std::vector<const Cycle*>& cycles) {
  Ref both = bdd_.conj(ahead_, cube(literals));
  for (const Cycle* c : cycles)
    if (both != Bdd::kFalse) both = bdd_.conj(both, states_.carried(c->set));
  states_.tidy({&both, &start_, &ahead_});
  return both != Bdd::kFalse;
}

bool ForwardClosure::meets(Program target, const std::vector<Var>& level) {
  return bdd_.conj(ahead_, compile(bdd_, target, level)) != Bdd::kFalse;
}

// The states first reached after 0, 1, ... moves, up to the first of these sets that meets the goal.
std::vector<Ref> ForwardClosure::layers_to(Ref& goal) {
  Ref seen = start_;
  std::vector<Ref> layers{start_};
  while (bdd_.conj(layers.back(), goal) == Bdd::kFalse) {
    layers.push_back(bdd_.minus(states_.successors(layers.back()), seen));
    seen = bdd_.disj(seen, layers.back());
    std::vector<Ref*> kept{&goal, &seen, &start_, &ahead_};
    for (Ref& layer : layers) kept.push_back(&layer);
    states_.tidy(kept);
  }
  return layers;
}

std::vector<std::vector<uint8_t>> ForwardClosure::path(Program target, const std::vector<Var>& level) {
  Ref goal = bdd_.conj(ahead_, compile(bdd_, target, level));
  assert(goal != Bdd::kFalse);
  const std::vector<Ref> layers = layers_to(goal);
  std::vector<std::vector<uint8_t>> states(layers.size(), std::vector<uint8_t>(bdd_.variables()));
  bdd_.pick(bdd_.conj(layers.back(), goal), all(), states.back().data());
  for (size_t k = layers.size() - 1; k-- > 0;) {  // one step back: a neighbour in the layer before that moves here
    states[k] = states[k + 1];
    for (Var v = 0;; ++v) {
      states[k][v] ^= 1;
      const auto at = [&](Var u) { return states[k][u] != 0; };
      if (bdd_.evaluate(layers[k], at) && states_.moves(v, at)) break;
      states[k][v] ^= 1;
    }
  }
  return states;
}

}  // namespace logicnet
