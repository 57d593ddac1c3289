// Random numbers that a seed decides: the same on every machine.
#ifndef LOGICNET_BASE_DICE_HPP
#define LOGICNET_BASE_DICE_HPP
#include <cassert>
#include <cstdint>

namespace logicnet {

// splitmix64: small, seedable, and good enough to choose a step.
class Dice {
 public:
  explicit Dice(uint64_t seed) : state_(seed) {}
  uint64_t roll() {
    uint64_t z = state_ += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  uint32_t below(uint32_t n) {  // n > 0
    assert(n > 0);
    return static_cast<uint32_t>(((roll() >> 32) * n) >> 32);
  }

 private:
  uint64_t state_;
};

}  // namespace logicnet
#endif
