// A Boolean network inside the reduction: some variables of one manager, each with its function. Copying it costs two small vectors,
// which is what makes perturbing and splitting cheap. Variables are levels of the manager, ascending; functions mention no others.
//
// The header also declares what three files of this room do with a network: compile.cpp, percolate.cpp and blocks.cpp.
#ifndef LOGICNET_NETWORKS_NETWORK_HPP
#define LOGICNET_NETWORKS_NETWORK_HPP
#include <algorithm>
#include <cassert>
#include <cstdint>
#include <vector>

#include "diagrams/bdd.hpp"
#include "rules/rules.hpp"

namespace logicnet {

struct Literal {
  Var variable;
  bool value;
  bool operator==(const Literal&) const = default;
};

struct Network {
  std::vector<Var> variables;
  std::vector<Ref> functions;
  size_t size() const { return variables.size(); }
};

// Whether variables ascend, each has a function, and the functions mention no others: what is asserted of a network.
inline bool ordered(Bdd& bdd, const Network& network) {
  const std::vector<Var>& own = network.variables;
  const auto inside = [&](Ref f) {
    const std::span<const Var> read = bdd.support(f);
    return std::includes(own.begin(), own.end(), read.begin(), read.end());
  };
  return network.functions.size() == own.size() && std::adjacent_find(own.begin(), own.end(), std::greater_equal<Var>()) == own.end() &&
         std::all_of(network.functions.begin(), network.functions.end(), inside);
}

// Where in a network each variable stands: a dense map that is filled for one network at a time and cleaned after it.
class Positions {
 public:
  static constexpr uint32_t kNone = 0xffffffffu;
  explicit Positions(Var variables) : at_(variables, kNone) {}
  uint32_t operator[](Var v) const { return at_[v]; }
  void fill(const std::vector<Var>& variables) {
    assert(std::all_of(variables.begin(), variables.end(), [&](Var v) { return at_[v] == kNone; }));
    for (size_t i = 0; i < variables.size(); ++i) at_[variables[i]] = static_cast<uint32_t>(i);
  }
  void clear(const std::vector<Var>& variables) {
    for (const Var v : variables) at_[v] = kNone;
  }

 private:
  std::vector<uint32_t> at_;
};

// networks/compile.cpp: rules -> functions. `level[i]` is where component i stands in the manager.
std::vector<Var> variable_order(const Rules& rules);
Ref compile(Bdd& bdd, Program program, const std::vector<Var>& level);
// What constants decide by reading the programs alone: 0, 1, or 2 for not decided. Cheap, and spares compiling rules that end constant.
std::vector<int8_t> decided_by_constants(const Rules& rules);
// A rule with the decided components put in.
std::vector<int32_t> simplified(Program program, const std::vector<int8_t>& decided);

// networks/percolate.cpp: semantic percolation. A component whose function is constant ends at that constant in every attractor, so it can be put
// into the functions that read it; repeated until nothing is constant. Appends what was fixed; the network keeps the rest.
void percolate(Bdd& bdd, Positions& positions, Network& network, std::vector<Literal>& fixed);

// networks/blocks.cpp: the strongly connected components of the influence graph, upstream first.
struct Blocks {
  std::vector<uint32_t> block_of;                // per position in the network
  std::vector<std::vector<uint32_t>> members;    // positions, ascending; blocks in topological order, upstream first
  std::vector<uint32_t> user_begin, users;       // who reads a variable, by position
};
Blocks find_blocks(Bdd& bdd, Positions& positions, const Network& network);
// Weakly connected parts of the influence graph: independent networks. Returns a part number per position; joined[i] is a position that
// stays with i whatever the graph says.
std::vector<uint32_t> find_parts(Bdd& bdd, Positions& positions, const Network& network, const std::vector<uint32_t>& joined,
                                 uint32_t& count);

}  // namespace logicnet
#endif
