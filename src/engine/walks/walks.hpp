// The asynchronous dynamics as a random walk on networks of any size: which attractor it ends in, and with which
// probability.
//
// In each step one of the components that differ from their rules moves, in proportion to its rate, which may differ
// between up and down. That is the
// embedded chain of the continuous-time process in which every such component moves at its rate, independently of the
// others; so a set of components that is closed upstream can be walked alone, and gives the probabilities of whatever
// it tells apart (how the rest stutters does not matter).
//
// WalkSetup owns the functions as truth tables whose index is kept up to date while components flip (long supports:
// decision diagrams), and the sets where walks end. States are packed, 64 components a word; bit i of a state is the
// i-th component walked. A setup does not change once its ends are added, so threads share it. Its limits are polled;
// Exhausted is thrown where nothing can be said, and caught where something can. References: N. van Kampen, "Stochastic
// processes" (1981); G. Stoll et al., BMC Syst. Biol. 6:116 (2012), for rates.
#ifndef LOGICNET_WALKS_WALKS_HPP
#define LOGICNET_WALKS_WALKS_HPP
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "base/limits.hpp"
#include "base/words.hpp"
#include "solver/answers.hpp"
#include "walks/start.hpp"

namespace logicnet {

// Sets of states, each a product of literals and cycles or a diagram, and which of them a state lies in. No state of
// one leads out of it.
class Ends {
 public:
  static constexpr uint32_t kNone = 0xffffffffu;
  explicit Ends(const Bdd& bdd, size_t words) : bdd_(bdd), words_(words) {}
  // Literals and cycles by variable of the manager; those that are not walked (position kNone) are passed over.
  void add(const std::vector<Literal>& literals, const std::vector<const Cycle*>& cycles,
           const std::vector<uint32_t>& position, uint32_t label);
  void add(Ref set, uint32_t label);  // a diagram over the variables walked
  // `still`: nothing can move there, so that of the products only those without cycles are looked at; else only those
  // with them.
  uint32_t at(const uint64_t* state, bool still, const std::vector<uint32_t>& position) const;
  bool any_cycle() const { return any_cycle_; }

 private:
  struct Set {
    uint32_t label;
    std::vector<const Cycle*> cycles;
  };
  struct Group {  // sets with literals on the same components
    std::vector<uint64_t> mask;
    bool still;
    std::unordered_map<std::vector<uint64_t>, std::vector<Set>, WordsHash> sets;
  };
  const Bdd& bdd_;
  size_t words_;
  std::vector<Group> groups_;
  std::vector<std::pair<Ref, uint32_t>> diagrams_;
  bool any_cycle_ = false;
};

struct WalkSetup {
  struct Function {
    std::vector<uint32_t> inputs;  // positions, bit j of the table's index is inputs[j]
    std::vector<uint64_t> table;   // empty: evaluate the diagram
    Ref diagram;
  };
  struct Use {
    uint32_t function, bit;
  };
  // `variables`: what is walked, in order; `functions` theirs. See `closed`.
  WalkSetup(Bdd& bdd, const Network& network, std::vector<double> rates, const Limits& limits);
  bool closed = true;  // the functions read walked components only
  size_t size, words;
  std::vector<uint32_t> position;  // of a variable of the manager
  std::vector<Function> functions;
  std::vector<std::vector<Use>> uses;  // of each component, by the others and itself
  // Of each component two, from 0 to 1 and from 1 to 0, above 0. Empty: all alike.
  std::vector<double> rates;
  static uint32_t rate_place(uint32_t component, bool value) { return 2 * component + (value ? 1 : 0); }
  std::vector<uint32_t> rate_class;  // of each rate
  std::vector<double> class_rate;
  const Bdd& bdd;
  Ends ends;
  uint32_t labels = 0;
  const Limits& limits;

  bool value(const Function& f, uint32_t index, const uint64_t* state) const {
    if (!f.table.empty()) return bit_of(f.table.data(), index);
    return bdd.evaluate(f.diagram, [&](Var v) { return bit_of(state, position[v]); });
  }
};

// What may be unaccounted for in probabilities that are called exact: the one tolerance of all questions about where
// walks end.
constexpr double kExact = 1e-12;

// walks/absorption.cpp. Every state that can be reached is listed, so this is exact, apart from rounding and from
// `left`: the probability that was not yet absorbed when the work ended, or was lost to rounding. chance[label], and
// chance[labels]: in an attractor that has no label.
struct Absorption {
  std::vector<double> chance;
  double left = 0;
  uint64_t states = 0;
  bool exact() const { return left <= kExact; }
};
Absorption absorb(const WalkSetup& setup, const Start& start, size_t most_states);

// Samples: ended[label], ended[labels] at rest elsewhere, ended[labels + 1] not ended within `steps`. Walk w depends on
// seed and w alone. False: the limits ended it, and the walks that had begun count as not ended.
bool walk(const WalkSetup& setup, const Start& start, uint64_t samples, uint64_t steps, uint64_t seed, unsigned threads,
          std::vector<uint64_t>& ended, End& why);

}  // namespace logicnet
#endif
