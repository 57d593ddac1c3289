// The parser of this room: one pass over the bytes, no recursion, memory linear in the text.
//
// Names are numbered as they appear (a rule may mention a component that is declared further down); the code is
// renumbered to components once the text has ended.
#ifndef LOGICNET_RULES_PARSER_HPP
#define LOGICNET_RULES_PARSER_HPP
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/counts.hpp"
#include "rules/lexer.hpp"
#include "rules/names.hpp"
#include "rules/rules.hpp"

namespace logicnet {

constexpr size_t kMostNames = static_cast<size_t>(std::numeric_limits<int32_t>::max());  // a variable is an int32_t

inline std::string shown(const Token& t) { return clipped({t.begin, static_cast<size_t>(t.end - t.begin)}); }

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

}  // namespace logicnet
#endif
