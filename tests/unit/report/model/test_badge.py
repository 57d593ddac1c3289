"""The badge: an SVG that says its score in words, fits its texts, is read on its colours, and names nothing outside."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from logicnet.draw.paint import fonts
from logicnet.report.model.badge import score_badge
from logicnet.report.model.criteria import Criterion, Judgement, Mark, Subject
from logicnet.report.model.score import Score, score_of

SVG = "{http://www.w3.org/2000/svg}"


def scored(total: float | None) -> Score:
    mark = Mark(total, "")
    return score_of([Judgement(Subject("s", "S", 1, ""), Criterion("c", "C", "?", 1, lambda facts: mark), mark)])


def root_of(total: float | None, label: str = "model report") -> ElementTree.Element:
    return ElementTree.fromstring(score_badge(scored(total), label).svg())


@pytest.mark.parametrize(("total", "words"), [(0.876, "87 %"), (0.0, "0 %"), (1.0, "100 %"), (None, "not scored")])
def test_title_and_text_say_the_score(total: float | None, words: str) -> None:
    root = root_of(total)
    assert root.get("role") == "img" and root.findtext(f"{SVG}title") == f"model report: {words}"
    assert [text.text for text in root.iter(f"{SVG}text")] == ["model report", words]


@pytest.mark.parametrize(
    "label", ["model report", "i", "a model of much that is known of the epithelial to mesenchymal transition"]
)
@pytest.mark.parametrize("total", [0.07, 1.0, None])
def test_each_text_fits_into_its_field(label: str, total: float | None) -> None:
    root = root_of(total, label)
    fields = [re.findall(r"[\d.]+", str(path.get("d"))) for path in root.iter(f"{SVG}path")]
    for numbers, text in zip(fields, root.iter(f"{SVG}text"), strict=True):
        left, right = float(numbers[0]), float(numbers[2])
        half = fonts.width(str(text.text), float(str(text.get("font-size")))) / 2
        middle = float(str(text.get("x")))
        assert left + 3 <= middle - half and middle + half <= right - 3
    assert float(str(root.get("width")).removesuffix("pt")) < 300


def luminance(colour: str) -> float:
    """Relative luminance of sRGB, by WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("total", [0.0, 0.3, 0.5, 0.79, 0.8, 1.0, None])
def test_white_is_read_on_every_field(total: float | None) -> None:
    for path in root_of(total).iter(f"{SVG}path"):
        assert 1.05 / (luminance(str(path.get("fill"))) + 0.05) >= 4.5


def test_grades_differ_in_colour() -> None:
    fills = [[path.get("fill") for path in root_of(total).iter(f"{SVG}path")][1] for total in (0.2, 0.6, 0.9, None)]
    assert len(set(fills)) == 4


@pytest.mark.parametrize("label", ["<script>alert(1)</script>", "\u202eevil\u200b", "a\x00b\nc", '" onload="x'])
def test_a_hostile_label_is_text_on_one_line(label: str) -> None:
    content = score_badge(scored(0.5), label).svg().decode()
    root = ElementTree.fromstring(content)
    assert root.findall(f".//{SVG}script") == [] and not root.get("onload")
    shown = next(root.iter(f"{SVG}text")).text or ""
    assert not set(shown) & set("\u202e\u200b\x00\n") and shown


def test_nothing_outside_is_named() -> None:
    content = score_badge(scored(0.5)).svg().decode()
    assert "href" not in content and "url(" not in content and "@font-face" not in content
    assert re.findall(r"https?://[^\"']+", content) == ["http://www.w3.org/2000/svg"]


def test_a_badge_is_the_same_bytes_each_time() -> None:
    assert score_badge(scored(0.5)).svg() == score_badge(scored(0.5)).svg()
