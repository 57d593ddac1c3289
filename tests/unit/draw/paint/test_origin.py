"""What a file of a picture says of itself."""

from __future__ import annotations

import json
from dataclasses import replace

import logicnet
from logicnet.draw import Picture, diagram
from logicnet.draw.paint.origin import origin
from logicnet.logic import Rules
from logicnet.model import Network

NETWORK = Network("pair", Rules.build(["A", "B"], ["!B", "!A"]))


def test_it_is_json_in_one_line_with_the_program_first() -> None:
    told = origin(Picture(10, 10, ()))
    assert "\n" not in told
    assert json.loads(told) == {"program": f"logicnet {logicnet.__version__}"}


def test_it_names_networks_with_their_digests_the_question_and_the_notes() -> None:
    picture = diagram(NETWORK, intervention="A%0").noting("the first 3 of 5: “so”")
    told = json.loads(origin(picture))
    assert told["network pair"] == NETWORK.digest
    assert told["intervention"] == "A%0"
    assert "setting" not in told, "nothing was held"
    assert "the first 3 of 5: “so”" in told["notes"]


def test_it_has_no_time_and_no_path_so_that_equal_pictures_are_equal_bytes() -> None:
    picture = diagram(NETWORK, intervention="A%0")
    assert set(json.loads(origin(picture))) == {"program", "network pair", "intervention", "layout"}
    assert origin(picture) == origin(diagram(NETWORK, intervention="A%0"))
    assert "/" not in origin(picture)


def test_what_a_picture_was_made_of_changes_its_bytes() -> None:
    picture = Picture(10, 10, ())
    other = replace(picture, made=(("setting", "A=1"),))
    assert picture.svg() != other.svg() and picture.png(72) != other.png(72) and picture.pdf() != other.pdf()
