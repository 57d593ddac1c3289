// What a rule depends on, and in which direction, decided on the function and not on the text.
//
// Three ways, each exact, the cheapest that serves: the truth table; where every variable occurs once, the text itself (a formula
// that reads each variable once depends on all of them); else a reduced ordered decision diagram. On a diagram a variable has an
// effect when a node tests it, and the effect is positive when low implies high at every such node (Bryant 1986): every node can be
// reached, so a node where the implication fails is a pair of states that shows it. A variable that is only ever met with one
// polarity needs no such test.
#include <algorithm>
#include <limits>
#include <unordered_set>

#include "rules.hpp"

namespace logicnet {
namespace {

constexpr size_t kTableWork = size_t{1} << 20;  // words of tables that are written before a diagram is preferred
constexpr uint32_t kNoLevel = std::numeric_limits<uint32_t>::max();

Sign sign_of(bool rises, bool falls) { return rises ? (falls ? Sign::kBoth : Sign::kPlus) : falls ? Sign::kMinus : Sign::kNone; }

void signs_of_table(const std::vector<uint64_t>& table, std::vector<Sign>& out) {
  constexpr uint64_t kLow[6] = {0x5555555555555555u, 0x3333333333333333u, 0x0F0F0F0F0F0F0F0Fu,
                                0x00FF00FF00FF00FFu, 0x0000FFFF0000FFFFu, 0x00000000FFFFFFFFu};
  for (size_t j = 0; j < out.size(); ++j) {
    uint64_t rises = 0;
    uint64_t falls = 0;
    const size_t apart = j < 6 ? 0 : size_t{1} << (j - 6);
    for (size_t w = 0; w < table.size(); ++w) {
      if (j >= 6 && (w & apart) != 0) continue;
      const uint64_t low = j < 6 ? table[w] & kLow[j] : table[w];
      const uint64_t high = j < 6 ? (table[w] >> (1u << j)) & kLow[j] : table[w + apart];
      rises |= high & ~low;
      falls |= low & ~high;
    }
    out[j] = sign_of(rises != 0, falls != 0);
  }
}

// The rule with negations at the leaves and without constants: a tree of and, or, and literals, children before parents.
struct Tree {
  enum Kind : uint8_t { kAndNode, kOrNode, kLiteral, kConstant };
  struct Node {
    Kind kind;
    bool value;      // of a constant; a literal that is not negated
    uint32_t left;   // of a literal: its variable, as a position
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
      const auto position = std::lower_bound(variables.begin(), variables.end(), static_cast<uint32_t>(entry)) - variables.begin();
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
  std::vector<bool> inside;       // node stands below one of its own kind: part of a longer and, or of a longer or
};

Occurrences occurrences(const Tree& tree, size_t variables) {
  const size_t nodes = tree.nodes.size();
  Occurrences found{std::vector<uint8_t>(variables, 0), true, std::vector<bool>(nodes, false), std::vector<bool>(nodes, false)};
  found.used[tree.root] = true;
  for (uint32_t i = tree.root + 1; i-- > 0;) {
    const Tree::Node& node = tree.nodes[i];
    if (!found.used[i]) continue;
    if (node.kind == Tree::kAndNode || node.kind == Tree::kOrNode) {
      for (const uint32_t child : {node.left, node.right}) {
        found.used[child] = true;
        found.inside[child] = tree.nodes[child].kind == node.kind;
      }
    }
    if (node.kind != Tree::kLiteral) continue;
    if (found.polarity[node.left] != 0) found.once = false;
    found.polarity[node.left] = static_cast<uint8_t>(found.polarity[node.left] | (node.value ? 1 : 2));
  }
  return found;
}

// A reduced ordered binary decision diagram that only grows; and/or by iterative apply.
class Diagram {
 public:
  struct Node {
    uint32_t level;
    uint32_t low;
    uint32_t high;
  };
  explicit Diagram(size_t max_nodes) : max_nodes_(max_nodes), nodes_{{kNoLevel, 0, 0}, {kNoLevel, 1, 1}} { grow(); }

  bool full() const { return nodes_.size() > max_nodes_; }
  const Node& operator[](uint32_t i) const { return nodes_[i]; }
  size_t size() const { return nodes_.size(); }

  uint32_t node(uint32_t level, uint32_t low, uint32_t high) {
    if (low == high) return low;
    size_t slot = hash(level, low, high) & (slots_.size() - 1);
    for (; slots_[slot] != 0; slot = (slot + 1) & (slots_.size() - 1)) {
      const Node& n = nodes_[slots_[slot]];
      if (n.level == level && n.low == low && n.high == high) return slots_[slot];
    }
    const auto made = static_cast<uint32_t>(nodes_.size());
    slots_[slot] = made;
    nodes_.push_back({level, low, high});
    if (2 * nodes_.size() > slots_.size()) grow();
    return made;
  }

