// One rule, or an expression: tokens to postfix code (Dijkstra's shunting yard).
#include <algorithm>
#include <string>
#include <utility>

#include "base/codes.h"
#include "rules/parser.hpp"

namespace logicnet {
namespace {

int strength(Kind kind) { return kind == Kind::kNot ? 3 : kind == Kind::kAnd ? 2 : kind == Kind::kOr ? 1 : 0; }
int32_t operation(Kind kind) { return kind == Kind::kNot ? Op::kNot : kind == Kind::kAnd ? Op::kAnd : Op::kOr; }

}  // namespace

void Parser::release(int least) {
  while (!waiting_.empty() && strength(waiting_.back()) >= least) {
    code.push_back(operation(waiting_.back()));
    waiting_.pop_back();
  }
}

// One name, or a comparison of its level. Levels are read where all names are declared before: not in a .bnet file.
bool Parser::name(const Token& t, Lexer& lexer) {
  const bool two = all_declared && names_.known(t.name) >= 0;
  if (two || (all_declared && names_.known(std::string(t.name) + ">=1") >= 0)) {
    Comparison comparison = lexer.comparison();
    if (comparison.relation == Relation::kNone && !two) comparison = {Relation::kLeast, t.begin, t.end, 1};
    if (comparison.relation != Relation::kNone) {
      const Find find = [this](std::string_view name) { return names_.known(name); };
      std::string problem;
      return append_comparison(t.name, comparison, find, code, problem) ||
             fail(LOGICNET_SYNTAX, comparison.begin, comparison.end, problem);
    }
  }
  const uint32_t symbol = names_.number(t.name);
  if (symbol == first_met_.size()) first_met_.push_back(t.begin);
  if (symbol >= kMostNames) return fail(LOGICNET_SYNTAX, t.begin, t.end, "more than 2147483647 components");
  code.push_back(static_cast<int32_t>(symbol));
  return true;
}

// The name that begins with a token and goes on, behind blanks, with others that are no operators.
Token Parser::with_blanks(const Token& t, Lexer& lexer) {
  Token whole = t;
  for (Lexer ahead = lexer; *t.begin != '"';) {
    ahead.skip_blanks();
    if (ahead.at() == lexer.at()) break;  // no blank follows
    const Token next = ahead.next();
    if (next.kind != Kind::kName || *next.begin == '"') break;
    whole.end = next.end;
    whole.name = {t.begin, static_cast<size_t>(next.end - t.begin)};
    lexer = ahead;
  }
  return whole;
}

// Whether a token begins a function; it is then open.
bool Parser::call(const Token& t, Lexer& lexer, bool& opened) {
  opened = false;
  if (*t.begin == '"') return true;
  const Count count = counting(t.name);
  if (count == Count::kNone && !is_temporal(t.name)) return true;
  Lexer ahead = lexer;
  if (ahead.next().kind != Kind::kOpen) return true;
  if (count == Count::kNone)
    return fail(LOGICNET_SYNTAX, t.begin, t.end, "'" + shown(t) + "' asks what time it is: there is no clock here",
                "asynchronous dynamics has an order of steps and no time; only R BoolNet's own simulation knows one");
  lexer = ahead;
  waiting_.push_back(Kind::kOpen);
  calls_.push_back({t, count, waiting_.size(), {code.size()}});
  opened = true;
  return true;
}

// Whether a token is the number that ends a comparing function.
bool Parser::number(const Token& t, const Lexer& lexer) {
  if (!at_comma() || !compares(calls_.back().count) || calls_.back().begin.size() < 2) return false;
  const std::string_view digits(t.begin, static_cast<size_t>(t.end - t.begin));
  Lexer ahead = lexer;
  if (digits.size() > 6 || digits.find_first_not_of("0123456789") != std::string_view::npos) return false;
  if (ahead.next().kind != Kind::kClose) return false;
  int64_t value = 0;
  for (const char digit : digits) value = value * 10 + (digit - '0');
  calls_.back().number = value;
  return true;
}

bool Parser::close(const Token& t) {
  release(1);
  if (waiting_.empty()) return fail(LOGICNET_SYNTAX, t.begin, t.end, "this parenthesis was never opened");
  if (at_comma()) {
    const Call made = std::move(calls_.back());
    calls_.pop_back();
    if (compares(made.count) && made.number < 0)
      return fail(LOGICNET_SYNTAX, made.name.begin, t.end,
                  "'" + shown(made.name) + "' ends with a number to compare with",
                  "the number of terms that hold: " + shown(made.name) + "(A, B, C, 2)");
    const auto first = static_cast<std::ptrdiff_t>(made.begin.front());
    const std::vector<int32_t> terms(code.begin() + first, code.end());
    std::vector<size_t> begin;
    for (const size_t at : made.begin) begin.push_back(at - made.begin.front());
    if (made.number < 0) begin.push_back(terms.size());  // else the number's begin is where the terms end
    std::vector<int32_t> counted;
    if (!append_count(made.count, static_cast<size_t>(std::max<int64_t>(made.number, 0)), terms, begin, counted))
      return fail(LOGICNET_SYNTAX, made.name.begin, t.end, "a count of so many terms is too long to write out",
                  "count fewer terms, or give parts of them names of their own");
    code.resize(made.begin.front());
    code.insert(code.end(), counted.begin(), counted.end());
  }
  waiting_.pop_back();
  return true;
}

bool Parser::rule(const char* begin, const char* end, std::string_view target) {
  Lexer lexer(begin, end);
  Token before{Kind::kEnd, begin, begin, {}, false};
  waiting_.clear();
  calls_.clear();
  for (bool operand = true;;) {
    Token t = lexer.next();
    if (operand) {
      bool opened = false;
      if (t.kind == Kind::kBad) return bad_character(t, end);
      const bool more = t.kind == Kind::kName && lexer.may_go_on();  // of most names not
      if (more && !call(t, lexer, opened)) return false;
      if (opened || t.kind == Kind::kNot || t.kind == Kind::kOpen) {
        if (!opened) waiting_.push_back(t.kind);
        before = {Kind::kOpen, t.begin, lexer.at(), {}, false};
        if (t.kind == Kind::kNot) before = t;
        continue;
      }
      if ((t.kind == Kind::kName || t.kind == Kind::kConstant) && number(t, lexer)) {
        // taken
      } else if (t.kind == Kind::kName) {
        const Token first = t;
        if (more && !all_declared) t = with_blanks(t, lexer);
        if (t.end != first.end) joined_.push_back({names_.number(t.name), {first.kind, first.end, t.end, {}, false}});
        if (!name(t, lexer)) return false;
      } else if (t.kind == Kind::kConstant) {
        code.push_back(t.value ? Op::kTrue : Op::kFalse);
      } else {
        return missing_operand(t, before, begin, target);
      }
      operand = false;
    } else if (t.kind == Kind::kAnd || t.kind == Kind::kOr) {
      release(strength(t.kind));
      waiting_.push_back(t.kind);
      operand = true;
    } else if (t.kind == Kind::kClose) {
      if (!close(t)) return false;
    } else if (t.kind == Kind::kEnd) {
      release(1);
      if (!waiting_.empty()) return unclosed(begin, end);
      begin_.push_back(code.size());
      return true;
    } else {
      if (t.kind == Kind::kBad && *t.begin == ',') release(1);
      if (t.kind != Kind::kBad || *t.begin != ',' || !at_comma()) return unexpected(t, before, end);
      calls_.back().begin.push_back(code.size());
      operand = true;
    }
    before = t;
  }
}

}  // namespace logicnet
