// The influence graph of a network and its strongly connected blocks (Tarjan, iterative).
#include <algorithm>

#include "networks/network.hpp"

namespace logicnet {

namespace {

// Whether nobody reads a block that comes after its own.
[[maybe_unused]] bool upstream_first(const Blocks& blocks) {
  for (size_t i = 0; i < blocks.block_of.size(); ++i)
    for (uint32_t u = blocks.user_begin[i]; u < blocks.user_begin[i + 1]; ++u)
      if (blocks.block_of[blocks.users[u]] < blocks.block_of[i]) return false;
  return true;
}

}  // namespace

Blocks find_blocks(Bdd& bdd, Positions& positions, const Network& network) {
  assert(ordered(bdd, network));
  const auto n = static_cast<uint32_t>(network.size());
  Blocks out;
  const Positions::Of placed(positions, network.variables);
  // Regulators of each position, and from them who reads it.
  std::vector<uint32_t> begin(n + 1, 0), sources;
  out.user_begin.assign(n + 1, 0);
  for (uint32_t i = 0; i < n; ++i) {
    for (const Var v : bdd.support(network.functions[i])) {
      sources.push_back(positions[v]);
      ++out.user_begin[positions[v]];
    }
    begin[i + 1] = static_cast<uint32_t>(sources.size());
  }
  for (uint32_t i = 0, sum = 0; i <= n; ++i) sum += out.user_begin[i], out.user_begin[i] = sum;
  out.users.resize(sources.size());
  for (uint32_t i = n; i-- > 0;)
    for (uint32_t e = begin[i]; e < begin[i + 1]; ++e) out.users[--out.user_begin[sources[e]]] = i;

  // Depth first along regulators: a component is complete only after everything upstream of it.
  out.block_of.assign(n, 0);
  std::vector<uint32_t> index(n, 0), lowest(n, 0), stack, edge(n, 0), path;
  std::vector<uint8_t> on_stack(n, 0);
  uint32_t counter = 0;
  for (uint32_t root = 0; root < n; ++root) {
    if (index[root] != 0) continue;
    path.push_back(root);
    while (!path.empty()) {
      const uint32_t v = path.back();
      if (index[v] == 0) {
        index[v] = lowest[v] = ++counter;
        edge[v] = begin[v];
        stack.push_back(v);
        on_stack[v] = 1;
      }
      bool descended = false;
      while (edge[v] < begin[v + 1]) {
        const uint32_t u = sources[edge[v]++];
        if (index[u] == 0) {
          path.push_back(u);
          descended = true;
          break;
        }
        if (on_stack[u]) lowest[v] = std::min(lowest[v], index[u]);
      }
      if (descended) continue;
      path.pop_back();
      if (!path.empty()) lowest[path.back()] = std::min(lowest[path.back()], lowest[v]);
      if (lowest[v] != index[v]) continue;
      std::vector<uint32_t> members;
      uint32_t u;
      do {
        u = stack.back();
        stack.pop_back();
        on_stack[u] = 0;
        out.block_of[u] = static_cast<uint32_t>(out.members.size());
        members.push_back(u);
      } while (u != v);
      std::sort(members.begin(), members.end());
      out.members.push_back(std::move(members));
    }
  }
  assert(upstream_first(out));
  return out;
}

std::vector<uint32_t> find_parts(Bdd& bdd, Positions& positions, const Network& network,
                                 const std::vector<uint32_t>& joined, uint32_t& count) {
  assert(ordered(bdd, network) && joined.size() == network.size());
  const auto n = static_cast<uint32_t>(network.size());
  std::vector<uint32_t> parent(n), part(n);
  for (uint32_t i = 0; i < n; ++i) parent[i] = i;
  const auto root = [&](uint32_t i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
  };
  const Positions::Of placed(positions, network.variables);
  for (uint32_t i = 0; i < n; ++i)
    for (const Var v : bdd.support(network.functions[i])) parent[root(positions[v])] = root(i);
  for (uint32_t i = 0; i < n; ++i) parent[root(joined[i])] = root(i);
  count = 0;
  std::vector<uint32_t> number(n, Positions::kNone);
  for (uint32_t i = 0; i < n; ++i) {
    uint32_t& p = number[root(i)];
    if (p == Positions::kNone) p = count++;
    part[i] = p;
  }
  return part;
}

}  // namespace logicnet
