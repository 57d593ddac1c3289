// The letters and tokens of a rule, and what to say about those that do not belong.
//
// Owns what a name, a blank, a comment and a reserved word are. The text has been checked to be UTF-8 without zero
// bytes before a Lexer sees it, so that decoding needs no checks of its own.
#ifndef LOGICNET_RULES_LEXER_HPP
#define LOGICNET_RULES_LEXER_HPP
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace logicnet {

enum class Kind { kEnd, kName, kConstant, kNot, kAnd, kOr, kOpen, kClose, kBad };

struct Token {
  Kind kind;
  const char* begin;  // where it stands in the text; begin == end at the end
  const char* end;
  std::string_view name;  // of a name, without its quotes
  bool value;             // of a constant
};

// How a level is compared, `>= 2`; kNone where no comparison stands there.
enum class Relation { kNone, kLeast, kMost, kAbove, kBelow, kEqual, kOther };

struct Comparison {
  Relation relation;
  const char* begin;
  const char* end;
  uint32_t level;
};

// Tokens of one stretch of text. A newline inside it is a blank (expressions may have some), and ends a comment.
class Lexer {
 public:
  Lexer(const char* begin, const char* end) : at_(begin), end_(end) {}
  Token next();
  const char* at() const { return at_; }  // where the next token is looked for
  bool may_go_on() const;                 // whether a name that ends here can be one of several words, or a function
  void skip_blanks() {                    // and comments
    const auto byte = static_cast<unsigned char>(at_ == end_ ? 'A' : *at_);
    if (byte <= ' ' || byte == '#' || byte >= 0x80) skip_some();
  }
  Comparison comparison();  // what follows a name, where that is one; else nothing is taken

 private:
  void skip_some();
  Token symbol(Kind kind, bool may_double);
  Token quoted();
  const char* at_;
  const char* end_;
};

const char* invalid_utf8(const char* begin, const char* end);  // the first byte that is not UTF-8, or end

// rules/levels.cpp: what compares a level, as code over the variables `name>=1`, `name>=2`, ...
// `find` gives the number of a declared name, or a negative one.
using Find = std::function<int64_t(std::string_view)>;
bool append_comparison(std::string_view name, Comparison comparison, const Find& find, std::vector<int32_t>& code,
                       std::string& problem);

// rules/advice.cpp: words for people. Names are clipped, so that a message always fits its buffer.
std::string clipped(std::string_view text);
std::string described(const char* at, const char* end);  // the character that stands there: '=' or byte 0x07
std::string advice(const char* at, const char* end);     // what to write in its place, or nothing
// The candidate that is most likely meant, or nothing where none is near.
std::string_view nearest(std::string_view name, const std::vector<std::string_view>& candidates);

}  // namespace logicnet
#endif
