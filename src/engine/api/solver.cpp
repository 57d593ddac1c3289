#include "api/solver.h"

#include <algorithm>

#include "api/changes.hpp"
#include "api/solver_border.hpp"
#include "solver/verify.hpp"

using namespace logicnet;

namespace {

constexpr size_t kWatched = 1000;  // entries from whose state every move is looked at

// Fills an answer's list, and looks at what it puts there.
class Listing {
 public:
  Listing(logicnet_answer& answer, const Limits& limits, size_t limit, const uint32_t* always, size_t always_count)
      : answer_(answer),
        limits_(limits),
        limit_(limit),
        n_(answer.inputs.size()),
        verifier_(answer.core->compiled.bdd, answer.core->solver.answers(), answer.network, answer.inputs) {
    for (size_t i = 0; i < always_count; ++i)
      if (const Var v = answer.core->compiled.level[always[i]]; answer.inputs[v]) always_.push_back(v);
    try {
      Answers& answers = answer.core->solver.answers();
      const auto visit = [&](const std::vector<Literal>& condition, const All& found) {
        return written_out(condition, found);
      };
      const bool all = answers.each(answer.id, visit);
      if (all && always_.empty() && !(answers.tally(answer.id).pairs == BigUint(answer.listed.size())))
        throw Wrong{"the list is not as long as was counted"};
    } catch (const Exhausted& e) { ended = e.why; }
  }
  End ended = End::kNone;

 private:
  // The attractor, once for each setting of the inputs in `always` that its condition does not name. False: there is no
  // room for more.
  bool written_out(const std::vector<Literal>& condition, const All& found) {
    std::vector<Literal> more = condition;
    const size_t given = more.size();
    for (const Var v : always_)
      if (std::none_of(condition.begin(), condition.end(), [&](Literal l) { return l.variable == v; }))
        more.push_back({v, false});
    for (;;) {
      if (answer_.listed.size() >= limit_) return false;
      add({more, found});
      size_t i = more.size();
      while (i > given && more[i - 1].value) more[--i].value = false;
      if (i == given) return answer_.listed.size() < limit_;
      more[i - 1].value = true;
    }
  }
  void add(Pair entry) {
    limits_.poll();
    bytes_ += 3 * n_ + sizeof(Literal) * (entry.condition.size() + entry.attractor.literals.size()) + 256;
    if (bytes_ > limits_.memory) throw Exhausted{Exhausted::kMemory};
    const std::vector<uint8_t> state = verifier_.state(entry);
    if (answer_.listed.size() < kWatched)
      if (std::string wrong = verifier_.leaves(entry, state); !wrong.empty()) throw Wrong{std::move(wrong)};
    std::vector<uint64_t> key(words_of_state(2 * n_), 0);  // the state, and the inputs it is told for
    for (Var v = 0; v < n_; ++v) set_bit(key.data(), v, state[v] != 0);
    for (const Literal l : entry.condition) set_bit(key.data(), n_ + l.variable);
    if (!seen_.insert(std::move(key)).second) throw Wrong{"an attractor is listed twice"};
    answer_.listed.push_back(std::move(entry));
  }

  logicnet_answer& answer_;
  const Limits& limits_;
  size_t limit_, n_, bytes_ = 0;
  Verifier verifier_;
  std::vector<Var> always_;
  std::set<std::vector<uint64_t>> seen_;
};

}  // namespace

