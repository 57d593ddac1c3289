// The program's own operator new and delete: they pass on to malloc and free, which the sanitizers watch as ever.
#include "shortage.hpp"

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<int64_t> taken{0};
std::atomic<int64_t> left{0};  // until the one that is refused; below 0 once it was
std::atomic<bool> on{false}, lasting{false}, refused{false};

bool refuse() {
  if (!on.load()) return false;
  const int64_t before = left.fetch_sub(1);
  const bool now = before == 1 || (before < 1 && lasting.load());
  if (now) refused.store(true);
  return now;
}

void* take(size_t bytes, size_t alignment) {
  if (refuse()) return nullptr;
  void* const block = alignment == 0 ? std::malloc(bytes == 0 ? 1 : bytes)
                                     : std::aligned_alloc(alignment, (bytes + alignment - 1) / alignment * alignment);
  if (block != nullptr) taken.fetch_add(1);
  return block;
}

void* taken_or_thrown(size_t bytes, size_t alignment) {
  void* const block = take(bytes, alignment);
  if (block == nullptr) throw std::bad_alloc();
  return block;
}

void give(void* block) noexcept {
  if (block == nullptr) return;
  taken.fetch_sub(1);
  std::free(block);
}

}  // namespace

Shortage::Shortage(size_t nth, Refused which) {
  left.store(static_cast<int64_t>(nth));
  lasting.store(which == Refused::kAllFromThere);
  refused.store(false);
  on.store(true);
}
Shortage::~Shortage() { on.store(false); }
bool Shortage::met() const { return refused.load(); }

int64_t blocks_taken() { return taken.load(); }

using Align = std::align_val_t;
void* operator new(size_t n) { return taken_or_thrown(n, 0); }
void* operator new[](size_t n) { return taken_or_thrown(n, 0); }
void* operator new(size_t n, Align a) { return taken_or_thrown(n, static_cast<size_t>(a)); }
void* operator new[](size_t n, Align a) { return taken_or_thrown(n, static_cast<size_t>(a)); }
void* operator new(size_t n, const std::nothrow_t&) noexcept { return take(n, 0); }
void* operator new[](size_t n, const std::nothrow_t&) noexcept { return take(n, 0); }
void* operator new(size_t n, Align a, const std::nothrow_t&) noexcept { return take(n, static_cast<size_t>(a)); }
void* operator new[](size_t n, Align a, const std::nothrow_t&) noexcept { return take(n, static_cast<size_t>(a)); }
void operator delete(void* p) noexcept { give(p); }
void operator delete[](void* p) noexcept { give(p); }
void operator delete(void* p, size_t) noexcept { give(p); }
void operator delete[](void* p, size_t) noexcept { give(p); }
void operator delete(void* p, Align) noexcept { give(p); }
void operator delete[](void* p, Align) noexcept { give(p); }
void operator delete(void* p, size_t, Align) noexcept { give(p); }
void operator delete[](void* p, size_t, Align) noexcept { give(p); }
void operator delete(void* p, const std::nothrow_t&) noexcept { give(p); }
void operator delete[](void* p, const std::nothrow_t&) noexcept { give(p); }
void operator delete(void* p, Align, const std::nothrow_t&) noexcept { give(p); }
void operator delete[](void* p, Align, const std::nothrow_t&) noexcept { give(p); }
