// api: memory that ends inside a call about networks, answers, single steps or walks.
#include <algorithm>

#include "border.hpp"

using namespace border;

namespace {

const logicnet_changes kNoChanges{0, nullptr, nullptr, nullptr};
constexpr int32_t kP_[] = {kP};

logicnet_plan plan_of(uint32_t direct) {
  logicnet_plan plan{};
  plan.direct = direct;
  plan.inputs_are_conditions = 1;
  return plan;
}
const logicnet_plan kPlan = plan_of(0);
const logicnet_plan kSteps = plan_of(1);  // no block goes to bitsets at once: candidates, trap spaces, closures

Network network_of(const std::string& text) {
  logicnet_error error{};
  const Rules rules = rules_of(text);
  Network network(logicnet_network_build(rules.get(), &kPlan, &error));
  check(error.code, 0);
  return network;
}
Network example() { return network_of(kExample); }

std::string counted(logicnet_answer* answer, int32_t which) {
  char out[64];
  logicnet_error error{};
  return {out, logicnet_answer_count(answer, which, out, sizeof out, &error)};
}

// The example solved, and its four attractors listed.
struct Solved {
  Network network;
  Answer answer;
};
Solved solved(const std::string& text = kExample) {
  Solved out{network_of(text), nullptr};
  logicnet_error error{};
  int32_t ended = 0;
  out.answer.reset(logicnet_solve(out.network.get(), &kPlan, &kNoChanges, &error));
  check(error.code, 0);
  logicnet_answer_list(out.answer.get(), &kPlan, 100, nullptr, 0, &ended, &error);
  check(error.code, 0);
  return out;
}

// What each listed attractor of the example is, as u, a and p: the order of a list is not promised.
struct Rows {
  int8_t condition[4 * kComponents], value[4 * kComponents];
  uint8_t state[4 * kComponents];
  uint32_t method[4];
  std::vector<std::vector<int>> sorted() const {
    std::vector<std::vector<int>> out;
    for (size_t k = 0; k < 4; ++k) {
      const int8_t* at = value + k * kComponents;
      out.push_back({at[kU], at[kA], at[kP]});
    }
    std::sort(out.begin(), out.end());
    return out;
  }
  size_t place(int u, int a) const {
    for (size_t k = 0; k < 4; ++k)
      if (value[k * kComponents + kU] == u && value[k * kComponents + kA] == a) return k;
    check(std::string("an attractor"), std::string("none"));
    return 0;
  }
};
Rows rows_of(const logicnet_answer* answer) {
  Rows rows{};
  logicnet_error error{};
  logicnet_answer_rows(answer, rows.condition, rows.value, rows.state, rows.method, &error);
  check(error.code, 0);
  return rows;
}
void check_rows(const logicnet_answer* answer) {
  const std::vector<std::vector<int>> expected{{0, 0, 0}, {0, 1, 2}, {1, 0, 1}, {1, 1, 1}};
  check(rows_of(answer).sorted() == expected, true);
}

std::string ring(int components) {  // each follows the one before it, and the first shuns the last
  std::string text = "n0, !n" + std::to_string(components - 1) + "\n";
  for (int i = 1; i < components; ++i) text += "n" + std::to_string(i) + ", n" + std::to_string(i - 1) + "\n";
  return text;
}

// Solving, with every allocation refused in turn: the answer is the attractors, or open where memory ended.
void provoke_solve(const std::string& text, const logicnet_plan& plan, const logicnet_changes& changes,
                   const std::string& attractors, const std::string& states) {
  provoke([&] { return network_of(text); },
          [&](Network& network, logicnet_error* error) {
            return Answer(logicnet_solve(network.get(), &plan, &changes, error));
          },
          nullptr,
          [&](Network&, Answer& answer) {
            if (logicnet_answer_open(answer.get()) != 0) return false;
            check(counted(answer.get(), LOGICNET_COUNT_ATTRACTORS), attractors);
            check(counted(answer.get(), LOGICNET_COUNT_STATES), states);
            return true;
          });
}

}  // namespace

