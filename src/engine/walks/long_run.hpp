// What a walk does in the long run: in which attractors of what is walked it ends, how probably, and what measures are
// there on average over time.
#ifndef LOGICNET_WALKS_LONG_RUN_HPP
#define LOGICNET_WALKS_LONG_RUN_HPP
#include <utility>
#include <vector>

#include "walks/measures.hpp"
#include "walks/walks.hpp"

namespace logicnet {

struct LongRun {
  struct Part {  // an attractor of what is walked
    double chance;
    double residual;            // of its stationary distribution
    std::vector<double> value;  // of each measure, expected over its stationary distribution
    std::vector<int> shown;     // of each measure: LOGICNET_SHOWS_*, in which states it is above 0
  };
  std::vector<Part> parts;
  uint64_t states = 0;
};
// Lists all states that can be reached, once; the ends of the setup are no end here. Chances are right within kExact,
// values as `stationary` has it. Throws Exhausted where that cannot be.
LongRun long_run(const WalkSetup& setup, const Start& start, const std::vector<Measure>& measures, size_t most_states);

// Averages over time, of walks that do not depend on each other: of each measure the mean over the walks and the sum of
// the squares of what they differ from it.
struct TimeAverages {
  std::vector<double> mean, spread;
  // 0 where the time watched was long enough: the mean differs from that of the time before by no more than chance, and
  // the two halves of a walk have little in common. Else how far the mean may still go, as far as that can be seen.
  std::vector<double> drift;
  uint64_t walks = 0;
  double moves = 0;
  bool settled() const;  // nothing drifts
};
// Each walk is watched for the time `horizon` after `burn_in`, the second half of which is the time before. Walk w
// depends on seed and w alone. A budget that ends the work leaves the walks that are done, and is told in `why`.
TimeAverages time_averages(Bdd& bdd, const WalkSetup& setup, const Start& start, const std::vector<Measure>& measures,
                           uint64_t walks, double burn_in, double horizon, uint64_t seed, unsigned threads, End& why);
// The same without times: as long as is spent burning in is watched, many times what the slowest move waits for, and
// twice that until nothing drifts or `most_moves` would be made. Fewer walks are made where these would take more, and
// none (kTooMany) where a few would.
TimeAverages settled_averages(Bdd& bdd, const WalkSetup& setup, const Start& start,
                              const std::vector<Measure>& measures, uint64_t walks, double most_moves, uint64_t seed,
                              unsigned threads, End& why);

// Of Student's distribution with so many degrees of freedom: the bounds, to both sides, that hold all but `beyond`.
double student(double beyond, uint64_t free);
// The interval of 95 % of measure m, which lies between `least` and `most`.
std::pair<double, double> interval(const TimeAverages& seen, size_t m, double least, double most);

}  // namespace logicnet
#endif
