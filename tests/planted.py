"""Networks in which attractors are planted that no minimal trap space encloses, and what surrounds such attractors.

Everything is drawn from a source that is handed in (`random.Random`, or the one that Hypothesis gives): the same source
makes the same network. A network is ``(names, texts)``, as in `strategies`.

A gadget is a network of two or three components with an attractor outside every minimal trap space. What makes an
engine's life hard is not the gadget but its neighbours: a signal that changes one of its rules in one of its states, so
that the cycle leaks while the signal is there; delays between; latches that open and close trap spaces around it.
References: H. Klarner, H. Siebert, Front. Bioeng. Biotechnol. 3 (2015); J. Rozum, C. Campbell, E. Newby, F. Nasrollahi,
R. Albert, PLoS Comput. Biol. 20 (2024).
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product

Net = tuple[tuple[str, ...], tuple[str, ...]]
Row = tuple[int, ...]

# Truth tables, one a component: bit s of a table is the rule in the state s, whose bit i is component i. Each stands
# for all that come from it by turning values over and by naming the components in another order.
PAIR = (0b0110, 0b0110)
TRIPLES = (
    (0b11110001, 0b11110001, 0b10001000),
    (0b00001111, 0b00011000, 0b01100110),
    (0b00000101, 0b00111100, 0b10110100),
    (0b00000101, 0b01100110, 0b00010100),
    (0b00001111, 0b00011100, 0b01100111),
    (0b00101110, 0b01100110, 0b10011001),
    (0b00000011, 0b10111100, 0b11000011),
    (0b00000101, 0b00011100, 0b01000001),
    (0b00011010, 0b10011001, 0b11010011),
    (0b00000011, 0b00010100, 0b11101010),
    (0b00000101, 0b11000001, 0b11100001),
    (0b00011001, 0b11001011, 0b00111100),
    (0b00000101, 0b11000001, 0b00011100),
    (0b00000001, 0b00011100, 0b01101001),
    (0b00000110, 0b01110110, 0b00110100),
    (0b00000111, 0b11100110, 0b00110100),
    (0b00000110, 0b11010110, 0b10101100),
    (0b00011110, 0b11000110, 0b10111001),
    (0b00000110, 0b01111000, 0b00110001),
    (0b00000110, 0b10111001, 0b10101100),
    (0b00000111, 0b11000110, 0b01000011),
    (0b00000111, 0b00111101, 0b00111000),
    (0b00000110, 0b00010100, 0b10111010),
    (0b00001011, 0b01111001, 0b10110011),
    (0b00001011, 0b10011110, 0b01001011),
)

ODD = ("true", "not", "AND", "EX", "Cell size", "or", "false", "AG", "U", "STAT 3", "NOT", "A%0", "E", "x=1", "!y")
NAME = re.compile(r"[A-Z]\d+")


@dataclass
class Garden:
    """A network while it grows. A rule's text always stands in parentheses where more is joined to it."""

    source: random.Random
    names: list[str] = field(default_factory=list)
    rules: dict[str, str] = field(default_factory=dict)
    tables: dict[str, int] = field(default_factory=dict)  # of what stands in a module, over the module

    def named(self, letter: str) -> str:
        name = f"{letter}{len(self.names)}"
        self.names.append(name)
        return name

    def plant(self, letter: str, rule: Callable[[str], str]) -> str:
        """A component whose rule is made from its own name."""
        name = self.named(letter)
        self.rules[name] = rule(name)
        return name

    def module(self, letter: str, tables: Sequence[int]) -> tuple[str, ...]:
        """Components that read one another by these truth tables."""
        names = tuple(self.named(letter) for _ in tables)
        for name, bits in zip(names, tables, strict=True):
            self.tables[name], self.rules[name] = bits, formula(self.source, names, bits)
        return names

    def gadget(self, largest: int = 3) -> tuple[str, ...]:
        """A gadget with its values turned over and its components in another order."""
        chosen = PAIR if largest < 3 or self.source.random() < 0.5 else self.source.choice(TRIPLES)
        return self.module("A", turned(self.source, chosen))

    def literal(self, name: str) -> str:
        return self.source.choice(("", "!")) + name

    def delayed(self, signal: str, length: int) -> str:
        """The signal through so many followers: copies, opposites, those that let go of themselves, and latches."""
        kinds = ("{s}", "{s}", "!({s})", "!{x} & ({s})", "{x} | ({s})", "{x} & ({s})", "{s} | !{x}")
        kind = self.source.choice(kinds)
        for _ in range(length):
            shape = kind if self.source.random() < 0.7 else self.source.choice(kinds)
            signal = self.plant("F", lambda x, s=signal, shape=shape: shape.format(x=x, s=s))
        return signal

    def upset(self, module: Sequence[str], signal: str, *, some: bool = False) -> None:
        """While the signal is there, one rule of the module says the opposite in one of the module's states; with
        `some`, it says the same in all states that share some of its values.
        """
        target = self.source.choice(list(module))
        seen = [x for x in module if not some or x == target or self.source.random() < 0.5]
        values = [self.source.randrange(2) for _ in seen]
        high = self.source.randrange(2) if some else self.tables[target] >> _number(values) & 1
        where = f"({_joined(seen, values, True)}) & ({signal})"
        self.rules[target] = f"({self.rules[target]}) & !({where})" if high else f"({self.rules[target]}) | {where}"

    def net(self) -> Net:
        """The network, its components in any order: engines choose by it."""
        order = list(self.names)
        self.source.shuffle(order)
        return tuple(order), tuple(self.rules[name] for name in order)


