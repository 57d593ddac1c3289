// networks: percolation, blocks, parts, mediators and trap closure against loops over all states.
#include <random>

#include "checks.hpp"
#include "naive.hpp"
#include "networks/cover.hpp"
#include "networks/mediators.hpp"
#include "networks/symbolic_states.hpp"
#include "networks/trap_closure.hpp"

using namespace logicnet;
using naive::Model;
using naive::States;

namespace {

// The regulators of a component: whose value matters in some state.
std::set<uint32_t> regulators(const Model& model, uint32_t i) {
  std::set<uint32_t> found;
  for (uint32_t j = 0; j < model.m; ++j)
    for (uint64_t s = 0; s < model.count(); ++s)
      if (model.value(i, s) != model.value(i, s ^ uint64_t{1} << j)) found.insert(j);
  return found;
}

// reach[i][j]: a path of regulations leads from i to j, possibly of length 0.
std::vector<std::vector<bool>> paths(const Model& model) {
  std::vector<std::vector<bool>> reach(model.m, std::vector<bool>(model.m));
  for (uint32_t i = 0; i < model.m; ++i) {
    reach[i][i] = true;
    for (const uint32_t j : regulators(model, i)) reach[j][i] = true;
  }
  for (uint32_t k = 0; k < model.m; ++k)
    for (uint32_t i = 0; i < model.m; ++i)
      for (uint32_t j = 0; j < model.m; ++j)
        if (reach[i][k] && reach[k][j]) reach[i][j] = true;
  return reach;
}

template <class Look>
void for_each_network(int rounds, uint32_t most, const Look& look) {
  std::mt19937_64 random(4);
  for (int round = 0; round < rounds; ++round) {
    const Model model = naive::random_model(static_cast<uint32_t>(1 + random() % most), 3, random);
    Bdd bdd(model.m);
    Positions positions(model.m);
    Network network = naive::network(bdd, model);
    look(model, bdd, positions, network, random);
  }
}

}  // namespace

TEST("Percolation fixes what becomes constant step by step, and leaves the functions with it put in") {
  for_each_network(100, 7, [](const Model& model, Bdd& bdd, Positions& positions, Network& network, std::mt19937_64&) {
    std::vector<int8_t> value(model.m, 2);
    for (bool more = true; more;) {
      more = false;
      for (uint32_t i = 0; i < model.m; ++i) {
        bool met[2] = {false, false};
        for (uint64_t s = 0; s < model.count(); ++s)
          if (naive::in_space(s, value)) met[model.value(i, s)] = true;
        if (value[i] == 2 && met[0] != met[1]) value[i] = met[1], more = true;
      }
    }
    std::vector<Literal> fixed;
    percolate(bdd, positions, network, fixed);
    std::vector<int8_t> found(model.m, 2);
    for (const Literal l : fixed) found[l.variable] = l.value;
    check(found, value);
    check(network.size() + fixed.size(), size_t{model.m});
    for (size_t k = 0; k < network.size(); ++k)
      for (uint64_t s = 0; s < model.count(); ++s)
        if (naive::in_space(s, value))
          check(bdd.evaluate(network.functions[k], [&](Var v) { return (s >> v & 1) != 0; }),
                model.value(network.variables[k], s));
  });
}

TEST("Blocks are the sets of components that reach each other, and stand upstream first") {
  for_each_network(100, 8, [](const Model& model, Bdd& bdd, Positions& positions, Network& network, std::mt19937_64&) {
    const std::vector<std::vector<bool>> reach = paths(model);
    const Blocks blocks = find_blocks(bdd, positions, network);
    for (uint32_t i = 0; i < model.m; ++i)
      for (uint32_t j = 0; j < model.m; ++j) {
        check(blocks.block_of[i] == blocks.block_of[j], reach[i][j] && reach[j][i]);
        if (reach[i][j]) check(blocks.block_of[i] <= blocks.block_of[j], true);
      }
    for (uint32_t b = 0; b < blocks.members.size(); ++b)
      for (const uint32_t i : blocks.members[b]) check(blocks.block_of[i], b);
  });
}

TEST("Parts are the components joined by regulations in either direction") {
  for_each_network(100, 8, [](const Model& model, Bdd& bdd, Positions& positions, Network& network, std::mt19937_64&) {
    std::vector<uint32_t> alone(model.m), number(model.m);
    for (uint32_t i = 0; i < model.m; ++i) alone[i] = number[i] = i;
    for (uint32_t i = 0; i < model.m; ++i)
      for (const uint32_t j : regulators(model, i)) {
        const uint32_t from = number[j], to = number[i];
        std::replace(number.begin(), number.end(), from, to);
      }
    uint32_t count = 0;
    const std::vector<uint32_t> part = find_parts(bdd, positions, network, alone, count);
    check(size_t{count}, std::set<uint32_t>(number.begin(), number.end()).size());
    for (uint32_t i = 0; i < model.m; ++i)
      for (uint32_t j = 0; j < model.m; ++j) check(part[i] == part[j], number[i] == number[j]);
  });
}

