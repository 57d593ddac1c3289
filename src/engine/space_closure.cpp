// Closures and single steps: which cells to work on, in which order, by which thread.
//
// A cell remembers from which neighbours it must still pull (a bit for each variable above the cell, and kNew: never worked). Working on a cell:
// pull from those neighbours, settle inside, and where it grew, tell the neighbours that can gain from it. The closure is reached
// when no cell has anything to pull. One thread works region by region, each to its own fixpoint. Several threads take regions in phases: in phase k
// the regions are the cells that agree outside the k-th group of variables and pull along that group only, so no two threads touch
// the same cell and the phases together cover every variable.
#include <algorithm>

#include "space_kernels.hpp"
#include "space_threads.hpp"

namespace logicnet {
namespace {

constexpr uint32_t kNew = uint32_t{1} << 31;
constexpr uint32_t kRegionBits = 6;

class Closure {
 public:
  Closure(const Dynamics& d, Bits& set, const Bits* inside, bool forward, const Budget& budget)
      : d_(d), set_(set.words()), inside_(inside != nullptr ? inside->words() : nullptr), forward_(forward), budget_(budget), high_(d.m() - d.cell_bits),
        words_(cell_words(d)), lines_(cell_lines(d)), pending_(cell_count(d)) {
    for (size_t cell = 0; cell < pending_.size(); ++cell) {
      const uint64_t* w = set_ + cell * words_;
      pending_[cell].store(std::any_of(w, w + words_, [](uint64_t x) { return x != 0; }) ? kNew : 0, std::memory_order_relaxed);
    }
  }

  void run() {
    if (d_.threads > 1 && high_ > kRegionBits) run_phases();
    else run_alone();
  }

 private:
  void run_alone() {
    const size_t region = size_t{1} << std::min(high_, kRegionBits);
    for (bool more = true; more;) {
      more = false;
      for (size_t first = 0; first < pending_.size(); first += region) {
        bool here = false;
        while (sweep(first, 0, region, ~uint32_t{0})) here = true;
        if (here) budget_.poll();
        more |= here;
      }
    }
  }

  void run_phases() {
    const uint32_t phases = (high_ + kRegionBits - 1) / kRegionBits;
    Crew crew(budget_);
    std::atomic<size_t> next{0};
    std::atomic<uint32_t> worked{0};
    uint32_t idle = 0;
    for (uint32_t phase = 0; idle < phases && !crew.ended(); phase = (phase + 1) % phases) {
      const uint32_t shift = phase * kRegionBits, width = std::min(kRegionBits, high_ - shift);
      const uint32_t mask = kNew | (((uint32_t{1} << width) - 1) << shift);
      const size_t regions = pending_.size() >> width;
      worked.store(0);
      next.store(0);
      crew.run(d_.threads, [&](unsigned) {
        for (;;) {
          const size_t r = next.fetch_add(1, std::memory_order_relaxed);
          if (r >= regions || !crew.poll()) return;
          const size_t below = r & ((size_t{1} << shift) - 1), above = r >> shift << (shift + width);
          while (sweep(above | below, shift, size_t{1} << width, mask)) worked.store(1, std::memory_order_relaxed);
        }
      });
      idle = worked.load() != 0 ? 0 : idle + 1;
    }
    crew.raise();
  }

  // Once over the cells first + (0..count-1) * 2^shift; true where one of them had something to do.
  bool sweep(size_t first, uint32_t shift, size_t count, uint32_t mask) {
    bool any = false;
    for (size_t k = 0; k < count; ++k) {
      const size_t cell = first + (k << shift);
      if ((pending_[cell].load(std::memory_order_relaxed) & mask) == 0) continue;
      work(cell, mask);
      any = true;
    }
    return any;
  }

  // Variable v of the cell's number: may a step along it enter (or, told from the other side, leave) the cell at all?
  bool open(const Pattern& p, const uint64_t* base, bool inverted) const { return !p.flat || ((base[0] & 1) != 0) != inverted; }

