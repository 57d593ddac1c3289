// The attractors of a network as a graph of choices, so that 2^20 of them cost no more than the twenty blocks they come
// from.
//
// An All is a family of attractors. It holds what they have in common: the fixed components, the oscillating blocks
// (each an exact set of states; the states of an attractor are the product of these sets), and choices that are
// independent of each other. An attractor of the family takes one option of each choice.
//
// A Choice is one of three. Alternatives: each option is a further All. An input of the network: one All for each of
// its values; these are attractors under a condition, and no more attractors for it. A block that was left open, with
// the reason.
//
// Nodes are shared: equal content has one id. That also merges the conditions under which the answers agree.
#ifndef LOGICNET_SOLVER_ANSWERS_HPP
#define LOGICNET_SOLVER_ANSWERS_HPP
#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/biguint.hpp"
#include "base/codes.h"
#include "base/limits.hpp"
#include "base/words.hpp"
#include "networks/network.hpp"

namespace logicnet {

using AllId = uint32_t;
using ChoiceId = uint32_t;
using CycleId = uint32_t;

// The steps that can end an attractor; an answer's method is a set of them.
enum Step : uint32_t {
  kPercolation = LOGICNET_STEP_PERCOLATION,
  kBlocks = LOGICNET_STEP_BLOCKS,
  kExplicit = LOGICNET_STEP_BITSETS,
  kMediators = LOGICNET_STEP_MEDIATORS,
  kTrapSpaces = LOGICNET_STEP_TRAP_SPACES,
  kWalk = LOGICNET_STEP_WALK,
  kSymbolic = LOGICNET_STEP_DIAGRAMS,
  kConditioning = LOGICNET_STEP_CONDITIONING
};

// An attractor of one block that is not a fixed point: a set of states over the block's variables.
struct Cycle {
  std::vector<Var> variables;
  Ref set;
  BigUint states;
};

struct All {
  std::vector<Literal> literals;  // ascending variables
  std::vector<CycleId> cycles;    // ascending
  std::vector<ChoiceId> choices;  // ascending
  uint32_t method = 0;
};

struct Choice {
  enum Kind : uint8_t { kAny, kInput, kOpen } kind;
  Var input = 0;  // kInput: options[0] at 0, options[1] at 1
  std::vector<AllId> options;
  std::vector<Var> left;     // kOpen: the block that was not solved
  std::vector<Var> waiting;  // kOpen: what depends on it
  End reason = End::kNone;
};

// One entry of a list of attractors: the inputs it holds under, and the attractor, which has no choices.
struct Pair {
  std::vector<Literal> condition;
  All attractor;
};

// How many attractors: `pairs` (condition, attractor), and with every input written out: scaled / 2^shift * 2^(number
// of inputs).
struct Tally {
  BigUint pairs = 1, scaled = 1;
  BigUint fixed = 1;   // fixed points, scaled likewise
  BigUint states = 1;  // states in attractors, scaled likewise
  size_t shift = 0;
  bool open = false;
};

class Answers {
 public:
  explicit Answers(Bdd& bdd) : bdd_(bdd) {}
  AllId all(All node);  // sorts, merges, and returns the one id of this content
  ChoiceId any(std::vector<AllId> options);
  ChoiceId input(Var v, AllId low, AllId high);
  ChoiceId open(std::vector<Var> left, std::vector<Var> waiting, End reason);
  CycleId cycle(std::vector<Var> variables, Ref set);

  const All& at(AllId id) const { return alls_[id]; }
  const Choice& choice(ChoiceId id) const { return choices_[id]; }
  const Cycle& cycle(CycleId id) const { return cycles_[id]; }
  bool single(AllId id) const { return alls_[id].choices.empty(); }
  const Tally& tally(AllId id);
  static void merge(All& into, const All& from);
  // Writes one state of an attractor, by variable: the first in the order of variables, so that equal sets of states
  // give equal ones.
  void put_state(const All& attractor, std::vector<uint8_t>& values) const;

  // Every attractor below `id`, one All without choices each, together with its condition; stops when `visit` returns
  // false. Options below which nothing is known are not entered: every step of the walk leads to an attractor.
  using Visit = std::function<bool(const std::vector<Literal>& condition, const All&)>;
  bool each(AllId id, const Visit& visit);
  // The same as a list, for the solver; false if there are more than `limit` or something is open or conditional.
  bool expand(AllId id, size_t limit, std::vector<All>& out);
  void open_choices(AllId id, std::vector<ChoiceId>& out) const;
  // The variables that a choice gives values to, whichever option is taken; ascending.
  const std::vector<Var>& covered(ChoiceId id);
  // solver/overlap.cpp: the attractors below `id` that do not lie in a trap space of the network that `id` answers,
  // given as its literals.
  AllId outside(AllId id, const std::vector<Literal>& trap_space);
  bool nothing(AllId id) const { return id == nothing_; }

 private:
  // The id of the content of `key`: the one it has, or that of what `make` gives, which is kept in `nodes`.
  template <class Node, class Make>
  uint32_t id_of(std::vector<uint32_t> key, std::vector<Node>& nodes, const Make& make);
  bool walk(std::vector<ChoiceId>& todo, std::vector<Literal>& condition, const All& so_far, const Visit& visit);
  bool disjoint(const All& node);                         // its parts give each variable at most one value
  bool over(Ref set, const std::vector<Var>& variables);  // which ascend, and hold all that the set depends on
  struct Split;                                           // one trap space, and what was found for it so far
  AllId empty();
  AllId inside(AllId id, Split& split);
  AllId outside(AllId id, Split& split);
  ChoiceId part(ChoiceId id, Split& split, bool in);
  Bdd& bdd_;
  std::vector<All> alls_;
  std::vector<Choice> choices_;
  std::vector<Cycle> cycles_;
  std::vector<Tally> tallies_;
  std::vector<uint8_t> tallied_;
  std::unordered_map<ChoiceId, std::vector<Var>> covered_;
  AllId nothing_ = 0xffffffffu;  // no attractor at all; made when it is first needed
  std::unordered_map<std::vector<uint32_t>, uint32_t, WordsHash> known_;
};

// Whether a state lies in an attractor under its condition: `at` gives the value of each variable.
template <class At>
bool contains(const Bdd& bdd, const Answers& answers, const Pair& entry, const At& at) {
  const auto fits = [&](Literal l) { return at(l.variable) == l.value; };
  return std::all_of(entry.attractor.literals.begin(), entry.attractor.literals.end(), fits) &&
         std::all_of(entry.condition.begin(), entry.condition.end(), fits) &&
         std::all_of(entry.attractor.cycles.begin(), entry.attractor.cycles.end(),
                     [&](CycleId c) { return bdd.evaluate(answers.cycle(c).set, at); });
}

}  // namespace logicnet
#endif
