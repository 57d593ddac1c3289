// The strongly connected parts of a graph: R. Tarjan, SIAM J. Comput. 1 (1972), without recursion, so that the depth of
// a graph does not matter.
#ifndef LOGICNET_BASE_STRONG_PARTS_HPP
#define LOGICNET_BASE_STRONG_PARTS_HPP
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace logicnet {

struct StrongParts {
  std::vector<uint32_t> part_of;  // of each vertex
  std::vector<std::vector<uint32_t>>
      parts;  // their vertices, the last seen first; a part comes after all that it leads to
};

// The edges of vertex v lead to to[begin[v]] ... to[begin[v + 1] - 1]. `poll` is called once for each vertex from which
// the search begins anew, and may throw.
template <class Index, class Poll>
StrongParts strong_parts(const std::vector<Index>& begin, const std::vector<uint32_t>& to, const Poll& poll) {
  constexpr uint32_t kNone = 0xffffffffu;
  const auto count = static_cast<uint32_t>(begin.size() - 1);
  StrongParts out;
  out.part_of.assign(count, kNone);
  std::vector<uint32_t> low(count, 0);  // 0: not seen yet; else the lowest number that the vertex is known to lead to
  std::vector<uint32_t> stack, own;     // seen and in no part yet; the number of each vertex on the path
  std::vector<std::pair<uint32_t, Index>> path;
  uint32_t number = 0;
  const auto enter = [&](uint32_t v) {
    low[v] = ++number;
    own.push_back(number);
    stack.push_back(v);
    path.emplace_back(v, begin[v]);
  };
  for (uint32_t root = 0; root < count; ++root) {
    if (low[root] != 0) continue;
    enter(root);
    while (!path.empty()) {
      auto& [v, edge] = path.back();
      if (edge < begin[v + 1]) {
        const uint32_t t = to[edge++];
        if (low[t] == 0) enter(t);
        else if (out.part_of[t] == kNone) low[v] = std::min(low[v], low[t]);
        continue;
      }
      const uint32_t done = v;
      if (low[done] == own.back()) {
        std::vector<uint32_t>& part = out.parts.emplace_back();
        do {
          part.push_back(stack.back());
          out.part_of[stack.back()] = static_cast<uint32_t>(out.parts.size() - 1);
          stack.pop_back();
        } while (part.back() != done);
      }
      own.pop_back();
      path.pop_back();
      if (!path.empty()) low[path.back().first] = std::min(low[path.back().first], low[done]);
    }
    poll();
  }
  return out;
}

}  // namespace logicnet
#endif
