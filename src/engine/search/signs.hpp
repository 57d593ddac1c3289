// The sign of each regulation of a rule.
#ifndef LOGICNET_SEARCH_SIGNS_HPP
#define LOGICNET_SEARCH_SIGNS_HPP
#include "rules/rules.hpp"

namespace logicnet {

// What a program depends on, decided on the function and not on the text.
enum class Sign : int8_t { kNone = 0, kPlus = 1, kMinus = -1, kBoth = 2 };  // kNone: mentioned, but without effect
// One sign for every variable of support(p). False where they are not decided within so much work of the search.
bool signs(Program p, const std::vector<uint32_t>& variables, uint64_t work, std::vector<Sign>& out);

}  // namespace logicnet
#endif
