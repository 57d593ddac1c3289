// Diagrams from truth tables, and back.
#include "diagrams/bdd.hpp"

namespace logicnet {

Ref Bdd::from_range(std::span<const Var> vars, size_t bit, const uint64_t* words, size_t offset) {
  const auto at = [&](size_t b) { return vars[vars.size() - b]; };  // the variable that splits a range of 2^b
  if (bit <= 6) {
    const uint64_t mask = bit == 6 ? ~uint64_t{0} : (uint64_t{1} << (uint64_t{1} << bit)) - 1;
    const uint64_t word = (words[offset >> 6] >> (offset & 63)) & mask;
    if (word == 0) return kFalse;
    if (word == mask) return kTrue;
  }
  const size_t half = size_t{1} << (bit - 1);
  const Ref low = from_range(vars, bit - 1, words, offset);
  return make(at(bit), low, from_range(vars, bit - 1, words, offset + half));
}

Ref Bdd::from_table(std::span<const Var> vars, const uint64_t* words) {
  assert(ascending(vars));
  return from_range(vars, vars.size(), words, 0);
}

uint64_t Bdd::to_word(Ref f, std::span<const Var> vars, size_t bit) {
  if (f == kFalse) return 0;
  if (f == kTrue) return bit >= 6 ? ~uint64_t{0} : (uint64_t{1} << (uint64_t{1} << bit)) - 1;
  const bool splits = nodes_[f].var == vars[vars.size() - bit];
  const uint64_t low = to_word(splits ? nodes_[f].low : f, vars, bit - 1);
  const uint64_t high = splits ? to_word(nodes_[f].high, vars, bit - 1) : low;
  return low | high << (uint64_t{1} << (bit - 1));
}

void Bdd::to_range(Ref f, std::span<const Var> vars, size_t bit, uint64_t* words) {
  const size_t length = bit <= 6 ? 1 : size_t{1} << (bit - 6);
  if (f <= kTrue && bit > 6) {
    std::fill(words, words + length, f == kTrue ? ~uint64_t{0} : 0);
  } else if (bit <= 6) {
    *words = to_word(f, vars, bit);
  } else if (nodes_[f].var == vars[vars.size() - bit]) {
    const Ref high = nodes_[f].high;
    to_range(nodes_[f].low, vars, bit - 1, words);
    to_range(high, vars, bit - 1, words + length / 2);
  } else {
    to_range(f, vars, bit - 1, words);
    std::copy(words, words + length / 2, words + length / 2);
  }
}

void Bdd::to_table(Ref f, std::span<const Var> vars, uint64_t* words) {
  assert(within(f, vars));
  to_range(f, vars, vars.size(), words);
}

}  // namespace logicnet
