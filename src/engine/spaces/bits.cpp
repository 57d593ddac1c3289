// Sets as words: storage held to an account, and the operations that look at each word alone.
#include <algorithm>
#include <cassert>
#include <cstring>
#include <new>
#include <utility>
#if defined(__linux__)
#include <sys/mman.h>
#endif

#include "spaces/kernels.hpp"

namespace logicnet {
namespace {

// Large sets stand on large pages: fewer misses of the address cache in strided sweeps.
constexpr size_t kHuge = size_t{2} << 20;
constexpr std::align_val_t alignment_of(size_t bytes) { return std::align_val_t{bytes >= kHuge ? kHuge : 64}; }

}  // namespace

void Account::take(size_t bytes) {
  const size_t before = used_.fetch_add(bytes, std::memory_order_relaxed);
  if (bytes > limit_ || before > limit_ - bytes) {
    give(bytes);
    throw Exhausted{Exhausted::kMemory};
  }
}

Bits::Bits(uint32_t m, const std::shared_ptr<Account>& account, bool clear_it) : m_(m) {
  const size_t bytes = set_bytes(m);
  account->take(bytes);
  words_ = static_cast<uint64_t*>(::operator new(bytes, alignment_of(bytes), std::nothrow));
  if (words_ == nullptr) {
    account->give(bytes);
    throw Exhausted{Exhausted::kMemory};
  }
#if defined(__linux__)
  if (bytes >= kHuge) madvise(words_, bytes, MADV_HUGEPAGE);
#endif
  assert((reinterpret_cast<uintptr_t>(words_) & 63) == 0);
  account_ = account;
  if (clear_it) clear();
}

Bits::~Bits() {
  if (words_ == nullptr) return;
  ::operator delete(words_, alignment_of(set_bytes(m_)));
  account_->give(set_bytes(m_));
}

void Bits::swap(Bits& other) noexcept {
  std::swap(m_, other.m_);
  std::swap(words_, other.words_);
  account_.swap(other.account_);
}

Bits Bits::copy() const {
  Bits out(m_, account_, false);
  std::memcpy(out.words_, words_, set_bytes(m_));
  return out;
}

bool Bits::clean() const {
  if ((words_[length() - 1] & ~last()) != 0) return false;
  return std::all_of(words_ + length(), words_ + set_bytes(m_) / sizeof(uint64_t), [](uint64_t w) { return w == 0; });
}

void Bits::clear() { std::memset(words_, 0, set_bytes(m_)); }

void Bits::fill() {
  clear();
  std::memset(words_, 0xff, length() * sizeof(uint64_t));
  words_[length() - 1] &= last();
}

void Bits::invert() {
  for (size_t w = 0; w < length(); ++w) words_[w] = ~words_[w];
  words_[length() - 1] &= last();
}

void Bits::assign(const Bits& other) {
  assert(m_ == other.m_ && other.clean());
  std::memcpy(words_, other.words_, set_bytes(m_));
}

void Bits::join(const Bits& other) {
  assert(m_ == other.m_ && clean() && other.clean());
  const uint64_t* b = other.words_;
  for (size_t w = 0; w < length(); ++w) words_[w] |= b[w];
}

void Bits::meet(const Bits& other) {
  assert(m_ == other.m_ && clean() && other.clean());
  const uint64_t* b = other.words_;
  for (size_t w = 0; w < length(); ++w) words_[w] &= b[w];
}

void Bits::drop(const Bits& other) {
  assert(m_ == other.m_ && clean() && other.clean());
  const uint64_t* b = other.words_;
  for (size_t w = 0; w < length(); ++w) words_[w] &= ~b[w];
}

bool Bits::empty() const {
  assert(clean());
  for (size_t w = 0; w < length(); ++w)
    if (words_[w] != 0) return false;
  return true;
}

bool Bits::within(const Bits& other) const {
  assert(m_ == other.m_ && clean());
  for (size_t w = 0; w < length(); ++w)
    if ((words_[w] & ~other.words_[w]) != 0) return false;
  return true;
}

uint64_t Bits::count() const {
  assert(clean());
  return kernels_here().count(words_, length());
}

uint64_t Bits::next(uint64_t from) const {
  assert(clean());
  const uint64_t end = uint64_t{1} << m_;
  if (from >= end) return end;
  size_t w = from >> 6;
  uint64_t word = words_[w] & (~uint64_t{0} << (from & 63));
  while (word == 0) {
    if (++w == length()) return end;
    word = words_[w];
  }
  return (static_cast<uint64_t>(w) << 6) + static_cast<uint64_t>(__builtin_ctzll(word));
}

uint64_t Bits::first() const {
  assert(!empty());
  return next(0);
}

}  // namespace logicnet
