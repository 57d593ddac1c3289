// How often in the long run: what measures come to on average over time, and how probable it is to end where they are
// above 0, of one changed network after another.
//
// Everything that can be reached from the start lies in the smallest trap space around it, so the rules are those of
// the network inside. A measure needs what lies upstream of it alone. The attractors of that part are found first.
// Where all of them give the measure one value nothing is walked. Else the components that tell the values apart
// (screens/distinguishing.hpp) are walked, in parts that neither influence each other nor begin in dependence on each
// other: the probability of an attractor is the product over the parts. Its value is read off its states, or is the
// average over its stationary distribution. The parts of a mixture are asked one by one where they are few, because
// each has a smaller trap space; the answer is linear in the start.
//
// Where more states than are allowed would have to be listed, walks are sampled and ended in the attractors that are
// known. What was found is remembered by functions, start and measure, so equal residual networks are walked once.
// Exhausted is thrown for nothing: a measure says why it is not decided.
#ifndef LOGICNET_SCREENS_MEASURED_HPP
#define LOGICNET_SCREENS_MEASURED_HPP
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "screens/distinguishing.hpp"
#include "screens/enclosure.hpp"
#include "screens/marginals.hpp"
#include "solver/solver.hpp"
#include "walks/measures.hpp"
#include "walks/walks.hpp"

namespace logicnet {

// How an answer about walks was found: the numbers of the border.
enum Found : uint8_t { kUndecided = 0, kProved = 1, kSampled = 2, kBounded = 3 };

struct Estimate {
  double value = 0, low = 0, high = 0;
};

struct Measured {
  Estimate share;  // expected, over where walks end and over time there
  Estimate shown;  // the probability to end in an attractor in some state of which the measure is above 0
  uint8_t how = kUndecided;
  End reason = End::kNone;
  uint64_t states = 0;   // listed
  uint64_t samples = 0;  // walks
};

class Measurer {
 public:
  // `rates`: by variable two, up and down, above 0; empty: all alike.
  Measurer(Bdd& bdd, std::vector<double> rates);

  struct Plan {
    size_t most_states;
    uint64_t samples, seed;
    bool only_shown = false;  // the share is not asked for
    // Estimates that are sampled hold the error of the sample, at 95 %. Else they are what was seen of so many walks:
    // `low` of those that did end there, `high` of these and all that did not end.
    bool with_error = true;
  };
  // `functions`: one for every variable of the manager. `draw`: where walks begin.
  std::vector<Measured> measured(const std::vector<Ref>& functions, const std::vector<WeightedSet>& draw,
                                 std::span<const Measure> measures, const Plan& plan);
  size_t memory() const { return bytes_; }
  uint64_t asked() const { return asked_; }
  uint64_t known() const { return known_; }

 private:
  using Key = std::vector<uint32_t>;
  // Of one quantity: what walks come to on average, apart from the error of a sample, and between which bounds each of
  // them lies.
  struct Average {
    Estimate seen;
    double least = 0, most = 0;
  };
  struct Outcome {
    Average share, shown;
    bool proved = true;    // not bounded only
    bool watched = false;  // what an attractor comes to is sampled
    uint64_t samples = 0, states = 0;
  };
  struct InAttractor {
    Estimate value;
    bool shown, sampled = false;
    uint64_t states = 0;
  };
  struct Endings {  // of a part that is walked, by label
    std::vector<double> chance;
    uint64_t states = 0;
    bool listed = false;
  };
  struct Question {
    const Network& cone;
    const std::vector<Start::Part>& begin;
    const Measure& measure;
    double constant;
    const Plan& plan;
  };
  struct Mixed;

  void add(const Enclosure& around, const std::vector<WeightedSet>& draw, double weight, const Measure& measure,
           const Plan& plan, Mixed& mixed);
  static Measured together(const Mixed& mixed, const Plan& plan);
  const Outcome& outcome(const Question& question);
  Outcome found(const Question& question);
  Outcome by_listing(const Question& question);
  Outcome by_walks(const Question& question, const std::vector<All>& attractors, const std::vector<Look>& looks,
                   const std::vector<InAttractor>& values, const std::vector<uint32_t>& kept);
  std::optional<Outcome> by_absorption(const Question& question, const std::vector<All>& attractors,
                                       const std::vector<Look>& looks, const std::vector<InAttractor>& values,
                                       const std::vector<uint32_t>& kept);
  const Endings& endings(const Network& part, const std::vector<Start::Part>& begin,
                         const std::vector<const All*>& labelled, const std::vector<Look>& looks, size_t most_states);
  InAttractor in_attractor(const Question& question, const All& attractor);
  const InAttractor& over_time(const Network& network, const std::vector<uint8_t>& state, const Measure& measure,
                               double least, double most, const Plan& plan);
  std::vector<All> attractors_of(const Network& cone);
  WalkSetup setup_of(const Network& part);
  void label(WalkSetup& setup, const std::vector<const All*>& labelled);
  Network upstream(const Network& network, const Measure& measure);
  const Limits& limits() const { return bdd_.limits() != nullptr ? *bdd_.limits() : no_limits_; }
  template <class Value>
  const Value& keep(std::unordered_map<Key, Value, WordsHash>& known, Key key, Value value) {
    bytes_ += 4 * key.size() + sizeof(Value) + 128;
    return known.insert_or_assign(std::move(key), std::move(value)).first->second;
  }

  Bdd& bdd_;
  Solver solver_;
  Taker taker_;
  Positions positions_;
  std::vector<double> rates_;
  Limits no_limits_;
  std::unordered_map<Key, Outcome, WordsHash> outcomes_;
  std::unordered_map<Key, Endings, WordsHash> endings_;
  std::unordered_map<Key, InAttractor, WordsHash> over_time_;
  size_t bytes_ = 0;
  uint64_t asked_ = 0, known_ = 0;
};

}  // namespace logicnet
#endif
