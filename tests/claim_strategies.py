"""Hypothesis strategies for claims of every kind, and how the package is told of them.

Networks and claims are drawn as the plain values of `claims_oracle`. `as_network`, `as_claim` and `as_ledger` build
the package's values from them; texts are written here, with every name in quotes, and read by the package.
Drawn on purpose: inputs, latches, latches behind constants, what follows a component, and names that are words of a
language of rules or formulas.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from hypothesis import strategies as st

import claims_oracle as oracle
from claims_oracle import Arm, Choice, Claim, FromAttractors, Mixture, Network, Start, Tree
from logicnet.evidence import claim as nouns
from logicnet.evidence.ledger import Ledger
from logicnet.logic import Rules
from logicnet.logic.ctl.parser import parse_formula
from logicnet.model import Choice as OpenChoice
from logicnet.model import Cut, Evidence, Fix, Intervention, Rate, Rates, Setting
from logicnet.model import Network as Model

WORDS = ("A", "B", "C", "D", "E", "U", "X", "true", "False", "TRUE", "not", "NOT", "and", "AND", "or", "EX", "AG", "0")
NAMES = (*WORDS, "a b", "x-y", "a:b", "AU", "β")
ATTRACTORS = ("all attractors", "some attractor", "no attractor")
PATHS = ("can reach", "must reach", "stays")
COMPARISONS = ("more resistant than", "less resistant than")
KINDS = (*ATTRACTORS, *PATHS, "ctl", *COMPARISONS, "durable")
UNARY, UNTIL = ("EX", "AX", "EF", "AF", "EG", "AG"), ("EU", "AU")


def names(size: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(NAMES), min_size=size, max_size=size, unique=True).map(tuple)


def trees(size: int, leaves: int = 4) -> st.SearchStrategy[Tree]:
    """Expressions over the components."""
    places = st.sampled_from(range(size))
    leaf = st.one_of(places, places, places, places.map(lambda i: ("!", i)), st.sampled_from((("0",), ("1",))))
    pair = lambda inner: st.tuples(st.sampled_from("&|"), inner, inner)  # noqa: E731
    return st.recursive(leaf, lambda inner: st.one_of(pair(inner), inner.map(lambda f: ("!", f))), max_leaves=leaves)


def literals(size: int) -> st.SearchStrategy[Tree]:
    """A component or its opposite, or two joined: what claims are about."""
    one = st.tuples(st.sampled_from(range(size)), st.booleans()).map(lambda t: t[0] if t[1] else ("!", t[0]))
    return st.one_of(one, one, st.tuples(st.sampled_from("&|"), one, one), trees(size))


def alike(size: int) -> st.SearchStrategy[Tree]:
    """Two components agree: what couples the start of one with the start of the other."""
    place = st.sampled_from(range(size))
    return st.tuples(place, place).map(lambda p: ("|", ("&", *p), ("&", ("!", p[0]), ("!", p[1]))))


def formulas(size: int) -> st.SearchStrategy[Tree]:
    def wider(inner: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
        return st.one_of(
            st.tuples(st.sampled_from(UNARY), inner),
            st.tuples(st.sampled_from(UNARY), inner),
            st.tuples(st.sampled_from((*UNTIL, "&", "|", "->")), inner, inner),
            inner.map(lambda f: ("!", f)),
        )

    return st.one_of(
        st.tuples(st.sampled_from(UNARY), literals(size)), st.recursive(literals(size), wider, max_leaves=3)
    )


RULES = ("input", "constant", "latch", "latch", "follower", "follower", "free", "free")
REMEMBERING = ("input", "latch", "latch", "follower")


@st.composite
def rules(draw: st.DrawFn, own: int, size: int, several: tuple[str, ...] = RULES) -> Tree:
    """One rule: an input, a constant, a latch of several kinds, a follower, or anything."""
    kind = draw(st.sampled_from(several))
    other = draw(st.sampled_from(range(size)))
    if kind == "input":
        return own
    if kind == "constant":
        return draw(st.sampled_from((("0",), ("1",), ("!", own))))
    if kind == "latch":
        read = draw(st.sampled_from((other, ("!", other))))
        return (draw(st.sampled_from("&|")), own, read)
    if kind == "follower":
        return draw(st.sampled_from((other, ("!", other))))
    return draw(trees(size))


@st.composite
def networks(draw: st.DrawFn, most: int = 6, least: int = 2, several: tuple[str, ...] = RULES) -> Network:
    size = draw(st.integers(least, most))
    return tuple(draw(rules(i, size, several)) for i in range(size))


def settings(network: Network) -> st.SearchStrategy[tuple[tuple[int, int], ...]]:
    """Values for some of the components that a setting may hold: inputs and constants."""
    allowed = [i for i, rule in enumerate(network) if rule in (i, ("0",), ("1",))]
    return some_values(allowed)


def some_values(places: list[int], most: int = 2) -> st.SearchStrategy[tuple[tuple[int, int], ...]]:
    if not places:
        return st.just(())
    held = st.dictionaries(st.sampled_from(places), st.integers(0, 1), max_size=most)
    return held.map(lambda d: tuple(sorted(d.items())))


@st.composite
def changes(draw: st.DrawFn, network: Network, most: int = 2, but: tuple = ()) -> tuple:  # type: ignore[type-arg]
    """What is held and which edges are cut; nothing about a place that is taken already."""
    edges = [(i, j) for j, rule in enumerate(network) for i in sorted(oracle.read(rule))]
    places = [("hold", i) for i in range(len(network))] + [("cut", i, j) for i, j in edges]
    taken = {change[:-1] for change in but}
    chosen = draw(st.lists(st.sampled_from(places), max_size=most, unique=True))
    return tuple((*place, draw(st.integers(0, 1))) for place in chosen if place not in taken)


@st.composite
def arms(draw: st.DrawFn, network: Network, most: int = 2) -> Arm:
    background = draw(st.one_of(st.just(()), st.just(()), changes(network, 1)))
    return Arm(draw(settings(network)), background, draw(changes(network, most, background)))


def near(network: Network, arm: Arm) -> st.SearchStrategy[Arm]:
    """An arm to start from or to compare with: nothing done, the arm without its intervention, the same with the inputs
    turned, or any.
    """
    turned = Arm(tuple((i, 1 - v) for i, v in arm.setting), arm.background)
    return st.one_of(st.sampled_from((Arm(), replace(arm, intervention=()), turned)), arms(network, 1))


@st.composite
def starts(draw: st.DrawFn, network: Network, arm: Arm, nested: bool = True) -> Start:
    size = len(network)
    kind = draw(st.sampled_from(("anywhere", "values", "state", "state", "mixture", *["attractors"] * 4)))
    if kind == "anywhere":
        return None
    if kind == "values":
        return draw(some_values(list(range(size)), size))
    if kind == "mixture":
        parts = draw(st.lists(some_values(list(range(size)), size), min_size=2, max_size=3, unique=True))
        weights = draw(st.lists(st.integers(1, 4), min_size=len(parts), max_size=len(parts)))
        return Mixture(tuple((Fraction(w, sum(weights)), part) for w, part in zip(weights, parts, strict=True)))
    if kind == "state":
        return tuple(enumerate(draw(st.tuples(*[st.integers(0, 1)] * size))))
    before = draw(starts(network, arm, False)) if nested and draw(st.booleans()) else None
    return replace(draw(attractors(network, arm)), start=before)


@st.composite
def attractors(draw: st.DrawFn, network: Network, arm: Arm) -> FromAttractors:
    """A start of attractors for an arm."""
    size = len(network)
    where = draw(st.one_of(st.none(), st.none(), literals(size), trees(size), alike(size)))
    return FromAttractors(draw(near(network, arm)), where)


@st.composite
def claims(draw: st.DrawFn, network: Network, kinds: tuple[str, ...] = KINDS, by: str | None = None) -> Claim:
    """A claim about the network of one of the kinds."""
    kind = draw(st.sampled_from(kinds))
    about = draw(formulas(len(network)) if kind == "ctl" else literals(len(network)))
    arm = draw(arms(network))
    start = draw(st.one_of(st.none(), starts(network, arm)) if kind in ATTRACTORS else starts(network, arm))
    if kind in COMPARISONS:
        by = by or draw(st.sampled_from(("inclusion", "probability", "share")))
    other = draw(near(network, arm)) if kind in COMPARISONS else Arm()
    then = draw(st.one_of(st.none(), settings(network))) if kind == "durable" else None
    expected = draw(st.sampled_from((True, True, True, False)))
    moving = draw(rates(len(network))) if by in ("probability", "share") else ()
    return Claim(kind, about, arm, start, other, by or "inclusion", then, expected, moving)


def rates(size: int) -> st.SearchStrategy[tuple[tuple[int, Fraction, Fraction], ...]]:
    """Rates of some components, up and down; 0 among them, but never for all that move."""
    one = st.sampled_from((Fraction(0), Fraction(1, 2), Fraction(1), Fraction(3)))
    several = st.dictionaries(st.integers(1, size - 1), st.tuples(one, one), max_size=2) if size > 1 else st.just({})
    return st.one_of(st.just(()), several.map(lambda given: tuple((i, *two) for i, two in sorted(given.items()))))


# All that can be said of one kind from one start: a fault that few claims show is found in few networks.


def steps(network: Network, arm: Arm, start: Start) -> tuple[Claim, ...]:
    """What each operator says of each component and its opposite, under an arm and from a start."""
    each = [literal for i in range(len(network)) for literal in (i, ("!", i))]
    return tuple(Claim("ctl", (operator, literal), arm, start) for operator in UNARY for literal in each)


def odds(network: Network, arm: Arm, start: Start) -> tuple[Claim, ...]:
    """How probably an arm, and the network as it is, end in showing each component."""
    return tuple(Claim(COMPARISONS[0], i, arm, start, Arm(), "probability") for i in range(len(network)))


def pairs(network: Network, arm: Arm, start: Start) -> tuple[Claim, ...]:
    """Which values each two components never have together in an attractor."""
    each = [literal for i in range(len(network)) for literal in (i, ("!", i))]
    return tuple(Claim("no attractor", ("&", *two), arm, start) for two in combinations(each, 2))


@st.composite
def choices(draw: st.DrawFn, network: Network) -> tuple[Choice, ...]:
    """Up to two open choices with one or two alternatives each."""
    places = draw(st.lists(st.sampled_from(range(len(network))), min_size=1, max_size=2))
    other = lambda i: st.one_of(rules(i, len(network)), st.sampled_from((("0",), ("1",))))  # noqa: E731
    return tuple((i, tuple(draw(st.lists(other(i), min_size=1, max_size=2, unique=True)))) for i in places)


# --- the same for the package ---


def text(tree: Tree, called: tuple[str, ...]) -> str:
    """A rule, an expression or a formula as text: every name in quotes, every operation in parentheses."""
    if isinstance(tree, int):
        return f'"{called[tree]}"'
    sign, *parts = tree[0], *(text(part, called) for part in tree[1:])
    if not parts:
        return sign
    if sign in UNTIL:
        return f"{sign[0]}[{parts[0]} U {parts[1]}]"
    return f"({f' {sign} '.join(parts)})" if len(parts) == 2 else f"{sign} ({parts[0]})"


def as_network(network: Network, called: tuple[str, ...], opened: tuple[Choice, ...] = ()) -> Model:
    compiled = Rules.build(called, [text(rule, called) for rule in network])
    made = Model("n", compiled)
    several = tuple(
        OpenChoice(f"choice{n}", called[i], made.rule_text(called[i]), tuple(text(a, called) for a in others))
        for n, (i, others) in enumerate(opened)
    )
    return Model("n", compiled, choices=several)


def as_arm(arm: Arm, called: tuple[str, ...]) -> nouns.Arm:
    def several(given: tuple) -> Intervention:  # type: ignore[type-arg]
        return Intervention.of(
            Fix(called[c[1]], c[2]) if c[0] == "hold" else Cut(called[c[1]], called[c[2]], c[3]) for c in given
        )

    return nouns.Arm(as_setting(arm.setting, called), several(arm.background), several(arm.intervention))


def as_setting(values: tuple[tuple[int, int], ...], called: tuple[str, ...]) -> Setting:
    return Setting(tuple((called[i], v) for i, v in values))


def as_start(start: Start, model: Model) -> nouns.Start | None:
    if start is None:
        return None
    if isinstance(start, FromAttractors):
        where = None if start.where is None else model.expression(text(start.where, model.names))
        return nouns.FromAttractors(as_arm(start.arm, model.names), where, as_start(start.start, model))
    if isinstance(start, Mixture):
        parts = ((float(w), nouns.FromStates(as_setting(part, model.names).values)) for w, part in start.parts)
        return nouns.FromMixture(tuple(parts))
    return nouns.FromStates(as_setting(start, model.names).values)


def as_property(claim: Claim, model: Model) -> nouns.Property:
    called = model.names
    if claim.kind == "ctl":
        return nouns.Satisfies(parse_formula(text(claim.about, called)))
    about = model.expression(text(claim.about, called))
    if claim.kind in ATTRACTORS:
        return nouns.InAttractors(nouns.Quantifier(claim.kind.split()[0]), about)
    if claim.kind in PATHS:
        return nouns.Reaches(nouns.Way(claim.kind), about)
    if claim.kind == "durable":
        return nouns.Durable(about, None if claim.then is None else as_setting(claim.then, called))
    return nouns.Compares(about, claim.kind.split()[0], as_arm(claim.other, called), claim.by, as_rates(claim, called))


def as_rates(claim: Claim, called: tuple[str, ...]) -> Rates:
    return Rates(tuple(Rate(called[i], float(up), float(down)) for i, up, down in claim.rates if (up, down) != (1, 1)))


def as_claim(claim: Claim, model: Model, id: str = "c") -> nouns.Claim:
    return nouns.Claim(
        id,
        model.name,
        "s",
        "w",
        Evidence(),
        as_arm(claim.arm, model.names),
        as_property(claim, model),
        as_start(claim.start, model),
        claim.expected,
    )


def as_ledger(
    network: Network, several: tuple[Claim, ...], called: tuple[str, ...], opened: tuple[Choice, ...] = ()
) -> Ledger:
    model = as_network(network, called, opened)
    return Ledger(model, tuple(as_claim(claim, model, f"c{n}") for n, claim in enumerate(several)))
