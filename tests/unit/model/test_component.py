"""What a component is and what it rests on, as values."""

from __future__ import annotations

import pytest

from logicnet.model import Component, Evidence, Kind, Regulation


def test_a_component_is_called_by_its_label_where_it_has_one() -> None:
    assert Component("NFKB", label="NF-κB").title == "NF-κB"
    assert Component("NFKB").title == "NFKB"


@pytest.mark.parametrize(
    ("evidence", "text"),
    [
        (Evidence((4, 11), "binds the promoter"), "binds the promoter [4, 11]"),
        (Evidence((4,)), "[4]"),
        (Evidence(why="by analogy"), "by analogy"),
        (Evidence(), ""),
    ],
)
def test_evidence_reads_as_its_reason_and_its_references(evidence: Evidence, text: str) -> None:
    assert str(evidence) == text


def test_a_kind_is_its_word() -> None:
    assert Kind("transcription factor") is Kind.TRANSCRIPTION_FACTOR and f"{Kind.MIRNA}" == "miRNA"
    with pytest.raises(ValueError, match="'hormone' is not a valid Kind"):
        Kind("hormone")


def test_equal_annotations_are_equal_values() -> None:
    one, other = (Component("A", regulations=(Regulation("B", "A", "+", Evidence((1,))),)) for _ in range(2))
    assert one == other and hash(one) == hash(other)
    assert Regulation("B", "A", "+") != Regulation("B", "A", "-")
