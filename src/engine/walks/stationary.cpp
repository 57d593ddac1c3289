// The stationary distribution of a part: by elimination where it is small, else on a ladder of coarser chains.
//
// A rung groups the states of the one below that differ only in a few components, those that mix fastest, so that it is
// the chain of the components that are left. Its rates are the means of the rates below, weighted by the distribution
// as it is estimated so far. A round smooths the estimate by sweeps (Gauss and Seidel: each state in turn takes what
// flows in over the rate at which it is left), corrects how the groups share by rounds on the next rung, and smooths
// again; the last rung is solved by elimination. All these sums are of positive numbers, so fast and slow rates do not
// drown each other. The first rung is left with a tenth to a quarter of the error after each round. Sources: J. Koury,
// D. McAllister, W. Stewart, SIAM J. Algebr. Discrete Methods 5 (1984); G. Horton, S. Leutenegger, SIGMETRICS (1994).
#include "walks/stationary.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

#include "walks/elimination.hpp"

namespace logicnet {
namespace {

constexpr uint32_t kNone = 0xffffffffu;
constexpr size_t kLast = 150;       // states of the last rung: 150^3 steps are a millisecond or two
constexpr size_t kFewer = 3;        // states of a rung for one of the next
constexpr size_t kFirstSweeps = 8;  // before states are grouped
constexpr size_t kSweeps = 2;       // before and after the correction
constexpr size_t kRounds = 400;     // after which it is given up
constexpr size_t kRegroup = 12;     // rounds after which states are grouped anew, by the better estimate
constexpr double kSlow = 0.4;       // what a round should leave of the error
constexpr double kSmall = 1e-290;   // so that a share is never 0, by which nothing could be divided
constexpr double kResidual = 1e-13;
constexpr double kError = 1e-10;  // the estimated distance of the answer from the true one

// The moves between states, by where they lead to.
struct Rung {
  std::vector<size_t> begin{0};  // of the moves into each state
  std::vector<uint32_t> from;
  std::vector<double> rate;
  std::vector<double> leaves;  // the rate at which each state is left
  std::vector<double> share;
  std::vector<uint32_t> group;  // of each state: its number on the next rung
  std::vector<uint32_t> onto;   // of each move: the move of the next rung that it is part of; kNone: within a group

  size_t size() const { return begin.size() - 1; }
  void sweep(bool forward) {
    const size_t n = size();
    for (size_t k = 0; k < n; ++k) {
      const size_t s = forward ? k : n - 1 - k;
      double come = 0;
      for (size_t e = begin[s]; e < begin[s + 1]; ++e) come += share[from[e]] * rate[e];
      share[s] = std::max(come / leaves[s], kSmall);
    }
  }
  void normalise() {
    double all = 0;
    for (const double one : share) all += one;
    for (double& one : share) one /= all;
  }
  double residual() const {
    double wrong = 0, flow = 0;
    for (size_t s = 0; s < size(); ++s) {
      double come = 0;
      for (size_t e = begin[s]; e < begin[s + 1]; ++e) come += share[from[e]] * rate[e];
      wrong += std::abs(come - share[s] * leaves[s]);
      flow += share[s] * leaves[s];
    }
    return wrong / flow;
  }
};

class Ladder {
 public:
  Ladder(const Chain& chain, const std::vector<uint32_t>& part)
      : chain_(chain), part_(part), limits_(chain.setup().limits), rungs_(1) {
    lay();
  }
  Stationary solve();

 private:
  void lay();
  void group();
  std::vector<uint32_t> by_speed() const;
  std::vector<uint32_t> alike(const std::vector<uint32_t>& member, const std::vector<uint64_t>& mask,
                              std::vector<uint32_t>& members) const;
  Rung coarser(Rung& rung, const std::vector<uint32_t>& group, size_t groups) const;
  static void weigh(const Rung& rung, Rung& next);
  void round(size_t at);
  void eliminate(Rung& rung) const;

