"""Pictures as PNG: the pixels that they have and show."""

from __future__ import annotations

import io
import struct

import pytest

from logicnet.draw import Picture
from logicnet.draw.paint.png import resolution
from logicnet.draw.paint.shapes import Text, rectangle


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


def test_a_large_page_has_as_many_pixels_as_memory_bears() -> None:
    page = Picture(4000, 3000, ())
    real = resolution(page, 2400)
    assert (4000 / 72 * real) * (3000 / 72 * real) == pytest.approx(32_000_000)
    assert resolution(page, 20) == 20
