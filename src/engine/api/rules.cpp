// The C API of rules: unwraps handles, copies text out.
#include "api/rules.h"

#include <algorithm>
#include <cstring>
#include <memory>

#include "api/changes.hpp"
#include "api/guard.hpp"
#include "rules/rules.hpp"
#include "search/signs.hpp"

namespace {

using logicnet::copy_out;
using logicnet::guarded;
using logicnet::Problem;
using logicnet::Program;
using logicnet::wrong_call;

constexpr uint64_t kWork =
    20'000'000;  // literals that the search for the effects of a rule's regulators may assign: some seconds

bool split(const char* blob, size_t length, size_t n, std::vector<std::string_view>& parts) {
  const char* const end = blob + length;
  while (blob != end && parts.size() < n) {
    const void* zero = std::memchr(blob, 0, static_cast<size_t>(end - blob));
    if (zero == nullptr) return false;
    parts.emplace_back(blob, static_cast<size_t>(static_cast<const char*>(zero) - blob));
    blob = static_cast<const char*>(zero) + 1;
  }
  return blob == end && parts.size() == n;
}

// Writes the variables that a program mentions, and how each acts; returns their number.
size_t effects(Program p, uint64_t work, uint32_t* variables, int8_t* signs) {
  const std::vector<uint32_t> used = logicnet::support(p);
  std::vector<logicnet::Sign> found;
  const bool known = logicnet::signs(p, used, work == 0 ? kWork : work, found);
  for (size_t k = 0; k < used.size(); ++k) {
    variables[k] = used[k];
    signs[k] = static_cast<int8_t>(known ? static_cast<int>(found[k]) : LOGICNET_SIGN_UNKNOWN);
  }
  return used.size();
}

}  // namespace

