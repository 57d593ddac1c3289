"""From roomy to tight: what each step gives up."""

from __future__ import annotations

from dataclasses import astuple
from itertools import pairwise

from logicnet.draw.graphs.dot import Node, size
from logicnet.draw.graphs.spacing import ROOMY, SPACINGS
from logicnet.draw.paint.style import kind_style
from logicnet.model import Kind


def test_each_spacing_is_closer_than_the_one_before_in_every_respect() -> None:
    assert SPACINGS[0] == ROOMY
    for roomy, close in pairwise(SPACINGS):
        assert all(less < more for less, more in zip(astuple(close), astuple(roomy), strict=True))


def test_a_component_is_narrower_in_the_end_and_its_label_has_the_same_letters_where_it_is_set_more_closely() -> None:
    for kind in Kind:
        node = Node("n", "survival signal of M-CSF, TNF-α and IL-1β", kind_style(kind))
        sizes = [size(node, spacing) for spacing in SPACINGS]
        assert sizes[-1][0] < sizes[0][0]
        assert len({"".join(lines).replace(" ", "") for _, _, lines in sizes}) == 1
