"""Every picture keeps the rules of ``picture_rules``, whatever is drawn, how wide and in which theme it is."""

from __future__ import annotations

import json
import re
import shutil
import struct
import subprocess
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

import picture_rules
from asked_plots import ASKED, NETWORKS, asked, drawn, network
from logicnet import draw
from logicnet.draw import PLOTS, Picture
from logicnet.draw.graphs.highlight import Highlight
from logicnet.draw.paint.origin import origin
from logicnet.draw.paint.themes import THEMES, themed

WIDTHS: tuple[str | None, ...] = (None, "85mm", "180mm")  # as wide as its content, a journal's column, its page
every_plot = pytest.mark.parametrize("plot", [plot.name for plot in PLOTS])


def breaches(rule: Callable[[Picture], list[str]], plot: str, themes: Iterable[str] = ("light",)) -> Iterator[str]:
    for name in NETWORKS:
        for width in WIDTHS:
            for theme in themes:
                for breach in rule(themed(drawn(plot, name, width), theme)):
                    yield f"{name}, {width or 'natural width'}, {theme}: {breach}"


def none_of(found: Iterable[str]) -> None:
    told = list(found)
    assert not told, f"{len(told)} breaches:\n" + "\n".join(told[:25])


def test_every_plot_and_every_network_is_looked_at() -> None:
    assert list(ASKED) == [plot.name for plot in PLOTS]


@every_plot
def test_no_two_texts_overlap(plot: str) -> None:
    none_of(breaches(picture_rules.overlapping, plot))


@every_plot
def test_no_text_lies_under_a_shape(plot: str) -> None:
    none_of(breaches(picture_rules.covered, plot))


@every_plot
def test_no_line_runs_through_a_text(plot: str) -> None:
    none_of(breaches(picture_rules.crossed, plot))


def test_no_regulation_of_a_diagram_runs_under_a_component_and_every_head_and_ring_is_seen() -> None:
    none_of(breaches(picture_rules.hidden, "diagram"))
    asked = ((None, "dot"), (None, "force"), ("85mm", None), ("180mm", None))
    for name in ("il6", "bcsc", "il8", "aldh", "microenvironment"):
        one = network(name)
        some = {part.name: 1 for part in one.components[::3]}
        for width, layout in asked:
            for shown in (Highlight(), *([] if width == "85mm" else [Highlight(changed=some, held=some)])):
                picture = draw.diagram(one, width=width, layout=layout, highlight=shown)
                none_of(f"{name}, {width}, {layout}: {breach}" for breach in picture_rules.hidden(picture))


def test_no_regulation_of_a_large_diagram_runs_under_a_component_where_there_is_room() -> None:
    for width in (None, "180mm"):
        none_of(picture_rules.hidden(draw.diagram(network("resistance"), width=width, layout="force")))


@every_plot
def test_no_text_is_below_6_points_unless_a_note_says_so(plot: str) -> None:
    none_of(breaches(picture_rules.small, plot))


@every_plot
def test_nothing_sticks_out_of_the_page(plot: str) -> None:
    none_of(breaches(picture_rules.outside, plot))


@every_plot
def test_every_text_stands_out_from_what_lies_beneath_it(plot: str) -> None:
    none_of(breaches(picture_rules.faint, plot, THEMES))


@every_plot
def test_what_the_legend_tells_apart_can_be_told_apart_without_green_cones_and_without_colours(plot: str) -> None:
    none_of(breaches(picture_rules.alike, plot))


@every_plot
def test_a_theme_changes_colours_alone(plot: str) -> None:
    values, more = asked(plot, "levels")
    one = next(one for one in PLOTS if one.name == plot)
    for theme in THEMES:
        picture = one(*values, **more, theme=theme)
        plain = themed(drawn(plot, "levels", None), theme)
        assert replace(picture, made=plain.made) == plain
        assert dict(picture.made).get("theme", "light") == theme
        assert picture_rules.uncoloured(picture) == picture_rules.uncoloured(drawn(plot, "levels", None))


