#include "api/courses.h"

#include <cmath>
#include <memory>

#include "api/walks_border.hpp"
#include "walks/sampled_course.hpp"

using namespace logicnet;

namespace {

constexpr double kLatest = 0x1p52;  // a number of steps is exact up to there

// Segments, times and measures as they came in, and what they refer to.
class Asked {
 public:
  Asked(const logicnet_segments& asked, const logicnet_plan* plan, const logicnet_measures* measures,
        std::span<const double> times)
      : limits_(limits_of(plan)) {
    if (asked.count == 0) throw wrong_call("a course without segments");
    setups_.reserve(asked.count);
    double begin = 0;
    for (const logicnet_segment& one : std::span(asked.segment, asked.count)) {
      if (!in_time(one.until, asked.total) || one.until < begin) throw wrong_call("segments that do not ascend");
      begin = one.until;
      if (one.setup->count != asked.segment->setup->count) throw wrong_call("segments of other components");
      Compiled& compiled = one.network->ready(plan);
      cores_.push_back(one.network->core);
      setups_.push_back(setup_of(compiled, *one.setup, limits_));
      Segment segment{&compiled.bdd, &setups_.back(), {}, {one.held, one.held + one.setup->count}, one.until};
      if (measures != nullptr) segment.measures = measures_of(compiled, *measures, setups_.back());
      segments_.push_back(std::move(segment));
    }
    double before = 0;
    for (const double time : times) {
      if (!in_time(time, asked.total) || time < before || time > begin) throw wrong_call("times that do not ascend");
      before = time;
    }
    question = {segments_, times, asked.total};
  }
  Asked(const Asked&) = delete;
  Asked& operator=(const Asked&) = delete;

  CourseQuestion question;

 private:
  static bool in_time(double time, double total) {
    return time >= 0 && time < (total > 0 ? kLatest : HUGE_VAL) && (total == 0 || time == std::floor(time));
  }
  const Limits limits_;
  std::vector<std::shared_ptr<Core>> cores_;
  std::vector<WalkSetup> setups_;
  std::vector<Segment> segments_;
};

Start begin_of(const logicnet_segments& segments) {
  const logicnet_walk_setup& setup = *segments.segment->setup;
  if (segments.mixtures == 0) return start_of(setup);
  std::vector<Start::Mixture> mixtures(segments.mixtures);
  for (size_t k = 0; k < segments.mixtures; ++k)
    for (size_t part = segments.mixture_begin[k]; part < segments.mixture_begin[k + 1]; ++part) {
      const uint8_t* values = setup.start + part * setup.count;
      mixtures[k].push_back({setup.weight[part], {values, values + setup.count}});
    }
  return Start(std::move(mixtures));
}

}  // namespace

extern "C" {

int32_t logicnet_course(const logicnet_segments* segments, const logicnet_plan* plan, const logicnet_measures* measures,
                        size_t times, const double* time, size_t most_states, double tolerance, uint32_t threads,
                        double* value, uint64_t* states, double* left_out, logicnet_error* error) {
  return ended(error, [&] {
    if (!(tolerance > 0 && tolerance < 1)) throw wrong_call("a tolerance outside 0 .. 1");
    const Asked asked(*segments, plan, measures, {time, times});
    const Course found = course(asked.question, begin_of(*segments), most_states, tolerance, threads);
    std::copy(found.values.begin(), found.values.end(), value);
    *states = found.states;
    *left_out = found.error;
    return 0;
  });
}

int32_t logicnet_sampled_course(const logicnet_segments* segments, const logicnet_plan* plan,
                                const logicnet_measures* measures, size_t times, const double* time, uint64_t walks,
                                uint64_t seed, uint32_t threads, double* mean, double* square, uint64_t* walked,
                                logicnet_error* error) {
  return ended(error, [&] {
    *walked = 0;
    const Asked asked(*segments, plan, measures, {time, times});
    const SampledCourse found = sampled_course(asked.question, begin_of(*segments), walks, seed, threads);
    std::copy(found.means.begin(), found.means.end(), mean);
    std::copy(found.squares.begin(), found.squares.end(), square);
    *walked = found.walks;
    return static_cast<int32_t>(found.why);
  });
}

int32_t logicnet_single_walk(const logicnet_segments* segments, const logicnet_plan* plan, uint64_t seed,
                             size_t most_moves, uint8_t* start, size_t* moves, double* time, uint32_t* flipped,
                             logicnet_error* error) {
  return ended(error, [&] {
    *moves = 0;
    const Asked asked(*segments, plan, nullptr, {});
    const SingleWalk walk = single_walk(asked.question, begin_of(*segments), seed, most_moves);
    for (size_t i = 0; i < segments->segment->setup->count; ++i) start[i] = bit_of(walk.start.data(), i);
    *moves = walk.moves.size();
    for (size_t k = 0; k < walk.moves.size(); ++k) time[k] = walk.moves[k].first, flipped[k] = walk.moves[k].second;
    return 0;
  });
}

}  // extern "C"
