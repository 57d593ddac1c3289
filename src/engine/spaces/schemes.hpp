// Update schemes: what one step is, for each way of updating. A step changes the state, so a fixed point has none;
// fixed points are the same in every scheme here.
//   asynchronous      one unstable variable moves
//   synchronous       all unstable variables move
//   block-sequential  blocks one after another, the variables of a block at once (Robert 1986); one block: synchronous
//   general           any non-empty set of unstable variables moves
//   most permissive   all that a trajectory over {0, up, down, 1} can reach (Paulevé, Kolčák, Chatain, Haar, Nat Commun
//   2020)
#ifndef LOGICNET_SPACES_SCHEMES_HPP
#define LOGICNET_SPACES_SCHEMES_HPP
#include "base/codes.h"
#include "spaces/attractors.hpp"

namespace logicnet {

class Scheme {
 public:
  explicit Scheme(const Dynamics& d) : d_(d) {}
  virtual ~Scheme() = default;
  // As Dynamics::close and Dynamics::step, by this scheme's steps.
  virtual void close(Bits& set, Direction, const Bits* inside, const Limits&) const = 0;
  virtual void step(const Bits& set, Bits& out, Direction, const Limits&) const = 0;
  // The cyclic attractors, given the fixed points.
  virtual void attractors(const Bits& fixed, const Limits&, const std::function<void(Compact&&)>& found) const = 0;
  virtual bool leads(uint64_t from, uint64_t to) const = 0;  // in one step
  // A state of the layer that leads to `to` in one step; there must be one.
  virtual uint64_t before(uint64_t to, const Compact& layer) const;

 protected:
  const Dynamics& d_;
};

// `block_of` gives each variable its place in the order of blocks (for BLOCKS only). Throws a Problem for a number that
// is no update.
std::unique_ptr<Scheme> scheme_of(const Dynamics&, logicnet_update, const std::vector<uint32_t>& block_of);
std::unique_ptr<Scheme> map_scheme(const Dynamics&, const std::vector<uint32_t>& block_of);
std::unique_ptr<Scheme> general_scheme(const Dynamics&);
std::unique_ptr<Scheme> permissive_scheme(const Dynamics&);

// A shortest path from `from` into `target`, both ends included; empty where there is none.
std::vector<uint32_t> shortest_path(const Dynamics&, const Scheme&, uint64_t from, const Bits& target, const Limits&);
// The states from which the system can stay in `set` for ever (CTL's EG); a fixed point stays.
Bits always(const Dynamics&, const Scheme&, const Bits& set, const Limits&);

}  // namespace logicnet
#endif
