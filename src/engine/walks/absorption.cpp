// Exact absorption: every reachable state listed (`Chain`), its strongly connected parts in order of flow, and the probability
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
#include "walks/chain.hpp"

namespace logicnet {
namespace {

constexpr size_t kEliminated = 600;   // states of a part up to which it is solved by elimination: 600^3 steps, 3 MB
constexpr size_t kAtOnce = 12;        // up to which that is done without trying to carry first
constexpr size_t kMostCarries = 400;  // through all of a small part: each adds a rounding error of one part in 2^53
constexpr double kNothing =
    1e-15;  // left in a part: a thousandth of kExact, so that a thousand parts may leave as much
constexpr uint64_t kMostPushes = uint64_t{3} << 30;  // along edges, in all: seconds; what is left then is told

class Absorber {
 public:
  Absorber(const Chain& chain, const WalkSetup& setup) : chain_(chain), w_(setup), label_(chain.labels()), mass_(chain.start()) {}

  void order();
  Absorption solve();

 private:
  static constexpr uint32_t kFree = Chain::kFree;
  void settle();
  void eliminate(const std::vector<uint32_t>& part);
  bool carry(const std::vector<uint32_t>& part, size_t most);
  void pass_on(const std::vector<uint32_t>& part);

  const Chain& chain_;
  const WalkSetup& w_;
  std::vector<uint32_t> label_;               // of a state that is in an attractor; else kFree
  std::vector<std::vector<uint32_t>> parts_;  // strongly connected, downstream first
  std::vector<uint32_t> part_of_;
  std::vector<double> mass_;  // of the probability, where it is now
  std::vector<uint32_t> local_;
  Absorption out_;
  uint64_t pushes_ = 0;
};

void Absorber::order() {
  StrongParts strong = strong_parts(chain_.firsts(), chain_.targets(), [&] { w_.limits.poll(); });
  part_of_ = std::move(strong.part_of);
  parts_ = std::move(strong.parts);
}

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
    ahead[p] = seen == kFree ? w_.labels : seen;  // no way out and no label: an attractor all the same
    if (ahead[p] == kSeveral) continue;
    for (const uint32_t s : parts_[p]) label_[s] = ahead[p];
  }
}

void Absorber::eliminate(const std::vector<uint32_t>& part) {
  const size_t n = part.size();
  std::vector<double> p(n * n, 0), out(n, 0), mass(n), visits(n), way(n);
  for (size_t k = 0; k < n; ++k) local_[part[k]] = static_cast<uint32_t>(k);
  for (size_t k = 0; k < n; ++k) {
    const uint32_t s = part[k];
    mass[k] = mass_[s];
    for (size_t e = chain_.first(s); e < chain_.first(s + 1); ++e)
      if (part_of_[chain_.to(e)] == part_of_[s]) p[k * n + local_[chain_.to(e)]] += chain_.weight(s, e);
      else out[k] += chain_.weight(s, e);
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
    w_.limits.poll();
    if (inside <= kNothing) return true;
  }
  return false;
}

void Absorber::pass_on(const std::vector<uint32_t>& part) {
  if (part.size() == 1) {
    const uint32_t s = part.front();
    for (size_t e = chain_.first(s); e < chain_.first(s + 1); ++e) mass_[chain_.to(e)] += mass_[s] * chain_.weight(s, e);
    mass_[s] = 0;
    return;
  }
  const bool small = part.size() <= kEliminated;
  if (part.size() > kAtOnce && carry(part, small ? kMostCarries : SIZE_MAX)) return;
  if (small) eliminate(part);
}

Absorption Absorber::solve() {
  settle();
  out_.states = chain_.size();
  local_.assign(chain_.size(), 0);
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
  Absorber absorber(chain, setup);
  absorber.order();
  return absorber.solve();
}

}  // namespace logicnet
