// Rules compiled into one manager, with the solver that remembers what it has solved there: what the C API's networks and answers share.
#ifndef LOGICNET_COMPILED_HPP
#define LOGICNET_COMPILED_HPP
#include <span>

#include "attractors.hpp"
#include "rules.hpp"

namespace logicnet {

struct Fixed {
  uint32_t component;
  bool value;
};
struct CutEdge {
  uint32_t source, target;
  bool value;
};

class Compiled {
 public:
  Compiled(const Rules& rules, const Limits& limits)
      : limits(limits), level(variable_order(rules)), component(rules.size()), bdd(static_cast<Var>(rules.size()), &this->limits) {
    whole.variables.resize(rules.size());
    whole.functions.resize(rules.size());
    for (uint32_t i = 0; i < rules.size(); ++i) {
      component[level[i]] = i;
      whole.variables[level[i]] = level[i];
      whole.functions[level[i]] = compile(bdd, program(rules, i), level);
    }
  }
  Compiled(const Compiled&) = delete;
  Compiled& operator=(const Compiled&) = delete;

  // The network with components held and interactions cut; a held component wins over a cut in its rule.
  Network perturbed(std::span<const Fixed> fixes, std::span<const CutEdge> cuts) {
    Network network = whole;
    for (const CutEdge& c : cuts) {
      Ref& f = network.functions[level[c.target]];
      f = bdd.restrict(f, level[c.source], c.value);
    }
    for (const Fixed& f : fixes) network.functions[level[f.component]] = f.value ? Bdd::kTrue : Bdd::kFalse;
    return network;
  }
  std::vector<uint8_t> inputs_of(const Network& network) {
    std::vector<uint8_t> inputs(network.size(), 0);
    for (Var v = 0; v < network.size(); ++v) inputs[v] = network.functions[v] == bdd.literal(v);
    return inputs;
  }

  Limits limits;
  std::vector<Var> level;            // of a component
  std::vector<uint32_t> component;   // at a level
  Bdd bdd;
  Network whole;
};

}  // namespace logicnet
#endif
