#include "api/walks.h"

#include "api/walks_border.hpp"
#include "walks/reach.hpp"

using namespace logicnet;

struct logicnet_closure {
  logicnet_answer* answer;
  ForwardClosure ahead;
  int32_t end = 0;
  std::vector<std::vector<uint8_t>> path;
  std::string count;
};

namespace {

WalkSetup setup_of(logicnet_answer& answer, const logicnet_walk_setup& asked, const Limits& limits) {
  WalkSetup setup = logicnet::setup_of(answer.core->compiled, asked, limits);
  for (size_t k = 0; k < asked.labels; ++k) {
    const Pair& pair = answer.pair(asked.label_pair[k]);
    setup.ends.add(literals_of(pair), cycles_of(answer, pair), setup.position, static_cast<uint32_t>(k));
  }
  setup.labels = static_cast<uint32_t>(asked.labels);
  return setup;
}

}  // namespace

extern "C" {

int32_t logicnet_absorb(logicnet_answer* answer, const logicnet_plan* plan, const logicnet_walk_setup* asked,
                        size_t most_states, double* chance, uint64_t* states, logicnet_error* error) {
  return ended(error, [&] {
    const Limits limits = limits_of(plan);
    answer->core->compiled.limits = limits;
    const WalkSetup setup = setup_of(*answer, *asked, limits);
    const Absorption found = absorb(setup, start_of(*asked), most_states);
    std::copy(found.chance.begin(), found.chance.end(), chance);
    *states = found.states;
    return found.exact() ? 0 : static_cast<int32_t>(End::kTooMany);
  });
}

int32_t logicnet_walk(logicnet_answer* answer, const logicnet_plan* plan, const logicnet_walk_setup* asked,
                      uint64_t samples, uint64_t steps, uint64_t seed, uint32_t threads, uint64_t* out,
                      logicnet_error* error) {
  return ended(error, [&] {
    const Limits limits = limits_of(plan);
    answer->core->compiled.limits = limits;
    const WalkSetup setup = setup_of(*answer, *asked, limits);
    std::vector<uint64_t> counts;
    End why = Exhausted::kTime;
    const bool whole = walk(setup, start_of(*asked), samples, steps, seed, threads, counts, why);
    std::copy(counts.begin(), counts.end(), out);
    return whole ? 0 : static_cast<int32_t>(why);
  });
}

logicnet_closure* logicnet_closure_close(logicnet_answer* answer, const logicnet_plan* plan, const uint8_t* start,
                                         const uint8_t* moving, logicnet_error* error) {
  return guarded(error, [&] {
    Compiled& compiled = answer->core->compiled;
    const Limits limits = limits_of(plan);
    compiled.limits = limits;
    Network network;
    for (Var v = 0; v < compiled.level.size(); ++v) {
      if (!moving[compiled.component[v]]) continue;
      network.variables.push_back(v);
      network.functions.push_back(compiled.whole().functions[v]);
    }
    std::unique_ptr<logicnet_closure> ahead(
        new logicnet_closure{answer, ForwardClosure(compiled.bdd, network, limits), 0, {}, {}});
    std::vector<Literal> literals;
    for (uint32_t i = 0; i < compiled.level.size(); ++i)
      if (moving[i] && start[i] != 2) literals.push_back({compiled.level[i], start[i] == 1});
    try {
      ahead->ahead.close(literals);
    } catch (const Exhausted& e) {
      ahead->end = static_cast<int32_t>(e.why);
      ahead->ahead.sweep();
    }
    return ahead.release();
  });
}

void logicnet_closure_free(logicnet_closure* ahead) { delete ahead; }
int32_t logicnet_closure_end(const logicnet_closure* ahead) { return ahead->end; }

int32_t logicnet_closure_count(logicnet_closure* ahead, const logicnet_plan* plan, char* out, size_t capacity,
                               size_t* length, logicnet_error* error) {
  return ended(error, [&] {
    ahead->ahead.set_limits(limits_of(plan));
    if (ahead->count.empty()) ahead->count = ahead->ahead.count().decimal();
    *length = copy_out(ahead->count, out, capacity);
    return 0;
  });
}

int32_t logicnet_closure_hits(logicnet_closure* ahead, const logicnet_plan* plan, uint8_t* out, logicnet_error* error) {
  return ended(error, [&] {
    std::fill_n(out, ahead->answer->listed.size(), uint8_t{2});
    ahead->ahead.set_limits(limits_of(plan));
    for (size_t k = 0; k < ahead->answer->listed.size(); ++k) {
      const Pair& pair = ahead->answer->listed[k];
      out[k] = ahead->ahead.meets(literals_of(pair), cycles_of(*ahead->answer, pair));
    }
    return 0;
  });
}

int32_t logicnet_closure_path(logicnet_closure* ahead, const logicnet_plan* plan, const int32_t* code, size_t length,
                              int32_t* met, uint8_t* out, size_t rows, size_t* steps, logicnet_error* error) {
  return ended(error, [&] {
    *met = -1;
    *steps = 0;
    const Compiled& compiled = ahead->answer->core->compiled;
    ahead->ahead.set_limits(limits_of(plan));
    *met = ahead->ahead.meets({code, length}, compiled.level);
    if (*met == 0) return 0;
    if (ahead->path.empty()) ahead->path = ahead->ahead.path({code, length}, compiled.level);
    *steps = ahead->path.size() - 1;
    const size_t n = compiled.level.size();
    for (size_t k = 0; k < ahead->path.size() && k < rows; ++k)
      for (size_t i = 0; i < n; ++i) out[k * n + i] = ahead->path[k][compiled.level[i]];
    return 0;
  });
}

}  // extern "C"
