// The C API of rules: unwraps handles, copies text out.
#include "api/rules.h"

#include <algorithm>
#include <cstring>
#include <memory>

#include "api/guard.hpp"
#include "rules/rules.hpp"
#include "search/signs.hpp"

namespace {

using logicnet::copy_out;
using logicnet::guarded;
using logicnet::Problem;
using logicnet::Program;
using logicnet::wrong_call;

constexpr uint64_t kWork = 20'000'000;  // literals that the search for the effects of a rule's regulators may assign: some seconds

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

}  // namespace

extern "C" {

logicnet_rules* logicnet_rules_parse(const char* text, size_t length, logicnet_error* error) {
  return guarded<logicnet_rules*>(error, nullptr, [&](Problem& problem) -> logicnet_rules* {
    auto handle = std::make_unique<logicnet_rules>();
    return logicnet::parse_bnet({text, length}, handle->rules, problem) ? handle.release() : nullptr;
  });
}

logicnet_rules* logicnet_rules_build(size_t n, const char* names, size_t names_length, const char* texts, size_t texts_length,
                                     logicnet_error* error) {
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

size_t logicnet_rules_count(const logicnet_rules* rules) { return rules->rules.size(); }

size_t logicnet_rules_names(const logicnet_rules* rules, char* out, size_t capacity) {
  return guarded(nullptr, [&] {
    std::string text;
    for (const std::string& name : rules->rules.names) text.append(name).push_back('\0');
    return copy_out(text, out, capacity);
  });
}

size_t logicnet_rules_text(const logicnet_rules* rules, size_t i, char* out, size_t capacity) {
  return guarded<size_t>(nullptr, 0, [&](Problem&) {
    std::string text;
    logicnet::append_text(rules->rules, logicnet::program(rules->rules, i), text);
    return copy_out(text, out, capacity);
  });
}

size_t logicnet_rules_bnet(const logicnet_rules* rules, char* out, size_t capacity) {
  return guarded<size_t>(nullptr, 0, [&](Problem&) {
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

const int32_t* logicnet_rules_code(const logicnet_rules* rules, size_t i, size_t* length) {
  const Program p = logicnet::program(rules->rules, i);
  *length = p.length;
  return p.code;
}

logicnet_rules* logicnet_rules_perturb(const logicnet_rules* rules, size_t fixes, const uint32_t* fix_variable, const uint8_t* fix_value,
                                       size_t cuts, const uint32_t* cut_source, const uint32_t* cut_target, const uint8_t* cut_value,
                                       logicnet_error* error) {
  return guarded<logicnet_rules*>(error, nullptr, [&](Problem& problem) -> logicnet_rules* {
    const size_t n = rules->rules.size();
    std::vector<logicnet::Fix> fix;
    std::vector<logicnet::Cut> cut;
    for (size_t k = 0; k < fixes; ++k) fix.push_back({fix_variable[k], fix_value[k] != 0});
    for (size_t k = 0; k < cuts; ++k) cut.push_back({cut_source[k], cut_target[k], cut_value[k] != 0});
    if (std::any_of(fix.begin(), fix.end(), [n](const auto& f) { return f.variable >= n; }) ||
        std::any_of(cut.begin(), cut.end(), [n](const auto& c) { return c.source >= n || c.target >= n; })) {
      problem = wrong_call("a perturbation of a component that does not exist");
      return nullptr;
    }
    return new logicnet_rules{logicnet::perturbed(rules->rules, fix, cut)};
  });
}

logicnet_rules* logicnet_rules_replace(const logicnet_rules* rules, size_t i, const int32_t* code, size_t length, logicnet_error* error) {
  return guarded<logicnet_rules*>(error, nullptr, [&](Problem& problem) -> logicnet_rules* {
    if (i >= rules->rules.size() || !logicnet::well_formed({code, length}, rules->rules.size())) {
      problem = wrong_call("a malformed program");
      return nullptr;
    }
    return new logicnet_rules{logicnet::replaced(rules->rules, i, {code, length})};
  });
}

size_t logicnet_expression_parse(const logicnet_rules* rules, const char* text, size_t length, int32_t* code, logicnet_error* error) {
  return guarded<size_t>(error, 0, [&](Problem& problem) -> size_t {
    std::vector<int32_t> out;
    if (!logicnet::parse_expression(rules->rules, {text, length}, out, problem)) return 0;
    std::copy(out.begin(), out.end(), code);
    return out.size();
  });
}

size_t logicnet_expression_text(const logicnet_rules* rules, const int32_t* code, size_t length, char* out, size_t capacity) {
  return guarded<size_t>(nullptr, 0, [&](Problem&) {
    std::string text;
    logicnet::append_text(rules->rules, {code, length}, text);
    return copy_out(text, out, capacity);
  });
}

int32_t logicnet_expression_evaluate(const logicnet_rules* rules, const int32_t* code, size_t length, const uint64_t* values, size_t words,
                                     uint64_t* out) {
  return guarded<int32_t>(nullptr, LOGICNET_MEMORY, [&](Problem&) -> int32_t {
    if (!logicnet::well_formed({code, length}, rules->rules.size())) return LOGICNET_ARGUMENT;
    logicnet::evaluate({code, length}, values, words, out);
    return LOGICNET_FINE;
  });
}

int32_t logicnet_rules_evaluate(const logicnet_rules* rules, const uint64_t* values, size_t words, uint64_t* out) {
  return guarded<int32_t>(nullptr, LOGICNET_MEMORY, [&](Problem&) -> int32_t {
    for (size_t i = 0; i < rules->rules.size(); ++i)
      logicnet::evaluate(logicnet::program(rules->rules, i), values, words, out + i * words);
    return LOGICNET_FINE;
  });
}

int32_t logicnet_expression_table(const int32_t* code, size_t length, const uint32_t* variables, size_t count, uint64_t* out,
                                  logicnet_error* error) {
  return guarded<int32_t>(error, LOGICNET_MEMORY, [&](Problem& problem) -> int32_t {
    const std::vector<uint32_t> over(variables, variables + count);
    const std::vector<uint32_t> used = logicnet::support({code, length});
    if (count > 32 || !std::is_sorted(over.begin(), over.end()) || !std::includes(over.begin(), over.end(), used.begin(), used.end())) {
      problem = wrong_call("a truth table over the wrong variables");
      return LOGICNET_ARGUMENT;
    }
    const std::vector<uint64_t> table = logicnet::truth_table({code, length}, over);
    std::copy(table.begin(), table.end(), out);
    return LOGICNET_FINE;
  });
}

int64_t logicnet_expression_signs(const int32_t* code, size_t length, uint64_t work, uint32_t* variables, int8_t* signs, size_t capacity,
                                  logicnet_error* error) {
  return guarded<int64_t>(error, -1, [&](Problem& problem) -> int64_t {
    const std::vector<uint32_t> used = logicnet::support({code, length});
    if (used.size() > capacity) return static_cast<int64_t>(used.size());
    std::vector<logicnet::Sign> found;
    if (!logicnet::signs({code, length}, used, work == 0 ? kWork : work, found)) {
      problem = {LOGICNET_MEMORY, -1, -1, "a rule is too entangled to tell how its regulators act", "write the rule with fewer regulators"};
      return -1;
    }
    for (size_t k = 0; k < used.size(); ++k) {
      variables[k] = used[k];
      signs[k] = static_cast<int8_t>(found[k]);
    }
    return static_cast<int64_t>(used.size());
  });
}

}  // extern "C"
