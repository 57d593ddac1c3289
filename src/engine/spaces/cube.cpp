// Schemes whose steps fill subcubes: general asynchronous and most permissive update.
//
// General: the successors of s are the subcube between s and its image, without s. It is written a word at a time:
// filled inside the word for the variables below 6, and that word put at every combination of the others. Most
// permissive: let h(x, L) be the smallest subcube that holds x and is closed under the variables of L. The states
// reachable from x are, over the sets L, those of h(x, L) in which every variable that became free but can no longer
// read its first value has left it (Paulevé et al. 2020, suppl.: L are the variables that ever move). That is a subcube
// for each L, and only variables that cannot return need to be tried out of L. Attractors are the minimal trap spaces:
// the least among the smallest trap spaces around the asynchronous attractors, as every trap space holds an
// asynchronous attractor.
#include <algorithm>
#include <unordered_set>

#include "spaces/kernels.hpp"
#include "spaces/schemes.hpp"

namespace logicnet {
namespace {

struct Cube {
  uint64_t free, at;  // the variables that take both values, and the values of the others
};

uint64_t spread_in_word(const Cube& cube) {
  uint64_t word = uint64_t{1} << (cube.at & ~cube.free & 63);
  for (uint32_t i = 0; i < 6; ++i)
    if ((cube.free >> i & 1) != 0) word |= word << (1u << i);
  return word;
}

// Calls visit(word number, the cube's states in that word) until it returns true.
template <class Visit>
bool each_word(const Cube& cube, const Visit& visit) {
  const uint64_t word = spread_in_word(cube), high = cube.free >> 6, at = (cube.at & ~cube.free) >> 6;
  uint64_t part = 0;
  do {
    if (visit(at | part, word)) return true;
    part = (part - high) & high;
  } while (part != 0);
  return false;
}

class General final : public Scheme {
 public:
  using Scheme::Scheme;

  void close(Bits& set, Direction direction, const Bits* inside, const Limits& budget) const override {
    d_.close(set, direction, inside, budget);  // asynchronous steps are general steps, and cheap
    if (direction == Direction::kForward) fill(set, inside, budget);
    else gather(set, inside, budget);
  }

  void step(const Bits& set, Bits& out, Direction direction, const Limits& budget) const override {
    const uint64_t end = uint64_t{1} << d_.m();
    uint32_t tick = 0;
    if (direction == Direction::kForward) {
      for (uint64_t s = set.next(0); s < end; s = set.next(s + 1)) {
        if ((++tick & 0xff) == 0) budget.poll();
        each_word({d_.unstable_at(s), s}, [&](uint64_t w, uint64_t word) {
          out.words()[w] |= w == s >> 6 ? word & ~(uint64_t{1} << (s & 63)) : word;
          return false;
        });
      }
      return;
    }
    for (uint64_t s = 0; s < end; ++s) {
      if ((++tick & 0xff) == 0) budget.poll();
      if (reaches(s, set)) out.put(s);
    }
  }

  void attractors(const Bits& fixed, const Limits& budget, const std::function<void(Compact&&)>& found) const override {
    const Close closing = [this](Bits& set, Direction direction, const Bits* inside, const Limits& b) {
      close(set, direction, inside, b);
    };
    cyclic_attractors(d_, closing, fixed, budget, [&](const Bits& set) { found(Compact::of(set)); });
  }

  bool leads(uint64_t from, uint64_t to) const override {
    return from != to && ((from ^ to) & ~d_.unstable_at(from)) == 0;
  }

 private:
  bool reaches(uint64_t s, const Bits& set) const {  // by one step
    const uint64_t moves = d_.unstable_at(s);
    return moves != 0 && each_word({moves, s}, [&](uint64_t w, uint64_t word) {
             return ((w == s >> 6 ? word & ~(uint64_t{1} << (s & 63)) : word) & set.words()[w]) != 0;
           });
  }