extern "C" {

logicnet_rules* logicnet_rules_parse(const char* text, size_t length, logicnet_error* error) {
  return guarded<logicnet_rules*>(error, nullptr, [&](Problem& problem) -> logicnet_rules* {
    auto handle = std::make_unique<logicnet_rules>();
    return logicnet::parse_bnet({text, length}, handle->rules, problem) ? handle.release() : nullptr;
  });
}

logicnet_rules* logicnet_rules_parse_open(const char* text, size_t length, size_t* declared, logicnet_error* error) {
  return guarded<logicnet_rules*>(error, nullptr, [&](Problem& problem) -> logicnet_rules* {
    auto handle = std::make_unique<logicnet_rules>();
    const bool read = logicnet::parse_bnet_with_inputs({text, length}, handle->rules, *declared, problem);
    return read ? handle.release() : nullptr;
  });
}

size_t logicnet_rules_problems(const char* text, size_t length, int32_t open, logicnet_error* problems, size_t capacity,
                               logicnet_error* error) {
  return guarded(error, [&] {
    logicnet::Problems found{capacity};
    logicnet::find_problems({text, length}, open != 0, found);
    for (size_t i = 0; i < found.first.size(); ++i) logicnet::report(problems + i, found.first[i]);
    return found.count;
  });
}

logicnet_rules* logicnet_rules_build(size_t n, const char* names, size_t names_length, const char* texts,
                                     size_t texts_length, logicnet_error* error) {
  return guarded<logicnet_rules*>(error, nullptr, [&](Problem& problem) -> logicnet_rules* {
    std::vector<std::string_view> name_parts;
    std::vector<std::string_view> text_parts;
    if (!split(names, names_length, n, name_parts) || !split(texts, texts_length, n, text_parts)) {
      problem = wrong_call("names and rules do not come in equal numbers");
      return nullptr;
    }
    auto handle = std::make_unique<logicnet_rules>();
    return logicnet::build_rules(name_parts, text_parts, handle->rules, problem) ? handle.release() : nullptr;
  });
}

void logicnet_rules_free(logicnet_rules* rules) { delete rules; }

size_t logicnet_rules_names(const logicnet_rules* rules, char* out, size_t capacity, logicnet_error* error) {
  return guarded(error, [&] {
    std::string text;
    for (const std::string& name : rules->rules.names) text.append(name).push_back('\0');
    return copy_out(text, out, capacity);
  });
}

size_t logicnet_rules_text(const logicnet_rules* rules, size_t i, char* out, size_t capacity, logicnet_error* error) {
  return guarded<size_t>(error, 0, [&](Problem&) {
    std::string text;
    logicnet::append_text(rules->rules, logicnet::program(rules->rules, i), text);
    return copy_out(text, out, capacity);
  });
}

size_t logicnet_rules_bnet(const logicnet_rules* rules, char* out, size_t capacity, logicnet_error* error) {
  return guarded<size_t>(error, 0, [&](Problem&) {
    std::string text = "targets, factors\n";
    for (size_t i = 0; i < rules->rules.size(); ++i) {
      logicnet::append_name(rules->rules.names[i], text);
      text += ", ";
      logicnet::append_text(rules->rules, logicnet::program(rules->rules, i), text);
      text += '\n';
    }
    return copy_out(text, out, capacity);
  });
}

size_t logicnet_rules_programs(const logicnet_rules* rules, const int32_t** code, const size_t** begin) {
  *code = rules->rules.code.data();
  *begin = rules->rules.begin.data();
  return rules->rules.size();
}

logicnet_rules* logicnet_rules_perturb(const logicnet_rules* rules, const logicnet_changes* changes,
                                       logicnet_error* error) {
  return guarded(error, [&] {
    std::vector<logicnet::Change> made;
    logicnet::read_changes(*changes, 0, changes->count, rules->rules.size(), made);
    return new logicnet_rules{logicnet::perturbed(rules->rules, made)};
  });
}

logicnet_rules* logicnet_rules_replace(const logicnet_rules* rules, size_t i, const int32_t* code, size_t length,
                                       logicnet_error* error) {
  return guarded<logicnet_rules*>(error, nullptr, [&](Problem& problem) -> logicnet_rules* {
    if (i >= rules->rules.size() || !logicnet::well_formed({code, length}, rules->rules.size())) {
      problem = wrong_call("a malformed program");
      return nullptr;
    }
    return new logicnet_rules{logicnet::replaced(rules->rules, i, {code, length})};
  });
}

logicnet_rules* logicnet_rules_of(size_t n, const char* names, size_t names_length, const int32_t* code,
                                  const size_t* begin, logicnet_error* error) {
  return guarded<logicnet_rules*>(error, nullptr, [&](Problem& problem) -> logicnet_rules* {
    std::vector<std::string_view> parts;
    if (!split(names, names_length, n, parts)) {
      problem = wrong_call("names and rules do not come in equal numbers");
      return nullptr;
    }
    auto handle = std::make_unique<logicnet_rules>();
    std::vector<size_t> offsets(begin, begin + n + 1);
    std::vector<int32_t> programs(code, code + offsets.back());
    return logicnet::join_programs(parts, std::move(programs), std::move(offsets), handle->rules, problem)
               ? handle.release()
               : nullptr;
  });
}

logicnet_rules* logicnet_rules_select(const logicnet_rules* rules, size_t kept_count, const uint32_t* kept,
                                      size_t held_count, const uint32_t* held, const uint8_t* held_value,
                                      logicnet_error* error) {
  return guarded<logicnet_rules*>(error, nullptr, [&](Problem& problem) -> logicnet_rules* {
    const size_t n = rules->rules.size();
    std::vector<uint32_t> order(kept, kept + kept_count), sorted = order;
    std::sort(sorted.begin(), sorted.end());
    const bool twice = std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end();
    std::vector<logicnet::Change> values;
    for (size_t k = 0; k < held_count; ++k) values.push_back({logicnet::kHold, held[k], held_value[k]});
    if (twice || (!sorted.empty() && sorted.back() >= n) ||
        std::any_of(values.begin(), values.end(), [n](const auto& f) { return f.target >= n; })) {
      problem = wrong_call("a selection of a component that does not exist, or of one twice");
      return nullptr;
    }
    auto handle = std::make_unique<logicnet_rules>();
    if (logicnet::selected(rules->rules, order, values, handle->rules)) return handle.release();
    problem = wrong_call("a selected rule reads a component that is neither kept nor held");
    return nullptr;
  });
}

size_t logicnet_expression_parse(const logicnet_rules* rules, const char* text, size_t length, int32_t* code,
                                 size_t capacity, logicnet_error* error) {
  return guarded<size_t>(error, 0, [&](Problem& problem) -> size_t {
    std::vector<int32_t> out;
    if (!logicnet::parse_expression(rules->rules, {text, length}, out, problem)) return 0;
    std::copy_n(out.begin(), std::min(capacity, out.size()), code);
    return out.size();
  });
}

size_t logicnet_expression_text(const logicnet_rules* rules, const int32_t* code, size_t length, char* out,
                                size_t capacity, logicnet_error* error) {
  return guarded<size_t>(error, 0, [&](Problem&) {
    std::string text;
    logicnet::append_text(rules->rules, {code, length}, text);
    return copy_out(text, out, capacity);
  });
}

int32_t logicnet_expression_evaluate(const logicnet_rules* rules, const int32_t* code, size_t length,
                                     const uint64_t* values, size_t words, uint64_t* out, logicnet_error* error) {
  return guarded<int32_t>(error, LOGICNET_MEMORY, [&](Problem&) -> int32_t {
    if (!logicnet::well_formed({code, length}, rules->rules.size())) throw wrong_call("a malformed program");
    logicnet::evaluate({code, length}, values, words, out);
    return LOGICNET_FINE;
  });
}

int32_t logicnet_rules_evaluate(const logicnet_rules* rules, const uint64_t* values, size_t words, uint64_t* out,
                                logicnet_error* error) {
  return guarded<int32_t>(error, LOGICNET_MEMORY, [&](Problem&) -> int32_t {
    for (size_t i = 0; i < rules->rules.size(); ++i)
      logicnet::evaluate(logicnet::program(rules->rules, i), values, words, out + i * words);
    return LOGICNET_FINE;
  });
}

int32_t logicnet_expression_table(const int32_t* code, size_t length, const uint32_t* variables, size_t count,
                                  uint64_t* out, logicnet_error* error) {
  return guarded<int32_t>(error, LOGICNET_MEMORY, [&](Problem& problem) -> int32_t {
    const std::vector<uint32_t> over(variables, variables + count);
    const std::vector<uint32_t> used = logicnet::support({code, length});
    if (count > 32 || !std::is_sorted(over.begin(), over.end()) ||
        !std::includes(over.begin(), over.end(), used.begin(), used.end())) {
      problem = wrong_call("a truth table over the wrong variables");
      return LOGICNET_ARGUMENT;
    }
    const std::vector<uint64_t> table = logicnet::truth_table({code, length}, over);
    std::copy(table.begin(), table.end(), out);
    return LOGICNET_FINE;
  });
}

size_t logicnet_expression_signs(const int32_t* code, size_t length, uint64_t work, uint32_t* variables, int8_t* signs,
                                 logicnet_error* error) {
  return guarded(error, [&] { return effects({code, length}, work, variables, signs); });
}

size_t logicnet_rules_signs(const logicnet_rules* rules, uint64_t work, size_t* begin, uint32_t* variables,
                            int8_t* signs, logicnet_error* error) {
  return guarded(error, [&] {
    begin[0] = 0;
    for (size_t i = 0; i < rules->rules.size(); ++i)
      begin[i + 1] =
          begin[i] + effects(logicnet::program(rules->rules, i), work, variables + begin[i], signs + begin[i]);
    return begin[rules->rules.size()];
  });
}

}  // extern "C"
