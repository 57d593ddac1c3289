// Semantic percolation, on functions and not on text.
//
// Theorem: if f_i is the constant c, every attractor of the asynchronous dynamics lies in x_i = c (from any state the update of i alone
// sets it, and nothing ever unsets it), and the attractors of the network are those of the network with c put in place of x_i, each
// with x_i = c added. So the lift adds the literal. What is not preserved: transient paths that start at x_i = 1 - c.
// Reference: H. Klarner, A. Streck, H. Siebert, "PyBoolNet", Bioinformatics 33 (2017); percolation there is syntactic on primes.
#include "networks/network.hpp"

namespace logicnet {

void percolate(Bdd& bdd, Positions& positions, Network& network, std::vector<Literal>& fixed) {
  assert(ordered(bdd, network));
  const size_t n = network.size();
  std::vector<uint32_t> queue;
  for (size_t i = 0; i < n; ++i)
    if (Bdd::constant(network.functions[i])) queue.push_back(static_cast<uint32_t>(i));
  if (queue.empty()) return;
  positions.fill(network.variables);
  std::vector<uint32_t> begin(n + 1, 0), users;
  for (size_t i = 0; i < n; ++i)
    for (const Var v : bdd.support(network.functions[i])) ++begin[positions[v]];
  for (size_t i = 0, sum = 0; i <= n; ++i) sum += begin[i], begin[i] = static_cast<uint32_t>(sum);
  users.resize(begin[n]);
  for (size_t i = 0; i < n; ++i)
    for (const Var v : bdd.support(network.functions[i])) users[--begin[positions[v]]] = static_cast<uint32_t>(i);
  for (size_t q = 0; q < queue.size(); ++q) {
    const uint32_t i = queue[q];
    const bool value = network.functions[i] == Bdd::kTrue;
    for (uint32_t u = begin[i]; u < begin[i + 1]; ++u) {
      Ref& f = network.functions[users[u]];
      if (Bdd::constant(f)) continue;
      f = bdd.restrict(f, network.variables[i], value);
      if (Bdd::constant(f)) queue.push_back(users[u]);
    }
  }
  positions.clear(network.variables);
  size_t kept = 0;
  for (size_t i = 0; i < n; ++i) {
    if (Bdd::constant(network.functions[i])) {
      fixed.push_back({network.variables[i], network.functions[i] == Bdd::kTrue});
    } else {
      network.variables[kept] = network.variables[i];
      network.functions[kept++] = network.functions[i];
    }
  }
  network.variables.resize(kept);
  network.functions.resize(kept);
  assert(ordered(bdd, network));
}

}  // namespace logicnet
