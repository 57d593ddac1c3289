// The smallest trap space that contains a state: free what can change, until nothing more can. A trap space is a
// subspace that no asynchronous (nor any other) update leaves, so the attractors reachable from the state lie in it.
// Reference: H. Klarner, A. Bockmayr, H. Siebert, "Computing maximal and minimal trap spaces of Boolean networks", Nat.
// Comput. 14 (2015).
#ifndef LOGICNET_NETWORKS_TRAP_CLOSURE_HPP
#define LOGICNET_NETWORKS_TRAP_CLOSURE_HPP
#include <vector>

#include "networks/network.hpp"

namespace logicnet {

// A subspace, indexed by variable of the manager: 0, 1, or kFree. Variables outside the network keep what they are.
using Subspace = std::vector<int8_t>;
constexpr int8_t kFree = 2;

// Whether f takes `value` somewhere in the subspace. `stamp` belongs to the caller: one entry a node, and a running
// number.
class Taker {
 public:
  explicit Taker(const Bdd& bdd) : bdd_(bdd) {}
  bool takes(Ref f, bool value, const Subspace& space);

 private:
  bool search(Ref f, Ref goal, const Subspace& space);
  const Bdd& bdd_;
  std::vector<uint32_t> stamp_;
  uint32_t now_ = 0;
};

// Widens `space` (any subspace, for instance a state) to the smallest trap space around it. Returns how many variables
// are free.
size_t trap_closure(const Network& network, Taker& taker, Subspace& space);

}  // namespace logicnet
#endif
