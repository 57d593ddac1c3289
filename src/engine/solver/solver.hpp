// The solver: all asynchronous attractors of a network, exactly, as Answers. It explores only what reasoning leaves:
//
//   solver/product.cpp     percolation, blocks upstream first, the product theorem, memory of residual networks
//   solver/one_block.cpp   one strongly connected block: bitsets where it is small, else candidates
//   solver/candidates.cpp  states of which every attractor of a block contains at least one
//   solver/resolve.cpp     which candidates are attractors: enclosing trap spaces, walks, closures
//   solver/overlap.cpp     what two answers share, taken once
//
// When partial answers may be added. Let T be a trap space. A fact: the attractors of the network held to T are the
// attractors of the network that lie in T. Nothing leaves T, so a terminal strongly connected set inside is one
// outside, and the other way round. A second fact: an attractor lies in T or is disjoint from T. From a state in T the
// attractor reaches all of its states, and no path leaves T.
//
// Theorem of unions. Let every attractor be of one of these kinds: it lies in one of the trap spaces T1 ... Tk, or it
// is in a list L of attractors none of which lies in any of them. Then
//
//     L  +  attractors in T1  +  those in T2 but not in T1  +  ...  +  those in Tk but in none of T1 ... T(k-1)
//
// has every attractor exactly once. Proof: an attractor outside L is in the part of the first Tj that holds it, and in
// no other. So answers of pairwise disjoint trap spaces may simply be added, and a trap space that lies in another is
// left out. Where two trap spaces overlap, their intersection is a trap space and so holds an attractor: a plain sum is
// then always wrong.
//
// Every union that the solver makes is one that this theorem covers, or is no union of answers:
//
//   solver/product.cpp     Products, not unions: attractors of a block, and what follows each. Options of one choice
//                          differ in the upstream attractor, which is listed once; values of an input are disjoint.
//   solver/candidates.cpp  Holding a component, and leaving out mediators, give states to start from and never
//                          answers: a state that comes from both sides is one candidate.
//   solver/resolve.cpp     The union above. L is the fixed points outside all Tj, and the closures of states whose
//                          smallest trap space is the whole block.
//   solver/one_block.cpp   Bitsets: each terminal set is found from states that reach none found before.
//   screens                One residual network, one answer: memory gives the same answer for the same functions, and
//                          never a sum. Reach solves one trap space. Counts are read off the graph, whose options are
//                          disjoint by the above.
//
// A part that a budget left open adds what is known of it and is marked; it is never taken for empty.
#ifndef LOGICNET_SOLVER_SOLVER_HPP
#define LOGICNET_SOLVER_SOLVER_HPP
#include <optional>
#include <unordered_map>
#include <vector>

#include "base/words.hpp"
#include "networks/mediators.hpp"
#include "networks/network.hpp"
#include "networks/trap_closure.hpp"
#include "solver/answers.hpp"

namespace logicnet {

// Each step can be switched off, to test and to measure the others; the answer stays exact or says what was left.
struct Steps {
  bool percolation = true, blocks = true, mediators = true, trap_spaces = true, symbolic = true, conditioning = true,
       memory = true;
  uint32_t direct = 10;          // blocks up to this many variables go to bitsets at once
  uint32_t explicit_limit = 16;  // what is left of a block goes to bitsets up to here
  uint32_t symbolic_from = 15;   // closures in blocks of this many variables go to diagrams first
  size_t symbolic_nodes = size_t{30} << 20;
  size_t symbolic_sweep = 200000;  // nodes from which the manager of a closure is swept
  size_t alternatives = 1000000;   // branches followed at once before a part is left open
  bool operator==(const Steps&) const = default;
};

// g = what of f remains when the blocks in `from` run through their attractor: see solver/product.cpp.
Ref quantified(Bdd& bdd, const Answers& answers, Ref f, Var self, const All& from);

class Solver {
 public:
  Solver(Bdd& bdd, Steps steps) : bdd_(bdd), steps_(steps), answers_(bdd), positions_(bdd.variables()), taker_(bdd) {}
  // `inputs`: per variable, whether it is an input (a condition of the answer). The result covers every variable of the
  // network.
  AllId solve(Network network, const std::vector<uint8_t>& inputs);
  Answers& answers() { return answers_; }
  Bdd& bdd() { return bdd_; }

 private:
  using Seed = std::vector<uint8_t>;  // a state, indexed by variable of the manager

  AllId reduce(Network network);  // percolates, then residual; never throws Exhausted
  AllId left_open(const Network& network, Exhausted why);
  bool over();
  std::vector<All> listed(AllId id);  // throws Exhausted where something is open, or too many
  AllId residual(Network network);
  void branch(const Network& part, const std::vector<std::optional<AllId>>& result, All& into);
  void branch_parts(const Network& network, const Blocks& blocks, const std::vector<uint8_t>& keep,
                    const std::vector<std::optional<AllId>>& result, All& into);
  void follow_attractors(const Network& part, AllId block, All& into);
  void follow_input(const Network& part, Var input, All& into);
  void follow_open(const Network& part, AllId block, All& into);
  Network without(const Network& part, const All& settled);
  AllId block(const Network& network);  // strongly connected, or one variable; never throws Exhausted
  AllId block_exact(const Network& network);
  AllId one_variable(const Network& network);
  AllId by_states(const Network& network);
  AllId one_of(std::vector<AllId> found);
  AllId cyclic(const Network& network, Ref set, uint32_t method);
  AllId fixed_point(const Network& network, const Seed& seed, uint32_t method);

  std::vector<Seed> candidates(const Network& network, uint32_t& method);
  std::vector<Seed> by_conditioning(const Network& network, uint32_t& method);
  Seed seed_of(const All& attractor);

  struct Candidates;
  struct Region;
  AllId resolve(const Network& network, std::vector<Seed> seeds, uint32_t method);
  std::vector<Region> regions(const Network& network, const Candidates& candidates, uint32_t& method,
                              std::vector<size_t>& whole, std::vector<size_t>& alone, bool& overlap);
  void resolve_whole(const Network& network, const std::vector<Seed>& seeds, std::vector<size_t> left, uint32_t method,
                     std::vector<AllId>& found);
  bool walks_away(const Network& network, const Seed& seed, size_t enclosing);

  Bdd& bdd_;
  Steps steps_;
  Answers answers_;
  Positions positions_;
  Taker taker_;
  std::vector<uint8_t> input_;
  std::unordered_map<std::vector<uint32_t>, AllId, WordsHash> solved_, solved_blocks_;
  std::vector<std::vector<uint32_t>> left_open_;
  bool ended_ = false;  // the time is over, or the stop flag is up: only finish what is known
};

}  // namespace logicnet
#endif
