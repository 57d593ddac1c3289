"""Single cells of TabularQual's sheets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.errors import FormatError
from logicnet.formats.tabularqual.cells import (
    as_list,
    by_relation,
    entries_of,
    identifiers_of,
    key_of,
    notes_of,
    place_cells,
    placement_of,
)
from logicnet.formats.tabularqual.sheets import Sheet, SheetRow
from logicnet.model import Identifier, Placement

SHEET = Sheet("f", [])


@given(st.lists(st.text(min_size=1)))
def test_a_list_comes_back(entries: list[str]) -> None:
    assert entries_of(as_list(entries)) == entries


@given(st.text(alphabet='", ab'))
def test_any_text_is_a_list(text: str) -> None:
    assert all(entries_of(text))


def test_identifiers_have_the_relation_of_their_number_or_the_default() -> None:
    cells = {"Relation1": "ISHOMOLOGTO", "Identifier1": "uniprot:Q1, uniprot:Q2", "Identifier2": "doi:10.1/x"}
    assert list(identifiers_of(SHEET, SheetRow(2, cells), "is")) == [
        Identifier("uniprot:Q1", "isHomologTo"),
        Identifier("uniprot:Q2", "isHomologTo"),
        Identifier("doi:10.1/x", "is"),
    ]


def test_a_relation_that_is_none_is_refused_with_the_nearest() -> None:
    with pytest.raises(FormatError, match=r"row 2, column Relation1:1:1: 'isHomolog' is no relation") as caught:
        list(identifiers_of(SHEET, SheetRow(2, {"Relation1": "isHomolog", "Identifier1": "a:1"}), "is"))
    assert caught.value.hint == "did you mean 'isHomologTo'?"


def test_identifiers_are_written_by_relation() -> None:
    assert by_relation([Identifier("a:1"), Identifier("b:2", "hasPart"), Identifier("c:3")]) == {
        "is": "a:1, c:3",
        "hasPart": "b:2",
    }


def test_notes_of_several_columns_and_several_in_one_are_lines() -> None:
    assert notes_of(SheetRow(2, {"Notes2": "c", "Notes1": "<notes1>\na\n</notes1>\n<notes2>b</notes2>"})) == "a\nb\nc"


def test_a_number_is_one_of_the_sources_list() -> None:
    assert [key_of("7"), key_of("pubmed:7"), key_of("٧")] == [7, "pubmed:7", "٧"]


def test_a_place_comes_back() -> None:
    place = Placement(1.5, -2, 30, 4)
    assert placement_of(SHEET, SheetRow(2, place_cells(place))) == place
    assert placement_of(SHEET, SheetRow(2, {"X": "1"})) is None and place_cells(None) == {}


@pytest.mark.parametrize("text", ["a", "nan", "inf", "1e99"])
def test_a_place_that_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(FormatError, match="column Y:1:1: expected a number"):
        placement_of(SHEET, SheetRow(2, {"X": "1", "Y": text}))
