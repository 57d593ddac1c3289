"""One network as the package and as the quick oracle read it, and a source for what is asked of it.

A question is a function of a `Case` that gives what disagrees, in words, or nothing. What it asks besides the network
(a start, an intervention, a phenotype) is drawn from the case's own source, so that the same network and the same key
ask the same thing.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from logicnet.logic import Rules
from logicnet.model import Cut, Fix, Intervention, Network
from logicnet.screens import singles
from quick_oracle import Bits, Quick

SECONDS = 60.0  # of one question, after which an answer counts as missing
NEAR = 1e-8
Words = Iterator[str]


@dataclass(frozen=True)
class Case:
    """A network as the package and as the oracle read it, and a source for what is asked of it."""

    names: tuple[str, ...]
    texts: tuple[str, ...]
    key: str

    @cached_property
    def source(self) -> random.Random:
        return random.Random(self.key)

    @property
    def network(self) -> Network:
        return _network(self.names, self.texts)

    @property
    def quick(self) -> Quick:
        return _quick(self.names, self.texts)

    def expression(self) -> str:
        """A component, or two of them."""
        one, other = (self.source.choice(("", "!")) + self.source.choice(self.names) for _ in range(2))
        return self.source.choice((one, f"{one} & {other}", f"{one} | {other}"))

    def start(self, free: float = 0.4) -> dict[int, int]:
        """Values for some components, by number."""
        return {i: self.source.randint(0, 1) for i in range(len(self.names)) if self.source.random() > free}

    def given(self, start: Mapping[int, int]) -> Case:
        """The case in which the inputs of a start are held, as a setting holds them."""
        texts = tuple(
            str(start[i]) if i in start and text.strip() == name else text
            for i, (name, text) in enumerate(zip(self.names, self.texts, strict=True))
        )
        return self if texts == self.texts else replace(self, texts=texts)

    def spelled(self, values: Mapping[int, int]) -> str:
        return " ".join(f"{self.names[i]}={value}" for i, value in values.items())

    def intervention(self) -> Intervention:
        """Nothing in half of the cases; else one or two components held or edges cut."""
        if self.source.random() < 0.5:
            return Intervention()
        every = singles(self.network, inputs=True)
        chosen = {str(p.intervention).rpartition("%")[0]: p.intervention for p in self.source.sample(every, 2)}
        return Intervention.of(change for one in chosen.values() for change in one.changes)

    def held(self, one: Intervention) -> dict[int, int]:
        return {self.names.index(c.component): c.value for c in one.changes if isinstance(c, Fix)}

    def under(self, one: Intervention) -> Quick:
        """The rules under an intervention: a component that is held is held, whatever is cut before it."""
        quick = self.quick
        for c in one.changes:
            if isinstance(c, Cut):
                quick = quick.cut(self.names.index(c.source), self.names.index(c.target), c.value)
        return quick.fix(self.held(one))


@lru_cache(maxsize=2)  # one question after another is about the same network, or about it with inputs held
def _network(names: tuple[str, ...], texts: tuple[str, ...]) -> Network:
    return Network("planted", Rules.build(names, texts))


@lru_cache(maxsize=2)
def _quick(names: tuple[str, ...], texts: tuple[str, ...]) -> Quick:
    return Quick.of((names, texts))


def shown(values: Bits) -> str:
    """How an attractor shows what has these values in its states."""
    return "always" if values.all() else "sometimes" if values.any() else "never"