  void fill(Bits& set, const Bits* inside, const Limits& budget) const {
    Bits todo = set.copy();
    const uint64_t end = uint64_t{1} << d_.m();
    uint32_t tick = 0;
    for (uint64_t from = todo.next(0); from < end; from = todo.next(0))
      for (uint64_t s = from; s < end; s = todo.next(s + 1)) {
        if ((++tick & 0xff) == 0) budget.poll();
        todo.words()[s >> 6] &= ~(uint64_t{1} << (s & 63));
        each_word({d_.unstable_at(s), s}, [&](uint64_t w, uint64_t word) {
          const uint64_t more = word & ~set.words()[w] & (inside != nullptr ? inside->words()[w] : ~uint64_t{0});
          set.words()[w] |= more;
          todo.words()[w] |= more;
          return false;
        });
      }
  }

  void gather(Bits& set, const Bits* inside, const Limits& budget) const {
    const uint64_t end = uint64_t{1} << d_.m();
    for (bool grew = true; grew;) {
      grew = false;
      Bits open = set.copy();
      open.invert();
      if (inside != nullptr) open.meet(*inside);
      uint32_t tick = 0;
      for (uint64_t s = open.next(0); s < end; s = open.next(s + 1)) {
        if ((++tick & 0xff) == 0) budget.poll();
        if (!reaches(s, set)) continue;
        set.put(s);
        grew = true;
      }
      if (grew) d_.close(set, Direction::kBackward, inside, budget);
    }
  }
};

class Permissive final : public Scheme {
 public:
  using Scheme::Scheme;

  void close(Bits& set, Direction direction, const Bits* inside, const Limits& budget) const override {
    if (direction == Direction::kForward) spread(set, inside, budget);
    else gather(set, inside, budget);
  }

  void step(const Bits& set, Bits& out, Direction direction, const Limits& budget) const override {
    const uint64_t end = uint64_t{1} << d_.m();
    for (uint64_t s = direction == Direction::kForward ? set.next(0) : 0; s < end;
         s = direction == Direction::kForward ? set.next(s + 1) : s + 1) {
      budget.poll();
      if (direction == Direction::kForward) reach(s, [&](const Cube& cube) { return put(cube, s, nullptr, out); });
      else if (reach(s, [&](const Cube& cube) { return meets(cube, s, set); })) out.put(s);
    }
  }

  void attractors(const Bits& fixed, const Limits& budget, const std::function<void(Compact&&)>& found) const override {
    std::vector<Cube> traps;
    const Close closing = [this](Bits& set, Direction direction, const Bits* inside, const Limits& b) {
      d_.close(set, direction, inside, b);
    };
    cyclic_attractors(d_, closing, fixed, budget, [&](const Bits& set) {
      const uint64_t s = set.first();
      const uint64_t free = grown(s, all());
      traps.push_back({free, s & ~free});
    });
    Bits out = d_.none();
    for (size_t k = 0; k < traps.size(); ++k) {
      const Cube& cube = traps[k];
      const auto below = [&](const Cube& other, bool strictly) {  // lies other in the cube?
        return (other.free & ~cube.free) == 0 && ((other.at ^ cube.at) & ~cube.free) == 0 &&
               (!strictly || other.free != cube.free);
      };
      const bool least = std::none_of(traps.begin(), traps.end(), [&](const Cube& o) { return below(o, true); });
      const bool first = std::none_of(traps.begin(), traps.begin() + static_cast<ptrdiff_t>(k),
                                      [&](const Cube& o) { return below(o, false); });
      if (!least || !first) continue;
      if (each_word(cube, [&](uint64_t w, uint64_t word) { return (fixed.words()[w] & word) != 0; })) continue;
      out.clear();
      each_word(cube, [&](uint64_t w, uint64_t word) {
        out.words()[w] |= word;
        return false;
      });
      found(Compact::of(out));
    }
  }

  bool leads(uint64_t from, uint64_t to) const override {
    return from != to && reach(from, [&](const Cube& cube) { return ((to ^ cube.at) & ~cube.free) == 0; });
  }

 private:
  uint64_t all() const { return (uint64_t{1} << d_.m()) - 1; }

  // Can variable i read `value` somewhere in the cube?
  bool reads(uint32_t i, bool value, uint64_t free, uint64_t at) const {
    const LocalFunction& f = d_.space.f[i];
    uint64_t fixed_row = 0, free_row = 0;
    for (size_t j = 0; j < f.support.size(); ++j) {
      free_row |= (free >> f.support[j] & 1) << j;
      fixed_row |= (at >> f.support[j] & 1) << j;
    }
    fixed_row &= ~free_row;
    uint64_t part = 0;
    do {
      const uint64_t row = fixed_row | part;
      if (((f.table[row >> 6] >> (row & 63) & 1) != 0) == value) return true;
      part = (part - free_row) & free_row;
    } while (part != 0);
    return false;
  }

