// A function written out again: an irredundant sum of products, as a postfix program over the components.
// Reference: S. Minato, "Fast generation of prime-irredundant covers from binary decision diagrams", IEICE Trans. E76-A
// (1993).
#ifndef LOGICNET_NETWORKS_COVER_HPP
#define LOGICNET_NETWORKS_COVER_HPP
#include <vector>

#include "networks/network.hpp"

namespace logicnet {

// Appends a program that computes f; `component` names what stands at a level. Throws Exhausted where it would take
// more than `max_products`.
void append_cover(Bdd& bdd, Ref f, const std::vector<uint32_t>& component, size_t max_products,
                  std::vector<int32_t>& code);

}  // namespace logicnet
#endif