def formula(source: random.Random, inputs: Sequence[str], bits: int) -> str:
    """A truth table as text: a sum of products, a product of sums, or one input after another."""
    rows = list(product((0, 1), repeat=len(inputs)))
    values = [bits >> _number(row) & 1 for row in rows]
    if len(set(values)) == 1 and source.random() < 0.5:
        return str(values[0])
    shape = source.choice(("sum", "product", "nested"))
    if shape == "nested" or not inputs:
        return _nested(inputs, dict(zip(rows, values, strict=True)), ())
    one = shape == "sum"
    parts = [_joined(inputs, row, one) for row, value in zip(rows, values, strict=True) if value == one]
    return (" | " if one else " & ").join(f"({part})" for part in parts) or str(int(not one))


def _number(row: Iterable[int]) -> int:
    return sum(value << i for i, value in enumerate(row))


def _joined(inputs: Sequence[str], row: Sequence[int], one: bool) -> str:
    signs = ["" if value == one else "!" for value in row]
    return (" & " if one else " | ").join(f"{sign}{name}" for sign, name in zip(signs, inputs, strict=True))


def _nested(inputs: Sequence[str], values: dict[Row, int], known: Row) -> str:
    left = {value for row, value in values.items() if row[: len(known)] == known}
    if len(left) == 1 or len(known) == len(inputs):
        return str(min(left))
    name = inputs[len(known)]
    high, low = (_nested(inputs, values, (*known, value)) for value in (1, 0))
    return high if high == low else f"({name} & {high} | !{name} & {low})"


def turned(source: random.Random, tables: Sequence[int]) -> tuple[int, ...]:
    """The same network with some components' values turned over and in another order."""
    size = len(tables)
    order, flip = list(range(size)), source.randrange(1 << size)
    source.shuffle(order)
    found = []
    for new in range(size):
        bits = 0
        for state in range(1 << size):
            old = sum(((state ^ flip) >> k & 1) << order[k] for k in range(size))
            bits |= ((tables[order[new]] >> old ^ flip >> new) & 1) << state
        found.append(bits)
    return tuple(found)


# --- families: each grows up to `size` components ---


def product_of(source: random.Random, size: int) -> Garden:
    """Gadgets side by side, with no word between them."""
    garden = Garden(source)
    while size - len(garden.names) > 1:
        garden.gadget(size - len(garden.names))
    return garden


