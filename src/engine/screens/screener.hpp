// Screens: one question asked of one perturbed network after another, without leaving the core.
//
// A task is a list of changes of rules. The changes are made on a copy of the network, which is two small vectors; the
// copy is percolated, and what is left is the residual network of the task. Equal residual networks under equal
// questions are solved once, and so are equal blocks of different residual networks, which the solver remembers. So the
// cost of a mutant falls as a screen grows. Equal means equal as functions, because diagrams are canonical.
//
// A Screener is all that one thread needs: a manager of diagrams with the rules compiled once, a solver, and the memory
// of residual networks. A memory that has grown past its limit is begun anew, which costs one compilation.
//
// A phenotype is a function over the components. A count of attractors weighs each attractor by the number of settings
// of the free inputs that it stands for. Counts are read off the answer's graph of choices, without listing attractors:
// a choice that the phenotype does not depend on enters as a factor.
//
// Reach, withdrawal and one-step changes: screens/reach.hpp.
#ifndef LOGICNET_SCREENS_SCREENER_HPP
#define LOGICNET_SCREENS_SCREENER_HPP
#include <cstdint>
#include <memory>
#include <new>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/words.hpp"
#include "rules/rules.hpp"
#include "screens/measured.hpp"
#include "screens/reach.hpp"
#include "solver/solver.hpp"

namespace logicnet {

struct Counts {
  uint64_t always = 0, sometimes = 0, never = 0;
  uint32_t method = 0;  // of Step
  End reason = End::kNone;
  std::string wide;  // End::kTooWide: the three counts in decimal, separated by blanks
};

// A term of a measure before it is compiled.
struct TermCode {
  double weight;
  std::vector<int32_t> code;
};

// Part of a mixture of starts: its weight, and values by component.
struct MixedPart {
  double weight;
  std::vector<Literal> values;
};

// Adds up how many attractors show a phenotype; see screens/counts.cpp.
class Tellers {
 public:
  Tellers(Bdd& bdd, Answers& answers) : bdd_(bdd), answers_(answers) {}
  // `inputs`: how many inputs the counts are written out over.
  Counts count(AllId id, Ref phenotype, size_t inputs);

 private:
  struct Sum {
    BigUint always, sometimes, never;
    size_t leaves = 0;
    bool open = false;
  };
  void descend(std::vector<ChoiceId> todo, std::vector<CycleId> cycles, Ref phenotype, BigUint weight, size_t shift,
               size_t inputs, Sum& sum);
  void enter(const All& node, std::vector<ChoiceId>& todo, std::vector<CycleId>& cycles, Ref& phenotype) const;
  Bdd& bdd_;
  Answers& answers_;
};

class Screener {
 public:
  // `inputs`: per component, whether it counts as an input while its function is the identity. `seconds` bounds each
  // time that the rules are compiled, now and when the memory is begun anew (0: not). This, `watch` and `percolated`
  // throw Exhausted.
  Screener(const Rules& rules, std::vector<uint8_t> inputs, size_t memory, double seconds,
           const volatile int32_t* stop);
  size_t watch(Program phenotype);  // the number it goes by from then on; nothing is watched where this throws
  size_t watched() const { return watched_.size(); }
  void unwatch(size_t from) noexcept;  // phenotypes from this number on

  // What an intervention does to a phenotype. This and the questions below answer where a budget or the machine's
  // memory ends: that is the reason.
  Counts count(std::span<const Change> changes, size_t phenotype, double seconds);
  // Whether the phenotype shows in every state of every attractor: 1 yes, 0 no, minus the End where undecided. Only
  // what the phenotype depends on is solved.
  int32_t forced(std::span<const Change> changes, size_t phenotype, double seconds);

  // Per component the value that percolation gives it under the changes, or -1.
  std::vector<int8_t> percolated(std::span<const Change> changes);

  // From here on, `reach` starts from the attractors of the unchanged rules that show the phenotype (1: there are some,
  // 0: none, below 0: not decided, less the End), or from the states in which these components have these values.
  int32_t start_showing(size_t phenotype, double seconds);
  // A start at values holds only states that show the phenotype `within` as well (below 0: all of them).
  void start_at(std::vector<Literal> components, int64_t within = -1);
  // Which ways of showing the phenotype the attractors have that are reached from the start: under the changes, held
  // components being set at once; and, asked for by `withdraw`, when the changes are then taken back in any state of
  // any of them. One-step: the held values are only set in the start, and the rules stay as they are. 0: not decided.
  struct Reached {
    ShownSet under = 0, after = 0;
    End reason = End::kNone;
  };
  Reached reach(std::span<const Change> changes, size_t phenotype, bool withdraw, bool one_step, double seconds);

