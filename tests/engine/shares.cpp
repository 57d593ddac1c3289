// walks: shares of time in the long run, against the definitions written out over all states, and against networks
// whose components are independent, so that the shares are products.
#include <cmath>
#include <random>

#include "checks.hpp"
#include "naive.hpp"
#include "walks/long_run.hpp"
#include "walks/stationary.hpp"

using namespace logicnet;
using naive::Model;
using naive::States;

namespace {

constexpr double kNear = 1e-9;

// How fast component i moves in a state: up where it is 0, down where it is 1.
double rate_of(const std::vector<double>& rates, uint32_t i, uint64_t s) { return rates[2 * i + (s >> i & 1)]; }

// The distribution after so long that it no longer changes: small steps of the process, from one state of an attractor.
std::vector<double> settled(const Model& model, const States& attractor, const std::vector<double>& rates) {
  double fastest = 0;
  for (const double rate : rates) fastest += rate;
  std::vector<double> p(model.count(), 0), next;
  for (uint64_t s = 0; s < model.count(); ++s) p[s] = attractor[s] ? 1.0 : 0.0;
  const double all = static_cast<double>(std::count(attractor.begin(), attractor.end(), true));
  for (double& one : p) one /= all;
  for (double change = 1; change > 1e-15;) {
    next = p;
    for (uint64_t s = 0; s < model.count(); ++s)
      for (uint32_t i = 0; i < model.m; ++i)
        if (model.moves(i, s)) {
          const double flow = p[s] * rate_of(rates, i, s) / fastest;
          next[s] -= flow;
          next[s ^ uint64_t{1} << i] += flow;
        }
    change = 0;
    for (uint64_t s = 0; s < model.count(); ++s) change = std::max(change, std::abs(next[s] - p[s]));
    p = next;
  }
  return p;
}

std::vector<double> random_rates(uint32_t m, double span, std::mt19937_64& random) {
  std::uniform_real_distribution<double> size(-span, span);
  std::vector<double> rates(2 * m);
  for (double& rate : rates) rate = std::pow(10.0, size(random));
  return rates;
}

struct Walked {
  Bdd bdd;
  Limits limits;
  WalkSetup setup;
  std::vector<Measure> each;  // component i is 1
  Walked(const Model& model, const std::vector<double>& rates)
      : bdd(model.m), setup(bdd, naive::network(bdd, model), rates, limits) {
    for (Var i = 0; i < model.m; ++i) each.push_back({{1.0, bdd.literal(i, true)}});
  }
};

Start at(uint64_t state, uint32_t m) {
  std::vector<uint8_t> values;
  for (uint32_t i = 0; i < m; ++i) values.push_back(state >> i & 1);
  return Start({{1, values}});
}

// Every component negates itself.
Model restless(uint32_t m) {
  Model model{m, {}};
  for (uint32_t i = 0; i < m; ++i) model.rules.push_back({{i}, {true, false}});
  return model;
}

}  // namespace

TEST(
    "In the long run the chance of each attractor and the shares of time in it are those of the process run for long") {
  std::mt19937_64 random(3);
  for (int round = 0; round < 60; ++round) {
    const Model model = naive::random_model(static_cast<uint32_t>(1 + random() % 5), 3, random);
    const std::vector<double> rates =
        round % 2 == 0 ? std::vector<double>(2 * model.m, 1.0) : random_rates(model.m, 0.5, random);
    Walked walked(model, rates);
    walked.each.push_back({{2.0, walked.bdd.literal(0, true)}, {-0.5, walked.bdd.literal(model.m - 1, false)}});
    const LongRun found = long_run(walked.setup, Start({{1, std::vector<uint8_t>(model.m, 2)}}), walked.each, 1000);
    double all = 0;
    size_t matched = 0;
    for (const States& attractor : naive::attractors(model)) {
      const std::vector<double> p = settled(model, attractor, rates);
      std::vector<double> expected(model.m + 1, 0);
      for (uint64_t s = 0; s < model.count(); ++s) {
        for (uint32_t i = 0; i < model.m; ++i) expected[i] += (s >> i & 1) != 0 ? p[s] : 0;
        expected[model.m] += p[s] * ((s & 1 ? 2.0 : 0.0) - (s >> (model.m - 1) & 1 ? 0.0 : 0.5));
      }
      for (const LongRun::Part& part : found.parts) {
        bool same = true;
        for (uint32_t k = 0; k <= model.m; ++k) same = same && std::abs(part.value[k] - expected[k]) < kNear;
        matched += same ? 1 : 0;
      }
    }
    for (const LongRun::Part& part : found.parts) all += part.chance;
    check(matched >= found.parts.size(), true);
    check(std::abs(all - 1) < 1e-12, true);
    check(found.parts.size(), naive::attractors(model).size());
  }
}

