// Minimal, maximal and all trap spaces of a network, and its fixed points, one after another. Nothing else is
// enumerated.
//
// A trap space is a subspace that no update leaves. It is encoded by two literals a component i: "i may be 0" and "i
// may be 1". They are tied to the function f_i by its decision diagram. A node of the diagram is marked where the
// subspace can reach it, from the root down: the low child of a marked node is marked if its component may be 0, the
// high child if it may be 1. Where False is marked, i may be 0; where True is marked, i may be 1. Each arc is one
// implication, and there is no clause the other way. So a solution may mark too much. It never marks too little, and
// the least marking is a solution too.
//
// Minimal: a solution is shrunk while there is a smaller one. Then everything that meets it is excluded: two minimal
// trap spaces are disjoint, because their intersection would be a trap space. Maximal: a solution is grown likewise,
// and then everything inside it is excluded. Fixed points are the trap spaces without a free component: one literal
// each.
//
// References: H. Klarner, A. Bockmayr, H. Siebert, "Computing maximal and minimal trap spaces of Boolean networks",
// Nat. Comput. 14 (2015); V.-G. Trinh, B. Benhamou, K. Hiraishi, S. Soliman, "Minimal trap spaces of logical models are
// maximal siphons of their Petri net encoding", CMSB 2022.
#ifndef LOGICNET_SEARCH_TRAP_SPACES_HPP
#define LOGICNET_SEARCH_TRAP_SPACES_HPP
#include <vector>

#include "networks/network.hpp"
#include "networks/trap_closure.hpp"
#include "search/sat.hpp"

namespace logicnet {

class TrapSpaces {
 public:
  enum Kind { kMinimal, kMaximal, kAll, kFixedPoints };
  // Those inside the subspace `within`; a maximal one is smaller than `within` itself.
  TrapSpaces(Bdd& bdd, const Network& network, Kind kind, const Subspace& within, const Limits* limits);
  bool next(Subspace& out);                         // false: there are no more
  void exclude(const std::vector<uint8_t>& state);  // from now on only those without this state, indexed by variable

 private:
  Sat::Lit may(size_t i, bool value) const { return may_[2 * i + value]; }
  void encode(size_t i, Ref f);
  bool fixed(size_t i, bool& value) const;
  bool solve_more(std::vector<Sat::Lit> keep, std::vector<Sat::Lit> change);
  void shrink();
  void grow();
  void read();
  bool fixes_more() const;
  bool trap_space(const Subspace& space) const;  // no component that is fixed in it can take its other value

  Bdd& bdd_;
  const Network network_;
  Kind kind_;
  Sat sat_;
  std::vector<Sat::Lit> may_;   // per position: may be 0, may be 1
  std::vector<uint8_t> now_;    // the solution: bit 0 may be 0, bit 1 may be 1
  std::vector<uint8_t> held_;   // fixed by `within`
  std::vector<uint32_t> mark_;  // per node: variable + 1 while one function is encoded
  bool over_ = false;
};

}  // namespace logicnet
#endif
