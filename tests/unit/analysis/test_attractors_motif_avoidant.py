"""Attractors outside every minimal trap space: small ones that are known, and larger networks built around them.

No published model is known to have one, so nothing but these networks tells whether completeness is proved or assumed.
References: H. Klarner, H. Siebert, Front. Bioeng. Biotechnol. 3 (2015); J. Rozum, C. Campbell, E. Newby, F. Nasrollahi,
R. Albert, PLoS Comput. Biol. 20 (2024).
"""

from __future__ import annotations

from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

import logicnet
import oracle
from logicnet.core.solver import SWITCHES
from logicnet.logic import Rules
from logicnet.model import Network

NAMES = ("A", "B", "C")
# Each: rules of A, B and C. Once all three are on they stay; before, A and B switch on one at a time and off again.
SMALLEST = {
    "two takers and their product": ("!A & !B | C", "!A & !B | C", "A & B"),
    "parity into a switch": ("!A & !C | A & !B & C", "!A & !B & C | B & !C", "A & !B & !C"),
    "two memories": ("!A & !B | A & B", "!A & B & C | A & !B & C", "!A & !C | B & C | A & B"),
}
Net = tuple[tuple[str, ...], tuple[str, ...]]


def expected(net: Net) -> list[tuple[int, str]]:
    return sorted(map(outline, oracle.attractors(oracle.graph(oracle.network(*net)))))


def outline(states: frozenset[tuple[int, ...]]) -> tuple[int, str]:
    columns = (set(column) for column in zip(*states, strict=True))
    return len(states), "".join(str(min(values)) if len(values) == 1 else "-" for values in columns)


def solved(net: Net, **options: object) -> list[tuple[int, str]]:
    found = logicnet.attractors(Network("drawn", Rules.build(*net)), always=net[0], **options)  # type: ignore[arg-type]
    assert found.complete
    return sorted((attractor.states or 0, attractor.pattern) for attractor in found)


def avoids(net: Net) -> bool:
    """Whether some attractor lies in no minimal trap space."""
    functions = oracle.network(*net)
    homes = oracle.minimal(oracle.trap_spaces(functions))
    inside = {state for home in homes for state in oracle.inside(home)}
    return any(not states & inside for states in oracle.attractors(oracle.graph(functions)))


@pytest.mark.parametrize("rules", SMALLEST.values(), ids=SMALLEST)
@pytest.mark.parametrize("step", ["", *sorted(SWITCHES)])
def test_the_known_small_networks_are_solved_with_any_step_off(rules: tuple[str, ...], step: str) -> None:
    net = NAMES, rules
    assert avoids(net)
    assert solved(net, without=[step] if step else ()) == expected(net)


def test_the_two_takers_have_a_cycle_beside_their_fixed_point() -> None:
    assert solved((NAMES, SMALLEST["two takers and their product"])) == [(1, "111"), (3, "--0")]


@st.composite
def built_around(draw: st.DrawFn) -> Net:
    """A known network with its values turned over and its components shuffled, and others that read and gate it."""
    rules = list(draw(st.sampled_from(sorted(SMALLEST.values()))))
    flipped = draw(st.tuples(*[st.booleans()] * 3))
    for i, name in enumerate(NAMES):
        if flipped[i]:
            rules = [rule.replace(name, f"!{name}").replace("!!", "") for rule in rules]
            rules[i] = f"!({rules[i]})"
    order = draw(st.sampled_from(list(permutations(range(3)))))
    names, texts = [NAMES[i] for i in order], [rules[i] for i in order]
    for extra in ("D", "E", "F")[: draw(st.integers(0, 3))]:
        reads = draw(
            st.sampled_from([f"{a} {op} {b}" for a, b, op in product(names, names, "&|")] + [extra, f"!{extra}"])
        )
        gate = draw(st.sampled_from(["", "&", "|"]))
        if gate:
            place = draw(st.integers(0, len(texts) - 1))
            texts[place] = f"({texts[place]}) {gate} {draw(st.sampled_from(['', '!']))}{extra}"
        names.append(extra)
        texts.append(draw(st.sampled_from(["", "!"])) + f"({reads})")
    return tuple(names), tuple(texts)


@given(built_around(), st.sampled_from(["", *sorted(SWITCHES)]))
def test_networks_built_around_them_are_solved_with_any_step_off(net: Net, step: str) -> None:
    assert solved(net, without=[step] if step else ()) == expected(net)


def test_the_networks_built_around_them_do_avoid_trap_spaces() -> None:
    texts = SMALLEST["two takers and their product"]
    gated: Net = (*NAMES, "D"), (*texts[:2], "A & B & D", "D")
    assert avoids(gated)
    assert solved(gated) == expected(gated)


def test_ten_copies_side_by_side_multiply() -> None:
    names = [f"{name}{i}" for i in range(10) for name in NAMES]
    rules = SMALLEST["two takers and their product"]
    texts = ["".join(f"{x}{i}" if x in NAMES else x for x in rule) for i in range(10) for rule in rules]
    found = logicnet.attractors(Network("copies", Rules.build(names, texts)))
    assert (found.complete, found.count) == (True, 2**10)
    assert sorted({attractor.states for attractor in found}) == [3**k for k in range(11)]
