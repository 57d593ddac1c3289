"""Typefaces by name: which file is drawn with, which stands in for which, and what is told of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from logicnet.draw.paint import fonts, typefaces
from logicnet.draw.paint.typefaces import FAMILY, typeface
from logicnet.errors import DrawingError

DEJAVU = typeface(FAMILY)


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, tuple[Path, Path]]]:
    """The fonts of a machine, to be filled."""
    found: dict[str, tuple[Path, Path]] = {FAMILY: files()}

    def known() -> Mapping[str, tuple[Path, Path]]:
        return found

    monkeypatch.setattr(typefaces, "_installed", known)
    typeface.cache_clear()
    yield found
    typeface.cache_clear()


def files() -> tuple[Path, Path]:
    return DEJAVU.file(), DEJAVU.file(bold=True)


def test_the_usual_font_comes_with_matplotlib_and_needs_no_note() -> None:
    assert DEJAVU.family == DEJAVU.drawn == FAMILY and not DEJAVU.note
    assert DEJAVU.file().name == "DejaVuSans.ttf" and DEJAVU.file(bold=True).name == "DejaVuSans-Bold.ttf"


def test_a_font_is_found_whatever_the_case_of_its_letters(installed: dict[str, tuple[Path, Path]]) -> None:
    installed["Inter"] = files()
    assert typeface("inter").family == "Inter" and not typeface("inter").note


def test_a_misspelt_font_is_refused_with_the_nearest(installed: dict[str, tuple[Path, Path]]) -> None:
    with pytest.raises(DrawingError, match="there is no font 'Ariel'") as error:
        typeface("Ariel")
    assert error.value.hint == "did you mean 'Arial'?"


def test_a_font_like_no_other_is_refused_with_those_that_there_are(installed: dict[str, tuple[Path, Path]]) -> None:
    with pytest.raises(DrawingError) as error:
        typeface("Zapfino Extra")
    assert FAMILY in str(error.value.hint)


@pytest.mark.parametrize(
    ("asked", "there", "drawn"),
    [
        ("Arial", ["Liberation Sans"], "Liberation Sans"),
        ("Arial", ["Arimo"], "Arimo"),
        ("Arial", ["Liberation Sans", "Arial"], "Arial"),
        ("Helvetica", ["Nimbus Sans", "Liberation Sans"], "Nimbus Sans"),
        ("Helvetica", ["Liberation Sans"], "Liberation Sans"),
    ],
)
def test_another_typeface_of_the_same_widths_stands_in_and_is_told(
    installed: dict[str, tuple[Path, Path]], asked: str, there: list[str], drawn: str
) -> None:
    installed.update(dict.fromkeys(there, files()))
    found = typeface(asked)
    assert (found.family, found.drawn) == (asked, drawn)
    assert bool(found.note) is (drawn != asked)
    if found.note:
        assert asked in found.note and drawn in found.note and "as wide" in found.note


def test_without_any_of_its_files_a_font_has_widths_for_svg_alone(installed: dict[str, tuple[Path, Path]]) -> None:
    """The widths of Helvetica as Adobe published them: A 667, i 222, blank 278, of 1000; bold A 722."""
    found = typeface("Arial")
    assert "whoever opens the SVG needs it" in found.note
    widths, _ = found.widths()
    assert [widths[ord(c)] for c in "Ai "] == [0.667, 0.222, 0.278]
    assert found.widths(bold=True)[0][ord("A")] == 0.722
    with fonts.using("Arial"):
        assert fonts.width("Ai", 10) == pytest.approx(8.89)
    with pytest.raises(DrawingError, match="no file of the font Arial") as error:
        found.file()
    assert "write .svg; or install Liberation Sans or Arimo" in str(error.value.hint) and FAMILY in error.value.hint


def test_a_look_measures_in_its_font_and_leaves_the_former_one(installed: dict[str, tuple[Path, Path]]) -> None:
    before = fonts.width("STAT3", 10)
    with fonts.using("Helvetica"):
        assert fonts.current() == "Helvetica" and fonts.width("STAT3", 10) < before
    assert fonts.current() == FAMILY and fonts.width("STAT3", 10) == before


def test_an_svg_names_the_font_that_was_asked_for_first() -> None:
    assert fonts.stack("Arial").startswith("'Arial', ")
    assert fonts.stack(FAMILY).startswith("'DejaVu Sans'")
