#include "screens/enclosure.hpp"

namespace logicnet {

Ref Enclosure::inside(Bdd& bdd, Ref f) const {
  const std::span<const Var> read = bdd.support(f);
  for (const Var w : std::vector<Var>(read.begin(), read.end()))
    if (space[w] != kFree) f = bdd.restrict(f, w, space[w] == 1);
  return f;
}

Enclosure enclosed(Bdd& bdd, Taker& taker, const std::vector<Ref>& functions, Ref start) {
  const Var n = bdd.variables();
  assert(start != Bdd::kFalse && functions.size() == n);
  Enclosure out{Subspace(n, kFree), {}};
  const std::span<const Var> held = bdd.support(start);
  for (const Var v : std::vector<Var>(held.begin(), held.end())) {
    if (bdd.restrict(start, v, true) == Bdd::kFalse) out.space[v] = 0;
    else if (bdd.restrict(start, v, false) == Bdd::kFalse) out.space[v] = 1;
  }
  Network whole;
  for (Var v = 0; v < n; ++v) whole.variables.push_back(v);
  whole.functions = functions;
  trap_closure(whole, taker, out.space);
  for (Var v = 0; v < n; ++v) {
    if (out.space[v] != kFree) continue;
    out.local.variables.push_back(v);
    out.local.functions.push_back(out.inside(bdd, functions[v]));
  }
  return out;
}

}  // namespace logicnet
