"""Pictures as values, and their three formats."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from logicnet.draw import Picture
from logicnet.draw.paint import fonts
from logicnet.draw.paint.shapes import Group, Shape, Text, ellipse, line, polygon, rectangle
from logicnet.draw.paint.svg import decimal
from logicnet.errors import DrawingError, FormatError


@pytest.fixture
def picture() -> Picture:
    items = (
        rectangle(5, 5, 40, 20, fill="#ff0000", stroke="#000000"),
        ellipse(70, 15, 20, 10, fill="#0000ff"),
        line([(0, 40), (100, 40)], stroke="#000000", dash=(4, 2)),
        Group(
            (Text(50, 35, "IL-6 $x$ & <κ>", 8, bold=True, turn=90, opacity=0.5),),
            "label",
            (("name", 'a"b'),),
            "a title",
        ),
        Shape((("M", ((1, 1),)), ("C", ((2, 2), (3, 3), (4, 4)))), stroke="#00ff00", opacity=0.5),
    )
    return Picture(100, 50, items, "A picture")


def test_svg_is_xml_with_its_size_and_texts(picture: Picture) -> None:
    root = ElementTree.fromstring(picture.svg())
    assert root.get("width") == "100pt"
    assert root.get("viewBox") == "0 0 100 50"
    assert [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")] == ["IL-6 $x$ & <κ>"]
    group = root.find("{http://www.w3.org/2000/svg}g")
    assert group is not None
    assert group.get("data-name") == 'a"b'


@pytest.mark.parametrize("dpi", [72, 200])
def test_png_has_the_size_that_the_resolution_gives(picture: Picture, dpi: int) -> None:
    data = picture.png(dpi)
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    assert abs(width - 100 * dpi / 72) <= 1
    assert abs(height - 50 * dpi / 72) <= 1


def test_png_shows_colours_texts_and_a_white_ground(picture: Picture) -> None:
    image = pytest.importorskip("PIL.Image").open(io.BytesIO(picture.png(72))).convert("RGB")
    assert image.getpixel((25, 15)) == (255, 0, 0)
    assert image.getpixel((70, 15)) == (0, 0, 255)
    assert image.getpixel((98, 2)) == (255, 255, 255)
    blank = Picture(100, 50, ())
    worded = Picture(100, 50, (Text(50, 30, "NF-κB", 20),))
    assert worded.png(72) != blank.png(72)


def test_a_picture_too_large_for_a_resolution_is_drawn_with_less() -> None:
    data = Picture(50_000, 10, (rectangle(0, 0, 50_000, 10, fill="#000000"),)).png(200)
    assert struct.unpack(">I", data[16:20])[0] <= 16_001


def test_pdf_is_pdf_without_dates_and_twice_the_same(picture: Picture) -> None:
    data = picture.pdf()
    assert data.startswith(b"%PDF")
    assert b"/MediaBox [ 0 0 100 50 ]" in data
    assert b"CreationDate" not in data
    assert data == picture.pdf()


def test_drawing_a_pdf_leaves_the_settings_of_matplotlib_alone(picture: Picture) -> None:
    import matplotlib

    with matplotlib.rc_context({"pdf.fonttype": 3, "lines.linewidth": 7}):
        picture.pdf()
        assert matplotlib.rcParams["pdf.fonttype"] == 3
        assert matplotlib.rcParams["lines.linewidth"] == 7


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


def test_moving_and_scaling_act_on_everything(picture: Picture) -> None:
    twice = picture.scaled(2)
    assert (twice.width, twice.height) == (200, 100)
    back = twice.scaled(0.5)
    assert back.svg() == picture.svg()
    moved = Picture(100, 50, tuple(item.moved(3, 4).moved(-3, -4) for item in picture.items), "A picture")
    assert moved.svg() == picture.svg()


def test_stacked_pictures_are_centred_and_keep_their_notes(picture: Picture) -> None:
    small = Picture(20, 10, (polygon([(0, 0), (20, 0), (10, 10)], fill="#000000"),)).noting("small")
    both = Picture.stacked([picture, small], gap=5, margin=1)
    assert (both.width, both.height) == (102, 67)
    assert both.notes == ("small",)
    assert both.items[-1].path[0] == ("M", ((41, 56),))


@pytest.mark.parametrize(
    ("value", "text"), [(0.0, "0"), (-0.001, "0"), (1.5, "1.5"), (2.0, "2"), (-3.14159, "-3.14"), (100.0, "100")]
)
def test_numbers_are_short(value: float, text: str) -> None:
    assert decimal(value) == text


def test_widths_are_those_of_the_font() -> None:
    """Against the font library that matplotlib carries."""
    from matplotlib.ft2font import FT2Font, LoadFlags

    for bold in (False, True):
        font = FT2Font(str(fonts.file(bold=bold)))
        for character in "AilM-κβ→ ":
            advance = font.load_char(ord(character), LoadFlags.NO_SCALE).horiAdvance / font.units_per_EM
            assert fonts.width(character, 10, bold=bold) == pytest.approx(10 * advance, abs=1e-9)


def test_texts_are_wrapped_and_shortened_to_fit() -> None:
    lines = fonts.wrap("resistance to DNA damaging agents", 10, 80)
    assert " ".join(lines) == "resistance to DNA damaging agents"
    assert all(fonts.width(part, 10) <= 80 for part in lines)
    assert fonts.wrap("", 10, 80) == ("",)
    assert fonts.shorten("phosphatidylinositol", 10, 60).endswith("…")
    assert fonts.shorten("AKT", 10, 60) == "AKT"


def test_importing_draw_loads_nothing_heavy() -> None:
    heavy = ["matplotlib", "numpy", "graphviz", "wasmtime", "pandas"]
    code = f"import sys, logicnet.draw; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
