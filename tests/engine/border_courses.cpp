// api: memory that ends inside a call about the process in time.
#include <cmath>

#include "border.hpp"

using namespace border;

namespace {

const logicnet_plan kPlan{};
constexpr double kNear = 1e-9;

// From 00 either of two switches moves first, and wins; after a unit of time both are set to 1.
struct Question {
  Network network;
  uint32_t walked[2] = {0, 1};
  double weight[1] = {1};
  uint8_t start[2] = {0, 0}, free[2] = {2, 2}, held[2] = {1, 1};
  logicnet_walk_setup setup{2, walked, 1, weight, start, nullptr, 0, nullptr};
  logicnet_segment segment[2];
  logicnet_segments segments{2, segment, 0, 0, nullptr};
  // the first is 1, and a sum in which both weigh
  size_t term[3] = {0, 1, 3}, code_begin[4] = {0, 1, 2, 3};
  double weights[3] = {1, 2, 1};
  int32_t code[3] = {0, 0, 1};
  logicnet_measures measures{2, term, weights, code_begin, code};
  double time[3] = {0.5, 1, 9};

  Question() {
    logicnet_error error{};
    const Rules rules = rules_of("a, !b\nb, !a\n");
    network.reset(logicnet_network_build(rules.get(), &kPlan, &error));
    check(error.code, 0);
    segment[0] = {network.get(), &setup, free, 1};
    segment[1] = {network.get(), &setup, held, 9};
  }
};
std::unique_ptr<Question> question() { return std::make_unique<Question>(); }

}  // namespace

TEST("Where memory ends while a course is computed, the error says so and it is computed afterwards") {
  double value[6], left_out = 0;
  uint64_t states = 0;
  provoke(
      question,
      [&](std::unique_ptr<Question>& it, logicnet_error* error) {
        return logicnet_course(&it->segments, &kPlan, &it->measures, 3, it->time, 100, 1e-10, 2, value, &states,
                               &left_out, error);
      },
      -1,
      [&](std::unique_ptr<Question>&, int32_t end) {
        if (end != 0) return false;
        const double either = (1 - std::exp(-1.0)) / 2;  // two moves, each at the rate 1, of which one is made
        const double expected[6] = {either, 3 * either, 1, 3, 0.5, 1.5};
        for (size_t k = 0; k < 4; ++k) check(std::abs(value[k] - expected[k]) < kNear, true);
        for (size_t k = 4; k < 6; ++k) check(std::abs(value[k] - expected[k]) < 1e-6, true);  // e^-16 still to come
        check(states, uint64_t{3 + 3});
        check(left_out <= 1e-10, true);
        return true;
      });
}

TEST("Where memory ends while courses are sampled, on any thread, the error says so and they are sampled afterwards") {
  double mean[6], square[6];
  uint64_t walked = 0;
  for (const uint32_t threads : {1u, 3u})
    provoke(
        question,
        [&](std::unique_ptr<Question>& it, logicnet_error* error) {
          return logicnet_sampled_course(&it->segments, &kPlan, &it->measures, 3, it->time, 1000, 7, threads, mean,
                                         square, &walked, error);
        },
        -1,
        [&](std::unique_ptr<Question>&, int32_t end) {
          if (end != 0) return false;
          check(walked, uint64_t{1000});
          check(std::abs(mean[0] - (1 - std::exp(-1.0)) / 2) < 0.1, true);
          check(mean[2] == 1 && square[2] == 1 && std::abs(mean[3] - 3) < kNear && std::abs(square[3] - 9) < kNear,
                true);
          check(std::abs(mean[4] - 0.5) < 0.1, true);
          return true;
        });
}

TEST("Where memory ends while one walk is followed, the error says so and it is followed afterwards") {
  uint8_t start[2];
  size_t moves = 0;
  double time[9];
  uint32_t flipped[9];
  provoke(
      question,
      [&](std::unique_ptr<Question>& it, logicnet_error* error) {
        return logicnet_single_walk(&it->segments, &kPlan, 7, 9, start, &moves, time, flipped, error);
      },
      -1,
      [&](std::unique_ptr<Question>&, int32_t end) {
        if (end != 0) return false;
        check(start[0] == 0 && start[1] == 0, true);
        check(moves >= 3, true);  // what the second segment sets, and a way out of 11, are among them
        return true;
      });
}
