// A small chain solved by eliminating its states one after another without a subtraction (W. Grassmann, M. Taksar,
// D. Heyman, Oper. Res. 33 (1985)): every digit is kept, however unlike the rates are.
#ifndef LOGICNET_WALKS_ELIMINATION_HPP
#define LOGICNET_WALKS_ELIMINATION_HPP
#include <cstddef>
#include <vector>

#include "base/limits.hpp"

namespace logicnet {

class Elimination {
 public:
  // states up to which a part is solved so: 600^3 steps, 3 MB
  static constexpr size_t kMost = 600;

  explicit Elimination(size_t states) : n_(states), p_(states * states, 0), out_(states, 0), way_(states, 0) {}
  double& move(size_t from, size_t to) { return p_[from * n_ + to]; }  // `from` and `to` differ
  double& out(size_t from) { return out_[from]; }                      // what leaves the part

  // How often each state is visited (with rates for weights: how long) by what begins as `mass` and leaves.
  std::vector<double> visits(std::vector<double> mass, const Limits& limits) {
    reduce(mass, limits);
    return spread(mass, 0);
  }
  // The stationary distribution of a part that nothing leaves, whose states all lead to each other.
  std::vector<double> stationary(const Limits& limits) {
    std::vector<double> mass(n_, 0);
    reduce(mass, limits);
    std::vector<double> share = spread(mass, 1);
    double all = 0;
    for (const double one : share) all += one;
    for (double& one : share) one /= all;
    return share;
  }

 private:
  void reduce(std::vector<double>& mass, const Limits& limits) {
    for (size_t k = n_; k-- > 0;) {
      way_[k] = out_[k];
      for (size_t j = 0; j < k; ++j) way_[k] += p_[k * n_ + j];
      for (size_t i = 0; i < k; ++i) {
        const double share = p_[i * n_ + k] / way_[k];
        if (share == 0) continue;
        for (size_t j = 0; j < k; ++j) p_[i * n_ + j] += share * p_[k * n_ + j];
        out_[i] += share * out_[k];
      }
      for (size_t j = 0; j < k; ++j) mass[j] += mass[k] * p_[k * n_ + j] / way_[k];
      if ((k & 15) == 0) limits.poll();
    }
  }
  // From the first state on, which counts `first` where that is not 0.
  std::vector<double> spread(const std::vector<double>& mass, double first) const {
    constexpr double kHuge = 1e200;  // before one of them is infinite, all are made smaller
    std::vector<double> visits(n_);
    for (size_t k = 0; k < n_; ++k) {
      double come = mass[k];
      for (size_t j = 0; j < k; ++j) come += visits[j] * p_[j * n_ + k];
      visits[k] = k == 0 && first != 0 ? first : come / way_[k];
      if (first != 0 && visits[k] > kHuge)
        for (size_t j = 0; j <= k; ++j) visits[j] /= kHuge;
    }
    return visits;
  }

  size_t n_;
  std::vector<double> p_, out_, way_;
};

}  // namespace logicnet
#endif
