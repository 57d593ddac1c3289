#include "api/screens.h"

#include <atomic>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <exception>
#include <mutex>

#include "api/changes.hpp"
#include "base/threads.hpp"
#include "screens/screener.hpp"

using namespace logicnet;

struct logicnet_screen {
  std::vector<std::unique_ptr<Screener>> workers;
  size_t components = 0;
};

namespace {

constexpr size_t kGrain = 8;  // tasks handed out at once
// One thread begins alone: what it learns of one task serves the next, and another has to find it out for itself. The
// others join when the work has taken this long.
constexpr std::chrono::milliseconds kAlone{4};

logicnet_tasks only_first(logicnet_tasks tasks) {
  tasks.tasks = std::min<size_t>(tasks.tasks, 1);
  return tasks;
}

// work(worker, changes of a task, number of the task). Nothing may leave a thread: what it throws is thrown when all
// have ended.
template <class Work>
void share_out(logicnet_screen& screen, const logicnet_tasks& tasks, const Work& work) {
  std::atomic<size_t> next{0};
  std::atomic<uint64_t> done{0};
  std::mutex guard;
  std::exception_ptr failed;
  std::condition_variable ended;
  bool over = false;
  const Limits limits;
  Crew crew(limits);
  const size_t hands = tasks.tasks <= kGrain ? 1 : screen.workers.size();
  crew.run(static_cast<unsigned>(hands), [&](unsigned hand) {
    if (hand > 0) {
      std::unique_lock<std::mutex> lock(guard);
      if (ended.wait_for(lock, kAlone, [&] { return over; })) return;
    }
    try {
      std::vector<Change> changes;
      for (;;) {
        const size_t first = next.fetch_add(kGrain, std::memory_order_relaxed),
                     last = std::min(first + kGrain, tasks.tasks);
        if (first >= tasks.tasks) break;
        for (size_t t = first; t < last; ++t) {
          read_changes(tasks.changes, tasks.begin[t], tasks.begin[t + 1], screen.components, changes);
          work(*screen.workers[hand], std::span<const Change>(changes), t);
        }
        const uint64_t finished = done.fetch_add(last - first) + (last - first);
        if (tasks.done != nullptr) *tasks.done = finished;
      }
    } catch (...) {
      const std::lock_guard<std::mutex> lock(guard);
      failed = std::current_exception();
      next = tasks.tasks;  // nothing is given out: the others need not go on
    }
    const std::lock_guard<std::mutex> lock(guard);
    over = true;
    ended.notify_all();
  });
  if (failed) std::rethrow_exception(failed);
}

// Every worker watches these programs; the number of the first. Where one of them cannot, none does, so that numbers
// stay alike.
int64_t watch(logicnet_screen& screen, std::span<const Program> programs) {
  for (const Program& program : programs)
    if (!well_formed(program, screen.components)) throw wrong_call("the phenotype's program is not well formed");
  const size_t first = screen.workers.front()->watched();
  try {
    for (const auto& worker : screen.workers)
      for (const Program& program : programs) worker->watch(program);
  } catch (...) {
    for (const auto& worker : screen.workers) worker->unwatch(first);
    throw;
  }
  return static_cast<int64_t>(first);
}

// The same, for the border: 0, or -1 and the error.
template <class Work>
int32_t each_task(logicnet_error* error, logicnet_screen& screen, const logicnet_tasks& tasks, const Work& work) {
  return guarded<int32_t>(error, -1, [&]() -> int32_t {
    share_out(screen, tasks, work);
    return LOGICNET_FINE;
  });
}

}  // namespace

logicnet_screen* logicnet_screen_new(const logicnet_rules* rules, const uint8_t* inputs, size_t threads, size_t memory,
                                     double seconds, const volatile int32_t* stop, logicnet_error* error) {
  return guarded(error, [&] {
    auto screen = std::make_unique<logicnet_screen>();
    screen->components = rules->rules.size();
    threads = std::max<size_t>(threads, 1);
    for (size_t t = 0; t < threads; ++t)
      screen->workers.push_back(std::make_unique<Screener>(
          rules->rules, std::vector<uint8_t>(inputs, inputs + screen->components), memory / threads, seconds, stop));
    return screen.release();
  });
}

void logicnet_screen_free(logicnet_screen* screen) { delete screen; }

int64_t logicnet_screen_watch(logicnet_screen* screen, const int32_t* code, size_t length, logicnet_error* error) {
  return guarded<int64_t>(error, -1, [&] {
    const Program program{code, length};
    return watch(*screen, std::span(&program, 1));
  });
}

int64_t logicnet_screen_watch_all(logicnet_screen* screen, size_t count, const int32_t* code, const size_t* begin,
                                  logicnet_error* error) {
  return guarded<int64_t>(error, -1, [&] {
    std::vector<Program> programs;
    for (size_t k = 0; k < count; ++k) programs.push_back({code + begin[k], begin[k + 1] - begin[k]});
    return watch(*screen, programs);
  });
}

