#include "screen.hpp"

#include <algorithm>
#include <bit>

namespace logicnet {
namespace {

constexpr size_t kNodeBytes = 24;  // a node with its share of tables

}  // namespace

size_t Screener::Key::operator()(const std::vector<uint32_t>& v) const {
  uint64_t h = v.size();
  for (const uint32_t x : v) h = std::rotl((h ^ x) * 0x9E3779B97F4A7C15ull, 29);
  return h ^ (h >> 32);
}

Screener::Screener(const Rules& rules, std::vector<uint8_t> inputs, size_t memory, const volatile int32_t* stop)
    : rules_(rules), inputs_(std::move(inputs)), level_(variable_order(rules)), memory_(memory) {
  limits_.stop = stop;
  limits_.memory = memory;
  renew();
}

void Screener::renew() {
  const size_t n = rules_.size();
  counted_.clear();
  forced_.clear();
  remembered_ = 0;
  started_ = false;
  reacher_.reset();
  tellers_.reset();
  solver_.reset();
  bdd_ = std::make_unique<Bdd>(static_cast<Var>(n), &limits_, std::max<size_t>(memory_ / kNodeBytes / 2, size_t{1} << 16));
  limits_.has_deadline = false;
  Steps steps;
  solver_ = std::make_unique<Solver>(*bdd_, steps);
  positions_ = std::make_unique<Positions>(static_cast<Var>(n));
  tellers_ = std::make_unique<Tellers>(*bdd_, solver_->answers());
  reacher_ = std::make_unique<Reacher>(*bdd_);
  whole_.variables.resize(n);
  whole_.functions.resize(n);
  is_input_.assign(n, 0);
  for (size_t i = 0; i < n; ++i) {
    whole_.variables[level_[i]] = level_[i];
    whole_.functions[level_[i]] = compile(*bdd_, program(rules_, i), level_);
    is_input_[level_[i]] = inputs_[i];
  }
  phenotypes_.clear();
  for (const std::vector<int32_t>& code : watched_) phenotypes_.push_back(compile(*bdd_, {code.data(), code.size()}, level_));
}

size_t Screener::watch(Program phenotype) {
  watched_.emplace_back(phenotype.code, phenotype.code + phenotype.length);
  phenotypes_.push_back(compile(*bdd_, phenotype, level_));
  return watched_.size() - 1;
}

void Screener::renew_if_large() {
  if (remembered_ + bdd_->memory() > memory_) renew();
}

std::vector<Ref> Screener::changed(std::span<const Change> changes) {
  std::vector<Ref> f = whole_.functions;
  for (const Change& c : changes)
    if (c.source >= 0) f[level_[c.target]] = bdd_->restrict(f[level_[c.target]], level_[static_cast<size_t>(c.source)], c.value != 0);
  for (const Change& c : changes)
    if (c.source < 0) f[level_[c.target]] = c.value != 0 ? Bdd::kTrue : Bdd::kFalse;
  return f;
}

Screener::Task Screener::prepared(std::span<const Change> changes, size_t phenotype) {
  Task task;
  task.network.variables = whole_.variables;
  task.network.functions = changed(changes);
  percolate(*bdd_, *positions_, task.network, task.fixed);
  task.phenotype = phenotypes_[phenotype];
  for (const Literal l : task.fixed) {
    if (Bdd::constant(task.phenotype)) break;
    task.phenotype = bdd_->restrict(task.phenotype, l.variable, l.value);
  }
  for (size_t i = 0; i < task.network.size(); ++i) {
    const Var v = task.network.variables[i];
    task.inputs += is_input_[v] && task.network.functions[i] == bdd_->literal(v);
  }
  return task;
}

// Nothing upstream depends on the rest, so the attractors of the part upstream of the phenotype are the projections of all attractors.
void Screener::keep_upstream(Task& task) {
  Network& network = task.network;
  positions_->fill(network.variables);
  std::vector<uint8_t> wanted(network.size(), 0);
  std::vector<uint32_t> queue;
  const auto add = [&](std::span<const Var> support) {
    for (const Var v : support) {
      const uint32_t at = (*positions_)[v];
      if (!wanted[at]) wanted[at] = 1, queue.push_back(at);
    }
  };
  add(bdd_->support(task.phenotype));
  for (size_t q = 0; q < queue.size(); ++q) add(bdd_->support(network.functions[queue[q]]));
  positions_->clear(network.variables);
  size_t kept = 0;
  for (size_t i = 0; i < network.size(); ++i) {
    if (!wanted[i]) continue;
    network.variables[kept] = network.variables[i];
    network.functions[kept++] = network.functions[i];
  }
  network.variables.resize(kept);
  network.functions.resize(kept);
}

std::vector<uint32_t> Screener::key_of(const Task& task) {
  std::vector<uint32_t> key;
  key.reserve(2 * task.network.size() + 1);
  key.push_back(task.phenotype);
  key.insert(key.end(), task.network.variables.begin(), task.network.variables.end());
  key.insert(key.end(), task.network.functions.begin(), task.network.functions.end());
  return key;
}

Counts Screener::solved(Task& task) {
  const AllId id = solver_->solve(task.network, is_input_);
  return tellers_->count(id, task.phenotype, task.inputs);
}

Counts Screener::count(std::span<const Change> changes, size_t phenotype, double seconds) {
  ++asked_;
  Counts counts;
  try {
    renew_if_large();
    limits_.seconds(seconds);
    Task task = prepared(changes, phenotype);
    std::vector<uint32_t> key = key_of(task);
    if (const auto found = counted_.find(key); found != counted_.end()) {
      ++known_;
      counts = found->second;
    } else {
      counts = solved(task);
      if (counts.reason == 0 || counts.reason == kTooWide) {
        remembered_ += 4 * key.size() + 512;
        counted_.emplace(std::move(key), counts);
      }
    }
    if (!task.fixed.empty()) counts.method |= kPercolation;
  } catch (const Exhausted& why) {
    counts = {};
    counts.reason = static_cast<uint8_t>(why.why == Exhausted::kTime ? Reason::kTime : why.why == Exhausted::kMemory ? Reason::kMemory : Reason::kStopped);
    if (why.why == Exhausted::kMemory) renew();
  }
  return counts;
}

int32_t Screener::forced(std::span<const Change> changes, size_t phenotype, double seconds) {
  ++asked_;
  try {
    renew_if_large();
    limits_.seconds(seconds);
    Task task = prepared(changes, phenotype);
    if (Bdd::constant(task.phenotype)) return task.phenotype == Bdd::kTrue;
    keep_upstream(task);
    std::vector<uint32_t> key = key_of(task);
    if (const auto found = forced_.find(key); found != forced_.end()) {
      ++known_;
      return found->second;
    }
    const Counts counts = solved(task);
    const bool shown = counts.sometimes == 0 && counts.never == 0;
    if (counts.reason != 0 && counts.reason != kTooWide) return shown ? -1 : 0;
    const int32_t answer = shown;
    remembered_ += 4 * key.size() + 512;
    forced_.emplace(std::move(key), answer);
    return answer;
  } catch (const Exhausted& why) {
    if (why.why == Exhausted::kMemory) renew();
    return -1;
  }
}

int32_t Screener::start_showing(size_t phenotype, double seconds) {
  start_showing_ = static_cast<int64_t>(phenotype);
  start_at_.clear();
  started_ = false;
  try {
    limits_.seconds(seconds);
    return start() != Bdd::kFalse;
  } catch (const Exhausted&) {
    return -1;
  }
}

void Screener::start_at(std::vector<Literal> components) {
  start_showing_ = -1;
  start_at_ = std::move(components);
  started_ = false;
}

Ref Screener::start() {
  if (started_) return start_;
  if (start_showing_ >= 0) {
    if (!reacher_->showing(whole_.functions, phenotypes_[static_cast<size_t>(start_showing_)], start_)) throw Exhausted{Exhausted::kMemory};
  } else {
    start_ = Bdd::kTrue;
    for (const Literal l : start_at_) start_ = bdd_->conj(start_, bdd_->literal(level_[l.variable], l.value));
  }
  started_ = true;
  return start_;
}

Screener::Reached Screener::reach(std::span<const Change> changes, size_t phenotype, bool withdraw, bool one_step, double seconds) {
  Reached found;
  try {
    renew_if_large();
    limits_.seconds(seconds);
    Ref from = start();
    for (const Change& c : changes) {
      if (c.source >= 0) continue;
      const Var v = level_[c.target];
      const Ref cleared = bdd_->exists(from, bdd_->literal(v));
      from = bdd_->conj(cleared, bdd_->literal(v, c.value != 0));
    }
    if (from == Bdd::kFalse) return found;
    const Ref shown = phenotypes_[phenotype];
    if (one_step) {
      found.under = found.after = reacher_->ends(whole_.functions, from, shown, nullptr);
      return found;
    }
    std::vector<Ref> attractors;
    found.under = reacher_->ends(changed(changes), from, shown, withdraw ? &attractors : nullptr);
    if (!withdraw || found.under == 0) return found;
    ShownSet after = 0;
    for (const Ref attractor : attractors) {
      const ShownSet then = reacher_->ends(whole_.functions, attractor, shown, nullptr);
      if (then == 0) return found;
      after |= then;
    }
    found.after = after;
  } catch (const Exhausted& why) {
    if (why.why == Exhausted::kMemory) renew();
  }
  return found;
}

}  // namespace logicnet