TEST(
    "Components that do not see each other have the shares of their own rates, in parts large and small, fast and "
    "slow") {
  std::mt19937_64 random(4);
  for (const uint32_t m : {3u, 8u, 10u, 12u})
    for (const double span : {0.0, 1.0, 3.0, 6.0}) {
      const std::vector<double> rates = random_rates(m, span, random);
      Walked walked(restless(m), rates);
      const Ref both = walked.bdd.conj(walked.bdd.literal(0, true), walked.bdd.literal(1, true));
      walked.each.push_back({{1.0, both}});
      const LongRun found = long_run(walked.setup, at(0, m), walked.each, size_t{1} << m);
      check(found.parts.size(), size_t{1});
      check(found.states, uint64_t{1} << m);
      const std::vector<double>& value = found.parts[0].value;
      const auto own = [&](uint32_t i) { return rates[2 * i] / (rates[2 * i] + rates[2 * i + 1]); };
      for (uint32_t i = 0; i < m; ++i) check(std::abs(value[i] - own(i)) < kNear, true);
      check(std::abs(value[m] - own(0) * own(1)) < kNear, true);
    }
}

TEST("Two networks beside each other, walked as one large part, have the shares that each has alone") {
  std::mt19937_64 random(5);
  for (int found = 0, round = 0; found < 6 && round < 4000; ++round) {
    const Model one = naive::random_model(5, 3, random);
    const std::set<States> attractors = naive::attractors(one);
    const States& large = *std::max_element(attractors.begin(), attractors.end(), [](const States& a, const States& b) {
      return std::count(a.begin(), a.end(), true) < std::count(b.begin(), b.end(), true);
    });
    const auto states = static_cast<uint64_t>(std::count(large.begin(), large.end(), true));
    if (states < 25) continue;  // 25^2 are more than are solved by elimination
    ++found;
    Model two = one;
    two.m = 10;
    for (naive::Rule rule : one.rules) {
      for (uint32_t& source : rule.support) source += 5;
      two.rules.push_back(rule);
    }
    const std::vector<double> rates = random_rates(10, found % 2 == 0 ? 0.5 : 0.0, random);
    Walked walked(two, rates);
    uint64_t s = 0;
    while (!large[s]) ++s;
    const LongRun seen = long_run(walked.setup, at(s | s << 5, 10), walked.each, 1024);
    check(seen.states, states * states);
    for (uint32_t half = 0; half < 2; ++half) {
      const std::vector<double> p = settled(one, large, {rates.data() + 10 * half, rates.data() + 10 * half + 10});
      for (uint32_t i = 0; i < 5; ++i) {
        double expected = 0;
        for (uint64_t t = 0; t < 32; ++t) expected += (t >> i & 1) != 0 ? p[t] : 0;
        check(std::abs(seen.parts[0].value[i + 5 * half] - expected) < kNear, true);
      }
    }
  }
}

TEST("A measure shows always, never or sometimes as it is above 0 in all states of a part, in none or in some") {
  const Model model = restless(2);
  Walked walked(model, {});
  const Ref a = walked.bdd.literal(0, true), b = walked.bdd.literal(1, true);
  const std::vector<Measure> measures = {{{1.0, a}}, {{-1.0, a}}, {{1.0, Bdd::kTrue}}, {{1.0, a}, {-1.0, b}}};
  const LongRun found = long_run(walked.setup, at(0, 2), measures, 10);
  const std::vector<int> expected = {LOGICNET_SHOWS_SOMETIMES, LOGICNET_SHOWS_NEVER, LOGICNET_SHOWS_ALWAYS,
                                     LOGICNET_SHOWS_SOMETIMES};
  check(found.parts[0].shown == expected, true);
  check(std::abs(found.parts[0].value[3]) < kNear, true);
}

