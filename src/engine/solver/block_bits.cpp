// Steps and closures of sets of bits, and the attractors by them.
#include "solver/block_bits.hpp"

#include <bit>
#include <cassert>

#include "base/words.hpp"

namespace logicnet {

SmallStates::SmallStates(Bdd& bdd, const Network& network) : limits_(bdd.limits()), m_(network.size()) {
  assert(ordered(bdd, network));
  words_ = words_of(m_);
  valid_ = valid_bits(m_);
  unstable_.resize(m_ * words_);
  for (size_t j = 0; j < m_; ++j) {
    uint64_t* u = unstable_.data() + j * words_;
    bdd.to_table(network.functions[m_ - 1 - j], network.variables, u);
    for (size_t w = 0; w < words_; ++w) {
      const uint64_t value = column(j, w);
      u[w] = (u[w] ^ value) & valid_;
    }
  }
}

// Forward: the unstable states of s, flipped. Backward: the flipped states of s, where unstable.
bool SmallStates::step(Set& s, size_t j, bool forward) const {
  assert(j < m_ && clean(s));
  const uint64_t* u = unstable_.data() + j * words_;
  uint64_t grown = 0;
  if (j < 6) {
    const unsigned shift = 1u << j;
    const uint64_t high = kOnes[j];
    for (size_t w = 0; w < words_; ++w) {
      const uint64_t from = forward ? s[w] & u[w] : s[w];
      uint64_t to = (from & high) >> shift | (from & ~high) << shift;
      if (!forward) to &= u[w];
      grown |= to & ~s[w];
      s[w] |= to;
    }
    return grown != 0;
  }
  const size_t run = size_t{1} << (j - 6);
  for (size_t base = 0; base < words_; base += 2 * run) {
    uint64_t *a = s.data() + base, *b = a + run;
    const uint64_t *ua = u + base, *ub = ua + run;
    for (size_t w = 0; w < run; ++w) {
      const uint64_t to_b = forward ? a[w] & ua[w] : a[w] & ub[w];
      const uint64_t to_a = forward ? b[w] & ub[w] : b[w] & ua[w];
      grown |= (to_b & ~b[w]) | (to_a & ~a[w]);
      a[w] |= to_a;
      b[w] |= to_b;
    }
  }
  return grown != 0;
}

bool SmallStates::closed(const Set& s) const {
  Set more = s;
  bool grew = false;
  for (size_t j = 0; j < m_; ++j) grew |= step(more, j, true);
  return !grew;
}

bool SmallStates::clean(const Set& s) const { return s.size() == words_ && (s.back() & ~valid_) == 0; }

bool SmallStates::add_successors(Set& s, size_t j) const { return step(s, j, true); }
bool SmallStates::add_predecessors(Set& s, size_t j) const { return step(s, j, false); }

void SmallStates::close_forward(Set& s) const {
  for (size_t j = 0, still = 0; still < m_; j = j + 1 == m_ ? 0 : j + 1) {
    still = step(s, j, true) ? 1 : still + 1;
    if (j == 0 && words_ > 256) poll(limits_);
  }
}

void SmallStates::close_backward(Set& s) const {
  for (size_t j = 0, still = 0; still < m_; j = j + 1 == m_ ? 0 : j + 1) {
    still = step(s, j, false) ? 1 : still + 1;
    if (j == 0 && words_ > 256) poll(limits_);
  }
}

// The region is closed forward, so a path inside it is a path of the network; states outside are dropped after each
// sweep.
void SmallStates::close_backward_within(Set& s, const Set& region) const {
  assert(clean(region) && closed(region));
  Set before;
  do {
    before = s;
    for (size_t j = 0; j < m_; ++j) {
      step(s, j, false);
      for (size_t w = 0; w < words_; ++w) s[w] &= region[w];
    }
    if (words_ > 256) poll(limits_);
  } while (s != before);
}

SmallStates::Set SmallStates::fixed_points() const {
  Set s(words_, 0);
  for (size_t j = 0; j < m_; ++j)
    for (size_t w = 0; w < words_; ++w) s[w] |= unstable_[j * words_ + w];
  for (size_t w = 0; w < words_; ++w) s[w] = ~s[w] & valid_;
  return s;
}

void SmallStates::attractors(Set& fixed, std::vector<Set>& cyclic) const {
  fixed = fixed_points();
  Set done = fixed;  // states that can reach an attractor already found
  close_backward(done);
  Set rest(words_);
  for (;;) {
    bool any = false;
    for (size_t w = 0; w < words_; ++w) any |= (rest[w] = ~done[w] & valid_) != 0;
    if (!any) return;
    // What remains is closed forward. From a pivot descend: as long as some reachable state cannot come back, continue
    // from there.
    Set ahead = none();
    uint64_t pivot = first(rest);
    for (;;) {
      std::fill(ahead.begin(), ahead.end(), 0);
      put(ahead, pivot);
      close_forward(ahead);
      Set back = none();
      put(back, pivot);
      close_backward_within(back, ahead);
      bool terminal = true;
      for (size_t w = 0; w < words_ && terminal; ++w)
        if (const uint64_t lost = ahead[w] & ~back[w]; lost != 0) {
          terminal = false;
          pivot = w * 64 + static_cast<uint64_t>(std::countr_zero(lost));
        }
      if (terminal) break;
    }
    for (size_t w = 0; w < words_; ++w) done[w] |= ahead[w];
    close_backward(done);
    cyclic.push_back(std::move(ahead));
  }
}

bool SmallStates::empty(const Set& s) {
  for (const uint64_t w : s)
    if (w != 0) return false;
  return true;
}

uint64_t SmallStates::first(const Set& s) {
  size_t w = 0;
  while (s[w] == 0) ++w;
  return w * 64 + static_cast<uint64_t>(std::countr_zero(s[w]));
}

uint64_t SmallStates::count(const Set& s) {
  uint64_t n = 0;
  for (const uint64_t w : s) n += static_cast<uint64_t>(std::popcount(w));
  return n;
}

}  // namespace logicnet
