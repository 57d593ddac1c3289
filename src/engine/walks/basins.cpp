#include "walks/basins.hpp"

#include <algorithm>
#include <numeric>

namespace logicnet {

// The order of `main`, so that literals, programs and cycles need no other names.
Basin::Basin(Bdd& main, const Network& network, const Limits& limits)
    : limits_(limits), states_(main, network, Approach{}, &limits_), bdd_(states_.bdd()) {}

void Basin::add(std::vector<Literal> literals, const std::vector<const Cycle*>& cycles) {
  std::sort(literals.begin(), literals.end(), [](Literal a, Literal b) { return a.variable > b.variable; });
  Ref attractor = Bdd::kTrue;
  for (const Literal l : literals) attractor = bdd_.conj(bdd_.literal(l.variable, l.value), attractor);
  for (const Cycle* c : cycles) attractor = bdd_.conj(attractor, states_.carried(c->set));
  set_ = bdd_.disj(set_, attractor);
  states_.tidy({&set_});
}

BasinSizes Basin::sizes(Program within, const std::vector<Var>& level) {
  Ref weak = set_;
  states_.close_backward(weak, {&set_});
  Ref left = bdd_.negate(weak);
  states_.close_backward(left, {&set_, &weak});
  const Ref strong = bdd_.minus(weak, left);
  const Ref possible = within.length == 0 ? Bdd::kTrue : compile(bdd_, within, level);
  std::vector<Var> all(bdd_.variables());
  std::iota(all.begin(), all.end(), Var{0});
  return {bdd_.count(bdd_.conj(strong, possible), all), bdd_.count(bdd_.conj(weak, possible), all)};
}

}  // namespace logicnet
