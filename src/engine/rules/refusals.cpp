// What to say of a text, a rule or a line that cannot be read, and where to point.
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "base/codes.h"
#include "rules/parser.hpp"

namespace logicnet {

bool Parser::fail(int32_t what, const char* begin, const char* end, std::string message, std::string hint) {
  problem_ = {what, begin - text_.data(), end - text_.data(), std::move(message), std::move(hint)};
  return false;
}

bool Parser::valid_text() {
  const char* begin = text_.data();
  const char* end = begin + text_.size();
  if (text_.size() >= 2 && (text_.substr(0, 2) == "\xFF\xFE" || text_.substr(0, 2) == "\xFE\xFF"))
    return fail(LOGICNET_SYNTAX, begin, begin + 2, "the text is UTF-16, not UTF-8", "save the file as UTF-8");
  const void* zero = text_.empty() ? nullptr : std::memchr(begin, 0, text_.size());
  const char* bad = invalid_utf8(begin, end);
  if (zero != nullptr && zero < bad) {
    const char* at = static_cast<const char*>(zero);
    return fail(LOGICNET_SYNTAX, at, at + 1, "a zero byte: this is not a text",
                "a rule file is plain text, one `target, rule` a line");
  }
  if (bad != end)
    return fail(LOGICNET_SYNTAX, bad, bad + 1, "a byte that is not UTF-8",
                "save the file as UTF-8, or check that it is a rule file at all");
  return true;
}

bool Parser::bad_character(const Token& t, const char* end) {
  if (*t.begin != '"')
    return fail(LOGICNET_SYNTAX, t.begin, t.end, "unexpected " + described(t.begin, end), advice(t.begin, end));
  if (t.end - t.begin == 2) return fail(LOGICNET_SYNTAX, t.begin, t.end, "a name cannot be empty");
  return fail(LOGICNET_SYNTAX, t.begin, t.end, "this quoted name does not end", "close it with \" on the same line");
}

bool Parser::missing_operand(const Token& t, const Token& before, const char* begin, std::string_view target) {
  const std::string of = clipped(target);
  if (t.kind == Kind::kEnd && before.kind == Kind::kEnd)
    return target.empty() ? fail(LOGICNET_SYNTAX, t.begin, t.begin, "the expression is empty")
                          : fail(LOGICNET_SYNTAX, t.begin, t.begin, "the rule of '" + of + "' is empty",
                                 "an input is declared as `" + of + ", " + of + "`, a constant as `" + of + ", 0`");
  if (t.kind == Kind::kEnd && before.kind == Kind::kOpen) return unclosed(begin, t.begin);
  if (t.kind == Kind::kEnd)
    return fail(LOGICNET_SYNTAX, before.begin, before.end,
                "nothing follows '" + shown(before) + "': expected a component");
  if (t.kind == Kind::kClose && before.kind == Kind::kOpen)
    return fail(LOGICNET_SYNTAX, before.begin, t.end, "nothing stands in these parentheses: expected a component");
  if (before.kind == Kind::kEnd && t.kind == Kind::kClose)
    return fail(LOGICNET_SYNTAX, t.begin, t.end, "this parenthesis was never opened");
  const std::string after = before.kind == Kind::kEnd ? "" : " after '" + shown(before) + "'";
  const bool word = t.end - t.begin > 1 && *t.begin != '&' && *t.begin != '|';
  return fail(LOGICNET_SYNTAX, t.begin, t.end, "expected a component" + after + ", not '" + shown(t) + "'",
              word ? "a component of that name is written in double quotes" : "");
}

bool Parser::unclosed(const char* begin, const char* end) {
  std::vector<const char*> open;
  Lexer lexer(begin, end);
  for (Token t = lexer.next(); t.kind != Kind::kEnd; t = lexer.next()) {
    if (t.kind == Kind::kOpen) open.push_back(t.begin);
    if (t.kind == Kind::kClose) open.pop_back();
  }
  const size_t others = open.size() - 1;
  const std::string which = others == 0 ? " is" : " and " + std::to_string(others) + " before it are";
  return fail(LOGICNET_SYNTAX, open.back(), open.back() + 1, "this parenthesis" + which + " never closed");
}

bool Parser::unexpected(const Token& t, const Token& before, const char* end) {
  if (t.kind == Kind::kBad && *t.begin == '[' && before.kind == Kind::kName)
    return fail(LOGICNET_SYNTAX, before.begin, t.end,
                "'" + shown(before) + "[' asks for another time: a rule here reads the present state",
                "delays such as A[-2] are known to R BoolNet's own simulation alone");
  if (t.kind == Kind::kBad && *t.begin == ',') {
    Lexer ahead(t.end, end);
    const Token next = ahead.next();
    if (next.begin != end && *next.begin >= '0' && *next.begin <= '9')
      return fail(LOGICNET_SYNTAX, t.begin, next.end, "a rule with a probability: rules here always hold",
                  "a probabilistic network is several; write the rules of one of them");
  }
  if (t.kind == Kind::kBad) return bad_character(t, end);
  return fail(LOGICNET_SYNTAX, t.begin, t.end, "expected an operator (& or |) before '" + shown(t) + "'",
              t.kind == Kind::kName && before.kind == Kind::kName
                  ? "a name that contains blanks is written in double quotes"
                  : "");
}

bool Parser::bad_target(const Token& t, const char* end) {
  if (t.kind == Kind::kBad && *t.begin == ',')
    return fail(LOGICNET_SYNTAX, t.begin, t.end, "no target stands before the comma", "a line reads `target, rule`");
  if (t.kind == Kind::kBad) return bad_character(t, end);
  if (t.end - t.begin > 2 || t.kind == Kind::kConstant || *t.begin == 'o' || *t.begin == 'O')
    return fail(LOGICNET_SYNTAX, t.begin, t.end, "'" + shown(t) + "' is a reserved word, not the name of a component",
                "a component of that name is written in double quotes");
  return fail(LOGICNET_SYNTAX, t.begin, t.end, "expected the name of a component, not '" + shown(t) + "'",
              "a line reads `target, rule`; a rule stands on one line");
}

bool Parser::missing_comma(const Token& target, const char* at, const char* end) {
  const bool more = at != end && *at != '#';
  if (more && std::memchr(at, ',', static_cast<size_t>(end - at)) != nullptr) {
    Lexer lexer(at, end);
    const Token t = lexer.next();
    if (t.kind == Kind::kBad) return bad_character(t, end);
    return fail(LOGICNET_SYNTAX, t.begin, t.end,
                "expected a comma after '" + shown(target) + "', not '" + shown(t) + "'",
                "a name that contains blanks or other characters is written in double quotes");
  }
  const std::string input = "; an input is declared as `" + shown(target) + ", " + shown(target) + "`";
  return fail(LOGICNET_SYNTAX, target.end, target.end, "no comma follows '" + shown(target) + "'",
              "a line reads `target, rule`" + (more ? std::string() : input));
}

}  // namespace logicnet
