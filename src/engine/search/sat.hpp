// A small conflict-driven SAT solver: what trap spaces and fixed points of networks too large for anything else are
// asked of.
//
// Two watched literals, first unique implication point, activities with decay, phase saving, Luby restarts, and
// forgetting of learnt clauses by the number of levels they span. Incremental: clauses may be added between calls, and
// a call may assume literals. A literal is 2 * variable + 1 where negated. Long work polls the limits and throws
// Exhausted. References: J. Marques-Silva, K. Sakallah, "GRASP" (1999); M. Moskewicz et al., "Chaff" (2001); N. Een, N.
// Sorensson, "An extensible SAT-solver" (2003); G. Audemard, L. Simon, "Predicting learnt clauses quality" (2009).
#ifndef LOGICNET_SEARCH_SAT_HPP
#define LOGICNET_SEARCH_SAT_HPP
#include <cassert>
#include <cstdint>
#include <span>
#include <vector>

#include "base/limits.hpp"

namespace logicnet {

class Sat {
 public:
  using Lit = uint32_t;
  static constexpr Lit positive(uint32_t v) { return 2 * v; }
  static constexpr Lit negative(uint32_t v) { return 2 * v + 1; }
  static constexpr Lit opposite(Lit l) { return l ^ 1; }

  explicit Sat(const Limits* limits = nullptr) : limits_(limits) {}
  uint32_t variable(bool prefer = false);  // a new variable, and the value it is tried at first
  size_t variables() const { return value_.size() / 2; }
  bool add(std::span<const Lit> clause);  // false: from now on there is no solution
  bool add(std::initializer_list<Lit> clause) { return add(std::span<const Lit>(clause.begin(), clause.size())); }
  bool solve(std::span<const Lit> assumptions = {});
  // Work is counted in literals assigned. Past the limit Exhausted{kTooMany} is thrown: a way to try something only for
  // so long.
  void set_work_limit(uint64_t limit) { work_limit_ = limit; }
  bool value(uint32_t variable) const {  // of the last solution
    assert(variable < variables());
    return model_[variable] != 0;
  }

 private:
  enum : uint8_t { kUnset = 2 };
  static constexpr uint32_t kNone = 0xffffffffu;
  struct Watch {
    uint32_t clause;
    Lit other;  // some other literal of the clause: if it is true, the clause need not be read
  };
  // A clause in the arena: size, then 0 for given or the number of levels for learnt, then literals.
  Lit* literals(uint32_t c) { return arena_.data() + c + 2; }
  uint32_t size(uint32_t c) const { return arena_[c]; }
  bool is_true(Lit l) const { return value_[l] == 1; }
  bool is_false(Lit l) const { return value_[l] == 0; }

  bool known(std::span<const Lit> literals) const;         // their variables exist
  bool satisfied(std::span<const Lit> assumptions) const;  // by the last solution: every clause, and the assumptions
  uint32_t store(std::span<const Lit> clause, uint32_t levels);
  void assign(Lit l, uint32_t reason);
  uint32_t propagate();
  void analyse(uint32_t conflict, std::vector<Lit>& learnt, uint32_t& back, uint32_t& levels);
  bool redundant(Lit l) const;
  void undo(uint32_t level);
  void bump(uint32_t v);
  void forget();
  Lit decide(std::span<const Lit> assumptions, bool& contradicted);
  void heap_up(size_t at);
  void heap_down(size_t at);
  void heap_insert(uint32_t v);
  uint32_t heap_pop();

  const Limits* limits_;
  bool consistent_ = true;
  std::vector<uint32_t> arena_;
  std::vector<uint32_t> learnt_;
  std::vector<std::vector<Watch>> watches_;  // by literal that became false
  std::vector<uint8_t> value_;               // by literal
  std::vector<uint8_t> phase_, seen_, model_;
  std::vector<uint32_t> level_, reason_;
  std::vector<Lit> trail_;
  std::vector<uint32_t> trail_at_;  // where each decision level begins
  size_t queue_ = 0;
  std::vector<double> activity_;
  double increment_ = 1.0;
  std::vector<uint32_t> heap_, heap_at_;
  size_t learnt_limit_ = 4000;
  uint64_t work_ = 0, work_limit_ = UINT64_MAX, conflicts_ = 0;
};

}  // namespace logicnet
#endif
