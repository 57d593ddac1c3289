// The asynchronous scheme as a member of the schemes, and the questions that are asked of any scheme.
#include "spaces/schemes.hpp"

#include <algorithm>
#include <cassert>
#include <string>

namespace logicnet {
namespace {

class Asynchronous final : public Scheme {
 public:
  using Scheme::Scheme;
  void close(Bits& set, Direction direction, const Bits* inside, const Limits& budget) const override {
    d_.close(set, direction, inside, budget);
  }
  void step(const Bits& set, Bits& out, Direction direction, const Limits& budget) const override {
    d_.step(set, out, direction, budget);
  }
  void attractors(const Bits& fixed, const Limits& budget, const std::function<void(Compact&&)>& found) const override {
    const Close closing = [this](Bits& set, Direction direction, const Bits* inside, const Limits& b) {
      close(set, direction, inside, b);
    };
    cyclic_attractors(d_, closing, fixed, budget, [&](const Bits& set) { found(Compact::of(set)); });
  }
  bool leads(uint64_t from, uint64_t to) const override {
    const uint64_t change = from ^ to;
    return __builtin_popcountll(change) == 1 && (d_.unstable_at(from) & change) != 0;
  }
  uint64_t before(uint64_t to, const Compact& layer) const override {
    for (uint32_t i = 0; i < d_.m(); ++i) {
      const uint64_t from = to ^ (uint64_t{1} << i);
      if (layer.has(from) && leads(from, to)) return from;
    }
    return to;
  }
};

}  // namespace

uint64_t Scheme::before(uint64_t to, const Compact& layer) const {
  if (layer.dense.words() == nullptr) {
    for (const uint32_t from : layer.listed)
      if (leads(from, to)) return from;
    return to;
  }
  const uint64_t end = uint64_t{1} << d_.m();
  for (uint64_t s = layer.dense.next(0); s < end; s = layer.dense.next(s + 1))
    if (leads(s, to)) return s;
  return to;
}

std::unique_ptr<Scheme> scheme_of(const Dynamics& d, logicnet_update update, const std::vector<uint32_t>& block_of) {
  assert(block_of.empty() || block_of.size() == d.m());
  switch (update) {  // without a default: the compiler names an update that is forgotten here
    case LOGICNET_UPDATE_ASYNCHRONOUS: return std::make_unique<Asynchronous>(d);
    case LOGICNET_UPDATE_BLOCKS: return map_scheme(d, block_of);
    case LOGICNET_UPDATE_GENERAL: return general_scheme(d);
    case LOGICNET_UPDATE_PERMISSIVE: return permissive_scheme(d);
  }
  throw Problem{LOGICNET_ARGUMENT, -1, -1, "a number that is no update: " + std::to_string(update), ""};
}

std::vector<uint32_t> shortest_path(const Dynamics& d, const Scheme& scheme, uint64_t from, const Bits& target,
                                    const Limits& budget) {
  std::vector<uint32_t> path;
  if (target.has(from)) return {static_cast<uint32_t>(from)};
  Bits seen = d.none(), now = d.none(), next = d.none();
  seen.put(from);
  now.put(from);
  std::vector<Compact> layers;
  Held held(*d.account);
  for (;;) {
    layers.push_back(Compact::of(now));
    if (layers.back().states == 0) return path;
    held.grow(held.bytes() + layers.back().listed.size() * sizeof(uint32_t));
    next.clear();
    scheme.step(now, next, Direction::kForward, budget);
    next.drop(seen);
    seen.join(next);
    now.swap(next);
    next.assign(now);
    next.meet(target);
    if (!next.empty()) break;
    budget.poll();
  }
  path.push_back(static_cast<uint32_t>(next.first()));
  for (size_t k = layers.size(); k-- > 0;) path.push_back(static_cast<uint32_t>(scheme.before(path.back(), layers[k])));
  std::reverse(path.begin(), path.end());
  for (size_t k = 1; k < path.size(); ++k) assert(scheme.leads(path[k - 1], path[k]));
  return path;
}

Bits always(const Dynamics& d, const Scheme& scheme, const Bits& set, const Limits& budget) {
  const Bits fixed = d.fixed_points(budget);
  Bits stay = set.copy(), next = d.none();
  for (;;) {
    next.assign(fixed);
    scheme.step(stay, next, Direction::kBackward, budget);
    if (stay.within(next)) {
      assert(stay.within(set));
      return stay;
    }
    stay.meet(next);
    budget.poll();
  }
}

}  // namespace logicnet
