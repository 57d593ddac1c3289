#include "walks/sampled_course.hpp"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cmath>
#include <limits>

#include "base/threads.hpp"
#include "walks/walker.hpp"

namespace logicnet {
namespace {

constexpr uint64_t kPoll = 0x3ff;       // moves between two looks at the limits, as a mask
constexpr uint64_t kWalksAThread = 64;  // a thread costs as much to start as some walks take
constexpr size_t kTabled = 10;          // a support up to which a set of states is a table
constexpr int kMostBits = 50;           // of a value that is added as a whole number
constexpr double kNever = std::numeric_limits<double>::infinity();

// When the walk moves next: never where it is still.
double next_move(const Walker& walker, double now, double total, Dice& dice) {
  if (walker.still()) return kNever;
  const double chance = static_cast<double>((dice.roll() >> 11) + 1) * 0x1p-53;  // above 0 and at most 1
  if (total == 0) return now - std::log(chance) / walker.total();
  confirm_total(walker.total(), total);
  const double moves = walker.total() / total;  // the probability that a step moves something
  return now + 1 + (moves < 1 ? std::floor(std::log(chance) / std::log1p(-moves)) : 0);
}

// Walks through all segments up to a horizon, one walk at a time.
class CourseWalker {
 public:
  CourseWalker(const CourseQuestion& question, double horizon)
      : question_(question), horizon_(horizon), state_(question.segments.front().setup->words) {
    for (const Segment& segment : question.segments) walkers_.emplace_back(*segment.setup);
  }

  // Tells `begun(segment, time, before, state)` when a segment has set its values, `stays(segment, until, state)` for
  // how long the state is what it is, and `moved(time, component)`. Throws Exhausted.
  template <class Begun, class Stays, class Moved>
  void walk(const Start& start, Dice& dice, const Begun& begun, const Stays& stays, const Moved& moved) {
    start.draw(dice, state_);
    double now = 0;
    for (size_t k = 0; k < walkers_.size(); ++k) {
      const Segment& segment = question_.segments[k];
      const bool last = k + 1 == walkers_.size() || segment.until > horizon_;
      const double until = std::min(segment.until, horizon_);
      Walker& walker = walkers_[k];
      walker.begin(segment.held_in(state_.data(), held_).data());
      begun(k, now, state_.data(), walker.state());
      for (uint64_t moves = 1;; ++moves) {
        const double at = next_move(walker, now, question_.total, dice);
        const bool over = at > until;
        stays(k, over ? (last ? kNever : until) : at, walker.state());
        if (over) break;
        const uint32_t i = walker.chosen(dice);
        walker.move(i);
        moved(at, i);
        now = at;
        if ((moves & kPoll) == 0) segment.setup->limits.poll();
      }
      if (last) return;
      now = until;
      std::copy_n(walker.state(), state_.size(), state_.data());
    }
  }

 private:
  const CourseQuestion& question_;
  double horizon_;
  std::vector<Walker> walkers_;
  std::vector<uint64_t> state_, held_;
};

// The measures of a segment, as whole numbers: the value of a measure of one term is 0 or 1 and has its weight later;
// the values of others are rounded to a part in 2^bits of the most that they can be.
class WholeMeasures {
 public:
  struct Value {
    int64_t value, square;  // of a measure of one term both are the same, as its weight is left out
    bool operator==(const Value&) const = default;
  };

  WholeMeasures(const Segment& segment, int bits) : setup_(*segment.setup), readers_(segment.setup->size) {
    for (uint32_t m = 0; m < segment.measures.size(); ++m) {
      Whole whole;
      for (const Term& term : segment.measures[m]) {
        whole.terms.emplace_back(term.weight, function_of(*segment.bdd, term.set, m));
        whole.unit += std::abs(term.weight);
      }
      if (whole.terms.size() == 1) whole.unit = whole.terms.front().first;
      else whole.parts = std::ldexp(1.0, bits);
      measures_.push_back(std::move(whole));
    }
  }
  size_t size() const { return measures_.size(); }
  const std::vector<uint32_t>& readers(size_t component) const { return readers_[component]; }

