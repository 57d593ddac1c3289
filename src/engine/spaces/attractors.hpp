// Attractors of a space as sets, for any scheme that can close a set.
#ifndef LOGICNET_SPACES_ATTRACTORS_HPP
#define LOGICNET_SPACES_ATTRACTORS_HPP
#include <functional>

#include "spaces/space.hpp"

namespace logicnet {

// A set kept in the least memory: the numbers of its states where they are few, else all bits.
struct Compact {
  uint64_t states = 0;
  std::vector<uint32_t> listed;  // ascending; empty where `dense` holds the set
  Bits dense;
  static Compact of(const Bits&);
  void into(Bits& out) const;  // out |= this set
  bool has(uint64_t state) const;
  uint64_t first() const {  // the set must not be empty
    assert(states > 0);
    return listed.empty() ? dense.first() : listed.front();
  }
};

// Grows a set to its closure in a scheme, keeping new states inside the given set where there is one.
using Close = std::function<void(Bits&, Direction, const Bits*, const Limits&)>;

// Hands every cyclic attractor to `found`, `fixed` being the fixed points. Pivot method: what cannot reach a fixed
// point is closed under steps; a random walk in it ends in an attractor more often than not; the forward closure of
// where it ends is an attractor where it lies in the backward closure of that state, and otherwise what is left of it
// holds one. Its basin is removed, and again.
void cyclic_attractors(const Dynamics&, const Close&, const Bits& fixed, const Limits&,
                       const std::function<void(const Bits&)>& found);

}  // namespace logicnet
#endif
