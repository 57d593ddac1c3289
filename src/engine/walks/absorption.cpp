// Exact absorption: every reachable state listed, its strongly connected parts in order of flow, and the probability
// that starts with 1 carried from part to part until it is in attractors.
//
// A part all of whose ways out end in one attractor needs no solving. In any other the probability is carried along its
// edges until less than 1e-15 is left in it. Where that lingers in a small part, the rest is solved by state
// elimination without subtractions (W. Grassmann, M. Taksar, D. Heyman, Oper. Res. 33 (1985)), which keeps every digit
// however unlike the rates are; what is left in a large one is told. So is what rounding lost or added, and the answer
// never claims more than it proves. A bottom part is an attractor, whether it has a label or not.
#include <algorithm>
#include <cassert>
#include <cmath>

#include "base/strong_parts.hpp"
#include "base/words.hpp"
#include "walks/walks.hpp"

namespace logicnet {
namespace {

constexpr size_t kEliminated = 600;   // states of a part up to which it is solved by elimination: 600^3 steps, 3 MB
constexpr size_t kAtOnce = 12;        // up to which that is done without trying to carry first
constexpr size_t kMostCarries = 400;  // through all of a small part: each adds a rounding error of one part in 2^53
constexpr double kNothing =
    1e-15;  // left in a part: a thousandth of kExact, so that a thousand parts may leave as much
constexpr uint64_t kMostPushes = uint64_t{3} << 30;  // along edges, in all: seconds; what is left then is told

class Chain {
 public:
  Chain(const WalkSetup& setup, size_t most) : w_(setup), most_(most), slots_(1 << 12, kFree) {}

  void list(const Start& start);
  void order();
  Absorption solve();

 private:
  static constexpr uint32_t kFree = 0xffffffffu;
  uint32_t place(const uint64_t* state);
  void grow();
  size_t hash(const uint64_t* state) const { return WordsHash()(state, w_.words); }
  const uint64_t* state(uint32_t s) const { return states_.data() + s * w_.words; }
  void expand(uint32_t s);
  double weight(uint32_t s, size_t edge) const {
    return mover_.empty() ? 1.0 / static_cast<double>(first_[s + 1] - first_[s]) : w_.rates[mover_[edge]] / total_[s];
  }
  void settle();
  void eliminate(const std::vector<uint32_t>& part);
  bool carry(const std::vector<uint32_t>& part, size_t most);
  void pass_on(const std::vector<uint32_t>& part);
  void check() const {
    const size_t bytes = states_.size() * 8 + to_.size() * 4 + mover_.size() * 4 + slots_.size() * 4 + count_ * 40;
    if (bytes > w_.limits.memory) throw Exhausted{Exhausted::kMemory};
    w_.limits.poll();
  }

  const WalkSetup& w_;
  size_t most_;
  size_t count_ = 0;
  std::vector<uint64_t> states_;
  // Numbers of states by hash, with open places: a state is a run of `states_` and has no other copy, which the maps of
  // the library would need.
  std::vector<uint32_t> slots_;
  std::vector<size_t> first_{0};      // edges of a state: to_[first_[s] .. first_[s + 1])
  std::vector<uint32_t> to_, mover_;  // mover_ and total_ only where rates differ
  std::vector<double> total_;
  std::vector<uint32_t> label_;               // of a state that is in an attractor; else kFree
  std::vector<std::vector<uint32_t>> parts_;  // strongly connected, downstream first
  std::vector<uint32_t> part_of_;
  std::vector<double> mass_;    // of the probability, where it is now
  std::vector<uint64_t> here_;  // the state that is expanded
  std::vector<uint32_t> moving_;
  std::vector<uint32_t> local_;
  Absorption out_;
  uint64_t pushes_ = 0;
};

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
      flip_bit(here_.data(), i);
      to_.push_back(place(here_.data()));
      flip_bit(here_.data(), i);
      if (w_.rates.empty()) continue;
      mover_.push_back(i);
      total += w_.rates[i];
    }
  first_.push_back(to_.size());
  if (!w_.rates.empty()) total_.push_back(total);
}

void Chain::list(const Start& start) {
  double total = 0;
  start.each(most_, [&](const uint64_t* s, double weight) {
    const uint32_t at = place(s);
    if (at >= mass_.size()) mass_.push_back(0);
    mass_[at] += weight;
    total += weight;
  });
  for (double& m : mass_) m /= total;
  for (uint32_t i = 0; i < count_; ++i) {
    if ((i & 0x3ff) == 0) check();
    expand(i);
  }
  out_.states = count_;
}

void Chain::order() {
  StrongParts strong = strong_parts(first_, to_, [&] { w_.limits.poll(); });
  part_of_ = std::move(strong.part_of);
  parts_ = std::move(strong.parts);
}

