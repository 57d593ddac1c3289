// api: memory that ends inside a call about a screen, on one thread and on several.
#include <cmath>

#include "border.hpp"

using namespace border;

namespace {

constexpr size_t kMemory = size_t{1} << 28;
constexpr int32_t kP_[] = {kP};

Screen screen_of(size_t threads) {
  logicnet_error error{};
  const Rules rules = rules_of(kExample);
  const uint8_t inputs[kComponents] = {1, 0, 0, 0, 0, 0, 0};
  Screen screen(logicnet_screen_new(rules.get(), inputs, threads, kMemory, 0, nullptr, &error));
  check(error.code, 0);
  return screen;
}
Screen watching(size_t threads) {
  Screen screen = screen_of(threads);
  logicnet_error error{};
  check(logicnet_screen_watch(screen.get(), kP_, 1, &error), int64_t{0});
  return screen;
}
Screen started(size_t threads) {
  Screen screen = watching(threads);
  const uint32_t components[] = {kU, kA, kB};
  const uint8_t values[] = {0, 1, 1};
  logicnet_error error{};
  check(logicnet_screen_start_at(screen.get(), 3, components, values, -1, &error), 0);
  return screen;
}

// Twenty tasks: nothing changed; a held at 0; u held at 1; p held at 0; and these again. More than are handed out at
// once, so that every thread may get some.
struct Tasks {
  static constexpr size_t kCount = 20;
  int32_t source[kCount];
  uint32_t target[kCount];
  uint8_t value[kCount];
  size_t begin[kCount + 1] = {0};
  logicnet_tasks tasks{};
  explicit Tasks(size_t count = kCount) {
    size_t made = 0;
    for (size_t t = 0; t < kCount; ++t) {
      if (t % 4 != 0) {
        source[made] = -1;
        target[made] = t % 4 == 1 ? kA : t % 4 == 2 ? kU : kP;
        value[made++] = t % 4 == 2;
      }
      begin[t + 1] = made;
    }
    tasks = {count, begin, {made, source, target, value}, 0, nullptr};
  }
};

}  // namespace

TEST("Where memory ends while a screen is made, the error says so and it is made afterwards") {
  const uint8_t inputs[kComponents] = {1, 0, 0, 0, 0, 0, 0};
  provoke([] { return rules_of(kExample); },
          [&](Rules& rules, logicnet_error* error) {
            return Screen(logicnet_screen_new(rules.get(), inputs, 2, kMemory, 0, nullptr, error));
          },
          nullptr, [](Rules&, Screen&) { return true; });
}

TEST("Where memory ends while phenotypes are watched, none of them is, and they get the next numbers afterwards") {
  const int32_t codes[] = {kA, kX, kY, -2, kP};  // a; x & y; p
  const size_t begin[] = {0, 1, 4, 5};
  const Tasks tasks(1);
  uint64_t always[3], sometimes[3], never[3];
  uint32_t method[3];
  uint8_t reason[3];
  const auto counted = [&](Screen& screen, size_t first, size_t phenotypes) {
    logicnet_error error{};
    check(logicnet_screen_count_all(screen.get(), first, phenotypes, &tasks.tasks, always, sometimes, never, method,
                                    reason, &error),
          0);
  };
  provoke([] { return watching(2); },
          [&](Screen& screen, logicnet_error* error) {
            return logicnet_screen_watch_all(screen.get(), 3, codes, begin, error);
          },
          int64_t{-1},
          [&](Screen& screen, int64_t first) {
            check(first, int64_t{1});
            counted(screen, 1, 3);
            check(always[0] == 2 && sometimes[0] == 0 && never[0] == 2, true);
            check(always[1] == 0 && sometimes[1] == 4 && never[1] == 0, true);
            check(always[2] == 2 && sometimes[2] == 1 && never[2] == 1, true);
            return true;
          });
  provoke([] { return watching(2); },
          [&](Screen& screen, logicnet_error* error) { return logicnet_screen_watch(screen.get(), codes, 1, error); },
          int64_t{-1},
          [&](Screen& screen, int64_t number) {
            check(number, int64_t{1});
            counted(screen, 1, 1);
            check(always[0] == 2 && sometimes[0] == 0 && never[0] == 2, true);
            return true;
          });
}

