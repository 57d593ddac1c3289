"""Pictures as files: the suffix says the format, and a failure leaves what was there."""

from __future__ import annotations

from pathlib import Path

import pytest

from logicnet.draw import Picture
from logicnet.errors import DrawingError, FormatError


@pytest.mark.parametrize("name", ["a.svg", "b.png", "c.pdf", "D.SVG"])
def test_saving_goes_by_the_suffix_and_leaves_nothing_else(picture: Picture, tmp_path: Path, name: str) -> None:
    path = picture.save(tmp_path / name)
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes()[:4] in {b"<?xm", b"\x89PNG", b"%PDF"}


@pytest.mark.parametrize("name", ["a.gif", "a", "a.svg.gz", ".svg"])
def test_other_suffixes_are_refused_with_those_allowed(picture: Picture, tmp_path: Path, name: str) -> None:
    with pytest.raises(DrawingError) as raised:
        picture.save(tmp_path / name)
    assert ".svg, .png, .pdf" in str(raised.value)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("suffix", ["eps", "ps", "emf"])
def test_a_format_of_journals_that_pdf_takes_the_place_of_says_so(
    picture: Picture, tmp_path: Path, suffix: str
) -> None:
    with pytest.raises(DrawingError, match=f"PDF takes the place of {suffix.upper()}: end the name in one of .svg"):
        picture.save(tmp_path / f"a.{suffix}")


def test_a_picture_keeps_the_permissions_of_the_file_it_replaces(picture: Picture, tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    path.write_text("old")
    path.chmod(0o600)
    picture.save(path)
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_place_that_cannot_be_written_is_a_clear_error(picture: Picture, tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="no directory"):
        picture.save(tmp_path / "none" / "a.svg")
    (tmp_path / "folder.svg").mkdir()
    with pytest.raises(FormatError, match="is a directory"):
        picture.save(tmp_path / "folder.svg")
    assert [path.name for path in tmp_path.iterdir()] == ["folder.svg"]


def test_a_failed_drawing_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_text("old")
    with pytest.raises(DrawingError):
        Picture(0, 0, ()).save(path)
    assert path.read_text() == "old"


def test_a_picture_is_one_line_with_its_size_what_it_shows_and_how_it_is_written() -> None:
    """85 mm are 240.9 points."""
    text = repr(Picture(240.945, 120.47, (), title="IL-6 signalling"))
    assert text == "<Picture 'IL-6 signalling', 85 × 42 mm: .save('picture.pdf') writes it, or .svg, or .png>"
    long = repr(Picture(100, 100, (), title="many words " * 40))
    assert "…" in long and len(long) <= 200 and "\n" not in long
    assert repr(Picture(72, 72, ())).startswith("<Picture, 25 × 25 mm")
