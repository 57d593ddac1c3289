// Which components tell attractors apart: the few that have to be walked to know in which kind of attractor walks end.
//
// A set U of components is closed upstream where no component outside U influences one in U. Then U runs by itself, and
// it ends in an attractor of the network made of U alone; the whole network then ends in one of its own attractors that
// look like that on U. Let any two attractors that look alike on U be of one kind. Then the end of U says of which kind
// the end of the whole network is. It is not enough to count steps: those of the whole network may be moves outside U.
#ifndef LOGICNET_SCREENS_DISTINGUISHING_HPP
#define LOGICNET_SCREENS_DISTINGUISHING_HPP
#include <vector>

#include "solver/answers.hpp"

namespace logicnet {

// What an attractor does on each variable of a network: 0, 1, or 2 + the cycle that it moves in.
using Look = std::vector<uint32_t>;
Look look_of(const Answers& answers, const Network& network, const All& attractor);
// At these positions alone.
Look seen_at(const Look& look, const std::vector<uint32_t>& positions);

// A small set that is closed upstream and tells the kinds apart: positions, ascending. `looks` are all attractors of
// the network, each of the kind of the same number.
std::vector<uint32_t> distinguishing(Bdd& bdd, Positions& positions, const Network& network,
                                     const std::vector<Look>& looks, const std::vector<uint32_t>& kinds);

// The network at these positions, which are closed upstream.
Network part_of(const Network& network, const std::vector<uint32_t>& positions);

}  // namespace logicnet
#endif
