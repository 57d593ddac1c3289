// Draws states of a set evenly, without rejection: the set is a decision diagram, and each of its nodes knows which
// share of the states below it lies on its high side.
//
// Shares are kept as a double and a power of two apart from it, so that one state among 2^5000 is as good as one of
// two. Each sum is right within 2^-53 of itself, and a draw compares with 53 random bits: the probability of a state is
// off by at most 2^-51 for every variable. A variable that the set leaves free takes one coin, one that it settles
// takes none.
#ifndef LOGICNET_WALKS_EVEN_DRAW_HPP
#define LOGICNET_WALKS_EVEN_DRAW_HPP
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "base/dice.hpp"
#include "diagrams/bdd.hpp"

namespace logicnet {

class EvenDraw {
 public:
  // `set` is not empty; `vars` ascend and hold all that it depends on. The manager must outlive this, and not be
  // compacted meanwhile.
  EvenDraw(const Bdd& bdd, Ref set, std::span<const Var> vars);
  // One state, written at its variables.
  void draw(Dice& dice, std::vector<uint8_t>& value) const;

 private:
  const Bdd& bdd_;
  const Ref set_;
  const std::vector<Var> vars_;
  std::unordered_map<Ref, double> high_;  // of each node, the share of its states on the high side
};

}  // namespace logicnet
#endif
