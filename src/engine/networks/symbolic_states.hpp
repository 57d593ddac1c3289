// SymbolicStates: sets of states of a network as decision diagrams, for networks of which no state can be listed, and
// the one closure of such sets that the engine has. The counterpart with one bit a state is SmallStates
// (solver/block_bits.hpp).
//
// Owns: a manager of its own, so that the diagrams between are swept when it fills up, and their order may differ from
// the main manager's. A set is a Ref of this manager. A method that may sweep takes the address of each Ref that must
// outlive the sweep: the set that grows, and those in `kept`.
//
// How a closure grows. One component moves after the other, each from what the ones before added, the lowest in the
// order first. After every growth it starts again from the lowest, or it goes on; to start again keeps the diagrams
// near those of sets that are closed under the low components (saturation). Release of mediators is the third way: the
// small network without mediators is closed first, and every state that it reaches is reached in the whole network
// (networks/mediators.hpp). Then the mediators come back, the last removed first. Each time the set is lifted to the
// states with x = f_x and closed under all components that are there, so that each closure starts near its end.
// Which way and which order is best differs by orders of magnitude between networks and cannot be seen beforehand. A
// caller that can afford it tries several, each within a limit on its work, and raises the limit.
//
// Why a closure ends: nothing more is reached, or Exhausted is thrown. kTime and kStopped come from the limits,
// kMemory from the nodes of `Approach`, kTooMany from its work. What was found until then stays in the set: a subset of
// the closure, all of it reachable.
//
// References: J. Burch, E. Clarke, D. Long, "Symbolic model checking with partitioned transition relations" (1991);
// G. Ciardo, G. Luettgen, R. Siminiceanu, "Saturation", TACAS 2001; N. Benes et al., "Computing bottom SCCs
// symbolically using transition guided reduction", CAV 2021; F. Aloul, I. Markov, K. Sakallah, "FORCE" (2003).
#ifndef LOGICNET_NETWORKS_SYMBOLIC_STATES_HPP
#define LOGICNET_NETWORKS_SYMBOLIC_STATES_HPP
#include <initializer_list>
#include <unordered_map>
#include <vector>

#include "networks/mediators.hpp"
#include "networks/network.hpp"

namespace logicnet {

// How a closure is made, and what it may take.
struct Approach {
  // kGiven: the order of the main manager. kForce: components that share a function stand near each other.
  enum Order { kGiven, kForce, kForceReversed } order = kGiven;
  bool release = false;              // of mediators; else saturation
  uint64_t work = UINT64_MAX;        // nodes asked for, at most
  size_t nodes = Bdd::kUsualNodes;   // nodes at once, at most; fewer where the memory of the limits is less
  size_t sweep_at = size_t{200000};  // nodes from which the manager is swept: 10 MB with their tables
};

class SymbolicStates {
 public:
  using Roots = std::initializer_list<Ref*>;

  // `limits`: those of this manager; they must outlive it.
  SymbolicStates(Bdd& main, const Network& network, const Approach& approach, Limits* limits);
  SymbolicStates(Bdd& main, const Network& network, const Approach& approach)
      : SymbolicStates(main, network, approach, main.limits()) {}

  // The closure of a state (indexed by variable of the main manager) by the approach. With release, mediators of the
  // state are lifted first: for a state in which they agree with their functions, that is the state.
  Ref forward(const std::vector<uint8_t>& from);
  // The states of `within` from which the state is reached by states of `within`, which is closed forward.
  Ref backward(const std::vector<uint8_t>& from, Ref& within);
  // Any set grows to its closure, by saturation.
  void close_forward(Ref& set, Roots kept = {});
  void close_backward(Ref& set, Roots kept = {});
  Ref successors(Ref set);  // the states one move after
  template <class State>    // State: callable Var (of this manager) -> bool
  bool moves(Var v, const State& state) const {
    return position_[v] != Positions::kNone && bdd_.evaluate(unstable_[position_[v]], state);
  }

  bool has(Ref set, const std::vector<uint8_t>& values) const;  // values by variable of the main manager
  Ref carried(Ref set);                                         // a set of the main manager, as one of this manager
  Ref hand_back(Ref set);                                       // a set of this manager, as one of the main manager
  // With the order of the main manager, its variables are those of this one.
  Bdd& bdd() { return bdd_; }
  // Forgets every Ref but those kept, which move. Polls no limits: this is how room is made when a limit has ended
  // work.
  void sweep(std::vector<Ref*> kept);
  void tidy(const std::vector<Ref*>& kept);  // polls the limits, and sweeps where the manager has grown enough

 private:
  enum class Next { kLowest, kOn };  // which component moves after one that added states
  Ref state(const std::vector<uint8_t>& values);
  void use(size_t i, Ref function);
  void use_all();
  template <class Grow>
  void saturate(Ref& set, Next next, Roots kept, const Grow& grow);
  void close(Ref& set, Next next, Roots kept = {});
  void release(Ref& set);

  Bdd& main_;
  const Approach approach_;
  Bdd bdd_;
  std::vector<Var> level_, component_;  // of a variable of the main manager in this one, and back
  std::vector<Var> variables_;          // of the network, in this manager; ascending: a position is an index of these
  std::vector<uint32_t> position_;      // of a variable of this manager
  std::vector<Ref> functions_;          // by position, of the whole network
  std::vector<Ref> unstable_;           // by position: the states that x can leave, where x is there
  std::vector<uint8_t> there_;          // by position: not taken out as a mediator
  Reduced reduced_;                     // while mediators are released
  size_t tidy_at_;
};

}  // namespace logicnet
#endif
