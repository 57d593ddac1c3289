"""Where everything stands, for every picture of a network."""

from __future__ import annotations

from itertools import combinations
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logicnet.draw.graphs.arrangement import arrange
from logicnet.draw.graphs.engines import LAYOUTS
from logicnet.draw.graphs.fitting import text_size
from logicnet.errors import DrawingError, UnknownName
from logicnet.logic import Rules
from logicnet.model import Component, Kind, Network, Phenotype


def chain(count: int) -> Network:
    """N0, which keeps its value, acts on N1, and so on."""
    names = [f"N{i}" for i in range(count)]
    return Network("chain", Rules.build(names, [names[0], *names[:-1]]))


def fan(count: int) -> Network:
    """One component acts on all others, which form a single layer."""
    names = ["Root", *(f"Component {i}" for i in range(count))]
    return Network("fan", Rules.build(names, ["Root"] * len(names)))


def test_each_component_has_a_place_and_each_regulation_a_route_in_the_networks_order() -> None:
    network = Network("n", Rules.build(["A", "B", "C"], ["A", "A & !C", "B"]))
    arranged = arrange(network)
    assert [node.name for node in arranged.nodes] == ["A", "B", "C"]
    assert [(edge.source, edge.target) for edge in arranged.edges] == [
        (one.source, one.target) for one in network.regulations
    ]
    assert (len(arranged.places), len(arranged.routes), arranged.notes) == (3, 3, ())


def test_phenotypes_stand_behind_the_components_where_they_are_asked_for() -> None:
    network = Network("n", Rules.build(["A"], ["A"]), (), (Phenotype("Alive", "A"),))
    assert [node.title for node in arrange(network, readouts=True).nodes] == ["A", "Alive"]


def test_many_regulations_are_laid_out_by_force_and_a_note_says_so() -> None:
    names = [f"N{i}" for i in range(23)]
    network = Network("n", Rules.build(names, [" | ".join(names)] * 23))
    (said,) = arrange(network).notes
    assert said == "529 regulations: laid out by force; the layout dot makes layers of them"
    assert arrange(network, layout="force").notes == ()  # it was asked for
    with pytest.raises(DrawingError, match="the layout force has no direction"):
        arrange(network, direction="right")


@pytest.mark.parametrize("layout", [layout for layout in LAYOUTS if layout != "source"])
def test_every_layout_places_every_component_apart_from_the_others(layout: str) -> None:
    arranged = arrange(chain(6), layout=layout)
    assert len({(round(place.x), round(place.y)) for place in arranged.places}) == 6
    assert all(route.points or layout == "patchwork" for route in arranged.routes)


def test_layers_follow_each_other_downwards_or_to_the_right() -> None:
    down, right = (arrange(chain(5), direction=way).places for way in ("down", "right"))
    assert [place.y for place in down] == sorted({place.y for place in down})
    assert [place.x for place in right] == sorted({place.x for place in right})
    assert {round(place.y) for place in right} == {round(right[0].y)}


@pytest.mark.parametrize("layout", ["source", "force", "neato"])
def test_what_has_no_layers_has_no_direction(layout: str) -> None:
    with pytest.raises(DrawingError, match=f"the layout {layout} has no direction"):
        arrange(chain(2), layout=layout, direction="down")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"layout": "dott"}, r"'dott' is not a layout\ndid you mean 'dot'"),
        ({"layout": "sources"}, r"'sources' is not a layout\ndid you mean 'source'"),
        ({"direction": "rigth"}, r"'rigth' is not a direction\ndid you mean 'right'"),
    ],
)
def test_a_layout_or_a_direction_that_is_none_is_refused_with_the_nearest(asked: dict[str, str], said: str) -> None:
    with pytest.raises(DrawingError, match=said):
        arrange(chain(2), **asked)


