#include "screens/marginals.hpp"

#include <map>
#include <unordered_map>

namespace logicnet {
namespace {

constexpr uint32_t kUnseen = 0xffffffffu;

// What share of all states is in a set and has certain values of the variables seen. The values are written as
// 2 * position + value, deepest first.
using Shares = std::map<std::vector<uint32_t>, double>;

class Projection {
 public:
  Projection(const Bdd& bdd, const std::vector<Var>& variables, size_t most)
      : bdd_(bdd), most_(most), position_(bdd.variables(), kUnseen) {
    for (size_t i = 0; i < variables.size(); ++i) position_[variables[i]] = static_cast<uint32_t>(i);
  }

  const Shares& of(Ref set) {
    if (const auto found = known_.find(set); found != known_.end()) return found->second;
    Shares shares;
    if (set == Bdd::kTrue) shares[{}] = 1;
    if (!Bdd::constant(set)) {
      const uint32_t at = position_[bdd_.top(set)];
      for (const bool value : {false, true})
        for (const auto& [values, share] : of(value ? bdd_.high(set) : bdd_.low(set))) {
          std::vector<uint32_t> more = values;
          if (at != kUnseen) more.push_back(2 * at + (value ? 1 : 0));
          shares[std::move(more)] += share / 2;
          if (shares.size() > most_) throw Exhausted{Exhausted::kTooMany};
        }
    }
    return known_.emplace(set, std::move(shares)).first->second;
  }

 private:
  const Bdd& bdd_;
  size_t most_;
  std::vector<uint32_t> position_;
  std::unordered_map<Ref, Shares> known_;
};

}  // namespace

std::vector<Start::Part> marginal(const Bdd& bdd, const std::vector<WeightedSet>& draw,
                                  const std::vector<Var>& variables, size_t most) {
  Projection projection(bdd, variables, most);
  double total = 0;
  for (const WeightedSet& one : draw) total += one.weight;
  Shares together;
  for (const WeightedSet& one : draw) {
    double all = 0;
    for (const auto& [values, share] : projection.of(one.set)) all += share;
    for (const auto& [values, share] : projection.of(one.set)) together[values] += share / all * (one.weight / total);
    if (together.size() > most) throw Exhausted{Exhausted::kTooMany};
  }
  std::vector<Start::Part> parts;
  for (const auto& [values, share] : together) {
    Start::Part part{share, std::vector<uint8_t>(variables.size(), 2)};
    for (const uint32_t value : values) part.values[value / 2] = value & 1;
    parts.push_back(std::move(part));
  }
  return parts;
}

}  // namespace logicnet
