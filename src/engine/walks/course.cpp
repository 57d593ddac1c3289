#include "walks/course.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <stdexcept>

#include "base/threads.hpp"
#include "walks/chain.hpp"

namespace logicnet {
namespace {

constexpr double kFaster = 1.05;     // than the fastest state: else a chain of two parts would swing and never settle
constexpr double kMostSteps = 1e13;  // from there on the weights of one time take seconds
constexpr double kNothing = 1e-290;  // a probability below this is taken for 0: processors are slow on what is smaller
constexpr uint64_t kFarAway = uint64_t{1} << 62;
constexpr size_t kPiece = 1 << 16;  // states that a thread takes at a time: below that it costs more than it spares
// A change of less than the first, which has not become smaller in so many steps, is rounding.
constexpr double kRounding = 0x1p-50;
constexpr int kNoSmaller = 64;

// How much each power of P weighs at one time, from the first that matters on: proportional to the Poisson weights,
// with the sum of those so far. In discrete time the one power has all the weight.
class Weights {
 public:
  // `left_out`: how much of the sum may be missing, at most.
  Weights(double mean, bool continuous, double left_out) : mean_(mean), continuous_(continuous), left_out_(left_out) {
    if (!continuous) {
      at_ = static_cast<uint64_t>(mean);
      return;
    }
    // from the mode down, relative to it, until the geometric series below is small enough: the whole is at least 1
    const auto mode = static_cast<uint64_t>(mean);
    at_ = mode;
    for (double w = 1; at_ > 0; --at_) {
      const double ratio = static_cast<double>(at_) / mean;  // of the next lower weight to this one
      if (w * ratio <= left_out / 2 * (1 - ratio)) break;
      w *= ratio;
    }
    double w = 1;
    for (uint64_t k = mode; k > at_; --k) w *= static_cast<double>(k) / mean;
    weight_ = w;
  }
  uint64_t at() const { return at_; }  // the power that comes next; kFarAway when all have come
  double weight() const { return weight_; }
  double sum() const { return sum_; }
  void next() {
    sum_ += weight_;
    if (!continuous_) {
      at_ = kFarAway;
      return;
    }
    const double ratio = mean_ / static_cast<double>(at_ + 1);
    const bool past = ratio < 1 && weight_ * ratio <= left_out_ / 2 * sum_ * (1 - ratio);
    at_ = past ? kFarAway : at_ + 1;
    weight_ *= ratio;
  }

 private:
  double mean_;
  bool continuous_;
  double left_out_;
  uint64_t at_ = 0;
  double weight_ = 1, sum_ = 0;
};

// The measures of a distribution over listed states. Up to eight sets of states are looked at in one pass: each state
// has a byte that says in which of them it lies.
class Reader {
 public:
  Reader(const Chain& chain, const std::vector<Measure>& measures) : states_(chain.size()), measures_(measures) {
    const WalkSetup& setup = chain.setup();
    for (const Measure& measure : measures)
      for (const Term& term : measure) {
        const auto found = std::find(sets_.begin(), sets_.end(), term.set);
        which_.push_back(static_cast<size_t>(found - sets_.begin()));
        if (found == sets_.end()) sets_.push_back(term.set);
      }
    const size_t groups = (sets_.size() + 7) / 8;
    if (groups * states_ > setup.limits.memory) throw Exhausted{Exhausted::kMemory};
    bytes_.assign(groups * states_, 0);
    for (size_t set = 0; set < sets_.size(); ++set)
      for (uint32_t s = 0; s < states_; ++s) {
        if ((s & 0xfff) == 0) setup.limits.poll();
        const bool in =
            setup.bdd.evaluate(sets_[set], [&](Var v) { return bit_of(chain.state(s), setup.position[v]); });
        bytes_[set / 8 * states_ + s] |= static_cast<uint8_t>(in ? 1u << set % 8 : 0u);
      }
    chance_.assign(sets_.size(), 0);
    value_.assign(measures.size(), 0);
  }

