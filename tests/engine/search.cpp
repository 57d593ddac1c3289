// search: satisfiability, trap spaces and signs against all assignments.
#include <random>

#include "checks.hpp"
#include "naive.hpp"
#include "search/sat.hpp"
#include "search/signs.hpp"
#include "search/trap_spaces.hpp"

using namespace logicnet;

namespace {

using Clause = std::vector<Sat::Lit>;

bool holds(const Clause& clause, uint64_t assignment) {
  return std::any_of(clause.begin(), clause.end(), [&](Sat::Lit l) { return (assignment >> (l / 2) & 1) != (l & 1); });
}

bool satisfiable(const std::vector<Clause>& clauses, const Clause& assumed, uint32_t variables) {
  for (uint64_t a = 0; a < uint64_t{1} << variables; ++a)
    if (std::all_of(clauses.begin(), clauses.end(), [&](const Clause& c) { return holds(c, a); }) &&
        std::all_of(assumed.begin(), assumed.end(), [&](Sat::Lit l) { return holds({l}, a); }))
      return true;
  return false;
}

std::set<std::vector<int8_t>> listed(Bdd& bdd, const Network& network, TrapSpaces::Kind kind) {
  TrapSpaces spaces(bdd, network, kind, Subspace(network.size(), kFree), nullptr);
  std::set<std::vector<int8_t>> found;
  for (Subspace space(network.size(), kFree); spaces.next(space);) check(found.insert(space).second, true);
  return found;
}

}  // namespace

TEST(
    "Random formulas are satisfied exactly where an assignment satisfies them, clause by clause and under "
    "assumptions") {
  std::mt19937_64 random(1);
  size_t yes = 0, no = 0;
  for (int round = 0; round < 200; ++round) {
    const auto variables = static_cast<uint32_t>(3 + random() % 7);
    Sat sat;
    for (uint32_t v = 0; v < variables; ++v) sat.variable((random() & 1) != 0);
    const auto literal = [&] { return static_cast<Sat::Lit>(random() % (2 * variables)); };
    std::vector<Clause> clauses;
    for (uint32_t k = 0; k < 5 * variables; ++k) {
      Clause clause;
      for (size_t length = 1 + random() % 4; length > 0; --length) clause.push_back(literal());
      if (clause.size() == 1 && k % 4 != 0) continue;
      clauses.push_back(clause);
      sat.add(clause);
      if (k % 3 != 0) continue;
      const Clause assumed = {literal(), literal()};
      for (const Clause& under : {Clause{}, assumed}) {
        const bool found = sat.solve(under);
        check(found, satisfiable(clauses, under, variables));
        ++(found ? yes : no);
        if (!found) continue;
        uint64_t assignment = 0;
        for (uint32_t v = 0; v < variables; ++v) assignment |= uint64_t{sat.value(v)} << v;
        for (const Clause& c : clauses) check(holds(c, assignment), true);
        for (const Sat::Lit l : under) check(holds({l}, assignment), true);
      }
    }
  }
  check(yes > 100 && no > 100, true);
}

TEST("Seven pigeons do not fit in six holes, and six do") {
  for (const uint32_t pigeons : {6u, 7u}) {
    Sat sat;
    for (uint32_t k = 0; k < pigeons * 6; ++k) sat.variable();
    for (uint32_t p = 0; p < pigeons; ++p) {
      Clause somewhere;
      for (uint32_t h = 0; h < 6; ++h) somewhere.push_back(Sat::positive(6 * p + h));
      sat.add(somewhere);
    }
    for (uint32_t h = 0; h < 6; ++h)
      for (uint32_t p = 0; p < pigeons; ++p)
        for (uint32_t q = 0; q < p; ++q) sat.add({Sat::negative(6 * p + h), Sat::negative(6 * q + h)});
    check(sat.solve(), pigeons == 6);
  }
}

