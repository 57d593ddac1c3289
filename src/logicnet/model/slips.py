"""Names without a rule that are near a name with one: inputs only because they are misspelt, perhaps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Self

from logicnet.display.tables import shortened

MOST_SLIPS = 5
"""Names that are told of one by one."""


class SlipNote(str):
    """A network's note on such names, which it knows beside its text: ``near`` has the near name of each.

    It stands among the notes of a network, and goes wherever they go.
    """

    near: Mapping[str, str]

    @classmethod
    def of(cls, text: str, near: Mapping[str, str]) -> Self:
        """The note that says ``text`` of the names in ``near``."""
        note = cls(text)
        note.near = dict(near)
        return note


def slips_in(notes: Iterable[str], most: int = MOST_SLIPS) -> str:
    """What the notes of networks say of such names, a sentence for each of the first; empty where there are none.

    >>> note = SlipNote.of("m.bnet: perhaps misspelt", {"SNIA1": "SNAI1", "il6": "IL6"})
    >>> slips_in(["m.bnet: odd", note], 1)
    'SNIA1 has no rule and is taken as an input: did you mean SNAI1? (+1 more)'
    """
    near = {name: meant for note in notes if isinstance(note, SlipNote) for name, meant in note.near.items()}
    told = [f"{name} has no rule and is taken as an input: did you mean {meant}?" for name, meant in near.items()]
    return shortened(told, most)
