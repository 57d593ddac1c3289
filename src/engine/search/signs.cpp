// What a rule depends on, and in which direction, decided on the function and not on the text.
//
// Four ways, each exact, the cheapest that serves: the truth table; where every variable occurs once, the text itself
// (a formula that reads each variable once depends on all of them); a decision diagram while it stays small; else two
// states that differ in one variable alone and show its effect, found or refuted by satisfiability. A variable that is
// met with one polarity only has no effect in the other direction. Long rules with a good order of variables are small
// as diagrams and hard to refute; rules without one the other way round.
#include <algorithm>

#include "base/limits.hpp"
#include "base/words.hpp"
#include "networks/network.hpp"
#include "search/sat.hpp"
#include "search/signs.hpp"

namespace logicnet {
namespace {

constexpr size_t kDiagramNodes = size_t{1} << 21;
constexpr uint64_t kDiagramWork = 64;  // nodes asked for, for each entry of the rule and at least for 2^14 of them
constexpr size_t kTableWork = size_t{1} << 20;  // words of tables that are written before satisfiability is preferred

Sign sign_of(bool rises, bool falls) {
  return rises ? (falls ? Sign::kBoth : Sign::kPlus) : falls ? Sign::kMinus : Sign::kNone;
}

void signs_of_table(const std::vector<uint64_t>& table, std::vector<Sign>& out) {
  for (size_t j = 0; j < out.size(); ++j) {
    uint64_t rises = 0;
    uint64_t falls = 0;
    const size_t apart = j < 6 ? 0 : size_t{1} << (j - 6);
    for (size_t w = 0; w < table.size(); ++w) {
      if (j >= 6 && (w & apart) != 0) continue;
      const uint64_t low = j < 6 ? table[w] & ~kOnes[j] : table[w];
      const uint64_t high = j < 6 ? (table[w] >> (1u << j)) & ~kOnes[j] : table[w + apart];
      rises |= high & ~low;
      falls |= low & ~high;
    }
    out[j] = sign_of(rises != 0, falls != 0);
  }
}

// The rule with negations at the leaves and without constants: a tree of and, or, and literals, children before
// parents.
struct Tree {
  enum Kind : uint8_t { kAndNode, kOrNode, kLiteral, kConstant };
  struct Node {
    Kind kind;
    bool value;     // of a constant; a literal that is not negated
    uint32_t left;  // of a literal: its variable, as a position
    uint32_t right;
  };
  std::vector<Node> nodes;
  uint32_t root = 0;
};

Tree tree_of(Program p, const std::vector<uint32_t>& variables) {
  std::vector<size_t> start(p.length);
  for (size_t i = 0; i < p.length; ++i) {
    const int32_t entry = p.code[i];
    start[i] = entry == kNot ? start[i - 1] : entry == kAnd || entry == kOr ? start[start[i - 1] - 1] : i;
  }
  std::vector<bool> negated(p.length, false);
  for (size_t i = p.length; i-- > 0;) {
    const int32_t entry = p.code[i];
    if (entry == kNot) negated[i - 1] = !negated[i];
    if (entry == kAnd || entry == kOr) negated[i - 1] = negated[start[i - 1] - 1] = negated[i];
  }
  Tree tree;
  std::vector<uint32_t> stack;
  const auto push = [&](Tree::Node node) {
    stack.push_back(static_cast<uint32_t>(tree.nodes.size()));
    tree.nodes.push_back(node);
  };
  for (size_t i = 0; i < p.length; ++i) {
    const int32_t entry = p.code[i];
    if (entry == kNot) continue;
    if (entry >= 0) {
      const auto position =
          std::lower_bound(variables.begin(), variables.end(), static_cast<uint32_t>(entry)) - variables.begin();
      push({Tree::kLiteral, !negated[i], static_cast<uint32_t>(position), 0});
    } else if (entry == kFalse || entry == kTrue) {
      push({Tree::kConstant, (entry == kTrue) != negated[i], 0, 0});
    } else {
      const bool is_and = (entry == kAnd) != negated[i];
      const uint32_t right = stack.back();
      stack.pop_back();
      const uint32_t left = stack.back();
      stack.pop_back();
      const auto constant = [&](uint32_t node) { return tree.nodes[node].kind == Tree::kConstant; };
      if (constant(left)) stack.push_back(tree.nodes[left].value == is_and ? right : left);
      else if (constant(right)) stack.push_back(tree.nodes[right].value == is_and ? left : right);
      else push({is_and ? Tree::kAndNode : Tree::kOrNode, false, left, right});
    }
  }
  tree.root = stack.back();
  return tree;
}

// How often each variable stands in what is left of the tree, and in which polarity.
struct Occurrences {
  std::vector<uint8_t> polarity;  // 1: as it is, 2: negated, 3: both
  bool once = true;               // no variable stands twice
  std::vector<bool> used;         // node is part of the tree
};

Occurrences occurrences(const Tree& tree, size_t variables) {
  const size_t nodes = tree.nodes.size();
  Occurrences found{std::vector<uint8_t>(variables, 0), true, std::vector<bool>(nodes, false)};
  found.used[tree.root] = true;
  for (uint32_t i = tree.root + 1; i-- > 0;) {
    const Tree::Node& node = tree.nodes[i];
    if (!found.used[i]) continue;
    if (node.kind == Tree::kAndNode || node.kind == Tree::kOrNode)
      found.used[node.left] = found.used[node.right] = true;
    if (node.kind != Tree::kLiteral) continue;
    if (found.polarity[node.left] != 0) found.once = false;
    found.polarity[node.left] = static_cast<uint8_t>(found.polarity[node.left] | (node.value ? 1 : 2));
  }
  return found;
}

// The effects that states show: the value in the state, and with each of the variables flipped in turn, 64 of them at
// once.
class Effects {
 public:
  Effects(Program p, const std::vector<uint32_t>& variables)
      : code_(p.code, p.code + p.length),
        rises_(variables.size()),
        falls_(variables.size()),
        words_(variables.size() / 64 + 1),
        columns_(variables.size() * words_),
        out_(words_) {
    for (int32_t& entry : code_)
      if (entry >= 0)
        entry = static_cast<int32_t>(
            std::lower_bound(variables.begin(), variables.end(), static_cast<uint32_t>(entry)) - variables.begin());
  }
  template <class State>  // callable: variable -> bool
  void look(const State& state) {
    const size_t n = rises_.size();
    for (size_t v = 0; v < n; ++v) {
      uint64_t* column = columns_.data() + v * words_;
      std::fill(column, column + words_, state(v) ? ~uint64_t{0} : 0);
      column[v / 64] ^= uint64_t{1} << (v % 64);
    }
    evaluate({code_.data(), code_.size()}, columns_.data(), words_, out_.data());
    const auto value = [&](size_t bit) { return (out_[bit / 64] >> (bit % 64) & 1) != 0; };
    for (size_t v = 0; v < n; ++v)
      if (value(v) != value(n))
        (value(state(v) ? n : v) ? rises_ : falls_)[v] = true;  // the value where the variable is 1
  }
  bool known(size_t variable, bool rises) const { return (rises ? rises_ : falls_)[variable]; }