extern "C" {

logicnet_network* logicnet_network_build(const logicnet_rules* rules, const logicnet_plan* plan,
                                         logicnet_error* error) {
  return guarded(error, [&] {
    auto network = std::make_unique<logicnet_network>();
    network->rules = rules->rules;
    network->steps = steps_of(plan);
    network->core = std::make_shared<Core>(network->rules, limits_of(plan), network->steps);
    return network.release();
  });
}

void logicnet_network_free(logicnet_network* network) { delete network; }

logicnet_answer* logicnet_solve(logicnet_network* network, const logicnet_plan* plan, const logicnet_changes* changes,
                                logicnet_error* error) {
  return guarded(error, [&] {
    Compiled& compiled = network->ready(plan);
    std::vector<Change> made;
    read_changes(*changes, 0, changes->count, compiled.level.size(), made);
    auto answer = std::make_unique<logicnet_answer>();
    answer->core = network->core;
    Network changed = compiled.perturbed(made);
    answer->inputs = compiled.inputs_of(changed);
    if ((plan != nullptr && plan->inputs_are_conditions == 0) || !network->steps.blocks)
      std::fill(answer->inputs.begin(), answer->inputs.end(), uint8_t{0});
    answer->network = changed;
    answer->id = network->core->solver.solve(std::move(changed), answer->inputs);
    network->core->solver.answers().open_choices(answer->id, answer->open);
    return answer.release();
  });
}

void logicnet_answer_free(logicnet_answer* answer) { delete answer; }

size_t logicnet_answer_count(logicnet_answer* answer, int32_t which, char* out, size_t capacity,
                             logicnet_error* error) {
  return guarded(error, [&] {
    const Tally& tally = answer->core->solver.answers().tally(answer->id);
    const size_t up = answer->input_count() - tally.shift;
    const BigUint number = which == LOGICNET_COUNT_PAIRS          ? tally.pairs
                           : which == LOGICNET_COUNT_ATTRACTORS   ? tally.scaled.shifted(up)
                           : which == LOGICNET_COUNT_FIXED_POINTS ? tally.fixed.shifted(up)
                                                                  : tally.states.shifted(up);
    return copy_out(number.decimal(), out, capacity);
  });
}

size_t logicnet_answer_inputs(const logicnet_answer* answer, uint32_t* out, size_t capacity, logicnet_error* error) {
  return guarded(error, [&] {
    std::vector<Var> levels;
    for (Var v = 0; v < answer->inputs.size(); ++v)
      if (answer->inputs[v]) levels.push_back(v);
    return answer->components(levels, out, capacity);
  });
}

size_t logicnet_answer_open(const logicnet_answer* answer) { return answer->open.size(); }

size_t logicnet_answer_open_block(const logicnet_answer* answer, size_t block, uint32_t* out, size_t capacity,
                                  logicnet_error* error) {
  return guarded(error, [&] {
    return answer->components(answer->core->solver.answers().choice(answer->open[block]).left, out, capacity);
  });
}

size_t logicnet_answer_open_waiting(const logicnet_answer* answer, size_t block, uint32_t* out, size_t capacity,
                                    logicnet_error* error) {
  return guarded(error, [&] {
    return answer->components(answer->core->solver.answers().choice(answer->open[block]).waiting, out, capacity);
  });
}

int32_t logicnet_answer_open_reason(const logicnet_answer* answer, size_t block, logicnet_error* error) {
  return guarded(
      error, [&] { return static_cast<int32_t>(answer->core->solver.answers().choice(answer->open[block]).reason); });
}

size_t logicnet_answer_list(logicnet_answer* answer, const logicnet_plan* plan, size_t limit, const uint32_t* always,
                            size_t always_count, int32_t* ended, logicnet_error* error) {
  return guarded(error, [&]() -> size_t {
    answer->listed.clear();
    *ended = 0;
    if (limit == 0) return 0;
    const Limits limits = limits_of(plan);
    try {
      const Listing listing(*answer, limits, limit, always, always_count);
      *ended = static_cast<int32_t>(listing.ended);
    } catch (...) {
      answer->listed.clear();  // nothing is given out: neither what is wrong nor a part without its reason
      throw;
    }
    return answer->listed.size();
  });
}

int32_t logicnet_answer_verify(logicnet_answer* answer, const logicnet_rules* rules, const logicnet_plan* plan,
                               size_t limit, logicnet_verified* out, logicnet_error* error) {
  return guarded<int32_t>(error, LOGICNET_MEMORY, [&]() -> int32_t {
    *out = {};
    Compiled& compiled = answer->core->compiled;
    compiled.limits = limits_of(plan);
    Network network;  // compiled anew: what solving did to its functions is not taken over
    try {
      network = compiled.with_constants(rules->rules);
    } catch (const Exhausted& e) {
      out->ended = static_cast<int32_t>(e.why);
      return LOGICNET_FINE;
    }
    Verifier verifier(compiled.bdd, answer->core->solver.answers(), network, answer->inputs);
    const Verified found = verifier.all(answer->id, limit);
    out->attractors = found.attractors;
    out->settings = found.settings;
    out->searched = found.searched;
    out->exhaustive = found.exhaustive;
    out->walks = found.walks;
    out->listed_all = found.listed_all;
    out->counts = found.counts;
    out->every_setting = found.every_setting;
    out->ended = static_cast<int32_t>(found.ended);
    put(out->wrong, {found.wrong});
    return LOGICNET_FINE;
  });
}

int32_t logicnet_answer_rows(const logicnet_answer* answer, int8_t* condition, int8_t* value, uint8_t* state,
                             uint32_t* method, logicnet_error* error) {
  return guarded<int32_t>(error, LOGICNET_MEMORY, [&]() -> int32_t {
    const size_t n = answer->inputs.size();
    const std::vector<uint32_t>& component = answer->core->compiled.component;
    std::vector<uint8_t> picked;
    for (size_t p = 0; p < answer->listed.size(); ++p) {
      const Pair& pair = answer->listed[p];
      int8_t *c = condition + p * n, *x = value + p * n;
      uint8_t* s = state + p * n;
      std::fill(c, c + n, int8_t{2});
      std::fill(x, x + n, int8_t{3});
      std::fill(s, s + n, uint8_t{0});
      const auto fix = [&](Literal l) {
        x[component[l.variable]] = l.value;
        s[component[l.variable]] = l.value;
      };
      for (const Literal l : pair.attractor.literals) fix(l);
      for (const Literal l : pair.condition) {
        fix(l);
        c[component[l.variable]] = l.value;
      }
      for (const CycleId id : pair.attractor.cycles) {
        const Cycle& cycle = answer->core->solver.answers().cycle(id);
        picked.resize(cycle.variables.size());
        answer->core->compiled.bdd.pick(cycle.set, cycle.variables, picked.data());
        for (size_t i = 0; i < picked.size(); ++i) {
          x[component[cycle.variables[i]]] = 2;
          s[component[cycle.variables[i]]] = picked[i];
        }
      }
      method[p] = pair.attractor.method;
    }
    return LOGICNET_FINE;
  });
}

size_t logicnet_answer_sizes(logicnet_answer* answer, char* out, size_t capacity, logicnet_error* error) {
  return guarded(error, [&] {
    std::string text;
    for (const Pair& pair : answer->listed) {
      BigUint states = 1;
      for (const CycleId id : pair.attractor.cycles) states *= answer->core->solver.answers().cycle(id).states;
      text.append(text.empty() ? "" : " ").append(states.decimal());
    }
    return copy_out(text, out, capacity);
  });
}

size_t logicnet_answer_cycles(const logicnet_answer* answer, size_t* begin, uint32_t* out, size_t capacity,
                              logicnet_error* error) {
  return guarded(error, [&] {
    size_t count = 0;
    for (size_t p = 0; p < answer->listed.size(); ++p) {
      begin[p] = count;
      for (const CycleId id : answer->listed[p].attractor.cycles) {
        if (count < capacity) out[count] = id;
        ++count;
      }
    }
    begin[answer->listed.size()] = count;
    return count;
  });
}

size_t logicnet_cycle_variables(const logicnet_answer* answer, uint32_t cycle, uint32_t* out, size_t capacity,
                                logicnet_error* error) {
  return guarded(
      error, [&] { return answer->components(answer->core->solver.answers().cycle(cycle).variables, out, capacity); });
}

size_t logicnet_cycle_count(const logicnet_answer* answer, uint32_t cycle, char* out, size_t capacity,
                            logicnet_error* error) {
  return guarded(error,
                 [&] { return copy_out(answer->core->solver.answers().cycle(cycle).states.decimal(), out, capacity); });
}

size_t logicnet_cycle_states(const logicnet_answer* answer, uint32_t cycle, uint8_t* out, size_t limit,
                             logicnet_error* error) {
  return guarded(error, [&] {
    const Cycle& c = answer->core->solver.answers().cycle(cycle);
    const Bdd& bdd = answer->core->compiled.bdd;
    const size_t m = c.variables.size();
    std::vector<uint8_t> row(m, 0);
    size_t written = 0;
    // Depth first through the diagram, both values where it does not ask.
    const auto descend = [&](const auto& self, Ref f, size_t i) -> void {
      if (f == Bdd::kFalse || written == limit) return;
      if (i == m) {
        std::copy(row.begin(), row.end(), out + written++ * m);
        return;
      }
      const bool asks = f > Bdd::kTrue && bdd.top(f) == c.variables[i];
      row[i] = 0;
      self(self, asks ? bdd.low(f) : f, i + 1);
      row[i] = 1;
      self(self, asks ? bdd.high(f) : f, i + 1);
    };
    descend(descend, c.set, 0);
    return written;
  });
}

int32_t logicnet_answer_contains(const logicnet_answer* answer, size_t pair, const uint8_t* states, size_t count,
                                 uint8_t* out, logicnet_error* error) {
  return guarded<int32_t>(error, LOGICNET_MEMORY, [&]() -> int32_t {
    const Pair& p = answer->pair(pair);
    const Compiled& compiled = answer->core->compiled;
    const size_t n = answer->inputs.size();
    for (size_t s = 0; s < count; ++s) {
      const auto at = [&](Var v) { return states[s * n + compiled.component[v]] != 0; };
      out[s] = contains(compiled.bdd, answer->core->solver.answers(), p, at);
    }
    return LOGICNET_FINE;
  });
}

int32_t logicnet_answer_phenotype(logicnet_answer* answer, const logicnet_plan* plan, const int32_t* code,
                                  size_t length, int8_t* out, logicnet_error* error) {
  return guarded<int32_t>(error, LOGICNET_MEMORY, [&]() -> int32_t {
    Compiled& compiled = answer->core->compiled;
    Bdd& bdd = compiled.bdd;
    compiled.limits = limits_of(plan);
    const Ref phenotype = compile(bdd, {code, length}, compiled.level);
    for (size_t p = 0; p < answer->listed.size(); ++p) {
      const Pair& pair = answer->listed[p];
      Ref in_some = phenotype;
      for (const Literal l : pair.attractor.literals) in_some = bdd.restrict(in_some, l.variable, l.value);
      for (const Literal l : pair.condition) in_some = bdd.restrict(in_some, l.variable, l.value);
      Ref in_all = in_some;
      for (const CycleId id : pair.attractor.cycles) {
        const Cycle& cycle = answer->core->solver.answers().cycle(id);
        const Ref cube = bdd.cube(cycle.variables);
        in_some = bdd.conj_exists(in_some, cycle.set, cube);
        in_all = bdd.negate(bdd.conj_exists(bdd.negate(in_all), cycle.set, cube));
      }
      const bool decided = Bdd::constant(in_some) && Bdd::constant(in_all);
      out[p] = static_cast<int8_t>(!decided                 ? LOGICNET_SHOWS_DEPENDS
                                   : in_all == Bdd::kTrue   ? LOGICNET_SHOWS_ALWAYS
                                   : in_some == Bdd::kFalse ? LOGICNET_SHOWS_NEVER
                                                            : LOGICNET_SHOWS_SOMETIMES);
    }
    return LOGICNET_FINE;
  });
}

}  // extern "C"
