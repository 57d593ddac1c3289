// Functions of rules that count their terms, as R BoolNet writes them: any, all, maj, sumis, sumgt, sumlt.
//
// A rule is a program over ! & |, so a count becomes one: at least k of n terms hold where, for some j, at least j of
// the first half hold and k - j of the second. No sharing: what grows beyond kMostEntries is refused.
#include <algorithm>
#include <array>
#include <string>

#include "rules/counts.hpp"

namespace logicnet {
namespace {

constexpr size_t kMostEntries = 1'000'000;  // of one function, written out

struct Known {
  std::string_view name;
  Count count;
};
constexpr std::array<Known, 6> kKnown{{{"any", Count::kAny},
                                       {"all", Count::kAll},
                                       {"maj", Count::kMajority},
                                       {"sumis", Count::kEqual},
                                       {"sumgt", Count::kAbove},
                                       {"sumlt", Count::kBelow}}};

bool is_lower(std::string_view text, std::string_view lower) {
  return std::equal(text.begin(), text.end(), lower.begin(), lower.end(),
                    [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : +a) == b; });
}

// Terms [from, to) of those that stand one after another in `code`; `begin` has where each begins, and the end.
struct Terms {
  const std::vector<int32_t>& code;
  const std::vector<size_t>& begin;
  std::vector<int32_t>& out;

  bool copy(size_t i) {
    out.insert(out.end(), code.begin() + static_cast<std::ptrdiff_t>(begin[i]),
               code.begin() + static_cast<std::ptrdiff_t>(begin[i + 1]));
    return out.size() <= kMostEntries;
  }

  bool joined(size_t from, size_t to, int32_t operation) {
    for (size_t i = from; i < to; ++i) {
      if (!copy(i)) return false;
      if (i != from) out.push_back(operation);
    }
    return true;
  }

  // At least `least` of the terms hold; from < to. The recursion is as deep as the terms can be halved.
  bool at_least(size_t from, size_t to, size_t least) {
    const size_t n = to - from;
    if (least == 0 || least > n) {
      out.push_back(least == 0 ? Op::kTrue : Op::kFalse);
      return true;
    }
    if (least == 1) return joined(from, to, Op::kOr);
    if (least == n) return joined(from, to, Op::kAnd);
    const size_t middle = from + n / 2;
    bool first = true;
    for (size_t left = least > to - middle ? least - (to - middle) : 0; left <= std::min(least, middle - from);
         ++left) {
      if (left > 0 && !at_least(from, middle, left)) return false;
      if (left < least && !at_least(middle, to, least - left)) return false;
      if (left > 0 && left < least) out.push_back(Op::kAnd);
      if (!first) out.push_back(Op::kOr);
      first = false;
    }
    return out.size() <= kMostEntries;
  }
};

}  // namespace

Count counting(std::string_view name) {
  for (const Known& known : kKnown)
    if (is_lower(name, known.name)) return known.count;
  return Count::kNone;
}

bool compares(Count count) { return count == Count::kEqual || count == Count::kAbove || count == Count::kBelow; }

bool is_temporal(std::string_view name) {
  return is_lower(name, "timeis") || is_lower(name, "timegt") || is_lower(name, "timelt");
}

bool append_count(Count count, size_t number, const std::vector<int32_t>& code, const std::vector<size_t>& begin,
                  std::vector<int32_t>& out) {
  const size_t n = begin.size() - 1;
  Terms terms{code, begin, out};
  switch (count) {
    case Count::kAny: return terms.at_least(0, n, 1);
    case Count::kAll: return terms.at_least(0, n, n);
    case Count::kMajority: return terms.at_least(0, n, n / 2 + 1);
    case Count::kAbove: return terms.at_least(0, n, std::min(number, n) + 1);
    case Count::kBelow:
      if (!terms.at_least(0, n, std::min(number, n + 1))) return false;
      out.push_back(Op::kNot);
      return true;
    case Count::kEqual:
      if (!terms.at_least(0, n, std::min(number, n + 1))) return false;
      if (number < n) {
        if (!terms.at_least(0, n, number + 1)) return false;
        out.push_back(Op::kNot);
        out.push_back(Op::kAnd);
      }
      return true;
    case Count::kNone: break;
  }
  return false;
}

}  // namespace logicnet
