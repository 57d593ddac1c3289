"""Themes: the colours of a finished picture turned into those of a printer without colour, or of a dark slide.

A picture is drawn in one set of colours (``style``); a theme is a rule from each of them to another, so that no drawing
knows of it. Nothing is told by colour alone: marks, dashes and shapes stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import replace
from functools import cache
from typing import TypeVar

from logicnet.draw.paint.shapes import Group, Item, Page, Shape, Text, extent

LEAST_CONTRAST = 4.5
"""Of a text and its ground: what the Web Content Accessibility Guidelines ask for of small texts."""
_BEFORE = 6  # items before a text among which its ground is looked for
_DARK = 0.11  # the lightness of a dark slide's paper
_Drawn = TypeVar("_Drawn", bound=Page)


def themed(page: _Drawn, theme: str) -> _Drawn:
    """The same page in a theme, a key of ``THEMES``."""
    rule = THEMES[theme]
    if rule is None:
        return page
    return replace(page, items=tuple(_items(page.items, rule)), paper=rule(page.paper))


def channels(colour: str) -> tuple[float, float, float]:
    """Red, green and blue of ``#rrggbb``, each from 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def luminance(colour: str) -> float:
    """How light a colour is to the eye, from 0 to 1: the relative luminance of WCAG 2."""
    parts = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels(colour))
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21, as WCAG 2 defines it."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@cache
def _grey(colour: str) -> str:
    light = luminance(colour)
    level = 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return f"#{round(level * 255):02x}" + f"{round(level * 255):02x}" * 2


@cache
def _dark(colour: str) -> str:
    hue, light, saturation = rgb_to_hls(*channels(colour))
    turned = hls_to_rgb(hue, _DARK + (1 - light) * (0.96 - _DARK), saturation)
    return "#" + "".join(f"{round(part * 255):02x}" for part in turned)


THEMES: Mapping[str, Callable[[str], str] | None] = {"light": None, "grey": _grey, "dark": _dark}
"""What each theme makes of a colour: as it is, its lightness alone, or the lightness turned round."""


def _item(item: Item, rule: Callable[[str], str]) -> Item:
    match item:
        case Shape():
            return replace(item, fill=item.fill and rule(item.fill), stroke=item.stroke and rule(item.stroke))
        case Text():
            return replace(item, colour=rule(item.colour))
        case Group():
            return replace(item, items=tuple(_items(item.items, rule)))


def _items(items: Sequence[Item], rule: Callable[[str], str]) -> Iterator[Item]:
    """Each in the theme; a text that could be read on what it stands on can be read there still."""
    for place, item in enumerate(items):
        turned = _item(item, rule)
        if isinstance(item, Text) and isinstance(turned, Text):
            ground = _ground(item, items[max(place - _BEFORE, 0) : place])
            told = ground and contrast(item.colour, ground) >= LEAST_CONTRAST
            if told and contrast(turned.colour, rule(ground)) < LEAST_CONTRAST:
                best = max(("#000000", "#ffffff"), key=lambda ink: contrast(ink, rule(ground)))
                turned = replace(turned, colour=best)
        yield turned


def _ground(text: Text, before: Sequence[Item]) -> str:
    """The fill of the last shape that a text begins on; none where there is none."""
    for item in reversed(before):
        if isinstance(item, Shape) and item.fill:
            left, top, right, bottom = extent([item])
            if left <= text.x <= right and top <= text.y <= bottom:
                return item.fill
    return ""