  uint32_t combine(bool is_and, uint32_t a, uint32_t b) {
    uint32_t value = 0;
    frames_.clear();
    if (!begin(is_and, a, b, value)) {
      while (!frames_.empty() && !full()) {
        Frame& f = frames_.back();
        if (f.step == 1) f.low = value;
        if (f.step < 2) {
          const bool high = f.step++ == 1;
          const uint32_t level = f.level;
          const auto side = [&](uint32_t x) { return nodes_[x].level != level ? x : high ? nodes_[x].high : nodes_[x].low; };
          if (!begin(is_and, side(f.a), side(f.b), value) || !high) continue;  // f may be gone: the frames move when one is added
        }
        const Frame done = frames_.back();
        frames_.pop_back();
        value = node(done.level, done.low, value);
        Entry& entry = cache_[hash(is_and, done.a, done.b) & (cache_.size() - 1)];
        entry = {is_and ? done.a : done.a | kOrBit, done.b, value};
      }
    }
    return value;
  }

 private:
  struct Frame {
    uint32_t a, b, level, low;
    int step;
  };
  struct Entry {
    uint32_t a, b, value;
  };
  static constexpr uint32_t kOrBit = uint32_t{1} << 31;

  // The value where it is known at once, else a frame that will work it out.
  bool begin(bool is_and, uint32_t a, uint32_t b, uint32_t& value) {
    const uint32_t absorbing = is_and ? 0 : 1;
    if (a == b || b == absorbing || a == 1 - absorbing) {
      value = b;
      return true;
    }
    if (a == absorbing || b == 1 - absorbing) {
      value = a;
      return true;
    }
    if (a > b) std::swap(a, b);
    const Entry& entry = cache_[hash(is_and, a, b) & (cache_.size() - 1)];
    if (entry.a == (is_and ? a : a | kOrBit) && entry.b == b) {
      value = entry.value;
      return true;
    }
    frames_.push_back({a, b, std::min(nodes_[a].level, nodes_[b].level), 0, 0});
    return false;
  }

  static size_t hash(uint32_t x, uint32_t y, uint32_t z) {
    uint64_t h = (uint64_t{x} * 0x9E3779B97F4A7C15u) ^ (uint64_t{y} * 0xC2B2AE3D27D4EB4Fu) ^ (uint64_t{z} * 0x165667B19E3779F9u);
    h ^= h >> 32;
    return static_cast<size_t>(h * 0xFF51AFD7ED558CCDu >> 20);
  }

  void grow() {
    slots_.assign(slots_.empty() ? size_t{1} << 12 : slots_.size() * 2, 0);
    for (uint32_t i = 2; i < nodes_.size(); ++i) {
      size_t slot = hash(nodes_[i].level, nodes_[i].low, nodes_[i].high) & (slots_.size() - 1);
      while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
      slots_[slot] = i;
    }
    cache_.assign(slots_.size() / 2, {0, 0, 0});
  }

