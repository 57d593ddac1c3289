// Which mediator goes next, and the functions that read it.
#include "networks/mediators.hpp"

#include <algorithm>

namespace logicnet {

Reduced without_mediators(Bdd& bdd, Positions& positions, const Network& network, size_t max_nodes) {
  assert(ordered(bdd, network));
  const size_t n = network.size();
  Reduced out;
  std::vector<Ref> f = network.functions;
  std::vector<uint8_t> state(n, 0);  // 0 there, 1 removed, 2 kept for good (grew too large)
  std::vector<std::vector<uint32_t>> users(n);
  const Positions::Of placed(positions, network.variables);
  for (size_t i = 0; i < n; ++i)
    for (const Var v : bdd.support(f[i])) users[positions[v]].push_back(static_cast<uint32_t>(i));
  std::vector<std::pair<uint32_t, Ref>> changed;
  for (;;) {
    size_t best = n, best_cost = SIZE_MAX;
    for (size_t i = 0; i < n; ++i) {
      if (state[i] != 0) continue;
      const std::span<const Var> regulators = bdd.support(f[i]);
      if (std::binary_search(regulators.begin(), regulators.end(), network.variables[i])) continue;
      const size_t cost = regulators.size() * users[i].size();
      if (cost < best_cost) best = i, best_cost = cost;
    }
    if (best == n) break;
    const Var x = network.variables[best];
    changed.clear();
    bool fits = true;
    for (const uint32_t u : users[best]) {
      if (state[u] == 1) continue;
      const Ref g = bdd.compose(f[u], x, f[best]);
      changed.emplace_back(u, g);
      if (best_cost > 16 && bdd.node_count(g) > max_nodes) {
        fits = false;
        break;
      }
    }
    if (!fits) {
      state[best] = 2;
      continue;
    }
    state[best] = 1;
    out.removed.emplace_back(x, f[best]);
    out.before.emplace_back();
    for (const auto& [u, g] : changed) {
      for (const Var v : bdd.support(f[u])) std::erase(users[positions[v]], u);
      out.before.back().emplace_back(network.variables[u], f[u]);
      f[u] = g;
      for (const Var v : bdd.support(g)) users[positions[v]].push_back(u);
    }
    for (const Var v : bdd.support(f[best])) std::erase(users[positions[v]], static_cast<uint32_t>(best));
  }
  for (size_t i = 0; i < n; ++i) {
    if (state[i] == 1) continue;
    out.network.variables.push_back(network.variables[i]);
    out.network.functions.push_back(f[i]);
  }
  assert(ordered(bdd, out.network) && out.network.size() + out.removed.size() == n);
  return out;
}

}  // namespace logicnet
