// Reduced ordered binary decision diagrams: the functions of a network and the sets of states that are too large to
// list.
//
// Owns: one node store per manager. A function is a Ref; equal functions have equal Refs (canonical), which is what
// lets a residual network be recognised and solved once. Variables are levels 0..n-1; the caller chooses which
// component stands at which level. Invariants: terminals are Refs 0 and 1; a node's children have smaller Refs than the
// node (so compaction is one ascending pass) and stand at later levels; no node has equal children; recursion is at
// most as deep as there are variables. Not thread-safe: one manager a thread. A manager with a node limit, or whose
// limits are exhausted, throws Exhausted; nothing is lost, and the caller decides what it means. Reference: R. Bryant,
// "Graph-based algorithms for Boolean function manipulation", IEEE Trans. Comput. 35 (1986).
#ifndef LOGICNET_DIAGRAMS_BDD_HPP
#define LOGICNET_DIAGRAMS_BDD_HPP
#include <algorithm>
#include <cassert>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/biguint.hpp"
#include "base/limits.hpp"

namespace logicnet {

using Var = uint32_t;
using Ref = uint32_t;

class Bdd {
 public:
  static constexpr Ref kFalse = 0;
  static constexpr Ref kTrue = 1;
  // Refs and variables stay below these, so that an entry of the cache is not mistaken for one of another operation.
  static constexpr size_t kMostNodes = size_t{1} << 30;
  static constexpr Var kMostVariables = Var{1} << 28;

  static constexpr size_t kUsualNodes = size_t{1} << 28;
  // How many nodes so many bytes hold. A node is 16 bytes, its buckets are up to 8, its entries of the cache up to 32;
  // and while the nodes move to a store of twice the size, both are there.
  static constexpr size_t kNodeBytes = 64;
  static constexpr size_t nodes_in(size_t bytes) { return std::min(bytes / kNodeBytes, kUsualNodes); }

  explicit Bdd(Var variables, Limits* limits = nullptr, size_t node_limit = kUsualNodes);

  Var variables() const { return variables_; }
  size_t size() const { return nodes_.size(); }
  Limits* limits() const { return limits_; }
  void set_limits(Limits* limits) { limits_ = limits; }
  size_t node_limit() const { return node_limit_; }
  void set_node_limit(size_t limit) { node_limit_ = std::min(limit, kMostNodes); }
  size_t memory() const;
  // Work is counted in nodes asked for. Past the limit Exhausted{kTooMany} is thrown: a way to try something only for
  // so long.
  uint64_t work() const { return work_; }
  void set_work_limit(uint64_t limit) { work_limit_ = limit; }

  static bool constant(Ref f) { return f <= kTrue; }
  Var top(Ref f) const { return at(f).var; }
  Ref low(Ref f) const { return at(f).low; }
  Ref high(Ref f) const { return at(f).high; }

  Ref make(Var v, Ref low, Ref high);
  Ref literal(Var v, bool positive = true) { return positive ? make(v, kFalse, kTrue) : make(v, kTrue, kFalse); }
  Ref conj(Ref f, Ref g);
  Ref disj(Ref f, Ref g);
  Ref differ(Ref f, Ref g);
  Ref negate(Ref f);
  Ref minus(Ref f, Ref g) { return conj(f, negate(g)); }
  Ref ite(Ref f, Ref g, Ref h);
  Ref restrict(Ref f, Var v, bool value);
  Ref compose(Ref f, Var v, Ref g);         // f with g in place of v
  Ref exists(Ref f, Ref cube);              // cube: conjunction of positive literals
  Ref conj_exists(Ref f, Ref g, Ref cube);  // exists cube. f & g
  Ref forall(Ref f, Ref cube) { return negate(exists(negate(f), cube)); }
  Ref flip(Ref f, Var v);  // the set with bit v of every state flipped
  // A set with what one move adds: the states of `set` in `unstable`, bit v flipped (ahead), or those that come from
  // there (back).
  Ref ahead(Ref set, Ref unstable, Var v) { return moved<true>(set, unstable, v); }
  Ref back(Ref set, Ref unstable, Var v) { return moved<false>(set, unstable, v); }
  Ref cube(std::span<const Var> vars);

