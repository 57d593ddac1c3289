// api: memory that ends inside a call about explicit spaces and sets of states.
#include "border.hpp"

using namespace border;

namespace {

// A ring of three with one inhibition, and a switch of two: 32 states, one cycle of 6 states for each of the two fixed
// pairs of the switch.
constexpr const char* kText = "x, !z\ny, x\nz, y\na, !b\nb, !a\n";
constexpr uint64_t kMemory = uint64_t{1} << 24;
constexpr uint32_t kStates = 32;

struct Made {
  Space space;
  Set set;
};
Made made(const std::string& text = kText, int32_t threads = 1) {
  logicnet_error error{};
  const Rules rules = rules_of(text);
  Made out{Space(logicnet_space_new(rules.get(), kMemory, threads, &error)), nullptr};
  const uint32_t zero = 0;
  out.set.reset(logicnet_set_of_states(out.space.get(), &zero, 1, &error));
  check(error.code, 0);
  return out;
}

// A call that makes a set of so many states, of the space or of the set that holds its state 0.
template <class Ask>
void provoke_set(const Ask& ask, uint64_t states, Place where = Place::here()) {
  provoke([] { return made(); }, [&](Made& it, logicnet_error* error) { return Set(ask(it, error)); }, nullptr,
          [&](Made& it, Set& answer) {
            check(logicnet_set_count(answer.get()), states, where);
            check(logicnet_set_count(it.set.get()), uint64_t{1}, where);
            const uint64_t used = logicnet_space_used(it.space.get());
            answer.reset();
            check(logicnet_space_used(it.space.get()), used - 64, where);
            return true;
          },
          where);
}

}  // namespace

TEST("Where memory ends while a space is made, the error says so and it is made afterwards") {
  provoke([] { return rules_of(kText); },
          [](Rules& rules, logicnet_error* error) { return Space(logicnet_space_new(rules.get(), kMemory, 2, error)); },
          nullptr, [](Rules&, Space& space) { return logicnet_space_used(space.get()) > 0; });
}

TEST("Where memory ends while a set is made, the error says so, nothing is held and it is made afterwards") {
  const uint32_t states[] = {3, 5, 8};
  const int32_t code[] = {0, 3, -2};  // x & a
  provoke_set([&](Made& it, logicnet_error* error) { return logicnet_set_of_states(it.space.get(), states, 3, error); },
              3);
  provoke_set(
      [&](Made& it, logicnet_error* error) { return logicnet_set_of_subspace(it.space.get(), 0b11, 0b01, error); }, 8);
  provoke_set([&](Made& it, logicnet_error* error) { return logicnet_set_of_program(it.space.get(), code, 3, error); },
              8);
  provoke_set(
      [&](Made& it, logicnet_error* error) { return logicnet_set_fixed_points(it.space.get(), nullptr, error); }, 0);
  provoke_set([&](Made& it, logicnet_error* error) { return logicnet_set_unstable(it.space.get(), 3, nullptr, error); },
              16);
  for (const auto& [how, count] : {std::pair{LOGICNET_UNION, 1u}, std::pair{LOGICNET_INTERSECTION, 1u},
                                   std::pair{LOGICNET_DIFFERENCE, 0u}, std::pair{LOGICNET_COMPLEMENT, kStates - 1}})
    provoke_set(
        [how = how](Made& it, logicnet_error* error) {
          return logicnet_set_combine(it.set.get(), it.set.get(), how, error);
        },
        count);
}

TEST("Where memory ends while a set is closed or stepped, under each scheme, it is closed and stepped afterwards") {
  // From 0 the ring goes through its 6 states. Asynchronous: a or b goes up first, and wins: 3 pairs. Synchronous: both
  // go up and down for ever, in step with the ring: 6 states. The others reach every pair, and the most permissive one
  // every state of the ring too.
  for (const auto& [kind, closed, stepped] :
       {std::tuple{LOGICNET_UPDATE_ASYNCHRONOUS, 18u, 3u}, std::tuple{LOGICNET_UPDATE_BLOCKS, 6u, 1u},
        std::tuple{LOGICNET_UPDATE_GENERAL, 24u, 7u}, std::tuple{LOGICNET_UPDATE_PERMISSIVE, 32u, 0u}}) {
    const logicnet_scheme scheme{kind, nullptr};
    provoke_set(
        [&](Made& it, logicnet_error* error) {
          return logicnet_set_close(it.set.get(), &scheme, 1, nullptr, nullptr, error);
        },
        closed);
    if (kind == LOGICNET_UPDATE_PERMISSIVE) continue;
    provoke_set(
        [&](Made& it, logicnet_error* error) { return logicnet_set_step(it.set.get(), &scheme, 1, nullptr, error); },
        stepped);
  }
  provoke_set(
      [&](Made& it, logicnet_error* error) { return logicnet_set_always(it.set.get(), nullptr, nullptr, error); }, 0);
}

