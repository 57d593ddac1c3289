// From rules to a space the kernels can run: truth tables over the variables a rule truly depends on, and their layout
// as lines.
#include <algorithm>
#include <cassert>
#include <cstring>
#include <functional>
#include <new>

#include "base/words.hpp"
#include "spaces/kernels.hpp"

namespace logicnet {
namespace {

// What is asserted of a function: ascending variables below m, a table of just so many bits.
[[maybe_unused]] bool fits(const LocalFunction& f, uint32_t m) {
  return std::adjacent_find(f.support.begin(), f.support.end(), std::greater_equal<uint32_t>()) == f.support.end() &&
         (f.support.empty() || f.support.back() < m) && f.table.size() == words_of(f.support.size()) &&
         (f.table.back() & ~valid_bits(f.support.size())) == 0;
}

uint64_t table_bits(size_t inputs) { return uint64_t{1} << inputs; }

size_t deepest(const int32_t* code, size_t length) {
  size_t depth = 0, most = 0;
  for (size_t k = 0; k < length; ++k) {
    if (code[k] >= 0 || code[k] == kTrue || code[k] == kFalse) most = std::max(most, ++depth);
    else if (code[k] != kNot) --depth;
  }
  return most;
}

// Runs the program on `width` table words at once, beginning with word `from`. stack: deepest() * width words.
void run(const std::vector<int32_t>& code, size_t from, size_t width, uint64_t* stack, uint64_t* out) {
  uint64_t* top = stack - width;
  for (const int32_t op : code) {
    if (op >= 0 || op == kTrue || op == kFalse) {
      top += width;
      for (size_t w = 0; w < width; ++w)
        top[w] = op == kTrue ? ~uint64_t{0} : op == kFalse ? 0 : column(static_cast<size_t>(op), from + w);
    } else if (op == kNot) {
      for (size_t w = 0; w < width; ++w) top[w] = ~top[w];
    } else {
      uint64_t* below = top - width;
      if (op == kAnd)
        for (size_t w = 0; w < width; ++w) below[w] &= top[w];
      else
        for (size_t w = 0; w < width; ++w) below[w] |= top[w];
      top = below;
    }
  }
  std::memcpy(out, stack, width * sizeof(uint64_t));
}

bool depends(const std::vector<uint64_t>& table, size_t input) {
  if (input < 6) {
    const unsigned shift = 1u << input;
    return std::any_of(table.begin(), table.end(),
                       [&](uint64_t w) { return (((w >> shift) ^ w) & ~kOnes[input]) != 0; });
  }
  const size_t apart = size_t{1} << (input - 6);
  for (size_t run = 0; run < table.size(); run += 2 * apart)
    if (!std::equal(table.begin() + static_cast<ptrdiff_t>(run), table.begin() + static_cast<ptrdiff_t>(run + apart),
                    table.begin() + static_cast<ptrdiff_t>(run + apart)))
      return true;
  return false;
}

// The same function without the inputs it does not depend on.
LocalFunction essential(LocalFunction f) {
  LocalFunction out;
  uint64_t kept = 0;
  for (size_t j = 0; j < f.support.size(); ++j) {
    // Below six inputs a table word is repeated first, so that the test may look at whole words.
    if (depends(f.table, j)) {
      kept |= uint64_t{1} << j;
      out.support.push_back(f.support[j]);
    }
  }
  if (out.support.size() == f.support.size()) {
    f.table.back() &= valid_bits(f.support.size());
    return f;
  }
  out.table.assign(words_of(out.support.size()), 0);
  uint64_t row = 0;
  for (uint64_t r = 0; r < table_bits(out.support.size()); ++r) {
    out.table[r >> 6] |= (f.table[row >> 6] >> (row & 63) & 1) << (r & 63);
    row = (row - kept) & kept;  // the next assignment of the inputs that stay
  }
  return out;
}

// A word of values from `chunk`, the function's table over the given variables below 6.
uint64_t spread(uint64_t chunk, const uint32_t* variables, size_t count) {
  if (count == 6) return chunk;
  uint64_t word[32];
  size_t width = size_t{1} << count;
  if (count == 0) return uint64_t{0} - (chunk & 1);
  for (size_t k = 0; k < width; k += 2) {
    const uint64_t low = uint64_t{0} - (chunk >> k & 1), high = uint64_t{0} - (chunk >> (k + 1) & 1);
    word[k / 2] = (low & ~kOnes[variables[0]]) | (high & kOnes[variables[0]]);
  }
  for (size_t j = 1; j < count; ++j) {
    width /= 2;
    for (size_t k = 0; k < width; k += 2)
      word[k / 2] = (word[k] & ~kOnes[variables[j]]) | (word[k + 1] & kOnes[variables[j]]);
  }
  return word[0];
}

struct Shape {  // how a support falls on words, lines, cells
  size_t in_word = 0, in_line = 0, above = 0;
  Shape(const LocalFunction& f, uint32_t line_bits) {
    for (const uint32_t v : f.support) ++(v < 6 ? in_word : v < line_bits ? in_line : above);
  }
};

size_t pattern_words(const LocalFunction& f, uint32_t line_bits) {
  return size_t{1} << (Shape(f, line_bits).above + line_bits - 6);
}

// Fills `lines` and describes it; `flip` (a variable below line_bits, or -1) turns the function into where the variable
// is unstable.
Pattern lay(const LocalFunction& f, uint32_t line_bits, uint32_t cell_bits, int flip, uint64_t* lines) {
  const Shape shape(f, line_bits);
  const size_t words = size_t{1} << (line_bits - 6), rows = size_t{1} << shape.above;
  for (size_t w = 0; w < words; ++w) {
    size_t lane = 0;
    for (size_t j = 0; j < shape.in_line; ++j) lane |= (w >> (f.support[shape.in_word + j] - 6) & 1) << j;
    const uint64_t change = flip < 0 ? 0 : flip < 6 ? kOnes[flip] : uint64_t{0} - (w >> (flip - 6) & 1);
    for (size_t h = 0; h < rows; ++h) {
      const size_t bit = ((h << shape.in_line) | lane) << shape.in_word;
      uint64_t chunk = f.table[bit >> 6] >> (bit & 63);
      lines[h * words + w] = spread(chunk, f.support.data(), shape.in_word) ^ change;
    }
  }
  Pattern p;
  p.lines = lines;
  p.flat = shape.in_word == 0 && shape.in_line == 0;
  p.low.assign(cell_bits > line_bits ? size_t{1} << (cell_bits - line_bits) : 1, 0);
  for (size_t j = 0; j < shape.above; ++j) {
    const uint32_t v = f.support[shape.in_word + shape.in_line + j];
    const uint32_t stride = static_cast<uint32_t>(words << j);
    if (v >= cell_bits) {
      p.high.emplace_back(v - cell_bits, stride);
      continue;
    }
    p.flat = false;
    for (size_t l = 0; l < p.low.size(); ++l) p.low[l] += (l >> (v - line_bits) & 1) != 0 ? stride : 0;
  }
  return p;
}

constexpr std::align_val_t kLine{64};

uint64_t* aligned(size_t bytes) {
  void* p = ::operator new((bytes + 63) / 64 * 64, kLine, std::nothrow);
  if (p == nullptr) throw Exhausted{Exhausted::kMemory};
  return static_cast<uint64_t*>(p);
}

void release(uint64_t* p) { ::operator delete(p, kLine); }

}  // namespace

LocalFunction tabulate(const int32_t* code, size_t length, size_t bytes) {
  LocalFunction f;
  std::vector<int32_t> program(code, code + length);
  for (const int32_t op : program)
    if (op >= 0) f.support.push_back(static_cast<uint32_t>(op));
  std::sort(f.support.begin(), f.support.end());
  f.support.erase(std::unique(f.support.begin(), f.support.end()), f.support.end());
  if (f.support.size() > 36 || words_of(f.support.size()) > bytes / 16) throw Exhausted{Exhausted::kMemory};
  for (int32_t& op : program)
    if (op >= 0)
      op = static_cast<int32_t>(std::lower_bound(f.support.begin(), f.support.end(), static_cast<uint32_t>(op)) -
                                f.support.begin());
  const size_t words = words_of(f.support.size()), depth = deepest(code, length);
  const size_t width = std::min(words, depth > 4096 ? size_t{4} : size_t{64});
  std::vector<uint64_t> stack(depth * width);
  f.table.resize(words);
  for (size_t w = 0; w < words; w += width) run(program, w, width, stack.data(), f.table.data() + w);
  return essential(std::move(f));
}

Space space_of(const Rules& rules, size_t bytes) {
  Space space;
  space.m = static_cast<uint32_t>(rules.size());
  for (size_t i = 0; i < rules.size(); ++i) {
    space.f.push_back(tabulate(rules.code.data() + rules.begin[i], rules.begin[i + 1] - rules.begin[i], bytes));
    const size_t taken = space.f.back().table.size() * sizeof(uint64_t);
    bytes -= std::min(bytes, taken);
  }
  return space;
}

bool value_at(const LocalFunction& f, uint64_t state) {
  uint64_t row = 0;
  for (size_t j = 0; j < f.support.size(); ++j) row |= (state >> f.support[j] & 1) << j;
  return (f.table[row >> 6] >> (row & 63) & 1) != 0;
}

Dynamics::Dynamics(const Space& given, size_t memory, unsigned thread_count)
    : space(given),
      threads(std::max(1u, thread_count)),
      account(std::make_shared<Account>(memory)),
      kernels(&kernels_here()),
      line_bits(kernels->line_bits),
      cell_bits(std::min(given.m, 16u)),
      tables_(nullptr, release) {
  assert(space.m <= 32 && space.f.size() == space.m);
  assert(std::all_of(space.f.begin(), space.f.end(), [&](const LocalFunction& f) { return fits(f, space.m); }));
  uint64_t words = 0;
  for (const LocalFunction& f : space.f) words += pattern_words(f, line_bits);
  if (words > SIZE_MAX / 16) throw Exhausted{Exhausted::kMemory};  // more than a 32-bit machine can address
  table_bytes_ = static_cast<size_t>(words) * sizeof(uint64_t);
  account->take(table_bytes_);
  tables_.reset(aligned(std::max<size_t>(table_bytes_, 64)));
  uint64_t* at = tables_.get();
  for (uint32_t i = 0; i < space.m; ++i) {
    patterns.push_back(lay(space.f[i], line_bits, cell_bits, i < line_bits ? static_cast<int>(i) : -1, at));
    at += pattern_words(space.f[i], line_bits);
  }
}

Bits Dynamics::where(const LocalFunction& f) const {
  assert(fits(f, space.m));
  Bits out(space.m, account, false);
  const size_t bytes = pattern_words(f, line_bits) * sizeof(uint64_t);
  const Held held(*account, bytes);
  std::unique_ptr<uint64_t[], void (*)(uint64_t*)> lines(aligned(bytes), release);
  const Pattern p = lay(f, line_bits, cell_bits, -1, lines.get());
  for (size_t cell = 0; cell < cell_count(*this); ++cell)
    kernels->copy(p, base_of(p, cell), out.words() + cell * cell_words(*this), cell_lines(*this));
  for (size_t w = out.length(); w < set_bytes(space.m) / sizeof(uint64_t); ++w)
    out.words()[w] = 0;  // lines may be longer than the set
  out.words()[out.length() - 1] &= out.last();
  assert(out.clean());
  return out;
}

uint64_t Dynamics::image(uint64_t state) const {
  uint64_t out = 0;
  for (uint32_t i = 0; i < space.m; ++i) out |= static_cast<uint64_t>(value_at(space.f[i], state)) << i;
  return out;
}

uint64_t Dynamics::unstable_at(uint64_t state) const { return image(state) ^ state; }

}  // namespace logicnet
