// The C border of explicit spaces: unwraps handles, says what a refusal needed.
#include "api/spaces.h"

#include <algorithm>
#include <cstdio>
#include <string>

#include "api/guard.hpp"
#include "spaces/attractors.hpp"
#include "spaces/schemes.hpp"

using logicnet::Bits;
using logicnet::Compact;
using logicnet::Direction;
using logicnet::Dynamics;
using logicnet::Exhausted;
using logicnet::guarded;
using logicnet::Limits;
using logicnet::Problem;

struct logicnet_space {
  Dynamics dynamics;
};

struct logicnet_set {
  const logicnet_space* space;
  Bits bits;
};

struct logicnet_cycles {
  const logicnet_space* space;
  Bits fixed;
  std::vector<Compact> cycles;
};

namespace {

std::string bytes_text(double bytes) {
  const char* units[] = {"B", "KiB", "MiB", "GiB", "TiB"};
  int unit = 0;
  for (; bytes >= 1024 && unit < 4; ++unit) bytes /= 1024;
  char text[32];
  std::snprintf(text, sizeof text, unit == 0 ? "%.0f %s" : "%.1f %s", bytes, units[unit]);
  return text;
}

Problem refusal(uint32_t m, double need, double used, double limit) {
  return {LOGICNET_MEMORY, -1, -1,
          "a space of 2^" + std::to_string(m) + " states needs about " + bytes_text(need) + " for this" +
              (used > 0 ? " beside the " + bytes_text(used) + " in use" : "") + ", and the memory budget is " +
              bytes_text(limit),
          "fix inputs or other components to make the space smaller, or raise the budget (--memory)"};
}

// Runs work, which needs so many bytes beside those in use; where memory ends it, the refusal says what was needed.
template <class Work>
auto fitting(uint32_t m, double need, double used, double limit, const Work& work) -> decltype(work()) {
  try {
    if (need + used > limit) throw Exhausted{Exhausted::kMemory};
    return work();
  } catch (const Exhausted& end) {
    if (end.why != Exhausted::kMemory) throw;
  } catch (const std::bad_alloc&) {}
  throw refusal(m, need, used, limit);
}

// Runs work on the space. `sets` is how many sets it may hold at once.
template <class Work>
auto in_space(const Dynamics& d, uint32_t sets, logicnet_error* error, const Work& work) -> decltype(work()) {
  return guarded(error, [&] {
    const double need = static_cast<double>(sets) * static_cast<double>(logicnet::set_bytes(d.m()));
    return fitting(d.m(), need, static_cast<double>(d.account->used()), static_cast<double>(d.account->limit()), work);
  });
}

Limits budget_of(const logicnet_patience* patience) {
  Limits budget;
  if (patience != nullptr) {
    budget.seconds(patience->seconds);
    budget.stop = patience->stop;
  }
  return budget;
}

std::unique_ptr<logicnet::Scheme> scheme_of(const Dynamics& d, const logicnet_scheme* scheme) {
  if (scheme == nullptr) return logicnet::scheme_of(d, LOGICNET_UPDATE_ASYNCHRONOUS, {});
  std::vector<uint32_t> blocks;
  if (scheme->block_of != nullptr) blocks.assign(scheme->block_of, scheme->block_of + d.m());
  return logicnet::scheme_of(d, static_cast<logicnet_update>(scheme->update), blocks);
}

logicnet_set* made(const logicnet_space* space, Bits&& bits) { return new logicnet_set{space, std::move(bits)}; }

Direction direction(int32_t forward) { return forward != 0 ? Direction::kForward : Direction::kBackward; }

}  // namespace

