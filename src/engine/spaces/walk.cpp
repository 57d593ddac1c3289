// Random walks in a space, sampled, and as the matrix whose solution is exact.
#include "base/dice.hpp"
#include "spaces/walk.hpp"

#include <algorithm>
#include <mutex>

#include "base/threads.hpp"

namespace logicnet {
namespace {

std::vector<uint32_t> ranks_of(const Bits& set) {
  std::vector<uint32_t> ranks(set.length());
  uint32_t before = 0;
  for (size_t w = 0; w < set.length(); ++w) {
    ranks[w] = before;
    before += static_cast<uint32_t>(__builtin_popcountll(set.words()[w]));
  }
  return ranks;
}

uint64_t rank(const Bits& set, const std::vector<uint32_t>& ranks, uint64_t s) {
  const uint64_t below = set.words()[s >> 6] & ((uint64_t{1} << (s & 63)) - 1);
  return ranks[s >> 6] + static_cast<uint64_t>(__builtin_popcountll(below));
}

// One step of the walk from a state in which `moves` can move.
uint64_t moved(uint64_t state, uint64_t moves, const std::vector<double>& rates, Dice& dice) {
  if (rates.empty()) {
    for (uint32_t skip = dice.below(static_cast<uint32_t>(__builtin_popcountll(moves))); skip > 0; --skip) moves &= moves - 1;
    return state ^ (moves & (~moves + 1));
  }
  double total = 0;
  for (uint64_t left = moves; left != 0; left &= left - 1) total += rates[static_cast<size_t>(__builtin_ctzll(left))];
  double at = static_cast<double>(dice.roll() >> 11) * 0x1p-53 * total;
  for (; (moves & (moves - 1)) != 0; moves &= moves - 1) {
    at -= rates[static_cast<size_t>(__builtin_ctzll(moves))];
    if (at < 0) break;
  }
  return state ^ (moves & (~moves + 1));
}

}  // namespace

Labels::Labels(const Bits& fixed, const std::vector<Compact>& cycles)
    : fixed_(fixed), cycles_(cycles), fixed_count_(fixed.count()), ranks_(ranks_of(fixed)) {
  for (size_t k = 0; k < cycles.size(); ++k)
    for (const uint32_t s : cycles[k].listed) listed_.emplace_back(s, static_cast<uint32_t>(k));
  std::sort(listed_.begin(), listed_.end());
}

uint64_t Labels::at(uint64_t state) const {
  if (fixed_.has(state)) return rank(fixed_, ranks_, state);
  const auto found = std::lower_bound(listed_.begin(), listed_.end(), std::pair{static_cast<uint32_t>(state), 0u});
  if (found != listed_.end() && found->first == state) return fixed_count_ + found->second;
  for (size_t k = 0; k < cycles_.size(); ++k)
    if (cycles_[k].dense.words() != nullptr && cycles_[k].dense.has(state)) return fixed_count_ + k;
  return kNone;
}

Transitions transitions(const Dynamics& d, const Bits& set, const Labels& labels, const std::vector<double>& rates, const Limits& budget) {
  Transitions out;
  const std::vector<uint32_t> ranks = ranks_of(set);
  const uint64_t end = uint64_t{1} << d.m(), count = set.count();
  const size_t least = count * 12 + set.length() * 4;
  Held held(*d.account, least);
  out.states.reserve(count);
  out.rows.reserve(count + 1);
  out.rows.push_back(0);
  for (uint64_t s = set.next(0); s < end; s = set.next(s + 1)) {
    if ((out.states.size() & 0xfff) == 0) {
      budget.poll();
      held.grow(least + out.columns.capacity() * 16);
    }
    const uint64_t moves = d.unstable_at(s);
    double total = 0;
    for (uint64_t left = moves; left != 0; left &= left - 1) total += rates.empty() ? 1 : rates[static_cast<size_t>(__builtin_ctzll(left))];
    for (uint64_t left = moves; left != 0; left &= left - 1) {
      const size_t i = static_cast<size_t>(__builtin_ctzll(left));
      const uint64_t t = s ^ (uint64_t{1} << i);
      const uint64_t label = set.has(t) ? Labels::kNone : labels.at(t);
      if (!set.has(t) && label == Labels::kNone) continue;
      out.columns.push_back(static_cast<int64_t>(set.has(t) ? rank(set, ranks, t) : count + label));
      out.weights.push_back((rates.empty() ? 1 : rates[i]) / total);
    }
    out.states.push_back(static_cast<uint32_t>(s));
    out.rows.push_back(static_cast<int64_t>(out.columns.size()));
  }
  return out;
}

std::vector<uint64_t> walks(const Dynamics& d, const Labels& labels, const std::vector<double>& rates, uint64_t fixed, uint64_t values,
                            uint64_t count, uint64_t steps, uint64_t seed, const Limits& budget) {
  std::vector<uint64_t> counts(labels.count() + 1);
  std::mutex lock;
  const uint64_t all = (uint64_t{1} << d.m()) - 1;
  share(d.threads, count, 256, budget, [&](size_t first, size_t last) {
    std::vector<uint64_t> ends;
    for (size_t w = first; w < last; ++w) {
      Dice dice(Dice(seed + 0x632BE59BD9B4E019u * (w + 1)).roll());
      uint64_t state = (values & fixed) | (dice.roll() & all & ~fixed), label = labels.at(state);
      for (uint64_t step = 0; label == Labels::kNone && step < steps; ++step) {
        state = moved(state, d.unstable_at(state), rates, dice);
        label = labels.at(state);
        if ((step & 0xffff) == 0xffff) budget.poll();
      }
      ends.push_back(std::min<uint64_t>(label, counts.size() - 1));
    }
    const std::lock_guard<std::mutex> guard(lock);
    for (const uint64_t label : ends) ++counts[label];
  });
  return counts;
}

}  // namespace logicnet
