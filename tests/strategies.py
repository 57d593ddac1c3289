"""Hypothesis strategies for networks and what is asked of them.

A network is ``(names, texts)``: rule texts in the .bnet language, so that the package and the oracle each read them in
their own way.
Drawn on purpose: constants, self-loops, parts without a connection, identical rules, and no components at all.
"""

from __future__ import annotations

import random
from itertools import product

from hypothesis import strategies as st

import planted as families

NAMES = ("A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L")
Net = tuple[tuple[str, ...], tuple[str, ...]]


def expressions(names: tuple[str, ...], max_leaves: int = 8) -> st.SearchStrategy[str]:
    """Rule texts over the names, with more parentheses than they need."""
    leaves = st.sampled_from([*names, *names, *names, "0", "1"] if names else ["0", "1"])
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            inner.map(lambda a: f"!({a})"),
            st.tuples(inner, st.sampled_from("&|"), inner).map(lambda t: f"({t[0]}) {t[1]} ({t[2]})"),
        ),
        max_leaves=max_leaves,
    )


@st.composite
def tables(draw: st.DrawFn, names: tuple[str, ...], max_inputs: int = 3) -> str:
    """A function of a few regulators, all functions alike (as random Boolean networks do), as a sum of products."""
    inputs = draw(st.lists(st.sampled_from(names), max_size=max_inputs, unique=True)) if names else []
    bits = draw(st.integers(0, 2**2 ** len(inputs) - 1))
    rows = [row for i, row in enumerate(product((0, 1), repeat=len(inputs))) if bits >> i & 1]
    terms = [" & ".join(name if v else f"!{name}" for name, v in zip(inputs, row, strict=True)) or "1" for row in rows]
    return " | ".join(terms) or "0"


@st.composite
def networks(draw: st.DrawFn, max_components: int = 6, min_components: int = 0, max_inputs: int = 3) -> Net:
    names = NAMES[: draw(st.integers(min_components, max_components))]
    split = draw(st.one_of(st.just(0), st.integers(0, len(names))))  # two parts that do not see each other, or one
    texts: list[str] = []
    for i in range(len(names)):
        part = names[:split] if i < split else names[split:]
        texts.append(
            draw(
                st.one_of(
                    tables(part, max_inputs),
                    tables(part, max_inputs),
                    expressions(part),
                    st.sampled_from([names[i], f"!{names[i]}", "0", "1", *texts[-1:]]),
                )
            )
        )
    return names, tuple(texts)


@st.composite
def planted(draw: st.DrawFn, max_components: int = 7, min_components: int = 2, family: str = "") -> Net:
    """A network with attractors planted outside the minimal trap spaces, of one of `planted.FAMILIES` or of any."""
    source: random.Random = draw(st.randoms(use_true_random=False))
    return families.planted(source, max_components, min_components, family)


@st.composite
def oddly_named(draw: st.DrawFn, max_components: int = 6) -> Net:
    """Planted networks with names like words of the language, and names with blanks."""
    source: random.Random = draw(st.randoms(use_true_random=False))
    return families.oddly_named(source, families.planted(source, max_components))


def states(size: int) -> st.SearchStrategy[tuple[int, ...]]:
    return st.tuples(*[st.integers(0, 1)] * size)


def state_sets(size: int, max_size: int = 6) -> st.SearchStrategy[frozenset[tuple[int, ...]]]:
    return st.frozensets(states(size), max_size=max_size)


def subspaces(size: int) -> st.SearchStrategy[tuple[int | None, ...]]:
    return st.tuples(*[st.sampled_from((0, 1, None))] * size)


def fixings(size: int, max_size: int = 3) -> st.SearchStrategy[dict[int, int]]:
    """Components held at a value, by index."""
    return st.dictionaries(st.sampled_from(range(size)), st.integers(0, 1), max_size=max_size) if size else st.just({})


def cuts(size: int, max_size: int = 3) -> st.SearchStrategy[dict[tuple[int, int], int]]:
    """(source, target) -> the value that the target reads from then on."""
    if not size:
        return st.just({})
    places = st.tuples(st.sampled_from(range(size)), st.sampled_from(range(size)))
    return st.dictionaries(places, st.integers(0, 1), max_size=max_size)


@st.composite
def block_orders(draw: st.DrawFn, size: int) -> tuple[tuple[int, ...], ...]:
    """An ordered partition of the components, for block-sequential update."""
    place = draw(st.lists(st.integers(0, 2), min_size=size, max_size=size))
    return tuple(block for b in range(3) if (block := tuple(i for i in range(size) if place[i] == b)))
