// The table of vector code for one instruction set. Kernels work on one cell: `base[i]` is where the lines of variable
// i's pattern for that cell begin, and the line at position l of the cell reads its pattern at base[i] +
// patterns[i].low[l].
#ifndef LOGICNET_SPACES_KERNELS_HPP
#define LOGICNET_SPACES_KERNELS_HPP
#include "spaces/space.hpp"

namespace logicnet {

struct Kernels {
  const char* name;
  uint32_t line_bits;
  // Local fixpoint over the variables below cell_bits; true where the cell grew. `inside` may be null.
  bool (*settle)(const Dynamics&, const uint64_t* const* base, uint64_t* set, const uint64_t* inside, bool forward);
  // to |= from & pattern (& inside), with the pattern inverted on request; true where `to` grew.
  bool (*pull)(const Pattern&, const uint64_t* base, bool inverted, const uint64_t* from, uint64_t* to,
               const uint64_t* inside, size_t lines);
  // Whether the cell holds all it may: every state, or every state of `inside`.
  bool (*full)(const uint64_t* set, const uint64_t* inside, size_t lines);
  // out |= one step of set, over the variables below cell_bits.
  void (*step)(const Dynamics&, const uint64_t* const* base, const uint64_t* set, uint64_t* out, bool forward);
  // out |= the states of the cell in which variable i is unstable.
  void (*unstable)(const Dynamics&, const uint64_t* base, uint32_t i, uint64_t cell, uint64_t* out);
  // out = the pattern.
  void (*copy)(const Pattern&, const uint64_t* base, uint64_t* out, size_t lines);
  uint64_t (*count)(const uint64_t* words, size_t length);
};

// The widest this machine runs. LOGICNET_LINE (128, 256, 512 bits) asks for a narrower one: for tests and measurements.
const Kernels& kernels_here();

// The words where the pattern lies for a cell.
inline const uint64_t* base_of(const Pattern& p, uint64_t cell) {
  const uint64_t* at = p.lines;
  for (auto [bit, offset] : p.high) at += (cell >> bit & 1) != 0 ? offset : 0;
  return at;
}

inline size_t cell_lines(const Dynamics& d) {
  return d.cell_bits > d.line_bits ? size_t{1} << (d.cell_bits - d.line_bits) : 1;
}
inline size_t cell_words(const Dynamics& d) { return d.cell_bits > 6 ? size_t{1} << (d.cell_bits - 6) : 1; }
inline size_t cell_count(const Dynamics& d) { return size_t{1} << (d.m() - d.cell_bits); }

}  // namespace logicnet
#endif
