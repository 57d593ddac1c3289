#include "walks/long_run.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/codes.h"
#include "base/threads.hpp"
#include "walks/absorption.hpp"
#include "walks/stationary.hpp"
#include "walks/walker.hpp"

namespace logicnet {
namespace {

constexpr uint64_t kPoll = 0x3ff;  // moves between two looks at the limits, as a mask
// Walks burn in for so long at first, and are watched for as long, in units of the mean time that the slowest move
// waits for; where that takes too many moves for the fewest walks, not less than the shorter time.
constexpr double kAtFirst = 100, kAtLeast = 10;
constexpr uint64_t kFewest = 32;
constexpr double kUnsure = 0.05;  // a drift is by chance if it is as large as that as often
// How much two halves of a walk may have in common, as a correlation. Where memory fades as exp(-t/m), halves of length
// h have about m/2h in common; so it is a seventh of the time watched at the most, and the start is forgotten.
constexpr double kInCommon = 0.15;

bool is_closed(const Chain& chain, const StrongParts& strong, uint32_t part) {
  for (const uint32_t s : strong.parts[part])
    for (size_t e = chain.first(s); e < chain.first(s + 1); ++e)
      if (strong.part_of[chain.to(e)] != part) return false;
  return true;
}

void read_off(const Chain& chain, const std::vector<uint32_t>& states, const std::vector<Measure>& measures,
              LongRun::Part& part) {
  const WalkSetup& w = chain.setup();
  const Stationary settled = stationary(chain, states);
  part.residual = settled.residual;
  for (const Measure& measure : measures) {
    double value = 0;
    size_t above = 0;
    for (size_t k = 0; k < states.size(); ++k) {
      const double here = value_of(w.bdd, measure, w.position, chain.state(states[k]));
      value += settled.share[k] * here;
      above += here > 0 ? 1 : 0;
      if ((k & 0xffff) == 0) w.limits.poll();
    }
    part.value.push_back(value);
    part.shown.push_back(above == 0               ? LOGICNET_SHOWS_NEVER
                         : above == states.size() ? LOGICNET_SHOWS_ALWAYS
                                                  : LOGICNET_SHOWS_SOMETIMES);
  }
}

// The terms of measures, and which of them read each component walked.
struct Terms {
  struct Placed {
    size_t measure;
    Term term;
  };
  std::vector<Placed> terms;
  std::vector<std::vector<size_t>> readers;
  Terms(Bdd& bdd, const WalkSetup& setup, const std::vector<Measure>& measures) : readers(setup.size) {
    for (size_t m = 0; m < measures.size(); ++m)
      for (const Term& term : measures[m]) {
        for (const Var v : bdd.support(term.set)) readers[setup.position[v]].push_back(terms.size());
        terms.push_back({m, term});
      }
  }
};

// The measures in the state of a walker, kept up to date: a term is looked at again where what it reads has moved.
class Gauge {
 public:
  Gauge(const WalkSetup& setup, const Terms& terms, size_t measures)
      : value(measures, 0), w_(setup), terms_(terms), holds_(terms.terms.size()) {}
  std::vector<double> value;
  void begin(const uint64_t* state) {
    std::fill(value.begin(), value.end(), 0.0);
    for (size_t t = 0; t < holds_.size(); ++t) {
      holds_[t] = holds(t, state);
      if (holds_[t]) value[terms_.terms[t].measure] += terms_.terms[t].term.weight;
    }
  }
  void moved(uint32_t component, const uint64_t* state) {
    for (const size_t t : terms_.readers[component]) {
      const bool now = holds(t, state);
      if (now == holds_[t]) continue;
      const double weight = terms_.terms[t].term.weight;
      value[terms_.terms[t].measure] += now ? weight : -weight;
      holds_[t] = now;
    }
  }

