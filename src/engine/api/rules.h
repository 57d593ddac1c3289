// C API of rules: text -> compiled rules -> text, values, perturbed rules, and what each rule depends on.
//
// A .bnet file, as it is read here:
//   file       one rule a line, `target, rule`; blank lines; `#` begins a comment; an optional first line `targets,
//   factors` (any case).
//              A byte order mark, CRLF, CR, tabs and non-breaking blanks are blanks.
//   rule       ! (also ~, not, NOT) binds tighter than & (also &&, and, AND), and that tighter than | (also ||, or,
//   OR); parentheses;
//              constants 0 1 false true False True FALSE TRUE. Words in other case (And, Not) are names.
//              any(a, b), all(a, b), maj(a, b, c) and, with a number last, sumis, sumgt, sumlt count their terms, as R
//              BoolNet defines them; these words name components where no ( follows.
//   name       a letter, digit or _ of any script, then also . - : / + @ (IL-6, 14-3-3, ERK1/2, Ca2+, HIF1a.nuc); so
//   `a-b` and `a+b`
//              are one name each, `a -b` is an error, and `a&!b` reads as meant. "Any other name" stands in double
//              quotes, and so does a component called like a reserved word. A target that holds blanks may stand
//              without quotes, and then so may rules that read it.
//   errors     a second rule for a target, a name without a rule, an empty rule; an input is declared as `X, X`.
// Nothing is recursive and time and memory are linear in the text. Handles are immutable and may be shared between
// threads.
#ifndef LOGICNET_API_RULES_H
#define LOGICNET_API_RULES_H
#include "api/api.h"

#ifdef __cplusplus
extern "C" {
#endif

// A whole .bnet text. NULL and an error with byte offsets where it cannot be read.
LOGICNET_API logicnet_rules* logicnet_rules_parse(const char* text, size_t length, logicnet_error* error);
// The same, and a name without a rule of its own is an input: `declared` of the components have a rule, and the inputs
// follow, in order of first mention.
LOGICNET_API logicnet_rules* logicnet_rules_parse_open(const char* text, size_t length, size_t* declared,
                                                       logicnet_error* error);
// All that is wrong with a .bnet text, in the order of the text, for one that `parse` (or `parse_open`, where `open`)
// refuses. Returns how much, and writes as much as there is room for.
LOGICNET_API size_t logicnet_rules_problems(const char* text, size_t length, int32_t open, logicnet_error* problems,
                                            size_t capacity, logicnet_error* error);
// n components from n names and n rules, each ended by a zero byte. Error offsets count from `texts`; -1 for a bad
// name.
LOGICNET_API logicnet_rules* logicnet_rules_build(size_t n, const char* names, size_t names_length, const char* texts,
                                                  size_t texts_length, logicnet_error* error);
LOGICNET_API void logicnet_rules_free(logicnet_rules* rules);

LOGICNET_API size_t logicnet_rules_names(const logicnet_rules* rules, char* out, size_t capacity,
                                         logicnet_error* error);  // each ended by a zero byte
LOGICNET_API size_t logicnet_rules_text(const logicnet_rules* rules, size_t i, char* out, size_t capacity,
                                        logicnet_error* error);  // of one rule, canonical
LOGICNET_API size_t logicnet_rules_bnet(const logicnet_rules* rules, char* out, size_t capacity,
                                        logicnet_error* error);  // the whole file, canonical, with header
// The postfix programs, that of rule i from code[begin[i]] to code[begin[i + 1]]: entries >= 0 push that variable, -1
// not, -2 and, -3 or, -4 false, -5 true. Owned by the handle. Returns the number of rules.
LOGICNET_API size_t logicnet_rules_programs(const logicnet_rules* rules, const int32_t** code, const size_t** begin);

// A new network with these changes made.
LOGICNET_API logicnet_rules* logicnet_rules_perturb(const logicnet_rules* rules, const logicnet_changes* changes,
                                                    logicnet_error* error);
// A new network with another program as rule i.
LOGICNET_API logicnet_rules* logicnet_rules_replace(const logicnet_rules* rules, size_t i, const int32_t* code,
                                                    size_t length, logicnet_error* error);
// n components from n names, each ended by a zero byte, and n programs that stand one after another in `code`: program
// i is code[begin[i] .. begin[i+1]), so `begin` has n + 1 entries.
LOGICNET_API logicnet_rules* logicnet_rules_of(size_t n, const char* names, size_t names_length, const int32_t* code,
                                               const size_t* begin, logicnet_error* error);
// The rules of the kept components alone, in the order of `kept`, with held_value put in for each held component.
// LOGICNET_ARGUMENT where a kept rule mentions a component that is neither kept nor held. A component that is both is
// kept.
LOGICNET_API logicnet_rules* logicnet_rules_select(const logicnet_rules* rules, size_t kept_count, const uint32_t* kept,
                                                   size_t held_count, const uint32_t* held, const uint8_t* held_value,
                                                   logicnet_error* error);

// An expression over the components; returns the length of its program, 0 on error, and writes as much of it as there
// is room for.
LOGICNET_API size_t logicnet_expression_parse(const logicnet_rules* rules, const char* text, size_t length,
                                              int32_t* code, size_t capacity, logicnet_error* error);
LOGICNET_API size_t logicnet_expression_text(const logicnet_rules* rules, const int32_t* code, size_t length, char* out,
                                             size_t capacity, logicnet_error* error);
// 64 states a word: `values` holds `words` words for every component, one component after another.
LOGICNET_API int32_t logicnet_expression_evaluate(const logicnet_rules* rules, const int32_t* code, size_t length,
                                                  const uint64_t* values, size_t words, uint64_t* out,
                                                  logicnet_error* error);
LOGICNET_API int32_t logicnet_rules_evaluate(const logicnet_rules* rules, const uint64_t* values, size_t words,
                                             uint64_t* out, logicnet_error* error);
// Bit r of the table is the value where bit j of r is the value of variables[j] (ascending; at most 32; all that the
// program mentions). Writes 2^count bits, at least one word.
LOGICNET_API int32_t logicnet_expression_table(const int32_t* code, size_t length, const uint32_t* variables,
                                               size_t count, uint64_t* out, logicnet_error* error);

// The variables a program mentions, ascending, with the sign of their effect: 1 activates, -1 inhibits, 2 both, 0 none
// (mentioned, but the function does not depend on it). Exact: decided on the function; LOGICNET_SIGN_UNKNOWN for all of
// them where the search takes more than so much `work`, in literals assigned (0: some seconds). `variables` and `signs`
// have room for the program's length. Returns their number. rules_signs: of all rules at once, those of rule i from
// begin[i] to begin[i + 1]; room for the length of all programs.
enum { LOGICNET_SIGN_UNKNOWN = 3 };
LOGICNET_API size_t logicnet_expression_signs(const int32_t* code, size_t length, uint64_t work, uint32_t* variables,
                                              int8_t* signs, logicnet_error* error);
LOGICNET_API size_t logicnet_rules_signs(const logicnet_rules* rules, uint64_t work, size_t* begin, uint32_t* variables,
                                         int8_t* signs, logicnet_error* error);

#ifdef __cplusplus
}
#endif
#endif
