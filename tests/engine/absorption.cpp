// walks: where a walk begins and ends, against the definitions written out over all states.
#include <cmath>
#include <map>
#include <random>

#include "checks.hpp"
#include "naive.hpp"
#include "walks/even_draw.hpp"
#include "walks/walks.hpp"

using namespace logicnet;
using naive::Model;
using naive::States;

namespace {

constexpr double kNear = 1e-9;

Ref set_of(Bdd& bdd, const States& states, uint32_t m) {
  naive::Rule rule{{}, states};
  for (uint32_t i = 0; i < m; ++i) rule.support.push_back(i);
  return naive::function(bdd, rule);
}

// For each attractor, the probability that the walk from each state ends there: the share of each move in proportion to
// its rate, repeated until nothing changes any more.
std::vector<std::vector<double>> ends_of(const Model& model, const std::vector<States>& attractors,
                                         const std::vector<double>& rates) {
  std::vector<std::vector<double>> out;
  for (const States& attractor : attractors) {
    std::vector<double> p(model.count());
    for (uint64_t s = 0; s < model.count(); ++s) p[s] = attractor[s] ? 1 : 0;
    for (double change = 1; change > 1e-14;) {
      change = 0;
      for (uint64_t s = 0; s < model.count(); ++s) {
        if (attractor[s]) continue;
        double total = 0, sum = 0;
        for (uint32_t i = 0; i < model.m; ++i)
          if (model.moves(i, s))
            total += rates[2 * i + (s >> i & 1)], sum += rates[2 * i + (s >> i & 1)] * p[s ^ uint64_t{1} << i];
        if (total == 0) continue;
        change = std::max(change, std::abs(sum / total - p[s]));
        p[s] = sum / total;
      }
    }
    out.push_back(p);
  }
  return out;
}

struct Walked {
  Bdd bdd;
  Limits limits;
  WalkSetup setup;
  Walked(const Model& model, const std::vector<States>& attractors, const std::vector<double>& rates)
      : bdd(model.m), setup(bdd, naive::network(bdd, model), rates, limits) {
    for (uint32_t k = 0; k < attractors.size(); ++k) setup.ends.add(set_of(bdd, attractors[k], model.m), k);
    setup.labels = static_cast<uint32_t>(attractors.size());
  }
};

}  // namespace

TEST("A state of a set is drawn as often as any other, and no other state is") {
  std::mt19937_64 random(1);
  for (uint64_t round = 0; round < 5; ++round) {
    const Model size{5, {}};
    States states = naive::random_states(size, 3, random);
    states[random() % 32] = true;
    Bdd bdd(5);
    const std::vector<Var> all = {0, 1, 2, 3, 4};
    const EvenDraw draw(bdd, set_of(bdd, states, 5), all);
    Dice dice(round);
    std::map<uint64_t, int> drawn;
    const int draws = 8000;
    for (int k = 0; k < draws; ++k) {
      std::vector<uint8_t> value(5);
      draw.draw(dice, value);
      uint64_t s = 0;
      for (uint32_t i = 0; i < 5; ++i) s |= uint64_t{value[i]} << i;
      ++drawn[s];
    }
    const auto count = static_cast<double>(std::count(states.begin(), states.end(), true));
    const double each = draws / count;
    for (uint64_t s = 0; s < 32; ++s)
      check(std::abs(drawn[s] - (states[s] ? each : 0)) <= (states[s] ? 6 * std::sqrt(each) : 0), true);
  }
}

TEST("A start lists every state of its subspaces with its share of their weight") {
  const Start start({{1, {0, 2, 2}}, {3, {1, 1, 2}}});
  std::map<uint64_t, double> listed;
  start.each(100, [&](const uint64_t* state, double weight) { listed[*state] += weight; });
  const std::map<uint64_t, double> expected{{0b000, 0.25}, {0b010, 0.25}, {0b100, 0.25},
                                            {0b110, 0.25}, {0b011, 1.5},  {0b111, 1.5}};
  check(listed == expected, true);
}

TEST("A start of independent mixtures lists every state with the product of its shares, and draws it as often") {
  const Start start(std::vector<Start::Mixture>{{{1, {0, 3, 3}}, {3, {1, 3, 3}}}, {{1, {3, 0, 2}}, {1, {3, 1, 1}}}});
  std::map<uint64_t, double> listed, drawn;
  start.each(100, [&](const uint64_t* state, double weight) { listed[*state] += weight; });
  const std::map<uint64_t, double> expected{{0b000, 0.5}, {0b100, 0.5}, {0b110, 1},
                                            {0b001, 1.5}, {0b101, 1.5}, {0b111, 3}};
  check(listed == expected, true);
  Dice dice(1);
  const int draws = 8000;
  std::vector<uint64_t> state(1);
  for (int k = 0; k < draws; ++k) start.draw(dice, state), ++drawn[state[0]];
  check(drawn.size(), expected.size());
  for (const auto& [s, weight] : expected)
    check(std::abs(drawn[s] - draws * weight / 8) <= 6 * std::sqrt(draws * weight / 8), true);
}