  size_t max_nodes_;
  std::vector<Node> nodes_;
  std::vector<uint32_t> slots_;  // 0: empty (the constants are never looked up)
  std::vector<Entry> cache_;
  std::vector<Frame> frames_;
};

// What is combined last is tested first: the diagram then grows at its top, where growing is cheap.
std::vector<uint32_t> levels(const Tree& tree, const Occurrences& found, size_t variables) {
  std::vector<uint32_t> combined(variables, kNoLevel);
  for (uint32_t i = 0; i <= tree.root; ++i) {
    const Tree::Node& node = tree.nodes[i];
    if (!found.used[i] || node.kind == Tree::kLiteral || node.kind == Tree::kConstant) continue;
    for (const uint32_t child : {node.left, node.right}) {
      const Tree::Node& leaf = tree.nodes[child];
      if (leaf.kind == Tree::kLiteral && combined[leaf.left] == kNoLevel) combined[leaf.left] = i;
    }
  }
  std::vector<uint32_t> order(variables);
  for (uint32_t v = 0; v < variables; ++v) order[v] = v;
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return combined[a] > combined[b]; });
  std::vector<uint32_t> level(variables);
  for (uint32_t k = 0; k < variables; ++k) level[order[k]] = k;
  return level;
}

// An and (or an or) of many is put together in pairs, the pairs in pairs, and so on: normal forms of thousands of terms then cost
// little more than their result.
bool diagram_of(const Tree& tree, const Occurrences& found, const std::vector<uint32_t>& level, Diagram& diagram, uint32_t& root) {
  std::vector<uint32_t> value(tree.root + 1, 0);
  std::vector<uint32_t> open;
  std::vector<uint32_t> operands;
  for (uint32_t i = 0; i <= tree.root; ++i) {
    const Tree::Node& node = tree.nodes[i];
    if (!found.used[i] || found.inside[i]) continue;
    if (node.kind == Tree::kLiteral) {
      value[i] = diagram.node(level[node.left], node.value ? 0 : 1, node.value ? 1 : 0);
    } else if (node.kind == Tree::kConstant) {
      value[i] = node.value ? 1 : 0;
    } else {
      operands.clear();
      open.assign(1, i);
      while (!open.empty()) {
        const uint32_t at = open.back();
        open.pop_back();
        if (at != i && !found.inside[at]) {
          operands.push_back(value[at]);
        } else {
          open.push_back(tree.nodes[at].left);
          open.push_back(tree.nodes[at].right);
        }
      }
      for (size_t count = operands.size(); count > 1; count = (count + 1) / 2) {
        for (size_t k = 0; 2 * k + 1 < count; ++k)
          operands[k] = diagram.combine(node.kind == Tree::kAndNode, operands[2 * k], operands[2 * k + 1]);
        if (count % 2 == 1) operands[count / 2] = operands[count - 1];
        if (diagram.full()) return false;
      }
      value[i] = operands[0];
    }
    if (diagram.full()) return false;
  }
  root = value[tree.root];
  return true;
}

// Whether a implies b, remembering every pair that was shown to.
class Implication {
 public:
  explicit Implication(const Diagram& diagram) : diagram_(diagram) {}
  bool holds(uint32_t a, uint32_t b) {
    std::vector<uint64_t> met;
    std::vector<std::pair<uint32_t, uint32_t>> open{{a, b}};
    while (!open.empty()) {
      const auto [x, y] = open.back();
      open.pop_back();
      if (x == y || x == 0 || y == 1) continue;
      if (x == 1 || y == 0) {  // the other one is no constant: it fails somewhere
        for (const uint64_t pair : met) shown_.erase(pair);
        return false;
      }
      const uint64_t pair = uint64_t{x} << 32 | y;
      if (!shown_.insert(pair).second) continue;
      met.push_back(pair);
      const Diagram::Node& p = diagram_[x];
      const Diagram::Node& q = diagram_[y];
      const uint32_t level = std::min(p.level, q.level);
      open.push_back({p.level == level ? p.low : x, q.level == level ? q.low : y});
      open.push_back({p.level == level ? p.high : x, q.level == level ? q.high : y});
    }
    return true;
  }

 private:
  const Diagram& diagram_;
  std::unordered_set<uint64_t> shown_;
};

void signs_of_diagram(const Diagram& diagram, uint32_t root, const std::vector<uint32_t>& level, const Occurrences& found,
                      std::vector<Sign>& out) {
  std::vector<uint32_t> variable(level.size());
  for (uint32_t v = 0; v < level.size(); ++v) variable[level[v]] = v;
  std::vector<bool> rises(level.size(), false);
  std::vector<bool> falls(level.size(), false);
  std::vector<bool> reached(diagram.size(), false);
  Implication implication(diagram);
  reached[root] = true;
  for (uint32_t i = root + 1; i-- > 2;) {  // a node is made after the nodes below it
    if (!reached[i]) continue;
    const Diagram::Node& node = diagram[i];
    reached[node.low] = reached[node.high] = true;
    const uint32_t v = variable[node.level];
    if (found.polarity[v] != 3) {
      (found.polarity[v] == 1 ? rises : falls)[v] = true;
    } else {
      if (!rises[v] && !implication.holds(node.high, node.low)) rises[v] = true;
      if (!falls[v] && !implication.holds(node.low, node.high)) falls[v] = true;
    }
  }
  for (size_t v = 0; v < out.size(); ++v) out[v] = sign_of(rises[v], falls[v]);
}

}  // namespace

bool signs(Program p, const std::vector<uint32_t>& variables, size_t max_nodes, std::vector<Sign>& out) {
  const size_t n = variables.size();
  out.assign(n, Sign::kNone);
  if (n <= 6 || (n <= 20 && (size_t{1} << (n - 6)) * p.length <= kTableWork)) {
    if (n > 0) signs_of_table(truth_table(p, variables), out);
    return true;
  }
  const Tree tree = tree_of(p, variables);
  const Occurrences found = occurrences(tree, n);
  if (found.once) {
    for (size_t v = 0; v < n; ++v) out[v] = sign_of(found.polarity[v] == 1, found.polarity[v] == 2);
    return true;
  }
  const std::vector<uint32_t> level = levels(tree, found, n);
  Diagram diagram(max_nodes);
  uint32_t root = 0;
  if (!diagram_of(tree, found, level, diagram, root)) return false;
  signs_of_diagram(diagram, root, level, found, out);
  return true;
}

}  // namespace logicnet
