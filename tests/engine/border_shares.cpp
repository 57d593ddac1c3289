// api: memory that ends inside a long run, or inside walks that are watched over time.
#include <cmath>

#include "api/shares.h"
#include "border.hpp"

using namespace border;

namespace {

using LongRun = Owned<logicnet_long_run, logicnet_long_run_free>;
const logicnet_plan kPlan{};

// b holds a at 0 or lets it run; a negates itself where it may.
Network example() {
  logicnet_error error{};
  const Rules rules = rules_of("a, !a & !b\nb, b\n");
  Network network(logicnet_network_build(rules.get(), &kPlan, &error));
  check(error.code, 0);
  return network;
}

const uint32_t kWalked[] = {0, 1};
const double kWeight[] = {1, 3}, kRates[] = {1, 3, 1, 1};
const uint8_t kStart[] = {0, 0, 0, 1};
const logicnet_walk_setup kSetup{2, kWalked, 2, kWeight, kStart, kRates, 0, nullptr};
// a; and 2 * a - !b
const size_t kTerms[] = {0, 1, 3}, kCodes[] = {0, 1, 2, 4};
const double kWeights[] = {1, 2, -1};
const int32_t kCode[] = {0, 0, 1, -1};
const logicnet_measures kMeasures{2, kTerms, kWeights, kCodes, kCode};

}  // namespace

TEST("Where memory ends while shares of time are computed, the error says so and they are told afterwards") {
  provoke(
      example,
      [&](Network& network, logicnet_error* error) {
        int32_t end = -2;
        return LongRun(logicnet_long_run_find(network.get(), &kPlan, &kSetup, &kMeasures, 100, &end, error));
      },
      nullptr,
      [&](Network&, LongRun& found) {
        if (!found) return false;
        check(logicnet_long_run_parts(found.get()), size_t{2});
        check(logicnet_long_run_states(found.get()), uint64_t{3});
        double chance[2], residual[2], value[4];
        uint8_t shown[4];
        logicnet_long_run_read(found.get(), chance, residual, value, shown);
        const int runs = chance[0] < 0.5 ? 0 : 1;
        check(std::abs(chance[runs] - 0.25) < 1e-12, true);
        check(std::abs(value[2 * runs] - 0.25) < 1e-12 && std::abs(value[2 * runs + 1] + 0.5) < 1e-12, true);
        check(int{shown[2 * runs]} == LOGICNET_SHOWS_SOMETIMES && int{shown[2 - 2 * runs]} == LOGICNET_SHOWS_NEVER,
              true);
        return true;
      });
}

TEST("Where memory ends while walks are watched, the error says so and they are watched afterwards") {
  double mean[2], spread[2], drift[2];
  uint64_t done = 0;
  for (const uint32_t threads : {1u, 3u})
    provoke(
        example,
        [&](Network& network, logicnet_error* error) {
          return logicnet_time_averages(network.get(), &kPlan, &kSetup, &kMeasures, 60, 4e4, 1, threads, mean, spread,
                                        drift, &done, error);
        },
        -1,
        [&](Network&, int32_t end) {
          if (end != 0) return false;
          check(done, uint64_t{60});
          check(std::abs(mean[0] - 0.25 * 0.25) < 0.03, true);
          return true;
        });
}

TEST("A long run of more states than may be listed is no error, and the end says why") {
  logicnet_error error{};
  int32_t end = -2;
  Network network = example();
  const LongRun none(logicnet_long_run_find(network.get(), &kPlan, &kSetup, &kMeasures, 1, &end, &error));
  check(none == nullptr && error.code == 0, true);
  check(end, static_cast<int32_t>(LOGICNET_END_TOO_MANY));
}
