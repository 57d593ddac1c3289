// A compiled network: the rules of a network as decision diagrams in one manager, and the solver that works in it.
//
// The networks and the answers of the C API are built on it. Its solver remembers each residual network that it has
// solved, and a residual network is found again because diagrams of one manager are equal where the functions are. So
// everything that is asked of one network, and of its perturbed copies, is asked of one Compiled.
#ifndef LOGICNET_SOLVER_COMPILED_HPP
#define LOGICNET_SOLVER_COMPILED_HPP
#include <algorithm>
#include <cassert>
#include <span>

#include "rules/rules.hpp"
#include "solver/solver.hpp"

namespace logicnet {

class Compiled {
 public:
  Compiled(const Rules& given, const Limits& limits)
      : limits(limits),
        rules(given),
        level(variable_order(rules)),
        component(rules.size()),
        bdd(static_cast<Var>(rules.size()), &this->limits, Bdd::nodes_in(limits.memory)) {
    for (uint32_t i = 0; i < rules.size(); ++i) component[level[i]] = i;
    assert(
        std::all_of(component.begin(), component.end(), [&, i = 0u](uint32_t c) mutable { return level[c] == i++; }));
    plain_ = with_constants(rules);
  }
  Compiled(const Compiled&) = delete;
  Compiled& operator=(const Compiled&) = delete;

  // Rules of these components. Rules that constants decide are never compiled, and the others with the constants put
  // in.
  Network with_constants(const Rules& given) {
    const std::vector<int8_t> decided = decided_by_constants(given);
    Network network = sized();
    for (uint32_t i = 0; i < given.size(); ++i) {
      Ref& f = network.functions[level[i]];
      limits.poll();
      if (decided[i] != 2) {
        f = decided[i] == 1 ? Bdd::kTrue : Bdd::kFalse;
      } else {
        const std::vector<int32_t> code = simplified(program(given, i), decided);
        f = compile(bdd, {code.data(), code.size()}, level);
      }
    }
    return network;
  }

  // Every rule as it stands. Compiled when it is first asked for, within the limits: those of the question that is
  // being asked.
  const Network& whole() {
    if (!whole_.variables.empty()) return whole_;
    Network network = sized();
    for (uint32_t i = 0; i < rules.size(); ++i) {
      limits.poll();
      network.functions[level[i]] = compile(bdd, program(rules, i), level);
    }
    return whole_ = std::move(network);
  }

  // The network with components held and interactions cut; a held component wins over a cut in its rule. What constants
  // of the rules decide may be put in.
  Network perturbed(std::span<const Change> changes) {
    if (changes.empty()) return plain_;
    Network network = whole();
    for (const Change& c : changes) {
      if (c.source < 0) continue;
      Ref& f = network.functions[level[c.target]];
      f = bdd.restrict(f, level[static_cast<size_t>(c.source)], c.value != 0);
    }
    for (const Change& c : changes)
      if (c.source < 0) network.functions[level[c.target]] = c.value != 0 ? Bdd::kTrue : Bdd::kFalse;
    return network;
  }
  // The inputs: components whose rule is written as their own name, and is so in `network`. A latch whose other
  // regulators are constant, or were cut off, is no input: nobody sets it from outside.
  std::vector<uint8_t> inputs_of(const Network& network) {
    std::vector<uint8_t> inputs(network.size(), 0);
    for (Var v = 0; v < network.size(); ++v) {
      const Program p = program(rules, component[v]);
      inputs[v] =
          p.length == 1 && p.code[0] == static_cast<int32_t>(component[v]) && network.functions[v] == bdd.literal(v);
    }
    return inputs;
  }

  Limits limits;
  const Rules rules;
  std::vector<Var> level;           // of a component
  std::vector<uint32_t> component;  // at a level
  Bdd bdd;

 private:
  Network sized() const {
    Network network;
    for (Var v = 0; v < rules.size(); ++v) network.variables.push_back(v);
    network.functions.resize(rules.size());
    return network;
  }
  Network plain_, whole_;
};

}  // namespace logicnet
#endif
