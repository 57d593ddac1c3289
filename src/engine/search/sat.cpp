// The search: propagation, learning from conflicts, restarts, and the heap of variables by activity.
#include "search/sat.hpp"

#include <algorithm>

namespace logicnet {

uint32_t Sat::variable(bool prefer) {
  const auto v = static_cast<uint32_t>(variables());
  value_.push_back(kUnset);
  value_.push_back(kUnset);
  phase_.push_back(prefer);
  seen_.push_back(0);
  model_.push_back(0);
  level_.push_back(0);
  reason_.push_back(kNone);
  activity_.push_back(0.0);
  heap_at_.push_back(kNone);
  watches_.emplace_back();
  watches_.emplace_back();
  heap_insert(v);
  return v;
}

uint32_t Sat::store(std::span<const Lit> clause, uint32_t levels) {
  assert(clause.size() > 1);
  const auto c = static_cast<uint32_t>(arena_.size());
  arena_.push_back(static_cast<uint32_t>(clause.size()));
  arena_.push_back(levels);
  arena_.insert(arena_.end(), clause.begin(), clause.end());
  watches_[clause[0]].push_back({c, clause[1]});
  watches_[clause[1]].push_back({c, clause[0]});
  return c;
}

bool Sat::known(std::span<const Lit> literals) const {
  return std::all_of(literals.begin(), literals.end(), [&](Lit l) { return l < value_.size(); });
}

bool Sat::satisfied(std::span<const Lit> assumptions) const {
  const auto holds = [&](Lit l) { return (model_[l / 2] != 0) != ((l & 1) != 0); };
  for (size_t at = 0; at < arena_.size(); at += arena_[at] + 2)
    if (const uint32_t* first = arena_.data() + at + 2; std::none_of(first, first + arena_[at], holds)) return false;
  return std::all_of(assumptions.begin(), assumptions.end(), holds);
}

bool Sat::add(std::span<const Lit> given) {
  assert(known(given));
  if (!consistent_) return false;
  undo(0);
  std::vector<Lit> clause(given.begin(), given.end());
  std::sort(clause.begin(), clause.end());
  size_t kept = 0;
  for (const Lit l : clause) {
    if (is_true(l) || (kept > 0 && clause[kept - 1] == opposite(l))) return true;
    if (is_false(l) || (kept > 0 && clause[kept - 1] == l)) continue;
    clause[kept++] = l;
  }
  clause.resize(kept);
  if (clause.empty()) return consistent_ = false;
  if (clause.size() == 1) {
    assign(clause[0], kNone);
    return consistent_ = propagate() == kNone;
  }
  store(clause, 0);
  return true;
}

void Sat::assign(Lit l, uint32_t reason) {
  assert(value_[l] == kUnset);
  value_[l] = 1;
  value_[opposite(l)] = 0;
  level_[l / 2] = static_cast<uint32_t>(trail_at_.size());
  reason_[l / 2] = reason;
  trail_.push_back(l);
}

uint32_t Sat::propagate() {
  while (queue_ < trail_.size()) {
    const Lit falsified = opposite(trail_[queue_++]);
    std::vector<Watch>& list = watches_[falsified];
    size_t kept = 0;
    for (size_t i = 0; i < list.size(); ++i) {
      const Watch w = list[i];
      if (is_true(w.other)) {
        list[kept++] = w;
        continue;
      }
      Lit* lits = literals(w.clause);
      const uint32_t n = size(w.clause);
      if (lits[0] == falsified) std::swap(lits[0], lits[1]);
      if (lits[0] != w.other && is_true(lits[0])) {
        list[kept++] = {w.clause, lits[0]};
        continue;
      }
      uint32_t k = 2;
      while (k < n && is_false(lits[k])) ++k;
      if (k < n) {
        std::swap(lits[1], lits[k]);
        watches_[lits[1]].push_back({w.clause, lits[0]});
        continue;
      }
      list[kept++] = {w.clause, lits[0]};
      if (is_false(lits[0])) {
        while (++i < list.size()) list[kept++] = list[i];
        list.resize(kept);
        queue_ = trail_.size();
        return w.clause;
      }
      assign(lits[0], w.clause);
    }
    list.resize(kept);
  }
  return kNone;
}

void Sat::bump(uint32_t v) {
  activity_[v] += increment_;
  if (activity_[v] > 1e100) {
    for (double& a : activity_) a *= 1e-100;
    increment_ *= 1e-100;
  }
  if (heap_at_[v] != kNone) heap_up(heap_at_[v]);
}

// A literal of the learnt clause that the others imply in one step.
bool Sat::redundant(Lit l) const {
  const uint32_t reason = reason_[l / 2];
  if (reason == kNone) return false;
  for (uint32_t k = 0; k < arena_[reason]; ++k) {
    const Lit other = arena_[reason + 2 + k];
    if (other / 2 != l / 2 && seen_[other / 2] == 0 && level_[other / 2] > 0) return false;
  }
  return true;
}

void Sat::analyse(uint32_t conflict, std::vector<Lit>& learnt, uint32_t& back, uint32_t& levels) {
  const auto here = static_cast<uint32_t>(trail_at_.size());
  learnt.assign(1, 0);
  std::vector<uint32_t> marked;
  uint32_t open = 0;
  size_t at = trail_.size();
  Lit implied = kNone;
  for (;;) {
    for (uint32_t k = 0; k < size(conflict); ++k) {
      const Lit l = literals(conflict)[k];
      const uint32_t v = l / 2;
      if (l == implied || seen_[v] != 0 || level_[v] == 0) continue;
      seen_[v] = 1;
      marked.push_back(v);
      bump(v);
      if (level_[v] == here) ++open;
      else learnt.push_back(l);
    }
    while (seen_[trail_[--at] / 2] == 0) {}
    implied = trail_[at];
    if (--open == 0) break;
    conflict = reason_[implied / 2];
  }
  learnt[0] = opposite(implied);
  std::vector<Lit> tail(learnt.begin() + 1, learnt.end());
  learnt.resize(1);
  for (const Lit l : tail)
    if (!redundant(l)) learnt.push_back(l);
  for (const uint32_t v : marked) seen_[v] = 0;
  back = 0;
  std::vector<uint32_t> spans{here};
  for (size_t k = 1; k < learnt.size(); ++k) {
    spans.push_back(level_[learnt[k] / 2]);
    if (level_[learnt[k] / 2] > back) {
      back = level_[learnt[k] / 2];
      std::swap(learnt[1], learnt[k]);
    }
  }
  std::sort(spans.begin(), spans.end());
  levels = static_cast<uint32_t>(std::unique(spans.begin(), spans.end()) - spans.begin());
}

void Sat::undo(uint32_t level) {
  if (trail_at_.size() <= level) return;
  for (size_t i = trail_.size(); i-- > trail_at_[level];) {
    const Lit l = trail_[i];
    phase_[l / 2] = (l & 1) == 0;
    value_[l] = value_[opposite(l)] = kUnset;
    if (heap_at_[l / 2] == kNone) heap_insert(l / 2);
  }
  trail_.resize(trail_at_[level]);
  trail_at_.resize(level);
  queue_ = trail_.size();
}

// Drops the half of the learnt clauses that span most levels, and packs the arena. Only at level 0, where no reason is
// needed.
void Sat::forget() {
  std::sort(learnt_.begin(), learnt_.end(), [&](uint32_t a, uint32_t b) { return arena_[a + 1] < arena_[b + 1]; });
  for (size_t i = learnt_.size() / 2; i < learnt_.size(); ++i)
    if (arena_[learnt_[i] + 1] > 2) arena_[learnt_[i] + 1] = kNone;
  for (std::vector<Watch>& list : watches_) list.clear();
  std::fill(reason_.begin(), reason_.end(), kNone);
  learnt_.clear();
  size_t to = 0;
  for (size_t from = 0; from < arena_.size();) {
    const uint32_t n = arena_[from], levels = arena_[from + 1];
    if (levels != kNone) {
      std::copy_n(arena_.begin() + static_cast<ptrdiff_t>(from), n + 2, arena_.begin() + static_cast<ptrdiff_t>(to));
      const auto c = static_cast<uint32_t>(to);
      watches_[literals(c)[0]].push_back({c, literals(c)[1]});
      watches_[literals(c)[1]].push_back({c, literals(c)[0]});
      if (levels != 0) learnt_.push_back(c);
      to += n + 2;
    }
    from += n + 2;
  }
  arena_.resize(to);
  learnt_limit_ += learnt_limit_ / 8;
}

Sat::Lit Sat::decide(std::span<const Lit> assumptions, bool& contradicted) {
  while (trail_at_.size() < assumptions.size()) {
    const Lit l = assumptions[trail_at_.size()];
    if (is_false(l)) {
      contradicted = true;
      return kNone;
    }
    if (!is_true(l)) return l;
    trail_at_.push_back(static_cast<uint32_t>(trail_.size()));  // already holds: a level of its own all the same
  }
  while (!heap_.empty()) {
    const uint32_t v = heap_pop();
    if (value_[positive(v)] == kUnset) return phase_[v] ? positive(v) : negative(v);
  }
  return kNone;
}

namespace {

uint32_t luby(uint32_t i) {  // 1 1 2 1 1 2 4 ...
  for (uint32_t size = 1, power = 0;; size = 2 * size + 1, ++power) {
    if (i + 1 == size) return 1u << power;
    if (i < size) return luby(i - (size - 1) / 2);
  }
}

}  // namespace

bool Sat::solve(std::span<const Lit> assumptions) {
  assert(known(assumptions));
  if (!consistent_) return false;
  undo(0);
  std::vector<Lit> learnt;
  for (uint32_t restart = 0;; ++restart) {
    poll(limits_);
    undo(0);
    if (learnt_.size() > learnt_limit_) forget();
    uint32_t budget = 100 * luby(restart);
    while (budget != 0) {
      const size_t before = queue_;
      const uint32_t conflict = propagate();
      work_ += queue_ - before;
      if (work_ > work_limit_) throw Exhausted{Exhausted::kTooMany};
      if (conflict != kNone) {
        if (trail_at_.empty()) return consistent_ = false;
        --budget;
        if ((++conflicts_ & 15) == 0) poll(limits_);  // one may take a millisecond
        uint32_t back = 0, levels = 0;
        analyse(conflict, learnt, back, levels);
        undo(back);
        uint32_t reason = kNone;
        if (learnt.size() > 1) {
          reason = store(learnt, levels);
          learnt_.push_back(reason);
        }
        assign(learnt[0], reason);
        increment_ /= 0.95;
        continue;
      }
      bool contradicted = false;
      const Lit l = decide(assumptions, contradicted);
      if (contradicted) {
        undo(0);
        return false;
      }
      if (l == kNone) {
        for (uint32_t v = 0; v < variables(); ++v) model_[v] = value_[positive(v)] == 1;
        assert(satisfied(assumptions));
        undo(0);
        return true;
      }
      trail_at_.push_back(static_cast<uint32_t>(trail_.size()));
      assign(l, kNone);
    }
  }
}

void Sat::heap_up(size_t at) {
  const uint32_t v = heap_[at];
  while (at > 0) {
    const size_t up = (at - 1) / 2;
    if (activity_[heap_[up]] >= activity_[v]) break;
    heap_[at] = heap_[up];
    heap_at_[heap_[at]] = static_cast<uint32_t>(at);
    at = up;
  }
  heap_[at] = v;
  heap_at_[v] = static_cast<uint32_t>(at);
}

void Sat::heap_down(size_t at) {
  const uint32_t v = heap_[at];
  for (;;) {
    size_t child = 2 * at + 1;
    if (child >= heap_.size()) break;
    if (child + 1 < heap_.size() && activity_[heap_[child + 1]] > activity_[heap_[child]]) ++child;
    if (activity_[heap_[child]] <= activity_[v]) break;
    heap_[at] = heap_[child];
    heap_at_[heap_[at]] = static_cast<uint32_t>(at);
    at = child;
  }
  heap_[at] = v;
  heap_at_[v] = static_cast<uint32_t>(at);
}

void Sat::heap_insert(uint32_t v) {
  heap_at_[v] = static_cast<uint32_t>(heap_.size());
  heap_.push_back(v);
  heap_up(heap_.size() - 1);
}

uint32_t Sat::heap_pop() {
  const uint32_t v = heap_[0];
  heap_at_[v] = kNone;
  const uint32_t last = heap_.back();
  heap_.pop_back();
  if (!heap_.empty()) {
    heap_[0] = last;
    heap_at_[last] = 0;
    heap_down(0);
  }
  return v;
}

}  // namespace logicnet