@every_plot
def test_a_page_is_exactly_as_wide_as_was_asked_in_every_format(plot: str, tmp_path: Path) -> None:
    for width, millimetres in (("85mm", 85.0), ("180mm", 180.0)):
        picture = drawn(plot, "levels", width)
        points = millimetres * 72 / 25.4
        assert picture.width == pytest.approx(points, abs=1e-6)
        told = re.search(rb'<svg [^>]*width="([0-9.]+)pt" height="([0-9.]+)pt"', picture.svg())
        assert told and float(told[1]) == pytest.approx(points, abs=0.01)
        assert float(told[2]) == pytest.approx(picture.height, abs=0.01)
        across, down = struct.unpack(">II", picture.png(300)[16:24])
        assert across == pytest.approx(millimetres / 25.4 * 300, abs=1)
        assert down == pytest.approx(picture.height / 72 * 300, abs=1)
        box = re.search(rb"/MediaBox \[ 0 0 ([0-9.]+) ([0-9.]+) \]", picture.pdf())
        assert box and float(box[1]) == pytest.approx(points, abs=0.01)
        assert float(box[2]) == pytest.approx(picture.height, abs=0.01)


@every_plot
def test_every_file_says_what_it_was_made_of(plot: str) -> None:
    picture = drawn(plot, "levels", "85mm")
    told = json.loads(origin(picture))
    assert told["program"].startswith("logicnet ")
    if plot != "matrix":  # a matrix of anything knows no network
        assert told["network levels"] == network("levels").digest
    written = escape(origin(picture)).encode()
    assert b"<metadata>" + written + b"</metadata>" in picture.svg()
    chunks = dict(chunks_of(picture.png(150)))
    assert chunks["iTXt"].endswith(origin(picture).encode())
    assert b"/Subject" in picture.pdf()


@every_plot
def test_a_png_says_its_dots_an_inch(plot: str) -> None:
    for dpi in (72, 300):
        chunks = dict(chunks_of(drawn(plot, "levels", "85mm").png(dpi)))
        across, down, unit = struct.unpack(">IIB", chunks["pHYs"])
        assert unit == 1 and across == down  # an inch is 0.0254 metres
        assert across * 0.0254 == pytest.approx(dpi, abs=0.02)


def chunks_of(png: bytes) -> Iterator[tuple[str, bytes]]:
    """The chunks of a PNG: length, name, content, checksum; the last of each name is kept by a dict."""
    at = 8
    while at < len(png):
        (length,), kind = struct.unpack(">I", png[at : at + 4]), png[at + 4 : at + 8]
        content = png[at + 8 : at + 8 + length]
        assert struct.unpack(">I", png[at + 8 + length : at + 12 + length])[0] == zlib.crc32(kind + content)
        yield kind.decode(), content
        at += 12 + length


@every_plot
@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="pdfinfo (poppler) is not installed")
def test_another_reader_finds_the_size_and_the_origin_of_a_pdf(plot: str, tmp_path: Path) -> None:
    picture = drawn(plot, "levels", "85mm")
    path = picture.save(tmp_path / "plot.pdf")
    said = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True).stdout
    fields = dict(line.split(":", 1) for line in said.splitlines() if ":" in line)
    across, down = map(float, re.findall(r"[0-9.]+", fields["Page size"])[:2])
    assert (across, down) == (pytest.approx(85 * 72 / 25.4, abs=0.01), pytest.approx(picture.height, abs=0.01))
    assert json.loads(fields["Subject"]) == json.loads(origin(picture))


@every_plot
def test_equal_input_gives_equal_bytes(plot: str) -> None:
    values, more = asked(plot, "levels")
    again = next(one for one in PLOTS if one.name == plot)(*values, **more, width="85mm")
    before = drawn(plot, "levels", "85mm")
    assert (again.svg(), again.png(100), again.pdf()) == (before.svg(), before.png(100), before.pdf())