int32_t logicnet_screen_count_all(logicnet_screen* screen, size_t first, size_t phenotypes, const logicnet_tasks* tasks,
                                  uint64_t* always, uint64_t* sometimes, uint64_t* never, uint32_t* method,
                                  uint8_t* reason, logicnet_error* error) {
  return each_task(error, *screen, *tasks, [&](Screener& worker, std::span<const Change> changes, size_t t) {
    for (size_t k = 0; k < phenotypes; ++k) {
      const Counts counts = worker.count(changes, first + k, tasks->seconds);
      const size_t row = k * tasks->tasks + t;
      always[row] = counts.always;
      sometimes[row] = counts.sometimes;
      never[row] = counts.never;
      method[row] = counts.method;
      reason[row] = static_cast<uint8_t>(counts.reason);
    }
  });
}

int32_t logicnet_screen_count(logicnet_screen* screen, size_t phenotype, const logicnet_tasks* tasks, uint64_t* always,
                              uint64_t* sometimes, uint64_t* never, uint32_t* method, uint8_t* reason,
                              logicnet_error* error) {
  return each_task(error, *screen, *tasks, [&](Screener& worker, std::span<const Change> changes, size_t t) {
    const Counts counts = worker.count(changes, phenotype, tasks->seconds);
    always[t] = counts.always;
    sometimes[t] = counts.sometimes;
    never[t] = counts.never;
    method[t] = counts.method;
    reason[t] = static_cast<uint8_t>(counts.reason);
  });
}

size_t logicnet_screen_wide(logicnet_screen* screen, size_t phenotype, const logicnet_tasks* tasks, char* out,
                            size_t capacity, logicnet_error* error) {
  return guarded(error, [&] {
    size_t length = 0;
    share_out(*screen, only_first(*tasks), [&](Screener& worker, std::span<const Change> changes, size_t) {
      const Counts counts = worker.count(changes, phenotype, tasks->seconds);
      if (counts.reason == End::kTooWide) length = copy_out(counts.wide, out, capacity);
    });
    return length;
  });
}

int32_t logicnet_screen_forced(logicnet_screen* screen, size_t phenotype, const logicnet_tasks* tasks, int8_t* answer,
                               logicnet_error* error) {
  return each_task(error, *screen, *tasks, [&](Screener& worker, std::span<const Change> changes, size_t t) {
    answer[t] = static_cast<int8_t>(worker.forced(changes, phenotype, tasks->seconds));
  });
}

int32_t logicnet_screen_percolated(logicnet_screen* screen, const logicnet_tasks* tasks, int8_t* values,
                                   logicnet_error* error) {
  return each_task(error, *screen, *tasks, [&](Screener& worker, std::span<const Change> changes, size_t t) {
    const std::vector<int8_t> found = worker.percolated(changes);
    std::copy(found.begin(), found.end(), values + t * screen->components);
  });
}

int32_t logicnet_screen_start_showing(logicnet_screen* screen, size_t phenotype, double seconds,
                                      logicnet_error* error) {
  return guarded<int32_t>(error, -1, [&] {
    int32_t answer = -1;
    for (auto& worker : screen->workers) answer = worker->start_showing(phenotype, seconds);
    return answer;
  });
}

int32_t logicnet_screen_start_at(logicnet_screen* screen, size_t count, const uint32_t* components,
                                 const uint8_t* values, int64_t within, logicnet_error* error) {
  return guarded<int32_t>(error, LOGICNET_ARGUMENT, [&]() -> int32_t {
    std::vector<Literal> at;
    for (size_t i = 0; i < count; ++i) {
      if (components[i] >= screen->components)
        throw wrong_call("the start names a component that the network does not have");
      at.push_back({components[i], values[i] != 0});
    }
    // One for each worker before any of them begins there: where memory ends, all stay where they were.
    std::vector<std::vector<Literal>> starts(screen->workers.size(), at);
    for (size_t w = 0; w < starts.size(); ++w) screen->workers[w]->start_at(std::move(starts[w]), within);
    return LOGICNET_FINE;
  });
}

int32_t logicnet_screen_reach(logicnet_screen* screen, size_t phenotype, const logicnet_tasks* tasks, int32_t one_step,
                              uint8_t* under, uint8_t* after, uint8_t* reason, logicnet_error* error) {
  return each_task(error, *screen, *tasks, [&](Screener& worker, std::span<const Change> changes, size_t t) {
    const Screener::Reached found = worker.reach(changes, phenotype, after != nullptr, one_step != 0, tasks->seconds);
    under[t] = found.under;
    if (after != nullptr) after[t] = found.after;
    reason[t] = static_cast<uint8_t>(found.reason);
  });
}

