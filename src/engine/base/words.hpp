// Words of sixty-four states, states packed into words, and runs of words as keys.
//
// A truth table over n variables, like a set of states of n variables, is 2^n bits: bit s is the value in state s, bit
// i of s is variable i.
#ifndef LOGICNET_BASE_WORDS_HPP
#define LOGICNET_BASE_WORDS_HPP
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace logicnet {

// The states of a word in which variable i is 1.
inline constexpr uint64_t kOnes[6] = {0xAAAAAAAAAAAAAAAAu, 0xCCCCCCCCCCCCCCCCu, 0xF0F0F0F0F0F0F0F0u,
                                      0xFF00FF00FF00FF00u, 0xFFFF0000FFFF0000u, 0xFFFFFFFF00000000u};

// Word w of the table of variable i.
constexpr uint64_t column(size_t i, size_t w) { return i < 6 ? kOnes[i] : uint64_t{0} - (w >> (i - 6) & 1); }

// How many words hold 2^n bits, and which bits of the last one do.
constexpr size_t words_of(size_t n) { return n <= 6 ? 1 : size_t{1} << (n - 6); }
constexpr uint64_t valid_bits(size_t n) { return n >= 6 ? ~uint64_t{0} : (uint64_t{1} << (uint64_t{1} << n)) - 1; }

static_assert(column(7, 2) == ~uint64_t{0} && column(7, 5) == 0 && column(0, 9) == kOnes[0]);
static_assert(words_of(6) == 1 && words_of(7) == 2 && valid_bits(0) == 1 && valid_bits(2) == 0xF &&
              valid_bits(9) == ~uint64_t{0});

// One state of n variables packed into words: bit i of it is variable i.
constexpr size_t words_of_state(size_t n) { return n == 0 ? 1 : (n + 63) / 64; }
constexpr bool bit_of(const uint64_t* state, size_t i) { return (state[i >> 6] >> (i & 63) & 1) != 0; }
constexpr void set_bit(uint64_t* state, size_t i, bool one = true) { state[i >> 6] |= uint64_t{one} << (i & 63); }
constexpr void flip_bit(uint64_t* state, size_t i) { state[i >> 6] ^= uint64_t{1} << (i & 63); }

static_assert(words_of_state(0) == 1 && words_of_state(64) == 1 && words_of_state(65) == 2);

// The hash of keys that are runs of words.
struct WordsHash {
  template <class Word>
  size_t operator()(const Word* words, size_t count) const {
    uint64_t h = count;
    for (size_t w = 0; w < count; ++w) h = std::rotl((h ^ words[w]) * 0x9E3779B97F4A7C15u, 29);
    return static_cast<size_t>(h ^ (h >> 32));
  }
  template <class Word>
  size_t operator()(const std::vector<Word>& words) const {
    return (*this)(words.data(), words.size());
  }
};

}  // namespace logicnet
#endif
