// The share of time that the process spends in each state of an attractor, in the long run: its stationary
// distribution.
#ifndef LOGICNET_WALKS_STATIONARY_HPP
#define LOGICNET_WALKS_STATIONARY_HPP
#include <vector>

#include "walks/chain.hpp"

namespace logicnet {

struct Stationary {
  std::vector<double> share;  // of each state of the part, in its order; they sum to 1
  double residual = 0;        // what comes into the states less what leaves them, summed, against all that moves
};
// `part`: listed states that all lead to each other and nowhere else. Exact to rounding, or to 1e-10 in all where it is
// large. Throws Exhausted, kTooMany where that cannot be reached.
Stationary stationary(const Chain& chain, const std::vector<uint32_t>& part);

}  // namespace logicnet
#endif
