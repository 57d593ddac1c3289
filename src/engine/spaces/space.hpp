// The explicit space: every state of m <= 32 free variables, sets of them as bitsets, and what asynchronous update does
// to them.
//
// Owns truth tables of local functions, sets of states (Bits), and Dynamics, a Space made ready for the kernels. The
// files beside it:
//
//   spaces/tables.cpp      rules or tables -> Space -> Dynamics
//   spaces/kernel.inc      vector code, compiled once for each instruction set
//   spaces/closure.cpp     closures: cells, regions, threads
//   spaces/attractors.cpp  attractors of any scheme that can close a set
//   spaces/map.cpp         synchronous and block-sequential update
//   spaces/cube.cpp        general asynchronous and most permissive update
//
// Bit s of a set says whether state s is in it, and bit i of s is variable i. So to flip variable i of every state of a
// set is a shift inside words (i < 6), a permutation of the words of a line (a vector register; i < line_bits), or a
// swap of lines. A cell is the 2^cell_bits states that are worked to a local fixpoint in the first-level cache. A
// region is the cells that fit the second-level cache.
//
// Invariants: a set has 2^m bits, bits past them are zero, and its storage is a whole number of 64-byte lines.
//
// Sets of a few variables that are made by the thousand are SmallStates (solver/block_bits.hpp, which says why they are
// two).
#ifndef LOGICNET_SPACES_SPACE_HPP
#define LOGICNET_SPACES_SPACE_HPP
#include <atomic>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "base/limits.hpp"
#include "base/words.hpp"
#include "rules/rules.hpp"

namespace logicnet {

struct LocalFunction {
  std::vector<uint32_t> support;  // ascending variables < m
  std::vector<uint64_t> table;    // bit r = value when bit j of r is support[j]; at least one word
};

struct Space {
  uint32_t m = 0;
  std::vector<LocalFunction> f;
};

struct ExplicitAttractor {
  bool fixed_point;
  uint64_t states;
  uint64_t one_state;         // the smallest one
  std::vector<uint64_t> set;  // 2^m bits; empty for a fixed point
};

// All attractors of the asynchronous dynamics, fixed points first. False: the budget ended it, and `out` holds those
// found until then.
bool explicit_attractors(const Space&, const Limits&, std::vector<ExplicitAttractor>& out);

// The function a postfix program computes, over the variables it truly depends on. Throws Exhausted{kMemory} where the
// table would need more than `bytes`.
LocalFunction tabulate(const int32_t* code, size_t length, size_t bytes);
Space space_of(const Rules&, size_t bytes);
bool value_at(const LocalFunction&, uint64_t state);

// How many bytes a set of 2^m states takes.
constexpr size_t set_bytes(uint32_t m) { return m < 9 ? 64 : size_t{1} << (m - 3); }
static_assert(set_bytes(0) == 64 && set_bytes(9) == 64 && set_bytes(10) == 128);

// What the sets and tables of one space take together, held to a limit before anything is allocated. Relaxed atomics:
// the counters order nothing, and each set is handed from thread to thread by other means. Walks and diagrams count
// their own tables instead (walks/absorption.cpp, Bdd::nodes_in): one owner each, no caller holds them.
class Account {
 public:
  explicit Account(size_t limit) : limit_(limit) {}
  void take(size_t bytes);  // throws Exhausted{kMemory}
  void give(size_t bytes) {
    [[maybe_unused]] const size_t before = used_.fetch_sub(bytes, std::memory_order_relaxed);
    assert(before >= bytes);
  }
  size_t used() const { return used_.load(std::memory_order_relaxed); }
  size_t limit() const { return limit_; }
  void moved(uint64_t bytes) { moved_.fetch_add(bytes, std::memory_order_relaxed); }
  uint64_t moved() const { return moved_.load(std::memory_order_relaxed); }

