// The basins of a set of attractors, on networks of any size: from how many states one of them can be reached, and from
// how many nothing else can. No state is listed.
//
// Nothing else is reached from a state exactly where all that it reaches can reach the set (an attractor outside the
// set cannot, and from a state that cannot reach the set some attractor outside it is reached). So the strong basin is
// what is left without the backward closure of all but the weak basin, and no other attractor need be known.
#ifndef LOGICNET_WALKS_BASINS_HPP
#define LOGICNET_WALKS_BASINS_HPP
#include <vector>

#include "networks/symbolic_states.hpp"
#include "solver/answers.hpp"

namespace logicnet {

struct BasinSizes {
  BigUint strong, weak;
};

class Basin {
 public:
  // Components of `main` that are not in the network do not move, and the attractors say nothing of them.
  Basin(Bdd& main, const Network& network, const Limits& limits);
  // One more attractor of the set: the states that satisfy the literals and lie in all the cycles.
  void add(std::vector<Literal> literals, const std::vector<const Cycle*>& cycles);
  // Over all variables of `main`, of the states that satisfy `within` (all of them where it is empty). Throws
  // Exhausted.
  BasinSizes sizes(Program within, const std::vector<Var>& level);
  Basin(const Basin&) = delete;
  Basin& operator=(const Basin&) = delete;

 private:
  Limits limits_;
  SymbolicStates states_;
  Bdd& bdd_;  // of the states
  Ref set_ = Bdd::kFalse;
};

}  // namespace logicnet
#endif
