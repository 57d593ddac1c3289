"""Trap spaces of every kind, inside a subspace, against the definition; and lists that end early say so."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import oracle
from logicnet.analysis.trap_spaces import TRAP_SPACE_KINDS, fixed_points, trap_spaces
from logicnet.logic import Rules
from logicnet.model import Network, Subspace
from strategies import Net, networks, subspaces


@given(st.data(), networks(5), st.sampled_from(sorted(TRAP_SPACE_KINDS)))
def test_trap_spaces_of_every_kind_are_those_of_the_definition(data: st.DataObject, net: Net, kind: str) -> None:
    drawn = Network("drawn", Rules.build(*net))
    held = data.draw(subspaces(len(net[0])))
    spaces = {t for t in oracle.trap_spaces(oracle.network(*net)) if oracle.within(t, held)}
    inner = {t for t in spaces if t != held}
    wanted = {
        "minimal": oracle.minimal(spaces),
        "maximal": {t for t in inner if not any(u != t and oracle.within(t, u) for u in inner)},
        "all": spaces,
        "fixed-points": {t for t in spaces if None not in t},
    }[kind]
    found = trap_spaces(drawn, kind, Subspace(drawn.names, held))
    assert found.complete and {space.values for space in found} == wanted and len(found) == len(wanted)


def test_a_million_fixed_points_answer_with_the_first_few_and_say_so() -> None:
    names = [f"X{i}" for i in range(20)]
    inputs = Network("inputs", Rules.build(names, names))
    found = fixed_points(inputs, limit=5)
    assert len(found) == 5 and found.end == "more"
    assert len(fixed_points(inputs, " ".join(f"{name}=1" for name in names[3:]), limit=8)) == 8
    assert fixed_points(inputs, " ".join(f"{name}=1" for name in names[3:]), limit=8).complete


def test_no_limit_is_the_limit_that_the_help_names_as_in_every_question() -> None:
    free = Network("free", Rules.build(["A", "B"], ["A", "B"]))
    for ask in (trap_spaces, fixed_points):
        found = ask(free, limit=None)
        assert found.complete and len(found) == 4 and found.limit == ask(free).limit
