#include "api/screens.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>

#include "api/guard.hpp"
#include "base/threads.hpp"
#include "screens/screener.hpp"

using namespace logicnet;

struct logicnet_screen {
  std::vector<std::unique_ptr<Screener>> workers;
  size_t components = 0;
};

namespace {

constexpr size_t kGrain = 8;     // tasks handed out at once
// One thread begins alone: what it learns of one task serves the next, and another has to find it out for itself. The others join when
// the work has taken this long.
constexpr std::chrono::milliseconds kAlone{4};

bool sound(const logicnet_screen& screen, const logicnet_tasks& tasks) {
  if (tasks.tasks == 0) return true;
  for (size_t c = tasks.begin[0]; c < tasks.begin[tasks.tasks]; ++c) {
    if (tasks.target[c] >= screen.components) return false;
    if (tasks.source[c] != kHold && (tasks.source[c] < 0 || static_cast<size_t>(tasks.source[c]) >= screen.components)) return false;
  }
  return true;
}

logicnet_tasks only_first(logicnet_tasks tasks) {
  tasks.tasks = std::min<size_t>(tasks.tasks, 1);
  return tasks;
}

// work(worker, changes of a task, number of the task). Nothing may leave a thread: what it throws ends the work of all.
template <class Work>
int32_t shared_out(logicnet_screen& screen, const logicnet_tasks& tasks, const Work& work) {
  if (!sound(screen, tasks)) return LOGICNET_ARGUMENT;
  std::atomic<size_t> next{0};
  std::atomic<uint64_t> done{0};
  std::atomic<int32_t> failed{LOGICNET_FINE};
  std::mutex guard;
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
        const size_t first = next.fetch_add(kGrain, std::memory_order_relaxed), last = std::min(first + kGrain, tasks.tasks);
        if (first >= tasks.tasks) break;
        for (size_t t = first; t < last; ++t) {
          changes.clear();
          for (size_t c = tasks.begin[t]; c < tasks.begin[t + 1]; ++c) changes.push_back({tasks.source[c], tasks.target[c], tasks.value[c]});
          work(*screen.workers[hand], std::span<const Change>(changes), t);
        }
        const uint64_t finished = done.fetch_add(last - first) + (last - first);
        if (tasks.done != nullptr) *tasks.done = finished;
      }
    } catch (const Exhausted& end) {
      failed = end.why == Exhausted::kMemory ? LOGICNET_MEMORY : LOGICNET_INTERRUPT;
    } catch (const std::bad_alloc&) {
      failed = LOGICNET_MEMORY;
    } catch (...) {
      failed = LOGICNET_ARGUMENT;
    }
    const std::lock_guard<std::mutex> lock(guard);
    over = true;
    ended.notify_all();
  });
  return failed;
}

// The same, for the border.
template <class Work>
int32_t each_task(logicnet_screen& screen, const logicnet_tasks& tasks, const Work& work) {
  return guarded<int32_t>(nullptr, LOGICNET_MEMORY, [&] { return shared_out(screen, tasks, work); });
}

}  // namespace

logicnet_screen* logicnet_screen_new(const logicnet_rules* rules, const uint8_t* inputs, size_t threads, size_t memory, double seconds,
                                     const volatile int32_t* stop, logicnet_error* error) {
  return guarded(error, [&] {
    auto screen = std::make_unique<logicnet_screen>();
    screen->components = rules->rules.size();
    threads = std::max<size_t>(threads, 1);
    for (size_t t = 0; t < threads; ++t)
      screen->workers.push_back(
          std::make_unique<Screener>(rules->rules, std::vector<uint8_t>(inputs, inputs + screen->components), memory / threads, seconds, stop));
    return screen.release();
  });
}

void logicnet_screen_free(logicnet_screen* screen) { delete screen; }

int64_t logicnet_screen_watch(logicnet_screen* screen, const int32_t* code, size_t length, logicnet_error* error) {
  return guarded<int64_t>(error, -1, [&] {
    if (!well_formed({code, length}, screen->components)) throw wrong_call("the phenotype's program is not well formed");
    size_t last = 0;
    for (auto& worker : screen->workers) last = worker->watch({code, length});
    return static_cast<int64_t>(last);
  });
}

