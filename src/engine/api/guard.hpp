// The one guard of the border: every exported function that may throw runs inside it, so that no exception crosses the
// C API.
#ifndef LOGICNET_API_GUARD_HPP
#define LOGICNET_API_GUARD_HPP
#include <algorithm>
#include <cstring>
#include <exception>
#include <initializer_list>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>

#include "api/api.h"
#include "base/limits.hpp"
#include "rules/rules.hpp"

namespace logicnet {

// An answer that contradicts itself: what is wrong with it.
struct Wrong {
  std::string what;
};

// A call that the library itself got wrong, to be thrown.
inline Problem wrong_call(const char* message, const char* hint = "") {
  return {LOGICNET_ARGUMENT, -1, -1, message, hint};
}

// Writes the parts one after another, as many bytes as there is room for, and a zero. Allocates nothing.
template <size_t Room>
void put(char (&out)[Room], std::initializer_list<std::string_view> parts) noexcept {
  size_t n = 0;
  for (const std::string_view part : parts) {
    size_t length = std::min(part.size(), Room - 1 - n);
    if (length < part.size())
      while (length > 0 && (static_cast<unsigned char>(part[length]) & 0xC0) == 0x80)
        --length;  // never half a character
    std::copy_n(part.data(), length, out + n);
    n += length;
    if (length < part.size()) break;
  }
  out[n] = '\0';
}

// The one reporter: fills what the caller turns into an exception. Allocates nothing: it runs where memory has ended.
inline void report(logicnet_error* error, int32_t code, std::initializer_list<std::string_view> message,
                   std::string_view hint = {}, int64_t begin = -1, int64_t end = -1) noexcept {
  if (error == nullptr) return;
  error->code = code;
  error->begin = begin;
  error->end = end;
  put(error->message, message);
  put(error->hint, {hint});
}

inline void report(logicnet_error* error, const Problem& problem) noexcept {
  report(error, problem.code, {problem.message}, problem.hint, problem.begin, problem.end);
}

inline void report(logicnet_error* error, const Exhausted& end) noexcept {
  switch (end.why) {
    case Exhausted::kMemory:
      return report(error, LOGICNET_MEMORY, {"the functions of this network do not fit the memory budget"},
                    "raise the budget");
    case Exhausted::kTooMany:
      return report(error, LOGICNET_ARGUMENT, {"there are too many alternatives to follow"}, "hold more inputs");
    case Exhausted::kStopped:  // a time budget of the caller's; who presses Ctrl-C reads no message
    default: break;
  }
  report(error, LOGICNET_INTERRUPT, {"the time budget ended the work"}, "raise the time budget");
}

// Runs `body` and gives what it gives; `failed`, with the error filled, where it throws or fills the Problem it is
// handed. A body may take a Problem& or nothing; a Problem that it throws is reported too.
template <class Result, class Body>
Result guarded(logicnet_error* error, std::type_identity_t<Result> failed, const Body& body) noexcept {
  report(error, LOGICNET_FINE, {});
  try {
    if constexpr (std::is_invocable_v<const Body&, Problem&>) {
      Problem problem;
      Result result = body(problem);
      if (problem.code == LOGICNET_FINE) return result;
      report(error, problem);
    } else {
      return body();
    }
  } catch (const Problem& problem) { report(error, problem); } catch (const Exhausted& end) {
    report(error, end);
  } catch (const Wrong& wrong) {
    report(error, LOGICNET_WRONG, {"an answer failed a check of its own: ", wrong.what},
           "this is a defect of the engine: please report it with the network");
  } catch (const std::bad_alloc&) {
    report(error, LOGICNET_MEMORY, {"the machine's memory is not enough"});
  } catch (const std::length_error&) {  // of a vector that no address reaches the end of
    report(error, LOGICNET_MEMORY, {"the machine's memory is not enough"});
  } catch (const std::exception& other) {
    report(error, LOGICNET_ARGUMENT, {"the compiled core failed: ", other.what()});
  } catch (...) { report(error, LOGICNET_ARGUMENT, {"the compiled core failed"}); }
  return failed;
}

// The same where what the caller gets on failure is nothing: a null handle, 0.
template <class Body>
auto guarded(logicnet_error* error, const Body& body) noexcept -> decltype(body()) {
  return guarded<decltype(body())>(error, {}, body);
}

// The one way in which text goes out: its length in bytes, and the text, without a zero at its end, where `capacity` is
// enough.
inline size_t copy_out(std::string_view text, char* out, size_t capacity) noexcept {
  if (text.size() <= capacity && !text.empty()) std::memcpy(out, text.data(), text.size());
  return text.size();
}

}  // namespace logicnet
#endif