extern "C" {

uint64_t logicnet_space_bytes(uint32_t variables, uint32_t sets) {
  return uint64_t{logicnet::set_bytes(variables)} * sets;
}

logicnet_space* logicnet_space_new(const logicnet_rules* rules, uint64_t memory, int32_t threads,
                                   logicnet_error* error) {
  return guarded(error, [&] {
    const size_t n = rules->rules.size();
    if (n > 32)
      throw Problem{LOGICNET_MEMORY, -1, -1,
                    "an explicit space holds at most 32 components, and these are " + std::to_string(n),
                    "reduce the network first: percolate, or fix inputs"};
    const uint32_t m = static_cast<uint32_t>(n);
    return fitting(m, static_cast<double>(logicnet::set_bytes(m)), 0, static_cast<double>(memory), [&] {
      const logicnet::Space space = logicnet::space_of(rules->rules, logicnet::addressable(memory));
      return new logicnet_space{
          {space, logicnet::addressable(memory), threads > 0 ? static_cast<unsigned>(threads) : 1}};
    });
  });
}

void logicnet_space_free(logicnet_space* space) { delete space; }
uint64_t logicnet_space_used(const logicnet_space* space) { return space->dynamics.account->used(); }
uint64_t logicnet_space_moved(const logicnet_space* space) { return space->dynamics.account->moved(); }

logicnet_set* logicnet_set_of_states(logicnet_space* space, const uint32_t* states, size_t count,
                                     logicnet_error* error) {
  const Dynamics& d = space->dynamics;
  return in_space(d, 1, error, [&] {
    Bits bits = d.none();
    const uint64_t end = uint64_t{1} << d.m();
    for (size_t k = 0; k < count; ++k)
      if (states[k] < end) bits.put(states[k]);
    return made(space, std::move(bits));
  });
}

logicnet_set* logicnet_set_of_subspace(logicnet_space* space, uint32_t fixed, uint32_t values, logicnet_error* error) {
  const Dynamics& d = space->dynamics;
  return in_space(d, 2, error, [&] {
    // A conjunction as one table would be as long as the space: eight variables at a time keep tables small.
    Bits bits = d.none();
    bits.fill();
    for (uint32_t first = 0; first < d.m(); first += 8) {
      logicnet::LocalFunction part;
      uint64_t row = 0;
      for (uint32_t i = first; i < std::min(first + 8, d.m()); ++i) {
        if ((fixed >> i & 1) == 0) continue;
        row |= static_cast<uint64_t>(values >> i & 1) << part.support.size();
        part.support.push_back(i);
      }
      if (part.support.empty()) continue;
      part.table.assign(part.support.size() < 6 ? 1 : size_t{1} << (part.support.size() - 6), 0);
      part.table[row >> 6] |= uint64_t{1} << (row & 63);
      bits.meet(d.where(part));
    }
    return made(space, std::move(bits));
  });
}

logicnet_set* logicnet_set_of_program(logicnet_space* space, const int32_t* code, size_t length,
                                      logicnet_error* error) {
  const Dynamics& d = space->dynamics;
  return in_space(d, 1, error, [&] {
    return made(space, d.where(logicnet::tabulate(
                           code, length, d.account->limit() - std::min(d.account->limit(), d.account->used()))));
  });
}

logicnet_set* logicnet_set_fixed_points(logicnet_space* space, const logicnet_patience* patience,
                                        logicnet_error* error) {
  const Dynamics& d = space->dynamics;
  return in_space(d, 1, error, [&] { return made(space, d.fixed_points(budget_of(patience))); });
}

logicnet_set* logicnet_set_unstable(logicnet_space* space, uint32_t variable, const logicnet_patience* patience,
                                    logicnet_error* error) {
  const Dynamics& d = space->dynamics;
  return in_space(d, 1, error, [&] { return made(space, d.unstable(variable, budget_of(patience))); });
}

void logicnet_set_free(logicnet_set* set) { delete set; }

logicnet_set* logicnet_set_combine(const logicnet_set* a, const logicnet_set* b, int32_t how, logicnet_error* error) {
  return in_space(a->space->dynamics, 1, error, [&] {
    Bits bits = a->bits.copy();
    if (how == LOGICNET_UNION) bits.join(b->bits);
    else if (how == LOGICNET_INTERSECTION) bits.meet(b->bits);
    else if (how == LOGICNET_DIFFERENCE) bits.drop(b->bits);
    else bits.invert();
    return made(a->space, std::move(bits));
  });
}

int32_t logicnet_set_within(const logicnet_set* a, const logicnet_set* b) { return a->bits.within(b->bits) ? 1 : 0; }
int32_t logicnet_set_equal(const logicnet_set* a, const logicnet_set* b) {
  return a->bits.within(b->bits) && b->bits.within(a->bits) ? 1 : 0;
}
uint64_t logicnet_set_count(const logicnet_set* set) { return set->bits.count(); }
int32_t logicnet_set_has(const logicnet_set* set, uint32_t state) {
  return state < uint64_t{1} << set->bits.m() && set->bits.has(state) ? 1 : 0;
}

size_t logicnet_set_list(const logicnet_set* set, uint64_t from, uint32_t* out, size_t limit) {
  const uint64_t end = uint64_t{1} << set->bits.m();
  size_t written = 0;
  for (uint64_t s = set->bits.next(from); s < end && written < limit; s = set->bits.next(s + 1))
    out[written++] = static_cast<uint32_t>(s);
  return written;
}

void logicnet_set_values(const logicnet_set* set, uint32_t* ones, uint32_t* zeros) {
  const uint64_t* words = set->bits.words();
  uint64_t joined = 0, one = 0, zero = 0;
  for (size_t w = 0; w < set->bits.length(); ++w) {
    if (words[w] == 0) continue;
    joined |= words[w];
    one |= w;
    zero |= ~w;
  }
  uint64_t low_one = 0, low_zero = 0;
  for (uint64_t left = joined; left != 0; left &= left - 1) {
    const uint64_t s = static_cast<uint64_t>(__builtin_ctzll(left));
    low_one |= s;
    low_zero |= ~s;
  }
  const uint64_t all = (uint64_t{1} << set->bits.m()) - 1;
  *ones = static_cast<uint32_t>(((one << 6) | (low_one & 63)) & all);
  *zeros = static_cast<uint32_t>(((zero << 6) | (low_zero & 63)) & all);
}

logicnet_set* logicnet_set_close(const logicnet_set* set, const logicnet_scheme* scheme, int32_t forward,
                                 const logicnet_set* inside, const logicnet_patience* patience, logicnet_error* error) {
  const Dynamics& d = set->space->dynamics;
  const bool plain = scheme == nullptr || scheme->update == LOGICNET_UPDATE_ASYNCHRONOUS;
  return in_space(d, plain ? 1 : 3, error, [&] {
    Bits bits = set->bits.copy();
    scheme_of(d, scheme)->close(bits, direction(forward), inside != nullptr ? &inside->bits : nullptr,
                                budget_of(patience));
    return made(set->space, std::move(bits));
  });
}

logicnet_set* logicnet_set_step(const logicnet_set* set, const logicnet_scheme* scheme, int32_t forward,
                                const logicnet_patience* patience, logicnet_error* error) {
  const Dynamics& d = set->space->dynamics;
  return in_space(d, 1, error, [&] {
    Bits bits = d.none();
    scheme_of(d, scheme)->step(set->bits, bits, direction(forward), budget_of(patience));
    return made(set->space, std::move(bits));
  });
}

logicnet_set* logicnet_set_always(const logicnet_set* set, const logicnet_scheme* scheme,
                                  const logicnet_patience* patience, logicnet_error* error) {
  const Dynamics& d = set->space->dynamics;
  return in_space(d, 3, error,
                  [&] { return made(set->space, always(d, *scheme_of(d, scheme), set->bits, budget_of(patience))); });
}

int64_t logicnet_space_path(logicnet_space* space, const logicnet_scheme* scheme, uint32_t from,
                            const logicnet_set* target, uint32_t* out, size_t limit, const logicnet_patience* patience,
                            logicnet_error* error) {
  const Dynamics& d = space->dynamics;
  return in_space(d, 3, error, [&] {
    const std::vector<uint32_t> path = shortest_path(d, *scheme_of(d, scheme), from, target->bits, budget_of(patience));
    std::copy_n(path.begin(), std::min(path.size(), limit), out);
    return static_cast<int64_t>(path.size());
  });
}

logicnet_cycles* logicnet_space_attractors(logicnet_space* space, const logicnet_scheme* scheme,
                                           const logicnet_patience* patience, logicnet_error* error) {
  const Dynamics& d = space->dynamics;
  return in_space(d, 4, error, [&] {
    const Limits budget = budget_of(patience);
    auto result = std::unique_ptr<logicnet_cycles>(new logicnet_cycles{space, d.fixed_points(budget), {}});
    scheme_of(d, scheme)->attractors(result->fixed, budget, [&](Compact&& cycle) {
      budget.poll();
      result->cycles.push_back(std::move(cycle));
    });
    std::sort(result->cycles.begin(), result->cycles.end(),
              [](const Compact& a, const Compact& b) { return a.first() < b.first(); });
    return result.release();
  });
}

void logicnet_cycles_free(logicnet_cycles* cycles) { delete cycles; }

logicnet_set* logicnet_cycles_fixed(const logicnet_cycles* cycles, logicnet_error* error) {
  return in_space(cycles->space->dynamics, 1, error, [&] { return made(cycles->space, cycles->fixed.copy()); });
}

size_t logicnet_cycles_count(const logicnet_cycles* cycles) { return cycles->cycles.size(); }
uint64_t logicnet_cycles_states(const logicnet_cycles* cycles, size_t cycle) { return cycles->cycles[cycle].states; }

logicnet_set* logicnet_cycles_set(const logicnet_cycles* cycles, size_t cycle, logicnet_error* error) {
  const Dynamics& d = cycles->space->dynamics;
  return in_space(d, 1, error, [&] {
    Bits bits = d.none();
    cycles->cycles[cycle].into(bits);
    return made(cycles->space, std::move(bits));
  });
}

}  // extern "C"
