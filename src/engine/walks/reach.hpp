// What can be reached from a set of states, as decision diagrams: networks of any size, no state listed.
//
// Works in a manager of its own with the order of the network's manager, swept when it fills up. The closure is chained
// and saturated: after a step that adds states, start again from the component lowest in the order, which keeps the
// diagrams between small (G. Ciardo, G. Luettgen, R. Siminiceanu, "Saturation", TACAS 2001). When the limits end it,
// `ahead` is what was found so far: a subset, all of it reachable. A shortest path needs breadth-first layers, which
// are kept until the target is met.
#ifndef LOGICNET_WALKS_REACH_HPP
#define LOGICNET_WALKS_REACH_HPP
#include <vector>

#include "networks/network.hpp"
#include "solver/answers.hpp"

namespace logicnet {

class ForwardClosure {
 public:
  ForwardClosure(const Bdd& main, const Network& network, const Limits& limits, size_t node_limit);
  void close(const std::vector<Literal>& start);  // may throw Exhausted; what was found stays
  BigUint count();                                // this and the next two may throw Exhausted
  bool meets(const std::vector<Literal>& literals, const std::vector<const Cycle*>& cycles);
  bool meets(Program target, const std::vector<Var>& level);
  // A shortest path from the start to the target, which must be reachable: states as rows by variable. May throw
  // Exhausted.
  std::vector<std::vector<uint8_t>> path(Program target, const std::vector<Var>& level);
  void set_limits(const Limits& limits) { limits_ = limits; }
  void tidy() { compact({}); }  // forgets all but the sets: what is asked next has room again

 private:
  Ref moved(Ref set, Var v) { return bdd_.flip(bdd_.conj(set, unstable_[v]), v); }
  Ref carried(Ref f);
  Ref cube(const std::vector<Literal>& literals);
  void tidy(const std::vector<Ref*>& more);
  void compact(const std::vector<Ref*>& more);
  const Bdd& main_;
  Limits limits_;
  Bdd bdd_;
  std::vector<Ref> unstable_;
  Ref start_ = Bdd::kFalse, ahead_ = Bdd::kFalse;
  size_t tidy_at_ = 400000;
};

}  // namespace logicnet
#endif