  void work(size_t cell, uint32_t mask) {
    const uint32_t todo = pending_[cell].fetch_and(~mask, std::memory_order_relaxed) & mask;
    uint64_t* const here = set_ + cell * words_;
    const uint64_t* const inside = inside_ != nullptr ? inside_ + cell * words_ : nullptr;
    bool grew = (todo & kNew) != 0;
    size_t cells = 2;  // read and written: this one
    for (uint32_t left = todo & ~kNew; left != 0; left &= left - 1) {
      const uint32_t v = static_cast<uint32_t>(__builtin_ctz(left));
      const size_t partner = cell ^ (size_t{1} << v);
      const bool one = (cell >> v & 1) != 0;
      const Pattern& p = d_.patterns[d_.cell_bits + v];
      const uint64_t* base = base_of(p, forward_ ? partner : cell);
      const bool inverted = forward_ ? !one : one;
      if (!open(p, base, inverted)) continue;
      grew |= d_.kernels->pull(p, base, inverted, set_ + partner * words_, here, inside, lines_);
      ++cells;
    }
    d_.account->moved(cells * words_ * sizeof(uint64_t));
    if (!grew) return;
    const uint64_t* base[32];
    for (uint32_t i = 0; i < d_.cell_bits; ++i) base[i] = base_of(d_.patterns[i], cell);
    d_.kernels->settle(d_, base, here, inside, forward_);
    for (uint32_t v = 0; v < high_; ++v) {
      const size_t partner = cell ^ (size_t{1} << v);
      const bool one = (cell >> v & 1) != 0;
      const Pattern& p = d_.patterns[d_.cell_bits + v];
      const uint64_t* at = base_of(p, forward_ ? cell : partner);
      if (open(p, at, forward_ ? one : !one)) pending_[partner].fetch_or(uint32_t{1} << v, std::memory_order_relaxed);
    }
  }

  const Dynamics& d_;
  uint64_t* set_;
  const uint64_t* inside_;
  bool forward_;
  const Budget& budget_;
  uint32_t high_;
  size_t words_, lines_;
  std::vector<std::atomic<uint32_t>> pending_;
};

}  // namespace

void Dynamics::close(Bits& set, Direction direction, const Bits* inside, const Budget& budget) const {
  const bool forward = direction == Direction::kForward;
  if (m() == 0) return;
  if (cell_bits == m()) {  // one cell: nothing to schedule
    const uint64_t* base[32];
    for (uint32_t i = 0; i < m(); ++i) base[i] = patterns[i].lines;
    kernels->settle(*this, base, set.words(), inside != nullptr ? inside->words() : nullptr, forward);
    return;
  }
  Closure(*this, set, inside, forward, budget).run();
}

void Dynamics::step(const Bits& set, Bits& out, Direction direction, const Budget& budget) const {
  const bool forward = direction == Direction::kForward;
  const size_t words = cell_words(*this), lines = cell_lines(*this);
  share(threads, cell_count(*this), 16, budget, [&](size_t first, size_t last) {
    for (size_t cell = first; cell < last; ++cell) {
      const uint64_t* base[32];
      for (uint32_t i = 0; i < cell_bits; ++i) base[i] = base_of(patterns[i], cell);
      kernels->step(*this, base, set.words() + cell * words, out.words() + cell * words, forward);
      for (uint32_t v = 0; v < m() - cell_bits; ++v) {
        const size_t partner = cell ^ (size_t{1} << v);
        const bool one = (cell >> v & 1) != 0;
        const Pattern& p = patterns[cell_bits + v];
        kernels->pull(p, base_of(p, forward ? partner : cell), forward ? !one : one, set.words() + partner * words,
                      out.words() + cell * words, nullptr, lines);
      }
    }
  });
}

Bits Dynamics::unstable(uint32_t variable, const Budget& budget) const {
  Bits out = none();
  const size_t words = cell_words(*this);
  share(threads, cell_count(*this), 64, budget, [&](size_t first, size_t last) {
    for (size_t cell = first; cell < last; ++cell)
      kernels->unstable(*this, base_of(patterns[variable], cell), variable, cell, out.words() + cell * words);
  });
  for (size_t w = out.length(); w < set_bytes(m()) / sizeof(uint64_t); ++w) out.words()[w] = 0;
  out.words()[out.length() - 1] &= out.last();
  return out;
}

Bits Dynamics::fixed_points(const Budget& budget) const {
  Bits out = none();
  const size_t words = cell_words(*this);
  share(threads, cell_count(*this), 16, budget, [&](size_t first, size_t last) {
    for (size_t cell = first; cell < last; ++cell)
      for (uint32_t i = 0; i < m(); ++i)
        kernels->unstable(*this, base_of(patterns[i], cell), i, cell, out.words() + cell * words);
  });
  for (size_t w = out.length(); w < set_bytes(m()) / sizeof(uint64_t); ++w) out.words()[w] = 0;
  out.invert();
  return out;
}

}  // namespace logicnet
