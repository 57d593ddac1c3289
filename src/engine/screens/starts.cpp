// What is asked of a screener about a start: where it is, what is reached from it, and how probable and how often.
#include <algorithm>

#include "screens/screener.hpp"

namespace logicnet {

namespace {

constexpr size_t kMostStates = size_t{1} << 18;  // listed for a probability: half a second

}  // namespace

int32_t Screener::start_showing(size_t phenotype, double seconds) {
  start_showing_ = static_cast<int64_t>(phenotype);
  start_at_.clear();
  started_ = false;
  bool some = false;
  const End why = tried(seconds, [&] { some = start() != Bdd::kFalse; });
  return why == End::kNone ? some : -static_cast<int32_t>(why);
}

void Screener::start_at(std::vector<Literal> components, int64_t within) {
  start_showing_ = -1;
  start_within_ = within;
  start_at_ = std::move(components);
  started_ = false;
}

Ref Screener::start() {
  if (started_) return start_;
  if (start_showing_ >= 0) {
    start_ = reacher_->showing(whole_.functions, whole_phenotypes_[static_cast<size_t>(start_showing_)]);
  } else {
    start_ = start_within_ < 0 ? Bdd::kTrue : whole_phenotypes_[static_cast<size_t>(start_within_)];
    for (const Literal l : start_at_) start_ = bdd_->conj(start_, bdd_->literal(level_[l.variable], l.value));
  }
  started_ = true;
  return start_;
}

// Held components are set at once.
Ref Screener::start_under(std::span<const Change> changes) { return held_at_once(start(), changes); }

Ref Screener::held_at_once(Ref states, std::span<const Change> changes) {
  for (const Change& c : changes) {
    if (c.source >= 0) continue;
    const Var v = level_[c.target];
    const Ref cleared = bdd_->exists(states, bdd_->literal(v));
    states = bdd_->conj(cleared, bdd_->literal(v, c.value != 0));
  }
  return states;
}

void Screener::move_at(std::vector<double> rates) {
  assert(rates.size() == 2 * rules_.size());
  rates_ = std::move(rates);
  built_ = false;  // what is remembered was walked at other rates
}

size_t Screener::measure(std::vector<TermCode> terms) {
  if (!built_) renew();
  const size_t number = measure_codes_.size();
  limits_.seconds(seconds_);
  try {
    measure_codes_.push_back(std::move(terms));
    compile_measure(measure_codes_.back());
  } catch (...) {
    forget_measures(number);
    throw;
  }
  return number;
}

void Screener::forget_measures(size_t from) noexcept {
  measure_codes_.resize(std::min(from, measure_codes_.size()));
  measures_.resize(std::min(from, measures_.size()));
}

void Screener::start_mixture(std::vector<MixedPart> parts, int64_t within) {
  mixture_ = std::move(parts);
  mixed_within_ = within;
  mixed_.clear();
}

// Where walks are begun under the changes; empty where nothing is in the start.
std::vector<WeightedSet> Screener::drawn_under(std::span<const Change> changes) {
  std::vector<WeightedSet> draw;
  if (mixture_.empty()) {
    draw.push_back({1, start()});
  } else {
    if (mixed_.empty())
      for (const MixedPart& part : mixture_) {
        Ref set = mixed_within_ < 0 ? Bdd::kTrue : whole_phenotypes_[static_cast<size_t>(mixed_within_)];
        for (const Literal l : part.values) set = bdd_->conj(set, bdd_->literal(level_[l.variable], l.value));
        mixed_.push_back({part.weight, set});
      }
    draw = mixed_;
  }
  for (WeightedSet& one : draw) one.set = held_at_once(one.set, changes);
  std::erase_if(draw, [](const WeightedSet& one) { return one.set == Bdd::kFalse; });
  return draw;
}

std::vector<Measured> Screener::measured(std::span<const Change> changes, size_t first, size_t count,
                                         const Measurer::Plan& plan, double seconds) {
  std::vector<Measured> found;
  const End why = tried(seconds, [&] {
    assert(first + count <= measures_.size());
    const std::vector<WeightedSet> draw = drawn_under(changes);
    if (draw.empty()) found.assign(count, {});
    else found = measurer_->measured(changed(changes), draw, std::span(measures_).subspan(first, count), plan);
  });
  if (why != End::kNone) {
    found.assign(count, {});
    for (Measured& one : found) one.reason = why;
  }
  // where memory ended, the next question begins anew
  if (std::any_of(found.begin(), found.end(), [](const Measured& one) { return one.reason == End::kMemory; }))
    built_ = false;
  return found;
}

// More attractors than the measurer lists: their unions are as good where walks are sampled.
Reacher::Chance Screener::chance(std::span<const Change> changes, size_t phenotype, size_t samples, uint64_t seed,
                                 double seconds) {
  Reacher::Chance found;
  const End why = tried(seconds, [&] {
    const Ref from = start_under(changes);
    if (from == Bdd::kFalse) return;
    const std::vector<Ref> functions = changed(changes);
    const Measure shown{{1, whole_phenotypes_[phenotype]}};
    const Measurer::Plan plan{kMostStates, samples, seed, true, false};
    const Measured one = measurer_->measured(functions, {{1, from}}, std::span(&shown, 1), plan).front();
    found = {one.shown.value, one.shown.low, one.shown.high, one.how, one.reason};
    if (one.how != kUndecided) return;
    if (one.reason != End::kTooMany) throw Exhausted{one.reason};
    if (samples > 0)
      found = reacher_->sampled(functions, from, whole_phenotypes_[phenotype], rates_by_level(), samples, seed);
  });
  if (why != End::kNone) found = {}, found.reason = why;
  return found;
}

Screener::Reached Screener::reach(std::span<const Change> changes, size_t phenotype, bool withdraw, bool one_step,
                                  double seconds) {
  Reached found;
  found.reason = tried(seconds, [&] {
    const Ref from = start_under(changes);
    if (from == Bdd::kFalse) return;
    const Ref shown = whole_phenotypes_[phenotype];
    if (one_step) {
      found.under = found.after = reacher_->ends(whole_.functions, from, shown, nullptr);
      return;
    }
    std::vector<Ref> attractors;
    found.under = reacher_->ends(changed(changes), from, shown, withdraw ? &attractors : nullptr);
    if (!withdraw) return;
    ShownSet after = 0;
    for (const Ref attractor : attractors) after |= reacher_->ends(whole_.functions, attractor, shown, nullptr);
    found.after = after;
  });
  return found;
}

}  // namespace logicnet
