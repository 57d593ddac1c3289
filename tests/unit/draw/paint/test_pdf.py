"""Pictures as PDF: what a reader of PDF finds in them, without dates. Poppler's programs read them where installed."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zlib
from pathlib import Path

import pytest

from logicnet.draw import Picture, diagram
from logicnet.draw.paint.shapes import Group, Shape, Text, line, rectangle
from logicnet.model import Network

poppler = pytest.mark.skipif(
    shutil.which("pdftoppm") is None, reason="needs Poppler's pdftoppm, pdftotext and pdffonts"
)


def page(*items: Shape | Text | Group, font: str = "DejaVu Sans", title: str = "") -> Picture:
    return Picture(200, 100, items, title=title, font=font)


def asked(program: str, picture: Picture, folder: Path, *words: str) -> str:
    """What a program of Poppler says of a picture, which it must not complain of."""
    file = folder / "picture.pdf"
    file.write_bytes(picture.pdf())
    done = subprocess.run([program, *words, str(file), *(["-"] if program == "pdftotext" else [])], capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode()


def content(picture: Picture) -> str:
    """The operators of the page."""
    data = picture.pdf()
    streams = re.findall(rb"/Length (\d+) /Filter /FlateDecode >>\nstream\n", data)
    (text,) = [
        found
        for match in re.finditer(rb"/Length (\d+) /Filter /FlateDecode >>\nstream\n", data)
        if (found := zlib.decompress(data[match.end() : match.end() + int(match[1])])).startswith(b"4 M")
    ]
    assert streams
    return text.decode("ascii")


def test_pdf_is_pdf_without_dates_and_twice_the_same(picture: Picture) -> None:
    data = picture.pdf()
    assert data.startswith(b"%PDF")
    assert b"/MediaBox [ 0 0 100 50 ]" in data
    assert b"CreationDate" not in data
    assert data == picture.pdf()


def test_each_object_stands_where_the_table_says(picture: Picture) -> None:
    data = picture.pdf()
    begin = int(re.search(rb"startxref\n(\d+)\n%%EOF\n\Z", data)[1])  # type: ignore[index]
    assert data[begin:].startswith(b"xref\n0 ")
    places = re.findall(rb"(\d{10}) 00000 n \n", data[begin:])
    assert places
    for number, place in enumerate(places, start=1):
        assert data[int(place) :].startswith(f"{number} 0 obj\n".encode())
    for number in re.findall(rb"(\d+) 0 R", data):
        assert 1 <= int(number) <= len(places)


def test_shapes_are_drawn_from_below_with_their_colours_widths_and_dashes() -> None:
    drawn = content(page(rectangle(10, 20, 30, 40, fill="#ff0000", stroke="#0000ff", line=2)))
    assert "q 1 0 0 rg 0 0 1 RG 2 w 10 80 m 40 80 l 40 40 l 10 40 l h B Q" in drawn
    assert "[ 4 2.5 ] 0 d 0 100 m 10 90 l S" in content(page(line([(0, 0), (10, 10)], stroke="#000000", dash=(4, 2.5))))
    assert "0 0.502 0 rg 1 99 m" in content(page(Shape((("M", ((1, 1),)), ("L", ((2, 2),))), "#008000")))


def test_what_has_neither_fill_nor_line_is_not_drawn() -> None:
    assert content(page(rectangle(0, 0, 9, 9))) == content(page())


@poppler
@pytest.mark.parametrize("font", ["DejaVu Sans", "DejaVu Sans Mono"])
def test_texts_are_found_whatever_their_letters(tmp_path: Path, font: str) -> None:
    told = ["NF-κB (p65) \\ <b>", "turned", "it's & “so”", "TGF-β1 ≥ 2"]
    texts = [Text(10, 20 + 20 * i, text, 10, "start", bold=bool(i % 2)) for i, text in enumerate(told)]
    found = asked("pdftotext", page(*texts, font=font), tmp_path).replace("\f", "").splitlines()
    assert [text for text in found if text] == told


@poppler
def test_fonts_are_embedded_as_parts_of_truetype_fonts(tmp_path: Path, network: Network) -> None:
    listed = asked("pdffonts", diagram(network), tmp_path).splitlines()[2:]
    assert len(listed) == 2  # regular and bold
    for one in listed:
        assert re.match(r"[A-Z]{6}\+DejaVuSans(-Bold)? +CID TrueType +Identity-H +yes yes yes", one)


@poppler
def test_a_title_and_where_it_comes_from_are_read_from_the_file(tmp_path: Path) -> None:
    said = asked("pdfinfo", page(title="Où est (β)?"), tmp_path)
    assert re.search(r"Title: +Où est \(β\)\?\n", said)
    assert re.search(r'Subject: +\{"program": "logicnet', said)
    assert "Page size:       200 x 100 pts" in said


@poppler
def test_a_reader_of_pdf_sees_what_a_reader_of_svg_sees(tmp_path: Path, network: Network) -> None:
    """The PNG is drawn from the SVG by resvg, the PDF by Poppler: edges of letters and lines may differ by a pixel."""
    image = pytest.importorskip("PIL.Image", reason="Pillow compares pixels")
    pixels = pytest.importorskip("numpy")
    for shown in (diagram(network, intervention="STAT3%0"), page(Text(100, 80, "Turned", 20, turn=60, opacity=0.5))):
        file = tmp_path / "shown.pdf"
        file.write_bytes(shown.pdf())
        subprocess.run(["pdftoppm", "-r", "100", "-png", "-singlefile", str(file), str(tmp_path / "shown")], check=True)
        read = image.open(tmp_path / "shown.png").convert("RGB")
        drawn = image.open(io.BytesIO(shown.png(100))).convert("RGB").resize(read.size)
        wide, high = (max(side // 6, 1) for side in read.size)
        coarse = [pixels.asarray(one.resize((wide, high), image.Resampling.BOX), float) for one in (read, drawn)]
        assert abs(coarse[0] - coarse[1]).mean() < 2.5  # of 255
        assert abs(coarse[0] - coarse[1]).max() < 90
