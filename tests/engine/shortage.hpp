// Memory that ends: every block that the program takes is counted, and the n-th can be refused.
#ifndef LOGICNET_TESTS_SHORTAGE_HPP
#define LOGICNET_TESTS_SHORTAGE_HPP
#include <cstddef>
#include <cstdint>

enum class Refused { kOne, kAllFromThere };

// As long as it lives, the n-th block asked for (from 1, on any thread) is refused, or that one and all later ones.
class Shortage {
 public:
  Shortage(size_t nth, Refused which);
  ~Shortage();
  Shortage(const Shortage&) = delete;
  Shortage& operator=(const Shortage&) = delete;
  bool met() const;  // whether a block was refused
};

int64_t blocks_taken();  // and not given back yet

#endif
