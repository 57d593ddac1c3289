// How many attractors show a phenotype, read off the graph of choices.
//
// An answer is a product of choices that are independent of each other. Those the phenotype depends on are followed one
// option after another, with the phenotype restricted by what each option fixes; the others only multiply. Once the
// phenotype is constant all that is left multiplies. What oscillates is decided at the end: it shows always (never)
// where no combination of the cycles' states denies (fulfils) it, since an attractor is the product of its cycles.
#include <algorithm>

#include "screens/screener.hpp"

namespace logicnet {
namespace {

constexpr size_t kMostLeaves = size_t{1} << 20;

bool meet(std::span<const Var> a, std::span<const Var> b) {
  for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) return true;
    if (a[i] < b[j]) ++i;
    else ++j;
  }
  return false;
}

}  // namespace

void Tellers::enter(const All& node, std::vector<ChoiceId>& todo, std::vector<CycleId>& cycles, Ref& phenotype) const {
  for (const Literal l : node.literals) {
    if (Bdd::constant(phenotype)) break;
    phenotype = bdd_.restrict(phenotype, l.variable, l.value);
  }
  cycles.insert(cycles.end(), node.cycles.begin(), node.cycles.end());
  todo.insert(todo.end(), node.choices.begin(), node.choices.end());
}

void Tellers::descend(std::vector<ChoiceId> todo, std::vector<CycleId> cycles, Ref phenotype, BigUint weight,
                      size_t shift, size_t inputs, Sum& sum) {
  size_t next = todo.size();
  if (!Bdd::constant(phenotype))
    for (next = 0; next < todo.size(); ++next)
      if (meet(bdd_.support(phenotype), answers_.covered(todo[next]))) break;
  if (next < todo.size()) {
    const Choice& choice = answers_.choice(todo[next]);
    todo.erase(todo.begin() + static_cast<ptrdiff_t>(next));
    if (choice.kind == Choice::kOpen) sum.open = true;
    for (size_t i = 0; i < choice.options.size(); ++i) {
      std::vector<ChoiceId> rest = todo;
      std::vector<CycleId> running = cycles;
      Ref under = phenotype;
      const bool input = choice.kind == Choice::kInput;
      if (input && !Bdd::constant(under)) under = bdd_.restrict(under, choice.input, i == 1);
      enter(answers_.at(choice.options[i]), rest, running, under);
      descend(std::move(rest), std::move(running), under, weight, shift + (input ? 1 : 0), inputs, sum);
    }
    return;
  }
  if (!Bdd::constant(phenotype)) {
    // What is left of its support oscillates, or is an input that nothing else reads: then each value is half of the
    // settings.
    for (const Var v : std::vector<Var>(bdd_.support(phenotype).begin(), bdd_.support(phenotype).end())) {
      const auto runs = [&](CycleId c) {
        return std::binary_search(answers_.cycle(c).variables.begin(), answers_.cycle(c).variables.end(), v);
      };
      if (std::any_of(cycles.begin(), cycles.end(), runs)) continue;
      for (const bool value : {false, true})
        descend(todo, cycles, bdd_.restrict(phenotype, v, value), weight, shift + 1, inputs, sum);
      return;
    }
  }
  if (++sum.leaves > kMostLeaves) throw Exhausted{Exhausted::kMemory};
  for (const ChoiceId id : todo) {
    All alone;
    alone.choices.push_back(id);
    const Tally& tally = answers_.tally(answers_.all(std::move(alone)));
    weight *= tally.scaled;
    shift += tally.shift;
    sum.open |= tally.open;
  }
  Ref shown = phenotype, denied = bdd_.negate(phenotype);
  if (!Bdd::constant(phenotype))
    for (const CycleId c : cycles) {
      if (!meet(bdd_.support(phenotype), answers_.cycle(c).variables)) continue;
      shown = bdd_.conj(shown, answers_.cycle(c).set);
      denied = bdd_.conj(denied, answers_.cycle(c).set);
    }
  BigUint& into = denied == Bdd::kFalse ? sum.always : shown == Bdd::kFalse ? sum.never : sum.sometimes;
  into += weight.shifted(inputs - shift);
}

Counts Tellers::count(AllId id, Ref phenotype, size_t inputs) {
  Counts counts;
  counts.method = answers_.at(id).method;
  std::vector<ChoiceId> todo;
  std::vector<CycleId> cycles;
  Sum sum;
  enter(answers_.at(id), todo, cycles, phenotype);
  descend(std::move(todo), std::move(cycles), phenotype, 1, 0, inputs, sum);
  if (sum.open) {
    std::vector<ChoiceId> open;
    answers_.open_choices(id, open);
    counts.reason = open.empty() ? End::kTooMany : answers_.choice(open.front()).reason;
  }
  const auto narrowed = [](const BigUint& n) { return n.fits64() ? n.low64() : UINT64_MAX; };
  if (!(sum.always + sum.sometimes + sum.never).fits64() && counts.reason == End::kNone) {
    counts.reason = End::kTooWide;
    counts.wide = sum.always.decimal() + " " + sum.sometimes.decimal() + " " + sum.never.decimal();
  }
  counts.always = narrowed(sum.always);
  counts.sometimes = narrowed(sum.sometimes);
  counts.never = narrowed(sum.never);
  return counts;
}

}  // namespace logicnet
