// One piece of work on several threads: a budget that ends in one thread ends the others, and comes out as one
// exception.
#ifndef LOGICNET_BASE_THREADS_HPP
#define LOGICNET_BASE_THREADS_HPP
#include <atomic>
#include <cassert>
#include <cstddef>
#include <new>
#include <system_error>
#include <thread>
#include <vector>

#include "base/limits.hpp"

namespace logicnet {

// What the threads of one piece of work tell each other.
class Crew {
 public:
  explicit Crew(const Limits& limits) : limits_(limits) {}
  // Relaxed: the flag only says that work is over; what threads have found is handed over by joining them.
  End why() const { return ended_.load(std::memory_order_relaxed); }  // kNone: nothing ended it
  bool ended() const { return why() != End::kNone; }
  bool poll() {  // false where the work must end
    return attempt([this] { limits_.poll(); });
  }
  // Runs something that may throw Exhausted, which ends the work of all threads; false where it is over.
  template <class Something>
  bool attempt(const Something& something) {
    if (ended()) return false;
    try {
      something();
    } catch (const Exhausted& why) { ended_.store(why.why, std::memory_order_relaxed); } catch (const std::bad_alloc&) {
      ended_.store(End::kMemory, std::memory_order_relaxed);
    }
    return !ended();
  }
  void raise() const {
    if (ended()) throw Exhausted{why()};
  }

  // Runs work(number of the thread) on each thread; a thread that cannot be started is done without.
  template <class Work>
  void run(unsigned threads, const Work& work) {
    std::vector<std::thread> others;
    others.reserve(threads);  // whatever is thrown from here on would find threads running
    for (unsigned t = 1; t < threads; ++t) {
      try {
        others.emplace_back([&work, t] { work(t); });
      } catch (const std::system_error&) { break; } catch (const std::bad_alloc&) {
        break;
      }
    }
    work(0);
    for (std::thread& other : others) other.join();
  }

 private:
  const Limits& limits_;
  std::atomic<End> ended_{End::kNone};
};

// Runs work(first, last) over pieces of 0..count, `grain` at a time.
template <class Work>
void share(unsigned threads, size_t count, size_t grain, const Limits& limits, const Work& work) {
  assert(grain > 0);
  Crew crew(limits);
  std::atomic<size_t> at{0};
  crew.run(count <= grain ? 1 : threads, [&](unsigned) {
    for (;;) {
      const size_t first = at.fetch_add(grain, std::memory_order_relaxed);
      if (first >= count || !crew.poll()) return;
      if (!crew.attempt([&] { work(first, first + grain < count ? first + grain : count); })) return;
    }
  });
  crew.raise();
}

}  // namespace logicnet
#endif
