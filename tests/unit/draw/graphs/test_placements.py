"""Components where the network's file puts them; what it does not place stands in a row below."""

from __future__ import annotations

from pathlib import Path

import pytest

from logicnet.cli import main
from logicnet.draw.graphs.dot import contents, size
from logicnet.draw.graphs.placements import source_places
from logicnet.errors import DrawingError
from logicnet.logic import Rules
from logicnet.model import Annotation, Component, Network, Placement

GINML = """<gxl><graph class="regulatory" id="m" nodeorder="A B C">
<node id="A" maxvalue="1" input="true">
<nodevisualsetting><rect x="0" y="0" width="40" height="20"/></nodevisualsetting></node>
<node id="B" maxvalue="1"><value val="1"><exp str="A"/></value>
<nodevisualsetting><rect x="400" y="200" width="40" height="20"/></nodevisualsetting></node>
<node id="C" maxvalue="1"><value val="1"><exp str="B"/></value></node>
<edge from="A" to="B" sign="positive"/><edge from="B" to="C" sign="positive"/></graph></gxl>"""


def placed(**places: tuple[float, float]) -> Network:
    """A network of inputs at these upper left corners, each of 40 to 20."""
    components = tuple(
        Component(name, annotation=Annotation(placement=Placement(x, y, 40, 20))) for name, (x, y) in places.items()
    )
    return Network("n", Rules.build(list(places), list(places)), components)


def placed_by_file(network: Network, **only: list[str]) -> tuple[list[tuple[float, float]], tuple[str, ...]]:
    """The places of what is drawn of a network, as large as its labels need."""
    nodes = contents(network, **only)[0]
    return source_places(network, nodes, [size(node)[:2] for node in nodes])


def test_centres_are_those_of_the_file() -> None:
    network = placed(A=(0, 0), B=(400, 200))
    assert placed_by_file(network) == ([(20.0, 10.0), (420.0, 210.0)], ())


def test_boxes_that_would_overlap_are_drawn_further_apart_in_the_same_shape() -> None:
    network = placed(A=(0, 0), B=(20, 0), C=(40, 0))
    ((a, _), (b, _), (c, _)), _ = placed_by_file(network)
    assert b - a > 34 and c - b == pytest.approx(b - a)


def test_what_the_file_does_not_place_stands_below_and_a_note_says_so() -> None:
    network = placed(A=(0, 0), B=(400, 200))
    more = Network("n", Rules.build(["A", "B", "C"], ["A", "B", "A"]), (*network.components, Component("C")))
    places, notes = placed_by_file(more)
    assert places[2][1] > 230 and notes == ("the file does not place C: drawn in a row below",)


def test_a_network_without_places_is_refused() -> None:
    network = Network("n", Rules.build(["A"], ["A"]))
    with pytest.raises(DrawingError, match="its file does not say where components stand"):
        placed_by_file(network)


def test_the_command_draws_a_file_as_it_places_its_components(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    (tmp_path / "m.ginml").write_text(GINML)
    (tmp_path / "m.bnet").write_text("A, A\n")
    draw = ["draw", "--layout", "source", "--output", str(tmp_path / "m.svg")]
    assert main([*draw, str(tmp_path / "m.ginml")]) == 0
    assert "the file does not place C: drawn in a row below" in capsys.readouterr().err
    assert main([*draw, str(tmp_path / "m.bnet")]) == 2
    assert "does not say where components stand" in capsys.readouterr().err


def test_what_is_not_drawn_has_no_place() -> None:
    network = placed(A=(0, 0), B=(400, 200))
    assert placed_by_file(network, only=["B"]) == ([(420.0, 210.0)], ())
    with pytest.raises(DrawingError, match="does not say where components stand"):
        more = Network("n", Rules.build(["A", "C"], ["A", "C"]), (*placed(A=(0, 0)).components, Component("C")))
        placed_by_file(more, only=["C"])
