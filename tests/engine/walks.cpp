// walks: what lies ahead of a set of states, against loops over all states.
#include <random>

#include "checks.hpp"
#include "naive.hpp"
#include "walks/basins.hpp"
#include "walks/reach.hpp"

using namespace logicnet;
using naive::Model;
using naive::States;

namespace {

// Random networks, each with a start: some components fixed, the others at both values.
template <class Look>
void for_each_start(int rounds, uint32_t most, const Look& look) {
  std::mt19937_64 random(9);
  for (int round = 0; round < rounds; ++round) {
    const Model model = naive::random_model(static_cast<uint32_t>(1 + random() % most), 3, random);
    Bdd bdd(model.m);
    const Network network = naive::network(bdd, model);
    std::vector<Literal> start;
    for (Var v = 0; v < model.m; ++v)
      if (random() % 4 != 0) start.push_back({v, random() % 2 != 0});
    States begin(model.count());
    for (uint64_t s = 0; s < begin.size(); ++s)
      begin[s] =
          std::all_of(start.begin(), start.end(), [&](Literal l) { return ((s >> l.variable & 1) != 0) == l.value; });
    look(model, bdd, network, start, begin);
  }
}

std::vector<Var> same(Var m) {
  std::vector<Var> level(m);
  for (Var v = 0; v < m; ++v) level[v] = v;
  return level;
}
uint64_t number_of(const std::vector<uint8_t>& row) {
  uint64_t state = 0;
  for (size_t v = 0; v < row.size(); ++v) state |= uint64_t{row[v]} << v;
  return state;
}

}  // namespace

TEST("As many states are reached as lie ahead of the start, and a shortest path leads to the nearest target") {
  for_each_start(
      150, 6,
      [](const Model& model, Bdd& bdd, const Network& network, const std::vector<Literal>& start, const States& begin) {
        ForwardClosure closure(bdd, network, Limits{});
        closure.close(start);
        const States ahead = naive::close(model, begin, true);
        check(closure.count(), BigUint(static_cast<uint64_t>(std::count(ahead.begin(), ahead.end(), true))));
        const Var wanted = model.m - 1;
        const std::vector<int32_t> target{static_cast<int32_t>(wanted)};
        bool met = false;
        for (uint64_t s = 0; s < ahead.size(); ++s) met = met || (ahead[s] && (s >> wanted & 1) != 0);
        check(closure.meets({target.data(), target.size()}, same(model.m)), met);
        if (!met) return;
        size_t steps = 0;  // how many steps from the start the first states are in which the target holds
        States layer = begin;
        const auto holds = [&] {
          for (uint64_t s = 0; s < layer.size(); ++s)
            if (layer[s] && (s >> wanted & 1) != 0) return true;
          return false;
        };
        for (; !holds(); ++steps) layer = naive::step(model, layer, true);
        const std::vector<std::vector<uint8_t>> path = closure.path({target.data(), target.size()}, same(model.m));
        check(path.size(), steps + 1);
        check(static_cast<bool>(begin[number_of(path.front())]), true);
        check(static_cast<int>(path.back()[wanted]), 1);
        for (size_t k = 1; k < path.size(); ++k) {
          States from(model.count());
          from[number_of(path[k - 1])] = true;
          check(static_cast<bool>(naive::step(model, from, true)[number_of(path[k])]), true);
        }
      });
}

TEST("A basin has as many states as lead to a set, and as many as lead nowhere else") {
  std::mt19937_64 random(11);
  for (int round = 0; round < 150; ++round) {
    const Model model = naive::random_model(static_cast<uint32_t>(1 + random() % 6), 3, random);
    Bdd bdd(model.m);
    const Network network = naive::network(bdd, model);
    Basin basin(bdd, network, Limits{});
    States set(model.count());
    for (const States& attractor : naive::attractors(model)) {
      if (random() % 2 == 0) continue;
      for (uint64_t s = 0; s < set.size(); ++s) {
        if (!attractor[s]) continue;
        set[s] = true;
        std::vector<Literal> state;
        for (Var v = 0; v < model.m; ++v) state.push_back({v, (s >> v & 1) != 0});
        basin.add(state, {});
      }
    }
    const States weak = naive::close(model, set, false);
    States others(model.count());
    for (uint64_t s = 0; s < weak.size(); ++s) others[s] = !weak[s];
    others = naive::close(model, others, false);
    for (const bool part : {false, true}) {
      uint64_t strong_count = 0, weak_count = 0;
      for (uint64_t s = 0; s < weak.size(); ++s) {
        if (part && (s & 1) == 0) continue;
        strong_count += !others[s];
        weak_count += weak[s];
      }
      const int32_t first[] = {0};
      const BasinSizes found = basin.sizes({first, part ? size_t{1} : size_t{0}}, same(model.m));
      check(found.strong, BigUint(strong_count));
      check(found.weak, BigUint(weak_count));
    }
  }
}

TEST("A closure that is stopped keeps the states found so far, and answers within the limits of the next question") {
  for_each_start(
      60, 7,
      [](const Model& model, Bdd& bdd, const Network& network, const std::vector<Literal>& start, const States& begin) {
        const volatile int32_t stop = 1;
        Limits limits;
        ForwardClosure closure(bdd, network, limits);
        limits.stop = &stop;
        closure.set_limits(limits);
        bool ended = false;
        try {
          closure.close(start);
        } catch (const Exhausted& e) {
          check(e.why == End::kStopped, true);
          ended = true;
        }
        closure.sweep();  // while the limits are still exhausted
        closure.set_limits(Limits{});
        const States ahead = naive::close(model, begin, true);
        const auto least = static_cast<uint64_t>(std::count(begin.begin(), begin.end(), true));
        const auto most = static_cast<uint64_t>(std::count(ahead.begin(), ahead.end(), true));
        const BigUint found = closure.count();
        bool between = false;
        for (uint64_t k = least; k <= most; ++k) between = between || found == BigUint(k);
        check(between, true);
        check(ended, most > least);
      });
}