  // The variables that become free when those of `allowed` move as far as they can from x.
  uint64_t grown(uint64_t x, uint64_t allowed) const {
    uint64_t free = 0;
    for (bool more = true; more;) {
      more = false;
      for (uint64_t left = allowed & ~free; left != 0; left &= left - 1) {
        const uint32_t i = static_cast<uint32_t>(__builtin_ctzll(left));
        if (!reads(i, (x >> i & 1) == 0, free, x)) continue;
        free |= uint64_t{1} << i;
        more = true;
      }
    }
    return free;
  }

  // Visits the subcubes of the states reachable from x (x among them) until the visit returns true.
  template <class Visit>
  bool reach(uint64_t x, const Visit& visit) const {
    std::vector<uint64_t> todo{all()};
    std::unordered_set<uint64_t> seen{all()};
    while (!todo.empty()) {
      const uint64_t free = grown(x, todo.back());
      todo.pop_back();
      uint64_t leave = 0;  // free, and unable to return to the value in x
      for (uint64_t left = free; left != 0; left &= left - 1) {
        const uint32_t i = static_cast<uint32_t>(__builtin_ctzll(left));
        if (!reads(i, (x >> i & 1) != 0, free, x)) leave |= uint64_t{1} << i;
      }
      if (visit(Cube{free & ~leave, (x ^ leave) & ~(free & ~leave)})) return true;
      for (uint64_t left = leave; left != 0; left &= left - 1) {
        const uint64_t smaller = free & ~(left & (~left + 1));
        if (seen.insert(smaller).second) todo.push_back(smaller);
      }
    }
    return false;
  }

  static bool put(const Cube& cube, uint64_t s, const Bits* inside, Bits& out) {  // but for s itself
    each_word(cube, [&](uint64_t w, uint64_t word) {
      out.words()[w] |= (w == s >> 6 ? word & ~(uint64_t{1} << (s & 63)) : word) &
                        (inside != nullptr ? inside->words()[w] : ~uint64_t{0});
      return false;
    });
    return false;
  }

  static bool meets(const Cube& cube, uint64_t s, const Bits& set) {
    return each_word(cube, [&](uint64_t w, uint64_t word) {
      return ((w == s >> 6 ? word & ~(uint64_t{1} << (s & 63)) : word) & set.words()[w]) != 0;
    });
  }

  void spread(Bits& set, const Bits* inside, const Limits& budget) const {
    Bits done = d_.none(), now = set.copy();
    const uint64_t end = uint64_t{1} << d_.m();
    for (uint64_t s = now.next(0); s < end; s = now.next(s + 1)) {
      budget.poll();
      reach(s, [&](const Cube& cube) { return put(cube, s, inside, set); });
    }
    if (inside == nullptr) return;  // reachability is transitive: one round is all
    for (;;) {
      done.join(now);
      now.assign(set);
      now.drop(done);
      uint64_t s = now.next(0);
      if (s == end) return;
      for (; s < end; s = now.next(s + 1)) {
        budget.poll();
        reach(s, [&](const Cube& cube) { return put(cube, s, inside, set); });
      }
    }
  }

  void gather(Bits& set, const Bits* inside, const Limits& budget) const {
    const uint64_t end = uint64_t{1} << d_.m();
    for (bool grew = true; grew;) {
      d_.close(set, Direction::kBackward, inside, budget);  // asynchronous steps are most permissive steps, and cheap
      grew = false;
      Bits open = set.copy();
      open.invert();
      if (inside != nullptr) open.meet(*inside);
      for (uint64_t s = open.next(0); s < end; s = open.next(s + 1)) {
        budget.poll();
        if (!reach(s, [&](const Cube& cube) { return meets(cube, s, set); })) continue;
        set.put(s);
        grew = true;
      }
    }
  }
};

}  // namespace

std::unique_ptr<Scheme> general_scheme(const Dynamics& d) { return std::make_unique<General>(d); }
std::unique_ptr<Scheme> permissive_scheme(const Dynamics& d) { return std::make_unique<Permissive>(d); }

}  // namespace logicnet
