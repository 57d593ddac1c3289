// api: what the guard of the border makes of an exception, and how text leaves.
#include "api/guard.hpp"

#include <cstring>
#include <memory>
#include <string>

#include "checks.hpp"

using namespace logicnet;

namespace {

// The code and the message that a body which throws this leaves behind.
template <class Thrown>
logicnet_error after(const Thrown& thrown) {
  logicnet_error error{};
  std::memset(&error, 0x7f, sizeof error);
  const int32_t answer = guarded<int32_t>(&error, -7, [&]() -> int32_t { throw thrown; });
  check(answer, -7);
  return error;
}

struct Strange {};

}  // namespace

TEST("Whatever a body throws, the caller gets the code that says so, a message and nothing as the answer") {
  check(after(wrong_call("no such component", "count from 0")).code, static_cast<int32_t>(LOGICNET_ARGUMENT));
  check(after(Problem{LOGICNET_NAME, 3, 5, "unknown", ""}).begin, int64_t{3});
  check(after(Exhausted{End::kMemory}).code, static_cast<int32_t>(LOGICNET_MEMORY));
  check(after(Exhausted{End::kTime}).code, static_cast<int32_t>(LOGICNET_INTERRUPT));
  check(after(Exhausted{End::kStopped}).code, static_cast<int32_t>(LOGICNET_INTERRUPT));
  check(after(Exhausted{End::kTooMany}).code, static_cast<int32_t>(LOGICNET_ARGUMENT));
  check(after(Wrong{"two attractors share a state"}).code, static_cast<int32_t>(LOGICNET_WRONG));
  check(after(std::bad_alloc()).code, static_cast<int32_t>(LOGICNET_MEMORY));
  check(after(std::length_error("vector")).code, static_cast<int32_t>(LOGICNET_MEMORY));
  check(std::string(after(std::logic_error("odd")).message), "the compiled core failed: odd");
  check(after(Strange{}).code, static_cast<int32_t>(LOGICNET_ARGUMENT));
  check(std::strlen(after(Strange{}).message) > 0, true);
}

TEST("A body that ends well leaves an error that says fine, and one that fills the problem fails") {
  logicnet_error error{};
  error.code = 5;
  check(guarded<int32_t>(&error, -1, [] { return 3; }), 3);
  check(error.code, 0);
  check(std::string(error.message), "");
  const auto problem = [](Problem& found) {
    found = wrong_call("not so");
    return 3;
  };
  check(guarded<int32_t>(&error, -1, problem), -1);
  check(std::string(error.message), "not so");
  check(guarded<int32_t>(nullptr, -1, problem), -1);  // who passes no error gets none
}

TEST("A message that does not fit ends where a character ends") {
  char out[8];
  put(out, {"abc", "", "def"});
  check(std::string(out), "abcdef");
  put(out, {"abcdefgh"});
  check(std::string(out), "abcdefg");
  put(out, {"abcdef", "\u00e9", "x"});  // two bytes, of which one has room
  check(std::string(out), "abcdef");
}

TEST("Text goes out whole or not at all, and its length is told either way") {
  char out[4] = {'?', '?', '?', '?'};
  check(copy_out("abcd", out, 3), size_t{4});
  check(std::string(out, 4), "????");
  check(copy_out("abcd", out, 4), size_t{4});
  check(std::string(out, 4), "abcd");
  check(copy_out("", nullptr, 0), size_t{0});
}
