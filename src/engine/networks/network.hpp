// A Boolean network inside the reduction: some variables of one manager, each with its function. Copying it costs two
// small vectors, which is what makes perturbing and splitting cheap. Variables are levels of the manager, ascending;
// functions mention no others.
//
// The header also declares what three files of this room do with a network: compile.cpp, percolate.cpp and blocks.cpp.
#ifndef LOGICNET_NETWORKS_NETWORK_HPP
#define LOGICNET_NETWORKS_NETWORK_HPP
#include <algorithm>
#include <cassert>
#include <cstdint>
#include <span>
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
  return network.functions.size() == own.size() &&
         std::adjacent_find(own.begin(), own.end(), std::greater_equal<Var>()) == own.end() &&
         std::all_of(network.functions.begin(), network.functions.end(), inside);
}

// The components at some positions, which ascend. Their functions may read others.
inline Network part_of(const Network& network, const std::vector<uint32_t>& positions) {
  Network part;
  for (const uint32_t i : positions) {
    part.variables.push_back(network.variables[i]);
    part.functions.push_back(network.functions[i]);
  }
  return part;
}

// Where in a network each variable stands: a dense map that is filled for one network at a time, and empty otherwise.
class Positions {
 public:
  static constexpr uint32_t kNone = 0xffffffffu;
  explicit Positions(Var variables) : at_(variables, kNone) {}
  uint32_t operator[](Var v) const { return at_[v]; }
  // Filled for these variables as long as it lives, however the work ends.
  class Of {
   public:
    Of(Positions& positions, const std::vector<Var>& variables) : at_(positions.at_), variables_(variables) {
      assert(std::all_of(at_.begin(), at_.end(), [](uint32_t at) { return at == kNone; }));
      for (size_t i = 0; i < variables.size(); ++i) at_[variables[i]] = static_cast<uint32_t>(i);
    }
    ~Of() {
      for (const Var v : variables_) at_[v] = kNone;
    }
    Of(const Of&) = delete;
    Of& operator=(const Of&) = delete;

   private:
    std::vector<uint32_t>& at_;
    const std::vector<Var>& variables_;
  };

 private:
  std::vector<uint32_t> at_;
};

// networks/compile.cpp: rules -> functions. `level[i]` is where component i stands in the manager.
std::vector<Var> variable_order(const Rules& rules);
Ref compile(Bdd& bdd, Program program, const std::vector<Var>& level);
// What constants decide by reading the programs alone: 0, 1, or 2 for not decided. Cheap, and spares compiling rules
// that end constant.
std::vector<int8_t> decided_by_constants(const Rules& rules);
// A rule with the decided components put in.
std::vector<int32_t> simplified(Program program, const std::vector<int8_t>& decided);

// The walk of every percolation: puts the constants of the queue into the functions that read them, and those that
// become constant by that, first come first served. `queue` grows by those. Functions are numbered; `variable(i)` is
// what the others call function i, `users(i)` are the functions that may read it, and `changed(u, by)` is told that
// function u is another one since function `by` was put in.
template <class Variable, class Users, class Changed>
void spread(Bdd& bdd, std::vector<Ref>& functions, std::vector<uint32_t>& queue, const Variable& variable,
            const Users& users, const Changed& changed) {
  for (size_t q = 0; q < queue.size(); ++q) {
    const uint32_t i = queue[q];
    const bool value = functions[i] == Bdd::kTrue;
    for (const uint32_t u : users(i)) {
      if (Bdd::constant(functions[u])) continue;
      const Ref g = bdd.restrict(functions[u], variable(i), value);
      if (g == functions[u]) continue;
      functions[u] = g;
      changed(u, i);
      if (Bdd::constant(g)) queue.push_back(u);
    }
  }
}

// networks/percolate.cpp: semantic percolation. A component whose function is constant ends at that constant in every
// attractor, so it can be put into the functions that read it; repeated until nothing is constant. Appends what was
// fixed; the network keeps the rest.
void percolate(Bdd& bdd, Positions& positions, Network& network, std::vector<Literal>& fixed);

// A component that percolation fixes. What is constant by itself has round 0; what the values of the rounds up to r
// make constant, and those up to r - 1 do not, has round r + 1. `because` are values of earlier rounds that are enough
// for it, and of which none can be left out.
struct FixedInRound {
  Literal fixed;
  uint32_t round;
  std::vector<Literal> because;
};
// The same percolation, told: by rounds, and within a round by `rank` of the variable, which also decides which of
// several sets of reasons is told (values of the lowest ranks are tried first, and left out where they can be).
std::vector<FixedInRound> percolation_by_rounds(Bdd& bdd, Positions& positions, const Network& network,
                                                const std::vector<uint32_t>& rank);

// networks/upstream.cpp: the components given and all that their functions depend on, directly or through others; one
// flag a position.
std::vector<uint8_t> upstream_of(Bdd& bdd, Positions& positions, const Network& network,
                                 const std::vector<uint32_t>& wanted);

// networks/blocks.cpp: the strongly connected components of the influence graph, upstream first.
struct Blocks {
  std::vector<uint32_t> block_of;              // per position in the network
  std::vector<std::vector<uint32_t>> members;  // positions, ascending; blocks in topological order, upstream first
  std::vector<uint32_t> user_begin, users;     // who reads a variable, by position
};
Blocks find_blocks(Bdd& bdd, Positions& positions, const Network& network);
// Weakly connected parts of the influence graph: independent networks. Returns a part number per position; joined[i] is
// a position that stays with i whatever the graph says.
std::vector<uint32_t> find_parts(Bdd& bdd, Positions& positions, const Network& network,
                                 const std::vector<uint32_t>& joined, uint32_t& count);

}  // namespace logicnet
#endif
