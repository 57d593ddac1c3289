#include "search/hull.hpp"

#include <algorithm>

#include "networks/network.hpp"
#include "search/signs.hpp"

namespace logicnet {
namespace {

enum class Fate { kStays, kMoves, kUnknown };

// What a component does that is held at `value`, in states of the subspace.
Fate fate(const Rules& rules, size_t i, int8_t value, const std::vector<int8_t>& space, uint64_t work) {
  const std::vector<int32_t> code = simplified(program(rules, i), space);
  const Program inside{code.data(), code.size()};
  const std::vector<uint32_t> open = support(inside);
  std::vector<Sign> effects;
  if (!open.empty() && !signs(inside, open, work, effects)) return Fate::kUnknown;
  if (std::any_of(effects.begin(), effects.end(), [](Sign sign) { return sign != Sign::kNone; })) return Fate::kMoves;
  const std::vector<uint64_t> zeros(rules.size(), 0);
  uint64_t out = 0;
  evaluate(inside, zeros.data(), 1, &out);
  return (out & 1) == static_cast<uint64_t>(value) ? Fate::kStays : Fate::kMoves;
}

}  // namespace

bool free_what_moves(const Rules& rules, std::vector<int8_t>& space, uint64_t work) {
  std::vector<std::vector<uint32_t>> readers(rules.size());
  std::vector<uint32_t> todo;
  for (uint32_t i = 0; i < rules.size(); ++i) {
    if (space[i] == 2) continue;
    todo.push_back(i);
    for (const uint32_t source : support(program(rules, i))) readers[source].push_back(i);
  }
  while (!todo.empty()) {
    const uint32_t i = todo.back();
    todo.pop_back();
    if (space[i] == 2) continue;
    const Fate found = fate(rules, i, space[i], space, work);
    if (found == Fate::kUnknown) return false;
    if (found == Fate::kStays) continue;
    space[i] = 2;
    todo.insert(todo.end(), readers[i].begin(), readers[i].end());
  }
  return true;
}

}  // namespace logicnet
