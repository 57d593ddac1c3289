// The states that walks from a start can be in, listed, with the moves between them: the graph beneath every exact
// answer about walks.
//
// A state in one of the setup's ends is listed, and nothing beyond it. Edge e of state s is one of first(s) ..
// first(s + 1) and leads to to(e), at the rate rate(e). What is listed is complete, or Exhausted is thrown.
#ifndef LOGICNET_WALKS_CHAIN_HPP
#define LOGICNET_WALKS_CHAIN_HPP
#include <cstdint>
#include <functional>
#include <vector>

#include "walks/walks.hpp"

namespace logicnet {

class Chain {
 public:
  static constexpr uint32_t kFree = 0xffffffffu;

  Chain(const WalkSetup& setup, size_t most) : w_(setup), most_(most), slots_(1 << 12, kFree) {}
  void list(const Start& start) {
    list([&](const Start::Visit& visit) { start.each(most_, visit); });
  }
  // The same from any states with weights above 0, which `each` visits; a state may come more than once.
  void list(const std::function<void(const Start::Visit&)>& each);

  uint32_t size() const { return static_cast<uint32_t>(count_); }
  const uint64_t* state(uint32_t s) const { return states_.data() + s * w_.words; }
  size_t first(uint32_t s) const { return first_[s]; }
  const std::vector<size_t>& firsts() const { return first_; }
  const std::vector<uint32_t>& targets() const { return to_; }
  uint32_t to(size_t edge) const { return to_[edge]; }
  double rate(size_t edge) const { return moved_.empty() ? 1.0 : w_.rates[moved_[edge]]; }
  // Of the moves out of a state, in all: how soon it is left.
  double total(uint32_t s) const { return moved_.empty() ? static_cast<double>(first_[s + 1] - first_[s]) : total_[s]; }
  // How probable it is that the state is left by this edge.
  double weight(uint32_t s, size_t edge) const { return rate(edge) / total(s); }
  uint32_t label(uint32_t s) const { return label_[s]; }  // of the end that it lies in; else kFree
  const std::vector<uint32_t>& labels() const { return label_; }
  const std::vector<double>& start() const { return start_; }  // the probability to begin in each state
  const WalkSetup& setup() const { return w_; }
  void check() const;  // throws Exhausted where memory or time ended

 private:
  uint32_t place(const uint64_t* state);
  void grow();
  size_t hash(const uint64_t* state) const { return WordsHash()(state, w_.words); }
  void expand(uint32_t s);

  const WalkSetup& w_;
  size_t most_;
  size_t count_ = 0;
  std::vector<uint64_t> states_;
  // Numbers of states by hash, with open places: a state is a run of `states_` and has no other copy, which the maps of
  // the library would need.
  std::vector<uint32_t> slots_;
  std::vector<size_t> first_{0};
  std::vector<uint32_t> to_, moved_;  // moved_ and total_ only where rates differ: places in WalkSetup::rates
  std::vector<double> total_;
  std::vector<uint32_t> label_;
  std::vector<double> start_;
  std::vector<uint64_t> here_;  // the state that is expanded
  std::vector<uint32_t> moving_;
};

}  // namespace logicnet
#endif
