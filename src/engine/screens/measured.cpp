#include "screens/measured.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <map>
#include <numeric>

#include "screens/keys.hpp"

namespace logicnet {
namespace {

constexpr size_t kMostBegins = size_t{1} << 16;  // subspaces that a start may fall into
constexpr size_t kApart = 64;                    // parts of a mixture up to which each is asked by itself
constexpr double kSure = 1.959963984540054;      // standard errors to each side: 95 %

bool constant(const Measure& measure) {
  return std::all_of(measure.begin(), measure.end(), [](const Term& term) { return Bdd::constant(term.set); });
}

double constant_value(const Measure& measure) {
  return std::accumulate(measure.begin(), measure.end(), 0.0,
                         [](double sum, const Term& term) { return sum + (term.set == Bdd::kTrue ? term.weight : 0); });
}

double wilson(double share, double walks, double side) {
  const double z = kSure * kSure / walks;
  const double at = (share + z / 2 + side * std::sqrt(std::max(0.0, z * (share * (1 - share) + z / 4)))) / (1 + z);
  return std::clamp(at, 0.0, 1.0);
}

// The interval of a mean of walks whose values lie between `least` and `most`: no such values vary more than those that
// are at one of the two, for which this is Wilson's interval.
Estimate with_error(const Estimate& seen, double least, double most, uint64_t walks) {
  const double width = most - least, count = static_cast<double>(walks);
  if (width <= 0 || walks == 0) return seen;
  const auto share = [&](double value) { return std::clamp((value - least) / width, 0.0, 1.0); };
  return {seen.value, least + width * wilson(share(seen.low), count, -1),
          least + width * wilson(share(seen.high), count, 1)};
}

}  // namespace

// Answers of the parts of a mixture with their weights; equal ones are one.
struct Measurer::Mixed {
  std::vector<std::pair<const Outcome*, double>> parts;
  void add(const Outcome& outcome, double weight) {
    for (auto& [known, had] : parts)
      if (known == &outcome) return static_cast<void>(had += weight);
    parts.emplace_back(&outcome, weight);
  }
  double constant = 0, shown = 0;  // of the parts that hold the measure at one value
};

Measurer::Measurer(Bdd& bdd, std::vector<double> rates)
    : bdd_(bdd), solver_(bdd, Steps{}), taker_(bdd), positions_(bdd.variables()), rates_(std::move(rates)) {}

std::vector<Measured> Measurer::measured(const std::vector<Ref>& functions, const std::vector<WeightedSet>& draw,
                                         std::span<const Measure> measures, const Plan& plan) {
  std::vector<Measured> all(measures.size());
  std::vector<std::vector<WeightedSet>> groups;
  if (draw.size() <= kApart)
    for (const WeightedSet& one : draw) groups.push_back({one});
  else groups.push_back(draw);
  double total = 0;
  for (const WeightedSet& one : draw) total += one.weight;
  std::vector<Enclosure> around;
  std::vector<double> weights;
  for (const std::vector<WeightedSet>& group : groups) {
    Ref any = Bdd::kFalse;
    double weight = 0;
    for (const WeightedSet& one : group) any = bdd_.disj(any, one.set), weight += one.weight;
    around.push_back(enclosed(bdd_, taker_, functions, any));
    weights.push_back(weight / total);
  }
  for (size_t m = 0; m < measures.size(); ++m) {
    ++asked_;
    try {
      Mixed mixed;
      for (size_t g = 0; g < groups.size(); ++g) add(around[g], groups[g], weights[g], measures[m], plan, mixed);
      all[m] = together(mixed, plan);
    } catch (const Exhausted& end) { all[m].reason = end.why; }
  }
  return all;
}

void Measurer::add(const Enclosure& around, const std::vector<WeightedSet>& draw, double weight, const Measure& measure,
                   const Plan& plan, Mixed& mixed) {
  const Measure own = with_held(measure, [&](Ref set) { return around.inside(bdd_, set); });
  if (constant(own)) {
    const double value = constant_value(own);
    mixed.constant += weight * value;
    mixed.shown += value > 0 ? weight : 0;
    return;
  }
  const Network cone = upstream(around.local, own);
  const std::vector<Start::Part> begin = marginal(bdd_, draw, cone.variables, kMostBegins);
  mixed.add(outcome({cone, begin, own, 0, plan}), weight);
}

// The errors of samples that do not depend on each other add up as their squares (W. Zou, A. Donner, Stat. Med. 27
// (2008)); bounds add up as they are.
Measured Measurer::together(const Mixed& mixed, const Plan& plan) {
  Measured out;
  out.how = kProved;
  out.share = {mixed.constant, mixed.constant, mixed.constant};
  out.shown = {mixed.shown, mixed.shown, mixed.shown};
  double errors[2][2] = {{0, 0}, {0, 0}};
  for (const auto& [outcome, weight] : mixed.parts) {
    const bool sampled = outcome->samples > 0;
    if (sampled || outcome->watched) out.how = kSampled;
    else if (!outcome->proved && out.how == kProved) out.how = kBounded;
    out.states += outcome->states;
    out.samples += outcome->samples;
    for (const bool of_share : {false, true}) {
      const Average& average = of_share ? outcome->share : outcome->shown;
      const Estimate one = sampled && plan.with_error
                               ? logicnet::with_error(average.seen, average.least, average.most, outcome->samples)
                               : average.seen;
      Estimate& sum = of_share ? out.share : out.shown;
      sum.value += weight * one.value;
      const double below = weight * (one.value - one.low), above = weight * (one.high - one.value);
      if (sampled && plan.with_error) {
        errors[of_share][0] += below * below;
        errors[of_share][1] += above * above;
        sum.low += weight * one.value;
        sum.high += weight * one.value;
      } else {
        sum.low += weight * one.low;
        sum.high += weight * one.high;
      }
    }
  }
  for (const bool of_share : {false, true}) {
    Estimate& sum = of_share ? out.share : out.shown;
    sum.low -= std::sqrt(errors[of_share][0]);
    sum.high += std::sqrt(errors[of_share][1]);
  }
  for (double* chance : {&out.shown.value, &out.shown.low, &out.shown.high}) *chance = std::clamp(*chance, 0.0, 1.0);
  return out;
}

const Measurer::Outcome& Measurer::outcome(const Question& question) {
  Key key{question.plan.only_shown};
  put(key, question.cone);
  put(key, question.begin);
  put(key, question.measure);
  put(key, uint64_t{question.plan.most_states});
  put(key, question.plan.samples);
  put(key, question.plan.seed);
  if (const auto known = outcomes_.find(key); known != outcomes_.end()) {
    ++known_;
    return known->second;
  }
  return keep(outcomes_, std::move(key), found(question));
}

Measurer::Outcome Measurer::found(const Question& question) {
  const std::vector<All> attractors = attractors_of(question.cone);
  if (attractors.empty()) return by_listing(question);
  std::vector<InAttractor> values;
  std::vector<Look> looks;
  std::vector<uint32_t> kinds;
  std::map<std::array<double, 4>, uint32_t> kind_of;
  for (const All& attractor : attractors) {
    const InAttractor& one = values.emplace_back(in_attractor(question, attractor));
    looks.push_back(look_of(solver_.answers(), question.cone, attractor));
    const std::array<double, 4> kind{one.value.value, one.value.low, one.value.high, one.shown ? 1.0 : 0.0};
    kinds.push_back(kind_of.try_emplace(kind, static_cast<uint32_t>(kind_of.size())).first->second);
  }
  const std::vector<uint32_t> kept = distinguishing(bdd_, positions_, question.cone, looks, kinds);
  if (std::optional<Outcome> exact = by_absorption(question, attractors, looks, values, kept)) return *exact;
  if (question.plan.samples == 0) throw Exhausted{Exhausted::kTooMany};
  return by_walks(question, attractors, looks, values, kept);
}

// What the measure reads, and all that this depends on.
Network Measurer::upstream(const Network& network, const Measure& measure) {
  std::vector<uint32_t> wanted;
  for (const Term& term : measure)
    for (const Var v : bdd_.support(term.set)) {
      const auto at = std::lower_bound(network.variables.begin(), network.variables.end(), v);
      assert(at != network.variables.end() && *at == v);
      wanted.push_back(static_cast<uint32_t>(at - network.variables.begin()));
    }
  const std::vector<uint8_t> inside = upstream_of(bdd_, positions_, network, wanted);
  std::vector<uint32_t> kept;
  for (uint32_t i = 0; i < network.size(); ++i)
    if (inside[i]) kept.push_back(i);
  return part_of(network, kept);
}

}  // namespace logicnet
