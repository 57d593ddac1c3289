// Functions of rules that count their terms, as R BoolNet writes them, turned into programs.
#ifndef LOGICNET_RULES_COUNTS_HPP
#define LOGICNET_RULES_COUNTS_HPP
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "rules/rules.hpp"

namespace logicnet {

// any, all, maj: at least one of the terms holds, all of them, more than half of them; sumis, sumgt, sumlt: as many as
// the number, more, fewer.
enum class Count { kNone, kAny, kAll, kMajority, kEqual, kAbove, kBelow };

Count counting(std::string_view name);  // what a function of this name counts; any case of letters
bool compares(Count count);             // whether its last argument is a number
bool is_temporal(std::string_view name);

// The program of the count of the terms, which stand in `code`, term i = code[begin[i] .. begin[i+1]), at least one.
// False where it would be too long.
bool append_count(Count count, size_t number, const std::vector<int32_t>& code, const std::vector<size_t>& begin,
                  std::vector<int32_t>& out);

}  // namespace logicnet
#endif
