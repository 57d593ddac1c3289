// diagrams: every operation against truth tables, and that equal functions have one Ref.
#include <random>

#include "checks.hpp"
#include "naive.hpp"

using namespace logicnet;

namespace {

constexpr Var kVars = 7;
constexpr size_t kStates = size_t{1} << kVars;
using Table = std::vector<bool>;

// A function as a table over all variables and as a diagram of the same manager.
struct Pair {
  Table table;
  Ref ref;
};

Ref from(Bdd& bdd, const Table& table) {
  std::vector<uint32_t> all(kVars);
  for (Var v = 0; v < kVars; ++v) all[v] = v;
  return naive::function(bdd, {all, table});
}

Pair random_function(Bdd& bdd, std::mt19937_64& random) {
  const naive::Model model = naive::random_model(kVars, 4, random);
  Table table(kStates);
  for (size_t s = 0; s < kStates; ++s) table[s] = model.value(0, s);
  return {table, from(bdd, table)};
}

template <class Value>
void same(Bdd& bdd, Ref found, const Value& value, Place where = Place::here()) {
  Table expected(kStates);
  for (size_t s = 0; s < kStates; ++s) expected[s] = value(s);
  check(naive::states(bdd, found, kVars) == expected, true, where);
  check(found, from(bdd, expected), where);  // canonical
}

size_t flipped(size_t state, Var v) { return state ^ size_t{1} << v; }

}  // namespace

TEST("Operations on diagrams are those on truth tables, and equal functions have one Ref") {
  std::mt19937_64 random(1);
  Bdd bdd(kVars);
  for (int round = 0; round < 150; ++round) {
    const Pair drawn_f = random_function(bdd, random);
    const Table& a = drawn_f.table;
    const Ref f = drawn_f.ref;
    const Pair drawn_g = random_function(bdd, random);
    const Table& b = drawn_g.table;
    const Ref g = drawn_g.ref;
    const Pair drawn_h = random_function(bdd, random);
    const Table& c = drawn_h.table;
    const Ref h = drawn_h.ref;
    const Var v = static_cast<Var>(random() % kVars);
    const bool value = (random() & 1) != 0;
    const auto held = [&](size_t s) { return value ? s | size_t{1} << v : s & ~(size_t{1} << v); };
    same(bdd, bdd.conj(f, g), [&](size_t s) { return a[s] && b[s]; });
    same(bdd, bdd.disj(f, g), [&](size_t s) { return a[s] || b[s]; });
    same(bdd, bdd.differ(f, g), [&](size_t s) { return a[s] != b[s]; });
    same(bdd, bdd.minus(f, g), [&](size_t s) { return a[s] && !b[s]; });
    same(bdd, bdd.negate(f), [&](size_t s) { return !a[s]; });
    same(bdd, bdd.ite(f, g, h), [&](size_t s) { return a[s] ? b[s] : c[s]; });
    same(bdd, bdd.restrict(f, v, value), [&](size_t s) { return a[held(s)]; });
    same(bdd, bdd.compose(f, v, g), [&](size_t s) { return a[b[s] ? s | size_t{1} << v : s & ~(size_t{1} << v)]; });
    same(bdd, bdd.flip(f, v), [&](size_t s) { return a[flipped(s, v)]; });
    same(bdd, bdd.ahead(f, g, v), [&](size_t s) { return a[s] || (a[flipped(s, v)] && b[flipped(s, v)]); });
    same(bdd, bdd.back(f, g, v), [&](size_t s) { return a[s] || (a[flipped(s, v)] && b[s]); });
  }
}

TEST("Quantification looks at every value of the variables of the cube") {
  std::mt19937_64 random(2);
  Bdd bdd(kVars);
  for (int round = 0; round < 150; ++round) {
    const Pair drawn_f = random_function(bdd, random);
    const Table& a = drawn_f.table;
    const Ref f = drawn_f.ref;
    const Pair drawn_g = random_function(bdd, random);
    const Table& b = drawn_g.table;
    const Ref g = drawn_g.ref;
    const size_t mask = random() % kStates;
    std::vector<Var> vars;
    for (Var v = 0; v < kVars; ++v)
      if ((mask >> v & 1) != 0) vars.push_back(v);
    const Ref cube = bdd.cube(vars);
    const auto some = [&](size_t s, const auto& holds) {
      for (size_t part = mask;; part = (part - 1) & mask) {
        if (holds((s & ~mask) | part)) return true;
        if (part == 0) return false;
      }
    };
    same(bdd, bdd.exists(f, cube), [&](size_t s) { return some(s, [&](size_t t) { return a[t]; }); });
    same(bdd, bdd.forall(f, cube), [&](size_t s) { return !some(s, [&](size_t t) { return !a[t]; }); });
    same(bdd, bdd.conj_exists(f, g, cube), [&](size_t s) { return some(s, [&](size_t t) { return a[t] && b[t]; }); });
  }
}

