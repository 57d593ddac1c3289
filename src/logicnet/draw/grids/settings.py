"""The settings of a screen as columns: contexts by name, inputs that differ as a small matrix, the others once."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from logicnet.draw.grids.rows import Row
from logicnet.draw.grids.table import Box
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Item, Text, ellipse, line
from logicnet.draw.paint.style import GREY, INK
from logicnet.model.notation import words

_EQUATION = re.compile(r'(?P<name>"[^"]+"|[^"=<>]+)(?P<sign>>=|<=|=|<|>)(?P<value>[0-9.]+)')
_SAMPLE = Box(0, 0, 11, 11)
_VALUES, _EITHER = ("=0", "=1"), "=0|1"
_MANY = 12  # settings from which those that do the same share a column


@dataclass(frozen=True, slots=True)
class Columns:
    """The places where a screen was asked, in the table's order.

    - ``places``: the settings or contexts, as ``Row.place`` has them.
    - ``heads``: the text over each column; empty where the matrix of inputs tells.
    - ``inputs``: what differs, by the name of the input, with its value in each column (empty: it is free there).
    - ``shared``: what is the same in all of them, as text; empty where nothing is.
    """

    places: tuple[str, ...]
    heads: tuple[str, ...]
    inputs: Mapping[str, tuple[str, ...]]
    shared: str

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Columns:
        """Read the settings of the rows, as they were written."""
        found = [(row.place, row.setting, row.context) for row in rows]
        texts = {place: setting for place, setting, _ in found}
        contexts = {context for _, _, context in found}
        read = {place: _equations(text) for place, text in texts.items()}
        known = [held for held in read.values() if held is not None]
        every = list(dict.fromkeys(name for held in known for name in held))
        values = {name: tuple((held or {}).get(name, "") for held in read.values()) for name in every}
        alike = [name for name in every if len(set(values[name])) == 1] if len(known) == len(read) else []
        heads = tuple(place if place in contexts or read[place] is None else "" for place in read)
        if len({tuple(values[name][place] for name in every) for place in range(len(read))}) < len(read):
            heads = tuple(read)  # what is held does not tell them apart
        return cls(
            tuple(read),
            heads,
            {name: held for name, held in values.items() if name not in alike},
            " ".join(f"{name}{values[name][0]}" for name in alike),
        )

    def text(self, column: int, titles: Mapping[str, str]) -> str:
        """What a column is called in a line of text."""
        held = {name: values[column] for name, values in self.inputs.items()}
        told = [f"{titles.get(name, name)}{value}" for name, value in held.items() if value not in ("", _EITHER)]
        return self.heads[column] or ", ".join(told) or "nothing held"

    def names(self, titles: Mapping[str, str]) -> list[str]:
        """What each column is called in a line of text."""
        return [self.text(column, titles) for column in range(len(self.places))]

    def joined(self, content: Mapping[str, Hashable]) -> Columns:
        """Columns of the same ``content``, by place, as one where they differ in one input: with both of its values, so
        that the inputs still tell exactly which settings a column stands for. Few columns stay as they are.
        """
        if len(self.places) <= _MANY:
            return self
        cubes = {place: {name: held[at] for name, held in self.inputs.items()} for at, place in enumerate(self.places)}
        merged = True
        while merged:
            merged = False
            for name in self.inputs:
                first: dict[Hashable, str] = {}
                for place, values in list(cubes.items()):
                    others = tuple(value for other, value in values.items() if other != name)
                    twin = first.setdefault((content[place], others, values[name] in _VALUES), place)
                    if twin != place and {cubes[twin][name], values[name]} == set(_VALUES):
                        cubes[twin][name] = _EITHER
                        del cubes[place]
                        merged = True
        heads = dict(zip(self.places, self.heads, strict=True))
        inputs = {name: tuple(values[name] for values in cubes.values()) for name in self.inputs}
        return Columns(tuple(cubes), tuple(heads[place] for place in cubes), inputs, self.shared)

    def of_places(self, kept: Iterable[str], titles: Mapping[str, str]) -> tuple[Columns, str]:
        """Some of the columns without the inputs that do not differ among them, and these inputs as text."""
        numbers = [number for number, place in enumerate(self.places) if place in set(kept)]
        values = {name: tuple(held[number] for number in numbers) for name, held in self.inputs.items()}
        alike = {name for name, held in values.items() if len(set(held)) == 1} if len(numbers) > 1 else set()
        told = {name: values[name][0] for name in values if name in alike}
        return (
            Columns(
                tuple(self.places[number] for number in numbers),
                tuple(self.heads[number] for number in numbers),
                {name: held for name, held in values.items() if name not in alike},
                self.shared,
            ),
            ", ".join(f"{titles.get(name, name)}{value}" for name, value in told.items() if value not in ("", _EITHER)),
        )

    def told(self, every: Columns) -> tuple[str, ...]:
        """What is said where columns were joined, of ``every`` that there was."""
        count = len(self.places)
        joined = count < len(every.places)
        said = f"{len(every.places)} settings in {count} columns: those alike in all that is drawn share one"
        return (said,) if joined else ()

    def part(self, start: int, end: int) -> Columns:
        """Some of the columns."""
        inputs = {name: found[start:end] for name, found in self.inputs.items()}
        return Columns(self.places[start:end], self.heads[start:end], inputs, self.shared)


def input_cell(value: str, box: Box) -> list[Item]:
    """The value of an input under a setting: a dot where it is 1, a ring where it is 0, a stroke where it is either,
    else as it is written.
    """
    x, y = box.centre
    if value == _EITHER:
        return [line([(x - 2.6, y), (x + 2.6, y)], stroke=GREY, width=1.2)]
    if value in _VALUES:
        return [ellipse(x, y, 2.6, 2.6, fill=INK if value == "=1" else "", stroke=INK, line=0.8)]
    return [Text(x, y + 2.5, value.removeprefix("="), 7, colour=GREY)] if value else []


def input_legend(columns: Columns) -> list[tuple[Picture, str]]:
    """Samples of such cells and their meaning."""
    used = {value for found in columns.inputs.values() for value in found}
    told = {"=1": "input at 1", "=0": "at 0", _EITHER: "at either"}
    samples = [(value, text) for value, text in told.items() if value in used]
    return [
        (Picture(_SAMPLE.width, _SAMPLE.height, tuple(input_cell(value, _SAMPLE))), text) for value, text in samples
    ]


def _equations(text: str) -> dict[str, str] | None:
    """The inputs that a setting names, each with sign and value; None where it is no such text."""
    found: dict[str, str] = {}
    for word in words(text):
        match = _EQUATION.fullmatch(word.group())
        if match is None:
            return None
        found[match["name"].strip('"')] = match["sign"] + match["value"]
    return found
