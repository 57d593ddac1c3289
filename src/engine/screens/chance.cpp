// How probable it is to end in an attractor that shows the phenotype.
//
// Few free variables: the reachable states are listed. A state from which only attractors of one kind are reached has probability 0 or 1;
// in between it is the mean over the moves, solved by iteration from below and from above at once, so that the distance between the two
// is a proof of how near the answer is (interval iteration: S. Haddad, B. Monmege, Theor. Comput. Sci. 735 (2018)). Many: walks, each
// begun in a state drawn evenly from the start and ended as soon as it is in an attractor, and Wilson's interval. A walk that does not end
// counts for both sides.
#include <algorithm>
#include <cmath>

#include "base/dice.hpp"
#include "walks/even_draw.hpp"
#include "screens/reach.hpp"
#include "solver/block_bits.hpp"

namespace logicnet {
namespace {

constexpr size_t kListed = 16;           // free variables up to which states are listed
constexpr double kNear = 1e-10;
constexpr size_t kMostSweeps = 20000;
constexpr size_t kMostSteps = 200000;    // of one walk
constexpr double kNormal = 1.959963984540054;

SmallStates::Set within(const SmallStates::Set& a, const SmallStates::Set& b, bool inverted) {
  SmallStates::Set out(a.size());
  for (size_t w = 0; w < a.size(); ++w) out[w] = a[w] & (inverted ? ~b[w] : b[w]);
  return out;
}

template <class Visit>
void each_state(const SmallStates::Set& set, const Visit& visit) {
  for (size_t w = 0; w < set.size(); ++w)
    for (uint64_t rest = set[w]; rest != 0; rest &= rest - 1) visit(w * 64 + static_cast<uint64_t>(std::countr_zero(rest)));
}

}  // namespace

Reacher::Chance Reacher::absorbed(const Arena& arena) {
  const size_t m = arena.local.size();
  const SmallStates states(bdd_, arena.local);
  SmallStates::Set begin = states.none(), showing = states.none(), other = states.none(), part = states.none();
  bdd_.to_table(arena.start, arena.local.variables, begin.data());
  bdd_.to_table(bdd_.disj(arena.sometimes, arena.always), arena.local.variables, showing.data());
  bdd_.to_table(arena.never, arena.local.variables, other.data());
  SmallStates::Set ahead = begin;
  states.close_forward(ahead);
  states.close_backward(showing);
  states.close_backward(other);
  const SmallStates::Set certain = within(ahead, other, true);
  const SmallStates::Set open = within(within(ahead, showing, false), other, false);
  std::vector<uint32_t> place(size_t{1} << m, UINT32_MAX);
  std::vector<uint64_t> listed;
  each_state(open, [&](uint64_t s) {
    place[s] = static_cast<uint32_t>(listed.size());
    listed.push_back(s);
  });
  std::vector<SmallStates::Set> moves;     // where each variable is unstable; bit j of a state is variable m - 1 - j
  for (size_t j = 0; j < m; ++j) {
    const Var v = arena.local.variables[m - 1 - j];
    bdd_.to_table(bdd_.differ(arena.local.functions[m - 1 - j], bdd_.literal(v)), arena.local.variables, part.data());
    moves.push_back(part);
  }
  std::vector<uint32_t> first{0}, next;
  std::vector<double> sure, low(listed.size(), 0), high(listed.size(), 1);
  std::vector<uint32_t> ways;
  for (const uint64_t s : listed) {
    uint32_t count = 0, won = 0;
    for (size_t j = 0; j < m; ++j) {
      if (!SmallStates::has(moves[j], s)) continue;
      const uint64_t t = s ^ (uint64_t{1} << j);
      ++count;
      if (place[t] != UINT32_MAX) next.push_back(place[t]);
      else won += SmallStates::has(certain, t);
    }
    first.push_back(static_cast<uint32_t>(next.size()));
    ways.push_back(count);
    sure.push_back(won);
  }
  const auto mean = [&](const std::vector<double>& h) {
    double sum = 0;
    uint64_t count = 0;
    each_state(begin, [&](uint64_t s) {
      ++count;
      sum += place[s] != UINT32_MAX ? h[place[s]] : SmallStates::has(certain, s);
    });
    return sum / static_cast<double>(count);
  };
  Chance chance;
  for (size_t sweep = 0; sweep < kMostSweeps; ++sweep) {
    for (std::vector<double>* h : {&low, &high})
      for (size_t k = 0; k < listed.size(); ++k) {
        const size_t i = sweep % 2 == 0 ? k : listed.size() - 1 - k;
        double sum = sure[i];
        for (uint32_t e = first[i]; e < first[i + 1]; ++e) sum += (*h)[next[e]];
        (*h)[i] = sum / ways[i];
      }
    if (bdd_.limits() != nullptr) bdd_.limits()->poll();
    chance.low = mean(low);
    chance.high = mean(high);
    if (chance.high - chance.low < kNear) break;
  }
  chance.value = (chance.low + chance.high) / 2;
  chance.how = chance.high - chance.low < kNear ? 1 : 3;
  return chance;
}

Reacher::Chance Reacher::walked(const Arena& arena, size_t samples, uint64_t seed) {
  Chance chance;
  const Network& local = arena.local;
  const size_t m = local.size();
  std::vector<uint32_t> at(bdd_.variables(), 0);
  for (size_t i = 0; i < m; ++i) at[local.variables[i]] = static_cast<uint32_t>(i);
  std::vector<std::vector<uint32_t>> users(m);
  for (uint32_t i = 0; i < m; ++i) {
    users[i].push_back(i);
    for (const Var v : bdd_.support(local.functions[i]))
      if (at[v] != i) users[at[v]].push_back(i);
  }
  const Ref showing = bdd_.disj(arena.sometimes, arena.always), other = arena.never;
  const EvenDraw from(bdd_, arena.start, local.variables);
  Dice dice(seed);
  std::vector<uint8_t> value(bdd_.variables(), 0);
  std::vector<uint32_t> moving, where(m);
  const auto read = [&](Var v) { return value[v] != 0; };
  size_t won = 0, unended = 0;
  for (size_t walk = 0; walk < samples; ++walk) {
    if (bdd_.limits() != nullptr) bdd_.limits()->poll();
    from.draw(dice, value);
    moving.clear();
    std::fill(where.begin(), where.end(), UINT32_MAX);
    const auto look = [&](uint32_t i) {
      const bool unstable = bdd_.evaluate(local.functions[i], read) != read(local.variables[i]);
      if (unstable && where[i] == UINT32_MAX) {
        where[i] = static_cast<uint32_t>(moving.size());
        moving.push_back(i);
      } else if (!unstable && where[i] != UINT32_MAX) {
        where[moving.back()] = where[i];
        moving[where[i]] = moving.back();
        moving.pop_back();
        where[i] = UINT32_MAX;
      }
    };
    for (uint32_t i = 0; i < m; ++i) look(i);
    for (size_t step = 0;; ++step) {
      if (bdd_.evaluate(showing, read)) {
        ++won;
        break;
      }
      if (bdd_.evaluate(other, read)) break;
      if (step == kMostSteps) {
        ++unended;
        break;
      }
      const uint32_t i = moving[dice.below(static_cast<uint32_t>(moving.size()))];
      value[local.variables[i]] ^= 1;
      for (const uint32_t user : users[i]) look(user);
    }
  }
  const double n = static_cast<double>(samples), z = kNormal;
  const auto bound = [&](double p, double side) {
    return (p + z * z / (2 * n) + side * z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n))) / (1 + z * z / n);
  };
  chance.value = static_cast<double>(won) / n;
  chance.low = won == 0 ? 0 : bound(chance.value, -1);
  chance.high = won + unended == samples ? 1 : bound(static_cast<double>(won + unended) / n, 1);
  chance.how = 2;
  return chance;
}

Reacher::Chance Reacher::chance(const std::vector<Ref>& functions, Ref start, Ref phenotype, size_t samples, uint64_t seed) {
  Arena arena;
  enclose(functions, start, phenotype, arena);
  if (arena.every == kNever) return {0, 0, 0, 1};
  if ((arena.every & kNever) == 0) return {1, 1, 1, 1};
  gather(arena);
  if (arena.local.size() <= kListed) return absorbed(arena);
  return samples > 0 ? walked(arena, samples, seed) : Chance{};
}

}  // namespace logicnet