TEST("Where memory ends while a screen counts, a task is left open with the reason or the error says so") {
  const Tasks tasks;
  uint64_t always[Tasks::kCount], sometimes[Tasks::kCount], never[Tasks::kCount];
  uint32_t method[Tasks::kCount];
  uint8_t reason[Tasks::kCount];
  for (const size_t threads : {1u, 2u})
    for (const bool all : {false, true})
      provoke([&] { return watching(threads); },
              [&](Screen& screen, logicnet_error* error) {
                if (all)
                  return logicnet_screen_count_all(screen.get(), 0, 1, &tasks.tasks, always, sometimes, never, method,
                                                   reason, error);
                return logicnet_screen_count(screen.get(), 0, &tasks.tasks, always, sometimes, never, method, reason,
                                             error);
              },
              -1,
              [&](Screen&, int32_t) {
                bool complete = true;
                for (size_t t = 0; t < Tasks::kCount; ++t) {
                  if (reason[t] == LOGICNET_END_MEMORY) {
                    complete = false;
                    continue;
                  }
                  check(int{reason[t]}, 0);
                  const uint64_t expected[4][3] = {{2, 1, 1}, {1, 0, 1}, {2, 0, 0}, {0, 0, 4}};
                  check(always[t], expected[t % 4][0]);
                  check(sometimes[t], expected[t % 4][1]);
                  check(never[t], expected[t % 4][2]);
                }
                return complete;
              });
}

TEST("Where memory ends while a screen decides what is forced or fixed, the error or the reason says so") {
  const Tasks tasks;
  int8_t forced[Tasks::kCount];
  provoke([] { return watching(2); },
          [&](Screen& screen, logicnet_error* error) {
            return logicnet_screen_forced(screen.get(), 0, &tasks.tasks, forced, error);
          },
          -1,
          [&](Screen&, int32_t) {
            for (size_t t = 0; t < Tasks::kCount; ++t) {
              if (forced[t] == -LOGICNET_END_MEMORY) return false;
              check(int{forced[t]}, t % 4 == 2 ? 1 : 0);
            }
            return true;
          });
  const uint32_t target[] = {kU};
  const int32_t source[] = {-1};
  const uint8_t value[] = {1};
  const size_t begin[] = {0, 1};
  const logicnet_tasks one{1, begin, {1, source, target, value}, 0, nullptr};
  int8_t values[kComponents];
  provoke([] { return watching(1); },
          [&](Screen& screen, logicnet_error* error) {
            return logicnet_screen_percolated(screen.get(), &one, values, error);
          },
          -1,
          [&](Screen&, int32_t) {
            check(std::vector<int8_t>(values, values + kComponents), std::vector<int8_t>({1, -1, -1, -1, -1, -1, 1}));
            return true;
          });
  char wide[8];
  logicnet_error error{};
  const Screen screen = watching(1);
  check(logicnet_screen_wide(screen.get(), 0, &one, wide, sizeof wide, &error), size_t{0});  // four fit a word
}

TEST("Where memory ends while the start of a screen is set, the screen can be started afterwards") {
  provoke(
      [] { return watching(2); },
      [](Screen& screen, logicnet_error* error) { return logicnet_screen_start_showing(screen.get(), 0, 0, error); },
      -1,
      [](Screen&, int32_t answer) {
        if (answer == -LOGICNET_END_MEMORY) return false;
        check(answer, 1);
        return true;
      });
  const uint32_t components[] = {kU, kA};
  const uint8_t values[] = {0, 1};
  provoke([] { return watching(2); },
          [&](Screen& screen, logicnet_error* error) {
            return logicnet_screen_start_at(screen.get(), 2, components, values, -1, error);
          },
          static_cast<int32_t>(LOGICNET_ARGUMENT), [](Screen&, int32_t) { return true; });
}

TEST("Where memory ends while a screen follows what is reached, a task is left open or the error says so") {
  const Tasks tasks;
  uint8_t under[Tasks::kCount], after[Tasks::kCount], reason[Tasks::kCount];
  for (const bool one_step : {false, true})
    provoke([] { return started(2); },
            [&](Screen& screen, logicnet_error* error) {
              return logicnet_screen_reach(screen.get(), 0, &tasks.tasks, one_step, under, after, reason, error);
            },
            -1,
            [&](Screen&, int32_t) {
              bool complete = true;
              for (size_t t = 0; t < Tasks::kCount; ++t) {
                if (reason[t] == LOGICNET_END_MEMORY) {
                  complete = false;
                  continue;
                }
                // From a = b = 1 under u = 0: they stay, p comes and goes. a held at 0 takes b along; one step of it
                // leaves either pair. u held at 1: p stays 1, and does as before once u is free, for u keeps the value.
                const int s = LOGICNET_SHOWS_SOMETIMES, n = LOGICNET_SHOWS_NEVER, a = LOGICNET_SHOWS_ALWAYS;
                const int held[4] = {s, n, a, n}, once[4] = {s, s | n, a, s};
                const int back[4] = {s, n, a, s};
                check(int{under[t]}, one_step ? once[t % 4] : held[t % 4]);
                check(int{after[t]}, one_step ? once[t % 4] : back[t % 4]);
              }
              return complete;
            });
}

