// Rules: the text of a .bnet file, compiled once into postfix programs over numbered variables.
//
// Owns the grammar (what is a name, an operator, a constant, a comment) and the programs. Everything else in the core
// reads programs and never text.
//
// Invariants of every Rules that a function below returned:
//
//   - Names are unique and not empty.
//   - begin has names.size() + 1 ascending entries: begin[0] == 0, and begin.back() == code.size().
//   - Program i = code[begin[i] .. begin[i+1]) leaves exactly one value on the stack and never reads below it. kNot
//     takes one value, kAnd and kOr take two, an entry v >= 0 pushes variable v, and v < names.size().
//
// A program keeps the rule as it was written, without rewriting it. So a program may be deep, and nothing here or
// elsewhere may recurse over it.
#ifndef LOGICNET_RULES_RULES_HPP
#define LOGICNET_RULES_RULES_HPP
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace logicnet {

enum Op : int32_t { kNot = -1, kAnd = -2, kOr = -3, kFalse = -4, kTrue = -5 };

struct Rules {
  std::vector<std::string> names;  // bit i of a state is component i
  std::vector<int32_t> code;       // all postfix programs, one after another
  std::vector<size_t> begin;       // names.size() + 1 offsets into code
  size_t size() const { return names.size(); }
};

// What is wrong with a text, and where: byte offsets into the text that was read. `code` is one of api/api.h; 0 is
// fine.
struct Problem {
  int32_t code = 0;
  int64_t begin = -1;
  int64_t end = -1;
  std::string message;
  std::string hint;
};

// All that is wrong with a text: how much, and the first of it, at most `most`.
struct Problems {
  size_t most = 0;
  size_t count = 0;
  std::vector<Problem> first = {};
  bool full() const { return first.size() >= most; }
  void add(Problem problem) {
    ++count;
    if (!full()) first.push_back(std::move(problem));
  }
};

// A program that stands alone: a view of one rule, or of an expression over the same variables.
struct Program {
  const int32_t* code;
  size_t length;
};
inline Program program(const Rules& rules, size_t i) {
  return {rules.code.data() + rules.begin[i], rules.begin[i + 1] - rules.begin[i]};
}

// rules/parse.cpp: text -> programs. Each returns false and fills the problem where the text cannot be read.
bool parse_bnet(std::string_view text, Rules& out, Problem& problem);
// Names without a rule of their own are inputs, behind the `declared` components that have one.
bool parse_bnet_with_inputs(std::string_view text, Rules& out, size_t& declared, Problem& problem);
// What is wrong with a .bnet text, line by line, whether one of these reads it or not.
void find_problems(std::string_view text, bool with_inputs, Problems& problems);
bool build_rules(const std::vector<std::string_view>& names, const std::vector<std::string_view>& texts, Rules& out,
                 Problem& problem);  // problem.begin counts from texts[0].data(): the texts stand in one block
bool parse_expression(const Rules& rules, std::string_view text, std::vector<int32_t>& out, Problem& problem);
// Rules from programs that stand one after another in `code`, program i = code[begin[i] .. begin[i+1]).
bool join_programs(const std::vector<std::string_view>& names, std::vector<int32_t> code, std::vector<size_t> begin,
                   Rules& out, Problem& problem);
// Where `>=2` begins in the name of a level's variable; the name's length where it is none.
size_t level_begin(std::string_view name);
bool is_plain_name(std::string_view name);  // reads back as one name without quotes

// rules/program.cpp: programs -> text, values, other programs. Iterative, whatever the depth.
bool well_formed(Program p, size_t variables);
bool sound(const Rules& rules);            // whether the invariants above hold: what is asserted of all rules made here
size_t stack_depth(Program p);             // values that stand on the stack at once
std::vector<uint32_t> support(Program p);  // variables the program mentions, ascending
void append_text(const Rules& rules, Program p,
                 std::string& out);  // canonical: fewest parentheses, ! & |, 0 1, quotes where needed
void append_name(std::string_view name, std::string& out);
// values: `words` words for every variable, 64 states a word, variable v at values + v * words.
void evaluate(Program p, const uint64_t* values, size_t words, uint64_t* out);
// Bit r of the table is the value where bit j of r is variables[j]; the program mentions no others; at most 32 of them.
std::vector<uint64_t> truth_table(Program p, const std::vector<uint32_t>& variables);
Rules replaced(const Rules& rules, size_t i, Program p);

constexpr int32_t kHold = -1;
// A change of rules. source kHold: the target's rule becomes the value. Else, in the target's rule, the source reads
// the value. Holding wins over cuts.
struct Change {
  int32_t source;
  uint32_t target;
  uint8_t value;
};
Rules perturbed(const Rules& rules, std::span<const Change> changes);
// The rules of the components of `kept` alone, in that order, renumbered to it, with the values of `held` put in.
// Returns false where a kept rule mentions a component that is neither kept nor held.
bool selected(const Rules& rules, const std::vector<uint32_t>& kept, std::span<const Change> held, Rules& out);

}  // namespace logicnet

// The handle behind the C API; defined here so that the other parts of the core can unwrap it.
struct logicnet_rules {
  logicnet::Rules rules;
};

#endif
