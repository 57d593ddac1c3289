#include "screens/distinguishing.hpp"

#include <unordered_map>

namespace logicnet {
namespace {

// Whether attractors that look alike there are of one kind.
bool tell_apart(const std::vector<Look>& looks, const std::vector<uint32_t>& kinds,
                const std::vector<uint32_t>& positions) {
  std::unordered_map<Look, uint32_t, WordsHash> kind_of;
  for (size_t a = 0; a < looks.size(); ++a)
    if (kind_of.try_emplace(seen_at(looks[a], positions), kinds[a]).first->second != kinds[a]) return false;
  return true;
}

}  // namespace

Look look_of(const Answers& answers, const Network& network, const All& attractor) {
  Look look(network.size(), 0);
  const auto at = [&](Var v) {
    const auto found = std::lower_bound(network.variables.begin(), network.variables.end(), v);
    assert(found != network.variables.end() && *found == v);
    return static_cast<size_t>(found - network.variables.begin());
  };
  for (const Literal l : attractor.literals) look[at(l.variable)] = l.value;
  for (const CycleId c : attractor.cycles)
    for (const Var v : answers.cycle(c).variables) look[at(v)] = 2 + c;
  return look;
}

Look seen_at(const Look& look, const std::vector<uint32_t>& positions) {
  Look seen;
  seen.reserve(positions.size());
  for (const uint32_t i : positions) seen.push_back(look[i]);
  return seen;
}

// Blocks downstream first; each that nothing kept depends on goes where the kinds can still be told.
std::vector<uint32_t> distinguishing(Bdd& bdd, Positions& positions, const Network& network,
                                     const std::vector<Look>& looks, const std::vector<uint32_t>& kinds) {
  const Blocks blocks = find_blocks(bdd, positions, network);
  std::vector<uint8_t> keep(network.size(), 1);
  const auto kept = [&] {
    std::vector<uint32_t> out;
    for (uint32_t i = 0; i < network.size(); ++i)
      if (keep[i]) out.push_back(i);
    return out;
  };
  for (size_t b = blocks.members.size(); b-- > 0;) {
    bool read = false;
    for (const uint32_t i : blocks.members[b])
      for (uint32_t u = blocks.user_begin[i]; u < blocks.user_begin[i + 1]; ++u)
        read |= blocks.block_of[blocks.users[u]] != b && keep[blocks.users[u]] != 0;
    if (read) continue;
    for (const uint32_t i : blocks.members[b]) keep[i] = 0;
    if (tell_apart(looks, kinds, kept())) continue;
    for (const uint32_t i : blocks.members[b]) keep[i] = 1;
  }
  return kept();
}

}  // namespace logicnet
