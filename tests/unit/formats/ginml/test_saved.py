"""Mutants, initial states and configurations of inputs become named things, exactly or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.formats.ginml.notes import opened
from logicnet.formats.ginml.saved import SavedFile, saved_mutants, saved_states
from logicnet.model import Component, Cut, Fix, Intervention, Keep, Named, Network

COMPONENTS = [Component("I"), Component("J", maximum=2), Component("A"), Component("X", maximum=3)]
NETWORK = Network.levelled("n", COMPONENTS, ["I", "J>=1", "J>=2", "I & X>=2", "A", "A & J", "0"])


def saved(inside: str) -> SavedFile:
    return SavedFile(opened(f"<m>{inside}</m>".encode(), "z/mutant"), NETWORK)


def mutant(name: str, inside: str) -> str:
    return f'<mutant name="{name}">{inside}</mutant>'


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ('<change target="A" min="0" max="0"/>', "A%0"),
        ('<change target="X" min="2" max="2"/>', "X%2"),
        ('<change target="X" min="1" max="2"/>', "X%1:2"),
        ('<change target="X" min="0" max="3"/><change target="A" min="1" max="1"/>', "A%1"),
        ('<regulatorChange regulator="X" target="A" value="2"/>', "X:A%2"),
        ('<regulatorChange regulator="I" target="A" value="0"/><change target="X" min="0" max="0"/>', "I:A%0 X%0"),
        # one after another: what the first left is kept within the second
        ('<change target="A" min="1" max="1"/><change target="A" min="0" max="0"/>', "A%0"),
        ('<change target="X" min="0" max="1"/><change target="X" min="1" max="3"/>', "X%1"),
        ('<change target="X" min="1" max="3"/><change target="X" min="0" max="2"/>', "X%1:2"),
    ],
)
def test_a_mutant_is_an_intervention(changes: str, text: str) -> None:
    read = saved(mutant("m", changes))
    assert read.interventions() == (Named("m", text),)
    assert read.notes == []


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ("", "nothing is changed or held"),
        ('<change target="X" min="0" max="3"/>', "nothing is changed or held"),
        ('<change target="A" min="0" max="0" condition="I"/>', "a change under a condition"),
        ('<change target="Y" min="0" max="0"/>', "unknown component 'Y'"),
        ('<change target="A" min="-1" max="-1"/>', "expected a level from 0 to 1, found '-1'"),
        ('<change target="A" min="0" max="2"/>', "expected a level from 0 to 1, found '2'"),
        ('<change target="X" min="2" max="1"/>', "the range 2 to 1 of X is empty"),
        ('<change target="A"/>', "expected a level from 0 to 1, found ''"),
        ('<regulatorChange regulator="X" target="A" value="4"/>', "expected a level from 0 to 3, found '4'"),
    ],
)
def test_a_mutant_that_is_not_read_exactly_is_left_out_with_the_reason(changes: str, reason: str) -> None:
    read = saved(mutant("m", changes))
    assert read.interventions() == ()
    assert read.notes == [f"z/mutant: the mutant 'm' left out: {reason}"]


def test_a_change_of_a_regulator_that_does_not_matter_is_no_cut() -> None:
    changes = '<regulatorChange regulator="J" target="A" value="0"/><change target="X" min="0" max="0"/>'
    read = saved(mutant("m", changes))
    assert read.interventions() == (Named("m", "X%0"),)
    assert read.notes == ["z/mutant: the mutant 'm': A does not depend on J, so that to change it does nothing"]


def test_mutants_left_out_for_one_reason_are_named_in_one_note() -> None:
    read = saved("".join(mutant(f"m{i}", "") for i in range(8)))
    assert read.interventions() == ()
    [note] = read.notes
    assert "8 mutants 'm0', 'm1', 'm2', 'm3', 'm4' and 3 more left out" in note


def test_a_mutant_keeps_its_note_and_loses_its_links_with_a_word() -> None:
    inside = '<change target="A" min="0" max="0"/><annotation><linklist><link xlink:href="pmid:1"/></linklist>'
    read = saved(mutant("m", f"{inside}<comment>viable</comment></annotation>") + '<user key="a" value="m"/>')
    assert read.interventions() == (Named("m", "A%0", title="viable"),)
    assert [note.partition(": ")[2] for note in read.notes] == [
        "1 links in the notes of mutants are not kept",
        "which saved simulation uses which mutant is not kept",
    ]


def test_states_and_configurations_of_inputs_are_starts_and_settings() -> None:
    read = saved("""<initialState name="s" value="A;1 X;1;2 I;0"/><initialState name="t" value="X;0;1;2;3 A;0 I"/>
