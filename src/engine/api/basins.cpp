#include "api/basins.h"

#include "api/walks_border.hpp"
#include "walks/basins.hpp"

using namespace logicnet;

namespace {

// What an attractor says of the components that move. A cycle belongs to a block, which moves as a whole or not at all.
void add(Basin& basin, const logicnet_answer& answer, const Pair& pair, const std::vector<uint8_t>& moves) {
  std::vector<Literal> literals = literals_of(pair);
  std::erase_if(literals, [&](Literal l) { return moves[l.variable] == 0; });
  std::vector<const Cycle*> cycles = cycles_of(answer, pair);
  std::erase_if(cycles, [&](const Cycle* c) { return moves[c->variables.front()] == 0; });
  basin.add(std::move(literals), cycles);
}

}  // namespace

extern "C" {

int32_t logicnet_basin(logicnet_answer* answer, const logicnet_plan* plan, const uint8_t* moving, const uint32_t* pair,
                       size_t pairs, const int32_t* within, size_t length, char* strong, char* weak, size_t capacity,
                       logicnet_error* error) {
  return ended(error, [&] {
    Compiled& compiled = answer->core->compiled;
    const Limits limits = limits_of(plan);
    compiled.limits = limits;
    Network network;
    std::vector<uint8_t> moves(compiled.level.size(), 0);
    for (Var v = 0; v < compiled.level.size(); ++v) {
      if (!moving[compiled.component[v]]) continue;
      moves[v] = 1;
      network.variables.push_back(v);
      network.functions.push_back(compiled.whole().functions[v]);
    }
    Basin basin(compiled.bdd, network, limits);
    for (size_t k = 0; k < pairs; ++k) add(basin, *answer, answer->pair(pair[k]), moves);
    const BasinSizes found = basin.sizes({within, length}, compiled.level);
    const std::string most = found.strong.decimal(), all = found.weak.decimal();
    if (std::max(most.size(), all.size()) >= capacity) throw wrong_call("there is no room for the digits of a basin");
    strong[copy_out(most, strong, capacity)] = '\0';
    weak[copy_out(all, weak, capacity)] = '\0';
    return 0;
  });
}

}  // extern "C"