def test_only_what_is_named_is_drawn_and_a_note_counts_the_rest() -> None:
    arranged = arrange(chain(5), only=["N3", "N1", "N2"])
    assert [node.name for node in arranged.nodes] == ["N1", "N2", "N3"]
    assert [(edge.source, edge.target) for edge in arranged.edges] == [("N1", "N2"), ("N2", "N3")]
    assert arranged.notes == ("2 components and 2 regulations are not drawn",)  # N0 -> N1, N3 -> N4
    assert arrange(chain(3), only=["N0", "N1", "N2"]).notes == ()


def test_a_misspelt_component_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match=r"unknown component 'n3'\ndid you mean 'N3'"):
        arrange(chain(5), only=["n3"])


def test_a_phenotype_stands_where_all_that_it_reads_is_drawn() -> None:
    network = Network("n", Rules.build(["A", "B"], ["A", "A"]), (), (Phenotype("P", "A"), Phenotype("Q", "A & B")))
    assert [node.title for node in arrange(network, readouts=True, only=["A"]).nodes] == ["A", "P"]


@pytest.mark.parametrize("layout", [None, "force"])
def test_on_a_narrow_page_texts_are_larger_than_without_one(layout: str | None) -> None:
    network, room = fan(12), 160.0
    wide, narrow = arrange(network, layout=layout).laid, arrange(network, layout=layout, room=room).laid
    assert text_size(narrow.width, narrow.height, room) > 1.2 * text_size(wide.width, wide.height, room)


def test_forces_take_the_place_of_layers_where_these_could_not_be_read_and_a_note_says_so() -> None:
    names = [f"Component {i}" for i in range(40)]
    rules = [" | ".join(f'"{names[(7 * i + k) % 40]}"' for k in (1, 3, 8)) for i in range(40)]
    network, room = Network("n", Rules.build(names, rules)), 233.0
    arranged, layers = arrange(network, room=room), arrange(network, layout="dot", room=room)
    told = text_size(layers.laid.width, layers.laid.height, room)
    assert arranged.notes == (
        f"laid out by force: the layout dot makes layers, whose labels would have {told:.1f} pt here",
    )
    assert text_size(arranged.laid.width, arranged.laid.height, room) > 1.25 * told
    assert (arranged.way, layers.way) == ("force", "dot, down")
    (said,) = arrange(network, direction="down", room=room).notes  # layers were asked for
    larger = text_size(arranged.laid.width, arranged.laid.height, room)
    assert said == f"labels would have {larger:.1f} pt here in the layout force"


def test_names_may_be_given_in_one_text() -> None:
    assert arrange(chain(5), only="N1, N2") == arrange(chain(5), only=["N1", "N2"])


@settings(max_examples=25, deadline=None)
@given(st.data(), st.sampled_from([None, "force"]), st.sampled_from([inf, 230.0, 500.0]))
def test_no_component_lies_on_another_and_every_regulation_has_a_route(
    data: st.DataObject, layout: str | None, room: float
) -> None:
    count = data.draw(st.integers(2, 14))
    names = [f"Component {i}" if i % 3 else f"C{i}" for i in range(count)]
    chosen = [data.draw(st.sets(st.sampled_from(names), min_size=1, max_size=3)) for _ in names]
    kinds = [data.draw(st.sampled_from(list(Kind))) for _ in names]
    rules = Rules.build(names, [" | ".join(f'"{name}"' for name in sorted(some)) for some in chosen])
    components = tuple(Component(name, kind=kind) for name, kind in zip(names, kinds, strict=True))
    network = Network("any", rules, components)
    arranged = arrange(network, layout=layout, room=room)
    for one, other in combinations(arranged.places, 2):
        apart = (
            abs(one.x - other.x) - (one.width + other.width) / 2,
            abs(one.y - other.y) - (one.height + other.height) / 2,
        )
        assert max(apart) > -0.1
    assert len(arranged.routes) == len(arranged.edges) == len(network.regulations)
    assert all(len(route.points) >= 4 for route in arranged.routes)