TEST("Where memory ends while a screen asks for probabilities, a task is left open or the error says so") {
  const Tasks tasks(2);
  double value[2], low[2], high[2];
  uint8_t how[2], reason[2];
  provoke(
      [] {
        Screen screen = watching(2);
        const uint32_t components[] = {kU, kA, kB};
        const uint8_t values[] = {0, 1, 0};
        logicnet_error error{};
        logicnet_screen_start_at(screen.get(), 3, components, values, -1, &error);
        return screen;
      },
      [&](Screen& screen, logicnet_error* error) {
        return logicnet_screen_chance(screen.get(), 0, &tasks.tasks, 0, 1, value, low, high, how, reason, error);
      },
      -1,
      [&](Screen&, int32_t) {
        if (reason[0] == LOGICNET_END_MEMORY || reason[1] == LOGICNET_END_MEMORY) return false;
        check(int{how[0]}, 1);
        check(std::abs(value[0] - 0.5) < 1e-9, true);  // a down or b up, whichever comes first
        check(std::abs(value[1]) < 1e-9, true);
        return true;
      });
}

TEST("Where memory ends while rates, a start or measures of a screen are given, they are given afterwards") {
  const uint32_t component[] = {kA}, begun[] = {kU, kA, kB, kU, kA, kB};
  const double up[] = {3}, down[] = {1}, weight[] = {0.25, 0.75};
  const uint8_t values[] = {0, 1, 0, 0, 1, 1};
  const size_t begin[] = {0, 3, 6}, terms[] = {0, 1}, codes[] = {0, 1};
  const double weights[] = {2};
  const logicnet_measures measures{1, terms, weights, codes, kP_};
  provoke([] { return watching(1); },
          [&](Screen& screen, logicnet_error* error) {
            return logicnet_screen_rates(screen.get(), 1, component, up, down, error);
          },
          int32_t{LOGICNET_ARGUMENT}, [](Screen&, int32_t) { return true; });
  provoke([] { return watching(1); },
          [&](Screen& screen, logicnet_error* error) {
            return logicnet_screen_start_mixture(screen.get(), 2, weight, begin, begun, values, -1, error);
          },
          int32_t{LOGICNET_ARGUMENT}, [](Screen&, int32_t) { return true; });
  provoke([] { return watching(1); },
          [&](Screen& screen, logicnet_error* error) {
            return logicnet_screen_measure_all(screen.get(), &measures, error);
          },
          int64_t{-1}, [](Screen&, int64_t first) { return first == 0; });
}

TEST("Where memory ends while a measure is asked for, the task says so or the call does") {
  const size_t terms[] = {0, 1}, codes[] = {0, 1};
  const double weights[] = {2};
  const logicnet_measures measures{1, terms, weights, codes, kP_};
  const Tasks tasks(2);
  double value[2], low[2], high[2], shown[2], shown_low[2], shown_high[2];
  uint8_t how[2], reason[2];
  uint64_t states[2];
  const logicnet_measured out{value, low, high, shown, shown_low, shown_high, how, reason, states};
  provoke(
      [&] {
        Screen screen = watching(1);
        const uint32_t components[] = {kU, kA, kB};
        const uint8_t values[] = {0, 1, 0};
        logicnet_error error{};
        logicnet_screen_start_at(screen.get(), 3, components, values, -1, &error);
        logicnet_screen_measure_all(screen.get(), &measures, &error);
        return screen;
      },
      [&](Screen& screen, logicnet_error* error) {
        return logicnet_screen_measured(screen.get(), 0, 1, &tasks.tasks, 0, 1000, 1, &out, error);
      },
      -1,
      [&](Screen&, int32_t) {
        if (reason[0] == LOGICNET_END_MEMORY || reason[1] == LOGICNET_END_MEMORY) return false;
        check(int{how[0]}, 1);
        // twice: a down or b up, whichever comes first, and then p half of the time
        check(std::abs(value[0] - 0.5) < 1e-9 && std::abs(shown[0] - 0.5) < 1e-9, true);
        check(std::abs(value[1]) < 1e-9, true);
        return true;
      });
}
