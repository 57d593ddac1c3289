#include "screens/screener.hpp"

#include <algorithm>

namespace logicnet {
namespace {

constexpr size_t kFewestNodes = size_t{1} << 16;  // 4 MB with their tables, however small the budget of a screen is
constexpr size_t kSolvedBytes =
    20000;  // what the solver keeps of a residual network and its parts (measured on a hundred components)

}  // namespace

Screener::Screener(const Rules& rules, std::vector<uint8_t> inputs, size_t memory, double seconds,
                   const volatile int32_t* stop)
    : rules_(rules), inputs_(std::move(inputs)), level_(variable_order(rules)), memory_(memory), seconds_(seconds) {
  limits_.stop = stop;
  limits_.memory = memory;
  renew();
}

void Screener::renew() {
  const size_t n = rules_.size();
  built_ = false;
  limits_.seconds(seconds_);
  counted_.clear();
  forced_.clear();
  remembered_ = 0;
  started_ = false;
  measurer_.reset();
  measures_.clear();
  mixed_.clear();
  reacher_.reset();
  tellers_.reset();
  solver_.reset();
  bdd_ = std::make_unique<Bdd>(static_cast<Var>(n), &limits_, std::max(Bdd::nodes_in(memory_), kFewestNodes));
  Steps steps;
  solver_ = std::make_unique<Solver>(*bdd_, steps);
  positions_ = std::make_unique<Positions>(static_cast<Var>(n));
  tellers_ = std::make_unique<Tellers>(*bdd_, solver_->answers());
  reacher_ = std::make_unique<Reacher>(*bdd_);
  whole_.variables.resize(n);
  whole_.functions.resize(n);
  is_input_.assign(n, 0);
  for (size_t i = 0; i < n; ++i) {
    limits_.poll();
    whole_.variables[level_[i]] = level_[i];
    whole_.functions[level_[i]] = compile(*bdd_, program(rules_, i), level_);
    is_input_[level_[i]] = inputs_[i];
  }
  users_.assign(n, {});
  everywhere_ = whole_.variables;
  for (const Var v : everywhere_)
    for (const Var read : bdd_->support(whole_.functions[v])) users_[read].push_back(v);
  Task unchanged;
  unchanged.functions = whole_.functions;
  unchanged.based = false;
  std::vector<Var> constants;
  for (const Var v : everywhere_)
    if (Bdd::constant(whole_.functions[v])) constants.push_back(v);
  spread(unchanged, std::move(constants));
  base_ = std::move(unchanged.functions);
  percolates_ = unchanged.percolated;
  phenotypes_.clear();
  whole_phenotypes_.clear();
  for (const std::vector<int32_t>& code : watched_) see({code.data(), code.size()});
  for (const std::vector<TermCode>& terms : measure_codes_) compile_measure(terms);
  measurer_ = std::make_unique<Measurer>(*bdd_, rates_by_level());
  built_ = true;
}

std::vector<double> Screener::rates_by_level() const {
  std::vector<double> by_level(rates_.size());
  for (size_t i = 0; i < rates_.size(); ++i) by_level[2 * level_[i / 2] + i % 2] = rates_[i];
  return by_level;
}

void Screener::compile_measure(const std::vector<TermCode>& terms) {
  Measure measure;
  for (const TermCode& term : terms)
    measure.push_back({term.weight, compile(*bdd_, {term.code.data(), term.code.size()}, level_)});
  measures_.push_back(std::move(measure));
}

void Screener::see(Program phenotype) {
  Ref f = compile(*bdd_, phenotype, level_);
  whole_phenotypes_.push_back(f);
  for (const Var v : everywhere_)
    if (Bdd::constant(base_[v]) && !Bdd::constant(f)) f = bdd_->restrict(f, v, base_[v] == Bdd::kTrue);
  phenotypes_.push_back(f);
}

size_t Screener::watch(Program phenotype) {
  if (!built_) renew();
  const size_t number = watched_.size();
  limits_.seconds(seconds_);
  try {
    watched_.emplace_back(phenotype.code, phenotype.code + phenotype.length);
    see(phenotype);
  } catch (...) {
    unwatch(number);
    throw;
  }
  return number;
}

void Screener::unwatch(size_t from) noexcept {
  watched_.resize(std::min(from, watched_.size()));
  phenotypes_.resize(std::min(from, phenotypes_.size()));
  whole_phenotypes_.resize(std::min(from, whole_phenotypes_.size()));
}

void Screener::renew_if_needed() {
  if (!built_ || remembered_ + measurer_->memory() + bdd_->memory() > memory_) renew();
}

std::vector<Ref> Screener::changed(std::span<const Change> changes) {
  std::vector<Ref> f = whole_.functions;
  for (const Change& c : changes)
    if (c.source >= 0)
      f[level_[c.target]] = bdd_->restrict(f[level_[c.target]], level_[static_cast<size_t>(c.source)], c.value != 0);
  for (const Change& c : changes)
    if (c.source < 0) f[level_[c.target]] = c.value != 0 ? Bdd::kTrue : Bdd::kFalse;
  return f;
}

bool Screener::holds_base(std::span<const Change> changes) const {
  return std::all_of(changes.begin(), changes.end(), [&](const Change& c) {
    return !Bdd::constant(base_[level_[c.target]]) &&
           (c.source < 0 || !Bdd::constant(base_[level_[static_cast<size_t>(c.source)]]));
  });
}

// Percolates from the constants in the queue. The fast path of a screen: it begins with the base, which is percolated
// already, and with lists of readers that are made once for all changes.
void Screener::spread(Task& task, std::vector<Var> queue) {
  logicnet::spread(
      *bdd_, task.functions, queue, [](uint32_t v) { return v; },
      [&](uint32_t v) -> const std::vector<Var>& { return users_[v]; },
      [&](uint32_t user, uint32_t) {
        if (task.based) task.touched.push_back(user);
      });
  for (const Var v : queue)
    if (!Bdd::constant(task.phenotype))
      task.phenotype = bdd_->restrict(task.phenotype, v, task.functions[v] == Bdd::kTrue);
  task.percolated |= !queue.empty();
}

Screener::Task Screener::prepared(std::span<const Change> changes, size_t phenotype) {
  assert(phenotype < phenotypes_.size() && phenotypes_.size() == watched_.size() &&
         whole_phenotypes_.size() == watched_.size());
  Task task;
  task.phenotype = phenotypes_[phenotype];
  std::vector<Var> queue;
  if (holds_base(changes)) {
    task.functions = base_;
    for (const Change& c : changes)
      if (c.source >= 0) {
        Ref& f = task.functions[level_[c.target]];
        f = bdd_->restrict(f, level_[static_cast<size_t>(c.source)], c.value != 0);
        task.touched.push_back(level_[c.target]);
      }
    for (const Change& c : changes)
      if (c.source < 0) {
        task.functions[level_[c.target]] = c.value != 0 ? Bdd::kTrue : Bdd::kFalse;
        task.touched.push_back(level_[c.target]);
      }
    std::sort(task.touched.begin(), task.touched.end());
    task.touched.erase(std::unique(task.touched.begin(), task.touched.end()), task.touched.end());
    for (const Var v : task.touched)
      if (Bdd::constant(task.functions[v])) queue.push_back(v);
    task.percolated = percolates_;
    spread(task, std::move(queue));
    std::sort(task.touched.begin(), task.touched.end());
    task.touched.erase(std::unique(task.touched.begin(), task.touched.end()), task.touched.end());
  } else {
    task.based = false;
    task.functions = changed(changes);
    task.phenotype = whole_phenotypes_[phenotype];
    task.touched = everywhere_;
    for (const Var v : everywhere_)
      if (Bdd::constant(task.functions[v])) queue.push_back(v);
    spread(task, std::move(queue));
  }
  return task;
}

std::vector<uint32_t> Screener::key_of(const Task& task) const {
  constexpr uint32_t kGone = 0xffffffffu;
  assert(std::adjacent_find(task.touched.begin(), task.touched.end(), std::greater_equal<Var>()) == task.touched.end());
  std::vector<uint32_t> key{task.phenotype, task.based};
  key.reserve(2 * task.touched.size() + 2);
  for (const Var v : task.touched) {
    const Ref f = task.functions[v];
    if (task.based && f == base_[v]) continue;
    key.push_back(v);
    key.push_back(Bdd::constant(f) ? kGone : f);
  }
  return key;
}

Network Screener::whole(const Task& task) const {
  Network network;
  for (const Var v : everywhere_) {
    if (Bdd::constant(task.functions[v])) continue;
    network.variables.push_back(v);
    network.functions.push_back(task.functions[v]);
  }
  return network;
}

// Nothing upstream depends on the rest, so the attractors of the part upstream of the phenotype are the projections of
// all attractors.
Network Screener::upstream(const Task& task) {
  const std::span<const Var> read = bdd_->support(task.phenotype);
  const Network all{everywhere_, task.functions};  // of every level: a variable is its own position
  const std::vector<uint8_t> inside = upstream_of(*bdd_, *positions_, all, {read.begin(), read.end()});
  Network network;
  for (const Var v : everywhere_) {
    if (!inside[v]) continue;
    network.variables.push_back(v);
    network.functions.push_back(task.functions[v]);
  }
  return network;
}

Counts Screener::solved(const Network& network, Ref phenotype) {
  size_t inputs = 0;
  for (size_t i = 0; i < network.size(); ++i)
    inputs += is_input_[network.variables[i]] && network.functions[i] == bdd_->literal(network.variables[i]);
  const AllId id = solver_->solve(network, is_input_);
  return tellers_->count(id, phenotype, inputs);
}

Counts Screener::count(std::span<const Change> changes, size_t phenotype, double seconds) {
  ++asked_;
  Counts counts;
  const End why = tried(seconds, [&] {
    const Task task = prepared(changes, phenotype);
    std::vector<uint32_t> key = key_of(task);
    if (const auto found = counted_.find(key); found != counted_.end()) {
      ++known_;
      counts = found->second;
    } else {
      const Network network = whole(task);
      counts = solved(network, task.phenotype);
      remembered_ += kSolvedBytes;
      if (counts.reason == End::kNone || counts.reason == End::kTooWide) {
        remembered_ += 4 * key.size() + 512;
        counted_.emplace(std::move(key), counts);
      }
    }
    if (task.percolated) counts.method |= kPercolation;
  });
  if (why != End::kNone) counts = {}, counts.reason = why;
  return counts;
}

int32_t Screener::forced(std::span<const Change> changes, size_t phenotype, double seconds) {
  ++asked_;
  int32_t answer = 0;
  const End why = tried(seconds, [&] {
    const Task task = prepared(changes, phenotype);
    if (Bdd::constant(task.phenotype)) {
      ++known_;
      answer = task.phenotype == Bdd::kTrue;
      return;
    }
    const Network network = upstream(task);
    std::vector<uint32_t> key{task.phenotype};
    key.insert(key.end(), network.variables.begin(), network.variables.end());
    key.insert(key.end(), network.functions.begin(), network.functions.end());
    if (const auto found = forced_.find(key); found != forced_.end()) {
      ++known_;
      answer = found->second;
      return;
    }
    const Counts counts = solved(network, task.phenotype);
    remembered_ += kSolvedBytes;
    const bool shown = counts.sometimes == 0 && counts.never == 0;
    if (counts.reason != End::kNone && counts.reason != End::kTooWide) {
      answer = shown ? -static_cast<int32_t>(counts.reason) : 0;
      return;
    }
    remembered_ += 4 * key.size() + 512;
    forced_.emplace(std::move(key), shown);
    answer = shown;
  });
  return why == End::kNone ? answer : -static_cast<int32_t>(why);
}

std::vector<int8_t> Screener::percolated(std::span<const Change> changes) {
  std::vector<int8_t> value(rules_.size(), -1);
  renew_if_needed();
  limits_.seconds(seconds_);
  Network network{whole_.variables, changed(changes)};
  std::vector<Literal> fixed;
  percolate(*bdd_, *positions_, network, fixed);
  std::vector<uint32_t> component(rules_.size());
  for (uint32_t i = 0; i < rules_.size(); ++i) component[level_[i]] = i;
  for (const Literal l : fixed) value[component[l.variable]] = l.value;
  return value;
}

}  // namespace logicnet
