// A whole .bnet text: lines of `target, rule`, the header, and what is declared where.
#include <algorithm>
#include <cstring>
#include <string>
#include <utility>

#include "base/codes.h"
#include "rules/parser.hpp"

namespace logicnet {
namespace {

bool is_word(std::string_view text, std::string_view lower_case) {
  return std::equal(text.begin(), text.end(), lower_case.begin(), lower_case.end(),
                    [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : +a) == b; });
}

size_t line_of(std::string_view text, size_t offset) {
  size_t line = 1;
  for (size_t i = 0; i < offset; ++i)
    if (text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n')) ++line;
  return line;
}

}  // namespace

bool Parser::declare(std::string_view name, const char* at) {
  const uint32_t symbol = names_.number(name);
  if (symbol == first_met_.size()) first_met_.push_back(at);
  if (symbol >= kMostNames) return fail(LOGICNET_SYNTAX, at, at, "more than 2147483647 components");
  Symbol& s = names_[symbol];
  const auto offset = static_cast<size_t>(at - text_.data());
  if (s.component != kUndeclared && problems_ != nullptr && problems_->full())
    return fail(LOGICNET_NAME, at, at, {});  // nobody reads it, and the line of the first takes time to find
  if (s.component != kUndeclared)
    return fail(LOGICNET_NAME, at, at + name.size(),
                "a second rule for '" + clipped(name) + "': the first is in line " +
                    std::to_string(line_of(text_, declared_[s.component])),
                "keep one of the two, or join them with |");
  s.component = static_cast<uint32_t>(components_.size());
  components_.push_back(symbol);
  declared_.push_back(offset);
  return true;
}

bool Parser::line(const char* begin, const char* end, bool first) {
  Lexer lexer(begin, end);
  Token target = lexer.next();
  if (target.kind != Kind::kName) return bad_target(target, end);
  Lexer ahead = lexer;
  lexer.skip_blanks();
  if (lexer.at() != end && *lexer.at() != ',') {
    const Token whole = with_blanks(target, ahead);
    ahead.skip_blanks();
    if (ahead.at() != end && *ahead.at() == ',') {
      target = whole;
      lexer = ahead;
    }
  }
  if (lexer.at() == end || *lexer.at() != ',') return missing_comma(target, lexer.at(), end);
  const char* factors = lexer.at() + 1;
  if (first && is_word(target.name, "targets")) {
    Lexer rest(factors, end);
    const Token t = rest.next();
    const bool header = t.kind == Kind::kName && (is_word(t.name, "factors") || is_word(t.name, "functions"));
    if (header && rest.next().kind == Kind::kEnd) return true;
  }
  return declare(target.name, target.begin) && rule(factors, end, target.name);
}

// Makes up for a line that cannot be read, where problems are collected; false where they are not.
bool Parser::recover(const char* begin) {
  if (problems_ == nullptr) return false;
  problems_->add(std::move(problem_));
  problem_ = {};
  code.resize(begin_.back());
  // whether its target was declared or not: no rule that reads it is wrong for that
  Lexer lexer(begin, text_.data() + text_.size());
  const Token target = lexer.next();
  if (components_.size() == begin_.size() - 1 && target.kind == Kind::kName) {
    Symbol& s = names_[names_.number(target.name)];
    if (first_met_.size() < names_.size()) first_met_.push_back(target.begin);
    if (s.component == kUndeclared) {
      s.component = static_cast<uint32_t>(components_.size());
      components_.push_back(names_.number(target.name));
      declared_.push_back(static_cast<size_t>(target.begin - text_.data()));
    }
  }
  while (begin_.size() <= components_.size()) {
    code.push_back(Op::kFalse);
    begin_.push_back(code.size());
  }
  return true;
}

bool Parser::file() {
  const char* at = text_.data();
  const char* const end = at + text_.size();
  bool first = true;
  while (at != end) {
    const void* newline = std::memchr(at, '\n', static_cast<size_t>(end - at));
    const char* stop = newline != nullptr ? static_cast<const char*>(newline) : end;
    if (const void* old = std::memchr(at, '\r', static_cast<size_t>(stop - at))) stop = static_cast<const char*>(old);
    Lexer blanks(at, stop);
    blanks.skip_blanks();
    if (blanks.at() != stop) {
      if (!line(blanks.at(), stop, first) && !recover(blanks.at())) return false;
      first = false;
    }
    at = stop == end ? end : stop + 1;
  }
  return true;
}

}  // namespace logicnet
