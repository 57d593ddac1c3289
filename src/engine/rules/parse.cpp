// Text -> programs: the shunting-yard parser of one rule, and the reader of a whole .bnet file.
//
// One pass over the bytes, no recursion, memory linear in the text. Names are numbered as they appear (a rule may
// mention a component that is declared further down); the code is renumbered to components once the file has ended.
#include <algorithm>
#include <cassert>
#include <cstring>
#include <limits>
#include <utility>

#include "base/codes.h"
#include "rules/counts.hpp"
#include "rules/lexer.hpp"
#include "rules/rules.hpp"

namespace logicnet {
namespace {

constexpr uint32_t kUndeclared = std::numeric_limits<uint32_t>::max();
constexpr size_t kMostNames = static_cast<size_t>(std::numeric_limits<int32_t>::max());  // a variable is an int32_t

struct Symbol {
  std::string_view name;
  uint64_t hash;
  uint32_t component;  // kUndeclared until its rule is met
};

// Every name met so far, declared or only mentioned; numbered in order of appearance, found through an open-addressed
// table.
class Names {
 public:
  uint32_t number(std::string_view name) {
    if (2 * (symbols_.size() + 1) > slots_.size()) grow();
    const uint64_t hash = hash_of(name);
    const size_t slot = slot_of(name, hash);
    if (slots_[slot] != kUndeclared) return slots_[slot];
    slots_[slot] = static_cast<uint32_t>(symbols_.size());
    symbols_.push_back({name, hash, kUndeclared});
    return slots_[slot];
  }
  // The number of a name whose rule was met, or a negative one.
  int64_t known(std::string_view name) const {
    if (slots_.empty()) return -1;
    const uint32_t symbol = slots_[slot_of(name, hash_of(name))];
    return symbol == kUndeclared || symbols_[symbol].component == kUndeclared ? -1 : int64_t{symbol};
  }
  Symbol& operator[](size_t i) { return symbols_[i]; }
  size_t size() const { return symbols_.size(); }

 private:
  static uint64_t hash_of(std::string_view name) {
    uint64_t h = 0x9E3779B97F4A7C15u ^ name.size();
    for (size_t i = 0; i < name.size(); i += 8) {
      uint64_t word = 0;
      std::memcpy(&word, name.data() + i, std::min<size_t>(8, name.size() - i));
      h = (h ^ word) * 0xFF51AFD7ED558CCDu;
      h ^= h >> 32;
    }
    return h;
  }
  // Where a name stands, or the empty slot where it would.
  size_t slot_of(std::string_view name, uint64_t hash) const {
    size_t slot = hash & (slots_.size() - 1);
    for (; slots_[slot] != kUndeclared; slot = (slot + 1) & (slots_.size() - 1)) {
      const Symbol& s = symbols_[slots_[slot]];
      if (s.hash == hash && s.name == name) break;
    }
    return slot;
  }
  void grow() {
    slots_.assign(slots_.empty() ? 64 : slots_.size() * 2, kUndeclared);
    for (uint32_t i = 0; i < symbols_.size(); ++i) {
      size_t slot = symbols_[i].hash & (slots_.size() - 1);
      while (slots_[slot] != kUndeclared) slot = (slot + 1) & (slots_.size() - 1);
      slots_[slot] = i;
    }
  }
  std::vector<uint32_t> slots_;
  std::vector<Symbol> symbols_;
};

int strength(Kind kind) { return kind == Kind::kNot ? 3 : kind == Kind::kAnd ? 2 : kind == Kind::kOr ? 1 : 0; }
int32_t operation(Kind kind) { return kind == Kind::kNot ? Op::kNot : kind == Kind::kAnd ? Op::kAnd : Op::kOr; }
std::string shown(const Token& t) { return clipped({t.begin, static_cast<size_t>(t.end - t.begin)}); }

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

// One reading: the names met, the code so far, and the first problem. Every member that returns false has filled the
// problem.
class Parser {
 public:
  Parser(std::string_view text, Problem& problem) : text_(text), problem_(problem) {}
  // Goes on after a line that cannot be read: the first problems are kept, as many as `most`, and all are counted.
  Parser(std::string_view text, Problem& problem, Problems& problems) : Parser(text, problem) { problems_ = &problems; }

  bool valid_text();
  bool file();
  bool declare(std::string_view name, const char* at);
  bool rule(const char* begin, const char* end, std::string_view target);
  bool resolve(bool network);
  bool add_inputs();  // of the names that have no rule, in order of first mention
  size_t components() const { return components_.size(); }
  void take(Rules& out);
  bool fail(int32_t code, const char* begin, const char* end, std::string message, std::string hint = {});

  std::vector<int32_t> code;
  bool all_declared = false;  // before the first rule is read

 private:
  // A function that counts its terms, while it is read.
  struct Call {
    Token name;
    Count count;
    size_t depth;  // of waiting_ with its parenthesis
    std::vector<size_t> begin;
    int64_t number = -1;
  };

