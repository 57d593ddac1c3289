// See rules/lexer.hpp. A plain name is a letter, digit, underscore or non-ASCII letter, followed by any of these and .
// - : / + @.
#include "rules/lexer.hpp"

#include <array>
#include <cstdint>
#include <cstring>

#include "rules/rules.hpp"

namespace logicnet {
namespace {

enum Class : uint8_t { kOther, kStart, kInside, kBlank, kWide };  // kWide: the first byte of a character beyond ASCII

constexpr std::array<uint8_t, 256> make_classes() {
  std::array<uint8_t, 256> c{};
  for (int i = 'a'; i <= 'z'; ++i) c[static_cast<size_t>(i)] = kStart;
  for (int i = 'A'; i <= 'Z'; ++i) c[static_cast<size_t>(i)] = kStart;
  for (int i = '0'; i <= '9'; ++i) c[static_cast<size_t>(i)] = kStart;
  c['_'] = kStart;
  for (char i : {'.', '-', ':', '/', '+', '@'}) c[static_cast<size_t>(i)] = kInside;
  for (char i : {' ', '\t', '\n', '\r', '\v', '\f'}) c[static_cast<size_t>(i)] = kBlank;
  for (size_t i = 0x80; i < 256; ++i) c[i] = kWide;
  return c;
}
constexpr std::array<uint8_t, 256> kClasses = make_classes();

Class class_of(char byte) { return static_cast<Class>(kClasses[static_cast<unsigned char>(byte)]); }

struct Character {
  uint32_t point;
  int bytes;
};

Character decode(const char* at) {
  const auto byte = [at](int i) { return static_cast<uint32_t>(static_cast<unsigned char>(at[i])); };
  if (byte(0) < 0x80) return {byte(0), 1};
  if (byte(0) < 0xE0) return {(byte(0) & 0x1F) << 6 | (byte(1) & 0x3F), 2};
  if (byte(0) < 0xF0) return {(byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), 3};
  return {(byte(0) & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F), 4};
}

bool wide_blank(uint32_t p) {
  return p == 0x85 || p == 0xA0 || p == 0x1680 || (p >= 0x2000 && p <= 0x200B) || p == 0x2028 || p == 0x2029 ||
         p == 0x202F || p == 0x205F || p == 0x3000 || p == 0xFEFF;
}

// Letters, digits, accents, super- and subscripts of every script; not punctuation, mathematical operators, arrows or
// controls.
bool wide_name(uint32_t p) {
  if (p < 0xC0) return p == 0xAA || p == 0xB2 || p == 0xB3 || p == 0xB5 || p == 0xB9 || p == 0xBA;
  if (p == 0xD7 || p == 0xF7 || wide_blank(p)) return false;
  if (p >= 0x2000 && p <= 0x2BFF) return (p >= 0x2070 && p <= 0x209F) || (p >= 0x2100 && p <= 0x214F);
  return !(p >= 0x3001 && p <= 0x3030) && !(p >= 0xE000 && p <= 0xF8FF) && !(p >= 0xFF00 && p <= 0xFF0F) && p < 0xFFF0;
}

const char* name_end(const char* at, const char* end) {
  const char* const begin = at;
  while (at != end) {
    const Class c = class_of(*at);
    if (c == kStart || (c == kInside && at != begin)) {
      ++at;
    } else if (c == kWide) {
      const Character wide = decode(at);
      if (!wide_name(wide.point)) break;
      at += wide.bytes;
    } else {
      break;
    }
  }
  return at;
}

Token word(const char* begin, const char* end) {
  const std::string_view w(begin, static_cast<size_t>(end - begin));
  const auto constant = [&](bool value) { return Token{Kind::kConstant, begin, end, {}, value}; };
  const auto operation = [&](Kind kind) { return Token{kind, begin, end, {}, false}; };
  if (w.size() == 1) {
    if (w == "0") return constant(false);
    if (w == "1") return constant(true);
  } else if (w.size() <= 5) {
    if (w == "and" || w == "AND") return operation(Kind::kAnd);
    if (w == "or" || w == "OR") return operation(Kind::kOr);
    if (w == "not" || w == "NOT") return operation(Kind::kNot);
    if (w == "true" || w == "True" || w == "TRUE") return constant(true);
    if (w == "false" || w == "False" || w == "FALSE") return constant(false);
  }
  return {Kind::kName, begin, end, w, false};
}

}  // namespace

void Lexer::skip_some() {
  while (at_ != end_) {
    const Class c = class_of(*at_);
    if (c == kBlank) {
      ++at_;
    } else if (*at_ == '#') {
      const void* line = std::memchr(at_, '\n', static_cast<size_t>(end_ - at_));
      at_ = line != nullptr ? static_cast<const char*>(line) : end_;
    } else if (c == kWide && wide_blank(decode(at_).point)) {
      at_ += decode(at_).bytes;
    } else {
      return;
    }
  }
}

bool Lexer::may_go_on() const {
  Lexer ahead = *this;
  ahead.skip_blanks();
  if (ahead.at_ == end_) return false;
  const Class c = class_of(*ahead.at_);
  return *ahead.at_ == '(' || c == kStart || c == kWide;
}

Comparison Lexer::comparison() {
  const char* const before = at_;
  skip_blanks();
  const char* const begin = at_;
  const auto follows = [this](std::string_view word) {
    if (static_cast<size_t>(end_ - at_) < word.size() || std::string_view(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  };
  const Relation relation = follows(">=")   ? Relation::kLeast
                            : follows("<=") ? Relation::kMost
                            : follows("!=") ? Relation::kOther
                            : follows("==") ? Relation::kEqual
                            : follows(">")  ? Relation::kAbove
                            : follows("<")  ? Relation::kBelow
                            : follows("=")  ? Relation::kEqual
                                            : Relation::kNone;
  if (relation != Relation::kNone) {
    skip_blanks();
    const char* const digits = at_;
    uint32_t level = 0;
    for (; at_ != end_ && *at_ >= '0' && *at_ <= '9' && at_ - digits < 6; ++at_)
      level = level * 10 + static_cast<uint32_t>(*at_ - '0');
    const bool ends = at_ == end_ || name_end(at_, end_) == at_;
    if (at_ != digits && ends) return {relation, begin, at_, level};
  }
  at_ = before;
  return {Relation::kNone, before, before, 0};
}

Token Lexer::symbol(Kind kind, bool may_double) {
  const char* begin = at_++;
  if (may_double && at_ != end_ && *at_ == *begin) ++at_;
  return {kind, begin, at_, {}, false};
}

Token Lexer::quoted() {
  const char* begin = at_++;
  while (at_ != end_ && *at_ != '"' && static_cast<unsigned char>(*at_) >= 0x20 && *at_ != 0x7F) ++at_;
  if (at_ == end_ || *at_ != '"') return {Kind::kBad, begin, begin + 1, {}, false};
  ++at_;
  const std::string_view name(begin + 1, static_cast<size_t>(at_ - begin - 2));
  return {name.empty() ? Kind::kBad : Kind::kName, begin, at_, name, false};
}

Token Lexer::next() {
  skip_blanks();
  if (at_ == end_) return {Kind::kEnd, at_, at_, {}, false};
  switch (*at_) {
    case '(': return symbol(Kind::kOpen, false);
    case ')': return symbol(Kind::kClose, false);
    case '!':
    case '~': return symbol(Kind::kNot, false);
    case '&': return symbol(Kind::kAnd, true);
    case '|': return symbol(Kind::kOr, true);
    case '"': return quoted();
    default: break;
  }
  const char* begin = at_;
  at_ = name_end(at_, end_);
  if (at_ != begin) return word(begin, at_);
  at_ += decode(at_).bytes;
  return {Kind::kBad, begin, at_, {}, false};
}

bool is_plain_name(std::string_view name) {
  name = name.substr(0, level_begin(name));  // a level's variable reads back as a comparison
  if (name.empty()) return false;
  const char* end = name.data() + name.size();
  return name_end(name.data(), end) == end && word(name.data(), end).kind == Kind::kName;
}

const char* invalid_utf8(const char* at, const char* end) {
  while (at != end) {
    uint64_t eight = 0;
    if (end - at >= 8) {
      std::memcpy(&eight, at, 8);
      if ((eight & 0x8080808080808080u) == 0) {
        at += 8;
        continue;
      }
    }
    const auto first = static_cast<unsigned char>(*at);
    const int bytes = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    if (bytes == 0 || end - at < bytes) return at;
    for (int i = 1; i < bytes; ++i)
      if ((static_cast<unsigned char>(at[i]) & 0xC0) != 0x80) return at;
    if (bytes > 2) {  // overlong forms, surrogates, beyond the last character
      const uint32_t p = decode(at).point;
      if (p < (bytes == 3 ? 0x800u : 0x10000u) || (p >= 0xD800 && p <= 0xDFFF) || p > 0x10FFFF) return at;
    }
    at += bytes;
  }
  return end;
}

}  // namespace logicnet
