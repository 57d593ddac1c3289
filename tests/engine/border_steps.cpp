// api: memory that ends inside a single step of the reduction, or a walk.
#include <algorithm>
#include <cmath>

#include "border.hpp"

using namespace border;

namespace {

const logicnet_changes kNoChanges{0, nullptr, nullptr, nullptr};
const logicnet_plan kPlan{};

Network network_of(const std::string& text) {
  logicnet_error error{};
  const Rules rules = rules_of(text);
  Network network(logicnet_network_build(rules.get(), &kPlan, &error));
  check(error.code, 0);
  return network;
}

// A switch of two, and c which follows a once a constant has let it: attractors 10 1 and 01 0.
constexpr const char* kSwitch = "on, 1\na, !b\nb, !a\nc, a & on\n";
enum : uint32_t { kOn, kA1, kB1, kC1, kFour };
Network example() { return network_of(kSwitch); }

struct Solved {
  Network network;
  Answer answer;
};
Solved solved() {
  Solved out{example(), nullptr};
  logicnet_error error{};
  int32_t ended = 0;
  out.answer.reset(logicnet_solve(out.network.get(), &kPlan, &kNoChanges, &error));
  logicnet_answer_list(out.answer.get(), &kPlan, 10, nullptr, 0, &ended, &error);
  check(error.code, 0);
  return out;
}
// The place in the list of the attractor in which a is 1.
uint32_t with_a(const logicnet_answer* answer) {
  int8_t condition[2 * kFour], value[2 * kFour];
  uint8_t state[2 * kFour];
  uint32_t method[2];
  logicnet_error error{};
  logicnet_answer_rows(answer, condition, value, state, method, &error);
  return value[kA1] == 1 ? 0 : 1;
}

std::string bnet(const logicnet_rules* rules) {
  char out[512];
  logicnet_error error{};
  return {out, logicnet_rules_bnet(rules, out, sizeof out, &error)};
}

}  // namespace

TEST("Where memory ends while trap spaces are looked for, the error says so and all are found afterwards") {
  // `on` is 1 or free; a and b are 10, 01 or both free; c is fixed only at a value that the others force: 1 under
  // on = a = 1, 0 under a = 0. So 5 with `on` at 1 and 4 with it free, of which one is everything; the largest others
  // fix `on` alone, or a and b alone; the smallest are the two fixed points.
  for (const auto& [kind, count] : {std::pair{LOGICNET_TRAP_MINIMAL, 2}, std::pair{LOGICNET_TRAP_FIXED_POINTS, 2},
                                    std::pair{LOGICNET_TRAP_MAXIMAL, 3}, std::pair{LOGICNET_TRAP_ALL, 9}})
    provoke(
        example,
        [kind = kind](Network& network, logicnet_error* error) {
          return Subspaces(logicnet_trap_spaces(network.get(), &kPlan, kind, 0, nullptr, nullptr, 100, error));
        },
        nullptr,
        [count = count](Network&, Subspaces& found) {
          if (logicnet_subspaces_end(found.get()) != 0) return false;
          check(logicnet_subspaces_count(found.get()), static_cast<size_t>(count));
          return true;
        });
}

TEST("Where memory ends while a network is reduced, the error says so and it is reduced afterwards") {
  int8_t fate[kFour];
  provoke(
      example,
      [&](Network& network, logicnet_error* error) {
        return Rules(logicnet_percolated(network.get(), &kPlan, fate, error));
      },
      nullptr,
      [&](Network&, Rules& left) {
        check(bnet(left.get()), "targets, factors\na, !b\nb, !a\nc, a\n");
        check(std::vector<int8_t>(fate, fate + kFour), std::vector<int8_t>({1, 2, 2, 2}));
        return true;
      });
  provoke([] { return network_of("on, 1\na, on\nb, a | b\n"); },
          [](Network& network, logicnet_error* error) {
            return Percolation(logicnet_percolation_told(network.get(), &kPlan, error));
          },
          nullptr,
          [](Network&, Percolation& told) {
            check(logicnet_percolation_count(told.get()), size_t{3});
            check(logicnet_percolation_reasons(told.get()), size_t{2});
            return true;
          });
  uint32_t order[kFour], block[kFour];
  size_t removed = 0;
  provoke(
      example,
      [&](Network& network, logicnet_error* error) {
        logicnet_rules* completion = nullptr;
        Rules left(logicnet_without_mediators(network.get(), &kPlan, order, &removed, &completion, error));
        const Rules complete(completion);
        check((left == nullptr) == (complete == nullptr), true);
        return left;
      },
      nullptr,
      [&](Network&, Rules&) {
        check(removed, size_t{3});  // all but one of the switch
        return true;
      });
  provoke(
      example,
      [&](Network& network, logicnet_error* error) { return logicnet_blocks(network.get(), &kPlan, block, error); },
      size_t{0},
      [&](Network&, size_t count) {
        check(count, size_t{3});
        check(block[kA1], block[kB1]);
        check(block[kC1] > block[kA1] && block[kC1] > block[kOn], true);
        return true;
      });
}

