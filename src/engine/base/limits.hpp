// What may be spent on one answer: time, memory, and the caller's stop flag. Work polls it; a limit that is reached
// throws Exhausted, which never crosses the C border: it is caught where something smaller can still be said, and at
// the latest in the API.
#ifndef LOGICNET_BASE_LIMITS_HPP
#define LOGICNET_BASE_LIMITS_HPP
#include <algorithm>
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

// So many bytes, or all that can be addressed where that is less.
constexpr size_t addressable(uint64_t bytes) { return static_cast<size_t>(std::min<uint64_t>(bytes, SIZE_MAX)); }

struct Limits {
  using Clock = std::chrono::steady_clock;
  bool has_deadline = false;
  Clock::time_point deadline{};
  // 4 GiB, or a quarter of the addresses where there are fewer than 2^34 (WebAssembly).
  static constexpr size_t kUsualMemory = static_cast<size_t>(std::min<uint64_t>(uint64_t{4} << 30, SIZE_MAX / 4));
  size_t memory = kUsualMemory;
  const volatile int32_t* stop = nullptr;

  void seconds(double s) {
    has_deadline = s > 0;
    if (has_deadline)
      deadline = Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(s));
  }
  void poll() const {
    if (stop != nullptr && *stop != 0) throw Exhausted{Exhausted::kStopped};
    if (has_deadline && Clock::now() > deadline) throw Exhausted{Exhausted::kTime};
  }
};

// Limits are optional in the lower rooms: no limits, nothing to poll.
inline void poll(const Limits* limits) {
  if (limits != nullptr) limits->poll();
}

}  // namespace logicnet
#endif