  size_t size() const { return measures_.size(); }
  const std::vector<double>& values() const { return value_; }
  void read(const std::vector<double>& p) {
    for (size_t first = 0; first < sets_.size(); first += 8) {
      double sum[4][256] = {};  // four, so that no addition waits for the one before
      const uint8_t* const byte = bytes_.data() + first / 8 * states_;
      for (size_t s = 0; s < states_; ++s) sum[s & 3][byte[s]] += p[s];
      for (size_t set = first; set < std::min(first + 8, sets_.size()); ++set) chance_[set] = 0;
      for (size_t k = 1; k < 256; ++k) {
        const double all = sum[0][k] + sum[1][k] + sum[2][k] + sum[3][k];
        for (size_t set = first; set < std::min(first + 8, sets_.size()); ++set)
          if ((k >> (set - first) & 1) != 0) chance_[set] += all;
      }
    }
    size_t t = 0;
    for (size_t m = 0; m < measures_.size(); ++m) {
      value_[m] = 0;
      for (const Term& term : measures_[m]) value_[m] += term.weight * chance_[which_[t++]];
    }
  }

 private:
  size_t states_;
  const std::vector<Measure>& measures_;
  std::vector<Ref> sets_;
  std::vector<size_t> which_;  // the set of each term
  std::vector<uint8_t> bytes_;
  std::vector<double> chance_, value_;
};

// The chain as a matrix by columns: what flows into each state.
class Powers {
 public:
  // `rate`: of a step, at least as high as that at which any state is left.
  Powers(const Chain& chain, double rate)
      : limits_(chain.setup().limits), even_(chain.setup().rates.empty()), rate_(rate) {
    const uint32_t n = chain.size();
    const size_t edges = chain.targets().size();
    if (edges * (even_ ? 4 : 12) + n * size_t{32} > chain.setup().limits.memory) throw Exhausted{Exhausted::kMemory};
    first_.assign(n + size_t{1}, 0);
    for (const uint32_t to : chain.targets()) ++first_[to + size_t{1}];
    for (uint32_t s = 0; s < n; ++s) first_[s + size_t{1}] += first_[s];
    from_.resize(edges);
    if (!even_) share_.resize(edges);
    std::vector<size_t> next(first_.begin(), first_.end() - 1);
    stay_.resize(n);
    changed_.resize(n / kPiece + 1, 0);
    for (uint32_t s = 0; s < n; ++s) {
      stay_[s] = rate > 0 ? std::max(0.0, 1 - chain.total(s) / rate) : 1;
      for (size_t e = chain.first(s); e < chain.first(s + 1); ++e) {
        const size_t place = next[chain.to(e)]++;
        from_[place] = s;
        if (!even_) share_[place] = chain.rate(e) / rate;
      }
    }
  }

  // p times P; returns by how much it changed, as a sum over states. On several threads piece by piece, and the pieces
  // do not depend on how many threads there are, so neither does the sum.
  double next(const std::vector<double>& p, std::vector<double>& out, unsigned threads) {
    share(threads, stay_.size(), kPiece, limits_, [&](size_t from, size_t to) {
      changed_[from / kPiece] = even_ ? made<true>(p, out, from, to) : made<false>(p, out, from, to);
    });
    return std::accumulate(changed_.begin(), changed_.end(), 0.0);
  }

 private:
  template <bool kEven>
  double made(const std::vector<double>& p, std::vector<double>& out, size_t from, size_t to) const {
    const double share = 1 / rate_;
    double changed = 0;
    for (size_t s = from; s < to; ++s) {
      double in = 0;
      for (size_t e = first_[s]; e < first_[s + 1]; ++e) in += kEven ? p[from_[e]] : share_[e] * p[from_[e]];
      double now = p[s] * stay_[s] + (kEven ? share * in : in);
      if (now < kNothing) now = 0;
      changed += std::abs(now - p[s]);
      out[s] = now;
    }
    return changed;
  }

  const Limits& limits_;
  bool even_;
  double rate_;
  std::vector<size_t> first_;
  std::vector<uint32_t> from_;
  std::vector<double> share_, stay_, changed_;
};

// One segment: the times asked in it, and the distribution at its end where another follows.
class Stretch {
 public:
  Stretch(const Chain& chain, const Segment& segment, const CourseQuestion& question, double tolerance)
      : chain_(chain), reader_(chain, segment.measures), continuous_(question.total == 0), tolerance_(tolerance) {
    double fastest = 0;
    for (uint32_t s = 0; s < chain.size(); ++s) fastest = std::max(fastest, chain.total(s));
    rate_ = continuous_ ? fastest * kFaster : question.total;
    confirm_total(fastest, rate_);
  }