 private:
  size_t limit_;
  std::atomic<size_t> used_{0};
  // Bytes of sets that closures have read and written so far: what benchmarks set against the clock.
  std::atomic<uint64_t> moved_{0};
};

// Bytes of an account for as long as it lives, however the work ends.
class Held {
 public:
  explicit Held(Account& account, size_t bytes = 0) : account_(account) { grow(bytes); }
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;
  ~Held() { account_.give(bytes_); }
  void grow(size_t to) {
    if (to <= bytes_) return;
    account_.take(to - bytes_);
    bytes_ = to;
  }
  size_t bytes() const { return bytes_; }

 private:
  Account& account_;
  size_t bytes_ = 0;
};

// A set of states: 64-byte aligned words, empty when made. Movable; copied only by name.
class Bits {
 public:
  Bits() = default;
  Bits(uint32_t m, const std::shared_ptr<Account>&, bool clear = true);
  Bits(Bits&& other) noexcept { swap(other); }
  Bits& operator=(Bits&& other) noexcept {
    swap(other);
    return *this;
  }
  ~Bits();
  Bits copy() const;
  void swap(Bits& other) noexcept;

  uint32_t m() const { return m_; }
  uint64_t* words() { return words_; }
  const uint64_t* words() const { return words_; }
  size_t length() const { return words_of(m_); }    // words that hold states
  uint64_t last() const { return valid_bits(m_); }  // the valid bits of a word
  bool has(uint64_t s) const {
    assert(s >> m_ == 0);
    return bit_of(words_, s);
  }
  void put(uint64_t s) {
    assert(s >> m_ == 0);
    set_bit(words_, s);
  }
  bool clean() const;  // the bits past 2^m are zero: what is asserted before and after every function

  void clear();
  void fill();
  void invert();
  void assign(const Bits&);
  void join(const Bits&);  // |=
  void meet(const Bits&);  // &=
  void drop(const Bits&);  // &= ~
  bool empty() const;
  bool within(const Bits&) const;
  uint64_t count() const;
  uint64_t first() const;              // the smallest state; the set must not be empty
  uint64_t next(uint64_t from) const;  // the smallest state >= from, or 2^m

 private:
  uint32_t m_ = 0;
  uint64_t* words_ = nullptr;
  std::shared_ptr<Account> account_;
};

enum class Direction { kForward, kBackward };

struct Kernels;  // the vector code chosen for this machine

// One local function, laid out for the kernels: a line of 2^line_bits values for every assignment of the support above
// the line.
struct Pattern {
  const uint64_t* lines = nullptr;  // for a variable inside the line: where it is unstable; above: the function itself
  std::vector<uint32_t> low;        // word offset contributed by the position of the line in its cell
  std::vector<std::pair<uint32_t, uint32_t>> high;  // (bit of the cell's number, word offset)
  bool flat = false;                                // constant over each cell
};

// A Space made ready. Immutable, so that threads share it.
class Dynamics {
 public:
  Dynamics(const Space&, size_t memory, unsigned threads);
  Dynamics(const Dynamics&) = delete;
  Dynamics& operator=(const Dynamics&) = delete;

  uint32_t m() const { return space.m; }
  Bits none() const { return Bits(space.m, account); }

  // set becomes its closure; steps only lead into `inside` where it is given (the start may lie outside).
  void close(Bits& set, Direction, const Bits* inside, const Limits&) const;
  // Adds to `out` the states one step after (before) `set`; a step changes the state.
  void step(const Bits& set, Bits& out, Direction, const Limits&) const;
  Bits fixed_points(const Limits&) const;
  Bits unstable(uint32_t variable, const Limits&) const;
  Bits where(const LocalFunction&) const;
  uint64_t unstable_at(uint64_t state) const;  // mask of the variables that would move
  uint64_t image(uint64_t state) const;        // all variables updated at once

  Space space;
  unsigned threads;
  std::shared_ptr<Account> account;
  const Kernels* kernels;
  uint32_t line_bits, cell_bits;
  std::vector<Pattern> patterns;

 private:
  std::unique_ptr<uint64_t[], void (*)(uint64_t*)> tables_;
  size_t table_bytes_ = 0;
};

}  // namespace logicnet
#endif
