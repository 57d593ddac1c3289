"""How a file is read where it leaves something open, and how notes on it name many things."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file is read where it leaves something open.

    - ``strict``: whether components without a rule are refused where the format has inputs declared (default: they are
      inputs, and the network's notes name them).
    - ``default_rule``: how regulators act together in a format of edges alone, a name of ``sif.DEFAULT_RULES``
      (default: none, and such files are refused).
    """

    strict: bool = False
    default_rule: str = ""


AS_USUAL = Reading()
"""As files are read unless asked otherwise."""

LISTED = 20
"""How many names a note lists; the network has all."""


def listed(things: Sequence[str], most: int = 5) -> str:
    """The first of some things, and how many more there are.

    >>> listed(["a", "b"]), listed(["a", "b", "c"], 2)
    ('a, b', 'a, b and 1 more')
    """
    return ", ".join(things[:most]) + (f" and {len(things) - most} more" if len(things) > most else "")