 private:
  std::vector<int32_t> code_;  // over positions in the variables
  std::vector<bool> rises_, falls_;
  size_t words_;
  std::vector<uint64_t> columns_, out_;
};

// Asks for pairs of states x and y that differ in one variable: x has it 0, y has it 1. Two copies of the tree, and for
// every node two more variables that say that its value does not fall, or does not rise, from x to y. Those of the
// literals are assumed, and where both sides of an operator do not fall, it does not: so whatever does not read the
// variable is alike in both copies by unit propagation alone, and so is whatever reads it in one direction only.
class Pairs {
 public:
  Pairs(const Tree& tree, const Occurrences& found, size_t variables, uint64_t work) {
    sat_.set_work_limit(work);
    for (size_t v = 0; v < variables; ++v) inputs_.push_back(made());
    std::vector<Both> at(tree.root + 1);
    for (uint32_t i = 0; i <= tree.root; ++i) {
      const Tree::Node& node = tree.nodes[i];
      if (!found.used[i]) continue;
      if (node.kind == Tree::kLiteral) {
        const Both& input = inputs_[node.left];
        at[i] = node.value ? input : Both{Sat::opposite(input.x), Sat::opposite(input.y), input.sinks, input.climbs};
      } else {
        at[i] = joined(node.kind == Tree::kAndNode, at[node.left], at[node.right]);
      }
    }
    root_ = at[tree.root];
  }

  // Whether the value can rise (or fall) when the variable does; `value` then says in which state. Throws Exhausted.
  bool moves(size_t variable, bool rises) {
    std::vector<Sat::Lit> assumed{Sat::opposite(inputs_[variable].x), inputs_[variable].y, inputs_[variable].climbs};
    for (size_t v = 0; v < inputs_.size(); ++v)
      if (v != variable) assumed.insert(assumed.end(), {inputs_[v].climbs, inputs_[v].sinks});
    assumed.push_back(rises ? Sat::opposite(root_.x) : root_.x);
    assumed.push_back(rises ? root_.y : Sat::opposite(root_.y));
    return sat_.solve(assumed);
  }
  bool value(size_t variable) const { return sat_.value(inputs_[variable].x / 2); }