<input name="c" value="J;2 I;1"/>""")
    settings, starts = read.settings_and_starts()
    assert settings == (Named("c", "I=1 J=2"),)
    assert starts == (Named("s", "I=0 A=1 X=1..2"), Named("t", "A=0"))
    assert read.notes == []


def test_a_configuration_with_several_levels_of_an_input_is_a_start() -> None:
    settings, starts = saved('<input name="c" value="J;1;2"/><input name="d" value="A;1"/>').settings_and_starts()
    assert (settings, starts) == ((), (Named("c", "J=1..2"), Named("d", "A=1")))


def test_a_state_that_is_no_range_of_levels_is_left_out() -> None:
    read = saved('<initialState name="s" value="X;0;2"/><initialState name="e" value=""/><input name="u" value="Y;1"/>')
    assert read.settings_and_starts() == ((), ())
    said = "\n".join(read.notes)
    assert "the initial state 's' left out: the levels 0, 2 of X are no range" in said
    assert "the initial state 'e' left out: nothing is changed or held" in said
    assert "the input configuration 'u' left out: unknown component 'Y'" in said


def test_every_named_thing_has_a_name_of_its_own() -> None:
    one = '<initialState name="{}" value="A;1"/>'
    read = saved("".join(map(one.format, ("", "a", "a", "a 2", ""))))
    assert [start.name for start in read.settings_and_starts()[1]] == [
        "initial state 1", "a", "a 3", "a 2", "initial state 2"
    ]  # fmt: skip
    assert len(read.notes) == 3


def test_what_is_written_is_read_back() -> None:
    network = Network.levelled(
        "n", COMPONENTS, ["I", "J>=1", "J>=2", "I & X>=2", "A", "A & J", "0"],
        settings=(Named("c", "I=1 J=2"), Named("<&>", "J=0")),
        starts=(Named("s", "I=0 A=1 X=1..2"), Named("t", "J=1..2")),
        interventions=(Named("m", "A%0 X%1:2 X:A%2", title="a < b\nc"), Named("o", "X%3")),
    )  # fmt: skip
    read = SavedFile(opened(saved_states(network), "f"), network)
    assert read.settings_and_starts() == (network.settings, network.starts)
    changed = SavedFile(opened(saved_mutants(network), "f"), network)
    assert changed.interventions() == network.interventions
    assert read.notes == changed.notes == []


def places() -> st.SearchStrategy[tuple[Fix | Keep | Cut, ...]]:
    """Changes of the network above, a place once."""
    ranges = [(low, high) for low in range(4) for high in range(low, 4) if (low, high) != (0, 3)]
    one = st.sampled_from([Fix("X", low) if low == high else Keep("X", low, high) for low, high in ranges])
    other = st.builds(Fix, st.just("A"), st.integers(0, 1))
    cut = st.builds(Cut, st.just("X"), st.just("A"), st.integers(0, 3))
    return (
        st.tuples(one, other, cut)
        .flatmap(lambda all: st.lists(st.sampled_from(all), min_size=1, unique=True))
        .map(tuple)
    )


NAMES = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1, max_size=8)


@given(st.dictionaries(NAMES, places()), st.dictionaries(NAMES, st.tuples(*[st.integers(0, 3)] * 4), max_size=5))
def test_all_interventions_and_starts_are_read_back(
    changes: dict[str, tuple[Fix | Keep | Cut, ...]], levels: dict[str, tuple[int, ...]]
) -> None:
    texts = {
        name: " ".join(f"{c.name}={level}" for c, level in zip(COMPONENTS, row, strict=True) if level <= c.maximum)
        for name, row in levels.items()
    }
    network = replace(
        NETWORK,
        interventions=tuple(Named(name, str(Intervention.of(some))) for name, some in changes.items()),
        starts=tuple(Named(name, text) for name, text in texts.items() if text),
    )
    assert SavedFile(opened(saved_mutants(network), "f"), network).interventions() == network.interventions
    assert SavedFile(opened(saved_states(network), "f"), network).settings_and_starts() == ((), network.starts)


def test_files_are_written_as_ginsim_writes_them() -> None:
    network = Network.levelled(
        "n", COMPONENTS, ["I", "J>=1", "J>=2", "I & X>=2", "A", "A & J", "0"],
        settings=(Named("c", "I=1"),), starts=(Named("s", "X=1..2"),), interventions=(Named("m", "X%1:2"),),
    )  # fmt: skip
    assert saved_states(network).decode().splitlines() == [
        '<?xml version="1.0" encoding="UTF-8"?>',
        "<initialStates>",
        '  <initialState name="s" value="X;1;2" />',
        '  <input name="c" value="I;1" />',
        "</initialStates>",
    ]
    assert saved_mutants(network).decode().splitlines()[1:] == [
        "<perturbationConfig>",
        "  <listOfPerturbations>",
        '    <mutant name="m">',
        '      <change target="X" min="1" max="2" />',
        "    </mutant>",
        "  </listOfPerturbations>",
        "  <listOfUsers />",
        "</perturbationConfig>",
    ]
