"""What an attractor paints on a diagram, and what the heading says of it."""

from __future__ import annotations

import pytest

import logicnet
from logicnet.draw import diagram
from logicnet.draw.graphs.painted import attractor_at, painted
from logicnet.errors import DrawingError, UnknownName
from logicnet.logic import Rules
from logicnet.model import Component, Network, Phenotype
from svg_reading import groups, texts

SWITCH = Network(
    "switch",
    Rules.build(["In", "A", "B", "C"], ["In", "!B", "!A", "B & !C"]),
    phenotypes=(
        *(Phenotype("On", "A"), Phenotype("Turning", "C")),
        *(Phenotype("Given", "In & A"), Phenotype("No", "A & B")),
    ),
)
LEVELS = Network.levelled(
    "levels",
    [Component("X", maximum=2), Component("Y")],
    ["X>=1", "X=2", "X=2"],
    phenotypes=(Phenotype("High", "X>=2"),),
)


def test_an_attractor_paints_components_free_inputs_and_readouts() -> None:
    first, second = logicnet.attractors(SWITCH)
    cyclic, fixed = (first, second) if first.kind == "cyclic" else (second, first)
    marks, _ = painted(SWITCH, fixed, readouts=True)
    assert marks.values == {
        "In": "*",
        "A": 1,
        "B": 0,
        "C": 0,
        "phenotype On": 1,
        "phenotype Turning": 0,
        "phenotype Given": "*",
        "phenotype No": 0,
    }
    marks, _ = painted(SWITCH, cyclic)
    assert marks.values == {"In": "*", "A": 0, "B": 1, "C": None}


def test_the_heading_says_number_kind_states_condition_and_phenotypes() -> None:
    found = logicnet.attractors(SWITCH, always=["In"])
    assert len(found) == 4
    told = {painted(SWITCH, attractor_at(found, number))[1] for number in range(1, 5)}
    assert ("attractor 1 of the 4 listed: fixed point, 1 state · under In=0", "shows On") in told
    assert ("attractor 2 of the 4 listed: cyclic, 2 states · under In=0", "at times Turning") in told
    open_input = [one for one in logicnet.attractors(SWITCH) if one.kind == "fixed point"]
    _, (first, second) = painted(SWITCH, open_input[0])
    assert (first, second) == ("attractor: fixed point, 1 state", "shows On; for some values of its free inputs Given")


def test_an_attractor_that_shows_no_phenotype_says_so_and_a_network_without_any_says_nothing() -> None:
    bare = Network("bare", Rules.build(["A"], ["A & !A"]), phenotypes=(Phenotype("On", "A"),))
    assert painted(bare, logicnet.attractors(bare)[0])[1][1] == "shows none of the phenotypes"
    plain = Network("plain", Rules.build(["A"], ["A & !A"]))
    assert len(painted(plain, logicnet.attractors(plain)[0])[1]) == 1


@pytest.mark.parametrize("number", [0, -1, 3])
def test_a_number_that_is_not_there_is_refused_with_how_many_there_are(number: int) -> None:
    found = logicnet.attractors(Network("pair", Rules.build(["A", "B"], ["!B", "!A"])))
    with pytest.raises(DrawingError, match=f"there is no attractor {number}: 2 are listed"):
        attractor_at(found, number)


def test_a_list_that_was_cut_says_how_many_there_are_and_the_picture_that_there_are_more() -> None:
    found = logicnet.attractors(SWITCH, always=["In"], limit=2)
    with pytest.raises(DrawingError, match="2 are listed of at least 4 in all"):
        attractor_at(found, 3)
    assert painted(SWITCH, attractor_at(found, 2))[1][-1] == "there are more attractors than the 2 listed"


def test_a_mapping_paints_what_it_names_and_the_readouts_that_follow_from_it() -> None:
    marks, told = painted(SWITCH, {"A": 1, "C": None, "In": "*"}, readouts=True)
    assert marks.values == {"A": 1, "C": None, "In": "*", "phenotype On": 1} and told == ()
    assert painted(LEVELS, {"X": 2}, readouts=True)[0].values == {"X": 2, "phenotype High": 1}
    assert painted(LEVELS, {"X": 1}, readouts=True)[0].values == {"X": 1, "phenotype High": 0}


def test_a_mapping_that_does_not_fit_the_network_is_refused() -> None:
    with pytest.raises(UnknownName, match="Z"):
        painted(SWITCH, {"Z": 1})
    with pytest.raises(DrawingError, match="X cannot be 3\na level from 0 to 2"):
        painted(LEVELS, {"X": 3})
    with pytest.raises(DrawingError, match="A cannot be 'on'"):
        painted(SWITCH, {"A": "on"})


def test_a_number_in_python_is_that_of_the_list_under_the_same_question() -> None:
    network = Network("pair", Rules.build(["In", "A", "B"], ["In", "!B & In", "!A"]))
    found = logicnet.attractors(network, setting="In=1", intervention="B%0")
    picture = diagram(network, setting="In=1", intervention="B%0", attractor=1)
    said = list(picture.texts())
    assert len(found) == 1 and {"In=1 · B%0", "attractor 1 of the 1 listed: fixed point, 1 state"} <= {*said}
    with pytest.raises(DrawingError, match="there is no attractor 2: 1 is listed"):
        diagram(network, setting="In=1", intervention="B%0", attractor=2)


def test_a_free_input_bears_a_star_and_a_readout_the_colour_of_what_it_does() -> None:
    fixed = next(one for one in logicnet.attractors(SWITCH) if one.kind == "fixed point")
    picture = diagram(SWITCH, attractor=fixed, readouts=True)
    kinds = {group.get("data-name"): group for group in groups(picture, "node")}
    path = "{http://www.w3.org/2000/svg}path"
    fills = {name: next(group.iter(path)).get("fill") for name, group in kinds.items()}
    assert fills["phenotype On"] == fills["A"] != fills["phenotype No"] == fills["B"]
    assert fills["In"] == fills["phenotype Given"] == "#ffffff"
    assert len(list(kinds["In"].iter(path))) > len(list(kinds["A"].iter(path)))
    assert "either (free input)" in " ".join(texts(group) for group in groups(picture, "legend"))