 private:
  struct Both {
    Sat::Lit x, y, climbs, sinks;  // the values, and: x <= y, x >= y
  };
  Both made() {
    const Both b{Sat::positive(sat_.variable()), Sat::positive(sat_.variable()), Sat::positive(sat_.variable()),
                 Sat::positive(sat_.variable())};
    sat_.add({Sat::opposite(b.climbs), Sat::opposite(b.x), b.y});
    sat_.add({Sat::opposite(b.sinks), b.x, Sat::opposite(b.y)});
    return b;
  }
  Both joined(bool is_and, const Both& left, const Both& right) {
    const Both b = made();
    const auto gate = [&](Sat::Lit out, Sat::Lit one, Sat::Lit other) {  // an or is an and of opposites
      const Sat::Lit turn = is_and ? 0 : 1;
      sat_.add({Sat::opposite(out) ^ turn, one ^ turn});
      sat_.add({Sat::opposite(out) ^ turn, other ^ turn});
      sat_.add({out ^ turn, Sat::opposite(one) ^ turn, Sat::opposite(other) ^ turn});
    };
    gate(b.x, left.x, right.x);
    gate(b.y, left.y, right.y);
    sat_.add({Sat::opposite(left.climbs), Sat::opposite(right.climbs), b.climbs});
    sat_.add({Sat::opposite(left.sinks), Sat::opposite(right.sinks), b.sinks});
    return b;
  }

  Sat sat_;
  std::vector<Both> inputs_;
  Both root_{};
};

// By the two halves of a decision diagram; false where it grows past its limits. Variables stand in the order in which
// the rule names them.
bool signs_of_diagram(Program p, const std::vector<uint32_t>& variables, std::vector<Sign>& out) {
  std::vector<Var> level(variables.empty() ? 0 : variables.back() + 1, static_cast<Var>(-1));
  Var next = 0;
  for (size_t k = 0; k < p.length; ++k)
    if (p.code[k] >= 0 && level[static_cast<size_t>(p.code[k])] == static_cast<Var>(-1))
      level[static_cast<size_t>(p.code[k])] = next++;
  Bdd bdd(next, nullptr, kDiagramNodes);
  bdd.set_work_limit(kDiagramWork * std::max(p.length, size_t{1} << 14));
  try {
    const Ref f = compile(bdd, p, level);
    for (size_t v = 0; v < variables.size(); ++v) {
      const Ref low = bdd.restrict(f, level[variables[v]], false), high = bdd.restrict(f, level[variables[v]], true);
      out[v] = sign_of(bdd.minus(high, low) != Bdd::kFalse, bdd.minus(low, high) != Bdd::kFalse);
    }
  } catch (const Exhausted&) { return false; }
  return true;
}

}  // namespace

bool signs(Program p, const std::vector<uint32_t>& variables, uint64_t work, std::vector<Sign>& out) {
  const size_t n = variables.size();
  assert(variables == support(p));
  out.assign(n, Sign::kNone);
  if (n <= 6 || (n <= 20 && (size_t{1} << (n - 6)) * p.length <= kTableWork)) {
    if (n > 0) signs_of_table(truth_table(p, variables), out);
    return true;
  }
  const Tree tree = tree_of(p, variables);
  if (tree.nodes[tree.root].kind == Tree::kConstant) return true;
  const Occurrences found = occurrences(tree, n);
  if (found.once) {
    for (size_t v = 0; v < n; ++v) out[v] = sign_of(found.polarity[v] == 1, found.polarity[v] == 2);
    return true;
  }
  if (signs_of_diagram(p, variables, out)) return true;
  Effects effects(p, variables);
  for (const bool all : {false, true}) effects.look([&](size_t) { return all; });
  try {
    Pairs pairs(tree, found, n, work);
    for (size_t v = 0; v < n; ++v)
      for (const bool rises : {true, false})
        if (!effects.known(v, rises) && (found.polarity[v] & (rises ? 1 : 2)) != 0 && pairs.moves(v, rises))
          effects.look([&](size_t u) { return pairs.value(u); });
  } catch (const Exhausted&) { return false; }
  for (size_t v = 0; v < n; ++v) out[v] = sign_of(effects.known(v, true), effects.known(v, false));
  return true;
}

}  // namespace logicnet
