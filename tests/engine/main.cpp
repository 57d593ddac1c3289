// Runs every test, or those whose sentence has the first argument in it. Status 1 where one failed.
#include <cstdio>
#include <cstring>
#include <exception>

#include "base/limits.hpp"
#include "checks.hpp"

void report(const Place& where, const std::string& found, const std::string& expected) {
  std::printf("  %s:%u: found %s, expected %s\n", where.file, where.line, found.c_str(), expected.c_str());
  failed() = true;
}

int main(int count, char** arguments) {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);  // an assertion that fails ends the program after what was printed
  int passes = 0, failures = 0;
  for (const Test& test : tests()) {
    if (count > 1 && std::strstr(test.sentence, arguments[1]) == nullptr) continue;
    failed() = false;
    try {
      test.body();
    } catch (const logicnet::Exhausted& end) {
      report(Place::here(), "Exhausted " + std::to_string(static_cast<int>(end.why)), "no exception");
    } catch (const std::exception& error) { report(Place::here(), error.what(), "no exception"); }
    if (failed()) std::printf("FAILED: %s\n", test.sentence);
    ++(failed() ? failures : passes);
  }
  std::printf("%d passed, %d failed\n", passes, failures);
  return failures == 0 && passes > 0 ? 0 : 1;
}