  const Chain& chain_;
  const std::vector<uint32_t>& part_;
  const Limits& limits_;
  std::vector<Rung> rungs_;
};

void Ladder::lay() {
  const Chain& chain = chain_;
  const std::vector<uint32_t>& part = part_;
  Rung& rung = rungs_.front();
  const size_t n = part.size();
  std::vector<uint32_t> local(chain.size(), kNone);
  for (size_t k = 0; k < n; ++k) local[part[k]] = static_cast<uint32_t>(k);
  rung.begin.assign(n + 1, 0);
  rung.leaves.resize(n);
  for (size_t k = 0; k < n; ++k) {
    rung.leaves[k] = chain.total(part[k]);
    for (size_t e = chain.first(part[k]); e < chain.first(part[k] + 1); ++e) ++rung.begin[local[chain.to(e)] + 1];
  }
  for (size_t k = 0; k < n; ++k) rung.begin[k + 1] += rung.begin[k];
  // each rung has about half as many moves as the one below; the chain has them as well
  if (rung.begin[n] * 60 + n * 250 > limits_.memory) throw Exhausted{Exhausted::kMemory};
  limits_.poll();
  rung.from.resize(rung.begin[n]);
  rung.rate.resize(rung.begin[n]);
  std::vector<size_t> next(rung.begin.begin(), rung.begin.end() - 1);
  for (size_t k = 0; k < n; ++k)
    for (size_t e = chain.first(part[k]); e < chain.first(part[k] + 1); ++e) {
      const size_t at = next[local[chain.to(e)]]++;
      rung.from[at] = static_cast<uint32_t>(k);
      rung.rate[at] = chain.rate(e);
    }
  rung.share.assign(n, 1.0 / static_cast<double>(n));
}

// The components that take both values, the one that mixes fastest first: what passes along it, against the shares of
// its two values.
std::vector<uint32_t> Ladder::by_speed() const {
  const WalkSetup& w = chain_.setup();
  const std::vector<double>& share = rungs_.front().share;
  std::vector<double> flow(w.size, 0), on(w.size, 0), speed(w.size, 0);
  for (size_t k = 0; k < part_.size(); ++k) {
    const uint32_t s = part_[k];
    const uint64_t* const state = chain_.state(s);
    for (uint32_t i = 0; i < w.size; ++i)
      if (bit_of(state, i)) on[i] += share[k];
    for (size_t e = chain_.first(s); e < chain_.first(s + 1); ++e) {
      const uint64_t* const other = chain_.state(chain_.to(e));
      size_t word = 0;
      while (state[word] == other[word]) ++word;
      flow[word * 64 + static_cast<size_t>(std::countr_zero(state[word] ^ other[word]))] += share[k] * chain_.rate(e);
    }
  }
  std::vector<uint32_t> order;
  for (uint32_t i = 0; i < w.size; ++i) {
    if (flow[i] == 0) continue;
    order.push_back(i);
    speed[i] = flow[i] / std::max(on[i] * (1 - on[i]), kSmall);
  }
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return speed[a] > speed[b]; });
  return order;
}

// Of each state the number of its group, of those that agree on the components in `mask`.
std::vector<uint32_t> Ladder::alike(const std::vector<uint32_t>& member, const std::vector<uint64_t>& mask,
                                    std::vector<uint32_t>& members) const {
  size_t room = 16;
  while (room < member.size() * 2) room *= 2;
  std::vector<uint32_t> slots(room, kNone), group(member.size());
  std::vector<uint64_t> key(mask.size());
  members.clear();
  const auto same = [&](uint32_t other) {
    const uint64_t* const state = chain_.state(part_[other]);
    for (size_t w = 0; w < mask.size(); ++w)
      if ((state[w] & mask[w]) != key[w]) return false;
    return true;
  };
  for (size_t k = 0; k < member.size(); ++k) {
    const uint64_t* const state = chain_.state(part_[member[k]]);
    for (size_t w = 0; w < mask.size(); ++w) key[w] = state[w] & mask[w];
    size_t at = WordsHash()(key.data(), key.size()) & (room - 1);
    while (slots[at] != kNone && !same(members[slots[at]])) at = (at + 1) & (room - 1);
    if (slots[at] == kNone) {
      slots[at] = static_cast<uint32_t>(members.size());
      members.push_back(member[k]);
    }
    group[k] = slots[at];
  }
  return group;
}