  // The variables f depends on, ascending. Valid until the manager is compacted or destroyed.
  std::span<const Var> support(Ref f);
  bool depends(Ref f, Var v);
  size_t node_count(Ref f);

  template <class State>  // State: callable Var -> bool
  bool evaluate(Ref f, const State& state) const {
    while (f > kTrue) {
      const Node& n = nodes_[f];
      f = state(n.var) ? n.high : n.low;
    }
    return f == kTrue;
  }

  // Number of assignments of `vars` (ascending, containing the support of f) that satisfy f.
  BigUint count(Ref f, std::span<const Var> vars);
  // One satisfying assignment of `vars` as 0/1 bytes (variables outside the chosen path are 0); f must not be false.
  void pick(Ref f, std::span<const Var> vars, uint8_t* out) const;

  // Truth table <-> function. `vars` ascending; bit j of an index is vars[vars.size()-1-j] (so the first variable is
  // the highest bit).
  Ref from_table(std::span<const Var> vars, const uint64_t* words);
  void to_table(Ref f, std::span<const Var> vars, uint64_t* words);

  // Forget everything that `roots` do not use; Refs move, roots are rewritten.
  void compact(std::span<Ref* const> roots);

 private:
  struct Node {
    Var var;
    Ref low, high, next;
  };
  struct Entry {
    uint32_t f, g, h;
    Ref result;
  };
  enum Operation : uint32_t { kConj = 0xfffffff0u, kDiffer, kNegate, kRestrict0, kRestrict1, kExists, kFlip, kDisj };
  static constexpr uint32_t kQuantified = 0x80000000u;  // with the cube
  static constexpr uint32_t kAhead = 0xC0000000u,
                            kBack = 0xD0000000u;  // with the variable: no Ref, and no other operation
  static_assert(kMostNodes <= kQuantified && (kQuantified | (kMostNodes - 1)) < kAhead);
  static_assert(kAhead + kMostVariables <= kBack && kBack + kMostVariables <= kConj);

  bool ascending(std::span<const Var> vars) const;
  bool within(Ref f, std::span<const Var> vars);  // the support of f in `vars`, which ascend
  const Node& at(Ref f) const {
    assert(f < nodes_.size());
    return nodes_[f];
  }
  Entry& entry(uint32_t f, uint32_t g, uint32_t h) {
    uint64_t k = f * 0x9E3779B97F4A7C15ull ^ (g * 0xC2B2AE3D27D4EB4Full + h * 0x165667B19E3779F9ull);
    return cache_[(k ^ (k >> 29)) & cache_mask_];
  }
  static uint64_t hash(Var v, Ref low, Ref high) {
    uint64_t k = v * 0x9E3779B97F4A7C15ull ^ (low * 0xC2B2AE3D27D4EB4Full + high * 0x165667B19E3779F9ull);
    return k ^ (k >> 31);
  }
  void room_for_marks();
  std::span<const Var> found_support(Ref f);
  template <bool kForward>
  Ref moved(Ref set, Ref unstable, Var v);
  void grow();
  void rehash();
  Ref from_range(std::span<const Var> vars, size_t bit, const uint64_t* words, size_t offset);
  void to_range(Ref f, std::span<const Var> vars, size_t bit, uint64_t* words);
  uint64_t to_word(Ref f, std::span<const Var> vars, size_t bit);

  Var variables_;
  Limits* limits_;
  size_t node_limit_;
  uint64_t work_ = 0, work_limit_ = UINT64_MAX;
  std::vector<Node> nodes_;
  std::vector<uint32_t> buckets_;
  uint64_t bucket_mask_ = 0;
  std::vector<Entry> cache_;
  uint64_t cache_mask_ = 0;
  std::vector<uint32_t> support_at_;  // per node: 1 + index into supports_, 0 = not known
  std::vector<std::span<const Var>> supports_;
  std::vector<std::unique_ptr<Var[]>> pool_;
  size_t pool_used_ = 0, pool_size_ = 0;
  std::vector<uint32_t> stamp_;
  uint32_t stamp_now_ = 0;
  std::vector<Ref> stack_;
  std::vector<uint64_t> seen_;
};

}  // namespace logicnet
#endif
