// Where the dynamics can go from a set of states: which attractors are reached, and how they show a phenotype.
//
// Everything that can be reached lies in the smallest trap space around the start. The attractors inside a trap space
// are those of the network restricted to it, so that much smaller network is solved first. Only where its attractors
// differ in the phenotype, or are asked for one by one, is the forward closure of the start made, and one state of each
// attractor looked up in it. The closure is a bitset up to sixteen free variables, and a decision diagram beyond.
// Thousands of attractors are not listed: three sets say as much, the unions of the attractors that show the phenotype
// always, sometimes and never.
//
// Nothing is percolated here, because a component that ends at a constant may still move on the way. Inputs are
// ordinary components that keep their value. Exhausted is thrown where something is not decided.
#ifndef LOGICNET_SCREENS_REACH_HPP
#define LOGICNET_SCREENS_REACH_HPP
#include <map>
#include <unordered_map>
#include <vector>

#include "networks/symbolic_states.hpp"
#include "screens/enclosure.hpp"
#include "screens/measured.hpp"
#include "solver/solver.hpp"

namespace logicnet {

// How the states of an attractor show a phenotype.
enum Shown : uint8_t {
  kNever = LOGICNET_SHOWS_NEVER,
  kSometimes = LOGICNET_SHOWS_SOMETIMES,
  kAlways = LOGICNET_SHOWS_ALWAYS
};

// Which ways of showing it are among the attractors reached.
using ShownSet = uint8_t;

class Reacher {
 public:
  explicit Reacher(Bdd& bdd) : bdd_(bdd), solver_(bdd, Steps{}), taker_(bdd) {}

  // `functions`: one for every variable of the manager. `start`: a set of states, not empty. `into`, where given,
  // receives each attractor reached, as a set of states over all variables.
  ShownSet ends(const std::vector<Ref>& functions, Ref start, Ref phenotype, std::vector<Ref>* into);
  // The probability to end in an attractor that shows the phenotype in some state.
  struct Chance {
    double value = 0, low = 0, high = 1;
    uint8_t how = 0;          // of Found; sampled: between the shares of walks seen there and perhaps there
    End reason = End::kNone;  // why it is not decided
  };
  // Of so many walks that start in a uniformly drawn state of `start`: see screens/chance.cpp. `rates`: by variable, as
  // Measurer has them.
  Chance sampled(const std::vector<Ref>& functions, Ref start, Ref phenotype, const std::vector<double>& rates,
                 size_t samples, uint64_t seed);
  // The union of the attractors that show the phenotype in some state; kFalse where there is none.
  Ref showing(const std::vector<Ref>& functions, Ref phenotype);

 private:
  // The smallest trap space around a start: what is free in it, and the attractors inside.
  struct Arena {
    Network local;
    Ref start;
    All held;  // what is not free
    bool listed = true;
    std::vector<All> attractors;  // over the local variables
    std::vector<Shown> shown;     // for each of them
    Ref never = Bdd::kFalse, sometimes = Bdd::kFalse,
        always = Bdd::kFalse;  // the unions; of listed ones once they are gathered
    ShownSet every = 0;
  };
  void find(Ref phenotype, Arena& out);
  void gather(Arena& arena);
  Ref union_of(AllId id, std::unordered_map<AllId, Ref>& known);
  ShownSet ends_listed(const Arena& arena, std::vector<Ref>* into);
  ShownSet ends_together(const Arena& arena, std::vector<Ref>* into);
  SymbolicStates symbolic(const Network& local);
  Ref closed(const Network& local, Ref set);  // with all that can be reached from it
  void enclose(const std::vector<Ref>& functions, Ref start, Ref phenotype, Arena& out);
  Shown shown(const All& attractor, Ref phenotype);
  Ref set_of(const All& attractor);
  std::vector<uint8_t> reached(const Network& local, Ref start, const std::vector<All>& attractors);
  std::vector<uint8_t> reached_small(const Network& local, Ref start, const std::vector<All>& attractors);
  std::vector<uint8_t> reached_large(const Network& local, Ref start, const std::vector<All>& attractors);

  Bdd& bdd_;
  Solver solver_;
  Taker taker_;
  struct Known {
    ShownSet shown;
    std::vector<Ref> sets;
  };
  std::map<std::pair<std::vector<uint32_t>, bool>, Known> known_;
};

}  // namespace logicnet
#endif
