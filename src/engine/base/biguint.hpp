// Exact natural numbers of any size, for counting states and attractors: add, multiply, shift, compare, decimal text.
// Nothing else. Invariant: the last limb is not zero, so equal numbers have equal limbs, and zero has none.
#ifndef LOGICNET_BASE_BIGUINT_HPP
#define LOGICNET_BASE_BIGUINT_HPP
#include <algorithm>
#include <cassert>
#include <cstdint>
#include <string>
#include <vector>

namespace logicnet {

class BigUint {
 public:
  BigUint(uint64_t v = 0) {  // NOLINT: counts convert freely
    for (; v != 0; v >>= 32) limbs_.push_back(static_cast<uint32_t>(v));
  }
  bool zero() const { return limbs_.empty(); }
  bool one() const { return limbs_.size() == 1 && limbs_[0] == 1; }
  bool operator==(const BigUint& o) const {
    assert(trimmed() && o.trimmed());
    return limbs_ == o.limbs_;
  }
  bool fits64() const { return limbs_.size() <= 2; }
  uint64_t low64() const {  // of a wider number, its lowest 64 bits
    return (limbs_.empty() ? 0 : limbs_[0]) | (limbs_.size() > 1 ? static_cast<uint64_t>(limbs_[1]) << 32 : 0);
  }
  BigUint& operator+=(const BigUint& o) {
    if (limbs_.size() < o.limbs_.size()) limbs_.resize(o.limbs_.size());
    uint64_t carry = 0;
    for (size_t i = 0; i < limbs_.size(); ++i) {
      carry += limbs_[i] + uint64_t{i < o.limbs_.size() ? o.limbs_[i] : 0};
      limbs_[i] = static_cast<uint32_t>(carry);
      carry >>= 32;
    }
    if (carry != 0) limbs_.push_back(static_cast<uint32_t>(carry));
    assert(trimmed());
    return *this;
  }
  friend BigUint operator+(BigUint a, const BigUint& b) { return a += b; }
  friend BigUint operator*(const BigUint& a, const BigUint& b) {
    BigUint r;
    r.limbs_.assign(a.limbs_.size() + b.limbs_.size(), 0);
    for (size_t i = 0; i < a.limbs_.size(); ++i) {
      uint64_t carry = 0;
      for (size_t j = 0; j < b.limbs_.size() || carry != 0; ++j) {
        carry += r.limbs_[i + j] + uint64_t{a.limbs_[i]} * (j < b.limbs_.size() ? b.limbs_[j] : 0);
        r.limbs_[i + j] = static_cast<uint32_t>(carry);
        carry >>= 32;
      }
    }
    r.trim();
    return r;
  }
  BigUint& operator*=(const BigUint& o) { return *this = *this * o; }
  BigUint shifted(size_t bits) const {  // times 2^bits
    BigUint r;
    if (zero()) return r;
    r.limbs_.assign(limbs_.size() + bits / 32 + 1, 0);
    for (size_t i = 0; i < limbs_.size(); ++i) {
      const uint64_t w = static_cast<uint64_t>(limbs_[i]) << (bits % 32);
      r.limbs_[i + bits / 32] |= static_cast<uint32_t>(w);
      r.limbs_[i + bits / 32 + 1] |= static_cast<uint32_t>(w >> 32);
    }
    r.trim();
    return r;
  }
  std::string decimal() const {
    assert(trimmed());
    std::string text;
    std::vector<uint32_t> rest = limbs_;
    while (!rest.empty()) {
      uint64_t remainder = 0;
      for (size_t i = rest.size(); i-- > 0;) {
        remainder = remainder << 32 | rest[i];
        rest[i] = static_cast<uint32_t>(remainder / 1000000000u);
        remainder %= 1000000000u;
      }
      while (!rest.empty() && rest.back() == 0) rest.pop_back();
      for (int digit = 0; digit < 9 && (remainder != 0 || !rest.empty()); ++digit, remainder /= 10)
        text.push_back(static_cast<char>('0' + remainder % 10));
    }
    if (text.empty()) text.push_back('0');
    std::reverse(text.begin(), text.end());
    return text;
  }

 private:
  bool trimmed() const { return limbs_.empty() || limbs_.back() != 0; }
  void trim() {
    while (!limbs_.empty() && limbs_.back() == 0) limbs_.pop_back();
  }
  std::vector<uint32_t> limbs_;
};

}  // namespace logicnet
#endif
