// Text -> programs: what the other rooms ask for, and what becomes of the names that a text has met.
#include <algorithm>
#include <cassert>
#include <string>
#include <utility>

#include "base/codes.h"
#include "rules/parser.hpp"
#include "rules/rules.hpp"

namespace logicnet {
namespace {

bool is_name(std::string_view name) {
  return !name.empty() && invalid_utf8(name.data(), name.data() + name.size()) == name.data() + name.size() &&
         std::none_of(name.begin(), name.end(),
                      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '"'; });
}

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
