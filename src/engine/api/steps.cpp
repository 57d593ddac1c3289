#include "api/steps.h"

#include <algorithm>

#include "api/solver_border.hpp"
#include "networks/cover.hpp"
#include "networks/mediators.hpp"
#include "networks/trap_closure.hpp"
#include "search/trap_spaces.hpp"

using namespace logicnet;

struct logicnet_subspaces {
  size_t components = 0;
  std::vector<int8_t> rows;
  size_t count = 0;
  int32_t end = 0;
};

struct logicnet_percolation {
  std::vector<uint32_t> component, round, reason;
  std::vector<uint8_t> value;
  std::vector<size_t> reason_begin{0};
};

namespace {

constexpr size_t kMaxProducts = 200000;

bool within(const Compiled& compiled, const uint32_t* components, size_t count) {
  return std::all_of(components, components + count, [&](uint32_t c) { return c < compiled.level.size(); });
}

// A network as rules again: its components in the order of the original, functions written as sums of products.
logicnet_rules* rules_of(Compiled& compiled, const Network& network, const std::vector<std::string>& names) {
  std::vector<std::pair<uint32_t, Ref>> left;
  for (size_t i = 0; i < network.size(); ++i)
    left.emplace_back(compiled.component[network.variables[i]], network.functions[i]);
  std::sort(left.begin(), left.end());
  std::vector<uint32_t> number(compiled.bdd.variables(), 0);
  for (size_t i = 0; i < left.size(); ++i) number[compiled.level[left[i].first]] = static_cast<uint32_t>(i);
  auto out = std::make_unique<logicnet_rules>();
  out->rules.begin.push_back(0);
  for (const auto& [component, f] : left) {
    out->rules.names.push_back(names[component]);
    append_cover(compiled.bdd, f, number, kMaxProducts, out->rules.code);
    out->rules.begin.push_back(out->rules.code.size());
  }
  return out.release();
}

// Fixed points are the same after percolation, and without mediators; minimal trap spaces after percolation.
struct Search {
  Network network;
  std::vector<Literal> fixed;
  Reduced reduced;
};

Search prepare(Compiled& compiled, Network network, TrapSpaces::Kind kind, bool restricted) {
  Search search{std::move(network), {}, {}};
  Positions positions(compiled.bdd.variables());
  if (kind == TrapSpaces::kMinimal || kind == TrapSpaces::kFixedPoints)
    percolate(compiled.bdd, positions, search.network, search.fixed);
  if (kind == TrapSpaces::kFixedPoints && !restricted) {
    search.reduced = without_mediators(compiled.bdd, positions, search.network, 256);
    search.network = search.reduced.network;
  }
  return search;
}

void enumerate(Compiled& compiled, const Search& search, TrapSpaces::Kind kind, const Subspace& within, size_t limit,
               logicnet_subspaces& out) {
  for (const Literal l : search.fixed)
    if (within[l.variable] != kFree && within[l.variable] != l.value) return;
  TrapSpaces spaces(compiled.bdd, search.network, kind, within, &compiled.limits);
  Subspace space(compiled.bdd.variables(), kFree);
  for (const Literal l : search.fixed) space[l.variable] = l.value;
  while (spaces.next(space)) {
    if (out.count == limit) {
      out.end = LOGICNET_END_MORE;
      return;
    }
    search.reduced.lift(compiled.bdd, space);
    for (uint32_t c = 0; c < out.components; ++c) out.rows.push_back(space[compiled.level[c]]);
    ++out.count;
  }
}

}  // namespace

