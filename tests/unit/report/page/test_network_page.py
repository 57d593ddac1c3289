"""`logicnet.page` and its value: written whole, shown in a notebook, and as large as it says."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest

import logicnet
from logicnet.errors import FormatError, LogicnetError
from logicnet.logic import Rules
from logicnet.model import Network

SWITCH = Network("switch", Rules.build(["A", "B"], ["!B", "!A"]), title='A "switch"')


def test_it_writes_itself_and_is_as_large_as_it_says(tmp_path: Path) -> None:
    page = logicnet.page(SWITCH)
    path = page.save(tmp_path / "switch.html")
    assert path.read_text(encoding="utf-8") == page.html
    assert path.stat().st_size == page.size == sum(page.sizes.values())
    assert repr(page) == f"<NetworkPage of switch: {page.size / 1e6:.2f} MB>"


def test_a_network_has_it_as_a_verb() -> None:
    assert SWITCH.page(setting="").html == logicnet.page(SWITCH, setting="").html


def test_a_notebook_shows_the_file_in_a_frame_that_can_reach_nothing() -> None:
    page = logicnet.page(SWITCH)
    frame = page._repr_html_()
    assert frame.startswith('<iframe srcdoc="') and frame.endswith("</iframe>")
    held = frame.removeprefix('<iframe srcdoc="').partition('"')[0]
    assert unescape(held) == page.embedded().html
    assert 'title="A &quot;switch&quot;"' in frame and "allow-same-origin" not in frame
    assert page.embedded().document["embed"] is True and page.document["embed"] is False


@pytest.mark.parametrize("name", ["page.txt", "page", "none/page.html"])
def test_it_is_not_written_where_it_cannot_be(name: str, tmp_path: Path) -> None:
    with pytest.raises(FormatError):
        logicnet.page(SWITCH).save(tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_numbers_out_of_their_range_are_refused() -> None:
    with pytest.raises(LogicnetError, match="a number of seconds above 0 for timeout"):
        logicnet.page(SWITCH, timeout=0)


def test_what_is_asked_for_is_where_it_opens_and_what_it_was_made_with() -> None:
    page = logicnet.page("il6", setting={"FAC": 1}, intervention=["STAT3%0"], phenotype="Resistant_FAC", title="Mine")
    assert page.document["first"] == {
        "context": "",
        "setting": {"FAC": 1},
        "drugs": [],
        "changes": ["STAT3%0"],
        "phenotype": "Resistant_FAC",
    }
    assert page.title == "Mine"
    expected = logicnet.attractors("il6", setting="FAC=1", intervention="STAT3%0")
    assert page.document["results"]["count"] == str(expected.count) == str(page.found.count)
