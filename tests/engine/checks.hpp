// Unit tests without a framework: a test is a sentence and a function, a check compares what was found with what the
// definition says.
#ifndef LOGICNET_TESTS_CHECKS_HPP
#define LOGICNET_TESTS_CHECKS_HPP
#include <sstream>
#include <string>
#include <vector>

#include "base/biguint.hpp"

// Where a check stands: std::source_location, which not every library has yet.
struct Place {
  const char* file;
  unsigned line;
  static Place here(const char* file = __builtin_FILE(), unsigned line = __builtin_LINE()) { return {file, line}; }
};

struct Test {
  const char* sentence;
  void (*body)();
};
inline std::vector<Test>& tests() {
  static std::vector<Test> all;
  return all;
}
inline bool& failed() {
  static bool one = false;
  return one;
}
void report(const Place& where, const std::string& found, const std::string& expected);

inline std::string shown(const logicnet::BigUint& n) { return n.decimal(); }
template <class Value>
std::string shown(const Value& value) {
  std::ostringstream out;
  if constexpr (requires { value.begin(), value.end(), value.size(); } && !requires { out << value; }) {
    for (const auto& item : value) out << (out.tellp() > 0 ? ", " : "{") << +item;
    out << (value.size() == 0 ? "{}" : "}");
  } else {
    out << std::boolalpha << value;
  }
  return out.str();
}

template <class Found, class Expected>
void check(const Found& found, const Expected& expected, Place where = Place::here()) {
  if (!(found == expected)) report(where, shown(found), shown(expected));
}

#define TESTS_JOINED_(a, b) a##b
#define TESTS_JOINED(a, b) TESTS_JOINED_(a, b)
#define TEST(sentence)                                                      \
  static void TESTS_JOINED(test_, __LINE__)();                              \
  static const bool TESTS_JOINED(known_, __LINE__) =                        \
      (tests().push_back({sentence, TESTS_JOINED(test_, __LINE__)}), true); \
  static void TESTS_JOINED(test_, __LINE__)()

#endif
