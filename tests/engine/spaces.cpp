// spaces: sets of bits and the vector code, at each width of a line, against vectors of bool and loops over all states.
#include <cstdlib>
#include <random>
#include <string>

#include "checks.hpp"
#include "naive.hpp"
#include "spaces/attractors.hpp"
#include "spaces/kernels.hpp"
#include "spaces/schemes.hpp"

using namespace logicnet;
using naive::Model;
using naive::States;

namespace {

// Asks for lines of so many bits as long as it lives; a machine without them takes the widest it has.
class Width {
 public:
  explicit Width(const char* bits) { setenv("LOGICNET_LINE", bits, 1); }
  ~Width() { unsetenv("LOGICNET_LINE"); }
};
constexpr const char* kWidths[] = {"128", "256", "512"};

Bits bits_of(const States& states, uint32_t m, const std::shared_ptr<Account>& account) {
  Bits out(m, account);
  for (size_t s = 0; s < states.size(); ++s)
    if (states[s]) out.put(s);
  return out;
}

States states_of(const Bits& bits) {
  States out(uint64_t{1} << bits.m());
  for (size_t s = 0; s < out.size(); ++s) out[s] = bits.has(s);
  return out;
}

uint64_t counted(const States& states) { return static_cast<uint64_t>(std::count(states.begin(), states.end(), true)); }

template <class Look>
void for_each_model(uint32_t from, uint32_t to, int rounds, const Look& look) {
  for (const char* width : kWidths) {
    const Width asked(width);
    std::mt19937_64 random(7);
    for (uint32_t m = from; m <= to; ++m)
      for (int round = 0; round < rounds; ++round) {
        const Model model = naive::random_model(m, std::min<uint32_t>(m, 4), random);
        const Dynamics d(naive::space(model), size_t{1} << 30, 1);
        look(model, d, random);
      }
  }
}

}  // namespace

TEST("The vector code of each width can be asked for") {
  const uint32_t widest = kernels_here().line_bits;
  for (const auto& [width, bits] : {std::pair{"128", 7u}, std::pair{"256", 8u}, std::pair{"512", 9u}}) {
    const Width asked(width);
    check(kernels_here().line_bits, std::min(bits, widest));
  }
}

TEST("Sets of states join, meet, drop, invert and count like vectors of bool, at each width") {
  for (const char* width : kWidths) {
    const Width asked(width);
    std::mt19937_64 random(3);
    const auto account = std::make_shared<Account>(size_t{1} << 20);
    for (uint32_t m = 0; m <= 11; ++m)
      for (int round = 0; round < 10; ++round) {
        const Model size{m, {}};
        const States a = naive::random_states(size, 1 + static_cast<unsigned>(random() % 3), random),
                     b = naive::random_states(size, 2, random);
        const Bits x = bits_of(a, m, account), y = bits_of(b, m, account);
        Bits joined = x.copy(), met = x.copy(), dropped = x.copy(), inverted = x.copy(), filled = x.copy(),
             assigned = x.copy();
        joined.join(y);
        met.meet(y);
        dropped.drop(y);
        inverted.invert();
        filled.fill();
        assigned.assign(y);
        bool within = true;
        uint64_t first = a.size();
        for (size_t s = a.size(); s-- > 0;) {
          check(joined.has(s), a[s] || b[s]);
          check(met.has(s), a[s] && b[s]);
          check(dropped.has(s), a[s] && !b[s]);
          check(inverted.has(s), !a[s]);
          check(assigned.has(s), static_cast<bool>(b[s]));
          within = within && (!a[s] || b[s]);
          if (a[s]) first = s;
          check(x.next(s), first);
        }
        check(x.count(), counted(a));
        check(x.empty(), counted(a) == 0);
        check(x.within(y), within);
        check(filled.count(), uint64_t{1} << m);
        check(inverted.count(), (uint64_t{1} << m) - counted(a));
        if (first < a.size()) check(x.first(), first);
        for (const Bits* set : {&joined, &met, &dropped, &inverted, &filled, &assigned}) check(set->clean(), true);
        filled.clear();
        check(filled.empty(), true);
      }
    check(account->used(), size_t{0});
  }
}

TEST("A set that the memory does not hold is refused, and what was taken is given back") {
  const auto account = std::make_shared<Account>(100);
  {
    const Bits small(3, account);
    bool refused = false;
    try {
      const Bits large(4, account);
    } catch (const Exhausted& end) { refused = end.why == Exhausted::kMemory; }
    check(refused, true);
    check(account->used(), size_t{64});
  }
  check(account->used(), size_t{0});
}

TEST("A compact set holds the states of the set, few or many") {
  std::mt19937_64 random(5);
  const auto account = std::make_shared<Account>(size_t{1} << 20);
  for (const unsigned one_in : {1u, 2u, 500u}) {
    const States states = naive::random_states({10, {}}, one_in, random);
    const Bits set = bits_of(states, 10, account);
    const Compact compact = Compact::of(set);
    Bits back(10, account);
    compact.into(back);
    check(states_of(back), states);
    check(compact.states, counted(states));
    if (!set.empty()) check(compact.first(), set.first());
    for (size_t s = 0; s < states.size(); ++s) check(compact.has(s), static_cast<bool>(states[s]));
  }
}

