// What a set of components depends on, directly or through others. It is closed upstream: nothing outside influences
// it, so it runs by itself. Functions decide, not texts: a rule that mentions a component without depending on it does
// not lead upstream.
#include "networks/network.hpp"

namespace logicnet {

std::vector<uint8_t> upstream_of(Bdd& bdd, Positions& positions, const Network& network,
                                 const std::vector<uint32_t>& wanted) {
  assert(ordered(bdd, network));
  std::vector<uint8_t> inside(network.size(), 0);
  std::vector<uint32_t> queue;
  const auto add = [&](uint32_t i) {
    if (!inside[i]) inside[i] = 1, queue.push_back(i);
  };
  for (const uint32_t i : wanted) add(i);
  const Positions::Of placed(positions, network.variables);
  for (size_t q = 0; q < queue.size(); ++q)
    for (const Var v : bdd.support(network.functions[queue[q]])) add(positions[v]);
  return inside;
}

}  // namespace logicnet
