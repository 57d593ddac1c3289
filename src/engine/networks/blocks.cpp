// The influence graph of a network, its strongly connected blocks and its independent parts.
#include <algorithm>

#include "base/strong_parts.hpp"
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

  // Along regulators: a block is complete only after everything upstream of it.
  StrongParts strong = strong_parts(begin, sources, [] {});
  out.block_of = std::move(strong.part_of);
  out.members = std::move(strong.parts);
  for (std::vector<uint32_t>& members : out.members) std::sort(members.begin(), members.end());
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
