// What may be spent on one answer: time, memory, and the caller's stop flag. Work polls it; a limit that is reached throws Exhausted,
// which never crosses the C border: it is caught where something smaller can still be said, and at the latest in the API.
#ifndef LOGICNET_LIMITS_HPP
#define LOGICNET_LIMITS_HPP
#include <chrono>
#include <cstddef>
#include <cstdint>

#include "base/codes.h"

namespace logicnet {

// Why work ended before it was done.
enum class End : uint8_t {
  kNone = LOGICNET_END_NONE,
  kTime = LOGICNET_END_TIME,
  kMemory = LOGICNET_END_MEMORY,
  kStopped = LOGICNET_END_STOPPED,
  kTooMany = LOGICNET_END_TOO_MANY,
  kSwitchedOff = LOGICNET_END_SWITCHED_OFF,
  kTooWide = LOGICNET_END_TOO_WIDE,
  kMore = LOGICNET_END_MORE
};

struct Exhausted {
  static constexpr End kTime = End::kTime, kMemory = End::kMemory, kStopped = End::kStopped, kTooMany = End::kTooMany;
  End why;
};

struct Limits {
  using Clock = std::chrono::steady_clock;
  bool has_deadline = false;
  Clock::time_point deadline{};
  size_t memory = size_t{4} << 30;
  const volatile int32_t* stop = nullptr;

  void seconds(double s) {
    has_deadline = s > 0;
    if (has_deadline) deadline = Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(s));
  }
  void poll() const {
    if (stop != nullptr && *stop != 0) throw Exhausted{Exhausted::kStopped};
    if (has_deadline && Clock::now() > deadline) throw Exhausted{Exhausted::kTime};
  }
};

}  // namespace logicnet
#endif