// Where only one end is ahead, that is the label.
void Chain::settle() {
  constexpr uint32_t kSeveral = kFree - 1;
  std::vector<uint32_t> ahead(parts_.size(), kFree);
  for (uint32_t p = 0; p < parts_.size(); ++p) {
    uint32_t seen = kFree;
    for (const uint32_t s : parts_[p]) {
      if (label_[s] != kFree) seen = label_[s];
      for (size_t e = first_[s]; e < first_[s + 1]; ++e) {
        if (part_of_[to_[e]] == p) continue;
        const uint32_t end = ahead[part_of_[to_[e]]];
        seen = seen == kFree || seen == end ? end : kSeveral;
      }
    }
    ahead[p] = seen == kFree ? w_.labels : seen;  // no way out and no label: an attractor all the same
    if (ahead[p] == kSeveral) continue;
    for (const uint32_t s : parts_[p]) label_[s] = ahead[p];
  }
}

void Chain::eliminate(const std::vector<uint32_t>& part) {
  const size_t n = part.size();
  std::vector<double> p(n * n, 0), out(n, 0), mass(n), visits(n), way(n);
  for (size_t k = 0; k < n; ++k) local_[part[k]] = static_cast<uint32_t>(k);
  for (size_t k = 0; k < n; ++k) {
    const uint32_t s = part[k];
    mass[k] = mass_[s];
    for (size_t e = first_[s]; e < first_[s + 1]; ++e)
      if (part_of_[to_[e]] == part_of_[s]) p[k * n + local_[to_[e]]] += weight(s, e);
      else out[k] += weight(s, e);
  }
  for (size_t k = n; k-- > 0;) {
    way[k] = out[k];
    for (size_t j = 0; j < k; ++j) way[k] += p[k * n + j];
    for (size_t i = 0; i < k; ++i) {
      const double share = p[i * n + k] / way[k];
      if (share == 0) continue;
      for (size_t j = 0; j < k; ++j) p[i * n + j] += share * p[k * n + j];
      out[i] += share * out[k];
    }
    for (size_t j = 0; j < k; ++j) mass[j] += mass[k] * p[k * n + j] / way[k];
    if ((k & 15) == 0) w_.limits.poll();
  }
  for (size_t k = 0; k < n; ++k) {
    double come = mass[k];
    for (size_t j = 0; j < k; ++j) come += visits[j] * p[j * n + k];
    visits[k] = come / way[k];
  }
  for (size_t k = 0; k < n; ++k) {
    const uint32_t s = part[k];
    mass_[s] = 0;
    for (size_t e = first_[s]; e < first_[s + 1]; ++e)
      if (part_of_[to_[e]] != part_of_[s]) mass_[to_[e]] += visits[k] * weight(s, e);
  }
}

// Carries the probability in a part along its edges, `most` times through all of it at most. False: some is left.
bool Chain::carry(const std::vector<uint32_t>& part, size_t most) {
  for (size_t round = 0; round < most && pushes_ <= kMostPushes; ++round) {
    double inside = 0;
    for (const uint32_t s : part) {
      const double here = mass_[s];
      if (here == 0) continue;
      mass_[s] = 0;
      for (size_t e = first_[s]; e < first_[s + 1]; ++e) mass_[to_[e]] += here * weight(s, e);
      pushes_ += first_[s + 1] - first_[s];
    }
    for (const uint32_t s : part) inside += mass_[s];
    w_.limits.poll();
    if (inside <= kNothing) return true;
  }
  return false;
}

void Chain::pass_on(const std::vector<uint32_t>& part) {
  if (part.size() == 1) {
    const uint32_t s = part.front();
    for (size_t e = first_[s]; e < first_[s + 1]; ++e) mass_[to_[e]] += mass_[s] * weight(s, e);
    mass_[s] = 0;
    return;
  }
  const bool small = part.size() <= kEliminated;
  if (part.size() > kAtOnce && carry(part, small ? kMostCarries : SIZE_MAX)) return;
  if (small) eliminate(part);
}

Absorption Chain::solve() {
  settle();
  mass_.resize(count_, 0);
  local_.assign(count_, 0);
  out_.chance.assign(w_.labels + 1, 0);
  for (size_t p = parts_.size(); p-- > 0;) {
    std::vector<uint32_t>& part = parts_[p];
    if (label_[part.front()] != kFree) {
      for (const uint32_t s : part) out_.chance[label_[s]] += mass_[s];
    } else {
      pass_on(part);
      for (const uint32_t s : part) out_.left += mass_[s];
    }
  }
  double all = out_.left;
  for (const double chance : out_.chance) {
    assert(chance >= 0);
    all += chance;
  }
  out_.left += std::abs(1 - all);
  return std::move(out_);
}

}  // namespace

Absorption absorb(const WalkSetup& setup, const Start& start, size_t most_states) {
  Chain chain(setup, most_states);
  chain.list(start);
  chain.order();
  return chain.solve();
}

}  // namespace logicnet