int32_t logicnet_screen_rates(logicnet_screen* screen, size_t count, const uint32_t* components, const double* up,
                              const double* down, logicnet_error* error) {
  return guarded<int32_t>(error, LOGICNET_ARGUMENT, [&]() -> int32_t {
    std::vector<double> rates(2 * screen->components, 1.0);
    for (size_t i = 0; i < count; ++i) {
      if (components[i] >= screen->components || !(up[i] > 0 && down[i] > 0 && std::isfinite(up[i] + down[i])))
        throw wrong_call("a rate of a component that the network does not have, or one that is not above 0");
      rates[2 * components[i]] = up[i];
      rates[2 * components[i] + 1] = down[i];
    }
    std::vector<std::vector<double>> copies(screen->workers.size(), rates);
    for (size_t w = 0; w < copies.size(); ++w) screen->workers[w]->move_at(std::move(copies[w]));
    return LOGICNET_FINE;
  });
}

int32_t logicnet_screen_start_mixture(logicnet_screen* screen, size_t parts, const double* weight, const size_t* begin,
                                      const uint32_t* components, const uint8_t* values, int64_t within,
                                      logicnet_error* error) {
  return guarded<int32_t>(error, LOGICNET_ARGUMENT, [&]() -> int32_t {
    std::vector<MixedPart> mixture;
    for (size_t p = 0; p < parts; ++p) {
      if (!(weight[p] > 0 && std::isfinite(weight[p])))
        throw wrong_call("a part of a start whose weight is not above 0");
      mixture.push_back({weight[p], {}});
      for (size_t i = begin[p]; i < begin[p + 1]; ++i) {
        if (components[i] >= screen->components)
          throw wrong_call("the start names a component that the network does not have");
        mixture.back().values.push_back({components[i], values[i] != 0});
      }
    }
    std::vector<std::vector<MixedPart>> copies(screen->workers.size(), mixture);
    for (size_t w = 0; w < copies.size(); ++w) screen->workers[w]->start_mixture(std::move(copies[w]), within);
    return LOGICNET_FINE;
  });
}

int64_t logicnet_screen_measure_all(logicnet_screen* screen, const logicnet_measures* measures, logicnet_error* error) {
  return guarded<int64_t>(error, -1, [&] {
    std::vector<std::vector<TermCode>> all(measures->count);
    for (size_t m = 0; m < measures->count; ++m)
      for (size_t t = measures->term_begin[m]; t < measures->term_begin[m + 1]; ++t) {
        const int32_t *begin = measures->code + measures->code_begin[t],
                      *end = measures->code + measures->code_begin[t + 1];
        if (!std::isfinite(measures->weight[t])) throw wrong_call("a measure whose weight is no number");
        if (!well_formed({begin, static_cast<size_t>(end - begin)}, screen->components))
          throw wrong_call("a measure's program is not well formed");
        all[m].push_back({measures->weight[t], {begin, end}});
      }
    const size_t first = screen->workers.front()->measures();
    try {
      for (const auto& worker : screen->workers)
        for (const std::vector<TermCode>& terms : all) worker->measure(terms);
    } catch (...) {
      for (const auto& worker : screen->workers) worker->forget_measures(first);
      throw;
    }
    return static_cast<int64_t>(first);
  });
}

int32_t logicnet_screen_measured(logicnet_screen* screen, size_t first, size_t count, const logicnet_tasks* tasks,
                                 size_t samples, size_t most_states, uint64_t seed, const logicnet_measured* out,
                                 logicnet_error* error) {
  return each_task(error, *screen, *tasks, [&](Screener& worker, std::span<const Change> changes, size_t t) {
    const std::vector<Measured> all =
        worker.measured(changes, first, count, {most_states, samples, seed}, tasks->seconds);
    for (size_t k = 0; k < count; ++k) {
      const Measured& one = all[k];
      const size_t row = k * tasks->tasks + t;
      out->value[row] = one.share.value;
      out->low[row] = one.share.low;
      out->high[row] = one.share.high;
      out->shown[row] = one.shown.value;
      out->shown_low[row] = one.shown.low;
      out->shown_high[row] = one.shown.high;
      out->how[row] = one.how;
      out->reason[row] = static_cast<uint8_t>(one.reason);
      out->states[row] = one.states;
    }
  });
}

int32_t logicnet_screen_chance(logicnet_screen* screen, size_t phenotype, const logicnet_tasks* tasks, size_t samples,
                               uint64_t seed, double* value, double* low, double* high, uint8_t* how, uint8_t* reason,
                               logicnet_error* error) {
  return each_task(error, *screen, *tasks, [&](Screener& worker, std::span<const Change> changes, size_t t) {
    const Reacher::Chance found = worker.chance(changes, phenotype, samples, seed, tasks->seconds);
    value[t] = found.value;
    low[t] = found.low;
    high[t] = found.high;
    how[t] = found.how;
    reason[t] = static_cast<uint8_t>(found.reason);
  });
}

void logicnet_screen_memory(const logicnet_screen* screen, uint64_t* asked, uint64_t* known) {
  *asked = *known = 0;
  for (const auto& worker : screen->workers) {
    *asked += worker->asked();
    *known += worker->known();
  }
}
