// screens: counts, what is forced, what is reached and how probable it is, against loops over all states of the
// changed network.
#include <cmath>
#include <random>

#include "checks.hpp"
#include "naive.hpp"
#include "screens/screener.hpp"

using namespace logicnet;
using naive::Model;
using naive::States;

namespace {

// The rules of a model: each rule the disjunction of the rows in which it is 1.
Rules rules_of(const Model& model) {
  Rules out;
  out.begin.push_back(0);
  for (uint32_t i = 0; i < model.m; ++i) {
    const naive::Rule& rule = model.rules[i];
    out.code.push_back(kFalse);
    for (size_t r = 0; r < rule.table.size(); ++r) {
      if (!rule.table[r]) continue;
      out.code.push_back(kTrue);
      for (size_t j = 0; j < rule.support.size(); ++j) {
        out.code.push_back(static_cast<int32_t>(rule.support[j]));
        if ((r >> j & 1) == 0) out.code.push_back(kNot);
        out.code.push_back(kAnd);
      }
      out.code.push_back(kOr);
    }
    if (rule.support == std::vector<uint32_t>{i} && !rule.table[0] && rule.table[1]) {
      out.code.resize(out.begin.back());
      out.code.push_back(static_cast<int32_t>(i));  // an input is written as its own name
    }
    out.begin.push_back(out.code.size());
    out.names.push_back("n" + std::to_string(i));
  }
  return out;
}

// Cuts first, since holding wins.
Model changed(const Model& model, const std::vector<Change>& changes) {
  Model out = model;
  for (const Change& c : changes) {
    if (c.source < 0) continue;
    naive::Rule& rule = out.rules[c.target];
    for (size_t j = 0; j < rule.support.size(); ++j)
      if (rule.support[j] == static_cast<uint32_t>(c.source))
        for (size_t r = 0; r < rule.table.size(); ++r)
          rule.table[r] = rule.table[c.value != 0 ? r | size_t{1} << j : r & ~(size_t{1} << j)];
  }
  for (const Change& c : changes)
    if (c.source < 0) out.rules[c.target] = {{}, {c.value != 0}};
  return out;
}

std::vector<Change> random_changes(uint32_t m, std::mt19937_64& random) {
  std::vector<Change> out;
  for (size_t count = random() % 3; count > 0; --count) {
    const auto target = static_cast<uint32_t>(random() % m);
    const int32_t source = random() % 2 == 0 ? kHold : static_cast<int32_t>(random() % m);
    const bool taken =
        std::any_of(out.begin(), out.end(), [&](const Change& c) { return c.target == target && c.source == source; });
    if (!taken) out.push_back({source, target, static_cast<uint8_t>(random() & 1)});
  }
  return out;
}

// How an attractor shows that component p is 1.
ShownSet shown(const States& attractor, uint32_t p) {
  bool with = false, without = false;
  for (uint64_t s = 0; s < attractor.size(); ++s)
    if (attractor[s]) ((s >> p & 1) != 0 ? with : without) = true;
  return !without ? kAlways : with ? kSometimes : kNever;
}

ShownSet reached(const Model& model, const States& from, uint32_t p) {
  const States ahead = naive::close(model, from, true);
  ShownSet out = 0;
  for (const States& attractor : naive::attractors(model))
    for (uint64_t s = 0; s < attractor.size(); ++s)
      if (attractor[s] && ahead[s]) out |= shown(attractor, p);
  return out;
}

// The states with the held components set.
States set_at_once(const States& states, const std::vector<Change>& changes) {
  States out(states.size());
  for (uint64_t s = 0; s < states.size(); ++s) {
    if (!states[s]) continue;
    uint64_t t = s;
    for (const Change& c : changes)
      if (c.source < 0) t = c.value != 0 ? t | uint64_t{1} << c.target : t & ~(uint64_t{1} << c.target);
    out[t] = true;
  }
  return out;
}

template <class Look>
void for_each_screen(int rounds, const Look& look) {
  std::mt19937_64 random(5);
  for (int round = 0; round < rounds; ++round) {
    Model model = naive::random_model(static_cast<uint32_t>(2 + random() % 4), 3, random);
    std::vector<uint8_t> inputs(model.m, 0);
    if (round % 2 == 0) model.rules[0] = {{0}, {false, true}}, inputs[0] = 1;
    Screener screener(rules_of(model), inputs, size_t{1} << 26, 0, nullptr);
    const auto p = static_cast<uint32_t>(random() % model.m);
    const int32_t code[] = {static_cast<int32_t>(p)};
    check(screener.watch({code, 1}), size_t{0});
    for (int task = 0; task < 8; ++task) look(model, screener, p, random_changes(model.m, random), random);
  }
}

}  // namespace

