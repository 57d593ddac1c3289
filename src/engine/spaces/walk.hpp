// The asynchronous dynamics as a random walk: a component that can move does so in proportion to its rate.
#ifndef LOGICNET_SPACES_WALK_HPP
#define LOGICNET_SPACES_WALK_HPP
#include "spaces/attractors.hpp"

namespace logicnet {

// Which of many disjoint sets a state lies in: fixed points by their rank, then the others in their order.
class Labels {
 public:
  Labels(const Bits& fixed, const std::vector<Compact>& cycles);
  static constexpr uint64_t kNone = ~uint64_t{0};
  uint64_t at(uint64_t state) const;
  uint64_t count() const { return fixed_count_ + cycles_.size(); }

 private:
  const Bits& fixed_;
  const std::vector<Compact>& cycles_;
  uint64_t fixed_count_;
  std::vector<uint32_t> ranks_;                         // fixed points before each word
  std::vector<std::pair<uint32_t, uint32_t>> listed_;  // state, cycle; ascending
};

// The walk's transitions out of `set`, as a sparse matrix by rows: row r is the r-th state of the set; column c < |set| is the c-th, and
// |set| + k the attractor with label k. A step to a state in neither is not written, so its row sums to less than 1.
struct Transitions {
  std::vector<uint32_t> states;
  std::vector<int64_t> rows;
  std::vector<int64_t> columns;
  std::vector<double> weights;
};
Transitions transitions(const Dynamics&, const Bits& set, const Labels&, const std::vector<double>& rates, const Limits&);

// Walks from states with `values` on the mask `fixed` and the other variables drawn evenly, until an attractor or `steps` steps.
// counts[k] is how many ended with label k, counts.back() how many did not. Walk w depends on seed and w alone, not on threads.
std::vector<uint64_t> walks(const Dynamics&, const Labels&, const std::vector<double>& rates, uint64_t fixed, uint64_t values,
                            uint64_t count, uint64_t steps, uint64_t seed, const Limits&);

}  // namespace logicnet
#endif
