// Compiles spaces/kernel.inc for each instruction set the compiler knows and picks one when the program runs, so that
// one library serves every machine of an architecture.
#include "spaces/kernels.hpp"

#include <cstdlib>

#include "base/words.hpp"
#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
#endif

#define LINE_WORDS 2
#define KERNEL_NAME line128
#define KERNEL_TITLE "128"
#include "spaces/kernel.inc"
#undef LINE_WORDS
#undef KERNEL_NAME
#undef KERNEL_TITLE

#if defined(__x86_64__)

#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx2,bmi,bmi2,popcnt"))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2,bmi,bmi2,popcnt")
#endif
#define LINE_WORDS 4
#define LINE_256
#define KERNEL_NAME line256
#define KERNEL_TITLE "256"
#include "spaces/kernel.inc"
#undef LINE_WORDS
#undef LINE_256
#undef KERNEL_NAME
#undef KERNEL_TITLE
#if defined(__clang__)
#pragma clang attribute pop
#pragma clang attribute push(__attribute__((target("avx512f,avx2,bmi,bmi2,popcnt"))), apply_to = function)
#else
#pragma GCC pop_options
#pragma GCC push_options
#pragma GCC target("avx512f,avx2,bmi,bmi2,popcnt")
#endif
#define LINE_WORDS 8
#define LINE_512
#define KERNEL_NAME line512
#define KERNEL_TITLE "512"
#include "spaces/kernel.inc"
#undef LINE_WORDS
#undef LINE_512
#undef KERNEL_NAME
#undef KERNEL_TITLE
#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif

#endif

namespace logicnet {

#if defined(__x86_64__)
namespace {

// The widest line the processor has and the system saves, in bits. Asked of the processor itself: not every runtime
// fills in what
// __builtin_cpu_supports reads.
int widest_here() {
  unsigned a = 0, b = 0, c = 0, d = 0;
  if (__get_cpuid(1, &a, &b, &c, &d) == 0) return 128;
  constexpr unsigned kCount = 1u << 23, kSaves = 1u << 27;
  if ((c & kCount) == 0 || (c & kSaves) == 0) return 128;
  unsigned saved = 0, high = 0;
  __asm__("xgetbv" : "=a"(saved), "=d"(high) : "c"(0));
  if (__get_cpuid_count(7, 0, &a, &b, &c, &d) == 0) return 128;
  constexpr unsigned kAvx2 = 1u << 5, kBmi = 1u << 3, kBmi2 = 1u << 8, kAvx512 = 1u << 16;
  if ((b & (kAvx2 | kBmi | kBmi2)) != (kAvx2 | kBmi | kBmi2) || (saved & 0x6) != 0x6) return 128;
  return (b & kAvx512) != 0 && (saved & 0xe6) == 0xe6 ? 512 : 256;
}

}  // namespace
#endif

const Kernels& kernels_here() {
#if defined(__x86_64__)
  static const int here = widest_here();
  const char* asked = std::getenv("LOGICNET_LINE");
  const int widest = asked != nullptr && std::atoi(asked) < here ? std::atoi(asked) : here;
  if (widest >= 512) return line512::kKernels;
  if (widest >= 256) return line256::kKernels;
#endif
  return line128::kKernels;
}

}  // namespace logicnet
