// Taking once what two answers share: the attractors of a graph of choices that do not lie in a trap space.
//
// An attractor lies in a trap space T or has no state in T, for nothing leaves T and every state of the attractor is
// reached from any of its states. A product of literals and cycles lies in T iff each literal of T is a literal of the
// product: a component that oscillates takes both values. So "lies in T" is a conjunction over the literals of T, and
// each literal is decided by the node itself or by the one choice that covers its variable. Choices c1 ... ck that
// decide literals split what does not lie in T into disjoint parts:
//     c1 outside; c1 inside and c2 outside; ...; c1 ... c(k-1) inside and ck outside.
// The parts are products again, so 2^k attractors cost k parts and are never listed.
#include <algorithm>

#include "solver/answers.hpp"

namespace logicnet {

struct Answers::Split {
  const std::vector<Literal>& trap_space;  // ascending variables
  std::unordered_map<uint64_t, ChoiceId>
      parts;  // by choice and side: a choice covers the same literals wherever it stands
};

namespace {

// What a node says of a trap space by itself.
enum class Side { kOutside, kInside, kChoices };

bool covers(const std::vector<Var>& variables, Var v) {
  return std::binary_search(variables.begin(), variables.end(), v);
}

// The choices of a node that decide literals of the trap space; literals over variables that the node does not cover
// hold above it.
std::vector<ChoiceId> deciding(Answers& answers, const All& node, const std::vector<Literal>& trap_space, Side& side) {
  std::vector<Var> left;
  side = Side::kInside;
  for (const Literal l : trap_space) {
    const auto at = std::lower_bound(node.literals.begin(), node.literals.end(), l.variable,
                                     [](Literal a, Var v) { return a.variable < v; });
    if (at != node.literals.end() && at->variable == l.variable) {
      if (at->value != l.value) side = Side::kOutside;
      continue;
    }
    for (const CycleId c : node.cycles)
      if (covers(answers.cycle(c).variables, l.variable)) side = Side::kOutside;
    left.push_back(l.variable);
  }
  if (side == Side::kOutside) return {};
  std::vector<ChoiceId> found;
  for (const ChoiceId c : node.choices) {
    const std::vector<Var>& below = answers.covered(c);
    if (std::any_of(left.begin(), left.end(), [&](Var v) { return covers(below, v); })) found.push_back(c);
  }
  if (!found.empty()) side = Side::kChoices;
  return found;
}

}  // namespace

AllId Answers::empty() {
  if (nothing_ == 0xffffffffu) {
    All none;
    none.choices.push_back(any({}));
    nothing_ = all(std::move(none));
  }
  return nothing_;
}

AllId Answers::outside(AllId id, const std::vector<Literal>& trap_space) {
  std::vector<Literal> ordered = trap_space;
  std::sort(ordered.begin(), ordered.end(), [](Literal a, Literal b) { return a.variable < b.variable; });
  Split split{ordered, {}};
  return outside(id, split);
}

AllId Answers::inside(AllId id, Split& split) {
  All node = alls_[id];
  Side side;
  const std::vector<ChoiceId> choices = deciding(*this, node, split.trap_space, side);
  if (side == Side::kOutside) return empty();
  for (const ChoiceId c : choices) {
    const ChoiceId in = part(c, split, true);
    if (choices_[in].kind == Choice::kAny && choices_[in].options.empty()) return empty();
    std::replace(node.choices.begin(), node.choices.end(), c, in);
  }
  return all(std::move(node));
}

AllId Answers::outside(AllId id, Split& split) {
  const All node = alls_[id];
  // Nothing is known below a node with an open choice, so there is nothing to take out.
  if (std::any_of(node.choices.begin(), node.choices.end(),
                  [&](ChoiceId c) { return choices_[c].kind == Choice::kOpen; }))
    return id;
  Side side;
  const std::vector<ChoiceId> choices = deciding(*this, node, split.trap_space, side);
  if (side == Side::kOutside) return id;
  if (side == Side::kInside) return empty();
  const auto none = [&](ChoiceId c) { return choices_[c].kind == Choice::kAny && choices_[c].options.empty(); };
  std::vector<AllId> parts;
  All before = node;  // with the choices so far inside
  for (const ChoiceId c : choices) {
    if (const ChoiceId out = part(c, split, false); !none(out)) {
      All here = before;
      std::replace(here.choices.begin(), here.choices.end(), c, out);
      parts.push_back(all(std::move(here)));
    }
    const ChoiceId in = part(c, split, true);
    if (none(in)) break;
    std::replace(before.choices.begin(), before.choices.end(), c, in);
  }
  if (parts.empty()) return empty();
  if (parts.size() == 1) return parts[0];
  All together;
  together.method = node.method;
  together.choices.push_back(any(std::move(parts)));
  return all(std::move(together));
}

ChoiceId Answers::part(ChoiceId id, Split& split, bool in) {
  const uint64_t key = uint64_t{id} << 1 | in;
  if (const auto found = split.parts.find(key); found != split.parts.end()) return found->second;
  const Choice choice = choices_[id];
  ChoiceId made = id;
  if (choice.kind == Choice::kAny) {
    std::vector<AllId> options;
    for (const AllId option : choice.options)
      if (const AllId kept = in ? inside(option, split) : outside(option, split); !nothing(kept))
        options.push_back(kept);
    made = any(std::move(options));
  } else if (choice.kind == Choice::kInput) {
    AllId value[2];
    for (const bool v : {false, true}) {
      const bool crosses = std::any_of(split.trap_space.begin(), split.trap_space.end(),
                                       [&](Literal l) { return l.variable == choice.input && l.value != v; });
      value[v] = crosses ? (in ? empty() : choice.options[v])
                 : in    ? inside(choice.options[v], split)
                         : outside(choice.options[v], split);
    }
    made = nothing(value[0]) && nothing(value[1]) ? any({}) : input(choice.input, value[0], value[1]);
  }
  return split.parts[key] = made;
}

}  // namespace logicnet
