// SymbolicStates: sets of states of a block as decision diagrams, where there are too many states for bitsets. Works in
// a manager of its own, swept when it fills up, and hands the result back as a function of the main manager.
//
// Forward closure from a state. Moves are chained, each seeing what the one before added. Plainly: after every growth
// again from the variable lowest in the order, which keeps diagrams near those of sets closed under the low moves. Or
// by release of mediators: without them the network is small, and what it reaches is reached (networks/mediators.hpp);
// then they come back one by one, the last removed first: the set is lifted to x = f_x and closed again under all moves
// there are by now, so that each closure starts near its end. Which way and which order of variables is best differs by
// orders of magnitude between blocks and cannot be seen beforehand: the caller tries several, each with a limit on its
// work, and raises the limits. References: J. Burch, E. Clarke, D. Long, "Symbolic model checking with partitioned
// transition relations" (1991); N. Benes et al., "Computing bottom SCCs symbolically using transition guided
// reduction", CAV 2021; F. Aloul, I. Markov, K. Sakallah, "FORCE" (2003).
#ifndef LOGICNET_NETWORKS_SYMBOLIC_STATES_HPP
#define LOGICNET_NETWORKS_SYMBOLIC_STATES_HPP
#include <vector>

#include "networks/mediators.hpp"
#include "networks/network.hpp"

namespace logicnet {

struct Approach {
  enum Order { kGiven, kForce, kForceReversed } order = kGiven;
  bool release = false;
  uint64_t work = UINT64_MAX;  // nodes asked for, at most
  size_t nodes = size_t{1} << 28;
  size_t sweep_at = 200000;
};

class SymbolicStates {
 public:
  SymbolicStates(Bdd& main, const Network& network, const Approach& approach);
  Ref forward(const std::vector<uint8_t>& from);                // a state, indexed by variable of the main manager
  Ref backward(const std::vector<uint8_t>& from, Ref& within);  // sweeping moves Refs: `within` is kept up to date
  bool has(Ref set, const std::vector<uint8_t>& values) const;
  Ref hand_back(Ref set);  // as a set of the main manager

 private:
  Ref state(const std::vector<uint8_t>& values);  // of the variables that are there
  void use(Var v, Ref function);
  Ref closed(Ref set, bool restart);
  void tidy(std::initializer_list<Ref*> more);

  Bdd& main_;
  const Approach approach_;
  Bdd bdd_;
  Var size_;
  std::vector<Var> level_, component_;  // of the network's positions; at a level, a variable of the main manager
  std::vector<Ref> functions_;          // of the whole block
  std::vector<Ref> unstable_;           // of the variables that are there
  std::vector<uint8_t> there_;
  Reduced reduced_;
  size_t tidy_at_;
};

}  // namespace logicnet
#endif
