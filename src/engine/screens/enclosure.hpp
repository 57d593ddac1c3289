// The smallest trap space around a start, and the network inside it: everything that can be reached lies in it.
#ifndef LOGICNET_SCREENS_ENCLOSURE_HPP
#define LOGICNET_SCREENS_ENCLOSURE_HPP
#include <vector>

#include "networks/network.hpp"
#include "networks/trap_closure.hpp"

namespace logicnet {

struct Enclosure {
  Subspace space;
  Network local;  // what is free in it, with what is held put into the functions

  Ref inside(Bdd& bdd, Ref f) const;  // f with what is held put in
};

// `functions`: one for every variable of the manager. `start`: a set of states, not empty.
Enclosure enclosed(Bdd& bdd, Taker& taker, const std::vector<Ref>& functions, Ref start);

}  // namespace logicnet
#endif
