// Changes of rules as they come in.
#ifndef LOGICNET_API_CHANGES_HPP
#define LOGICNET_API_CHANGES_HPP
#include <vector>

#include "api/guard.hpp"

namespace logicnet {

// Those from `first` to `last` of them, of a network of n components, into `out`. Throws a Problem where one names
// another component.
inline void read_changes(const logicnet_changes& given, size_t first, size_t last, size_t n, std::vector<Change>& out) {
  out.clear();
  for (size_t c = first; c < last; ++c) {
    if (given.target[c] >= n ||
        (given.source[c] != kHold && (given.source[c] < 0 || static_cast<size_t>(given.source[c]) >= n)))
      throw wrong_call("a change of a component that the network does not have");
    out.push_back({given.source[c], given.target[c], given.value[c]});
  }
}

}  // namespace logicnet
#endif