def _line(source: random.Random, size: int, *, ring: bool, delays: bool) -> Garden:
    """Gadgets, each upset by the one before it (in a ring, the first by the last)."""
    garden = Garden(source)
    room = size if not delays else source.randint(min(4, size), max(size - 1, min(4, size)))
    gadgets = []
    while room - len(garden.names) > 1 and (not gadgets or not delays or source.random() < 0.85):
        gadgets.append(garden.gadget(room - len(garden.names)))
    links = list(range(len(gadgets) if ring else len(gadgets) - 1))
    spare = size - len(garden.names) if delays else 0
    for k in links:
        signal = garden.literal(source.choice(gadgets[k]))
        length = spare if k == links[-1] else source.randint(0, spare)
        spare -= length
        garden.upset(gadgets[(k + 1) % len(gadgets)], garden.delayed(signal, length))
    return garden


def chain(source: random.Random, size: int) -> Garden:
    """Gadgets in a line, each upset by the one before."""
    return _line(source, size, ring=False, delays=False)


def ring(source: random.Random, size: int) -> Garden:
    """Gadgets in a ring."""
    return _line(source, size, ring=True, delays=False)


def delayed_chain(source: random.Random, size: int) -> Garden:
    """Gadgets in a line, with delays between."""
    return _line(source, size, ring=False, delays=True)


def delayed_ring(source: random.Random, size: int) -> Garden:
    """Gadgets in a ring, with delays between."""
    return _line(source, size, ring=True, delays=True)


def latched(source: random.Random, size: int) -> Garden:
    """Gadgets whose states set latches, which upset gadgets: overlapping trap spaces."""
    garden = Garden(source)
    gadgets = []
    while size - len(garden.names) > 3 and len(gadgets) < 4:
        gadgets.append(garden.gadget())
        for _ in range(source.randint(1, 2) if size - len(garden.names) > 1 else 1):
            where = " & ".join(garden.literal(x) for x in source.choice(gadgets))
            shape = source.choice(("{x} | ({s})", "{x} & !({s})", "{x} & ({s}) | {x} & !{x}", "({s}) | {x}"))
            latch = garden.plant("L", lambda x, s=where, shape=shape: shape.format(x=x, s=s))
            garden.upset(source.choice(gadgets), garden.literal(latch), some=True)
    return garden


def switched(source: random.Random, size: int) -> Garden:
    """Inputs that switch gadgets, which upset one another."""
    garden = Garden(source)
    inputs = [garden.plant("I", lambda x: x) for _ in range(source.randint(1, max(1, min(3, size - 3))))]
    gadgets = []
    while size - len(garden.names) > 1:
        gadgets.append(garden.gadget(size - len(garden.names)))
        garden.upset(gadgets[-1], garden.literal(source.choice(inputs)), some=True)
        if len(gadgets) > 1:
            gate = f"{garden.literal(source.choice(gadgets[-2]))} & {garden.literal(source.choice(inputs))}"
            garden.upset(gadgets[-1], gate)
    return garden


def behind_constants(source: random.Random, size: int) -> Garden:
    """Gadgets behind latches whose other regulator is a constant: what is an input, and what only looks like one?"""
    garden = Garden(source)
    while size - len(garden.names) > 3:
        value = source.randint(0, 1)
        constant = garden.plant("Q", lambda _, value=value: str(value))
        shape = source.choice(("{x} | {q}", "{x} & {q}", "{x} & !{q}", "{x} | !{q}", "{q} | {x} & !{q}"))
        latch = garden.plant("P", lambda x, q=constant, shape=shape: shape.format(x=x, q=q))
        garden.upset(garden.gadget(size - len(garden.names)), garden.literal(latch), some=True)
    return garden


def modules(source: random.Random, size: int) -> Garden:
    """Random modules and gadgets in a ring, each with an eye on the one before."""
    garden, parts = Garden(source), []
    while size - len(garden.names) > 1:
        width = min(source.randint(2, 4), size - len(garden.names))
        if source.random() < 0.5:
            parts.append(garden.gadget(width))
        else:
            parts.append(garden.module("M", [source.randrange(1 << (1 << width)) for _ in range(width)]))
    for k, part in enumerate(parts):
        for _ in range(source.randint(1, 2)):
            garden.upset(part, garden.literal(source.choice(parts[k - 1])), some=source.random() < 0.5)
    return garden