TEST("Without its mediators a network has the same fixed points, and each attractor is met by a lifted one") {
  for_each_network(100, 6, [](const Model& model, Bdd& bdd, Positions& positions, Network& network, std::mt19937_64&) {
    const Reduced reduced = without_mediators(bdd, positions, network, 4096);
    Model small{static_cast<uint32_t>(reduced.network.size()), {}};
    for (size_t k = 0; k < reduced.network.size(); ++k) {
      naive::Rule rule;
      for (uint32_t j = 0; j < small.m; ++j) rule.support.push_back(j);
      for (uint64_t s = 0; s < small.count(); ++s)
        rule.table.push_back(bdd.evaluate(reduced.network.functions[k], [&](Var v) {
          const auto& vars = reduced.network.variables;
          return (s >> (std::find(vars.begin(), vars.end(), v) - vars.begin()) & 1) != 0;
        }));
      small.rules.push_back(rule);
    }
    const auto lifted = [&](uint64_t s) {
      std::vector<uint8_t> values(model.m);
      for (size_t k = 0; k < reduced.network.size(); ++k) values[reduced.network.variables[k]] = s >> k & 1;
      reduced.lift(bdd, values);
      uint64_t state = 0;
      for (uint32_t i = 0; i < model.m; ++i) state |= uint64_t{values[i]} << i;
      return state;
    };
    std::set<uint64_t> fixed, expected, starts;
    for (const States& a : naive::attractors(small)) {
      const auto first = static_cast<uint64_t>(std::find(a.begin(), a.end(), true) - a.begin());
      if (std::count(a.begin(), a.end(), true) == 1) fixed.insert(lifted(first));
      starts.insert(lifted(first));
    }
    for (const States& a : naive::attractors(model)) {
      if (std::count(a.begin(), a.end(), true) == 1)
        expected.insert(static_cast<uint64_t>(std::find(a.begin(), a.end(), true) - a.begin()));
      check(std::any_of(starts.begin(), starts.end(), [&](uint64_t s) { return static_cast<bool>(a[s]); }), true);
    }
    check(fixed == expected, true);
  });
}

TEST("The trap closure of a subspace is the smallest trap space around it") {
  for_each_network(100, 5, [](const Model& model, Bdd& bdd, Positions&, Network& network, std::mt19937_64& random) {
    Subspace space(model.m);
    for (int8_t& at : space) at = static_cast<int8_t>(random() % 3);
    std::vector<int8_t> smallest(model.m, 2);
    for (const std::vector<int8_t>& trap : naive::trap_spaces(model))
      if (naive::inside(space, trap) && naive::inside(trap, smallest)) smallest = trap;
    Taker taker(bdd);
    const size_t free = trap_closure(network, taker, space);
    check(space, smallest);
    check(free, static_cast<size_t>(std::count(smallest.begin(), smallest.end(), 2)));
  });
}

TEST("A function written out again as a program compiles to the same function") {
  for_each_network(60, 7, [](const Model& model, Bdd& bdd, Positions&, Network& network, std::mt19937_64&) {
    std::vector<uint32_t> same(model.m);
    for (uint32_t i = 0; i < model.m; ++i) same[i] = i;
    for (const Ref f : network.functions) {
      std::vector<int32_t> code;
      append_cover(bdd, f, same, 1000, code);
      check(compile(bdd, {code.data(), code.size()}, same), f);
    }
  });
}

TEST("Work that a limit ends leaves no positions behind") {
  Bdd bdd(12);
  Positions positions(12);
  Network network;  // each component reads the two before it; put into one another they grow
  for (Var v = 0; v < 12; ++v) {
    network.variables.push_back(v);
    network.functions.push_back(bdd.differ(bdd.literal((v + 10) % 12), bdd.literal((v + 11) % 12)));
  }
  bdd.set_work_limit(bdd.work() + 5);
  bool ended = false;
  try {
    without_mediators(bdd, positions, network, 4096);
  } catch (const Exhausted&) { ended = true; }
  check(ended, true);
  for (Var v = 0; v < 12; ++v) check(positions[v], Positions::kNone);
}

TEST("Upstream of components is every component from which a path of regulations leads to one of them") {
  for_each_network(
      100, 8, [](const Model& model, Bdd& bdd, Positions& positions, Network& network, std::mt19937_64& random) {
        const std::vector<std::vector<bool>> reach = paths(model);
        std::vector<uint32_t> wanted;
        for (uint32_t i = 0; i < model.m; ++i)
          if (random() % 3 == 0) wanted.push_back(i);
        const std::vector<uint8_t> found = upstream_of(bdd, positions, network, wanted);
        for (uint32_t i = 0; i < model.m; ++i)
          check(found[i] != 0, std::any_of(wanted.begin(), wanted.end(), [&](uint32_t w) { return reach[i][w]; }));
      });
}

