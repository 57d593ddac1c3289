// Exact absorption: every reachable state listed (`Chain`), its strongly connected parts in order of flow, and the
// probability that starts with 1 carried from part to part until it is in attractors.
//
// A part all of whose ways out end in one attractor needs no solving. In any other the probability is carried along its
// edges until less than 1e-15 is left in it. Where that lingers in a small part, the rest is solved by state
// elimination (`Elimination`); what is left in a large one is told. So is what rounding lost or added, and the answer
// never claims more than it proves. A bottom part is an attractor, whether it has a label or not.
#include "walks/absorption.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "walks/elimination.hpp"

namespace logicnet {
namespace {

constexpr size_t kAtOnce = 12;        // up to which that is done without trying to carry first
constexpr size_t kMostCarries = 400;  // through all of a small part: each adds a rounding error of one part in 2^53
constexpr double kNothing =
    1e-15;  // left in a part: a thousandth of kExact, so that a thousand parts may leave as much
constexpr uint64_t kMostPushes = uint64_t{3} << 30;  // along edges, in all: seconds; what is left then is told

class Absorber {
 public:
  Absorber(const Chain& chain, const StrongParts& strong, std::vector<uint32_t> label, uint32_t labels)
      : chain_(chain),
        limits_(chain.setup().limits),
        label_(std::move(label)),
        labels_(labels),
        parts_(strong.parts),
        part_of_(strong.part_of),
        mass_(chain.start()) {}

  Absorption solve();

 private:
  static constexpr uint32_t kFree = Chain::kFree;
  void settle();
  void eliminate(const std::vector<uint32_t>& part);
  bool carry(const std::vector<uint32_t>& part, size_t most);
  void pass_on(const std::vector<uint32_t>& part);

  const Chain& chain_;
  const Limits& limits_;
  std::vector<uint32_t> label_;  // of a state that is in an attractor; else kFree
  uint32_t labels_;
  const std::vector<std::vector<uint32_t>>& parts_;  // strongly connected, downstream first
  const std::vector<uint32_t>& part_of_;
  std::vector<double> mass_;  // of the probability, where it is now
  std::vector<uint32_t> local_;
  Absorption out_;
  uint64_t pushes_ = 0;
};

// Where only one end is ahead, that is the label.
void Absorber::settle() {
  constexpr uint32_t kSeveral = kFree - 1;
  std::vector<uint32_t> ahead(parts_.size(), kFree);
  for (uint32_t p = 0; p < parts_.size(); ++p) {
    uint32_t seen = kFree;
    for (const uint32_t s : parts_[p]) {
      if (label_[s] != kFree) seen = label_[s];
      for (size_t e = chain_.first(s); e < chain_.first(s + 1); ++e) {
        if (part_of_[chain_.to(e)] == p) continue;
        const uint32_t end = ahead[part_of_[chain_.to(e)]];
        seen = seen == kFree || seen == end ? end : kSeveral;
      }
    }
    ahead[p] = seen == kFree ? labels_ : seen;  // no way out and no label: an attractor all the same
    if (ahead[p] == kSeveral) continue;
    for (const uint32_t s : parts_[p]) label_[s] = ahead[p];
  }
}

void Absorber::eliminate(const std::vector<uint32_t>& part) {
  const size_t n = part.size();
  Elimination small(n);
  std::vector<double> mass(n);
  for (size_t k = 0; k < n; ++k) local_[part[k]] = static_cast<uint32_t>(k);
  for (size_t k = 0; k < n; ++k) {
    const uint32_t s = part[k];
    mass[k] = mass_[s];
    for (size_t e = chain_.first(s); e < chain_.first(s + 1); ++e)
      if (part_of_[chain_.to(e)] == part_of_[s]) small.move(k, local_[chain_.to(e)]) += chain_.weight(s, e);
      else small.out(k) += chain_.weight(s, e);
  }
  const std::vector<double> visits = small.visits(std::move(mass), limits_);
  for (size_t k = 0; k < n; ++k) {
    const uint32_t s = part[k];
    mass_[s] = 0;
    for (size_t e = chain_.first(s); e < chain_.first(s + 1); ++e)
      if (part_of_[chain_.to(e)] != part_of_[s]) mass_[chain_.to(e)] += visits[k] * chain_.weight(s, e);
  }
}

// Carries the probability in a part along its edges, `most` times through all of it at most. False: some is left.
bool Absorber::carry(const std::vector<uint32_t>& part, size_t most) {
  for (size_t round = 0; round < most && pushes_ <= kMostPushes; ++round) {
    double inside = 0;
    for (const uint32_t s : part) {
      const double here = mass_[s];
      if (here == 0) continue;
      mass_[s] = 0;
      for (size_t e = chain_.first(s); e < chain_.first(s + 1); ++e) mass_[chain_.to(e)] += here * chain_.weight(s, e);
      pushes_ += chain_.first(s + 1) - chain_.first(s);
    }
    for (const uint32_t s : part) inside += mass_[s];
    limits_.poll();
    if (inside <= kNothing) return true;
  }
  return false;
}

void Absorber::pass_on(const std::vector<uint32_t>& part) {
  if (part.size() == 1) {
    const uint32_t s = part.front();
    for (size_t e = chain_.first(s); e < chain_.first(s + 1); ++e)
      mass_[chain_.to(e)] += mass_[s] * chain_.weight(s, e);
    mass_[s] = 0;
    return;
  }
  const bool small = part.size() <= Elimination::kMost;
  if (part.size() > kAtOnce && carry(part, small ? kMostCarries : SIZE_MAX)) return;
  if (small) eliminate(part);
}

Absorption Absorber::solve() {
  settle();
  out_.states = chain_.size();
  local_.assign(chain_.size(), 0);
  out_.chance.assign(labels_ + 1, 0);
  for (size_t p = parts_.size(); p-- > 0;) {
    const std::vector<uint32_t>& part = parts_[p];
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

StrongParts strong_parts_of(const Chain& chain) {
  return strong_parts(chain.firsts(), chain.targets(), [&] { chain.setup().limits.poll(); });
}

Absorption absorb(const Chain& chain, const StrongParts& strong, std::vector<uint32_t> label, uint32_t labels) {
  return Absorber(chain, strong, std::move(label), labels).solve();
}

Absorption absorb(const WalkSetup& setup, const Start& start, size_t most_states) {
  Chain chain(setup, most_states);
  chain.list(start);
  return absorb(chain, strong_parts_of(chain), chain.labels(), setup.labels);
}

}  // namespace logicnet
