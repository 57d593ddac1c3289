"""Random networks with fixed seeds: critical ones with two regulators each, and scale-free ones.

A number names a network for ever: ``critical(7)`` is the same text on every machine.
References: S. Kauffman, J. Theor. Biol. 22 (1969) (K = 2, all functions alike: critical); M. Aldana, Physica D 185
(2003) (scale-free topology); S. Kauffman et al., PNAS 101 (2004) (nested canalizing functions).
"""

from __future__ import annotations

import random
from itertools import product

SMALLEST, LARGEST = 30, 200
EXPONENT, MOST = 2.5, 8  # of the in-degrees of scale-free networks, and the largest


def critical(number: int, smallest: int = SMALLEST, largest: int = LARGEST) -> str:
    """Two regulators a component, each of the 16 functions as likely: on the edge between order and chaos."""
    source = random.Random(f"critical {number}")
    n = smallest + source.randrange(largest - smallest + 1)
    return _text([_table([f"x{j}" for j in source.sample(range(n), 2)], source) for _ in range(n)])


def scale_free(number: int, smallest: int = SMALLEST, largest: int = LARGEST) -> str:
    """Few components with many regulators, few that regulate many; odd numbers have nested canalizing functions."""
    source = random.Random(f"scale-free {number}")
    n = smallest + source.randrange(largest - smallest + 1)
    sizes = range(1, min(MOST, n) + 1)
    weights = [(place + 1) ** (-1 / (EXPONENT - 1)) for place in range(n)]
    made = _canalizing if number % 2 else _table
    rules = []
    for size in source.choices(sizes, [k**-EXPONENT for k in sizes], k=n):
        chosen: dict[str, None] = {}
        while len(chosen) < size:
            chosen[f"x{source.choices(range(n), weights)[0]}"] = None
        rules.append(made(list(chosen), source))
    return _text(rules)


FAMILIES = {"critical": critical, "scale-free": scale_free}


def _text(rules: list[str]) -> str:
    return "targets,factors\n" + "".join(f"x{i}, {rule}\n" for i, rule in enumerate(rules))


def _table(inputs: list[str], source: random.Random) -> str:
    rows = [row for row in product((0, 1), repeat=len(inputs)) if source.random() < 0.5]
    terms = [" & ".join(x if v else f"!{x}" for x, v in zip(inputs, row, strict=True)) for row in rows]
    if len(terms) in (0, 2 ** len(inputs)):
        return "1" if terms else "0"
    return " | ".join(f"({term})" for term in terms)


def _canalizing(inputs: list[str], source: random.Random) -> str:
    rule = source.choice(["", "!"]) + inputs[0]
    for name in inputs[1:]:
        rule = f"{source.choice(['', '!'])}{name} {source.choice('&|')} ({rule})"
    return rule
