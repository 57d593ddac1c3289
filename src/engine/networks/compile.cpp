// Rules -> decision diagrams. A short support goes through its truth table, evaluated 64 rows at a time, which is what
// makes rules of a megabyte (normal forms written out) cheap; a long one is put together from its operators.
#include <algorithm>

#include "base/words.hpp"
#include "networks/network.hpp"

namespace logicnet {
namespace {

constexpr size_t kChunk = 16;  // words evaluated at once: the stack of a deep program stays in the cache

uint64_t one_word(Program p, const std::vector<uint8_t>& bit_of, std::vector<uint64_t>& stack) {
  uint64_t* top = stack.data();
  for (size_t i = 0; i < p.length; ++i) {
    const int32_t op = p.code[i];
    if (op >= 0) *top++ = kOnes[bit_of[static_cast<size_t>(op)]];
    else if (op == kNot) top[-1] = ~top[-1];
    else if (op == kAnd) --top, top[-1] &= top[0];
    else if (op == kOr) --top, top[-1] |= top[0];
    else *top++ = op == kTrue ? ~uint64_t{0} : 0;
  }
  return top[-1];
}

void many_words(Program p, const std::vector<uint8_t>& bit_of, std::vector<uint64_t>& stack, size_t first, size_t words,
                uint64_t* out) {
  size_t top = 0;
  for (size_t i = 0; i < p.length; ++i) {
    const int32_t op = p.code[i];
    if (op == kNot) {
      uint64_t* a = stack.data() + (top - 1) * words;
      for (size_t w = 0; w < words; ++w) a[w] = ~a[w];
    } else if (op == kAnd || op == kOr) {
      --top;
      uint64_t* a = stack.data() + (top - 1) * words;
      const uint64_t* b = a + words;
      if (op == kAnd)
        for (size_t w = 0; w < words; ++w) a[w] &= b[w];
      else
        for (size_t w = 0; w < words; ++w) a[w] |= b[w];
    } else {
      uint64_t* a = stack.data() + top++ * words;
      for (size_t w = 0; w < words; ++w)
        a[w] = op >= 0 ? column(bit_of[static_cast<size_t>(op)], first + w) : op == kTrue ? ~uint64_t{0} : 0;
    }
  }
  std::copy(stack.begin(), stack.begin() + static_cast<ptrdiff_t>(words), out);
}

// A chain of one operator is put together in pairs: the sizes of what is joined stay alike, and most joins are small.
Ref by_operators(Bdd& bdd, Program p, const std::vector<Var>& level) {
  struct Chain {
    int32_t op;  // of the operands from `first` on; 0: a single one
    size_t first;
  };
  std::vector<Ref> operands;
  std::vector<Chain> stack;
  const auto fold = [&](Chain& chain) {
    for (size_t count = operands.size() - chain.first; count > 1; count = (count + 1) / 2) {
      Ref* at = operands.data() + chain.first;
      for (size_t k = 0; k < count / 2; ++k)
        at[k] = chain.op == kAnd ? bdd.conj(at[2 * k], at[2 * k + 1]) : bdd.disj(at[2 * k], at[2 * k + 1]);
      if (count % 2 != 0) at[count / 2] = at[count - 1];
    }
    operands.resize(chain.first + 1);
    chain.op = 0;
  };
  const auto push = [&](Ref f) {
    stack.push_back({0, operands.size()});
    operands.push_back(f);
  };
  for (size_t i = 0; i < p.length; ++i) {
    const int32_t op = p.code[i];
    if (op == kAnd || op == kOr) {
      Chain right = stack.back();
      stack.pop_back();
      if (right.op != 0 && right.op != op) fold(right);
      Chain& left = stack.back();
      if (left.op != 0 && left.op != op) {
        // The operands of the left stand before those of the right: fold them and close the gap.
        std::vector<Ref> tail(operands.begin() + static_cast<ptrdiff_t>(right.first), operands.end());
        operands.resize(right.first);
        fold(left);
        operands.insert(operands.end(), tail.begin(), tail.end());
      }
      left.op = op;
    } else if (op == kNot) {
      fold(stack.back());
      operands.back() = bdd.negate(operands.back());
    } else {
      push(op >= 0 ? bdd.literal(level[static_cast<size_t>(op)]) : op == kTrue ? Bdd::kTrue : Bdd::kFalse);
    }
  }
  fold(stack.back());
  return operands.back();
}

}  // namespace

// Regulators stand just above what they regulate (depth-first, as they are written): functions stay narrow, and the
// variables of one block stand together. The longest rules come first: a sum of products needs its variables in the
// order in which it is written.
std::vector<Var> variable_order(const Rules& rules) {
  const size_t n = rules.size();
  constexpr Var kUnseen = 0xffffffffu, kOpen = 0xfffffffeu;
  std::vector<Var> level(n, kUnseen);
  std::vector<uint32_t> roots(n);
  for (uint32_t i = 0; i < n; ++i) roots[i] = i;
  const auto length = [&](uint32_t i) { return rules.begin[i + 1] - rules.begin[i]; };
  std::stable_sort(roots.begin(), roots.end(), [&](uint32_t a, uint32_t b) { return length(a) > length(b); });
  std::vector<std::pair<uint32_t, size_t>> path;
  Var next = 0;
  for (const uint32_t root : roots) {
    if (level[root] != kUnseen) continue;
    level[root] = kOpen;
    path.emplace_back(root, rules.begin[root]);
    while (!path.empty()) {
      auto& [v, at] = path.back();
      if (at == rules.begin[v + 1]) {
        level[v] = next++;
        path.pop_back();
        continue;
      }
      const int32_t op = rules.code[at++];
      if (op >= 0 && level[static_cast<size_t>(op)] == kUnseen) {
        level[static_cast<size_t>(op)] = kOpen;
        path.emplace_back(static_cast<uint32_t>(op), rules.begin[static_cast<size_t>(op)]);
      }
    }
  }
  return level;
}

namespace {

// The value of a program where some variables are decided: 0, 1, or 2.
int8_t ternary(Program p, const std::vector<int8_t>& decided, std::vector<int8_t>& stack) {
  stack.clear();
  for (size_t i = 0; i < p.length; ++i) {
    const int32_t op = p.code[i];
    if (op >= 0) {
      stack.push_back(decided[static_cast<size_t>(op)]);
    } else if (op == kNot) {
      if (stack.back() != 2) stack.back() = static_cast<int8_t>(1 - stack.back());
    } else if (op == kAnd || op == kOr) {
      const int8_t b = stack.back(), wins = op == kOr;
      stack.pop_back();
      int8_t& a = stack.back();
      a = a == wins || b == wins ? wins : a == 2 || b == 2 ? int8_t{2} : static_cast<int8_t>(1 - wins);
    } else {
      stack.push_back(op == kTrue);
    }
  }
  return stack.back();
}

}  // namespace

std::vector<int8_t> decided_by_constants(const Rules& rules) {
  const auto n = static_cast<uint32_t>(rules.size());
  std::vector<int8_t> decided(n, 2), stack;
  std::vector<uint32_t> queue;
  const auto look = [&](uint32_t i) {
    if (decided[i] != 2) return;
    decided[i] = ternary(program(rules, i), decided, stack);
    if (decided[i] != 2) queue.push_back(i);
  };
  for (uint32_t i = 0; i < n; ++i) look(i);
  if (queue.empty()) return decided;
  std::vector<std::vector<uint32_t>> readers(n);
  for (uint32_t i = 0; i < n; ++i) {
    if (decided[i] != 2) continue;
    for (size_t at = rules.begin[i]; at < rules.begin[i + 1]; ++at) {
      if (rules.code[at] < 0) continue;
      std::vector<uint32_t>& known = readers[static_cast<size_t>(rules.code[at])];
      if (known.empty() || known.back() != i) known.push_back(i);
    }
  }
  for (size_t q = 0; q < queue.size(); ++q)
    for (const uint32_t i : readers[queue[q]]) look(i);
  return decided;
}

std::vector<int32_t> simplified(Program p, const std::vector<int8_t>& decided) {
  std::vector<int32_t> out(p.code, p.code + p.length);
  for (int32_t& op : out)
    if (op >= 0 && decided[static_cast<size_t>(op)] != 2) op = decided[static_cast<size_t>(op)] == 1 ? kTrue : kFalse;
  return out;
}

Ref compile(Bdd& bdd, Program p, const std::vector<Var>& level) {
  assert(well_formed(p, level.size()));
  constexpr uint8_t kAbsent = 255;
  std::vector<uint8_t> bit_of(level.size(), kAbsent);
  std::vector<uint32_t> mentioned;
  size_t depth = 0, deepest = 0;
  for (size_t i = 0; i < p.length; ++i) {
    const int32_t op = p.code[i];
    if (op == kAnd || op == kOr) --depth;
    else if (op != kNot) deepest = std::max(deepest, ++depth);
    if (op >= 0 && bit_of[static_cast<size_t>(op)] == kAbsent) {
      bit_of[static_cast<size_t>(op)] = 0;
      mentioned.push_back(static_cast<uint32_t>(op));
    }
  }
  const size_t k = mentioned.size();
  if (k > 18 || (k > 10 && p.length < 4 * k)) return by_operators(bdd, p, level);
  std::sort(mentioned.begin(), mentioned.end(), [&](uint32_t a, uint32_t b) { return level[a] < level[b]; });
  std::vector<Var> vars(k);
  for (size_t j = 0; j < k; ++j) {
    vars[j] = level[mentioned[j]];
    bit_of[mentioned[j]] = static_cast<uint8_t>(k - 1 - j);
  }
  if (k <= 6) {
    std::vector<uint64_t> stack(deepest + 1);
    const uint64_t word = one_word(p, bit_of, stack);
    return bdd.from_table(vars, &word);
  }
  const size_t words = words_of(k), chunk = std::min(words, kChunk);
  std::vector<uint64_t> stack(deepest * chunk), table(words);
  for (size_t first = 0; first < words; first += chunk)
    many_words(p, bit_of, stack, first, chunk, table.data() + first);
  return bdd.from_table(vars, table.data());
}

}  // namespace logicnet
