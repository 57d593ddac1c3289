// Where walks begin: a mixture of subspaces, each with a weight and its states equally likely; several of these that
// are independent of each other; or any set of states, all equally likely.
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
    std::vector<uint8_t> values;  // per component walked 0, 1, 2 for drawn evenly, or kElsewhere
  };
  static constexpr uint8_t kElsewhere = 3;  // another mixture says it
  using Mixture = std::vector<Part>;
  explicit Start(Mixture mixture) : Start(std::vector<Mixture>{std::move(mixture)}) {}
  // Independent of each other: each component is said by one of them.
  explicit Start(std::vector<Mixture> mixtures);
  // `set` is not empty, and depends on the variables walked alone; these ascend. The manager must not be compacted
  // while this lives.
  Start(const Bdd& bdd, Ref set, const std::vector<Var>& variables);

  // Every state (bit i of it is the i-th component walked) with its weight; a state may come more than once. Throws
  // Exhausted where there are more than `most` of them.
  using Visit = std::function<void(const uint64_t* state, double weight)>;
  void each(size_t most, const Visit& visit) const;
  void draw(Dice& dice, std::vector<uint64_t>& state) const;

 private:
  void each_of(size_t mixture, double weight, std::vector<uint64_t>& state, size_t most, const Visit& visit) const;
  void each_below(Ref set, size_t depth, std::vector<uint64_t>& state, size_t& left, const Visit& visit) const;
  struct Listed {  // a part: its components at 1, and those drawn evenly
    double weight;
    std::vector<uint32_t> ones, open;
  };
  static void draw_of(const Listed& part, Dice& dice, std::vector<uint64_t>& state);
  size_t size_ = 0;  // how many components are walked
  std::vector<std::vector<Listed>> mixtures_;
  std::vector<double> total_;  // weight of each
  const Bdd* bdd_ = nullptr;   // of a set
  Ref set_ = 0;
  std::vector<Var> variables_;
  std::optional<EvenDraw> evenly_;
};

}  // namespace logicnet
#endif
