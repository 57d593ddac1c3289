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

// The dice of one of many walks: they depend on the seed and its number alone.
inline Dice dice_of_walk(uint64_t seed, uint64_t walk) {
  constexpr uint64_t kSeeds = 0x632BE59BD9B4E019u;  // odd, so that no two walks have one seed
  return Dice(Dice(seed + kSeeds * (walk + 1)).roll());
}

}  // namespace logicnet
#endif
