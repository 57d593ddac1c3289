#include "walks/even_draw.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace logicnet {
namespace {

// The share of all states that a node holds: mantissa * 2^exponent, mantissa 0 or in [1/2, 1).
struct Share {
  double mantissa = 0;
  int64_t exponent = 0;
};

double shifted(const Share& share, int64_t to) {
  return std::ldexp(share.mantissa, static_cast<int>(std::max<int64_t>(share.exponent - to, -2000)));
}

}  // namespace

EvenDraw::EvenDraw(const Bdd& bdd, Ref set, std::span<const Var> vars)
    : bdd_(bdd), set_(set), vars_(vars.begin(), vars.end()) {
  assert(set != Bdd::kFalse && std::is_sorted(vars_.begin(), vars_.end()));
  std::vector<Ref> nodes, stack{set};
  std::unordered_map<Ref, Share> shares{{Bdd::kFalse, {}}, {Bdd::kTrue, {0.5, 1}}};
  while (!stack.empty()) {
    const Ref f = stack.back();
    stack.pop_back();
    if (!shares.try_emplace(f).second) continue;
    assert(std::binary_search(vars_.begin(), vars_.end(), bdd_.top(f)));
    nodes.push_back(f);
    stack.push_back(bdd_.low(f));
    stack.push_back(bdd_.high(f));
  }
  std::sort(nodes.begin(), nodes.end());  // a node's children have smaller Refs
  for (const Ref f : nodes) {
    const Share low = shares[bdd_.low(f)], high = shares[bdd_.high(f)];
    const int64_t top = low.mantissa == 0    ? high.exponent
                        : high.mantissa == 0 ? low.exponent
                                             : std::max(low.exponent, high.exponent);
    const double above = shifted(high, top), sum = shifted(low, top) + above;
    int grown = 0;
    const double mantissa = std::frexp(sum, &grown);
    shares[f] = {mantissa, top + grown - 1};
    high_[f] = above / sum;
  }
}

void EvenDraw::draw(Dice& dice, std::vector<uint8_t>& value) const {
  Ref f = set_;
  for (const Var v : vars_) {
    if (Bdd::constant(f) || bdd_.top(f) != v) {
      value[v] = static_cast<uint8_t>(dice.roll() >> 63);
      continue;
    }
    const bool settled = bdd_.low(f) == Bdd::kFalse || bdd_.high(f) == Bdd::kFalse;
    const bool up =
        settled ? bdd_.low(f) == Bdd::kFalse : static_cast<double>(dice.roll() >> 11) * 0x1p-53 < high_.at(f);
    value[v] = up;
    f = up ? bdd_.high(f) : bdd_.low(f);
  }
}

}  // namespace logicnet
