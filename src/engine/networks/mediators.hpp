// The network without its mediators: components that do not regulate themselves are put into the functions that read
// them.
//
// Theorem. Let x not depend on itself, and let N' be N with f_x in place of x. Every transition of N' is a path of N
// (flip i, then let x follow), started from states where x = f_x. Hence, of the states lifted by x := f_x, every
// attractor of N contains all those of at least one attractor of N', so N has at most as many attractors as N', and the
// fixed points are the same, one to one. Attractors that oscillate in N' are candidates only: in N they may leak into
// another attractor, or two of them may be one. References: A. Naldi, E. Remy, D. Thieffry, C. Chaouiya, Theor. Comput.
// Sci. 412 (2011); A. Veliz-Cuba, J. Theor. Biol. 289 (2011).
#ifndef LOGICNET_NETWORKS_MEDIATORS_HPP
#define LOGICNET_NETWORKS_MEDIATORS_HPP
#include <vector>

#include "networks/network.hpp"

namespace logicnet {

struct Reduced {
  Network network;                                       // what is left: components that regulate themselves
  std::vector<std::pair<Var, Ref>> removed;              // in the order of removal, with the function at that time
  std::vector<std::vector<std::pair<Var, Ref>>> before;  // for each removal, the functions of its readers before it
  // Complete a state of `network` (indexed by variable) to one of the original.
  template <class Values>
  void lift(const Bdd& bdd, Values& value) const {
    for (size_t i = removed.size(); i-- > 0;)
      value[removed[i].first] = bdd.evaluate(removed[i].second, [&](Var v) { return value[v] != 0; });
  }
};

// Removes mediators, fewest regulators times targets first, while functions stay below `max_nodes`.
Reduced without_mediators(Bdd& bdd, Positions& positions, const Network& network, size_t max_nodes);

}  // namespace logicnet
#endif
