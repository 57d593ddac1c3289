// Schemes in which every state has one successor: synchronous and block-sequential update.
//
// The map sends a state through the blocks in order. Sets are pushed forward by following each state until it meets the
// set, so every state is mapped once. Whole words are mapped bit-sliced: the values of all variables for 64 states are
// read from the patterns and transposed. Cycles: take images of the whole space while they shrink fast, then follow
// what is left, colouring as it goes.
#include <algorithm>

#include "base/words.hpp"
#include "spaces/kernels.hpp"
#include "spaces/schemes.hpp"

namespace logicnet {
namespace {

void transpose32(uint32_t a[32]) {  // row i, bit j -> row j, bit i
  uint32_t mask = 0x0000ffff;
  for (uint32_t j = 16; j != 0; j >>= 1, mask ^= mask << j)
    for (uint32_t k = 0; k < 32; k = ((k | j) + 1) & ~j) {
      const uint32_t t = ((a[k] >> j) ^ a[k | j]) & mask;
      a[k] ^= t << j;
      a[k | j] ^= t;
    }
}

class Map final : public Scheme {
 public:
  Map(const Dynamics& d, const std::vector<uint32_t>& block_of) : Scheme(d) {
    const uint32_t count = block_of.empty() ? 1 : 1 + *std::max_element(block_of.begin(), block_of.end());
    blocks_.resize(count);
    for (uint32_t i = 0; i < d.m(); ++i) blocks_[i < block_of.size() ? block_of[i] : 0].push_back(i);
    std::erase_if(blocks_, [](const std::vector<uint32_t>& block) { return block.empty(); });
  }

  void close(Bits& set, Direction direction, const Bits* inside, const Limits& budget) const override {
    if (direction == Direction::kForward) follow(set, inside, budget);
    else gather(set, inside, budget);
  }

  void step(const Bits& set, Bits& out, Direction direction, const Limits& budget) const override {
    const uint64_t* words = set.words();
    uint32_t to[64];
    for (size_t w = 0; w < set.length(); ++w) {
      if ((w & 0xfff) == 0) budget.poll();
      if (direction == Direction::kForward) {
        if (words[w] == 0) continue;
        images(w, words[w], to);
        for (uint64_t left = words[w]; left != 0; left &= left - 1) {
          const size_t b = static_cast<size_t>(__builtin_ctzll(left));
          if (to[b] != (w << 6 | b)) out.put(to[b]);
        }
      } else {
        images(w, set.last(), to);
        for (size_t b = 0; b < 64 && (set.last() >> b & 1) != 0; ++b)
          if (to[b] != (w << 6 | b) && set.has(to[b])) out.put(w << 6 | b);
      }
    }
  }

  void attractors(const Bits& fixed, const Limits& budget, const std::function<void(Compact&&)>& found) const override {
    Bits left = d_.none(), next = d_.none();
    left.fill();
    for (uint64_t before = uint64_t{1} << d_.m();
         ;) {  // the images of the space: all cycles, and less and less beside them
      next.clear();
      push(left, next, budget);
      left.swap(next);
      const uint64_t now = left.count();
      if (now >= before - before / 8) break;
      before = now;
    }
    left.drop(fixed);
    next.clear();  // from here: the states of the walk at hand
    std::vector<uint32_t> walk;
    const uint64_t end = uint64_t{1} << d_.m();
    for (uint64_t start = left.next(0); start < end; start = left.next(start)) {
      walk.clear();
      uint64_t s = start;
      for (; left.has(s); s = map(s)) {
        if ((walk.size() & 0xffff) == 0xffff) budget.poll();
        left.words()[s >> 6] &= ~(uint64_t{1} << (s & 63));
        next.put(s);
        walk.push_back(static_cast<uint32_t>(s));
      }
      if (next.has(s)) {
        Compact cycle;
        cycle.listed.assign(std::find(walk.begin(), walk.end(), static_cast<uint32_t>(s)), walk.end());
        std::sort(cycle.listed.begin(), cycle.listed.end());
        cycle.states = cycle.listed.size();
        found(std::move(cycle));
      }
      for (const uint32_t t : walk) next.words()[t >> 6] = 0;
    }
  }

  bool leads(uint64_t from, uint64_t to) const override { return from != to && map(from) == to; }

