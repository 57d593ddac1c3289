#include "solver/verify.hpp"

#include <algorithm>
#include <map>

#include "base/dice.hpp"
#include "search/trap_spaces.hpp"
#include "solver/block_bits.hpp"

namespace logicnet {
namespace {

constexpr size_t kMostSettings = 4;  // of the inputs, under which the whole is searched again
constexpr size_t kFewStates = 14;    // variables up to which every state is looked at
constexpr size_t kMostCompared = size_t{1} << 24;
constexpr size_t kWalks = 2;
constexpr size_t kMostAhead = 512;  // states ahead of a walk's end that are listed

bool conflict(const std::vector<Literal>& a, const std::vector<Literal>& b) {
  return std::any_of(a.begin(), a.end(), [&](Literal x) {
    return std::any_of(b.begin(), b.end(), [&](Literal y) { return x.variable == y.variable && x.value != y.value; });
  });
}

}  // namespace

std::string Verifier::name(const std::vector<uint8_t>& state) const {
  std::string text;
  for (const Var v : network_.variables) text.push_back(state[v] ? '1' : '0');
  return text;
}

// Attractors that are equal have the same first state, whatever product of cycles they are written as; and two
// attractors that share a state are equal. So entries are different unless first states agree outside the inputs under
// conditions that can hold together.
std::string Verifier::overlap(const std::vector<Entry>& entries) const {
  std::map<std::string, std::vector<const Entry*>> alike;
  for (const Entry& e : entries) {
    std::string key;
    for (const Var v : network_.variables)
      if (!input_[v]) key.push_back(static_cast<char>(e.state[v]));
    alike[std::move(key)].push_back(&e);
  }
  size_t compared = 0;
  for (const auto& [key, group] : alike)
    for (size_t i = 0; i < group.size(); ++i)
      for (size_t j = 0; j < i; ++j) {
        if (++compared % 4096 == 0) poll(bdd_.limits());
        if (compared > kMostCompared) throw Exhausted{Exhausted::kTooMany};
        if (!conflict(group[i]->pair.condition, group[j]->pair.condition))
          return "an attractor is listed twice: " + name(group[i]->state);
      }
  return {};
}

std::string Verifier::counted(AllId id, const std::vector<Entry>& entries) {
  BigUint attractors = 0, fixed = 0, states = 0;
  for (const Entry& e : entries) {
    const size_t free = inputs_.size() - e.pair.condition.size();
    BigUint size = 1;
    for (const CycleId c : e.pair.attractor.cycles) size *= answers_.cycle(c).states;
    attractors += BigUint(1).shifted(free);
    if (e.pair.attractor.cycles.empty()) fixed += BigUint(1).shifted(free);
    states += size.shifted(free);
  }
  const Tally& tally = answers_.tally(id);
  const size_t up = inputs_.size() - tally.shift;
  if (!(tally.pairs == BigUint(entries.size()))) return "the list is not as long as was counted";
  if (!(tally.scaled.shifted(up) == attractors)) return "the attractors of the list are not as many as was counted";
  if (!(tally.fixed.shifted(up) == fixed)) return "the fixed points of the list are not as many as was counted";
  if (!(tally.states.shifted(up) == states)) return "the states of the list are not as many as was counted";
  return {};
}

// Under one setting of all inputs.
std::string Verifier::whole(const std::vector<Entry>& entries, const std::vector<uint8_t>& setting, Verified& out) {
  std::vector<const Entry*> here;
  for (const Entry& e : entries)
    if (std::all_of(e.pair.condition.begin(), e.pair.condition.end(),
                    [&](Literal l) { return setting[l.variable] == l.value; }))
      here.push_back(&e);
  Network left = network_;
  for (size_t i = 0; i < left.size(); ++i)
    if (input_[left.variables[i]] && left.functions[i] == bdd_.literal(left.variables[i]))
      left.functions[i] = setting[left.variables[i]] ? Bdd::kTrue : Bdd::kFalse;
  Positions positions(bdd_.variables());
  std::vector<Literal> literals;
  percolate(bdd_, positions, left, literals);
  std::vector<uint8_t> fixed(bdd_.variables(), 0);
  for (const Literal l : literals) fixed[l.variable] = l.value;
  for (const Entry* e : here)
    for (const Literal l : literals)
      if (!input_[l.variable] && e->state[l.variable] != l.value)
        return "a listed attractor has a value that percolation rules out";
  if (std::string wrong = missing(here, left, fixed, out); !wrong.empty()) return wrong;
  return walked(here, left, fixed, out);
}

// Every state where they are few, else trap spaces without a listed attractor.
std::string Verifier::missing(const std::vector<const Entry*>& here, const Network& left,
                              const std::vector<uint8_t>& fixed, Verified& out) {
  const auto over = [&](const std::vector<uint8_t>& values) {
    std::string text;
    for (const Var v : left.variables) text.push_back(static_cast<char>(values[v]));
    return text;
  };
  if (left.size() <= kFewStates) {
    if (left.variables.empty()) {
      ++out.exhaustive;
      return here.size() == 1 ? "" : "percolation leaves one attractor";
    }
    const SmallStates states(bdd_, left);
    SmallStates::Set still;
    std::vector<SmallStates::Set> cycles;
    states.attractors(still, cycles);
    if (SmallStates::count(still) + cycles.size() != here.size())
      return "there are not as many attractors as were found";
    std::vector<uint8_t> values = fixed;
    const auto put = [&](uint64_t state) {
      for (size_t i = 0; i < left.size(); ++i) values[left.variables[i]] = state >> (left.size() - 1 - i) & 1;
    };
    std::set<std::string> known;
    for (const Entry* e : here) known.insert(over(e->state));
    for (const SmallStates::Set& cycle : cycles) {
      put(SmallStates::first(cycle));
      if (known.count(over(values)) == 0) return "an attractor is missing: " + name(values);
    }
    ++out.exhaustive;
    return {};
  }
  // A trap space holds an attractor. So one that has none of the states listed has an attractor that is missing.
  Subspace space(bdd_.variables(), kFree);
  TrapSpaces without(bdd_, left, TrapSpaces::kAll, space, bdd_.limits());
  for (const Entry* e : here) without.exclude(e->state);
  if (without.next(space)) {
    std::string text;
    for (const Var v : left.variables) text.push_back(space[v] == kFree ? '-' : space[v] == 1 ? '1' : '0');
    return "no listed attractor lies in the trap space " + text;
  }
  ++out.searched;
  return {};
}

// From random states; what lies ahead of where a walk ends must hold a listed attractor.
std::string Verifier::walked(const std::vector<const Entry*>& here, const Network& left, std::vector<uint8_t> values,
                             Verified& out) {
  if (left.size() <= kFewStates) return {};
  Dice dice(0x9E3779B9u);
  const auto at = [&](Var v) { return values[v] != 0; };
  const auto met = [&] {
    return std::any_of(here.begin(), here.end(), [&](const Entry* e) { return holds(e->pair, values); });
  };
  // The condition of an entry is fulfilled here; its free inputs take any value, so `holds` needs no more than the
  // setting.
  for (size_t walk = 0; walk < kWalks; ++walk) {
    poll(bdd_.limits());
    for (const Var v : left.variables) values[v] = dice.roll() & 1;
    for (size_t step = 0; step < 16 * left.size(); ++step) {
      const size_t i = dice.below(static_cast<uint32_t>(left.size()));
      values[left.variables[i]] = bdd_.evaluate(left.functions[i], at);
    }
    const std::string end = name(values);
    std::set<std::string> seen{end};
    std::vector<std::vector<uint8_t>> todo{values};
    bool arrived = false;
    while (!todo.empty() && !arrived && seen.size() <= kMostAhead) {
      values = todo.back();
      todo.pop_back();
      arrived = met();
      for (size_t i = 0; i < left.size() && !arrived; ++i) {
        const Var v = left.variables[i];
        if (bdd_.evaluate(left.functions[i], at) == at(v)) continue;
        values[v] ^= 1;
        if (seen.insert(name(values)).second) todo.push_back(values);
        values[v] ^= 1;
      }
    }
    if (!arrived && todo.empty()) return "an attractor is missing: walks from " + end + " reach none that is listed";
    out.walks += arrived;
  }
  return {};
}

Verified Verifier::all(AllId id, size_t limit) {
  Verified out;
  std::vector<Entry> entries;
  if (static_cast<size_t>(std::count(input_.begin(), input_.end(), uint8_t{1})) != inputs_.size()) {
    out.wrong = "a component that the answer takes for an input has a rule of its own";
    return out;
  }
  try {
    out.listed_all = answers_.each(id, [&](const std::vector<Literal>& condition, const All& attractor) {
      if (entries.size() == limit) return false;
      poll(bdd_.limits());
      Entry entry{{condition, attractor}, {}};
      entry.state = state(entry.pair);
      out.wrong = this->attractor(entry.pair);
      if (!out.wrong.empty()) {
        out.wrong += ": " + name(entry.state);
        return false;
      }
      ++out.attractors;
      entries.push_back(std::move(entry));
      return true;
    });
    if (!out.wrong.empty()) return out;
    out.wrong = overlap(entries);
    if (!out.wrong.empty() || !out.listed_all || answers_.tally(id).open) return out;
    out.wrong = counted(id, entries);
    out.counts = true;
    const bool few = inputs_.size() < 20 && (size_t{1} << inputs_.size()) <= kMostSettings;
    const size_t settings = few ? size_t{1} << inputs_.size() : kMostSettings;
    Dice dice(1);
    std::vector<uint8_t> setting(bdd_.variables(), 0);
    for (size_t k = 0; k < settings && out.wrong.empty(); ++k, ++out.settings) {
      for (size_t i = 0; i < inputs_.size(); ++i)
        setting[inputs_[i]] = static_cast<uint8_t>((few ? k >> i : dice.roll()) & 1);
      out.wrong = whole(entries, setting, out);
    }
    out.every_setting = few && out.settings == settings;
  } catch (const Exhausted& e) { out.ended = e.why; }
  return out;
}

}  // namespace logicnet