TEST("Where memory ends while a network is compiled, the error says so and the rules compile afterwards") {
  provoke(
      [] { return rules_of(kExample); },
      [](Rules& rules, logicnet_error* error) { return Network(logicnet_network_build(rules.get(), &kPlan, error)); },
      nullptr,
      [](Rules&, Network& network) {
        logicnet_error error{};
        const Answer answer(logicnet_solve(network.get(), &kPlan, &kNoChanges, &error));
        check(counted(answer.get(), LOGICNET_COUNT_ATTRACTORS), "4");
        return true;
      });
}

TEST("Where memory ends while a network is solved, the error says so and the same network is solved afterwards") {
  provoke_solve(kExample, kPlan, kNoChanges, "4", "30");
  provoke_solve(kExample, kSteps, kNoChanges, "4", "30");
  const int32_t source[] = {-1, kX};
  const uint32_t target[] = {kU, kP};
  const uint8_t value[] = {0, 1};
  // u at 0 and p reading x as 1: p is a, so two attractors of six states.
  provoke_solve(kExample, kSteps, {2, source, target, value}, "2", "12");
}

TEST("Where memory ends while blocks go to trap spaces and diagrams, the same network is solved afterwards") {
  // Under a = 1 c, d and e are a ring with one inhibition, 6 states; under b = 1 c keeps what it is, and d and e go
  // after it: two fixed points.
  provoke_solve("a, !b\nb, !a\nc, a & !e | b & c\nd, c\ne, d\n", kSteps, kNoChanges, "3", "8");
  provoke_solve(ring(15), kSteps, kNoChanges, "1", "30");
}

TEST("Where memory ends while an answer is counted or looked up, the error says so and it is told afterwards") {
  const auto made = [] {
    Solved out{example(), nullptr};
    logicnet_error error{};
    out.answer.reset(logicnet_solve(out.network.get(), &kPlan, &kNoChanges, &error));
    return out;
  };
  for (const auto& [which, expected] : {std::pair{LOGICNET_COUNT_PAIRS, "4"}, std::pair{LOGICNET_COUNT_ATTRACTORS, "4"},
                                        std::pair{LOGICNET_COUNT_STATES, "30"}})
    provoke_text(
        made,
        [which = which](Solved& it, char* out, size_t room, logicnet_error* error) {
          return logicnet_answer_count(it.answer.get(), which, out, room, error);
        },
        expected);
  uint32_t components[kComponents];
  provoke(
      made,
      [&](Solved& it, logicnet_error* error) {
        return logicnet_answer_inputs(it.answer.get(), components, kComponents, error);
      },
      size_t{0},
      [&](Solved&, size_t count) {
        check(count, size_t{1});
        check(components[0], uint32_t{kU});
        return true;
      });
}

TEST("Where memory ends while attractors are listed, the list is empty, and whole when it is asked for again") {
  int32_t ended = 0;
  const uint32_t always[] = {kU};
  provoke([] { return solved(); },
          [&](Solved& it, logicnet_error* error) {
            const size_t count = logicnet_answer_list(it.answer.get(), &kPlan, 100, always, 1, &ended, error);
            logicnet_error other{};
            char sizes[64];
            if (error->code != 0) check(logicnet_answer_sizes(it.answer.get(), sizes, sizeof sizes, &other), size_t{0});
            return count;
          },
          size_t{0},
          [&](Solved& it, size_t count) {
            if (ended != 0) return false;
            check(count, size_t{4});
            check_rows(it.answer.get());
            return true;
          });
}