extern "C" {

logicnet_subspaces* logicnet_trap_spaces(logicnet_network* network, const logicnet_plan* plan, int32_t kind,
                                         size_t within, const uint32_t* within_variable, const uint8_t* within_value,
                                         size_t limit, logicnet_error* error) {
  return guarded(error, [&] {
    Compiled& compiled = network->ready(plan);
    auto out = std::make_unique<logicnet_subspaces>();
    out->components = compiled.level.size();
    Subspace space(compiled.bdd.variables(), kFree);
    for (size_t i = 0; i < within; ++i) space[compiled.level[within_variable[i]]] = within_value[i] != 0;
    const auto wanted = static_cast<TrapSpaces::Kind>(kind);
    try {
      enumerate(compiled, prepare(compiled, compiled.whole(), wanted, within > 0), wanted, space, limit, *out);
    } catch (const Exhausted& e) { out->end = static_cast<int32_t>(e.why); }
    return out.release();
  });
}

void logicnet_subspaces_free(logicnet_subspaces* subspaces) { delete subspaces; }
size_t logicnet_subspaces_count(const logicnet_subspaces* subspaces) { return subspaces->count; }
int32_t logicnet_subspaces_end(const logicnet_subspaces* subspaces) { return subspaces->end; }
void logicnet_subspaces_rows(const logicnet_subspaces* subspaces, int8_t* out) {
  std::copy(subspaces->rows.begin(), subspaces->rows.end(), out);
}

logicnet_rules* logicnet_percolated(logicnet_network* network, const logicnet_plan* plan, int8_t* fate,
                                    logicnet_error* error) {
  return guarded(error, [&] {
    Compiled& compiled = network->ready(plan);
    Network left = compiled.whole();
    Positions positions(compiled.bdd.variables());
    std::vector<Literal> fixed;
    percolate(compiled.bdd, positions, left, fixed);
    std::fill(fate, fate + compiled.level.size(), int8_t{2});
    for (const Literal l : fixed) fate[compiled.component[l.variable]] = l.value;
    return rules_of(compiled, left, network->rules.names);
  });
}

logicnet_percolation* logicnet_percolation_told(logicnet_network* network, const logicnet_plan* plan,
                                                logicnet_error* error) {
  return guarded(error, [&] {
    Compiled& compiled = network->ready(plan);
    Positions positions(compiled.bdd.variables());
    auto out = std::make_unique<logicnet_percolation>();
    for (const FixedInRound& one :
         percolation_by_rounds(compiled.bdd, positions, compiled.whole(), compiled.component)) {
      out->component.push_back(compiled.component[one.fixed.variable]);
      out->value.push_back(one.fixed.value);
      out->round.push_back(one.round);
      for (const Literal l : one.because) out->reason.push_back(compiled.component[l.variable]);
      out->reason_begin.push_back(out->reason.size());
    }
    return out.release();
  });
}

void logicnet_percolation_free(logicnet_percolation* percolation) { delete percolation; }
size_t logicnet_percolation_count(const logicnet_percolation* percolation) { return percolation->component.size(); }
size_t logicnet_percolation_reasons(const logicnet_percolation* percolation) { return percolation->reason.size(); }
void logicnet_percolation_rows(const logicnet_percolation* percolation, uint32_t* component, uint8_t* value,
                               uint32_t* round, size_t* reason_begin, uint32_t* reason) {
  std::copy(percolation->component.begin(), percolation->component.end(), component);
  std::copy(percolation->value.begin(), percolation->value.end(), value);
  std::copy(percolation->round.begin(), percolation->round.end(), round);
  std::copy(percolation->reason_begin.begin(), percolation->reason_begin.end(), reason_begin);
  std::copy(percolation->reason.begin(), percolation->reason.end(), reason);
}

size_t logicnet_trap_closure(logicnet_network* network, const logicnet_plan* plan, int8_t* space,
                             logicnet_error* error) {
  return guarded(error, [&] {
    Compiled& compiled = network->ready(plan);
    const Network whole = compiled.whole();
    Subspace widened(compiled.bdd.variables(), kFree);
    for (uint32_t c = 0; c < compiled.level.size(); ++c) widened[compiled.level[c]] = space[c];
    Taker taker(compiled.bdd);
    const size_t free = trap_closure(whole, taker, widened);
    for (uint32_t c = 0; c < compiled.level.size(); ++c) space[c] = widened[compiled.level[c]];
    return free;
  });
}

size_t logicnet_upstream(logicnet_network* network, const logicnet_plan* plan, size_t count, const uint32_t* components,
                         uint8_t* inside, logicnet_error* error) {
  return guarded(error, [&]() -> size_t {
    Compiled& compiled = network->ready(plan);
    if (!within(compiled, components, count)) throw wrong_call("a component that does not exist");
    std::vector<uint32_t> wanted;
    for (size_t k = 0; k < count; ++k) wanted.push_back(compiled.level[components[k]]);
    Positions positions(compiled.bdd.variables());
    const std::vector<uint8_t> flags = upstream_of(compiled.bdd, positions, compiled.whole(), wanted);
    for (Var v = 0; v < compiled.level.size(); ++v) inside[compiled.component[v]] = flags[v];
    return static_cast<size_t>(std::count(flags.begin(), flags.end(), uint8_t{1}));
  });
}

logicnet_rules* logicnet_without_mediators(logicnet_network* network, const logicnet_plan* plan, uint32_t* order,
                                           size_t* removed, logicnet_rules** completion, logicnet_error* error) {
  return guarded(error, [&] {
    Compiled& compiled = network->ready(plan);
    Positions positions(compiled.bdd.variables());
    const Reduced reduced = without_mediators(compiled.bdd, positions, compiled.whole(), 4096);
    *removed = reduced.removed.size();
    for (size_t i = 0; i < *removed; ++i) order[i] = compiled.component[reduced.removed[*removed - 1 - i].first];
    Network complete = compiled.whole();
    for (Var v = 0; v < complete.size(); ++v) complete.functions[v] = compiled.bdd.literal(v);
    for (const auto& [v, f] : reduced.removed) complete.functions[v] = f;
    std::unique_ptr<logicnet_rules> rules(rules_of(compiled, complete, network->rules.names));
    logicnet_rules* left = rules_of(compiled, reduced.network, network->rules.names);
    *completion = rules.release();
    return left;
  });
}

size_t logicnet_blocks(logicnet_network* network, const logicnet_plan* plan, uint32_t* block_of,
                       logicnet_error* error) {
  return guarded(error, [&] {
    Compiled& compiled = network->ready(plan);
    Positions positions(compiled.bdd.variables());
    const Blocks blocks = find_blocks(compiled.bdd, positions, compiled.whole());
    for (Var v = 0; v < compiled.level.size(); ++v) block_of[compiled.component[v]] = blocks.block_of[v];
    return blocks.members.size();
  });
}

logicnet_answer* logicnet_solve_upstream(logicnet_network* network, const logicnet_plan* plan, size_t count,
                                         const uint32_t* components, logicnet_error* error) {
  return guarded(error, [&] {
    bool closed = true;
    Compiled& compiled = network->ready(plan);
    if (!within(compiled, components, count)) throw wrong_call("a component that does not exist");
    const Network whole = compiled.whole();
    std::vector<uint8_t> chosen(compiled.level.size(), 0);
    for (size_t i = 0; i < count; ++i) chosen[compiled.level[components[i]]] = 1;
    auto answer = std::make_unique<logicnet_answer>();
    answer->core = network->core;
    answer->inputs = compiled.inputs_of(whole);
    Network part;
    for (Var v = 0; v < whole.size(); ++v) {
      (chosen[v] ? part : answer->rest).variables.push_back(v);
      (chosen[v] ? part : answer->rest).functions.push_back(whole.functions[v]);
      if (!chosen[v]) continue;
      for (const Var u : compiled.bdd.support(whole.functions[v])) closed = closed && chosen[u];
    }
    for (Var v = 0; v < whole.size(); ++v) answer->inputs[v] = answer->inputs[v] && chosen[v];
    if (!closed) throw wrong_call("these components depend on others: they are not closed upstream");
    answer->names = network->rules.names;
    answer->network = part;
    answer->id = network->core->solver.solve(std::move(part), answer->inputs);
    network->core->solver.answers().open_choices(answer->id, answer->open);
    return answer.release();
  });
}

logicnet_rules* logicnet_answer_rest(logicnet_answer* answer, size_t pair, logicnet_error* error) {
  return guarded(error, [&] {
    Compiled& compiled = answer->core->compiled;
    compiled.limits = Limits{};
    All attractor = answer->pair(pair).attractor;
    const std::vector<Literal>& condition = answer->pair(pair).condition;
    attractor.literals.insert(attractor.literals.end(), condition.begin(), condition.end());
    Network rest = answer->rest;
    for (size_t i = 0; i < rest.size(); ++i) {
      rest.functions[i] =
          quantified(compiled.bdd, answer->core->solver.answers(), rest.functions[i], rest.variables[i], attractor);
      for (const Var v : compiled.bdd.support(rest.functions[i]))
        if (!std::binary_search(rest.variables.begin(), rest.variables.end(), v))
          throw wrong_call("the rest depends on an input that this condition leaves open", "name it in `always`");
    }
    return rules_of(compiled, rest, answer->names);
  });
}

}  // extern "C"
