// api: memory that ends inside a call about rules or expressions.
#include "border.hpp"

using namespace border;

namespace {

Rules example() { return rules_of(kExample); }

std::string bnet(const logicnet_rules* rules) {
  char out[512];
  logicnet_error error{};
  return {out, logicnet_rules_bnet(rules, out, sizeof out, &error)};
}

// A call that makes rules, which then read like `text`.
template <class Ask>
void provoke_rules(const Ask& ask, const std::string& text, Place where = Place::here()) {
  provoke(
      example, [&](Rules& rules, logicnet_error* error) { return Rules(ask(rules.get(), error)); }, nullptr,
      [&](Rules& rules, Rules& answer) {
        check(bnet(answer.get()), "targets, factors\n" + text, where);
        check(bnet(rules.get()), std::string("targets, factors\n") + kExample, where);
        return true;
      },
      where);
}

constexpr int32_t kAndOf[] = {kA, kX, -2};  // a & x

}  // namespace

TEST("Where memory ends while a text is read, the error says so and the text can be read again") {
  provoke_rules([](const logicnet_rules*,
                   logicnet_error* error) { return logicnet_rules_parse(kExample, std::strlen(kExample), error); },
                kExample);
  const char names[] = "one\0two", texts[] = "two & !one\0one | 0";
  provoke_rules(
      [&](const logicnet_rules*, logicnet_error* error) {
        return logicnet_rules_build(2, names, sizeof names, texts, sizeof texts, error);
      },
      "one, two & !one\ntwo, one | 0\n");
}

TEST("Where memory ends while a text is refused, what is wrong with it or the want of memory is said") {
  const std::string text = "first, second | frist\nsecond, first\n";
  for (size_t n = 1, met = 1; met != 0; ++n) {
    logicnet_error error{};
    logicnet_rules* rules = nullptr;
    {
      const Shortage shortage(n, Refused::kAllFromThere);
      rules = logicnet_rules_parse(text.data(), text.size(), &error);
      met = shortage.met();
    }
    check(rules == nullptr, true);
    check(error.code, static_cast<int32_t>(met != 0 ? LOGICNET_MEMORY : LOGICNET_NAME));
    check(std::strlen(error.message) > 10, true);
  }
}

TEST(
    "Where memory ends while a text with inputs of no rule is read, the error says so and the text can be read again") {
  const std::string text = "a, maj(b, c, d)\nb, a\n";
  provoke_rules(
      [&](const logicnet_rules*, logicnet_error* error) {
        size_t declared = 0;
        return logicnet_rules_parse_open(text.data(), text.size(), &declared, error);
      },
      "a, c & d | b & (c | d)\nb, a\nc, c\nd, d\n");
}

TEST("Where memory ends while all problems of a text are sought, the error says so, and they are found again") {
  const std::string text = "a, b &\nb, (a\nc, c\nc, a\n";
  logicnet_error problems[2];
  provoke(
      example,
      [&](Rules&, logicnet_error* error) {
        return logicnet_rules_problems(text.data(), text.size(), 1, problems, std::size(problems), error);
      },
      size_t{0},
      [&](Rules&, size_t count) {
        check(count, size_t{3});
        check(problems[1].begin, int64_t{10});
        return true;
      });
}

TEST("Where memory ends while rules are changed, the error says so and the rules are what they were") {
  const int32_t source[] = {-1, kX};
  const uint32_t target[] = {kA, kP};
  const uint8_t value[] = {1, 0};
  const logicnet_changes changes{2, source, target, value};
  provoke_rules([&](const logicnet_rules* rules,
                    logicnet_error* error) { return logicnet_rules_perturb(rules, &changes, error); },
                "u, u\na, 1\nb, a\nx, !z\ny, x\nz, y\np, a & 0 | u\n");
  provoke_rules([](const logicnet_rules* rules,
                   logicnet_error* error) { return logicnet_rules_replace(rules, kP, kAndOf, 3, error); },
                "u, u\na, b\nb, a\nx, !z\ny, x\nz, y\np, a & x\n");
  const uint32_t kept[] = {kX, kY, kP}, held[] = {kZ, kA, kU};
  const uint8_t held_value[] = {0, 1, 0};
  provoke_rules(
      [&](const logicnet_rules* rules, logicnet_error* error) {
        return logicnet_rules_select(rules, 3, kept, 3, held, held_value, error);
      },
      "x, !0\ny, x\np, 1 & x | 0\n");
  const char names[] = "a\0x";
  const int32_t code[] = {1, -1, 0};
  const size_t begin[] = {0, 2, 3};
  provoke_rules([&](const logicnet_rules*,
                    logicnet_error* error) { return logicnet_rules_of(2, names, sizeof names, code, begin, error); },
                "a, !x\nx, a\n");
}

