// Programs -> text, values, tables and other programs. Nothing recurses: published rules nest ten thousand levels deep.
#include <algorithm>
#include <cassert>

#include "base/words.hpp"
#include "rules/rules.hpp"

namespace logicnet {
namespace {

constexpr size_t kChunk =
    32;  // words of a truth table that are worked out at once, so that deep stacks stay in the cache

int strength(int32_t entry) { return entry == kOr ? 1 : entry == kAnd ? 2 : entry == kNot ? 3 : 4; }

// Runs a program over blocks of `words` words; `load(variable, block)` fills one block with the values of a variable.
template <class Load>
void run(Program p, size_t words, std::vector<uint64_t>& stack, const Load& load) {
  uint64_t* top = stack.data();  // one past the last block
  for (size_t i = 0; i < p.length; ++i) {
    const int32_t entry = p.code[i];
    if (entry >= 0) {
      load(static_cast<size_t>(entry), top);
      top += words;
    } else if (entry == kFalse || entry == kTrue) {
      std::fill(top, top + words, entry == kTrue ? ~uint64_t{0} : 0);
      top += words;
    } else if (entry == kNot) {
      for (uint64_t* w = top - words; w != top; ++w) *w = ~*w;
    } else {
      top -= words;
      const uint64_t* right = top;
      uint64_t* left = top - words;
      if (entry == kAnd)
        for (size_t w = 0; w < words; ++w) left[w] &= right[w];
      else
        for (size_t w = 0; w < words; ++w) left[w] |= right[w];
    }
  }
}

}  // namespace

bool well_formed(Program p, size_t variables) {
  size_t depth = 0;
  for (size_t i = 0; i < p.length; ++i) {
    const int32_t entry = p.code[i];
    if (entry < kTrue || (entry >= 0 && static_cast<size_t>(entry) >= variables)) return false;
    const size_t needed = entry == kNot ? 1 : entry == kAnd || entry == kOr ? 2 : 0;
    if (depth < needed) return false;
    depth += 1 - needed;
  }
  return depth == 1;
}

bool sound(const Rules& rules) {
  if (rules.begin.size() != rules.size() + 1 || rules.begin.front() != 0 || rules.begin.back() != rules.code.size())
    return false;
  for (size_t i = 0; i < rules.size(); ++i)
    if (rules.begin[i] > rules.begin[i + 1] || rules.names[i].empty() || !well_formed(program(rules, i), rules.size()))
      return false;
  std::vector<std::string_view> names(rules.names.begin(), rules.names.end());
  std::sort(names.begin(), names.end());
  return std::adjacent_find(names.begin(), names.end()) == names.end();
}

size_t stack_depth(Program p) {
  size_t depth = 0;
  size_t most = 0;
  for (size_t i = 0; i < p.length; ++i) {
    if (p.code[i] == kAnd || p.code[i] == kOr) --depth;
    else if (p.code[i] != kNot) most = std::max(most, ++depth);
  }
  return most;
}

std::vector<uint32_t> support(Program p) {
  std::vector<uint32_t> variables;
  for (size_t i = 0; i < p.length; ++i) {
    if (p.code[i] < 0) continue;
    variables.push_back(static_cast<uint32_t>(p.code[i]));
    if (variables.size() >= 1024 &&
        (variables.size() & (variables.size() - 1)) == 0) {  // long programs repeat themselves
      std::sort(variables.begin(), variables.end());
      variables.erase(std::unique(variables.begin(), variables.end()), variables.end());
    }
  }
  std::sort(variables.begin(), variables.end());
  variables.erase(std::unique(variables.begin(), variables.end()), variables.end());
  return variables;
}

void append_name(std::string_view name, std::string& out) {
  const bool plain = is_plain_name(name);
  const size_t level = level_begin(name);
  if (!plain) out += '"';
  out += name.substr(0, level);
  if (!plain) out += '"';
  out += name.substr(level);
}

// Walks the program from its last entry. The right side of a binary entry ends just before it, and the left side where
// the right one begins; so one offset for every entry, the start of its subprogram, is all the tree there is.
void append_text(const Rules& rules, Program p, std::string& out) {
  if (p.length == 0) return;
  assert(well_formed(p, rules.size()));
  std::vector<size_t> start(p.length);
  for (size_t i = 0; i < p.length; ++i) {
    const int32_t entry = p.code[i];
    start[i] = entry == kNot ? start[i - 1] : entry == kAnd || entry == kOr ? start[start[i - 1] - 1] : i;
  }
  struct Pending {
    size_t root;       // of the subprogram still to be written
    const char* word;  // or a word, written as it is
    int around;        // strength of the operator it is an operand of
  };
  std::vector<Pending> pending{{p.length - 1, nullptr, 0}};
  while (!pending.empty()) {
    const Pending now = pending.back();
    pending.pop_back();
    if (now.word != nullptr) {
      out += now.word;
      continue;
    }
    const int32_t entry = p.code[now.root];
    const int own = strength(entry);
    if (own < now.around) {
      out += '(';
      pending.push_back({0, ")", 0});
    }
    if (entry >= 0) {
      append_name(rules.names[static_cast<size_t>(entry)], out);
    } else if (entry == kFalse || entry == kTrue) {
      out += entry == kTrue ? '1' : '0';
    } else if (entry == kNot) {
      out += '!';
      pending.push_back({now.root - 1, nullptr, own});
    } else {
      pending.push_back({now.root - 1, nullptr, own});
      pending.push_back({0, entry == kAnd ? " & " : " | ", 0});
      pending.push_back({start[now.root - 1] - 1, nullptr, own});
    }
  }
}

void evaluate(Program p, const uint64_t* values, size_t words, uint64_t* out) {
  assert(well_formed(p, SIZE_MAX));
  std::vector<uint64_t> stack(stack_depth(p) * words);
  run(p, words, stack, [&](size_t variable, uint64_t* block) { std::copy_n(values + variable * words, words, block); });
  std::copy_n(stack.data(), words, out);
}

std::vector<uint64_t> truth_table(Program p, const std::vector<uint32_t>& variables) {
  const size_t n = variables.size();
  assert(n <= 32 && std::is_sorted(variables.begin(), variables.end()) && well_formed(p, SIZE_MAX));
  const size_t words = n <= 6 ? 1 : size_t{1} << (n - 6);
  const size_t chunk = std::min(words, kChunk);
  std::vector<uint64_t> table(words);
  std::vector<uint64_t> stack(stack_depth(p) * chunk);
  std::vector<int32_t> local(p.code, p.code + p.length);  // the program over positions in `variables`
  for (int32_t& entry : local)
    if (entry >= 0)
      entry = static_cast<int32_t>(std::lower_bound(variables.begin(), variables.end(), static_cast<uint32_t>(entry)) -
                                   variables.begin());
  for (size_t first = 0; first < words; first += chunk) {
    run({local.data(), local.size()}, chunk, stack, [&](size_t j, uint64_t* block) {
      for (size_t w = 0; w < chunk; ++w) block[w] = column(j, first + w);
    });
    std::copy_n(stack.data(), chunk, table.data() + first);
  }
  if (n < 6) table[0] &= (uint64_t{1} << (size_t{1} << n)) - 1;
  return table;
}

Rules replaced(const Rules& rules, size_t i, Program p) {
  assert(i < rules.size() && well_formed(p, rules.size()));
  Rules out;
  out.names = rules.names;
  out.begin = rules.begin;
  const auto from = rules.code.begin() + static_cast<std::ptrdiff_t>(rules.begin[i]);
  const auto to = rules.code.begin() + static_cast<std::ptrdiff_t>(rules.begin[i + 1]);
  out.code.reserve(rules.code.size() - static_cast<size_t>(to - from) + p.length);
  out.code.assign(rules.code.begin(), from);
  out.code.insert(out.code.end(), p.code, p.code + p.length);
  out.code.insert(out.code.end(), to, rules.code.end());
  for (size_t k = i + 1; k < out.begin.size(); ++k)
    out.begin[k] = rules.begin[k] - static_cast<size_t>(to - from) + p.length;
  assert(sound(out));
  return out;
}

Rules perturbed(const Rules& rules, std::span<const Change> changes) {
  std::vector<int32_t> fixed(rules.size(), 0);
  std::vector<Change> sorted;  // the cuts
  for (const Change& c : changes) {
    if (c.source < 0) fixed[c.target] = c.value != 0 ? kTrue : kFalse;
    else sorted.push_back(c);
  }
  std::stable_sort(sorted.begin(), sorted.end(), [](const Change& a, const Change& b) { return a.target < b.target; });
  Rules out;
  out.names = rules.names;
  out.begin.assign(1, 0);
  out.begin.reserve(rules.begin.size());
  out.code.reserve(rules.code.size());
  auto cut = sorted.begin();
  for (uint32_t i = 0; i < rules.size(); ++i) {
    const auto first = cut;
    while (cut != sorted.end() && cut->target == i) ++cut;
    if (fixed[i] != 0) {
      out.code.push_back(fixed[i]);
    } else {
      const Program p = program(rules, i);
      const size_t from = out.code.size();
      out.code.insert(out.code.end(), p.code, p.code + p.length);
      for (auto c = first; c != cut; ++c)
        std::replace(out.code.begin() + static_cast<std::ptrdiff_t>(from), out.code.end(),
                     static_cast<int32_t>(c->source), c->value ? +kTrue : +kFalse);
    }
    out.begin.push_back(out.code.size());
  }
  assert(sound(out));
  return out;
}

bool selected(const Rules& rules, const std::vector<uint32_t>& kept, std::span<const Change> held, Rules& out) {
  constexpr int32_t kNeither = kTrue - 1;
  std::vector<int32_t> becomes(rules.size(), kNeither);
  for (const Change& hold : held) becomes[hold.target] = hold.value != 0 ? kTrue : kFalse;
  for (size_t k = 0; k < kept.size(); ++k) becomes[kept[k]] = static_cast<int32_t>(k);
  out.begin.assign(1, 0);
  for (const uint32_t i : kept) {
    out.names.push_back(rules.names[i]);
    const Program p = program(rules, i);
    for (size_t k = 0; k < p.length; ++k) {
      const int32_t entry = p.code[k] < 0 ? p.code[k] : becomes[static_cast<size_t>(p.code[k])];
      if (entry == kNeither) return false;
      out.code.push_back(entry);
    }
    out.begin.push_back(out.code.size());
  }
  assert(sound(out));
  return true;
}

}  // namespace logicnet
