// How a random draw of a state looks on some of the variables: a mixture of subspaces of these.
#ifndef LOGICNET_SCREENS_MARGINALS_HPP
#define LOGICNET_SCREENS_MARGINALS_HPP
#include <vector>

#include "walks/start.hpp"

namespace logicnet {

// One of several sets of which a state is drawn: the set with this weight, then its states all alike.
struct WeightedSet {
  double weight;
  Ref set;  // not empty
};

// The parts weigh 1 together. `variables` ascend. Throws Exhausted where there are more than `most` parts.
std::vector<Start::Part> marginal(const Bdd& bdd, const std::vector<WeightedSet>& draw,
                                  const std::vector<Var>& variables, size_t most);

}  // namespace logicnet
#endif