TEST("Where memory ends while a subspace is widened or looked upstream of, the error says so and it is unharmed") {
  const auto start = std::vector<int8_t>({1, 1, 0, 0});
  std::vector<int8_t> space(kFour);
  provoke(
      example,
      [&](Network& network, logicnet_error* error) {
        std::copy(start.begin(), start.end(), space.begin());
        const size_t free = logicnet_trap_closure(network.get(), &kPlan, space.data(), error);
        if (error->code != 0) check(space, start);
        return free;
      },
      size_t{0},
      [&](Network&, size_t free) {
        check(free, size_t{1});
        check(space, std::vector<int8_t>({1, 1, 0, 2}));
        return true;
      });
  const uint32_t of[] = {kA1};
  uint8_t inside[kFour];
  provoke(
      example,
      [&](Network& network, logicnet_error* error) {
        return logicnet_upstream(network.get(), &kPlan, 1, of, inside, error);
      },
      size_t{0},
      [&](Network&, size_t count) {
        check(count, size_t{2});
        check(std::vector<uint8_t>(inside, inside + kFour), std::vector<uint8_t>({0, 1, 1, 0}));
        return true;
      });
}

TEST("Where memory ends in the product step, the error says so and the step is taken afterwards") {
  const uint32_t upstream[] = {kA1, kB1};
  const auto part = [&](Network& network, logicnet_error* error) {
    return Answer(logicnet_solve_upstream(network.get(), &kPlan, 2, upstream, error));
  };
  provoke(example, part, nullptr, [](Network&, Answer& answer) {
    if (logicnet_answer_open(answer.get()) != 0) return false;
    char out[8];
    logicnet_error error{};
    check(std::string(out, logicnet_answer_count(answer.get(), LOGICNET_COUNT_PAIRS, out, 8, &error)), "2");
    return true;
  });
  provoke(
      [&] {
        Solved out{example(), nullptr};
        logicnet_error error{};
        int32_t ended = 0;
        out.answer = part(out.network, &error);
        logicnet_answer_list(out.answer.get(), &kPlan, 10, nullptr, 0, &ended, &error);
        check(error.code, 0);
        return out;
      },
      [](Solved& it, logicnet_error* error) { return Rules(logicnet_answer_rest(it.answer.get(), 0, error)); }, nullptr,
      [](Solved& it, Rules& rest) {
        const std::string c = with_a(it.answer.get()) == 0 ? "on" : "0";
        check(bnet(rest.get()), "targets, factors\non, 1\nc, " + c + "\n");
        return true;
      });
}

TEST("Where memory ends while walks are followed, on any thread, the error says so and they are followed afterwards") {
  const uint32_t walked[] = {kA1, kB1};
  const double weight[] = {1};
  const uint8_t start[] = {0, 0};
  const auto setup = [&](const uint32_t* label) {
    return logicnet_walk_setup{2, walked, 1, weight, start, nullptr, 1, label};
  };
  // From 00 either moves first, and wins.
  double chance[2];
  uint64_t states = 0;
  provoke(
      solved,
      [&](Solved& it, logicnet_error* error) {
        const uint32_t label[] = {with_a(it.answer.get())};
        const logicnet_walk_setup asked = setup(label);
        return logicnet_absorb(it.answer.get(), &kPlan, &asked, 100, chance, &states, error);
      },
      -1,
      [&](Solved&, int32_t end) {
        if (end != 0) return false;
        check(std::abs(chance[0] - 0.5) < 1e-12 && std::abs(chance[1] - 0.5) < 1e-12, true);
        check(states, uint64_t{3});
        return true;
      });
  uint64_t ended[3];
  for (const uint32_t threads : {1u, 3u})
    provoke(
        solved,
        [&](Solved& it, logicnet_error* error) {
          const uint32_t label[] = {with_a(it.answer.get())};
          const logicnet_walk_setup asked = setup(label);
          return logicnet_walk(it.answer.get(), &kPlan, &asked, 1000, 100, 7, threads, ended, error);
        },
        -1,
        [&](Solved&, int32_t end) {
          if (end != 0) return false;
          check(ended[0] + ended[1], uint64_t{1000});
          check(ended[0] > 400 && ended[0] < 600 && ended[2] == 0, true);
          return true;
        });
}

