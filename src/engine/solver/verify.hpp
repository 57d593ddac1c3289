// A second look at an answer, by other ways than those that found it, as far as they go.
//
//   each attractor   no move leaves it, and each of its states reaches every other (solver/verify_attractor.cpp)
//   the list         no two entries share a state; counts read off the graph of choices are those of the list
//   the whole        under settings of the inputs: every state is looked at where there are few; elsewhere a trap space
//                    without a listed attractor is searched for (a missing fixed point is one), and so is one in the
//                    states ahead of random walks
//
// The first two prove that everything listed is an attractor, and that nothing is listed twice. The third proves that
// nothing is missing only where every state was looked at. Elsewhere it may overlook an attractor of a large network
// that lies in no minimal trap space of its own.
#ifndef LOGICNET_SOLVER_VERIFY_HPP
#define LOGICNET_SOLVER_VERIFY_HPP
#include <set>
#include <string>
#include <vector>

#include "networks/trap_closure.hpp"
#include "solver/answers.hpp"

namespace logicnet {

struct Verified {
  uint64_t attractors = 0;  // entries of the list that were checked, each by itself and against the others
  bool listed_all = false;  // there are no more
  bool counts = false;      // the graph's counts were compared with the list
  uint64_t settings = 0;    // settings of the inputs under which the whole was searched again
  bool every_setting = false;
  uint64_t exhaustive = 0;  // settings under which every state was looked at
  uint64_t searched = 0;    // settings under which no trap space, and so no fixed point, is without a listed attractor
  uint64_t walks = 0;       // walks all of whose states ahead were listed
  std::string wrong;        // the first thing that is wrong; empty where nothing was found
  End ended = End::kNone;   // the budget that ended the checks
};

class Verifier {
 public:
  // `network`: every variable that the answer covers. `input`: per variable of the manager.
  Verifier(Bdd& bdd, Answers& answers, const Network& network, const std::vector<uint8_t>& input);
  // One state of an entry, and whether every move from it stays inside: the part that is cheap enough to be done
  // always.
  std::vector<uint8_t> state(const Pair& entry) const;
  std::string leaves(const Pair& entry, const std::vector<uint8_t>& state) const;
  // All of it, for up to `limit` entries. Never throws Exhausted.
  Verified all(AllId id, size_t limit);

 private:
  struct Entry {
    Pair pair;
    std::vector<uint8_t> state;  // the first one in the order of variables: equal for equal attractors
  };
  std::string attractor(const Pair& entry);
  std::string fixed(const All& product, const std::vector<uint32_t>& cycle_of, std::vector<Ref>& functions);
  std::string in_turn(const std::vector<CycleId>& cycles, const std::vector<uint32_t>& cycle_of,
                      const std::vector<Ref>& functions);
  std::string together(std::vector<CycleId> cycles, const std::vector<Ref>& functions, const All& upstream);
  bool connected(const Network& block, Ref set);
  bool connected_by_diagrams(const Network& block, Ref set);
  std::string overlap(const std::vector<Entry>& entries) const;
  std::string counted(AllId id, const std::vector<Entry>& entries);
  std::string whole(const std::vector<Entry>& entries, const std::vector<uint8_t>& setting, Verified& out);
  std::string missing(const std::vector<const Entry*>& here, const Network& left, const std::vector<uint8_t>& fixed,
                      Verified& out);
  std::string walked(const std::vector<const Entry*>& here, const Network& left, std::vector<uint8_t> values,
                     Verified& out);
  bool holds(const Pair& entry, const std::vector<uint8_t>& state) const;
  std::string name(const std::vector<uint8_t>& state) const;

  Bdd& bdd_;
  Answers& answers_;
  const Network& network_;
  const std::vector<uint8_t>& input_;
  std::vector<uint32_t> position_;             // of a variable in the network
  std::vector<Var> inputs_;                    // those of the network
  std::set<std::vector<uint32_t>> connected_;  // blocks that were checked: their cycle and functions
};

}  // namespace logicnet
#endif
