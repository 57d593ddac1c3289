// How probable it is to end in an attractor that shows the phenotype: prepares the walk inside the trap space around
// the start, and asks.
//
// Few free variables: exact, by absorption. Many: so many walks, each begun in a state drawn evenly from the start and
// ended in an attractor. A walk that does not end counts for both sides.
#include "screens/reach.hpp"
#include "walks/walks.hpp"

namespace logicnet {
namespace {

constexpr size_t kListed = 16;           // free variables up to which states are listed
constexpr uint64_t kMostSteps = 200000;  // of one walk
enum Label : uint32_t { kShowing, kOther, kLabels };

Reacher::Chance absorbed(const WalkSetup& setup, const Start& start) {
  const Absorption found = absorb(setup, start, size_t{1} << kListed);
  const double shown = found.chance[kShowing];
  if (found.exact()) return {shown, shown, shown, 1, End::kNone};
  return {shown + found.left / 2, shown, shown + found.left, 3, End::kNone};
}

// The bounds are the shares of walks seen to end there, and of those that may have: what the interval of the sample is
// made of.
Reacher::Chance sampled(const WalkSetup& setup, const Start& start, uint64_t samples, uint64_t seed) {
  std::vector<uint64_t> ended;
  End why = Exhausted::kTime;
  if (!walk(setup, start, samples, kMostSteps, seed, 1, ended, why)) throw Exhausted{why};
  const double count = static_cast<double>(samples), shown = static_cast<double>(ended[kShowing]);
  return {shown / count, shown / count, (shown + static_cast<double>(ended[kLabels + 1])) / count, 2, End::kNone};
}

}  // namespace

Reacher::Chance Reacher::chance(const std::vector<Ref>& functions, Ref start, Ref phenotype, size_t samples,
                                uint64_t seed) {
  Arena arena;
  enclose(functions, start, phenotype, arena);
  if (arena.every == kNever) return {0, 0, 0, 1, End::kNone};
  if ((arena.every & kNever) == 0) return {1, 1, 1, 1, End::kNone};
  const bool listed = arena.local.size() <= kListed;
  if (!listed && samples == 0) return {};
  gather(arena);
  const Limits none;
  WalkSetup setup(bdd_, arena.local, {}, bdd_.limits() != nullptr ? *bdd_.limits() : none);
  setup.ends.add(bdd_.disj(arena.sometimes, arena.always), kShowing);
  setup.ends.add(arena.never, kOther);
  setup.labels = kLabels;
  const Start from(bdd_, arena.start, arena.local.variables);
  return listed ? absorbed(setup, from) : sampled(setup, from, samples, seed);
}

}  // namespace logicnet