TEST("The support of a diagram is the variables whose value matters, ascending") {
  std::mt19937_64 random(3);
  Bdd bdd(kVars);
  for (int round = 0; round < 200; ++round) {
    const Pair drawn_f = random_function(bdd, random);
    const Table& a = drawn_f.table;
    const Ref f = drawn_f.ref;
    std::vector<Var> expected;
    for (Var v = 0; v < kVars; ++v) {
      bool matters = false;
      for (size_t s = 0; s < kStates; ++s) matters = matters || a[s] != a[flipped(s, v)];
      if (matters) expected.push_back(v);
      check(bdd.depends(f, v), matters);
    }
    const std::span<const Var> found = bdd.support(f);
    check(std::vector<Var>(found.begin(), found.end()), expected);
  }
}

TEST("Counts are the numbers of states, over variables that the function does not mention too") {
  std::mt19937_64 random(4);
  Bdd bdd(100);
  std::vector<Var> all, few;
  for (Var v = 0; v < 100; ++v) all.push_back(v);
  for (Var v = 0; v < kVars; ++v) few.push_back(v);
  for (int round = 0; round < 100; ++round) {
    const Pair drawn_f = random_function(bdd, random);
    const Table& a = drawn_f.table;
    const Ref f = drawn_f.ref;
    const auto states = static_cast<uint64_t>(std::count(a.begin(), a.end(), true));
    check(bdd.count(f, few), BigUint(states));
    check(bdd.count(f, all), BigUint(states).shifted(100 - kVars));
  }
  check(bdd.count(Bdd::kTrue, all).decimal(), "1267650600228229401496703205376");
}

TEST("A picked assignment satisfies the function and is the first in the order of the variables") {
  std::mt19937_64 random(5);
  Bdd bdd(kVars);
  std::vector<Var> all;
  for (Var v = 0; v < kVars; ++v) all.push_back(v);
  for (int round = 0; round < 200; ++round) {
    const Pair drawn_f = random_function(bdd, random);
    const Table& a = drawn_f.table;
    const Ref f = drawn_f.ref;
    if (f == Bdd::kFalse) continue;
    std::vector<uint8_t> values(kVars);
    bdd.pick(f, all, values.data());
    std::vector<std::vector<uint8_t>> satisfying;
    for (size_t s = 0; s < kStates; ++s) {
      if (!a[s]) continue;
      satisfying.emplace_back();
      for (Var v = 0; v < kVars; ++v) satisfying.back().push_back(s >> v & 1);
    }
    check(values, *std::min_element(satisfying.begin(), satisfying.end()));
  }
}

TEST("Truth tables with the first variable as the highest bit become functions and come back") {
  std::mt19937_64 random(6);
  for (const std::vector<Var>& vars : {std::vector<Var>{4}, {0, 2}, {0, 1, 3, 4, 5, 6}, {0, 1, 2, 3, 4, 5, 6, 8}}) {
    Bdd bdd(9);
    for (int round = 0; round < 20; ++round) {
      const std::vector<bool> table = naive::random_table(vars.size(), random);
      const std::vector<uint64_t> words = naive::words(table);
      const Ref f = bdd.from_table(vars, words.data());
      for (size_t row = 0; row < table.size(); ++row)
        check(bdd.evaluate(f,
                           [&](Var v) {
                             const auto j = static_cast<size_t>(std::find(vars.begin(), vars.end(), v) - vars.begin());
                             return (row >> (vars.size() - 1 - j) & 1) != 0;
                           }),
              static_cast<bool>(table[row]));
      std::vector<uint64_t> back(words.size());
      bdd.to_table(f, vars, back.data());
      check(back, words);
    }
  }
}

TEST("Compaction keeps the functions of the roots and forgets the rest") {
  std::mt19937_64 random(7);
  Bdd bdd(kVars);
  std::vector<Pair> kept;
  for (int round = 0; round < 20; ++round) {
    const Pair pair = random_function(bdd, random);
    if (round % 4 == 0) kept.push_back(pair);
  }
  std::vector<Ref*> roots;
  for (Pair& pair : kept) roots.push_back(&pair.ref);
  const size_t before = bdd.size();
  bdd.compact(roots);
  check(bdd.size() < before, true);
  for (const Pair& pair : kept) same(bdd, pair.ref, [&](size_t s) { return pair.table[s]; });
}

TEST("Limits on nodes and on work end an operation with their reason, and the manager goes on") {
  std::mt19937_64 random(8);
  Bdd bdd(kVars);
  const Pair drawn_f = random_function(bdd, random);
  const Table& a = drawn_f.table;
  const Ref f = drawn_f.ref;
  const auto why = [&](const auto& work) {
    try {
      work();
    } catch (const Exhausted& end) { return static_cast<int>(end.why); }
    return -1;
  };
  const auto parity = [&] {
    Ref all = Bdd::kFalse;
    for (Var v = 0; v < kVars; ++v) all = bdd.differ(all, bdd.literal(v));
  };
  bdd.set_node_limit(bdd.size());
  check(why(parity), static_cast<int>(Exhausted::kMemory));
  bdd.set_node_limit(size_t{1} << 20);
  bdd.set_work_limit(bdd.work() + 3);
  check(why(parity), static_cast<int>(Exhausted::kTooMany));
  bdd.set_work_limit(UINT64_MAX);
  check(why(parity), -1);
  same(bdd, f, [&](size_t s) { return a[s]; });
}