Rung Ladder::coarser(Rung& rung, const std::vector<uint32_t>& group, size_t groups) const {
  Rung next;
  const size_t n = rung.size();
  std::vector<size_t> first(groups + 1, 0);
  for (size_t s = 0; s < n; ++s) ++first[group[s] + 1];
  for (size_t g = 0; g < groups; ++g) first[g + 1] += first[g];
  std::vector<uint32_t> members(n);
  std::vector<size_t> place(first.begin(), first.end() - 1);
  for (size_t s = 0; s < n; ++s) members[place[group[s]]++] = static_cast<uint32_t>(s);
  std::vector<uint32_t> seen(groups, kNone), move(groups);  // of a source: the last group that it led to, and by which
  rung.onto.assign(rung.from.size(), kNone);
  for (uint32_t g = 0; g < groups; ++g) {
    for (size_t m = first[g]; m < first[g + 1]; ++m)
      for (size_t e = rung.begin[members[m]]; e < rung.begin[members[m] + 1]; ++e) {
        const uint32_t source = group[rung.from[e]];
        if (source == g) continue;
        if (seen[source] != g) {
          seen[source] = g;
          move[source] = static_cast<uint32_t>(next.from.size());
          next.from.push_back(source);
        }
        rung.onto[e] = move[source];
      }
    next.begin.push_back(next.from.size());
    if ((g & 0xffff) == 0) limits_.poll();
  }
  next.rate.resize(next.from.size());
  next.leaves.resize(groups);
  next.share.resize(groups);
  rung.group = group;
  weigh(rung, next);
  return next;
}

// The rates between groups, as the shares of their states are now.
void Ladder::weigh(const Rung& rung, Rung& next) {
  std::fill(next.rate.begin(), next.rate.end(), 0.0);
  std::fill(next.share.begin(), next.share.end(), 0.0);
  std::fill(next.leaves.begin(), next.leaves.end(), 0.0);
  for (size_t s = 0; s < rung.size(); ++s) next.share[rung.group[s]] += rung.share[s];
  for (size_t e = 0; e < rung.from.size(); ++e)
    if (rung.onto[e] != kNone) next.rate[rung.onto[e]] += rung.share[rung.from[e]] * rung.rate[e];
  for (size_t e = 0; e < next.from.size(); ++e) {
    next.rate[e] /= next.share[next.from[e]];
    next.leaves[next.from[e]] += next.rate[e];
  }
}

void Ladder::group() {
  rungs_.resize(1);
  const std::vector<uint32_t> order = by_speed();
  size_t next = 0;
  std::vector<uint64_t> mask(chain_.setup().words, ~uint64_t{0});
  std::vector<uint32_t> member(part_.size());
  std::iota(member.begin(), member.end(), 0u);
  while (member.size() > kLast) {
    std::vector<uint32_t> group, members;
    do {
      flip_bit(mask.data(), order[next++]);
      group = alike(member, mask, members);
    } while (members.size() > member.size() / kFewer && next < order.size());
    rungs_.push_back(coarser(rungs_.back(), group, members.size()));
    member = std::move(members);
    limits_.poll();
  }
}

void Ladder::eliminate(Rung& rung) const {
  Elimination small(rung.size());
  for (size_t s = 0; s < rung.size(); ++s)
    for (size_t e = rung.begin[s]; e < rung.begin[s + 1]; ++e) small.move(rung.from[e], s) += rung.rate[e];
  rung.share = small.stationary(limits_);
  for (double& one : rung.share) one = std::max(one, kSmall);
}

void Ladder::round(size_t at) {
  Rung& rung = rungs_[at];
  if (at + 1 == rungs_.size()) return eliminate(rung);
  limits_.poll();
  for (size_t k = 0; k < kSweeps; ++k) rung.sweep(true);
  rung.normalise();
  Rung& next = rungs_[at + 1];
  weigh(rung, next);
  const std::vector<double> before = next.share;
  round(at + 1);
  if (at > 0) round(at + 1);
  for (size_t s = 0; s < rung.size(); ++s) {
    const uint32_t g = rung.group[s];
    rung.share[s] = std::max(rung.share[s] * (next.share[g] / before[g]), kSmall);
  }
  for (size_t k = 0; k < kSweeps; ++k) rung.sweep(false);
  rung.normalise();
}

