// solver: sets of states of a small block, the graph of choices, and whole answers with each step switched off.
#include <random>

#include "checks.hpp"
#include "naive.hpp"
#include "solver/block_bits.hpp"
#include "solver/solver.hpp"

using namespace logicnet;
using naive::Model;
using naive::States;

namespace {

// Bit j of a state of SmallStates is the variable m-1-j.
uint64_t turned(uint64_t state, uint32_t m) {
  uint64_t out = 0;
  for (uint32_t i = 0; i < m; ++i) out |= (state >> i & 1) << (m - 1 - i);
  return out;
}
States states_of(const SmallStates::Set& set, uint32_t m) {
  States out(uint64_t{1} << m);
  for (uint64_t s = 0; s < out.size(); ++s) out[turned(s, m)] = SmallStates::has(set, s);
  return out;
}
SmallStates::Set set_of(const SmallStates& small, const States& states, uint32_t m) {
  SmallStates::Set out = small.none();
  for (uint64_t s = 0; s < states.size(); ++s)
    if (states[s]) SmallStates::put(out, turned(s, m));
  return out;
}

// The states of an attractor, once for each setting of the inputs that its condition leaves open.
void add_sets(const Bdd& bdd, Answers& answers, const std::vector<Literal>& condition, const All& a,
              const std::vector<Var>& inputs, std::multiset<States>& out) {
  const Var m = bdd.variables();
  for (uint64_t setting = 0; setting < uint64_t{1} << inputs.size(); ++setting) {
    States set(uint64_t{1} << m);
    for (uint64_t s = 0; s < set.size(); ++s) {
      const auto at = [&](Var v) { return (s >> v & 1) != 0; };
      bool in = true;
      for (size_t k = 0; k < inputs.size(); ++k) in = in && at(inputs[k]) == ((setting >> k & 1) != 0);
      for (const Literal l : condition) in = in && at(l.variable) == l.value;
      for (const Literal l : a.literals) in = in && at(l.variable) == l.value;
      for (const CycleId c : a.cycles) in = in && bdd.evaluate(answers.cycle(c).set, at);
      set[s] = in;
    }
    if (std::count(set.begin(), set.end(), true) > 0) out.insert(set);
  }
}

std::multiset<States> listed(const Bdd& bdd, Answers& answers, AllId id, const std::vector<Var>& inputs = {}) {
  std::multiset<States> found;
  answers.each(id, [&](const std::vector<Literal>& condition, const All& a) {
    add_sets(bdd, answers, condition, a, inputs, found);
    return true;
  });
  return found;
}

// A graph over six variables: 0 and 1 fixed together or a cycle, 2 and 3 fixed in three ways, 4 a cycle or fixed, 5
// fixed.
struct Example {
  Bdd bdd{6};
  Answers answers{bdd};
  AllId fixed(std::vector<Literal> literals) {
    All all;
    all.literals = std::move(literals);
    return answers.all(std::move(all));
  }
  AllId cycle(std::vector<Var> variables, Ref set) {
    All all;
    all.cycles.push_back(answers.cycle(std::move(variables), set));
    return answers.all(std::move(all));
  }
  ChoiceId first =
      answers.any({fixed({{0, false}, {1, true}}), cycle({0, 1}, bdd.disj(bdd.literal(0), bdd.literal(1)))});
  ChoiceId second =
      answers.any({fixed({{2, false}, {3, false}}), fixed({{2, true}, {3, false}}), fixed({{2, true}, {3, true}})});
  ChoiceId third = answers.any({cycle({4}, Bdd::kTrue), fixed({{4, true}})});
  AllId together() {
    All all;
    all.literals.push_back({5, true});
    all.choices = {third, first, second};
    return answers.all(std::move(all));
  }
};

}  // namespace

TEST("Closures, fixed points and attractors of a small block are those of loops over all states") {
  std::mt19937_64 random(1);
  for (int round = 0; round < 60; ++round) {
    const Model model = naive::random_model(static_cast<uint32_t>(1 + random() % 8), 3, random);
    Bdd bdd(model.m);
    const SmallStates small(bdd, naive::network(bdd, model));
    const States start = naive::random_states(model, 8, random);
    SmallStates::Set ahead = set_of(small, start, model.m), back = ahead;
    check(SmallStates::count(ahead), static_cast<uint64_t>(std::count(start.begin(), start.end(), true)));
    check(SmallStates::empty(ahead), std::count(start.begin(), start.end(), true) == 0);
    small.close_forward(ahead);
    small.close_backward(back);
    const States closed = naive::close(model, start, true);
    check(states_of(ahead, model.m) == closed, true);
    check(states_of(back, model.m) == naive::close(model, start, false), true);
    if (!SmallStates::empty(ahead)) {
      States one(model.count());
      one[turned(SmallStates::first(ahead), model.m)] = true;
      SmallStates::Set within = set_of(small, one, model.m);
      small.close_backward_within(within, ahead);
      check(states_of(within, model.m) == naive::close(model, one, false, &closed), true);
    }
    SmallStates::Set fixed;
    std::vector<SmallStates::Set> cyclic;
    small.attractors(fixed, cyclic);
    std::set<States> found;
    for (const SmallStates::Set& set : cyclic) found.insert(states_of(set, model.m));
    check(found.size(), cyclic.size());
    const States still = states_of(fixed, model.m);
    for (uint64_t s = 0; s < model.count(); ++s) {
      States one(model.count());
      one[s] = true;
      if (still[s]) found.insert(one);
    }
    check(found == naive::attractors(model), true);
    check(states_of(small.fixed_points(), model.m), still);
  }
}

