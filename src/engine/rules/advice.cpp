// What to say about a character or a name that does not belong: the other half of rules/lexer.hpp.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>

#include "rules/lexer.hpp"

namespace logicnet {
namespace {

constexpr size_t kShown = 40;     // bytes of a name in a message
constexpr size_t kCompared = 64;  // longer names are not compared: nobody mistypes them one letter at a time

struct Advice {
  std::string_view found;
  std::string_view write;
};
constexpr std::array<Advice, 20> kAdvice{{
    {"->", "a rule reads `target, rule`, with the operators & | !"},
    {"=>", "a rule reads `target, rule`, with the operators & | !"},
    {"=", "a rule reads `target, rule`, with the operators & | !"},
    {"*", "write & for and"},
    {"+", "write | for or; a + is read inside a name only"},
    {"-", "write ! for not; a - is read inside a name only"},
    {"^", "write (a & !b) | (!a & b) for exclusive or"},
    {"[", "write ( for grouping; a name with other characters is written in double quotes"},
    {"]", "write ) for grouping; a name with other characters is written in double quotes"},
    {"{", "write ( for grouping; a name with other characters is written in double quotes"},
    {"}", "write ) for grouping; a name with other characters is written in double quotes"},
    {",", "a line has one comma, between target and rule; a name that contains one is written in double quotes"},
    {"'", "a name with other characters is written in double quotes"},
    {"\xE2\x80\x98", "write straight double quotes"},
    {"\xE2\x80\x9C", "write straight double quotes"},
    {"\xE2\x80\x9D", "write straight double quotes"},
    {"\xC2\xAC", "write ! for not"},
    {"\xE2\x88\xA7", "write & for and"},
    {"\xE2\x88\xA8", "write | for or"},
    {";", "one rule a line, and nothing at its end"},
}};

size_t character_bytes(const char* at, const char* end) {
  size_t n = 1;
  while (at + n != end && (static_cast<unsigned char>(at[n]) & 0xC0) == 0x80) ++n;
  return n;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// Letters to add, drop, change or swap; a change of case costs nothing, so that `stat3` finds `STAT3`.
size_t distance(std::string_view a, std::string_view b) {
  std::array<size_t, kCompared + 1> before{};
  std::array<size_t, kCompared + 1> above{};
  std::array<size_t, kCompared + 1> row{};
  for (size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t change = above[j - 1] + (lower(a[i - 1]) != lower(b[j - 1]) ? 1 : 0);
      row[j] = std::min({change, above[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]))
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before = above;
    above = row;
  }
  return above[b.size()];
}

}  // namespace

std::string clipped(std::string_view text) {
  if (text.size() <= kShown) return std::string(text);
  size_t n = kShown - 3;
  while (n > 0 && (static_cast<unsigned char>(text[n]) & 0xC0) == 0x80) --n;
  return std::string(text.substr(0, n)) + "...";
}

std::string described(const char* at, const char* end) {
  const auto byte = static_cast<unsigned char>(*at);
  if (byte >= 0x20 && byte != 0x7F) return "'" + std::string(at, character_bytes(at, end)) + "'";
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "byte 0x%02X", byte);
  return text.data();
}

std::string advice(const char* at, const char* end) {
  const std::string_view rest(at, static_cast<size_t>(end - at));
  for (const Advice& a : kAdvice)
    if (rest.substr(0, a.found.size()) == a.found) return std::string(a.write);
  return "a name with other characters than letters, digits and _ . - : / + @ is written in double quotes";
}

std::string_view nearest(std::string_view name, const std::vector<std::string_view>& candidates) {
  std::string_view best;
  if (name.size() > kCompared) return best;
  size_t limit = std::max<size_t>(1, name.size() / 3) + 1;  // exclusive
  for (const std::string_view candidate : candidates) {
    const size_t shorter = std::min(candidate.size(), name.size());
    if (candidate.size() > kCompared || candidate.size() + name.size() - 2 * shorter >= limit) continue;
    const size_t d = distance(name, candidate);
    if (d < limit && d < std::max(name.size(), candidate.size())) {
      best = candidate;
      limit = d;
      if (d == 0) break;
    }
  }
  return best;
}

}  // namespace logicnet
