// Closures and single steps: which cells to work on, in which order, by which thread.
//
// A cell remembers from which neighbours it must still pull (a bit for each variable above the cell, and kNew: never
// worked). Working on a cell: pull from those neighbours, settle inside, and where it grew, tell the neighbours that
// can gain from it. The closure is reached when no cell has anything to pull. Work goes region by region, each to its
// own fixpoint. Threads take regions, one writer each; a pull from another region needs that region to have no writer,
// and is otherwise put off.
#include <algorithm>
#include <cassert>

#include "base/threads.hpp"
#include "spaces/kernels.hpp"

namespace logicnet {
namespace {

constexpr uint32_t kNew = uint32_t{1} << 31;
constexpr uint32_t kFull = uint32_t{1} << 30;  // nothing can be added to the cell any more
constexpr uint32_t kRegionBits = 6;
constexpr int32_t kWriter = -1;

class Closure {
 public:
  Closure(const Dynamics& d, Bits& set, const Bits* inside, bool forward, const Limits& budget)
      : d_(d),
        set_(set.words()),
        inside_(inside != nullptr ? inside->words() : nullptr),
        forward_(forward),
        budget_(budget),
        high_(d.m() - d.cell_bits),
        words_(cell_words(d)),
        lines_(cell_lines(d)),
        pending_(cell_count(d)),
        locks_(cell_count(d) >> std::min(high_, kRegionBits)) {
    for (size_t cell = 0; cell < pending_.size(); ++cell) {
      const uint64_t* w = set_ + cell * words_;
      pending_[cell].store(std::any_of(w, w + words_, [](uint64_t x) { return x != 0; }) ? kNew : 0,
                           std::memory_order_relaxed);
    }
  }

  void run() {
    if (d_.threads > 1 && locks_.size() >= 4) {
      Crew crew(budget_);
      crew.run(d_.threads, [&](unsigned t) { take_regions(crew, t * locks_.size() / d_.threads); });
      crew.raise();
      return;
    }
    for (bool more = true; more;) {
      more = false;
      for (size_t region = 0; region < locks_.size(); ++region) {
        if (!waiting(region)) continue;
        budget_.poll();
        more = true;
        settle_region(region);
      }
    }
  }

 private:
  size_t region_size() const { return pending_.size() / locks_.size(); }

  bool waiting(size_t region) const {
    for (size_t cell = region * region_size(); cell < (region + 1) * region_size(); ++cell)
      if ((pending_[cell].load(std::memory_order_relaxed) & ~kFull) != 0) return true;
    return false;
  }

  // One thread's share. It is over when a whole round found nothing waiting and nobody worked meanwhile: what waits is
  // only ever put there by somebody at work.
  void take_regions(Crew& crew, size_t offset) {
    for (;;) {
      const size_t before = finished_.load();
      bool busy = false;
      for (size_t k = 0; k < locks_.size(); ++k) {
        const size_t region = (k + offset) % locks_.size();
        if (!waiting(region)) continue;
        busy = true;
        if (!crew.poll()) return;
        working_.fetch_add(1);
        int32_t free = 0;
        if (locks_[region].compare_exchange_strong(free, kWriter, std::memory_order_acquire)) {
          const bool grew = settle_region(region);
          locks_[region].store(0, std::memory_order_release);
          if (!grew) std::this_thread::yield();  // it waits for a region that another thread writes
        }
        finished_.fetch_add(1);
        working_.fetch_sub(1);
      }
      if (!busy && working_.load() == 0 && finished_.load() == before) return;
      if (!busy) std::this_thread::yield();
      if (crew.ended()) return;
    }
  }

  bool settle_region(size_t region) {
    bool grew = false;
    while (sweep(region * region_size(), region_size())) grew = true;
    return grew;
  }

  // Once over the cells; true where one of them grew or may find more now.
  bool sweep(size_t first, size_t count) {
    bool any = false;
    for (size_t cell = first; cell < first + count; ++cell)
      if ((pending_[cell].load(std::memory_order_relaxed) & ~kFull) != 0) any |= work(cell);
    return any;
  }

  // Reads of a cell in another region keep writers out of it. False where a writer is in.
  bool enter(size_t region) {
    int32_t readers = locks_[region].load(std::memory_order_relaxed);
    while (readers != kWriter)
      if (locks_[region].compare_exchange_weak(readers, readers + 1, std::memory_order_acquire)) return true;
    return false;
  }
  void leave(size_t region) { locks_[region].fetch_sub(1, std::memory_order_release); }

  // Variable v of the cell's number: may a step along it enter (or, told from the other side, leave) the cell at all?
  bool open(const Pattern& p, const uint64_t* base, bool inverted) const {
    return !p.flat || ((base[0] & 1) != 0) != inverted;
  }