def strong(source: random.Random, size: int) -> Garden:
    """One strongly connected block: a ring through all components, and more regulators at random."""
    garden = Garden(source)
    names = [garden.named("X") for _ in range(size)]
    for i, name in enumerate(names):
        more = source.sample([x for x in names if x != names[i - 1]], min(source.choice((0, 1, 1, 2)), size - 1))
        inputs = [names[i - 1], *more]
        bits = source.randrange(1, (1 << (1 << len(inputs))) - 1)
        garden.rules[name] = formula(source, inputs, bits)
    return garden


def mixed(source: random.Random, size: int) -> Garden:
    """Gadgets, random modules, inputs, latches and delays, coupled at random."""
    garden, parts = Garden(source), []
    while size - len(garden.names) > 1:
        left = size - len(garden.names)
        kind = source.choice(("gadget", "gadget", "module", "latch", "input", "delay"))
        if kind == "gadget" or not parts:
            parts.append(garden.gadget(left))
        elif kind == "module":
            width = min(source.randint(2, 3), left)
            parts.append(garden.module("M", [source.randrange(1 << (1 << width)) for _ in range(width)]))
        else:
            signal = " & ".join(garden.literal(x) for x in source.sample(source.choice(parts), 1))
            if kind == "input":
                signal = garden.plant("I", lambda x: x)
            elif kind == "latch":
                signal = garden.plant("L", lambda x, s=signal: source.choice((f"{x} | {s}", f"{x} & {s}")))
            else:
                signal = garden.delayed(signal, source.randint(1, min(4, left)))
            garden.upset(source.choice(parts), garden.literal(signal), some=source.random() < 0.5)
    for _ in range(source.randint(len(parts), 2 * len(parts))):
        one, other = (source.choice(parts) for _ in range(2))
        garden.upset(one, garden.literal(source.choice(other)), some=source.random() < 0.5)
    return garden


FAMILIES: dict[str, Callable[[random.Random, int], Garden]] = {
    "product": product_of,
    "chain": chain,
    "ring": ring,
    "delayed chain": delayed_chain,
    "delayed ring": delayed_ring,
    "latched": latched,
    "switched": switched,
    "behind constants": behind_constants,
    "modules": modules,
    "strong": strong,
    "mixed": mixed,
}


def planted(source: random.Random, largest: int, smallest: int = 2, family: str = "") -> Net:
    """A network of a family, or of any, with at most so many components (three are the least that is asked for)."""
    name = family or source.choice(sorted(FAMILIES))
    return _grown(source, max(source.randint(min(smallest, largest), largest), 3), name).net()


def _grown(source: random.Random, size: int, family: str) -> Garden:
    garden = FAMILIES[family](source, size)
    if len(garden.names) < 2:  # too few components for what the family is about
        garden.gadget(2)
    return garden


def medium(source: random.Random, core: int, family: str, largest: int = 60, smallest: int = 20) -> Net:
    """A planted network of up to `core` components and what follows it, which now and then upsets it: few attractors,
    too many states to list.
    """
    garden = _grown(source, source.randint(3, core), family)
    within, size = list(garden.tables), source.randint(smallest, largest)
    while len(garden.names) < size:
        inputs = source.sample(garden.names, 2)
        name = garden.plant("R", lambda _, inputs=inputs: formula(source, inputs, source.randrange(1, 15)))
        if within and source.random() < 0.15:
            garden.upset([source.choice(within)], garden.literal(name))
    return garden.net()


def oddly_named(source: random.Random, net: Net) -> Net:
    """The same network with some names that look like words of the language, or hold blanks, in quotes."""
    odd = list(ODD)
    source.shuffle(odd)
    calls = {name: odd.pop() if odd and source.random() < 0.5 else name for name in net[0]}

    def written(found: re.Match[str]) -> str:
        called = calls[found[0]]
        return called if called == found[0] else f'"{called}"'

    return tuple(calls[name] for name in net[0]), tuple(NAME.sub(written, text) for text in net[1])


def as_text(net: Net) -> str:
    """The network as a .bnet file, every name in quotes that is not plain."""
    names = [name if NAME.fullmatch(name) else f'"{name}"' for name in net[0]]
    return "targets, factors\n" + "".join(f"{name}, {text}\n" for name, text in zip(names, net[1], strict=True))
