"""Claims of every kind about planted networks, by the slow decider of claims."""

from __future__ import annotations

import random

import claims_oracle as slow
from claim_strategies import ATTRACTORS, COMPARISONS, KINDS, UNARY, UNTIL, as_ledger
from claims_oracle import Arm, Claim, FromAttractors, Network, Start, Tree
from fuzz.case import Case, Words
from logicnet.errors import ClaimError
from logicnet.evidence import check, word
from quick_oracle import CONSTANTS, TOKEN

CLAIMS = 8  # about one network
SAID = {True: "holds", False: "fails", None: "nothing"}


def claims(case: Case) -> Words:
    """The verdict on some claims of kinds that are drawn, each with its arm and its start."""
    network = tuple(tree(text, case.names) for text in case.texts)
    for _ in range(CLAIMS):
        claim = _Drawn(case.source, network).claim()
        try:
            (result,) = check([as_ledger(network, (claim,), case.names)]).results
            said = word(result.verdict)
        except ClaimError:
            said = "nothing"
        if said != (right := SAID[slow.verdict(network, claim)]):
            yield f"{claim}: {said}, by definition {right}"


def tree(text: str, names: tuple[str, ...]) -> Tree:
    """A rule as the slow decider reads it."""
    tokens = TOKEN.findall(text)[::-1]

    def either() -> Tree:
        left = both()
        while tokens and tokens[-1] == "|":
            tokens.pop()
            left = ("|", left, both())
        return left

    def both() -> Tree:
        left = one()
        while tokens and tokens[-1] == "&":
            tokens.pop()
            left = ("&", left, one())
        return left

    def one() -> Tree:
        token = tokens.pop()
        if token == "!":
            return ("!", one())
        if token == "(":
            inner = either()
            tokens.pop()
            return inner
        return (str(int(CONSTANTS[token])),) if token in CONSTANTS else names.index(token.strip('"'))

    return either()


class _Drawn:
    """Claims about a network, from a source."""

    def __init__(self, source: random.Random, network: Network) -> None:
        self.source, self.network, self.size = source, network, len(network)
        self.settable = [i for i, rule in enumerate(network) if rule in (i, ("0",), ("1",))]
        self.edges = [(i, j) for j, rule in enumerate(network) for i in sorted(slow.read(rule))]

    def claim(self) -> Claim:
        pick = self.source.choice
        kind, start = pick(KINDS), self.start()
        about = self.formula(pick((1, 2, 3))) if kind == "ctl" else self.literal()
        other, by = (self.arm(), pick(("inclusion", "probability"))) if kind in COMPARISONS else (Arm(), "inclusion")
        then = self.setting() if kind == "durable" and self.source.random() < 0.5 else None
        if kind in ATTRACTORS and self.source.random() < 0.5:
            start = None
        return Claim(kind, about, self.arm(), start, other, by, then, self.source.random() < 0.8)

    def literal(self) -> Tree:
        one = self.source.randrange(self.size)
        found: Tree = one if self.source.random() < 0.5 else ("!", one)
        return found if self.source.random() < 0.7 else (self.source.choice("&|"), found, self.literal())

    def formula(self, depth: int) -> Tree:
        if not depth:
            return self.literal()
        operator = self.source.choice((*UNARY, *UNARY, *UNTIL, "&", "->", "!"))
        parts = [self.formula(depth - 1)]
        if operator in (*UNTIL, "&", "->"):
            parts.append(self.formula(depth - 1))
        return (operator, *parts)

    def setting(self) -> tuple[tuple[int, int], ...]:
        return tuple((i, self.source.randint(0, 1)) for i in self.settable if self.source.random() < 0.4)

    def changes(self, most: int, taken: frozenset[tuple[object, ...]] = frozenset()) -> tuple[tuple[object, ...], ...]:
        places = [("hold", i) for i in range(self.size)] + [("cut", *edge) for edge in self.edges]
        chosen = self.source.sample(places, min(self.source.randint(0, most), len(places)))
        return tuple((*place, self.source.randint(0, 1)) for place in chosen if place not in taken)

    def arm(self) -> Arm:
        background = self.changes(1) if self.source.random() < 0.3 else ()
        return Arm(self.setting(), background, self.changes(2, frozenset(change[:-1] for change in background)))

    def start(self, nested: bool = True) -> Start:
        kind = self.source.choice(("anywhere", "values", "state", "attractors", "attractors"))
        if kind == "anywhere":
            return None
        if kind == "attractors":
            where = self.literal() if self.source.random() < 0.5 else None
            before = self.start(nested=False) if nested and self.source.random() < 0.5 else None
            return FromAttractors(self.arm(), where, before)
        share = 1.0 if kind == "state" else 0.5
        return tuple((i, self.source.randint(0, 1)) for i in range(self.size) if self.source.random() < share)