  bool work(size_t cell) {
    const uint32_t found = pending_[cell].fetch_and(kFull, std::memory_order_relaxed), todo = found & ~kFull;
    uint64_t* const here = set_ + cell * words_;
    const uint64_t* const inside = inside_ != nullptr ? inside_ + cell * words_ : nullptr;
    bool grew = (todo & kNew) != 0;
    size_t cells = 0;  // read and written
    const size_t region = cell / region_size();
    for (uint32_t left = (found & kFull) != 0 ? 0 : todo & ~kNew; left != 0; left &= left - 1) {
      const uint32_t v = static_cast<uint32_t>(__builtin_ctz(left));
      const size_t partner = cell ^ (size_t{1} << v);
      const bool one = (cell >> v & 1) != 0;
      const Pattern& p = d_.patterns[d_.cell_bits + v];
      const uint64_t* base = base_of(p, forward_ ? partner : cell);
      const bool inverted = forward_ ? !one : one;
      if (!open(p, base, inverted)) continue;
      const size_t from = partner / region_size();
      const bool abroad = from != region && d_.threads > 1;
      if (abroad && !enter(from)) {
        pending_[cell].fetch_or(uint32_t{1} << v, std::memory_order_relaxed);
        continue;
      }
      grew |= d_.kernels->pull(p, base, inverted, set_ + partner * words_, here, inside, lines_);
      if (abroad) leave(from);
      ++cells;
    }
    if (cells != 0 || grew) d_.account->moved((cells + 2) * words_ * sizeof(uint64_t));
    if (!grew) return false;
    const uint64_t* base[32];
    for (uint32_t i = 0; i < d_.cell_bits; ++i) base[i] = base_of(d_.patterns[i], cell);
    if (!d_.kernels->full(here, inside, lines_)) d_.kernels->settle(d_, base, here, inside, forward_);
    if (d_.kernels->full(here, inside, lines_)) pending_[cell].fetch_or(kFull, std::memory_order_relaxed);
    for (uint32_t v = 0; v < high_; ++v) {
      const size_t partner = cell ^ (size_t{1} << v);
      if ((pending_[partner].load(std::memory_order_relaxed) & kFull) != 0) continue;
      const bool one = (cell >> v & 1) != 0;
      const Pattern& p = d_.patterns[d_.cell_bits + v];
      const uint64_t* at = base_of(p, forward_ ? cell : partner);
      if (open(p, at, forward_ ? one : !one)) pending_[partner].fetch_or(uint32_t{1} << v, std::memory_order_relaxed);
    }
    return true;
  }

  const Dynamics& d_;
  uint64_t* set_;
  const uint64_t* inside_;
  bool forward_;
  const Limits& budget_;
  uint32_t high_;
  size_t words_, lines_;
  std::vector<std::atomic<uint32_t>> pending_;  // a cell each
  std::vector<std::atomic<int32_t>> locks_;     // a region each: how many read it, or kWriter
  std::atomic<size_t> working_{0}, finished_{0};
};

}  // namespace

void Dynamics::close(Bits& set, Direction direction, const Bits* inside, const Limits& budget) const {
  const bool forward = direction == Direction::kForward;
  assert(set.m() == m() && set.clean() && (inside == nullptr || (inside->m() == m() && inside->clean())));
  if (m() == 0) return;
  if (cell_bits == m()) {  // one cell: nothing to schedule
    const uint64_t* base[32];
    for (uint32_t i = 0; i < m(); ++i) base[i] = patterns[i].lines;
    kernels->settle(*this, base, set.words(), inside != nullptr ? inside->words() : nullptr, forward);
    assert(set.clean());
    return;
  }
  Closure(*this, set, inside, forward, budget).run();
}

void Dynamics::step(const Bits& set, Bits& out, Direction direction, const Limits& budget) const {
  const bool forward = direction == Direction::kForward;
  assert(set.m() == m() && out.m() == m() && set.clean() && out.clean());
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

Bits Dynamics::unstable(uint32_t variable, const Limits& budget) const {
  assert(variable < m());
  Bits out = none();
  const size_t words = cell_words(*this);
  share(threads, cell_count(*this), 64, budget, [&](size_t first, size_t last) {
    for (size_t cell = first; cell < last; ++cell)
      kernels->unstable(*this, base_of(patterns[variable], cell), variable, cell, out.words() + cell * words);
  });
  for (size_t w = out.length(); w < set_bytes(m()) / sizeof(uint64_t); ++w) out.words()[w] = 0;
  out.words()[out.length() - 1] &= out.last();
  assert(out.clean());
  return out;
}

Bits Dynamics::fixed_points(const Limits& budget) const {
  Bits out = none();
  const size_t words = cell_words(*this);
  share(threads, cell_count(*this), 16, budget, [&](size_t first, size_t last) {
    for (size_t cell = first; cell < last; ++cell)
      for (uint32_t i = 0; i < m(); ++i)
        kernels->unstable(*this, base_of(patterns[i], cell), i, cell, out.words() + cell * words);
  });
  for (size_t w = out.length(); w < set_bytes(m()) / sizeof(uint64_t); ++w) out.words()[w] = 0;
  out.invert();
  assert(out.clean());
  return out;
}

}  // namespace logicnet