TEST("Where memory ends while rules are written, the error says so and they are written afterwards") {
  provoke_text([] { return rules_of("long_name_of_a_component, !long_name_of_a_component\n"); },
               [](Rules& rules, char* out, size_t room, logicnet_error* error) {
                 return logicnet_rules_names(rules.get(), out, room, error);
               },
               std::string("long_name_of_a_component") + '\0');
  provoke_text(
      example,
      [](Rules& rules, char* out, size_t room, logicnet_error* error) {
        return logicnet_rules_text(rules.get(), kP, out, room, error);
      },
      "a & x | u");
  provoke_text(
      example,
      [](Rules& rules, char* out, size_t room, logicnet_error* error) {
        return logicnet_rules_bnet(rules.get(), out, room, error);
      },
      std::string("targets, factors\n") + kExample);
  provoke_text(
      example,
      [](Rules& rules, char* out, size_t room, logicnet_error* error) {
        return logicnet_expression_text(rules.get(), kAndOf, 3, out, room, error);
      },
      "a & x");
}

TEST("Where memory ends while an expression is read, valued or looked through, the error says so") {
  int32_t code[16];
  const std::string text = "a & x";
  provoke(
      example,
      [&](Rules& rules, logicnet_error* error) {
        return logicnet_expression_parse(rules.get(), text.data(), text.size(), code, std::size(code), error);
      },
      size_t{0},
      [&](Rules&, size_t length) {
        check(std::vector<int32_t>(code, code + length), std::vector<int32_t>(kAndOf, kAndOf + 3));
        return true;
      });
  std::vector<uint64_t> values(kComponents), out(kComponents);
  values[kA] = 0b1100, values[kX] = 0b1010, values[kU] = 0b0001;
  provoke(
      example,
      [&](Rules& rules, logicnet_error* error) {
        return logicnet_expression_evaluate(rules.get(), kAndOf, 3, values.data(), 1, out.data(), error);
      },
      static_cast<int32_t>(LOGICNET_MEMORY),
      [&](Rules&, int32_t) {
        check(out[0], uint64_t{0b1000});
        return true;
      });
  provoke(
      example,
      [&](Rules& rules, logicnet_error* error) {
        return logicnet_rules_evaluate(rules.get(), values.data(), 1, out.data(), error);
      },
      static_cast<int32_t>(LOGICNET_MEMORY),
      [&](Rules&, int32_t) {
        check(out[kP], uint64_t{0b1001});
        check(out[kX], ~uint64_t{0});
        return true;
      });
  const uint32_t variables[] = {kA, kX};
  provoke(
      example,
      [&](Rules&, logicnet_error* error) {
        return logicnet_expression_table(kAndOf, 3, variables, 2, out.data(), error);
      },
      static_cast<int32_t>(LOGICNET_MEMORY),
      [&](Rules&, int32_t) {
        check(out[0], uint64_t{0b1000});
        return true;
      });
}

TEST("Where memory ends while the signs of regulations are looked for, the error says so") {
  uint32_t variables[32];
  int8_t signs[32];
  size_t begin[kComponents + 1];
  const int32_t same[] = {kX, kY, -3, kX, -1, kA, -2, -3};  // x | y | !x & a, which is x | y | a
  provoke(
      example,
      [&](Rules&, logicnet_error* error) { return logicnet_expression_signs(same, 8, 0, variables, signs, error); },
      size_t{0},
      [&](Rules&, size_t count) {
        check(std::vector<uint32_t>(variables, variables + count), std::vector<uint32_t>({kA, kX, kY}));
        check(std::vector<int8_t>(signs, signs + count), std::vector<int8_t>({1, 1, 1}));
        return true;
      });
  provoke(
      example,
      [&](Rules& rules, logicnet_error* error) {
        return logicnet_rules_signs(rules.get(), 0, begin, variables, signs, error);
      },
      size_t{0},
      [&](Rules&, size_t count) {
        check(count, size_t{9});
        check(std::vector<int8_t>(signs, signs + count), std::vector<int8_t>({1, 1, 1, -1, 1, 1, 1, 1, 1}));
        return true;
      });
}
