// Attractors by closures, and the entry for callers that bring truth tables.
#include "spaces/attractors.hpp"
#include "base/dice.hpp"

#include <algorithm>
#include <cassert>

#include "spaces/kernels.hpp"

namespace logicnet {
namespace {

uint64_t nth_bit(uint64_t mask, uint32_t n) {
  for (; n > 0; --n) mask &= mask - 1;
  return mask & (~mask + 1);
}

// Where a random asynchronous walk stands after some steps.
uint64_t wander(const Dynamics& d, uint64_t state, uint32_t steps, Dice& dice) {
  for (; steps > 0; --steps) {
    const uint64_t moves = d.unstable_at(state);
    if (moves == 0) break;
    state ^= nth_bit(moves, dice.below(static_cast<uint32_t>(__builtin_popcountll(moves))));
  }
  return state;
}

}  // namespace

Compact Compact::of(const Bits& set) {
  Compact out;
  out.states = set.count();
  if (out.states * sizeof(uint32_t) >= set_bytes(set.m())) {
    out.dense = set.copy();
    return out;
  }
  out.listed.reserve(out.states);
  const uint64_t end = uint64_t{1} << set.m();
  for (uint64_t s = set.next(0); s < end; s = set.next(s + 1)) out.listed.push_back(static_cast<uint32_t>(s));
  assert(out.listed.size() == out.states);
  return out;
}

bool Compact::has(uint64_t state) const {
  return dense.words() != nullptr ? dense.has(state)
                                  : std::binary_search(listed.begin(), listed.end(), static_cast<uint32_t>(state));
}

void Compact::into(Bits& out) const {
  if (dense.words() != nullptr) out.join(dense);
  for (const uint32_t s : listed) out.put(s);
}

void cyclic_attractors(const Dynamics& d, const Close& close, const Bits& fixed, const Limits& budget,
                       const std::function<void(const Bits&)>& found) {
  const uint32_t steps = d.m() < 16 ? 2 * d.m() : 32 * d.m();
  const uint64_t end = uint64_t{1} << d.m();
  Dice dice(0x10616963u);
  Bits rest = fixed.copy();
  if (!rest.empty()) close(rest, Direction::kBackward, nullptr, budget);
  rest.invert();
  uint64_t from = rest.next(0);
  if (from == end) return;
  Bits ahead = d.none(), behind = d.none();
  for (; from < end; from = rest.next(from)) {
    for (uint64_t pivot = from;; pivot = ahead.first()) {
      pivot = wander(d, pivot, steps, dice);
      ahead.clear();
      ahead.put(pivot);
      close(ahead, Direction::kForward, nullptr, budget);
      behind.clear();
      behind.put(pivot);
      close(behind, Direction::kBackward, &ahead, budget);
      if (ahead.within(behind)) break;
      ahead.drop(behind);
    }
    assert(!ahead.empty());
    found(ahead);
    close(ahead, Direction::kBackward, &rest, budget);
    rest.drop(ahead);
  }
}

bool explicit_attractors(const Space& space, const Limits& budget, std::vector<ExplicitAttractor>& out) {
  try {
    const Dynamics d(space, budget.memory, 1);
    const Bits fixed = d.fixed_points(budget);
    const uint64_t end = uint64_t{1} << d.m();
    for (uint64_t s = fixed.next(0); s < end; s = fixed.next(s + 1)) {
      d.account->take(sizeof(ExplicitAttractor));
      out.push_back({true, 1, s, {}});
    }
    const Close close = [&d](Bits& set, Direction direction, const Bits* inside, const Limits& b) {
      d.close(set, direction, inside, b);
    };
    cyclic_attractors(d, close, fixed, budget, [&](const Bits& set) {
      d.account->take(set_bytes(d.m()));
      out.push_back({false, set.count(), set.first(), {set.words(), set.words() + set.length()}});
    });
    return true;
  } catch (const Exhausted&) { return false; }
}

}  // namespace logicnet
