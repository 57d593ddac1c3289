// The clauses of a network's trap spaces, and how one solution is made smallest or largest.
#include "search/trap_spaces.hpp"

#include <cassert>

namespace logicnet {

TrapSpaces::TrapSpaces(Bdd& bdd, const Network& network, Kind kind, const Subspace& within, const Limits* limits)
    : bdd_(bdd), network_(network), kind_(kind), sat_(limits), now_(network.size(), 3), held_(network.size(), 0) {
  const size_t n = network_.size();
  assert(ordered(bdd_, network_) && within.size() == bdd_.variables());
  for (size_t i = 0; i < n; ++i) {
    if (kind_ == kFixedPoints) {
      const uint32_t x = sat_.variable();
      may_.push_back(Sat::negative(x));
      may_.push_back(Sat::positive(x));
    } else {
      // Small subspaces first where small ones are wanted, large ones otherwise.
      for (int value = 0; value < 2; ++value) may_.push_back(Sat::positive(sat_.variable(kind_ == kMaximal)));
      sat_.add({may(i, false), may(i, true)});
    }
  }
  std::vector<Sat::Lit> by_variable(2 * bdd_.variables(), 0);
  for (size_t i = 0; i < n; ++i)
    for (const bool value : {false, true}) by_variable[2 * network_.variables[i] + value] = may(i, value);
  std::swap(may_, by_variable);  // while encoding, indexed by variable
  for (size_t i = 0; i < n; ++i) encode(i, network_.functions[i]);
  std::swap(may_, by_variable);
  std::vector<Sat::Lit> something;
  for (size_t i = 0; i < n; ++i) {
    const int8_t at = within[network_.variables[i]];
    if (at != kFree) {
      sat_.add({Sat::opposite(may(i, at == 0))});
      held_[i] = 1;
    } else if (kind_ == kMaximal) {
      const uint32_t is_fixed = sat_.variable();
      sat_.add({Sat::negative(is_fixed), Sat::opposite(may(i, false)), Sat::opposite(may(i, true))});
      something.push_back(Sat::positive(is_fixed));
    }
  }
  if (kind_ == kMaximal && !sat_.add(something)) over_ = true;
}

// What the subspace reaches in the diagram of one function, from the root down.
void TrapSpaces::encode(size_t i, Ref f) {
  const Var self = network_.variables[i];
  const auto of = [&](Ref child) -> Sat::Lit {  // the literal that a reached child makes true
    if (Bdd::constant(child)) return may_[2 * self + (child == Bdd::kTrue)];
    return Sat::positive(mark_[child] - 1);
  };
  if (Bdd::constant(f)) {
    sat_.add({of(f)});
    return;
  }
  if (mark_.size() < bdd_.size()) mark_.resize(bdd_.size(), 0);
  std::vector<Ref> nodes{f};
  mark_[f] = sat_.variable() + 1;
  for (size_t k = 0; k < nodes.size(); ++k)
    for (const Ref child : {bdd_.low(nodes[k]), bdd_.high(nodes[k])})
      if (!Bdd::constant(child) && mark_[child] == 0) {
        mark_[child] = sat_.variable() + 1;
        nodes.push_back(child);
      }
  sat_.add({of(f)});
  for (const Ref node : nodes) {
    const Sat::Lit reached = Sat::opposite(of(node));
    const Var v = bdd_.top(node);
    sat_.add({reached, Sat::opposite(may_[2 * v]), of(bdd_.low(node))});
    sat_.add({reached, Sat::opposite(may_[2 * v + 1]), of(bdd_.high(node))});
  }
  for (const Ref node : nodes) mark_[node] = 0;
}

void TrapSpaces::read() {
  for (size_t i = 0; i < network_.size(); ++i) {
    const auto holds = [&](Sat::Lit l) { return sat_.value(l / 2) != ((l & 1) != 0); };
    now_[i] = static_cast<uint8_t>(holds(may(i, false)) | holds(may(i, true)) << 1);
  }
}

bool TrapSpaces::fixed(size_t i, bool& value) const {
  value = now_[i] == 2;
  return now_[i] != 3;
}

// A solution that keeps some literals and makes one of `change` true; the clause is dropped afterwards.
bool TrapSpaces::solve_more(std::vector<Sat::Lit> keep, std::vector<Sat::Lit> change) {
  if (change.empty()) return false;
  const uint32_t on = sat_.variable();
  change.push_back(Sat::negative(on));
  sat_.add(change);
  keep.push_back(Sat::positive(on));
  const bool found = sat_.solve(keep);
  if (found) read();
  sat_.add({Sat::negative(on)});
  return found;
}

void TrapSpaces::shrink() {
  for (;;) {
    std::vector<Sat::Lit> keep, change;
    for (size_t i = 0; i < network_.size(); ++i) {
      bool value;
      if (fixed(i, value)) {
        keep.push_back(Sat::opposite(may(i, !value)));
      } else {
        change.push_back(Sat::opposite(may(i, false)));
        change.push_back(Sat::opposite(may(i, true)));
      }
    }
    if (!solve_more(std::move(keep), std::move(change))) return;
  }
}

void TrapSpaces::grow() {
  for (;;) {
    std::vector<Sat::Lit> keep, change;
    for (size_t i = 0; i < network_.size(); ++i) {
      bool value;
      if (fixed(i, value)) {
        keep.push_back(may(i, value));
        if (!held_[i]) change.push_back(may(i, !value));
      } else {
        keep.push_back(may(i, false));
        keep.push_back(may(i, true));
      }
    }
    if (!solve_more(std::move(keep), std::move(change))) return;
  }
}

void TrapSpaces::exclude(const std::vector<uint8_t>& state) {
  std::vector<Sat::Lit> without;
  for (size_t i = 0; i < network_.size(); ++i)
    without.push_back(Sat::opposite(may(i, state[network_.variables[i]] != 0)));
  if (!sat_.add(without)) over_ = true;
}

bool TrapSpaces::trap_space(const Subspace& space) const {
  Taker taker(bdd_);
  for (size_t i = 0; i < network_.size(); ++i)
    if (const int8_t at = space[network_.variables[i]];
        at != kFree && taker.takes(network_.functions[i], at == 0, space))
      return false;
  return true;
}

// Whether the solution fixes a component that `within` leaves free.
bool TrapSpaces::fixes_more() const {
  for (size_t i = 0; i < network_.size(); ++i)
    if (held_[i] == 0 && now_[i] != 3) return true;
  return false;
}

bool TrapSpaces::next(Subspace& out) {
  if (over_ || !sat_.solve()) {
    over_ = true;
    return false;
  }
  read();
  if (kind_ == kMinimal) shrink();
  if (kind_ == kMaximal) grow();
  std::vector<Sat::Lit> other;  // what makes the next one different
  for (size_t i = 0; i < network_.size(); ++i) {
    bool value;
    const bool is_fixed = fixed(i, value);
    out[network_.variables[i]] = is_fixed ? static_cast<int8_t>(value) : kFree;
    if (is_fixed && kind_ == kMinimal) {
      other.push_back(Sat::opposite(may(i, value)));
    } else if (is_fixed) {
      other.push_back(may(i, !value));
    } else if (kind_ == kAll) {
      other.push_back(Sat::opposite(may(i, false)));
      other.push_back(Sat::opposite(may(i, true)));
    }
  }
  assert(trap_space(out));
  assert(kind_ != kFixedPoints || std::count(now_.begin(), now_.end(), 3) == 0);
  assert(kind_ != kMaximal || fixes_more());
  if (!sat_.add(other)) over_ = true;
  return true;
}

}  // namespace logicnet
