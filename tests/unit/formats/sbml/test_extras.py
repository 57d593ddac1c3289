"""What SBML has no element for stands in an annotation of the project's own namespace."""

from __future__ import annotations

import pytest

from logicnet.errors import FormatError
from logicnet.formats.markup import Markup
from logicnet.formats.sbml.extras import NAMESPACE, extras, initial, initial_levels, written_extras
from logicnet.formats.sbml.reader import read, write
from logicnet.logic import Rules
from logicnet.model import Component, Named, Network

NETWORK = Network(
    "n",
    Rules.build(["A", "B"], ["A", "A"]),
    figure="3 & 4",
    description="A\nsets B.",
    settings=(Named("on", "A=1", True, "with <A>"),),
    starts=(Named("rest", "A=0"), Named("initial", "A=1 B=0")),
    interventions=(Named("knock-out", "A%0"),),
)


def test_named_texts_and_prose_are_written_and_read_back() -> None:
    again = read(write(NETWORK), "n.sbml")
    assert (again.figure, again.description) == (NETWORK.figure, NETWORK.description)
    assert (again.settings, again.interventions) == (NETWORK.settings, NETWORK.interventions)
    assert set(again.starts) == set(NETWORK.starts)


def test_a_network_without_them_has_no_annotation() -> None:
    assert written_extras(Network("n", Rules.build(["A"], ["A"]))) == ""


def test_the_start_of_the_name_initial_is_the_initial_levels() -> None:
    assert initial_levels(NETWORK) == {"A": 1, "B": 0} and initial(NETWORK) == Named("initial", "A=1 B=0")
    assert b'qual:initialLevel="1"' in write(NETWORK)


@pytest.mark.parametrize("text", ["X=1..2", "X>=1"])
def test_a_start_between_levels_is_no_initial_level_and_is_kept_all_the_same(text: str) -> None:
    network = Network.levelled(
        "n", [Component("X", maximum=3)], ["X>=1", "X>=2", "X>=3"], starts=(Named("initial", text),)
    )
    assert initial_levels(network) == {} and read(write(network), "n.sbml").starts == network.starts


def test_a_named_text_without_a_name_is_refused() -> None:
    content = (
        f'<model><annotation><o:network xmlns:o="{NAMESPACE}"><o:start text="A=1"/></o:network></annotation></model>'
    )
    markup = Markup.parse(content.encode(), "f.sbml")
    with pytest.raises(FormatError, match="a start without a name or a text"):
        extras(markup.root, markup)