  Value value(size_t m, const uint64_t* state) const {
    const Whole& whole = measures_[m];
    if (whole.terms.size() == 1) {
      const int64_t one = holds(whole.terms.front().second, state);
      return {one, one};
    }
    double value = 0;
    for (const auto& [weight, set] : whole.terms)
      if (holds(set, state)) value += weight;
    if (value == 0) return {0, 0};
    value /= whole.unit;
    return {std::llrint(value * whole.parts), std::llrint(value * value * whole.parts)};
  }
  double mean(size_t m, int64_t sum, uint64_t walks) const {
    return static_cast<double>(sum) / measures_[m].parts / static_cast<double>(walks) * measures_[m].unit;
  }
  double unit(size_t m) const { return measures_[m].unit; }

 private:
  using Set = WalkSetup::Function;
  struct Whole {
    std::vector<std::pair<double, Set>> terms;
    double unit = 0, parts = 1;  // a value is so many parts of the unit
  };

  Set function_of(Bdd& bdd, Ref diagram, uint32_t m) {
    Set set{{}, {}, diagram};
    const std::span<const Var> found = bdd.support(diagram);
    const std::vector<Var> support(found.begin(), found.end());
    for (const Var v : support) {
      std::vector<uint32_t>& readers = readers_[setup_.position[v]];
      if (readers.empty() || readers.back() != m) readers.push_back(m);
    }
    if (support.size() > kTabled) return set;
    set.table.assign(words_of(support.size()), 0);
    bdd.to_table(diagram, support, set.table.data());
    for (auto v = support.rbegin(); v != support.rend(); ++v)
      set.inputs.push_back(setup_.position[*v]);  // bit 0 of a table's index is its last variable
    return set;
  }
  bool holds(const Set& set, const uint64_t* state) const {
    uint32_t row = 0;
    if (!set.table.empty())
      for (size_t j = 0; j < set.inputs.size(); ++j) row |= static_cast<uint32_t>(bit_of(state, set.inputs[j])) << j;
    return setup_.value(set, row, state);
  }

  const WalkSetup& setup_;
  std::vector<Whole> measures_;
  std::vector<std::vector<uint32_t>> readers_;  // of each component, the measures that depend on it
};

// What one thread has added up. A walk is told by its changes, from time to time, and added when it is whole.
class CourseTally {
 public:
  using Value = WholeMeasures::Value;
  CourseTally(const CourseQuestion& question, const std::vector<WholeMeasures>& measures)
      : times_(question.times),
        measures_(measures),
        count_(measures.front().size()),
        seen_(question.segments.front().setup->words),
        value_(count_),
        added(times_.size() * count_) {}

  void begin(const uint64_t* state) {
    next_ = 0;
    changes_.clear();
    std::fill(value_.begin(), value_.end(), Value{0, 0});
    std::copy_n(state, seen_.size(), seen_.data());
    for (size_t m = 0; m < count_; ++m) look_at(0, m, state);
  }
  // The state is this one at all times not yet told before `until`.
  void stays(size_t segment, double until, const uint64_t* state) {
    if (next_ == times_.size() || times_[next_] >= until) return;
    for (size_t w = 0; w < seen_.size(); ++w)
      for (uint64_t other = seen_[w] ^ state[w]; other != 0; other &= other - 1)
        for (const uint32_t m : measures_[segment].readers(w * 64 + static_cast<size_t>(std::countr_zero(other))))
          look_at(segment, m, state);
    std::copy_n(state, seen_.size(), seen_.data());
    while (next_ < times_.size() && times_[next_] < until) ++next_;
  }
  void add() {
    for (const auto& [cell, by] : changes_) added[cell].value += by.value, added[cell].square += by.square;
    ++walks;
  }

