// The operations of a manager of diagrams: each is memoised in one cache, which forgets where two entries meet.
#include "diagrams/bdd.hpp"

#include <algorithm>

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