TEST("A product of choices counts the products and states of what its options count") {
  Example example;
  const AllId id = example.together();
  const Tally& tally = example.answers.tally(id);
  check(tally.pairs, BigUint(2 * 3 * 2));
  check(tally.fixed, BigUint(1 * 3 * 1));
  check(tally.states, BigUint((1 + 3) * 3 * (2 + 1)));
  check(tally.open, false);
  check(listed(example.bdd, example.answers, id).size(), size_t{12});
}

TEST("Twenty choices of two count a million attractors and list none of them") {
  Bdd bdd(40);
  Answers answers(bdd);
  All all;
  for (Var v = 0; v < 40; v += 2) {
    std::vector<AllId> options;
    for (const bool value : {false, true}) {
      All option;
      option.literals = {{v, value}, {v + 1, !value}};
      options.push_back(answers.all(std::move(option)));
    }
    all.choices.push_back(answers.any(std::move(options)));
  }
  const AllId id = answers.all(std::move(all));
  check(answers.tally(id).pairs.decimal(), "1048576");
  std::vector<All> out;
  check(answers.expand(id, 1000, out), false);
  check(out.size(), size_t{1000});
}

TEST("Attractors under inputs count each setting once, whichever inputs a condition names") {
  Bdd bdd(3);
  Answers answers(bdd);
  const auto fixed = [&](std::vector<Literal> literals) {
    All all;
    all.literals = std::move(literals);
    return answers.all(std::move(all));
  };
  const auto with = [&](ChoiceId choice, std::vector<Literal> literals) {
    All all;
    all.literals = std::move(literals);
    all.choices = {choice};
    return answers.all(std::move(all));
  };
  // Input 0 at 0: one attractor at either value of input 1. At 1: one where input 1 is 0, two where it is 1.
  const ChoiceId both = answers.any({fixed({{2, false}}), fixed({{2, true}})});
  const AllId high = with(answers.input(1, fixed({{2, true}}), with(both, {})), {});
  const AllId id = with(answers.input(0, fixed({{2, false}}), high), {});
  const Tally& tally = answers.tally(id);
  check(tally.pairs, BigUint(4));
  check(tally.shift, size_t{2});
  check(tally.scaled, BigUint(2 + 1 + 2));
  check(listed(bdd, answers, id, {0, 1}).size(), size_t{5});
}

TEST("Equal content has one id, in whatever order it is given") {
  Example example;
  const AllId one = example.fixed({{0, false}, {3, true}}), other = example.fixed({{3, true}, {0, false}});
  check(one, other);
  check(example.answers.any({one, example.together()}), example.answers.any({example.together(), other}));
  check(example.fixed({{0, true}, {3, true}}) == one, false);
}

TEST("A set whose counting was stopped has no id yet, and never that of another set") {
  std::mt19937_64 random(8);
  int32_t stop = 0;
  Limits limits;
  limits.stop = &stop;
  Bdd bdd(18, &limits);
  Answers answers(bdd);
  std::vector<Var> all(18);
  for (Var v = 0; v < 18; ++v) all[v] = v;
  const std::vector<bool> table = naive::random_table(18, random);  // more diagram than is counted without a look
  const Ref large = bdd.from_table(all, naive::words(table).data()), small = bdd.literal(3);
  stop = 1;
  bool stopped = false;
  try {
    answers.cycle(all, large);
  } catch (const Exhausted&) { stopped = true; }
  check(stopped, true);
  stop = 0;
  const CycleId second = answers.cycle(all, small), first = answers.cycle(all, large);
  check(first == second, false);
  check(answers.cycle(first).states, BigUint(static_cast<uint64_t>(std::count(table.begin(), table.end(), true))));
  check(answers.cycle(second).states, BigUint(uint64_t{1} << 17));
}