TEST("A long run with more states than may be listed, or more memory than there is, is none and says so") {
  Walked walked(restless(11), {});
  const auto ended = [&](size_t most) {
    try {
      long_run(walked.setup, at(0, 11), walked.each, most);
    } catch (const Exhausted& end) { return static_cast<int>(end.why); }
    return 0;
  };
  check(ended(2047), static_cast<int>(Exhausted::kTooMany));
  check(ended(2048), 0);
  walked.limits.memory = 1'500'000;  // enough for the list, not for the ladder
  check(ended(2048), static_cast<int>(Exhausted::kMemory));
  const int32_t stop = 1;
  walked.limits.stop = &stop;
  check(ended(2048), static_cast<int>(Exhausted::kStopped));
}

TEST(
    "Averages over time lie about the shares, alike on any number of threads, and a stop flag leaves what was "
    "watched") {
  const std::vector<double> rates = {3, 1, 1, 1, 1, 4};
  Walked walked(restless(3), rates);
  walked.each.push_back({{2.0, walked.bdd.literal(0, true)}, {1.0, walked.bdd.literal(1, true)}});
  End why = End::kNone;
  const auto seen = [&](unsigned threads) {
    return time_averages(walked.bdd, walked.setup, at(0, 3), walked.each, 200, 10, 50, 11, threads, why);
  };
  const TimeAverages one = seen(1), three = seen(3);
  check(one.mean == three.mean && one.spread == three.spread, true);
  check(one.walks, uint64_t{200});
  const std::vector<double> expected = {0.75, 0.5, 0.2, 2.0};
  for (size_t m = 0; m < expected.size(); ++m) {
    const double error = std::sqrt(one.spread[m] / 199 / 200);
    check(std::abs(one.mean[m] - expected[m]) < 6 * error && error < 0.02, true);
  }
  const int32_t stop = 1;
  walked.limits.stop = &stop;
  check(seen(2).walks, uint64_t{0});
  check(why == End::kStopped, true);
}

TEST("Student's distribution has the quantiles of the tables") {
  const auto near = [](double value, double expected) { return std::abs(value / expected - 1) < 2e-3; };
  check(near(student(0.05, 1), 12.706) && near(student(0.05, 2), 4.303) && near(student(0.01, 1), 63.657), true);
  check(near(student(0.05, 5), 2.571) && near(student(0.05, 31), 2.0395) && near(student(0.01, 30), 2.750), true);
  check(near(student(0.05, 100000), 1.96), true);
  check(std::isinf(student(0.05, 0)), true);
}

TEST(
    "Walks are watched for longer while they remember where they began, and an interval is wider by what it still "
    "drifts") {
  // The last one turns round only while all others are 1: rarely, and as often up as down. So its share is a half.
  Model model = restless(8);
  model.rules[7] = {{0, 1, 2, 3, 4, 5, 6, 7}, std::vector<bool>(256)};
  for (uint64_t s = 0; s < 256; ++s) model.rules[7].table[s] = (s > 127) != ((s & 127) == 127);
  Walked walked(model, {});
  const std::vector<Measure> last = {walked.each.back()};
  End why = End::kNone;
  const auto seen = [&](uint64_t walks, double most) {
    return settled_averages(walked.bdd, walked.setup, at(0, 8), last, walks, most, 5, 2, why);
  };
  const TimeAverages long_enough = seen(1000, 1e9), short_of_it = seen(1000, 2e6);
  check(long_enough.settled() && !short_of_it.settled() && short_of_it.drift[0] > 0.005, true);
  check(long_enough.moves > 1.5 * short_of_it.moves, true);
  const auto [low, high] = interval(long_enough, 0, 0, 1);
  check(low < 0.5 && 0.5 < high && high - low < 0.1, true);
  const auto [least, most] = interval(short_of_it, 0, 0, 1);
  check(least < 0.5 && 0.5 < most, true);
  check(seen(1000, 1e5).walks < 1000 && why == End::kNone, true);  // fewer walks, each for long enough
  check(seen(1000, 1e3).walks == 0 && why == End::kTooMany, true);
}

TEST("What no walk showed may be there in a few, so the interval of walks that are alike is no point") {
  Walked walked(restless(1), {});
  End why = End::kNone;
  const std::vector<Measure> nothing = {{}};
  const TimeAverages alike = settled_averages(walked.bdd, walked.setup, at(0, 1), nothing, 100, 1e5, 0, 1, why);
  const auto [low, high] = interval(alike, 0, 0, 1);
  check(low, 0.0);
  check(std::abs(high - (1 - std::pow(0.025, 0.01))) < 1e-12, true);
}
