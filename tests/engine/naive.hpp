// Small networks and what can be said of them by looking at every state: the definitions, one loop each, sharing
// nothing with the engine.
#ifndef LOGICNET_TESTS_NAIVE_HPP
#define LOGICNET_TESTS_NAIVE_HPP
#include <algorithm>
#include <cstdint>
#include <random>
#include <set>
#include <vector>

#include "diagrams/bdd.hpp"
#include "networks/network.hpp"
#include "spaces/space.hpp"

namespace naive {

using States = std::vector<bool>;  // of 2^m entries: which are in the set

struct Rule {
  std::vector<uint32_t> support;  // ascending
  std::vector<bool> table;        // bit j of the row is support[j]
};

struct Model {
  uint32_t m = 0;
  std::vector<Rule> rules;

  bool value(uint32_t i, uint64_t state) const {
    size_t row = 0;
    for (size_t j = 0; j < rules[i].support.size(); ++j) row |= (state >> rules[i].support[j] & 1) << j;
    return rules[i].table[row];
  }
  bool moves(uint32_t i, uint64_t state) const { return value(i, state) != ((state >> i & 1) != 0); }
  uint64_t count() const { return uint64_t{1} << m; }
};

inline std::vector<bool> random_table(size_t inputs, std::mt19937_64& random) {
  std::vector<bool> table(size_t{1} << inputs);
  for (size_t r = 0; r < table.size(); ++r) table[r] = (random() & 1) != 0;
  return table;
}

inline Model random_model(uint32_t m, size_t most_inputs, std::mt19937_64& random) {
  Model model{m, {}};
  for (uint32_t i = 0; i < m; ++i) {
    std::set<uint32_t> support;
    const size_t wanted = random() % (most_inputs + 1);
    for (size_t k = 0; k < wanted; ++k) support.insert(static_cast<uint32_t>(random() % m));
    model.rules.push_back({{support.begin(), support.end()}, random_table(support.size(), random)});
  }
  return model;
}

inline States random_states(const Model& model, unsigned one_in, std::mt19937_64& random) {
  States out(model.count());
  for (size_t s = 0; s < out.size(); ++s) out[s] = random() % one_in == 0;
  return out;
}

// One asynchronous step ahead of (or back from) the set.
inline States step(const Model& model, const States& set, bool forward) {
  States out(set.size());
  for (uint64_t s = 0; s < set.size(); ++s)
    for (uint32_t i = 0; i < model.m; ++i) {
      const uint64_t t = s ^ (uint64_t{1} << i);
      if (forward ? set[s] && model.moves(i, s) : set[t] && model.moves(i, s)) out[forward ? t : s] = true;
    }
  return out;
}

// The closure; steps lead only into `inside` where it is given.
inline States close(const Model& model, States set, bool forward, const States* inside = nullptr) {
  for (bool grew = true; grew;) {
    grew = false;
    const States more = step(model, set, forward);
    for (size_t s = 0; s < set.size(); ++s)
      if (more[s] && !set[s] && (inside == nullptr || (*inside)[s])) set[s] = grew = true;
  }
  return set;
}

// A set is an attractor where it is what lies ahead of each of its states.
inline std::set<States> attractors(const Model& model) {
  std::set<States> found;
  for (uint64_t s = 0; s < model.count(); ++s) {
    States here(model.count());
    here[s] = true;
    const States ahead = close(model, here, true), back = close(model, here, false);
    bool terminal = true;
    for (size_t t = 0; t < ahead.size(); ++t) terminal = terminal && (!ahead[t] || back[t]);
    if (terminal) found.insert(ahead);
  }
  return found;
}

// A subspace is closed where no component that it fixes can take its other value in it. Entries 0, 1, or 2 for free.
inline bool in_space(uint64_t state, const std::vector<int8_t>& space) {
  for (size_t i = 0; i < space.size(); ++i)
    if (space[i] != 2 && (state >> i & 1) != static_cast<uint64_t>(space[i])) return false;
  return true;
}
inline bool is_trap(const Model& model, const std::vector<int8_t>& space) {
  for (uint64_t s = 0; s < model.count(); ++s)
    for (uint32_t i = 0; i < model.m && in_space(s, space); ++i)
      if (space[i] != 2 && model.moves(i, s)) return false;
  return true;
}
inline std::vector<std::vector<int8_t>> trap_spaces(const Model& model) {
  std::vector<std::vector<int8_t>> found;
  size_t all = 1;
  for (uint32_t i = 0; i < model.m; ++i) all *= 3;
  for (size_t k = 0; k < all; ++k) {
    std::vector<int8_t> space;
    for (size_t left = k, i = 0; i < model.m; ++i, left /= 3) space.push_back(static_cast<int8_t>(left % 3));
    if (is_trap(model, space)) found.push_back(space);
  }
  return found;
}
inline bool inside(const std::vector<int8_t>& small, const std::vector<int8_t>& large) {
  for (size_t i = 0; i < small.size(); ++i)
    if (large[i] != 2 && small[i] != large[i]) return false;
  return true;
}

// The model as the engine takes it.
inline std::vector<uint64_t> words(const std::vector<bool>& table) {
  std::vector<uint64_t> out((table.size() + 63) / 64);
  for (size_t r = 0; r < table.size(); ++r) out[r / 64] |= uint64_t{table[r]} << (r % 64);
  return out;
}
inline logicnet::Space space(const Model& model) {
  logicnet::Space out{model.m, {}};
  for (const Rule& rule : model.rules) out.f.push_back({rule.support, words(rule.table)});
  return out;
}
// A function of a diagram by its rows, as a disjunction of conjunctions; variable i stands at level i.
inline logicnet::Ref function(logicnet::Bdd& bdd, const Rule& rule) {
  logicnet::Ref f = logicnet::Bdd::kFalse;
  for (size_t r = 0; r < rule.table.size(); ++r) {
    if (!rule.table[r]) continue;
    logicnet::Ref row = logicnet::Bdd::kTrue;
    for (size_t j = 0; j < rule.support.size(); ++j)
      row = bdd.conj(row, bdd.literal(rule.support[j], (r >> j & 1) != 0));
    f = bdd.disj(f, row);
  }
  return f;
}
inline logicnet::Network network(logicnet::Bdd& bdd, const Model& model) {
  logicnet::Network out;
  for (uint32_t i = 0; i < model.m; ++i) {
    out.variables.push_back(i);
    out.functions.push_back(function(bdd, model.rules[i]));
  }
  return out;
}
inline States states(const logicnet::Bdd& bdd, logicnet::Ref set, uint32_t m) {
  States out(uint64_t{1} << m);
  for (uint64_t s = 0; s < out.size(); ++s)
    out[s] = bdd.evaluate(set, [&](logicnet::Var v) { return (s >> v & 1) != 0; });
  return out;
}

}  // namespace naive
#endif