namespace {

// Every way to make a closure; the manager is swept after each growth.
std::vector<Approach> approaches() {
  std::vector<Approach> all;
  for (const auto order : {Approach::kGiven, Approach::kForce, Approach::kForceReversed})
    for (const bool release : {false, true}) all.push_back({order, release, UINT64_MAX, Bdd::kUsualNodes, 1});
  return all;
}
Ref diagram(Bdd& bdd, const States& set, uint32_t m) {
  naive::Rule rule{{}, set};
  for (uint32_t i = 0; i < m; ++i) rule.support.push_back(i);
  return naive::function(bdd, rule);
}
std::vector<uint8_t> values_of(uint64_t state, Var variables) {
  std::vector<uint8_t> values(variables);
  for (Var v = 0; v < variables; ++v) values[v] = state >> v & 1;
  return values;
}
bool within(const States& a, const States& b) {
  for (size_t s = 0; s < a.size(); ++s)
    if (a[s] && !b[s]) return false;
  return true;
}

}  // namespace

TEST("The closure of a set of states as a diagram is what lies ahead of it, in every order, swept or not") {
  for_each_network(60, 6, [](const Model& model, Bdd& bdd, Positions&, Network& network, std::mt19937_64& random) {
    const States start = naive::random_states(model, 8, random);
    const Ref given = diagram(bdd, start, model.m);
    for (Approach approach : approaches())
      for (const size_t sweep : {size_t{1}, size_t{200000}}) {
        approach.sweep_at = sweep;
        SymbolicStates states(bdd, network, approach);
        Ref first = states.carried(given), ahead = first;
        check(naive::states(bdd, states.hand_back(states.successors(first)), model.m), naive::step(model, start, true));
        states.close_forward(ahead, {&first});
        check(naive::states(bdd, states.hand_back(ahead), model.m), naive::close(model, start, true));
        check(states.hand_back(first), given);
      }
  });
}

TEST("Ahead of a state of an attractor lies the attractor, with mediators released or not, and so does behind it") {
  for_each_network(60, 6, [](const Model& model, Bdd& bdd, Positions&, Network& network, std::mt19937_64&) {
    for (const States& attractor : naive::attractors(model))
      for (const Approach& approach : approaches()) {
        const auto state =
            static_cast<uint64_t>(std::find(attractor.begin(), attractor.end(), true) - attractor.begin());
        const std::vector<uint8_t> from = values_of(state, model.m);
        SymbolicStates states(bdd, network, approach);
        Ref ahead = states.forward(from);
        check(states.has(ahead, from), true);
        const Ref behind = states.backward(from, ahead);
        check(behind, ahead);
        check(naive::states(bdd, states.hand_back(ahead), model.m), attractor);
      }
  });
}

TEST("What leads back to a state is found within a set that no move leaves") {
  for_each_network(60, 6, [](const Model& model, Bdd& bdd, Positions&, Network& network, std::mt19937_64& random) {
    States here(model.count());
    const uint64_t state = random() % model.count();
    here[state] = true;
    const States region = naive::close(model, here, true);
    SymbolicStates states(bdd, network, {Approach::kForce, false, UINT64_MAX, Bdd::kUsualNodes, 1});
    const std::vector<uint8_t> from = values_of(state, model.m);
    Ref ahead = states.forward(from);
    check(naive::states(bdd, states.hand_back(ahead), model.m), region);
    const Ref behind = states.backward(from, ahead);
    check(naive::states(bdd, states.hand_back(behind), model.m), naive::close(model, here, false, &region));
  });
}

TEST("A closure that a limit on its work ends leaves states that are reached, and says why it ended") {
  for_each_network(60, 7, [](const Model& model, Bdd& bdd, Positions&, Network& network, std::mt19937_64&) {
    States here(model.count());
    here[0] = true;
    const Ref given = diagram(bdd, here, model.m);
    for (uint64_t work = 8; work < 2048; work *= 2) {
      Approach approach;
      approach.work = work;
      approach.sweep_at = 1;
      try {
        SymbolicStates states(bdd, network, approach);
        Ref ahead = states.carried(given);
        try {
          states.close_forward(ahead);
        } catch (const Exhausted& e) {
          check(e.why == End::kTooMany, true);
          States reached(model.count());
          for (uint64_t s = 0; s < model.count(); ++s) reached[s] = states.has(ahead, values_of(s, model.m));
          check(static_cast<bool>(reached[0]), true);
          check(within(reached, naive::close(model, here, true)), true);
        }
      } catch (const Exhausted& e) { check(e.why == End::kTooMany, true); }  // before there was a set
    }
  });
}

TEST("A set of states keeps to the memory of the limits") {
  Limits limits;
  limits.memory = 8 * Bdd::kNodeBytes;
  std::mt19937_64 random(4);
  const Model model = naive::random_model(9, 5, random);
  Bdd main(model.m);
  const Network network = naive::network(main, model);
  End why = End::kNone;
  try {
    SymbolicStates(main, network, {}, &limits);
  } catch (const Exhausted& e) { why = e.why; }
  check(why == End::kMemory, true);
}
