// rules: text to programs, values and tables.
#include <random>

#include "checks.hpp"
#include "rules/rules.hpp"

using namespace logicnet;

namespace {

Rules parsed(const std::string& text) {
  Rules rules;
  Problem problem;
  if (!parse_bnet(text, rules, problem)) check(problem.message, std::string("no problem"));
  return rules;
}

}  // namespace

TEST("A rule is read with not before and before or, and written with the fewest parentheses") {
  const Rules rules = parsed("a, (!b & (c)) | ((a))\nb, !(a | b) & c\nc, 1\n");
  std::string text;
  append_text(rules, program(rules, 0), text);
  check(text, std::string("!b & c | a"));
  text.clear();
  append_text(rules, program(rules, 1), text);
  check(text, std::string("!(a | b) & c"));
}

TEST("A truth table has the value of the rule in every row, below and above one word") {
  const Rules rules = parsed("a, a & b | c & d | e & f | g & h\nb, !a | b & !c\nc, c\nd, d\ne, e\nf, f\ng, g\nh, h\n");
  const std::vector<uint64_t> wide = truth_table(program(rules, 0), {0, 1, 2, 3, 4, 5, 6, 7});
  for (uint64_t s = 0; s < 256; ++s) {
    const auto at = [&](unsigned i) { return (s >> i & 1) != 0; };
    check((wide[s / 64] >> (s % 64) & 1) != 0,
          (at(0) && at(1)) || (at(2) && at(3)) || (at(4) && at(5)) || (at(6) && at(7)));
  }
  const std::vector<uint64_t> narrow = truth_table(program(rules, 1), {0, 1, 2});
  for (uint64_t s = 0; s < 64; ++s)
    check(narrow[0] >> s & 1, s < 8 ? uint64_t{(s & 1) == 0 || ((s & 2) != 0 && (s & 4) == 0)} : 0);
}

TEST("A program that leaves no value, two values, or reads below the stack is not well formed") {
  const auto fine = [](const std::vector<int32_t>& code) { return well_formed({code.data(), code.size()}, 2); };
  check(fine({0, 1, kAnd}), true);
  check(fine({}), false);
  check(fine({0, 1}), false);
  check(fine({0, kOr}), false);
  check(fine({kNot, 0}), false);
  check(fine({2}), false);
  check(fine({-6}), false);
}

TEST("A comparison of a level is an expression over the variables of its levels, and is written as one") {
  Rules levels;
  Problem problem;
  const std::vector<std::string_view> names{"a", "x y>=1", "x y>=2", "x y>=3"};
  const std::vector<std::string_view> texts{"\"x y\"=2", "a", "a & \"x y\"", "\"x y\" >= 2"};
  check(build_rules(names, texts, levels, problem), true);
  const auto meant = [&](std::string_view text) {
    std::vector<int32_t> code;
    std::string written;
    if (!parse_expression(levels, text, code, problem)) return problem.message;
    append_text(levels, {code.data(), code.size()}, written);
    return written;
  };
  check(meant("\"x y\""), std::string("\"x y\">=1"));
  check(meant("\"x y\"=0"), std::string("!\"x y\">=1"));
  check(meant("\"x y\" = 3 | a"), std::string("\"x y\">=3 | a"));
  check(meant("\"x y\"=1"), std::string("\"x y\">=1 & !\"x y\">=2"));
  check(meant("!\"x y\"!=2"), std::string("!!(\"x y\">=2 & !\"x y\">=3)"));
  check(meant("\"x y\"<=1 & \"x y\">2"), std::string("!\"x y\">=2 & \"x y\">=3"));
  check(meant("\"x y\">=0 | \"x y\">3"), std::string("1 | 0"));
  check(meant("a=1 & a==0"), std::string("a & !a"));
  check(meant("\"x y\"=4"), std::string("'x y' has the levels 0 to 3"));
  check(meant("a<x"), std::string("unexpected '<'"));
  check(meant(meant("\"x y\"=1")), meant("\"x y\"=1"));
}

TEST("A text that cannot be read says where, in bytes") {
  Rules rules;
  Problem problem;
  check(parse_bnet("a, a & \nb, b\n", rules, problem), false);
  check(problem.code != 0 && problem.begin >= 0 && problem.end <= 13, true);
  check(parse_bnet("a, missing\n", rules, problem), false);
  check(problem.begin, int64_t{3});
}
