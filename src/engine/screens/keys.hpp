// What a measurer remembers questions by, and how it makes equal ones look alike.
#ifndef LOGICNET_SCREENS_KEYS_HPP
#define LOGICNET_SCREENS_KEYS_HPP
#include <bit>
#include <cstdint>
#include <cstring>
#include <vector>

#include "base/words.hpp"
#include "networks/network.hpp"
#include "walks/measures.hpp"
#include "walks/start.hpp"

namespace logicnet {

inline void put(std::vector<uint32_t>& key, uint64_t word) {
  key.push_back(static_cast<uint32_t>(word));
  key.push_back(static_cast<uint32_t>(word >> 32));
}

inline void put(std::vector<uint32_t>& key, double number) {
  uint64_t bits = 0;
  std::memcpy(&bits, &number, sizeof bits);  // std::bit_cast is missing where the core is compiled to WebAssembly
  put(key, bits);
}

inline void put(std::vector<uint32_t>& key, const Network& network) {
  key.push_back(static_cast<uint32_t>(network.size()));
  key.insert(key.end(), network.variables.begin(), network.variables.end());
  key.insert(key.end(), network.functions.begin(), network.functions.end());
}

inline void put(std::vector<uint32_t>& key, const std::vector<Start::Part>& begin) {
  key.push_back(static_cast<uint32_t>(begin.size()));
  for (const Start::Part& part : begin) {
    put(key, part.weight);
    key.insert(key.end(), part.values.begin(), part.values.end());
  }
}

inline void put(std::vector<uint32_t>& key, const Measure& measure) {
  key.push_back(static_cast<uint32_t>(measure.size()));
  for (const Term& term : measure) {
    put(key, term.weight);
    key.push_back(term.set);
  }
}

// A measure in which some variables have values: what is constant in it stands in one term.
template <class Inside>
Measure with_held(const Measure& measure, const Inside& inside) {
  Measure left;
  double constant = 0;
  for (const Term& term : measure) {
    const Ref set = inside(term.set);
    if (set == Bdd::kTrue) constant += term.weight;
    else if (set != Bdd::kFalse) left.push_back({term.weight, set});
  }
  if (constant != 0) left.push_back({constant, Bdd::kTrue});
  return left;
}

// What the seed is mixed with: what is walked and where it begins, so that equal questions are sampled alike and others
// by other walks. Variables stand for components, in an order that the rules alone decide.
inline uint64_t mixed_seed(uint64_t seed, const Network& network, const std::vector<Start::Part>& begin) {
  std::vector<uint32_t> words(network.variables.begin(), network.variables.end());
  put(words, begin);
  put(words, seed);
  const uint64_t hash = WordsHash()(words);
  return std::rotl(seed ^ hash, 25) * 0x9E3779B97F4A7C15u;
}

}  // namespace logicnet
#endif
