// Sets of states of a block as decision diagrams, where there are too many states for bitsets. Works in a manager of its own, which is
// swept when it fills up, and hands the result back as a function of the main manager.
//
// Closures are chained and saturated: after a step that adds states, start again from the variable lowest in the order, so that
// intermediate sets stay close to closed under the low variables, which is what keeps their diagrams small.
// Reference: G. Ciardo, G. Luettgen, R. Siminiceanu, "Saturation", TACAS 2001; N. Benes et al., "Computing bottom SCCs symbolically
// using transition guided reduction", CAV 2021.
#ifndef LOGICNET_SYMBOLIC_HPP
#define LOGICNET_SYMBOLIC_HPP
#include <vector>

#include "network.hpp"

namespace logicnet {

class SymbolicStates {
 public:
  SymbolicStates(Bdd& main, const Network& network, Limits* limits, size_t node_limit);
  Ref state(const std::vector<uint8_t>& values);           // indexed by variable of the main manager
  Ref close_forward(Ref from);
  Ref close_backward(Ref from, Ref within);
  bool has(Ref set, const std::vector<uint8_t>& values) const;
  Ref hand_back(Ref set);                                  // as a set of the main manager
  Bdd& bdd() { return bdd_; }

 private:
  void tidy(std::initializer_list<Ref*> more);
  Bdd& main_;
  const Network& network_;
  Bdd bdd_;
  std::vector<Ref> unstable_;
  size_t tidy_at_ = 200000;
};

}  // namespace logicnet
#endif