TEST("Where memory ends while a closure is made or asked, the error says so and it is told afterwards") {
  const uint8_t start[] = {1, 0, 0, 0}, moving[] = {1, 1, 1, 1};
  const auto close = [&](Solved& it, logicnet_error* error) {
    return Closure(logicnet_closure_close(it.answer.get(), &kPlan, start, moving, error));
  };
  struct Ahead {
    Solved solved;
    Closure closure;
  };
  const auto made = [&] {
    Ahead out{solved(), nullptr};
    logicnet_error error{};
    out.closure = close(out.solved, &error);
    check(error.code, 0);
    return out;
  };
  provoke(solved, close, nullptr, [](Solved&, Closure& ahead) { return logicnet_closure_end(ahead.get()) == 0; });
  char digits[8];
  size_t length = 0;
  // Ahead of a b c = 000: 10 and 01 with c at either value under a = 1; under b = 1 c is still 0.
  provoke(
      made,
      [&](Ahead& it, logicnet_error* error) {
        return logicnet_closure_count(it.closure.get(), &kPlan, digits, sizeof digits, &length, error);
      },
      -1,
      [&](Ahead&, int32_t end) {
        if (end != 0) return false;
        check(std::string(digits, length), "4");
        return true;
      });
  uint8_t hits[2];
  provoke(
      made,
      [&](Ahead& it, logicnet_error* error) { return logicnet_closure_hits(it.closure.get(), &kPlan, hits, error); },
      -1,
      [&](Ahead&, int32_t end) {
        if (end != 0) return false;
        check(hits[0] == 1 && hits[1] == 1, true);
        return true;
      });
  const int32_t target[] = {kC1};
  int32_t met = 0;
  uint8_t path[4 * kFour];
  size_t steps = 0;
  provoke(
      made,
      [&](Ahead& it, logicnet_error* error) {
        return logicnet_closure_path(it.closure.get(), &kPlan, target, 1, &met, path, 4, &steps, error);
      },
      -1,
      [&](Ahead&, int32_t end) {
        if (end != 0) return false;
        check(met, 1);
        check(steps, size_t{2});  // a, then c
        check(int{path[2 * kFour + kC1]}, 1);
        return true;
      });
}

TEST("Where memory ends while a basin is counted, the error says so and it is counted afterwards") {
  const uint8_t moving[] = {1, 1, 1, 1};
  const uint32_t both[] = {0, 1};
  char strong[4], weak[4];
  provoke(
      solved,
      [&](Solved& it, logicnet_error* error) {
        return logicnet_basin(it.answer.get(), &kPlan, moving, both, 2, nullptr, 0, strong, weak, 4, error);
      },
      -1,
      [&](Solved&, int32_t end) {
        if (end != 0) return false;
        check(std::string(strong), "16");  // all states of four components: no other attractor is there
        check(std::string(weak), "16");
        return true;
      });
}

TEST("A component or an attractor that does not exist is a wrong call, and not what lies behind the last one") {
  Solved it = solved();
  logicnet_error error{};
  const uint32_t beyond[] = {kFour};
  check(logicnet_solve_upstream(it.network.get(), &kPlan, 1, beyond, &error) == nullptr, true);
  check(error.code, static_cast<int32_t>(LOGICNET_ARGUMENT));
  check(logicnet_answer_rest(it.answer.get(), 2, &error) == nullptr, true);
  check(error.code, static_cast<int32_t>(LOGICNET_ARGUMENT));
  const uint8_t state[kFour] = {0};
  uint8_t in = 2;
  logicnet_answer_contains(it.answer.get(), 2, state, 1, &in, &error);
  check(error.code, static_cast<int32_t>(LOGICNET_ARGUMENT));
}
