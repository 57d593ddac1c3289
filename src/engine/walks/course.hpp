// The course of expected values: what measures are on average at given times, from a start, exactly.
//
// Every state that can be reached is listed (`Chain`). In continuous time the distribution is that of the discrete
// chain P = I + Q / rate after a Poisson number of steps (uniformisation), so one pass over the powers of P serves all
// times: at each power the measures are read off, and each time adds them with its weights. In discrete time a step of
// the process is P itself. References: A. Jensen, Skand. Aktuarietidskr. 36 (1953); B. Fox, P. Glynn, Commun. ACM 31
// (1988), for the weights; both tails are bounded by geometric series here.
//
// P takes no distance between distributions up. So where a step changes the distribution by less than d (the sum over
// states), n further steps change it by less than n d: once that is within the tolerance no further step is made.
#ifndef LOGICNET_WALKS_COURSE_HPP
#define LOGICNET_WALKS_COURSE_HPP
#include <cstdint>
#include <span>
#include <vector>

#include "walks/measures.hpp"
#include "walks/walks.hpp"

namespace logicnet {

// A stretch of time with rules and rates of its own. All segments of one question walk the same components, in the same
// order, each in a manager of its own.
struct Segment {
  Bdd* bdd;  // the manager of the setup and the measures
  const WalkSetup* setup;
  std::vector<Measure> measures;
  std::vector<uint8_t> held;  // per component 0 or 1, which it is set to when the segment begins, or 2
  double until;               // where the next one begins; what is asked of that time is asked of the next

  // A state with the held values set.
  const std::vector<uint64_t>& held_in(const uint64_t* state, std::vector<uint64_t>& out) const {
    out.assign(state, state + setup->words);
    for (size_t i = 0; i < held.size(); ++i)
      if (held[i] != 2 && bit_of(state, i) != (held[i] == 1)) flip_bit(out.data(), i);
    return out;
  }
};

// What the two ways of asking for a course share. `total` 0: continuous time. Else the discrete process: in each step
// one of all components is drawn, in proportion to its rate, and moves if it differs from its rule; `total` is the sum
// of the rates of all components, also of those that are not walked.
struct CourseQuestion {
  std::span<const Segment> segments;
  std::span<const double> times;  // ascending, none after the last segment; whole numbers in discrete time
  double total = 0;
  size_t measures() const { return segments.front().measures.size(); }
  // The times up to `segment`'s end, from `first` on: that of the last one is the segment's own.
  size_t last_time(size_t segment, size_t first) const {
    while (first < times.size() && (segment + 1 == segments.size() || times[first] < segments[segment].until)) ++first;
    return first;
  }
};

// Throws where more can move at once than one step may draw: `total` leaves out components that move.
void confirm_total(double moving, double total);

struct Course {
  std::vector<double> values;  // times * measures
  uint64_t states = 0;         // listed, of all segments
  // Of the probability, what may be in other states than told, at any time: a value is right within this much of the
  // width of its measure, apart from rounding.
  double error = 0;
};
Course course(const CourseQuestion& question, const Start& start, size_t most_states, double tolerance,
              unsigned threads);

}  // namespace logicnet
#endif
