#include "api/steps.h"

#include <algorithm>

#include "networks/cover.hpp"
#include "networks/mediators.hpp"
#include "api/solver_border.hpp"
#include "search/trap_spaces.hpp"

using namespace logicnet;

struct logicnet_subspaces {
  size_t components = 0;
  std::vector<int8_t> rows;
  size_t count = 0;
  int32_t end = 0;
};

namespace {

constexpr size_t kMaxProducts = 200000;

Network changed(Compiled& compiled, const logicnet_changes* changes) {
  if (changes == nullptr || (changes->fixes == 0 && changes->cuts == 0)) return compiled.whole();
  std::vector<Fixed> fixes;
  std::vector<CutEdge> cuts;
  for (size_t i = 0; i < changes->fixes; ++i) fixes.push_back({changes->fix_variable[i], changes->fix_value[i] != 0});
  for (size_t i = 0; i < changes->cuts; ++i)
    cuts.push_back({changes->cut_source[i], changes->cut_target[i], changes->cut_value[i] != 0});
  return compiled.perturbed(fixes, cuts);
}

// A network as rules again: its components in the order of the original, functions written as sums of products.
logicnet_rules* rules_of(Compiled& compiled, const Network& network, const std::vector<std::string>& names) {
  std::vector<std::pair<uint32_t, Ref>> left;
  for (size_t i = 0; i < network.size(); ++i) left.emplace_back(compiled.component[network.variables[i]], network.functions[i]);
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
  if (kind == TrapSpaces::kMinimal || kind == TrapSpaces::kFixedPoints) percolate(compiled.bdd, positions, search.network, search.fixed);
  if (kind == TrapSpaces::kFixedPoints && !restricted) {
    search.reduced = without_mediators(compiled.bdd, positions, search.network, 256);
    search.network = search.reduced.network;
  }
  return search;
}

void enumerate(Compiled& compiled, const Search& search, TrapSpaces::Kind kind, const Subspace& within, size_t limit, logicnet_subspaces& out) {
  for (const Literal l : search.fixed)
    if (within[l.variable] != kFree && within[l.variable] != l.value) return;
  TrapSpaces spaces(compiled.bdd, search.network, kind, within, &compiled.limits);
  Subspace space(compiled.bdd.variables(), kFree);
  for (const Literal l : search.fixed) space[l.variable] = l.value;
  while (spaces.next(space)) {
    if (out.count == limit) {
      out.end = 1;
      return;
    }
    search.reduced.lift(compiled.bdd, space);
    for (uint32_t c = 0; c < out.components; ++c) out.rows.push_back(space[compiled.level[c]]);
    ++out.count;
  }
}

}  // namespace

extern "C" {

logicnet_subspaces* logicnet_trap_spaces(logicnet_network* network, const logicnet_plan* plan, int32_t kind, const logicnet_changes* changes,
                                         size_t within, const uint32_t* within_variable, const uint8_t* within_value, size_t limit,
                                         logicnet_error* error) {
  return guarded(error, [&] {
    Compiled& compiled = network->ready(plan);
    auto out = std::make_unique<logicnet_subspaces>();
    out->components = compiled.level.size();
    Subspace space(compiled.bdd.variables(), kFree);
    for (size_t i = 0; i < within; ++i) space[compiled.level[within_variable[i]]] = within_value[i] != 0;
    const auto wanted = static_cast<TrapSpaces::Kind>(kind);
    try {
      enumerate(compiled, prepare(compiled, changed(compiled, changes), wanted, within > 0), wanted, space, limit, *out);
    } catch (const Exhausted& e) {
      out->end = e.why == Exhausted::kTime ? 2 : e.why == Exhausted::kStopped ? 4 : 3;
    }
    return out.release();
  });
}

void logicnet_subspaces_free(logicnet_subspaces* subspaces) { delete subspaces; }
size_t logicnet_subspaces_count(const logicnet_subspaces* subspaces) { return subspaces->count; }
int32_t logicnet_subspaces_end(const logicnet_subspaces* subspaces) { return subspaces->end; }
void logicnet_subspaces_rows(const logicnet_subspaces* subspaces, int8_t* out) {
  std::copy(subspaces->rows.begin(), subspaces->rows.end(), out);
}

logicnet_rules* logicnet_percolated(logicnet_network* network, const logicnet_plan* plan, const logicnet_changes* changes, int8_t* fate,
                                    logicnet_error* error) {
  return guarded(error, [&] {
    Compiled& compiled = network->ready(plan);
    Network left = changed(compiled, changes);
    Positions positions(compiled.bdd.variables());
    std::vector<Literal> fixed;
    percolate(compiled.bdd, positions, left, fixed);
    std::fill(fate, fate + compiled.level.size(), int8_t{2});
    for (const Literal l : fixed) fate[compiled.component[l.variable]] = l.value;
    return rules_of(compiled, left, network->rules.names);
  });
}

logicnet_rules* logicnet_without_mediators(logicnet_network* network, const logicnet_plan* plan, const logicnet_changes* changes,
                                           uint32_t* order, size_t* removed, logicnet_rules** completion, logicnet_error* error) {
  return guarded(error, [&] {
    Compiled& compiled = network->ready(plan);
    Positions positions(compiled.bdd.variables());
    const Reduced reduced = without_mediators(compiled.bdd, positions, changed(compiled, changes), 4096);
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

size_t logicnet_blocks(logicnet_network* network, const logicnet_plan* plan, const logicnet_changes* changes, uint32_t* block_of,
                       logicnet_error* error) {
  return guarded(error, [&] {
    Compiled& compiled = network->ready(plan);
    Positions positions(compiled.bdd.variables());
    const Blocks blocks = find_blocks(compiled.bdd, positions, changed(compiled, changes));
    for (Var v = 0; v < compiled.level.size(); ++v) block_of[compiled.component[v]] = blocks.block_of[v];
    return blocks.members.size();
  });
}

logicnet_answer* logicnet_solve_upstream(logicnet_network* network, const logicnet_plan* plan, const logicnet_changes* changes,
                                         size_t count, const uint32_t* components, logicnet_error* error) {
  return guarded(error, [&] {
    bool closed = true;
    Compiled& compiled = network->ready(plan);
    const Network whole = changed(compiled, changes);
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
    All attractor = answer->listed[pair].attractor;
    const std::vector<Literal>& condition = answer->listed[pair].condition;
    attractor.literals.insert(attractor.literals.end(), condition.begin(), condition.end());
    Network rest = answer->rest;
    for (size_t i = 0; i < rest.size(); ++i) {
      rest.functions[i] = quantified(compiled.bdd, answer->core->solver.answers(), rest.functions[i], rest.variables[i], attractor);
      for (const Var v : compiled.bdd.support(rest.functions[i]))
        if (!std::binary_search(rest.variables.begin(), rest.variables.end(), v))
          throw wrong_call("the rest depends on an input that this condition leaves open", "name it in `always`");
    }
    return rules_of(compiled, rest, answer->names);
  });
}

}  // extern "C"
