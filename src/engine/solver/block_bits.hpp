// SmallStates: sets of states of a small network as bitsets, for blocks of up to some twenty variables: 2^m bits, one
// bit a state.
//
// Why this is not Bits and Dynamics (spaces/space.hpp): the solver makes thousands of these for blocks of three to ten
// variables, with tables straight from diagrams in the order of bits that diagrams have, and a set is a plain vector.
// Bits are aligned lines that an account counts, laid out for vector code and for threads.
//
// Bit j of a state is the variable m-1-j of the network (its last variable is the lowest bit), as in Bdd::to_table. The
// asynchronous successor under variable j flips bit j of the states that are unstable in j, so closures are shifts
// within words and swaps of runs.
#ifndef LOGICNET_SOLVER_BLOCK_BITS_HPP
#define LOGICNET_SOLVER_BLOCK_BITS_HPP
#include <cassert>
#include <cstdint>
#include <vector>

#include "base/words.hpp"
#include "diagrams/bdd.hpp"
#include "networks/network.hpp"

namespace logicnet {

class SmallStates {
 public:
  using Set = std::vector<uint64_t>;
  SmallStates(Bdd& bdd, const Network& network);

  size_t words() const { return words_; }
  Set none() const { return Set(words_, 0); }
  bool add_successors(Set& s, size_t j) const;  // one step under variable j; true if the set grew
  bool add_predecessors(Set& s, size_t j) const;
  void close_forward(Set& s) const;
  void close_backward(Set& s) const;
  void close_backward_within(Set& s, const Set& region) const;  // no step leaves the region
  Set fixed_points() const;
  // Every attractor that is not a fixed point, and the fixed points as one set.
  void attractors(Set& fixed, std::vector<Set>& cyclic) const;

  static bool empty(const Set& s);
  static uint64_t first(const Set& s);
  static bool has(const Set& s, uint64_t state) {
    assert(state >> 6 < s.size());
    return bit_of(s.data(), state);
  }
  static void put(Set& s, uint64_t state) {
    assert(state >> 6 < s.size());
    set_bit(s.data(), state);
  }
  static uint64_t count(const Set& s);

 private:
  bool step(Set& s, size_t j, bool forward) const;
  bool closed(const Set& s) const;  // no step leaves it
  bool clean(const Set& s) const;   // just so many words, and no bit past the last state
  const Limits* limits_;
  size_t m_, words_;
  uint64_t valid_;                  // the bits of a word that are states (all, from six variables on)
  std::vector<uint64_t> unstable_;  // m runs of words_
};

}  // namespace logicnet
#endif
