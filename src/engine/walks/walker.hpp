// One walk at a time: a state, the index of every table, and what can move, by class of rate.
#ifndef LOGICNET_WALKS_WALKER_HPP
#define LOGICNET_WALKS_WALKER_HPP
#include <vector>

#include "base/dice.hpp"
#include "walks/walks.hpp"

namespace logicnet {

class Walker {
 public:
  explicit Walker(const WalkSetup& setup);
  void begin(const Start& start, Dice& dice) {
    start.draw(dice, state_);
    settle_in();
  }
  void begin(const uint64_t* state) {
    state_.assign(state, state + w_.words);
    settle_in();
  }
  const uint64_t* state() const { return state_.data(); }
  bool still() const { return count_ == 0; }  // nothing can move: here the walk ends
  double total() const;                       // the rate of all that can move, together
  uint32_t chosen(Dice& dice) const;          // what moves next, in proportion to its rate
  void move(uint32_t i);

 private:
  void settle_in();
  void look_at(uint32_t i);
  uint32_t class_of(uint32_t i, bool value) const {
    return w_.rate_class.empty() ? 0 : w_.rate_class[WalkSetup::rate_place(i, value)];
  }

  const WalkSetup& w_;
  std::vector<uint64_t> state_;
  std::vector<uint32_t> index_, where_, class_;  // where_, class_: of a component that can move
  std::vector<std::vector<uint32_t>> moving_;
  uint32_t count_ = 0;
};

}  // namespace logicnet
#endif