TEST("Counts are the attractors of the changed network by how they show the phenotype") {
  for_each_screen(
      40, [](const Model& model, Screener& screener, uint32_t p, const std::vector<Change>& changes, std::mt19937_64&) {
        uint64_t always = 0, sometimes = 0, never = 0;
        for (const States& attractor : naive::attractors(changed(model, changes))) {
          const ShownSet how = shown(attractor, p);
          ++(how == kAlways ? always : how == kSometimes ? sometimes : never);
        }
        const Counts counts = screener.count(changes, 0, 0);
        check(static_cast<int>(counts.reason), 0);
        check(counts.always, always);
        check(counts.sometimes, sometimes);
        check(counts.never, never);
        check(screener.forced(changes, 0, 0), sometimes == 0 && never == 0 ? 1 : 0);
      });
}

TEST("What is reached under changes, and when they are taken back, is what a loop over all states reaches") {
  for_each_screen(30, [](const Model& model, Screener& screener, uint32_t p, const std::vector<Change>& changes,
                         std::mt19937_64& random) {
    const auto at = static_cast<Var>(random() % model.m);
    const bool value = (random() & 1) != 0;
    screener.start_at({{at, value}});
    States start(model.count());
    for (uint64_t s = 0; s < start.size(); ++s) start[s] = ((s >> at & 1) != 0) == value;
    const Model under = changed(model, changes);
    const States from = set_at_once(start, changes), ahead = naive::close(under, from, true);
    States back(model.count());
    for (const States& attractor : naive::attractors(under))
      for (uint64_t s = 0; s < back.size(); ++s) back[s] = back[s] || (attractor[s] && ahead[s]);
    const Screener::Reached found = screener.reach(changes, 0, true, false, 0);
    check(int{found.under}, int{reached(under, from, p)});
    check(int{found.after}, int{reached(model, back, p)});
    check(int{screener.reach(changes, 0, false, true, 0).under}, int{reached(model, from, p)});
  });
}

TEST("The probability to end where the phenotype shows is that of the equations of all states") {
  for_each_screen(
      20, [](const Model& model, Screener& screener, uint32_t p, const std::vector<Change>& changes, std::mt19937_64&) {
        const Model under = changed(model, changes);
        std::vector<double> chance(model.count());
        std::vector<uint8_t> ends(model.count());
        for (const States& attractor : naive::attractors(under))
          for (uint64_t s = 0; s < attractor.size(); ++s)
            if (attractor[s]) ends[s] = 1, chance[s] = shown(attractor, p) != kNever;
        for (double change = 1; change > 1e-14;) {
          change = 0;
          for (uint64_t s = 0; s < chance.size(); ++s) {
            if (ends[s]) continue;
            double moves = 0, sum = 0;
            for (uint32_t i = 0; i < under.m; ++i)
              if (under.moves(i, s)) ++moves, sum += chance[s ^ uint64_t{1} << i];
            change = std::max(change, std::abs(sum / moves - chance[s]));
            chance[s] = sum / moves;
          }
        }
        screener.start_at({});
        const States from = set_at_once(States(model.count(), true), changes);
        double sum = 0, count = 0;
        for (uint64_t s = 0; s < from.size(); ++s)
          if (from[s]) sum += chance[s], ++count;
        const Reacher::Chance found = screener.chance(changes, 0, 0, 1, 0);
        check(int{found.how}, 1);
        check(std::abs(found.value - sum / count) < 1e-9, true);
      });
}

