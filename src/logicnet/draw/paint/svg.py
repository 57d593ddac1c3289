"""Pictures as SVG: texts stay texts, groups carry classes and data, and the same picture gives the same bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from logicnet.draw.paint import fonts
from logicnet.draw.paint.origin import origin
from logicnet.draw.paint.shapes import Group, Item, Page, Shape, Text

_UNPRINTABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML 1.0 does not admit


def write(picture: Page) -> bytes:
    """The whole file."""
    width, height = decimal(picture.width), decimal(picture.height)
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}"'
        f' role="img" font-family="{fonts.stack(picture.font)}">'
    )
    title = [f"<title>{_text(picture.title)}</title>"] if picture.title else []
    told = [f"<metadata>{_text(origin(picture))}</metadata>"]
    paper = f'<rect width="{width}" height="{height}" fill="{picture.paper}"/>'
    return "\n".join([head, *title, *told, paper, *_items(picture.items), "</svg>\n"]).encode()


def decimal(value: float) -> str:
    """Two decimals, a hundredth of a point, without trailing zeros."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _items(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        match item:
            case Shape():
                yield _shape(item)
            case Text():
                yield _line(item)
            case Group():
                data = "".join(f" data-{key}={_quoted(value)}" for key, value in item.data)
                classes = f" class={_quoted(item.classes)}" if item.classes else ""
                yield f"<g{classes}{data}>"
                if item.title:
                    yield f"<title>{_text(item.title)}</title>"
                yield from _items(item.items)
                yield "</g>"


def _shape(shape: Shape) -> str:
    path = " ".join(op + " ".join(f"{decimal(x)},{decimal(y)}" for x, y in points) for op, points in shape.path)
    parts = [f'<path d="{path}" fill="{shape.fill or "none"}"']
    if shape.stroke:
        parts.append(f'stroke="{shape.stroke}" stroke-width="{decimal(shape.width)}"')
    if shape.dash:
        parts.append(f'stroke-dasharray="{",".join(map(decimal, shape.dash))}"')
    if shape.opacity < 1:
        parts.append(f'opacity="{decimal(shape.opacity)}"')
    return " ".join(parts) + "/>"


def _line(text: Text) -> str:
    x, y = decimal(text.x), decimal(text.y)
    parts = [f'<text x="{x}" y="{y}" font-size="{decimal(text.size)}" fill="{text.colour}"']
    if text.anchor != "start":
        parts.append(f'text-anchor="{text.anchor}"')
    if text.bold:
        parts.append('font-weight="bold"')
    if text.turn:
        parts.append(f'transform="rotate({decimal(-text.turn)} {x} {y})"')
    if text.opacity < 1:
        parts.append(f'opacity="{decimal(text.opacity)}"')
    return f"{' '.join(parts)}>{_text(text.text)}</text>"


def _text(text: str) -> str:
    return escape(_UNPRINTABLE.sub("\ufffd", text))


def _quoted(text: str) -> str:
    return quoteattr(_UNPRINTABLE.sub("\ufffd", text))
