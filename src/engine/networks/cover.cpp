#include "networks/cover.hpp"

#include <algorithm>

namespace logicnet {
namespace {

struct Covering {
  Bdd& bdd;
  size_t max_products;
  std::vector<std::vector<Literal>> products;
  std::vector<Literal> path;

  void emit() {
    if (products.size() == max_products) throw Exhausted{Exhausted::kMemory};
    products.push_back(path);
  }

  // Products within `upper` that cover `lower`; returns the function they make, without the path above.
  Ref cover(Ref lower, Ref upper) {
    if (lower == Bdd::kFalse) return Bdd::kFalse;
    if (upper == Bdd::kTrue) {
      emit();
      return Bdd::kTrue;
    }
    const Var v = std::min(bdd.constant(lower) ? bdd.variables() : bdd.top(lower), bdd.top(upper));
    const Ref lower0 = bdd.restrict(lower, v, false), lower1 = bdd.restrict(lower, v, true);
    const Ref upper0 = bdd.restrict(upper, v, false), upper1 = bdd.restrict(upper, v, true);
    const Ref made0 = with({v, false}, bdd.minus(lower0, upper1), upper0);
    const Ref made1 = with({v, true}, bdd.minus(lower1, upper0), upper1);
    const Ref rest = bdd.disj(bdd.minus(lower0, made0), bdd.minus(lower1, made1));
    const Ref both = cover(rest, bdd.conj(upper0, upper1));
    return bdd.disj(both, bdd.ite(bdd.literal(v), made1, made0));
  }
  Ref with(Literal literal, Ref lower, Ref upper) {
    path.push_back(literal);
    const Ref made = cover(lower, upper);
    path.pop_back();
    return made;
  }
};

}  // namespace

void append_cover(Bdd& bdd, Ref f, const std::vector<uint32_t>& component, size_t max_products,
                  std::vector<int32_t>& code) {
  if (Bdd::constant(f)) {
    code.push_back(f == Bdd::kTrue ? kTrue : kFalse);
    return;
  }
  [[maybe_unused]] const size_t before = code.size();
  Covering covering{bdd, max_products, {}, {}};
  covering.cover(f, f);
  for (std::vector<Literal>& product : covering.products)
    std::sort(product.begin(), product.end(),
              [&](Literal a, Literal b) { return component[a.variable] < component[b.variable]; });
  for (size_t p = 0; p < covering.products.size(); ++p) {
    const std::vector<Literal>& product = covering.products[p];
    for (size_t k = 0; k < product.size(); ++k) {
      code.push_back(static_cast<int32_t>(component[product[k].variable]));
      if (!product[k].value) code.push_back(kNot);
      if (k > 0) code.push_back(kAnd);
    }
    if (p > 0) code.push_back(kOr);
  }
  assert(well_formed({code.data() + before, code.size() - before}, SIZE_MAX));
}

}  // namespace logicnet