TEST("Closures forward and backward are those of a loop over all states, at each width") {
  for_each_model(1, 11, 4, [](const Model& model, const Dynamics& d, std::mt19937_64& random) {
    const States start = naive::random_states(model, model.m < 6 ? 4 : 200, random);
    for (const bool forward : {true, false}) {
      Bits set = bits_of(start, model.m, d.account);
      d.close(set, forward ? Direction::kForward : Direction::kBackward, nullptr, Limits{});
      check(states_of(set) == naive::close(model, start, forward), true);
    }
  });
}

TEST("Closures inside a set take no step out of it, at each width") {
  for_each_model(1, 11, 4, [](const Model& model, const Dynamics& d, std::mt19937_64& random) {
    const States start = naive::random_states(model, model.m < 6 ? 4 : 100, random);
    States inside = naive::random_states(model, 4, random);
    inside.flip();
    const Bits limit = bits_of(inside, model.m, d.account);
    for (const bool forward : {true, false}) {
      Bits set = bits_of(start, model.m, d.account);
      d.close(set, forward ? Direction::kForward : Direction::kBackward, &limit, Limits{});
      check(states_of(set) == naive::close(model, start, forward, &inside), true);
    }
  });
}

TEST("One step, unstable states and fixed points are those of a loop over all states, at each width") {
  for_each_model(1, 10, 4, [](const Model& model, const Dynamics& d, std::mt19937_64& random) {
    const States start = naive::random_states(model, 3, random);
    const Bits set = bits_of(start, model.m, d.account);
    for (const bool forward : {true, false}) {
      Bits out = d.none();
      d.step(set, out, forward ? Direction::kForward : Direction::kBackward, Limits{});
      check(states_of(out) == naive::step(model, start, forward), true);
    }
    States still(model.count(), true);
    for (uint32_t i = 0; i < model.m; ++i) {
      const Bits unstable = d.unstable(i, Limits{});
      const Bits ones = d.where(d.space.f[i]);
      check(unstable.clean() && ones.clean(), true);
      for (uint64_t s = 0; s < model.count(); ++s) {
        check(unstable.has(s), model.moves(i, s));
        check(ones.has(s), model.value(i, s));
        if (model.moves(i, s)) still[s] = false;
      }
    }
    check(states_of(d.fixed_points(Limits{})), still);
  });
}

TEST("Closures over several cells are those of a loop over all states") {
  for (const char* width : kWidths) {
    const Width asked(width);
    std::mt19937_64 random(11);
    const Model model = naive::random_model(18, 2, random);
    const Dynamics d(naive::space(model), size_t{1} << 30, 1);
    States seen(model.count());
    std::vector<uint64_t> todo{random() % model.count()};
    Bits set = d.none();
    set.put(todo[0]);
    seen[todo[0]] = true;
    while (!todo.empty()) {
      const uint64_t s = todo.back();
      todo.pop_back();
      for (uint32_t i = 0; i < model.m; ++i)
        if (const uint64_t t = s ^ (uint64_t{1} << i); model.moves(i, s) && !seen[t]) seen[t] = true, todo.push_back(t);
    }
    d.close(set, Direction::kForward, nullptr, Limits{});
    check(states_of(set) == seen, true);
  }
}

TEST("A chain behind a component that negates itself reaches every state, on any number of threads") {
  Space chain{24, {}};
  chain.f.push_back({{0}, {1}});
  for (uint32_t i = 1; i < chain.m; ++i) chain.f.push_back({{i - 1}, {2}});
  for (const unsigned threads : {1u, 3u}) {
    const Dynamics d(chain, size_t{1} << 30, threads);
    Bits set = d.none();
    set.put(0);
    d.close(set, Direction::kForward, nullptr, Limits{});
    check(set.count(), uint64_t{1} << chain.m);
  }
}

TEST("Attractors of a space are the terminal sets, at each width") {
  for_each_model(1, 6, 6, [](const Model& model, const Dynamics&, std::mt19937_64&) {
    std::vector<ExplicitAttractor> found;
    check(explicit_attractors(naive::space(model), Limits{}, found), true);
    std::set<States> sets;
    for (const ExplicitAttractor& a : found) {
      States states(model.count());
      for (uint64_t s = 0; s < states.size(); ++s)
        states[s] = a.fixed_point ? s == a.one_state : (a.set[s / 64] >> (s % 64) & 1) != 0;
      check(a.states, counted(states));
      check(static_cast<bool>(states[a.one_state]), true);
      sets.insert(states);
    }
    check(sets == naive::attractors(model), true);
    check(sets.size(), found.size());
  });
}

TEST("Steps of the synchronous and the general scheme are those of their definitions") {
  for_each_model(1, 8, 2, [](const Model& model, const Dynamics& d, std::mt19937_64& random) {
    const States start = naive::random_states(model, 4, random);
    const Bits set = bits_of(start, model.m, d.account);
    for (const logicnet_update kind : {LOGICNET_UPDATE_BLOCKS, LOGICNET_UPDATE_GENERAL}) {
      States next(model.count());
      for (uint64_t s = 0; s < model.count(); ++s) {
        uint64_t moving = 0;
        for (uint32_t i = 0; i < model.m; ++i) moving |= uint64_t{model.moves(i, s)} << i;
        if (!start[s]) continue;
        for (uint64_t part = moving; part != 0; part = (part - 1) & moving)
          if (kind == LOGICNET_UPDATE_GENERAL || part == moving) next[s ^ part] = true;
      }
      const std::unique_ptr<Scheme> scheme = scheme_of(d, kind, std::vector<uint32_t>(model.m, 0));
      Bits out = d.none();
      scheme->step(set, out, Direction::kForward, Limits{});
      check(states_of(out) == next, true);
    }
  });
}