 private:
  bool holds(size_t t, const uint64_t* state) const {
    return w_.bdd.evaluate(terms_.terms[t].term.set, [&](Var v) { return bit_of(state, w_.position[v]); });
  }
  const WalkSetup& w_;
  const Terms& terms_;
  std::vector<bool> holds_;
};

double drawn_time(Dice& dice, double rate) {
  return -std::log((static_cast<double>(dice.roll() >> 11) + 1) * 0x1p-53) / rate;
}

// Of one walk: the averages over the two halves of the time watched, and over the time before, as long as a half where
// walks burn in for as long as they are watched. Returns how many moves it made.
uint64_t watch(const WalkSetup& w, Walker& walker, Gauge& gauge, double burn_in, double horizon, Dice dice,
               double* seen) {
  const size_t n = gauge.value.size();
  const double middle = burn_in + horizon / 2, until = burn_in + horizon;
  double now = 0, next = 0;
  gauge.begin(walker.state());
  const auto add = [&](double from, double to, double* sum) {
    const double part = (std::min(next, to) - std::max(now, from)) / (to - from);
    if (part > 0)
      for (size_t m = 0; m < n; ++m) sum[m] += part * gauge.value[m];
  };
  for (uint64_t moves = 0;; ++moves) {
    next = walker.still() ? until : std::min(until, now + drawn_time(dice, walker.total()));
    if (next > burn_in) {
      add(burn_in, middle, seen);
      add(middle, until, seen + n);
    }
    if (now < burn_in) add(burn_in / 2, burn_in, seen + 2 * n);
    now = next;
    if (now >= until) return moves;
    const uint32_t moving = walker.chosen(dice);
    walker.move(moving);
    gauge.moved(moving, walker.state());
    if ((moves & kPoll) == kPoll) w.limits.poll();
  }
}

// Mean and sum of squares (B. Welford, Technometrics 4 (1962)).
struct Sum {
  double count = 0, mean = 0, spread = 0;
  void add(double value) {
    const double off = value - mean;
    mean += off / ++count;
    spread += off * (value - mean);
  }
  double error() const { return std::sqrt(spread / (count - 1) / count); }
};

// One measure in all walks.
struct Course {
  Sum average, difference, drift;  // of both halves; between them; and from the time before
  void add(double first, double second, double before) {
    const double mean = (first + second) / 2;
    average.add(mean);
    difference.add(first - second);
    drift.add(mean - before);
  }
  // Of halves with one variance: that of their mean is (1 + c) / 2 of it, that of their difference 2 (1 - c).
  double in_common() const {
    const double sum = 4 * average.spread;
    return (sum - difference.spread) / (sum + difference.spread);
  }
  // 0 where the time watched is long enough, else how far the average may still go. Of many measures one looks
  // unsettled by chance more often than a single one does (Bonferroni).
  double drifts(size_t measures) const {
    if (drift.count < 2) return 0;
    const double t = student(kUnsure / static_cast<double>(measures), static_cast<uint64_t>(drift.count) - 1);
    const double far = std::abs(drift.mean), by_chance = t * drift.error();
    const double noise = (student(kUnsure / static_cast<double>(measures), 1000000) - student(kUnsure, 1000000)) /
                         std::sqrt(drift.count);
    if (average.spread > 0 && far <= by_chance && in_common() <= kInCommon + noise) return 0;
    return std::max(far + by_chance, std::numeric_limits<double>::min());
  }
};

}  // namespace

LongRun long_run(const WalkSetup& setup, const Start& start, const std::vector<Measure>& measures, size_t most_states) {
  Chain chain(setup, most_states);
  chain.list(start);
  const StrongParts strong = strong_parts_of(chain);
  LongRun found;
  found.states = chain.size();
  std::vector<uint32_t> label(chain.size(), Chain::kFree), closed;
  for (uint32_t p = 0; p < strong.parts.size(); ++p) {
    if (!is_closed(chain, strong, p)) continue;
    for (const uint32_t s : strong.parts[p]) label[s] = static_cast<uint32_t>(closed.size());
    closed.push_back(p);
  }
  const Absorption ended = absorb(chain, strong, std::move(label), static_cast<uint32_t>(closed.size()));
  if (!ended.exact()) throw Exhausted{Exhausted::kTooMany};
  for (size_t k = 0; k < closed.size(); ++k) {
    LongRun::Part part{ended.chance[k], 0, {}, {}};
    read_off(chain, strong.parts[closed[k]], measures, part);
    found.parts.push_back(std::move(part));
  }
  return found;
}

bool TimeAverages::settled() const {
  return std::all_of(drift.begin(), drift.end(), [](double one) { return one == 0; });
}

TimeAverages time_averages(Bdd& bdd, const WalkSetup& setup, const Start& start, const std::vector<Measure>& measures,
                           uint64_t walks, double burn_in, double horizon, uint64_t seed, unsigned threads, End& why) {
  const size_t n = measures.size();
  const Terms terms(bdd, setup, measures);
  // in the order of the walks, so that sums do not depend on threads
  std::vector<double> seen(3 * walks * n, 0);
  std::vector<uint64_t> moves(walks, 0);
  std::vector<uint8_t> done(walks, 0);
  std::atomic<uint64_t> next{0};
  Crew crew(setup.limits);
  crew.run(static_cast<unsigned>(std::min<uint64_t>(std::max(threads, 1u), std::max<uint64_t>(walks, 1))),
           [&](unsigned) {
             crew.attempt([&] {
               Walker walker(setup);
               Gauge gauge(setup, terms, n);
               for (uint64_t w = next++; w < walks && !crew.ended(); w = next++) {
                 setup.limits.poll();
                 Dice dice = dice_of_walk(seed, w);
                 walker.begin(start, dice);
                 double* own = seen.data() + 3 * w * n;
                 moves[w] = watch(setup, walker, gauge, burn_in, horizon, dice, own);
                 done[w] = 1;
               }
             });
           });
  TimeAverages out;
  for (uint64_t w = 0; w < walks; ++w) {
    out.walks += done[w];
    out.moves += static_cast<double>(moves[w]);
  }
  for (size_t m = 0; m < n; ++m) {
    Course course;
    for (uint64_t w = 0; w < walks; ++w) {
      const double* own = seen.data() + 3 * w * n + m;
      if (done[w] != 0) course.add(own[0], own[n], own[2 * n]);
    }
    out.mean.push_back(course.average.mean);
    out.spread.push_back(course.average.spread);
    out.drift.push_back(burn_in > 0 ? course.drifts(n) : 0);
  }
  why = crew.why();
  return out;
}

TimeAverages settled_averages(Bdd& bdd, const WalkSetup& setup, const Start& start,
                              const std::vector<Measure>& measures, uint64_t walks, double most_moves, uint64_t seed,
                              unsigned threads, End& why) {
  double slowest = 1, all = 2 * static_cast<double>(setup.size);
  if (!setup.rates.empty()) {
    slowest = *std::min_element(setup.rates.begin(), setup.rates.end());
    all = std::accumulate(setup.rates.begin(), setup.rates.end(), 0.0);
  }
  const double moves_at_once = all / slowest;  // at the most, while the slowest waits, there and back
  const double affordable = most_moves / moves_at_once;
  walks = std::min(walks, std::max(kFewest, static_cast<uint64_t>(std::min(1e18, affordable / kAtFirst))));
  double time = std::min(kAtFirst, affordable / static_cast<double>(walks));
  TimeAverages found;
  if (time < kAtLeast) {
    why = End::kTooMany;
    found.mean = found.spread = found.drift = std::vector<double>(measures.size(), 0);
    return found;
  }
  for (bool first = true;; first = false, time *= 2) {
    TimeAverages seen =
        time_averages(bdd, setup, start, measures, walks, time / slowest, time / slowest, seed, threads, why);
    if (why != End::kNone && !first) return found;  // what was watched for a shorter time, by all walks
    found = std::move(seen);
    if (why != End::kNone || found.settled() || 2 * found.moves > most_moves) return found;
  }
}

double student(double beyond, uint64_t free) {
  // exact for one degree and for two, else by the normal distribution (M. Abramowitz, I. Stegun, "Handbook of
  // mathematical functions" (1964), 26.2.23 and 26.7.5)
  if (free < 2) return free == 0 ? HUGE_VAL : 1 / std::tan(beyond * std::acos(-1.0) / 2);
  if (free == 2) return std::sqrt(2 / (beyond * (2 - beyond)) - 2);
  const double t = std::sqrt(-2 * std::log(beyond / 2)), v = static_cast<double>(free);
  const double z =
      t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  const double s = z * z;
  return z * (1 + (s + 1) / (4 * v) + ((5 * s + 16) * s + 3) / (96 * v * v) +
              (((3 * s + 19) * s + 17) * s - 15) / (384 * v * v * v) +
              ((((79 * s + 776) * s + 1482) * s - 1920) * s - 945) / (92160 * v * v * v * v));
}

std::pair<double, double> interval(const TimeAverages& seen, size_t m, double least, double most) {
  const double count = static_cast<double>(seen.walks), mean = seen.mean[m];
  double below = 0, above = 0;
  if (seen.spread[m] > 0) {
    below = above = student(kUnsure, seen.walks - 1) * std::sqrt(seen.spread[m] / (count * (count - 1)));
  } else {  // what lies at the other bound in too few of the walks to be seen
    const double unseen = 1 - std::pow(kUnsure / 2, 1 / count);
    below = (mean - least) * unseen;
    above = (most - mean) * unseen;
  }
  return {std::max(least, mean - below - seen.drift[m]), std::min(most, mean + above + seen.drift[m])};
}

}  // namespace logicnet
