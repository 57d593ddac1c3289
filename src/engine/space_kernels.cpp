// Compiles space_kernel.inc for each instruction set the compiler knows and picks one when the program runs, so that one library
// serves every machine of an architecture.
#include "space_kernels.hpp"

#include <cstdlib>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

#define LINE_WORDS 2
#define KERNEL_NAME line128
#define KERNEL_TITLE "128"
#include "space_kernel.inc"
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
#include "space_kernel.inc"
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
#include "space_kernel.inc"
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

const Kernels& kernels_here() {
#if defined(__x86_64__)
  const char* asked = std::getenv("LOGICNET_LINE");
  const int widest = asked != nullptr ? std::atoi(asked) : 512;
  if (widest >= 512 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("popcnt")) return line512::kKernels;
  if (widest >= 256 && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2")) return line256::kKernels;
#endif
  return line128::kKernels;
}

}  // namespace logicnet