  // How fast components move from here on where it is asked how often or how probable: two of each, up and down, above
  // 0.
  void move_at(std::vector<double> rates);
  // What `measured` is asked about, and from where it starts: drawn by weight from one of these parts, and of it evenly
  // from the states that show the phenotype `within` (below 0: all). Without a mixture it starts where `reach` does.
  size_t measure(std::vector<TermCode> terms);  // its number; none is known where this throws
  size_t measures() const { return measure_codes_.size(); }
  void forget_measures(size_t from) noexcept;
  void start_mixture(std::vector<MixedPart> parts, int64_t within);
  // What so many measures from number `first` on come to under the changes, held components being set at once.
  std::vector<Measured> measured(std::span<const Change> changes, size_t first, size_t count,
                                 const Measurer::Plan& plan, double seconds);

  // The probability of ending, under the changes, in an attractor that shows the phenotype in some state.
  Reacher::Chance chance(std::span<const Change> changes, size_t phenotype, size_t samples, uint64_t seed,
                         double seconds);

  uint64_t asked() const { return asked_; }
  uint64_t known() const { return known_; }

 private:
  struct Task {
    std::vector<Ref> functions;  // by level, percolated
    std::vector<Var>
        touched;  // where they may differ from the base, ascending; everywhere where the base does not hold
    bool based = true;
    bool percolated = false;
    Ref phenotype = 0;
  };
  void renew();
  void see(Program phenotype);
  void renew_if_needed();
  template <class Work>
  End tried(double seconds, const Work& work);
  std::vector<Ref> changed(std::span<const Change> changes);
  Ref start();
  Ref start_under(std::span<const Change> changes);
  Ref held_at_once(Ref states, std::span<const Change> changes);
  std::vector<WeightedSet> drawn_under(std::span<const Change> changes);
  std::vector<double> rates_by_level() const;
  void compile_measure(const std::vector<TermCode>& terms);
  Task prepared(std::span<const Change> changes, size_t phenotype);
  bool holds_base(std::span<const Change> changes) const;
  void spread(Task& task, std::vector<Var> queue);
  std::vector<uint32_t> key_of(const Task& task) const;
  Network whole(const Task& task) const;
  Network upstream(const Task& task);
  Counts solved(const Network& network, Ref phenotype);

  Rules rules_;
  std::vector<uint8_t> inputs_;
  std::vector<Var> level_;
  std::vector<std::vector<int32_t>> watched_;
  size_t memory_;
  double seconds_;
  Limits limits_;
  bool built_ = false;  // false: the rules have to be compiled anew before anything is asked

  std::unique_ptr<Bdd> bdd_;
  std::unique_ptr<Solver> solver_;
  std::unique_ptr<Positions> positions_;
  std::unique_ptr<Tellers> tellers_;
  std::unique_ptr<Reacher> reacher_;
  std::unique_ptr<Measurer> measurer_;
  Network whole_;  // every component, by level
  // The base: the unchanged rules, percolated. A change that only touches what is free in it spreads from there: what
  // percolation has fixed does not depend on what is free.
  std::vector<Ref> base_;
  std::vector<std::vector<Var>> users_;  // who reads a variable, in the base
  std::vector<Var> everywhere_;
  std::vector<uint8_t> is_input_;                   // by level
  bool percolates_ = false;                         // whether percolation fixes anything in the base
  std::vector<Ref> phenotypes_, whole_phenotypes_;  // over what is free in the base, and as they are
  std::unordered_map<std::vector<uint32_t>, Counts, WordsHash> counted_;
  std::unordered_map<std::vector<uint32_t>, int32_t, WordsHash> forced_;
  std::vector<Literal> start_at_;  // by component
  int64_t start_within_ = -1;      // a phenotype, by number
  int64_t start_showing_ = -1;     // a phenotype, or -1
  Ref start_ = 0;
  bool started_ = false;
  std::vector<double> rates_;  // by component, two each; empty: all alike
  std::vector<std::vector<TermCode>> measure_codes_;
  std::vector<Measure> measures_;
  std::vector<MixedPart> mixture_;  // by component
  int64_t mixed_within_ = -1;
  std::vector<WeightedSet> mixed_;  // the same, compiled
  size_t remembered_ = 0;           // bytes of keys
  uint64_t asked_ = 0, known_ = 0;
};

template <class Work>
End Screener::tried(double seconds, const Work& work) {
  End why = End::kMemory;
  try {
    renew_if_needed();
    limits_.seconds(seconds);
    work();
    return End::kNone;
  } catch (const Exhausted& end) { why = end.why; } catch (const std::bad_alloc&) {
  }
  if (why == End::kMemory) built_ = false;
  return why;
}

}  // namespace logicnet
#endif