TEST("Where memory ends while listed attractors are told, the error says so and they are told afterwards") {
  const auto made = [] { return solved(); };
  Rows rows{};
  provoke(
      made,
      [&](Solved& it, logicnet_error* error) {
        return logicnet_answer_rows(it.answer.get(), rows.condition, rows.value, rows.state, rows.method, error);
      },
      static_cast<int32_t>(LOGICNET_MEMORY),
      [&](Solved& it, int32_t) {
        check_rows(it.answer.get());
        return true;
      });
  const Solved one = solved(ring(3));
  provoke_text([] { return solved(ring(3)); },
               [](Solved& it, char* out, size_t room, logicnet_error* error) {
                 return logicnet_answer_sizes(it.answer.get(), out, room, error);
               },
               "6");
  uint32_t cycles[8];
  size_t begin[5];
  logicnet_error error{};
  check(logicnet_answer_cycles(one.answer.get(), begin, cycles, 8, &error), size_t{1});
  provoke_text([&] { return solved(ring(3)); },
               [&](Solved& it, char* out, size_t room, logicnet_error* e) {
                 return logicnet_cycle_count(it.answer.get(), cycles[0], out, room, e);
               },
               "6");
  uint8_t states[8 * 3];
  provoke(
      [] { return solved(ring(3)); },
      [&](Solved& it, logicnet_error* e) { return logicnet_cycle_states(it.answer.get(), cycles[0], states, 8, e); },
      size_t{0},
      [&](Solved&, size_t count) {
        check(count, size_t{6});
        return true;
      });
}

TEST("Where memory ends while an answer is verified, the error says so and it is verified afterwards") {
  logicnet_verified out{};
  const Rules rules = rules_of(kExample);
  provoke([] { return solved(); },
          [&](Solved& it, logicnet_error* error) {
            return logicnet_answer_verify(it.answer.get(), rules.get(), &kPlan, 100, &out, error);
          },
          static_cast<int32_t>(LOGICNET_MEMORY),
          [&](Solved&, int32_t) {
            check(std::string(out.wrong), "");
            if (out.ended != 0) return false;
            check(out.attractors, uint64_t{4});
            check(out.listed_all, 1);
            return true;
          });
}

TEST("Where memory ends while a phenotype is looked for, the error says so and it is found afterwards") {
  int8_t shown[4];
  provoke([] { return solved(); },
          [&](Solved& it, logicnet_error* error) {
            return logicnet_answer_phenotype(it.answer.get(), &kPlan, kP_, 1, shown, error);
          },
          static_cast<int32_t>(LOGICNET_MEMORY),
          [&](Solved& it, int32_t) {
            const Rows rows = rows_of(it.answer.get());
            check(int{shown[rows.place(0, 0)]}, static_cast<int>(LOGICNET_SHOWS_NEVER));
            check(int{shown[rows.place(0, 1)]}, static_cast<int>(LOGICNET_SHOWS_SOMETIMES));
            check(int{shown[rows.place(1, 1)]}, static_cast<int>(LOGICNET_SHOWS_ALWAYS));
            return true;
          });
}

TEST("An answer that is open tells its blocks, and each of its components once") {
  const int32_t stop = 1;
  logicnet_plan stopped = kPlan;
  stopped.stop = &stop;
  const Network network = example();
  logicnet_error error{};
  const Answer answer(logicnet_solve(network.get(), &stopped, &kNoChanges, &error));
  check(logicnet_answer_open(answer.get()), size_t{1});
  uint32_t out[kComponents];
  check(logicnet_answer_open_block(answer.get(), 0, out, kComponents, &error), size_t{kComponents});
  std::sort(out, out + kComponents);
  for (uint32_t i = 0; i < kComponents; ++i) check(out[i], i);
  check(logicnet_answer_open_waiting(answer.get(), 0, out, kComponents, &error), size_t{0});
  check(logicnet_answer_open_reason(answer.get(), 0, &error), static_cast<int32_t>(LOGICNET_END_STOPPED));
  const Solved whole = solved();
  uint8_t in = 2;
  const Rows rows = rows_of(whole.answer.get());
  const size_t at = rows.place(0, 1);
  check(logicnet_answer_contains(whole.answer.get(), at, rows.state + at * kComponents, 1, &in, &error), 0);
  check(int{in}, 1);
  uint32_t cycles[8], variables[8];
  size_t begin[5];
  check(logicnet_answer_cycles(whole.answer.get(), begin, cycles, 8, &error) > 0, true);
  check(logicnet_cycle_variables(whole.answer.get(), cycles[0], variables, 8, &error) > 0, true);
}
