// States of which every attractor of a block contains at least one: few, and often only the attractors themselves.
//
// Two ways, one inside the other. Without mediators (networks/mediators.hpp), the attractors of what is left, lifted.
// And holding a component: let r be a value of v. An attractor either never has x_v = r; then it is an attractor of the
// network with v held at 1-r on which f_v is 1-r throughout. Or it contains a state with x_v = r, and then, holding v
// there, an attractor of the network with v held at r. So the attractors of the two held networks, less those of the
// first that f_v opens, are enough. This is the retained set of a feedback vertex set taken one component at a time,
// with percolation and blocks between. References: H. Klarner, H. Siebert, "Approximating attractors of Boolean
// networks by iterative CTL model checking" (2015); V.-G. Trinh, K. Hiraishi, B. Benhamou, "Computing attractors of
// large-scale asynchronous Boolean networks using minimal trap spaces" (2022) for retained sets; A. Mochizuki et al.,
// J. Theor. Biol. 335 (2013) for feedback vertex sets.
#include "solver/solver.hpp"

namespace logicnet {

Solver::Seed Solver::seed_of(const All& attractor) {
  Seed seed(bdd_.variables(), 0);
  answers_.put_state(attractor, seed);
  return seed;
}

// Empty: nothing could be reduced. Throws Exhausted where a reduced network is itself left open.
std::vector<Solver::Seed> Solver::candidates(const Network& network, uint32_t& method) {
  if (steps_.mediators) {
    const Reduced reduced = without_mediators(bdd_, positions_, network, 4096);
    if (!reduced.removed.empty()) {
      method |= kMediators;
      std::vector<Seed> seeds;
      if (reduced.network.size() > steps_.explicit_limit) {
        Network left = reduced.network;
        std::vector<Literal> fixed;
        percolate(bdd_, positions_, left, fixed);
        if (fixed.empty() && find_blocks(bdd_, positions_, left).members.size() == 1)
          seeds = by_conditioning(left, method);
      }
      if (seeds.empty()) {
        const AllId id = reduce(reduced.network);
        for (const All& a : listed(id)) seeds.push_back(seed_of(a));
      }
      for (Seed& seed : seeds) reduced.lift(bdd_, seed);
      return seeds;
    }
  }
  if (network.size() <= steps_.explicit_limit) return {};
  return by_conditioning(network, method);
}

std::vector<Solver::Seed> Solver::by_conditioning(const Network& network, uint32_t& method) {
  if (!steps_.conditioning) return {};
  poll(bdd_.limits());
  const Blocks graph = find_blocks(bdd_, positions_, network);
  size_t best = 0, most = 0;
  for (size_t i = 0; i < network.size(); ++i) {
    const size_t degree = (graph.user_begin[i + 1] - graph.user_begin[i]) * bdd_.support(network.functions[i]).size();
    if (degree > most) best = i, most = degree;
  }
  method |= kConditioning;
  const Var v = network.variables[best];
  std::vector<Seed> closed, opened[2];
  for (const bool value : {false, true}) {
    All held;
    held.literals.push_back({v, value});
    const AllId id = reduce(without(network, held));
    const Ref f = bdd_.restrict(network.functions[best], v, value);
    for (const All& a : listed(id)) {
      const Ref g = bdd_.restrict(quantified(bdd_, answers_, f, v, a), v, value);
      Seed seed = seed_of(a);
      seed[v] = value;
      (g == (value ? Bdd::kTrue : Bdd::kFalse) ? closed : opened[value]).push_back(std::move(seed));
    }
  }
  std::vector<Seed>& fewer = opened[0].size() <= opened[1].size() ? opened[0] : opened[1];
  for (Seed& seed : fewer) closed.push_back(std::move(seed));
  return closed;
}

}  // namespace logicnet