TEST("Where memory ends on any of the threads that close a large set, the error says so and it is closed afterwards") {
  std::string text = "n0, !n0\n";
  for (int i = 1; i < 24; ++i) text += "n" + std::to_string(i) + ", n" + std::to_string(i - 1) + "\n";
  const Made it = made(text, 3);
  logicnet_error error{};
  for (size_t n = 1, met = 1; met != 0; ++n) {
    const uint64_t used = logicnet_space_used(it.space.get());
    Set closed;
    {
      const Shortage shortage(n, Refused::kAllFromThere);
      closed.reset(logicnet_set_close(it.set.get(), nullptr, 1, nullptr, nullptr, &error));
      met = shortage.met();
    }
    // A thread that cannot be started is done without.
    if (closed != nullptr) check(logicnet_set_count(closed.get()), uint64_t{1} << 24);
    else check(error.code, static_cast<int32_t>(LOGICNET_MEMORY));
    closed.reset();
    check(logicnet_space_used(it.space.get()), used);
  }
}

TEST("Where memory ends while a path is looked for, the error says so and it is found afterwards") {
  uint32_t path[8];
  provoke(
      [] {
        Made out = made();
        logicnet_error error{};
        const uint32_t target = 0b00011;  // x and y
        out.set.reset(logicnet_set_of_states(out.space.get(), &target, 1, &error));
        return out;
      },
      [&](Made& it, logicnet_error* error) {
        return logicnet_space_path(it.space.get(), nullptr, 0, it.set.get(), path, 8, nullptr, error);
      },
      int64_t{0},
      [&](Made&, int64_t length) {
        check(length, int64_t{3});
        check(std::vector<uint32_t>(path, path + 3), std::vector<uint32_t>({0, 1, 3}));
        return true;
      });
}

TEST("Where memory ends while attractors of a space are looked for, the error says so and they are found afterwards") {
  const logicnet_scheme synchronous{LOGICNET_UPDATE_BLOCKS, nullptr};
  // Synchronous: of the ring a cycle of 6 and one of 2 (010 and 101); of the switch two fixed pairs and a cycle of 2.
  // 6 with 2 fixed pairs: 2; with the cycle of 2: 12 states in two cycles of 6; 2 with the fixed pairs: 2; 2 with 2:
  // two cycles of 2.
  for (const auto& [scheme, count, states] :
       {std::tuple<const logicnet_scheme*, size_t, uint64_t>{nullptr, 2, 6}, {&synchronous, 8, 6}}) {
    provoke([] { return made(); },
            [scheme = scheme](Made& it, logicnet_error* error) {
              return Cycles(logicnet_space_attractors(it.space.get(), scheme, nullptr, error));
            },
            nullptr,
            [count = count](Made&, Cycles& found) {
              check(logicnet_cycles_count(found.get()), count);
              return true;
            });
  }
  struct Found {
    Made made;
    Cycles cycles;
  };
  const auto found = [] {
    Found out{made(), nullptr};
    logicnet_error error{};
    out.cycles.reset(logicnet_space_attractors(out.made.space.get(), nullptr, nullptr, &error));
    return out;
  };
  provoke(
      found, [](Found& it, logicnet_error* error) { return Set(logicnet_cycles_set(it.cycles.get(), 0, error)); },
      nullptr,
      [](Found&, Set& set) {
        check(logicnet_set_count(set.get()), uint64_t{6});
        return true;
      });
  provoke(
      found, [](Found& it, logicnet_error* error) { return Set(logicnet_cycles_fixed(it.cycles.get(), error)); },
      nullptr,
      [](Found&, Set& set) {
        check(logicnet_set_count(set.get()), uint64_t{0});
        return true;
      });
}