 private:
  void look_at(size_t segment, size_t m, const uint64_t* state) {
    const Value now = measures_[segment].value(m, state);
    if (now == value_[m]) return;
    changes_.push_back({next_ * count_ + m, {now.value - value_[m].value, now.square - value_[m].square}});
    value_[m] = now;
  }
  struct Change {
    size_t cell;
    Value by;
  };
  std::span<const double> times_;
  const std::vector<WholeMeasures>& measures_;
  size_t count_, next_ = 0;
  std::vector<uint64_t> seen_;
  std::vector<Value> value_;
  std::vector<Change> changes_;

 public:
  std::vector<Value> added;  // times * measures: the change from the time before
  uint64_t walks = 0;
};

}  // namespace

SampledCourse sampled_course(const CourseQuestion& question, const Start& start, uint64_t walks, uint64_t seed,
                             unsigned threads) {
  SampledCourse out;
  const size_t cells = question.times.size() * question.measures();
  out.means.assign(cells, 0);
  out.squares.assign(cells, 0);
  if (question.times.empty() || walks == 0) return out;
  const Limits& limits = question.segments.front().setup->limits;
  const auto hands = static_cast<unsigned>(std::min<uint64_t>(std::max(threads, 1u), walks / kWalksAThread + 1));
  if (cells > limits.memory / sizeof(CourseTally::Value) / hands) throw Exhausted{Exhausted::kMemory};
  const int bits = std::min(kMostBits, 62 - static_cast<int>(std::bit_width(walks)));
  std::vector<WholeMeasures> measures;
  for (const Segment& segment : question.segments) measures.emplace_back(segment, bits);
  std::vector<CourseTally> tallies;
  for (unsigned hand = 0; hand < hands; ++hand) tallies.emplace_back(question, measures);
  std::atomic<uint64_t> next{0};
  Crew crew(limits);
  crew.run(hands, [&](unsigned hand) {
    CourseTally& tally = tallies[hand];
    crew.attempt([&] {
      CourseWalker walker(question, question.times.back());
      const auto begun = [&](size_t k, double, const uint64_t*, const uint64_t* state) {
        if (k == 0) tally.begin(state);
      };
      const auto stays = [&](size_t k, double until, const uint64_t* state) { tally.stays(k, until, state); };
      for (uint64_t w = next++; w < walks && !crew.ended(); w = next++) {
        if ((w & 0xf) == 0) limits.poll();
        Dice dice = dice_of_walk(seed, w);
        walker.walk(start, dice, begun, stays, [](double, uint32_t) {});
        tally.add();
      }
    });
  });
  out.why = crew.why();
  std::vector<CourseTally::Value> sum(question.measures(), {0, 0});
  for (const CourseTally& tally : tallies) out.walks += tally.walks;
  for (size_t cell = 0; cell < cells && out.walks > 0; ++cell) {
    const size_t m = cell % sum.size();
    for (const CourseTally& tally : tallies)
      sum[m].value += tally.added[cell].value, sum[m].square += tally.added[cell].square;
    out.means[cell] = measures.front().mean(m, sum[m].value, out.walks);
    out.squares[cell] = measures.front().mean(m, sum[m].square, out.walks) * measures.front().unit(m);
  }
  return out;
}

SingleWalk single_walk(const CourseQuestion& question, const Start& start, uint64_t seed, size_t most_moves) {
  SingleWalk out;
  const double until = question.segments.back().until;
  CourseWalker walker(question, until);
  Dice dice = dice_of_walk(seed, 0);
  const auto moved = [&](double at, uint32_t i) {
    if (out.moves.size() == most_moves) throw Exhausted{Exhausted::kTooMany};
    out.moves.emplace_back(at, i);
  };
  const size_t size = question.segments.front().setup->size;
  const auto begun = [&](size_t k, double at, const uint64_t* before, const uint64_t* state) {
    if (k == 0) out.start.assign(state, state + words_of_state(size));
    for (uint32_t i = 0; k != 0 && i < size; ++i)
      if (bit_of(before, i) != bit_of(state, i)) moved(at, i);
  };
  walker.walk(start, dice, begun, [](size_t, double, const uint64_t*) {}, moved);
  return out;
}

}  // namespace logicnet
