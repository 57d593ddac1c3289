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

Start::Start(std::vector<Mixture> mixtures) : size_(mixtures.front().front().values.size()) {
  for (const Mixture& mixture : mixtures) {
    total_.push_back(0);
    mixtures_.emplace_back();
    for (const Part& part : mixture) {
      assert(part.weight > 0 && part.values.size() == size_);
      assert(std::all_of(part.values.begin(), part.values.end(), [](uint8_t at) { return at <= kElsewhere; }));
      total_.back() += part.weight;
      Listed listed{part.weight, {}, {}};
      for (uint32_t i = 0; i < size_; ++i) {
        if (part.values[i] == 1) listed.ones.push_back(i);
        if (part.values[i] == 2) listed.open.push_back(i);
      }
      mixtures_.back().push_back(std::move(listed));
    }
  }
}

Start::Start(const Bdd& bdd, Ref set, const std::vector<Var>& variables)
    : bdd_(&bdd), set_(set), variables_(variables) {
  evenly_.emplace(bdd, set, variables_);
}

void Start::each(size_t most, const Visit& visit) const {
  if (bdd_ == nullptr) {
    double count = 1;  // of states, where each comes once
    for (const std::vector<Listed>& mixture : mixtures_) {
      double here = 0;
      for (const Listed& part : mixture) here += std::ldexp(1.0, static_cast<int>(part.open.size()));
      count *= here;
    }
    if (mixtures_.size() > 1 && count > static_cast<double>(most)) throw Exhausted{Exhausted::kTooMany};
    std::vector<uint64_t> state(words_of_state(size_), 0);
    return each_of(0, 1, state, most, visit);
  }
  std::vector<uint64_t> state(words_of_state(variables_.size()), 0);
  each_below(set_, 0, state, most, visit);
}

void Start::each_of(size_t mixture, double share, std::vector<uint64_t>& state, size_t most, const Visit& visit) const {
  if (mixture == mixtures_.size()) return visit(state.data(), share);
  const std::vector<uint64_t> before = state;
  for (const auto& [own, ones, open] : mixtures_[mixture]) {
    state = before;
    for (const uint32_t i : ones) set_bit(state.data(), i);
    if (open.size() > kMostOpen || (uint64_t{1} << open.size()) > most) throw Exhausted{Exhausted::kTooMany};
    const double weight = std::ldexp(share * own, -static_cast<int>(open.size()));
    for (uint64_t k = 0; k < uint64_t{1} << open.size();
         ++k) {  // in the order of a Gray code: one flip from each to the next
      if (k != 0) flip_bit(state.data(), open[static_cast<size_t>(__builtin_ctzll(k))]);
      each_of(mixture + 1, weight, state, most, visit);
    }
  }
  state = before;
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
  for (size_t m = 0; m < mixtures_.size(); ++m) {
    const std::vector<Listed>& mixture = mixtures_[m];
    size_t chosen = 0;
    if (mixture.size() > 1)
      for (double at = static_cast<double>(dice.roll() >> 11) * 0x1p-53 * total_[m]; chosen + 1 < mixture.size();
           ++chosen)
        if ((at -= mixture[chosen].weight) < 0) break;
    draw_of(mixture[chosen], dice, state);
  }
}

void Start::draw_of(const Listed& part, Dice& dice, std::vector<uint64_t>& state) {
  for (const uint32_t i : part.ones) set_bit(state.data(), i);
  uint64_t drawn = 0;
  uint32_t left = 0;
  for (const uint32_t i : part.open) {
    if (left == 0) drawn = dice.roll(), left = 64;
    if ((drawn & 1) != 0) set_bit(state.data(), i);
    drawn >>= 1;
    --left;
  }
}

}  // namespace logicnet
