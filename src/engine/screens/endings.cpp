// Where walks end: the attractors, and how probable each is, exactly or from a sample.
#include <algorithm>
#include <cassert>
#include <cmath>
#include <map>
#include <numeric>

#include "screens/keys.hpp"
#include "screens/measured.hpp"
#include "walks/long_run.hpp"

namespace logicnet {
namespace {

constexpr size_t kMostAttractors = 4096;  // listed
constexpr uint64_t kMostSteps = 200000;   // of one walk

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

}  // namespace logicnet