 private:
  uint64_t map(uint64_t state) const {
    for (const std::vector<uint32_t>& block : blocks_) {
      uint64_t next = state;
      for (const uint32_t i : block)
        next = (next & ~(uint64_t{1} << i)) | static_cast<uint64_t>(value_at(d_.space.f[i], state)) << i;
      state = next;
    }
    return state;
  }

  // The images of the 64 states of word w, of those in `wanted` at least.
  void images(size_t w, uint64_t wanted, uint32_t to[64]) const {
    if (blocks_.size() != 1 || __builtin_popcountll(wanted) < 6) {
      for (uint64_t left = wanted; left != 0; left &= left - 1) {
        const size_t b = static_cast<size_t>(__builtin_ctzll(left));
        to[b] = static_cast<uint32_t>(map(w << 6 | b));
      }
      return;
    }
    uint32_t rows[2][32] = {};
    const size_t lane = w & ((size_t{1} << (d_.line_bits - 6)) - 1), in_cell = w & (cell_words(d_) - 1);
    for (uint32_t i = 0; i < d_.m(); ++i) {
      const Pattern& p = d_.patterns[i];
      uint64_t values = base_of(p, w / cell_words(d_))[p.low[in_cell >> (d_.line_bits - 6)] + lane];
      if (i < d_.line_bits) values ^= column(i, w);  // the pattern says unstable there
      rows[0][i] = static_cast<uint32_t>(values);
      rows[1][i] = static_cast<uint32_t>(values >> 32);
    }
    transpose32(rows[0]);
    transpose32(rows[1]);
    std::copy(rows[0], rows[0] + 32, to);
    std::copy(rows[1], rows[1] + 32, to + 32);
  }

  void push(const Bits& set, Bits& out, const Limits& budget) const {  // out |= image of set, fixed points included
    uint32_t to[64];
    for (size_t w = 0; w < set.length(); ++w) {
      if ((w & 0xfff) == 0) budget.poll();
      if (set.words()[w] == 0) continue;
      images(w, set.words()[w], to);
      for (uint64_t left = set.words()[w]; left != 0; left &= left - 1) out.put(to[__builtin_ctzll(left)]);
    }
  }

  void follow(Bits& set, const Bits* inside, const Limits& budget) const {
    const Bits start = set.copy();
    const uint64_t end = uint64_t{1} << d_.m();
    uint32_t tick = 0;
    for (uint64_t s = start.next(0); s < end; s = start.next(s + 1))
      for (uint64_t t = map(s); !set.has(t) && (inside == nullptr || inside->has(t)); t = map(t)) {
        set.put(t);
        if ((++tick & 0xffff) == 0) budget.poll();
      }
  }

  // Each state outside the set is followed until it is known whether it reaches the set by steps from inside.
  void gather(Bits& set, const Bits* inside, const Limits& budget) const {
    Bits open = set.copy();  // not yet known
    open.invert();
    if (inside != nullptr) open.meet(*inside);
    uint32_t to[64];
    for (bool fast = true; fast;) {  // passes over whole words while they decide much
      const uint64_t before = open.count();
      for (size_t w = 0; w < open.length(); ++w) {
        if ((w & 0xfff) == 0) budget.poll();
        if (open.words()[w] == 0) continue;
        images(w, open.words()[w], to);
        for (uint64_t left = open.words()[w]; left != 0; left &= left - 1) {
          const size_t b = static_cast<size_t>(__builtin_ctzll(left));
          if (set.has(to[b])) set.put(w << 6 | b);
        }
        open.words()[w] &= ~set.words()[w];
      }
      const uint64_t now = open.count();
      fast = now < before - before / 8;
    }
    std::vector<uint32_t> walk;
    const uint64_t end = uint64_t{1} << d_.m();
    for (uint64_t start = open.next(0); start < end; start = open.next(start)) {
      walk.clear();
      uint64_t s = start;
      for (; open.has(s); s = map(s)) {
        if ((walk.size() & 0xffff) == 0xffff) budget.poll();
        open.words()[s >> 6] &= ~(uint64_t{1} << (s & 63));
        walk.push_back(static_cast<uint32_t>(s));
      }
      if (set.has(s))
        for (const uint32_t t : walk) set.put(t);
    }
  }

  std::vector<std::vector<uint32_t>> blocks_;
};

}  // namespace

std::unique_ptr<Scheme> map_scheme(const Dynamics& d, const std::vector<uint32_t>& block_of) {
  return std::make_unique<Map>(d, block_of);
}

}  // namespace logicnet