  // `ages`: times since the segment began, ascending. `keeps`: the distribution at the last of them is kept, and no
  // value of it is asked.
  void run(std::span<const double> ages, bool keeps, unsigned threads, double* values) {
    p_ = chain_.start();
    std::vector<Weights> open;
    for (const double age : ages) {
      chain_.setup().limits.poll();  // the weights of a time far away are many
      open.push_back(weights(age));
    }
    if (keeps) kept.assign(p_.size(), 0);
    if (continuous_ && rate_ > 0) error = tolerance_ / 2;
    const size_t told = ages.size() - (keeps ? 1 : 0), measures = reader_.size();
    const auto add = [&](size_t j, double weight) {
      if (j == told) {
        for (size_t s = 0; s < p_.size(); ++s) kept[s] += weight * p_[s];
      } else {
        for (size_t m = 0; m < measures; ++m) values[j * measures + m] += weight * reader_.values()[m];
      }
    };
    Powers powers(chain_, rate_);
    std::vector<double> next(p_.size());
    // a Poisson number exceeds its mean and ten of its deviations with less than 1e-20
    const double mean = ages.empty() ? 0 : ages.back() * (continuous_ ? rate_ : 1);
    const double most = mean + (continuous_ ? 10 * std::sqrt(mean) + 40 : 0);
    size_t closed = 0;
    double least = 2;
    int no_smaller = 0;
    for (uint64_t k = 0; closed < open.size(); ++k) {
      const double changed = powers.next(p_, next, threads);
      const double ahead = std::max(0.0, most - static_cast<double>(k)) * changed;
      no_smaller = changed < least ? 0 : no_smaller + 1;
      least = std::min(least, changed);
      const bool settled = ahead <= tolerance_ / 2 || (changed <= kRounding && no_smaller >= kNoSmaller);
      bool read = false;
      for (size_t j = closed; j < open.size(); ++j) {
        double weight = 0;
        while (open[j].at() == k || (settled && open[j].at() != kFarAway)) weight += open[j].weight(), open[j].next();
        if (weight == 0) continue;
        if (!read && j < told) reader_.read(p_), read = true;
        add(j, weight);
      }
      while (closed < open.size() && open[closed].at() == kFarAway) ++closed;
      if (settled) error += ahead;
      p_.swap(next);
    }
    for (size_t j = 0; j < told; ++j)
      for (size_t m = 0; m < measures; ++m) values[j * measures + m] /= open[j].sum();
    for (double& p : kept) p /= open.back().sum();
  }

  double error = 0;
  std::vector<double> kept;

 private:
  Weights weights(double age) const {
    if (!continuous_) return Weights(age, false, 0);
    if (age * rate_ > kMostSteps) throw Exhausted{Exhausted::kTooMany};
    return Weights(age * rate_, age * rate_ > 0, tolerance_ / 2);
  }
  const Chain& chain_;
  Reader reader_;
  bool continuous_;
  double tolerance_, rate_;
  std::vector<double> p_;
};

}  // namespace

void confirm_total(double moving, double total) {
  if (moving > total * (1 + kExact)) throw std::invalid_argument("a total below its parts");
}

Course course(const CourseQuestion& question, const Start& start, size_t most_states, double tolerance,
              unsigned threads) {
  Course out;
  const size_t measures = question.measures();
  out.values.assign(question.times.size() * measures, 0);
  std::unique_ptr<Chain> before;
  std::vector<double> kept;
  double begin = 0;
  size_t first = 0;
  for (size_t k = 0; k < question.segments.size(); ++k) {
    const Segment& segment = question.segments[k];
    auto chain = std::make_unique<Chain>(*segment.setup, most_states);
    chain->list([&](const Start::Visit& visit) {
      std::vector<uint64_t> state;
      const auto held = [&](const uint64_t* s, double weight) { visit(segment.held_in(s, state).data(), weight); };
      if (before == nullptr) return start.each(most_states, held);
      for (uint32_t s = 0; s < before->size(); ++s)
        if (kept[s] > 0) held(before->state(s), kept[s]);
    });
    out.states += chain->size();
    const size_t last = question.last_time(k, first);
    std::vector<double> ages(question.times.begin() + static_cast<ptrdiff_t>(first),
                             question.times.begin() + static_cast<ptrdiff_t>(last));
    for (double& age : ages) age -= begin;
    const bool follows = k + 1 < question.segments.size() && last < question.times.size();
    if (follows) ages.push_back(segment.until - begin);
    Stretch stretch(*chain, segment, question, tolerance / static_cast<double>(question.segments.size()));
    stretch.run(ages, follows, threads, out.values.data() + first * measures);
    out.error += stretch.error;
    if (!follows) break;
    kept = std::move(stretch.kept);
    before = std::move(chain);
    begin = segment.until;
    first = last;
  }
  return out;
}

}  // namespace logicnet
