#include "walks/start.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

#include "base/words.hpp"

namespace logicnet {
namespace {

constexpr size_t kMostOpen = 40;  // components at both values: 2^40 states are more than any caller's `most`

}  // namespace

Start::Start(std::vector<Part> parts) : parts_(std::move(parts)) {
  for (const Part& part : parts_) {
    assert(part.weight > 0 && part.values.size() == parts_.front().values.size());
    assert(std::all_of(part.values.begin(), part.values.end(), [](uint8_t at) { return at <= 2; }));
    total_ += part.weight;
  }
}

Start::Start(const Bdd& bdd, Ref set, const std::vector<Var>& variables)
    : bdd_(&bdd), set_(set), variables_(variables) {
  evenly_.emplace(bdd, set, variables_);
}

void Start::each(size_t most, const Visit& visit) const {
  for (const Part& part : parts_) each_of(part, most, visit);
  if (bdd_ == nullptr) return;
  std::vector<uint64_t> state(words_of_state(variables_.size()), 0);
  each_below(set_, 0, state, most, visit);
}

void Start::each_of(const Part& part, size_t most, const Visit& visit) const {
  std::vector<uint64_t> state(words_of_state(part.values.size()), 0);
  std::vector<size_t> open;
  for (size_t i = 0; i < part.values.size(); ++i) {
    if (part.values[i] == 2) open.push_back(i);
    else if (part.values[i] == 1) set_bit(state.data(), i);
  }
  if (open.size() > kMostOpen || (uint64_t{1} << open.size()) > most) throw Exhausted{Exhausted::kTooMany};
  const double weight = std::ldexp(part.weight, -static_cast<int>(open.size()));
  for (uint64_t k = 0; k < uint64_t{1} << open.size();
       ++k) {  // in the order of a Gray code: one flip from each to the next
    if (k != 0) flip_bit(state.data(), open[static_cast<size_t>(__builtin_ctzll(k))]);
    visit(state.data(), weight);
  }
}

void Start::each_below(Ref set, size_t depth, std::vector<uint64_t>& state, size_t& left, const Visit& visit) const {
  if (set == Bdd::kFalse) return;
  if (depth == variables_.size()) {
    if (left-- == 0) throw Exhausted{Exhausted::kTooMany};
    visit(state.data(), 1);
    return;
  }
  const bool here = !Bdd::constant(set) && bdd_->top(set) == variables_[depth];
  each_below(here ? bdd_->low(set) : set, depth + 1, state, left, visit);
  flip_bit(state.data(), depth);
  each_below(here ? bdd_->high(set) : set, depth + 1, state, left, visit);
  flip_bit(state.data(), depth);
}

void Start::draw(Dice& dice, std::vector<uint64_t>& state) const {
  std::fill(state.begin(), state.end(), 0);
  if (bdd_ != nullptr) {
    std::vector<uint8_t> value(bdd_->variables(), 0);
    evenly_->draw(dice, value);
    for (size_t i = 0; i < variables_.size(); ++i)
      if (value[variables_[i]] != 0) set_bit(state.data(), i);
    return;
  }
  size_t chosen = 0;
  if (parts_.size() > 1)
    for (double at = static_cast<double>(dice.roll() >> 11) * 0x1p-53 * total_; chosen + 1 < parts_.size(); ++chosen)
      if ((at -= parts_[chosen].weight) < 0) break;
  draw_of(parts_[chosen], dice, state);
}

void Start::draw_of(const Part& part, Dice& dice, std::vector<uint64_t>& state) const {
  uint64_t drawn = 0;
  uint32_t left = 0;
  for (size_t i = 0; i < part.values.size(); ++i) {
    bool one = part.values[i] == 1;
    if (part.values[i] == 2) {
      if (left == 0) drawn = dice.roll(), left = 64;
      one = (drawn & 1) != 0;
      drawn >>= 1;
      --left;
    }
    if (one) set_bit(state.data(), i);
  }
}

}  // namespace logicnet