TEST("A start of more states than may be listed is refused, whatever the width of an address") {
  for (const size_t free : {7u, 31u, 32u, 33u, 40u, 41u, 64u, 200u}) {
    const Start start({{1, std::vector<uint8_t>(free, 2)}});
    int why = 0;
    try {
      start.each(100, [](const uint64_t*, double) {});
    } catch (const Exhausted& end) { why = static_cast<int>(end.why); }
    check(why, static_cast<int>(Exhausted::kTooMany));
  }
}

TEST("The probability to end in each attractor is that of the equations of all states, with equal rates and others") {
  std::mt19937_64 random(2);
  for (int round = 0; round < 60; ++round) {
    const Model model = naive::random_model(static_cast<uint32_t>(1 + random() % 5), 3, random);
    const std::set<States> found = naive::attractors(model);
    const std::vector<States> attractors(found.begin(), found.end());
    std::vector<double> rates(2 * model.m, 1);  // up and down
    for (double& rate : rates)
      if (round % 2 == 1) rate = 1 + static_cast<double>(random() % 5);
    const std::vector<std::vector<double>> expected = ends_of(model, attractors, rates);
    const Walked walked(model, attractors, round % 2 == 1 ? rates : std::vector<double>{});
    const uint64_t from = random() % model.count();
    std::vector<uint8_t> values;
    for (uint32_t i = 0; i < model.m; ++i) values.push_back(from >> i & 1);
    const Absorption one = absorb(walked.setup, Start({{1, values}}), 1000);
    const Absorption evenly = absorb(walked.setup, Start({{1, std::vector<uint8_t>(model.m, 2)}}), 1000);
    check(one.exact() && evenly.exact(), true);
    for (size_t k = 0; k < attractors.size(); ++k) {
      double sum = 0;
      for (const double p : expected[k]) sum += p;
      check(std::abs(one.chance[k] - expected[k][from]) < kNear, true);
      check(std::abs(evenly.chance[k] - sum / static_cast<double>(model.count())) < kNear, true);
    }
  }
}

TEST("Walks end as the seed decides, on any number of threads, and as often in each attractor as is probable") {
  // From 00 of a switch whose first component is three times as fast: 10 in three of four walks.
  const Model model{2, {{{1}, {true, false}}, {{0}, {true, false}}}};
  const std::set<States> found = naive::attractors(model);
  const std::vector<States> attractors(found.begin(), found.end());
  const Walked walked(model, attractors, {3, 3, 1, 1});
  const uint32_t first = attractors[0][0b01] ? 0 : 1;
  const Start start({{1, {0, 0}}});
  std::vector<uint64_t> one, other;
  End why = End::kNone;
  check(walk(walked.setup, start, 4000, 100, 9, 1, one, why), true);
  check(std::abs(static_cast<double>(one[first]) - 3000) < 6 * std::sqrt(750.0), true);
  check(one[0] + one[1], uint64_t{4000});
  const Start anywhere({{1, {2, 2}}});
  std::vector<uint64_t> alone;
  check(walk(walked.setup, anywhere, 300, 100, 7, 1, alone, why), true);
  for (const unsigned threads : {2u, 5u}) {
    check(walk(walked.setup, start, 4000, 100, 9, threads, other, why), true);
    check(other, one);
    check(walk(walked.setup, anywhere, 300, 100, 7, threads, other, why), true);
    check(other, alone);
  }
}

TEST("Walks that a stop flag ends say so, and count those begun as not ended") {
  const Model model{1, {{{0}, {true, false}}}};  // negates itself
  Walked walked(model, {}, {});
  const int32_t stop = 1;
  walked.limits.stop = &stop;
  std::vector<uint64_t> ended;
  End why = End::kNone;
  check(walk(walked.setup, Start({{1, std::vector<uint8_t>{0}}}), 500, 100, 1, 2, ended, why), false);
  check(static_cast<int>(why), static_cast<int>(End::kStopped));
  check(ended.size(), size_t{2});
  check(ended[0] == 0 && ended[1] >= 1 && ended[1] <= 2, true);
}
