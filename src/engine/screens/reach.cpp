#include "screens/reach.hpp"

#include "solver/block_bits.hpp"

namespace logicnet {
namespace {

constexpr size_t kMostListed = 4096;  // attractors; of more, their union is kept
constexpr size_t kSmall = 16;
constexpr size_t kMostKnown = 1 << 16;

}  // namespace

Shown Reacher::shown(const All& attractor, Ref phenotype) {
  for (const Literal l : attractor.literals) phenotype = bdd_.restrict(phenotype, l.variable, l.value);
  Ref denied = bdd_.negate(phenotype);
  for (const CycleId c : attractor.cycles) {
    phenotype = bdd_.conj(phenotype, solver_.answers().cycle(c).set);
    denied = bdd_.conj(denied, solver_.answers().cycle(c).set);
  }
  return denied == Bdd::kFalse ? kAlways : phenotype == Bdd::kFalse ? kNever : kSometimes;
}

Ref Reacher::set_of(const All& attractor) {
  Ref set = Bdd::kTrue;
  for (const CycleId c : attractor.cycles) set = bdd_.conj(set, solver_.answers().cycle(c).set);
  for (size_t i = attractor.literals.size(); i-- > 0;)
    set = bdd_.conj(set, bdd_.literal(attractor.literals[i].variable, attractor.literals[i].value));
  return set;
}

std::vector<uint8_t> Reacher::reached_small(const Network& local, Ref start, const std::vector<All>& attractors) {
  const SmallStates states(bdd_, local);
  SmallStates::Set ahead = states.none();
  bdd_.to_table(start, local.variables, ahead.data());
  states.close_forward(ahead);
  std::vector<uint8_t> values(bdd_.variables(), 0), found;
  for (const All& attractor : attractors) {
    solver_.answers().put_state(attractor, values);
    uint64_t state = 0;
    for (const Var v : local.variables) state = state << 1 | values[v];
    found.push_back(SmallStates::has(ahead, state));
  }
  return found;
}

// As many nodes again as the manager of the screen may have.
SymbolicStates Reacher::symbolic(const Network& local) {
  Approach approach;
  approach.nodes = bdd_.node_limit();
  return SymbolicStates(bdd_, local, approach);
}

Ref Reacher::closed(const Network& local, Ref set) {
  SymbolicStates states = symbolic(local);
  Ref ahead = states.carried(set);
  states.close_forward(ahead);
  return states.hand_back(ahead);
}

std::vector<uint8_t> Reacher::reached_large(const Network& local, Ref start, const std::vector<All>& attractors) {
  SymbolicStates states = symbolic(local);
  Ref ahead = states.carried(start);
  states.close_forward(ahead);
  std::vector<uint8_t> values(bdd_.variables(), 0), found;
  for (const All& attractor : attractors) {
    solver_.answers().put_state(attractor, values);
    found.push_back(states.has(ahead, values));
  }
  return found;
}

std::vector<uint8_t> Reacher::reached(const Network& local, Ref start, const std::vector<All>& attractors) {
  if (attractors.size() == 1 || start == Bdd::kTrue) return std::vector<uint8_t>(attractors.size(), 1);
  return local.size() <= kSmall ? reached_small(local, start, attractors) : reached_large(local, start, attractors);
}

Ref Reacher::union_of(AllId id, std::unordered_map<AllId, Ref>& known) {
  if (const auto found = known.find(id); found != known.end()) return found->second;
  const All node = solver_.answers().at(id);
  Ref set = set_of(node);
  for (const ChoiceId c : node.choices) {
    const Choice choice = solver_.answers().choice(c);
    Ref any = Bdd::kFalse;
    for (size_t i = 0; i < choice.options.size(); ++i) {
      Ref option = union_of(choice.options[i], known);
      if (choice.kind == Choice::kInput) option = bdd_.conj(option, bdd_.literal(choice.input, i == 1));
      any = bdd_.disj(any, option);
    }
    set = bdd_.conj(set, any);
  }
  known.emplace(id, set);
  return set;
}

// The attractors of `out.local`: listed where they are few, else sorted as sets. An attractor is closed, and each of
// its states leads to all others; so what the states that show the phenotype lead to, within the union of all
// attractors, are the attractors with such a state.
void Reacher::find(Ref phenotype, Arena& out) {
  Answers& answers = solver_.answers();
  const AllId all = solver_.solve(out.local, {});
  std::vector<ChoiceId> open;
  answers.open_choices(all, open);
  if (!open.empty()) throw Exhausted{answers.choice(open.front()).reason};
  if (answers.expand(all, kMostListed, out.attractors)) {
    for (const All& attractor : out.attractors) out.every |= out.shown.emplace_back(shown(attractor, phenotype));
    return;
  }
  out.listed = false;
  out.attractors.clear();
  std::unordered_map<AllId, Ref> known;
  const Ref any = union_of(all, known);
  const Ref shows = closed(out.local, bdd_.conj(any, phenotype)),
            denies = closed(out.local, bdd_.minus(any, phenotype));
  out.always = bdd_.minus(any, denies);
  out.sometimes = bdd_.conj(shows, denies);
  out.never = bdd_.minus(any, shows);
  if (out.always != Bdd::kFalse) out.every |= kAlways;
  if (out.sometimes != Bdd::kFalse) out.every |= kSometimes;
  if (out.never != Bdd::kFalse) out.every |= kNever;
}

void Reacher::gather(Arena& arena) {
  for (size_t a = 0; a < arena.attractors.size(); ++a) {
    Ref& into = arena.shown[a] == kNever ? arena.never : arena.shown[a] == kAlways ? arena.always : arena.sometimes;
    into = bdd_.disj(into, set_of(arena.attractors[a]));
  }
}

void Reacher::enclose(const std::vector<Ref>& functions, Ref start, Ref phenotype, Arena& out) {
  Enclosure around = enclosed(bdd_, taker_, functions, start);
  for (Var v = 0; v < bdd_.variables(); ++v)
    if (around.space[v] != kFree) {
      out.held.literals.push_back({v, around.space[v] == 1});
      start = bdd_.restrict(start, v, around.space[v] == 1);
      phenotype = bdd_.restrict(phenotype, v, around.space[v] == 1);
    }
  out.start = start;
  out.local = std::move(around.local);
  find(phenotype, out);
}

ShownSet Reacher::ends_listed(const Arena& arena, std::vector<Ref>* into) {
  const std::vector<uint8_t> hit = reached(arena.local, arena.start, arena.attractors);
  ShownSet found = 0;
  for (size_t a = 0; a < arena.attractors.size(); ++a) {
    if (!hit[a]) continue;
    found |= arena.shown[a];
    if (into == nullptr) continue;
    All full = arena.attractors[a];
    Answers::merge(full, arena.held);
    into->push_back(set_of(full));
  }
  return found;
}

ShownSet Reacher::ends_together(const Arena& arena, std::vector<Ref>* into) {
  const Ref ahead = arena.start == Bdd::kTrue ? Bdd::kTrue : closed(arena.local, arena.start);
  ShownSet found = 0;
  Ref any = Bdd::kFalse;
  const auto look = [&](Ref set, Shown shown) {
    const Ref hit = bdd_.conj(ahead, set);
    if (hit != Bdd::kFalse) found |= shown;
    any = bdd_.disj(any, hit);
  };
  look(arena.never, kNever);
  look(arena.sometimes, kSometimes);
  look(arena.always, kAlways);
  if (into != nullptr) into->push_back(bdd_.conj(any, set_of(arena.held)));
  return found;
}

ShownSet Reacher::ends(const std::vector<Ref>& functions, Ref start, Ref phenotype, std::vector<Ref>* into) {
  std::pair<std::vector<uint32_t>, bool> key{functions, into != nullptr};
  key.first.push_back(start);
  key.first.push_back(phenotype);
  if (const auto found = known_.find(key); found != known_.end()) {
    if (into != nullptr) *into = found->second.sets;
    return found->second.shown;
  }
  Arena arena;
  enclose(functions, start, phenotype, arena);
  Known known{arena.every, {}};
  const bool alike = (arena.every & (arena.every - 1)) == 0;
  std::vector<Ref>* const sets = into != nullptr ? &known.sets : nullptr;
  if (into != nullptr || !alike) known.shown = arena.listed ? ends_listed(arena, sets) : ends_together(arena, sets);
  if (into != nullptr) *into = known.sets;
  if (known_.size() < kMostKnown) known_.emplace(std::move(key), known);
  return known.shown;
}

Ref Reacher::showing(const std::vector<Ref>& functions, Ref phenotype) {
  Arena arena;
  for (Var v = 0; v < bdd_.variables(); ++v) arena.local.variables.push_back(v);
  arena.local.functions = functions;
  find(phenotype, arena);
  gather(arena);
  return bdd_.disj(arena.sometimes, arena.always);
}

}  // namespace logicnet
