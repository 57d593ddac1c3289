// walks: expected values in time, against the sums over all states written out.
#include <cmath>
#include <random>

#include "checks.hpp"
#include "naive.hpp"
#include "walks/sampled_course.hpp"

using namespace logicnet;
using naive::Model;
using naive::States;

namespace {

using Distribution = std::vector<double>;

// One step of the discrete process: component i is drawn with the probability rates[2 i + its value] / total.
Distribution stepped(const Model& model, const Distribution& p, const std::vector<double>& rates, double total) {
  Distribution out(p.size(), 0);
  for (uint64_t s = 0; s < p.size(); ++s) {
    double stays = 1;
    for (uint32_t i = 0; i < model.m; ++i) {
      if (!model.moves(i, s)) continue;
      const double share = rates[2 * i + (s >> i & 1)] / total;
      out[s ^ uint64_t{1} << i] += share * p[s];
      stays -= share;
    }
    out[s] += stays * p[s];
  }
  return out;
}

// Continuous time as many short steps, each by the first terms of the exponential series.
Distribution flowed(const Model& model, Distribution p, const std::vector<double>& rates, double time) {
  constexpr int kPieces = 64, kTerms = 24;
  for (int piece = 0; piece < kPieces; ++piece) {
    Distribution term = p;
    for (int k = 1; k <= kTerms; ++k) {
      const Distribution next = stepped(model, term, rates, 1);  // p + p Q
      for (size_t s = 0; s < p.size(); ++s) term[s] = (next[s] - term[s]) * time / kPieces / k;
      for (size_t s = 0; s < p.size(); ++s) p[s] += term[s];
    }
  }
  return p;
}

Distribution held(const Distribution& p, const std::vector<uint8_t>& values) {
  Distribution out(p.size(), 0);
  for (uint64_t s = 0; s < p.size(); ++s) {
    uint64_t t = s;
    for (size_t i = 0; i < values.size(); ++i)
      if (values[i] != 2) t = (t & ~(uint64_t{1} << i)) | uint64_t{values[i]} << i;
    out[t] += p[s];
  }
  return out;
}

// Two segments of random networks, each in a manager of its own, with two measures.
struct Question {
  uint32_t m;
  std::vector<Model> models;
  std::vector<std::unique_ptr<Bdd>> managers;
  Limits limits;
  std::vector<std::vector<double>> rates;
  std::vector<WalkSetup> setups;
  std::vector<Segment> segments;
  std::vector<double> times;
  double total;
  uint64_t from;

  Question(uint32_t size, bool discrete, std::mt19937_64& random) : m(size), total(0), from(random() % (1u << size)) {
    setups.reserve(2);
    double until = 0;
    for (size_t k = 0; k < 2; ++k) {
      models.push_back(naive::random_model(m, 3, random));
      managers.push_back(std::make_unique<Bdd>(m));
      rates.emplace_back(2 * m, 1);
      for (double& rate : rates.back()) rate = static_cast<double>(1 + random() % 4) / 2;
      Bdd& bdd = *managers.back();
      setups.emplace_back(bdd, naive::network(bdd, models.back()), rates.back(), limits);
      until += static_cast<double>(1 + random() % 4);
      std::vector<uint8_t> values(m);
      for (uint8_t& value : values) value = static_cast<uint8_t>(std::min<uint64_t>(random() % 6, 2));
      const Ref first = bdd.literal(0, true), all = bdd.conj(first, bdd.literal(m - 1, false));
      segments.push_back({&bdd, &setups.back(), {{{1, first}}, {{2, first}, {-3, all}}}, values, until});
    }
    if (discrete) total = 2 * m;  // no rate is above 2
    for (double t = 0; t <= until; t += discrete ? 1 : 0.75) times.push_back(t);
  }
  double value(size_t measure, uint64_t s) const {
    const bool first = (s & 1) != 0, all = first && (s >> (m - 1) & 1) == 0;
    return measure == 0 ? first : 2 * first - 3 * all;
  }
  std::vector<double> expected(double power) const {
    std::vector<double> out;
    for (const double time : times) {
      Distribution p(uint64_t{1} << m, 0);
      p[from] = 1;
      double begin = 0;
      for (size_t k = 0; k < 2; ++k) {
        p = held(p, segments[k].held);
        const bool last = k == 1 || time < segments[k].until;
        const double span = (last ? time : segments[k].until) - begin;
        if (total == 0) p = flowed(models[k], p, rates[k], span);
        for (int n = 0; total > 0 && n < static_cast<int>(span); ++n) p = stepped(models[k], p, rates[k], total);
        if (last) break;
        begin = segments[k].until;
      }
      for (size_t measure = 0; measure < 2; ++measure) {
        double sum = 0;
        for (uint64_t s = 0; s < p.size(); ++s) sum += p[s] * std::pow(value(measure, s), power);
        out.push_back(sum);
      }
    }
    return out;
  }
  CourseQuestion question() const { return {segments, times, total}; }
  Start start() const {
    std::vector<uint8_t> values(m);
    for (uint32_t i = 0; i < m; ++i) values[i] = from >> i & 1;
    return Start({{1, values}});
  }
};

}  // namespace

TEST("The exact course is what the distribution over all states gives, in continuous and in discrete time") {
  std::mt19937_64 random(4);
  for (int round = 0; round < 60; ++round) {
    const Question asked(static_cast<uint32_t>(1 + random() % 4), round % 2 == 1, random);
    const std::vector<double> expected = asked.expected(1);
    const Course found = course(asked.question(), asked.start(), 100, 1e-11, 2);
    check(found.values.size(), expected.size());
    check(found.error <= 1e-11, true);
    for (size_t k = 0; k < expected.size(); ++k) check(std::abs(found.values[k] - expected[k]) < 1e-9, true);
  }
}

TEST("Sampled means and squares lie within six of their deviations of what all states give") {
  std::mt19937_64 random(5);
  for (int round = 0; round < 20; ++round) {
    const Question asked(static_cast<uint32_t>(1 + random() % 4), round % 2 == 1, random);
    const std::vector<double> expected = asked.expected(1), squares = asked.expected(2), fourths = asked.expected(4);
    const uint64_t walks = 4000;
    const SampledCourse found = sampled_course(asked.question(), asked.start(), walks, 3, 2);
    check(found.walks, walks);
    for (size_t k = 0; k < expected.size(); ++k) {
      const auto within = [&](double value, double mean, double square) {
        return std::abs(value - mean) <= 6 * std::sqrt(std::max(square - mean * mean, 0.0) / walks) + 1e-9;
      };
      check(within(found.means[k], expected[k], squares[k]), true);
      check(within(found.squares[k], squares[k], fourths[k]), true);
    }
  }
}

TEST("A course that may not list enough states, or is stopped, says so") {
  std::mt19937_64 random(6);
  const Question asked(4, false, random);
  End why = End::kNone;
  try {
    course(asked.question(), Start({{1, {2, 2, 2, 2}}}), 3, 1e-9, 1);
  } catch (const Exhausted& end) { why = end.why; }
  check(why == End::kTooMany, true);
  const volatile int32_t stop = 1;
  Question stopped(4, false, random);
  stopped.limits.stop = &stop;
  const SampledCourse found = sampled_course(stopped.question(), stopped.start(), 10, 3, 2);
  check(found.why == End::kStopped && found.walks == 0, true);
}
