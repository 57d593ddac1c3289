// The operations of a manager of diagrams: each is memoised in one cache, which forgets where two entries meet.
#include "diagrams/bdd.hpp"

#include <algorithm>
#include <bit>
#include <unordered_map>

namespace logicnet {

Bdd::Bdd(Var variables, Limits* limits, size_t node_limit)
    : variables_(variables), limits_(limits), node_limit_(std::min(node_limit, kMostNodes)), seen_(variables / 64 + 1) {
  assert(variables < kMostVariables);
  nodes_.reserve(1024);
  nodes_.push_back({variables, 0, 0, 0});
  nodes_.push_back({variables, 1, 1, 0});
  buckets_.assign(1024, 0);
  bucket_mask_ = 1023;
  cache_.assign(2048, Entry{0, 0, 0, 0});
  cache_mask_ = 2047;
}

size_t Bdd::memory() const {
  return nodes_.capacity() * sizeof(Node) + buckets_.capacity() * 4 + cache_.capacity() * sizeof(Entry) +
         support_at_.capacity() * 4 + stamp_.capacity() * 4;
}

void Bdd::rehash() {
  std::fill(buckets_.begin(), buckets_.end(), 0);
  for (Ref r = 2; r < nodes_.size(); ++r) {
    Node& n = nodes_[r];
    uint32_t& b = buckets_[hash(n.var, n.low, n.high) & bucket_mask_];
    n.next = b;
    b = r;
  }
}

void Bdd::grow() {
  poll(limits_);
  buckets_.assign(buckets_.size() * 2, 0);
  bucket_mask_ = buckets_.size() - 1;
  rehash();
  if (cache_.size() < (size_t{1} << 22)) {
    cache_.assign(cache_.size() * 2, Entry{0, 0, 0, 0});
    cache_mask_ = cache_.size() - 1;
  }
}

Ref Bdd::make(Var v, Ref low, Ref high) {
  assert(v < variables_ && v < top(low) && v < top(high));
  if ((++work_ & 0xffff) == 0) poll(limits_);
  if (work_ > work_limit_) throw Exhausted{Exhausted::kTooMany};
  if (low == high) return low;
  const uint64_t h = hash(v, low, high);
  for (Ref r = buckets_[h & bucket_mask_]; r != 0; r = nodes_[r].next) {
    const Node& n = nodes_[r];
    if (n.low == low && n.high == high && n.var == v) return r;
  }
  const auto r = static_cast<Ref>(nodes_.size());
  if (r >= node_limit_) throw Exhausted{Exhausted::kMemory};
  uint32_t& b = buckets_[h & bucket_mask_];
  assert(low < r && high < r);
  nodes_.push_back({v, low, high, b});
  b = r;
  if (nodes_.size() > buckets_.size()) grow();
  return r;
}

Ref Bdd::conj(Ref f, Ref g) {
  if (f == g || g == kTrue) return f;
  if (f == kTrue) return g;
  if (f == kFalse || g == kFalse) return kFalse;
  if (f > g) std::swap(f, g);
  {
    const Entry& e = entry(f, g, kConj);
    if (e.f == f && e.g == g && e.h == kConj) return e.result;
  }
  const Node a = nodes_[f], b = nodes_[g];
  Ref r;
  if (a.var == b.var) {
    const Ref low = conj(a.low, b.low);
    r = make(a.var, low, conj(a.high, b.high));
  } else if (a.var < b.var) {
    const Ref low = conj(a.low, g);
    r = make(a.var, low, conj(a.high, g));
  } else {
    const Ref low = conj(f, b.low);
    r = make(b.var, low, conj(f, b.high));
  }
  entry(f, g, kConj) = {f, g, kConj, r};
  return r;
}

Ref Bdd::disj(Ref f, Ref g) {
  if (f == g || g == kFalse) return f;
  if (f == kFalse) return g;
  if (f == kTrue || g == kTrue) return kTrue;
  if (f > g) std::swap(f, g);
  {
    const Entry& e = entry(f, g, kDisj);
    if (e.f == f && e.g == g && e.h == kDisj) return e.result;
  }
  const Node a = nodes_[f], b = nodes_[g];
  Ref r;
  if (a.var == b.var) {
    const Ref low = disj(a.low, b.low);
    r = make(a.var, low, disj(a.high, b.high));
  } else if (a.var < b.var) {
    const Ref low = disj(a.low, g);
    r = make(a.var, low, disj(a.high, g));
  } else {
    const Ref low = disj(f, b.low);
    r = make(b.var, low, disj(f, b.high));
  }
  entry(f, g, kDisj) = {f, g, kDisj, r};
  return r;
}

Ref Bdd::differ(Ref f, Ref g) {
  if (f == g) return kFalse;
  if (f > g) std::swap(f, g);
  if (f == kFalse) return g;
  if (f == kTrue) return negate(g);
  {
    const Entry& e = entry(f, g, kDiffer);
    if (e.f == f && e.g == g && e.h == kDiffer) return e.result;
  }
  const Node a = nodes_[f], b = nodes_[g];
  const Var v = std::min(a.var, b.var);
  const Ref f0 = a.var == v ? a.low : f, f1 = a.var == v ? a.high : f;
  const Ref g0 = b.var == v ? b.low : g, g1 = b.var == v ? b.high : g;
  const Ref low = differ(f0, g0);
  const Ref r = make(v, low, differ(f1, g1));
  entry(f, g, kDiffer) = {f, g, kDiffer, r};
  return r;
}

Ref Bdd::negate(Ref f) {
  if (f <= kTrue) return f ^ 1u;
  {
    const Entry& e = entry(f, 0, kNegate);
    if (e.f == f && e.g == 0 && e.h == kNegate) return e.result;
  }
  const Node a = nodes_[f];
  const Ref low = negate(a.low);
  const Ref r = make(a.var, low, negate(a.high));
  entry(f, 0, kNegate) = {f, 0, kNegate, r};
  return r;
}

Ref Bdd::ite(Ref f, Ref g, Ref h) {
  if (f == kTrue || g == h) return g;
  if (f == kFalse) return h;
  if (g == kTrue) return disj(f, h);
  if (h == kFalse) return conj(f, g);
  if (g == kFalse) return conj(negate(f), h);
  if (h == kTrue) return disj(negate(f), g);
  if (f == g) return disj(f, h);
  if (f == h) return conj(f, g);
  {
    const Entry& e = entry(f, g, h);
    if (e.f == f && e.g == g && e.h == h) return e.result;
  }
  const Node a = nodes_[f], b = nodes_[g], c = nodes_[h];
  const Var v = std::min(a.var, std::min(b.var, c.var));
  const Ref low = ite(a.var == v ? a.low : f, b.var == v ? b.low : g, c.var == v ? c.low : h);
  const Ref high = ite(a.var == v ? a.high : f, b.var == v ? b.high : g, c.var == v ? c.high : h);
  const Ref r = make(v, low, high);
  entry(f, g, h) = {f, g, h, r};
  return r;
}

Ref Bdd::restrict(Ref f, Var v, bool value) {
  assert(v < variables_);
  const Node a = at(f);
  if (a.var > v) return f;
  if (a.var == v) return value ? a.high : a.low;
  const uint32_t op = value ? kRestrict1 : kRestrict0;
  {
    const Entry& e = entry(f, v, op);
    if (e.f == f && e.g == v && e.h == op) return e.result;
  }
  const Ref low = restrict(a.low, v, value);
  const Ref r = make(a.var, low, restrict(a.high, v, value));
  entry(f, v, op) = {f, v, op, r};
  return r;
}

Ref Bdd::compose(Ref f, Var v, Ref g) {
  const Ref high = restrict(f, v, true), low = restrict(f, v, false);
  return high == low ? f : ite(g, high, low);
}

Ref Bdd::exists(Ref f, Ref cube) {
  if (f <= kTrue) return f;
  const Var v = top(f);
  while (top(cube) < v) cube = high(cube);
  assert(cube == kTrue || low(cube) == kFalse);
  if (cube == kTrue) return f;
  {
    const Entry& e = entry(f, cube, kExists);
    if (e.f == f && e.g == cube && e.h == kExists) return e.result;
  }
  const Node a = nodes_[f];
  const Ref rest = nodes_[cube].var == v ? nodes_[cube].high : cube;
  Ref r;
  if (rest != cube) {
    r = exists(a.low, rest);
    if (r != kTrue) r = disj(r, exists(a.high, rest));
  } else {
    const Ref low = exists(a.low, rest);
    r = make(v, low, exists(a.high, rest));
  }
  entry(f, cube, kExists) = {f, cube, kExists, r};
  return r;
}

Ref Bdd::conj_exists(Ref f, Ref g, Ref cube) {
  if (f == kFalse || g == kFalse) return kFalse;
  if (f == kTrue || f == g) return exists(g, cube);
  if (g == kTrue) return exists(f, cube);
  if (f > g) std::swap(f, g);
  const Var v = std::min(nodes_[f].var, nodes_[g].var);
  while (top(cube) < v) cube = high(cube);
  assert(cube == kTrue || low(cube) == kFalse);
  if (cube == kTrue) return conj(f, g);
  {
    const Entry& e = entry(f, g, cube);
    // An ite entry of the same three Refs cannot be mistaken for this one: a Ref does not have the bit.
    if (e.f == f && e.g == g && e.h == (cube | kQuantified)) return e.result;
  }
  const Node a = nodes_[f], b = nodes_[g];
  const Ref f0 = a.var == v ? a.low : f, f1 = a.var == v ? a.high : f;
  const Ref g0 = b.var == v ? b.low : g, g1 = b.var == v ? b.high : g;
  const bool quantified = nodes_[cube].var == v;
  const Ref rest = quantified ? nodes_[cube].high : cube;
  Ref r = conj_exists(f0, g0, rest);
  if (!quantified) {
    r = make(v, r, conj_exists(f1, g1, rest));
  } else if (r != kTrue) {
    r = disj(r, conj_exists(f1, g1, rest));
  }
  entry(f, g, cube) = {f, g, cube | kQuantified, r};
  return r;
}

Ref Bdd::flip(Ref f, Var v) {
  assert(v < variables_);
  const Node a = at(f);
  if (a.var > v) return f;
  if (a.var == v) return make(v, a.high, a.low);
  {
    const Entry& e = entry(f, v, kFlip);
    if (e.f == f && e.g == v && e.h == kFlip) return e.result;
  }
  const Ref low = flip(a.low, v);
  const Ref r = make(a.var, low, flip(a.high, v));
  entry(f, v, kFlip) = {f, v, kFlip, r};
  return r;
}

template <bool kForward>
Ref Bdd::moved(Ref set, Ref unstable, Var v) {
  if (set <= kTrue || unstable == kFalse) return set;
  const uint32_t op = (kForward ? kAhead : kBack) + v;
  {
    const Entry& e = entry(set, unstable, op);
    if (e.f == set && e.g == unstable && e.h == op) return e.result;
  }
  const Node a = nodes_[set], b = nodes_[unstable];
  const Var level = std::min(v, std::min(a.var, b.var));
  const Ref s0 = a.var == level ? a.low : set, s1 = a.var == level ? a.high : set;
  const Ref u0 = b.var == level ? b.low : unstable, u1 = b.var == level ? b.high : unstable;
  Ref low, high;
  if (level == v) {
    low = disj(s0, conj(s1, kForward ? u1 : u0));
    high = disj(s1, conj(s0, kForward ? u0 : u1));
  } else {
    low = moved<kForward>(s0, u0, v);
    high = moved<kForward>(s1, u1, v);
  }
  const Ref r = make(level, low, high);
  entry(set, unstable, op) = {set, unstable, op, r};
  return r;
}

template Ref Bdd::moved<true>(Ref, Ref, Var);
template Ref Bdd::moved<false>(Ref, Ref, Var);

Ref Bdd::cube(std::span<const Var> vars) {
  assert(ascending(vars));
  Ref r = kTrue;
  for (size_t i = vars.size(); i-- > 0;) r = make(vars[i], kFalse, r);
  return r;
}

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

Ref Bdd::from_range(std::span<const Var> vars, size_t bit, const uint64_t* words, size_t offset) {
  const auto at = [&](size_t b) { return vars[vars.size() - b]; };  // the variable that splits a range of 2^b
  if (bit <= 6) {
    const uint64_t mask = bit == 6 ? ~uint64_t{0} : (uint64_t{1} << (uint64_t{1} << bit)) - 1;
    const uint64_t word = (words[offset >> 6] >> (offset & 63)) & mask;
    if (word == 0) return kFalse;
    if (word == mask) return kTrue;
  }
  const size_t half = size_t{1} << (bit - 1);
  const Ref low = from_range(vars, bit - 1, words, offset);
  return make(at(bit), low, from_range(vars, bit - 1, words, offset + half));
}

Ref Bdd::from_table(std::span<const Var> vars, const uint64_t* words) {
  assert(ascending(vars));
  return from_range(vars, vars.size(), words, 0);
}

uint64_t Bdd::to_word(Ref f, std::span<const Var> vars, size_t bit) {
  if (f == kFalse) return 0;
  if (f == kTrue) return bit >= 6 ? ~uint64_t{0} : (uint64_t{1} << (uint64_t{1} << bit)) - 1;
  const bool splits = nodes_[f].var == vars[vars.size() - bit];
  const uint64_t low = to_word(splits ? nodes_[f].low : f, vars, bit - 1);
  const uint64_t high = splits ? to_word(nodes_[f].high, vars, bit - 1) : low;
  return low | high << (uint64_t{1} << (bit - 1));
}

void Bdd::to_range(Ref f, std::span<const Var> vars, size_t bit, uint64_t* words) {
  const size_t length = bit <= 6 ? 1 : size_t{1} << (bit - 6);
  if (f <= kTrue && bit > 6) {
    std::fill(words, words + length, f == kTrue ? ~uint64_t{0} : 0);
  } else if (bit <= 6) {
    *words = to_word(f, vars, bit);
  } else if (nodes_[f].var == vars[vars.size() - bit]) {
    const Ref high = nodes_[f].high;
    to_range(nodes_[f].low, vars, bit - 1, words);
    to_range(high, vars, bit - 1, words + length / 2);
  } else {
    to_range(f, vars, bit - 1, words);
    std::copy(words, words + length / 2, words + length / 2);
  }
}

void Bdd::to_table(Ref f, std::span<const Var> vars, uint64_t* words) {
  assert(within(f, vars));
  to_range(f, vars, vars.size(), words);
}

void Bdd::compact(std::span<Ref* const> roots) {
  std::vector<Ref> moved(nodes_.size(), 0);
  for (Ref* const r : roots) moved[*r] = 1;
  for (size_t r = nodes_.size(); r-- > 2;)
    if (moved[r] != 0) moved[nodes_[r].low] = moved[nodes_[r].high] = 1;
  moved[0] = 0;
  moved[1] = 1;
  Ref next = 2;
  for (Ref r = 2; r < nodes_.size(); ++r) {
    if (moved[r] == 0) continue;
    nodes_[next] = {nodes_[r].var, moved[nodes_[r].low], moved[nodes_[r].high], 0};
    moved[r] = next++;
  }
  nodes_.resize(next);
  for (Ref* const r : roots) *r = moved[*r];
  rehash();
  std::fill(cache_.begin(), cache_.end(), Entry{0, 0, 0, 0});
  std::fill(support_at_.begin(), support_at_.end(), 0);
  supports_.clear();
  pool_.clear();
  pool_used_ = pool_size_ = 0;
}

}  // namespace logicnet
