// base: words, big integers, dice, threads, parts of graphs.
#include <atomic>
#include <random>

#include "base/dice.hpp"
#include "base/limits.hpp"
#include "base/strong_parts.hpp"
#include "base/threads.hpp"
#include "base/words.hpp"
#include "checks.hpp"

using namespace logicnet;

namespace {

__extension__ typedef unsigned __int128 Wide;

std::string decimal(Wide n) {
  std::string text;
  for (; n != 0; n /= 10) text.insert(text.begin(), static_cast<char>('0' + static_cast<int>(n % 10)));
  return text.empty() ? "0" : text;
}

}  // namespace

TEST("The column of a variable holds the variable's value in every state") {
  for (size_t i = 0; i < 9; ++i)
    for (size_t s = 0; s < 512; ++s) check(column(i, s / 64) >> (s % 64) & 1, s >> i & 1);
}

TEST("A table of n variables has as many words and valid bits as 2^n bits need") {
  for (size_t n = 0; n < 12; ++n) {
    const size_t bits = size_t{1} << n;
    check(words_of(n), (bits + 63) / 64);
    uint64_t valid = 0;
    for (size_t bit = 0; bit < std::min<size_t>(bits, 64); ++bit) valid |= uint64_t{1} << bit;
    check(valid_bits(n), valid);
  }
}

TEST("Sums, products and shifts of big integers are those of 128-bit words") {
  std::mt19937_64 random(1);
  for (int round = 0; round < 2000; ++round) {
    const uint64_t a = random() >> random() % 64, b = random() >> random() % 64;
    const unsigned shift = static_cast<unsigned>(random() % 64);
    check((BigUint(a) * BigUint(b)).decimal(), decimal(static_cast<Wide>(a) * b));
    check((BigUint(a) + BigUint(b)).decimal(), decimal(static_cast<Wide>(a) + b));
    check(BigUint(a).shifted(shift).decimal(), decimal(static_cast<Wide>(a) << shift));
    check(BigUint(a) == BigUint(b), a == b);
    check(BigUint(a).low64(), a);
  }
}

TEST("Powers of two and of ten past 128 bits have the digits that are worked out by hand") {
  check(BigUint(1).shifted(200).decimal(), "1606938044258990275541962092341162602522202993782792835301376");
  BigUint ten(1);
  for (int k = 0; k < 40; ++k) ten *= BigUint(10);
  check(ten.decimal(), "1" + std::string(40, '0'));
  BigUint factorial(1);
  for (uint64_t k = 2; k <= 30; ++k) factorial *= BigUint(k);
  check(factorial.decimal(), "265252859812191058636308480000000");
}

TEST("Zero and one of big integers are told from all others, whatever they came from") {
  check(BigUint(0).decimal(), "0");
  check(BigUint(0).zero() && !BigUint(1).zero() && BigUint(1).one() && !BigUint(0).one(), true);
  check((BigUint(1).shifted(90) * BigUint(0)).zero(), true);
  check(BigUint(0).shifted(70).zero(), true);
  check(BigUint(~uint64_t{0}).fits64(), true);
  check((BigUint(~uint64_t{0}) + BigUint(1)).fits64(), false);
  check(BigUint(uint64_t{1} << 32) + BigUint(0) == BigUint(1).shifted(32), true);
}

TEST("Dice roll what splitmix64 rolls from the seed 1234567") {
  Dice dice(1234567);
  for (const uint64_t expected :
       {6457827717110365317u, 3203168211198807973u, 9817491932198370423u, 4593380528125082431u, 16408922859458223821u})
    check(dice.roll(), expected);
}

TEST("The seed decides every roll, and a roll below n is below n and takes every value") {
  Dice one(42), same(42), other(43);
  size_t different = 0;
  std::vector<int> met(7);
  for (int k = 0; k < 1000; ++k) {
    const uint32_t roll = one.below(7);
    check(same.below(7), roll);
    check(roll < 7, true);
    different += other.below(7) != roll;
    ++met[roll % 7];
  }
  check(different > 0, true);
  check(std::count(met.begin(), met.end(), 0), 0);
}

TEST("Every piece of shared work is done once, on any number of threads") {
  for (const unsigned threads : {1u, 2u, 5u}) {
    std::vector<std::atomic<int>> done(1003);
    share(threads, done.size(), 10, Limits{}, [&](size_t first, size_t last) {
      for (size_t k = first; k < last; ++k) ++done[k];
    });
    for (const std::atomic<int>& times : done) check(times.load(), 1);
  }
}

TEST("Memory that ends in one thread ends shared work on all with one exception") {
  End why = End::kNone;
  try {
    share(3, 100, 1, Limits{}, [](size_t first, size_t) {
      if (first == 40) throw std::bad_alloc();
    });
  } catch (const Exhausted& end) { why = end.why; }
  check(static_cast<int>(why), static_cast<int>(Exhausted::kMemory));
}

TEST("A stop flag ends shared work on all threads with one exception") {
  const int32_t stop = 1;
  Limits limits;
  limits.stop = &stop;
  End why = End::kTime;
  try {
    share(3, 100, 1, limits, [](size_t, size_t) {});
  } catch (const Exhausted& end) { why = end.why; }
  check(static_cast<int>(why), static_cast<int>(Exhausted::kStopped));
}

TEST("Strong parts are the classes of vertices that lead to each other, and each comes after all that it leads to") {
  std::mt19937_64 random(6);
  for (int round = 0; round < 200; ++round) {
    const auto n = static_cast<uint32_t>(random() % 9);
    std::vector<uint32_t> begin{0}, to;
    std::vector<std::vector<bool>> leads(n, std::vector<bool>(n));
    for (uint32_t v = 0; v < n; ++v) {
      leads[v][v] = true;
      for (uint64_t k = random() % 3; k > 0; --k) {
        to.push_back(static_cast<uint32_t>(random() % n));
        leads[v][to.back()] = true;
      }
      begin.push_back(static_cast<uint32_t>(to.size()));
    }
    for (uint32_t k = 0; k < n; ++k)
      for (uint32_t v = 0; v < n; ++v)
        for (uint32_t u = 0; u < n; ++u)
          if (leads[v][k] && leads[k][u]) leads[v][u] = true;
    const StrongParts strong = strong_parts(begin, to, [] {});
    size_t members = 0;
    for (uint32_t p = 0; p < strong.parts.size(); ++p)
      for (const uint32_t v : strong.parts[p]) {
        ++members;
        check(strong.part_of[v], p);
      }
    check(members, size_t{n});
    for (uint32_t v = 0; v < n; ++v)
      for (uint32_t u = 0; u < n; ++u) {
        check(strong.part_of[v] == strong.part_of[u], leads[v][u] && leads[u][v]);
        if (leads[v][u]) check(strong.part_of[u] <= strong.part_of[v], true);
      }
  }
}
