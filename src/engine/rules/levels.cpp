// Levels: a component with the maximum level m is the variables `name>=1` .. `name>=m`.
//
// A comparison of its level is an expression over them: `name=1` is `name>=1 & !name>=2`. A component of two values is
// one variable of its own name, and its levels are 0 and 1.
#include <string>

#include "rules/lexer.hpp"
#include "rules/rules.hpp"

namespace logicnet {
namespace {

constexpr uint32_t kMost = 100000;  // of levels: what the lexer reads

std::string variable(std::string_view name, uint32_t level) { return std::string(name) + ">=" + std::to_string(level); }

}  // namespace

size_t level_begin(std::string_view name) {
  const size_t sign = name.rfind(">=");
  if (sign == std::string_view::npos || sign == 0 || sign + 2 == name.size()) return name.size();
  if (name[sign + 2] == '0' || name.find_first_not_of("0123456789", sign + 2) != std::string_view::npos)
    return name.size();
  return sign;
}

bool append_comparison(std::string_view name, Comparison comparison, const Find& find, std::vector<int32_t>& code,
                       std::string& problem) {
  const bool two = find(name) >= 0;
  uint32_t most = two ? 1 : 0;
  while (!two && most < kMost && find(variable(name, most + 1)) >= 0) ++most;
  if (comparison.level > most) {
    problem = "'" + clipped(name) + "' has the levels 0 to " + std::to_string(most);
    return false;
  }
  const auto least = [&](uint32_t level) {
    const int64_t found = level == 0 || level > most ? -1 : two ? find(name) : find(variable(name, level));
    code.push_back(level == 0 ? Op::kTrue : level > most ? Op::kFalse : static_cast<int32_t>(found));
  };
  const uint32_t level = comparison.level;
  const auto exactly = [&] {
    if (level > 0) least(level);
    if (level < most) {
      least(level + 1);
      code.push_back(Op::kNot);
    }
    if (level > 0 && level < most) code.push_back(Op::kAnd);
  };
  switch (comparison.relation) {
    case Relation::kLeast: least(level); break;
    case Relation::kAbove: least(level + 1); break;
    case Relation::kEqual: exactly(); break;
    case Relation::kBelow:
      least(level);
      code.push_back(Op::kNot);
      break;
    case Relation::kMost:
      least(level + 1);
      code.push_back(Op::kNot);
      break;
    case Relation::kOther:
      exactly();
      code.push_back(Op::kNot);
      break;
    case Relation::kNone: break;
  }
  return true;
}

}  // namespace logicnet
