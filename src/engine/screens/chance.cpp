// How probable it is to end in an attractor that shows the phenotype where the attractors are too many to be listed one
// by one (screens/measured.hpp has the others): walks inside the trap space around the start, ended in the unions of
// the attractors that show it and of those that do not. A walk that does not end counts for both sides.
#include "screens/reach.hpp"
#include "walks/walks.hpp"

namespace logicnet {
namespace {

constexpr uint64_t kMostSteps = 200000;  // of one walk
enum Label : uint32_t { kShowing, kOther, kLabels };

}  // namespace

Reacher::Chance Reacher::sampled(const std::vector<Ref>& functions, Ref start, Ref phenotype,
                                 const std::vector<double>& rates, size_t samples, uint64_t seed) {
  Arena arena;
  enclose(functions, start, phenotype, arena);
  if (arena.every == kNever) return {0, 0, 0, kProved, End::kNone};
  if ((arena.every & kNever) == 0) return {1, 1, 1, kProved, End::kNone};
  gather(arena);
  const Limits none;
  std::vector<double> own;
  if (!rates.empty())
    for (const Var v : arena.local.variables) own.insert(own.end(), {rates[2 * v], rates[2 * v + 1]});
  WalkSetup setup(bdd_, arena.local, std::move(own), bdd_.limits() != nullptr ? *bdd_.limits() : none);
  setup.ends.add(bdd_.disj(arena.sometimes, arena.always), kShowing);
  setup.ends.add(arena.never, kOther);
  setup.labels = kLabels;
  std::vector<uint64_t> ended;
  End why = Exhausted::kTime;
  if (!walk(setup, Start(bdd_, arena.start, arena.local.variables), samples, kMostSteps, seed, 1, ended, why))
    throw Exhausted{why};
  const double count = static_cast<double>(samples), shown = static_cast<double>(ended[kShowing]);
  return {shown / count, shown / count, (shown + static_cast<double>(ended[kLabels + 1])) / count, kSampled,
          End::kNone};
}

}  // namespace logicnet
