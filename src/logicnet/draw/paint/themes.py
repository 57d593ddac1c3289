"""Themes: the colours of a finished picture turned into those of a printer without colour, or of a dark slide.

A picture is drawn in one set of colours (``style``); a theme is a rule from each of them to another, so that no drawing
knows of it. Nothing is told by colour alone: marks, dashes and shapes stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import replace
from functools import cache
from typing import TypeVar

from logicnet.draw.paint.shapes import Group, Item, Page, Shape, Text

LEAST_CONTRAST = 4.5
"""Of a text and its ground: what the Web Content Accessibility Guidelines ask for of small texts."""
_Drawn = TypeVar("_Drawn", bound=Page)


def themed(page: _Drawn, theme: str) -> _Drawn:
    """The same page in a theme, a key of ``THEMES``."""
    rule = THEMES[theme]
    if rule is None:
        return page
    return replace(page, items=tuple(_item(item, rule) for item in page.items), paper=rule(page.paper))


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
    """The same hue, as dark as the colour was light: every contrast of two colours stays what it is, and white and
    black change places.
    """
    wanted = 1.05 * 0.05 / (luminance(colour) + 0.05) - 0.05
    hue, _, saturation = rgb_to_hls(*channels(colour))
    low, high = 0.0, 1.0
    for _ in range(16):
        middle = (low + high) / 2
        low, high = (middle, high) if luminance(_coded(hue, middle, saturation)) < wanted else (low, middle)
    return _coded(hue, high, saturation)


def _coded(hue: float, light: float, saturation: float) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in hls_to_rgb(hue, light, saturation))


THEMES: Mapping[str, Callable[[str], str] | None] = {"light": None, "grey": _grey, "dark": _dark}
"""What each theme makes of a colour: as it is, its lightness alone, or the luminance turned round."""


def _item(item: Item, rule: Callable[[str], str]) -> Item:
    match item:
        case Shape():
            return replace(item, fill=item.fill and rule(item.fill), stroke=item.stroke and rule(item.stroke))
        case Text():
            return replace(item, colour=rule(item.colour))
        case Group():
            return replace(item, items=tuple(_item(one, rule) for one in item.items))
