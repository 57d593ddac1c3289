// Semantic percolation, on functions and not on text.
//
// Theorem: if f_i is the constant c, every attractor of the asynchronous dynamics lies in x_i = c (from any state the
// update of i alone sets it, and nothing ever unsets it), and the attractors of the network are those of the network
// with c put in place of x_i, each with x_i = c added. So the lift adds the literal. What is not preserved: transient
// paths that start at x_i = 1 - c. Reference: H. Klarner, A. Streck, H. Siebert, "PyBoolNet", Bioinformatics 33 (2017);
// percolation there is syntactic on primes.
#include <algorithm>

#include "networks/network.hpp"

namespace logicnet {
namespace {

// Percolates the functions where they stand. `round` gets the round of each position that is constant in the end.
void percolate_in_place(Bdd& bdd, Positions& positions, Network& network, std::vector<uint32_t>& queue,
                        std::vector<uint32_t>& round) {
  assert(ordered(bdd, network));
  const size_t n = network.size();
  for (size_t i = 0; i < n; ++i)
    if (Bdd::constant(network.functions[i])) queue.push_back(static_cast<uint32_t>(i));
  if (queue.empty()) return;
  const Positions::Of placed(positions, network.variables);
  std::vector<uint32_t> begin(n + 1, 0), users;
  for (size_t i = 0; i < n; ++i)
    for (const Var v : bdd.support(network.functions[i])) ++begin[positions[v]];
  for (size_t i = 0, sum = 0; i <= n; ++i) sum += begin[i], begin[i] = static_cast<uint32_t>(sum);
  users.resize(begin[n]);
  for (size_t i = 0; i < n; ++i)
    for (const Var v : bdd.support(network.functions[i])) users[--begin[positions[v]]] = static_cast<uint32_t>(i);
  round.assign(n, 0);
  spread(
      bdd, network.functions, queue, [&](uint32_t i) { return network.variables[i]; },
      [&](uint32_t i) { return std::span(users).subspan(begin[i], begin[i + 1] - begin[i]); },
      // First come first served: all of one round is put in before anything of the next, so the last change is the
      // deciding one.
      [&](uint32_t u, uint32_t by) { round[u] = round[by] + 1; });
}

}  // namespace

void percolate(Bdd& bdd, Positions& positions, Network& network, std::vector<Literal>& fixed) {
  std::vector<uint32_t> queue, round;
  percolate_in_place(bdd, positions, network, queue, round);
  if (queue.empty()) return;
  size_t kept = 0;
  for (size_t i = 0; i < network.size(); ++i) {
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

std::vector<FixedInRound> percolation_by_rounds(Bdd& bdd, Positions& positions, const Network& network,
                                                const std::vector<uint32_t>& rank) {
  Network left = network;
  std::vector<uint32_t> queue, round;
  percolate_in_place(bdd, positions, left, queue, round);
  std::sort(queue.begin(), queue.end(), [&](uint32_t a, uint32_t b) {
    return std::pair(round[a], rank[network.variables[a]]) < std::pair(round[b], rank[network.variables[b]]);
  });
  std::vector<FixedInRound> out;
  const Positions::Of placed(positions, network.variables);
  for (const uint32_t i : queue) {
    const auto value = [&](Var v) { return left.functions[positions[v]] == Bdd::kTrue; };
    // `undecided` is the function under the reasons already chosen; what stays to be tried is put in on top of it.
    std::vector<Var> known;
    for (const Var v : bdd.support(network.functions[i]))
      if (Bdd::constant(left.functions[positions[v]]) && round[positions[v]] < round[i]) known.push_back(v);
    std::sort(known.begin(), known.end(), [&](Var a, Var b) { return rank[a] < rank[b]; });
    FixedInRound one{{network.variables[i], left.functions[i] == Bdd::kTrue}, round[i], {}};
    Ref undecided = network.functions[i];
    for (size_t k = 0; k < known.size(); ++k) {
      Ref without = undecided;
      for (size_t later = k + 1; later < known.size(); ++later)
        without = bdd.restrict(without, known[later], value(known[later]));
      if (Bdd::constant(without)) continue;
      one.because.push_back({known[k], value(known[k])});
      undecided = bdd.restrict(undecided, known[k], value(known[k]));
    }
    assert(out.empty() || out.back().round <= one.round);
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace logicnet
