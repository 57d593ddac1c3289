// walks: what lies ahead of a set of states, against loops over all states; and samples of walks.
#include <random>

#include "checks.hpp"
#include "naive.hpp"
#include "walks/reach.hpp"
#include "walks/walks.hpp"

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

TEST("Walks give the same counts on one thread and on four, and when stopped each that began counts as not ended") {
  for_each_start(
      20, 6,
      [](const Model& model, Bdd& bdd, const Network& network, const std::vector<Literal>& start, const States&) {
        const Limits limits;
        const WalkSetup setup(bdd, network, {}, limits);
        Start::Part part{1, std::vector<uint8_t>(model.m, 2)};
        for (const Literal l : start) part.values[l.variable] = l.value;
        const Start from({part});
        std::vector<uint64_t> one, four, none;
        End why = End::kNone;
        check(walk(setup, from, 300, 1000, 7, 1, one, why), true);
        check(walk(setup, from, 300, 1000, 7, 4, four, why), true);
        check(one, four);
        check(one[0] + one[1], uint64_t{300});  // at rest, or not ended: no set of states has a label
        const volatile int32_t stop = 1;
        Limits stopped;
        stopped.stop = &stop;
        const WalkSetup late(bdd, network, {}, stopped);
        check(walk(late, from, 300, 1000, 7, 4, none, why), false);
        check(why == End::kStopped, true);
        check(none[0], uint64_t{0});
        check(none[1] >= 1 && none[1] <= 4, true);
      });
}
