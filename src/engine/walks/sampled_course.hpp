// Courses sampled: what measures are on average over walks in time, and single walks.
//
// A walk waits, in continuous time for an exponential time at the rate of all that can move, in discrete time for the
// steps in which nothing moves; then one component moves. What a walk adds to the sums is told where a measure changes,
// in whole numbers, so that no sum depends on the order in which threads add. Reference: D. Gillespie, J. Phys. Chem.
// 81 (1977).
#ifndef LOGICNET_WALKS_SAMPLED_COURSE_HPP
#define LOGICNET_WALKS_SAMPLED_COURSE_HPP
#include <cstdint>
#include <utility>
#include <vector>

#include "walks/course.hpp"

namespace logicnet {

// Of each measure at each time the mean, and the mean of its square, over `walks`: as many as were asked for, or those
// that were whole when limits ended the work (`why`). Walk w depends on seed and w alone.
struct SampledCourse {
  std::vector<double> means, squares;  // times * measures
  uint64_t walks = 0;
  End why = End::kNone;
};
SampledCourse sampled_course(const CourseQuestion& question, const Start& start, uint64_t walks, uint64_t seed,
                             unsigned threads);

// One walk: the state in which it begins, and what flips when, also where a segment sets a component to a value. Throws
// Exhausted where more than `most_moves` do.
struct SingleWalk {
  std::vector<uint64_t> start;
  std::vector<std::pair<double, uint32_t>> moves;
};
SingleWalk single_walk(const CourseQuestion& question, const Start& start, uint64_t seed, size_t most_moves);

}  // namespace logicnet
#endif
