#include "walks/chain.hpp"

#include <algorithm>

#include "base/words.hpp"

namespace logicnet {

void Chain::check() const {
  const size_t bytes = states_.size() * 8 + to_.size() * 4 + moved_.size() * 4 + slots_.size() * 4 + count_ * 40;
  if (bytes > w_.limits.memory) throw Exhausted{Exhausted::kMemory};
  w_.limits.poll();
}

uint32_t Chain::place(const uint64_t* s) {
  for (size_t at = hash(s);; ++at) {
    uint32_t& slot = slots_[at & (slots_.size() - 1)];
    if (slot == kFree) {
      if (count_ == most_) throw Exhausted{Exhausted::kTooMany};
      slot = static_cast<uint32_t>(count_++);
      const uint32_t fresh = slot;
      states_.insert(states_.end(), s, s + w_.words);
      if (count_ * 2 > slots_.size()) grow();
      return fresh;
    }
    if (std::equal(s, s + w_.words, state(slot))) return slot;
  }
}

void Chain::grow() {
  std::fill(slots_.begin(), slots_.end(), kFree);
  slots_.resize(slots_.size() * 2, kFree);
  for (uint32_t s = 0; s < count_; ++s) {
    size_t at = hash(state(s));
    while (slots_[at & (slots_.size() - 1)] != kFree) ++at;
    slots_[at & (slots_.size() - 1)] = s;
  }
}

void Chain::expand(uint32_t s) {
  here_.assign(state(s), state(s) + w_.words);
  const auto one = [&](uint32_t i) { return uint32_t{bit_of(here_.data(), i)}; };
  moving_.clear();
  for (uint32_t i = 0; i < w_.size; ++i) {
    const WalkSetup::Function& f = w_.functions[i];
    uint32_t index = 0;
    if (!f.table.empty())
      for (size_t j = 0; j < f.inputs.size(); ++j) index |= one(f.inputs[j]) << j;
    if (w_.value(f, index, here_.data()) != (one(i) != 0)) moving_.push_back(i);
  }
  uint32_t label = w_.ends.at(here_.data(), moving_.empty(), w_.position);
  if (label == Ends::kNone && moving_.empty()) label = w_.labels;
  label_.push_back(label);
  double total = 0;
  if (label == Ends::kNone)
    for (const uint32_t i : moving_) {
      const uint32_t moved = WalkSetup::rate_place(i, one(i) != 0);
      flip_bit(here_.data(), i);
      to_.push_back(place(here_.data()));
      flip_bit(here_.data(), i);
      if (w_.rates.empty()) continue;
      moved_.push_back(moved);
      total += w_.rates[moved];
    }
  first_.push_back(to_.size());
  if (!w_.rates.empty()) total_.push_back(total);
}

void Chain::list(const std::function<void(const Start::Visit&)>& each) {
  double total = 0;
  each([&](const uint64_t* s, double weight) {
    const uint32_t at = place(s);
    if (at >= start_.size()) start_.push_back(0);
    start_[at] += weight;
    total += weight;
  });
  for (double& m : start_) m /= total;
  for (uint32_t i = 0; i < count_; ++i) {
    if ((i & 0x3ff) == 0) check();
    expand(i);
  }
  start_.resize(count_, 0);
}

}  // namespace logicnet
