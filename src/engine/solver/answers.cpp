// The graph of choices: one id for equal content, counts without listing, and lists on demand.
#include "solver/answers.hpp"

#include <algorithm>
#include <cassert>

namespace logicnet {

void Answers::merge(All& into, const All& from) {
  into.literals.insert(into.literals.end(), from.literals.begin(), from.literals.end());
  into.cycles.insert(into.cycles.end(), from.cycles.begin(), from.cycles.end());
  into.choices.insert(into.choices.end(), from.choices.begin(), from.choices.end());
  into.method |= from.method;
}

void Answers::put_state(const All& attractor, std::vector<uint8_t>& values) const {
  for (const Literal l : attractor.literals) values[l.variable] = l.value;
  std::vector<uint8_t> picked;
  for (const CycleId id : attractor.cycles) {
    const Cycle& cycle = cycles_[id];
    picked.resize(cycle.variables.size());
    assert(cycle.variables.back() < values.size());
    bdd_.pick(cycle.set, cycle.variables, picked.data());
    for (size_t i = 0; i < picked.size(); ++i) values[cycle.variables[i]] = picked[i];
  }
}

bool Answers::disjoint(const All& node) {
  std::vector<Var> seen;
  for (const Literal l : node.literals) seen.push_back(l.variable);
  for (const CycleId c : node.cycles) seen.insert(seen.end(), cycles_[c].variables.begin(), cycles_[c].variables.end());
  for (const ChoiceId c : node.choices) seen.insert(seen.end(), covered(c).begin(), covered(c).end());
  std::sort(seen.begin(), seen.end());
  return std::adjacent_find(seen.begin(), seen.end()) == seen.end();
}

template <class Node, class Make>
uint32_t Answers::id_of(std::vector<uint32_t> key, std::vector<Node>& nodes, const Make& make) {
  if (const auto found = known_.find(key); found != known_.end()) return found->second;
  const auto id = static_cast<uint32_t>(nodes.size());
  nodes.push_back(make());  // may throw: an id is known only once there is a node for it
  try {
    known_.emplace(std::move(key), id);
  } catch (...) {
    nodes.pop_back();
    throw;
  }
  return id;
}

bool Answers::over(Ref set, const std::vector<Var>& variables) {
  const std::span<const Var> read = bdd_.support(set);
  return std::is_sorted(variables.begin(), variables.end()) &&
         std::includes(variables.begin(), variables.end(), read.begin(), read.end());
}

AllId Answers::all(All node) {
  std::sort(node.literals.begin(), node.literals.end(), [](Literal a, Literal b) { return a.variable < b.variable; });
  std::sort(node.cycles.begin(), node.cycles.end());
  std::sort(node.choices.begin(), node.choices.end());
  assert(disjoint(node));
  std::vector<uint32_t> key{0, node.method, static_cast<uint32_t>(node.literals.size()),
                            static_cast<uint32_t>(node.cycles.size())};
  key.reserve(key.size() + node.literals.size() + node.cycles.size() + node.choices.size());
  for (const Literal l : node.literals) key.push_back(l.variable * 2 + l.value);
  key.insert(key.end(), node.cycles.begin(), node.cycles.end());
  key.insert(key.end(), node.choices.begin(), node.choices.end());
  return id_of(std::move(key), alls_, [&] { return std::move(node); });
}

ChoiceId Answers::any(std::vector<AllId> options) {
  std::sort(options.begin(), options.end());
  assert(std::adjacent_find(options.begin(), options.end()) == options.end());  // or attractors would be counted twice
  std::vector<uint32_t> key{1};
  key.insert(key.end(), options.begin(), options.end());
  return id_of(std::move(key), choices_,
               [&] { return Choice{Choice::kAny, 0, std::move(options), {}, {}, End::kNone}; });
}

ChoiceId Answers::input(Var v, AllId low, AllId high) {
  return id_of({2, v, low, high}, choices_, [&] { return Choice{Choice::kInput, v, {low, high}, {}, {}, End::kNone}; });
}

ChoiceId Answers::open(std::vector<Var> left, std::vector<Var> waiting, End reason) {
  std::vector<uint32_t> key{3, static_cast<uint32_t>(reason), static_cast<uint32_t>(left.size())};
  key.insert(key.end(), left.begin(), left.end());
  key.insert(key.end(), waiting.begin(), waiting.end());
  return id_of(std::move(key), choices_,
               [&] { return Choice{Choice::kOpen, 0, {}, std::move(left), std::move(waiting), reason}; });
}

CycleId Answers::cycle(std::vector<Var> variables, Ref set) {
  assert(set != Bdd::kFalse && over(set, variables));
  std::vector<uint32_t> key{4, set};
  key.insert(key.end(), variables.begin(), variables.end());
  return id_of(std::move(key), cycles_, [&] {
    BigUint states = bdd_.count(set, variables);
    return Cycle{std::move(variables), set, std::move(states)};
  });
}

const Tally& Answers::tally(AllId id) {
  if (tallied_.size() < alls_.size()) {
    tallies_.resize(alls_.size());
    tallied_.resize(alls_.size());  // last: where memory ends before it, both are made room for again
  }
  if (tallied_[id]) return tallies_[id];
  Tally t;
  for (const CycleId c : alls_[id].cycles) t.states *= cycles_[c].states, t.fixed = 0;
  for (const ChoiceId c : alls_[id].choices) {
    const Choice& choice = choices_[c];
    Tally sum;
    sum.pairs = sum.scaled = sum.fixed = sum.states = 0;
    sum.open = choice.kind == Choice::kOpen;
    const size_t input = choice.kind == Choice::kInput ? 1 : 0;
    for (const AllId o : choice.options) sum.shift = std::max(sum.shift, tally(o).shift + input);
    for (const AllId o : choice.options) {
      const Tally& part = tally(o);
      const size_t up = sum.shift - part.shift - input;
      sum.pairs += part.pairs;
      sum.scaled += part.scaled.shifted(up);
      sum.fixed += part.fixed.shifted(up);
      sum.states += part.states.shifted(up);
      sum.open |= part.open;
    }
    t.pairs *= sum.pairs;
    t.scaled *= sum.scaled;
    t.fixed *= sum.fixed;
    t.states *= sum.states;
    t.shift += sum.shift;
    t.open |= sum.open;
  }
  tallies_[id] = std::move(t);
  tallied_[id] = 1;
  return tallies_[id];
}

bool Answers::walk(std::vector<ChoiceId>& todo, std::vector<Literal>& condition, const All& so_far,
                   const Visit& visit) {
  if (todo.empty()) return visit(condition, so_far);
  const Choice& choice = choices_[todo.back()];
  const ChoiceId current = todo.back();
  todo.pop_back();
  bool on = true;
  for (size_t i = 0; i < choice.options.size() && on; ++i) {
    if (tally(choice.options[i]).pairs.zero()) continue;
    const All& option = alls_[choice.options[i]];
    All next = so_far;
    const size_t kept = todo.size();
    next.literals.insert(next.literals.end(), option.literals.begin(), option.literals.end());
    next.cycles.insert(next.cycles.end(), option.cycles.begin(), option.cycles.end());
    next.method |= option.method;
    todo.insert(todo.end(), option.choices.begin(), option.choices.end());
    if (choice.kind == Choice::kInput) condition.push_back({choice.input, i == 1});
    on = walk(todo, condition, next, visit);
    if (choice.kind == Choice::kInput) condition.pop_back();
    todo.resize(kept);
  }
  todo.push_back(current);
  return on;
}

bool Answers::each(AllId id, const Visit& visit) {
  if (tally(id).pairs.zero()) return true;
  All start = alls_[id];
  std::vector<ChoiceId> todo = std::move(start.choices);
  start.choices.clear();
  std::vector<Literal> condition;
  return walk(todo, condition, start, visit);
}

bool Answers::expand(AllId id, size_t limit, std::vector<All>& out) {
  std::vector<ChoiceId> open;
  open_choices(id, open);
  if (!open.empty()) return false;
  return each(id, [&](const std::vector<Literal>&, const All& a) {
    if (out.size() >= limit) return false;
    if (out.size() % 256 == 255) poll(bdd_.limits());
    out.push_back(a);
    return true;
  });
}

void Answers::open_choices(AllId id, std::vector<ChoiceId>& out) const {
  std::vector<uint8_t> seen(choices_.size(), 0);
  std::vector<AllId> stack{id};
  while (!stack.empty()) {
    const AllId a = stack.back();
    stack.pop_back();
    for (const ChoiceId c : alls_[a].choices) {
      if (seen[c]) continue;
      seen[c] = 1;
      if (choices_[c].kind == Choice::kOpen) out.push_back(c);
      for (const AllId o : choices_[c].options) stack.push_back(o);
    }
  }
}

const std::vector<Var>& Answers::covered(ChoiceId id) {
  if (const auto found = covered_.find(id); found != covered_.end()) return found->second;
  const Choice choice = choices_[id];
  std::vector<Var> vars(choice.left);
  vars.insert(vars.end(), choice.waiting.begin(), choice.waiting.end());
  if (choice.kind == Choice::kInput) vars.push_back(choice.input);
  for (const AllId option : choice.options) {
    const All& node = alls_[option];
    for (const Literal l : node.literals) vars.push_back(l.variable);
    for (const CycleId c : node.cycles)
      vars.insert(vars.end(), cycles_[c].variables.begin(), cycles_[c].variables.end());
    for (const ChoiceId c : node.choices) {
      const std::vector<Var>& below = covered(c);
      vars.insert(vars.end(), below.begin(), below.end());
    }
  }
  std::sort(vars.begin(), vars.end());
  vars.erase(std::unique(vars.begin(), vars.end()), vars.end());
  return covered_.emplace(id, std::move(vars)).first->second;
}

}  // namespace logicnet