  bool name(const Token& t, Lexer& lexer);
  Token with_blanks(const Token& t, Lexer& lexer);  // the name that goes on after blanks
  bool joined_names_declared();
  bool call(const Token& t, Lexer& lexer, bool& opened);
  bool number(const Token& t, const Lexer& lexer);
  bool close(const Token& t);
  bool at_comma() const { return !calls_.empty() && calls_.back().depth == waiting_.size(); }
  bool unexpected(const Token& t, const Token& before, const char* end);
  bool recover(const char* begin);
  bool line(const char* begin, const char* end, bool first);
  bool bad_target(const Token& t, const char* end);
  bool missing_comma(const Token& target, const char* at, const char* end);
  bool bad_character(const Token& t, const char* end);
  bool missing_operand(const Token& t, const Token& before, const char* begin, std::string_view target);
  bool unclosed(const char* begin, const char* end);
  void release(int least);  // moves the waiting operators at least this strong into the code

  std::string_view text_;
  Problem& problem_;
  Names names_;
  std::vector<const char*> first_met_;  // of every symbol
  std::vector<uint32_t> components_;    // symbol of every component
  std::vector<size_t> declared_;        // where in the text; empty strings of `build` have no place
  std::vector<size_t> begin_{0};
  std::vector<std::pair<uint32_t, Token>> joined_;  // names with bare blanks in rules, and where they go on
  std::vector<Call> calls_;
  Problems* problems_ = nullptr;
  std::vector<Kind> waiting_;  // operators and parentheses whose right side is not complete
};

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

void Parser::release(int least) {
  while (!waiting_.empty() && strength(waiting_.back()) >= least) {
    code.push_back(operation(waiting_.back()));
    waiting_.pop_back();
  }
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

// One name, or a comparison of its level. Levels are read where all names are declared before: not in a .bnet file.
bool Parser::name(const Token& t, Lexer& lexer) {
  const Find find = [this](std::string_view name) { return names_.known(name); };
  const bool two = all_declared && find(t.name) >= 0;
  if (two || (all_declared && find(std::string(t.name) + ">=1") >= 0)) {
    Comparison comparison = lexer.comparison();
    if (comparison.relation == Relation::kNone && !two) comparison = {Relation::kLeast, t.begin, t.end, 1};
    if (comparison.relation != Relation::kNone) {
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
      if (t.kind == Kind::kName && !call(t, lexer, opened)) return false;
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
        if (!all_declared) t = with_blanks(t, lexer);
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

// Names with bare blanks are read in rules only where a rule has them as its target.
bool Parser::joined_names_declared() {
  for (const auto& [symbol, rest] : joined_) {
    if (names_[symbol].component != kUndeclared) continue;
    Lexer lexer(rest.begin, rest.end);
    const Token t = lexer.next();
    fail(LOGICNET_SYNTAX, t.begin, t.end, "expected an operator (& or |) before '" + shown(t) + "'",
         "a name that contains blanks is written in double quotes");
    if (problems_ == nullptr) return false;
    problems_->add(std::move(problem_));
    problem_ = {};
    names_[symbol].component = 0;  // told once: no rules come of this text
  }
  return true;
}

bool Parser::add_inputs() {
  if (!joined_names_declared()) return false;
  for (size_t i = 0; i < names_.size(); ++i) {
    if (names_[i].component != kUndeclared) continue;
    names_[i].component = static_cast<uint32_t>(components_.size());
    code.push_back(static_cast<int32_t>(i));
    components_.push_back(static_cast<uint32_t>(i));
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

bool Parser::resolve(bool network) {
  if (!joined_names_declared()) return false;
  for (size_t i = 0; i < names_.size(); ++i) {
    if (names_[i].component != kUndeclared) continue;
    if (problems_ != nullptr && problems_->full()) {
      ++problems_->count;
      continue;
    }
    std::vector<std::string_view> declared;
    declared.reserve(components_.size());
    for (const uint32_t symbol : components_) declared.push_back(names_[symbol].name);
    const std::string_view name = names_[i].name;
    const std::string_view close = nearest(name, declared);
    const std::string meant = close.empty() ? "" : "did you mean '" + clipped(close) + "'?";
    const std::string input = "an input is declared by `" + clipped(name) + ", " + clipped(name) + "`";
    const std::string hint = !network ? meant : close.empty() ? input : meant + " (" + input + ")";
    const bool quotes = *first_met_[i] == '"';
    fail(LOGICNET_NAME, first_met_[i], first_met_[i] + name.size() + (quotes ? 2 : 0),
         "'" + clipped(name) + (network ? "' is not declared: no rule has it as its target" : "' is not a component"),
         hint);
    if (problems_ == nullptr) return false;
    problems_->add(std::move(problem_));
    problem_ = {};
  }
  if (problems_ != nullptr && problems_->count > 0) return true;  // no rules come of them
  for (int32_t& entry : code)
    if (entry >= 0) entry = static_cast<int32_t>(names_[static_cast<size_t>(entry)].component);
  return true;
}

void Parser::take(Rules& out) {
  out.names.clear();
  out.names.reserve(components_.size());
  for (const uint32_t symbol : components_) out.names.emplace_back(names_[symbol].name);
  out.code = std::move(code);
  out.begin = std::move(begin_);
  assert(sound(out));
}

bool is_name(std::string_view name) {
  return !name.empty() && invalid_utf8(name.data(), name.data() + name.size()) == name.data() + name.size() &&
         std::none_of(name.begin(), name.end(),
                      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '"'; });
}

}  // namespace

bool parse_bnet(std::string_view text, Rules& out, Problem& problem) {
  Parser parser(text, problem);
  if (!parser.valid_text() || !parser.file() || !parser.resolve(true)) return false;
  parser.take(out);
  return true;
}

bool parse_bnet_with_inputs(std::string_view text, Rules& out, size_t& declared, Problem& problem) {
  Parser parser(text, problem);
  if (!parser.valid_text() || !parser.file()) return false;
  declared = parser.components();
  if (!parser.add_inputs() || !parser.resolve(true)) return false;
  parser.take(out);
  return true;
}

void find_problems(std::string_view text, bool with_inputs, Problems& problems) {
  Problem problem;
  Parser parser(text, problem, problems);
  if (!parser.valid_text()) problems.add(std::move(problem));
  else if (parser.file() && (!with_inputs || parser.add_inputs())) parser.resolve(true);
  std::stable_sort(problems.first.begin(), problems.first.end(),
                   [](const Problem& a, const Problem& b) { return a.begin < b.begin; });
}

namespace {

bool valid_names(const std::vector<std::string_view>& names, Problem& problem) {
  std::vector<std::string_view> sorted = names;
  std::sort(sorted.begin(), sorted.end());
  const auto twice = std::adjacent_find(sorted.begin(), sorted.end());
  if (twice != sorted.end()) {
    problem = {LOGICNET_NAME, -1, -1, "'" + clipped(*twice) + "' is declared twice", ""};
    return false;
  }
  for (const std::string_view name : names) {
    if (is_name(name)) continue;
    problem = {LOGICNET_NAME, -1, -1, "'" + clipped(name) + "' cannot name a component",
               "a name is not empty and has no quotes or control characters"};
    return false;
  }
  return true;
}

}  // namespace

bool join_programs(const std::vector<std::string_view>& names, std::vector<int32_t> code, std::vector<size_t> begin,
                   Rules& out, Problem& problem) {
  if (!valid_names(names, problem)) return false;
  bool right = begin.size() == names.size() + 1 && begin.front() == 0 && begin.back() == code.size() &&
               std::is_sorted(begin.begin(), begin.end());
  for (size_t i = 0; right && i < names.size(); ++i)
    right = well_formed({code.data() + begin[i], begin[i + 1] - begin[i]}, names.size());
  if (!right) {
    problem = {LOGICNET_ARGUMENT, -1, -1, "a malformed program", ""};
    return false;
  }
  out.names.assign(names.begin(), names.end());
  out.code = std::move(code);
  out.begin = std::move(begin);
  assert(sound(out));
  return true;
}

bool build_rules(const std::vector<std::string_view>& names, const std::vector<std::string_view>& texts, Rules& out,
                 Problem& problem) {
  const char* from = texts.empty() ? "" : texts.front().data();
  const char* to = texts.empty() ? from : texts.back().data() + texts.back().size();
  Parser parser({from, static_cast<size_t>(to - from)}, problem);
  if (!valid_names(names, problem)) return false;
  for (const std::string_view name : names) {
    if (!parser.declare(name, from)) return false;
  }
  parser.all_declared = true;
  for (size_t i = 0; i < names.size(); ++i) {
    Parser checked(texts[i], problem);
    if (!checked.valid_text()) {
      problem.begin += texts[i].data() - from;
      problem.end += texts[i].data() - from;
      return false;
    }
    if (!parser.rule(texts[i].data(), texts[i].data() + texts[i].size(), names[i])) return false;
  }
  if (!parser.resolve(false)) return false;
  parser.take(out);
  return true;
}

bool parse_expression(const Rules& rules, std::string_view text, std::vector<int32_t>& out, Problem& problem) {
  Parser parser(text, problem);
  if (!parser.valid_text()) return false;
  for (const std::string& name : rules.names)
    if (!parser.declare(name, text.data())) return false;
  parser.all_declared = true;
  if (!parser.rule(text.data(), text.data() + text.size(), {}) || !parser.resolve(false)) return false;
  out = std::move(parser.code);
  return true;
}

}  // namespace logicnet