TEST("What a measure comes to in the long run is where the distribution over all states settles") {
  for_each_screen(
      20, [](const Model& model, Screener& screener, uint32_t p, const std::vector<Change>& changes, std::mt19937_64&) {
        const Model under = changed(model, changes);
        screener.forget_measures(0);
        check(screener.measure({{2, {static_cast<int32_t>(p)}}}), size_t{0});
        screener.start_mixture({{3, {{0, true}}}, {1, {}}}, -1);
        std::vector<double> now(model.count(), 0);
        for (const bool first : {true, false}) {
          States part(model.count());
          double count = 0;
          for (uint64_t s = 0; s < part.size(); ++s) part[s] = !first || (s & 1) != 0;
          part = set_at_once(part, changes);
          for (uint64_t s = 0; s < part.size(); ++s) count += part[s] ? 1 : 0;
          for (uint64_t s = 0; s < part.size(); ++s)
            if (part[s]) now[s] += (first ? 0.75 : 0.25) / count;
        }
        for (double change = 1; change > 1e-14;) {
          std::vector<double> next(now.size(), 0);
          for (uint64_t s = 0; s < now.size(); ++s)
            for (uint32_t i = 0; i < under.m; ++i)
              next[under.moves(i, s) ? s ^ uint64_t{1} << i : s] += now[s] / (under.m + 1);
          change = 0;
          for (uint64_t s = 0; s < now.size(); ++s) {
            next[s] += now[s] / (under.m + 1);
            change = std::max(change, std::abs(next[s] - now[s]));
          }
          now = std::move(next);
        }
        double expected = 0;
        for (uint64_t s = 0; s < now.size(); ++s)
          if ((s >> p & 1) != 0) expected += 2 * now[s];
        const Measured found = screener.measured(changes, 0, 1, {1 << 10, 0, 0}, 0).front();
        check(int{found.how}, int{kProved});
        check(std::abs(found.share.value - expected) < 1e-9, true);
      });
}

TEST("Percolation under changes fixes what becomes constant step by step") {
  for_each_screen(
      30, [](const Model& model, Screener& screener, uint32_t, const std::vector<Change>& changes, std::mt19937_64&) {
        const Model under = changed(model, changes);
        std::vector<int8_t> value(model.m, 2);
        for (bool more = true; more;) {
          more = false;
          for (uint32_t i = 0; i < model.m; ++i) {
            bool met[2] = {false, false};
            for (uint64_t s = 0; s < under.count(); ++s)
              if (naive::in_space(s, value)) met[under.value(i, s)] = true;
            if (value[i] == 2 && met[0] != met[1]) value[i] = met[1], more = true;
          }
        }
        for (int8_t& at : value)
          if (at == 2) at = -1;
        check(screener.percolated(changes), value);
      });
}

TEST("A screen whose memory is too small for what it keeps begins anew and answers as before") {
  std::mt19937_64 random(6);
  const Model model = naive::random_model(6, 3, random);
  const int32_t code[] = {2};
  Screener large(rules_of(model), std::vector<uint8_t>(6, 0), size_t{1} << 26, 0, nullptr),
      small(rules_of(model), std::vector<uint8_t>(6, 0), size_t{1} << 17, 0, nullptr);
  large.watch({code, 1});
  small.watch({code, 1});
  for (int task = 0; task < 60; ++task) {
    const std::vector<Change> changes = random_changes(6, random);
    const Counts one = large.count(changes, 0, 0), other = small.count(changes, 0, 0);
    check(other.always == one.always && other.sometimes == one.sometimes && other.never == one.never, true);
  }
}

TEST("A phenotype that is no longer watched leaves its number to the next") {
  Screener screener(rules_of({3, {{{0}, {false, true}}, {{0}, {false, true}}, {{1}, {true, false}}}}), {0, 0, 0},
                    size_t{1} << 26, 0, nullptr);
  const int32_t first[] = {0}, both[] = {0, 2, kAnd};
  check(screener.watch({first, 1}), size_t{0});
  check(screener.watch({first, 1}), size_t{1});
  screener.unwatch(1);
  check(screener.watched(), size_t{1});
  check(screener.watch({both, 3}), size_t{1});
  const Counts one = screener.count({}, 0, 0), never = screener.count({}, 1, 0);
  check(one.always == 1 && one.never == 1, true);      // n0 is 1 in one of two fixed points, and n1 with it
  check(never.always == 0 && never.never == 2, true);  // where n0 is 1, n2 is 0
}