TEST("What is outside a trap space is every listed attractor that does not lie in it, once") {
  Example example;
  const AllId id = example.together();
  const std::multiset<States> all = listed(example.bdd, example.answers, id);
  for (uint32_t code = 0; code < 729; ++code) {
    std::vector<Literal> trap;
    std::vector<int8_t> space(6, 2);
    for (uint32_t left = code, v = 0; v < 6; ++v, left /= 3)
      if (left % 3 != 2) trap.push_back({v, left % 3 == 1}), space[v] = static_cast<int8_t>(left % 3);
    std::multiset<States> expected;
    for (const States& set : all) {
      bool lies = true;
      for (uint64_t s = 0; s < set.size(); ++s) lies = lies && (!set[s] || naive::in_space(s, space));
      if (!lies) expected.insert(set);
    }
    const AllId out = example.answers.outside(id, trap);
    check(listed(example.bdd, example.answers, out) == expected, true);
    check(example.answers.tally(out).pairs, BigUint(expected.size()));
  }
}

TEST("The state written for an attractor is its first in the order of the variables") {
  Example example;
  example.answers.each(example.together(), [&](const std::vector<Literal>&, const All& a) {
    std::vector<uint8_t> values(6, 0);
    example.answers.put_state(a, values);
    std::multiset<States> sets;
    add_sets(example.bdd, example.answers, {}, a, {}, sets);
    std::vector<std::vector<uint8_t>> states;
    for (uint64_t s = 0; s < 64; ++s) {
      if (!(*sets.begin())[s]) continue;
      states.emplace_back();
      for (Var v = 0; v < 6; ++v) states.back().push_back(s >> v & 1);
    }
    check(values, *std::min_element(states.begin(), states.end()));
    return true;
  });
}

TEST("An open block is told, its known neighbours are listed, and it is never taken for empty") {
  Example example;
  All open;
  open.literals.push_back({5, false});
  open.choices.push_back(example.answers.open({0, 1, 2, 3}, {4}, End::kTime));
  const AllId left = example.answers.all(std::move(open));
  All both;
  both.choices.push_back(example.answers.any({left, example.together()}));
  const AllId id = example.answers.all(std::move(both));
  check(example.answers.tally(id).open, true);
  check(listed(example.bdd, example.answers, id).size(), size_t{12});
  std::vector<ChoiceId> choices;
  example.answers.open_choices(id, choices);
  check(choices.size(), size_t{1});
  check(static_cast<int>(example.answers.choice(choices[0]).reason), static_cast<int>(End::kTime));
  std::vector<All> out;
  check(example.answers.expand(id, 1000, out), false);
}

TEST("Answers are the attractors of the network, whichever step is switched off") {
  std::mt19937_64 random(2);
  std::vector<Steps> all(9);
  all[1].percolation = false;
  all[2].blocks = false;
  all[3].mediators = false;
  all[4].trap_spaces = false;
  all[5].symbolic = false;
  all[6].conditioning = false;
  all[7].memory = false;
  all[8].symbolic_from = 1;
  for (size_t k = 0; k < all.size(); ++k) all[k].direct = k % 2 == 0 ? 1 : 2;
  for (int round = 0; round < 80; ++round) {
    const Model model = naive::random_model(static_cast<uint32_t>(1 + random() % 7), 3, random);
    const std::set<States> expected = naive::attractors(model);
    for (const Steps& steps : all) {
      Bdd bdd(model.m);
      Solver solver(bdd, steps);
      const AllId id = solver.solve(naive::network(bdd, model), {});
      check(solver.answers().tally(id).open, false);
      check(listed(bdd, solver.answers(), id) == std::multiset<States>(expected.begin(), expected.end()), true);
    }
  }
}

TEST("Answers under inputs are the attractors of the network with each setting of them") {
  std::mt19937_64 random(3);
  for (int round = 0; round < 80; ++round) {
    Model model = naive::random_model(static_cast<uint32_t>(3 + random() % 4), 3, random);
    const std::vector<Var> inputs = {0, 1};
    for (const Var v : inputs) model.rules[v] = {{v}, {false, true}};
    const std::set<States> expected = naive::attractors(model);
    std::vector<uint8_t> is_input(model.m, 0);
    is_input[0] = is_input[1] = 1;
    Bdd bdd(model.m);
    Solver solver(bdd, Steps{});
    const AllId id = solver.solve(naive::network(bdd, model), is_input);
    check(listed(bdd, solver.answers(), id, inputs) == std::multiset<States>(expected.begin(), expected.end()), true);
    const Tally& tally = solver.answers().tally(id);
    check(tally.scaled.shifted(inputs.size()), BigUint(expected.size()).shifted(tally.shift));
  }
}

TEST("A stop flag leaves the whole network open, and the solver may be asked again") {
  std::mt19937_64 random(4);
  const Model model = naive::random_model(6, 3, random);
  int32_t stop = 1;
  Limits limits;
  Bdd bdd(model.m, &limits);
  const Network network = naive::network(bdd, model);
  Solver solver(bdd, Steps{});
  limits.stop = &stop;
  check(solver.answers().tally(solver.solve(network, {})).open, true);
  stop = 0;
  const std::set<States> expected = naive::attractors(model);
  check(listed(bdd, solver.answers(), solver.solve(network, {})) ==
            std::multiset<States>(expected.begin(), expected.end()),
        true);
}