TEST("A limit on the work of a search ends it with its reason, and it may be asked again") {
  Sat sat;
  for (int v = 0; v < 20; ++v) sat.variable();
  for (uint32_t v = 0; v + 1 < 20; ++v) sat.add({Sat::negative(v), Sat::positive(v + 1)});
  sat.set_work_limit(5);
  int why = -1;
  try {
    sat.solve(Clause{Sat::positive(0)});
  } catch (const Exhausted& end) { why = static_cast<int>(end.why); }
  check(why, static_cast<int>(Exhausted::kTooMany));
  sat.set_work_limit(UINT64_MAX);
  check(sat.solve(Clause{Sat::positive(0)}), true);
  check(sat.value(19), true);
}

TEST("Trap spaces of each kind, and fixed points, are those among all subspaces") {
  std::mt19937_64 random(2);
  for (int round = 0; round < 60; ++round) {
    const naive::Model model = naive::random_model(static_cast<uint32_t>(1 + random() % 5), 3, random);
    Bdd bdd(model.m);
    const Network network = naive::network(bdd, model);
    const std::vector<int8_t> everything(model.m, 2);
    std::set<std::vector<int8_t>> all, smallest, largest, fixed;
    const std::vector<std::vector<int8_t>> traps = naive::trap_spaces(model);
    for (const std::vector<int8_t>& a : traps) {
      const auto other = [&](const auto& holds) {
        return std::any_of(traps.begin(), traps.end(),
                           [&](const std::vector<int8_t>& b) { return a != b && holds(b); });
      };
      all.insert(a);
      if (!other([&](const std::vector<int8_t>& b) { return naive::inside(b, a); })) smallest.insert(a);
      if (a != everything &&
          !other([&](const std::vector<int8_t>& b) { return b != everything && naive::inside(a, b); }))
        largest.insert(a);
      if (std::count(a.begin(), a.end(), 2) == 0) fixed.insert(a);
    }
    check(listed(bdd, network, TrapSpaces::kAll) == all, true);
    check(listed(bdd, network, TrapSpaces::kMinimal) == smallest, true);
    check(listed(bdd, network, TrapSpaces::kMaximal) == largest, true);
    check(listed(bdd, network, TrapSpaces::kFixedPoints) == fixed, true);
  }
}

TEST("A variable has a sign where its effect is seen in a pair of states") {
  std::mt19937_64 random(3);
  for (int round = 0; round < 200; ++round) {
    std::vector<int32_t> code;  // a random program over seven variables
    size_t depth = 0;
    while (code.size() < 14 || depth > 1) {
      const uint64_t roll = random() % 8;
      if (depth >= 2 && (roll < 4 || code.size() >= 14)) code.push_back(roll % 2 == 0 ? kAnd : kOr), --depth;
      else if (depth >= 1 && roll == 4) code.push_back(kNot);
      else code.push_back(static_cast<int32_t>(random() % 7)), ++depth;
    }
    const Program p{code.data(), code.size()};
    const auto value = [&](uint64_t state) {
      std::vector<bool> stack;
      for (const int32_t op : code) {
        if (op >= 0) {
          stack.push_back((state >> op & 1) != 0);
        } else if (op == kNot) {
          stack.back() = !stack.back();
        } else {
          const bool right = stack.back();
          stack.pop_back();
          stack.back() = op == kAnd ? stack.back() && right : stack.back() || right;
        }
      }
      return static_cast<bool>(stack.back());
    };
    const std::vector<uint32_t> mentioned = support(p);
    std::vector<Sign> found;
    check(signs(p, mentioned, UINT64_MAX, found), true);
    for (size_t k = 0; k < mentioned.size(); ++k) {
      bool rises = false, falls = false;
      for (uint64_t s = 0; s < 128; ++s) {
        if ((s >> mentioned[k] & 1) != 0) continue;
        const bool low = value(s), high = value(s | uint64_t{1} << mentioned[k]);
        rises = rises || (high && !low);
        falls = falls || (low && !high);
      }
      check(static_cast<int>(found[k]), rises && falls ? 2 : rises ? 1 : falls ? -1 : 0);
    }
  }
}
