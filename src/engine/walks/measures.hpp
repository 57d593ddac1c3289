// What is read off a state as a number: the weights of the sets that it lies in, added.
#ifndef LOGICNET_WALKS_MEASURES_HPP
#define LOGICNET_WALKS_MEASURES_HPP
#include <vector>

#include "base/words.hpp"
#include "diagrams/bdd.hpp"

namespace logicnet {

struct Term {
  double weight;
  Ref set;  // over the variables walked
};
using Measure = std::vector<Term>;

// `position`: of a variable of the manager in a state (WalkSetup::position).
inline double value_of(const Bdd& bdd, const Measure& measure, const std::vector<uint32_t>& position,
                       const uint64_t* state) {
  double value = 0;
  for (const Term& term : measure)
    if (bdd.evaluate(term.set, [&](Var v) { return bit_of(state, position[v]); })) value += term.weight;
  return value;
}

}  // namespace logicnet
#endif
