// What is read off a diagram: the variables it depends on, how large it is, how many states it has, and one of them.
#include <algorithm>
#include <bit>
#include <unordered_map>

#include "diagrams/bdd.hpp"

namespace logicnet {

void Bdd::room_for_marks() {
  if (stamp_.size() >= nodes_.size()) return;
  support_at_.resize(nodes_.capacity());
  stamp_.resize(nodes_.capacity());  // last: where memory ends before it, both are made room for again
}

std::span<const Var> Bdd::support(Ref f) {
  if (f <= kTrue) return {};
  room_for_marks();
  if (support_at_[f] != 0) return supports_[support_at_[f] - 1];
  try {
    return found_support(f);
  } catch (...) {  // the next support must not begin with what this one saw
    std::fill(seen_.begin(), seen_.end(), 0);
    throw;
  }
}

std::span<const Var> Bdd::found_support(Ref f) {
  ++stamp_now_;
  stack_.assign(1, f);
  stamp_[f] = stamp_now_;
  Var first = variables_, last = 0;
  while (!stack_.empty()) {
    const Node& n = nodes_[stack_.back()];
    stack_.pop_back();
    seen_[n.var / 64] |= uint64_t{1} << (n.var % 64);
    first = std::min(first, n.var);
    last = std::max(last, n.var);
    for (const Ref child : {n.low, n.high})
      if (child > kTrue && stamp_[child] != stamp_now_) {
        stamp_[child] = stamp_now_;
        stack_.push_back(child);
      }
  }
  size_t length = 0;
  for (size_t w = first / 64; w <= last / 64; ++w) length += static_cast<size_t>(std::popcount(seen_[w]));
  if (pool_used_ + length > pool_size_) {
    const size_t more = std::max<size_t>(4096, length);
    pool_.push_back(std::make_unique<Var[]>(more));
    pool_size_ = more;
    pool_used_ = 0;
  }
  Var* out = pool_.back().get() + pool_used_;
  pool_used_ += length;
  Var* at = out;
  for (size_t w = first / 64; w <= last / 64; ++w) {
    for (uint64_t bits = seen_[w]; bits != 0; bits &= bits - 1)
      *at++ = static_cast<Var>(w * 64 + static_cast<size_t>(std::countr_zero(bits)));
    seen_[w] = 0;
  }
  supports_.emplace_back(out, length);
  support_at_[f] = static_cast<uint32_t>(supports_.size());
  assert(ascending(supports_.back()) && supports_.back().front() == top(f));
  return supports_.back();
}

bool Bdd::ascending(std::span<const Var> vars) const {
  return std::adjacent_find(vars.begin(), vars.end(), [](Var a, Var b) { return a >= b; }) == vars.end() &&
         (vars.empty() || vars.back() < variables_);
}

bool Bdd::within(Ref f, std::span<const Var> vars) {
  const std::span<const Var> read = support(f);
  return ascending(vars) && std::includes(vars.begin(), vars.end(), read.begin(), read.end());
}

bool Bdd::depends(Ref f, Var v) {
  const std::span<const Var> s = support(f);
  return std::binary_search(s.begin(), s.end(), v);
}

size_t Bdd::node_count(Ref f) {
  if (f <= kTrue) return 0;
  room_for_marks();
  ++stamp_now_;
  stack_.assign(1, f);
  stamp_[f] = stamp_now_;
  size_t total = 0;
  while (!stack_.empty()) {
    const Node& n = nodes_[stack_.back()];
    stack_.pop_back();
    ++total;
    for (const Ref child : {n.low, n.high})
      if (child > kTrue && stamp_[child] != stamp_now_) {
        stamp_[child] = stamp_now_;
        stack_.push_back(child);
      }
  }
  return total;
}

namespace {

// Counts below 2^64 with plain words; wider ones with big integers.
template <class Number>
Number count_node(const Bdd& bdd, Ref f, const std::vector<uint32_t>& rank, std::unordered_map<Ref, Number>& memo) {
  if (f <= Bdd::kTrue) return Number(f);
  if (const auto found = memo.find(f); found != memo.end()) return found->second;
  if ((memo.size() & 0xfff) == 0xfff) poll(bdd.limits());
  const auto scaled = [&](Ref child) {
    Number n = count_node(bdd, child, rank, memo);
    const uint32_t gap = rank[bdd.top(child)] - rank[bdd.top(f)] - 1;
    if constexpr (std::is_same_v<Number, BigUint>) return gap == 0 ? n : n.shifted(gap);
    else return n << gap;
  };
  Number total = scaled(bdd.low(f)) + scaled(bdd.high(f));
  memo.emplace(f, total);
  return total;
}

}  // namespace

BigUint Bdd::count(Ref f, std::span<const Var> vars) {
  assert(within(f, vars));
  if (f == kFalse) return BigUint(0);
  std::vector<uint32_t> rank(variables_ + 1, 0);
  for (size_t i = 0; i < vars.size(); ++i) rank[vars[i]] = static_cast<uint32_t>(i);
  rank[variables_] = static_cast<uint32_t>(vars.size());
  const uint32_t above = rank[nodes_[f].var];
  if (vars.size() < 64) {
    std::unordered_map<Ref, uint64_t> memo;
    return BigUint(count_node(*this, f, rank, memo) << above);
  }
  std::unordered_map<Ref, BigUint> memo;
  return count_node(*this, f, rank, memo).shifted(above);
}

void Bdd::pick(Ref f, std::span<const Var> vars, uint8_t* out) const {
  assert(f != kFalse && ascending(vars));
  for (size_t i = 0; i < vars.size(); ++i) {
    out[i] = 0;
    if (f > kTrue && nodes_[f].var == vars[i]) {
      out[i] = nodes_[f].low == kFalse;
      f = out[i] ? nodes_[f].high : nodes_[f].low;
    }
  }
}

}  // namespace logicnet