int32_t logicnet_screen_count(logicnet_screen* screen, size_t phenotype, const logicnet_tasks* tasks, uint64_t* always, uint64_t* sometimes,
                              uint64_t* never, uint32_t* method, uint8_t* reason) {
  return each_task(*screen, *tasks, [&](Screener& worker, std::span<const Change> changes, size_t t) {
    const Counts counts = worker.count(changes, phenotype, tasks->seconds);
    always[t] = counts.always;
    sometimes[t] = counts.sometimes;
    never[t] = counts.never;
    method[t] = counts.method;
    reason[t] = counts.reason;
  });
}

size_t logicnet_screen_wide(logicnet_screen* screen, size_t phenotype, const logicnet_tasks* tasks, char* out, size_t capacity) {
  return guarded(nullptr, [&] {
    size_t length = 0;
    each_task(*screen, only_first(*tasks), [&](Screener& worker, std::span<const Change> changes, size_t) {
      const Counts counts = worker.count(changes, phenotype, tasks->seconds);
      if (counts.reason == kTooWide) length = copy_out(counts.wide, out, capacity);
    });
    return length;
  });
}

int32_t logicnet_screen_forced(logicnet_screen* screen, size_t phenotype, const logicnet_tasks* tasks, int8_t* answer) {
  return each_task(*screen, *tasks, [&](Screener& worker, std::span<const Change> changes, size_t t) {
    answer[t] = static_cast<int8_t>(worker.forced(changes, phenotype, tasks->seconds));
  });
}

int32_t logicnet_screen_percolated(logicnet_screen* screen, const logicnet_tasks* tasks, int8_t* values) {
  return each_task(*screen, only_first(*tasks), [&](Screener& worker, std::span<const Change> changes, size_t) {
    const std::vector<int8_t> found = worker.percolated(changes);
    std::copy(found.begin(), found.end(), values);
  });
}

int32_t logicnet_screen_start_showing(logicnet_screen* screen, size_t phenotype, double seconds, logicnet_error* error) {
  return guarded<int32_t>(error, -1, [&] {
    int32_t answer = -1;
    for (auto& worker : screen->workers) answer = worker->start_showing(phenotype, seconds);
    return answer;
  });
}

int32_t logicnet_screen_start_at(logicnet_screen* screen, size_t count, const uint32_t* components, const uint8_t* values,
                                 logicnet_error* error) {
  return guarded<int32_t>(error, LOGICNET_ARGUMENT, [&]() -> int32_t {
    std::vector<Literal> at;
    for (size_t i = 0; i < count; ++i) {
      if (components[i] >= screen->components) throw wrong_call("the start names a component that the network does not have");
      at.push_back({components[i], values[i] != 0});
    }
    for (auto& worker : screen->workers) worker->start_at(at);
    return LOGICNET_FINE;
  });
}

int32_t logicnet_screen_reach(logicnet_screen* screen, size_t phenotype, const logicnet_tasks* tasks, int32_t one_step, uint8_t* under,
                              uint8_t* after, uint8_t* reason) {
  return each_task(*screen, *tasks, [&](Screener& worker, std::span<const Change> changes, size_t t) {
    const Screener::Reached found = worker.reach(changes, phenotype, after != nullptr, one_step != 0, tasks->seconds);
    under[t] = found.under;
    if (after != nullptr) after[t] = found.after;
    reason[t] = found.reason;
  });
}

int32_t logicnet_screen_chance(logicnet_screen* screen, size_t phenotype, const logicnet_tasks* tasks, size_t samples, uint64_t seed,
                               double* value, double* low, double* high, uint8_t* how, uint8_t* reason) {
  return each_task(*screen, *tasks, [&](Screener& worker, std::span<const Change> changes, size_t t) {
    const Reacher::Chance found = worker.chance(changes, phenotype, samples, seed, tasks->seconds);
    value[t] = found.value;
    low[t] = found.low;
    high[t] = found.high;
    how[t] = found.how;
    reason[t] = found.reason;
  });
}

void logicnet_screen_memory(const logicnet_screen* screen, uint64_t* asked, uint64_t* known) {
  *asked = *known = 0;
  for (const auto& worker : screen->workers) {
    *asked += worker->asked();
    *known += worker->known();
  }
}
