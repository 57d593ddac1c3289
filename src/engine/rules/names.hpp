// Every name that a text has met so far, declared or only mentioned: numbered in order of appearance, found through an
// open-addressed table.
#ifndef LOGICNET_RULES_NAMES_HPP
#define LOGICNET_RULES_NAMES_HPP
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string_view>
#include <vector>

namespace logicnet {

constexpr uint32_t kUndeclared = std::numeric_limits<uint32_t>::max();

struct Symbol {
  std::string_view name;
  uint64_t hash;
  uint32_t component;  // kUndeclared until its rule is met
};

class Names {
 public:
  uint32_t number(std::string_view name) {
    if (2 * (symbols_.size() + 1) > slots_.size()) grow();
    const uint64_t hash = hash_of(name);
    const size_t slot = slot_of(name, hash);
    if (slots_[slot] != kUndeclared) return slots_[slot];
    slots_[slot] = static_cast<uint32_t>(symbols_.size());
    symbols_.push_back({name, hash, kUndeclared});
    return slots_[slot];
  }
  // The number of a name whose rule was met, or a negative one.
  int64_t known(std::string_view name) const {
    if (slots_.empty()) return -1;
    const uint32_t symbol = slots_[slot_of(name, hash_of(name))];
    return symbol == kUndeclared || symbols_[symbol].component == kUndeclared ? -1 : int64_t{symbol};
  }
  Symbol& operator[](size_t i) { return symbols_[i]; }
  size_t size() const { return symbols_.size(); }

 private:
  static uint64_t hash_of(std::string_view name) {
    uint64_t h = 0x9E3779B97F4A7C15u ^ name.size();
    for (size_t i = 0; i < name.size(); i += 8) {
      uint64_t word = 0;
      std::memcpy(&word, name.data() + i, std::min<size_t>(8, name.size() - i));
      h = (h ^ word) * 0xFF51AFD7ED558CCDu;
      h ^= h >> 32;
    }
    return h;
  }
  // Where a name stands, or the empty slot where it would.
  size_t slot_of(std::string_view name, uint64_t hash) const {
    size_t slot = hash & (slots_.size() - 1);
    for (; slots_[slot] != kUndeclared; slot = (slot + 1) & (slots_.size() - 1)) {
      const Symbol& s = symbols_[slots_[slot]];
      if (s.hash == hash && s.name == name) break;
    }
    return slot;
  }
  void grow() {
    slots_.assign(slots_.empty() ? 64 : slots_.size() * 2, kUndeclared);
    for (uint32_t i = 0; i < symbols_.size(); ++i) {
      size_t slot = symbols_[i].hash & (slots_.size() - 1);
      while (slots_[slot] != kUndeclared) slot = (slot + 1) & (slots_.size() - 1);
      slots_[slot] = i;
    }
  }
  std::vector<uint32_t> slots_;
  std::vector<Symbol> symbols_;
};

}  // namespace logicnet
#endif
