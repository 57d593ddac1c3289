// From a network to its blocks and back.
//
// Product theorem. Let P be closed upstream (nothing in P depends on the rest B) and A an attractor of P. Attractors of
// the whole that project onto A are exactly A x T with T an attractor of the network on B with functions
//     g_i(b) = x_i ? (for all a in A: f_i(a, b)) : (exists a in A: f_i(a, b)).
// Proof: P moves through all of A while B stands still, so an attractor contains (a', b) with (a, b) for every a' in A;
// and B can then move i up (down) iff some a in A allows it. g is an ordinary Boolean network, possibly with new
// self-regulation, so everything applies to it again. A is a product of attractors of blocks, quantified one after
// another; states multiply.
#include <algorithm>

#include "solver/solver.hpp"

namespace logicnet {

Ref quantified(Bdd& bdd, const Answers& answers, Ref f, Var self, const All& from) {
  for (const Literal l : from.literals) f = bdd.restrict(f, l.variable, l.value);
  for (const CycleId id : from.cycles) {
    const Cycle& cycle = answers.cycle(id);
    const std::span<const Var> support = bdd.support(f);
    if (support.empty()) return f;
    std::vector<Var> shared;
    std::set_intersection(support.begin(), support.end(), cycle.variables.begin(), cycle.variables.end(),
                          std::back_inserter(shared));
    if (shared.empty()) continue;
    const Ref cube = bdd.cube(cycle.variables);
    const Ref can_be_one = bdd.conj_exists(f, cycle.set, cube);
    const Ref can_be_zero = bdd.conj_exists(bdd.negate(f), cycle.set, cube);
    f = bdd.ite(bdd.literal(self), bdd.negate(can_be_zero), can_be_one);
  }
  return f;
}

namespace {

// What an answer depends on: variables, which of them are inputs, and their functions.
std::vector<uint32_t> key_of(const Network& network, const std::vector<uint8_t>& input) {
  std::vector<uint32_t> key;
  key.reserve(2 * network.size());
  for (const Var v : network.variables) key.push_back(v << 1 | input[v]);
  key.insert(key.end(), network.functions.begin(), network.functions.end());
  return key;
}

// The positions outside a block that read it, each once, ascending.
void find_readers(const Blocks& blocks, uint32_t block, std::vector<uint32_t>& readers) {
  readers.clear();
  for (const uint32_t i : blocks.members[block])
    for (uint32_t u = blocks.user_begin[i]; u < blocks.user_begin[i + 1]; ++u)
      if (blocks.block_of[blocks.users[u]] != block) readers.push_back(blocks.users[u]);
  std::sort(readers.begin(), readers.end());
  readers.erase(std::unique(readers.begin(), readers.end()), readers.end());
}

}  // namespace

AllId Solver::solve(Network network, const std::vector<uint8_t>& inputs) {
  input_ = inputs;
  input_.resize(bdd_.variables(), 0);
  if (!steps_.blocks)
    std::fill(input_.begin(), input_.end(), uint8_t{0});  // conditions come from blocks; without them, alternatives
  for (const std::vector<uint32_t>& key : left_open_) solved_blocks_.erase(key);  // another budget may do better
  left_open_.clear();
  ended_ = false;
  return reduce(std::move(network));
}

AllId Solver::reduce(Network network) {
  assert(ordered(bdd_, network));
  All out;
  try {
    poll(bdd_.limits());
    if (steps_.percolation) percolate(bdd_, positions_, network, out.literals);
    if (!out.literals.empty()) out.method |= kPercolation;
    if (!network.variables.empty()) Answers::merge(out, answers_.at(residual(network)));
  } catch (const Exhausted& e) { Answers::merge(out, answers_.at(left_open(network, e))); }
  return answers_.all(std::move(out));
}

AllId Solver::left_open(const Network& network, Exhausted why) {
  ended_ = ended_ || why.why == Exhausted::kTime || why.why == Exhausted::kStopped;
  All all;
  all.choices.push_back(answers_.open(network.variables, {}, why.why));
  return answers_.all(std::move(all));
}

// Whether the time is over, or the stop flag up; from then on only what is known is put together.
bool Solver::over() {
  try {
    if (!ended_) poll(bdd_.limits());
  } catch (const Exhausted&) { ended_ = true; }
  return ended_;
}

std::vector<All> Solver::listed(AllId id) {
  std::vector<ChoiceId> open;
  answers_.open_choices(id, open);
  if (!open.empty()) throw Exhausted{answers_.choice(open[0]).reason};
  std::vector<All> out;
  if (!answers_.expand(id, steps_.alternatives, out)) throw Exhausted{Exhausted::kTooMany};
  return out;
}

AllId Solver::residual(Network network) {
  std::vector<uint32_t> key;
  if (steps_.memory) {
    key = key_of(network, input_);
    if (const auto found = solved_.find(key); found != solved_.end()) return found->second;
  }
  if (!steps_.blocks) return block(network);
  const Blocks blocks = find_blocks(bdd_, positions_, network);
  const size_t count = blocks.members.size();
  All out;
  if (count > 1) out.method |= kBlocks;
  std::vector<std::optional<AllId>> result(
      network.size());  // at the first position of an unsettled block that was solved
  std::vector<uint8_t> waits(count, 0), changed(count, 0), keep(network.size(), 0);
  std::vector<uint32_t> readers;
  std::vector<uint8_t> unsettled;  // per variable, once there is one
  for (uint32_t b = 0; b < count; ++b) {
    const std::vector<uint32_t>& members = blocks.members[b];
    // A block waits while it reads an unsettled one; what another block settled may have made it free of that.
    if (waits[b]) {
      waits[b] = std::any_of(members.begin(), members.end(), [&](uint32_t i) {
        const std::span<const Var> support = bdd_.support(network.functions[i]);
        return std::any_of(support.begin(), support.end(), [&](Var v) { return unsettled[v] != 0; });
      });
      changed[b] = 1;
    }
    std::optional<AllId> answer;
    if (!waits[b]) {
      Network local = part_of(network, members);
      const bool is_input =
          members.size() == 1 && input_[local.variables[0]] && local.functions[0] == bdd_.literal(local.variables[0]);
      if (!is_input) answer = changed[b] ? reduce(std::move(local)) : block(local);
    }
    find_readers(blocks, b, readers);
    if (answer && answers_.single(*answer)) {
      const All& settled = answers_.at(*answer);
      Answers::merge(out, settled);
      for (const uint32_t i : readers) {
        const Ref g = quantified(bdd_, answers_, network.functions[i], network.variables[i], settled);
        if (g == network.functions[i]) continue;
        network.functions[i] = g;
        changed[blocks.block_of[i]] = 1;
      }
      continue;
    }
    if (unsettled.empty()) unsettled.resize(bdd_.variables(), 0);
    for (const uint32_t i : members) keep[i] = unsettled[network.variables[i]] = 1;
    if (answer) result[members[0]] = answer;
    for (const uint32_t i : readers) waits[blocks.block_of[i]] = 1;
  }
  if (!unsettled.empty()) branch_parts(network, blocks, keep, result, out);
  const AllId id = answers_.all(std::move(out));
  if (steps_.memory && !answers_.tally(id).open) solved_.emplace(std::move(key), id);
  return id;
}

// Each independent part of what is not settled, by itself. `keep`: the positions that are not settled; `result`: the
// answer of an unsettled block that was solved, at its first position.
void Solver::branch_parts(const Network& network, const Blocks& blocks, const std::vector<uint8_t>& keep,
                          const std::vector<std::optional<AllId>>& result, All& into) {
  std::vector<uint32_t> kept, joined, place(network.size(), 0);  // a block that was solved as one stays one
  for (uint32_t i = 0; i < network.size(); ++i) {
    if (!keep[i]) continue;
    place[i] = static_cast<uint32_t>(kept.size());
    const uint32_t first = blocks.members[blocks.block_of[i]][0];
    joined.push_back(result[first] ? place[first] : place[i]);
    kept.push_back(i);
  }
  uint32_t count = 0;
  const std::vector<uint32_t> number = find_parts(bdd_, positions_, part_of(network, kept), joined, count);
  std::vector<std::vector<uint32_t>> parts(count);
  for (size_t k = 0; k < kept.size(); ++k) parts[number[k]].push_back(kept[k]);
  for (const std::vector<uint32_t>& part : parts) {
    std::vector<std::optional<AllId>> part_result;
    for (const uint32_t i : part) part_result.push_back(result[i]);
    branch(part_of(network, part), part_result, into);
  }
}

// What is left of a part when some of its blocks run through the attractor `settled`.
Network Solver::without(const Network& part, const All& settled) {
  std::vector<Var> gone;
  for (const Literal l : settled.literals) gone.push_back(l.variable);
  for (const CycleId c : settled.cycles)
    gone.insert(gone.end(), answers_.cycle(c).variables.begin(), answers_.cycle(c).variables.end());
  std::sort(gone.begin(), gone.end());
  Network rest;
  for (size_t i = 0; i < part.size(); ++i) {
    if (std::binary_search(gone.begin(), gone.end(), part.variables[i])) continue;
    rest.variables.push_back(part.variables[i]);
    rest.functions.push_back(quantified(bdd_, answers_, part.functions[i], part.variables[i], settled));
  }
  assert(ordered(bdd_, rest));  // nothing of what is settled is read any more
  return rest;
}

// A connected part in which no block has one attractor only: follow each attractor of one block (the fewest first), or
// each value of an input, into what depends on it.
void Solver::branch(const Network& part, const std::vector<std::optional<AllId>>& result, All& into) {
  constexpr size_t kNone = SIZE_MAX;
  size_t best = kNone, input = kNone, open = kNone;
  BigUint fewest;
  for (size_t i = 0; i < part.size(); ++i) {
    if (input_[part.variables[i]] && part.functions[i] == bdd_.literal(part.variables[i])) input = i;
    if (!result[i]) continue;
    const Tally& tally = answers_.tally(*result[i]);
    if (tally.open) {
      open = i;
    } else if (best == kNone || (tally.pairs.fits64() && tally.pairs.low64() < fewest.low64())) {
      best = i;
      fewest = tally.pairs;
    }
  }
  if (best == kNone && open == kNone && part.size() == 1 && input != kNone)
    return;  // a free input that nothing reads: no condition
  if (best == kNone && input == kNone && open == kNone) {
    // The rest of its block waits, but what was settled has set this part free.
    return Answers::merge(into, answers_.at(reduce(part)));
  }
  if (best != kNone) follow_attractors(part, *result[best], into);
  else if (input != kNone) follow_input(part, part.variables[input], into);
  else follow_open(part, *result[open], into);
}

// `block`: the answer of a block of the part, with nothing left open.
void Solver::follow_attractors(const Network& part, AllId block, All& into) {
  std::vector<All> options;
  answers_.expand(block, 1, options);
  size_t block_size = options[0].literals.size();
  for (const CycleId c : options[0].cycles) block_size += answers_.cycle(c).variables.size();
  if (block_size == part.size()) return Answers::merge(into, answers_.at(block));
  options = listed(block);
  std::vector<AllId> alternatives;
  for (const All& option : options) {
    if (ended_) {
      const Limits* limits = bdd_.limits();
      const bool stopped = limits != nullptr && limits->stop != nullptr && *limits->stop != 0;
      alternatives.push_back(left_open(part, {stopped ? Exhausted::kStopped : Exhausted::kTime}));
      break;
    }
    All whole = answers_.at(reduce(without(part, option)));
    Answers::merge(whole, option);
    whole.method |= kBlocks;
    alternatives.push_back(answers_.all(std::move(whole)));
  }
  into.choices.push_back(answers_.any(std::move(alternatives)));
}

void Solver::follow_input(const Network& part, Var input, All& into) {
  AllId value[2];
  for (const bool v : {false, true}) {
    All held;
    held.literals.push_back({input, v});
    value[v] = reduce(without(part, held));
  }
  if (value[0] == value[1]) return Answers::merge(into, answers_.at(value[0]));
  into.choices.push_back(answers_.input(input, value[0], value[1]));
}

// `block`: the answer of a block that was left open. It is followed as far as it is known; the rest of it, and what
// depends on that, stays open.
void Solver::follow_open(const Network& part, AllId block, All& into) {
  std::vector<All> options;
  if (!ended_)  // once the time is over nothing is followed, so nothing is listed either
    answers_.each(block, [&](const std::vector<Literal>&, const All& a) {
      options.push_back(a);
      return options.size() < steps_.alternatives && !over();
    });
  std::vector<AllId> alternatives;
  for (const All& option : options) {
    if (ended_) break;
    All whole = answers_.at(reduce(without(part, option)));
    Answers::merge(whole, option);
    alternatives.push_back(answers_.all(std::move(whole)));
  }
  std::vector<ChoiceId> choices;
  answers_.open_choices(block, choices);
  const Choice first = answers_.choice(choices.at(0));
  std::vector<Var> waiting;
  std::set_difference(part.variables.begin(), part.variables.end(), first.left.begin(), first.left.end(),
                      std::back_inserter(waiting));
  All unknown;
  unknown.choices.push_back(answers_.open(first.left, waiting, first.reason));
  alternatives.push_back(answers_.all(std::move(unknown)));
  into.choices.push_back(answers_.any(std::move(alternatives)));
}

}  // namespace logicnet
