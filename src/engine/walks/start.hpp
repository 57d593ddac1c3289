// Where walks begin: a mixture of subspaces, each with a weight and its states equally likely, or any set of states,
// all equally likely.
#ifndef LOGICNET_WALKS_START_HPP
#define LOGICNET_WALKS_START_HPP
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "base/dice.hpp"
#include "walks/even_draw.hpp"

namespace logicnet {

class Start {
 public:
  struct Part {
    double weight;                // above 0, against those of the other parts
    std::vector<uint8_t> values;  // per component walked 0, 1, or 2 for drawn evenly
  };
  explicit Start(std::vector<Part> parts);
  // `set` is not empty, and depends on the variables walked alone; these ascend. The manager must not be compacted
  // while this lives.
  Start(const Bdd& bdd, Ref set, const std::vector<Var>& variables);

  // Every state (bit i of it is the i-th component walked) with its weight; a state may come more than once. Throws
  // Exhausted where there are more than `most` of them.
  using Visit = std::function<void(const uint64_t* state, double weight)>;
  void each(size_t most, const Visit& visit) const;
  void draw(Dice& dice, std::vector<uint64_t>& state) const;

 private:
  void each_of(const Part& part, size_t most, const Visit& visit) const;
  void each_below(Ref set, size_t depth, std::vector<uint64_t>& state, size_t& left, const Visit& visit) const;
  void draw_of(const Part& part, Dice& dice, std::vector<uint64_t>& state) const;
  std::vector<Part> parts_;
  double total_ = 0;
  const Bdd* bdd_ = nullptr;  // of a set
  Ref set_ = 0;
  std::vector<Var> variables_;
  std::optional<EvenDraw> evenly_;
};

}  // namespace logicnet
#endif
