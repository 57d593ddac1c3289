// The smallest trap space around a subspace, found on programs: nothing is compiled, so rules of any size will do as long as the start
// leaves little of them. On diagrams: networks/trap_closure.hpp.
#ifndef LOGICNET_SEARCH_HULL_HPP
#define LOGICNET_SEARCH_HULL_HPP
#include <cstdint>
#include <vector>

#include "rules/rules.hpp"

namespace logicnet {

// Frees in `space` (per component 0, 1, or 2 for free) what can change, until nothing more can. False where a rule is too entangled to
// tell within so much work of the search.
bool free_what_moves(const Rules& rules, std::vector<int8_t>& space, uint64_t work);

}  // namespace logicnet
#endif
