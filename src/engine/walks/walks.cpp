#include "walks/walks.hpp"

#include <algorithm>
#include <atomic>

#include "base/threads.hpp"
#include "walks/walker.hpp"

namespace logicnet {
namespace {

constexpr size_t kTabled = 14;          // a support up to which a function is a table: 2 KiB
constexpr uint64_t kPoll = 0x3ff;       // steps between two looks at the limits, as a mask
constexpr uint64_t kWalksAThread = 64;  // a thread costs as much to start as some walks take

// Where one walk ends: a label, `labels` for elsewhere, `labels + 1` for not within these steps.
uint32_t end_of(const WalkSetup& w, Walker& walker, const Start& start, uint64_t steps, Dice dice) {
  walker.begin(start, dice);
  uint64_t look = 0;
  for (uint64_t step = 0;; ++step) {
    if (walker.still()) {
      const uint32_t label = w.ends.at(walker.state(), true, w.position);
      return label == Ends::kNone ? w.labels : label;
    }
    if (step == look) {  // a walk that is in an attractor stays there, so it may be noticed later
      const uint32_t label = w.ends.at(walker.state(), false, w.position);
      if (label != Ends::kNone) return label;
      look = w.ends.any_cycle() ? step + 1 + step / 8 : steps;
    }
    if (step == steps) return w.labels + 1;
    if ((step & kPoll) == kPoll) w.limits.poll();
    walker.move(walker.chosen(dice));
  }
}

}  // namespace

void Ends::add(const std::vector<Literal>& literals, const std::vector<const Cycle*>& cycles,
               const std::vector<uint32_t>& position, uint32_t label) {
  std::vector<uint64_t> mask(words_, 0), values(words_, 0);
  for (const Literal l : literals) {
    const uint32_t i = position[l.variable];
    if (i == kNone) continue;
    set_bit(mask.data(), i);
    set_bit(values.data(), i, l.value);
  }
  Set set{label, {}};
  for (const Cycle* c : cycles)
    if (position[c->variables.front()] != kNone) set.cycles.push_back(c);
  const bool still = set.cycles.empty();
  any_cycle_ |= !still;
  auto group =
      std::find_if(groups_.begin(), groups_.end(), [&](const Group& g) { return g.still == still && g.mask == mask; });
  if (group == groups_.end()) group = groups_.insert(groups_.end(), Group{mask, still, {}});
  group->sets[values].push_back(std::move(set));
}

void Ends::add(Ref set, uint32_t label) {
  any_cycle_ = true;
  diagrams_.emplace_back(set, label);
}

uint32_t Ends::at(const uint64_t* state, bool still, const std::vector<uint32_t>& position) const {
  for (const auto& [set, label] : diagrams_)
    if (bdd_.evaluate(set, [&](Var v) { return bit_of(state, position[v]); })) return label;
  std::vector<uint64_t> key(groups_.empty() ? 0 : words_);
  for (const Group& group : groups_) {
    if (group.still != still) continue;
    for (size_t w = 0; w < words_; ++w) key[w] = state[w] & group.mask[w];
    const auto found = group.sets.find(key);
    if (found == group.sets.end()) continue;
    for (const Set& set : found->second) {
      const auto in = [&](const Cycle* c) {
        return bdd_.evaluate(c->set, [&](Var v) { return bit_of(state, position[v]); });
      };
      if (std::all_of(set.cycles.begin(), set.cycles.end(), in)) return set.label;
    }
  }
  return kNone;
}

WalkSetup::WalkSetup(Bdd& manager, const Network& network, std::vector<double> given, const Limits& end)
    : size(network.size()),
      words(words_of_state(network.size())),
      position(manager.variables(), Ends::kNone),
      uses(network.size()),
      rates(std::move(given)),
      bdd(manager),
      ends(manager, words),
      limits(end) {
  assert(network.functions.size() == size && (rates.empty() || rates.size() == 2 * size));
  assert(std::all_of(rates.begin(), rates.end(), [](double rate) { return rate > 0; }));
  for (uint32_t i = 0; i < size; ++i) position[network.variables[i]] = i;
  for (uint32_t i = 0; i < size; ++i) {
    Function f{{}, {}, network.functions[i]};
    std::vector<Var> support(manager.support(f.diagram).begin(), manager.support(f.diagram).end());
    for (const Var v : support) closed = closed && position[v] != Ends::kNone;
    if (!closed) return;
    if (support.size() <= kTabled) {
      f.table.assign(words_of(support.size()), 0);
      manager.to_table(f.diagram, support, f.table.data());
      std::reverse(support.begin(), support.end());  // bit 0 of a table's index is its last variable
    }
    bool own = false;
    for (size_t j = 0; j < support.size(); ++j) {
      f.inputs.push_back(position[support[j]]);
      own |= position[support[j]] == i;
      uses[position[support[j]]].push_back({i, f.table.empty() ? 0 : uint32_t{1} << j});
    }
    if (!own) uses[i].push_back({i, 0});  // its own flip changes whether it agrees
    functions.push_back(std::move(f));
  }
  for (const double rate : rates) {
    const auto found = std::find(class_rate.begin(), class_rate.end(), rate);
    rate_class.push_back(static_cast<uint32_t>(found - class_rate.begin()));
    if (found == class_rate.end()) class_rate.push_back(rate);
  }
  if (class_rate.size() == 1 && class_rate.front() == 1) rates.clear(), rate_class.clear(), class_rate.clear();
}

bool walk(const WalkSetup& setup, const Start& start, uint64_t samples, uint64_t steps, uint64_t seed, unsigned threads,
          std::vector<uint64_t>& ended, End& why) {
  ended.assign(setup.labels + 2, 0);
  const auto hands = static_cast<unsigned>(std::min<uint64_t>(std::max(threads, 1u), samples / kWalksAThread + 1));
  // A row for each thread: made here, where memory may end, and far enough apart that no two share a line of the cache.
  const size_t row = ended.size() + 16;
  std::vector<uint64_t> counted(hands * row, 0);
  std::atomic<uint64_t> next{0};
  Crew crew(setup.limits);
  crew.run(hands, [&](unsigned hand) {
    uint64_t* const own = counted.data() + hand * row;
    uint64_t& unfinished = own[ended.size() - 1];
    crew.attempt([&] {
      Walker walker(setup);
      for (uint64_t w = next++; w < samples && !crew.ended(); w = next++) {
        ++unfinished;  // until it ends
        setup.limits.poll();
        const uint32_t label = end_of(setup, walker, start, steps, dice_of_walk(seed, w));
        --unfinished;
        ++own[label];
      }
    });
  });
  for (size_t hand = 0; hand < hands; ++hand)
    for (size_t k = 0; k < ended.size(); ++k) ended[k] += counted[hand * row + k];
  if (crew.ended()) why = crew.why();
  return !crew.ended();
}

}  // namespace logicnet