// What rounds made of estimates, mixed so that what is left of the error is least (D. Anderson, J. ACM 12 (1965)): a
// few slow errors, by which rounds alone would come near only slowly, go out together.
class Mixer {
 public:
  void add(const Rung& rung, const std::vector<double>& before) {
    if (made_.size() == kMixed) made_.erase(made_.begin()), left_.erase(left_.begin());
    made_.push_back(rung.share);
    std::vector<double> left(rung.size());
    for (size_t s = 0; s < left.size(); ++s) left[s] = (rung.share[s] - before[s]) * rung.leaves[s];
    left_.push_back(std::move(left));
  }
  void mix(Rung& rung) const {
    const size_t m = made_.size() - 1;
    if (m == 0) return;
    const std::vector<double>& last = left_.back();
    std::vector<double> normal(m * m, 0), right(m, 0);
    for (size_t s = 0; s < last.size(); ++s)
      for (size_t i = 0; i < m; ++i) {
        const double own = left_[i][s] - last[s];
        right[i] -= own * last[s];
        for (size_t j = 0; j <= i; ++j) normal[i * m + j] += own * (left_[j][s] - last[s]);
      }
    if (!solve(normal, right)) return;
    for (size_t s = 0; s < last.size(); ++s) {
      double share = made_[m][s];
      for (size_t i = 0; i < m; ++i) share += right[i] * (made_[i][s] - made_[m][s]);
      rung.share[s] = std::max(share, made_[m][s] / 10);  // a share is above 0
    }
    rung.normalise();
  }

 private:
  static constexpr size_t kMixed = 6;
  // The symmetric system, of which the lower half is given: `right` becomes the solution. False: there is none.
  static bool solve(std::vector<double>& a, std::vector<double>& right) {
    const size_t m = right.size();
    for (size_t k = 0; k < m; ++k) a[k * m + k] *= 1 + 1e-14;
    for (size_t k = 0; k < m; ++k) {  // A. Cholesky
      for (size_t j = 0; j <= k; ++j) {
        double sum = a[k * m + j];
        for (size_t i = 0; i < j; ++i) sum -= a[k * m + i] * a[j * m + i];
        if (j < k) a[k * m + j] = sum / a[j * m + j];
        else if (!(sum > 0)) return false;
        else a[k * m + k] = std::sqrt(sum);
      }
      for (size_t i = 0; i < k; ++i) right[k] -= a[k * m + i] * right[i];
      right[k] /= a[k * m + k];
    }
    for (size_t k = m; k-- > 0;) {
      for (size_t i = k + 1; i < m; ++i) right[k] -= a[i * m + k] * right[i];
      right[k] /= a[k * m + k];
    }
    return std::all_of(right.begin(), right.end(), [](double one) { return std::isfinite(one); });
  }
  std::vector<std::vector<double>> made_, left_;
};

Stationary Ladder::solve() {
  for (size_t k = 0; k < kFirstSweeps; ++k) rungs_.front().sweep(true), rungs_.front().normalise();
  group();
  Mixer mixer;
  double last = 1, ratio = 0;
  for (size_t k = 1; k <= kRounds; ++k) {
    Rung& all = rungs_.front();
    const std::vector<double> before = all.share;
    round(0);
    double change = 0;
    for (size_t s = 0; s < all.size(); ++s) change += std::abs(all.share[s] - before[s]);
    ratio = std::max(change / last, ratio * 0.7);
    last = change;
    const double residual = all.residual();
    if (residual <= kResidual && ratio < 1 && change * ratio / (1 - ratio) <= kError)
      return {std::move(all.share), residual};
    if (k % kRegroup == 0 && ratio > kSlow) group(), mixer = Mixer();
    mixer.add(all, before);
    if (ratio > kSlow) mixer.mix(all);
  }
  throw Exhausted{Exhausted::kTooMany};
}

}  // namespace

Stationary stationary(const Chain& chain, const std::vector<uint32_t>& part) {
  if (part.size() > Elimination::kMost) return Ladder(chain, part).solve();
  std::vector<uint32_t> local(chain.size(), kNone);
  Elimination small(part.size());
  for (size_t k = 0; k < part.size(); ++k) local[part[k]] = static_cast<uint32_t>(k);
  for (size_t k = 0; k < part.size(); ++k)
    for (size_t e = chain.first(part[k]); e < chain.first(part[k] + 1); ++e)
      small.move(k, local[chain.to(e)]) += chain.rate(e);
  return {small.stationary(chain.setup().limits), 0};
}

}  // namespace logicnet
