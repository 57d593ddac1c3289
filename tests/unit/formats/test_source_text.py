"""Source texts: where a sentence ends, what a caption is, which numbers and names stand in a text."""

from pathlib import Path

import pytest

from logicnet.errors import FormatError
from logicnet.formats.source_text import SourceText, cited, names_one, panels, sentences
from logicnet.model.anchor import Anchor


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("One ends. Two ends.", ("One ends.", "Two ends.")),
        ("Smith et al. found A [16]. Next, B.", ("Smith et al. found A [16].", "Next, B.")),
        ("Smith et al. A was found. B.", ("Smith et al. A was found.", "B.")),
        ("Drugs, e.g. Taxol, act. So be it.", ("Drugs, e.g. Taxol, act.", "So be it.")),
        ("It binds (Fig. 1a). It acts, see Fig. 2 there.", ("It binds (Fig. 1a).", "It acts, see Fig. 2 there.")),
        ("NF-kappa B rose 2.5 times. 3 of 4 died.", ("NF-kappa B rose 2.5 times.", "3 of 4 died.")),
        ("Is it (so. Or not)? Yes!", ("Is it (so. Or not)?", "Yes!")),
        ("An open ( bracket. Ends nothing.", ("An open ( bracket.", "Ends nothing.")),
        ("It ended. (This too.) And [7] this.", ("It ended.", "(This too.) And [7] this.")),
        ("no capital. yes", ("no capital. yes",)),
        ("", ()),
    ],
)
def test_a_sentence_ends_at_a_point_before_a_blank_and_no_small_letter(line: str, expected: tuple[str, ...]) -> None:
    assert sentences(line) == expected


def test_numbers_are_cited_in_square_brackets_alone_in_lists_and_in_ranges() -> None:
    assert cited("A [1, 2] B [80,81,82] C [5-7], [9–10], [see 11], (12)") == {1, 2, 80, 81, 82, 5, 6, 7, 9, 10}


def test_a_caption_stands_under_its_figure_and_is_parted_by_panels() -> None:
    text = SourceText("t", ("Fig. 1", "figure 1", "", "Paths. a The one. b An other", "Table 1 All trials"))
    assert panels("Paths. a The one. b An other") == {"a": "The one.", "b": "An other"}
    assert text.at(Anchor(figure="Fig. 1")) == "Paths. a The one. b An other"
    assert text.at(Anchor(figure="Fig. 1", panel="b")) == "An other"
    assert text.at(Anchor(figure="Table 1")) == "All trials"
    assert text.at(Anchor(figure="Fig. 1", panel="c")) is None
    assert text.at(Anchor(figure="Fig. 2")) is None


def test_an_anchor_counts_lines_and_sentences_from_one() -> None:
    text = SourceText("t", ("A. B. C.", "", "D."))
    assert [text.at(Anchor(1, 2)), text.at(Anchor(3, 1)), text.around(Anchor(1, 1))] == ["B.", "D.", "A. B."]
    assert [text.at(Anchor(2, 1)), text.at(Anchor(1, 4)), text.at(Anchor(9, 1))] == [None, None, None]


@pytest.mark.parametrize("text", ["the IL-6 loop", "IL6/STAT3", "anti-IL 6", "of il-6."])
def test_a_name_is_found_in_its_spellings(text: str) -> None:
    assert names_one(text, ("IL-6",))


def test_a_name_is_no_part_of_another_unless_it_says_so() -> None:
    assert not names_one("IL-10 and IL-6R", ("IL-1", "IL-6"))
    assert names_one("two macrophages", ("macrophage",))
    assert not names_one("stemness", ("stem",))
    assert names_one("stemness", ("stem*",))
    assert names_one("NF-κB", ("NF-kappa B",))
    assert not names_one("anything", ("", "*"))


def test_a_text_that_is_not_utf8_is_refused_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_bytes(b"good\nb\xffd")
    with pytest.raises(FormatError, match=r"t\.txt:2:2: a byte that is not UTF-8"):
        SourceText.read(tmp_path / "t.txt")


def test_an_unbreakable_blank_is_a_blank(tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text("Fig.\u00a01\nfigure\u00a01\r\nThe caption\n", encoding="utf-8")
    assert SourceText.read(tmp_path / "t.txt").at(Anchor(figure="Fig. 1")) == "The caption"
