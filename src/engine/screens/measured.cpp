#include "screens/measured.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <map>
#include <numeric>
#include <tuple>

#include "walks/long_run.hpp"

namespace logicnet {
namespace {

constexpr size_t kMostAttractors = 4096;         // listed
constexpr size_t kMostBegins = size_t{1} << 16;  // subspaces that a start may fall into
constexpr size_t kApart = 64;                    // parts of a mixture up to which each is asked by itself
constexpr size_t kMostValues = 4096;             // of a measure in one attractor
constexpr uint64_t kMostSteps = 200000;          // of one walk
constexpr double kSure = 1.959963984540054;      // standard errors to each side: 95 %
// Of walks through an attractor too large to be listed, together: seconds.
constexpr double kMostMoves = 1 << 25;

void put(std::vector<uint32_t>& key, uint64_t word) {
  key.push_back(static_cast<uint32_t>(word));
  key.push_back(static_cast<uint32_t>(word >> 32));
}

void put(std::vector<uint32_t>& key, double number) {
  uint64_t bits = 0;
  std::memcpy(&bits, &number, sizeof bits);  // std::bit_cast is missing where the core is compiled to WebAssembly
  put(key, bits);
}

void put(std::vector<uint32_t>& key, const Network& network) {
  key.push_back(static_cast<uint32_t>(network.size()));
  key.insert(key.end(), network.variables.begin(), network.variables.end());
  key.insert(key.end(), network.functions.begin(), network.functions.end());
}

void put(std::vector<uint32_t>& key, const std::vector<Start::Part>& begin) {
  key.push_back(static_cast<uint32_t>(begin.size()));
  for (const Start::Part& part : begin) {
    put(key, part.weight);
    key.insert(key.end(), part.values.begin(), part.values.end());
  }
}

void put(std::vector<uint32_t>& key, const Measure& measure) {
  key.push_back(static_cast<uint32_t>(measure.size()));
  for (const Term& term : measure) {
    put(key, term.weight);
    key.push_back(term.set);
  }
}

// A measure in which some variables have values: what is constant in it stands in one term.
template <class Inside>
Measure with_held(const Measure& measure, const Inside& inside) {
  Measure left;
  double constant = 0;
  for (const Term& term : measure) {
    const Ref set = inside(term.set);
    if (set == Bdd::kTrue) constant += term.weight;
    else if (set != Bdd::kFalse) left.push_back({term.weight, set});
  }
  if (constant != 0) left.push_back({constant, Bdd::kTrue});
  return left;
}

bool constant(const Measure& measure) {
  return std::all_of(measure.begin(), measure.end(), [](const Term& term) { return Bdd::constant(term.set); });
}

double constant_value(const Measure& measure) {
  return std::accumulate(measure.begin(), measure.end(), 0.0,
                         [](double sum, const Term& term) { return sum + (term.set == Bdd::kTrue ? term.weight : 0); });
}

// How the start looks on some of its positions.
std::vector<Start::Part> at_positions(const std::vector<Start::Part>& begin, const std::vector<uint32_t>& positions) {
  std::map<std::vector<uint32_t>, double> weights;
  for (const Start::Part& part : begin) {
    std::vector<uint32_t> values;
    for (const uint32_t i : positions) values.push_back(part.values[i]);
    weights[std::move(values)] += part.weight;
  }
  std::vector<Start::Part> seen;
  for (const auto& [values, weight] : weights) seen.push_back({weight, {values.begin(), values.end()}});
  return seen;
}

// What the seed is mixed with: what is walked and where it begins, so that equal questions are sampled alike and others
// by other walks. Variables stand for components, in an order that the rules alone decide.
uint64_t mixed_seed(uint64_t seed, const Network& network, const std::vector<Start::Part>& begin) {
  std::vector<uint32_t> words(network.variables.begin(), network.variables.end());
  put(words, begin);
  put(words, seed);
  const uint64_t hash = WordsHash()(words);
  return std::rotl(seed ^ hash, 25) * 0x9E3779B97F4A7C15u;
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

template <class Value>
const Value& Measurer::keep(std::unordered_map<Key, Value, WordsHash>& known, Key key, Value value) {
  bytes_ += 4 * key.size() + sizeof(Value) + 128;
  return known.insert_or_assign(std::move(key), std::move(value)).first->second;
}

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

// All attractors of the network, in an order that does not depend on what was solved before; none where they are too
// many.
std::vector<All> Measurer::attractors_of(const Network& cone) {
  Answers& answers = solver_.answers();
  const AllId all = solver_.solve(cone, {});
  std::vector<ChoiceId> open;
  answers.open_choices(all, open);
  if (!open.empty()) throw Exhausted{answers.choice(open.front()).reason};
  std::vector<All> found;
  if (!answers.expand(all, kMostAttractors, found)) return {};
  std::vector<std::pair<std::vector<uint32_t>, size_t>> order;
  std::vector<uint8_t> state(bdd_.variables(), 0);
  for (size_t a = 0; a < found.size(); ++a) {
    answers.put_state(found[a], state);
    order.emplace_back(std::vector<uint32_t>(state.begin(), state.end()), a);
  }
  std::sort(order.begin(), order.end());
  std::vector<All> sorted;
  for (const auto& [one, a] : order) sorted.push_back(std::move(found[a]));
  return sorted;
}

namespace {

// The values that a measure takes in a set of states, each with the states that have it.
std::map<double, Ref> values_in(Bdd& bdd, const Measure& measure, Ref states) {
  std::map<double, Ref> regions{{0.0, states}};
  for (const Term& term : measure) {
    std::map<double, Ref> next;
    const auto add = [&](double value, Ref set) {
      if (set == Bdd::kFalse) return;
      Ref& into = next.try_emplace(value, Bdd::kFalse).first->second;
      into = bdd.disj(into, set);
    };
    for (const auto& [value, set] : regions) {
      add(value + term.weight, bdd.conj(set, term.set));
      add(value, bdd.minus(set, term.set));
    }
    if (next.size() > kMostValues) throw Exhausted{Exhausted::kTooMany};
    regions = std::move(next);
  }
  return regions;
}

}  // namespace

Measurer::InAttractor Measurer::in_attractor(const Question& question, const All& attractor) {
  Enclosure around{Subspace(bdd_.variables(), kFree), {}};
  for (const Literal l : attractor.literals) around.space[l.variable] = l.value;
  const Measure own = with_held(question.measure, [&](Ref set) { return around.inside(bdd_, set); });
  std::vector<uint8_t> read(bdd_.variables(), 0);
  for (const Term& term : own)
    for (const Var v : bdd_.support(term.set)) read[v] = 1;
  Ref states = Bdd::kTrue;  // on the cycles that the measure reads
  for (const CycleId c : attractor.cycles) {
    const Cycle& cycle = solver_.answers().cycle(c);
    if (std::any_of(cycle.variables.begin(), cycle.variables.end(), [&](Var v) { return read[v] != 0; }))
      states = bdd_.conj(states, cycle.set);
  }
  const std::map<double, Ref> values = values_in(bdd_, own, states);
  const double least = values.begin()->first, most = values.rbegin()->first;
  const bool shown = most > 0;
  if (question.plan.only_shown) return {{shown ? 1.0 : 0.0, shown ? 1.0 : 0.0, shown ? 1.0 : 0.0}, shown};
  if (values.size() == 1) return {{least, least, least}, shown};
  for (size_t i = 0; i < question.cone.size(); ++i) {
    const Var v = question.cone.variables[i];
    if (around.space[v] != kFree) continue;
    around.local.variables.push_back(v);
    around.local.functions.push_back(around.inside(bdd_, question.cone.functions[i]));
  }
  std::vector<uint8_t> state(bdd_.variables(), 0);
  solver_.answers().put_state(attractor, state);
  InAttractor found = over_time(upstream(around.local, own), state, own, least, most, question.plan);
  for (double* bound : {&found.value.value, &found.value.low, &found.value.high})
    *bound = std::clamp(*bound, least, most);
  found.shown = shown;
  return found;
}

// The network oscillates as a whole, from any of its states.
const Measurer::InAttractor& Measurer::over_time(const Network& network, const std::vector<uint8_t>& state,
                                                 const Measure& measure, double least, double most, const Plan& plan) {
  std::vector<Start::Part> begin{{1.0, {}}};
  for (const Var v : network.variables) begin.front().values.push_back(state[v]);
  Key key;
  put(key, network);
  put(key, begin);
  put(key, measure);
  put(key, least);
  put(key, most);
  put(key, uint64_t{plan.most_states});
  put(key, plan.samples);
  put(key, plan.seed);
  if (const auto known = over_time_.find(key); known != over_time_.end()) return known->second;
  const WalkSetup setup = setup_of(network);
  const Start start(begin);
  InAttractor found{};
  try {
    const LongRun run = long_run(setup, start, {measure}, plan.most_states);
    assert(run.parts.size() == 1);
    const double value = run.parts.front().value.front();
    found.value = {value, value, value};
    found.states = run.states;
  } catch (const Exhausted& end) {
    if (end.why != Exhausted::kTooMany && end.why != Exhausted::kMemory) throw;
    if (plan.samples < 2) throw;
    End why = End::kNone;
    const TimeAverages seen = settled_averages(bdd_, setup, start, {measure}, plan.samples, kMostMoves,
                                               mixed_seed(plan.seed, network, begin), 1, why);
    if (why != End::kNone) throw Exhausted{why};
    std::tie(found.value.low, found.value.high) = interval(seen, 0, least, most);
    found.value.value = seen.mean.front();
    found.sampled = true;
  }
  return keep(over_time_, std::move(key), found);
}

WalkSetup Measurer::setup_of(const Network& part) {
  std::vector<double> rates;
  if (!rates_.empty())
    for (const Var v : part.variables) rates.insert(rates.end(), {rates_[2 * v], rates_[2 * v + 1]});
  WalkSetup setup(bdd_, part, std::move(rates), limits());
  assert(setup.closed);
  return setup;
}

void Measurer::label(WalkSetup& setup, const std::vector<const All*>& labelled) {
  for (uint32_t k = 0; k < labelled.size(); ++k) {
    std::vector<const Cycle*> cycles;
    for (const CycleId c : labelled[k]->cycles) cycles.push_back(&solver_.answers().cycle(c));
    setup.ends.add(labelled[k]->literals, cycles, setup.position, k);
  }
  setup.labels = static_cast<uint32_t>(labelled.size());
}

const Measurer::Endings& Measurer::endings(const Network& part, const std::vector<Start::Part>& begin,
                                           const std::vector<const All*>& labelled, const std::vector<Look>& looks,
                                           size_t most_states) {
  Key key;
  put(key, part);
  put(key, begin);
  put(key, uint64_t{most_states});
  for (const Look& look : looks) key.insert(key.end(), look.begin(), look.end());
  if (const auto known = endings_.find(key); known != endings_.end()) return known->second;
  WalkSetup setup = setup_of(part);
  label(setup, labelled);
  Endings found;
  try {
    Absorption absorption = absorb(setup, Start(begin), most_states);
    assert(absorption.chance.back() == 0);
    absorption.chance.pop_back();
    found = {std::move(absorption.chance), absorption.states, true};
  } catch (const Exhausted& end) {
    // walks keep one state at a time, so that the room for states is no obstacle to them
    if (end.why != Exhausted::kTooMany && end.why != Exhausted::kMemory) throw;
  }
  return keep(endings_, std::move(key), std::move(found));
}

namespace {

// The attractors that look different at some positions, and for each attractor which of these it is.
struct Views {
  std::vector<Look> looks;
  std::vector<uint32_t> of, first;
  Views(const std::vector<Look>& all, const std::vector<uint32_t>& positions) {
    std::unordered_map<Look, uint32_t, WordsHash> number;
    for (uint32_t a = 0; a < all.size(); ++a) {
      Look seen = seen_at(all[a], positions);
      const auto [at, fresh] = number.try_emplace(seen, static_cast<uint32_t>(looks.size()));
      if (fresh) looks.push_back(std::move(seen)), first.push_back(a);
      of.push_back(at->second);
    }
  }
};

}  // namespace

std::optional<Measurer::Outcome> Measurer::by_absorption(const Question& question, const std::vector<All>& attractors,
                                                         const std::vector<Look>& looks,
                                                         const std::vector<InAttractor>& values,
                                                         const std::vector<uint32_t>& kept) {
  const Network walked = part_of(question.cone, kept);
  const std::vector<Start::Part> begin = at_positions(question.begin, kept);
  std::vector<uint32_t> joined(kept.size());
  std::iota(joined.begin(), joined.end(), 0u);
  uint32_t varies = 0xffffffffu;  // what differs between the parts of the start begins in dependence on each other
  for (uint32_t i = 0; i < kept.size(); ++i) {
    const bool alike = std::all_of(begin.begin(), begin.end(),
                                   [&](const Start::Part& part) { return part.values[i] == begin.front().values[i]; });
    if (alike) continue;
    if (varies == 0xffffffffu) varies = i;
    joined[i] = varies;
  }
  uint32_t count = 0;
  const std::vector<uint32_t> part_number = find_parts(bdd_, positions_, walked, joined, count);
  Outcome out;
  const Views whole(looks, kept);
  std::vector<double> chance(whole.first.size(), 1.0);
  for (uint32_t p = 0; p < count; ++p) {
    std::vector<uint32_t> here, in_cone;
    for (uint32_t i = 0; i < kept.size(); ++i)
      if (part_number[i] == p) here.push_back(i), in_cone.push_back(kept[i]);
    const Views views(looks, in_cone);
    if (views.looks.size() == 1) continue;
    std::vector<const All*> labelled;
    for (const uint32_t a : views.first) labelled.push_back(&attractors[a]);
    const Endings& ended =
        endings(part_of(walked, here), at_positions(begin, here), labelled, views.looks, question.plan.most_states);
    if (!ended.listed) return std::nullopt;
    out.states += ended.states;
    for (size_t k = 0; k < chance.size(); ++k) chance[k] *= ended.chance[views.of[whole.first[k]]];
  }
  double all = 0;
  for (size_t k = 0; k < chance.size(); ++k) {
    const InAttractor& one = values[whole.first[k]];
    all += chance[k];
    out.share.seen.value += chance[k] * one.value.value;
    out.share.seen.low += chance[k] * one.value.low;
    out.share.seen.high += chance[k] * one.value.high;
    out.shown.seen.value += one.shown ? chance[k] : 0;
    out.states += chance[k] > 0 ? one.states : 0;
    if (chance[k] > 0) out.watched |= one.sampled;
  }
  out.shown.seen.low = out.shown.seen.high = out.shown.seen.value;
  const double left = 1 - all;
  if (std::abs(left) <= kExact) return out;
  // not all of the probability was carried to its end: what is left may be anywhere
  out.proved = false;
  double least = values.front().value.low, most = values.front().value.high;
  for (const InAttractor& one : values) least = std::min(least, one.value.low), most = std::max(most, one.value.high);
  out.share.seen.low += std::min(left * least, left * most);
  out.share.seen.high += std::max(left * least, left * most);
  out.shown.seen.high += std::max(0.0, left);
  for (Average* average : {&out.share, &out.shown}) average->seen.value = (average->seen.low + average->seen.high) / 2;
  return out;
}

Measurer::Outcome Measurer::by_walks(const Question& question, const std::vector<All>& attractors,
                                     const std::vector<Look>& looks, const std::vector<InAttractor>& values,
                                     const std::vector<uint32_t>& kept) {
  const Network walked = part_of(question.cone, kept);
  const std::vector<Start::Part> begin = at_positions(question.begin, kept);
  const Views whole(looks, kept);
  std::vector<const All*> labelled;
  for (const uint32_t a : whole.first) labelled.push_back(&attractors[a]);
  WalkSetup setup = setup_of(walked);
  label(setup, labelled);
  std::vector<uint64_t> ended;
  End why = End::kTime;
  const uint64_t seed = mixed_seed(question.plan.seed, walked, begin);
  if (!walk(setup, Start(begin), question.plan.samples, kMostSteps, seed, 1, ended, why)) throw Exhausted{why};
  Outcome out;
  out.samples = question.plan.samples;
  const double count = static_cast<double>(out.samples);
  double least = values.front().value.low, most = values.front().value.high;
  for (const InAttractor& one : values) least = std::min(least, one.value.low), most = std::max(most, one.value.high);
  for (size_t k = 0; k < whole.first.size(); ++k) {
    const InAttractor& one = values[whole.first[k]];
    const double share = static_cast<double>(ended[k]) / count;
    out.share.seen.value += share * one.value.value;
    out.share.seen.low += share * one.value.low;
    out.share.seen.high += share * one.value.high;
    out.shown.seen.value += one.shown ? share : 0;
    out.states += one.states;
  }
  const double left = static_cast<double>(ended[labelled.size()] + ended[labelled.size() + 1]) / count;
  out.shown.seen.low = out.shown.seen.value;
  out.shown.seen.high = out.shown.seen.value + left;
  out.share.seen.low += left * least;
  out.share.seen.high += left * most;
  if (left > 0) out.share.seen.value += left * (least + most) / 2;
  out.share.least = least;
  out.share.most = most;
  out.shown.most = 1;
  return out;
}

// More attractors than are listed one by one: states are listed instead.
Measurer::Outcome Measurer::by_listing(const Question& question) {
  const LongRun run =
      long_run(setup_of(question.cone), Start(question.begin), {question.measure}, question.plan.most_states);
  Outcome out;
  out.states = run.states;
  for (const LongRun::Part& part : run.parts) {
    out.share.seen.value += part.chance * part.value.front();
    if (part.shown.front() != LOGICNET_SHOWS_NEVER) out.shown.seen.value += part.chance;
  }
  if (question.plan.only_shown) out.share = out.shown;
  for (Average* average : {&out.share, &out.shown}) average->seen.low = average->seen.high = average->seen.value;
  return out;
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
