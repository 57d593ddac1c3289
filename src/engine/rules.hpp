// Rules: the text of a .bnet file, compiled once into postfix programs over numbered variables.
//
// Owns the grammar (what is a name, an operator, a constant, a comment) and the programs; everything else in the core reads
// programs and never text. Invariants, true of every Rules that a function below returned:
//   - names are unique and not empty; begin has names.size() + 1 ascending entries, begin[0] == 0, begin.back() == code.size();
//   - program i = code[begin[i] .. begin[i+1]) is well formed: it leaves exactly one value on the stack and never reads below it;
//     kNot takes one value, kAnd and kOr take two, an entry v >= 0 pushes variable v, and v < names.size().
// Programs keep the rule as it was written (no rewriting), so they may be deep: nothing here or elsewhere may recurse over them.
#ifndef LOGICNET_RULES_HPP
#define LOGICNET_RULES_HPP
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace logicnet {

enum Op : int32_t { kNot = -1, kAnd = -2, kOr = -3, kFalse = -4, kTrue = -5 };

struct Rules {
  std::vector<std::string> names;  // bit i of a state is component i
  std::vector<int32_t> code;       // all postfix programs, one after another
  std::vector<size_t> begin;       // names.size() + 1 offsets into code
  size_t size() const { return names.size(); }
};

}  // namespace logicnet

// The handle behind the C API; defined here so that the other parts of the core can unwrap it.
struct logicnet_rules {
  logicnet::Rules rules;
};

#endif
