#include "walks/walker.hpp"

#include <algorithm>

namespace logicnet {

Walker::Walker(const WalkSetup& setup)
    : w_(setup),
      state_(setup.words),
      index_(setup.size),
      where_(setup.size),
      class_(setup.size),
      moving_(std::max<size_t>(setup.class_rate.size(), 1)) {}

void Walker::settle_in() {
  for (std::vector<uint32_t>& m : moving_) m.clear();
  count_ = 0;
  std::fill(where_.begin(), where_.end(), Ends::kNone);
  for (uint32_t i = 0; i < w_.size; ++i) {
    const WalkSetup::Function& f = w_.functions[i];
    index_[i] = 0;
    if (!f.table.empty())
      for (size_t j = 0; j < f.inputs.size(); ++j)
        index_[i] |= static_cast<uint32_t>(bit_of(state_.data(), f.inputs[j])) << j;
    look_at(i);
  }
}

void Walker::look_at(uint32_t i) {
  const bool here = bit_of(state_.data(), i);
  const bool unstable = w_.value(w_.functions[i], index_[i], state_.data()) != here, listed = where_[i] != Ends::kNone;
  const uint32_t now = class_of(i, here);
  // what moved and can move back at once is listed under the other rate
  if (listed && (!unstable || class_[i] != now)) {
    std::vector<uint32_t>& from = moving_[class_[i]];
    where_[from.back()] = where_[i];
    from[where_[i]] = from.back();
    from.pop_back();
    where_[i] = Ends::kNone;
    --count_;
  }
  if (unstable && where_[i] == Ends::kNone) {
    class_[i] = now;
    where_[i] = static_cast<uint32_t>(moving_[now].size());
    moving_[now].push_back(i);
    ++count_;
  }
}

double Walker::total() const {
  if (w_.class_rate.empty()) return count_;
  double total = 0;
  for (size_t c = 0; c < moving_.size(); ++c) total += w_.class_rate[c] * static_cast<double>(moving_[c].size());
  return total;
}

uint32_t Walker::chosen(Dice& dice) const {
  if (moving_.size() == 1) return moving_[0][dice.below(count_)];
  double at = static_cast<double>(dice.roll() >> 11) * 0x1p-53 * total();
  size_t last = 0;
  for (size_t c = 0; c < moving_.size(); ++c) {
    if (moving_[c].empty()) continue;
    last = c;
    at -= w_.class_rate[c] * static_cast<double>(moving_[c].size());
    if (at < 0) break;
  }
  return moving_[last][dice.below(static_cast<uint32_t>(moving_[last].size()))];
}

void Walker::move(uint32_t i) {
  flip_bit(state_.data(), i);
  for (const WalkSetup::Use use : w_.uses[i]) {
    index_[use.function] ^= use.bit;
    look_at(use.function);
  }
}

}  // namespace logicnet
