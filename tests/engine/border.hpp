// What the tests of the C API share: handles that free themselves, the small networks they ask about, and `provoke`,
// which lets the memory of a call end at every place where it can.
#ifndef LOGICNET_TESTS_BORDER_HPP
#define LOGICNET_TESTS_BORDER_HPP
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "api/basins.h"
#include "api/courses.h"
#include "api/rules.h"
#include "api/screens.h"
#include "api/solver.h"
#include "api/spaces.h"
#include "api/steps.h"
#include "api/walks.h"
#include "checks.hpp"
#include "shortage.hpp"

namespace border {

template <auto kFree>
struct Freed {
  template <class Handle>
  void operator()(Handle* handle) const {
    kFree(handle);
  }
};
template <class Handle, auto kFree>
using Owned = std::unique_ptr<Handle, Freed<kFree>>;
using Rules = Owned<logicnet_rules, logicnet_rules_free>;
using Network = Owned<logicnet_network, logicnet_network_free>;
using Answer = Owned<logicnet_answer, logicnet_answer_free>;
using Subspaces = Owned<logicnet_subspaces, logicnet_subspaces_free>;
using Percolation = Owned<logicnet_percolation, logicnet_percolation_free>;
using Closure = Owned<logicnet_closure, logicnet_closure_free>;
using Screen = Owned<logicnet_screen, logicnet_screen_free>;
using Space = Owned<logicnet_space, logicnet_space_free>;
using Set = Owned<logicnet_set, logicnet_set_free>;
using Cycles = Owned<logicnet_cycles, logicnet_cycles_free>;

// u is an input; a and b hold each other at 0 or at 1; x, y, z are a ring with one inhibition, whose attractor is a
// cycle of 6 states; p is 1 where u is, 0 where u and a are 0, and else goes after x, free to be either in every state
// of the ring. So there are four attractors: 6 states each under u = 1 (p always), 6 under u = 0 and a = 0 (p never),
// 12 under u = 0 and a = 1 (p sometimes).
constexpr const char* kExample = "u, u\na, b\nb, a\nx, !z\ny, x\nz, y\np, a & x | u\n";
enum : uint32_t { kU, kA, kB, kX, kY, kZ, kP, kComponents };

inline Rules rules_of(const std::string& text) {
  logicnet_error error{};
  Rules rules(logicnet_rules_parse(text.data(), text.size(), &error));
  check(error.code, 0);
  return rules;
}

// Asks again and again, the n-th allocation refused, for n = 1, 2, 3 ... until none is. `made()` gives what the
// question is about; `ask(it, error)` is the call, which returns `nothing` where it failed; `look(it, answer)` checks
// the answer, frees it, and says whether it is complete: an answer may be left open where memory ended. After a failure
// the same question of the same thing must be answered.
template <class Made, class Ask, class Nothing, class Look>
void provoke(const Made& made, const Ask& ask, const Nothing& nothing, const Look& look, Place where = Place::here()) {
  const int64_t before = blocks_taken();
  size_t failures = 0;
  for (const Refused which : {Refused::kOne, Refused::kAllFromThere}) {
    bool met = true;
    for (size_t n = 1; met; n += 1 + n / 64) {
      auto it = made();
      logicnet_error error{};
      std::memset(&error, 0x7f, sizeof error);
      const auto asked = [&] {
        const Shortage shortage(n, which);
        auto answer = ask(it, &error);
        met = shortage.met();
        return answer;
      };
      auto answer = asked();
      bool complete = false;
      if (error.code == LOGICNET_FINE) {
        complete = look(it, answer);
        check(complete || met, true, where);
      } else {
        check(met, true, where);
        check(answer == nothing, true, where);
        check(error.code, static_cast<int32_t>(LOGICNET_MEMORY), where);
        check(std::strlen(error.message) > 10, true, where);
      }
      if (complete) continue;
      ++failures;
      auto again = ask(it, &error);
      check(error.code, 0, where);
      if (error.code == LOGICNET_FINE) check(look(it, again), true, where);
      if (failed()) return;
    }
  }
  check(failures > 0, true, where);
  check(blocks_taken(), before, where);
}

// The same for a call that writes text: it gives its length, and the text where there is room.
template <class Made, class Write>
void provoke_text(const Made& made, const Write& write, const std::string& expected, Place where = Place::here()) {
  char out[512];
  provoke(
      made,
      [&](auto& it, logicnet_error* error) {
        std::memset(out, '?', sizeof out);
        return write(it, out, sizeof out, error);
      },
      size_t{0},
      [&](auto&, size_t length) {
        check(std::string(out, length), expected, where);
        return true;
      },
      where);
}

}  // namespace border
#endif
