// What can be reached from a set of states, on networks of any size, and what is asked of it: how many states, which
// attractors, a shortest path. No state is listed.
//
// When the limits end the closure (networks/symbolic_states.hpp), what was found so far stays and may be asked: some of
// the reachable states. A shortest path needs breadth-first layers, which are kept until the target is met.
#ifndef LOGICNET_WALKS_REACH_HPP
#define LOGICNET_WALKS_REACH_HPP
#include <vector>

#include "networks/symbolic_states.hpp"
#include "solver/answers.hpp"

namespace logicnet {

class ForwardClosure {
 public:
  // Components of `main` that are not in the network do not move, and the target and the start say nothing of them.
  ForwardClosure(Bdd& main, const Network& network, const Limits& limits);
  void close(const std::vector<Literal>& start);  // may throw Exhausted; what was found stays
  BigUint count();                                // over all variables of `main`; this and the next three may throw too
  bool meets(const std::vector<Literal>& literals, const std::vector<const Cycle*>& cycles);
  bool meets(Program target, const std::vector<Var>& level);
  // A shortest path from the start to the target, which must be reachable: states as rows by variable.
  std::vector<std::vector<uint8_t>> path(Program target, const std::vector<Var>& level);
  ForwardClosure(const ForwardClosure&) = delete;
  ForwardClosure& operator=(const ForwardClosure&) = delete;
  void set_limits(const Limits& limits) { limits_ = limits; }
  void sweep() { states_.sweep({&start_, &ahead_}); }  // forgets all but the sets: what is asked next has room again

 private:
  std::vector<Ref> layers_to(Ref& goal);
  Ref cube(std::vector<Literal> literals);
  std::vector<Var> all() const;
  Limits limits_;
  SymbolicStates states_;
  Bdd& bdd_;  // of the states
  Ref start_ = Bdd::kFalse, ahead_ = Bdd::kFalse;
};

}  // namespace logicnet
#endif
